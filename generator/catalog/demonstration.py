"""Whether a catalog is made up: pages of such a one must say so, each of them."""

from __future__ import annotations

from generator.catalog.catalog import Directory
from generator.text import say

MARK = "Вымышлен"
"""How the name of every region of a made-up catalog begins."""


def is_demo(directory: Directory) -> bool:
    """Whether every region bears a name that says it is invented. No regions are no proof."""
    regions = directory.regions.values()
    return bool(regions) and all(say(r.record.name).startswith(MARK) for r in regions)
