"""Names of places that there are not: towns by parts, villages by parts, all in a fixed long row.

A number gives a name, so names never repeat within a catalog until thousands have been used up, and
after that they bear a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.demo.declension import decline, inflect
from generator.reading.identity import suggest_id

_FIRST: Final = """
Мнимо Небыло Сказо Басно Дивно Чудо Тихо Ясно Звонко Добро Мило Ладо Светло Ранне Поздне Медно
Янтаре Сизо Пёстро Злато Лазоре Багряно Росо Тумано Метеле Вьюго Снего Льдо Солнце Луно Звездо Ветро
Громо Радуго Мято Липо Вязо Яворо Клёно Рябино Калино Ольхо Хмеле Льно Овсо Медо Грибо Ягодо Щуко
Карасе Бобро Лосе Ежо Соболе Журавле Аисто Сово Соколо Стриже Перепело Дрозде Снегире Кувшино
"""
_SECOND: Final = """
горск реченск озёрск борск лесск градск луговск дольск бережск мостовск ключевск холмск ярск камск
польск донск морск бродск вальск крайск
"""
_PREFIXES: Final = ("", "Ново", "Старо", "Верхне", "Нижне", "Средне", "Мало", "Велико")
_VILLAGES: Final = """
Вымысл Загад Присказ Потешк Лукошк Коврижк Шишк Мошк Ромашк Васильк Колокольц Огоньк Угольк Ручейк
Светляк Сверчк Чижик Синичк Скворц Клюкв Брусник Морошк Земляник Орешк Сосенк Берёзк Осинк Рябинк
Гречих Ячменк Просянк Медовк Капустк Репк Брюквк Горошк Кадушк Бочк Прялк Дудк Гармошк Свирелк
"""
_ENDINGS: Final = ("ино", "ово", "ино Первое", "ино Второе", "овка", "ово-на-Взгорье")
_SIZES: Final = ("", "Большое ", "Малое ", "Старое ", "Новое ", "Верхнее ", "Нижнее ")
_STRIDE: Final = 619
"""A prime that shares no divisor with the lengths of the rows: neighbours bear unlike names."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town and the district named after it; forms by case, "n" to "p"."""

    id: str
    name: str
    town: dict[str, str]
    district: dict[str, str]
    """«Мнимогорский»: masculine forms, to stand before «округ» or «район»."""


@cache
def _towns() -> tuple[str, ...]:
    return tuple(
        (prefix + first.lower() if prefix else first) + second
        for prefix in _PREFIXES
        for second in _SECOND.split()
        for first in _FIRST.split()
    )


def town(number: int) -> Town:
    """The town of a number from 0 on: always the same, no two alike."""
    row = _towns()
    round_, place = divmod(number, len(row))
    plain = len(row) // len(_PREFIXES)  # names without a prefix come first
    lap, inside = divmod(place, plain)
    name = row[lap * plain + inside * _STRIDE % plain]
    number_mark = f"-{round_ + 1}" if round_ else ""
    forms = decline(name).forms
    adjective = inflect(f"{name}ий")
    return Town(
        id=suggest_id(name + number_mark),
        name=name + number_mark,
        town={case: forms[f"{case}s"] + number_mark for case in "ngdaip"},
        district={case: adjective[f"m{case}"] + number_mark for case in "ngdaip"},
    )


def village(number: int) -> str:
    """The village of a number from 0 on; names come round again after a thousand or so."""
    stems = _VILLAGES.split()
    number = number * _STRIDE % (len(stems) * len(_ENDINGS) * len(_SIZES))
    number, stem = divmod(number, len(stems))
    size, ending = divmod(number, len(_ENDINGS))
    feminine = _ENDINGS[ending].endswith("а")
    qualified = (
        _SIZES[size].replace("ое ", "ая ").replace("ее ", "яя ") if feminine else _SIZES[size]
    )
    return qualified + stems[stem] + _ENDINGS[ending]
