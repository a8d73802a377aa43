"""A workbook in the dialect of LibreOffice Calc, of which there is none here to save one.

What it does in its own way: every cell says its type, texts are shared strings with their spaces
preserved, booleans are formulas with a cached value, dates are numbers under `yyyy\\-mm\\-dd`,
formulas bear `aca`, rows and columns bear every attribute, targets of relations are absolute.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DATE = "yyyy\\-mm\\-dd"


def as_libreoffice(book: Workbook) -> bytes:
    """`book` as LibreOffice would have saved it. The number formats of cells are kept."""
    strings: dict[str, int] = {}
    forms: dict[str, int] = {"General": 0, "@": 1, DATE: 2}
    pages = [_page(sheet, strings, forms) for sheet in book.worksheets]
    parts = {
        "[Content_Types].xml": _types(len(pages)),
        "_rels/.rels": _relations([("officeDocument", "/xl/workbook.xml")]),
        "xl/workbook.xml": _workbook([sheet.title for sheet in book.worksheets]),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"/xl/worksheets/sheet{n + 1}.xml") for n in range(len(pages))),
                ("styles", "/xl/styles.xml"),
                ("sharedStrings", "/xl/sharedStrings.xml"),
            ]
        ),
        "xl/styles.xml": _styles(list(forms)),
        "xl/sharedStrings.xml": _strings(list(strings)),
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": page for n, page in enumerate(pages, 1)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def serial(day: dt.date) -> float:
    """A day, perhaps with a time, as spreadsheets count it: days since the end of 1899."""
    start = dt.datetime.fromisoformat("1899-12-30")
    moment = day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())
    return (moment - start) / dt.timedelta(days=1)


def _page(sheet: Any, strings: dict[str, int], forms: dict[str, int]) -> str:
    rows = []
    for cells in sheet.iter_rows():
        inner = "".join(_cell(cell, strings, forms) for cell in cells)
        rows.append(
            f'<row r="{cells[0].row}" customFormat="false" ht="12.8" hidden="false" '
            f'customHeight="false" outlineLevel="0" collapsed="false">{inner}</row>'
        )
    merged = [str(one) for one in sheet.merged_cells.ranges]
    merges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{REL}"><sheetPr filterMode="false"/>'
        f'<dimension ref="{sheet.dimensions}"/><cols><col collapsed="false" customWidth="true" '
        'hidden="false" outlineLevel="0" max="16384" min="1" style="1" width="11.5"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData>"
        + (f'<mergeCells count="{len(merged)}">{merges}</mergeCells>' if merged else "")
        + "</worksheet>"
    )


def _cell(cell: Any, strings: dict[str, int], forms: dict[str, int]) -> str:
    value = cell.value
    form = cell.number_format if not isinstance(value, dt.date) else DATE
    head = f'<c r="{cell.coordinate}" s="{forms.setdefault(form, len(forms))}"'
    if value is None:
        return f"{head}/>"
    if isinstance(value, bool):
        word = "TRUE" if value else "FALSE"
        return f'{head} t="b"><f aca="false">{word}()</f><v>{int(value)}</v></c>'
    if cell.data_type == "e":
        return f'{head} t="e"><v>{value}</v></c>'
    if cell.data_type == "f":
        return f'{head} t="n"><f aca="false">{escape(value[1:])}</f><v>46</v></c>'
    if isinstance(value, dt.date):
        return f'{head} t="n"><v>{serial(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f'{head} t="n"><v>{value}</v></c>'
    return f'{head} t="s"><v>{strings.setdefault(str(value), len(strings))}</v></c>'


def _strings(texts: list[str]) -> str:
    inner = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    return (
        f'{HEAD}<sst xmlns="{MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">{inner}</sst>'
    )


def _styles(forms: list[str]) -> str:
    codes = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{escape(form)}"/>'
        for n, form in enumerate(forms)
    )
    cells = "".join(
        f'<xf numFmtId="{164 + n}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        for n in range(len(forms))
    )
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="{len(forms)}">{codes}</numFmts>'
        '<fonts count="1"><font><sz val="10"/><name val="Arial"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
        'patternType="gray125"/></fill></fills><borders count="1"><border diagonalUp="false" '
        'diagonalDown="false"><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="164" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(forms)}">{cells}</cellXfs></styleSheet>'
    )


def _workbook(titles: list[str]) -> str:
    sheets = "".join(
        f'<sheet name="{escape(title)}" sheetId="{n}" state="visible" r:id="rId{n}"/>'
        for n, title in enumerate(titles, 1)
    )
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><fileVersion appName="Calc"/><workbookPr '
        f'backupFile="false" showObjects="all" date1904="false"/><sheets>{sheets}</sheets>'
        "</workbook>"
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{REL}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def _types(pages: int) -> str:
    parts = {
        "/xl/workbook.xml": "sheet.main",
        "/xl/styles.xml": "styles",
        "/xl/sharedStrings.xml": "sharedStrings",
        **{f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, pages + 1)},
    }
    inner = "".join(
        f'<Override PartName="{name}" ContentType="{SHEET_TYPE}.{sort}+xml"/>'
        for name, sort in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" ContentType="application/'
        f'vnd.openxmlformats-package.relationships+xml"/>{inner}</Types>'
    )
