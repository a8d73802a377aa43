"""What is asked while a thing is made is heard whoever has asked before, so that a new replication
is told wherever it belongs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.catalog.answers import answers
from generator.catalog.asking import EVERYTHING as ALL
from generator.catalog.asking import FEW, answered_by, ask, derived, listening
from generator.catalog.keeping import PackedRecords
from generator.catalog.packing import unpacked
from generator.demo.making import make_demo
from generator.pages.languages import languages_of
from generator.site.edition.stock import Kind
from generator.site.memory.harvest import Harvest
from generator.site.memory.questions import MOST, Asked, Changed, Ear, Questions, united
from generator.site.memory.reuse import Wanted
from generator.site.stamping.frames import Frame
from generator.site.stamping.imprint import Imprint
from generator.site.work.rooms import SUPPLY
from generator.site.work.shares import Drawn, Order, draw_share
from generator.site.workers.crew import Crew
from generator.site.workers.worker import Share

TODAY = dt.date(2026, 11, 22)
TEMPLATES = Path(__file__).parents[2] / "overrides/catalog"
WHOLE = Share(0, 1)


class Town:
    """Tells what it has taken up."""

    made = 0

    def __init__(self, *taken: str) -> None:
        self.taken = taken

    @derived
    def practices(self) -> int:
        """How many that is."""
        ask(*self.taken)
        self.made += 1
        return len(self.taken)


def test_who_listens_hears_what_is_asked() -> None:
    """Each key once, until there is nothing more to hear; what is asked inside stays inside."""
    ask("nobody listens")
    with listening() as keys:
        ask("nizhny/okno", "nizhny")
        ask("nizhny")
        with listening() as inner:
            ask("komi")
    ask("nobody listens")
    assert (keys, inner) == ({"nizhny/okno", "nizhny"}, {"komi"})


def test_one_key_may_stand_for_others() -> None:
    """Whoever says that its region answers for everything it asks rests on that alone."""
    with listening() as keys, answered_by("nizhny"):
        ask("nizhny/okno")
        ask(ALL)
    assert keys == {"nizhny"}


@pytest.mark.parametrize(
    ("taken", "heard"),
    [((), set()), (("a", "b"), {"a", "b"}), (tuple(map(str, range(FEW + 1))), {ALL})],
)
def test_what_is_derived_once_is_asked_by_each_reader(
    taken: tuple[str, ...], heard: set[str]
) -> None:
    """The work is done once, even if nobody listens; who asks for many practices asks for all."""
    town = Town(*taken)
    assert town.practices == len(taken)
    for _ in range(2):
        with listening() as keys:
            assert town.practices == len(taken)
        assert keys == heard
    assert town.made == 1


def test_questions_have_numbers() -> None:
    """Records first, then regions; what has no number stands for everything, and so do many."""
    questions = Questions(["nizhny/okno", "nizhny/ochered"], ["nizhny", ""])
    assert questions.record("nizhny/ochered") == 2
    assert questions.other(0) == 3
    assert questions.noted(()) == ""
    assert questions.noted(["nizhny", "nizhny/okno"]) == "1,3"
    assert questions.noted(["nizhny", "unheard-of"]) == "0"
    many = [str(n) for n in range(MOST + 1)]
    assert Questions(many).noted(many) == "0"


def test_what_was_asked_twice_is_united() -> None:
    """A thing of which only a part is made anew rests on all that was asked for any part."""
    assert united("", "1,3") == united("1,3", "") == united("1,3", "1,3") == "1,3"
    assert set(united("1,3", "3,20").split(",")) == {"1", "3", "20"}
    ear = Ear(Questions(["a", "b"]))
    for key in ("a", "b"):
        with ear.listens(7):
            ask(key)
    assert ear.heard == {7: "1,2"}


@pytest.mark.parametrize(
    ("asked", "touched"), [("", False), ("1", False), ("2", True), ("1,2", True), ("0", True)]
)
def test_other_answers_touch_those_who_asked(asked: Asked, touched: bool) -> None:
    """And those who asked for everything; nobody is touched where all answers are as they were."""
    assert Changed(["a", "b"], ["a", "B"]).touches(asked) is touched
    assert not Changed(["a", "b"], ["a", "b"]).touches(asked)
    assert not Changed(["a", "b"], ["a", "b"])


class Bare:
    """Frames with nothing around the words of a page."""

    def of(self, address: str, section: str) -> Frame:
        """The same for all."""
        return Frame((b"", b"", b""), ("head", "content"), frozenset())


class Made(NamedTuple):
    """A made-up catalog that has been read."""

    order: Order
    kept: Mapping[str, Any]

    def drawn(self, folder: Path, wanted: Wanted | None = None) -> Drawn:
        """All of it, or what is wanted, made into an empty folder by somebody who has made nothing
        of this catalog before."""
        folder.mkdir()
        (folder / "harvest").mkdir()
        order = replace(
            self.order,
            catalog=replace(self.order.catalog),
            folder=folder,
            wanted=wanted,
            harvest=Harvest(folder / "harvest"),
        )
        return draw_share(dict(self.kept), order, WHOLE)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """A catalog with more practices than anybody may ask for one by one to derive something."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        root = tmp_path_factory.mktemp("asked") / "catalog"
        make_demo(root, 3 * FEW, 3, 10, 4, TODAY)
        imprint = Imprint("Атлас", "", TODAY, languages=languages_of(["ru", "en"]))
        with Crew(1) as crew:
            catalog, _ = SUPPLY.load(root, TODAY, crew)
            maps = SUPPLY.chart(root, catalog, crew)
            kept = crew.draw(_kept, None)[0]
        frames: Any = Bare()
        SUPPLY.prepare(TEMPLATES, imprint)
        order = Order(
            SUPPLY, catalog, maps, frames, TEMPLATES, imprint, root, None, root,
            log=SUPPLY.log(root), questions=SUPPLY.grounds(catalog).questions(),
        )  # fmt: skip
        yield Made(order, dict(kept))


def _kept(kept: Any, shared: None, share: Share) -> Any:
    return kept


def test_a_record_is_put_together_once_for_its_pages_and_files(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files are made while it is still at hand from its pages."""
    packed, fetched = PackedRecords(), list[bytes]()
    for identity, record in made.kept.items():
        packed[identity] = record

    def noted(data: bytes) -> Any:
        fetched.append(data)
        return unpacked(data)

    monkeypatch.setattr("generator.catalog.keeping.unpacked", noted)
    drawn = draw_share(packed, replace(made.order, folder=tmp_path), WHOLE)
    assert len(fetched) == len(made.kept)
    assert drawn.stock.count([Kind.FILE]) > len(made.kept) < drawn.stock.count([Kind.PAGE])


def test_what_is_asked_does_not_hang_on_who_asked_before(made: Made, tmp_path: Path) -> None:
    """For each page and file of a record, and for each other page, the same questions are heard
    whether it is made first or last: nothing that is kept keeps them to itself."""
    whole = made.drawn(tmp_path / "whole")
    records, pages = list(made.order.catalog.practices), len(whole.others)
    assert set(whole.asked) == {0, *range(1, 1 + len(records) + pages)}
    nothing, none = frozenset[str](), frozenset[int]()
    for thing, asked in whole.asked.items():
        own = frozenset(records[thing - 1 : thing]) if 0 < thing <= len(records) else nothing
        others = frozenset({thing - 1 - len(records)}) if thing > len(records) else none
        wanted = Wanted(own, own, others, none, told=False, edited=own, changed=Changed())
        alone = made.drawn(tmp_path / str(thing), wanted)
        assert alone.asked[thing] == asked, (thing, own, others)
        if own:
            assert alone.asked_for_files[thing] == whole.asked_for_files[thing], own


def test_makers_of_files_ask_the_same_whoever_asked_before(made: Made, tmp_path: Path) -> None:
    """Each makes the same files and is heard asking the same whether it is called after all others
    or alone; to know which there are, nobody asks."""
    whole = made.drawn(tmp_path / "whole")
    first = made.order.questions.other(0)
    assert set(whole.asked_for_files) == set(range(len(whole.asked_for_files)))
    nothing, none = frozenset[str](), frozenset[int]()
    for owner in range(first, len(whole.asked_for_files)):
        only = frozenset({owner - first})
        wanted = Wanted(nothing, nothing, none, only, told=False, edited=nothing, changed=Changed())
        alone = made.drawn(tmp_path / str(owner), wanted)
        assert alone.asked_for_files == {0: "", owner: whole.asked_for_files[owner]}
        files = [file for file in whole.stock if (file.owner, file.kind) == (owner, Kind.FILE)]
        assert list(alone.stock) == files


def test_few_things_rest_on_a_practice(made: Made, tmp_path: Path) -> None:
    """Its own page asks for it, and only a few other pages do or ask for everything; which pages
    there are hangs on no answer."""
    asked = made.drawn(tmp_path / "whole").asked
    assert asked[0] == ""
    rest = ["b"] * len(made.order.catalog.practices)
    first = Changed(["a", *rest], ["A", *rest])
    touched = [thing for thing, questions in asked.items() if first.touches(questions)]
    assert 1 in touched
    assert len(touched) < len(asked) / 4
    for_files = made.drawn(tmp_path / "again").asked_for_files
    touched = [thing for thing, questions in for_files.items() if first.touches(questions)]
    assert 1 in touched
    assert 1 < len(touched) < len(for_files) / 4


def test_the_answers_of_a_region_tell_of_all_that_concerns_it(made: Made) -> None:
    """The word of a practice changes those of its region and of the regions in which it was taken
    up; every question has an answer."""
    catalog = made.order.catalog
    before = answers(catalog)
    assert list(before) == [*catalog.practices, *catalog.directory.regions, ""]
    for identity, card in catalog.practices.items():
        other = replace(catalog, uptakes={**catalog.uptakes, identity: "another"})
        now = answers(other)
        changed = {key for key in now if now[key] != before[key]}
        places = {adopter.municipality.partition("/")[0] for adopter in card.adopters}
        assert changed == {identity, card.region, *places}
    assert answers(replace(catalog, uptakes={})) == {}
