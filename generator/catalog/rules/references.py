"""References: every named record exists; practices do not name themselves or run in circles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from generator.catalog.catalog import Catalog, Directory
from generator.catalog.circles import circles
from generator.catalog.entries import full_id
from generator.catalog.problems import DataPath, Problem
from generator.catalog.rules.subject import Subject
from generator.findings import Fix
from generator.findings.catalogue import catalog_references as codes
from generator.model.likeness import nearest
from generator.reading import ORDINARY, Kind
from generator.text import say

WORDS: dict[str, tuple[str, str, str]] = {
    "practice": ("практики", "practice", "practices/{region}/"),
    "municipality": ("муниципалитета", "municipality", "regions/{region}/municipalities.yml"),
    "site": ("площадки", "training site", "regions/{region}/sites/"),
    "region": ("региона", "region", "regions/"),
    "sphere": ("сферы", "sphere", "practices/spheres.yml"),
    "tool": ("инструмента", "tool", "practices/tools.yml"),
}
REGIONAL = frozenset({"practice", "municipality", "site", "package"})


def named_records(subject: Subject) -> Iterator[Problem]:
    """C301 for everything a record names, except practices, which need all files first."""
    knows, region = subject.directory.knows, subject.region
    for named in subject.references:
        kind, value, _ = named
        if kind in ("source", "practice"):
            continue
        if not knows(kind, meant_id(kind, value, region)):
            suggestion, name = suggest(kind, value, region, subject.directory)
            yield subject.problem(
                codes.UNKNOWN_REFERENCE,
                named.path,
                values(kind, value, region, suggestion, name),
            )


def meant_id(kind: str, value: str, region: str) -> str:
    """The whole id of what `value` names where it stands in `region`: some may be short there."""
    return full_id(value, region) if kind in REGIONAL else value


def values(kind: str, value: str, region: str, suggestion: str, name: str) -> dict[str, str]:
    """The values of the message on an unknown reference that stands in `region`."""
    ru, en, where = WORDS[kind]
    meant = full_id(value, region).partition("/")[0]
    return {
        "kind_ru": ru,
        "kind_en": en,
        "where": where.format(region=meant),
        "value": value,
        "suggestion": suggestion,
        "name": name if suggestion else "",
    }


def suggest(kind: str, value: str, region: str, directory: Directory) -> tuple[str, str]:
    """The nearest known id (short where it may be short) and its name; empty when none is near."""
    if kind not in REGIONAL:
        near = nearest(value, directory.ids(kind))
        return (near[0], name_of(kind, near[0], directory)) if near else ("", "")
    region_meant, _, slug = full_id(value, region).partition("/")
    near = nearest(slug, directory.slugs_of(kind, region_meant))
    if near:
        identity = f"{region_meant}/{near[0]}"
        shown = near[0] if region_meant == region else identity
        return shown, name_of(kind, identity, directory)
    elsewhere = directory.named_so(kind, slug)
    if elsewhere:
        return elsewhere[0], name_of(kind, elsewhere[0], directory)
    return "", ""


def name_of(kind: str, identity: str, directory: Directory) -> str:
    """What people call the record `identity`."""
    entry = directory.ids(kind).get(identity) if kind != "practice" else None
    record = getattr(entry, "record", entry)
    name = getattr(record, "name", None) or getattr(record, "title", None)
    return say(name) if name is not None else ""


class _Wanted(NamedTuple):
    """A practice named at a place: `own` is the id of the practice that names it, if one does."""

    identity: str
    region: str
    file: str
    kind: Kind
    path: DataPath
    own: str = ""


def named_practices(catalog: Catalog) -> Iterator[Problem]:
    """C301, C302, C306: practices named by practices, certificates and packages.

    Suggestions cost time, so a file with hundreds of unknown names is not told of all of them.
    """
    said: Counter[str] = Counter()
    for wanted in _wanted(catalog):
        if said[wanted.file] > ORDINARY.findings:
            continue
        for problem in _named(catalog, wanted):
            said[wanted.file] += 1
            yield problem


def _wanted(catalog: Catalog) -> Iterator[_Wanted]:
    for card in catalog.practices.values():
        here = (card.region, card.file, Kind.PRACTICE)
        if card.adapted_from:
            yield _Wanted(card.adapted_from, *here, ("adapted_from",), card.id)
        for index, other in enumerate(card.related):
            yield _Wanted(other, *here, ("related", index), card.id)
    for certificate in catalog.directory.certificates:
        if certificate.practice:
            path = (*certificate.path, "holder", "practice")
            here = (certificate.region, certificate.file, Kind.CERTIFICATES)
            yield _Wanted(certificate.practice, *here, path)
    for package in catalog.directory.packages.values():
        for index, identity in enumerate(package.practices):
            here = (package.region, package.file, Kind.PACKAGE)
            yield _Wanted(identity, *here, ("practices", index))


def _named(catalog: Catalog, wanted: _Wanted) -> Iterator[Problem]:
    identity, region, file, kind, path, own = wanted
    directory = catalog.directory
    if identity == own:
        yield Problem(codes.SELF_REFERENCE, file, kind, path, {"field": str(path[0])})
        return
    if directory.knows("practice", identity):
        return
    home, _, slug = identity.partition("/")
    shown = slug if home == region else identity
    renamed = catalog.aliases.get(identity)
    if renamed is not None:
        new = renamed.partition("/")[2] if renamed.startswith(f"{region}/") else renamed
        said = {"value": shown, "suggestion": new}
        yield Problem(codes.RENAMED_REFERENCE, file, kind, path, said, fix=Fix(new))
        return
    suggestion, _ = suggest("practice", shown, region, directory)
    near = catalog.practices.get(full_id(suggestion, region)) if suggestion else None
    said = values("practice", shown, region, suggestion, near.title if near else "")
    yield Problem(codes.UNKNOWN_REFERENCE, file, kind, path, said)


def regions_present(catalog: Catalog, lost: frozenset[str]) -> Iterator[Problem]:
    """C311: every folder's region has a passport. Said once a folder, at its first file."""
    directory = catalog.directory
    first: dict[str, tuple[str, Kind]] = {}
    for card in catalog.practices.values():
        first.setdefault(card.region, (card.file, Kind.PRACTICE))
    for municipality in directory.municipalities.values():
        first.setdefault(municipality.region, (municipality.file, Kind.MUNICIPALITIES))
    for site in directory.sites.values():
        first.setdefault(site.region, (site.file, Kind.SITE))
    for certificate in directory.certificates:
        first.setdefault(certificate.region, (certificate.file, Kind.CERTIFICATES))
    for region, (file, kind) in first.items():
        if not directory.knows("region", region):
            near = nearest(region, directory.regions)
            yield Problem(
                codes.REGION_MISSING,
                file,
                kind,
                (),
                {"value": region, "suggestion": near[0] if near else ""},
            )


def tiles(catalog: Catalog) -> Iterator[Problem]:
    """C312: no two regions on one tile."""
    taken: dict[tuple[int, int], str] = {}
    for region in catalog.directory.regions.values():
        tile = region.record.tile
        if tile is None:
            continue
        other = taken.setdefault(tile, region.id)
        if other != region.id:
            yield Problem(
                codes.TILE_TAKEN,
                region.file,
                Kind.REGION,
                ("tile",),
                {"value": f"[{tile[0]}, {tile[1]}]", "other": other},
            )


def adapted_loops(catalog: Catalog) -> Iterator[Problem]:
    """C307: chains of «adapted_from» have a beginning. A circle is said once, at its first id."""
    cards = catalog.practices
    for circle in circles(cards, lambda identity: cards[identity].adapted_from):
        if len(circle) > 1:
            file = cards[circle[0]].file
            shown = " → ".join((*circle, circle[0]))
            yield Problem(
                codes.ADAPTED_LOOP, file, Kind.PRACTICE, ("adapted_from",), {"value": shown}
            )
