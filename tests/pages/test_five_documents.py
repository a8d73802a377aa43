"""What the systems of the five documents do for their people, and where it is shown here."""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from drawn_pages import PROJECT, SAMPLE, TEMPLATES, pages_of, words

from generator.pages import environment, render_body

TABLE: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "five_documents.yml").read_text("utf-8")
)
SHOWN = [(row["document"], shown) for row in TABLE for shown in row["shows"]]
ROOTS = {"project": PROJECT, "sample": SAMPLE}


def _catalog(shown: dict[str, Any]) -> str:
    return str(shown.get("catalog", "project"))


@lru_cache(maxsize=2)
def pages(catalog: str) -> dict[str, str]:
    """The text of the pages that the table names, without spaces, and of hand-written ones."""
    named = {shown["page"] for _, shown in SHOWN if _catalog(shown) == catalog}
    env = environment(TEMPLATES)
    made = pages_of(ROOTS[catalog])[1]
    found = {page.address: render_body(env, page) for page in made if page.address in named}
    docs = PROJECT / "docs"
    found |= {a: (docs / f"{a[:-1]}.md").read_text("utf-8") for a in named - set(found)}
    return {address: _bare(words(body)) for address, body in found.items()}


@lru_cache(maxsize=64)
def functions(file: str) -> frozenset[str]:
    """The tests of a file."""
    tree = ast.parse((PROJECT / file).read_text("utf-8"))
    return frozenset(
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def _bare(text: str) -> str:
    return "".join(text.split())


def test_the_table_is_about_five_documents() -> None:
    """Each with what its system does, its sources in the catalog, and several places that show it;
    the first has the Kstovo cluster."""
    assert len(TABLE) == 5
    assert all(row["system"] and len(row["shows"]) >= 2 for row in TABLE)
    assert any(shown["page"] == "sites/nizhny/fabrika-kstovo/" for shown in TABLE[0]["shows"])
    files = [*PROJECT.glob("regions/**/*.yml"), *PROJECT.glob("practices/**/*.yml")]
    cited = "".join(file.read_text("utf-8") for file in files)
    assert all(f"seed: {row['seed']}" in cited for row in TABLE)


@pytest.mark.parametrize(
    ("document", "shown"), SHOWN, ids=[f"{shown['page']} {shown['what']}" for _, shown in SHOWN]
)
def test_each_part_of_a_system_has_its_page(document: str, shown: dict[str, Any]) -> None:
    """The page is there and says what the table promises; the tests that work it out exist."""
    text = pages(_catalog(shown))[shown["page"]]
    assert [word for word in shown["words"] if _bare(str(word)) not in text] == [], document
    assert shown["tests"]
    for test in shown["tests"]:
        file, _, name = test.partition("::")
        assert name in functions(file), test
