"""A whole small project of its own, with a real catalog and the real templates, to be changed."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).parents[2]
CATALOG: Final = REPOSITORY / "tests/cases/good-full"
DAY: Final = dt.date(2026, 11, 22)


def copied_project(folder: Path, catalog: Path = CATALOG) -> Path:
    """A copy in `folder` of the settings, the templates, the hand-written pages and a catalog."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")
    for name, source in (
        ("docs", REPOSITORY / "docs"),
        ("overrides", REPOSITORY / "overrides"),
        ("practices", catalog / "practices"),
        ("regions", catalog / "regions"),
    ):
        shutil.copytree(source, folder / name)
    return folder
