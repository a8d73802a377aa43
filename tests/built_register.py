"""Whole sites, built as they would be published, of made-up registers and catalogs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sample_register import TODAY, written

from generator.publishing.signing import VARIABLE
from generator.site.building import Wish, build

PROJECT = Path(__file__).parents[1]
URL = "https://atlas.example/atlas/"


def built(root: Path, out: Path, today: dt.date = TODAY, url: str = URL, key: str = "") -> Path:
    """Build the site of the catalog under `root` into `out`, as it stands on `today`; `out`.

    The site stands at `url` and is signed with `key`, if these are given.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_SITE_URL", url)
        patch.setenv(VARIABLE, key)
        done = build(Wish(PROJECT, root=root, out=out, today=today, languages=("ru",)))
    assert done.out == out, [finding.message("ru") for finding in done.findings]
    return out


def built_register(
    folder: Path, *register: Mapping[str, Any], today: dt.date = TODAY, key: str = ""
) -> Path:
    """Build the site of one region with `register` under `folder`; the folder of the site."""
    root = written(folder / "catalog", {"nizhny": register})
    return built(root, folder / "site", today, key=key)


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
