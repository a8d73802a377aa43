"""Opening a file: nothing outside the catalog is ever read, not even when files are swapped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tree_cases import FIELDS, SECRET, file

from generator.reading import Document, Kind, opening, read_document

A = "practices/nizhny/a.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog with one practice, and a secret beside it."""
    file("catalog/" + A)(tmp_path)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.yml").write_text(f"title: {SECRET}\n")
    return tmp_path / "catalog"


@pytest.fixture(params=["held", "looked at"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of opening: by descriptors, and that of systems which have none."""
    if request.param == "looked at":
        monkeypatch.setattr(opening, "_HELD", False)
    return str(request.param)


def read(root: Path, path: str = A) -> Document:
    """A practice of the catalog."""
    return read_document(root, path, Kind.PRACTICE)


def codes(document: Document) -> list[str]:
    """The ids of a document's findings."""
    return [finding.code.id for finding in document.findings]


def test_a_good_file_is_read(root: Path, way: str) -> None:
    """The usual case: value, no findings."""
    assert read(root).value == {"title": "Окно"}
    assert codes(read(root)) == []


def test_link_in_place_of_a_file(root: Path, way: str) -> None:
    """A file that became a link after the walk is refused, unread."""
    (root / A).unlink()
    (root / A).symlink_to(root.parent / "secret" / "a.yml")
    document = read(root)
    assert codes(document) == ["R101"]
    assert document.value is None


def test_link_in_place_of_a_folder(root: Path, way: str) -> None:
    """A folder on the way that became a link is refused, though the file behind it is plain."""
    (root / A).unlink()
    (root / "practices" / "nizhny").rmdir()
    (root / "practices" / "nizhny").symlink_to(root.parent / "secret")
    assert codes(read(root)) == ["R101"]


def test_the_root_itself_may_be_a_link(root: Path, way: str) -> None:
    """Whoever names the root may name a link: it is his own word."""
    (root.parent / "linked").symlink_to(root)
    assert read(root.parent / "linked").value == {"title": "Окно"}


def test_hard_link_is_refused(root: Path, way: str) -> None:
    """A second name of a file outside is refused, unread."""
    (root / A).unlink()
    os.link(root.parent / "secret" / "a.yml", root / A)
    assert codes(read(root)) == ["R102"]


def test_pipe_does_not_hold_the_reader(root: Path, way: str) -> None:
    """A pipe into which nobody writes is refused at once."""
    (root / A).unlink()
    os.mkfifo(root / A)
    assert codes(read(root)) == ["R103"]


def test_folder_in_place_of_a_file(root: Path, way: str) -> None:
    """A folder that bears a file's name is refused."""
    (root / A).unlink()
    (root / A).mkdir()
    assert codes(read(root)) == ["R103"]


@pytest.mark.parametrize(
    "path",
    ["../secret/a.yml", "practices/../../secret/a.yml", "/etc/passwd", "", ".", "a\x00b", "a//b"],
)
def test_path_that_leads_outside(root: Path, way: str, path: str) -> None:
    """No path leads out of the catalog."""
    document = read(root, path)
    assert codes(document) == ["R118"]
    assert document.value is None


def test_vanished_file(root: Path, way: str) -> None:
    """A file that is gone is a finding with its reason, in both languages."""
    (root / A).unlink()
    finding = read(root).findings[0]
    assert finding.code.id == "R118"
    assert "исчез" in finding.message()
    assert "no such file" in finding.message("en")


def test_file_that_claims_to_be_short(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not more than the limit is read, whatever size the disk names."""
    (root / A).write_text("a: b\n" * 100_000)
    real = os.fstat

    class Liar:
        def __init__(self, descriptor: int) -> None:
            self.st_mode, self.st_nlink, self.st_size = real(descriptor).st_mode, 1, 5

    monkeypatch.setattr(os, "fstat", Liar)
    assert codes(read(root)) == ["R180"]


def test_large_file_is_not_read_at_all(root: Path, way: str) -> None:
    """A file over the limit is refused by its size: a sparse terabyte costs nothing."""
    with (root / A).open("wb") as made:
        made.truncate(1 << 40)
    assert codes(read(root)) == ["R180"]


def test_no_descriptor_is_left_open(root: Path, way: str) -> None:
    """After good and bad readings as many files are open as before."""
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no /proc here")
    (root / "practices" / "s").symlink_to("nizhny")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for path in (A, "practices/s/a.yml", "practices/nizhny/gone.yml", "practices/gone/a.yml"):
        read(root, path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_excerpt_is_read_anew(root: Path) -> None:
    """A file's bytes are not kept: an excerpt reads them again, and is empty if they are gone."""
    document = read(root)
    assert document.excerpt(document.place(("title",))) == FIELDS.strip()
    again = read(root)
    (root / A).unlink()
    assert again.excerpt(again.place(("title",))) == ""
