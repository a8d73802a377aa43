"""Repetition: one practice written down twice. Said at both files, for nobody but their authors
knows which of the two came later, and each must find it in his own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog.catalog import Catalog
from generator.catalog.entries import PracticeCard
from generator.catalog.problems import Problem
from generator.catalog.similarity import repeats
from generator.findings.catalogue.catalog_likeness import NEARLY_REPEATS
from generator.reading import Kind


def of_catalog(catalog: Catalog) -> Iterator[Problem]:
    """C314, once a file."""
    told: set[str] = set()
    for first, second in repeats(catalog):
        for card, other in ((first, second), (second, first)):
            if card.file not in told:
                told.add(card.file)
                yield _nearly_repeats(card, other)


def _nearly_repeats(card: PracticeCard, other: PracticeCard) -> Problem:
    values = {"title": other.title, "other": other.id, "other_file": other.file}
    return Problem(NEARLY_REPEATS, card.file, Kind.PRACTICE, ("title",), values)
