"""What git is asked about a catalog: only names of commits, only the catalog; nothing is run."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_histories import commit, git, needs_git, part_ways, write

from generator.reading.revisions import (
    NoRevision,
    branching,
    changed_files,
    files_beside,
    lay_out,
    revision,
)

pytestmark = needs_git

FILES = {
    "practices/spheres.yml": "a: 1\n",
    "practices/nizhny/okno.yml": "b: 1\n",
    "regions/nizhny/region.yml": "c: 1\n",
    "README.md": "d\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose first commit has the tag `base`."""
    folder = tmp_path / "catalog"
    write(folder, FILES)
    commit(folder, "base")
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "--upload-pack=/bin/true",
        "-h",
        "--output=/tmp/x",
        "",
        "  ",
        "base\x00",
        "^base",
        "base..HEAD",
        "HEAD:README.md",
        "no-such-branch",
        "base\nHEAD",
    ],
)
def test_only_the_name_of_one_commit_is_taken(root: Path, name: str) -> None:
    """Neither an option nor a range nor a file can be slipped in as a revision."""
    with pytest.raises(NoRevision):
        branching(root, name)


def test_all_kinds_of_changes_are_seen(root: Path) -> None:
    """Changed, new, gone and renamed files of the catalog, committed or not; no others."""
    write(root, {"practices/nizhny/novaya.yml": "x: 1\n", "README.md": "other\n"})
    commit(root)
    write(root, {"practices/spheres.yml": "a: 2\n", "practices/nizhny/черновик.yml": "y: 1\n"})
    (root / "regions/nizhny/region.yml").rename(root / "regions/nizhny/passport.yml")
    assert changed_files(branching(root, "base")) == {
        "practices/nizhny/novaya.yml",
        "practices/nizhny/черновик.yml",
        "practices/spheres.yml",
        "regions/nizhny/passport.yml",
        "regions/nizhny/region.yml",
    }


def test_a_branch_that_went_on_is_no_part_of_the_change(root: Path) -> None:
    """Since `main` means since the change branched off it."""
    part_ways(root, {"practices/nizhny/okno.yml": "b: 2\n"}, {"practices/spheres.yml": "a: 3\n"})
    git(root, "checkout", "--quiet", "change")
    assert changed_files(branching(root, "main")) == {"practices/nizhny/okno.yml"}


def test_a_catalog_may_lie_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    """Paths are relative to the catalog, not to the repository."""
    write(tmp_path, {f"data/{name}": text for name, text in FILES.items()})
    commit(tmp_path, "base")
    write(tmp_path, {"data/practices/spheres.yml": "a: 2\n", "practices/spheres.yml": "z: 1\n"})
    base = branching(tmp_path / "data", "base")
    assert changed_files(base) == {"practices/spheres.yml"}
    (tmp_path / "before").mkdir()
    lay_out(base, tmp_path / "before")
    assert (tmp_path / "before/practices/spheres.yml").read_text(encoding="utf-8") == "a: 1\n"


def test_the_state_before_is_laid_out_as_it_was(root: Path, tmp_path: Path) -> None:
    """Every file of the catalog with its bytes, links as links, nothing else."""
    (root / "practices/nizhny/link.yml").symlink_to("/etc/hostname")
    (root / "practices/nizhny/okno.yml").write_bytes(b"\xff\x00\r\n")
    base = commit(root)
    write(root, {"practices/nizhny/okno.yml": "changed\n"})
    before = tmp_path / "before"
    before.mkdir()
    lay_out(branching(root, base), before)
    found = {path.relative_to(before).as_posix() for path in before.rglob("*.*")}
    assert found == {*FILES, "practices/nizhny/link.yml"} - {"README.md"}
    assert (before / "practices/nizhny/okno.yml").read_bytes() == b"\xff\x00\r\n"
    assert (before / "practices/nizhny/link.yml").is_symlink()


def test_nothing_of_the_repository_is_run_or_changed(root: Path, tmp_path: Path) -> None:
    """Programs that a repository's settings name stay asleep, and git's own files stay as they
    are."""
    trap = tmp_path / "trap"
    script = tmp_path / "trap.sh"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n", encoding="utf-8")
    script.chmod(0o755)
    write(root, {".gitattributes": "*.yml diff=trap\n", "practices/spheres.yml": "a: 2\n"})
    for setting in ("core.fsmonitor", "diff.external", "diff.trap.command", "diff.trap.textconv"):
        git(root, "config", setting, str(script))
    index = (root / ".git/index").read_bytes()
    base = branching(root, "base")
    changed_files(base)
    (tmp_path / "before").mkdir()
    lay_out(base, tmp_path / "before")
    assert not trap.exists()
    assert (root / ".git/index").read_bytes() == index


def test_a_folder_without_history_is_told(tmp_path: Path) -> None:
    """Whoever has only a copy of the files learns why nothing can be compared."""
    with pytest.raises(NoRevision, match="не хранилище git"):
        branching(tmp_path, "main")


def test_a_machine_without_git_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No stack of Python's words where a program is missing."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoRevision, match="нет программы git"):
        branching(root, "base")


def test_two_branches_are_compared_from_where_they_parted(root: Path) -> None:
    """Another tip than the present state can be named; the state at hand is not asked then."""
    latest = part_ways(
        root, {"practices/nizhny/okno.yml": "b: 2\n"}, {"practices/spheres.yml": "a: 3\n"}
    )
    change = revision(root, "change")
    assert branching(root, "main", change).commit == git(root, "rev-parse", "base")
    assert revision(root, "main").commit == latest
    assert branching(root, "main").commit == latest


def test_files_beside_the_catalog_are_told_apart(root: Path) -> None:
    """All that a change touches but the catalog, committed or not; new files that nobody has
    committed are no part of it yet."""
    write(root, {"program.py": "1\n", "practices/spheres.yml": "a: 2\n"})
    commit(root, "next")
    write(root, {"README.md": "другой\n", "regions/nizhny/region.yml": "c: 2\n", "новый.txt": ""})
    base = revision(root, "base")
    assert files_beside(base, revision(root, "next")) == ("program.py",)
    assert files_beside(base, None) == ("README.md", "program.py")


def test_files_beside_a_catalog_in_a_folder(tmp_path: Path) -> None:
    """The folders of the catalog are meant, not others of the same name."""
    write(tmp_path, {f"data/{name}": text for name, text in FILES.items()})
    commit(tmp_path, "base")
    write(tmp_path, {"data/practices/spheres.yml": "a: 2\n", "practices/spheres.yml": "z: 1\n"})
    git(tmp_path, "add", "--all")
    base = revision(tmp_path / "data", "base")
    assert files_beside(base, None) == ("practices/spheres.yml",)
