"""How git is asked: read-only, in plain words, without locks, hooks, questions or the network."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

from generator.reading.characters import visible

_QUIET: Final = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-pager")


class NoRevision(Exception):
    """Git cannot answer; the text says why, in Russian."""


def command(root: Path, *arguments: str) -> list[str]:
    """The words that start git in `root`."""
    return ["git", "-C", os.fspath(root), *_QUIET, *arguments]


def surroundings() -> dict[str, str]:
    """The variables that git is started with."""
    return os.environ | {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def git(root: Path, *arguments: str, sent: bytes = b"") -> bytes:
    """What git prints. Raises NoRevision."""
    try:
        done = subprocess.run(  # noqa: S603 — no shell; callers check what comes from outside
            command(root, *arguments),
            input=sent,
            capture_output=True,
            env=surroundings(),
            check=False,
        )
    except FileNotFoundError:
        raise NoRevision("нет программы git, а без неё не узнать, что изменилось") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        if "not a git repository" in said:
            raise NoRevision(f"«{root}» — не хранилище git: сравнить не с чем")
        raise NoRevision(f"git не справился: {visible(said) or arguments[0]}")
    return done.stdout
