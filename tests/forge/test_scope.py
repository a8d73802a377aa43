"""A change of entries is told from a change of the program, in doubt for the tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from git_histories import ENVIRONMENT, commit, git, needs_git, part_ways, write
from typer.testing import CliRunner, Result

from generator.cli.main import app
from generator.forge.scope import Scope, scope_of


@pytest.mark.parametrize(
    "paths",
    [
        ["practices/nizhny/okno.yml"],
        ["regions/nizhny/region.yml", "practices/nizhny/okno.yml"],
        ["practices/spheres.yml"],
        ["regions/новый край/region.yml"],
    ],
)
def test_entries_alone_are_data(paths: list[str]) -> None:
    """Everything under practices/ and regions/ is an entry; the check refuses what is none."""
    assert scope_of(paths) is Scope.DATA


@pytest.mark.parametrize(
    "paths",
    [
        [],
        ["practices/nizhny/okno.yml", "generator/cli/main.py"],
        ["practices/nizhny/okno.yml", ".github/workflows/check.yml"],
        ["regions/nizhny/region.yml", "mkdocs.yml"],
        ["regions/nizhny/region.yml", "overrides/main.html"],
        ["docs/about.md"],
        ["practices"],
        ["practices.py"],
        ["practices/../generator/cli/main.py"],
        ["Practices/nizhny/okno.yml"],
        ["tests/cases/good-full/practices/nizhny/zayavki.yml"],
        [".gitlab-ci.yml"],
        ["practices/nizhny/okno.yml", ".gitattributes"],
    ],
    ids=str,
)
def test_anything_else_is_code(paths: list[str]) -> None:
    """One file beside the entries is enough: the fast way is for entries alone."""
    assert scope_of(paths) is Scope.CODE


pytestmark = needs_git


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an entry and a program in git."""
    write(
        tmp_path,
        {
            "practices/nizhny/okno.yml": "title: Окно\n",
            "generator/main.py": "",
            "regions/a/b.yml": "",
        },
    )
    commit(tmp_path, "base")
    return tmp_path


def said(project: Path, *revision: str) -> Result:
    """What `atlas scope` says of the project."""
    return CliRunner().invoke(app, ["scope", *revision, "--root", str(project)])


def test_the_command_says_it_in_one_word(project: Path) -> None:
    """`data` or `code`, of what is committed and of what is not."""
    write(project, {"practices/nizhny/okno.yml": "title: Дверь\n"})
    assert said(project, "base").stdout == "data\n"
    commit(project)
    assert said(project, "base").stdout == "data\n"
    write(project, {"Makefile": "x:\n"})
    assert said(project, "base").stdout == "code\n"


def test_a_file_that_moves_out_of_the_entries_counts_on_both_sides(project: Path) -> None:
    """Renaming is no way round: the program's new file is seen, wherever git thinks it is from."""
    git(project, "mv", "practices/nizhny/okno.yml", "generator/okno.yml")
    commit(project)
    assert said(project, "base").stdout == "code\n"


def test_a_root_inside_the_project_sees_the_whole_project(project: Path) -> None:
    """Asked from a folder below, the command still looks at everything."""
    write(project, {"generator/main.py": "x = 1\n", "practices/nizhny/okno.yml": "title: Дверь\n"})
    assert said(project / "practices", "base").stdout == "code\n"


def test_what_the_branch_did_not_do_is_not_its_change(project: Path) -> None:
    """The program has gone on meanwhile: a change of entries stays one."""
    part_ways(project, {"regions/a/b.yml": "x: 1\n"}, {"generator/main.py": "x = 1\n"})
    git(project, "checkout", "--quiet", "change")
    assert said(project, "main").stdout == "data\n"


def test_a_merge_is_compared_with_its_first_parent(project: Path) -> None:
    """GitHub checks the change merged into the main branch: HEAD^1 is that branch."""
    part_ways(project, {"regions/a/b.yml": "x: 1\n"}, {"generator/main.py": "x = 1\n"})
    git(project, "merge", "--quiet", "--no-edit", "change")
    assert said(project, "HEAD^1").stdout == "data\n"


@pytest.mark.parametrize("revision", ["no-such", "", "--output=x"])
def test_what_cannot_be_compared_is_refused(project: Path, revision: str) -> None:
    """Exit code 2 and no word: «not known» is never taken for «data only»."""
    result = said(project, "--", revision) if revision.startswith("-") else said(project, revision)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_the_script_of_ci_runs_all_when_it_is_not_told(project: Path, tmp_path: Path) -> None:
    """.ci/change passes over the tests for `data` only; without an answer it fails."""
    script = Path(__file__).parents[2] / ".ci/change"
    for answer, code, ran in [("data", 0, False), ("code", 0, True), ("", 1, True), ("?", 0, True)]:
        place = tmp_path / f"place-{answer or 'none'}"
        write(
            place,
            {
                ".ci/change": script.read_text("utf-8"),
                ".ci/run": f"#!/bin/sh\ntouch {place}/ran\n",
                ".venv/bin/atlas": f"#!/bin/sh\n[ -n '{answer}' ] && echo '{answer}'\n",
                "Makefile": ".venv/project:\n",
            },
        )
        for name in (".ci/change", ".ci/run", ".venv/bin/atlas"):
            (place / name).chmod(0o755)
        done = subprocess.run(
            [place / ".ci/change", "HEAD^1"],
            env=dict(ENVIRONMENT, PATH="/usr/bin:/bin"),
            check=False,
        )
        assert (place / "ran").exists() is (ran and bool(answer)), answer
        assert bool(done.returncode) is bool(code), answer
