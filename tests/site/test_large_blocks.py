"""Large texts leave nothing behind in a process that goes on."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from generator.site.workers.large_blocks import give_back

def held():
    with open("/proc/self/status") as told:
        return next(int(line.split()[1]) for line in told if line.startswith("VmRSS"))

if sys.argv[1] == "give back":
    assert give_back()
kept = []
before = held()
for _ in range(4):
    pages = [b"x" * 6_000_000 for _ in range(4)]
    kept.append(b"x" * 100_000)
    del pages
print(held() - before)
"""


def left_behind(wish: str) -> int:
    """How much larger (KiB) a process is after pages of six megabytes."""
    asked = [sys.executable, "-c", CODE, wish]
    return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)


def test_room_of_large_blocks_is_given_back() -> None:
    """What lives on behind them does not hold it back, as it does where nothing is set."""
    assert left_behind("give back") < 4_000
    assert left_behind("as it is") > 12_000
