"""The spreadsheets that the site offers: there, linked, and what the export makes."""

from __future__ import annotations

from spreadsheets.books import FULL, TODAY, asked

from built.built_site import PROJECT, BuiltSite
from generator.catalog import load_catalog
from generator.spreadsheets.book import read_book
from generator.spreadsheets.cells import Book
from generator.spreadsheets.columns import SHEETS
from generator.spreadsheets.exporting import FOLDER, WORKBOOK


def opened(site: BuiltSite) -> Book:
    """The workbook of a site, read as an import reads it."""
    return read_book(WORKBOOK, (site.folder / FOLDER / WORKBOOK).read_bytes())


def test_the_workbook_of_the_site_comes_back_without_a_difference(full_site: BuiltSite) -> None:
    """Who downloads it and sends it back untouched changes nothing."""
    outcome = asked(FULL, (full_site.folder / FOLDER / WORKBOOK).read_bytes())
    assert outcome.files == {}
    assert outcome.findings == []


def test_the_workbook_holds_every_published_practice(site: BuiltSite) -> None:
    """All published practices of the real catalog, whichever worker has read them; no draft."""
    pages = {page.id: page for page in opened(site).pages}
    ids = {str(line.cells["id"].value) for line in pages["practices"].lines}
    cards = load_catalog(PROJECT, TODAY).catalog.practices
    assert ids == {key for key, card in cards.items() if card.published}


def test_the_data_page_names_every_table(site: BuiltSite) -> None:
    """Each file under data/ has its link on the page about the data."""
    page = (site.folder / "data/index.html").read_text("utf-8")
    names = {WORKBOOK, *(f"{sheet.id}.csv" for sheet in SHEETS)}
    assert names <= {path.name for path in (site.folder / FOLDER).iterdir()}
    assert {name for name in names if f'href="../{FOLDER}{name}"' not in page} == set()
