"""Git repositories made for tests, with an author of their own and no other settings."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine")

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Тест",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Тест",
    "GIT_COMMITTER_EMAIL": "test@example.org",
}


def git(root: Path, *arguments: str) -> str:
    """Run git in `root`; what it prints."""
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout.strip()


def commit(root: Path, tag: str = "") -> str:
    """Commit all that stands under `root`, making a repository of it if it is none yet."""
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", tag or "Правка")
    if tag:
        git(root, "tag", tag)
    return git(root, "rev-parse", "HEAD")


def write(root: Path, files: dict[str, str]) -> None:
    """Write files, each under its path relative to `root`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def part_ways(root: Path, change: dict[str, str], meanwhile: dict[str, str]) -> str:
    """Commit files on a new branch `change`, others on `main`, which stays checked out; the commit
    of the latter."""
    git(root, "checkout", "--quiet", "-b", "change")
    write(root, change)
    commit(root)
    git(root, "checkout", "--quiet", "main")
    write(root, meanwhile)
    return commit(root)
