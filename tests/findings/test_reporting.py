"""Reports: the same findings for people and for machines, and no value that acts on its own."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Code, Finding, Fix, Severity, Words
from generator.findings.reporting import Format, LineOf, counts, report, visible

ERROR = Code(
    "X100", "x-error", Severity.ERROR,
    Words("нет «{value}»", "no “{value}”"),
    Words("[[напишите «{near}»]]", "[[write “{near}”]]"),
    Words("Так нельзя.", "Not so."), "a: 1", "a: 2",
)  # fmt: skip
WARNING = Code(
    "X200", "x-warning", Severity.WARNING,
    Words("странно: {value}", "odd: {value}"), Words("проверьте", "check"),
    Words("Бывает.", "It happens."), "a: 1", "a: 2",
)  # fmt: skip
NOTE = Code(
    "X300", "x-note", Severity.INFO,
    Words("кстати", "by the way"), Words("", ""),
    Words("Так.", "So."), "a: 1", "a: 2",
)  # fmt: skip

FORMATS: tuple[Format, ...] = ("text", "json", "github", "gitlab", "sarif")
HOSTILE = (
    "%0A::error file=x::y",
    "a\n::stop-commands::token",
    "\r\n::add-mask::secret",
    "##[stop-commands]token",
    "\x1b[31mred\x1b[0m",
    "\x9b2J",
    "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "\u202egnp.exe",
    "a\u200bb\ufeff",
    "half \ud83d",
    "\x00",
    "\t=cmd",
)


def finding(value: str = "kstovo", **more: Any) -> Finding:
    """An error about `value` in line 2."""
    given = {"code": ERROR, "file": "practices/nizhny/okno.yml", "line": 2, "column": 3, **more}
    return Finding(values={"value": value}, **given)


def no_lines(file: str, line: int) -> str:
    """A source of lines that has none."""
    return ""


def lines(*text: str) -> LineOf:
    """A source of lines with the same text for every file."""
    return lambda file, line: text[line - 1] if line <= len(text) else ""


# Text


def test_text_says_place_words_and_mend() -> None:
    """One finding is a line with its place, the source, a caret, and what to write instead."""
    one = Finding(
        ERROR,
        "practices/nizhny/okno.yml",
        2,
        15,
        "municipality",
        {"value": "kstovo", "near": "kstovskiy"},
    )
    said = report([one], "text", "ru", lines("origin:", "municipality: kstovo"))
    assert said.splitlines() == [
        "practices/nizhny/okno.yml:2:15: ошибка X100: нет «kstovo»",
        "    2 | municipality: kstovo",
        "                      ^",
        "      → напишите «kstovskiy»",
        "",
        "Ошибок: 1, предупреждений: 0, заметок: 0.",
    ]


def test_text_is_english_on_demand() -> None:
    """`--lang en` changes words, severities and the closing line."""
    said = report([finding()], "text", "en", no_lines)
    assert "okno.yml:2:3: error X100: no “kstovo”" in said
    assert said.endswith("Errors: 1, warnings: 0, notes: 0.\n")


def test_text_without_findings_says_so() -> None:
    """An empty report is a sentence, not silence."""
    assert report([], "text", "ru", no_lines) == "Замечаний нет.\n"
    assert report([], "text", "en", no_lines) == "No findings.\n"


@pytest.mark.parametrize(
    ("found", "ru", "en"),
    [
        (
            [],
            "Ошибок и предупреждений нет; заметок: 3, их покажет atlas check --notes.",
            "No errors, no warnings; notes: 3, see atlas check --notes.",
        ),
        (
            [ERROR],
            "Ошибок: 1, предупреждений: 0, заметок: 3 (их покажет atlas check --notes).",
            "Errors: 1, warnings: 0, notes: 3 (see atlas check --notes).",
        ),
    ],
)
def test_notes_left_out_are_counted(found: list[Code], ru: str, en: str) -> None:
    """The closing line never denies notes that the reader did not ask to see."""
    told = [finding(code=code) for code in found]
    assert report(told, "text", "ru", no_lines, 3).splitlines()[-1] == ru
    assert report(told, "text", "en", no_lines, 3).splitlines()[-1] == en


def caret(said: str) -> tuple[str, int]:
    """The source line as shown and the character under which the caret stands."""
    shown = said.splitlines()
    source, pointer = shown[1], shown[2]
    return source, pointer.index("^")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("  - municipality: kstovo", 19),
        ("название: «Единое окно» — kstovo", 27),
        ("\tключ:\tkstovo", 8),
        ("а\u0301: kstovo", 5),
    ],
)
def test_caret_stands_under_the_character(line: str, column: int) -> None:
    """Cyrillic, tabs and quotes take one column each, as the finding counts them."""
    source, at = caret(report([finding(column=column, line=1)], "text", "ru", lines(line)))
    assert source[at] == "k"
    assert "\t" not in source


@given(st.integers(1, 2000), st.integers(1, 2000))
def test_long_line_is_cut_around_the_caret(length: int, column: int) -> None:
    """A line of any length is shown in at most 160 characters, the place among them."""
    column = min(column, length)
    line = "x" * (column - 1) + "K" + "x" * (length - column)
    source, at = caret(report([finding(column=column, line=1)], "text", "ru", lines(line)))
    assert source[at] == "K"
    assert len(source) <= 160 + len("    1 | ")


def test_caret_of_a_place_behind_the_line_stands_at_its_end() -> None:
    """A missing value stands where the line ends."""
    source, at = caret(report([finding(column=7, line=1)], "text", "ru", lines("title:")))
    assert at == len(source)


# Machines


def test_json_is_the_documented_object() -> None:
    """Findings and counts, with exactly the fields that the documentation names."""
    found = [
        finding(path="origin.municipality", fix=Fix("kstovskiy")),
        Finding(WARNING, "regions/nizhny/region.yml", values={"value": "х"}),
    ]
    said = json.loads(report(found, "json", "ru", no_lines))
    assert said == {
        "findings": [
            {
                "code": "X100",
                "severity": "error",
                "file": "practices/nizhny/okno.yml",
                "line": 2,
                "column": 3,
                "path": "origin.municipality",
                "message": "нет «kstovo»",
                "hint": "",
                "fix": {"replacement": "kstovskiy"},
            },
            {
                "code": "X200",
                "severity": "warning",
                "file": "regions/nizhny/region.yml",
                "line": 1,
                "column": 1,
                "path": "",
                "message": "странно: х",
                "hint": "проверьте",
                "fix": None,
            },
        ],
        "counts": {"error": 1, "warning": 1, "info": 0},
    }


def test_json_of_nothing_is_an_empty_list() -> None:
    """No findings: an empty list and noughts, so that programs need no special case."""
    assert json.loads(report([], "json", "ru", no_lines)) == {
        "findings": [],
        "counts": {"error": 0, "warning": 0, "info": 0},
    }


def test_github_writes_one_command_a_finding() -> None:
    """Each finding is one workflow command with file, line, column and code."""
    found = [
        finding(),
        Finding(WARNING, "a.yml", 5, 1, values={"value": "x"}),
        Finding(NOTE, "a.yml"),
    ]
    said = report(found, "github", "ru", no_lines).splitlines()
    assert said[0] == "::error file=practices/nizhny/okno.yml,line=2,col=3,title=X100::нет «kstovo»"
    assert said[1] == "::warning file=a.yml,line=5,col=1,title=X200::странно: x → проверьте"
    assert said[2].startswith("::notice file=a.yml,line=1,col=1,title=X300::")
    assert said[3] == "Ошибок: 1, предупреждений: 1, заметок: 1."


@pytest.mark.parametrize("hostile", HOSTILE)
def test_github_commands_cannot_be_forged(hostile: str) -> None:
    """Whatever a value, a path or a file is called, every command is ours and has its own line."""
    found = [finding(hostile, path=hostile), finding(file=f"practices/{hostile}.yml")]
    said = report(found, "github", "ru", no_lines)
    commands = [line for line in re.split(r"[\r\n\x85\u2028\u2029]", said) if line.startswith("::")]
    assert len(commands) == 2
    assert all(line.startswith("::error file=practices/") for line in commands)
    for line in commands:
        properties = line[len("::error ") :].split("::", 1)[0]
        assert [part.partition("=")[0] for part in properties.split(",")] == [
            "file",
            "line",
            "col",
            "title",
        ]
    assert "%0A::" not in said.replace("%250A::", "")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_cannot_be_turned_into_commands(hostile: str) -> None:
    """The text report is printed to the same logs: no line of it is a command of either kind."""
    found = [finding(hostile), finding(file=f"practices/{hostile}.yml", line=1, column=1)]
    said = report(found, "text", "ru", lines(hostile, hostile))
    for line in re.split(r"[\r\n\x85\u2028\u2029]", said):
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_nobody_sees_is_shown_inert(form: Format, hostile: str) -> None:
    """Escape sequences, bidi overrides and zero-width characters reach no terminal as they are."""
    found = [finding(hostile, path=hostile), finding(file=f"practices/{hostile}.yml", line=1)]
    said = report(found, form, "ru", lines(hostile, hostile))
    for sign in said:
        assert sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp"), (
            f"U+{ord(sign):04X} in the report"
        )
    said.encode()


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_json_forms_keep_the_value(form: Format, hostile: str) -> None:
    """Escaping changes nothing for programs: they read the value as it was."""
    said = json.loads(report([finding(hostile)], form, "ru", no_lines))
    assert hostile in _texts(said)


def _texts(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(_texts(inner) for inner in value.values())
    if isinstance(value, list):
        return "\n".join(_texts(inner) for inner in value)
    return str(value)


def test_gitlab_has_what_code_quality_needs() -> None:
    """Description, check, severity, place, and a fingerprint of its own for each finding."""
    found = [finding(line=2), finding(line=9), Finding(WARNING, "a.yml"), Finding(NOTE, "a.yml")]
    said = json.loads(report(found, "gitlab", "ru", no_lines))
    assert [entry["severity"] for entry in said] == ["critical", "critical", "minor", "info"]
    assert said[0]["location"] == {"path": "practices/nizhny/okno.yml", "lines": {"begin": 2}}
    assert said[0]["check_name"] == "X100"
    assert said[0]["description"] == "нет «kstovo»"
    assert len({entry["fingerprint"] for entry in said}) == 4


def test_gitlab_fingerprint_survives_lines_added_above() -> None:
    """A finding that only moved is no new finding."""
    here, there = (
        json.loads(report([finding(line=line)], "gitlab", "ru", no_lines)) for line in (2, 30)
    )
    assert here[0]["fingerprint"] == there[0]["fingerprint"]


def test_sarif_follows_its_structure() -> None:
    """Version, one run, one rule a code, results that name a rule and a region from 1."""
    found = [finding(), finding("bor", line=7), Finding(NOTE, "regions/с пробелом.yml")]
    said = json.loads(report(found, "sarif", "ru", no_lines))
    assert said["version"] == "2.1.0"
    assert said["$schema"].startswith("https://")
    [run] = said["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "atlas"
    assert [rule["id"] for rule in driver["rules"]] == ["X100", "X300"]
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["level"] for result in run["results"]] == ["error", "error", "note"]
    rules = {rule["id"] for rule in driver["rules"]}
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["message"]["text"]
        [location] = result["locations"]
        physical = location["physicalLocation"]
        assert physical["region"]["startLine"] >= 1
        assert physical["region"]["startColumn"] >= 1
        assert re.fullmatch(r"[A-Za-z0-9%/._~-]+", physical["artifactLocation"]["uri"])


@pytest.mark.parametrize("form", FORMATS)
def test_sixty_findings_are_all_said(form: Format) -> None:
    """No report stops at fifty; CI services may, but the log holds all."""
    found = [finding(f"n{number}", line=number) for number in range(1, 61)]
    said = report(found, form, "ru", no_lines)
    assert all(re.search(rf"\bn{number}\b", said) for number in range(1, 61))
    assert counts(found) == {"error": 60, "warning": 0, "info": 0}


def test_visible_leaves_ordinary_text_alone() -> None:
    """Cyrillic, quotes, dashes and no-break spaces are no danger."""
    text = "«Единое окно» — Кстово, № 5\u00a0км, ё, ӑ"
    assert visible(text) == text
