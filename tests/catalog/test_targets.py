"""Who has met a duty, who has not, and since when: hand-worked examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_catalog import (
    TODAY,
    catalog,
    certificate,
    day,
    merged,
    municipality,
    practice,
    region,
    site,
)

from generator.catalog import load_catalog
from generator.catalog.entries import CertificateEntry, RegionEntry
from generator.catalog.targets import Part, Progress, Targets, TargetStanding

EXEMPLARS: dict[str, Any] = {
    "metric": "exemplary-institutions",
    "at_least": 1,
    "per": "municipality",
    "from": 2023,
    "by": 2023,
}
THREE = (region(), municipality("bor"), municipality("vyksa"), municipality("arzamas"))


def judged(target: dict[str, Any], *entries: object, today: str = "2026-11-22") -> TargetStanding:
    """How the region stands with `target` on a day."""
    passport = region(targets=[target], **_given(entries))
    others = (entry for entry in entries if not isinstance(entry, RegionEntry))
    [found] = Targets(catalog(passport, *others, today=day(today))).of("nizhny")
    return found


def _given(entries: tuple[object, ...]) -> dict[str, Any]:
    """The threshold of the region among `entries`, if it has one."""
    given = next(entry for entry in entries if isinstance(entry, RegionEntry))
    limit = given.record.replication_threshold
    return {"replication_threshold": limit} if limit else {}


def exemplar(number: str, place: str | None, issued: str, **fields: Any) -> CertificateEntry:
    """A certificate of a school in `place`."""
    holder = {"organisation": "Школа", **({"municipality": place} if place else {})}
    return certificate(number, holder=holder, issued=issued, **fields)


def states(found: TargetStanding) -> dict[str, str]:
    """The state of each, by short name."""
    return {part.owner.rpartition("/")[2]: part.state.value for part in found.parts}


def part(found: TargetStanding, owner: str) -> Part:
    """What became of one."""
    one = found.part(f"nizhny/{owner}")
    assert one is not None
    return one


def test_one_exemplar_in_each_municipality_in_2023() -> None:
    """The Bor got one in May 2023; Vyksa in January 2024, too late; Arzamas in 2022, too early."""
    found = judged(
        EXEMPLARS,
        *THREE,
        exemplar("1", "bor", "2023-05-12"),
        exemplar("2", "vyksa", "2024-01-10"),
        exemplar("3", "arzamas", "2022-12-31"),
    )
    assert states(found) == {"bor": "met", "vyksa": "not-met", "arzamas": "not-met"}
    assert part(found, "bor").since == "2023-05-12"
    assert [found.number(state) for state in Progress] == [1, 0, 2]


def test_while_the_term_runs_nobody_has_missed_it() -> None:
    """On 31 December 2023 the year is not over; on 1 January 2024 it is."""
    one = exemplar("1", "bor", "2023-05-12")
    assert states(judged(EXEMPLARS, *THREE, one, today="2023-12-31"))["vyksa"] == "underway"
    assert states(judged(EXEMPLARS, *THREE, one, today="2024-01-01"))["vyksa"] == "not-met"


@pytest.mark.parametrize("metric", ["projects", "people-trained", "processes-improved"])
def test_what_the_catalog_keeps_no_records_of_is_not_missed(metric: str) -> None:
    """Of projects there are no names: no data, and nobody in any state."""
    found = judged({**EXEMPLARS, "metric": metric}, *THREE, exemplar("1", "bor", "2023-05-12"))
    assert (found.known, found.parts) == (False, ())


def test_an_empty_register_is_no_data_either() -> None:
    """Nobody has told of any exemplar of 2023, so nobody is said to have none."""
    assert not judged(EXEMPLARS, *THREE).known
    assert not judged(EXEMPLARS, *THREE, exemplar("1", "bor", "2024")).known


def test_record_without_a_place_is_told_apart() -> None:
    """A certificate that names no municipality counts for none, but is not hidden."""
    found = judged(EXEMPLARS, *THREE, exemplar("1", None, "2023"), exemplar("2", "bor", "2023"))
    assert (states(found)["bor"], found.unplaced) == ("met", 1)
    alone = judged(EXEMPLARS, *THREE, exemplar("1", None, "2023"))
    assert (alone.known, alone.unplaced) == (False, 1)


def test_certificate_that_did_not_last_to_the_end_does_not_count() -> None:
    """Revoked in December 2023: at the end of the year there was none. Revoked in 2024: there was.
    One that replaces another counts once."""
    gone = {"state": "revoked", "reason": "…"}
    found = judged(
        {**EXEMPLARS, "at_least": 2},
        *THREE,
        exemplar("1", "bor", "2023-05", status={**gone, "since": "2023-12-01"}),
        exemplar("2", "bor", "2023-06"),
        exemplar("3", "vyksa", "2023-05", status={**gone, "since": "2024-02"}),
        exemplar("4", "vyksa", "2023-06"),
        exemplar("5", "arzamas", "2023-05"),
        exemplar("6", "arzamas", "2023-06", replaces="5"),
    )
    assert states(found) == {"bor": "not-met", "vyksa": "met", "arzamas": "not-met"}
    assert part(found, "vyksa").since == "2023-06"
    assert part(found, "bor").count == 1


TAKEN: dict[str, Any] = {
    "metric": "replicated-projects",
    "at_least": 1,
    "per": "municipality",
    "every": "quarter",
    "from": "2026-01",
}


def took(name: str, *dates: tuple[str, str]) -> object:
    """A practice that municipalities took over on dates."""
    return practice(
        f"nizhny/{name}",
        replications=[{"municipality": place, "since": since} for place, since in dates],
    )


def test_one_a_quarter_in_each() -> None:
    """On 22 November 2026 three quarters are over. The Bor kept I, II and III and IV already: since
    1 January. Vyksa kept I and III, IV is open: since 1 July, two of three. Arzamas kept II."""
    found = judged(
        TAKEN,
        *THREE,
        took("a", ("bor", "2026-02-01"), ("vyksa", "2026-03-31")),
        took("b", ("bor", "2026-04-01"), ("arzamas", "2026-06")),
        took("c", ("bor", "2026-07-15"), ("vyksa", "2026-09-30")),
        took("d", ("bor", "2026-10-05")),
    )
    assert part(found, "bor") == Part("nizhny/bor", Progress.MET, 1, "2026-01-01", 3, 3)
    assert part(found, "vyksa") == Part("nizhny/vyksa", Progress.UNDERWAY, 0, "2026-07-01", 2, 3)
    assert part(found, "arzamas") == Part("nizhny/arzamas", Progress.UNDERWAY, 0, None, 1, 3)
    assert found.begins == day("2026-01-01")


def test_date_that_may_lie_outside_a_quarter_proves_nothing() -> None:
    """«2026» may mean any quarter: it counts for the year, and for no quarter."""
    yearly = {**TAKEN, "every": "year"}
    rough = took("a", ("bor", "2026"))
    assert states(judged(yearly, *THREE, rough))["bor"] == "met"
    assert not judged(TAKEN, *THREE, rough).known


def test_without_a_beginning_the_first_record_is_taken_for_it() -> None:
    """The source does not say from which quarter: the first one told of is in 2026's second."""
    target = {key: value for key, value in TAKEN.items() if key != "from"}
    found = judged(target, *THREE, took("a", ("bor", "2026-05-10")))
    assert (found.begins, found.assumed) == (day("2026-04-01"), True)
    assert part(found, "bor").closed == 2


def test_duty_of_the_whole_region_without_dates() -> None:
    """At least two open sites; a planned one is none, and dates are not asked for."""
    target = {"metric": "training-sites", "at_least": 2, "per": "region", "by": "2026-12"}
    one, two = site("a"), site("b", municipality="vyksa")
    planned = site("c", status="planned")
    found = judged(target, *THREE, one, planned)
    assert [(p.owner, p.state.value, p.count) for p in found.parts] == [("nizhny", "underway", 1)]
    [done] = judged(target, *THREE, one, two, planned).parts
    assert (done.state, done.count, done.since) == (Progress.MET, 2, None)
    dated = (site("a", opened="2022"), site("b", opened="2023-05"))
    [done] = judged(target, *THREE, *dated).parts
    assert done.since == "2023-05"


def test_scaled_practices_count_from_the_day_of_the_threshold() -> None:
    """Threshold two: passed with Vyksa in March 2026."""
    target = {"metric": "scaled-practices", "at_least": 1, "per": "region", "from": "2026"}
    grown = took("a", ("bor", "2025-02-01"), ("vyksa", "2026-03-01"))
    [done] = judged(target, region(replication_threshold=2), *THREE[1:], grown).parts
    assert (done.state, done.since) == (Progress.MET, "2026-03-01")


def test_merged_municipalities_count_once_for_their_successor() -> None:
    """Both parts took the practice: one deed, by the earlier date. A duty that ended before the
    merger bound both, each by itself."""
    city, kstovo = municipality("nizhniy"), merged("kstovskiy", "nizhniy", "2025-04-04")
    both = took("a", ("nizhniy", "2026-02-01"), ("kstovskiy", "2024-03-01"))
    ever = {"metric": "replicated-projects", "at_least": 1, "per": "municipality"}
    found = judged(ever, region(), city, kstovo, both)
    assert states(found) == {"nizhniy": "met"}
    assert (part(found, "nizhniy").count, part(found, "nizhniy").since) == (1, "2024-03-01")
    old = judged(EXEMPLARS, region(), city, kstovo, exemplar("1", "kstovskiy", "2023-05"))
    assert states(old) == {"nizhniy": "not-met", "kstovskiy": "met"}


def test_duty_that_has_not_begun_is_not_judged() -> None:
    """From 2027 on."""
    later = {**EXEMPLARS, "from": 2027, "by": 2027}
    assert not judged(later, *THREE, exemplar("1", "bor", "2023")).known


def test_the_two_duties_of_chuvashia_have_no_data() -> None:
    """The project's own catalog names no exemplar of 2023 and no project: neither is missed."""
    project = load_catalog(Path(__file__).parents[2], TODAY).catalog
    found = Targets(project).of("chuvashia")
    assert [one.target.metric for one in found] == ["exemplary-institutions", "projects"]
    assert not any(one.known for one in found)
