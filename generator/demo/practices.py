"""Made-up practices: some 350 words each, and every field that a practice may have.

Each says at its beginning and at its end that it is invented.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from generator.demo import phrases
from generator.demo.dice import Dice
from generator.demo.effects import effects, telling_effect
from generator.demo.plans import PracticePlan, RegionPlan
from generator.demo.prose import paragraph, sentence, sentences, steps, wrapped
from generator.demo.registers import house_name
from generator.demo.sources import sources_for
from generator.demo.spreading import replications
from generator.demo.topics import TOOLS
from generator.demo.yaml_layout import Value

Record = dict[str, Value]

OPENING: Final = "Вымышленный пример."
CLOSING: Final = "*Практика вымышлена: она показывает, как устроена запись каталога.*"
SUMMARY_LENGTH: Final = 300

_KIT: Final = (
    ("Образец заявления (вымышлен)", "template"),
    ("Регламент на двух страницах (вымышлен)", "regulation"),
    ("Чек-лист проверки (вымышлен)", "checklist"),
    ("Учебный курс на час (вымышлен)", "training"),
    ("Запись занятия (вымышлена)", "video"),
    ("Таблица для расчёта (вымышлена)", "software"),
)
_SOFTWARE: Final = "Хватит обычной таблицы; программу «{brand}» для этого примера придумали."


class Library:
    """All planned practices, as the one that is being written can name them."""

    def __init__(self, practices: list[PracticePlan], regions: list[RegionPlan]) -> None:
        self.regions = regions
        self._shown = [p for p in practices if p.status == "published"]
        self._by_sphere: dict[str, list[PracticePlan]] = {}
        for practice in self._shown:
            self._by_sphere.setdefault(practice.topic.sphere, []).append(practice)

    def kin(self, practice: PracticePlan, count: int, dice: Dice) -> list[PracticePlan]:
        """Up to `count` other practices of the same sphere, wherever they are."""
        same = self._by_sphere.get(practice.topic.sphere, [])
        if len(same) < 2:
            return []
        found = [dice.pick(same) for _ in range(count)]
        return [other for other in dict.fromkeys(found) if other is not practice]

    def model(self, practice: PracticePlan, dice: Dice) -> PracticePlan | None:
        """An earlier practice of the same sphere that this one may have been adapted from."""
        for other in self.kin(practice, 6, dice):
            if other.started < practice.started:
                return other
        return None


def practice_record(practice: PracticePlan, library: Library, seed: int, today: dt.date) -> Record:
    """The content of a practice's file."""
    dice = Dice(seed, "practice", practice.number)
    topic = practice.topic
    title: Value = practice.title
    if practice.number % 41 == 7:
        title = {"ru": practice.title, "en": f"Invented example No. {practice.number + 1}"}
    record: Record = {
        "title": title,
        "summary": _summary(practice, dice),
        "sphere": topic.sphere,
    }
    if practice.status != "published":
        record["status"] = practice.status
    origin: Record = {"municipality": practice.at.id} if practice.at else {}
    record["origin"] = origin | {"organisation": house_name(dice, topic.house)}
    record["started"] = dice.written(practice.started, today)
    if dice.chance(0.5):
        finished = practice.started + dt.timedelta(days=dice.between(30, 200))
        record["finished"] = dice.written(min(finished, today), today)
    record |= {
        "problem": paragraph(phrases.PROBLEM, dice.between(5, 7), dice, topic),
        "solution": _solution(practice, library, dice),
        "steps": list(_steps(practice, dice)),
        "tools": dice.some(tuple(TOOLS), dice.between(1, 4)),
        "resources": _resources(practice, dice),
        "effects": _effects(practice, dice, today),
    }
    if dice.chance(0.5):
        record["scale"] = [_scale(practice, dice)]
    spread = replications(practice, library.regions, dice, today)
    if spread:
        record["replications"] = spread
    if dice.chance(0.1):
        record["replicated_reported"] = {
            "count": {"value": dice.between(3, 60), "bound": dice.pick(("exact", "at-least"))},
            "of": dice.pick(("municipalities", "organisations", "projects")),
            "as_of": dice.written(dice.day(practice.started, today), today),
            "note": "Число вымышлено.",
            "source": "otchet",
        }
    if dice.chance(0.6):
        record["kit"] = _kit(practice, dice)
    record["lessons"] = paragraph(phrases.LESSONS, dice.between(4, 6), dice, topic)
    record |= _ties(practice, library, dice)
    record["contacts"] = [_contact(practice, dice)]
    if dice.chance(0.2):
        record["recognition"] = [
            {
                "title": "Вымышленный конкурс практик, призовое место",
                "date": dice.written(dice.day(practice.started, today), today),
                "source": "gazeta",
            }
        ]
    verified = dice.day(max(practice.started, today - dt.timedelta(days=900)), today)
    record["verified"] = verified.isoformat()
    record["sources"] = sources_for(_named(record), practice.full_id, dice, today)
    return record


def _summary(practice: PracticePlan, dice: Dice) -> str:
    """As many sentences as fit into a summary, after the word that all of it is invented."""
    said = f"{OPENING} {sentence(phrases.AIM).fill(dice, practice.topic)}"
    for one in dice.some(sentences(phrases.SOLUTION), 2):
        more = f"{said} {one.fill(dice, practice.topic)}"
        if len(more) <= SUMMARY_LENGTH:
            said = more
    return said


def _solution(practice: PracticePlan, library: Library, dice: Dice) -> str:
    topic = practice.topic
    said = [one.fill(dice, topic) for one in dice.some(sentences(phrases.SOLUTION), 11)]
    first = dice.between(5, 6)
    parts = [wrapped(" ".join(said[:first]))]
    points = dice.some(sentences(phrases.POINTS), dice.between(3, 5))
    parts.append("Что теперь по-другому:")
    parts.append("\n".join(f"- {point.fill(dice, topic)};" for point in points)[:-1] + ".")
    parts.append(wrapped(" ".join(said[first:])))
    link = _link(practice, library, dice)
    if link:
        parts.append(link)
    parts.append(CLOSING)
    return "\n\n".join(parts)


def _link(practice: PracticePlan, library: Library, dice: Dice) -> str:
    roll = dice.roll()
    if roll < 0.15:
        for other in library.kin(practice, 1, dice):
            return wrapped(f"Похожий опыт: [{other.title}](practice:{other.full_id}).")
    if roll < 0.25:
        site = dice.pick(practice.region.sites)
        there = f"site:{practice.region.id}/{site.id}"
        return f"Приехать и посмотреть можно на [площадку № {site.number}]({there})."
    if roll < 0.3:
        return f"Так работают и в других местах [области](region:{practice.region.id})."
    if roll < 0.34:
        return "Подробности — [в вымышленной заметке](https://demo.example/zametka)."
    if roll < 0.38:
        return "| Было | Стало |\n| --- | --- |\n| ~~Пять подписей~~ | Одна подпись |"
    return ""


def _steps(practice: PracticePlan, dice: Dice) -> Iterator[Record]:
    for part, most in zip(steps(), (1, 2, 2, 1), strict=True):
        for title, text in dice.some(part, most):
            step: Record = {"title": title, "text": text.fill(dice, practice.topic)}
            if dice.chance(0.6):
                step["days"] = dice.between(1, 45)
            yield step


def _resources(practice: PracticePlan, dice: Dice) -> Record:
    cost: Record = {
        "value": dice.between(0, 90) * 5000,
        "bound": dice.pick(("exact", "about", "at-most")),
        "unit": "rouble",
    }
    record: Record = {"cost": cost}
    record["staff"] = f"Рабочая группа, человек: {dice.between(3, 9)}; новых ставок не нужно."
    record["duration"] = f"От {dice.between(2, 4)} до {dice.between(5, 9)} месяцев."
    if dice.chance(0.4):
        brand = dice.pick(phrases.BRANDS.split())
        record["software"] = _SOFTWARE.replace("{brand}", brand)
    if dice.chance(0.4):
        record["legal"] = f"Приказ учреждения и изменения в документе: {practice.topic.said('n')}."
    return record


def _effects(practice: PracticePlan, dice: Dice, today: dt.date) -> list[Value]:
    topic, started = practice.topic, practice.started
    known: list[Value] = [telling_effect(topic, dice, "otchet")] if practice.flagship else []
    count = dice.between(1, 3)
    return [*known, *effects(topic, count, dice, today, started, ("otchet", "gazeta"))]


def _scale(practice: PracticePlan, dice: Dice) -> Record:
    unit = dice.pick(("person", "request", "document"))
    return {
        "metric": f"За год: {practice.topic.said('n')}",
        "value": {"value": dice.between(2, 900) * 10, "bound": "about", "unit": unit},
        "source": "otchet",
    }


def _kit(practice: PracticePlan, dice: Dice) -> list[Value]:
    return [
        {
            "title": title,
            "kind": kind,
            "url": f"https://demo.example/{practice.full_id}/{kind}",
        }
        for title, kind in dice.some(_KIT, dice.between(1, 3))
    ]


def _ties(practice: PracticePlan, library: Library, dice: Dice) -> Record:
    """Where it is taught, what it grew from, what is like it, what it used to be called."""
    ties: Record = {}
    taught = [
        site.id
        for site in practice.region.sites
        if site.status == "open" and practice.topic.sphere in site.spheres
    ]
    if taught and dice.chance(0.6):
        ties["taught_at"] = dice.some(taught, 2)
    model = library.model(practice, dice) if dice.chance(0.15) else None
    if model is not None:
        ties["adapted_from"] = model.id_from(practice.region)
    kin = [other for other in library.kin(practice, 3, dice) if other is not model]
    if kin and dice.chance(0.6):
        ties["related"] = [other.id_from(practice.region) for other in kin]
    if dice.chance(0.03):
        ties["aliases"] = [f"prezhnyaya-{practice.slug}"]
    return ties


def _contact(practice: PracticePlan, dice: Dice) -> Record:
    home = f"{practice.region.id}.example"
    return {
        "organisation": house_name(dice, practice.topic.house),
        "role": "Приёмная",
        "phone": f"+7 (000) 000-{dice.between(0, 99):02}-{dice.between(0, 99):02}",
        "email": f"priemnaya@{home}",
        "url": f"https://{home}/",
    }


def _named(value: Value) -> Iterator[str]:
    """The sources that a record names, in order."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "source" and isinstance(inner, str):
                yield inner
            else:
                yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)
