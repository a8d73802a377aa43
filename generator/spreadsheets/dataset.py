"""The tables of the open data: which there are, what their columns hold, what refers to what.

Made from the models and their own Russian descriptions, with what the catalog derives beside. The
CSV files, the description for programs (datapackage.json) and the SQLite file say the same by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from generator.catalog.adoption import AdoptionState
from generator.catalog.certification import CertificateState
from generator.model.description import describe
from generator.model.package import Package
from generator.model.record import Record
from generator.model.region import Region
from generator.model.vocabulary import Sphere, Tool
from generator.pages.labels import ADOPTION_STATES, CERTIFICATE_STATES
from generator.spreadsheets.columns import BY_ID, Column, Key, Sheet, Sort
from generator.spreadsheets.headings import TITLES, heading, key_heading

DATE_PATTERN: Final = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
"""A year, a month or a day: as precise as it is known."""


_IN_SQL: Final = {"order": "position"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column. `type` is a word of Table Schema: string, integer, number, boolean.

    `values` are the words of a closed list with their meanings; `default` is what holds where a
    file says nothing; `derived` says that no file states it: the catalog works it out on the day of
    the build.
    """

    name: str
    about: str
    type: str = "string"
    title: str = ""
    required: bool = False
    pattern: str = ""
    values: tuple[tuple[str, str], ...] = ()
    default: str = ""
    derived: bool = False

    @property
    def column(self) -> str:
        """The name in SQL, where dots and words of SQL would need quotes: "confirmed.by" is
        "confirmed_by" there."""
        return _IN_SQL.get(self.name) or self.name.replace(".", "_")

    @property
    def told(self) -> str:
        """What the column is, with the meanings of its words."""
        words = "; ".join(f"{word} — {meaning}" for word, meaning in self.values)
        return f"{self.about} Слова: {words}." if words else self.about


@dataclass(frozen=True, slots=True)
class Reference:
    """The columns `fields` hold the keys `to` of a row of `table`, or nothing."""

    fields: tuple[str, ...]
    table: str
    to: tuple[str, ...] = ("id",)


@dataclass(frozen=True)
class Table:
    """A table: `key` names the columns that tell its rows apart."""

    id: str
    title: str
    about: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    references: tuple[Reference, ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in their order."""
        return tuple(field.name for field in self.fields)


_ABOUT: Final = {
    "practices": "Опубликованные практики: что сделали и где, в какой сфере, какими инструментами.",
    "replications": "Кто внедрил практику у себя: муниципалитет, состояние, подтверждение.",
    "effects": "Что изменилось: было и стало или изменение, у практики и у внедрения.",
    "sites": "Учебные площадки и муниципалитеты, которые они обслуживают.",
    "municipalities": "Муниципалитеты, в том числе прежние; границы и посёлки — в файлах каталога.",
    "certificates": "Реестры сертификатов всех регионов с состоянием на день сборки.",
    "sources": "Откуда взяты сведения: источники практик, площадок и регионов.",
    "regions": "Регионы: коды, столица, порог масштабирования, сколько у них практик.",
    "spheres": "Сферы общественной жизни.",
    "tools": "Инструменты бережливого управления.",
    "packages": "Пакеты тиражирования.",
}
_REGION: Final = Field("region", "Регион (id).", title="Регион", required=True, derived=True)
_PAGE: Final = Field("page", "Адрес страницы от корня сайта.", title="Страница", derived=True)
_FILE: Final = Field("file", "Файл каталога, где это записано.", title="Файл", derived=True)
_LINE: Final = Field(
    "line", "Строка этого файла.", type="integer", title="Строка файла", derived=True
)
_STATES: Final = tuple(
    (state.value, ADOPTION_STATES[state])
    for state in AdoptionState
    if state is not AdoptionState.ORIGIN
)
_ADDED: Final[dict[str, tuple[Field, ...]]] = {
    "practices": (
        _REGION,
        Field(
            "adopted",
            "Сколько муниципалитетов внедрили, кроме места рождения; вошедшие в другой считаются "
            "за него.",
            "integer",
            "Внедрили",
            True,
            derived=True,
        ),
        Field("scaled", "Достигнут ли порог региона.", "boolean", "Масштабирована", derived=True),
        _PAGE,
        _FILE,
    ),
    "replications": (
        Field(
            "state",
            "Состояние на день сборки.",
            title="Состояние сегодня",
            required=True,
            values=_STATES,
            derived=True,
        ),
        Field(
            "counts_for",
            "За какой муниципалитет считается сегодня (id), если прежний вошёл в другой.",
            title="Считается за",
            required=True,
            derived=True,
        ),
    ),
    "sites": (_REGION, _PAGE, _FILE),
    "municipalities": (
        _REGION,
        Field("standing", "Существует ли на день сборки.", "boolean", "Существует", derived=True),
        _PAGE,
        _FILE,
        _LINE,
    ),
    "certificates": (
        Field(
            "state",
            "Состояние на день сборки.",
            title="Состояние сегодня",
            required=True,
            values=tuple(
                (state.value, CERTIFICATE_STATES[state.value]) for state in CertificateState
            ),
            derived=True,
        ),
        _PAGE,
        _FILE,
        _LINE,
    ),
    "regions": (
        Field("practices", "Сколько опубликованных практик.", "integer", "Практик", derived=True),
        _PAGE,
        _FILE,
    ),
    "spheres": (_PAGE, _FILE, _LINE),
    "tools": (_PAGE, _FILE, _LINE),
    "packages": (_REGION, _PAGE, _FILE),
}
# What may name a practice that is not published is no reference: certificates, adapted_from.
_REFERENCES: Final[dict[str, tuple[Reference, ...]]] = {
    "practices": (
        Reference(("sphere",), "spheres"),
        Reference(("origin.municipality",), "municipalities"),
        Reference(("region",), "regions"),
    ),
    "replications": (
        Reference(("practice",), "practices"),
        Reference(("municipality",), "municipalities"),
        Reference(("counts_for",), "municipalities"),
        Reference(("learned_at",), "sites"),
    ),
    "effects": (Reference(("practice",), "practices"),),
    "sites": (Reference(("municipality",), "municipalities"), Reference(("region",), "regions")),
    "municipalities": (
        Reference(("region",), "regions"),
        Reference(("merged_into",), "municipalities"),
    ),
    "certificates": (
        Reference(("region",), "regions"),
        Reference(("holder.municipality",), "municipalities"),
        Reference(("sphere",), "spheres"),
    ),
    "packages": (Reference(("region",), "regions"),),
}
_LINKS: Final = (
    ("practice_tools", "Инструменты практик", "practice", "tool"),
    ("practice_sites", "Где учат практикам", "practice", "site"),
    ("practice_related", "Родственные практики", "practice", "related"),
    ("site_municipalities", "Кого обслуживают площадки", "site", "municipality"),
    ("site_spheres", "Сферы площадок", "site", "sphere"),
    ("package_practices", "Практики пакетов", "package", "practice"),
)
_LINKED: Final = {
    "practice": ("practices", "Практика (id)."),
    "related": ("practices", "Родственная ей практика (id)."),
    "tool": ("tools", "Инструмент (id)."),
    "site": ("sites", "Площадка (id)."),
    "municipality": ("municipalities", "Муниципалитет (id)."),
    "sphere": ("spheres", "Сфера (id)."),
    "package": ("packages", "Пакет (id)."),
}
_PLAIN: Final[tuple[tuple[str, str, type[Record]], ...]] = (
    ("regions", "Регионы", Region),
    ("spheres", "Сферы", Sphere),
    ("tools", "Инструменты", Tool),
    ("packages", "Пакеты", Package),
)
PLAIN_SHEETS: Final = {name: Sheet(name, model, (Key("id"),), None) for name, _, model in _PLAIN}
"""What is no sheet of the workbook, laid out in columns as the sheets are."""

_LEFT_OUT: Final = ("tile",)
"""Pairs of numbers that say nothing in a cell."""
_TYPES: Final = {Sort.NUMBER: "number", Sort.WHOLE: "integer", Sort.YES_NO: "boolean"}


@cache
def tables() -> tuple[Table, ...]:
    """All tables: records first, then those that link them. A table refers to earlier ones and to
    itself, wherever it can."""
    records = [
        *(_table(PLAIN_SHEETS[name], title) for name, title, _ in _PLAIN[:3]),
        *(_table(BY_ID[name], TITLES[name]) for name in ("municipalities", "sites", "practices")),
        *(_table(BY_ID[name], TITLES[name]) for name in ("replications", "effects")),
        *(_table(BY_ID[name], TITLES[name]) for name in ("certificates", "sources")),
        _table(PLAIN_SHEETS["packages"], _PLAIN[3][1]),
    ]
    return (*records, *(_link(*link) for link in _LINKS))


@cache
def table(name: str) -> Table:
    """A table by its id. Raises KeyError."""
    return {one.id: one for one in tables()}[name]


def _table(sheet: Sheet, title: str) -> Table:
    fields = (
        *(_key_field(sheet, key) for key in sheet.keys),
        *(_field(c, sheet.id in TITLES) for c in sheet.columns if c.name not in _LEFT_OUT),
        *_ADDED.get(sheet.id, ()),
    )
    return Table(
        sheet.id,
        title,
        _ABOUT[sheet.id],
        tuple(key.name for key in sheet.keys),
        fields,
        _REFERENCES.get(sheet.id, ()),
    )


_OWN_KEYS: Final = {
    "id": "Полный id: «регион/запись», у сферы, инструмента и региона — просто имя.",
    "practice": "Практика (id).",
    "region": "Регион (id).",
    "place": "Место в списке записи, с единицы.",
    "replication": "Номер внедрения; пусто у эффектов самой практики.",
    "number": "Номер; если источник его не называет — b/n-<год>-<порядковый номер>.",
    "owner": "В чьей записи источник описан: «practice:регион/практика», «site:…», «region:…».",
}


def _key_field(sheet: Sheet, key: Key) -> Field:
    title = key_heading(sheet, key) if sheet.id in TITLES else "id"
    type_ = "integer" if key.number else "string"
    about = "id источника в этой записи." if sheet.id == "sources" and key.name == "id" else ""
    return Field(
        key.name, about or _OWN_KEYS[key.name], type_, title, required=not key.may_be_empty
    )


def _field(column: Column, titled: bool) -> Field:
    told = list(_abouts(column))
    about = " ".join(told)
    if column.many:
        about += " Через запятую." if column.sort is not Sort.TEXT else " По одному в строке."
    one = not column.many
    return Field(
        column.name,
        about,
        _TYPES.get(column.sort, "string") if one else "string",
        heading(column) if titled else told[-1].rstrip("."),
        column.required,
        DATE_PATTERN if column.sort is Sort.DATE and one else "",
        column.field.form.values if one else (),
        column.field.default if one else "",
    )


def _abouts(column: Column) -> Iterator[str]:
    """What the models say of a column, from the outer field to the inner."""
    for owner, name in zip(column.owners, column.path, strict=True):
        yield next(field.about for field in describe(owner).fields if field.name == name)


def _link(name: str, title: str, left: str, right: str) -> Table:
    sides = (left, right)
    return Table(
        name,
        title,
        f"{title}: по строке на каждую пару.",
        sides,
        tuple(_linked(side) for side in sides),
        tuple(Reference((side,), _LINKED[side][0]) for side in sides),
    )


def _linked(side: str) -> Field:
    about = _LINKED[side][1]
    return Field(side, about, title=about.removesuffix(" (id)."), required=True)
