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
from urllib.parse import quote

from generator.findings.finding import Finding, Severity

Format = Literal["text", "json", "github", "gitlab", "sarif"]
LineOf = Callable[[str, int], str]
"""Gives line N (from 1) of a file, without its ending; empty when there is none."""

SEVERITY_RU = {"error": "ошибка", "warning": "предупреждение", "info": "заметка"}
WIDEST = 160
_SEE_RU, _SEE_EN = " (их покажет atlas check --notes)", " (see atlas check --notes)"
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ud800-\udfff]"
)
_OLD_COMMAND = re.compile(r"##(?=\[)")
"""GitHub's older log commands (`##[add-mask]…`) work anywhere in a line."""


def report(
    findings: Sequence[Finding], form: Format, lang: str, line_of: LineOf, hidden: int = 0
) -> str:
    """The findings in one of the formats; ends with a newline. `hidden` notes, which a reader of
    the text did not ask for, are only counted there."""
    if form == "text":
        return as_text(findings, lang, line_of, hidden)
    if form == "github":
        return as_github(findings, lang)
    if form == "json":
        return readable_json(as_json(findings, lang))
    if form == "gitlab":
        return readable_json(as_gitlab(findings, lang))
    return readable_json(as_sarif(findings, lang))


def readable_json(value: Any) -> str:
    """JSON that people can read in a terminal: Cyrillic as it is, what nobody sees as \\uXXXX."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(_escape, text) + "\n"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """{"error": n, "warning": n, "info": n}."""
    found = Counter(f.severity.value for f in findings)
    return {severity.value: found[severity.value] for severity in Severity}


def visible(text: str) -> str:
    """`text` on one line, with control, bidi and zero-width characters shown as \\uXXXX."""
    text = _UNSEEN.sub(_escape, text.replace("\n", " ⏎ ").replace("\t", " "))
    return _OLD_COMMAND.sub(r"#\\u0023", text)


def as_text(findings: Sequence[Finding], lang: str, line_of: LineOf, hidden: int = 0) -> str:
    """For people: place, words, the line with a caret, and what to write instead."""
    parts: list[str] = []
    for finding in findings:
        severity = SEVERITY_RU[finding.severity] if lang == "ru" else finding.severity.value
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
    parts.append(summary(findings, lang, hidden))
    return "\n".join(parts) + "\n"


def _caret(source: str, finding: Finding) -> list[str]:
    begin = 0
    if len(source) > WIDEST:
        begin = max(0, min(finding.column - 40, len(source) - WIDEST))
        source = source[begin : begin + WIDEST]
    number = f"{finding.line:>5} | "
    column = max(0, finding.column - 1 - begin)
    source = _OLD_COMMAND.sub("#·", _UNSEEN.sub("·", source.replace("\n", "·")))
    return [
        f"{number}{source}",
        " " * len(number) + " " * min(column, len(source)) + "^",
    ]


def summary(findings: Sequence[Finding], lang: str, hidden: int = 0) -> str:
    """One closing line: how many of each severity, the `hidden` notes among them."""
    if not findings and not hidden:
        return "No findings." if lang == "en" else "Замечаний нет."
    found = counts(findings)
    found["info"] += hidden
    if not findings:
        words = (
            "No errors, no warnings; notes: {info}, see atlas check --notes."
            if lang == "en"
            else "Ошибок и предупреждений нет; заметок: {info}, их покажет atlas check --notes."
        )
    elif lang == "en":
        words = "Errors: {error}, warnings: {warning}, notes: {info}{more}."
    else:
        words = "Ошибок: {error}, предупреждений: {warning}, заметок: {info}{more}."
    more = "" if not hidden else _SEE_EN if lang == "en" else _SEE_RU
    return words.format_map({**found, "more": more})


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
        f"::{names[f.severity]} file={_property(visible(f.file))},line={f.line},col={f.column},"
        f"title={_property(f.code.id)}::{_data(visible(f.message(lang)))}"
        f"{_data(' → ' + visible(f.hint(lang))) if f.hint(lang) else ''}"
        for f in findings
    ]
    return "\n".join([*lines, summary(findings, lang)]) + "\n"


def as_gitlab(findings: Sequence[Finding], lang: str) -> list[dict[str, Any]]:
    """GitLab's code quality report."""
    names = {"error": "critical", "warning": "minor", "info": "info"}
    seen: Counter[str] = Counter()
    entries: list[dict[str, Any]] = []
    for f in findings:
        # The line is no part of it, so that a finding stays the same when lines are added above.
        same = f"{f.code.id}\0{f.file}\0{f.path}\0{f.message('en')}"
        seen[same] += 1
        print_ = f"{same}\0{seen[same]}".encode("utf-8", "backslashreplace")
        entries.append(
            {
                "description": _sentence(f, lang),
                "check_name": f.code.id,
                "fingerprint": hashlib.sha256(print_).hexdigest(),
                "severity": names[f.severity],
                "location": {"path": f.file, "lines": {"begin": f.line}},
            }
        )
    return entries


def _sentence(finding: Finding, lang: str) -> str:
    hint = finding.hint(lang)
    return finding.message(lang) + (f" → {hint}" if hint else "")


def _address(file: str) -> str:
    """The file as a relative URI: Cyrillic, spaces and the like percent-encoded."""
    return quote(file, errors="backslashreplace")


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
                        "message": {"text": _sentence(f, lang)},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": _address(f.file)},
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
