"""What a site's files are known by, packed: nothing is lost, and what is damaged is told."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.edition.stock import NOBODY, PAGES, Entry, Kind, Stock, Written

ENTRIES = st.builds(
    Entry,
    st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=12),
    st.binary(min_size=32, max_size=32),
    st.integers(0, 1 << 40),
    st.integers(0, 1 << 31),
    st.sampled_from(Kind),
)


def stock_of(entries: list[Entry]) -> Stock:
    """A stock of these."""
    stock = Stock()
    for entry in entries:
        stock.add(*entry)
    return stock


def many(count: int) -> list[Entry]:
    """Entries of all kinds that fill more than one parcel."""
    kinds = list(Kind)
    return [
        Entry(f"a/{n}/index.html", bytes([n % 256] * 32), n, n // 3, kinds[n % len(kinds)])
        for n in range(count)
    ]


@given(st.lists(ENTRIES, max_size=9))
def test_what_is_packed_is_there_again(entries: list[Entry]) -> None:
    """As they came, whatever their paths; from process to process and from file to file too."""
    stock = stock_of(entries)
    for one in (stock, pickle.loads(pickle.dumps(stock)), Stock.unpacked(stock.packed())):
        assert list(one) == entries
        assert list(one.paths()) == [entry.path for entry in entries]
        assert len(one) == len(entries)
        assert one.count(PAGES) == len(list(one.pages()))


def test_many_files_lie_in_parcels() -> None:
    """In order, added one by one or together, and of about forty bytes each."""
    entries = many(5000)
    stock, more = stock_of(entries[:1500]), stock_of(entries[1500:])
    stock.extend(more)
    assert list(stock) == entries
    assert len(stock.packed()) < 50 * len(entries)


def test_shares_are_the_whole() -> None:
    """Each file is in one worker's share, and no share is empty."""
    stock = stock_of(many(5000))
    shares = [list(stock.share(number, 3)) for number in range(3)]
    assert all(shares)
    assert sorted(entry for share in shares for entry in share) == sorted(many(5000))


def test_only_some_are_left() -> None:
    """Those of some kinds, but for some paths; the rest stays in order."""
    entries = many(3000)
    gone = {entries[n].path for n in (0, 7, 2047, 2048, 2999)}
    left = stock_of(entries).only({Kind.PAGE, Kind.FILE}, but=gone)
    assert list(left) == [
        entry
        for entry in entries
        if entry.kind in (Kind.PAGE, Kind.FILE) and entry.path not in gone
    ]


def test_pages_tell_their_addresses() -> None:
    """Of a page its folder, of the lost page its file; those for nobody are not listed."""
    stock = Stock()
    for path, kind in (
        ("index.html", Kind.PAGE),
        ("a/index.html", Kind.HIDDEN),
        ("a/b.json", Kind.FILE),
        ("404.html", Kind.HIDDEN),
    ):
        stock.add(path, bytes(32), 1, NOBODY, kind)
    assert list(stock.pages()) == [
        Written(""),
        Written("a/", listed=False),
        Written("404.html", listed=False),
    ]


def test_files_are_known_by_their_owners() -> None:
    """Of each kind those of the owners that are told of it, and none of another kind."""
    entries = many(2000)
    owners: dict[int, set[int]] = {Kind.FILE: {5, 300}, Kind.PAGE: {5, 17}}
    assert list(stock_of(entries).of(owners)) == [
        entry.path
        for entry in entries
        if (entry.kind == Kind.FILE and entry.owner in (5, 300))
        or (entry.kind == Kind.PAGE and entry.owner in (5, 17))
    ]
    assert list(stock_of(entries).of({})) == []


def test_a_path_has_one_line() -> None:
    """No name of a file makes two of one."""
    with pytest.raises(ValueError, match="not a path"):
        Stock().add("a\nb", bytes(32), 1, NOBODY, Kind.FILE)


@pytest.mark.parametrize("cut", [1, 8, 9, 30, -1])
def test_damage_is_told(cut: int) -> None:
    """Bytes that are no stock, or less than one, make none."""
    data = stock_of(many(1500)).packed()
    for damaged in (data[:cut], data[:cut] + b"x" + data[cut:]):
        with pytest.raises(ValueError, match="not a stock"):
            Stock.unpacked(damaged)
