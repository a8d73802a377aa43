"""Running `atlas` as people and CI do, and the small catalogs to run it on."""

from __future__ import annotations

import shutil
from pathlib import Path

from typer.testing import CliRunner, Result

from generator.cli.main import app

PROJECT = Path(__file__).parents[2]
CASES = PROJECT / "tests/cases"
GOOD = CASES / "good-full"
TEN_MISTAKES = CASES / "ten-mistakes"
TODAY = "2026-11-22"
DOUBTFUL = "\nsolution: |-\n  Вопросы: позвоните Ивану Петровичу, 8 910 123-45-67.\n"
"""A field that a warning is due for, and no error."""


def atlas(*arguments: str | Path) -> Result:
    """Run `atlas` with `arguments` in this process; the result has exit_code, stdout, stderr.

    Typer keeps exceptions from coming through, so one that nobody has caught is raised here.
    """
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def check(root: Path, *arguments: str | Path) -> Result:
    """Run `atlas check` on the catalog under `root`, on the day of all cases."""
    return atlas("check", "--root", root, "--today", TODAY, "--jobs", "1", *arguments)


def copied(folder: Path, source: Path = GOOD) -> Path:
    """A copy of a small catalog, to be changed."""
    for top in ("practices", "regions"):
        shutil.copytree(source / top, folder / top)
    return folder


def doubtful(folder: Path) -> Path:
    """A catalog without errors that one warning is due for."""
    root = copied(folder, CASES / "good-minimal")
    [file] = (root / "practices").glob("*/*.yml")
    file.write_text(file.read_text("utf-8").rstrip("\n") + DOUBTFUL, encoding="utf-8")
    return root
