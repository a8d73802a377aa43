"""The reviews under merge requests: one note each, by a scheduled job that trusts GitLab alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from forge.fake_forge import FakeForge, forge
from generator.forge.comment import MARK
from generator.forge.gitlab import JOB, Project, gitlab_wire, post_reviews
from generator.forge.wire import ForgeSilent

HEAD = "c" * 40
PROJECT = Project("12", "https://lab.example/atlas/catalog")
HERE = "/projects/12/merge_requests"
ARTIFACT = "GET /projects/40/jobs/9/artifacts/build/review/review.md"
REVIEW = "Сертификат № 12 отозван."


@pytest.fixture
def gitlab() -> Iterator[FakeForge]:
    """A GitLab with one open merge request, checked in the fork it comes from (project 40)."""
    with forge() as fake:
        pipeline = {
            "id": 5,
            "project_id": 40,
            "sha": HEAD,
            "status": "success",
            "ref": "refs/merge-requests/3/head",
        }
        job = {"id": 9, "name": JOB, "status": "success", "web_url": "https://lab.example/j/9"}
        fake.answers = {
            "GET /user": {"id": 77},
            f"GET {HERE}": [{"iid": 3}],
            f"GET {HERE}/3": {"iid": 3, "sha": HEAD, "head_pipeline": pipeline},
            "GET /projects/40/pipelines/5/jobs": [{"id": 8, "name": "программа"}, job],
            ARTIFACT: REVIEW.encode(),
            f"GET {HERE}/3/notes": [],
            f"POST {HERE}/3/notes": {"id": 1},
        }
        yield fake


def post(fake: FakeForge) -> list[str]:
    """Post all reviews; what was said of them."""
    return list(post_reviews(gitlab_wire(fake.address, "key"), PROJECT))


def note_of(fake: FakeForge) -> str:
    """The text of the only note that was written."""
    [written] = fake.written()
    return str(written.sent["body"])


def test_the_review_is_posted_with_the_key(gitlab: FakeForge) -> None:
    """One note with the mark, the verdict, the review and where the files of the check lie."""
    assert post(gitlab) == ["Под правкой !3 обзор написан."]
    body = note_of(gitlab)
    assert body.startswith(MARK)
    assert "**Проверка пройдена:**" in body
    assert REVIEW in body
    assert "https://lab.example/j/9/artifacts/browse" in body
    assert all(one.headers["private-token"] == "key" for one in gitlab.asked)


def test_our_own_note_is_updated_or_left(gitlab: FakeForge) -> None:
    """The mark of another author counts for nothing; the same text is not written again."""
    post(gitlab)
    body = note_of(gitlab)
    notes: list[dict[str, Any]] = [
        {"id": 1, "body": f"{MARK}\nчужое", "author": {"id": 5}},
        {"id": 2, "body": f"{MARK}\nстарое", "author": {"id": 77}},
    ]
    gitlab.answers[f"GET {HERE}/3/notes"] = notes
    gitlab.answers[f"PUT {HERE}/3/notes/2"] = {}
    gitlab.asked.clear()
    assert post(gitlab) == ["Под правкой !3 обзор обновлён."]
    assert [one.line for one in gitlab.written()] == [f"PUT {HERE}/3/notes/2"]
    notes[1]["body"] = body
    gitlab.asked.clear()
    assert post(gitlab) == []
    assert gitlab.written() == []


@pytest.mark.parametrize(
    ("what", "value"),
    [("status", "running"), ("status", "canceled"), ("sha", "d" * 40), ("project_id", None)],
)
def test_a_check_of_something_else_is_passed_over(
    gitlab: FakeForge, what: str, value: str | None
) -> None:
    """A check that still runs, or was made of an earlier state: nothing is posted yet."""
    pipeline = gitlab.answers[f"GET {HERE}/3"]["head_pipeline"]
    if value is None:
        gitlab.answers[f"GET {HERE}/3"]["head_pipeline"] = None
    else:
        pipeline[what] = value
    assert post(gitlab) == []
    assert gitlab.written() == []


def test_a_check_of_the_merged_result_counts(gitlab: FakeForge) -> None:
    """GitLab may check the change merged into the target: another commit, the same change."""
    pipeline = gitlab.answers[f"GET {HERE}/3"]["head_pipeline"]
    pipeline.update(sha="e" * 40, ref="refs/merge-requests/3/merge")
    assert post(gitlab) == ["Под правкой !3 обзор написан."]


@pytest.mark.parametrize(
    ("answer", "why"),
    [(404, "не дошла"), (b"\xff", "не текст"), (b"a" * 1_000_001, "слишком велик")],
)
def test_what_is_no_review_is_said_not_shown(gitlab: FakeForge, answer: Any, why: str) -> None:
    """No review: the note says so, with the reason."""
    gitlab.answers[ARTIFACT] = answer
    post(gitlab)
    assert "Обзор не составлен" in note_of(gitlab)
    assert why in note_of(gitlab)


def test_one_that_cannot_be_asked_for_does_not_stop_the_others(gitlab: FakeForge) -> None:
    """A merge request out of a closed fork is named; the next one gets its review."""
    gitlab.answers[f"GET {HERE}"] = [{"iid": 2}, {"iid": 3}]
    gitlab.answers[f"GET {HERE}/2"] = 403
    said = post(gitlab)
    assert said[0].startswith("Правка !2: ")
    assert said[1] == "Под правкой !3 обзор написан."


def test_a_wrong_key_is_said_at_once(gitlab: FakeForge) -> None:
    """Nothing can be asked: the job fails and says with what answer."""
    gitlab.answers["GET /user"] = 401
    with pytest.raises(ForgeSilent, match="401"):
        post(gitlab)
