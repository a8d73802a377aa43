"""The review of a pull request, posted on GitHub after its check has ended.

Of the check's run only its number is given; everything else is asked of GitHub itself. From the
stranger's job comes the text of the review and nothing more: not even which pull request it is for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from generator.forge.archive import LARGEST_ARCHIVE, file_within
from generator.forge.comment import REVIEW, Checked, comment, is_ours
from generator.forge.quarantine import NotAReview, harmless
from generator.forge.wire import ForgeSilent, Wire, at

WORKFLOW: Final = ".github/workflows/check.yml"
ARTIFACT: Final = "review"
ENDED: Final = frozenset({"success", "failure"})
OURS: Final = "github-actions[bot]"
"""Who posts with the key of a workflow."""
_COMMIT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REPOSITORY: Final = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Project:
    """What to post for: the repository («owner/name»), its address at the server («https://…/»)
    and, where known, that of the published site."""

    repository: str
    server: str
    site: str = ""

    @property
    def homes(self) -> tuple[str, ...]:
        """Where links of a review may lead."""
        own = f"{self.server.rstrip('/')}/{self.repository}/"
        return (own, f"{self.site.rstrip('/')}/") if self.site else (own,)


def github_wire(api: str, token: str) -> Wire:
    """GitHub's API under `api` with a workflow's key. Raises ForgeSilent."""
    headers = {
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
        "User-Agent": "atlas-praktik",
    }
    return Wire(api.rstrip("/"), headers, ("Authorization", f"Bearer {token}"))


def post_review(wire: Wire, project: Project, run_number: int) -> str:
    """Post the review of the run, or put it in the place of the last one; says what was done.

    Nothing is posted when the run is no check of a pull request, or the pull request has changed or
    closed meanwhile. Raises ForgeSilent.
    """
    if not _REPOSITORY.fullmatch(project.repository):
        raise ForgeSilent(f"«{project.repository}» — не хранилище GitHub")
    here = f"/repos/{project.repository}"
    run = wire.read_json(f"{here}/actions/runs/{run_number}")
    pull = _pull(wire, here, run, project.repository)
    if pull is None:
        return (
            "Писать не о чем: проверка прервана, либо правка за это время изменилась или закрыта."
        )
    checked = Checked(
        passed=run.get("conclusion") == "success",
        commit=run["head_sha"],
        address=f"{project.homes[0]}actions/runs/{run_number}",
        files=f"{project.homes[0]}actions/runs/{run_number}#artifacts",
    )
    review, trouble = "", ""
    try:
        review = harmless(_left(wire, here, run_number), project.homes)
    except NotAReview as refusal:
        trouble = str(refusal)
    return _put(wire, here, pull, comment(checked, review, trouble))


def _pull(wire: Wire, here: str, run: Any, repository: str) -> int | None:
    """The number of the open pull request whose present state the run has checked to the end."""
    if at(run, "event") != "pull_request" or at(run, "conclusion") not in ENDED:
        return None
    if str(run.get("path", "")).partition("@")[0] != WORKFLOW:
        return None
    commit, branch = str(run.get("head_sha")), str(run.get("head_branch"))
    owner = at(run, "head_repository", "owner", "login")
    if not _COMMIT.fullmatch(commit) or not owner:
        return None
    main = at(wire.read_json(here), "default_branch")
    for pull in wire.read_list(
        f"{here}/pulls?state=open&head={quote(f'{owner}:{branch}', safe='')}"
    ):
        if (
            at(pull, "head", "sha") == commit
            and at(pull, "base", "repo", "full_name") == repository
            and at(pull, "base", "ref") == main
        ):
            return int(pull["number"])
    return None


def _left(wire: Wire, here: str, run_number: int) -> bytes:
    """The review as the run has left it. Raises NotAReview, ForgeSilent."""
    listed = wire.read_list(
        f"{here}/actions/runs/{run_number}/artifacts?name={ARTIFACT}", "artifacts"
    )
    found = [one for one in listed if one.get("name") == ARTIFACT and not one.get("expired")]
    if not found:
        raise NotAReview("проверка до него не дошла")
    latest = max(found, key=lambda one: int(one["id"]))
    if int(latest.get("size_in_bytes", 0)) > LARGEST_ARCHIVE:
        raise NotAReview("архив обзора слишком велик")
    archive = wire.read(f"{here}/actions/artifacts/{int(latest['id'])}/zip", LARGEST_ARCHIVE)
    return file_within(archive, REVIEW)


def _put(wire: Wire, here: str, pull: int, body: str) -> str:
    for old in wire.read_list(f"{here}/issues/{pull}/comments"):
        if is_ours(old.get("body")) and at(old, "user", "login") == OURS:
            if old["body"].strip() == body.strip():
                return f"Под правкой {pull} обзор тот же."
            wire.send("PATCH", f"{here}/issues/comments/{int(old['id'])}", {"body": body})
            return f"Под правкой {pull} обзор обновлён."
    wire.send("POST", f"{here}/issues/{pull}/comments", {"body": body})
    return f"Под правкой {pull} обзор написан."
