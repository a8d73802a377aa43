"""Who still names a practice that rests in the archive: known when all files have been read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.catalog.catalog import Directory
from generator.catalog.condition import Condition, Lack, NeedKind
from generator.catalog.entries import PracticeCard
from generator.reading import Kind, read_document

Named = tuple[tuple[str | int, ...], str]
"""Where in a file a practice is named, and its full id."""


def with_archived(
    root: Path, cards: Mapping[str, PracticeCard], directory: Directory
) -> tuple[dict[str, PracticeCard], Directory]:
    """The cards and the directory, with what the conditions of files lack of this kind too.

    Files that name such a practice are read once more, for their lines; there are few.
    """
    resting = {card.id for card in cards.values() if card.status == "archived"}
    changed = dict(cards)
    for card in cards.values():
        named = [one for one in _of_card(card) if one[1] in resting]
        if named and card.status == "published":
            condition = _with(card.condition, root, card.file, Kind.PRACTICE, named)
            changed[card.id] = card.with_condition(condition)
    conditions = dict(directory.conditions)
    for package in directory.packages.values():
        places = ((("practices", n), other) for n, other in enumerate(package.practices))
        named = [one for one in places if one[1] in resting]
        if named:
            condition = conditions.get(package.file, Condition())
            condition = _with(condition, root, package.file, Kind.PACKAGE, named)
            conditions[package.file] = condition
    if conditions == directory.conditions:
        return changed, directory
    return changed, replace(directory, conditions=conditions)


def _of_card(card: PracticeCard) -> Iterator[Named]:
    if card.adapted_from:
        yield ("adapted_from",), card.adapted_from
    for index, other in enumerate(card.related):
        yield ("related", index), other


def _with(condition: Condition, root: Path, file: str, kind: Kind, named: list[Named]) -> Condition:
    document = read_document(root, file, kind)
    lacks = [
        Lack(
            NeedKind.DEAD_REFERENCE,
            document.place(path).line,
            f"practice:{other}",
            condition.touched,
        )
        for path, other in named
    ]
    return condition._replace(lacks=(*condition.lacks, *lacks))
