"""The page of a municipality: what it gave, what it took, who holds a certificate, who teaches it.

A merged municipality keeps its page: it says into whom it went and since when. What it gave and
took is shown on its own page and on its successor's.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.catalog.adoption import Adoption, taken
from generator.catalog.asking import answered_by, ask
from generator.catalog.catalog import Catalog
from generator.catalog.entries import Adopter, MunicipalityEntry, PracticeCard
from generator.catalog.standing import Standing
from generator.pages import addresses
from generator.pages.advice import AdviceView, advice_view
from generator.pages.citations import Citations, Marks
from generator.pages.course import TargetView
from generator.pages.desk import CardView, Desk, Link
from generator.pages.networks import NearestView, nearest_view
from generator.pages.page import Page
from generator.pages.places import SiteLine, site_line
from generator.pages.register import CertificateRow, register_rows
from generator.pages.standings import StandingView, standing_view
from generator.pages.targets import DutyRow, own_duties
from generator.pages.twins import kept_for_twin
from generator.pages.wording import _, in_own_language, prose, shown
from generator.text import as_of_date, number


class PopulationView(NamedTuple):
    """How many people, when, from where."""

    figure: str
    when: str | None
    marks: Marks


class FormerView(NamedTuple):
    """An earlier name and until when it was borne."""

    name: str
    until: str | None


class TakenRow(NamedTuple):
    """A practice that was taken over here; `by` is a predecessor, if it was one."""

    practice: CardView
    state: str
    since: str | None
    by: Link | None
    organisation: str | None
    note: str | None


class MunicipalityView(NamedTuple):
    """All that the page says."""

    id: str
    name: str
    local: str | None
    local_lang: str | None
    kind: str
    centre: str
    oktmo: str | None
    oktmo_before: tuple[str, ...]
    population: PopulationView | None
    since: str | None
    until: str | None
    successor: Link | None
    predecessors: tuple[Link, ...]
    former: tuple[FormerView, ...]
    region: Link
    gave: tuple[CardView, ...]
    taken: tuple[TakenRow, ...]
    advice: AdviceView | None
    duties: tuple[tuple[TargetView, DutyRow | None], ...]
    certificates: tuple[CertificateRow, ...]
    standing: StandingView | None
    sites: tuple[SiteLine, ...]
    nearest: NearestView | None

    @property
    def empty(self) -> bool:
        """Whether the catalog knows nothing that was done here."""
        return not (self.gave or self.taken or self.certificates)


def municipality_page(entry: MunicipalityEntry, desk: Desk) -> Page:
    """The page of a municipality whose region is in the catalog."""
    region = desk.directory.regions[entry.region]
    citations = Citations(region.record.sources, entry.region)
    view = municipality_view(entry, desk, citations)
    return Page(
        address=addresses.municipality_address(entry.id),
        template="municipality.html",
        title=f"{view.name}, {view.region.text}",
        description=_(
            "%(name)s, %(region)s: практики, которые здесь придумали и перенимают у других."
        )
        % {"name": view.name, "region": view.region.text},
        section="regions",
        context={
            "municipality": view,
            "sources": citations.listed(),
            "crumbs": (Link(_("Регионы"), addresses.REGIONS), view.region),
            "file": entry.file,
        },
    )


def municipality_view(
    entry: MunicipalityEntry, desk: Desk, citations: Citations
) -> MunicipalityView:
    """Everything the page says, facts cited in the order of the page."""
    catalog, directory, record = desk.catalog, desk.directory, entry.record
    ids = desk.ledger.stands_for(entry.id)
    successor = directory.successor(entry.id, desk.today)
    people, local, exists = record.population, record.name_local, record.exists
    held = _held(entry.id, successor, desk)
    sites = {site.id: site for m in ids for site in directory.sites_serving.get(m, ())}
    return MunicipalityView(
        id=entry.id,
        name=shown(record.name),
        local=in_own_language(local.text, local.lang) if local else None,
        local_lang=local.lang if local else None,
        kind=record.kind,
        centre=shown(record.centre.name),
        oktmo=record.oktmo,
        oktmo_before=record.oktmo_before,
        population=PopulationView(
            number(people.value),
            as_of_date(people.as_of) if people.as_of else None,
            citations.cite(people.source, _("Население")),
        )
        if people
        else None,
        since=exists.from_ if exists else None,
        until=exists.until if exists else None,
        successor=desk.municipality(successor) if successor != entry.id else None,
        predecessors=tuple(desk.municipality(m) for m in ids[1:]),
        former=tuple(FormerView(shown(name.name), name.until) for name in record.former),
        region=desk.region(entry.region),
        gave=desk.cards(tuple(card for m in ids for card in catalog.by_origin.get(m, ()))),
        taken=_taken(ids, desk),
        advice=advice_view(entry, desk),
        duties=own_duties(entry.id, desk),
        certificates=register_rows(held.certificates, desk, entry.id, citations),
        standing=standing_view(held, desk, entry.region),
        sites=tuple(site_line(site, desk) for site in sites.values()),
        nearest=nearest_view(entry.id, desk),
    )


def _held(identity: str, successor: str, desk: Desk) -> Standing:
    """What the municipality, its institutions and the practices that it gave hold; of one that has
    merged its institutions only, as the register still names it."""
    if successor == identity:
        return desk.ledger.standings.municipality(identity)
    return desk.ledger.standings.of(desk.directory.certificates_by_municipality.get(identity, ()))


def _taken(ids: tuple[str, ...], desk: Desk) -> tuple[TakenRow, ...]:
    ask(ids[0].partition("/")[0])
    return tuple(
        TakenRow(
            practice=desk.card(card),
            state=fact.state,
            since=fact.since,
            by=desk.municipality(fact.municipality) if fact.municipality != ids[0] else None,
            organisation=shown(adopter.organisation) if adopter.organisation else None,
            note=prose(adopter.note),
        )
        for card, fact, adopter in _uptakes(ids, desk.catalog)
    )


@kept_for_twin
def _uptakes(
    ids: tuple[str, ...], catalog: Catalog
) -> tuple[tuple[PracticeCard, Adoption, Adopter], ...]:
    """What a municipality, and those that merged into it, have taken up, practice by practice."""
    with answered_by(ids[0].partition("/")[0]):
        practices = {card.id: card for m in ids for card in catalog.adopted_by.get(m, ())}
    found = []
    for card in practices.values():
        here = [adopter for adopter in card.adopters if adopter.municipality in ids]
        facts = taken(card, here, catalog.directory, catalog.today)
        found += [(card, fact, adopter) for fact, adopter in zip(facts, here, strict=True)]
    return tuple(found)
