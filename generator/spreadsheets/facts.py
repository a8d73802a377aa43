"""The rows of the open data: what the files say, defaults filled in, what the catalog derives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Final, TypeAlias

from generator.catalog.adoption import adopted_count, adoptions
from generator.catalog.catalog import Catalog, exists_on
from generator.catalog.entries import PracticeCard
from generator.model.record import Record
from generator.pages import addresses
from generator.pages.desk import desk_of
from generator.reading.kinds import VOCABULARY_FILES, Kind
from generator.spreadsheets.columns import Sheet
from generator.spreadsheets.dataset import PLAIN_SHEETS, Table, table, tables
from generator.spreadsheets.rows import Outgoing, Said
from generator.spreadsheets.values import YES, Shown, look_up, shown
from generator.text import harmless

Value: TypeAlias = str | int | float | bool | None
Values: TypeAlias = tuple[Value, ...]
Rows: TypeAlias = dict[str, list[Values]]
"""Rows by tables, each with a value for every field."""


def facts_of(said: Iterable[Said], catalog: Catalog) -> Rows:
    """The rows of published practices; `said` are those of their files, as `practice_rows` gives
    them, each file's in its order."""
    found: Rows = {}
    for card, rows in _by_practice(said, catalog):
        for name, some in practice_facts(card, rows, catalog).items():
            found.setdefault(name, []).extend(some)
    return found


def _by_practice(
    said: Iterable[Said], catalog: Catalog
) -> Iterator[tuple[PracticeCard, list[Said]]]:
    """The rows of each practice that are about itself, in the order of its file."""
    grouped: defaultdict[str, list[Said]] = defaultdict(list)
    for row in said:
        name = row.keys[0]
        grouped[name.removeprefix("practice:") if row.sheet == "sources" else name].append(row)
    for name, rows in grouped.items():
        yield catalog.practices[name], rows


def practice_facts(card: PracticeCard, said: Iterable[Said], catalog: Catalog) -> Rows:
    """The rows of a published practice; `said` are those of its file, in its order."""
    directory, today = catalog.directory, catalog.today
    states = {
        one.adopter.index: (one.state.value, one.counted)
        for one in adoptions(card, directory, today)
        if one.adopter is not None
    }
    adopted = adopted_count(card, directory, today)
    found: defaultdict[str, list[Values]] = defaultdict(list)
    for row in said:
        added: Values = ()
        if row.sheet == "practices":
            scaled = adopted >= directory.threshold(card.region)
            page = addresses.practice_address(card.id)
            added = (card.region, adopted, scaled, page, card.file)
        elif row.sheet == "replications":
            added = states[int(row.keys[1]) - 1]
        found[row.sheet].append(_values(table(row.sheet), row.keys, row.cells, added))
    for name, others in (
        ("practice_tools", card.tools),
        ("practice_sites", card.taught_at),
        ("practice_related", card.related),
    ):
        found[name] = [(card.id, other) for other in dict.fromkeys(others)]
    known = catalog.practices
    found["practice_related"] = [
        pair
        for pair in found["practice_related"]
        if (other := known.get(str(pair[1]))) is not None and other.published
    ]
    return {name: rows for name, rows in found.items() if rows}


def catalog_facts(catalog: Catalog, said: Outgoing) -> Rows:
    """The rows of everything but practices: of every table, in the order of the files; `said` are
    those of the workbook, as `catalog_rows` gives them."""
    directory = catalog.directory
    found: Rows = {one.id: [] for one in tables()}
    for name, rows in said.items():
        added = _ADDED.get(name, _nothing)(catalog)
        of = table(name)
        found[name] = [_values(of, row.keys, row.cells, added.get(row.keys, ())) for row in rows]
    for name, records in (
        ("regions", {key: entry.record for key, entry in directory.regions.items()}),
        ("spheres", directory.spheres),
        ("tools", directory.tools),
        ("packages", {key: entry.record for key, entry in directory.packages.items()}),
    ):
        added = _ADDED[name](catalog)
        found[name] = [
            _record(PLAIN_SHEETS[name], key, record, added[key,]) for key, record in records.items()
        ]
    found["site_municipalities"] = [
        (site.id, other)
        for site in directory.sites.values()
        for other in dict.fromkeys(site.serves)
    ]
    found["site_spheres"] = [
        (site.id, sphere)
        for site in directory.sites.values()
        for sphere in dict.fromkeys(site.record.spheres)
    ]
    found["package_practices"] = [
        (package.id, other)
        for package in directory.packages.values()
        for other in dict.fromkeys(package.practices)
        if (card := catalog.practices.get(other)) is not None and card.published
    ]
    return found


Added: TypeAlias = Mapping[tuple[str, ...], Values]
"""What the catalog derives for the rows of a table, by their keys."""


def _nothing(catalog: Catalog) -> Added:
    return {}


def _sites(catalog: Catalog) -> Added:
    return {
        (one.id,): (one.region, addresses.site_address(one.id), one.file)
        for one in catalog.directory.sites.values()
    }


def _municipalities(catalog: Catalog) -> Added:
    directory, today = catalog.directory, catalog.today
    return {
        (one.id,): (
            one.region,
            exists_on(one, today) and directory.successor(one.id, today) == one.id,
            addresses.municipality_address(one.id),
            one.file,
            directory.line(one.file, one.path[0]),
        )
        for one in directory.municipalities.values()
    }


def _certificates(catalog: Catalog) -> Added:
    directory, desk = catalog.directory, desk_of(catalog)
    found: dict[tuple[str, ...], Values] = {}
    for one in directory.certificates:
        page = addresses.certificate_address(one.region, one.slug)
        line = directory.line(one.file, one.path[0])
        # Of two with one number the first stays, as in the workbook.
        found.setdefault(
            (one.region, one.number.strip()), (desk.ledger.state(one).value, page, one.file, line)
        )
    return found


def _regions(catalog: Catalog) -> Added:
    return {
        (key,): (len(catalog.by_region.get(key, ())), addresses.region_address(key), entry.file)
        for key, entry in catalog.directory.regions.items()
    }


def _terms(kind: Kind, catalog: Catalog) -> Added:
    """Of the spheres or the tools, as `kind` says."""
    directory, file = catalog.directory, VOCABULARY_FILES[kind]
    is_sphere = kind is Kind.SPHERES
    known: Iterable[str] = directory.spheres if is_sphere else directory.tools
    address = addresses.sphere_address if is_sphere else addresses.tool_address
    return {(key,): (address(key), file, directory.line(file, key)) for key in known}


def _packages(catalog: Catalog) -> Added:
    return {
        (key,): (entry.region, addresses.package_address(key), entry.file)
        for key, entry in catalog.directory.packages.items()
    }


_ADDED: Final[Mapping[str, Callable[[Catalog], Added]]] = {
    "sites": _sites,
    "municipalities": _municipalities,
    "certificates": _certificates,
    "regions": _regions,
    "spheres": partial(_terms, Kind.SPHERES),
    "tools": partial(_terms, Kind.TOOLS),
    "packages": _packages,
}


def _record(sheet: Sheet, identity: str, record: Record, added: Values) -> Values:
    """A row of a record that no sheet of the workbook holds."""
    told = record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    region = identity.partition("/")[0]
    cells = {c.name: shown(c, look_up(told, c.path), region) for c in sheet.columns}
    return _values(table(sheet.id), (identity,), cells, added)


@cache
def _shape(name: str) -> tuple[tuple[tuple[str, ...], str, Value, bool], ...]:
    """The fields of a table that stand between its keys and what is derived: the columns beside
    each, its own name, what holds where nothing is said, whether it says yes or no."""
    of = table(name)
    named = [field for field in of.fields if not field.derived and field.name not in of.key]
    found = []
    for field in named:
        holder = field.name.rpartition(".")[0]
        beside = tuple(
            other.name for other in named if holder and other.name.startswith(f"{holder}.")
        )
        yes_no = field.type == "boolean"
        default: Value = (field.default == "true" if yes_no else field.default) or None
        found.append((beside, field.name, default if field.default else None, yes_no))
    return tuple(found)


def _values(of: Table, keys: tuple[str, ...], cells: Mapping[str, Shown], added: Values) -> Values:
    """A row with a value for every field of `of`; what holds by itself is said, too."""
    found: list[Value] = []
    for name, key in zip(of.key, keys, strict=True):
        number = _is_number(of.id, name)
        found.append((int(key) if key else None) if number else harmless(key))
    for beside, name, default, yes_no in _shape(of.id):
        cell = cells.get(name)
        if cell is None:
            holds = default is not None and (not beside or any(one in cells for one in beside))
            found.append(default if holds else None)
        elif yes_no:
            found.append(cell == YES)
        else:
            found.append(harmless(cell) if isinstance(cell, str) else cell)
    return (*found, *added)


@cache
def _is_number(name: str, key: str) -> bool:
    return any(field.name == key and field.type == "integer" for field in table(name).fields)
