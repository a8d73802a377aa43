"""The words of the interface, by language: message catalogs read once and kept.

Templates and pages are written in Russian, and a Russian sentence is its own message id. Each
language has a .po file with translations; that of Russian gives only the third form of plurals,
for which a pair of ids has no room.
"""

from __future__ import annotations

import gettext as standard
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from generator.text.language import number
from generator.text.multilingual import FIRST_LANGUAGE

LOCALE_FOLDER: Final = Path(__file__).parent / "locale"

_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language, as Jinja's i18n extension wants it.

    `environment.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)`.
    """

    lang: str
    _messages: Mapping[str, str]
    _plurals: Mapping[str, tuple[str, ...]]
    _form: Callable[[int], int] = field(repr=False)
    _fallback: Words | None = field(repr=False)

    def gettext(self, message: str) -> str:
        """`message` in this language; a message without a translation stays Russian."""
        return self._messages.get(message) or message

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The form for `n` things: `ngettext("%(num)s проект", "%(num)s проектов", n)`."""
        forms = self._plurals.get(one)
        if forms is not None:
            return forms[self._form(abs(n))]
        if self._fallback is not None:
            return self._fallback.ngettext(one, many, n)
        return one if self._form(abs(n)) == 0 else many

    def counted(self, one: str, many: str, n: int) -> str:
        """`ngettext` with its `%(num)s` filled in as people write numbers: «2 300 проектов»."""
        return self.ngettext(one, many, n) % {"num": number(n)}


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Marks words of the interface that are translated where they are used."""
    return message


@cache
def words(lang: str = FIRST_LANGUAGE, folder: Path = LOCALE_FOLDER) -> Words:
    """The words of a language. Raises LookupError if it has no catalog in `folder`."""
    catalog = read_catalog(lang, folder)
    if catalog is None:
        raise LookupError(f"no message catalog for the language {lang!r} in {folder.name}/")
    messages: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if isinstance(message.id, str):
            messages[message.id] = str(message.string)
        elif forms := all_forms(message, catalog):
            plurals[message.id[0]] = forms
            messages[message.id[0]] = forms[0]  # the same words may stand without a number too
    return Words(
        lang=lang,
        _messages=messages,
        _plurals=plurals,
        _form=standard.c2py(catalog.plural_expr),
        _fallback=None if lang == FIRST_LANGUAGE else words(FIRST_LANGUAGE, folder),
    )


def read_catalog(lang: str, folder: Path = LOCALE_FOLDER) -> Catalog | None:
    """The .po file of a language; None if there is none."""
    if _LANGUAGE.fullmatch(lang) is None:
        return None
    file = catalog_file(lang, folder)
    if not file.is_file():
        return None
    with file.open("rb") as stream:
        return read_po(stream, locale=lang, abort_invalid=True)


def catalog_file(lang: str, folder: Path = LOCALE_FOLDER) -> Path:
    """Where the .po file of a language stands."""
    return folder / lang / "LC_MESSAGES" / "atlas.po"


def all_forms(message: Message, catalog: Catalog) -> tuple[str, ...]:
    """The plural forms of a message if every form of the language is written, else ()."""
    forms = message.string
    if isinstance(forms, (list, tuple)) and len(forms) == catalog.num_plurals and all(forms):
        return tuple(forms)
    return ()
