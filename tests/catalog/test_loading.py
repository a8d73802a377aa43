"""From a folder to a catalog: the same whatever the order, the slices, or the broken files."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import fields
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog, assemble, lay_groundwork, load_catalog, take
from generator.catalog import loading as loading_module
from generator.findings import Finding
from generator.reading import Kind, Tree, walk

TODAY = dt.date(2026, 11, 22)
CASES = Path(__file__).parent.parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/expected.txt"))
RICH = ["bad-references", "bad-aliases", "bad-replications", "good-full", "ten-mistakes"]


def whole(name: str) -> tuple[Catalog, list[Finding]]:
    """A case, read in one piece."""
    loaded = load_catalog(CASES / name, TODAY)
    return loaded.catalog, loaded.findings


def content(catalog: Catalog) -> dict[str, object]:
    """All that the catalog holds, field by field."""
    return {field.name: getattr(catalog, field.name) for field in fields(catalog)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(RICH), st.data())
def test_slices_make_the_same_catalog(name: str, data: st.DataObject) -> None:
    """Practices taken in any slices, assembled in any order, give the same cards and findings."""
    ground = lay_groundwork(CASES / name, TODAY)
    slices = data.draw(
        st.lists(st.integers(0, 2), min_size=len(ground.practices), max_size=len(ground.practices))
    )
    parts = [
        take(ground, [e for e, where in zip(ground.practices, slices, strict=True) if where == n])
        for n in range(3)
    ]
    catalog, findings = assemble(ground, data.draw(st.permutations(parts)))
    expected, said = whole(name)
    assert content(catalog) == content(expected)
    assert list(catalog.practices) == list(expected.practices)
    assert findings == said


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(NAMES), st.randoms())
def test_the_order_of_files_changes_nothing(name: str, random: Random) -> None:
    """Files found in any order: same catalog, same lists, same findings."""

    def shuffled(root: Path) -> Tree:
        tree = walk(root)
        random.shuffle(tree.entries)
        return tree

    expected, said = whole(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading_module, "walk", shuffled)
        catalog, findings = whole(name)
    assert findings == said
    assert content(catalog) == content(expected)
    for lists in ("regions", "municipalities", "sites", "packages", "certificates", "spheres"):
        assert list(getattr(catalog.directory, lists)) == list(getattr(expected.directory, lists))


def test_files_written_in_another_order_are_read_in_the_same(tmp_path: Path) -> None:
    """The disk's own order is nobody's order."""
    files = sorted(path for path in (CASES / "good-full").rglob("*.*") if path.is_file())
    for file in reversed(files):
        copy = tmp_path / file.relative_to(CASES / "good-full")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    (tmp_path / "expected.txt").unlink()
    loaded, (catalog, findings) = load_catalog(tmp_path, TODAY), whole("good-full")
    assert content(loaded.catalog) == content(catalog)
    assert loaded.findings == findings


def test_loading_twice_gives_equal_catalogs() -> None:
    """Pure functions of files and a day."""
    (one, said), (other, said_again) = whole("bad-references"), whole("bad-references")
    assert content(one) == content(other)
    assert said == said_again


def test_full_records_come_with_the_catalog() -> None:
    """When everything is read in one process, the pages get the prose too."""
    loaded = load_catalog(CASES / "good-full", TODAY)
    assert set(loaded.records) == set(loaded.catalog.practices) == {"nizhny/okno", "nizhny/zayavki"}
    assert loaded.catalog.aliases == {"nizhny/edinoe-okno": "nizhny/okno"}
    assert loaded.catalog.today == TODAY


def write(root: Path, files: dict[str, str]) -> Path:
    """A catalog of these files and a sphere, a region and two municipalities."""
    own = {
        "practices/spheres.yml": "public-services: {name: Услуги}\n",
        "regions/nizhny/region.yml": 'name: Область\niso: RU-NIZ\noktmo: "22"\n',
        "regions/nizhny/municipalities.yml": "".join(
            f"- {{id: {name}, name: {name}, kind: zato, centre: {{name: а, lat: 56, lon: 44}}}}\n"
            for name in ("bor", "kstovskiy")
        ),
    }
    for name, text in {**own, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


PRACTICE = """\
title: Единое окно
summary: Жалоб стало меньше.
sphere: public-services
origin: {municipality: kstovskiy}
sources: [{id: gazeta, title: Итоги}]
effects: [{metric: Жалобы, before: 30, after: 4, source: gazeta}]
"""


def said(root: Path) -> list[tuple[str, str, int]]:
    """File name, code and line of all findings."""
    return [(Path(f.file).name, f.code.id, f.line) for f in load_catalog(root, TODAY).findings]


def test_an_unreadable_list_silences_references_into_it(tmp_path: Path) -> None:
    """A broken municipalities.yml is one mistake, not one for each practice."""
    root = write(
        tmp_path,
        {
            "practices/nizhny/okno.yml": PRACTICE,
            "regions/nizhny/municipalities.yml": "- id: bor\n  name: [\n",
        },
    )
    found = said(root)
    assert [name for name, _, _ in found] == ["municipalities.yml"]


def test_an_unusable_entry_silences_references_to_it_only(tmp_path: Path) -> None:
    """The entry's own mistake is said; whoever names it is not blamed; a stranger still is."""
    root = write(
        tmp_path,
        {
            "practices/nizhny/okno.yml": PRACTICE + "replications: [{municipality: vyksa}]\n",
            "regions/nizhny/municipalities.yml": (
                "- {id: kstovskiy, name: а, kind: gorod, centre: {name: а, lat: 56, lon: 44}}\n"
            ),
        },
    )
    assert said(root) == [("okno.yml", "C301", 7), ("municipalities.yml", "M203", 1)]


def test_an_empty_list_silences_nothing(tmp_path: Path) -> None:
    """`[]` is a list without entries and hides none."""
    root = write(
        tmp_path,
        {"practices/nizhny/okno.yml": PRACTICE, "regions/nizhny/municipalities.yml": "[]\n"},
    )
    assert said(root) == [("okno.yml", "C301", 4)]


def test_a_missing_list_silences_nothing(tmp_path: Path) -> None:
    """No tools.yml, no tools."""
    root = write(tmp_path, {"practices/nizhny/okno.yml": PRACTICE + "tools: [five-s]\n"})
    assert said(root) == [("okno.yml", "C301", 7)]


def test_a_broken_practice_is_still_there_for_others(tmp_path: Path) -> None:
    """A certificate of a practice that cannot be read is not a certificate of nobody."""
    root = write(
        tmp_path,
        {
            "practices/nizhny/okno.yml": PRACTICE.replace("title", "titel", 1),
            "regions/nizhny/certificates.yml": (
                "- {number: ОР-1, level: regional, holder: {practice: okno}, issued: 2024, "
                "issuer: а}\n"
            ),
        },
    )
    assert said(root) == [("okno.yml", "M202", 1)]


def test_rules_judge_what_is_left_of_a_broken_practice(tmp_path: Path) -> None:
    """A typo in one field does not put off an unknown reference in another to the next run, and
    nothing is said of what was only taken out."""
    text = (
        PRACTICE.replace("title: Итоги", "url: gazeta")
        + "replications:\n  - {municipality: Бор}\n  - {municipality: borr}\n"
    )
    root = write(tmp_path, {"practices/nizhny/okno.yml": text})
    assert said(root) == [
        ("okno.yml", "M212", 5),
        ("okno.yml", "M211", 8),
        ("okno.yml", "C301", 9),
    ]


def test_nothing_at_all_is_a_catalog(tmp_path: Path) -> None:
    """Empty folders give an empty catalog without errors of loading itself."""
    (tmp_path / "practices").mkdir()
    (tmp_path / "regions").mkdir()
    loaded = load_catalog(tmp_path, TODAY)
    assert dict(loaded.catalog.practices) == {}


def test_every_kind_of_file_is_read(tmp_path: Path) -> None:
    """A file that nobody reads could hold anything: garbage in any file is a finding."""
    good = CASES / "good-full"
    for entry in walk(good).entries:
        root = tmp_path / entry.file.replace("/", "_")
        shutil.copytree(good / "practices", root / "practices")
        shutil.copytree(good / "regions", root / "regions")
        (root / entry.file).write_text("{", encoding="utf-8")
        files = [f.file for f in load_catalog(root, TODAY).findings if f.severity != "info"]
        assert entry.file in files, entry.kind
    assert {entry.kind for entry in walk(good).entries} == set(Kind)
