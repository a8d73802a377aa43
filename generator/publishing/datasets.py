"""What the catalog offers as data: a few data sets and the files in which each can be had.

One list for schema.org on the page and for DCAT, so that neither promises what the other does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.catalog.catalog import Catalog
from generator.model.dates import first_day
from generator.pages import addresses
from generator.pages.desk import desk_of
from generator.pages.wording import _

JSON: Final = "application/json"
CSV: Final = "text/csv"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SQLITE: Final = "application/vnd.sqlite3"
ATOM: Final = "application/atom+xml"
JSON_FEED: Final = "application/feed+json"
ICS: Final = "text/calendar"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file: its path from the site's root and its media type."""

    path: str
    title: str
    media: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set. `page` tells the same to people. `modified` and `begins` are days or less exact
    dates of the data, or None: when its newest fact was told, and from when on it knows anything.
    """

    id: str
    title: str
    about: str
    page: str
    keywords: tuple[str, ...]
    modified: str | None
    begins: str | None
    files: tuple[DataFile, ...]


def catalog_datasets(catalog: Catalog) -> tuple[Dataset, ...]:
    """The data sets of the catalog, the whole first."""
    return tuple(_datasets(catalog))


def _datasets(catalog: Catalog) -> Iterator[Dataset]:
    directory = catalog.directory
    told = [day for one in catalog.published if (day := one.condition.touched or one.verified)]
    worked = max(told, default=None)
    begun = min((one.started for one in catalog.published if one.started), default=None)
    taken = [
        adopter.since
        for one in catalog.published
        for adopter in one.adopters
        if adopter.since is not None
    ]
    issued = [one.record.issued for one in directory.certificates]
    opened = [one.record.opened for one in directory.sites.values() if one.record.opened]
    lean = (_("бережливое управление"), _("лучшие практики"), _("муниципалитеты"))
    yield Dataset(
        "atlas",
        _("Атлас практик: весь каталог"),
        _(
            "Практики бережливого управления в регионах России, их внедрения и эффекты, учебные "
            "площадки, муниципалитеты, сертификаты и источники сведений одним файлом."
        ),
        addresses.DATA,
        lean,
        worked,
        begun,
        (
            DataFile(f"{addresses.DATA}atlas.xlsx", _("Книга Excel"), XLSX),
            DataFile(f"{addresses.DATA}atlas.sqlite", _("База SQLite"), SQLITE),
            DataFile(
                f"{addresses.DATA}datapackage.json", _("Описание таблиц (Data Package)"), JSON
            ),
            DataFile("api/v1/index.json", _("Оглавление API"), JSON),
            *_feeds(addresses.HOME),
        ),
    )
    yield Dataset(
        "practices",
        _("Практики"),
        _("Что сделали, где, в какой сфере, какими инструментами и что изменилось."),
        addresses.PRACTICES,
        lean,
        worked,
        begun,
        (
            DataFile("api/v1/practices.json", "JSON", JSON),
            *_tables("practices", "effects", "sources"),
        ),
    )
    yield Dataset(
        "replications",
        _("Внедрения практик"),
        _("Какие муниципалитеты внедрили практику у себя, с какого времени и кем подтверждено."),
        addresses.PRACTICES,
        (*lean, _("тиражирование")),
        worked,
        min(taken, default=None),
        _tables("replications"),
    )
    yield Dataset(
        "places",
        _("Регионы и муниципалитеты"),
        _("Паспорта регионов и муниципалитеты, в том числе прежние, с кодами ОКТМО и центрами."),
        addresses.REGIONS,
        (_("регионы России"), _("муниципалитеты"), _("ОКТМО")),
        worked,
        None,
        _tables("regions", "municipalities"),
    )
    yield Dataset(
        "sites",
        _("Учебные площадки"),
        _("Где учат бережливым инструментам и какие муниципалитеты обслуживает каждая площадка."),
        addresses.SITES,
        (_("бережливое управление"), _("обучение")),
        worked,
        min(opened, default=None),
        (DataFile("api/v1/sites.json", "JSON", JSON), *_tables("sites")),
    )
    yield Dataset(
        "certificates",
        _("Реестр сертификатов"),
        _("Сертификаты образцов всех регионов: держатель, уровень, основания, срок и состояние."),
        addresses.CERTIFICATES,
        (_("сертификаты"), _("реестр"), _("бережливое управление")),
        max((first_day(date).isoformat() for date in issued), default=None),
        min(issued, default=None),
        (
            DataFile("api/v1/certificates.json", "JSON", JSON),
            *_tables("certificates"),
            *_calendar(catalog),
        ),
    )


def _tables(*names: str) -> tuple[DataFile, ...]:
    return tuple(DataFile(f"{addresses.DATA}{name}.csv", f"{name}.csv", CSV) for name in names)


def _feeds(page: str) -> tuple[DataFile, ...]:
    return (
        DataFile(addresses.feed_file(page), _("Лента новостей (Atom)"), ATOM),
        DataFile(addresses.json_feed_file(page), _("Лента новостей (JSON Feed)"), JSON_FEED),
    )


def _calendar(catalog: Catalog) -> Iterator[DataFile]:
    if desk_of(catalog).ledger.dated:
        path = addresses.calendar_file(addresses.HOME)
        yield DataFile(path, _("Календарь сроков"), ICS)
