"""Made-up registers of certificates, with every state that a certificate can be in today.

The states follow from the dates, so these are chosen around the day of the catalog.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from generator.demo.declension import NounForms, inflect, with_adjective
from generator.demo.dice import Dice
from generator.demo.lexicon import lexicon
from generator.demo.plans import PracticePlan, RegionPlan
from generator.demo.topics import SPHERES
from generator.demo.yaml_layout import Value

Record = dict[str, Value]

TERM: Final = dt.timedelta(days=3 * 365)
SOON: Final = 90
STATES: Final = (
    "valid",
    "expires-soon",
    "expired",
    "suspended",
    "revoked",
    "replaced",
    "term-unknown",
    "valid",
    "valid",
)
MOST: Final = 54
"""How many a register holds at most: more than a region of the programme is known to have."""

_LEVELS: Final = ("local", "local", "regional", "federal")


def house_name(dice: Dice, kind: NounForms | None = None) -> str:
    """A made-up institution, of any kind if none is given: «Вымышленная поликлиника № 7»."""
    noun = kind or dice.early(lexicon().classes["house"].nouns)
    named = with_adjective(inflect("вымышленный"), noun, "ns")
    return f"{named[0].upper()}{named[1:]} № {dice.between(1, 99)}"


def register(region: RegionPlan, seed: int, today: dt.date) -> list[Value]:
    """The content of certificates.yml: each state at least once, the flagship's own first."""
    dice = Dice(seed, "register", region.number)
    held = [p for p in region.practices if p.status == "published"]
    count = min(MOST, max(len(STATES), len(held) // 3))
    records: list[Value] = []
    for number in range(count):
        state = STATES[number % len(STATES)]
        practice = held[number] if number < len(held) and number % 2 == 0 else None
        first = _certificate(region, len(records) + 1, state, practice, dice, today)
        records.append(first)
        if state == "replaced":
            records.append(_successor(region, len(records) + 1, first, dice, today))
    return records


def _certificate(
    region: RegionPlan,
    number: int,
    state: str,
    practice: PracticePlan | None,
    dice: Dice,
    today: dt.date,
) -> Record:
    issued, valid_until = _term(state, dice, today)
    flagship = practice is not None and practice.flagship
    known = state != "term-unknown"
    record: Record = {"number": _number(region, issued, number, known=known)}
    if not known:
        record["number_known"] = False
    record["level"] = "federal" if flagship else dice.pick(_LEVELS)
    record["holder"] = _holder(region, practice, dice)
    record["title"] = "Вымышленный образец"
    record["sphere"] = practice.topic.sphere if practice else dice.pick(tuple(SPHERES))
    record["issued"] = issued.isoformat() if known else dice.written(issued, today)
    if valid_until is not None:
        record["valid_until"] = valid_until.isoformat()
    record["issuer"] = f"Вымышленная комиссия области {region.number + 1}"
    if dice.chance(0.6):
        record["basis"] = _basis(issued, dice)
    if state in ("suspended", "revoked"):
        record["status"] = {
            "state": state,
            "since": dice.day(issued, today).isoformat(),
            "reason": "Вымышленная проверка не подтвердила порядок.",
        }
    record["note"] = "Сертификат вымышлен."
    record["source"] = "reestr"
    return record


def _term(state: str, dice: Dice, today: dt.date) -> tuple[dt.date, dt.date | None]:
    """The day of issue and the last day of a certificate that is in `state` on `today`."""
    if state == "expires-soon":
        until = today + dt.timedelta(days=dice.between(1, SOON - 1))
    elif state == "expired":
        until = today - dt.timedelta(days=dice.between(1, 900))
    else:
        until = today + dt.timedelta(days=dice.between(SOON + 30, TERM.days - 30))
    return until - TERM, None if state == "term-unknown" else until


def _successor(region: RegionPlan, number: int, old: Record, dice: Dice, today: dt.date) -> Record:
    issued = dice.day(dt.date.fromisoformat(str(old["issued"])), today)
    new = old | {
        "number": _number(region, issued, number, known=True),
        "issued": issued.isoformat(),
        "valid_until": (issued + TERM).isoformat(),
        "replaces": old["number"],
    }
    for name in ("note", "source"):  # the fields keep their order
        new[name] = new.pop(name)
    return new


def _number(region: RegionPlan, issued: dt.date, number: int, *, known: bool) -> str:
    if not known:
        return f"b/n-{issued.year}-{number}"
    return f"ВЫМ-{region.number + 1:02}-{issued.year}-{number:03}"


def _holder(region: RegionPlan, practice: PracticePlan | None, dice: Dice) -> Record:
    if practice is not None:
        return {"practice": practice.slug}
    return {"organisation": house_name(dice), "municipality": dice.pick(region.standing).id}


def _basis(issued: dt.date, dice: Dice) -> Record:
    check = issued - dt.timedelta(days=dice.between(20, 60))
    defence = issued - dt.timedelta(days=dice.between(1, 19))
    by = "Вымышленная комиссия"
    return {
        "partner_check": {
            "date": check.isoformat(),
            "by": by,
            "score": dice.between(70, 100),
        },
        "defence": {"date": defence.isoformat(), "by": by},
    }
