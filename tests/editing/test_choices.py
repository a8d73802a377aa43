"""Answers at the terminal: what was meant by them, and ids made of titles."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from generator.editing import choices
from generator.editing.choices import Choice
from generator.editing.new_files import NotMade, fault_in_words, make_file, place_of, short_id
from generator.reading import Kind
from generator.reading.identity import is_id

PROJECT = Path(__file__).parents[2]
TOWNS = Choice(
    {
        "bor": "Городской округ город Бор",
        "borskoe": "Борское поселение",
        "kstovskiy": "Кстовский муниципальный округ",
    }
)


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ("bor", "bor"),
        ("2", "borskoe"),
        ("Кстов", "kstovskiy"),
        (" кстовский муниципальный округ ", "kstovskiy"),
        ("Бор", ""),
        ("округ", ""),
        ("", ""),
        ("0", ""),
        ("4", ""),
        ("Выкса", ""),
    ],
)
def test_an_answer_is_taken_only_if_one_record_is_meant(answer: str, meant: str) -> None:
    """An id, a number or a part of a name that no other has; nothing is guessed."""
    assert TOWNS.meant(answer) == meant


def test_what_is_not_sure_is_offered_again() -> None:
    """Of a part that several names have, all are offered; of a slip, the nearest."""
    assert TOWNS.like("округ") == ["bor", "kstovskiy"]
    assert TOWNS.like("kstovski") == ["kstovskiy"]


def test_municipalities_that_are_gone_come_last_with_their_successor() -> None:
    """Whoever looks for Кстово by its old name finds it, and sees whose it is now."""
    directory = load_catalog(PROJECT, dt.date(2026, 11, 22)).catalog.directory
    names = choices.municipalities(directory, "nizhny").names
    assert names["kstovskiy"].endswith("→ Городской округ город Нижний Новгород")
    assert list(names).index("kstovskiy") > list(names).index("bor")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Единое окно муниципальных услуг в Кстове", "edinoe-okno-munitsipalnykh-uslug"),
        ("5С в школе", ""),
        ("!!!", ""),
        ("Школа № 5", "shkola"),
        ("а" * 200, "a" * 40),
        ("Справка за один день в Образцовском округе", "spravka-za-odin-den-v-obraztsovskom"),
    ],
)
def test_titles_make_short_ids(title: str, expected: str) -> None:
    """An id is made of the first words, at most forty signs, and ends in no «в» or «на»
    and in no half of a word."""
    assert short_id(title) == expected
    assert not expected or is_id(expected)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("okno", ""),
        ("Okno", "строчные"),
        ("oкno", "кириллическая «к»"),
        ("../x", "строчные"),
        ("con", "занят"),
        ("a" * 65, "64"),
        ("", "строчные"),
    ],
)
def test_what_is_wrong_with_an_id_is_said(name: str, words: str) -> None:
    """In Russian, with the letter that cannot be told from its twin."""
    assert words in fault_in_words(name)
    assert bool(words) == bool(fault_in_words(name))


def test_places_are_those_of_the_contract() -> None:
    """A record's file stands where reading looks for it."""
    assert place_of(Kind.PRACTICE, "nizhny", "okno") == "practices/nizhny/okno.yml"
    assert place_of(Kind.SITE, "nizhny", "bor") == "regions/nizhny/sites/bor.yml"
    assert place_of(Kind.PACKAGE, "nizhny", "uslugi") == "regions/nizhny/packages/uslugi.yml"
    assert place_of(Kind.REGION, "tomsk") == "regions/tomsk/region.yml"


def test_no_file_is_written_over(tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    make_file(tmp_path, "practices/nizhny/okno.yml", "a: 1\n")
    with pytest.raises(NotMade, match="уже есть"):
        make_file(tmp_path, "practices/nizhny/okno.yml", "b: 1\n")
    assert (tmp_path / "practices/nizhny/okno.yml").read_text(encoding="utf-8") == "a: 1\n"


def test_no_file_is_written_through_a_link(tmp_path: Path) -> None:
    """A folder that leads out of the catalog is not gone through."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices/nizhny").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotMade, match="ссылка"):
        make_file(tmp_path, "practices/nizhny/okno.yml", "a: 1\n")
    assert not list((tmp_path / "elsewhere").iterdir())
