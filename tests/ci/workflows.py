"""The files by which forges run the program, read as YAML 1.2: there `on` is a word, not «true»."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

PROJECT = Path(__file__).parents[2]
GITHUB = PROJECT / ".github/workflows"
GITLAB = PROJECT / ".gitlab-ci.yml"
NAMES = sorted(path.name for path in GITHUB.glob("*.yml"))
_BASES = re.compile(r"^(HEAD\^1|\$CI_MERGE_REQUEST_DIFF_BASE_SHA)$")


def loaded(file: Path) -> dict[str, Any]:
    """A file of YAML as plain values."""
    value = YAML(typ="safe", pure=True).load(file.read_text("utf-8"))
    assert isinstance(value, dict)
    return value


def workflow(name: str) -> dict[str, Any]:
    """A workflow of GitHub by the name of its file."""
    return loaded(GITHUB / name)


def steps(flow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All steps of a workflow."""
    for job in flow["jobs"].values():
        yield from job["steps"]


@dataclass(frozen=True)
class Command:
    """A command of ours as a forge runs it: «atlas check» or «.ci/run», and the names of its
    options. What differs between forges by nature (form of the report, its file) is no part of it.
    """

    name: str
    options: frozenset[str]
    of_change: bool


def commands(lines: Iterator[str] | list[str]) -> list[Command]:
    """The commands of ours in lines of shell."""
    found = []
    for line in lines:
        words = shlex.split(line.partition(">")[0])
        if not words:
            continue
        if words[0].startswith(".ci/"):
            name = words[0]
        elif words[0] == ".venv/bin/atlas":
            name = "atlas " + words[1]
        else:
            continue
        options = frozenset(word for word in words if word.startswith("--"))
        found.append(Command(name, options, any(_BASES.match(word) for word in words)))
    return found


def github_lines(job: dict[str, Any]) -> list[str]:
    """The lines of shell that a job of GitHub runs."""
    return [line for step in job["steps"] for line in str(step.get("run", "")).splitlines()]


def gitlab_lines(job: dict[str, Any]) -> list[str]:
    """The lines of shell that a job of GitLab runs."""
    return [*job.get("script", []), *job.get("after_script", [])]
