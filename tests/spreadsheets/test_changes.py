"""What people write into the workbook stands in the files afterwards, and nothing else differs."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from generator.editing.tidying import tidied
from generator.reading import Kind, read_document
from spreadsheets.books import Sheets, asked, catalog, export, files, ids, imported, said
from spreadsheets.libreoffice import as_libreoffice

OKNO = "practices/nizhny/okno.yml"
ZAYAVKI = "practices/nizhny/zayavki.yml"
SITE = "regions/nizhny/sites/fabrika-bor.yml"
REGISTER = "regions/nizhny/certificates.yml"
TOWNS = "regions/nizhny/municipalities.yml"


NEW_PRACTICE = """\
# yaml-language-server: $schema=../../schema/practice.json
title: Справка «за день»
summary: Справку выдают в день обращения — раньше ждали пять дней.
sphere: public-services
origin:
  municipality: vyksa
started: 2022-05
solution: |-
  Первый абзац.

  - раз;
  - два.
tools:
  - five-s
sources:
  - id: gazeta
    url: https://example.org/x
"""
NEW_SITE = """\
# yaml-language-server: $schema=../../../schema/site.json
name: Фабрика в Выксе
kind: process-factory
municipality: vyksa
serves:
  - vyksa
  - bor
sources:
  - id: x
    title: Приказ
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog with every field."""
    return catalog(tmp_path / "catalog")


@pytest.fixture
def sheets(root: Path) -> Sheets:
    """Its workbook."""
    return Sheets(export(root))


def changed(root: Path, sheets: Sheets, *, libreoffice: bool = False) -> dict[str, list[str]]:
    """Import the workbook; the lines that differ afterwards, by files."""
    before = files(root)
    imported(root, as_libreoffice(sheets.book) if libreoffice else sheets.saved())
    after = files(root)
    assert set(before) <= set(after)
    return {
        file: lines(before.get(file, b""), data)
        for file, data in after.items()
        if data != before.get(file)
    }


def lines(old: bytes, new: bytes) -> list[str]:
    """The lines taken away (-) and added (+)."""
    pair = (old.decode().split("\n"), new.decode().split("\n"))
    found = difflib.unified_diff(*pair, n=0, lineterm="")
    return [line for line in found if line[:3] not in ("---", "+++") and line[:2] != "@@"]


@pytest.mark.parametrize("libreoffice", [False, True], ids=["openpyxl", "libreoffice"])
def test_one_cell_changes_one_line(root: Path, sheets: Sheets, libreoffice: bool) -> None:
    """A new date is the only difference in the whole catalog."""
    sheets.put("Внедрения", ("nizhny/okno", "1"), "С какого времени", "2021-04")
    found = changed(root, sheets, libreoffice=libreoffice)
    assert found == {OKNO: ["-    since: 2021-03", "+    since: 2021-04"]}


def test_comments_and_layout_survive(root: Path, sheets: Sheets) -> None:
    """Comments, flow style and quotes of everything that was not changed stay to the letter."""
    text = (root / OKNO).read_text("utf-8")
    text = text.replace("status: published", "# Проверено в ноябре\nstatus: published  # не менять")
    text = text.replace("started: 2019", 'started: "2019"   # по приказу')
    (root / OKNO).write_text(text, "utf-8")
    sheets = Sheets(export(root))
    sheets.put("Практики", ("nizhny/okno",), "Состояние", "archived")
    sheets.put("Эффекты", ("nizhny/okno", "1", "1"), "Стало", 20)
    assert changed(root, sheets) == {
        OKNO: [
            "-status: published  # не менять",
            "+status: archived  # не менять",
            "-      - {metric: Время приёма, unit: min, before: 40, after: 25, source: gazeta}",
            "+      - {metric: Время приёма, unit: min, before: 40, after: 20, source: gazeta}",
        ]
    }


def test_an_emptied_cell_takes_its_field_away(root: Path, sheets: Sheets) -> None:
    """A field goes with its line, and a record of fields that has none left goes too."""
    sheets.put("Практики", ("nizhny/okno",), "Начали", None)
    for heading in ("кто", "когда", "как"):
        sheets.put("Внедрения", ("nizhny/okno", "1"), f"Подтверждение: {heading}", None)
    assert changed(root, sheets) == {
        OKNO: [
            "-started: 2019",
            "-    confirmed: {by: Администрация округа, date: 2022-02-01, how: letter}",
        ]
    }


def test_a_bare_number_gets_its_bound(root: Path, sheets: Sheets) -> None:
    """«около» beside a bare number makes it an amount with a bound."""
    sheets.put("Эффекты", ("nizhny/okno", None or "", "1"), "Было: точность", "about")
    assert changed(root, sheets) == {
        OKNO: ["-    before: 420", "+    before:", "+      value: 420", "+      bound: about"]
    }


def test_new_replication_effect_and_source(root: Path, sheets: Sheets) -> None:
    """Rows with an empty number are added behind the last entry, a source among the sources."""
    sheets.add(
        "Внедрения",
        Практика="nizhny/okno",
        Муниципалитет="nizhny/bor",
        С_какого_времени="2024",
        Учреждение="Архив",
        Источник="pismo",
    )
    sheets.add(
        "Эффекты",
        Практика="nizhny/okno",
        **{"№_внедрения": "2", "Показатель": "Очередь", "Единица": "min"},
        Было="1 040",
        Стало=12.5,
        Источник="pismo, gazeta",
    )
    sheets.add(
        "Источники", Запись="practice:nizhny/okno", id_источника="pismo", Заголовок="Письмо: итоги"
    )
    assert changed(root, sheets) == {
        OKNO: [
            "+    effects:",
            "+      - metric: Очередь",
            "+        unit: min",
            "+        before: 1040",
            "+        after: 12.5",
            "+        source:",
            "+          - pismo",
            "+          - gazeta",
            "+  - municipality: bor",
            "+    since: 2024",
            "+    organisation: Архив",
            "+    source: pismo",
            "+  - id: pismo",
            '+    title: "Письмо: итоги"',
        ]
    }


def test_new_practice_site_municipality_and_certificate(root: Path, sheets: Sheets) -> None:
    """Each new record stands in its place, passes the checks and needs no `atlas fix`."""
    sheets.add(
        "Муниципалитеты",
        id_муниципалитета="nizhny/vyksa",
        Название="Городской округ город Выкса",
        Вид="urban-okrug",
        ОКТМО="22715000",
        Центр__название="Выкса",
        Центр__широта="55,3206",
        Центр__долгота=42.174,
    )
    sheets.add(
        "Практики",
        id_практики="nizhny/spravka",
        Заголовок='Справка "за день"',
        Коротко="Справку выдают в день обращения - раньше ждали пять дней.",
        Сфера="public-services",
        Где_придумали__муниципалитет="nizhny/vyksa",
        Начали="май 2022 г.",
        Решение="Первый абзац.\n\n- раз;\n- два.",
        Инструменты="five-s",
    )
    sheets.add(
        "Источники",
        Запись="practice:nizhny/spravka",
        id_источника="gazeta",
        Адрес="https://example.org/x",
    )
    sheets.add(
        "Площадки",
        id_площадки="nizhny/fabrika-vyksa",
        Название="Фабрика в Выксе",
        Вид="process-factory",
        Муниципалитет="nizhny/vyksa",
        Кого_обслуживает="nizhny/vyksa, bor",
    )
    sheets.add(
        "Источники", Запись="site:nizhny/fabrika-vyksa", id_источника="x", Заголовок="Приказ"
    )
    sheets.add(
        "Сертификаты",
        Регион="nizhny",
        Номер="ОР-2026/1",
        Номер_известен="да",
        Уровень="local",
        Держатель__практика="nizhny/spravka",
        Выдан="12.05.2026",
        Кто_выдал="Администрация",
    )
    found = changed(root, sheets)
    assert (root / "practices/nizhny/spravka.yml").read_text("utf-8") == NEW_PRACTICE
    assert (root / "regions/nizhny/sites/fabrika-vyksa.yml").read_text("utf-8") == NEW_SITE
    assert [line for line in found[REGISTER] if line[0] == "-"] == []
    assert "+- number: ОР-2026/1" in found[REGISTER]
    assert "+  number_known: true" in found[REGISTER]
    assert "+  issued: 2026-05-12" in found[REGISTER]
    assert [line for line in found[TOWNS] if line[0] == "-"] == []
    assert '+  oktmo: "22715000"' in found[TOWNS]
    made = {"practices/nizhny/spravka.yml", "regions/nizhny/sites/fabrika-vyksa.yml"}
    assert list(tidied(root, [], lambda file: file in made)) == []


def test_a_register_that_is_not_there_is_made(root: Path) -> None:
    """The first certificate of a region makes its register."""
    (root / REGISTER).unlink()
    sheets = Sheets(export(root))
    sheets.add(
        "Сертификаты",
        Регион="nizhny",
        Номер=12,
        Уровень="local",
        Держатель__учреждение="Школа № 9",
        Выдан=2026,
        Кто_выдал="Администрация",
    )
    imported(root, sheets.saved())
    text = (root / REGISTER).read_text("utf-8")
    assert '- number: "12"\n' in text
    assert "issued: 2026\n" in text


def test_fields_without_columns_are_untouched(root: Path, sheets: Sheets) -> None:
    """Steps, kit, contacts, lessons in their places: the file says the same but for the change."""
    before = read_document(root, OKNO, Kind.PRACTICE).value
    sheets.put("Практики", ("nizhny/okno",), "Решение", "Короче.")
    sheets.put("Практики", ("nizhny/okno",), "Инструменты", None)
    imported(root, sheets.saved())
    after = read_document(root, OKNO, Kind.PRACTICE).value
    assert after.pop("solution") == "Короче."
    assert before.pop("tools") == ["five-s"]
    del before["solution"]
    assert after == before


def test_of_a_text_in_several_languages_only_the_russian_one_changes(
    root: Path, sheets: Sheets
) -> None:
    """The other languages stay beside it."""
    sheets.put("Практики", ("nizhny/zayavki",), "Заголовок", "Заявки одной очередью")
    assert changed(root, sheets) == {
        ZAYAVKI: [
            "-title: {ru: Заявки одним списком, cv: Заявкӑсем пӗр списокпа}",
            "+title: {ru: Заявки одной очередью, cv: Заявкӑсем пӗр списокпа}",
        ]
    }


def test_ids_stay_as_short_as_the_file_has_them(root: Path, sheets: Sheets) -> None:
    """An id in full means the same as a short one; a new one is written short at home."""
    sheets.put("Практики", ("nizhny/okno",), "Родственные практики", "zayavki, nizhny/okno")
    outcome = asked(root, sheets.saved())
    assert "related: [nizhny/zayavki, okno]" in outcome.files[OKNO].text


def test_import_twice_changes_nothing_more(root: Path, sheets: Sheets) -> None:
    """The same workbook once more finds everything said, book marks and short ids included."""
    sheets.put("Практики", ("nizhny/okno",), "Чего остерегаться", 'Не закрывайте "окна" - ждите.')
    sheets.put("Практики", ("nizhny/okno",), "Сверено", "20.11.2026")
    imported(root, sheets.saved())
    outcome = asked(root, sheets.saved())
    assert outcome.files == {}
    assert outcome.findings == [], said(outcome.findings)


def test_a_removed_row_removes_nothing(root: Path, sheets: Sheets) -> None:
    """Rows that are gone are named, their records stay."""
    page = sheets.page("Внедрения")
    page.delete_rows(sheets.row("Внедрения", "nizhny/okno", "2"))
    outcome = asked(root, sheets.saved())
    assert outcome.files == {}
    assert ids(outcome) == {"X627"}
    assert "nizhny/okno 2" in outcome.findings[0].message()
    assert outcome.possible


def test_an_old_workbook_does_not_undo_what_others_did(root: Path, sheets: Sheets) -> None:
    """Rows nobody touched stay as the catalog has them now, whatever they said going out."""
    text = (root / OKNO).read_text("utf-8")
    (root / OKNO).write_text(text.replace("finished: 2020-06", "finished: 2020-07"), "utf-8")
    outcome = asked(root, sheets.saved())
    assert outcome.files == {}
    assert outcome.findings == []
    sheets.put("Практики", ("nizhny/okno",), "Начали", "2018")
    outcome = asked(root, sheets.saved())
    assert ids(outcome) == {"X626"}
    assert outcome.files == {}


def test_line_ends_of_windows_survive(root: Path) -> None:
    """A file with CRLF keeps it, in new lines too."""
    data = (root / OKNO).read_bytes().replace(b"\n", b"\r\n")
    (root / OKNO).write_bytes(data)
    sheets = Sheets(export(root))
    sheets.put("Практики", ("nizhny/okno",), "Начали", "2018-02")
    imported(root, sheets.saved())
    expected = data.replace(b"started: 2019", b"started: 2018-02")
    assert (root / OKNO).read_bytes() == expected
