"""Health: every lack at its line, hand-worked; figures that add up; the words of checking kept."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from health_samples import FULL, OPEN_SITE, THIN, TODAY, loaded

from generator.catalog import load_catalog
from generator.catalog.checkups import Tally, age
from generator.catalog.condition import PRACTICE_QUESTIONS, REGION_QUESTIONS, SITE_QUESTIONS
from generator.catalog.condition import NeedKind as Kind
from generator.catalog.health import Health, Need, by_kind
from generator.model.practice import Practice
from generator.model.region import Region
from generator.model.site import Site

PROJECT = Path(__file__).parents[2]
CASES = sorted(path.parent for path in (PROJECT / "tests/cases").glob("*/practices"))
CATALOGS = [PROJECT, PROJECT / "generator/model/sample", *CASES]

Told = tuple[str, int, str, str]


def told(needs: list[Need]) -> list[Told]:
    """Needs in short."""
    return [(need.kind.value, need.line, need.about, need.since) for need in needs]


def of(health: Health, file: str) -> list[Told]:
    """What one file needs, in the order of kinds and lines."""
    return told([need for need in health.region("nizhny").needs if need.file == file])


def test_everything_that_a_thin_practice_lacks(tmp_path: Path) -> None:
    """Worked out by hand. Its only date of work is that of its source, June 2020, which dates what
    has no date of its own. Missing fields stand at the line before which they belong; a plan needs
    no confirmation; Kstovo merged in April 2025, so that only what began later names it in vain;
    October 2025 and twelve months end with October 2026; of the two pages that cannot be read one
    has a copy; of the two sites one is closed, of the two practices one is in the archive; and of
    the two sources none is named by the figure."""
    health = Health(loaded(tmp_path))
    assert of(health, "practices/nizhny/novaya.yml") == [
        ("no-effect", 6, "expected", "2020-06-01"),
        ("missing", 5, "problem", "2020-06-01"),
        ("missing", 5, "started", "2020-06-01"),
        ("missing", 6, "steps", "2020-06-01"),
        ("missing", 6, "resources", "2020-06-01"),
        ("missing", 23, "lessons", "2020-06-01"),
        ("missing", 23, "kit", "2020-06-01"),
        ("missing", 29, "contacts", "2020-06-01"),
        ("unconfirmed", 14, "nizhny/bor", "2021-05-01"),
        ("unconfirmed", 20, "nizhny/kstovskiy:Школа", "2026-01-01"),
        ("stale", 17, "nizhny/vyksa", "2026-11-01"),
        ("dead-reference", 20, "municipality:nizhny/kstovskiy:Школа", "2026-01-01"),
        ("dead-reference", 24, "site:nizhny/fabrika-bor", "2024-03-01"),
        ("dead-reference", 28, "practice:nizhny/staraya", "2020-06-01"),
        ("dead-reference", 30, "source:gazeta", "2020-06-01"),
        ("unchecked", 29, "", "2020-06-01"),
        ("untied-source", 30, "gazeta", ""),
        ("untied-source", 34, "sayt", ""),
        ("remark", 7, "S605:effects[0]", ""),
    ]


def test_the_other_files(tmp_path: Path) -> None:
    """A full practice, an archived one, a closed site and a full passport need nothing; a draft
    needs to be finished; a site that works stands and serves where a district is no more."""
    health = Health(loaded(tmp_path))
    for file in ("practices/nizhny/okno", "practices/nizhny/staraya", "regions/nizhny/region"):
        assert of(health, f"{file}.yml") == [], file
    assert of(health, "regions/nizhny/sites/fabrika-bor.yml") == []
    assert of(health, "practices/nizhny/chernovik.yml") == [("draft", 4, "", "")]
    assert of(health, "regions/nizhny/sites/fabrika-kstovo.yml") == [
        ("missing", 8, "address", ""),
        ("dead-reference", 3, "municipality:nizhny/kstovskiy", ""),
        ("dead-reference", 7, "municipality:nizhny/kstovskiy", ""),
    ]
    assert health.region("").matters == ()


def test_figures_by_hand(tmp_path: Path) -> None:
    """Two published practices of nine questions each, with nine answers and one: an effect that is
    only expected answers nothing. One was checked within a year. Of five adoptions (the plan is
    none) two are confirmed: one of the full practice, and that of the office in Kstovo."""
    tally = Health(loaded(tmp_path)).region("nizhny").tally
    assert tally == Tally(
        practices=2,
        complete=1,
        asked=18,
        answered=10,
        fresh=1,
        adopted=5,
        confirmed=2,
        drafts=1,
        needs=23,
    )


@pytest.mark.parametrize(
    ("checked", "today", "days"),
    [
        ("2026-11-22", TODAY, 0),
        ("2025-11-22", TODAY, 365),
        ("2026-10", TODAY, 22),
        ("2025", TODAY, 326),
        ("2026", TODAY, 0),
        (None, TODAY, None),
    ],
)
def test_age(checked: str | None, today: dt.date, days: int | None) -> None:
    """Days since the check, at the least: a month or a year counts from its last day."""
    assert age(checked, today) == days


@pytest.mark.parametrize(
    ("today", "needs"),
    [
        (dt.date(2027, 11, 1), []),
        (dt.date(2027, 11, 2), [("unchecked", 28, "2026-11-01", "2027-11-02")]),
    ],
)
def test_a_check_holds_for_a_year(tmp_path: Path, today: dt.date, needs: list[Told]) -> None:
    """The 366th day after the check is the first on which the practice asks for another."""
    found = of(Health(loaded(tmp_path, today)), "practices/nizhny/okno.yml")
    assert [need for need in found if need[0] == "unchecked"] == needs


@pytest.mark.parametrize(
    ("today", "kinds"), [(dt.date(2027, 2, 28), []), (dt.date(2027, 3, 1), ["stale"])]
)
def test_a_confirmation_holds_for_its_term(
    tmp_path: Path, today: dt.date, kinds: list[str]
) -> None:
    """Twelve months after 28 February 2026 the confirmation still holds, a day later it does not,
    and its need is dated by that day whenever it is asked for."""
    found = of(Health(loaded(tmp_path, today)), "practices/nizhny/okno.yml")
    assert [kind for kind, *_ in found] == kinds
    assert [since for *_, since in found] == ["2027-03-01"] * len(kinds)


def test_a_source_read_lately_stands_for_a_check(tmp_path: Path) -> None:
    """Where nobody says that the file was verified, the day on which a source was read counts; a
    later one of two does."""
    read = "accessed: 2024-01-10}\n  - {id: drugoy, title: Журнал, accessed: 2026-03}\n"
    text = FULL.replace("verified: 2026-11-01\n", "").replace("Газета}\n", f"Газета, {read}")
    card = loaded(tmp_path, okno=text).practices["nizhny/okno"]
    assert card.condition.checked == "2026-03"
    assert card.condition.touched == "2026-03-01"


def test_no_effect_at_all(tmp_path: Path) -> None:
    """Without effects the need stands where they belong, and is told once."""
    start, end = FULL.index("effects:"), FULL.index("replications:")
    health = Health(loaded(tmp_path, okno=FULL[:start] + FULL[end:]))
    assert ("no-effect", 11, "", "2026-11-01") in of(health, "practices/nizhny/okno.yml")
    (one,) = [c for c in health.region("nizhny").checkups if c.practice.id == "nizhny/okno"]
    assert (one.answered, one.complete, one.fresh, one.age) == (8, False, True, 21)


def test_ids_outlive_moved_lines_and_later_days(tmp_path: Path) -> None:
    """A comment above and a year that passes leave every id as it is; the lines move."""
    before = Health(loaded(tmp_path / "a")).region("nizhny")
    moved = Health(
        loaded(tmp_path / "b", dt.date(2027, 1, 15), novaya=f"# примечание\n{THIN}")
    ).region("nizhny")
    thin = "practices/nizhny/novaya.yml"
    old = {need.id: need.line for need in before.needs if need.file == thin}
    new = {need.id: need.line for need in moved.needs if need.file == thin}
    assert new == {identity: line + 1 for identity, line in old.items()}


def test_closed_and_planned_sites_are_asked_less(tmp_path: Path) -> None:
    """A planned site is not asked when it opened, a closed one nothing at all."""
    text = OPEN_SITE.replace("opened: 2020\n", "")
    for status, missing in (("open", ["opened", "address"]), ("planned", ["address"])):
        changed = {"fabrika-kstovo": f"{text}status: {status}\n"}
        found = of(
            Health(loaded(tmp_path / status, TODAY, **changed)),
            "regions/nizhny/sites/fabrika-kstovo.yml",
        )
        assert [about for kind, _, about, _ in found if kind == "missing"] == missing


def test_questions_are_fields() -> None:
    """Completeness asks for fields that the models have, each once."""
    for questions, model in (
        (PRACTICE_QUESTIONS, Practice),
        (SITE_QUESTIONS, Site),
        (REGION_QUESTIONS, Region),
    ):
        assert set(questions) <= set(model.model_fields)
        assert len(set(questions)) == len(questions)


@pytest.mark.parametrize("root", CATALOGS, ids=lambda root: root.name)
def test_every_need_points_to_a_line(root: Path) -> None:
    """In every catalog at hand, good or bad: the file is there and has the line, ids do not repeat,
    and what a field's line is for stands in that line or belongs before it."""
    health = Health(load_catalog(root, TODAY).catalog)
    needs = [n for one in (*health.regions(), health.region("")) for n in one.needs]
    for need in needs:
        path = root / need.file
        lines = path.read_bytes().splitlines() if path.is_file() else [b""]
        assert 1 <= need.line <= max(1, len(lines)), need
    assert [i for i, n in Counter(need.id for need in needs).items() if n > 1] == []


@pytest.mark.parametrize("root", CATALOGS, ids=lambda root: root.name)
def test_figures_add_up(root: Path) -> None:
    """The whole is the sum of its regions and of what stands outside of them; a region's needs are
    those of its kinds, and of its entries; no part is larger than its whole."""
    health = Health(load_catalog(root, TODAY).catalog)
    parts = [*health.regions(), health.region("")]
    total = health.everywhere()
    assert total.needs == sum(len(list(one.needs)) for one in parts)
    assert total.practices == sum(len(one.checkups) for one in parts)
    for one in parts:
        assert sum(one.counts.values()) == one.tally.needs
        assert [m for group in by_kind(one.matters).values() for m in group] == list(one.matters)
        by_file = Counter(need.file for need in one.needs)
        assert all(c.needs == by_file[c.practice.file] for c in one.checkups)
        figures = one.tally
        assert figures.complete <= figures.practices >= figures.fresh
        assert figures.answered <= figures.asked == 9 * figures.practices
        assert figures.confirmed <= figures.adopted


@pytest.mark.parametrize("root", CATALOGS, ids=lambda root: root.name)
def test_health_says_what_checking_says(root: Path) -> None:
    """Each error and warning of `atlas check` is a need at the same place, and no other is; of its
    notes only those on sources that prove nothing are, and they only where facts are kept up."""
    loaded_ = load_catalog(root, TODAY)
    health = Health(loaded_.catalog)
    needs = [n for one in (*health.regions(), health.region("")) for n in one.needs]
    unkept = {c.file for c in loaded_.catalog.practices.values() if c.status != "published"}
    said = [(f.code.id, f.file, f.line, f.message()) for f in loaded_.findings]
    due = [
        place
        for place, f in zip(said, loaded_.findings, strict=True)
        if f.severity.value != "info" or (f.code.id == "S602" and f.file not in unkept)
    ]
    kept = [(n.finding.code.id, n.file, n.line, n.finding.message()) for n in needs if n.finding]
    assert sorted(kept) == sorted(due)
    assert all(n.finding is not None for n in needs if n.kind in (Kind.REMARK, Kind.UNTIED_SOURCE))
