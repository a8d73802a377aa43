"""What holds the style of the code looks at all of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_no_module_escapes_the_linter() -> None:
    """Every Python file of every room and of the tests is among those that ruff reads."""
    command = [sys.executable, "-m", "ruff", "check", "--show-files"]
    told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    read = {Path(line) for line in told.splitlines()}
    for room in ("generator", "tests", "bench"):
        assert set((PROJECT / room).rglob("*.py")) <= read, room
