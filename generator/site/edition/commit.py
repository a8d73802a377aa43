"""The commit of the catalog that a site is made of: handed in, or read from git, or not known."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HANDED_IN: Final = "ATLAS_COMMIT"
"""The variable by which whoever builds without git says which commit it is."""

_COMMIT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LONGEST: Final = 1 << 20
_HOPS: Final = 5


def commit_of(root: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The commit that is checked out around `root`, 40 or 64 hexadecimal digits; "" where there is
    none. Files of git are only read: no program of the repository runs."""
    given = environment.get(HANDED_IN, "").strip().lower()
    if given:
        return given if _COMMIT.fullmatch(given) else ""
    git = _folder(root.resolve())
    return _resolved(git) if git is not None else ""


def cut_of(root: Path) -> Path | None:
    """The file in which git notes where a history begins that was not fetched whole, there or not;
    None where there is no git."""
    git = _folder(root.resolve())
    return None if git is None else _common(git) / "shallow"


def _folder(root: Path) -> Path | None:
    """The folder that git keeps for the working tree around `root`."""
    for place in (root, *root.parents):
        git = place / ".git"
        if git.is_dir():
            return git
        if git.is_file():  # a second working tree, or a repository inside another
            return (place / _text(git).removeprefix("gitdir:").strip()).resolve()
    return None


def _resolved(git: Path) -> str:
    common = _common(git)
    told = _text(git / "HEAD").strip()
    for _ in range(_HOPS):
        if not told.startswith("ref:"):
            break
        name = told.removeprefix("ref:").strip()
        if ".." in name.split("/"):
            return ""
        told = (_text(git / name) or _text(common / name)).strip() or _packed(common, name)
    return told if _COMMIT.fullmatch(told) else ""


def _common(git: Path) -> Path:
    """The folder that several working trees of one repository share."""
    return (git / (_text(git / "commondir").strip() or ".")).resolve()


def _packed(common: Path, name: str) -> str:
    for line in _text(common / "packed-refs").splitlines():
        commit, _, ref = line.partition(" ")
        if ref == name:
            return commit
    return ""


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_LONGEST).decode("utf-8", "replace")
    except OSError:
        return ""
