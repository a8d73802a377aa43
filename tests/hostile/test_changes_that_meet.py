"""Inputs 26 and 47: changes that are each valid and together are not. What counts is the main
branch with both: it is checked as a whole before anything is published."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from built.built_site import PROJECT, TODAY, build_site

from generator.catalog import load_catalog

GOOD = PROJECT / "tests/cases/good-full"
Change = Callable[[Path], None]


def copied(root: Path) -> Path:
    """A copy of the full catalog."""
    for top in ("practices", "regions"):
        shutil.copytree(GOOD / top, root / top)
    return root


def errors(root: Path) -> list[str]:
    """The files that have an error."""
    found = load_catalog(root, TODAY).findings
    return sorted({finding.file for finding in found if finding.severity == "error"})


def told(file: str, line: str) -> Change:
    """A change that adds a line to a file."""

    def change(root: Path) -> None:
        with (root / file).open("a", encoding="utf-8") as opened:
            opened.write(f"{line}\n")

    return change


def like(new: str, lines: str = "") -> Change:
    """A change that adds a practice like another one."""

    def change(root: Path) -> None:
        text = (root / "practices/nizhny/zayavki.yml").read_text("utf-8")
        (root / "practices/nizhny" / new).write_text(text + lines, encoding="utf-8")

    return change


def without(file: str) -> Change:
    """A change that takes a file away."""
    return lambda root: (root / file).unlink()


PAIRS: dict[str, tuple[Change, Change]] = {
    "an id and an alias of it": (like("okna.yml"), like("dveri.yml", "aliases: [okna]\n")),
    "two aliases": (
        like("okna.yml", "aliases: [staroe]\n"), like("dveri.yml", "aliases: [staroe]\n"),
    ),
    "a reference to what is taken away": (
        like("okna.yml", "related: [dveri]\n"), without("practices/nizhny/dveri.yml"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_valid_apart_and_not_together(tmp_path: Path, name: str) -> None:
    """Each change alone passes the check; both together are an error."""
    first, second = PAIRS[name]
    base = like("dveri.yml") if "taken away" in name else None
    for number, changes in enumerate([(first,), (second,), (first, second)]):
        root = copied(tmp_path / str(number))
        if base is not None:
            base(root)
        assert errors(root) == []
        for change in changes:
            change(root)
        assert bool(errors(root)) is (len(changes) == 2), name


def test_together_they_publish_nothing(tmp_path: Path) -> None:
    """The site of before stands as it was, file for file, when the two have met."""
    root = copied(tmp_path / "catalog")
    out = tmp_path / "site"
    assert build_site(out, root).out == out
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    for change in PAIRS["two aliases"]:
        change(root)
    assert build_site(out, root).out is None
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()} == before
