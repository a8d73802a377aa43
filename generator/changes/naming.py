"""How sentences call things: practices by their titles, municipalities by their short names.

A thing that the change takes away is called as it was before; one that is new, as it is now.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.catalog import Catalog
from generator.catalog.entries import full_id
from generator.pages.wording import Given, _, shown
from generator.text import NBSP, list_and, number

LONGEST: Final = 100
"""So many characters of a value are repeated; of a longer one, its beginning."""

MOST: Final = 12
"""So many names are listed; of more, their number."""

_INNER: Final = str.maketrans({"«": "„", "»": "“"})


def quoted(text: str) -> str:
    """«Единое окно»; quotes inside become „…“."""
    return f"«{text.translate(_INNER)}»"


def cut(text: str) -> str:
    """`text`, or its beginning if it is long."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def listed(names: Iterable[str]) -> str:
    """«Бор, Выкса и Саров»; of very many, the first and how many there are beside."""
    some = list(names)
    if len(some) <= MOST:
        return list_and(some)
    left = _("ещё %(count)s") % {"count": number(len(some) - MOST)}
    return list_and([*some[:MOST], left])


def commas(names: Iterable[str]) -> str:
    """The same without «и», for brackets: «Бор, Выкса»."""
    some = list(names)
    if len(some) > MOST:
        some = [*some[:MOST], _("ещё %(count)s") % {"count": number(len(some) - MOST)}]
    return ", ".join(some)


class Names:
    """The names of everything in two catalogs, the new one first."""

    def __init__(self, before: Catalog, after: Catalog) -> None:
        self._catalogs = (after, before)

    def of(self, kind: str, identity: str, region: str = "") -> str:
        """The record `identity` (perhaps short, inside `region`) of a kind: «practice», «tool»…

        The id itself where neither catalog knows it.
        """
        if kind == "source":
            return identity
        whole = identity if kind in ("region", "sphere", "tool") else full_id(identity, region)
        for catalog in self._catalogs:
            known = _name(catalog, kind, whole)
            if known is not None:
                return known
        return identity

    def practice(self, identity: str) -> str:
        """A practice by its title, quoted."""
        return self.of("practice", identity)

    def municipality(self, identity: str) -> str:
        """A municipality by its short name, else its full one."""
        return self.of("municipality", identity)

    def region(self, identity: str) -> str:
        """A region by its name; "" for what concerns the whole catalog."""
        return self.of("region", identity) if identity else _("Весь каталог")


def _name(catalog: Catalog, kind: str, identity: str) -> str | None:
    directory = catalog.directory
    if kind == "practice":
        card = catalog.practices.get(identity)
        return quoted(shown(card.title)) if card else None
    if kind == "municipality":
        place = directory.municipalities.get(identity)
        return shown(place.record.short or place.record.name) if place else None
    if kind == "site":
        site = directory.sites.get(identity)
        return quoted(shown(site.record.name)) if site else None
    if kind == "package":
        package = directory.packages.get(identity)
        return quoted(shown(package.record.title)) if package else None
    given: Given | None = None
    if kind == "region" and (region := directory.regions.get(identity)):
        given = region.record.name
    elif kind == "sphere" and (sphere := directory.spheres.get(identity)):
        given = sphere.name
    elif kind == "tool" and (tool := directory.tools.get(identity)):
        given = tool.name
    return None if given is None else shown(given)


def numbered(certificate: str, known: bool) -> str:
    """«Сертификат № ОР-14», or that its number is not known."""
    if known:
        return _("Сертификат") + f" №{NBSP}{certificate}"
    return _("Сертификат без номера (%(entry)s)") % {"entry": certificate}
