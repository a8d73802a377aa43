"""Made-up sources: every fact has one, and every one says that there is no such publication.

Their addresses end in `.example`, a name that is kept for examples and leads nowhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from generator.demo.dice import Dice
from generator.demo.yaml_layout import Value

NOTE: Final = "Источник вымышлен: такой публикации нет."

_TITLES: Final = {
    "otchet": "Вымышленный отчёт о ходе проекта",
    "gazeta": "Вымышленная заметка об опыте соседей",
    "pismo": "Вымышленное письмо администрации",
    "stat": "Вымышленный сборник населения",
    "reestr": "Вымышленный реестр образцов",
    "ukaz": "Вымышленное распоряжение о целях",
    "reyting": "Вымышленный рейтинг регионов",
}


def sources_for(used: Iterable[str], place: str, dice: Dice, today: dt.date) -> list[Value]:
    """The sources of a file that names `used`, each once, in order of first use.

    `place` is the file's id, which makes the addresses.
    """
    listed: list[Value] = []
    for name in dict.fromkeys(used):
        published = dice.day(today - dt.timedelta(days=1500), today - dt.timedelta(days=20))
        accessed = dice.day(published, today)
        listed.append(
            {
                "id": name,
                "title": _TITLES[name],
                "publisher": "Вымышленное издание",
                "url": f"https://demo.example/{place}/{name}",
                "published": dice.written(published, published),
                "accessed": accessed.isoformat(),
                "extent": "excerpt" if dice.chance(0.3) else "full",
                "note": NOTE,
            }
        )
    return listed
