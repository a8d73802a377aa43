"""Lettering: widths are safe, names break where Russian lets them."""

from __future__ import annotations

import pytest
from drawn_regions import REGIONS, real_holdings
from hypothesis import given
from hypothesis import strategies as st

from generator.drawing.lettering import broken, fitted_lines, letters_that_fit, text_width


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Нижний Новгород", ("Нижний", "Новгород")),
        ("Ростов-на-Дону", ("Ростов-", "на-Дону")),
        ("Матвеево-Курганский", ("Матвеево-", "Курганский")),
        ("Дальнеконстантиновский", ("Дальне-", "константиновский")),
        ("Краснобаковский", ("Красно-", "баковский")),
        ("Большеболдинский", ("Больше-", "болдинский")),
        ("Зерноградский", ("Зерно-", "градский")),
        ("Воскресенский", ("Воскре-", "сенский")),
        ("Ковернинский", ("Ковер-", "нинский")),
    ],
)
def test_names_break_at_their_joints(name: str, lines: tuple[str, ...]) -> None:
    """A name breaks at a space or a hyphen, between the parts of a compound, then at a syllable."""
    found = broken(name, 2)
    assert found is not None
    assert found.lines == lines


def test_three_lines() -> None:
    """The longest name of all breaks into three lines of about one length."""
    found = broken("Дальнеконстантиновский", 3)
    assert found is not None
    assert found.lines == ("Дальне-", "констан-", "тиновский")


@pytest.mark.parametrize("name", ["Бор", "Вад", "Азов", "Я", ""])
def test_short_names_stay_whole(name: str) -> None:
    """Nothing shorter than two times three letters breaks."""
    assert broken(name, 2) is None


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВ -", max_size=24), st.integers(1, 3))
def test_broken_lines_make_the_name_again(name: str, lines: int) -> None:
    """Whatever is broken loses no letter and gets no line but the asked ones."""
    found = broken(name, lines)
    if found is not None:
        assert len(found.lines) == lines
        joined = "".join(line.replace("-", "").replace(" ", "") for line in found.lines)
        assert joined == name.replace("-", "").replace(" ", "")


def test_widths_grow_with_size_and_letters() -> None:
    """Widths are in the units of the size; Щ is wider than г; unknown letters count as wide."""
    assert text_width("Бор", 20) == pytest.approx(2 * text_width("Бор", 10))
    assert text_width("Щ", 10) > text_width("г", 10)
    assert text_width("字", 10) > text_width("о", 10)
    assert 60 < text_width("Нижегородская", 10) < 90


@given(st.text("БорЩгi, 字—№", max_size=30), st.floats(0, 400))
def test_as_many_letters_as_fit(text: str, width: float) -> None:
    """With the dots behind them they are no wider than the room, and one more would be."""
    kept = letters_that_fit(text, width, 14)
    assert kept == 0 or text_width(f"{text[:kept]}…", 14) <= width
    assert kept == len(text) or text_width(f"{text[: kept + 1]}…", 14) > width


@pytest.mark.parametrize("region", REGIONS)
def test_all_real_names_fit_a_tile(region: str) -> None:
    """Every short name of the catalog fits into 63 units in three lines of ten units or more."""
    for one in real_holdings(region):
        assert fitted_lines(one.name, 63, 9.5, 3), one.name
