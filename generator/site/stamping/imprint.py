"""What every page says about the site as a whole: its name, where it stands, when it was made.

Also where its files can be edited and errors reported. All of it comes from `mkdocs.yml` and the
build's day, nothing from the clock, so that the same input gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from generator.pages import Languages
from generator.publishing.forge import KINDS, Forge, kind_of
from generator.text.dates import show_date
from generator.text.speaking import speaking


class WrongSetting(Exception):
    """A setting in mkdocs.yml is not possible; the message says why, in Russian."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """`url` ends in a slash, or is empty when nobody has said where the site will stand.

    `repository` is the address of the source at the forge. `edit` is where its files are edited,
    and ends where the file's path goes; `report` is where errors are reported. All three are empty
    when there is no forge. `email` is where questions about the registers of certificates go, or
    empty. `signed` says whether the publisher signs credentials.
    """

    name: str
    url: str
    today: dt.date
    repository: str = ""
    edit: str = ""
    report: str = ""
    email: str = ""
    signed: bool = False
    pictures: bool = False
    """Whether pictures of pages are drawn for messengers."""
    passports: bool = False
    """Whether passports of practices are printed as PDF, with kits to take away."""
    forge: Forge = field(default_factory=Forge)
    """How the forge's pages for new and old files are addressed."""
    languages: Languages = field(default_factory=Languages)
    names: Mapping[str, str] = field(default_factory=dict)
    """The site's name in its other languages."""

    @property
    def built(self) -> str:
        """The day of the build in words: «22 ноября 2026 года»."""
        return show_date(self.today.isoformat())

    def built_in(self, lang: str) -> str:
        """The same for readers of `lang`: "22 November 2026"."""
        with speaking(lang):
            return self.built

    @property
    def base(self) -> str:
        """The path of the site on its server: "/" or "/atlas/"."""
        return urlsplit(self.url).path or "/"

    def name_in(self, lang: str) -> str:
        """The site's name for readers of `lang`."""
        return self.names.get(lang, self.name)

    def full(self, address: str) -> str:
        """The full address of a page or file; empty when the site's own is not known."""
        return f"{self.url}{address}" if self.url else ""


def imprint_of(name: str, url: str | None, today: object, extra: Mapping[str, Any]) -> Imprint:
    """The imprint that mkdocs.yml describes: its `site_name`, `site_url`, and of its `extra` the
    `forge` and the `email`.

    `today` is a date or "2026-11-22"; without one it is the day of this machine. Raises
    WrongSetting for what is no date, and for a kind of forge that nobody knows.
    """
    try:
        day = dt.date.today() if today is None else dt.date.fromisoformat(str(today))
    except ValueError:
        words = f"mkdocs.yml, today: «{today}» — не день (нужно так: 2026-11-22)"
        raise WrongSetting(words) from None
    forge = extra.get("forge") or {}
    repository = str(forge.get("repository") or "").rstrip("/")
    edit, report = (
        f"{repository}/{forge[key]}" if repository and forge.get(key) else ""
        for key in ("edit", "report")
    )
    email = str(extra.get("email") or "").strip()
    kind = str(forge.get("kind") or kind_of(repository))
    if kind not in ("", *KINDS):
        words = f"mkdocs.yml, extra.forge.kind: «{kind}» — не одно из: {', '.join(KINDS)}"
        raise WrongSetting(words)
    pages = Forge(repository, kind, str(forge.get("branch") or "main"), edit)
    names = {
        lang: str(said["site_name"])
        for lang, said in (extra.get("languages") or {}).items()
        if said.get("site_name")
    }
    return Imprint(name, url or "", day, repository, edit, report, email, forge=pages, names=names)
