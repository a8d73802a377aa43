"""What reading remembers: a catalog read with it is the one read anew, whatever has changed."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import stat
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import copied_project

from generator.caches import cache_folder
from generator.catalog import Catalog, Groundwork, keeping, load_catalog, packing
from generator.catalog.keeping import PackedRecords
from generator.catalog.loading import lay, take_one
from generator.findings import Finding
from generator.findings.catalogue import reading as codes
from generator.model.practice import Practice
from generator.reading import opened as opened_files
from generator.reading.opened import Opened
from generator.reading.opening import NotReadable, read_bytes
from generator.site.building import Wish, build
from generator.site.memory import program, readings
from generator.site.memory.readings import Readings, forget
from generator.site.work.survey import load, survey
from generator.site.workers.crew import Crew

CASES = Path(__file__).parent.parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/expected.txt"))
TODAY = dt.date(2026, 11, 22)
OKNO, ZAYAVKI = "practices/nizhny/okno.yml", "practices/nizhny/zayavki.yml"

Whole = tuple[dict[str, Any], list[str], list[Finding], dict[str, Practice]]
"""A catalog field by field, the order of its practices, the findings, the full records."""


class Shelf:
    """The catalog under `root`, read again and again; `taken` are the files read anew last, and
    `laid` whether the directory was."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.root, self.day, self.jobs = root, TODAY, 1
        self.taken: list[str] = []
        self.laid = False
        self.word, self.uptakes, self.cards = "", dict[str, str](), list[str]()

        def watched(ground: Groundwork, opened: Opened) -> Any:
            self.taken.append(opened.entry.file)
            return take_one(ground, opened)

        def laid(*given: Any) -> Any:
            self.laid = True
            return lay(*given)

        patch.setattr(readings, "take_one", watched)
        patch.setattr(readings, "lay", laid)

    @property
    def place(self) -> Path:
        """Where what is remembered of this catalog stands."""
        (place,) = cache_folder("readings").iterdir()
        return place

    @property
    def said(self) -> tuple[str, ...]:
        """All words of the catalog."""
        return self.word, *self.uptakes.values()

    def read(self) -> Whole:
        """The catalog as a build reads it."""
        self.taken.clear()
        self.laid = False
        with Crew(self.jobs, few=1) as crew:
            catalog, findings = load(self.root, self.day, crew)
            kept: dict[str, Practice] = {}
            for share in crew.draw(_records, None):
                kept |= share
        self.word, self.uptakes = catalog.word, dict(catalog.uptakes)
        self.cards = [*map(repr, catalog.practices.values())]
        return _content(catalog), list(catalog.practices), findings, kept

    def anew(self) -> Whole:
        """The catalog as it is read where nothing is remembered."""
        loaded = load_catalog(self.root, self.day)
        order = list(loaded.catalog.practices)
        return _content(loaded.catalog), order, loaded.findings, dict(loaded.records)

    def reads_as_anew(self) -> list[str]:
        """Read, and compare; the files that were read anew."""
        found = self.read()
        taken = list(self.taken)
        assert found == self.anew()
        return taken

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace `old` in a file."""
        text = (self.root / file).read_text("utf-8")
        assert old in text
        (self.root / file).write_text(text.replace(old, new, 1), "utf-8")


def _content(catalog: Catalog) -> dict[str, Any]:
    """All but the words that only builds work out."""
    return {each.name: getattr(catalog, each.name) for each in fields(catalog) if each.compare}


def _records(kept: PackedRecords, shared: None, share: Any) -> dict[str, Practice]:
    return dict(kept.copy())


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A copy of a rich catalog, read once."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "catalog"
    shutil.copytree(CASES / "good-full", root)
    made = Shelf(root, monkeypatch)
    assert made.reads_as_anew() == [OKNO, ZAYAVKI]
    return made


@pytest.mark.parametrize("name", NAMES)
def test_what_has_been_read_is_not_read_again(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catalog, findings and records are the same, and no file was read anew for them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Shelf(CASES / name, monkeypatch)
    made.reads_as_anew()
    assert made.laid
    assert made.reads_as_anew() == []
    assert not made.laid


def swap(root: Path) -> None:
    """Each practice takes the other's bytes."""
    one, other = (root / OKNO).read_bytes(), (root / ZAYAVKI).read_bytes()
    (root / OKNO).write_bytes(other)
    (root / ZAYAVKI).write_bytes(one)


def replaced(old: str, new: str, file: str = OKNO) -> Callable[[Path], None]:
    """Puts other words into a file."""

    def change(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


def link(root: Path) -> None:
    """A practice becomes a link."""
    (root / OKNO).unlink()
    (root / OKNO).symlink_to("zayavki.yml")


def pipe(root: Path) -> None:
    """A practice becomes a pipe."""
    (root / OKNO).unlink()
    os.mkfifo(root / OKNO)


BOTH = [OKNO, ZAYAVKI]
CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a text": (replaced("Открыли центр", "Открыли один центр"), [OKNO]),
    "lines move": (replaced("title:", "# Правка\n\ntitle:"), [OKNO]),
    "a broken text": (replaced("title:", "title: ["), [OKNO]),
    "an unknown field": (replaced("title:", "titel:"), [OKNO]),
    "not in UTF-8": (lambda root: (root / OKNO).write_bytes("title: Щ".encode("cp1251")), [OKNO]),
    "an empty file": (lambda root: (root / OKNO).write_bytes(b""), [OKNO]),
    "one for the other": (swap, BOTH),
    "touched only": (lambda root: os.utime(root / OKNO, (1, 1)), []),
    "a removed one": (lambda root: (root / ZAYAVKI).unlink(), [OKNO]),
    "a new one": (
        lambda root: shutil.copyfile(root / OKNO, root / "practices/nizhny/novaya.yml"),
        ["practices/nizhny/novaya.yml", *BOTH],
    ),
    "a renamed one": (
        lambda root: (root / ZAYAVKI).rename(root / "practices/nizhny/obrascheniya.yml"),
        ["practices/nizhny/obrascheniya.yml", OKNO],
    ),
    "a link": (link, [ZAYAVKI]),
    "a pipe": (pipe, [ZAYAVKI]),
    "a second name": (lambda root: os.link(root / OKNO, root.parent / "second"), [ZAYAVKI]),
    "a vocabulary": (lambda root: (root / "practices/tools.yml").write_text("five-s: {}"), BOTH),
    "no vocabulary": (lambda root: (root / "practices/tools.yml").unlink(), BOTH),
    "a region": (replaced("joined:", "joined: 2026-01 #", "regions/nizhny/region.yml"), BOTH),
    "a comment in a region": (replaced("name:", "#\nname:", "regions/nizhny/region.yml"), BOTH),
    "municipalities": (
        lambda root: (root / "regions/nizhny/municipalities.yml").write_text("[]"),
        BOTH,
    ),
    "a broken register": (
        lambda root: (root / "regions/nizhny/certificates.yml").write_text("["),
        BOTH,
    ),
    "a closed site": (
        lambda root: (root / "regions/nizhny/sites/fabrika-bor.yml").unlink(),
        BOTH,
    ),
    "another region": (
        lambda root: shutil.copytree(root / "regions/nizhny", root / "regions/perm"),
        BOTH,
    ),
    "an outline": (
        lambda root: (root / "regions/nizhny/outline.geojson").write_text('{"type": "Point"}'),
        [],
    ),
    "a stranger": (lambda root: (root / "practices/nizhny/notes.txt").write_text("x"), []),
}
"""What is done to the catalog, and which files are read anew then."""


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_read_as_if_nothing_were_remembered(shelf: Shelf, change: str) -> None:
    """The catalog, the findings with their places and the records are those of the files as they
    are now, and what has not changed is not read; all is remembered then."""
    do, anew = CHANGES[change]
    do(shelf.root)
    assert shelf.reads_as_anew() == sorted(anew)
    assert shelf.reads_as_anew() == []


def test_what_may_not_be_read_is_tried_each_time(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that the system does not give out is a finding, and is read when it does again."""

    def given(root: Path, file: str, at_most: int) -> bytes:
        if file in refused:
            raise NotReadable(codes.CANNOT_READ, reason="нет права читать", reason_en="denied")
        return read_bytes(root, file, at_most)

    monkeypatch.setattr(opened_files, "read_bytes", given)
    refused = [OKNO]
    assert shelf.reads_as_anew() == [OKNO]
    assert shelf.reads_as_anew() == [OKNO]
    refused.clear()
    assert shelf.reads_as_anew() == [OKNO]
    refused.append("regions/nizhny/region.yml")
    assert shelf.reads_as_anew() == BOTH
    assert shelf.laid


def test_another_day_is_another_reading(shelf: Shelf) -> None:
    """What is right today may be stale on another day, and the other way round."""
    shelf.day = dt.date(2031, 1, 1)
    assert shelf.reads_as_anew() == BOTH
    shelf.day = TODAY
    assert shelf.reads_as_anew() == BOTH


def test_another_program_reads_anew(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules of another version may judge otherwise, other libraries read otherwise."""
    package = shelf.root.parent / "package"
    package.mkdir()
    rule = package / "rule.py"
    rule.write_text("1")
    monkeypatch.setattr(program, "PACKAGE", package)
    assert shelf.reads_as_anew() == BOTH
    assert shelf.reads_as_anew() == []
    rule.write_text("2")
    program._word.cache_clear()
    assert shelf.reads_as_anew() == BOTH
    versions = [*program.versions(), "pydantic-9.0.dist-info"]
    monkeypatch.setattr(program, "versions", lambda: versions)
    program._word.cache_clear()
    assert shelf.reads_as_anew() == BOTH
    program._word.cache_clear()


STEPS: dict[str, Callable[[Path], object]] = {
    "text": replaced("Открыли", "Открыли и открыли"),
    "break": lambda root: (root / OKNO).write_text("title: ["),
    "mend": lambda root: shutil.copyfile(CASES / "good-full" / OKNO, root / OKNO),
    "swap": swap,
    "add": lambda root: shutil.copyfile(root / OKNO, root / "practices/nizhny/novaya.yml"),
    "remove": lambda root: (root / "practices/nizhny/novaya.yml").unlink(missing_ok=True),
    "region": replaced("name:", "#\nname:", "regions/nizhny/region.yml"),
    "vocabulary": lambda root: shutil.copyfile(
        CASES / "bad-references/practices/spheres.yml", root / "practices/spheres.yml"
    ),
}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=6), st.integers(1, 3))
def test_any_row_of_edits_is_read_as_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], run: int
) -> None:
    """After each of some edits the catalog is as if it were read for the first time, however many
    files are packed together."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("edits")
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setattr(readings, "RUN", run)
        root = folder / "catalog"
        shutil.copytree(CASES / "good-full", root)
        made = Shelf(root, patch)
        made.reads_as_anew()
        words = {made.said: made.cards}
        for step in steps:
            if step == "text" and "Открыли" not in (root / OKNO).read_text("utf-8"):
                continue
            STEPS[step](root)
            made.reads_as_anew()
            assert made.word
            assert words.setdefault(made.said, made.cards) == made.cards
        assert len(set(map(tuple, words.values()))) == len(words)


def test_the_words_of_a_catalog_tell_of_its_cards(shelf: Shelf) -> None:
    """The one is another where lasting facts are others, that of a practice where its uptake is, be
    it for a line in another file only; none is after an edit that no card tells of."""
    first, uptakes = shelf.word, shelf.uptakes
    assert first
    assert list(uptakes) == ["nizhny/okno", "nizhny/zayavki"]
    shelf.edit(OKNO, "Открыли центр", "Открыли один центр")
    shelf.read()
    assert (shelf.word, shelf.uptakes) == (first, uptakes)
    shelf.edit(OKNO, "since: 2021-03", "since: 2021-04")
    shelf.reads_as_anew()
    now = shelf.uptakes
    assert shelf.word == first
    assert [key for key in now if now[key] != uptakes[key]] == ["nizhny/okno"]
    # It names a practice that rests in the archive: its condition tells the line.
    shelf.edit(OKNO, "related: [nizhny/zayavki]", "related:\n  - nizhny/zayavki")
    shelf.reads_as_anew()
    assert (shelf.word, shelf.uptakes) != (first, now)
    shelf.edit(OKNO, "title: ", "title: Самое ")
    shelf.reads_as_anew()
    assert shelf.word != first


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_damage_is_as_good_as_nothing(shelf: Shelf, data: st.DataObject) -> None:
    """Whatever happens to a remembered file, the catalog is right, and remembered again."""
    file = data.draw(st.sampled_from(sorted(shelf.place.iterdir())))
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damage = data.draw(st.sampled_from(["cut", "flip", "more", "gone", "foreign"]))
    if damage == "cut":
        file.write_bytes(whole[:at])
    elif damage == "flip":
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
    elif damage == "more":
        file.write_bytes(whole + whole[at:])
    elif damage == "gone":
        file.unlink()
    else:
        file.write_bytes(data.draw(st.binary(max_size=200)))
    taken = shelf.reads_as_anew()
    assert shelf.laid or taken == BOTH
    assert shelf.reads_as_anew() == []
    assert not shelf.laid


def test_volumes_are_not_mistaken_for_each_other(shelf: Shelf) -> None:
    """One in the place of another is none."""
    names = sorted(shelf.place.iterdir())
    one, other = (name.read_bytes() for name in names)
    names[0].write_bytes(other)
    names[1].write_bytes(one)
    assert shelf.reads_as_anew() == BOTH
    assert shelf.laid


@pytest.mark.usefixtures("may_fork")
def test_workers_remember_each_its_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forked workers give the same catalog, and take what they have remembered."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "catalog"
    shutil.copytree(CASES / "good-full", root)
    for number in range(40):
        shutil.copyfile(root / OKNO, root / f"practices/nizhny/okno-{number}.yml")
    made = Shelf(root, monkeypatch)
    made.jobs = 2
    made.reads_as_anew()
    assert len(list(made.place.iterdir())) == 3

    def refused(*given: Any) -> Any:
        raise AssertionError(given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readings, "take_one", refused)
        made.reads_as_anew()
    made.edit("practices/nizhny/okno-7.yml", "Открыли центр", "Открыли два центра")
    made.reads_as_anew()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readings, "take_one", refused)
        made.reads_as_anew()


def test_remembered_records_stay_packed(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody unpacks a record that nobody asks for; then it is like any other, even if it has been
    forgotten meanwhile."""
    unpacked: list[bytes] = []

    def watched(data: bytes) -> Any:
        unpacked.append(data)
        return packing.unpacked(data)

    monkeypatch.setattr(keeping, "unpacked", watched)
    ready = Readings(shelf.root, TODAY, keeps=False)
    ground = ready.ground()
    kept, _ = ready.share(ground, ground.practices, PackedRecords())
    assert list(kept) == ["nizhny/okno", "nizhny/zayavki"]
    assert not unpacked
    forget(shelf.root)  # what is open stays
    assert isinstance(kept, PackedRecords)
    twin, records = kept.copy(), load_catalog(shelf.root, TODAY).records
    assert kept.pop("nizhny/okno") == records["nizhny/okno"]
    assert list(kept) == ["nizhny/zayavki"]
    assert len(unpacked) == 1
    assert dict(twin) == records


def test_who_only_looks_takes_what_is_remembered_and_leaves_it(shelf: Shelf) -> None:
    """`atlas check` finds what a reading from nothing finds, and writes nothing."""
    shelf.edit(OKNO, "title:", "titel:")
    before = {file.name: file.read_bytes() for file in shelf.place.iterdir()}
    shelf.taken.clear()
    assert survey(shelf.root, TODAY, 1).findings == load_catalog(shelf.root, TODAY).findings
    assert shelf.taken == [OKNO]
    assert {file.name: file.read_bytes() for file in shelf.place.iterdir()} == before


def test_what_is_remembered_is_the_users_own(shelf: Shelf) -> None:
    """Nobody else may look into it, since catalogs hold drafts."""
    assert stat.S_IMODE(shelf.place.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in shelf.place.iterdir()} == {0o600}


def test_old_things_go(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the last reading of a catalog has not used is deleted, and so are the catalogs that
    nobody has read for long; what somebody may be writing stays."""
    place, others = shelf.place, shelf.place.parent
    used = {file.name for file in place.iterdir()}
    (place / "old").write_bytes(b"old")
    (place / ".young").write_bytes(b"")
    (place / ".abandoned").write_bytes(b"")
    long_ago = time.time() - 2 * readings.ABANDONED
    os.utime(place / ".abandoned", (long_ago, long_ago))
    for number in range(readings.KEPT):
        (others / f"{number}").mkdir()
        os.utime(others / f"{number}", (number, number))
    shelf.read()
    assert {file.name for file in place.iterdir()} == used | {".young"}
    left = {other.name for other in others.iterdir()}
    assert left == {place.name, *map(str, range(1, readings.KEPT))}


def test_a_folder_that_takes_nothing_hinders_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be written, everything is read each time."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "cache").write_text("a file")
    made = Shelf(CASES / "good-full", monkeypatch)
    assert made.reads_as_anew() == BOTH
    assert made.reads_as_anew() == BOTH


def test_reading_is_of_one_state_of_a_file(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that changes while it is read is remembered as what was read of it, not as what it
    has become."""
    old = (shelf.root / OKNO).read_text("utf-8").replace("Открыли центр", "Открыли <b>центр</b>")
    (shelf.root / OKNO).write_text(old, "utf-8")

    def overtaken(ground: Groundwork, opened: Opened) -> Any:
        (shelf.root / OKNO).write_text(old.replace("Открыли", "\n  Потом открыли"), "utf-8")
        return take_one(ground, opened)

    with monkeypatch.context() as patch:
        patch.setattr(readings, "take_one", overtaken)
        shelf.read()
    assert shelf.reads_as_anew() == [OKNO]
    (shelf.root / OKNO).write_text(old, "utf-8")
    shelf.reads_as_anew()


def test_forgotten_catalogs_are_read_anew(shelf: Shelf) -> None:
    """Nothing is left of what was remembered; to forget twice is as good."""
    forget(shelf.root)
    forget(shelf.root)
    assert shelf.reads_as_anew() == BOTH


def test_a_fresh_build_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`atlas build --fresh` believes nothing that is remembered; it is remembered again."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    project = copied_project(tmp_path / "project", CASES / "ten-mistakes")
    made = Shelf(project, monkeypatch)

    def read(*, fresh: bool) -> tuple[list[Finding], int]:
        made.taken.clear()
        built = build(Wish(project, out=tmp_path / "site", today=TODAY, jobs=1, fresh=fresh))
        assert built.out is None
        return built.findings, len(made.taken)

    said, first = read(fresh=False)
    assert first > 0
    assert read(fresh=False) == (said, 0)
    assert read(fresh=True) == (said, first)
    assert read(fresh=False) == (said, 0)
