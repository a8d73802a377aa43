"""The words of the site's scripts in each language but the first: a script that lays them down.

Scripts are written in Russian, like templates, and say each phrase by `say` or `counted`; a page of
another language brings this file before them, and a phrase that it lacks stays Russian.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from generator.text import FIRST_LANGUAGE
from generator.text.words import all_forms, read_catalog

SCRIPTS: Final = "overrides/assets/javascripts/"


def words_file(lang: str) -> str:
    """The path of the file for `lang`."""
    return f"assets/javascripts/words-{lang}.js"


def script_words(languages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The files for the `languages` of a site."""
    for lang in languages:
        if lang != FIRST_LANGUAGE:
            yield words_file(lang), _script(lang)


@cache
def _script(lang: str) -> bytes:
    catalog = read_catalog(lang)
    if catalog is None:
        raise LookupError(f"no message catalog for the language {lang!r}")
    said: dict[str, str | tuple[str, ...]] = {}
    for message in catalog:
        if not any(place.startswith(SCRIPTS) for place, _ in message.locations):
            continue
        if isinstance(message.id, str):
            said[message.id] = str(message.string)
        else:
            said[message.id[0]] = all_forms(message, catalog)
    words = json.dumps(said, ensure_ascii=False, indent=0, sort_keys=True)
    return f'"use strict";\nwindow.atlasWords = {words};\n'.encode()
