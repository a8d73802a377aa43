"""What is said of a thing and where: a word of the title weighs more than one of the text.

Every word that the author of a practice wrote is in one of its zones. Ids, dates and addresses of
pages are no words; the names of what the ids mean are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalog.entries import PracticeCard, full_id
from generator.model.figures import Effect
from generator.model.practice import Practice
from generator.pages.desk import Desk
from generator.text.multilingual import all_said
from generator.text.stems import spoken

Text = str | dict[str, str] | None


@dataclass(frozen=True, slots=True)
class Zones:
    """The texts of one document. `names` are those of its sphere, place and tools."""

    title: str
    summary: str = ""
    names: str = ""
    body: str = ""


def together(zones: Sequence[Zones]) -> Zones:
    """The zones of twins in several languages as those of one document."""
    if len(zones) == 1:
        return zones[0]
    return Zones(
        "\n".join(one.title for one in zones),
        "\n".join(one.summary for one in zones),
        "\n".join(one.names for one in zones),
        "\n".join(one.body for one in zones),
    )


def practice_zones(record: Practice, card: PracticeCard, desk: Desk) -> Zones:
    """The zones of a practice: `record` as read, `card` the same in the catalog."""
    named = [desk.sphere(card.sphere), desk.region(card.region)]
    named += [desk.tool(tool) for tool in card.tools]
    named += [desk.site(full_id(site, card.region)) for site in record.taught_at]
    names = [link.text for link in named]
    if card.municipality:
        names += place_names(card.municipality, desk)
    if card.organisation:
        names.append(card.organisation)
    title, summary = all_said(card.named), all_said(card.told)
    return Zones(title, summary, "\n".join(names), said_together(_body(record)))


def place_names(municipality: str, desk: Desk) -> list[str]:
    """What a municipality is and was called, its centre too."""
    entry = desk.directory.municipalities.get(municipality)
    if entry is None:
        return []
    record = entry.record
    names: list[Text] = [record.name, record.short, record.centre.name]
    names += [former.name for former in record.former]
    if record.name_local:
        names.append(record.name_local.text)
    return list(dict.fromkeys(filter(None, map(_said, names))))


def said_together(texts: Iterator[Text]) -> str:
    """Texts as one, without what is no word; those that are missing are passed over."""
    return spoken("\n".join(filter(None, map(_said, texts))))


def _said(text: Text) -> str:
    return all_said(text) if text else ""


def _body(record: Practice) -> Iterator[Text]:
    yield record.problem
    yield record.solution
    for step in record.steps:
        yield step.title
        yield step.text
    resources = record.resources
    if resources is not None:
        yield from (resources.staff, resources.duration, resources.software, resources.legal)
    yield from _effects(record.effects)
    for scale in record.scale:
        yield from (scale.metric, scale.note)
    for replication in record.replications:
        yield from (replication.organisation, replication.note)
        yield from _effects(replication.effects)
        if replication.confirmed is not None:
            yield replication.confirmed.by
    if record.replicated_reported is not None:
        yield record.replicated_reported.note
    yield from (item.title for item in record.kit)
    yield record.lessons
    for contact in record.contacts:
        yield from (contact.organisation, contact.role)
    for prize in record.recognition:
        yield from (prize.title, prize.note)
    for source in record.sources:
        yield from (source.title, source.publisher, source.note)


def _effects(effects: tuple[Effect, ...]) -> Iterator[Text]:
    for effect in effects:
        yield from (effect.metric, effect.note)
