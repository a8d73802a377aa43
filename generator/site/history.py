"""The edits of the practices that a worker has kept, ready for their pages.

Git is asked at the edges of a build: once for the whole history, before anything is drawn, and
once by each worker for what old versions said. Where it knows nothing, pages say nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator.catalog import Catalog
from generator.changes.history import Version, history, value_of, version_of, wanted
from generator.changes.memory import Memory, versions_folder
from generator.model.practice import Practice
from generator.pages import Languages
from generator.pages.desk import desk_of
from generator.pages.history import HistoryView
from generator.pages.made_of import DOCS
from generator.reading import Kind
from generator.reading.edits import NO_LOG, NO_TEXT, Log, Versions, read_log
from generator.reading.git import NoRevision
from generator.reading.walking import PRACTICES, REGIONS
from generator.site.commit import commit_of
from generator.text.speaking import speaking

CHANGING: Final = (PRACTICES, REGIONS, DOCS)
"""The folders whose history tells when a page was changed."""


def log_of(root: Path) -> Log:
    """The history of the files under `root` that pages are made of, up to the site's commit."""
    try:
        return read_log(root, commit_of(root) or "HEAD", *CHANGING)
    except NoRevision:
        return NO_LOG


def recall(
    root: Path, kept: Mapping[str, Practice], catalog: Catalog, log: Log, languages: Languages
) -> None:
    """Give the pages of the `kept` practices the histories of their files, if `log` is whole."""
    found: dict[tuple[str, str], HistoryView] = {}
    memory = Memory(versions_folder())
    with Versions(root, Kind.PRACTICE.limits.size) as versions:
        for identity, record in kept.items():
            card = catalog.practices.get(identity)
            edits = log.edits.get(card.file, ()) if card and card.published and log.whole else ()
            if card is None or not edits:
                continue
            earlier = log.counts[card.file] - len(edits)
            said = _versions(card.file, wanted(edits), versions, memory)
            for lang in languages.spoken:
                with speaking(lang):
                    told = history(identity, card.file, record, edits, earlier, said, catalog)
                found[lang, card.file] = told
    desk_of(catalog).remember(found)
    memory.tidy()


def _versions(
    file: str, numbers: tuple[str, ...], versions: Versions, memory: Memory
) -> dict[str, Version]:
    """What the versions `numbers` of a practice say."""
    if not numbers:
        return {}
    values = memory.recall(numbers)
    if values is None:
        data = {number: versions.read(number) for number in numbers if number != NO_TEXT}
        values = {
            number: value_of(file, text) if (text := data.get(number)) is not None else None
            for number in numbers
        }
        if None not in data.values():  # what git does not have today, it may have tomorrow
            memory.keep(numbers, values)
    return {number: version_of(file, value) for number, value in values.items()}
