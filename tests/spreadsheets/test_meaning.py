"""What a cell means: a table of what spreadsheets make of values, and what was meant."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.spreadsheets.cells import Cell, Held
from generator.spreadsheets.columns import BY_ID, Column
from generator.spreadsheets.meaning import Unclear, meaning


def column(sheet: str, name: str) -> Column:
    """A column by its sheet and name."""
    return BY_ID[sheet].by_name[name]


SINCE = column("replications", "since")
BEFORE = column("effects", "before.value")
LAT = column("sites", "location.lat")
PEOPLE = column("municipalities", "population.value")
TITLE = column("practices", "title")
SOLUTION = column("practices", "solution")
HOSTS = column("sites", "hosts")
OKTMO = column("municipalities", "oktmo")
TOWN = column("replications", "municipality")
SERVES = column("sites", "serves")
SOURCE = column("replications", "source")
STATUS = column("replications", "status")
KNOWN = column("certificates", "number_known")


def cell(value: Any, form: str = "General", held: Held | None = None) -> Cell:
    """A cell that holds a value as reading a workbook gives it."""
    if held is None:
        held = {
            bool: Held.YES_NO,
            int: Held.NUMBER,
            float: Held.NUMBER,
            dt.datetime: Held.DAY,
            dt.date: Held.DAY,
            dt.time: Held.DAY,
            dt.timedelta: Held.DAY,
        }.get(type(value), Held.TEXT)
    return Cell(5, 3, held, value, form)


MAY = dt.datetime.fromisoformat("2022-05-01")
DAY = dt.datetime.fromisoformat("2022-05-12")

MEANT: list[tuple[Column, Cell, Any, Any]] = [
    (SINCE, cell("2022-05"), None, "2022-05"),
    (SINCE, cell(" 2022\u00a0"), None, 2022),
    (SINCE, cell(2022.0), None, 2022),
    (SINCE, cell("12.05.2022"), None, "2022-05-12"),
    (SINCE, cell("май 2022 г."), None, "2022-05"),
    (SINCE, cell("осень 2022"), None, "осень 2022"),
    (SINCE, cell(DAY, "dd.mm.yyyy"), None, "2022-05-12"),
    (SINCE, cell(DAY.date(), "yyyy\\-mm\\-dd"), None, "2022-05-12"),
    (SINCE, cell(MAY, "mmm\\-yy"), None, "2022-05"),
    (SINCE, cell(MAY, "[$-419]mmmm\\ yyyy;@"), None, "2022-05"),
    (SINCE, cell(MAY, "yyyy"), None, 2022),
    (SINCE, cell(MAY, 'yyyy"-й год"'), None, 2022),
    (SINCE, cell(MAY, "m/d/yyyy"), "2022-05-01", "2022-05-01"),
    (SINCE, cell(MAY, "m/d/yyyy"), "2021-05", "2022-05-01"),
    (BEFORE, cell(1.0), None, 1),
    (BEFORE, cell(0.1 + 0.2), None, 0.3),
    (BEFORE, cell("2\u00a0300"), None, 2300),
    (BEFORE, cell("1,5"), None, 1.5),
    (BEFORE, cell("\N{MINUS SIGN}3"), None, -3),
    (BEFORE, cell(12.5), 12.5, 12.5),
    (LAT, cell("55,396"), None, 55.396),
    (PEOPLE, cell(144670.0), None, 144670),
    (TITLE, cell("  Окно \n в  округе\u00a0"), None, "Окно в округе"),
    (TITLE, cell(5.0), None, "5"),
    (TITLE, cell('«Окно» - это "просто"'), "«Окно» — это «просто»", "«Окно» — это «просто»"),
    (SOLUTION, cell("раз \r\n\r\n- два"), None, "раз\n\n- два"),
    (HOSTS, cell("МФЦ; архив\n\n Школа № 9 "), None, ["МФЦ; архив", "Школа № 9"]),
    (HOSTS, cell("МФЦ"), "МФЦ", "МФЦ"),
    (OKTMO, cell(22703000.0), None, "22703000"),
    (OKTMO, cell(4703000), "04703000", "04703000"),
    (TOWN, cell("nizhny/bor"), None, "bor"),
    (TOWN, cell("nizhny/bor"), "nizhny/bor", "nizhny/bor"),
    (TOWN, cell("rostov/azov"), None, "rostov/azov"),
    (SERVES, cell("nizhny/bor, vyksa;rostov/azov"), ["bor"], ["bor", "vyksa", "rostov/azov"]),
    (SOURCE, cell("gazeta"), None, "gazeta"),
    (SOURCE, cell("gazeta, pismo"), "gazeta", ["gazeta", "pismo"]),
    (SOURCE, cell(" , "), "gazeta", None),
    (STATUS, cell(" ADOPTED "), None, "adopted"),
    (STATUS, cell("внедрено и работает"), None, "adopted"),
    (STATUS, cell("adoptd"), None, "adoptd"),
    (KNOWN, cell("Да"), None, True),
    (KNOWN, cell(False), None, False),
    (KNOWN, cell(0), None, False),
]
"""A column, what its cell holds, what the file says now, and what is meant."""


@pytest.mark.parametrize(("asked", "held", "current", "expected"), MEANT)
def test_what_a_cell_means(asked: Column, held: Cell, current: Any, expected: Any) -> None:
    """The value that the file is to say, of the right type."""
    meant = meaning(asked, held, current, "nizhny")
    assert (meant, type(meant)) == (expected, type(expected))


UNCLEAR: list[tuple[Column, Cell, Any, str]] = [
    (SINCE, cell(44700), None, "X634"),
    (SINCE, cell(3), None, "X634"),
    (SINCE, cell(True), None, "X634"),
    (SINCE, cell(dt.time(12)), None, "X634"),
    (SINCE, cell(dt.timedelta(hours=30)), None, "X634"),
    (SINCE, cell(DAY.replace(hour=9), "dd.mm.yyyy h:mm"), None, "X634"),
    (SINCE, cell(DAY, "d\\-mmm"), None, "X634"),
    (SINCE, cell(MAY, "dd.mm.yyyy"), "2022-05", "X635"),
    (SINCE, cell(dt.datetime.fromisoformat("2022-01-01"), "dd.mm.yyyy"), 2022, "X635"),
    (BEFORE, cell(MAY, "dd.mmm"), None, "X633"),
    (BEFORE, cell("около 400"), None, "X636"),
    (BEFORE, cell("2,300"), None, "X636"),
    (BEFORE, cell(1e300), None, "X636"),
    (BEFORE, cell("9" * 400), None, "X636"),
    (BEFORE, cell(True), None, "X636"),
    (BEFORE, cell(0.5, "0.00%"), None, "X637"),
    (TITLE, cell(DAY, "dd.mm.yyyy"), None, "X633"),
    (TITLE, cell(False), None, "X639"),
    (KNOWN, cell("возможно"), None, "X638"),
    (TITLE, cell(None, held=Held.FORMULA), None, "X631"),
    (TITLE, cell("#N/A", held=Held.ERROR), None, "X632"),
]
"""A column, what its cell holds, what the file says now, and the code that it gives."""


@pytest.mark.parametrize(("asked", "held", "current", "code"), UNCLEAR)
def test_what_nobody_can_be_sure_of_is_told(
    asked: Column, held: Cell, current: Any, code: str
) -> None:
    """The cell is not guessed at."""
    with pytest.raises(Unclear) as refusal:
        meaning(asked, held, current, "nizhny")
    assert refusal.value.code.id == code
