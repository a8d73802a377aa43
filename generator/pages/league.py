"""The regions side by side, every number with what it is a part of; and the charts of ratings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalog.league import Share, rating_series
from generator.drawing.rating import RatingChart, rating_chart
from generator.model.region import Rating
from generator.pages.desk import Desk, Link
from generator.pages.wording import _, shown
from generator.text import number


@dataclass(frozen=True, slots=True)
class Cell:
    """A number and its whole: «1», «из 3»; None in place of a cell: no data."""

    count: str
    of: str


@dataclass(frozen=True, slots=True)
class LeagueRow:
    """A region or a municipality with its cells, in the order of the columns."""

    owner: Link
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class LeagueView:
    """The table; `columns` are its headings after the name's. `silent` are those of whom nothing of
    this is known: they stand below the table, with no zeros."""

    columns: tuple[str, ...]
    rows: tuple[LeagueRow, ...]
    silent: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RatingCourse:
    """A rating over the years, with its chart where it can be drawn honestly."""

    name: str
    chart: RatingChart | None
    told: str


def league_view(desk: Desk) -> LeagueView:
    """All regions in the order of their names."""
    lines = {line.region: line for line in desk.ledger.league}
    rows, silent = [], []
    for key, link in desk.regions.items():
        line = lines[key]
        shares = (
            Share(line.measured.of or 0, None) if line.measured else None,
            line.measured,
            line.adopted,
            line.giving,
            line.taking,
            line.certificates,
            line.sites,
        )
        if any(share is not None for share in shares):
            rows.append(LeagueRow(link, tuple(_cell(share) for share in shares)))
        else:
            silent.append(link)
    columns = (
        _("Практики"),
        _("Из них с цифрой результата"),
        _("Из них внедрены у других"),
        _("Муниципалитеты, где придумали"),
        _("Муниципалитеты, где внедрили"),
        _("Сертификаты в силе"),
        _("Площадки работают"),
    )
    return LeagueView(columns, tuple(rows), tuple(silent))


def town_league_view(region: str, desk: Desk) -> LeagueView | None:
    """The municipalities of `region` in the order of its file; None where less than two are known
    of: there is nobody to stand beside."""
    lines = desk.ledger.towns(region)
    if sum(line.known for line in lines) < 2:
        return None
    return LeagueView(
        (
            _("Придумали здесь"),
            _("Внедрили у себя"),
            _("Сертификаты в силе"),
        ),
        tuple(
            LeagueRow(
                desk.municipality(line.municipality),
                tuple(_cell(share) for share in (line.given, line.taken, line.certified)),
            )
            for line in lines
            if line.known
        ),
        tuple(desk.municipality(line.municipality) for line in lines if not line.known),
    )


def rating_courses(ratings: Sequence[Rating]) -> tuple[RatingCourse, ...]:
    """The ratings that are known for several years, each with its chart if one can be drawn."""
    found = []
    for series in rating_series(ratings):
        places = [(rating.year, rating.place) for rating in series.places]
        chart = rating_chart(places)
        if chart is not None:
            told = ", ".join(
                _("%(year)s — %(place)s-е место") % {"year": year, "place": place}
                for year, place in places
            )
            found.append(RatingCourse(shown(series.rating) or _("Рейтинг"), chart, told))
    return tuple(found)


def _cell(share: Share | None) -> Cell | None:
    if share is None:
        return None
    of = "" if share.of is None else _("из %(whole)s") % {"whole": number(share.of)}
    return Cell(number(share.count), of)
