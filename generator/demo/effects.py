"""Made-up effects of every kind: both sides, a change alone, one side with a note, honest bounds.

Where a change stands beside both sides, the three agree to the digit.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from generator.demo.dice import Dice
from generator.demo.topics import Topic
from generator.demo.yaml_layout import Value

Record = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured. `{t.a}` in its name is the topic; its small side lies in `least`–`most`."""

    name: str
    unit: str
    better: str
    least: int
    most: int


_METRICS: Final = """
Срок: {t.n} | day | lower | 1 | 12
Время на {t.a} | min | lower | 3 | 25
Ожидание в очереди | min | lower | 2 | 15
Визиты до результата | visit | lower | 1 | 2
Бумажные документы в деле | sheet | lower | 2 | 9
Подписи на пути | signature | lower | 1 | 4
Жалобы за месяц | complaint | lower | 1 | 8
Возвраты на доработку за месяц | application | lower | 1 | 15
Доля ошибок | percent | lower | 1 | 9
Шаги в процессе | step | lower | 3 | 9
Путь сотрудника за смену | metre | lower | 60 | 400
Площадь архива | square-metre | lower | 4 | 30
Переработки | h-per-month | lower | 2 | 10
Расход электроэнергии за месяц | kwh | lower | 150 | 900
Затраты за год | rouble | lower | 12000 | 90000
Совещания за неделю | meeting | lower | 1 | 3
Принятые за смену | person | higher | 6 | 30
Охват за год | percent | higher | 6 | 19
Удовлетворённость | point | higher | 1 | 2
Предложения по улучшениям за год | proposal | higher | 2 | 14
Обученные сотрудники | person | higher | 4 | 40
Услуги онлайн | service | higher | 2 | 11
"""


def _metric(line: str) -> Metric:
    name, unit, better, least, most = (cell.strip() for cell in line.split("|"))
    return Metric(name, unit, better, int(least), int(most))


METRICS: Final = tuple(map(_metric, _METRICS.strip().splitlines()))

_TIMES: Final = (2, 4, 5)
_NOTES: Final = (
    "Считали {n} недели подряд на одном рабочем месте; пример вымышлен.",
    "По журналу за {n} месяца; пример вымышлен.",
    "Замеры делали сами сотрудники, {n} раза в день; пример вымышлен.",
)
_ONE_SIDE: Final = "Раньше этого не считали, поэтому сравнить не с чем; пример вымышлен."


def effects(
    topic: Topic, count: int, dice: Dice, today: dt.date, since: dt.date, sources: tuple[str, ...]
) -> list[Record]:
    """Up to `count` effects of what began on `since`, each of another metric."""
    metrics = dice.some(METRICS, count)
    return [_effect(m, topic, dice, today, since, dice.early(sources)) for m in metrics]


def _effect(
    metric: Metric, topic: Topic, dice: Dice, today: dt.date, since: dt.date, source: str
) -> Record:
    record: Record = {
        "metric": metric.name.replace("{t.a}", topic.said("a")).replace("{t.n}", topic.said("n")),
        "unit": metric.unit,
    }
    roll = dice.roll()
    if roll < 0.12:
        record |= {"change": _change_alone(metric, dice)}
    elif roll < 0.2:
        record |= {"after": _small(metric, dice)}
    else:
        record |= _both(metric, dice)
    record["better"] = metric.better
    kind = dice.early(("measured", "reported", "expected"))
    record["kind"] = kind
    if kind != "expected" and dice.chance(0.6):
        record["date"] = dice.written(dice.day(since, today), today)
    if 0.12 <= roll < 0.2:
        record["note"] = _ONE_SIDE
    elif dice.chance(0.3):
        record["note"] = dice.pick(_NOTES).replace("{n}", str(dice.between(2, 4)))
    record["source"] = source
    return record


def telling_effect(topic: Topic, dice: Dice, source: str) -> Record:
    """The effect that a flagship is known for: days that became few, measured."""
    after = dice.between(2, 4)
    return {
        "metric": f"Срок: {topic.said('n')}",
        "unit": "day",
        "before": after * 10,
        "after": after,
        "change": {"direction": "decrease", "by": "times", "value": 10},
        "better": "lower",
        "kind": "measured",
        "source": source,
    }


def _small(metric: Metric, dice: Dice) -> int:
    return dice.between(metric.least, metric.most)


def _both(metric: Metric, dice: Dice) -> Record:
    times = dice.pick(_TIMES)
    small = _small(metric, dice)
    sides: tuple[Value, Value] = (small * times, small)
    falls = metric.better == "lower"
    if not falls:
        sides = (small, small * times)
    roll = dice.roll()
    if roll < 0.25:
        bounds = ("more-than", "at-most") if falls else ("less-than", "at-least")
        before: Value = {"value": sides[0], "bound": bounds[0]}
        return {"before": before, "after": {"value": sides[1], "bound": bounds[1]}}
    if roll < 0.35:
        return {"before": {"value": sides[0], "bound": "about"}, "after": sides[1]}
    record: Record = {"before": sides[0], "after": sides[1]}
    if roll < 0.6:
        how = dice.pick(("times", "percent", "amount"))
        value = {"times": times, "amount": small * (times - 1), "percent": (times - 1) * 100}[how]
        if falls and how == "percent":
            value = 100 - 100 // times
        record["change"] = {
            "direction": "decrease" if falls else "increase",
            "by": how,
            "value": value,
        }
    return record


def _change_alone(metric: Metric, dice: Dice) -> Record:
    direction = "decrease" if metric.better == "lower" else "increase"
    if dice.chance(0.5):
        change: Record = {"direction": direction, "by": "percent", "value": dice.between(2, 18) * 5}
    else:
        change = {"direction": direction, "by": "times", "value": dice.between(3, 41) / 2}
    if dice.chance(0.6):
        change["bound"] = dice.pick(("about", "more-than", "at-least"))
    return change
