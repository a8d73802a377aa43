"""The table of findings for a job's summary: complete, the change's own first, and inert."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from generator.findings import Code, Finding, Severity, Words
from generator.findings.blame import Blame
from generator.findings.inert import inert
from generator.findings.summary import FULL, as_summary, at_lines


def code(identity: str, severity: Severity) -> Code:
    """A code whose message and hint are the values `what` and `how`."""
    words, hint = Words("{what}", "{what}"), Words("{how}", "{how}")
    return Code(identity, "x", severity, words, hint, words, "a", "b")


ERROR = code("M201", Severity.ERROR)
WARNING = code("P802", Severity.WARNING)
NOTE = code("S601", Severity.INFO)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


def finding(
    line: int = 1, kind: Code = ERROR, file: str = "practices/a/b.yml", what: str = "нет"
) -> Finding:
    """A finding on a line of a file."""
    return Finding(kind, file, line, 1, values={"what": what, "how": "напишите"})


def made(own: list[Finding], caused: list[Finding] | None = None, others: int = 0) -> str:
    """The summary of a change."""
    found = Blame(tuple(own), tuple(caused or ()), tuple(finding(n) for n in range(others)))
    return as_summary(found, "ru", lambda _: "")


def test_it_says_how_many_stand_at_their_lines() -> None:
    """Of 25 errors and 2 warnings GitHub shows ten and two; the table has all twenty-seven."""
    own = [finding(n) for n in range(1, 26)] + [finding(n, WARNING) for n in (1, 2)]
    text = made(own)
    assert "показано 12 из 27" in text
    assert text.count("\n| ошибка") == 25
    assert text.count("\n| предупреждение") == 2
    assert "Ошибок: 25, предупреждений: 2" in text


def test_nothing_is_said_of_a_limit_that_was_not_reached() -> None:
    """Ten of one kind are all at their lines."""
    own = [finding(n) for n in range(10)]
    assert at_lines(own) == 10
    assert "показано" not in made(own)


def test_the_files_of_the_change_come_first_and_errors_before_warnings() -> None:
    """Own files, then others that the change broke, each with errors on top; old ones counted."""
    own = [finding(3, WARNING, "practices/z/own.yml"), finding(9, ERROR, "practices/z/own.yml")]
    text = made(own, [finding(1, ERROR, "practices/a/caused.yml")], others=4)
    plain = text.replace("\\", "")
    order = [
        "В файлах этой правки",
        "own.yml:9:1",
        "own.yml:3:1",
        "В других файлах",
        "caused.yml:1:1",
    ]
    places = [plain.index(words) for words in order]
    assert places == sorted(places)
    assert "к ней не относятся: 4" in text


def test_a_whole_catalog_has_no_headings_of_a_change() -> None:
    """Without a change there is one table."""
    text = as_summary(Blame((finding(),), (), ()), "ru", lambda _: "", whole=True)
    assert "###" not in text
    assert "| ошибка M201 |" in text


def test_a_clean_change_is_said_to_be_clean() -> None:
    """No empty tables."""
    assert made([]) == "## Проверка каталога\n\nЗамечаний нет.\n"


def test_codes_lead_to_their_pages() -> None:
    """Where the site's address is known."""
    text = as_summary(Blame((finding(),), (), ()), "en", lambda id: f"https://atlas.example/{id}")
    assert "[M201](https://atlas.example/M201)" in text
    assert "In the files of this change" in text


def test_a_table_too_large_for_the_forge_is_cut_in_words() -> None:
    """What GitHub would refuse as a whole is cut at a row, and the number of the rest is said."""
    own = [finding(n, what="я" * 2000) for n in range(1, 400)]
    text = made(own)
    rows = text.count("\n| ошибка")
    assert len(text.encode()) < FULL + 1000
    assert f"Ещё {399 - rows} — в журнале" in text


HOSTILE = [
    "|x|y|\n| --- |",
    "<script>alert(1)</script><!-- x -->",
    "![x](https://evil.example/p.png) [y](javascript:x) <https://evil.example>",
    "https://evil.example www.evil.example a@evil.example",
    "@keepers #12 !7",
    "`x` **y** _z_ ~~w~~ &#64;keepers \\",
    "\u202eобрат\x1b[31m\u200b",
    "# заголовок",
    "1. список",
    "::error::x",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_values_of_strangers_are_read_and_do_nothing(hostile: str) -> None:
    """In a cell a value is exactly what it was, on one line; nobody is called by it."""
    row = f"|  | a |\n| --- | --- |\n| {inert(hostile)} | b |\n"
    tokens = [t for t in MARKDOWN.parse(row) if t.type == "inline"]
    inner = [child.type for token in tokens for child in token.children or ()]
    assert set(inner) <= {"text", "text_special"}, inner
    assert MARKDOWN.render(row).count("<td>") == 2
    assert not any(
        sign in inert(hostile).replace("@\u2060", "") for sign in ("@k", "@e", "\n", "\x1b")
    )
    assert "\\:\\/\\/" not in inert(hostile)


def test_ordinary_words_stay_readable() -> None:
    """Cyrillic, quotes of the house and dashes pass untouched."""
    assert inert("«Единое окно» — Кстово, № 5") == "«Единое окно» — Кстово\\, № 5"
