"""The one comment under a proposed change: what the trusted job says itself, then the review.

A mark that nobody sees tells it from others, so that the next review takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MARK: Final = "<!-- atlas:review -->"
REVIEW: Final = "review.md"
"""The file in which the untrusted job leaves the review."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A check that has ended. `commit` is what it was made of, `address` its page at the forge,
    `files` the page where its files lie."""

    passed: bool
    commit: str
    address: str
    files: str


def comment(checked: Checked, review: str, trouble: str = "") -> str:
    """The text of the comment. `review` is harmless Markdown, or empty when there is none; then
    `trouble` says why."""
    verdict = (
        "**Проверка пройдена:** ошибок в записях нет."
        if checked.passed
        else "**Проверка не пройдена.** Что исправить и в каких строках, сказано "
        f"[в её сводке]({checked.address})."
    )
    head = (
        f"{MARK}\n{verdict} [Страницы сайта с этой правкой]({checked.files}) можно скачать и "
        "посмотреть у себя."
    )
    foot = (
        f"<sub>Составлено программой по состоянию {checked.commit[:7]}; обновляется после каждого "
        "изменения правки. Решение принимает человек.</sub>"
    )
    if not review:
        reason = f": {trouble}" if trouble else ""
        review = f"Обзор не составлен{reason}. Это не значит, что правка ничего не меняет."
    return f"{head}\n\n{review}\n\n---\n\n{foot}\n"


def is_ours(text: object) -> bool:
    """Whether a comment bears our mark; whose it is, the forge must say."""
    return isinstance(text, str) and text.startswith(MARK)
