"""What is asked of a catalog again and again, in whatever language it is told: worked out once.

A ledger belongs to one catalog and one process. What it keeps only spares work and never changes
an answer; whatever rests on how far practices have spread is asked each time (see `asking`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from generator.catalog.almanac import dated_regions
from generator.catalog.asking import answered_by, derived
from generator.catalog.catalog import Catalog
from generator.catalog.certification import CertificateState
from generator.catalog.counting import counted
from generator.catalog.entries import CertificateEntry, PracticeCard
from generator.catalog.gaps import Past
from generator.catalog.health import Health
from generator.catalog.league import LeagueLine, TownLine, league, town_league
from generator.catalog.neighbours import Neighbourhood
from generator.catalog.networks import Care, cares
from generator.catalog.news import Chronicle
from generator.catalog.similarity import Likeness, Resemblance
from generator.catalog.spread import Fact, Spread, practice_spread, region_facts
from generator.catalog.standing import Standings
from generator.catalog.targets import Targets


class Ledger:
    """The answers of one catalog on its day."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.directory = catalog.directory
        self.today = catalog.today
        self.likenesses: Mapping[str, tuple[Likeness, ...]] = {}
        """The practices like some, where that is known already."""
        self._standing: dict[str, int] = {}
        self._cares: dict[str, Mapping[str, Care]] = {}
        self._facts: dict[str, tuple[Fact, ...]] = {}
        self._adopted: dict[str, dict[str, frozenset[str]]] = {}
        self._counted: dict[tuple[str, str], int] = {}
        self._stand_for: dict[str, tuple[str, ...]] = {}

    @derived
    def resemblance(self) -> Resemblance:
        """What practices have in common."""
        return Resemblance(self.catalog)

    def similar(self, practice: PracticeCard) -> tuple[Likeness, ...]:
        """The practices most like `practice`, the likest first."""
        known = self.likenesses.get(practice.id)
        return self.resemblance.similar(practice) if known is None else known

    @derived
    def drafts(self) -> dict[str, tuple[PracticeCard, ...]]:
        """The practices of each region that wait for facts and have no page yet."""
        found: defaultdict[str, list[PracticeCard]] = defaultdict(list)
        for practice in self.catalog.practices.values():
            if practice.status == "draft":
                found[practice.region].append(practice)
        return {region: tuple(cards) for region, cards in found.items()}

    @derived
    def neighbourhood(self) -> Neighbourhood:
        """Which municipalities are alike, and what each of them should take next."""
        return Neighbourhood(self.catalog)

    @derived
    def past(self) -> Past:
        """What the catalog can name of past days."""
        return Past(self.catalog)

    @derived
    def health(self) -> Health:
        """What each entry needs, region by region."""
        return Health(self.catalog)

    @derived
    def news(self) -> Chronicle:
        """What the catalog has to tell, event by event."""
        return Chronicle(self.catalog, self.standings)

    @derived
    def dated(self) -> tuple[str, ...]:
        """The regions that have a calendar."""
        return dated_regions(self.standings)

    @derived
    def targets(self) -> Targets:
        """How regions stand with their targets."""
        return Targets(self.catalog)

    @derived
    def standings(self) -> Standings:
        """The standings of all holders."""
        return Standings(self.catalog)

    def state(self, certificate: CertificateEntry) -> CertificateState:
        """The state of a certificate today."""
        return self.standings.state(certificate)

    def standing(self, region: str) -> int:
        """How many municipalities `region` has today."""
        known = self._standing.get(region)
        if known is None:
            known = self._standing[region] = len(self.directory.standing(region, self.today))
        return known

    def stands_for(self, municipality: str) -> tuple[str, ...]:
        """The municipality and those that have merged into it by today."""
        known = self._stand_for.get(municipality)
        if known is None:
            known = (municipality, *self._predecessors.get(municipality, ()))
            self._stand_for[municipality] = known
        return known

    @derived
    def _predecessors(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for identity in self.directory.municipalities:
            successor = self.directory.successor(identity, self.today)
            if successor != identity:
                found[successor].append(identity)
        return dict(found)

    def cares(self, region: str) -> Mapping[str, Care]:
        """Who serves each municipality of `region`, and how far the nearest site is."""
        known = self._cares.get(region)
        if known is None:
            found = cares(region, self.directory, self.today)
            known = self._cares[region] = {one.municipality: one for one in found}
        return known

    def spread(self, practice: PracticeCard) -> Spread:
        """Where `practice` works."""
        return practice_spread(practice, self.directory, self.today)

    @derived
    def league(self) -> tuple[LeagueLine, ...]:
        """The regions side by side."""
        return league(self.catalog)

    def towns(self, region: str) -> tuple[TownLine, ...]:
        """The municipalities of a region side by side."""
        with answered_by(region):
            return town_league(region, self.catalog, self.standings)

    def facts(self, region: str) -> tuple[Fact, ...]:
        """What the municipalities of a region gave and took."""
        with answered_by(region):
            known = self._facts.get(region)
            if known is None:
                known = self._facts[region] = region_facts(region, self.catalog)
            return known

    def adopted(self, municipality: str) -> frozenset[str]:
        """The practices of others that a municipality has, by claim or confirmed; plans and
        refusals left out, successors counted for those that merged into them."""
        region = municipality.partition("/")[0]
        with answered_by(region):
            known = self._adopted.get(region)
            if known is None:
                known = self._adopted[region] = self._adopted_in(region)
            return known.get(municipality, frozenset())

    def _adopted_in(self, region: str) -> dict[str, frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for fact in self.facts(region):
            if fact.state.counts:
                found[fact.counted].add(fact.practice)
        return {municipality: frozenset(ids) for municipality, ids in found.items()}

    def counted(self, metric: str, region: str) -> int:
        """How many the catalog counts of `metric` in a region; 0 if it can't."""
        with answered_by(region):
            known = self._counted.get((metric, region))
            if known is None:
                known = self._counted[metric, region] = counted(self.catalog, metric, region) or 0
            return known
