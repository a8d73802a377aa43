"""What people may choose from, and what they meant by an id, a number or part of a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, get_args

from generator.catalog import Directory
from generator.model.likeness import nearest
from generator.model.meanings import meanings_of
from generator.model.site import SiteKind
from generator.text import say

NOW: Final = " → "
"""Between the name of a municipality that is gone and that of its successor."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Known ids with their names, in the order in which they are offered."""

    names: Mapping[str, str]

    def meant(self, answer: str) -> str:
        """The id that an answer surely means: the id, its number from 1, a name or part of one
        that no other has. "" if it is not sure."""
        said = answer.strip()
        if said in self.names:
            return said
        if said.isdecimal() and 0 < int(said) <= len(self.names):
            return list(self.names)[int(said) - 1]
        wanted = said.casefold()
        spoken = {key: name.partition(NOW)[0].casefold() for key, name in self.names.items()}
        whole = [key for key, name in spoken.items() if name == wanted]
        parts = [key for key, name in spoken.items() if wanted in name or wanted in key]
        for found in (whole, parts):
            if wanted and len(found) == 1:
                return found[0]
        return ""

    def like(self, answer: str) -> list[str]:
        """The ids that may have been meant: those whose name holds the answer, else the nearest."""
        wanted = answer.strip().casefold()
        holding = [key for key, name in self.names.items() if wanted and wanted in name.casefold()]
        return holding or nearest(wanted, self.names, 3)


def regions(directory: Directory) -> Choice:
    """All regions that have a passport."""
    return Choice({key: say(entry.record.name) for key, entry in directory.regions.items()})


def municipalities(directory: Directory, region: str) -> Choice:
    """The municipalities of a region by their short ids; those that have merged come last."""
    entries = directory.municipalities_by_region.get(region, ())
    names = {m.slug: say(m.record.name) for m in entries if m.merged_into is None}
    for old in entries:
        if old.merged_into is not None:
            successor = directory.municipalities.get(old.merged_into)
            into = say(successor.record.name) if successor else old.merged_into
            names[old.slug] = f"{say(old.record.name)}{NOW}{into}"
    return Choice(names)


def spheres(directory: Directory) -> Choice:
    """The spheres, in their own order."""
    return Choice({key: say(sphere.name) for key, sphere in directory.spheres.items()})


def practices(titles: Mapping[str, str], region: str) -> Choice:
    """The practices of a region by their short ids. `titles`: those of all, by full ids."""
    homes = {key: key.partition("/") for key in titles}
    return Choice({slug: titles[k] for k, (home, _, slug) in homes.items() if home == region})


def kinds_of_sites() -> Choice:
    """The kinds of training sites."""
    return Choice(dict(meanings_of(get_args(SiteKind))))
