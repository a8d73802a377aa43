"""`atlas check --changed-since`: only what a change answers for, with clear words if git fails."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from git_histories import commit, needs_git
from typer.testing import CliRunner

from generator.cli.main import app

pytestmark = needs_git

GOOD = Path(__file__).parents[1] / "cases" / "good-full"
PRACTICE = "practices/nizhny/zayavki.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog in git with an old mistake in it."""
    folder = tmp_path / "catalog"
    shutil.copytree(GOOD, folder, ignore=shutil.ignore_patterns("expected.txt"))
    (folder / PRACTICE).write_text(
        (folder / PRACTICE).read_text(encoding="utf-8") + "vazhno: да\n", encoding="utf-8"
    )
    commit(folder, "base")
    return folder


def test_an_old_mistake_does_not_fail_a_change(root: Path) -> None:
    """Exit code 0; that there are others is said beside the report, which stays clean JSON."""
    done = CliRunner().invoke(
        app, ["check", "--root", str(root), "--changed-since", "base", "--format", "json"]
    )
    assert done.exit_code == 0
    assert json.loads(done.stdout)["counts"]["error"] == 0
    assert "не имеет отношения: 1" in done.stderr


def test_a_new_mistake_fails_it(root: Path) -> None:
    """Exit code 1 and only the change's own findings."""
    region = root / "regions/nizhny/region.yml"
    region.write_text(region.read_text(encoding="utf-8") + "novoe: да\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["check", "--root", str(root), "--changed-since", "base"])
    assert done.exit_code == 1
    assert "regions/nizhny/region.yml" in done.stdout
    assert PRACTICE not in done.stdout


@pytest.mark.parametrize("revision", ["--upload-pack=/bin/true", "no-such-branch", ""])
def test_a_revision_that_is_none_is_refused(root: Path, revision: str) -> None:
    """Exit code 2: not analysed is not the same as nothing found."""
    done = CliRunner().invoke(app, ["check", "--root", str(root), f"--changed-since={revision}"])
    assert done.exit_code == 2
    assert done.stderr.startswith("atlas: ")
    assert done.stdout == ""


def test_a_copy_without_history_is_refused(tmp_path: Path) -> None:
    """A folder that git does not know cannot be compared with anything."""
    root = shutil.copytree(GOOD, tmp_path / "catalog")
    done = CliRunner().invoke(app, ["check", "--root", str(root), "--changed-since", "HEAD"])
    assert done.exit_code == 2
    assert "не хранилище git" in done.stderr
