"""The number that people meant by «22,5», «2 300» or «более 30», as files write it.

Numbers out of a spreadsheet or a Russian text are text to YAML: this says what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

BOUNDS: Final[Mapping[str, str]] = {
    "около": "about",
    "примерно": "about",
    "порядка": "about",
    "~": "about",
    "≈": "about",
    "не менее": "at-least",
    "не меньше": "at-least",
    "минимум": "at-least",
    "≥": "at-least",
    ">=": "at-least",
    "не более": "at-most",
    "не больше": "at-most",
    "максимум": "at-most",
    "≤": "at-most",
    "<=": "at-most",
    "более": "more-than",
    "более чем": "more-than",
    "больше": "more-than",
    "свыше": "more-than",
    ">": "more-than",
    "менее": "less-than",
    "менее чем": "less-than",
    "меньше": "less-than",
    "<": "less-than",
}
"""What stands before a number in words, and the bound that says it in files."""

_SAID = re.compile(
    r"(?P<bound>[^\d\s+-][^\d+-]*?)?\s*"
    r"(?P<whole>[+-]?(?:\d{1,3}(?: \d{3})+|\d+))(?:[.,](?P<part>\d+))?",
    re.ASCII,
)


def number_meant(text: str) -> str:
    """The number that `text` surely means, as files write it: «22,5» is 22.5, «2 300» is 2300.

    "" where it is not sure: other words stand there, or 2,300 may be thousands.
    """
    bound, number = _parts(text)
    return "" if bound else number


def amount_meant(text: str) -> str:
    """The same for an amount, which may have a bound: «около 30» is {value: 30, bound: about}."""
    bound, number = _parts(text)
    if not bound or not number:
        return number
    return f"{{value: {number}, bound: {BOUNDS[bound]}}}" if bound in BOUNDS else ""


def _parts(text: str) -> tuple[str, str]:
    """The words before the number and the number; the latter "" where it is none for sure."""
    said = _SAID.fullmatch(" ".join(text.strip("\"'«»„“” \u00a0").casefold().split()))
    if said is None:
        return "", ""
    whole, part = said["whole"].replace(" ", "").lstrip("+"), said["part"]
    if part and len(part) == 3 and " " not in said["whole"]:
        return "", ""
    digits = whole.lstrip("-")
    if len(digits) > 1 and digits.startswith("0"):
        return "", ""
    return (said["bound"] or "").strip(), f"{whole}.{part}" if part else whole
