"""Walking a catalog: what is listed, what is refused, and that nothing outside is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from tree_cases import FIELDS, PLANTED, SECRET, Planted, file

from generator.findings import Severity
from generator.reading import Kind, read_document, walk
from generator.reading.walking import entry_at

GOOD = "practices/nizhny/a.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog with one practice."""
    file(GOOD)(tmp_path)
    return tmp_path


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.name)
def test_planted_thing_gives_its_findings(root: Path, planted: Planted) -> None:
    """Whatever is planted beside a good file gives its findings; the good file is listed still."""
    planted.plant(root)
    tree = walk(root)
    said = [(f.code.id, f.file, f"{f.message()} | {f.hint()}") for f in tree.findings]
    assert [(code, path) for code, path, _ in said] == [
        (code, path) for code, path, _ in planted.findings
    ], said
    for (_, _, words), (_, _, piece) in zip(said, planted.findings, strict=True):
        assert piece in words
        assert words.isprintable()
    entries = [f"{e.file} {e.kind} {e.id}" for e in tree.entries]
    assert entries == sorted([f"{GOOD} practice nizhny/a", *planted.entries])


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.name)
def test_nothing_planted_leaks(root: Path, planted: Planted) -> None:
    """Reading all entries never gives what lies outside, and findings can be written as UTF-8."""
    planted.plant(root)
    tree = walk(root)
    for entry in tree.entries:
        assert SECRET not in str(read_document(root, entry.file, entry.kind).value)
    for finding in tree.findings:
        assert (finding.file + finding.message() + finding.message("en")).encode()


def test_order_is_that_of_the_paths(root: Path) -> None:
    """Entries come sorted by their paths, whatever order the disk has."""
    for name in ("z", "b10", "b9", "b", "b-c"):
        file(f"practices/nizhny/{name}.yml")(root)
        file(f"practices/{name}/x.yml")(root)
    files = [entry.file for entry in walk(root).entries]
    assert files == sorted(files)
    assert len(files) == 11


CATALOGS = sorted(Path(__file__).parents[1].glob("cases/*/regions"))


@pytest.mark.parametrize("regions", CATALOGS, ids=lambda regions: str(regions.parent.name))
def test_a_path_alone_tells_what_it_stands_for(regions: Path) -> None:
    """As the walk would say if a file stood there."""
    for entry in walk(regions.parent).entries:
        assert entry_at(entry.file) == entry


@pytest.mark.parametrize(
    "file",
    [
        *("regions", "regions/nizhny", "regions/nizhny/notes.txt", "regions/Нижний/region.yml"),
        *("regions/nizhny/sites/a.yaml", "regions/nizhny/sites/.yml", "regions/nizhny/other/a.yml"),
        *("regions/nizhny/sites/b/a.yml", "practices/a.yml", "practices/nizhny/A.yml"),
        *("practices/con/a.yml", "docs/nizhny/a.yml", "../practices/nizhny/a.yml", ""),
    ],
)
def test_a_path_that_no_catalog_has_stands_for_nothing(file: str) -> None:
    """Another folder, another ending, a name that is no id."""
    assert entry_at(file) is None


def test_entries_of_one_kind(root: Path) -> None:
    """`Tree.of` gives the files of one kind."""
    file("regions/nizhny/region.yml")(root)
    assert [entry.id for entry in walk(root).of(Kind.REGION)] == ["nizhny"]
    assert list(walk(root).of(Kind.SITE)) == []


def test_nothing_but_the_two_folders_is_looked_at(root: Path) -> None:
    """Files of the project beside practices/ and regions/ are none of the catalog's business."""
    (root / "README.md").write_text(FIELDS)
    (root / "docs").mkdir()
    (root / "docs" / "x.yml").symlink_to("/etc/passwd")
    assert walk(root).findings == []


@pytest.mark.parametrize("name", ["", "nowhere", "a-file"])
def test_no_catalog_is_a_finding(tmp_path: Path, name: str) -> None:
    """A folder without practices/ and regions/, no folder, or a file: one finding, no exception."""
    (tmp_path / "a-file").write_text("x")
    tree = walk(tmp_path / name)
    assert [f.code.id for f in tree.findings] == ["R117"]
    assert tree.entries == []


def test_unreadable_folder_is_a_finding(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the disk does not give is a finding; the others are walked."""
    (root / "regions").write_text("no folder")
    tree = walk(root)
    assert [(f.code.id, f.file) for f in tree.findings] == [("R118", "regions")]
    assert [entry.file for entry in tree.entries] == [GOOD]


def test_only_hidden_files_are_mere_warnings() -> None:
    """What keeps a file out of the catalog is an error, but for files that nobody sees."""
    from generator.findings.catalogue import reading as codes

    assert codes.HIDDEN.severity is Severity.WARNING
    assert codes.NESTED_REPOSITORY.severity is Severity.ERROR
