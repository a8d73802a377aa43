"""An archive of pieces: whoever opens it finds what the pieces say."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.spreadsheets import archive as packing
from generator.spreadsheets.archive import Member, Piece, Sum, archive, deflated, piece

SAID = st.lists(st.binary(max_size=300) | st.just(b"atlas" * 5000), max_size=5)


@given(SAID, SAID)
def test_an_archive_says_what_its_pieces_say(one: list[bytes], other: list[bytes]) -> None:
    """A file is its pieces one after the other, however many they are, and its sum is right."""
    members = [
        Member("xl/one.xml", [piece(data) for data in one]),
        Member("two", [piece(data) for data in other]),
    ]
    with zipfile.ZipFile(io.BytesIO(b"".join(archive(members)))) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["xl/one.xml", "two"]
        assert opened.read("xl/one.xml") == b"".join(one)
        assert opened.read("two") == b"".join(other)


@given(SAID)
def test_sums_add_up(said: list[bytes]) -> None:
    """The sum of pieces that stand together is worked out of theirs alone."""
    told = Sum()
    for data in said:
        told = told.then(deflated(data)[0])
    whole = b"".join(said)
    assert (told.crc, told.size) == (zlib.crc32(whole), len(whole))
    assert told.packed == sum(len(deflated(data)[1]) for data in said)


def test_an_archive_is_the_same_each_time() -> None:
    """It bears no time and nothing of the machine: as a program of 1980 would have made it."""
    data = b"".join(archive([Member("one", [piece(b"said")])]))
    assert data == b"".join(archive([Member("one", [piece(b"said")])]))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        found = opened.getinfo("one")
    assert (found.date_time, found.create_system) == ((1980, 1, 1, 0, 0, 0), 0)
    assert (found.flag_bits, found.extract_version) == (0, 20)


def test_another_piece_is_refused() -> None:
    """What is no longer as long as its sum says would spoil the whole archive."""
    told, packed = deflated(b"said")
    spoilt = Member("one", [Piece(told, lambda: packed[:-1])])
    with pytest.raises(ValueError, match="one"):
        list(archive([spoilt]))


def test_a_file_that_its_head_cannot_tell_of_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond four gigabytes sizes would be cut off without a word."""
    monkeypatch.setattr(packing, "_MOST", 1000)
    list(archive([Member("fits", [piece(bytes(1000))])]))
    with pytest.raises(ValueError, match="large"):
        list(archive([Member("large", [piece(bytes(1001))])]))
