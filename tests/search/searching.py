"""Names that the tests of the search share, and a made-up catalog with its site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from generator.catalog.catalog import Catalog
from generator.catalog.loading import load_catalog
from generator.demo import make_demo
from generator.site.building import Wish, build

REPOSITORY = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
Open = Callable[..., Page]
Ask = Callable[..., Any]
PRACTICES, REGIONS, MUNICIPALITIES, SEED = 40, 2, 20, 5


@dataclass(frozen=True)
class Demo:
    """The made-up catalog under `root` and its site in `out`."""

    root: Path
    out: Path

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog as the program reads it."""
        return load_catalog(self.root, TODAY).catalog


def made_demo(folder: Path) -> Demo:
    """Make a demo catalog and its site under `folder`."""
    demo = Demo(folder / "catalog", folder / "site")
    make_demo(demo.root, PRACTICES, REGIONS, MUNICIPALITIES, SEED, TODAY)
    built = build(Wish(REPOSITORY, root=demo.root, out=demo.out, today=TODAY, languages=("ru",)))
    assert built.out == demo.out, [finding.message("ru") for finding in built.findings]
    return demo
