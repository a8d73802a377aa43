"""GitHub and GitLab run the same commands, which exist; GitLab's jobs hold no keys either."""

from __future__ import annotations

import os
import re
from typing import Any

import pytest
import typer.main

from ci.workflows import (
    GITLAB,
    NAMES,
    PROJECT,
    Command,
    commands,
    github_lines,
    gitlab_lines,
    loaded,
    workflow,
)
from generator.cli.main import app
from generator.forge.gitlab import FOLDER, JOB

LAB = loaded(GITLAB)
HUB = {name: workflow(name)["jobs"] for name in NAMES}
PAIRS = [
    (HUB["check.yml"]["entries"], LAB[JOB]),
    (HUB["check.yml"]["program"], LAB["программа"]),
    (HUB["comment.yml"]["comment"], LAB["обзоры"]),
    (HUB["publish.yml"]["build"], LAB["pages"]),
    (HUB["publish.yml"]["program"], LAB["программа ночью"]),
]
OF_ONE_FORGE = {"--format", "--out", "--summary"}
"""GitHub reads findings from the log and takes a summary, GitLab takes both as files."""


def all_commands() -> list[Command]:
    """Every command of ours that any forge runs."""
    hub = [line for jobs in HUB.values() for job in jobs.values() for line in github_lines(job)]
    lab = [line for job in LAB.values() if isinstance(job, dict) for line in gitlab_lines(job)]
    return commands(hub + lab)


@pytest.mark.parametrize(("hub", "lab"), PAIRS)
def test_both_forges_run_the_same(hub: dict[str, Any], lab: dict[str, Any]) -> None:
    """Each job of one has its like on the other, with the same commands and options."""
    of_hub, of_lab = (
        {(c.name, c.options - OF_ONE_FORGE, c.of_change) for c in found}
        for found in (commands(github_lines(hub)), commands(gitlab_lines(lab)))
    )
    quality: tuple[str, frozenset[str], bool]
    quality = ("atlas check", frozenset(), False)  # what GitLab compares a change with
    assert of_lab - {quality} == of_hub


def test_gitlab_takes_the_names_of_what_is_shown() -> None:
    """It refuses the whole file where a name has other than Latin letters."""
    named = [job["artifacts"]["expose_as"] for job in LAB.values() if "expose_as" in str(job)]
    assert named
    assert all(re.fullmatch(r"[A-Za-z0-9_][-A-Za-z0-9_ ]*", name) for name in named)


def test_every_job_of_gitlab_has_its_pair() -> None:
    """No job stands on one forge only."""
    jobs = [value for value in LAB.values() if isinstance(value, dict) and "script" in value]
    assert len(jobs) == len(PAIRS)
    assert sum(len(found) for found in HUB.values()) == len(PAIRS) + 1  # Pages need a job apart


@pytest.mark.parametrize("command", all_commands(), ids=lambda command: command.name)
def test_the_commands_exist(command: Command) -> None:
    """A command that a forge runs is one of `atlas` with the options it is given, or a script."""
    if command.name.startswith(".ci/"):
        assert os.access(PROJECT / command.name, os.X_OK)
        return
    verbs: Any = typer.main.get_command(app)
    verb = verbs.commands[command.name.removeprefix("atlas ")]
    known = {name for parameter in verb.params for name in parameter.opts}
    assert command.options <= known


def test_the_review_is_left_where_the_trusted_job_looks() -> None:
    """Name of the job, folder and file agree with `atlas comment gitlab`."""
    [made] = [line for line in gitlab_lines(LAB[JOB]) if "atlas diff" in line]
    assert made.endswith(f" --out {FOLDER}")
    assert f"{FOLDER}/" in LAB[JOB]["artifacts"]["paths"]
    assert LAB[JOB]["artifacts"]["when"] == "always"


def test_findings_are_shown_at_their_lines_on_gitlab() -> None:
    """The report of code quality is made for the change and for the branch it is compared with."""
    for job in (LAB[JOB], LAB["pages"]):
        report = job["artifacts"]["reports"]["codequality"]
        assert any(f"--format gitlab --out {report}" in line for line in gitlab_lines(job))


def test_jobs_of_changes_and_of_the_main_branch_are_apart() -> None:
    """What runs a change runs for changes only; what may hold a key never runs for one."""
    change = '$CI_PIPELINE_SOURCE == "merge_request_event"'
    for name in (JOB, "программа"):
        assert LAB[name]["rules"] == [{"if": change}]
    for name in ("обзоры", "pages", "программа ночью"):
        assert all(change not in rule["if"] for rule in LAB[name]["rules"])
    text = GITLAB.read_text("utf-8")
    settings = text[text.index("workflow:") :]
    assert "KEY" not in settings, "keys are given in the settings of the project, protected"
    assert "TOKEN" not in settings


def test_publishing_waits_for_nothing_but_its_own_build() -> None:
    """One at a time, after the commands have ended well, whatever the tests of the night say."""
    pages = LAB["pages"]
    assert pages["needs"] == []
    assert pages["resource_group"]
    assert "allow_failure" not in pages
    assert pages["artifacts"]["paths"] == [f"{pages['variables']['OUT']}/"] == ["public/"]
    assert "OUT ?= " in (PROJECT / "Makefile").read_text("utf-8"), "so that it may be named outside"
