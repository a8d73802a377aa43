"""The review under a pull request: posted once, updated, only for what GitHub vouches for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from forge.fake_forge import FakeForge, forge, zipped
from generator.forge.comment import MARK
from generator.forge.github import OURS, Project, github_wire, post_review
from generator.forge.wire import ForgeSilent

HEAD = "a" * 40
PROJECT = Project("atlas/catalog", "https://forge.example")
HERE = "/repos/atlas/catalog"
REVIEW = "Кстовский: добавлена практика «Единое окно»."
RUN: dict[str, Any] = {
    "event": "pull_request",
    "path": ".github/workflows/check.yml@refs/pull/7/merge",
    "conclusion": "success",
    "head_sha": HEAD,
    "head_branch": "pravka/№ 1",
    "head_repository": {"owner": {"login": "metodist"}},
}
PULL: dict[str, Any] = {
    "number": 7,
    "head": {"sha": HEAD},
    "base": {"ref": "main", "repo": {"full_name": "atlas/catalog"}},
}


@pytest.fixture
def github() -> Iterator[FakeForge]:
    """A GitHub on which the check of pull request 7 has just ended well and left its review."""
    with forge() as fake:
        fake.answers = {
            f"GET {HERE}": {"default_branch": "main"},
            f"GET {HERE}/actions/runs/55": dict(RUN),
            f"GET {HERE}/pulls": [dict(PULL)],
            f"GET {HERE}/actions/runs/55/artifacts": {
                "artifacts": [{"id": 9, "name": "review", "expired": False, "size_in_bytes": 300}]
            },
            f"GET {HERE}/actions/artifacts/9/zip": zipped({"review.md": REVIEW}),
            f"GET {HERE}/issues/7/comments": [],
            f"POST {HERE}/issues/7/comments": {"id": 1},
        }
        yield fake


def post(fake: FakeForge) -> str:
    """Post the review of run 55; what was said of it."""
    return post_review(github_wire(fake.address, "key"), PROJECT, 55)


def comment_of(fake: FakeForge) -> str:
    """The text of the only comment that was written."""
    [written] = fake.written()
    return str(written.sent["body"])


def test_the_review_is_posted_with_its_mark(github: FakeForge) -> None:
    """One comment: the mark first, then what the check said, the review and the commit."""
    assert post(github) == "Под правкой 7 обзор написан."
    body = comment_of(github)
    assert body.startswith(f"{MARK}\n**Проверка пройдена:**")
    assert REVIEW in body
    assert HEAD[:7] in body
    assert "https://forge.example/atlas/catalog/actions/runs/55#artifacts" in body


def test_the_branch_is_asked_for_by_its_own_name(github: FakeForge) -> None:
    """A branch's name is a stranger's: it cannot change what is asked."""
    github.answers[f"GET {HERE}/actions/runs/55"]["head_branch"] = "x&state=all#/../?"
    post(github)
    [line] = [line for line in github.lines() if "/pulls?" in line]
    assert "head=metodist%3Ax%26state%3Dall%23%2F..%2F%3F&" in line


def test_the_next_review_takes_the_place_of_the_last(github: FakeForge) -> None:
    """The comment with the mark is rewritten, so that there is always one."""
    github.answers[f"GET {HERE}/issues/7/comments"] = [
        {"id": 3, "body": "Спасибо!", "user": {"login": "metodist"}},
        {"id": 4, "body": f"{MARK}\nстарое", "user": {"login": OURS}},
    ]
    github.answers[f"PATCH {HERE}/issues/comments/4"] = {"id": 4}
    assert post(github) == "Под правкой 7 обзор обновлён."
    assert [one.line for one in github.written()] == [f"PATCH {HERE}/issues/comments/4"]
    assert REVIEW in comment_of(github)


def test_the_same_review_is_not_written_again(github: FakeForge) -> None:
    """Nothing has changed: nobody gets a letter about it."""
    post(github)
    body = comment_of(github)
    github.asked.clear()
    old = {"id": 4, "body": body, "user": {"login": OURS}}
    github.answers[f"GET {HERE}/issues/7/comments"] = [old]
    assert post(github) == "Под правкой 7 обзор тот же."
    assert github.written() == []


def test_a_strangers_comment_with_our_mark_stays_his(github: FakeForge) -> None:
    """Whoever copies the mark does not have his comment rewritten, nor hides ours."""
    forged = {"id": 4, "body": f"{MARK}\nмоё", "user": {"login": "stranger"}}
    github.answers[f"GET {HERE}/issues/7/comments"] = [forged]
    assert post(github) == "Под правкой 7 обзор написан."


def test_the_mark_is_found_on_a_later_page(github: FakeForge) -> None:
    """A long discussion does not bring about a second comment."""
    talk = [{"id": n, "body": "…", "user": {"login": "metodist"}} for n in range(100)]
    ours = [{"id": 200, "body": f"{MARK}\nстарое", "user": {"login": OURS}}]
    github.answers[f"GET {HERE}/issues/7/comments"] = lambda path: (
        ours if "page=2" in path else talk
    )
    github.answers[f"PATCH {HERE}/issues/comments/200"] = {}
    assert post(github) == "Под правкой 7 обзор обновлён."


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("event", "push"),
        ("event", "workflow_dispatch"),
        ("path", ".github/workflows/own.yml"),
        ("path", None),
        ("conclusion", "cancelled"),
        ("conclusion", "action_required"),
        ("head_sha", "main"),
        ("head_repository", None),
    ],
)
def test_a_run_that_is_no_ended_check_is_passed_over(
    github: FakeForge, what: str, value: str | None
) -> None:
    """Another workflow, another event, a check broken off: nothing posted, nothing downloaded."""
    github.answers[f"GET {HERE}/actions/runs/55"][what] = value
    assert post(github).startswith("Писать не о чем")
    assert github.written() == []
    assert not any("/zip" in line for line in github.lines())


@pytest.mark.parametrize(
    "pull",
    [
        {**PULL, "head": {"sha": "b" * 40}},
        {**PULL, "base": {**PULL["base"], "ref": "old"}},
        {**PULL, "base": {**PULL["base"], "repo": {"full_name": "stranger/catalog"}}},
        {"number": 7},
    ],
    ids=["changed meanwhile", "another branch", "another project", "no answer"],
)
def test_a_pull_request_that_the_run_did_not_check_gets_nothing(
    github: FakeForge, pull: dict[str, Any]
) -> None:
    """The number comes from GitHub, and only if the run's commit is the pull request's own."""
    github.answers[f"GET {HERE}/pulls"] = [pull]
    assert post(github).startswith("Писать не о чем")
    assert github.written() == []


@pytest.mark.parametrize(
    ("archive", "why"),
    [
        (b"<!doctype html><title>404</title>", "не архив zip"),
        (zipped({"../review.md": "x"}), "нет файла review.md"),
        (zipped({"review.md": b"\xff\xfe"}), "не текст"),
        (zipped({"review.md": "\u200b\n \n"}), "пуст"),
        (zipped({"review.md": b"a" * 2_000_000}), "слишком велик"),
        (zipped({"review.md": "x"})[:60], "не архив zip"),
    ],
    ids=["a page", "a path", "no text", "empty", "swollen", "cut"],
)
def test_what_is_no_review_is_said_not_shown(github: FakeForge, archive: bytes, why: str) -> None:
    """The comment says that there is no review and why, and that this does not mean «nothing»."""
    github.answers[f"GET {HERE}/actions/artifacts/9/zip"] = archive
    post(github)
    body = comment_of(github)
    assert "Обзор не составлен" in body
    assert why in body
    assert "не значит, что правка ничего не меняет" in body


def test_the_review_is_found_among_maps(github: FakeForge) -> None:
    """The job leaves pictures beside the review; they are not even unpacked."""
    files: dict[str, bytes | str] = {f"maps/{n}.svg": os.urandom(300_000) for n in range(6)}
    github.answers[f"GET {HERE}/actions/artifacts/9/zip"] = zipped({**files, "review.md": REVIEW})
    post(github)
    assert REVIEW in comment_of(github)


def test_a_huge_archive_is_not_even_fetched(github: FakeForge) -> None:
    """Five gigabytes are refused by what GitHub says of them."""
    [artifact] = github.answers[f"GET {HERE}/actions/runs/55/artifacts"]["artifacts"]
    artifact["size_in_bytes"] = 5_000_000_000
    post(github)
    assert "слишком велик" in comment_of(github)
    assert not any("/zip" in line for line in github.lines())


def test_a_failed_check_leads_to_its_summary(github: FakeForge) -> None:
    """The contributor is told where to read what to mend, the review stands below all the same."""
    github.answers[f"GET {HERE}/actions/runs/55"]["conclusion"] = "failure"
    post(github)
    body = comment_of(github)
    assert "**Проверка не пройдена.**" in body
    assert "(https://forge.example/atlas/catalog/actions/runs/55)" in body
    assert REVIEW in body


def test_the_key_goes_to_the_api_and_nowhere_else(github: FakeForge) -> None:
    """GitHub keeps archives at another host and redirects there: that host never sees the key."""
    with forge() as store:
        store.answers["GET /blob"] = zipped({"review.md": REVIEW})
        github.answers[f"GET {HERE}/actions/artifacts/9/zip"] = ("→", f"{store.address}/blob")
        post(github)
        assert REVIEW in comment_of(github)
        assert all(one.headers["authorization"] == "Bearer key" for one in github.asked)
        [fetched] = store.asked
        assert "authorization" not in fetched.headers
        assert "key" not in str(fetched.headers)


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "https://127.0.0.1:1/"]
)
def test_redirects_change_no_protocol(github: FakeForge, target: str) -> None:
    """An answer cannot send the job to its own disk or off the line it speaks on."""
    github.answers[f"GET {HERE}/actions/artifacts/9/zip"] = ("→", target)
    with pytest.raises(ForgeSilent):
        post(github)


@pytest.mark.parametrize("answer", [500, 403, b"<html>", {"message": "no"}])
def test_a_forge_that_does_not_answer_is_named(github: FakeForge, answer: Any) -> None:
    """No traceback: what was asked and how it ended; the key is in no message."""
    github.answers[f"GET {HERE}/pulls"] = answer
    with pytest.raises(ForgeSilent) as refusal:
        post(github)
    assert "/pulls" in str(refusal.value)
    assert "key" not in str(refusal.value)


@pytest.mark.parametrize(
    "api", ["http://api.example", "file:///etc", "api.example", "", "https://", "https://[x]"]
)
def test_the_key_travels_only_by_https(api: str) -> None:
    """Any other address of the API is refused, this machine's own apart; `repr` hides the key."""
    with pytest.raises(ForgeSilent, match="https"):
        github_wire(api, "key")
    assert "Bearer" not in repr(github_wire("https://api.example", "key"))
