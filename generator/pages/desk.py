"""What all pages of one catalog share: links with their names, and practice cards, made once.

A desk belongs to one catalog, one process and one language; its caches only spare work and never
change what a page says. What has no words in it stands in the ledger, which is one for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from generator.catalog.adoption import adopted_count
from generator.catalog.asking import ask
from generator.catalog.catalog import Catalog
from generator.catalog.entries import CertificateEntry, PracticeCard
from generator.catalog.ledger import Ledger
from generator.catalog.targets import TargetStanding
from generator.drawing.region_map import RegionMap
from generator.pages import addresses
from generator.pages.citations import Citations
from generator.pages.course import TargetView, target_view
from generator.pages.effects import SmallEffect, small_effect, tells_result
from generator.pages.history import Histories, HistoryView
from generator.pages.wording import shown
from generator.text.speaking import spoken


class Link(NamedTuple):
    """A name and the address it leads to; None where there is no page."""

    text: str
    address: str | None


class Badge(NamedTuple):
    """A certificate in one line: its level and whether it is in force today. `days` are the days
    that decide its state, as attributes for the script that says the state of the visitor's day."""

    level: str
    state: str
    in_force: bool
    days: dict[str, str]
    address: str | None


class CardView(NamedTuple):
    """A practice as lists show it."""

    id: str
    address: str
    title: str
    summary: str
    sphere: Link
    region: Link
    place: str
    effect: SmallEffect | None
    badges: tuple[Badge, ...]
    adopted: int
    scaled: bool
    archived: bool


class Desk:
    """Names, links and cards of one catalog in the language that is spoken while it is laid, beside
    its ledger.

    `first` is the desk of the same catalog in another language: what has no words is the same.
    """

    def __init__(
        self,
        catalog: Catalog,
        maps: Mapping[str, RegionMap] | None = None,
        first: Desk | None = None,
    ) -> None:
        self.first = first
        self.catalog = catalog
        self.ledger: Ledger = first.ledger if first else Ledger(catalog)
        self.maps = maps or {}
        self.directory = catalog.directory
        self.today = catalog.today
        self._municipalities: dict[str, Link] = {}
        self._cards: dict[str, CardView] = {}
        self._duties: dict[str, tuple[tuple[TargetStanding, TargetView], ...]] = {}
        self._histories: Histories = {}

    @cached_property
    def regions(self) -> dict[str, Link]:
        """Every region by its full name, in the order of that name."""
        named = {
            key: Link(shown(entry.record.name), addresses.region_address(key))
            for key, entry in self.directory.regions.items()
        }
        return dict(sorted(named.items(), key=lambda item: (item[1].text, item[0])))

    @cached_property
    def spheres(self) -> dict[str, Link]:
        """Every sphere, in its own order."""
        return {
            key: Link(shown(sphere.name), addresses.sphere_address(key))
            for key, sphere in self.directory.spheres.items()
        }

    @cached_property
    def tools(self) -> dict[str, Link]:
        """Every lean tool, in the order of the file."""
        return {
            key: Link(shown(tool.name), addresses.tool_address(key))
            for key, tool in self.directory.tools.items()
        }

    @cached_property
    def sites(self) -> dict[str, Link]:
        """Every training site."""
        return {
            key: Link(
                shown(site.record.name),
                addresses.site_address(key) if site.region in self.directory.regions else None,
            )
            for key, site in self.directory.sites.items()
        }

    def region(self, identity: str) -> Link:
        """A region; its id where the catalog does not know it."""
        return self.regions.get(identity) or Link(identity, None)

    def sphere(self, identity: str) -> Link:
        """A sphere."""
        return self.spheres.get(identity) or Link(identity, None)

    def tool(self, identity: str) -> Link:
        """A lean tool."""
        return self.tools.get(identity) or Link(identity, None)

    def site(self, identity: str) -> Link:
        """A training site."""
        return self.sites.get(identity) or Link(identity, None)

    def municipality(self, identity: str) -> Link:
        """A municipality by its full name and full id."""
        known = self._municipalities.get(identity)
        if known is None:
            entry = self.directory.municipalities.get(identity)
            if entry is None:
                known = Link(identity, None)
            else:
                has_page = entry.region in self.directory.regions
                known = Link(
                    shown(entry.record.name),
                    addresses.municipality_address(identity) if has_page else None,
                )
            self._municipalities[identity] = known
        return known

    def duties(self, region: str) -> tuple[tuple[TargetStanding, TargetView], ...]:
        """What each municipality of `region` is bound by, in words without sources."""
        ask(region)
        known = self._duties.get(region)
        if known is None:
            known = self._duties[region] = tuple(
                (one, target_view(one.target, Citations()))
                for one in self.ledger.targets.of(region)
                if one.target.per == "municipality"
            )
        return known

    def remember(self, histories: Histories) -> None:
        """Tell pages of the edits of their files, in all languages; others tell of none."""
        (self.first or self)._histories = histories

    def history(self, file: str) -> HistoryView | None:
        """The edits of `file`, in the language being spoken."""
        return (self.first or self)._histories.get((spoken(), file))

    def practice(self, identity: str) -> Link | None:
        """A practice that has a page, or None."""
        card = self.catalog.practices.get(identity)
        if card is None or not card.published:
            return None
        return Link(shown(card.named), addresses.practice_address(identity))

    @cached_property
    def _by_holder(self) -> dict[str, tuple[CertificateEntry, ...]]:
        found: dict[str, list[CertificateEntry]] = {}
        for certificate in self.directory.certificates:
            found.setdefault(self._holder(certificate), []).append(certificate)
        return {holder: tuple(held) for holder, held in found.items()}

    def _holder(self, certificate: CertificateEntry) -> str:
        """What tells one holder from another: a practice's id, or an institution's address."""
        return certificate.practice or addresses.holder_address(certificate, self.catalog)

    def held_with(self, certificate: CertificateEntry) -> tuple[CertificateEntry, ...]:
        """All certificates of the same holder, this one included."""
        return self._by_holder[self._holder(certificate)]

    def certificate_address(self, certificate: CertificateEntry) -> str | None:
        """The page of a certificate; there is none where its region has no passport."""
        if certificate.region not in self.directory.regions:
            return None
        return addresses.certificate_address(certificate.region, certificate.slug)

    def badge(self, certificate: CertificateEntry) -> Badge:
        """A certificate as a badge line."""
        state = self.ledger.state(certificate)
        return Badge(
            certificate.record.level,
            state,
            state.in_force,
            self.ledger.standings.validity(certificate).attributes(),
            self.certificate_address(certificate),
        )

    def badges(self, practice: str) -> tuple[Badge, ...]:
        """The certificates that a practice holds, in the order of the register."""
        held = self.directory.certificates_by_practice.get(practice, ())
        return tuple(self.badge(certificate) for certificate in held)

    def card(self, practice: PracticeCard) -> CardView:
        """The practice as lists show it."""
        view = self._cards.get(practice.id)
        ask(practice.id)
        if view is None:
            view = self._cards[practice.id] = self._card(practice)
        return view

    def cards(self, practices: tuple[PracticeCard, ...]) -> tuple[CardView, ...]:
        """Practices as lists show them: archived ones last, else in the order given."""
        views = [self.card(practice) for practice in practices]
        return tuple(sorted(views, key=lambda view: view.archived))

    def _card(self, practice: PracticeCard) -> CardView:
        same = self.first._cards.get(practice.id) if self.first else None
        if same is not None:  # what has no words in it
            address, badges, adopted, scaled = same.address, same.badges, same.adopted, same.scaled
        else:
            address = addresses.practice_address(practice.id)
            badges = tuple(badge for badge in self.badges(practice.id) if badge.in_force)
            adopted, scaled = 0, False
            if practice.adopters:
                adopted = adopted_count(practice, self.directory, self.today)
                scaled = adopted >= self.directory.threshold(practice.region)
        return CardView(
            id=practice.id,
            address=address,
            title=shown(practice.named),
            summary=shown(practice.told),
            sphere=self.sphere(practice.sphere),
            region=self.region(practice.region),
            place=self.municipality(practice.municipality).text if practice.municipality else "",
            effect=small_effect(practice.headline) if tells_result(practice.headline) else None,
            badges=badges,
            adopted=adopted,
            scaled=scaled,
            archived=practice.status == "archived",
        )


_LAST: dict[str, Desk] = {}
"""The desks of one catalog by language; the first was laid first."""


def desk_of(catalog: Catalog, maps: Mapping[str, RegionMap] | None = None) -> Desk:
    """The desk of `catalog` in the language being spoken; those of the catalog used last are kept,
    since pages come catalog by catalog.

    With `maps` (of its regions) it is laid anew, and pages show them from now on.
    """
    first = next(iter(_LAST.values()), None)
    if maps is not None or first is None or first.catalog is not catalog:
        _LAST.clear()
        first = None
    lang = spoken()
    desk = _LAST.get(lang)
    if desk is None:
        desk = _LAST[lang] = Desk(catalog, first.maps if first else maps, first)
    return desk


def own_done(catalog: Catalog) -> None:
    """Forget what hardly anything but pages and files of practices rests on; whoever asks for it
    later has it worked out anew."""
    ledger = desk_of(catalog).ledger
    ledger.likenesses = {}
    del ledger.resemblance, ledger.news
