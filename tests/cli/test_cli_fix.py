"""`atlas fix`: what it changes, what it says, and `--check`, which changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli.main import app

GOOD = Path(__file__).parents[1] / "cases" / "good-full"
PRACTICE = "practices/nizhny/zayavki.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A good catalog with two careless files."""
    folder = tmp_path / "catalog"
    shutil.copytree(GOOD, folder, ignore=shutil.ignore_patterns("expected.txt"))
    run("fix", "--root", folder)
    for name in (PRACTICE, "regions/nizhny/region.yml"):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + "# хвост\n\n", encoding="utf-8")
    return folder


def run(*arguments: object) -> Result:
    """Run the program."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_everything_is_mended_and_told(root: Path) -> None:
    """Each file by its name with what was done to it; a second run has nothing to do."""
    done = run("fix", "--root", root)
    assert done.exit_code == 0
    assert f"{PRACTICE}\n  файл кончается" in done.stdout
    assert "Исправлено файлов: 2." in done.stdout
    assert run("fix", "--root", root).stdout == "Исправлять нечего.\n"


def test_check_changes_nothing_and_fails(root: Path) -> None:
    """For CI: exit code 1 where there is something to do, 0 where not."""
    before = (root / PRACTICE).read_bytes()
    done = run("fix", "--check", "--root", root)
    assert done.exit_code == 1
    assert "Поменялось бы файлов: 2" in done.stdout
    assert (root / PRACTICE).read_bytes() == before
    run("fix", "--root", root)
    assert run("fix", "--check", "--root", root).exit_code == 0


@pytest.mark.parametrize("named", [PRACTICE, "practices", "practices/nizhny"])
def test_only_what_is_named_is_mended(root: Path, named: str) -> None:
    """A file or a folder; the others stay careless."""
    before = (root / "regions/nizhny/region.yml").read_bytes()
    assert "Исправлено файлов: 1." in run("fix", root / named, "--root", root).stdout
    assert (root / "regions/nizhny/region.yml").read_bytes() == before


def test_a_path_that_is_none_of_the_catalogs_is_refused(root: Path, tmp_path: Path) -> None:
    """A slip in a path must not look like a file in good order."""
    for path in (root / "practices/nizhny/no-such.yml", tmp_path):
        done = run("fix", path, "--root", root)
        assert done.exit_code == 2
        assert done.stderr.startswith("atlas: ")


def test_errors_that_need_a_person_are_counted(root: Path) -> None:
    """What could not be mended is not passed over in silence."""
    with (root / PRACTICE).open("a", encoding="utf-8") as stream:
        stream.write("finished: весной\nlesons: Начните с малого.\n")
    done = run("fix", "--root", root)
    assert "lesons → lessons" in done.stdout
    assert "Ошибок, в которых нужен человек: 1." in done.stdout
    assert "lessons: Начните с малого." in (root / PRACTICE).read_text(encoding="utf-8")
    assert run("fix", "--root", root).stdout == (
        "Сам исправить ничего не могу.\n"
        "Ошибок, в которых нужен человек: 1. Покажет их atlas check.\n"
    )


@pytest.mark.parametrize("link", ["schema", "schema/ids.json"])
def test_nothing_outside_is_written_to(root: Path, tmp_path: Path, link: str) -> None:
    """Where what editors offer is a link, what it leads to stays as it was."""
    away = tmp_path / "away"
    away.mkdir()
    (away / "ids.json").write_text("{}", encoding="utf-8")
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(away if link == "schema" else away / "ids.json")
    assert run("fix", "--root", root).exit_code == 0
    assert (away / "ids.json").read_text(encoding="utf-8") == "{}"
    assert [path.name for path in away.iterdir()] == ["ids.json"]


def test_the_ids_that_editors_offer_are_brought_up_to_date(root: Path) -> None:
    """Where the project has schemas, a new municipality is offered after `atlas fix`; a named file
    leaves them alone, `--check` only says so."""
    run("fix", "--root", root)
    run("schema", "--root", root, "--out", root / "schema")
    file = root / "schema/ids.json"
    fresh = file.read_bytes()
    file.write_bytes(fresh.replace(b"nizhny", b"nizhniy"))
    run("fix", root / PRACTICE, "--root", root)
    assert file.read_bytes() != fresh
    checked = run("fix", "--check", "--root", root)
    assert (checked.exit_code, "schema/ids.json" in checked.stdout) == (1, True)
    assert file.read_bytes() != fresh
    assert "schema/ids.json\n  подсказки редакторов" in run("fix", "--root", root).stdout
    assert file.read_bytes() == fresh
    assert run("fix", "--root", root).stdout == "Исправлять нечего.\n"
