"""Pictures for messengers: of one size, the same everywhere, with all words inside them."""

from __future__ import annotations

import os
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.drawing import pixels
from generator.drawing.country import country_map
from generator.drawing.pixels import png, tidy_pictures
from generator.drawing.preview import HEIGHT, WIDTH, Preview, preview_svg
from generator.drawing.typeface import BOLD, FAMILY, FOLDER, REGULAR, drawable, letters_width

SVG = "{http://www.w3.org/2000/svg}"
TILES = country_map({"nizhny": (3, 4), "tver": (1, 3)}, {"nizhny": "Нижний", "tver": "Тверь"})
SHORT = Preview("Атлас практик", "Очереди", "Чувашия", "Внедрили 3 муниципалитета")
LONG = Preview(
    "Атлас практик",
    "Сокращение времени прохождения диспансеризации взрослого населения в поликлиниках при "
    "межмуниципальных центрах общественного здоровья",
    "Ханты-Мансийский автономный округ — Югра",
    "Жалобы жителей на сроки: более чем в 20 раз меньше",
    "Что сделали. " * 40,
    country=TILES,
    fills={"nizhny": "#0b6e6e"},
)


def texts(svg: str) -> list[tuple[str, float, float, float]]:
    """The lines of a drawing: words, left, baseline and right end."""
    found = []
    for one in ET.fromstring(svg).iter(f"{SVG}text"):
        size = float(one.get("font-size", "0"))
        left = float(one.get("x", "0"))
        width = letters_width(one.text or "", size, one.get("font-weight") == "700")
        found.append((one.text or "", left, float(one.get("y", "0")), left + width))
    return found


def test_widths_are_those_of_the_fonts() -> None:
    """What is read of the files is what another's reader finds in them."""
    for file, bold in ((REGULAR, False), (BOLD, True)):
        font = TTFont(file)
        per_em = font["head"].unitsPerEm
        for code, name in font.getBestCmap().items():
            width = font["hmtx"][name][0] / per_em
            assert letters_width(chr(code), 1, bold) == pytest.approx(width), chr(code)


def test_fonts_have_the_letters_of_the_peoples_and_a_licence() -> None:
    """All letters of Russian and of the names given so far, quotes, dashes, an arrow; and the
    licence lies beside, under another name than the reserved one."""
    needed = "АЯаяЁёӐӑӖӗҪҫӲӳӘәӨөҮүҢңҖҗҺһІі«»„“—–…№·×→09%AZaz\N{NBSP}"
    assert drawable(needed) == needed
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text("utf-8")
    assert TTFont(BOLD)["name"].getDebugName(1) == FAMILY
    assert "PT Sans" not in FAMILY


@pytest.mark.parametrize("preview", [SHORT, LONG], ids=["short", "long"])
def test_a_picture_has_the_size_that_is_asked_for(preview: Preview) -> None:
    """1200 by 630, as the head of the PNG has it."""
    data = png(preview_svg(preview), None)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (WIDTH, HEIGHT) == (1200, 630)


def test_no_font_of_the_machine_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without our fonts there is no letter in the picture at all, whatever the machine has."""
    with_ours = png(preview_svg(SHORT), None)
    monkeypatch.setattr(pixels, "REGULAR", tmp_path / "none.ttf")
    monkeypatch.setattr(pixels, "BOLD", tmp_path / "none.ttf")
    assert len(png(preview_svg(SHORT), None)) < len(with_ours) / 2


WORDS = st.text(st.characters(), max_size=200)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS, WORDS, WORDS, st.booleans())
def test_all_words_stay_inside(
    title: str, about: str, figure: str, more: str, mapped: bool
) -> None:
    """However long they are and whatever signs they hold: no line is wider than its room, none
    stands on another, all stand in the picture; beside a map, left of it."""
    preview = Preview("Атлас", title, about, figure, more, country=TILES if mapped else None)
    lines = texts(preview_svg(preview))
    right = 744 if mapped else WIDTH
    for words, left, baseline, end in lines:
        assert left >= 40
        assert end <= right, words
        assert 40 < baseline < HEIGHT - 20
    below = sorted(baseline for _words, _left, baseline, _end in lines)
    assert all(b - a > 25 for a, b in pairwise(below))


def test_long_titles_get_smaller_and_are_cut_at_last() -> None:
    """A title of 140 letters stands whole; a longer one ends with an ellipsis; what is cut below
    ends with a whole word."""
    whole = " ".join(words for words, *_ in texts(preview_svg(LONG)))
    assert LONG.title in whole
    cut = texts(preview_svg(replace(LONG, title="Очереди", more="Длинное слово " * 40)))
    assert cut[-2][0].endswith((" слово…", " Длинное…"))
    endless = Preview("А", "слово " * 80, "Б", "В", country=TILES)
    assert "…" in " ".join(words for words, *_ in texts(preview_svg(endless)))


def test_signs_of_markup_are_words() -> None:
    """A title cannot bring elements into the drawing, and what the face has no letter for is left
    out."""
    hostile = Preview("А", "<image href='x'/>&lt;😀\x00", "]]>", "--><script>")
    kinds = {one.tag for one in ET.fromstring(preview_svg(hostile)).iter()}
    assert kinds == {f"{SVG}{name}" for name in ("svg", "rect", "g", "path", "text")}
    assert "<image href='x'/>&lt;" in [words for words, *_ in texts(preview_svg(hostile))]


def test_a_picture_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time it is taken from where it was kept; another drawing is another picture; a
    damaged file is drawn anew."""
    kept = tmp_path / "pictures"
    svg = preview_svg(SHORT)
    first = png(svg, kept)
    [file] = kept.glob("*.png")
    drawn: list[str] = []
    draw = pixels._drawn

    def noted(svg: str) -> bytes:
        drawn.append(svg)
        return draw(svg)

    monkeypatch.setattr(pixels, "_drawn", noted)
    assert png(svg, kept) == first
    assert drawn == []
    file.write_bytes(first[:500])
    assert png(svg, kept) == first
    assert file.read_bytes() == first
    png(preview_svg(LONG), kept)
    assert len(drawn) == 2
    assert len(list(kept.iterdir())) == 2


def test_a_folder_that_cannot_be_used_only_costs_time(tmp_path: Path) -> None:
    """A file stands where the folder should be: the picture is drawn all the same."""
    (tmp_path / "pictures").write_text("")
    assert png(preview_svg(SHORT), tmp_path / "pictures")[:4] == b"\x89PNG"
    tidy_pictures(tmp_path / "pictures")


def test_what_was_not_used_for_a_month_goes(tmp_path: Path) -> None:
    """A month before the newest use, not before today: a folder nobody uses stays as it is."""
    for days in (0, 20, 40):
        file = tmp_path / f"{days}.png"
        file.write_bytes(b"x")
        os.utime(file, (10**9 - days * 86400,) * 2)
    tidy_pictures(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["0.png", "20.png"]
