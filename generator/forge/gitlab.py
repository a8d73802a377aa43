"""The reviews of open merge requests, posted on GitLab by a scheduled job of the project itself.

GitLab has no job that follows another project's one with rights of its own, so the trusted job
comes by every few minutes and looks. It posts as whoever its key belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from generator.forge.archive import LARGEST
from generator.forge.comment import REVIEW, Checked, comment, is_ours
from generator.forge.quarantine import NotAReview, harmless
from generator.forge.wire import ForgeSilent, Wire, at

JOB: Final = "записи"
"""The job of .gitlab-ci.yml that leaves the review."""
FOLDER: Final = "build/review"
ENDED: Final = frozenset({"success", "failed"})


@dataclass(frozen=True, slots=True)
class Project:
    """What to post for: the project's number or path, its address («https://…»), and the address of
    the published site where it is known."""

    identity: str
    address: str
    site: str = ""

    @property
    def homes(self) -> tuple[str, ...]:
        """Where links of a review may lead."""
        return tuple(f"{url.rstrip('/')}/" for url in (self.address, self.site) if url)


def gitlab_wire(api: str, token: str) -> Wire:
    """GitLab's API under `api` («https://…/api/v4») with a project's key. Raises ForgeSilent."""
    return Wire(api.rstrip("/"), {"User-Agent": "atlas-praktik"}, ("PRIVATE-TOKEN", token))


def post_reviews(wire: Wire, project: Project) -> Iterator[str]:
    """Post the review of each open merge request whose check has ended; says what was done.

    One that the forge will not tell about is named and passed over. Raises ForgeSilent where
    nothing can be asked at all.
    """
    here = f"/projects/{quote(project.identity, safe='')}/merge_requests"
    us = at(wire.read_json("/user"), "id")
    for request in wire.read_list(f"{here}?state=opened&order_by=updated_at"):
        number = int(request["iid"])
        try:
            said = _post(wire, f"{here}/{number}", number, project, us)
        except ForgeSilent as refusal:
            said = f"Правка !{number}: {refusal}."
        if said:
            yield said


def _post(wire: Wire, here: str, number: int, project: Project, us: object) -> str:
    request = wire.read_json(here)
    pipeline = at(request, "head_pipeline")
    if at(pipeline, "status") not in ENDED or not _is_of(pipeline, request, number):
        return ""
    path = f"/projects/{int(pipeline['project_id'])}"
    jobs = wire.read_list(f"{path}/pipelines/{int(pipeline['id'])}/jobs")
    job = max(
        (one for one in jobs if one.get("name") == JOB), key=lambda one: one["id"], default=None
    )
    if job is None:
        return ""
    checked = Checked(
        passed=job.get("status") == "success",
        commit=str(request["sha"]),
        address=str(job["web_url"]),
        files=f"{job['web_url']}/artifacts/browse",
    )
    review, trouble = "", ""
    try:
        review = harmless(_left(wire, f"{path}/jobs/{int(job['id'])}"), project.homes)
    except NotAReview as refusal:
        trouble = str(refusal)
    return _put(wire, here, number, comment(checked, review, trouble), us)


def _is_of(pipeline: Any, request: Any, number: int) -> bool:
    """Whether the pipeline has checked the present state: by itself, or merged into the target."""
    merged = f"refs/merge-requests/{number}/merge"
    return bool(at(pipeline, "sha") == at(request, "sha") or at(pipeline, "ref") == merged)


def _left(wire: Wire, job: str) -> bytes:
    """The review as the job has left it. Raises NotAReview, ForgeSilent."""
    try:
        return wire.read(f"{job}/artifacts/{FOLDER}/{REVIEW}", LARGEST)
    except ForgeSilent as refusal:
        if refusal.status == 404:
            raise NotAReview("проверка до него не дошла") from None
        if not refusal.status:
            raise NotAReview("он слишком велик или не читается") from None
        raise


def _put(wire: Wire, here: str, number: int, body: str, us: object) -> str:
    for old in wire.read_list(f"{here}/notes?sort=asc"):
        if is_ours(old.get("body")) and at(old, "author", "id") == us:
            if old["body"].strip() == body.strip():
                return ""
            wire.send("PUT", f"{here}/notes/{int(old['id'])}", {"body": body})
            return f"Под правкой !{number} обзор обновлён."
    wire.send("POST", f"{here}/notes", {"body": body})
    return f"Под правкой !{number} обзор написан."
