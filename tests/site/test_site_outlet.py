"""Paths and addresses: nothing is written outside the site, nothing is written twice."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import tree

from generator.site.edition.addresses import depth_of, is_address, relative, section_of
from generator.site.edition.inventory import Incomplete
from generator.site.edition.outlet import AddressTaken, Outlet
from generator.site.edition.stock import NOBODY, Entry, Kind

CLIMBS = [
    "../", "a/../b/", "/", "/etc/", "a//b/", "a", "A/", "а/", "a/./", "%2e%2e/", "a\\b/", "a/\n",
    "a b/", ".git/", "a/?x/", "a#/", "-\x00/", "a/index.html",
]  # fmt: skip


@pytest.mark.parametrize("address", CLIMBS)
def test_a_page_cannot_leave_the_site(tmp_path: Path, address: str) -> None:
    """Addresses with climbs, capitals, dots, blanks or other letters are refused."""
    (tmp_path / "site").mkdir()
    with pytest.raises(ValueError, match="address"):
        Outlet(tmp_path / "site").page(address, b"x")
    assert tree(tmp_path) == {}


@pytest.mark.parametrize(
    "path",
    ["../x", "a/../x", "/x", "a//x", ".htaccess", "a/.x", "a/", "", "x..y/z", "a/..", "x\ny"],
)
def test_a_file_cannot_leave_the_site(tmp_path: Path, path: str) -> None:
    """Files may have an ending, but no climb and no leading dot."""
    (tmp_path / "site").mkdir()
    with pytest.raises(ValueError, match="not a path"):
        Outlet(tmp_path / "site").file(path, b"x")
    source = tmp_path / "source"
    source.write_bytes(b"x")
    with pytest.raises(ValueError, match="not a path"):
        Outlet(tmp_path / "site").bring(path, source)
    assert tree(tmp_path) == {"source": b"x"}


def test_a_file_is_brought_whole(tmp_path: Path) -> None:
    """A copy has the bytes of its source, however many, and is known by them; it takes no path that
    is taken."""
    data = bytes(range(251)) * 9_000
    source = tmp_path / "source"
    source.write_bytes(data)
    (tmp_path / "site").mkdir()
    outlet = Outlet(tmp_path / "site")
    outlet.bring("data/all.bin", source)
    assert (tmp_path / "site/data/all.bin").read_bytes() == data
    digest = hashlib.sha256(data).digest()
    assert list(outlet.stock) == [Entry("data/all.bin", digest, len(data), NOBODY, Kind.FILE)]
    assert outlet.size == len(data)
    with pytest.raises(AddressTaken):
        outlet.bring("data/all.bin", source)


def test_a_file_may_come_in_pieces(tmp_path: Path) -> None:
    """It is what its pieces are together, and is known by that; where its path is taken or none,
    nobody asks for a piece."""
    (tmp_path / "site").mkdir()
    outlet = Outlet(tmp_path / "site")
    outlet.pour("data/all.csv", iter([b"one", b"", b"two"]))
    assert (tmp_path / "site/data/all.csv").read_bytes() == b"onetwo"
    digest = hashlib.sha256(b"onetwo").digest()
    assert list(outlet.stock) == [Entry("data/all.csv", digest, 6, NOBODY, Kind.FILE)]
    left = iter([b"other"])
    with pytest.raises(AddressTaken):
        outlet.pour("data/all.csv", left)
    with pytest.raises(ValueError, match="not a path"):
        outlet.pour("../all.csv", left)
    assert next(left) == b"other"


def test_folders_that_are_forgotten_are_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many folders few are remembered; pages come into the others all the same."""
    monkeypatch.setattr("generator.site.edition.outlet._MOST_HELD", 2)
    outlet = Outlet(tmp_path)
    names = [f"a{number % 5}/b{number % 3}/{number}.txt" for number in range(30)]
    for name in names:
        outlet.file(name, b"x")
    assert tree(tmp_path) == dict.fromkeys(names, b"x")


def test_a_file_of_another_site_gets_a_second_name(tmp_path: Path) -> None:
    """It is the same file, not a copy, wherever it lies; it takes no path that is taken, and leaves
    no site."""
    (tmp_path / "old/a").mkdir(parents=True)
    (tmp_path / "old/a/b.bin").write_bytes(b"x")
    (tmp_path / "site").mkdir()
    outlet = Outlet(tmp_path / "site")
    digest = hashlib.sha256(b"x").digest()
    outlet.adopt("a/b.bin", str(tmp_path / "old"), digest)
    assert (tmp_path / "site/a/b.bin").samefile(tmp_path / "old/a/b.bin")
    with pytest.raises(AddressTaken):
        outlet.adopt("a/b.bin", str(tmp_path / "old"), digest)
    with pytest.raises(ValueError, match="not a path"):
        outlet.adopt("../a/b.bin", str(tmp_path / "old"), digest)


def test_where_files_have_one_name_only_they_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From disk to disk a file is copied, and has to be the one that was known."""

    def refusing(*_: object, **__: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refusing)
    (tmp_path / "old").mkdir()
    (tmp_path / "old/b.bin").write_bytes(b"x")
    (tmp_path / "old/c.bin").write_bytes(b"changed")
    (tmp_path / "site").mkdir()
    outlet = Outlet(tmp_path / "site")
    digest = hashlib.sha256(b"x").digest()
    outlet.adopt("b.bin", str(tmp_path / "old"), digest)
    assert (tmp_path / "site/b.bin").read_bytes() == b"x"
    with pytest.raises(Incomplete, match=r"c\.bin"):
        outlet.adopt("c.bin", str(tmp_path / "old"), digest)


def test_a_link_on_the_way_is_not_followed(tmp_path: Path) -> None:
    """A folder of the site that is a symbolic link to elsewhere is refused, at any depth."""
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere/inner").mkdir(parents=True)
    (tmp_path / "site/a").symlink_to(tmp_path / "elsewhere")
    outlet = Outlet(tmp_path / "site")
    for address in ("a/", "a/inner/", "a/new/deep/"):
        with pytest.raises(ValueError, match="leads out"):
            outlet.page(address, b"x")
    assert tree(tmp_path / "elsewhere") == {}


def test_a_file_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    """A symbolic link in the place of a page counts as taken."""
    (tmp_path / "site").mkdir()
    (tmp_path / "victim").write_text("mine")
    (tmp_path / "site/index.html").symlink_to(tmp_path / "victim")
    with pytest.raises(AddressTaken):
        Outlet(tmp_path / "site").page("", b"x")
    assert (tmp_path / "victim").read_text() == "mine"


def test_nothing_is_written_twice(tmp_path: Path) -> None:
    """The second page or file of one path is refused, also by another outlet, also as a folder."""
    Outlet(tmp_path).page("a/b/", b"1")
    Outlet(tmp_path).file("x", b"1")
    attempts: list[Callable[[], None]] = [
        lambda: Outlet(tmp_path).page("a/b/", b"2"),
        lambda: Outlet(tmp_path).file("a/b/index.html", b"2"),
        lambda: Outlet(tmp_path).file("a/b", b"2"),
        lambda: Outlet(tmp_path).page("x/", b"2"),
        lambda: Outlet(tmp_path).page("x/y/", b"2"),
    ]
    for attempt in attempts:
        with pytest.raises(AddressTaken):
            attempt()
    assert tree(tmp_path) == {"a/b/index.html": b"1", "x": b"1"}


PARTS = st.lists(st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True), max_size=4)


@given(page=PARTS, target=PARTS)
def test_relative_links_arrive(page: list[str], target: list[str]) -> None:
    """From any page to any page: the link, followed as a browser does, ends at the target."""
    from urllib.parse import urljoin

    here, there = ("".join(f"{part}/" for part in parts) for parts in (page, target))
    base = "https://x.example/some/folder/"
    assert is_address(here)
    assert depth_of(here) == len(page)
    assert urljoin(f"{base}{here}", relative(there, here)) == f"{base}{there}"
    assert urljoin(f"{base}{here}", relative(f"{there}#a", here)) == f"{base}{there}#a"


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "//evil.example",
        "/x/",
        "../x/",
        "a/../../x",
        "https://x.example",
        "a b",
        "data:text/html,x",
        "\\evil",
        "a/..",
        "mailto:a@b",
    ],
)
def test_only_addresses_of_the_site_become_links(target: str) -> None:
    """Anything with a scheme, a host or a climb is refused, so data can't become such a link."""
    with pytest.raises(ValueError, match="not an address"):
        relative(target, "practices/nizhny/x/")


def test_a_query_keeps_any_letters() -> None:
    """A link to a filtered list passes with its query; the home page's own query stays there."""
    assert relative("practices/?q=окно", "a/") == "../practices/?q=окно"
    assert relative("?q=1", "") == "./?q=1"
    assert relative("", "") == "./"
    assert section_of("practices/nizhny/x/") == "practices"
    assert section_of("") == ""
