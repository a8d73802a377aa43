"""The page of one practice: what it changed, how it was done, where it works, on what it rests.

A page is told everything in the order in which it says it, so that the numbers of the sources
grow from top to bottom.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.catalog.entries import PracticeCard, full_id
from generator.model.figures import Effect
from generator.model.practice import Practice
from generator.pages import addresses
from generator.pages.adopters import AdoptersView, adopters_view
from generator.pages.citations import Citations, Marks, SourceView
from generator.pages.contacts import ContactView, contacts
from generator.pages.desk import CardView, Desk, Link
from generator.pages.diffusion import DiffusionView, diffusion_view
from generator.pages.effects import EffectView, effect_view, tells_result
from generator.pages.embed import practice_frames
from generator.pages.form import adopted_address, correction_address
from generator.pages.held import HeldBadge, held_badges
from generator.pages.labels import KIT_KINDS
from generator.pages.likeness import SimilarView, similar_practices
from generator.pages.news import subscription
from generator.pages.page import Page
from generator.pages.passport import passport_view
from generator.pages.standings import StandingView, standing_view
from generator.pages.twins import kept_for_twin
from generator.pages.wording import _, prose, shown, shown_if
from generator.text import UNITS, show_amount


class StepView(NamedTuple):
    """One step of the way to repeat the practice."""

    title: str
    text: str | None
    days: str | None


class Need(NamedTuple):
    """One line of what the practice takes; Markdown where it is prose."""

    name: str
    text: str


class ScaleView(NamedTuple):
    """How large the practice is at home."""

    metric: str
    figure: str
    unit: str
    note: str | None
    marks: Marks


class KitView(NamedTuple):
    """One document of the kit."""

    title: str
    kind: str | None
    url: str | None
    file: str | None


class RecognitionView(NamedTuple):
    """A prize or a mention."""

    title: str
    date: str | None
    note: str | None
    marks: Marks


class PracticeView(NamedTuple):
    """All that the page says."""

    id: str
    file: str
    title: str
    summary: str
    archived: bool
    sphere: Link
    region: Link
    municipality: Link | None
    organisation: str | None
    started: str | None
    finished: str | None
    verified: str | None
    tools: tuple[Link, ...]
    certificates: tuple[HeldBadge, ...]
    standing: StandingView | None
    lead_effect: EffectView | None
    effects: tuple[EffectView, ...]
    scale: tuple[ScaleView, ...]
    problem: str | None
    solution: str | None
    steps: tuple[StepView, ...]
    needs: tuple[Need, ...]
    adopters: AdoptersView
    diffusion: DiffusionView | None
    lessons: str | None
    kit: tuple[KitView, ...]
    taught_at: tuple[Link, ...]
    contacts: tuple[ContactView, ...]
    recognition: tuple[RecognitionView, ...]
    adapted_from: CardView | None
    grown: tuple[CardView, ...]
    related: tuple[CardView, ...]
    similar: tuple[SimilarView, ...]


def practice_page(record: Practice, card: PracticeCard, desk: Desk) -> Page:
    """The page of `record`, whose card is `card`."""
    citations = Citations(record.sources)
    view = practice_view(record, card, desk, citations)
    citations.cite_all()
    sources: tuple[SourceView, ...] = citations.listed()
    return Page(
        address=addresses.practice_address(card.id),
        template="practice.html",
        title=view.title,
        description=view.summary,
        section="practices",
        context={
            "practice": view,
            "sources": sources,
            "crumbs": (
                Link(_("Практики"), addresses.PRACTICES),
                *(link for link in (view.region, view.sphere) if link.address is not None),
            ),
            "file": card.file,
            "passport": passport_view(record, card.id, desk),
            "framed": practice_frames(card, view.adopters.views),
            "history": desk.history(card.file),
            "subscription": subscription(addresses.practice_address(card.id)),
            "adopt": adopted_address(card.id),
            "mend": correction_address("practice", card.id),
        },
    )


def practice_view(
    record: Practice, card: PracticeCard, desk: Desk, citations: Citations
) -> PracticeView:
    """Everything the page says, facts cited in the order of the page."""
    catalog = desk.catalog
    headline = card.headline
    lead, beside = None, record.effects
    if tells_result(headline):
        lead, beside = effect_view(headline, citations), _beside(record, headline)
    others = tuple(effect_view(effect, citations) for effect in beside)
    scale = tuple(_scale(record, citations))
    adopters = adopters_view(card, desk, citations)
    origin = catalog.practices.get(card.adapted_from) if card.adapted_from else None
    return PracticeView(
        id=card.id,
        file=card.file,
        title=shown(card.named),
        summary=shown(card.told),
        archived=card.status == "archived",
        sphere=desk.sphere(card.sphere),
        region=desk.region(card.region),
        municipality=desk.municipality(card.municipality) if card.municipality else None,
        organisation=shown_if(card.organisation),
        started=record.started,
        finished=record.finished,
        verified=record.verified,
        tools=tuple(desk.tool(tool) for tool in record.tools),
        certificates=held_badges(card, desk),
        standing=standing_view(desk.ledger.standings.practice(card.id), desk, card.region),
        lead_effect=lead,
        effects=others,
        scale=scale,
        problem=prose(record.problem),
        solution=prose(record.solution),
        steps=tuple(_steps(record)),
        needs=tuple(_needs(record)),
        adopters=adopters,
        diffusion=diffusion_view(card, desk),
        lessons=prose(record.lessons),
        kit=tuple(_kit(record)),
        taught_at=tuple(desk.site(full_id(site, card.region)) for site in record.taught_at),
        contacts=contacts(record),
        recognition=tuple(_recognition(record, citations)),
        adapted_from=desk.card(origin) if origin and origin.published else None,
        grown=desk.cards(catalog.grown_from.get(card.id, ())),
        similar=similar_practices(card, desk),
        related=desk.cards(
            tuple(
                catalog.practices[other]
                for other in card.related
                if other in catalog.practices
                and catalog.practices[other].published
                and other != card.adapted_from
                and catalog.practices[other].adapted_from != card.id
            )
        ),
    )


@kept_for_twin
def _beside(record: Practice, headline: Effect) -> tuple[Effect, ...]:
    """The effects that `record` has besides its `headline`."""
    # Most differ in what they measure, and whole records are dear to compare.
    return tuple(e for e in record.effects if e.metric != headline.metric or e != headline)


def _scale(record: Practice, citations: Citations) -> list[ScaleView]:
    found = []
    for scale in record.scale:
        metric = shown(scale.metric)
        value = scale.value
        unit = UNITS[value.unit] if value.unit else None
        whole = show_amount(value.value, value.bound, unit)
        figure = whole
        word = ""
        if unit is not None and unit.id not in ("rouble", "percent"):
            figure = show_amount(value.value, value.bound)
            word = whole[len(figure) :].strip()
        found.append(
            ScaleView(
                metric=metric,
                figure=figure,
                unit=word,
                note=prose(scale.note),
                marks=citations.cite(scale.source, metric),
            )
        )
    return found


def _steps(record: Practice) -> list[StepView]:
    days = UNITS["day"]
    return [
        StepView(
            shown(step.title),
            prose(step.text),
            show_amount(step.days, unit=days) if step.days else None,
        )
        for step in record.steps
    ]


def _needs(record: Practice) -> list[Need]:
    resources = record.resources
    if resources is None:
        return []
    cost = resources.cost
    unit = UNITS[cost.unit] if cost and cost.unit else None
    texts = (
        (_("Деньги"), show_amount(cost.value, cost.bound, unit) if cost else None),
        (_("Люди"), resources.staff),
        (_("Время"), resources.duration),
        (_("Программы"), resources.software),
        (_("Документы"), resources.legal),
    )
    return [Need(name, said) for name, text in texts if (said := prose(text))]


def _kit(record: Practice) -> list[KitView]:
    return [
        KitView(
            shown(item.title),
            KIT_KINDS[item.kind] if item.kind else None,
            item.url,
            item.file,
        )
        for item in record.kit
    ]


def _recognition(record: Practice, citations: Citations) -> list[RecognitionView]:
    found = []
    for prize in record.recognition:
        title = shown(prize.title)
        found.append(
            RecognitionView(
                title,
                prize.date,
                prose(prize.note),
                citations.cite(prize.source, title),
            )
        )
    return found
