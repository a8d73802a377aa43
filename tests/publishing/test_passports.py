"""Passports as PDF and kits: what they say, that they are the same each time, and that they fetch
nothing; posters of regions."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from generator.catalog import Catalog, load_catalog
from generator.demo import make_demo
from generator.drawing import region_maps
from generator.model.practice import Practice
from generator.pages.desk import Desk
from generator.pages.passport import passport_view
from generator.publishing import passports
from generator.publishing.host import Host
from generator.publishing.map_files import region_poster
from generator.publishing.passports import NoPrinter, archive, passport, passport_files
from generator.reading import Kind, read_document

TODAY = date(2026, 11, 22)
PROJECT = Path(__file__).parents[2]
FULL = PROJECT / "tests/cases/good-full"
OKNO = "nizhny/okno"
HOST = Host("Атлас практик", "https://atlas.example/")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The catalog in which every field is used."""
    return load_catalog(FULL, TODAY).catalog


@pytest.fixture(scope="module")
def record(catalog: Catalog) -> Practice:
    """One practice of it, as read."""
    return Practice.model_validate(
        read_document(FULL, catalog.practices[OKNO].file, Kind.PRACTICE).value
    )


@pytest.fixture(scope="module")
def printed(record: Practice, catalog: Catalog) -> bytes:
    """Its passport."""
    return passport(record, OKNO, catalog, HOST)


def test_a_passport_says_what_the_entry_says(
    printed: bytes, record: Practice, catalog: Catalog
) -> None:
    """On A4: the title, each step, each office to ask, the day, the version and the address."""
    reader = PdfReader(io.BytesIO(printed))
    said = " ".join("".join(page.extract_text() for page in reader.pages).split())
    width, height = (float(side) for side in reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
    view = passport_view(record, OKNO, Desk(catalog, {}))
    expected = [step.title for step in record.steps]
    expected += [contact.organisation for contact in record.contacts]
    expected += ["22 ноября 2026", view.version, "atlas.example/practices/nizhny/okno/"]
    bare = said.replace("\xa0", "").replace(" ", "")
    wanted = [str(text).replace("\xa0", "").replace(" ", "") for text in expected]
    assert [text for text in wanted if text not in bare] == []


def test_a_passport_is_the_same_each_time(
    printed: bytes, record: Practice, catalog: Catalog
) -> None:
    """The same record, day and program: the same bytes. Another word: another version."""
    assert passport(record, OKNO, catalog, HOST) == printed
    desk = Desk(catalog, {})
    other = record.model_copy(update={"lessons": "Иначе."})
    assert passport_view(other, OKNO, desk).version != passport_view(record, OKNO, desk).version


def test_letters_are_those_of_the_site(printed: bytes) -> None:
    """No font of the machine is used, so the passport looks the same everywhere."""
    fonts: set[str] = set()
    for page in PdfReader(io.BytesIO(printed)).pages:
        resources: Any = page["/Resources"]
        fonts |= {font.get_object()["/BaseFont"] for font in resources["/Font"].values()}
    assert fonts
    assert all("Atlas" in name for name in fonts)


def test_a_hostile_text_fetches_nothing(record: Practice, catalog: Catalog, tmp_path: Path) -> None:
    """A file of the machine or an address in a text is text there, and is not asked for."""
    secret = tmp_path / "secret.txt"
    secret.write_text("НЕ ДЛЯ ВСЕХ")
    for words in (
        f"<img src='file://{secret}'>",
        f"![x](file://{secret})",
        f"<link rel=attachment href='file://{secret}'>",
        f"<style>@import url(file://{secret})</style>",
    ):
        hostile = record.model_copy(update={"lessons": words, "problem": words})
        data = passport(hostile, OKNO, catalog, HOST)
        reader = PdfReader(io.BytesIO(data))
        assert "НЕ ДЛЯ ВСЕХ" not in "".join(page.extract_text() for page in reader.pages)
        assert not reader.attachments


def test_a_kit_has_its_sums(record: Practice, catalog: Catalog) -> None:
    """The passport, the record as JSON and as it was written; every file has its SHA-256; the same
    archive each time."""
    made = dict(passport_files(FULL, {OKNO: record}, catalog, HOST))
    assert dict(passport_files(FULL, {OKNO: record}, catalog, HOST)) == made
    with zipfile.ZipFile(io.BytesIO(made["practices/nizhny/okno/kit.zip"])) as kit:
        assert kit.testzip() is None
        files = {name: kit.read(name) for name in kit.namelist()}
    lines = files.pop("SHA256SUMS").decode().splitlines()
    sums = {line[66:]: line[:64] for line in lines}
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert {"passport.pdf", "okno.json", "source.yml"} <= set(files)
    assert files["source.yml"] == (FULL / "practices/nizhny/okno.yml").read_bytes()
    assert files["passport.pdf"] == made["practices/nizhny/okno/passport.pdf"]


def test_an_archive_has_no_time() -> None:
    """Whenever it is made, and in whatever order its files come."""
    assert archive({"a": b"1", "b": b"2"}) == archive({"b": b"2", "a": b"1"})


def test_without_a_printer_people_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence with the command that helps, not a traceback."""
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    passports._printer.cache_clear()
    with pytest.raises(NoPrinter, match="pip install"):
        passports.check_printer()
    passports._printer.cache_clear()


def test_a_poster_counts_every_municipality_once(tmp_path: Path) -> None:
    """Its legend adds up to the municipalities that stand; one SVG without scripts or links."""
    make_demo(tmp_path, practices=20, regions=1, municipalities=15, seed=3, today=TODAY)
    catalog = load_catalog(tmp_path, TODAY).catalog
    region = "oblast-01"
    desk = Desk(catalog, region_maps(tmp_path, [region], catalog.directory, TODAY, None))
    drawn = ET.fromstring(region_poster(region, desk))
    texts = ["".join(node.itertext()) for node in drawn.iter("{http://www.w3.org/2000/svg}text")]
    counts = [int(text.rpartition("— ")[2]) for text in texts if text.rpartition("— ")[2].isdigit()]
    assert sum(counts) == len(catalog.directory.standing(region, TODAY))
    assert not [node for node in drawn.iter() if node.tag.endswith(("script", "image", "a"))]
    assert region_poster(region, desk) == region_poster(region, desk)
