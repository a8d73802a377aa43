"""Rows pressed for the workbook: what was pressed before serves again as long as it holds."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from generator.spreadsheets import pressing
from generator.spreadsheets.archive import Sum, deflated
from generator.spreadsheets.parcels import Parcel, Parcels, Part
from generator.spreadsheets.pressing import Span, press, pressed, spans


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rows a piece, six in one go."""
    monkeypatch.setattr(pressing, "ROWS", 3)
    monkeypatch.setattr(pressing, "TOGETHER", 6)


def parcels(folder: Path, *rows: list[str]) -> Parcels:
    """Parcels with these rows of the sheet of sites."""
    made = []
    for number, some in enumerate(rows):
        path = folder / f"rows-{number}"
        data = "".join(f"<row \0>{row}</row>\1" for row in some).encode()
        path.write_bytes(data)
        parts: dict[Part, tuple[int, int]] = {("sheet", "sites"): (0, len(data))}
        made.append(Parcel(path, "", {"sites": len(some)}, parts, {"sites": data}))
    return Parcels(made)


def pieces(some: Parcels, folder: Path) -> list[str]:
    """What each piece of the sheet of sites says, pressed in `folder`."""
    for span in spans(some, "sites"):
        press(some, span, folder)
    return [
        zlib.decompressobj(-zlib.MAX_WBITS).decompress(one.read()).decode()
        for one in pressed(some, "sites", folder)
    ]


@pytest.mark.parametrize("cut", [0, 1, 4, 6, 8])
def test_pieces_do_not_depend_on_parcels(tmp_path: Path, cut: int) -> None:
    """Rows are numbered through, so many to a piece, wherever a parcel ends."""
    rows = [*"abcdefgh"]
    assert pieces(parcels(tmp_path, rows[:cut], rows[cut:]), tmp_path) == [
        "<row 2>a</row><row 3>b</row><row 4>c</row>",
        "<row 5>d</row><row 6>e</row><row 7>f</row>",
        "<row 8>g</row><row 9>h</row>",
    ]


def test_only_what_has_changed_is_pressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit the pieces of its parcel are made anew; after a row has gone all behind it."""
    made: list[bytes] = []

    def watched(data: bytes) -> tuple[Sum, bytes]:
        made.append(data)
        return deflated(data)

    monkeypatch.setattr(pressing, "deflated", watched)

    def again(*runs: str) -> int:
        made.clear()
        found = pieces(parcels(tmp_path, *map(list, runs)), tmp_path)
        told = (f"<row {at}>{row}</row>" for at, row in enumerate("".join(runs), 2))
        assert "".join(found) == "".join(told)
        return len(made)

    assert again("abcd", "efgh", "i") == 3
    assert again("abcd", "efgh", "i") == 0
    assert again("abcd", "efgX", "i") == 2  # of d to f, and of g to i
    assert again("abcd", "efgX", "j") == 1
    assert again("acd", "efgX", "j") == 3
    assert again("acd", "efgX", "jk") == 1


def test_rows_that_lie_in_other_parcels_are_pressed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words are of whole parcels: where these end elsewhere, nothing is taken for the same."""
    first = pieces(parcels(tmp_path, [*"abc"], [*"def"]), tmp_path)
    monkeypatch.setattr(pressing, "deflated", lambda data: deflated(data.replace(b"row", b"new")))
    again = pieces(parcels(tmp_path, [*"abcdef"]), tmp_path)
    assert again == [told.replace("row", "new") for told in first]


def test_nothing_to_press(tmp_path: Path) -> None:
    """A sheet without rows has no pieces."""
    assert pieces(Parcels(), tmp_path) == []
    assert spans(parcels(tmp_path, []), "sites") == []


def test_a_span_knows_its_file(tmp_path: Path) -> None:
    """Spans of one sheet, and of two, stand in files of their own."""
    some = parcels(tmp_path, [*"abcdefgh"])
    assert spans(some, "sites") == [Span("sites", 0), Span("sites", 6)]
    names = {span.file for span in (*spans(some, "sites"), Span("sources", 0))}
    assert len(names) == 3
