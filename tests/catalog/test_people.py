"""What looks like a person's and what only looks so: forms, words, check digits."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from generator.catalog.private import everything, private_findings
from generator.catalog.rules.people import is_insurance, is_tax, mailboxes, numbers
from generator.cli.main import app
from generator.findings import Severity

PROJECT = Path(__file__).parents[2]
CASE = PROJECT / "tests/cases/bad-private"


def seen(text: str) -> list[str]:
    """What the check says of a text: code and value."""
    return [f"{one.code.id} {one.value}" for one in (*mailboxes(text), *numbers(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Пишите: i.ivanov@gmail.com", ["P801 i.ivanov@gmail.com"]),
        ("адрес petr@yandex.kz", ["P801 petr@yandex.kz"]),
        ("тел.89101234567", ["P802 89101234567"]),
        ("+7 (910) 123-45-67", ["P802 +7 (910) 123-45-67"]),
        ("сотовый 8-910-123-45-67", ["P802 8-910-123-45-67"]),
        ("Домашний телефон: 8 (83145) 2-11-22", ["P810 8 (83145) 2-11-22"]),
        ("личн. тел. +7 831 411-22-33", ["P810 +7 831 411-22-33"]),
        ("СНИЛС 112-233-445 95", ["P803 112-233-445 95"]),
        ("СНИЛС: 11223344500", ["P803 11223344500"]),
        ("112-233-445 95", ["P803 112-233-445 95"]),
        ("Паспорт 22 04 № 123456", ["P803 Паспорт 22 04 № 123456"]),
        ("паспорт серии 2204 номер 123456", ["P803 паспорт серии 2204 номер 123456"]),
        ("ИНН 500100732259", ["P808 500100732259"]),
    ],
)
def test_what_is_a_persons_is_noticed(text: str, found: list[str]) -> None:
    """Each form in which people write it, once."""
    assert seen(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "priemnaya@admkstovo.ru",
        "mfc@mail.nizhny.gov.ru",
        "8 (83145) 3-00-00",
        "+7 831 411-22-33",
        "ИНН 5260123456",
        "500100732258",
        "000000000000",
        "112-233-445 96",
        "ОКТМО 22637101001",
        "https://example.org/news/89101234567",
        "https://example.org/?id=500100732259",
        "доля 0.89101234567",
        "приказ № 2204-123456 от 01.02.2024",
        "серия встреч: 2023, 2024 и 100 000 участников",
        "за 2023 2024 годы 1 500 000 рублей",
        "паспортный стол, окно 5",
    ],
)
def test_what_is_nobodys_is_left_alone(text: str) -> None:
    """Offices, codes of places, addresses of pages, orders, sums."""
    assert seen(text) == []


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9).filter(any), st.integers(1, 99))
def test_one_check_number_of_an_insurance_number_is_right(digits: list[int], step: int) -> None:
    """Of a hundred check numbers one agrees with nine digits."""
    body = "".join(map(str, digits))
    right = [number for number in range(100) if is_insurance(f"{body}{number:02}")]
    assert len(right) == 1
    assert not is_insurance(f"{body}{(right[0] + step) % 100:02}")


@given(st.lists(st.integers(0, 9), min_size=10, max_size=10).filter(any))
def test_one_pair_of_check_digits_of_a_tax_number_is_right(digits: list[int]) -> None:
    """Of a hundred pairs of check digits one agrees with ten digits."""
    body = "".join(map(str, digits))
    assert sum(is_tax(f"{body}{number:02}") for number in range(100)) == 1


def test_the_real_catalog_has_nothing_of_persons() -> None:
    """No file of this repository's catalog holds a personal phone, mailbox or document number."""
    found = private_findings(PROJECT)
    personal = [finding for finding in found if finding.severity is not Severity.INFO]
    assert [f"{f.file}:{f.line} {f.message()}" for f in personal] == []


def test_the_listing_reads_what_no_model_knows(tmp_path: Path) -> None:
    """A comment, a broken file and the properties of a border are read; codes of places are not
    taken for telephones."""
    shutil.copytree(CASE, tmp_path / "c")
    region = tmp_path / "c/regions/nizhny"
    (region / "municipalities.yml").write_text(
        '- id: bor\n  oktmo: "89701000001"\n  name: [ # +7 910 123-45-67\n', encoding="utf-8"
    )
    (region / "boundaries.geojson").write_text(
        '{"type": "FeatureCollection", "features": [{"properties": {"oktmo": "89701000001", '
        '"who": "ivan@mail.ru"}, "at": [44.89101234567, 56.0]}]}',
        encoding="utf-8",
    )
    found = {(f.file, f.line, f.code.id) for f in private_findings(tmp_path / "c")}
    here = {one for one in found if "regions" in one[0]}
    assert here == {
        ("regions/nizhny/municipalities.yml", 3, "P802"),
        ("regions/nizhny/boundaries.geojson", 1, "P801"),
    }


def test_the_command_lists_contacts_as_notes_and_judges_the_rest() -> None:
    """`atlas check --private` shows both, and fails for the number of a document."""
    done = CliRunner().invoke(app, ["check", "--root", str(CASE), "--private"])
    assert done.exit_code == 1
    assert "8 (83145) 3-00-01 — контакт в поле служебных контактов" in done.output
    assert "похоже на домашний телефон: 8 (83145) 2-11-22" in done.output
    assert "похоже на ИНН человека: 500100…" in done.output
    refused = ["check", "--root", str(CASE), "--private", "--changed-since", "HEAD"]
    assert CliRunner().invoke(app, refused).exit_code == 2


def test_a_number_is_listed_once() -> None:
    """A mobile number is not told a second time as some telephone."""
    found = [one.code.id for one in everything("+7 (910) 123-45-67, ivan@mail.ru, mfc@adm.ru")]
    assert found == ["P801", "P802", "P809"]
