"""What goes out: the workbook and the tables, the same bytes for the same catalog."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from generator.catalog import load_catalog
from generator.publishing.open_files import in_memory
from generator.reading.characters import ODD_SPACE
from generator.spreadsheets.columns import SHEETS
from generator.spreadsheets.exporting import WORKBOOK, Holdings, exported, site_place
from generator.spreadsheets.headings import LISTS_TITLE, TITLES
from generator.spreadsheets.parcels import in_order, pack, pack_others
from generator.spreadsheets.rows import practice_rows
from generator.spreadsheets.tables import BOM
from generator.spreadsheets.values import plain
from spreadsheets.books import (
    FULL,
    PROJECT,
    SAMPLE,
    TODAY,
    Sheets,
    asked,
    catalog,
    export,
    imported,
)

UNTIDY = [*"абв ", "\u00a0", "\u2003", "\t", "\n", "\r", "\r\n", "й", "и\u0306", " \n", "  "]


@given(st.one_of(st.lists(st.sampled_from(UNTIDY), max_size=8).map("".join), st.text(max_size=12)))
def test_a_tidy_text_is_found_out_at_once(text: str) -> None:
    """A text that is passed over as tidy is what tidying it would give."""
    tidied = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    assert plain(text) == re.sub(r"(?m)[ \t]+$", "", ODD_SPACE.sub(" ", tidied)).strip()


DANGEROUS = ["=1+1", "+7 831", "-5", "@сумма", '=HYPERLINK("x")', "a\nb", "<&>\"'"]


@pytest.fixture
def sheets() -> Sheets:
    """The workbook of a catalog with every field."""
    return Sheets(export(FULL))


def test_the_same_catalog_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the time of day nor the folder is in the files."""
    again = exported(catalog(tmp_path / "elsewhere"), TODAY).files
    assert again == exported(FULL, TODAY).files
    with zipfile.ZipFile(io.BytesIO(again[WORKBOOK])) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_heads_are_frozen_and_bear_notes(sheets: Sheets) -> None:
    """The head stays when people scroll, and so do the keys; every heading has a note."""
    for sheet in SHEETS:
        page = sheets.page(TITLES[sheet.id])
        keys = len(sheet.keys)
        assert page.freeze_panes == f"{'ABCDE'[keys]}2"
        assert all(cell.comment is not None and cell.comment.text for cell in page[1])
        assert page.auto_filter.ref


def test_known_ids_are_offered(sheets: Sheets) -> None:
    """A drop-down points at the ids of the catalog, with room for new rows below."""
    page, lists = sheets.page("Внедрения"), sheets.page(LISTS_TITLE)
    letter = get_column_letter(sheets.column("Внедрения", "Муниципалитет"))
    [found] = [
        one
        for one in page.data_validations.dataValidation
        if str(one.sqref).startswith(f"{letter}2:")
    ]
    sheet, _, cells = str(found.formula1).partition("!")
    assert sheet == f"'{LISTS_TITLE}'"
    ids = [row[0].value for row in lists[cells.replace("$", "")]]
    assert ids == list(load_catalog(FULL, TODAY).catalog.directory.municipalities)
    assert int(str(found.sqref).split(letter)[-1]) > 1000


def test_dates_are_texts_and_stay_so(sheets: Sheets) -> None:
    """Cells and whole columns of dates have the text format: 2022-05 is typed as it is known."""
    page = sheets.page("Внедрения")
    column = sheets.column("Внедрения", "С какого времени")
    assert page.cell(2, column).value == "2021-03"
    assert page.cell(2, column).number_format == "@"
    assert page.column_dimensions[get_column_letter(column)].number_format == "@"


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    """Texts that begin with = + - @ go out as texts, and come back to the letter."""
    root = catalog(tmp_path)
    out = Sheets(export(root))
    for text in DANGEROUS:
        page = out.page("Практики")
        cell = page.cell(2, out.column("Практики", "Чего остерегаться"))
        cell.value, cell.data_type = text, "s"
        imported(root, out.saved())
        out = Sheets(export(root))
        cell = out.page("Практики").cell(2, out.column("Практики", "Чего остерегаться"))
        assert (cell.value, cell.data_type) == (text, "s")


def test_what_looks_like_an_escape_comes_back(tmp_path: Path) -> None:
    """«_x0041_» is what people wrote, and no «A»."""
    root = catalog(tmp_path)
    file = root / "practices/nizhny/okno.yml"
    text = file.read_text("utf-8").replace("Вместе с архивом.", "Код _x0041_ и _x005F_.")
    file.write_text(text, "utf-8")
    outcome = asked(root, export(root))
    assert (outcome.files, outcome.findings) == ({}, [])


def test_no_cell_of_the_real_catalog_is_a_formula() -> None:
    """Of thousands of cells none would be run by a spreadsheet."""
    sheets = Sheets(export(PROJECT))
    sorts = {
        cell.data_type
        for page in sheets.book.worksheets
        for row in page.iter_rows()
        for cell in row
    }
    assert sorts == {"s", "n"}


def test_tables_say_what_the_workbook_says(sheets: Sheets) -> None:
    """Each CSV has the rows of its sheet, with the headings of the workbook above them."""
    files = exported(FULL, TODAY).files
    for sheet in SHEETS:
        text = files[f"{sheet.id}.csv"].decode()
        assert text.startswith(BOM)
        rows = list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=";"))
        page = sheets.page(TITLES[sheet.id])
        names = [str(cell.value).removesuffix(" *") for cell in page[1]][:-1]
        assert rows[0] == names
        shown = [
            [_in_russian(cell.value) for cell in row[: len(names)]]
            for row in page.iter_rows(min_row=2)
        ]
        assert [[cell.removeprefix("'") for cell in row] for row in rows[1:]] == shown


def _in_russian(value: object) -> str:
    """A cell of the workbook as a table for a Russian Excel writes it."""
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return "" if value is None else str(value)


def test_tables_run_nothing(tmp_path: Path) -> None:
    """A text that a spreadsheet would take for a formula has an apostrophe before it."""
    root = catalog(tmp_path)
    file = root / "practices/nizhny/okno.yml"
    text = file.read_text("utf-8").replace("organisation: МФЦ на Бору", 'organisation: "=cmd|x"')
    file.write_text(text, "utf-8")
    table = exported(root, TODAY).files["replications.csv"].decode()
    assert ";'=cmd|x;" in table
    assert ";'+7" not in table


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """The others go out all the same."""
    root = catalog(tmp_path)
    (root / "practices/nizhny/okno.yml").write_text("title: [", "utf-8")
    out = exported(root, TODAY)
    assert out.unread == ("practices/nizhny/okno.yml",)
    assert Sheets(out.files[WORKBOOK]).row("Практики", "nizhny/zayavki") == 2


@pytest.mark.parametrize("parted", [",", ";", "\t", "|"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_sign_between_cells_makes_a_formula(tmp_path: Path, parted: str, sign: str) -> None:
    """Whatever a spreadsheet takes for the sign between cells, none begins as a formula does."""
    root = catalog(tmp_path)
    file = root / "practices/nizhny/okno.yml"
    text = file.read_text("utf-8")
    risky = "".join(f"x{mark}{sign}1+1" for mark in (",", ";", "|", ',"', ',""', ';"'))
    file.write_text(text.replace("МФЦ на Бору", f"'{risky}'"), "utf-8")
    table = exported(root, TODAY).files["replications.csv"].decode().removeprefix(BOM)
    assert "1+1" in table
    cells = [c for row in csv.reader(io.StringIO(table, newline=""), delimiter=parted) for c in row]
    numbers = re.compile(r"-?[0-9]+([.,][0-9]+)?")
    assert [c for c in cells if c[:1] in ("=", "+", "-", "@") and not numbers.fullmatch(c)] == []


@pytest.mark.parametrize("root", [FULL, SAMPLE, PROJECT], ids=["full", "sample", "real"])
def test_the_site_offers_the_same_but_drafts(root: Path, tmp_path: Path) -> None:
    """Files made of records at hand say what files made of the folder do, drafts left out."""
    loaded = load_catalog(root, TODAY)
    rows = practice_rows(loaded.records, loaded.catalog)
    own = pack(rows, loaded.catalog, tmp_path / "practices")
    parcels = in_order([pack_others(loaded.catalog, tmp_path / "others"), own])
    site = dict(in_memory(Holdings(parcels, tmp_path, loaded.catalog.today).files()))
    files = exported(root, TODAY).files
    assert {site_place(name) for name in files} < set(site)
    drafts = {key for key, card in loaded.catalog.practices.items() if not card.published}
    for name in files:
        mine, theirs = site[site_place(name)], files[name]
        if drafts and name in ("practices.csv", "atlas.xlsx", "sources.csv"):
            assert all(f"\n{draft};".encode() not in mine for draft in drafts)
        elif not drafts:
            assert mine == theirs, name
