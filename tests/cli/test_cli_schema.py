"""`atlas schema`: what it writes, what it leaves, what it says when it cannot."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from generator.cli.main import app

GOOD = Path(__file__).parents[1] / "cases" / "good-full"


def test_schemas_of_a_catalog_are_written(tmp_path: Path) -> None:
    """A new folder gets a schema for each kind of file, with the ids of that catalog."""
    out = tmp_path / "new" / "schema"
    done = CliRunner().invoke(app, ["schema", "--root", str(GOOD), "--out", str(out)])
    assert done.exit_code == 0
    ids = json.loads((out / "ids.json").read_text(encoding="utf-8"))
    assert ids["definitions"]["region"]["enum"] == ["nizhny"]
    assert "записано файлов — 10" in done.stdout


def test_files_that_are_as_they_should_be_are_not_touched(tmp_path: Path) -> None:
    """Written twice, the files keep their time, so nothing that watches them wakes up."""
    arguments = ["schema", "--root", str(GOOD), "--out", str(tmp_path)]
    CliRunner().invoke(app, arguments)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    done = CliRunner().invoke(app, arguments)
    assert "записано файлов — 0" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Exit code 2 and a sentence, no stack of Python's words."""
    (tmp_path / "schema").write_text("a file", encoding="utf-8")
    done = CliRunner().invoke(
        app, ["schema", "--root", str(GOOD), "--out", str(tmp_path / "schema")]
    )
    assert done.exit_code == 2
    assert "не получилось записать" in done.stderr


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """A file elsewhere, to which somebody has let a schema lead, stays as it was."""
    victim, out = tmp_path / "victim.txt", tmp_path / "schema"
    victim.write_text("mine", encoding="utf-8")
    out.mkdir()
    (out / "practice.json").symlink_to(victim)
    done = CliRunner().invoke(app, ["schema", "--root", str(GOOD), "--out", str(out)])
    assert done.exit_code == 0
    assert victim.read_text(encoding="utf-8") == "mine"
    assert json.loads((out / "practice.json").read_text(encoding="utf-8"))
    assert not (out / "practice.json").is_symlink()
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
