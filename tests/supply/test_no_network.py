"""A site is built from files alone: no host is asked for anything, and nothing is waited for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from supply.guarded import REFUSED

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "generator/model/sample"


@cache
def alone() -> tuple[str, ...]:
    """The words that run a command in a namespace with no network, where a user may do so."""
    words = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") is None:
        return ()
    tried = subprocess.run([*words, "true"], capture_output=True, check=False)
    return words if tried.returncode == 0 else ()


def atlas(*words: str, within: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run `atlas` under the guard."""
    guarded = [sys.executable, str(PROJECT / "tests/supply/guarded.py"), *words]
    return subprocess.run(
        [*within, *guarded],
        cwd=PROJECT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(PROJECT), "NO_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_guard_stops_whoever_reaches_out() -> None:
    """Else the other tests would prove nothing."""
    done = atlas("--try")
    assert done.returncode != 0
    assert REFUSED in done.stderr


def test_a_site_is_built_without_a_network(tmp_path: Path) -> None:
    """With forked workers, behind the guard, and where it is allowed in a namespace of its own."""
    out = tmp_path / "site"
    words = ("build", "--root", str(SAMPLE), "--out", str(out), "--today", "2026-11-22")
    done = atlas(*words, "--jobs", "2", within=alone())
    assert done.returncode == 0, done.stdout + done.stderr
    assert REFUSED not in done.stdout + done.stderr
    assert (out / "index.html").is_file()


@pytest.mark.parametrize("command", [("check",), ("check", "--private"), ("export", "--out")])
def test_other_commands_ask_nobody_either(command: tuple[str, ...], tmp_path: Path) -> None:
    """Checking and exporting are the same: files in, files out."""
    words = (*command, str(tmp_path / "tables")) if command[-1] == "--out" else command
    done = atlas(*words, "--root", str(SAMPLE), within=alone())
    assert done.returncode == 0, done.stdout + done.stderr
