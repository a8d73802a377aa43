"""What a filled cell means in a file: text cleaned, ids shortened, dates only as precise as known.

Spreadsheets change what people write: 1.5 becomes the first of May, 2022-05 its first day, TRUE a
sign of its own. What was surely meant is taken; the rest is said in words and never guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from generator.catalog.entries import full_id
from generator.findings import Code
from generator.findings.catalogue import spreadsheets_cells as codes
from generator.model.dates import EARLIEST_YEAR, LATEST_YEAR, date_meant, first_day
from generator.spreadsheets.cells import Cell, Held
from generator.spreadsheets.columns import Column, Sort
from generator.spreadsheets.values import NO, SCOPED, YES, plain, shown
from generator.text.typography import book_marks

MOST: Final = 1e15
"""Numbers have fifteen digits at most: what spreadsheets and browsers still hold exactly."""

_SPACES: Final = re.compile(r"\s+")
_IDS_PARTED: Final = re.compile(r"[\s,;]+")
_NUMBER: Final = re.compile(r"[-+]?\d+(?:[.,]\d+)?", re.ASCII)
_THOUSANDS: Final = re.compile(r"[-+]?\d{1,3},\d{3}", re.ASCII)
_DATE: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_YES: Final = frozenset({YES, "true", "истина", "1", "yes"})
_NO: Final = frozenset({NO, "false", "ложь", "0", "no"})
_SERIALS: Final = range(20_000, 73_051)
"""What days from 1954 to 2099 are inside a spreadsheet."""


class Unclear(Exception):
    """A cell that cannot be taken as it is; `code` and `values` say why. With `kept`, what the file
    says stays, and nothing else stands in the way."""

    def __init__(self, code: Code, *, kept: bool = False, **values: str) -> None:
        super().__init__(code.name)
        self.code = code
        self.kept = kept
        self.values = values


def meaning(column: Column, cell: Cell, current: Any, region: str) -> Any:
    """What a filled cell says, as the file of a record in `region` would.

    `current` is what the file says now; where the cell shows just that, it comes back as it is.
    Raises Unclear.
    """
    _refuse_machinery(cell)
    meant = _READERS[column.sort](column, cell, current)
    if column.sort is Sort.ID:
        meant = _as_written(column, meant, current, region)
    now, then = shown(column, current, region), shown(column, meant, region)
    set_in_marks = book_marks(then) if column.sort is Sort.TEXT and isinstance(then, str) else then
    return current if now in (then, set_in_marks) else meant


def key_text(cell: Cell) -> str:
    """What a key cell says: an id, a number. Raises Unclear."""
    _refuse_machinery(cell)
    if cell.held is Held.DAY:
        raise Unclear(codes.DATE_CELL, value=_day_shown(cell.value))
    return _written(cell)


def _refuse_machinery(cell: Cell) -> None:
    if cell.held is Held.FORMULA:
        raise Unclear(codes.FORMULA)
    if cell.held is Held.ERROR:
        raise Unclear(codes.ERROR_CELL, value=str(cell.value)[:40])


def _written(cell: Cell) -> str:
    """The text of a cell; of a number as people write it, 1.0 as 1."""
    if cell.held is Held.NUMBER:
        number = _tidy(cell.value)
        return f"{number:.15f}".rstrip("0") if isinstance(number, float) else str(number)
    return plain(str(cell.value))


def _tidy(value: Any) -> int | float:
    """A number without what binary fractions add, a whole one as an integer. Raises Unclear."""
    number = float(f"{float(value):.15g}")
    if not abs(number) < MOST:
        raise Unclear(codes.NOT_A_NUMBER, value=str(value)[:40])
    return int(number) if number.is_integer() else number


def _text(column: Column, cell: Cell, current: Any) -> Any:
    if cell.held is Held.YES_NO:
        raise Unclear(codes.NOT_A_TEXT, value="ИСТИНА" if cell.value else "ЛОЖЬ")
    if cell.held is Held.DAY:
        raise Unclear(codes.DATE_CELL, value=_day_shown(cell.value))
    text = _written(cell)
    if cell.held is Held.NUMBER and isinstance(current, str) and _same_number(current, cell.value):
        return current  # «0012» kept as a number has lost its zeros, and says nothing else
    if column.many:
        return [entry for line in text.split("\n") if (entry := _SPACES.sub(" ", line).strip())]
    return text if column.field.form.about == "markdown" else _SPACES.sub(" ", text)


def _same_number(text: str, value: Any) -> bool:
    try:
        return float(text) == float(value)
    except ValueError:
        return False


def _word(column: Column, cell: Cell, current: Any) -> Any:
    text = str(_text(column, cell, None))
    for word, said in column.field.form.values:
        if text.casefold() in (word, said.casefold()):
            return word
    return text


def _ids(column: Column, cell: Cell, current: Any) -> Any:
    text = str(_text(column, cell, None)) if not column.many else _written(cell)
    if column.many:
        return [one for one in _IDS_PARTED.split(text) if one]
    return text


def _as_written(column: Column, meant: Any, current: Any, region: str) -> Any:
    """Ids as the file writes them: short in their own region; one source without brackets."""
    entries = meant if isinstance(meant, list) else [meant]
    if column.refers in SCOPED:
        now = current if isinstance(current, list) else [current]
        known = {full_id(one, region): one for one in now if isinstance(one, str)}
        full = [full_id(one, region) for one in entries]
        entries = [known.get(one, one.removeprefix(f"{region}/")) for one in full]
    if column.many and not (column.refers == "source" and len(entries) == 1):
        return entries or None
    return entries[0]


def _yes_no(column: Column, cell: Cell, current: Any) -> Any:
    if cell.held is Held.YES_NO:
        return bool(cell.value)
    text = _day_shown(cell.value) if cell.held is Held.DAY else _written(cell)
    if text.casefold() in _YES | _NO:
        return text.casefold() in _YES
    raise Unclear(codes.NOT_YES_OR_NO, value=text[:40])


def _number(column: Column, cell: Cell, current: Any) -> Any:
    if cell.held is Held.DAY:
        raise Unclear(codes.DATE_CELL, value=_day_shown(cell.value))
    if cell.held is Held.YES_NO:
        raise Unclear(codes.NOT_A_NUMBER, value="ИСТИНА" if cell.value else "ЛОЖЬ")
    if cell.held is Held.NUMBER:
        number = _tidy(cell.value)
        if "%" in _LITERAL.sub("", cell.form):
            percent = _tidy(float(cell.value) * 100)
            raise Unclear(codes.PERCENT_CELL, value=f"{percent} %", stored=str(number))
        return number
    text = _written(cell)
    figures = _SPACES.sub("", text).replace("\N{MINUS SIGN}", "-")
    degrees = column.path[-1] in ("lat", "lon")
    if not _NUMBER.fullmatch(figures) or (_THOUSANDS.fullmatch(figures) and not degrees):
        raise Unclear(codes.NOT_A_NUMBER, value=text[:40])
    return _tidy(figures.replace(",", "."))


def _date(column: Column, cell: Cell, current: Any) -> Any:
    if cell.held is Held.DAY:
        return _from_day(cell, current)
    if cell.held is Held.YES_NO:
        raise _no_day("здесь ИСТИНА или ЛОЖЬ", "this is TRUE or FALSE")
    text = _written(cell)
    if cell.held is Held.NUMBER:
        number = _tidy(cell.value)
        if number in _SERIALS:
            day = (dt.date(1899, 12, 30) + dt.timedelta(days=int(number))).isoformat()
            raise _no_day(
                f"число {number} — это, видимо, {day}, потерявшая формат даты",
                f"{number} seems to be {day} that lost its format",
            )
        if not (isinstance(number, int) and EARLIEST_YEAR <= number <= LATEST_YEAR):
            raise _no_day(f"число {text}", f"the number {text}")
    date = text if _DATE.fullmatch(text) else date_meant(text) or text
    return int(date) if re.fullmatch(r"\d{4}", date, re.ASCII) else date


def _from_day(cell: Cell, current: Any) -> Any:
    """A date that a spreadsheet keeps as a day: as precise as its format shows it."""
    value = cell.value
    if not isinstance(value, dt.date):
        raise _no_day("здесь время суток", "this is a time of day")
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            raise _no_day("у дня есть время суток", "the day has a time of day")
        value = value.date()
    form = _LITERAL.sub("", cell.form).casefold()
    if "y" not in form and "d" in form:
        raise _no_day("в ячейке не виден год", "the cell shows no year")
    if "y" in form and "d" not in form:
        return value.isoformat()[:7] if "m" in form else value.year
    known = str(current or "")
    if _DATE.fullmatch(known) and len(known) < 10 and first_day(known) == value:
        raise Unclear(codes.DAY_MADE_UP, kept=True, value=value.isoformat(), known=known)
    return value.isoformat()


def _no_day(reason: str, reason_en: str) -> Unclear:
    return Unclear(codes.NOT_A_DAY, reason=reason, reason_en=reason_en)


def _day_shown(value: Any) -> str:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return str(value)


_READERS: Final[Mapping[Sort, Callable[[Column, Cell, Any], Any]]] = {
    Sort.TEXT: _text,
    Sort.DATE: _date,
    Sort.NUMBER: _number,
    Sort.WHOLE: _number,
    Sort.YES_NO: _yes_no,
    Sort.WORD: _word,
    Sort.ID: _ids,
}
