"""Nobody who leans on /api/v1/ may find it changed: only additions are allowed."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from api_promises import differences, promised, text_of, without_words

from generator.publishing.openapi import VERSION, openapi

PROJECT = Path(__file__).parents[2]
Edit = Callable[[dict[str, Any]], object]


def test_what_was_promised_is_kept() -> None:
    """The description made from the models takes nothing back that the committed one promised."""
    found = differences(promised(), without_words(openapi()))
    assert found.broken == [], "this breaks programs of others: it belongs under /api/v2/"


def test_what_is_new_is_committed() -> None:
    """The committed description is the one that is made now, with every addition."""
    words = (
        "run `python tests/publishing/api_promises.py`, raise VERSION, add a line to docs/data.md"
    )
    assert text_of(promised()) == text_of(openapi()), words


def test_the_version_is_told() -> None:
    """The list of changes on the page about the data begins with the version of the description."""
    page = (PROJECT / "docs/data.md").read_text("utf-8")
    _, _, changes = page.partition("{#api-changes}")
    first = next(line for line in changes.splitlines() if line.startswith("| 1."))
    assert first.startswith(f"| {VERSION} |")


def _schemas(description: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = description["components"]["schemas"]
    return found


BREAKING: dict[str, Edit] = {
    "path": lambda d: d["paths"].pop("/api/v1/sites.json"),
    "field": lambda d: _schemas(d)["Card"]["properties"].pop("page"),
    "sure": lambda d: _schemas(d)["Card"]["required"].remove("title"),
    "type": lambda d: _schemas(d)["Card"]["properties"]["adopted"].update(type="string"),
    "list": lambda d: _schemas(d)["Card"]["properties"].update(tools={"type": "string"}),
    "word": lambda d: _schemas(d)["Adoption"]["properties"]["state"]["enum"].remove("stale"),
    "closed": lambda d: _schemas(d)["Card"].update(additionalProperties=False),
    "answer": lambda d: d["paths"]["/api/v1/regions/{region}.json"]["get"]["responses"].pop("404"),
    "deep": lambda d: _schemas(d)["Amount"]["properties"].pop("bound"),
}
ADDING: dict[str, Edit] = {
    "path": lambda d: d["paths"].update({"/api/v1/new.json": d["paths"]["/api/v1/sites.json"]}),
    "field": lambda d: _schemas(d)["Card"]["properties"].update(fresh={"type": "string"}),
    "sure": lambda d: _schemas(d)["Card"]["required"].append("headline"),
    "word": lambda d: _schemas(d)["Adoption"]["properties"]["state"]["enum"].append("dreamt"),
}


@pytest.mark.parametrize("name", BREAKING)
def test_what_breaks_a_promise_is_seen(name: str) -> None:
    """Something taken away or narrowed is told as broken, wherever it stands."""
    changed = copy.deepcopy(openapi())
    BREAKING[name](changed)
    assert differences(openapi(), changed).broken


@pytest.mark.parametrize("name", ADDING)
def test_what_is_added_breaks_nothing(name: str) -> None:
    """Something added is no break."""
    changed = copy.deepcopy(openapi())
    ADDING[name](changed)
    found = differences(openapi(), changed)
    assert found.broken == []
    assert text_of(changed) != text_of(openapi())


def test_a_description_is_like_itself() -> None:
    """Nothing differs where nothing was changed."""
    found = differences(openapi(), openapi())
    assert (found.broken, found.added) == ([], [])
