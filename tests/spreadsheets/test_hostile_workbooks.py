"""Files that are no workbooks, or more than that: refused in words, never with a traceback."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Mapping

import pytest

from generator.spreadsheets import opening
from generator.spreadsheets.book import read_book
from generator.spreadsheets.opening import MOST_BYTES
from spreadsheets.books import SAMPLE, Sheets, export, said
from spreadsheets.libreoffice import as_libreoffice

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet2.xml"


@pytest.fixture(scope="module")
def sound() -> bytes:
    """A workbook that is as it should be."""
    return export(SAMPLE)


def with_parts(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The archive with some parts replaced, added, or (None) left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        held = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in (held | dict(parts)).items():
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def part(data: bytes, name: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def archive(**parts: bytes) -> bytes:
    """An archive of its own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return stream.getvalue()


def refused(data: bytes) -> tuple[str, str]:
    """The one finding of a refused file: its code and its words."""
    book = read_book("книга.xlsx", data)
    assert book.pages == []
    assert len(book.findings) == 1, said(book.findings)
    return book.findings[0].code.id, book.findings[0].message()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "файл пуст"),
        (OLD + b"\0" * 600, "старый формат XLS"),
        (b"id;title\r\nx;y\r\n", "похоже на CSV"),
        (b"<html><table></table></html>", "веб-страница"),
        (b'<?xml version="1.0"?><Workbook/>', "таблица XML"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "формат не узнан"),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "ODS"),
        (archive(**{"readme.txt": b"x"}), "другой архив"),
        (archive(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"x"}), "документ"),
        (archive(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"x"}), "XLSB"),
    ],
    ids=["empty", "xls", "csv", "html", "xml", "png", "ods", "zip", "docx", "xlsb"],
)
def test_other_formats_are_told_by_name(data: bytes, words: str) -> None:
    """What else people send: X601 with the format that it seems to be."""
    code, message = refused(data)
    assert code == "X601"
    assert words in message


def test_a_password_is_told(sound: bytes) -> None:
    """Of a protected workbook and of a protected archive."""
    assert refused(OLD + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"))[0] == "X602"
    locked = bytearray(sound)
    at = locked.index(b"PK\x01\x02")
    while at >= 0:
        locked[at + 8] |= 1
        at = locked.find(b"PK\x01\x02", at + 4)
    assert refused(bytes(locked))[0] == "X602"


def test_macros_and_outside_links_are_refused(sound: bytes) -> None:
    """A program in the workbook, old macro sheets, other files and data connections."""
    for name in ("xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"):
        assert refused(with_parts(sound, {name: b"x"}))[0] == "X604"
    types = part(sound, "[Content_Types].xml")
    macro = types.replace(b"sheet.main", b"sheet.macroEnabled.main")
    assert refused(with_parts(sound, {"[Content_Types].xml": macro}))[0] == "X604"
    for name in ("xl/externalLinks/externalLink1.xml", "xl/connections.xml"):
        assert refused(with_parts(sound, {name: b"<x/>"}))[0] == "X605"


def test_a_strict_workbook_is_told(sound: bytes) -> None:
    """The ISO variant has other names for everything: people are told to save it anew."""
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = part(sound, "xl/workbook.xml").replace(main, opening._STRICT)
    assert "Строгая" in refused(with_parts(sound, {"xl/workbook.xml": strict}))[1]


def test_bombs_are_let_go_while_they_unpack(sound: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a part is called and claims, what it unpacks to is counted."""
    monkeypatch.setattr(opening, "MOST_UNPACKED", 2 * 1024 * 1024)
    for name in (SHEET, "xl/sharedStrings.xml", "xl/media/image1.png"):
        assert refused(with_parts(sound, {name: b" " * 3 * 1024 * 1024}))[0] == "X603"
    assert refused(b"PK" + b"\0" * MOST_BYTES)[0] == "X603"


def test_too_many_parts_are_refused(sound: bytes) -> None:
    """Two thousand parts are no workbook of ours."""
    many = {f"xl/part{number}.xml": b"" for number in range(opening.MOST_PARTS)}
    assert refused(with_parts(sound, many))[0] == "X603"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(sound: bytes, encoding: str) -> None:
    """A declaration of entities, in whatever encoding, is never expanded."""
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        "<worksheet><sheetData>&b;</sheetData></worksheet>"
    ).encode(encoding)
    code, message = refused(with_parts(sound, {SHEET: bomb}))
    assert code == "X606"
    assert "DOCTYPE" in message


def test_a_cell_in_the_last_row_goes_through(sound: bytes) -> None:
    """A stray cell in row 1,048,576 costs nothing and is told at its place."""
    cell = b'<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    sheet = part(sound, SHEET).replace(b"</sheetData>", cell)
    book = read_book("книга.xlsx", with_parts(sound, {SHEET: sheet}))
    page = next(page for page in book.pages if page.id == "practices")
    assert page.lines[-1].number == 1_048_576


def test_rows_beyond_all_sheets_are_refused(sound: bytes) -> None:
    """A row number that no sheet has does not keep the program counting up to it."""
    cell = b'<row r="99999999999"><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    sheet = part(sound, SHEET).replace(b"</sheetData>", cell)
    assert refused(with_parts(sound, {SHEET: sheet}))[0] == "X603"


def test_a_size_that_is_a_lie_hides_nothing(sound: bytes) -> None:
    """Cells outside the size that the sheet claims are read."""
    sheet = part(sound, SHEET)
    start = sheet.index(b'<dimension ref="') + len(b'<dimension ref="')
    end = sheet.index(b'"', start)
    small = sheet[:start] + b"A1:B1" + sheet[end:]
    whole = read_book("книга.xlsx", sound)
    told = read_book("книга.xlsx", with_parts(sound, {SHEET: small}))
    assert [len(page.lines) for page in told.pages] == [len(page.lines) for page in whole.pages]
    assert told.pages[0].columns == whole.pages[0].columns


BROKEN: Mapping[str, Mapping[str, bytes | None]] = {
    "no workbook part": {"xl/workbook.xml": None},
    "no relations": {"xl/_rels/workbook.xml.rels": None},
    "no sheet": {SHEET: None},
    "cut sheet": {SHEET: b"<worksheet><sheetData><row r='1'>"},
    "no XML": {SHEET: b"\0\1\2"},
    "empty sheet part": {SHEET: b""},
    "odd reference": {
        SHEET: b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetData><row r="1"><c r="??"><v>1</v></c></row></sheetData></worksheet>'
    },
    "odd shared string": {
        SHEET: b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetData><row r="1"><c r="A1" t="s"><v>99999</v></c></row></sheetData></worksheet>'
    },
    "odd number": {
        SHEET: b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetData><row r="1"><c r="A1"><v>abc</v></c></row></sheetData></worksheet>'
    },
    "no styles": {"xl/styles.xml": b"<styleSheet/>"},
}


@pytest.mark.parametrize("name", BROKEN)
def test_damaged_workbooks_are_told(sound: bytes, name: str) -> None:
    """Parts missing, cut short or senseless end in a finding, never in a traceback."""
    book = read_book("книга.xlsx", with_parts(sound, BROKEN[name]))
    assert book.findings, name
    assert {f.code.id for f in book.findings} <= {"X606", "X611", "X607"}, said(book.findings)


def test_a_file_cut_short_is_told(sound: bytes) -> None:
    """A download that stopped half-way."""
    assert refused(sound[: len(sound) // 2])[0] == "X606"


@pytest.mark.parametrize("dialect", ["ours", "libreoffice"])
def test_flipped_bytes_never_raise(sound: bytes, dialect: str) -> None:
    """Two hundred damaged copies: each is read or refused."""
    data = sound if dialect == "ours" else as_libreoffice(Sheets(sound).book)
    dice = random.Random(7)
    for _ in range(200):
        spoiled = bytearray(data)
        for _ in range(dice.randint(1, 20)):
            spoiled[dice.randrange(len(spoiled))] = dice.randrange(256)
        book = read_book("книга.xlsx", bytes(spoiled))
        assert book.pages or book.findings
