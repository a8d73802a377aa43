"""Lists: all practices by sphere, spheres, lean tools, regions by federal district."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from generator.model.vocabulary import Sphere, Tool
from generator.pages import addresses
from generator.pages.citations import Citations
from generator.pages.country import country_view
from generator.pages.desk import Desk, Link
from generator.pages.filters import practice_filters
from generator.pages.league import league_view
from generator.pages.news import subscription
from generator.pages.page import Page
from generator.pages.programme import (
    chairs,
    chronicle,
    cite_programme,
    participants,
    participation,
)
from generator.pages.selection import by_sphere
from generator.pages.wording import _, opening, prose, shown_if

LISTED: Final = 100
"""So many practices of a sphere stand on the page of all; the rest on the sphere's own."""


@dataclass(frozen=True, slots=True)
class Door:
    """A sphere, tool or region as something to go into, with how many practices wait there."""

    link: Link
    about: str | None
    practices: int


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region in the list of regions."""

    link: Link
    capital: str | None
    joined: str | None
    practices: int
    certificates: int
    sites: int
    drafts: int
    reports: bool


@dataclass(frozen=True, slots=True)
class District:
    """A federal district with its regions; the name is None for regions that name none."""

    name: str | None
    regions: tuple[RegionLine, ...]
    practices: int


def practices_page(desk: Desk) -> Page:
    """The published practices, under their spheres: the first of each, and how many there are."""
    published = desk.catalog.published
    return Page(
        address=addresses.PRACTICES,
        template="practices.html",
        title=_("Практики"),
        description=_("Все практики каталога по сферам: что сделали, где и что изменилось."),
        section="practices",
        context={
            "groups": by_sphere(published, desk, LISTED),
            "filters": practice_filters(desk),
            "total": len(published),
            "regions": len(desk.catalog.by_region),
            "crumbs": (),
        },
    )


def sphere_doors(desk: Desk) -> tuple[Door, ...]:
    """All spheres in their order, each with the number of its practices."""
    by = desk.catalog.by_sphere
    return tuple(
        Door(link, prose(desk.directory.spheres[key].about), len(by.get(key, ())))
        for key, link in desk.spheres.items()
    )


def tool_doors(desk: Desk) -> tuple[Door, ...]:
    """All lean tools in the order of the file, each with the number of its practices."""
    by = desk.catalog.by_tool
    return tuple(
        Door(link, prose(desk.directory.tools[key].about), len(by.get(key, ())))
        for key, link in desk.tools.items()
    )


def spheres_page(desk: Desk) -> Page:
    """The list of spheres."""
    return Page(
        address=addresses.SPHERES,
        template="spheres.html",
        title=_("Сферы"),
        description=_("Сферы, в которых регионы улучшают работу, и практики каждой."),
        section="practices",
        context={"doors": sphere_doors(desk), "crumbs": (_practices(),)},
    )


def sphere_page(key: str, sphere: Sphere, desk: Desk) -> Page:
    """One sphere: what belongs to it, its practices, the tools used in them."""
    practices = desk.catalog.by_sphere.get(key, ())
    link = desk.sphere(key)
    used: dict[str, int] = {}
    for practice in practices:
        for tool in practice.tools:
            used[tool] = used.get(tool, 0) + 1
    tools = sorted(used, key=lambda tool: (-used[tool], desk.tool(tool).text))
    regions = {practice.region for practice in practices}
    return Page(
        address=addresses.sphere_address(key),
        template="sphere.html",
        title=link.text,
        description=_summary(prose(sphere.about), link.text),
        section="practices",
        context={
            "name": link.text,
            "about": prose(sphere.about),
            "cards": desk.cards(practices),
            "subscription": subscription(addresses.sphere_address(key)),
            "tools": tuple(Door(desk.tool(tool), None, used[tool]) for tool in tools),
            "regions": tuple(link for key, link in desk.regions.items() if key in regions),
            "crumbs": (_practices(), Link(_("Сферы"), addresses.SPHERES)),
        },
    )


def tools_page(desk: Desk) -> Page:
    """The list of lean tools: in use first, the most used first."""
    doors = sorted(tool_doors(desk), key=lambda door: -door.practices)
    return Page(
        address=addresses.TOOLS,
        template="tools.html",
        title=_("Бережливые инструменты"),
        description=_(
            "Что такое 5С, картирование потока, единое окно и другие инструменты — "
            "простыми словами, с практиками, где они применены."
        ),
        section="practices",
        context={"doors": tuple(doors), "crumbs": (_practices(),)},
    )


def tool_page(key: str, tool: Tool, desk: Desk) -> Page:
    """One lean tool: what it is in plain words, and the practices in which it is used."""
    practices = desk.catalog.by_tool.get(key, ())
    link = desk.tool(key)
    return Page(
        address=addresses.tool_address(key),
        template="tool.html",
        title=link.text,
        description=_summary(prose(tool.about), link.text),
        section="practices",
        context={
            "name": link.text,
            "about": prose(tool.about),
            "origin": prose(tool.origin),
            "groups": by_sphere(practices, desk),
            "total": len(practices),
            "crumbs": (_practices(), Link(_("Инструменты"), addresses.TOOLS)),
        },
    )


def regions_page(desk: Desk) -> Page:
    """All regions by federal district, districts with the most practices first."""
    citations = Citations()
    cite_programme(desk, citations)
    return Page(
        address=addresses.REGIONS,
        template="regions.html",
        title=_("Регионы"),
        description=_("Регионы в каталоге: практики, сертификаты и учебные площадки каждого."),
        section="regions",
        context={
            "districts": districts(desk),
            "country": country_view(desk),
            "total": len(desk.regions),
            "participants": participants(desk, citations, 5),
            "past": participation(desk, citations),
            "league": league_view(desk),
            "chairs": chairs(desk, citations),
            "chronicle": chronicle(desk, citations),
            "sources": citations.listed(),
        },
    )


def districts(desk: Desk) -> tuple[District, ...]:
    """Federal districts by the number of their practices, then by name; nameless last."""
    found: dict[str | None, list[RegionLine]] = {}
    for key, link in desk.regions.items():
        record = desk.directory.regions[key].record
        found.setdefault(shown_if(record.federal_district), []).append(
            _region_line(key, link, desk)
        )
    made = (
        District(name, tuple(lines), sum(r.practices for r in lines))
        for name, lines in found.items()
    )
    return tuple(sorted(made, key=lambda d: (d.name is None, -d.practices, d.name or "")))


def list_makers(desk: Desk) -> Iterator[Callable[[], Page]]:
    """All pages of this module, each to be made when called."""
    for page in (practices_page, spheres_page, tools_page, regions_page):
        yield partial(page, desk)
    for key, sphere in desk.directory.spheres.items():
        yield partial(sphere_page, key, sphere, desk)
    for key, tool in desk.directory.tools.items():
        yield partial(tool_page, key, tool, desk)


def _region_line(key: str, link: Link, desk: Desk) -> RegionLine:
    record = desk.directory.regions[key].record
    return RegionLine(
        link=link,
        capital=shown_if(record.capital.name) if record.capital else None,
        joined=record.joined,
        practices=len(desk.catalog.by_region.get(key, ())),
        certificates=desk.ledger.counted("exemplary-institutions", key),
        sites=desk.ledger.counted("training-sites", key),
        drafts=len(desk.ledger.drafts.get(key, ())),
        reports=bool(record.reported),
    )


def _practices() -> Link:
    return Link(_("Практики"), addresses.PRACTICES)


def _summary(about: str | None, name: str) -> str:
    """A description for the head of the document: the first paragraph, or the name."""
    return opening(about) if about else name
