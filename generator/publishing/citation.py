"""How to cite the catalog, for programs: CITATION.cff, the Citation File Format 1.2.

The repository has one without a day; the site and each release have one with theirs.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

from generator.publishing import licence


def citation(
    today: dt.date | None = None, url: str = "", repository: str = "", commit: str = ""
) -> str:
    """The text of the file, as of `today` if it is of one day. Addresses and the commit are left
    out where they are not known."""
    return "".join(f"{line}\n" for line in _lines(today, url, repository, commit))


def _lines(today: dt.date | None, url: str, repository: str, commit: str) -> Iterator[str]:
    yield "cff-version: 1.2.0"
    yield f"message: {_quoted('Пожалуйста, назовите источник и день, на который взяты данные.')}"
    yield "type: dataset"
    yield f"title: {_quoted(licence.TITLE)}"
    yield f"abstract: {_quoted(licence.ABOUT)}"
    yield "authors:"
    yield f"  - name: {_quoted(licence.PUBLISHER)}"
    yield f"license: {licence.LICENCE}"
    yield f"license-url: {licence.LICENCE_URL}legalcode"
    if today is not None:
        yield f"version: {_quoted(today.isoformat())}"
        yield f"date-released: {_quoted(today.isoformat())}"
    if url:
        yield f"url: {_quoted(url)}"
    if repository:
        yield f"repository-code: {_quoted(repository)}"
    if commit:
        yield f"commit: {_quoted(commit)}"
    yield "keywords:"
    yield from (f"  - {_quoted(word)}" for word in licence.KEYWORDS)


def _quoted(text: str) -> str:
    """A YAML scalar: what JSON quotes, YAML reads alike."""
    return json.dumps(text, ensure_ascii=False)
