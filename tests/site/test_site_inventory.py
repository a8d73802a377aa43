"""`build.json` lists what a site is made of, and `atlas verify` holds the site against it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from pathlib import Path

import pytest
from git_histories import git, needs_git
from typer.testing import CliRunner, Result

from generator.cli.main import app
from generator.site.edition.atomic import MARK
from generator.site.edition.commit import HANDED_IN, commit_of
from generator.site.edition.inventory import INVENTORY, Incomplete, found_in, inventory, take_stock
from generator.site.edition.stock import NOBODY, Kind, Stock

TODAY = dt.date(2026, 11, 22)
COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILES = {
    "index.html": b"<h1>home</h1>",
    "practices/nizhny/a/index.html": b"<h1>a</h1>",
    "data/atlas.csv": b"id;title\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with its inventory."""
    folder = tmp_path / "site"
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / MARK).write_text("ours")
    others = take_stock(folder, Stock(), found_in(folder))
    (folder / INVENTORY).write_bytes(inventory(others, TODAY, COMMIT))
    return folder


def written() -> Stock:
    """The same files as those who wrote them know them, in another order."""
    stock = Stock()
    for name, data in reversed(FILES.items()):
        stock.add(name, hashlib.sha256(data).digest(), len(data), NOBODY, Kind.FILE)
    return stock


def verify(site: Path) -> Result:
    """Run `atlas verify`."""
    return CliRunner().invoke(app, ["verify", str(site)])


def test_the_inventory_names_everything(site: Path) -> None:
    """Commit, day, versions of the program and its libraries, and the hash of each file but itself
    and the mark of the folder."""
    told = json.loads((site / INVENTORY).read_bytes())
    assert told["commit"] == COMMIT
    assert told["today"] == "2026-11-22"
    assert {"python", "mkdocs", "mkdocs-material", "jinja2", "pydantic"} <= told["versions"].keys()
    assert "pytest" not in told["versions"]
    assert told["files"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in sorted(FILES.items())
    }


def test_the_same_files_give_the_same_inventory(site: Path) -> None:
    """Neither the order of the disk nor what was known beforehand changes a byte."""
    sums = [(path, digest) for path, digest, *_ in written()]
    again = inventory(take_stock(site, written(), ()) + sums, TODAY, COMMIT)
    assert again == (site / INVENTORY).read_bytes()


@pytest.mark.parametrize("damage", [b"<h1>hom</h1>", None])
def test_a_file_that_is_not_as_written_is_told(site: Path, damage: bytes | None) -> None:
    """Stock-taking raises for a written file that is shorter now, or gone."""
    (site / "index.html").unlink()
    if damage is not None:
        (site / "index.html").write_bytes(damage)
    with pytest.raises(Incomplete, match=r"index\.html"):
        take_stock(site, written(), ())


def test_an_untouched_site_agrees(site: Path) -> None:
    """Exit code 0, and the number of files."""
    result = verify(site)
    assert result.exit_code == 0
    assert "файлов 3" in result.stdout


def test_a_site_without_the_mark_agrees(site: Path) -> None:
    """Servers are often not sent files that begin with a dot: that is no difference."""
    (site / MARK).unlink()
    assert verify(site).exit_code == 0


def test_every_difference_is_named(site: Path) -> None:
    """What is missing, changed or extra is told by its path, with exit code 1."""
    (site / "index.html").unlink()
    (site / "data/atlas.csv").write_bytes(b"id;titel\n")
    (site / "practices/new.html").write_bytes(b"")
    result = verify(site)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "Пропали: 1", "  index.html",
        "Изменились: 1", "  data/atlas.csv",
        "Лишние: 1", "  practices/new.html",
    ]  # fmt: skip
    assert "совпало файлов: 1" in result.stderr


def test_what_is_no_plain_file_is_a_difference(site: Path) -> None:
    """A link to the same bytes and a pipe in the place of a file count as changed; a link to a
    folder as extra; nobody waits at the pipe."""
    (site / "index.html").rename(site.parent / "elsewhere.html")
    (site / "index.html").symlink_to(site.parent / "elsewhere.html")
    (site / "data/atlas.csv").unlink()
    os.mkfifo(site / "data/atlas.csv")
    (site / "etc").symlink_to("/etc")
    lines = verify(site).stdout.splitlines()
    assert lines == ["Изменились: 2", "  data/atlas.csv", "  index.html", "Лишние: 1", "  etc"]


def test_names_cannot_talk_to_the_terminal(site: Path) -> None:
    """A file's name with control signs is shown with their numbers."""
    (site / "\x1b[2Jx\n").write_bytes(b"")
    assert "\\x1b[2Jx\\x0a" in verify(site).stdout


def test_of_many_differences_some_are_named(site: Path) -> None:
    """Twenty paths of a kind, then how many more."""
    for number in range(25):
        (site / f"extra-{number:02}.html").write_bytes(b"")
    lines = verify(site).stdout.splitlines()
    assert lines[0] == "Лишние: 25"
    assert lines[-1] == "  … и ещё 5"
    assert len(lines) == 22


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (None, "это не собранный сайт"),
        (b"{", "это не JSON"),
        (b"[" * 100_000, "это не JSON"),
        (b"[]", "нет списка файлов"),
        (b'{"files": {"index.html": 1}}', "нет списка файлов"),
        (b'{"files": {"index.html": "abc"}}', "нет списка файлов"),
    ],
)
def test_without_an_inventory_nothing_can_be_said(
    site: Path, damage: bytes | None, words: str
) -> None:
    """No inventory, or one that is none: exit code 2 and the reason."""
    (site / INVENTORY).unlink()
    if damage is not None:
        (site / INVENTORY).write_bytes(damage)
    result = verify(site)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Exit code 2 for a mistyped folder."""
    result = verify(tmp_path / "sight")
    assert result.exit_code == 2
    assert "нет папки" in result.stderr


@needs_git
def test_the_commit_is_read_from_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commit that git names: on a branch, packed, detached, in a second working tree; from a
    folder inside, too."""
    monkeypatch.delenv(HANDED_IN, raising=False)
    root = tmp_path / "repository"
    (root / "practices").mkdir(parents=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "commit", "--quiet", "--allow-empty", "-m", "first")
    head = git(root, "rev-parse", "HEAD").strip()
    assert commit_of(root) == commit_of(root / "practices") == head
    git(root, "worktree", "add", "--quiet", str(tmp_path / "second"))
    assert commit_of(tmp_path / "second") == head
    git(root, "pack-refs", "--all")
    assert commit_of(root) == head
    git(root, "checkout", "--quiet", "--detach")
    assert commit_of(root) == head


def test_the_commit_may_be_handed_in_or_unknown(tmp_path: Path) -> None:
    """A variable says it where there is no git; what is no commit is none; without both there is no
    word of it in the inventory."""
    assert commit_of(tmp_path, {HANDED_IN: COMMIT}) == COMMIT
    assert commit_of(tmp_path, {HANDED_IN: "main"}) == ""
    assert commit_of(tmp_path, {}) == ""
    assert "commit" not in json.loads(inventory((), TODAY, ""))
