"""The real registers hold every exemplar that the gathered facts name, each with its sources."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from drawn_pages import Drawn, read, the_project, words

from generator.catalog.entries import CertificateEntry
from generator.catalog.holders import holder_name

FACTS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("certified_facts.yml").read_text("utf-8")
)
IN_A_REGISTER = [fact for fact in FACTS if "certificate" in fact]
TOLD_IN_WORDS = [fact for fact in FACTS if "page" in fact]


@pytest.fixture(scope="module")
def drawn() -> Drawn:
    """The pages of this project."""
    return the_project()


@pytest.fixture(scope="module")
def register(drawn: Drawn) -> dict[str, CertificateEntry]:
    """All certificates of this project by the end of their addresses: "kursk/b-n-2025-1"."""
    return {f"{c.region}/{c.slug}": c for c in drawn.catalog.directory.certificates}


def links(body: str) -> set[str]:
    """Where the links of a page lead."""
    return {unescape(e.attributes.get("href") or "") for e in read(body) if e.tag == "a"}


@pytest.mark.parametrize("fact", IN_A_REGISTER, ids=lambda fact: str(fact["fact"]))
def test_exemplar_is_in_its_register(
    drawn: Drawn, register: dict[str, CertificateEntry], fact: dict[str, Any]
) -> None:
    """Holder, level and date are those of the facts, so are the sources, and the certificate's own
    page leads to each of them."""
    entry = register[fact["certificate"]]
    known = {s.id: s.url for s in drawn.catalog.directory.regions[entry.region].record.sources}
    assert holder_name(entry, drawn.catalog) == fact["holder"]
    assert (entry.record.level, entry.record.issued) == (fact["level"], fact["issued"])
    assert [known[source] for source in entry.record.source] == fact["sources"]
    body = drawn.bodies[f"certificates/{fact['certificate']}/"]
    assert fact["holder"] in words(body)
    assert set(fact["sources"]) <= links(body)


@pytest.mark.parametrize("fact", TOLD_IN_WORDS, ids=lambda fact: str(fact["fact"]))
def test_what_no_register_can_hold_is_told(drawn: Drawn, fact: dict[str, Any]) -> None:
    """An exemplar without a level or a year, and a number without names, stand on a page with
    their sources."""
    body = drawn.bodies[fact["page"]]
    assert [told for told in fact["says"] if told not in words(body)] == []
    assert set(fact["sources"]) <= links(body)


def test_nobody_else_is_in_the_registers(register: dict[str, CertificateEntry]) -> None:
    """No certificate of this project comes from anywhere but the facts."""
    assert set(register) == {fact["certificate"] for fact in IN_A_REGISTER}
