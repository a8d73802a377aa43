"""What CI asks of `atlas`: reports in files, the table for the job's summary, the comment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from forge.fake_forge import forge, zipped

from cli.running import GOOD, TEN_MISTAKES, atlas, check


def test_the_summary_is_appended(tmp_path: Path) -> None:
    """GitHub's summary is a file that steps add to: what stood there stays, all findings follow."""
    file = tmp_path / "new" / "summary.md"
    assert check(TEN_MISTAKES, "--summary", file).exit_code == 1
    first = file.read_text("utf-8")
    assert first.startswith("## Проверка каталога")
    assert first.count("\n| ошибка ") == 9
    assert first.count("\n| предупреждение ") == 1
    check(GOOD, "--summary", file)
    both = file.read_text("utf-8")
    assert both.startswith(f"{first}## Проверка каталога\n\nОшибок: 0")


def test_the_summary_links_help_pages_of_the_published_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the site stands, the environment says; an address that is none is not used."""
    file = tmp_path / "summary.md"
    monkeypatch.setenv("ATLAS_SITE_URL", "https://atlas.example/x")
    check(TEN_MISTAKES, "--summary", file)
    assert "](https://atlas.example/x/contribute/codes/" in file.read_text("utf-8")
    for wrong in ("javascript:alert(1)", "https://a) [b](c", ""):
        monkeypatch.setenv("ATLAS_SITE_URL", wrong)
        file.unlink()
        check(TEN_MISTAKES, "--summary", file)
        assert "](" not in file.read_text("utf-8")


def test_the_report_goes_to_a_file_and_people_read_text(tmp_path: Path) -> None:
    """GitLab takes the file, notes included; whoever opens the log sees lines and carets."""
    file = tmp_path / "quality.json"
    result = check(TEN_MISTAKES, "--format", "gitlab", "--out", file)
    assert result.exit_code == 1
    assert len(json.loads(file.read_text("utf-8"))) == 11
    assert "Ошибок: 9" in result.stdout
    assert " ^" in result.stdout


@pytest.mark.parametrize("option", ["--out", "--summary"])
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, option: str) -> None:
    """Exit code 2, no traceback."""
    result = check(GOOD, option, tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith("atlas: не получилось записать")


def test_the_comment_asks_the_forge_that_the_job_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables of the job say which repository, which server and which key."""
    head, here = "a" * 40, "/repos/atlas/catalog"
    with forge() as fake:
        fake.answers = {
            f"GET {here}": {"default_branch": "main"},
            f"GET {here}/actions/runs/5": {
                "event": "pull_request",
                "path": ".github/workflows/check.yml",
                "conclusion": "failure",
                "head_sha": head,
                "head_branch": "x",
                "head_repository": {"owner": {"login": "metodist"}},
            },
            f"GET {here}/pulls": [
                {
                    "number": 7,
                    "head": {"sha": head},
                    "base": {"ref": "main", "repo": {"full_name": "atlas/catalog"}},
                }
            ],
            f"GET {here}/actions/runs/5/artifacts": {"artifacts": [{"id": 9, "name": "review"}]},
            f"GET {here}/actions/artifacts/9/zip": zipped({"review.md": "Обзор"}),
            f"GET {here}/issues/7/comments": [],
            f"POST {here}/issues/7/comments": {},
        }
        monkeypatch.setenv("GITHUB_API_URL", fake.address)
        monkeypatch.setenv("GITHUB_SERVER_URL", "https://forge.example")
        monkeypatch.setenv("GITHUB_REPOSITORY", "atlas/catalog")
        monkeypatch.setenv("GITHUB_TOKEN", "key")
        result = atlas("comment", "github", "5")
        assert (result.exit_code, result.stdout) == (0, "Под правкой 7 обзор написан.\n")
        fake.answers.clear()
        result = atlas("comment", "github", "5")
        assert result.exit_code == 2
        assert "404" in result.stderr
        assert "key" not in result.stderr


def test_the_comment_of_gitlab_goes_through_all_open_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is open: nothing to say, exit code 0."""
    with forge() as fake:
        fake.answers = {"GET /user": {"id": 1}, "GET /projects/12/merge_requests": []}
        monkeypatch.setenv("CI_API_V4_URL", fake.address)
        monkeypatch.setenv("CI_PROJECT_ID", "12")
        monkeypatch.setenv("CI_PROJECT_URL", "https://lab.example/atlas/catalog")
        monkeypatch.setenv("ATLAS_GITLAB_TOKEN", "key")
        result = atlas("comment", "gitlab")
        assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("command", [("github", "5"), ("gitlab",)])
def test_the_comment_outside_of_ci_says_what_it_lacks(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On somebody's computer the command does nothing and names the variable."""
    for name in ("GITHUB_REPOSITORY", "CI_PROJECT_ID"):
        monkeypatch.delenv(name, raising=False)
    result = atlas("comment", *command)
    assert result.exit_code == 2
    assert "не задана переменная" in result.stderr
