"""A review that a stranger's job has left, made harmless before a trusted job posts it.

The job ran the code of the proposed change, so its text may be anything. Headings, lists, tables
and bold stay; pictures, links to other sites, mentions, commands to the forge and markup do not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Final

from generator.findings.inert import JOINER

LONGEST: Final = 50_000
"""Signs of a review that are posted; GitHub takes 65,536 in a comment, the frame included."""

CUT: Final = "\n\n*Обзор длиннее, чем помещается здесь; целиком он лежит среди файлов проверки.*"

_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2061-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ud800-\udfff\U000e0000-\U000e0fff]"
)
_FENCE: Final = re.compile(r"^([ >]*(?:`{3,}|~{3,}))[^`\n]*$", re.MULTILINE)
_TAG: Final = re.compile(rf"<(?!{JOINER}|(?:/?details|/?summary|br)>)", re.IGNORECASE)
_ENTITY: Final = re.compile(rf"&(?!{JOINER})(#?\w{{1,32}};)?")
_HARMLESS: Final = frozenset("<>&\"'|*_`[](){}\\~$^+-=\N{NO-BREAK SPACE}\N{EN DASH}\N{EM DASH}«»…")
_COMMAND: Final = re.compile(r"^([ \t>]*)(?=/|::)", re.MULTILINE)
_ADDRESS: Final = re.compile(r"https?://[^\s()<>\[\]\"'`|]+", re.IGNORECASE)
_TARGET: Final = re.compile(r"\](?=[(:\[])")
_WORDS: Final = re.compile(
    rf"(@(?!{JOINER})|!(?=\\*\[)|[#!%~$&](?=\d)|www(?=\\*\.)|:(?=\\*/)|\[(?=\[|\^))", re.IGNORECASE
)


class NotAReview(ValueError):
    """What a stranger's job has left is no review; the message says why, in Russian."""


def harmless(data: bytes, homes: Sequence[str]) -> str:
    """The review in `data` as Markdown that does nothing but say something.

    `homes` are addresses, each ending in a slash, under which links may lead: the project's own.
    Raises NotAReview for what is no text.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NotAReview("обзор — не текст в UTF-8") from None
    text = _UNSEEN.sub("", re.sub(r"\r\n?|\x85", "\n", text)).strip("\n")
    if not text.strip():
        raise NotAReview("обзор пуст")
    if len(text) > LONGEST:
        text = text[:LONGEST].rpartition("\n")[0] + CUT
    text = _disarmed(text, homes)
    if len(text) > LONGEST + len(CUT):  # what keeps words apart takes room too
        text = text[:LONGEST] + CUT
    return _closed(text)


def _disarmed(text: str, homes: Sequence[str]) -> str:
    text = _FENCE.sub(r"\1", text)
    text = _ENTITY.sub(_entity, text)
    text = _TAG.sub(f"<{JOINER}", text)
    parts: list[str] = []
    at = 0
    for address in _ADDRESS.finditer(text):
        if not _is_home(address[0], homes):
            continue
        parts += [_apart(text[at : address.start()], before_home=True), address[0]]
        at = address.end()
    parts.append(_apart(text[at:]))
    return _COMMAND.sub(rf"\1{JOINER}", "".join(parts))


def _apart(text: str, *, before_home: bool = False) -> str:
    """What links, calls or shows something, taken apart; a link straight before an address of ours
    stays one."""
    kept = "](" if before_home and text.endswith("](") else ""
    text = _TARGET.sub(f"]{JOINER}", text.removesuffix(kept)) + kept
    return _WORDS.sub(rf"\1{JOINER}", text)


def _entity(match: re.Match[str]) -> str:
    """Entities of signs that call nobody stay; others could spell a mention."""
    sign = html.unescape(match[0]) if match[1] else ""
    return match[0] if sign in _HARMLESS else f"&{JOINER}{match[1] or ''}"


def _is_home(address: str, homes: Sequence[str]) -> bool:
    return any(address.startswith(home) for home in homes) and not re.search(
        r"\.\.|[\\%@;]|//.*//", address
    )


def _closed(text: str) -> str:
    """`text` with what it has opened closed, so that what the trusted job writes below is seen."""
    fence = ""
    for line in text.split("\n"):
        found = re.match(r"^ {0,3}(`{3,}|~{3,})", line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and line.strip() == found[1]:
            fence = ""
    text = f"{text}\n{fence}" if fence else text
    folded = len(re.findall("<details>", text, re.IGNORECASE))
    return text + "\n\n</details>" * (folded - len(re.findall("</details>", text, re.IGNORECASE)))
