"""Inputs 1 to 41 and 55 through the workbook: what people type into its cells is text and nothing
else, and comes out of the files as it was typed, or is told at its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category, normalize

import pytest
from spreadsheets.books import Sheets, asked, catalog, export, files, imported, said

from generator.findings import Finding, Severity
from generator.findings.reporting import report
from generator.reading import Kind, read_text
from generator.site.work.survey import Lines
from hostile.payloads import PAYLOADS

TEXTS = {
    1: ["title: a\ntitle: b", "{title: a, title: b}"],
    2: ["NO", "yes", "on", "~", "null", "true", "Нет"],
    3: ["1.10", "012", "0x1F", "1_000", "1e3", ".inf", ".nan", "-0"],
    4: ["12:30:45"],
    5: ["2024-02-30", "2024-13-01", "2024-01-01T00:00:00+03:00"],
    6: ["a: &a [x,x] b: &b [*a,*a] c: [*b,*b]"],
    7: ["&a x", "*a", "<<: *a", "<<"],
    8: ["&a [*a]"],
    9: ["[" * 3000, "{" * 3000, "- " * 3000],
    10: ["9" * 5000],
    11: ["--- x", "x\n---\ntitle: y", "...", "x\n...\n"],
    12: ["!!python/object/apply:os.system [id]", "!!binary aGk=", "!!set {x}", "!x y"],
    13: ["? [a, b]", "? x", ": x", "1: x", "k" * 10_000],
    14: ["\tx", "x\ty", "x\r\ny", "x\ry", "x\x85y", "x\n"],
    15: ["\ufeffx", "x\ufffdy"],
    16: ["#", "# x", "-", "''", '""'],
    17: ["x" * 32_000, "x\n" * 12_000],
    18: ["%YAML 1.1", "# yaml-language-server: $schema=https://evil.example/x.json"],
    22: ["рraktika", "и\u0306", "a\u200bb", "a\u202eb"],
    36: ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "=cmd|' /C calc'!A0"],
    37: ["x\nATTENDEE:MAILTO:a@evil.example", "x,y;z\\n"],
    40: ["template: x.html", "---\ntemplate: x.html\n---"],
    41: ["::error file=x::y", "%0A::add-mask::x", "##[group]x", "@keepers #1 !2"],
    55: ["Звоните Иванову: +7 912 345-67-89", "СНИЛС 112-233-445 95"],
}
"""Texts of a cell, by the number of the input. What looks like a formula is written as text, as
Excel has it after an apostrophe."""
IDS = {
    20: ["../x", "a/b/c", "a\\b", "..", ".git", "-x", "con", "nul", "index", "404", "search",
         "assets", "api", "sitemap", "tags"],
    21: ["x" * 300, " ", "%2e%2e", "a?b", "a#b", "a b"],
    22: ["рraktika", "a\u200bb", "a\u202eb", "раи\u0306он"],
    23: ["okno"],
}  # fmt: skip
"""What somebody may call a new practice."""


COMMON = {
    "Коротко": "Справку выдают в день обращения.",
    "Сфера": "public-services",
    "Где_придумали__муниципалитет": "nizhny/bor",
}


def typed(root: Path, texts: Mapping[str, str]) -> tuple[bytes, dict[int, str]]:
    """A workbook with a new practice for each id of `texts`, and the rows in which they stand."""
    sheets = Sheets(export(root))
    page, rows = sheets.page("Практики"), {}
    for identity, text in texts.items():
        row = sheets.add("Практики", id_практики=identity, Заголовок="x", Решение="x", **COMMON)
        for heading in ("Заголовок", "Решение"):
            cell = page.cell(row, sheets.column("Практики", heading))
            cell.value, cell.data_type = text, "s"
        rows[row] = identity
        sheets.add("Источники", Запись=f"practice:{identity}", id_источника="x", Заголовок="Приказ")
    return sheets.saved(), rows


def told(findings: Iterable[Finding]) -> set[int]:
    """The rows at which errors are told."""
    errors = [f for f in findings if f.severity is Severity.ERROR]
    return {f.line for f in errors if f.path.startswith("Практики!")}


@dataclass
class Import:
    """What became of the texts: the catalog's root, and which texts were refused at their rows."""

    root: Path
    refused: set[str]


def named(number: int, at: int) -> str:
    """The id of the practice that has the text `at` of the input `number`."""
    return f"nizhny/t{number}-{at}"


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Import:
    """All texts typed into one workbook; what is refused is taken out, the rest imported."""
    root = catalog(tmp_path_factory.mktemp("typed") / "catalog")
    before = files(root)
    texts = {named(n, at): text for n, some in TEXTS.items() for at, text in enumerate(some)}
    texts |= {f"nizhny/p{at}": text for at, text in enumerate(PAYLOADS) if text.isprintable()}
    data, rows = typed(root, texts)
    outcome = asked(root, data)
    refused = {rows[row] for row in told(outcome.findings) if row in rows}
    assert files(root) == before, "asking changes nothing"
    imported(root, typed(root, {k: v for k, v in texts.items() if k not in refused})[0])
    new = set(files(root)) - set(before)
    assert new == {f"practices/{name}.yml" for name in texts if name not in refused}
    return Import(root, refused)


def plain(text: str) -> str:
    """`text` without spaces and letters that nobody sees, each letter in its usual form."""
    whole = normalize("NFC", text)
    return "".join(c for c in whole if category(c) not in ("Cc", "Cf", "Zs") and not c.isspace())


def read_back(root: Path, identity: str) -> tuple[str, str]:
    """Title and solution of a practice as its file has them."""
    file = f"practices/{identity}.yml"
    document = read_text(file, (root / file).read_bytes(), Kind.PRACTICE.limits)
    assert document.findings == [] or document.sound, said(list(document.findings))
    return document.value["title"], document.value["solution"]


@pytest.mark.parametrize("number", TEXTS)
def test_a_cell_is_text(taken: Import, number: int) -> None:
    """Each text is written so that it is read back as it was, or refused at its row."""
    for at, text in enumerate(TEXTS[number]):
        if named(number, at) not in taken.refused:
            for read in read_back(taken.root, named(number, at)):
                assert isinstance(read, str)
                assert plain(read) == plain(text)


def test_payloads_of_cells_come_back(taken: Import) -> None:
    """Markup, addresses and code typed into cells stand in the files as they were typed."""
    for at, text in enumerate(PAYLOADS):
        if text.isprintable() and f"nizhny/p{at}" not in taken.refused:
            title, _ = read_back(taken.root, f"nizhny/p{at}")
            assert plain(title) == plain(text)
    assert len([name for name in taken.refused if "/p" in name]) < 20


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog that nothing is written to."""
    return catalog(tmp_path_factory.mktemp("ids") / "catalog")


def test_an_id_of_a_cell_is_checked(root: Path) -> None:
    """No id from a cell becomes a path: each is refused at its row, and no file is written."""
    before = files(root)
    names = {f"nizhny/{name}" for some in IDS.values() for name in some}
    data, rows = typed(root, dict.fromkeys(sorted(names), "Справка за день"))
    outcome = asked(root, data)
    assert not outcome.possible
    assert {rows[row] for row in told(outcome.findings) if row in rows} == names
    assert files(root) == before
    assert {path.name for path in root.parent.iterdir()} == {"catalog"}


def test_texts_of_a_cell_make_no_command(root: Path) -> None:
    """What is wrong with a workbook is told without a line that the log of a forge would obey."""
    texts = ("x\n::error::y", "::stop-commands::x", "%0A::error::x", "\x85::error::x")
    found = asked(root, typed(root, {f"nizhny/{text}": text for text in texts})[0]).findings
    assert len(found) >= len(texts)
    for line in report(list(found), "text", "ru", Lines(root)).splitlines():
        assert not line.lstrip().startswith("::"), line
    *commands, _ = report(list(found), "github", "ru", Lines(root)).splitlines()
    assert len(commands) == len(found)
    assert all(line.startswith(("::error ", "::warning ")) for line in commands)
