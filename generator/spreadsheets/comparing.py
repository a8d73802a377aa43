"""What people changed: the rows of a workbook beside those of the catalog, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from generator.findings.catalogue import spreadsheets_sheets as codes
from generator.spreadsheets.adding import Adder, idea
from generator.spreadsheets.cells import Book, Page, at
from generator.spreadsheets.columns import SHEETS, STAMP, Key, Sheet
from generator.spreadsheets.headings import headings
from generator.spreadsheets.ledger import Comparison, Desk, Ledger, Told
from generator.spreadsheets.meaning import Unclear, key_text
from generator.spreadsheets.rows import Keys, Row, Rows, stamp
from generator.spreadsheets.values import shown, with_value

_WHOLE: Final = re.compile(r"[.,]0+\Z")
FEW: Final = 5
"""How many examples a message names."""


def compare(book: Book, rows: Rows) -> Comparison:
    """What `book` changes in the catalog that `rows` were made of."""
    comparer = _Comparer(Ledger(book, rows))
    pages = {page.id: page for page in book.pages}
    for sheet in SHEETS:
        if sheet.id in pages:
            comparer.take(sheet, pages[sheet.id])
    return comparer.ledger.made


class _Comparer:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.adder = ledger, Adder(ledger)
        self.seen: dict[tuple[str, Keys], int] = {}

    def take(self, sheet: Sheet, page: Page) -> None:
        """Compare the rows of one sheet."""
        for line in page.lines:
            try:
                self._take(Desk(page, line, sheet))
            except Told:
                continue
        told = {keys for identity, keys in self.seen if identity == sheet.id}
        missing = [keys for keys in self.ledger.rows.by_sheet[sheet.id] if keys not in told]
        if missing:
            names = [" ".join(filter(None, keys)) for keys in missing]
            more = ", …" if len(names) > FEW else ""
            values = {"count": str(len(names)), "examples": ", ".join(names[:FEW]) + more}
            self.ledger.made.findings.append(
                at(self.ledger.book.name, page.title, 1, 1, codes.ROWS_MISSING, values)
            )

    # Which record a row is about

    def _take(self, desk: Desk) -> None:
        keys = self._keys(desk)
        last = desk.sheet.keys[-1]
        if last.number and not keys[-1]:
            self.adder.add_entry(desk, keys)
            return
        first = self.seen.setdefault((desk.sheet.id, keys), desk.line.number)
        if first != desk.line.number:
            shown_keys = " ".join(filter(None, keys))
            self.ledger.say(desk, codes.KEY_TWICE, value=shown_keys, other=str(first))
            raise Told
        row = self.ledger.rows.by_sheet[desk.sheet.id].get(keys)
        if row is not None:
            self._change(desk, row)
        elif last.number:
            self._tell_of_place(desk, keys)
        else:
            self.adder.add(desk, keys)

    def _keys(self, desk: Desk) -> Keys:
        found: list[str] = []
        for key in desk.sheet.keys:
            text = self._key(desk, key)
            if not text and not key.number and not key.may_be_empty:
                heading = headings(desk.sheet.id)[key.name]
                values = {"heading": heading, "suggestion": idea(desk, self.ledger)}
                self.ledger.say(desk, codes.NO_KEY, key.name, **values)
                raise Told
            found.append(text)
        return tuple(found)

    def _key(self, desk: Desk, key: Key) -> str:
        cell = desk.line.cells.get(key.name)
        if cell is None:
            return ""
        try:
            text = key_text(cell)
        except Unclear as unclear:
            self.ledger.tell(desk, key.name, cell, unclear)
            raise Told from None
        whole = _WHOLE.sub("", text)
        if key.number and not (whole.isdecimal() and int(whole) > 0):
            heading = headings(desk.sheet.id)[key.name]
            self.ledger.say(desk, codes.NO_SUCH_PLACE, key.name, heading=heading, value=text)
            raise Told
        return str(int(whole)) if key.number else text

    def _tell_of_place(self, desk: Desk, keys: Keys) -> None:
        self.adder.owner(desk, f"practice:{keys[0]}", keys[0])
        siblings = [k for k in self.ledger.rows.by_sheet[desk.sheet.id] if k[:-1] == keys[:-1]]
        heading = headings(desk.sheet.id)["place"]
        values = {"heading": heading, "value": keys[-1], "count": str(len(siblings))}
        self.ledger.say(desk, codes.NO_SUCH_PLACE, "place", **values)
        raise Told

    # Rows of records that are there

    def _change(self, desk: Desk, row: Row) -> None:
        record: Any = row.value
        cells = row.cells()
        mine = dict(cells)
        changed: list[str] = []
        for name, meant in self.ledger.meant(desk, row.value, row.region):
            now = shown(desk.sheet.by_name[name], meant, row.region)
            mine.pop(name, None)
            if now is not None:
                mine[name] = now
            if now != cells.get(name):
                record = with_value(record, desk.sheet.by_name[name], meant)
                changed.append(name)
        if changed and not self._is_stale(desk, row, mine, changed):
            self.ledger.put(row.file, row.kind, row.path, record)
        else:
            changed = []
        self.ledger.trace(desk, row.file, row.path, changed, new=False)

    def _is_stale(self, desk: Desk, row: Row, mine: Mapping[str, Any], changed: list[str]) -> bool:
        """Whether the catalog changed since the row went out; told if people changed it, too."""
        cell = desk.line.cells.get(STAMP)
        was = str(cell.value).strip() if cell is not None else ""
        if not was or was == stamp(row.keys, row.cells()):
            return False
        if was != stamp(row.keys, mine):
            named = headings(desk.sheet.id)
            fields = ", ".join(f"«{named[name]}»" for name in changed[:FEW])
            self.ledger.say(desk, codes.ROW_STALE, changed[0], fields=fields)
        return True
