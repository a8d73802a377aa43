"""The review for programs: one object, described by review.schema.json beside this module."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any, Final

from generator.changes.change import Change
from generator.findings.reporting import as_json as findings_as_json
from generator.findings.reporting import counts, readable_json
from generator.review.outline import summary
from generator.review.pages import PageChanges
from generator.review.pictures import Picture
from generator.review.reviewing import Review
from generator.review.sides import Side

FORMAT: Final = "atlas-review"
VERSION: Final = 1
"""Grows when a program that reads the object would have to change."""

SCHEMA: Final = Path(__file__).with_name("review.schema.json")


def as_json(review: Review, pictures: Sequence[Picture] = ()) -> str:
    """The object as text; ends with a newline."""
    return readable_json(_object(review, pictures))


def _object(review: Review, pictures: Sequence[Picture]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "today": review.today.isoformat(),
        "base": _side(review.before),
        "head": _side(review.after),
        "summary": summary(review),
        "complete": review.complete,
        "unchanged": review.unchanged,
        "left_out": [
            {"what": one.what, "file": one.file, "sentence": one.sentence}
            for one in review.left_out
        ],
        "changes": [_change(change) for change in review.changes],
        "files": {
            "added": list(review.files.added),
            "changed": list(review.files.changed),
            "removed": list(review.files.removed),
            "unopened": list(review.files.closed),
        },
        "beside": None if review.beside is None else list(review.beside),
        "pages": None if review.pages is None else _pages(review.pages),
        "findings": {
            "new": findings_as_json(review.new, "ru")["findings"],
            "counts": counts(review.new),
            "mended": review.mended,
            "errors": review.errors,
        },
        "pictures": [
            {"practice": one.practice, "before": one.before, "after": one.after} for one in pictures
        ],
    }


def _side(side: Side) -> dict[str, str | None]:
    return {"name": side.name or None, "commit": side.commit or None}


def _change(change: Change) -> dict[str, Any]:
    facts = {
        name: asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
        for name, value in change.facts().items()
    }
    return {
        "kind": change.kind,
        "region": change.region or None,
        "subject": change.subject,
        "file": change.file,
        "sentence": change.sentence,
        "facts": {name.rstrip("_"): value for name, value in facts.items()},
    }


def _pages(pages: PageChanges) -> dict[str, Any]:
    return {
        "changed": list(pages.changed),
        "appeared": list(pages.appeared),
        "vanished": list(pages.vanished),
        "redirected": dict(pages.redirected),
        "lost": [
            {"address": one.address, "advice": one.advice, "sentence": one.sentence}
            for one in pages.lost
        ],
    }


def schema() -> Any:
    """The JSON Schema of the object."""
    return json.loads(SCHEMA.read_text(encoding="utf-8"))
