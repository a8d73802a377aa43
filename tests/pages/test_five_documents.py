"""What the systems of the five documents do for their people, and where it is shown here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from drawn_pages import PROJECT, TEMPLATES, pages_of, words

from generator.pages import environment, render_body

TABLE: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "five_documents.yml").read_text("utf-8")
)
SHOWN = [(row["document"], shown) for row in TABLE for shown in row["shows"]]


@lru_cache(maxsize=1)
def pages() -> dict[str, str]:
    """The text of the pages that the table names, without spaces, and of hand-written ones."""
    named = {shown["page"] for _, shown in SHOWN}
    env = environment(TEMPLATES)
    found = {p.address: render_body(env, p) for p in pages_of(PROJECT)[1] if p.address in named}
    docs = PROJECT / "docs"
    found |= {a: (docs / f"{a[:-1]}.md").read_text("utf-8") for a in named - set(found)}
    return {address: _bare(words(body)) for address, body in found.items()}


def _bare(text: str) -> str:
    return "".join(text.split())


def test_the_table_is_about_five_documents() -> None:
    """Each with what its system does and at least two places that show it."""
    assert len(TABLE) == 5
    assert all(row["system"] and len(row["shows"]) >= 2 for row in TABLE)


@pytest.mark.parametrize(("document", "shown"), SHOWN)
def test_each_part_of_a_system_has_its_page(document: str, shown: dict[str, Any]) -> None:
    """The page is there and says what the table promises; the tests that work it out exist."""
    missing = [word for word in shown["words"] if _bare(str(word)) not in pages()[shown["page"]]]
    assert missing == [], (document, shown["page"])
    assert shown["tests"]
    assert all((PROJECT / test).is_file() for test in shown["tests"])
