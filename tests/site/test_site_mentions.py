"""Records that hand-written pages mention: links where the catalog has them, else words."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from generator.pages.addresses import record_address
from generator.site.stamping.mentions import with_records

PROJECT = Path(__file__).parents[2]
MENTION = re.compile(r"\]\(([a-z]+):([a-z0-9/-]+)\)")


def known(kind: str, identity: str) -> str | None:
    """A catalog with one practice."""
    return "practices/nizhny/okno/" if (kind, identity) == ("practice", "nizhny/okno") else None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<a href="practice:nizhny/okno">«окно»</a>',
            '<a href="../practices/nizhny/okno/">«окно»</a>',
        ),
        ('<a href="practice:nizhny/net"><em>нет</em></a>, да', "<em>нет</em>, да"),
        ('<a href="region:voronezh">Воронеж</a>', "Воронеж"),
        ('<a href="mailto:a@b.example">почта</a>', '<a href="mailto:a@b.example">почта</a>'),
        ("practice:nizhny/okno", "practice:nizhny/okno"),
    ],
)
def test_mentions(html: str, expected: str) -> None:
    """A known record becomes a link from this page, an unknown one its words; the rest stays."""
    assert with_records(html, "about/", known) == expected


def test_all_mentions_of_our_own_pages_are_known() -> None:
    """In this project's catalog every record that docs/ mention has a page."""
    catalog = load_catalog(PROJECT, dt.date(2026, 11, 22)).catalog
    mentions = [
        (kind, identity)
        for file in (PROJECT / "docs").rglob("*.md")
        for kind, identity in MENTION.findall(file.read_text(encoding="utf-8"))
    ]
    assert mentions
    assert [one for one in mentions if record_address(catalog, *one) is None] == []
