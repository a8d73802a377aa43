"""Reporters: the same findings as text for people, and as JSON, GitHub, GitLab and SARIF for CI.

A reporter turns findings into one string and decides nothing. Whatever comes from a contributor's
file is escaped for the format, so a value can neither forge a workflow command nor colour a log.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Literal

from generator.findings.finding import Finding, Severity

Format = Literal["text", "json", "github", "gitlab", "sarif"]
LineOf = Callable[[str, int], str]
"""Gives line N (from 1) of a file, without its ending; empty when there is none."""

SEVERITY_RU = {"error": "ошибка", "warning": "предупреждение", "info": "заметка"}
WIDEST = 160
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def report(findings: Sequence[Finding], form: Format, lang: str, line_of: LineOf) -> str:
    """The findings in one of the formats; ends with a newline."""
    if form == "text":
        return as_text(findings, lang, line_of)
    if form == "json":
        return json.dumps(as_json(findings, lang), ensure_ascii=False, indent=2) + "\n"
    if form == "github":
        return as_github(findings, lang)
    if form == "gitlab":
        return json.dumps(as_gitlab(findings, lang), ensure_ascii=False, indent=2) + "\n"
    return json.dumps(as_sarif(findings, lang), ensure_ascii=False, indent=2) + "\n"


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """{"error": n, "warning": n, "info": n}."""
    found = Counter(f.severity.value for f in findings)
    return {severity.value: found[severity.value] for severity in Severity}


def visible(text: str) -> str:
    """`text` with control, bidi and zero-width characters shown as \\uXXXX."""
    return _CONTROL.sub(lambda m: f"\\u{ord(m[0]):04x}", text.replace("\n", " ⏎ "))


def as_text(findings: Sequence[Finding], lang: str, line_of: LineOf) -> str:
    """For people: place, words, the line with a caret, and what to write instead."""
    parts: list[str] = []
    for finding in findings:
        severity = (
            SEVERITY_RU[finding.severity] if lang == "ru" else finding.severity.value
        )
        parts.append(
            f"{visible(finding.file)}:{finding.line}:{finding.column}: {severity} "
            f"{finding.code.id}: {visible(finding.message(lang))}"
        )
        source = line_of(finding.file, finding.line).replace("\t", " ")
        if source.strip():
            parts += _caret(source, finding)
        hint = finding.hint(lang)
        if hint:
            parts.append(f"      → {visible(hint)}")
        parts.append("")
    parts.append(summary(findings, lang))
    return "\n".join(parts) + "\n"


def _caret(source: str, finding: Finding) -> list[str]:
    begin = 0
    if len(source) > WIDEST:
        begin = max(0, min(finding.column - 40, len(source) - WIDEST))
        source = source[begin : begin + WIDEST]
    number = f"{finding.line:>5} | "
    column = max(0, finding.column - 1 - begin)
    return [
        f"{number}{_CONTROL.sub('·', source)}",
        " " * len(number) + " " * min(column, len(source)) + "^",
    ]


def summary(findings: Sequence[Finding], lang: str) -> str:
    """One closing line: how many of each severity."""
    found = counts(findings)
    if lang == "en":
        return (
            f"{found['error']} errors, {found['warning']} warnings, {found['info']} notes"
            if findings
            else "No findings."
        )
    if not findings:
        return "Замечаний нет."
    return (
        f"Ошибок: {found['error']}, предупреждений: {found['warning']}, "
        f"заметок: {found['info']}."
    )


def as_json(findings: Sequence[Finding], lang: str) -> dict[str, Any]:
    """The documented object: findings and counts."""
    return {
        "findings": [
            {
                "code": f.code.id,
                "severity": f.severity.value,
                "file": f.file,
                "line": f.line,
                "column": f.column,
                "path": f.path,
                "message": f.message(lang),
                "hint": f.hint(lang),
                "fix": {"replacement": f.fix.replacement} if f.fix else None,
            }
            for f in findings
        ],
        "counts": counts(findings),
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_github(findings: Sequence[Finding], lang: str) -> str:
    """Workflow commands, one a line; values escaped so that none can become a command."""
    names = {"error": "error", "warning": "warning", "info": "notice"}
    lines = [
        f"::{names[f.severity]} file={_property(f.file)},line={f.line},col={f.column},"
        f"title={_property(f.code.id)}::{_data(visible(f.message(lang)))}"
        f"{_data(' → ' + visible(f.hint(lang))) if f.hint(lang) else ''}"
        for f in findings
    ]
    return "\n".join([*lines, summary(findings, lang)]) + "\n"


def as_gitlab(findings: Sequence[Finding], lang: str) -> list[dict[str, Any]]:
    """GitLab's code quality report."""
    names = {"error": "critical", "warning": "minor", "info": "info"}
    return [
        {
            "description": f"{f.message(lang)}{' → ' + f.hint(lang) if f.hint(lang) else ''}",
            "check_name": f.code.id,
            "fingerprint": hashlib.sha256(
                f"{f.code.id}\0{f.file}\0{f.path}\0{f.message('en')}".encode()
            ).hexdigest(),
            "severity": names[f.severity],
            "location": {"path": f.file, "lines": {"begin": f.line}},
        }
        for f in findings
    ]


def as_sarif(findings: Sequence[Finding], lang: str) -> dict[str, Any]:
    """SARIF 2.1.0 with one rule a code."""
    names = {"error": "error", "warning": "warning", "info": "note"}
    rules = {f.code.id: f.code for f in findings}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "atlas",
                        "rules": [
                            {
                                "id": code.id,
                                "name": code.name,
                                "shortDescription": {"text": code.about.say(lang, {})},
                            }
                            for code in rules.values()
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": f.code.id,
                        "level": names[f.severity],
                        "message": {
                            "text": f.message(lang)
                            + (f" → {f.hint(lang)}" if f.hint(lang) else "")
                        },
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": f.file},
                                    "region": {"startLine": f.line, "startColumn": f.column},
                                }
                            }
                        ],
                    }
                    for f in findings
                ],
            }
        ],
    }
