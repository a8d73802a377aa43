"""What sheets and columns are called in Russian: short names where the models have sentences.

A test holds that every field of every sheet has a name here, and that no name is left over.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from generator.spreadsheets.columns import BY_ID, STAMP, Column, Key, Sheet

TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "practices": "Практики",
        "replications": "Внедрения",
        "effects": "Эффекты",
        "sites": "Площадки",
        "municipalities": "Муниципалитеты",
        "certificates": "Сертификаты",
        "sources": "Источники",
    }
)
"""The titles of the sheets, by their ids."""

LISTS_TITLE: Final = "Списки"
"""The sheet of known ids that the drop-downs offer."""

KEYS: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("practices", "id"): "id практики",
        ("replications", "practice"): "Практика",
        ("replications", "place"): "№ внедрения",
        ("effects", "practice"): "Практика",
        ("effects", "replication"): "№ внедрения",
        ("effects", "place"): "№ эффекта",
        ("sites", "id"): "id площадки",
        ("municipalities", "id"): "id муниципалитета",
        ("certificates", "region"): "Регион",
        ("certificates", "number"): "Номер",
        ("sources", "owner"): "Запись",
        ("sources", "id"): "id источника",
    }
)
"""The names of the columns that say which record a row is about."""

STAMP_HEADING: Final = "Отпечаток"

_ADOPTED: Final = "Внедрения без имён"
FIELDS: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("Practice", "title"): "Заголовок",
        ("Practice", "summary"): "Коротко",
        ("Practice", "sphere"): "Сфера",
        ("Practice", "status"): "Состояние",
        ("Practice", "origin"): "Где придумали",
        ("Practice", "started"): "Начали",
        ("Practice", "finished"): "Закончили",
        ("Practice", "problem"): "Задача",
        ("Practice", "solution"): "Решение",
        ("Practice", "tools"): "Инструменты",
        ("Practice", "resources"): "Потребуется",
        ("Practice", "replicated_reported"): _ADOPTED,
        ("Practice", "lessons"): "Чего остерегаться",
        ("Practice", "taught_at"): "Где учат",
        ("Practice", "adapted_from"): "На основе практики",
        ("Practice", "related"): "Родственные практики",
        ("Practice", "aliases"): "Прежние id",
        ("Practice", "verified"): "Сверено",
        ("Origin", "municipality"): "муниципалитет",
        ("Origin", "organisation"): "организация",
        ("Resources", "cost"): "деньги",
        ("Resources", "staff"): "люди",
        ("Resources", "duration"): "время",
        ("Resources", "software"): "программы",
        ("Resources", "legal"): "документы",
        ("ReplicatedReported", "count"): "сколько",
        ("ReplicatedReported", "of"): "чего",
        ("ReplicatedReported", "as_of"): "на дату",
        ("ReplicatedReported", "note"): "пояснение",
        ("ReplicatedReported", "source"): "источник",
        ("Amount", "value"): "",
        ("Amount", "bound"): "точность",
        ("Amount", "unit"): "единица",
        ("Replication", "municipality"): "Муниципалитет",
        ("Replication", "status"): "Состояние",
        ("Replication", "since"): "С какого времени",
        ("Replication", "organisation"): "Учреждение",
        ("Replication", "learned_at"): "Где научились",
        ("Replication", "confirmed"): "Подтверждение",
        ("Replication", "note"): "Пояснение",
        ("Replication", "source"): "Источник",
        ("Confirmation", "by"): "кто",
        ("Confirmation", "date"): "когда",
        ("Confirmation", "how"): "как",
        ("Effect", "metric"): "Показатель",
        ("Effect", "unit"): "Единица",
        ("Effect", "before"): "Было",
        ("Effect", "after"): "Стало",
        ("Effect", "change"): "Изменение",
        ("Effect", "better"): "Что лучше",
        ("Effect", "kind"): "Откуда число",
        ("Effect", "date"): "Дата",
        ("Effect", "note"): "Пояснение",
        ("Effect", "source"): "Источник",
        ("Change", "direction"): "куда",
        ("Change", "by"): "в чём",
        ("Change", "value"): "на сколько",
        ("Change", "bound"): "точность",
        ("Site", "name"): "Название",
        ("Site", "kind"): "Вид",
        ("Site", "municipality"): "Муниципалитет",
        ("Site", "status"): "Состояние",
        ("Site", "opened"): "Открылась",
        ("Site", "closed"): "Закрылась",
        ("Site", "serves"): "Кого обслуживает",
        ("Site", "spheres"): "Сферы",
        ("Site", "hosts"): "Кто принимает",
        ("Site", "trainers"): "Тренеров",
        ("Site", "address"): "Адрес",
        ("Site", "location"): "Точка",
        ("Site", "about"): "О площадке",
        ("Site", "projects_at_opening"): "Проектов к открытию",
        ("Location", "lat"): "широта",
        ("Location", "lon"): "долгота",
        ("Municipality", "name"): "Название",
        ("Municipality", "short"): "Коротко для карты",
        ("Municipality", "name_local"): "На другом языке",
        ("Municipality", "kind"): "Вид",
        ("Municipality", "oktmo"): "ОКТМО",
        ("Municipality", "oktmo_before"): "Прежние ОКТМО",
        ("Municipality", "centre"): "Центр",
        ("Municipality", "population"): "Население",
        ("Municipality", "exists"): "Существует",
        ("Municipality", "merged_into"): "В кого вошёл",
        ("LocalName", "lang"): "язык",
        ("LocalName", "text"): "название",
        ("Point", "name"): "название",
        ("Point", "lat"): "широта",
        ("Point", "lon"): "долгота",
        ("Population", "value"): "человек",
        ("Population", "as_of"): "на дату",
        ("Population", "source"): "источник",
        ("Exists", "from"): "с",
        ("Exists", "until"): "по",
        ("Certificate", "number_known"): "Номер известен",
        ("Certificate", "level"): "Уровень",
        ("Certificate", "holder"): "Держатель",
        ("Certificate", "title"): "За что",
        ("Certificate", "sphere"): "Сфера",
        ("Certificate", "issued"): "Выдан",
        ("Certificate", "valid_until"): "Действует до",
        ("Certificate", "issuer"): "Кто выдал",
        ("Certificate", "basis"): "Основание",
        ("Certificate", "status"): "Приостановка или отзыв",
        ("Certificate", "replaces"): "Заменяет номер",
        ("Certificate", "note"): "Пояснение",
        ("Certificate", "source"): "Источник",
        ("Holder", "practice"): "практика",
        ("Holder", "organisation"): "учреждение",
        ("Holder", "municipality"): "муниципалитет",
        ("Basis", "partner_check"): "проверка",
        ("Basis", "defence"): "защита",
        ("Check", "date"): "когда",
        ("Check", "by"): "кто",
        ("Check", "score"): "оценка",
        ("Withdrawal", "state"): "что",
        ("Withdrawal", "since"): "с какого дня",
        ("Withdrawal", "reason"): "почему",
        ("Source", "title"): "Заголовок",
        ("Source", "publisher"): "Кто опубликовал",
        ("Source", "url"): "Адрес",
        ("Source", "seed"): "Исходный документ",
        ("Source", "file"): "Файл",
        ("Source", "published"): "Опубликован",
        ("Source", "accessed"): "Прочитан",
        ("Source", "archived"): "Сохранённая копия",
        ("Source", "extent"): "Прочитано",
        ("Source", "note"): "Пояснение",
    }
)
"""The names of the fields, by the model and the field. "" for one that goes by its record's."""


def heading(column: Column) -> str:
    """«Подтверждение: кто», «Было: точность», and «Было» for the number itself.

    Raises KeyError for a field without a name.
    """
    names = [FIELDS[m.__name__, f] for m, f in zip(column.owners, column.path, strict=True)]
    return ": ".join(name for name in names if name)


def key_heading(sheet: Sheet, key: Key) -> str:
    """The name of a key column."""
    return KEYS[sheet.id, key.name]


@lru_cache(maxsize=16)
def headings(sheet_id: str) -> Mapping[str, str]:
    """The names of all columns of a sheet by what they are, in their order."""
    sheet = BY_ID[sheet_id]
    named = {key.name: key_heading(sheet, key) for key in sheet.keys}
    named |= {column.name: heading(column) for column in sheet.columns}
    return MappingProxyType(named | {STAMP: STAMP_HEADING})
