"""Input 50: a package that changes by itself changes nothing here. Each is locked with the sums of
its files, and nothing is installed without them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
INSTALLS = re.compile(r"pip3? (?:install|wheel)[^\n]*(?:\\\n[^\n]*)*")


@pytest.mark.parametrize("name", LOCKS)
def test_each_package_is_locked_with_its_sums(name: str) -> None:
    """One version of each, and the sums of the files that may be installed."""
    text = (PROJECT / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(("#", " "))]
    assert len(lines) > 10
    for line in lines:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==[^ ;]+ ", line), line
        assert "--hash=sha256:" in line, line
        assert "://" not in line, line


def test_nothing_is_installed_without_sums() -> None:
    """Every place that installs packages asks for their sums; the program itself, which lies beside
    them, is put in without looking for any. What makes the locks by hand is no part of a build."""
    places = [PROJECT / "Makefile", *(PROJECT / ".ci").iterdir()]
    places += (PROJECT / ".github/workflows").iterdir()
    places += [path for path in [PROJECT / ".gitlab-ci.yml"] if path.exists()]
    found = [
        (path.name, command)
        for path in places
        if path.is_file()
        for command in INSTALLS.findall(path.read_text("utf-8"))
        if '"uv>=' not in command
    ]
    assert found
    for name, command in found:
        assert "--require-hashes" in command or "--no-deps" in command, f"{name}: {command}"
