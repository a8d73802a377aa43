"""The workflows of GitHub: what runs strangers' code can do nothing, what can runs none of it."""

from __future__ import annotations

import os
import re
from typing import Any

import pytest

from ci.workflows import (
    GITHUB,
    GITLAB,
    NAMES,
    PROJECT,
    Command,
    commands,
    github_lines,
    loaded,
    steps,
    workflow,
)
from generator.forge.github import ARTIFACT, WORKFLOW

PINNED = re.compile(r"^ *(?:- )?uses: ([\w./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$", re.MULTILINE)
CHECK, COMMENT, PUBLISH = (workflow(name) for name in ("check.yml", "comment.yml", "publish.yml"))


def texts(value: Any) -> list[str]:
    """All words of a value, keys included."""
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in texts(part)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [str(value)]


def test_these_are_all_workflows() -> None:
    """A new workflow is looked at here, too."""
    assert NAMES == ["check.yml", "comment.yml", "publish.yml"]


@pytest.mark.parametrize("name", NAMES)
def test_nobody_has_rights_that_are_not_named(name: str) -> None:
    """No rights by default; each job names its own, and when it gives up."""
    flow = workflow(name)
    assert flow["permissions"] == {}
    for job in flow["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 60


@pytest.mark.parametrize("name", NAMES)
def test_no_workflow_runs_strangers_code_with_our_rights(name: str) -> None:
    """`pull_request_target` is the trigger that would."""
    assert "pull_request_target" not in workflow(name)["on"]


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_pinned_to_a_commit(name: str) -> None:
    """Forty digits and the version in words: a moved tag changes nothing here."""
    text = (GITHUB / name).read_text("utf-8")
    assert text.count("uses:") == len(PINNED.findall(text))


def test_an_action_is_the_same_everywhere() -> None:
    """One version of an action in the whole project."""
    found = {pin for name in NAMES for pin in PINNED.findall((GITHUB / name).read_text("utf-8"))}
    assert len({action for action, _, _ in found}) == len(found)


@pytest.mark.parametrize("name", NAMES)
def test_no_key_is_left_on_the_disk(name: str) -> None:
    """Fetching the project leaves no key for the steps that follow."""
    for step in steps(workflow(name)):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_pasted_into_a_shell(name: str) -> None:
    """A branch called `$(…)` reaches a command through the environment or not at all."""
    for step in steps(workflow(name)):
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("name", NAMES)
def test_no_workflow_takes_what_another_run_has_cached(name: str) -> None:
    """A cache written by a stranger's run would be a way into ours."""
    assert "cache" not in "".join(texts(workflow(name)))


def test_a_proposed_change_is_checked_without_rights_and_secrets() -> None:
    """Reading is all: no secret, no key, no variable of the project, no environment."""
    assert set(CHECK["on"]) == {"pull_request", "merge_group"}
    assert all(job["permissions"] == {"contents": "read"} for job in CHECK["jobs"].values())
    assert all("environment" not in job for job in CHECK["jobs"].values())
    assert not re.search(r"secrets|token|vars\.", "".join(texts(CHECK)))


def test_a_change_is_compared_with_what_it_is_merged_into() -> None:
    """HEAD^1 is in the history that is fetched."""
    for step in steps(CHECK):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["fetch-depth"] == 0
            assert "ref" not in step["with"]
    told = [command for job in CHECK["jobs"].values() for command in commands(github_lines(job))]
    assert [command.of_change for command in told if command.name != "atlas build"] == [True] * 3


def test_pages_are_built_with_the_whole_history() -> None:
    """What has changed, and when, is told from it."""
    checkouts = [step for step in steps(PUBLISH) if "checkout" in step.get("uses", "")]
    assert len(checkouts) > 1
    assert all(step["with"]["fetch-depth"] == 0 for step in checkouts)
    assert loaded(GITLAB)["variables"]["GIT_DEPTH"] in (0, "0")


def test_findings_go_to_their_lines_and_to_the_summary() -> None:
    """Annotations for what fits, the whole table beside them."""
    [check] = [
        c for c in commands(github_lines(CHECK["jobs"]["entries"])) if c.name == "atlas check"
    ]
    assert check.options == {"--changed-since", "--format", "--summary"}


def test_the_review_is_made_and_kept_even_if_the_check_fails() -> None:
    """Whoever reads the change sees what it does, right or wrong; the review decides nothing."""
    for step in CHECK["jobs"]["entries"]["steps"]:
        if "diff" in step.get("run", "") or step.get("with", {}).get("name") == ARTIFACT:
            assert step["if"] == "${{ !cancelled() }}"
        assert step.get("continue-on-error", False) is ("diff" in step.get("run", ""))


def test_the_trusted_job_follows_the_check_and_finds_what_it_has_left() -> None:
    """Names on both sides agree, else there would never be a comment."""
    assert COMMENT["on"]["workflow_run"] == {"workflows": [CHECK["name"]], "types": ["completed"]}
    assert PROJECT / WORKFLOW == GITHUB / "check.yml"
    kept = [step["with"] for step in steps(CHECK) if "upload-artifact" in step.get("uses", "")]
    [review] = [one for one in kept if one["name"] == ARTIFACT]
    [made] = [line for line in github_lines(CHECK["jobs"]["entries"]) if "atlas diff" in line]
    assert f"--out {review['path']} " in made


def test_the_trusted_job_runs_the_main_branch_only() -> None:
    """It fetches the main branch by name and nothing of the change; what the check has left comes
    in through `atlas comment`, which trusts none of it."""
    [fetch] = [s["with"] for s in steps(COMMENT) if "checkout" in s.get("uses", "")]
    assert fetch["ref"] == "${{ github.event.repository.default_branch }}"
    assert not re.search(
        r"head_sha|head_ref|head_commit|pull_requests|download-artifact|github\.head",
        "".join(texts(COMMENT["jobs"])),
    )
    [job] = COMMENT["jobs"].values()
    assert [command.name for command in commands(github_lines(job))] == ["atlas comment"]
    assert set(job["permissions"]) == {"contents", "actions", "pull-requests"}
    assert (job["permissions"]["contents"], job["permissions"]["actions"]) == ("read", "read")


def test_the_key_is_given_to_the_one_step_that_needs_it() -> None:
    """Neither the workflow nor a job hands keys to all of its steps."""
    for flow in (CHECK, COMMENT, PUBLISH):
        holders = [step for step in steps(flow) if re.search(r"secrets|github\.token", str(step))]
        assert len(holders) <= 1
        rest = {**flow, "jobs": [{**job, "steps": []} for job in flow["jobs"].values()]}
        assert not re.search(r"secrets|github\.token", str(rest))


def test_a_site_that_was_not_built_is_not_published() -> None:
    """The new site goes out only after a build that ended well; nothing is waved through, and a
    publication under way is not broken off."""
    assert PUBLISH["jobs"]["deploy"]["needs"] == "build"
    assert "if" not in PUBLISH["jobs"]["deploy"]
    assert not any("if" in step for step in PUBLISH["jobs"]["build"]["steps"])
    assert "continue-on-error" not in texts(PUBLISH)
    assert PUBLISH["concurrency"]["cancel-in-progress"] is False


def test_the_site_is_published_from_the_main_branch_and_every_night() -> None:
    """Also when an old run is started anew: what is built is always the present state."""
    assert PUBLISH["on"]["push"] == {"branches": ["main"]}
    [night] = PUBLISH["on"]["schedule"]
    minute, hour, *rest = night["cron"].split()
    assert (int(hour) + 3) % 24 == 0, "just after midnight in Moscow, whose day TZ asks for"
    assert int(minute) in range(1, 60)
    assert rest == ["*", "*", "*"]
    assert PUBLISH["env"]["TZ"] == CHECK["env"]["TZ"] == "Europe/Moscow"
    [fetch] = [
        s["with"] for s in PUBLISH["jobs"]["build"]["steps"] if "checkout" in s.get("uses", "")
    ]
    assert fetch["ref"] == "${{ github.event.repository.default_branch }}"


def test_scripts_exist_and_can_be_run() -> None:
    """Whatever the workflows call from .ci is there and executable."""
    told: list[Command] = [
        command
        for name in NAMES
        for job in workflow(name)["jobs"].values()
        for command in commands(github_lines(job))
    ]
    scripts = {command.name for command in told if command.name.startswith(".ci/")}
    assert scripts == {".ci/change", ".ci/nightly", ".ci/run"}
    assert all(os.access(PROJECT / script, os.X_OK) for script in scripts)


def test_updates_are_proposed_for_actions_and_packages() -> None:
    """Pins do not grow old unseen, and a release of yesterday is not taken yet."""
    updates = loaded(GITHUB.parent / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip"}
    assert all(update["cooldown"]["default-days"] >= 7 for update in updates)


def test_lint_judges_all_of_it_offline() -> None:
    """`make lint` has zizmor look for holes and the forges' own schemas for slips of the pen."""
    made = (PROJECT / "Makefile").read_text("utf-8")
    assert re.search(r"zizmor .*--offline.* \.github$", made, re.MULTILINE)
    for schema, files in {
        "github-workflows": ".github/workflows/*.yml",
        "dependabot": ".github/dependabot.yml",
        "github-issue-forms": ".github/ISSUE_TEMPLATE/[0-9]*.yml",
        "github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
        "gitlab-ci": ".gitlab-ci.yml",
    }.items():
        assert re.search(
            rf"--builtin-schema vendor\.{schema} .*{re.escape(files)}$", made, re.MULTILINE
        )
