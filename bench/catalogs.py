"""The made-up catalogs of the bench: the same each time, of any size."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.measuring import Cost, run

TODAY: Final = dt.date(2026, 11, 22)
"""The day of all benches: the same input each time."""
PROJECT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Size:
    """A catalog to build: how many practices, regions, and municipalities a region."""

    practices: int

    @property
    def regions(self) -> int:
        """As many as a country has; fewer where there is hardly anything to spread."""
        return max(1, min(60, self.practices // 16))

    @property
    def municipalities(self) -> int:
        """Forty a region, as is usual; fewer where there is hardly anything to spread."""
        return 40 if self.practices >= 100 else 10


def make(size: Size, catalog: Path) -> Cost:
    """Make up a catalog under `catalog`; what it took."""
    command = [sys.executable, "-m", "generator", "demo", "--out", str(catalog)]
    command += ["--practices", str(size.practices), "--regions", str(size.regions)]
    command += ["--municipalities", str(size.municipalities), "--today", TODAY.isoformat()]
    return run(command, PROJECT)
