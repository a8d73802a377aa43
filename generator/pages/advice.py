"""The part of a municipality's page that says what to take next, each practice with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from generator.catalog.entries import MunicipalityEntry
from generator.catalog.neighbours import Suggestion, Trait
from generator.catalog.populations import POPULATION_CLASSES, population_class
from generator.pages.desk import CardView, Desk, Link
from generator.pages.labels import MUNICIPALITY_KINDS
from generator.pages.wording import N_, _
from generator.text import UNITS, list_and, show_amount
from generator.text.speaking import spoken

SHOWN: Final = 6
HOLDERS_SHOWN: Final = 3
POPULATION_WORDS: Final = (
    N_("до 20 тысяч жителей"),
    N_("20–50 тысяч жителей"),
    N_("50–100 тысяч жителей"),
    N_("100–250 тысяч жителей"),
    N_("от 250 тысяч до миллиона жителей"),
    N_("больше миллиона жителей"),
)
assert len(POPULATION_WORDS) == len(POPULATION_CLASSES) + 1


class HolderLine(NamedTuple):
    """A place like this one that has the practice: in what it is like it, and whose it is."""

    link: Link
    region: Link | None
    alike: str
    born: bool


class AdviceLine(NamedTuple):
    """A practice to take next. `more` is how many holders are not named; `distance` «49 км»."""

    card: CardView
    holders: tuple[HolderLine, ...]
    more: int
    nearest: Link
    distance: str
    site: Link | None
    own_site: bool
    new_sphere: bool


@dataclass(frozen=True, slots=True)
class AdviceView:
    """What to take next, the best first; `elsewhere` if some of it comes from other regions."""

    lines: tuple[AdviceLine, ...]
    elsewhere: bool


def advice_view(entry: MunicipalityEntry, desk: Desk) -> AdviceView | None:
    """What the municipality should take next, or None where nothing can be said."""
    found = desk.ledger.neighbourhood.suggestions(entry.id, SHOWN)
    if not found:
        return None
    people = entry.record.population
    size = None if people is None else population_class(people.value)
    return AdviceView(
        tuple(_line(suggestion, entry.record.kind, size, desk) for suggestion in found),
        any(suggestion.elsewhere for suggestion in found),
    )


def _line(suggestion: Suggestion, kind: str, size: int | None, desk: Desk) -> AdviceLine:
    """One practice for a municipality of this kind and class of population."""
    named = suggestion.holders[:HOLDERS_SHOWN]
    return AdviceLine(
        card=desk.card(suggestion.practice),
        holders=tuple(
            HolderLine(
                desk.municipality(
                    # Who thought of it bears the name of then, though merged with others since.
                    (suggestion.practice.municipality if holder.born else None)
                    or holder.municipality
                ),
                desk.region(holder.municipality.partition("/")[0])
                if suggestion.elsewhere
                else None,
                _alike(holder.traits, kind, size, spoken()),
                holder.born,
            )
            for holder in named
        ),
        more=len(suggestion.holders) - len(named),
        nearest=desk.municipality(suggestion.nearest),
        distance=distance_words(suggestion.km),
        site=desk.site(suggestion.site) if suggestion.site else None,
        own_site=suggestion.own_site,
        new_sphere=suggestion.new_sphere,
    )


def distance_words(km: float) -> str:
    """«49 километров»; «менее 1 километра»."""
    return _distance(round(km), spoken())


@lru_cache(maxsize=4096)
def _distance(whole: int, _lang: str) -> str:
    return show_amount(max(whole, 1), "exact" if whole else "less-than", UNITS["kilometre"])


@lru_cache(maxsize=4096)
def _alike(traits: tuple[Trait, ...], kind: str, size: int | None, _lang: str) -> str:
    """In what a place is like another of this kind and class of population."""
    return list_and([_trait(trait, kind, size) for trait in traits])


def _trait(trait: Trait, kind: str, size: int | None) -> str:
    if trait is Trait.CLUSTER:
        return _("учится на той же площадке")
    if trait is Trait.KIND:
        return _("тоже %(kind)s") % {"kind": _(MUNICIPALITY_KINDS[kind])}
    if trait is Trait.POPULATION and size is not None:
        return _(POPULATION_WORDS[size])
    return _("работает в тех же сферах")
