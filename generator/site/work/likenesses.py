"""Which practices are like which, kept from build to build: what they have in common is told by all
cards unasked, so it holds for as long as any of a site does, whatever has been edited in a record.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from generator.catalog import Catalog
from generator.catalog.ledger import Ledger
from generator.catalog.similarity import Likeness
from generator.pages.desk import desk_of
from generator.site.memory.harvest import Harvest
from generator.site.memory.reuse import word_of
from generator.spreadsheets.parcels import side_by_side


def liken(
    kept: Collection[str], drawn: Collection[str], catalog: Catalog, harvest: Harvest
) -> None:
    """Tell the pages of the `drawn` practices, which are some of the `kept` ones, what is like
    them."""
    ledger = desk_of(catalog).ledger
    known: dict[str, tuple[Likeness, ...]] = {}
    for run in side_by_side(kept, catalog):
        if any(identity in drawn for identity in run):
            file = harvest.bring_in(f"alike-{word_of(run)}", (), partial(_write, run, ledger))
            known |= _read(file, catalog)
    ledger.likenesses = known
    # Those of all practices take less room than what they were found by.
    del ledger.resemblance


def _write(run: Sequence[str], ledger: Ledger, file: Path) -> None:
    practices = ledger.catalog.practices
    told = {
        identity: [(one.practice.id, *one[1:]) for one in ledger.similar(practices[identity])]
        for identity in run
    }
    file.write_text(json.dumps(told), encoding="utf-8")


def _read(file: Path, catalog: Catalog) -> dict[str, tuple[Likeness, ...]]:
    return {
        identity: tuple(
            Likeness(catalog.practices[other], problem, sphere, tuple(tools))
            for other, problem, sphere, tools in alike
        )
        for identity, alike in json.loads(file.read_bytes()).items()
    }
