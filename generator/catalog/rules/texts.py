"""Texts: words instead of a bare link, no HTML, links that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog.problems import Problem
from generator.catalog.rules.references import meant_id, suggest
from generator.catalog.rules.subject import Subject
from generator.findings.catalogue import catalog_texts as codes
from generator.text import RECORD_KINDS

ONLY_LINK = re.compile(r"\s*(?:\[[^\]]*\]\()?<?(?:https?://|www\.)\S+?>?\)?\s*\Z", re.IGNORECASE)
HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]{0,200})?/?>|<!--")
LINK = re.compile(r"\]\(\s*<?([^)\s>]{1,300})")
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", re.DOTALL)
SAFE = frozenset({"http", "https", "mailto", "tel"})
RECORDS = RECORD_KINDS - {"certificate"}
"""A certificate is named by its number, which is no id: a link to one is refused."""


def of_record(subject: Subject) -> Iterator[Problem]:
    """P805–P807 and C313 in every text of a record."""
    whole = subject.whole
    if not any(sign in whole for sign in ("<", "](", "://", "www.")):
        return
    for path, text in subject.texts:
        if ("://" in text or "www." in text) and ONLY_LINK.match(text):
            yield subject.problem(codes.ONLY_LINK, path, {"field": _field(path)})
        if "<" in text:
            html = HTML.search(text)
            if html:
                yield subject.problem(
                    codes.RAW_HTML,
                    path,
                    {"field": _field(path), "value": html[0][:60]},
                    words=html[0],
                )
        if "](" in text:
            for link in LINK.finditer(text):
                yield from _link(subject, path, link[1])


def _field(path: tuple[str | int, ...]) -> str:
    """The name of the field at `path`, or of the one whose list it stands in."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")


def _link(subject: Subject, path: tuple[str | int, ...], target: str) -> Iterator[Problem]:
    scheme = SCHEME.match(target)
    kind = scheme[1].lower() if scheme else ""
    if scheme is None or kind not in SAFE | RECORDS:
        yield subject.problem(codes.UNSAFE_LINK, path, {"value": target[:80]}, words=target)
        return
    if kind not in RECORDS:
        return
    identity = meant_id(kind, scheme[2], subject.region)
    if not subject.directory.knows(kind, identity):
        near, _ = suggest(kind, scheme[2], subject.region, subject.directory)
        yield subject.problem(
            codes.LINK_BROKEN,
            path,
            {"value": target[:80], "suggestion": f"{kind}:{near}" if near else ""},
            words=target,
        )
