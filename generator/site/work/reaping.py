"""What the search and the tables have to know of the records: workers bring it into the harvest,
and at the end it is made into files.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Iterable,
    Mapping,
    MutableMapping,
    Sequence,
)
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from generator.catalog import Catalog
from generator.model.practice import Practice
from generator.pages import (
    Languages,
)
from generator.publishing.open_files import Maker
from generator.search import (
    OTHERS,
    Gathered,
    gather_others,
    gather_practices,
    index_files,
    others_count,
)
from generator.site.memory.harvest import Harvest
from generator.site.memory.reuse import word_of
from generator.site.stamping.imprint import Imprint
from generator.site.work.supply import Files
from generator.site.workers.worker import Share
from generator.spreadsheets.exporting import Holdings
from generator.spreadsheets.parcels import Parcel, in_order, opened, pack, pack_others, side_by_side
from generator.spreadsheets.rows import Said, practice_rows
from generator.text.stems import Stems


def gathered(
    kept: Mapping[str, Practice],
    catalog: Catalog,
    share: Share,
    languages: Languages,
    harvest: Harvest,
) -> list[Path]:
    """The files that hold what the search has to know of the records that a worker has kept, and of
    its share of all other documents."""
    found, stems = list[Path](), Stems()

    def take(name: str, records: Sequence[str], make: Callable[[], Gathered]) -> None:
        def write(file: Path) -> None:
            file.write_bytes(make().packed())

        found.append(harvest.bring_in(name, records, write))

    for run in side_by_side(kept, catalog):
        make = partial(gather_practices, run, kept, catalog, languages, stems)
        take(f"words-{word_of(run)}", run, make)
    for begin in range(share.number * OTHERS, others_count(catalog), share.of * OTHERS):
        take(f"words-others-{begin}", (), partial(gather_others, begin, catalog, languages))
    return found


def in_parcels(
    kept: MutableMapping[str, Practice], catalog: Catalog, share: Share, harvest: Harvest
) -> list[Parcel]:
    """What the tables have to know of the records that a worker has kept, brought in; it uses them
    up. The last worker tells of everything else, too."""

    def write(run: Sequence[str], file: Path) -> None:
        rows: list[Said] = []
        for identity in run:
            # The last look at each record: thousands need not stand side by side.
            rows += practice_rows({identity: kept.pop(identity)}, catalog)
        if rows:
            pack(rows, catalog, file)

    runs = side_by_side(kept, catalog)
    files = [harvest.bring_in(f"rows-{word_of(run)}", run, partial(write, run)) for run in runs]
    if share.number == share.of - 1:
        files.append(harvest.bring_in("rows-others", (), partial(pack_others, catalog)))
    return [opened(file) for file in files if file.is_file()]


def search_files(catalog: Catalog, told: Sequence[Iterable[Path]], pages: Sequence[Any]) -> Files:
    """The files of the search: of what all workers have gathered, and of the hand-written pages."""
    files = chain.from_iterable(told)
    return index_files(catalog, (Gathered.unpacked(path.read_bytes()) for path in files), pages)


def table_steps(
    catalog: Catalog, parcels: Iterable[Parcel], imprint: Imprint, harvest: Harvest
) -> Sequence[Sequence[Maker]]:
    """What makes the workbook, the tables and the database of the parcels of all workers, step by
    step."""
    whole, folder = in_order(parcels), harvest.folder
    holdings = Holdings(whole, folder, catalog.today, imprint.url, imprint.repository)
    for name in holdings.pressed:
        harvest.takes_over(name)
    return holdings.steps()
