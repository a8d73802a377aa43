"""What cannot be taken is told by sheet, row and column, all at once, and nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.findings import Severity
from generator.findings.catalogue import all_codes
from generator.reading import read_text
from generator.spreadsheets.reporting import closing, problems
from spreadsheets.books import Sheets, asked, catalog, export, files, ids, said
from spreadsheets.libreoffice import as_libreoffice

OKNO = ("nizhny/okno",)
FIRST = ("nizhny/okno", "1")
Deed = Callable[[Sheets], str | None]
"""Does something to a workbook; gives the cell that it is told at, as «Лист!C5»."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog with every field."""
    return catalog(tmp_path / "catalog")


def put(title: str, keys: tuple[str, ...], heading: str, value: object, form: str = "") -> Deed:
    """A deed that writes into one cell."""
    return lambda sheets: f"{title}!{sheets.put(title, keys, heading, value, form)}"


def added(title: str, column: str, **fields: object) -> Deed:
    """A deed that adds a row and is told at a column of it."""

    def deed(sheets: Sheets) -> str:
        row = sheets.add(title, **fields)
        return f"{title}!{sheets.page(title).cell(row, sheets.column(title, column)).coordinate}"

    return deed


def renamed(title: str, heading: str, new: str) -> Deed:
    """A deed that changes a heading and is told there."""

    def deed(sheets: Sheets) -> str:
        cell = sheets.page(title).cell(1, sheets.column(title, heading))
        cell.value = new
        return f"{title}!{cell.coordinate}"

    return deed


def merged(sheets: Sheets) -> str:
    """Cells of two rows made one."""
    sheets.page("Внедрения").merge_cells("L2:L3")
    return "Внедрения!L2"


def own_sheet(sheets: Sheets) -> None:
    """A sheet of notes beside the others."""
    sheets.book.create_sheet("Мой лист")


def only_own_sheets(sheets: Sheets) -> None:
    """A workbook of somebody's own."""
    for title in sheets.book.sheetnames[1:]:
        del sheets.book[title]
    sheets.book.worksheets[0].title = "Лист1"


def doubled(sheets: Sheets) -> str:
    """A row copied to make a similar record, its id left as it was."""
    page = sheets.page("Практики")
    page.append([cell.value for cell in page[2]])
    return f"Практики!A{page.max_row}"


def without_heading(sheets: Sheets) -> str:
    """A heading wiped out; told at the first value below it."""
    sheets.page("Практики").cell(1, sheets.column("Практики", "Сфера")).value = None
    return "Практики!D2"


def copied_column(sheets: Sheets) -> str:
    """A heading that stands twice."""
    page = sheets.page("Практики")
    last = page.max_column + 1
    page.cell(1, last).value = "СФЕРА"
    return f"Практики!{page.cell(1, last).coordinate}"


CASES: Mapping[str, Deed] = {
    "X607": only_own_sheets,
    "X608": own_sheet,
    "X611": renamed("Практики", "id практики", "Шифр"),
    "X612": renamed("Практики", "Сфера", "Сфэра"),
    "X613": copied_column,
    "X614": without_heading,
    "X615": merged,
    "X621": added("Практики", "id практики", Заголовок="Справка за день"),
    "X622": doubled,
    "X623": added("Внедрения", "Практика", Практика="nizhny/okn", Муниципалитет="bor"),
    "X624": added("Внедрения", "№ внедрения", Практика="nizhny/okno", **{"№_внедрения": 7}),
    "X625": added("Практики", "id практики", id_практики="Справка", Заголовок="Справка"),
    "X631": put("Внедрения", FIRST, "Пояснение", '=CONCATENATE("а","б")'),
    "X632": put("Внедрения", FIRST, "Пояснение", "#REF!"),
    "X633": put("Эффекты", ("nizhny/okno", "", "1"), "Было", dt.date(2022, 5, 1)),
    "X634": put("Внедрения", FIRST, "С какого времени", 44700),
    "X635": put("Внедрения", FIRST, "С какого времени", dt.date(2021, 3, 1), "dd/mm/yyyy"),
    "X636": put("Эффекты", ("nizhny/okno", "", "1"), "Было", "около 400"),
    "X637": put("Эффекты", ("nizhny/okno", "", "1"), "Было", 0.5, "0%"),
    "X638": put("Сертификаты", ("nizhny", "b/n-2024-1"), "Номер известен", "возможно"),
    "X639": put("Внедрения", FIRST, "Учреждение", True),
}
"""For each code a deed that gives it, and nothing worse."""


def hint_of(root: Path, code: str, deed: Deed) -> str:
    """The message and the hint of the only finding of a code after a deed."""
    sheets = Sheets(export(root))
    deed(sheets)
    found = [f for f in asked(root, sheets.saved()).findings if f.code.id == code]
    assert len(found) == 1
    return f"{found[0].message()} — {found[0].hint()}"


def test_hints_are_of_the_row_and_of_the_sheet(root: Path) -> None:
    """A hint is about the row: its own region, the practice whose title was pasted, the unit that
    is near, and the column by its heading."""
    bad = added("Практики", "id практики", id_практики="nizhny/Справка", Заголовок="Справка")
    assert "например, nizhny/spravka" in hint_of(root, "X625", bad)
    title = read_text("okno.yml", (root / "practices/nizhny/okno.yml").read_bytes()).value["title"]
    pasted = added("Внедрения", "Практика", Практика=title, Муниципалитет="bor")
    told = hint_of(root, "X623", pasted)
    assert "может быть, nizhny/okno?" in told
    assert "««" not in told
    unit = put("Эффекты", ("nizhny/okno", "", "1"), "Единица", "дни")
    assert "напишите day (день)" in hint_of(root, "M213", unit)
    better = put("Эффекты", ("nizhny/okno", "", "1"), "Что лучше", "меньше")
    assert "поле «Что лучше»: нет значения «меньше»" in hint_of(root, "M203", better)


ELSEWHERE = {"X601", "X602", "X603", "X604", "X605", "X606", "X626", "X627", "X628", "X641"}
"""Codes that have tests of their own, here and in the other files."""


@pytest.mark.parametrize("code", CASES)
def test_each_code_at_its_cell(root: Path, code: str) -> None:
    """The finding stands at the cell where people look for it, and says so in Russian."""
    sheets = Sheets(export(root))
    place = CASES[code](sheets)
    outcome = asked(root, sheets.saved())
    found = [f for f in outcome.findings if f.code.id == code]
    assert len(found) == 1, said(outcome.findings)
    assert place in (None, found[0].path), said(found)
    worst = all_codes()[code].severity is Severity.ERROR
    assert outcome.possible is not worst
    assert not {f.code.id for f in outcome.findings if f.severity is Severity.ERROR} - {code}


def test_every_code_has_a_case() -> None:
    """No code of this room is only words."""
    codes = {code for code in all_codes() if code.startswith("X")}
    assert codes == set(CASES) | ELSEWHERE


def test_findings_of_checking_stand_at_their_cells(root: Path) -> None:
    """An unknown id, a wrong word, a missing field: the rules of `atlas check`, told by cells."""
    sheets = Sheets(export(root))
    wanted = {
        ("C301", put("Внедрения", FIRST, "Муниципалитет", "nizhny/borr")(sheets)),
        ("M203", put("Практики", OKNO, "Состояние", "publishd")(sheets)),
        ("M207", put("Практики", OKNO, "Начали", "осень 2019")(sheets)),
        ("M201", put("Эффекты", ("nizhny/okno", "", "2"), "Показатель", None)(sheets)),
        ("M213", put("Практики", OKNO, "Коротко", "о" * 301)(sheets)),
    }
    outcome = asked(root, sheets.saved())
    found = {(f.code.id, f.path) for f in outcome.findings if f.severity is Severity.ERROR}
    places = {path for _, path in wanted}
    assert {path for _, path in found} == places, said(outcome.findings)
    assert len(found) == len(wanted)


def test_what_a_change_breaks_elsewhere_is_told_with_its_file(root: Path) -> None:
    """A record that another file names loses its date: the finding names that file and its line."""
    sheets = Sheets(export(root))
    sheets.put("Сертификаты", ("nizhny", "ОР-2025/14"), "Держатель: практика", "nizhny/net")
    outcome = asked(root, sheets.saved())
    assert not outcome.possible
    assert any(f.path == "Сертификаты!E3" for f in outcome.findings), said(outcome.findings)


def test_all_problems_at_once_and_nothing_written(root: Path) -> None:
    """Five mistakes on three sheets are five findings in the order of the workbook."""
    sheets = Sheets(export(root))
    for code in ("X631", "X634", "X638", "X636", "X625"):
        CASES[code](sheets)
    before = files(root)
    outcome = asked(root, sheets.saved())
    assert ids(outcome) >= {"X631", "X634", "X638", "X636", "X625"}
    titles = [f.path.partition("!")[0] for f in outcome.findings if "!" in f.path]
    assert titles == sorted(titles, key=sheets.book.sheetnames.index)
    assert files(root) == before
    assert "Ничего не записано" in closing(outcome, written=False)


def test_a_problem_is_told_by_sheet_row_and_column(root: Path) -> None:
    """«Лист «Внедрения», строка 2, столбец E (E2)», then the words, then what to do."""
    sheets = Sheets(export(root))
    sheets.put("Внедрения", FIRST, "С какого времени", 44700)
    told = list(problems(asked(root, sheets.saved())))
    assert told == [
        "Лист «Внедрения», строка 2, столбец E (E2): ошибка X634",
        (
            "    «С какого времени»: дату не понять: число 44700 — это, видимо, 2022-05-19, "
            "потерявшая формат даты"
        ),
        "    → сделайте ячейку текстовой и впишите 2022, 2022-05 или 2022-05-12",
    ]


def test_a_file_that_cannot_be_read_is_named(root: Path) -> None:
    """A row whose file has broken meanwhile is not changed, and the file is named."""
    sheets = Sheets(export(root))
    with (root / "practices/nizhny/okno.yml").open("a", encoding="utf-8") as stream:
        stream.write("title: ещё раз\n")
    outcome = asked(root, sheets.saved())
    assert "X628" in ids(outcome)
    assert not outcome.possible


def test_a_layout_that_nobody_is_sure_of_is_left_alone(root: Path) -> None:
    """A comment behind a text that grows over several lines: the file is named, not touched."""
    path = root / "practices/nizhny/okno.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Удовлетворённость", "Удовлетворённость  # опрос"), "utf-8")
    sheets = Sheets(export(root))
    sheets.put("Эффекты", ("nizhny/okno", "", "2"), "Показатель", "Довольны приёмом " * 7)
    outcome = asked(root, sheets.saved())
    assert ids(outcome) == {"X641"}, said(outcome.findings)
    assert outcome.findings[0].message().count("practices/nizhny/okno.yml") == 1
    assert outcome.files == {}


def test_booleans_of_libreoffice_are_no_formulas(root: Path) -> None:
    """TRUE() with a cached value is a plain «да»; every other formula is told."""
    sheets = Sheets(export(root))
    sheets.put("Сертификаты", ("nizhny", "b/n-2024-1"), "Номер известен", True)
    outcome = asked(root, as_libreoffice(sheets.book))
    assert "number_known: true" in outcome.files["regions/nizhny/certificates.yml"].text
    sheets.put("Сертификаты", ("nizhny", "b/n-2024-1"), "Кто выдал", "=A1")
    assert ids(asked(root, as_libreoffice(sheets.book))) == {"X631"}


def test_a_month_shown_as_a_month_is_a_month(root: Path) -> None:
    """Excel makes 2022-05 a day but shows «май.22»: as precise as it shows is what was meant."""
    sheets = Sheets(export(root))
    day = dt.datetime(2022, 5, 1, tzinfo=dt.UTC).replace(tzinfo=None)
    sheets.put("Внедрения", FIRST, "С какого времени", day, "mmm\\-yy")
    sheets.put("Внедрения", ("nizhny/okno", "2"), "С какого времени", day, "yyyy")
    sheets.put("Внедрения", FIRST, "Подтверждение: когда", day, "dd.mm.yyyy")
    text = asked(root, sheets.saved()).files["practices/nizhny/okno.yml"].text
    assert "since: 2022-05\n" in text
    assert "since: 2022\n" in text
    assert "date: 2022-05-01, how" in text
