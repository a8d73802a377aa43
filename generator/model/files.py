"""The files of the catalog, told to people: where each stands, what it holds, who looks after it.

Kinds without a model here (outlines, borders) are drawn by programs and have no fields to explain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from generator.model.checking import LISTS, ONE, VOCABULARIES
from generator.model.record import Record
from generator.reading import Kind

Layout = Literal["fields", "list", "by-id"]
"""One record a file; a list of records; records by their ids."""

SCHEMAS: Final = "schema"
"""The folder of the JSON Schemas for editors, beside practices/ and regions/."""


@dataclass(frozen=True, slots=True)
class FileDescription:
    """One kind of file. `path` shows where it stands, parts to be replaced in angle brackets."""

    kind: Kind
    model: type[Record]
    layout: Layout
    path: str
    title: str
    about: str


_WORDS: Final[tuple[tuple[Kind, str, str, str], ...]] = (
    (
        Kind.PRACTICE,
        "practices/<регион>/<практика>.yml",
        "Практика",
        "Одна практика — один файл. Предложить практику может каждый.",
    ),
    (
        Kind.REGION,
        "regions/<регион>/region.yml",
        "Паспорт региона",
        "Кто это, кто ведёт программу, о каких числах регион сообщил, что пообещал.",
    ),
    (
        Kind.MUNICIPALITIES,
        "regions/<регион>/municipalities.yml",
        "Муниципалитеты региона",
        "Список всех муниципалитетов, нынешних и прежних: без него нечего показать на карте.",
    ),
    (
        Kind.SITE,
        "regions/<регион>/sites/<площадка>.yml",
        "Учебная площадка",
        "Фабрика процессов, фабрика перемен, отраслевая площадка или учебный центр.",
    ),
    (
        Kind.CERTIFICATES,
        "regions/<регион>/certificates.yml",
        "Реестр сертификатов",
        (
            "Отдельный файл, который меняет только тот, кто выдаёт сертификаты: так никто не "
            "сертифицирует себя сам."
        ),
    ),
    (
        Kind.PACKAGE,
        "regions/<регион>/packages/<пакет>.yml",
        "Пакет тиражирования",
        "Практики, которые регион передаёт многим муниципалитетам сразу, волна за волной.",
    ),
    (
        Kind.PROGRAMME,
        "regions/programme.yml",
        "Программа",
        "Один файл на весь каталог: уровни сертификатов, порядок, Клуб, число участников.",
    ),
    (
        Kind.SPHERES,
        "practices/spheres.yml",
        "Сферы",
        "Сферы жизни, по которым разложены практики. Файл ведут хранители каталога.",
    ),
    (
        Kind.TOOLS,
        "practices/tools.yml",
        "Бережливые инструменты",
        "Инструменты простыми словами. Файл ведут хранители каталога.",
    ),
)


def _described(kind: Kind, path: str, title: str, about: str) -> FileDescription:
    if kind in LISTS:
        return FileDescription(kind, LISTS[kind], "list", path, title, about)
    if kind in VOCABULARIES:
        return FileDescription(kind, VOCABULARIES[kind], "by-id", path, title, about)
    return FileDescription(kind, ONE[kind], "fields", path, title, about)


FILES: Final[Mapping[Kind, FileDescription]] = MappingProxyType(
    {words[0]: _described(*words) for words in _WORDS}
)
"""Every kind of file that people write, in the order in which newcomers need them."""


def schema_name(kind: Kind) -> str:
    """The file of `SCHEMAS` that says what a file of this kind may hold."""
    return f"{kind.value}.json"
