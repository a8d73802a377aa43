"""The drop-downs: known ids with their names, closed lists of words with their meanings.

They stand on a sheet of their own, where people can also look up what an id means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.catalog import Catalog
from generator.catalog.entries import MunicipalityEntry
from generator.model.meanings import LANGUAGES
from generator.spreadsheets.columns import SHEETS, Column, Key, Sort
from generator.spreadsheets.headings import heading
from generator.spreadsheets.values import NO, YES
from generator.text import UNITS, say

GONE: Final = " → "
"""Between the name of a municipality that is gone and that of its successor."""

_NAMES: Final = {
    "practice": "Практики",
    "municipality": "Муниципалитеты",
    "site": "Площадки",
    "region": "Регионы",
    "sphere": "Сферы",
    "tool": "Инструменты",
    "owner": "Записи с источниками",
    "units": "Единицы",
    "languages": "Языки",
    "yes-no": "Да или нет",
}
"""The lists that are no closed lists of one field."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One list: what may be chosen, each with what it means. `strict`: nothing else may stand."""

    id: str
    title: str
    entries: tuple[tuple[str, str], ...]
    strict: bool

    @property
    def extent(self) -> Extent:
        """How far it reaches."""
        return Extent(self.title, len(self.entries), self.strict)


class Extent(NamedTuple):
    """A list without its entries: its title, how many those are, whether nothing else may stand."""

    title: str
    size: int
    strict: bool


def choice_of(column: Column) -> str:
    """The id of the list that a column chooses from; "" for none."""
    form = column.field.form
    if column.many:
        return ""
    if column.refers in _NAMES:
        return column.refers
    if column.sort is Sort.YES_NO:
        return "yes-no"
    if form.vocabulary in _NAMES:
        return form.vocabulary
    return "/".join(word for word, _ in form.values)


def choice_of_key(key: Key) -> str:
    """The id of the list that a key column chooses from; "" for none."""
    return "owner" if key.name == "owner" else key.refers


def choices(catalog: Catalog, titles: Mapping[str, str]) -> dict[str, Choice]:
    """All lists by their ids. `titles` are those of all practices by their ids."""
    known = dict(_known(catalog, titles))
    found = {
        name: Choice(name, _NAMES[name], tuple(entries.items()), name in ("units", "languages"))
        for name, entries in known.items()
    }
    found["yes-no"] = Choice("yes-no", _NAMES["yes-no"], ((YES, ""), (NO, "")), True)
    for sheet in SHEETS:
        for column in sheet.columns:
            words = column.field.form.values
            identity = choice_of(column)
            if words and identity and identity not in found:
                found[identity] = Choice(identity, heading(column), words, True)
    return found


def published_titles(catalog: Catalog) -> dict[str, str]:
    """The titles of the published practices by their ids."""
    return {key: card.title for key, card in catalog.practices.items() if card.published}


def _known(catalog: Catalog, titles: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    directory = catalog.directory
    sites = {key: say(site.record.name) for key, site in directory.sites.items()}
    regions = {key: say(region.record.name) for key, region in directory.regions.items()}
    yield "practice", dict(titles)
    towns = directory.municipalities
    yield "municipality", {key: _name(town, towns) for key, town in towns.items()}
    yield "site", sites
    yield "region", regions
    yield "sphere", {key: say(sphere.name) for key, sphere in directory.spheres.items()}
    yield "tool", {key: say(tool.name) for key, tool in directory.tools.items()}
    yield (
        "owner",
        {
            f"{kind}:{key}": name
            for kind, names in (("practice", titles), ("site", sites), ("region", regions))
            for key, name in names.items()
        },
    )
    yield "units", {key: unit.ru.one for key, unit in UNITS.items()}
    yield "languages", dict(LANGUAGES)


def _name(town: MunicipalityEntry, towns: Mapping[str, MunicipalityEntry]) -> str:
    name = say(town.record.name)
    if town.merged_into is None:
        return name
    into = towns.get(town.merged_into)
    return f"{name}{GONE}{say(into.record.name) if into else town.merged_into}"
