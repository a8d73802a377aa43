"""A practice is taken up somewhere, and only what tells of that is made: the rest of the site is
taken over, and it is byte for byte what a build from nothing makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from made_up import DAY
from rebuilt import Rebuilt

from generator.catalog import Catalog, load_catalog
from generator.catalog.entries import PracticeCard
from generator.demo.making import make_demo

pytestmark = pytest.mark.long


class Project(Rebuilt):
    """A made-up catalog with three regions."""

    def __init__(self, folder: Path) -> None:
        make_demo(folder / "demo", 30, 3, 10, 7, DAY)
        super().__init__(folder, folder / "demo")

    @property
    def catalog(self) -> Catalog:
        """The catalog as it stands now."""
        return load_catalog(self.folder, DAY).catalog

    def edit(self, card: PracticeCard, edited: dict[str, Any]) -> None:
        """Give a practice's file some other fields; None takes one away."""
        file = self.folder / card.file
        record = yaml.safe_load(file.read_text("utf-8")) | edited
        kept = {name: value for name, value in record.items() if value is not None}
        file.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), "utf-8")

    def replications(self, card: PracticeCard) -> list[dict[str, Any]]:
        """Those that a practice's file tells of."""
        text = (self.folder / card.file).read_text("utf-8")
        return list(yaml.safe_load(text).get("replications", ()))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The project, built once, and watched; its files are laid out as an edit leaves them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        made = Project(tmp_path_factory.mktemp("spreading"))
        made.watched(patch)
        for card in made.catalog.practices.values():
            made.edit(card, {})
        made.build(made.site)
        yield made


def spreads(card: PracticeCard) -> bool:
    """Whether a published practice has been taken up by some, but not by all."""
    return card.status == "published" and 0 < len(card.adopters) < 4


def free_place(catalog: Catalog, card: PracticeCard, region: str) -> str:
    """A municipality of a region that has not taken a practice up; as its file would name it."""
    taken = {card.municipality, *(adopter.municipality for adopter in card.adopters)}
    standing = catalog.directory.standing(region, DAY)
    free = next(place.id for place in standing if place.id not in taken)
    return free if region != card.region else free.partition("/")[2]


def test_a_new_replication_is_told_where_it_belongs(project: Project) -> None:
    """On the pages of the practice, of its region and of its municipality: those of other regions
    and of most other practices are not drawn."""
    catalog = project.catalog
    card = next(filter(spreads, catalog.published))
    place = free_place(catalog, card, card.region)
    told = {"municipality": place, "since": "2026-11-20", "status": "adopted"}
    told["source"] = project.replications(card)[0]["source"]
    project.edit(card, {"replications": [told, *project.replications(card)]})
    drawn = project.like_cold()
    assert {
        f"practices/{card.id}/",
        f"embed/practices/{card.id}/",
        f"regions/{card.region}/",
        f"regions/{card.region}/{place}/",
    } <= drawn
    others = {f"regions/{key}/" for key in catalog.directory.regions if key != card.region}
    assert drawn.isdisjoint(others)
    practices = {f"practices/{one.id}/" for one in catalog.published}
    assert len(drawn & practices) < len(practices) / 2
    assert len(drawn) < len(project.drawn) / 2


def test_files_are_made_where_a_replication_is_told(project: Project) -> None:
    """Those of the practice, its region and its sphere, and those that tell of everything; none of
    other regions, and none that never tells who has taken up what."""
    catalog = project.catalog
    card = next(filter(spreads, catalog.published))
    some = project.replications(card)
    some[0] |= {"status": "adopted", "since": "2026-11-19"}
    project.edit(card, {"replications": some})
    project.like_cold()
    assert {
        "api/v1/practices.json",
        "api/v1/health.json",
        f"api/v1/practices/{card.id}.json",
        f"api/v1/regions/{card.region}.json",
        f"api/v1/spheres/{card.sphere}.json",
        "feed.xml",
        f"regions/{card.region}/feed.json",
        f"spheres/{card.sphere}/feed.xml",
        "data/catalog.ttl",
    } <= project.made
    concerned = {key for key in catalog.directory.regions if card in catalog.concerning(key)}
    for region in catalog.directory.regions:
        own = {path for path in project.made if path.startswith(f"regions/{region}/")}
        assert bool(own) == (region in concerned), own
    started = ("certificates/", "sites/", "contribute/form/", "assets/", "api/v1/openapi")
    assert not [path for path in project.made if path.startswith(started)]


def test_a_replication_in_another_region_is_told_there_too(project: Project) -> None:
    """The pages of both regions are drawn, that of the third is not."""
    catalog = project.catalog
    card = next(filter(spreads, catalog.published))
    there, third = (key for key in catalog.directory.regions if key != card.region)
    told = {
        "municipality": free_place(catalog, card, there),
        "since": "2026-10",
        "status": "planned",
    }
    told["source"] = project.replications(card)[0]["source"]
    project.edit(card, {"replications": [*project.replications(card), told]})
    drawn = project.like_cold()
    assert {f"regions/{card.region}/", f"regions/{there}/"} <= drawn
    assert f"regions/{third}/" not in drawn


def test_what_nobody_has_taken_up_any_more_leaves_no_file(project: Project) -> None:
    """Where the replications of a practice are taken away, its map goes with them; and comes back
    with them."""
    card = next(filter(spreads, project.catalog.published))
    before = project.replications(card)
    drawn_map = project.site / f"practices/{card.id}/map.svg"
    assert drawn_map.is_file()
    project.edit(card, {"replications": None})
    drawn = project.like_cold()
    assert not drawn_map.exists()
    assert drawn < project.drawn
    project.edit(card, {"replications": before})
    assert project.like_cold() < project.drawn
    assert drawn_map.is_file()


def test_many_edits_of_many_practices_at_once(project: Project) -> None:
    """Days of the last check, replications that came about, were confirmed or given up, sources
    that were read: of every third practice one after the other, each build after the last one."""
    cards = [card for card in project.catalog.published if card.adopters][::3]
    for number, card in enumerate(cards):
        some = project.replications(card)
        status = ("abandoned", "adopted", "in-progress")[number % 3]
        some[0] |= {"status": status, "since": "2026-11", "note": "Уже видно."}
        some[0] = {name: some[0][name] for name in some[0] if name != "confirmed" or number % 2}
        project.edit(card, {"replications": some, "verified": f"2026-11-{number % 20 + 1:02}"})
        if number < 4:
            project.build(project.site)
            assert "404.html" not in project.drawn
    assert project.like_cold() < project.drawn
