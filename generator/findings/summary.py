"""The full table of findings for a job's summary, where a forge shows only the first of them.

GitHub puts at most ten annotations of each severity at their lines; whoever proposed a change must
see that there are more, and all of them. The findings of the change's own files come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from generator.findings.blame import Blame
from generator.findings.finding import Finding
from generator.findings.inert import inert
from generator.findings.reporting import SEVERITY_RU, counts, summary

SHOWN_AT_LINES: Final = 10
"""How many findings of one severity GitHub shows at their lines for one step."""
FULL: Final = 900_000
"""Bytes of a summary; GitHub takes no more than 1 MiB of a step."""

Help = Callable[[str], str]
"""The address of a code's help page; empty where the site's own address is not known."""

_RU: Final = {
    "title": "Проверка каталога",
    "shown": "Рядом со строками файлов показано {shown} из {total}, здесь — все.",
    "own": "В файлах этой правки",
    "caused": "В других файлах, из-за этой правки",
    "place": "Где",
    "what": "Что не так",
    "mend": "Что написать",
    "others": "Были и до правки, к ней не относятся: {others}.",
    "left": "Ещё {left} — в журнале задания: сюда они не поместились.",
}
_EN: Final = {
    "title": "The check of the catalog",
    "shown": "At the lines of the files {shown} of {total} are shown; here are all.",
    "own": "In the files of this change",
    "caused": "In other files, because of this change",
    "place": "Where",
    "what": "What is wrong",
    "mend": "What to write",
    "others": "There before the change, no part of it: {others}.",
    "left": "{left} more are in the log of the job: there was no room here.",
}


def at_lines(findings: Sequence[Finding]) -> int:
    """How many of `findings` GitHub shows at their lines."""
    return sum(min(number, SHOWN_AT_LINES) for number in counts(findings).values())


def as_summary(found: Blame, lang: str, help_page: Help, *, whole: bool = False) -> str:
    """The findings that a change answers for as Markdown, and how many others there are.

    `whole` says that the catalog was checked as a whole: then all of them are `own`, under no
    heading. Ends with a newline.
    """
    words = _EN if lang == "en" else _RU
    told = (*found.own, *found.caused)
    parts = [f"## {words['title']}", "", summary(told, lang)]
    if at_lines(told) < len(told):
        parts += ["", words["shown"].format(shown=at_lines(told), total=len(told))]
    room = FULL - sum(len(part.encode()) + 1 for part in parts)
    left = 0
    for title, findings in (("own", found.own), ("caused", found.caused)):
        if not findings:
            continue
        if not whole:
            parts += ["", f"### {words[title]}"]
        parts += ["", f"|  | {words['place']} | {words['what']} | {words['mend']} |"]
        parts.append("| --- | --- | --- | --- |")
        for row in _rows(findings, lang, help_page):
            room -= len(row.encode()) + 1
            if room < 0:
                left += 1
            else:
                parts.append(row)
    if left:
        parts += ["", words["left"].format(left=left)]
    others = sum(finding.severity.rank < 2 for finding in found.others)
    if others:
        parts += ["", words["others"].format(others=others)]
    return "\n".join(parts) + "\n"


def _rows(findings: Sequence[Finding], lang: str, help_page: Help) -> Iterator[str]:
    """One row a finding, errors first; among equals the order stays."""
    for finding in sorted(findings, key=lambda finding: finding.severity.rank):
        name = finding.severity.value if lang == "en" else SEVERITY_RU[finding.severity]
        address = help_page(finding.code.id)
        code = f"[{finding.code.id}]({address})" if address else finding.code.id
        cells = (
            f"{name} {code}",
            inert(f"{finding.file}:{finding.line}:{finding.column}"),
            inert(finding.message(lang)),
            inert(finding.hint(lang)),
        )
        yield f"| {' | '.join(cells)} |"
