"""Facts as columns: one number a practice, so that counting and sorting are loops over arrays.

What the filters show at once is in one file; years, tools, places and orders are fetched when
somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from generator.model.region import LEVELS
from generator.pages.desk import Desk
from generator.pages.filters import ADOPTION, MARKS, STATES, UNCERTIFIED, Facts
from generator.search.packing import headed

ONE: Final = "one"
"""A column of numbers, each the place of a value in the list of values."""
BITS: Final = "bits"
"""A column of sets: bit 0 is the first value."""
MANY: Final = "many"
"""For each practice how many values it has, one byte each; then their places, one byte each."""


def column_files(facts: Mapping[int, Facts], desk: Desk) -> Iterator[tuple[str, bytes]]:
    """`facets.bin`, a file for each dear filter, `order-<name>.bin` for each way to sort."""
    ordered = [facts[number] for number in range(len(facts))]
    used = {key for each in ordered for key in (each.region, each.sphere)}
    levels = [*LEVELS, UNCERTIFIED[0]]
    columns = [
        _one("region", [f.region for f in ordered], [r for r in desk.regions if r in used]),
        _one("sphere", [f.sphere for f in ordered], [s for s in desk.spheres if s in used]),
        ("level", BITS, levels, bytes(f.level for f in ordered)),
        ("state", BITS, [key for key, label in STATES], bytes(f.state for f in ordered)),
        ("adoption", ONE, [key for key, label in ADOPTION], bytes(f.adoption for f in ordered)),
        (
            "marks",
            BITS,
            [*(key for key, label in MARKS), "archived"],
            bytes(f.marks for f in ordered),
        ),
    ]
    yield "facets.bin", _file(columns)
    years = sorted({f.year for f in ordered})
    yield "years.bin", _file([_one("year", [f.year for f in ordered], years)])
    tools = [key for key in desk.tools if any(key in f.tools for f in ordered)]
    place = {key: number for number, key in enumerate(tools)}
    held = [[place[tool] for tool in f.tools if tool in place][:255] for f in ordered]
    many = bytes(map(len, held)) + bytes(number for each in held for number in each)
    yield "tools.bin", _file([("tool", MANY, tools, many)])
    places = sorted({f.place for f in ordered})
    name, kind, keys, body = _one("place", [f.place for f in ordered], places)
    names = [desk.municipality(key).text if key else "" for key in keys]
    yield "places.bin", headed([[name, kind, keys, names]], body)
    yield from (
        ("order-adopted.bin", _order([f.adopted for f in ordered])),
        ("order-effect.bin", _order([f.effect for f in ordered])),
        ("order-fresh.bin", _order([f.fresh for f in ordered])),
        ("order-title.bin", _order([f.title for f in ordered])),
    )


Column = tuple[str, str, Sequence[str], bytes]


def _one(name: str, values: Sequence[str], known: Sequence[str]) -> Column:
    """A column of single values. Those that `known` lacks are put to its end."""
    keys = [*known, *sorted(set(values) - set(known))]
    place = {key: number for number, key in enumerate(keys)}
    return name, ONE, keys, _numbers([place[value] for value in values], len(keys))


def _order(values: Sequence[Any]) -> bytes:
    """The rank of each practice, equal ones alike, the smallest 0."""
    rank = {value: number for number, value in enumerate(sorted(set(values)))}
    return headed([["order", "rank", len(rank)]], _numbers([rank[v] for v in values], len(rank)))


def _numbers(numbers: Sequence[int], count: int) -> bytes:
    """One byte a number where `count` values fit into one, else planes: all low bytes first."""
    planes = 1 if count <= 256 else 2 if count <= 65536 else 3
    return b"".join(
        bytes(number >> 8 * plane & 255 for number in numbers) for plane in range(planes)
    )


def _file(columns: Sequence[Column]) -> bytes:
    head = [(name, kind, list(keys)) for name, kind, keys, body in columns]
    return headed(head, b"".join(body for *rest, body in columns))
