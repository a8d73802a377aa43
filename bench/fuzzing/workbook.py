"""A workbook from strangers: opened, read, compared with a catalog, and filed into its texts.

An input is no archive but what one is made of, so that changes reach the parts inside and do not
die at a checksum. Its first byte says how to pack; then come parts, each after a sign and a name.
A sheet may be a table of tabs and lines, from which its XML is made, or the XML itself; parts that
are not given are those of a sound workbook. The part "edits" changes bytes of the archive.
"""

from __future__ import annotations

import datetime as dt
import io
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from itertools import islice
from typing import Final

from bench.fuzzing.pieces import (
    FILL,
    as_filling,
    filled,
    with_lines_changed,
    with_piece_moved,
    with_word,
)
from bench.fuzzing.reader import TODAY
from bench.fuzzing.target import CASES, Target
from generator.editing.setting import NotSet
from generator.findings import Finding, in_order
from generator.findings.reporting import as_text
from generator.spreadsheets.book import read_book
from generator.spreadsheets.cells import Book
from generator.spreadsheets.columns import SHEETS
from generator.spreadsheets.comparing import compare
from generator.spreadsheets.filing import filed
from generator.spreadsheets.headings import TITLES, headings
from generator.spreadsheets.importing import prepare
from generator.spreadsheets.rows import Rows, read_rows

ROOT: Final = CASES / "good-full"
NAME: Final = "книга.xlsx"
LONGEST: Final = 640
MOST: Final = 24 * 1024
FILED: Final = 32
"""One of so many inputs that change something has the changed texts of its files made."""
JUDGED: Final = 2_048
"""One of so many inputs goes the whole way of an import, which reads the catalog twice anew."""

PART: Final = b"\x1e"
SHORT: Final[Mapping[str, str]] = {
    **{str(number): f"xl/worksheets/sheet{number}.xml" for number in range(1, len(SHEETS) + 1)},
    "c": "[Content_Types].xml",
    "w": "xl/workbook.xml",
    "r": "xl/_rels/workbook.xml.rels",
    "s": "xl/styles.xml",
    "t": "xl/sharedStrings.xml",
}
"""Short names of parts; a sheet's number is that of its place among the catalog's sheets."""

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES: Final = (
    f'<styleSheet xmlns="{_MAIN}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="9"/></cellXfs></styleSheet>'
).encode()

WORDS: Final = (
    PART, PART + b"1\n", PART + b"4\n", PART + b"w\n", PART + b"r\n", PART + b"s\n", PART + b"t\n",
    PART + b"c\n", PART + b"edits\n", PART + b"xl/vbaProject.bin\n", PART + b"xl/media/i.png\n",
    b"<row r=\"1\">", b"</row>", b'<c r="A1" t="inlineStr"><is><t>', b"</t></is></c>", b't="s"',
    b't="n"', b't="b"', b't="e"', b't="d"', b't="str"', b"<v>", b"</v>", b"<f>", b"</f>", b's="1"',
    b's="99"', b'r="XFD1048576"', b'r="A99999999"', b'r="??"', b"<mergeCells>",
    b'<mergeCell ref="A1:B2"/>', b"<sheetData>", b"</sheetData>", b"<dimension ref=\"A1:XFD9\"/>",
    b"<si><t>", b"<si><r><t>", b"<rPh>", b'xml:space="preserve"', b"<cellXfs>", b'numFmtId="14"',
    b"<numFmt numFmtId=\"164\" formatCode=\"yyyy\"/>", b'date1904="1"', b"<workbookPr/>",
    b'<sheet name="x" sheetId="9" r:id="rId9"/>', b'state="hidden"', b'TargetMode="External"',
    b'Target="../../x"', b"<!DOCTYPE x [", b"<!ENTITY a \"b\">", b"&a;", b"&#0;", b"<![CDATA[",
    b"_x0000_", b"_xD800_", b"=cmd|'/c calc'!A0", b"=TRUE()", b"#REF!", b"n1e999", b"n-1", b"nNaN",
    b"n45000.5", b"n0", b"n60", b"n2958466", b"d2024-13-01", b"b1", b"b2", b"e#N/A", b"f1+1",
    b"\t", b"\n", b"nizhny/okno", b"nizhny/bor", b"nizhny", b"practice:nizhny/okno",
    "да".encode(), "нет".encode(), b"1 000", b"50 %", b"3,5", "в 2 раза".encode(), b"2024-02",
    b"01.02.2024", b"; ", b"https://example.ru/", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xc2\xa0",
)  # fmt: skip


@cache
def _rows() -> Rows:
    return read_rows(ROOT)


def exercise(data: bytes) -> str:
    """The way of a workbook into the catalog, up to the texts that would be written."""
    archive = packed(data)
    book = read_book(NAME, archive)
    assert book.pages or book.findings
    depth = "opened" if book.pages else "refused"
    findings = list(book.findings)
    share = zlib.crc32(data)
    if book.pages:
        depth, more = _compared(book, file=share % FILED == 0)
        findings += more
    as_text(in_order(findings), "ru", lambda file, line: "").encode()
    if book.pages and share % JUDGED == 0:
        outcome = prepare(ROOT, NAME, archive, TODAY)
        return "judged, possible" if outcome.possible else "judged, refused"
    return depth


def _compared(book: Book, *, file: bool) -> tuple[str, list[Finding]]:
    made = compare(book, _rows())
    if not file:
        return "changes" if made.values else "compared", made.findings
    texts = 0
    for name, value in made.values.items():
        try:
            new = name not in made.present
            one = filed(ROOT, name, made.kinds[name], value, new=new)
        except NotSet:
            continue  # told at the cell
        if one is not None:
            texts += 1
            one.text.encode()
    return "filed" if texts else "compared", made.findings


def packed(data: bytes) -> bytes:
    """The archive that an input describes; an input that begins with "PK" is one."""
    data = filled(data, MOST)
    if data.startswith(b"PK"):
        return data
    parts, edits = _parts(data[1:])
    stream = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if data[:1] == b"z" else zipfile.ZIP_STORED
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a name that stands twice is wanted here
                archive.writestr(info, text)
    return _edited(stream.getvalue(), edits)


def _parts(data: bytes) -> tuple[dict[str, bytes], bytes]:
    given: dict[str, bytes] = {}
    edits = b""
    for piece in data.split(PART)[1:]:
        title, _, text = piece.partition(b"\n")
        name = title.decode("latin-1")
        if name == "edits":
            edits = text
        else:
            given[SHORT.get(name, name[:200] or "x")] = text
    sheets = [number for number in range(1, len(SHEETS) + 1) if SHORT[str(number)] in given]
    parts = {**_frame(tuple(sheets or [1]), strings=SHORT["t"] in given), **given}
    for number in sheets:
        parts[SHORT[str(number)]] = _sheet(parts[SHORT[str(number)]])
    return {name: text for name, text in parts.items() if text != b"-"}, edits


@cache
def _frame(sheets: tuple[int, ...], *, strings: bool) -> dict[str, bytes]:
    """The parts around the sheets of a sound workbook."""
    titles = {number: TITLES[sheet.id] for number, sheet in enumerate(SHEETS, 1)}
    listed = "".join(
        f'<sheet name="{titles[number]}" sheetId="{number}" r:id="rId{number}"/>'
        for number in sheets
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number in sheets
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
        f'ContentType="{_TYPE}.worksheet+xml"/>'
        for number in sheets
    )
    shared = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
    return {
        SHORT["c"]: (
            f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" '
            f'ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
            f"{shared if strings else ''}{types}</Types>"
        ).encode(),
        SHORT["w"]: (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>'
        ).encode(),
        SHORT["r"]: (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        ).encode(),
        SHORT["s"]: _STYLES,
    }


def _sheet(text: bytes) -> bytes:
    """The XML of a sheet; of a table, whose cells begin with a letter for what they hold."""
    if not text.startswith(b"<"):
        text = b"".join(_row(number, row) for number, row in enumerate(text.split(b"\n"), 1))
    if text.startswith((b"<?", b"<work", b"<!")):
        return text
    return f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode() + text + b"</sheetData></worksheet>"


def _row(number: int, row: bytes) -> bytes:
    cells = b"".join(_cell(cell) for cell in row.split(b"\t"))
    return b'<row r="%d">' % number + cells + b"</row>"


def _cell(cell: bytes) -> bytes:
    sort, text = cell[:1], escape(cell[1:].decode("utf-8", "replace")).encode()
    if not cell:
        return b"<c/>"
    if sort in (b"n", b"b", b"e"):
        return b'<c t="%s"><v>%s</v></c>' % (sort, text)
    if sort == b"d":
        return b'<c s="1"><v>%s</v></c>' % text
    if sort == b"f":
        return b"<c><f>%s</f><v>0</v></c>" % text
    text = escape(cell.removeprefix(b"'").decode("utf-8", "replace")).encode()
    return b'<c t="inlineStr"><is><t>%s</t></is></c>' % text


def _edited(archive: bytes, edits: bytes) -> bytes:
    """The archive with bytes changed: a place in thousandths of its length, a value."""
    spoiled = bytearray(archive)
    for at in range(0, len(edits) - 2, 3):
        place, value = struct.unpack_from(">HB", edits, at)
        spoiled[place * len(spoiled) // 65_536] = value
    return bytes(spoiled)


def seeds() -> Iterator[bytes]:
    """The sheets of a catalog as they go out, alone and together, as tables and as XML."""
    outgoing = _rows().outgoing()
    for number, sheet in enumerate(SHEETS, 1):
        named = headings(sheet.id)
        names = [key.name for key in sheet.keys] + [column.name for column in sheet.columns]
        lines = ["\t".join("'" + named[name] for name in names)]
        for row in islice(outgoing[sheet.id], 3):
            keys = dict(zip([key.name for key in sheet.keys], row.keys, strict=True))
            cells = {**keys, **row.cells}
            lines.append("\t".join(_seed_cell(cells.get(name)) for name in names))
        wide = lines[0].split("\t")
        for start in range(len(sheet.keys), len(wide), 5):
            places = [*range(len(sheet.keys)), *range(start, min(start + 5, len(wide)))]
            part = "\n".join("\t".join(line.split("\t")[at] for at in places) for line in lines[:2])
            yield b"s" + PART + b"%d\n" % number + part.encode()
        small = "\n".join("\t".join(line.split("\t")[:6]) for line in lines[:2]).encode()
        yield b"s" + PART + b"%d\n" % number + small
        rows = b"".join(_row(index, line) for index, line in enumerate(small.split(b"\n"), 1))
        yield b"s" + PART + b"%d\n" % number + rows[: LONGEST - 4]
    frame = _frame((1,), strings=False)
    head = "'id практики\t'Заголовок\n'nizhny/okno\t'x".encode()
    for short, name in SHORT.items():
        if name in frame:
            yield b"z" + PART + short.encode() + b"\n" + frame[name] + PART + b"1\n" + head
    strings = (
        f'<sst xmlns="{_MAIN}"><si><t>id практики</t></si><si><r><t>x</t></r></si></sst>'.encode()
    )
    shared = b'<row r="1"><c t="s"><v>0</v></c></row><row r="2"><c t="s"><v>1</v></c></row>'
    yield b"s" + PART + b"t\n" + strings + PART + b"1\n" + shared
    yield b"s" + PART + b"1\n" + head + PART + b"edits\n" + struct.pack(">HB", 30_000, 0)
    yield packed(b"s" + PART + b"1\n" + head)[:LONGEST]


def _seed_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f"b{int(value)}"
    if isinstance(value, (int, float)):
        return f"n{value}"
    if isinstance(value, dt.date):
        return f"d{(value - dt.date(1899, 12, 30)).days}"
    return "'" + str(value)[:120]


def mutate(data: bytes, dice: random.Random) -> bytes:
    """Cells, rows and parts changed; sometimes bytes of the packed archive."""
    if data.startswith(b"PK"):
        return with_word(data, dice, WORDS) if dice.random() < 0.5 else with_piece_moved(data, dice)
    data = data.removeprefix(FILL)
    roll = dice.random()
    if roll < 0.003:
        return as_filling(data, dice, WORDS)
    if roll < 0.2:
        edits = dice.randbytes(3 * dice.randrange(1, 4))
        return data + PART + b"edits\n" + edits
    for _ in range(dice.choice((1, 1, 2, 3))):
        deed = dice.randrange(5)
        if deed == 0:
            data = data[:1] + with_word(data[1:], dice, WORDS)
        elif deed == 1:
            data = data[:1] + with_piece_moved(data[1:], dice)
        elif deed == 2:
            data = data[:1] + with_lines_changed(data[1:], dice, WORDS)
        else:
            data = _with_cell_changed(data, dice)
    return data


def _with_cell_changed(data: bytes, dice: random.Random) -> bytes:
    cells = data.split(b"\t")
    at = dice.randrange(len(cells))
    deed = dice.randrange(4)
    if deed == 0:
        cells[at] = dice.choice((b"'", b"n", b"d", b"b", b"e", b"f", b"")) + cells[at][1:]
    elif deed == 1:
        tail = b"\n" + cells[at].partition(b"\n")[2] if b"\n" in cells[at] else b""
        cells[at] = b"'" + dice.choice(WORDS) + tail
    elif deed == 2:
        cells[at] = dice.choice(cells)
    else:
        del cells[at]
    return b"\t".join(cells)


ROOMS: Final = (
    "generator/spreadsheets/adding.py",
    "generator/spreadsheets/book.py",
    "generator/spreadsheets/cells.py",
    "generator/spreadsheets/comparing.py",
    "generator/spreadsheets/filing.py",
    "generator/spreadsheets/importing.py",
    "generator/spreadsheets/judging.py",
    "generator/spreadsheets/ledger.py",
    "generator/spreadsheets/meaning.py",
    "generator/spreadsheets/opening.py",
    "generator/spreadsheets/rows.py",
    "generator/spreadsheets/values.py",
)
TARGET: Final = Target("workbook", exercise, seeds, mutate, WORDS, LONGEST, ROOMS)
