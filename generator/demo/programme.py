"""A made-up programme above the regions, and the two vocabularies of a made-up catalog."""

from __future__ import annotations

import datetime as dt
from typing import Final

from generator.demo.dice import Dice
from generator.demo.plans import YEAR, RegionPlan
from generator.demo.sources import sources_for
from generator.demo.topics import SPHERES, TOOLS
from generator.demo.yaml_layout import Value

Record = dict[str, Value]

_LEVELS: Final = {
    "federal": "федерального",
    "regional": "регионального",
    "local": "местного",
}
_PROCEDURE: Final = {
    "Подготовка": "Учреждение смотрит на себя само и заполняет лист проверки.",
    "Партнёрская проверка": "Приезжают соседи и смотрят на работу вместе с хозяевами.",
    "Защита": "Команда рассказывает комиссии, что изменилось и как это удержать.",
    "Присвоение": "Комиссия выдаёт сертификат на три года.",
}
_INVENTED: Final = "Программа вымышлена, как и всё в этом каталоге."


def programme(regions: list[RegionPlan], seed: int, today: dt.date) -> Record:
    """The content of programme.yml."""
    dice = Dice(seed, "programme")
    chairs: list[Value] = []
    turns = 3
    for turn, region in enumerate(regions[:turns]):
        since = today.year - turns + turn
        chair: Record = {"region": region.id, "from": f"{since}-03"}
        if turn < min(turns, len(regions)) - 1:
            chair["until"] = f"{since + 1}-03"
        chairs.append(chair | {"source": "gazeta"})
    return {
        "levels": [
            {
                "id": level,
                "name": f"Вымышленный образец {name} уровня",
                "about": f"{_INVENTED} Образец показывает другим, как устроена его работа.",
                "commission": "Вымышленная комиссия из трёх человек.",
                "criteria": "Порядок держится полгода, и есть чему поучиться.",
                "source": "ukaz",
            }
            for level, name in _LEVELS.items()
        ],
        "procedure": [
            {"title": title, "text": f"{text} {_INVENTED}", "source": "ukaz"}
            for title, text in _PROCEDURE.items()
        ],
        "chairs": chairs,
        "participants": [
            {
                "count": max(1, len(regions) - 2 * back),
                "as_of": f"{(today - back * YEAR).year}-01",
                "source": "gazeta",
            }
            for back in (2, 1, 0)
        ],
        "sources": sources_for(["ukaz", "gazeta"], "programma", dice, today),
    }


def spheres() -> Record:
    """The content of spheres.yml."""
    return {
        identity: {"name": name, "about": f"Вымышленные примеры: {about}.", "order": order}
        for order, (identity, (name, about)) in enumerate(SPHERES.items(), 1)
    }


def tools() -> Record:
    """The content of tools.yml."""
    return {
        identity: {"name": name, "about": about, "origin": "Производственная система Тойоты."}
        for identity, (name, about) in TOOLS.items()
    }
