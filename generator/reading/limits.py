"""How much one file may hold: what is more is refused before it costs anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one file; each number is itself still allowed."""

    size: int
    """Bytes of the file."""
    values: int
    """Values and keys together."""
    depth: int = 20
    """Lists and fields inside one another."""
    text: int = 20_000
    """Characters of one text."""
    key: int = 200
    """Characters of a field's name. libyaml itself gives up at 1,024."""
    digits: int = 15
    """Digits of a number before the point: what browsers and spreadsheets still hold exactly."""
    number: int = 40
    """Characters of a number in all."""
    findings: int = 200
    """Findings of one file; then one more says that there are others."""


ORDINARY: Final = Limits(size=64 * 1024, values=10_000)
"""A file that people write by hand."""

REGISTER: Final = Limits(size=1024 * 1024, values=250_000)
"""A register of certificates, which people write by hand and for many years: some 1,700 entries of
600 bytes, each of them with some forty values and keys."""

LARGE: Final = Limits(size=4 * 1024 * 1024, values=1_000_000)
"""Municipalities and borders, which programs write.

A true border has a point in 15 to 25 bytes (`[46.413,58.026],` makes three values), so 4 MB hold at
most some 800,000 values: for honest files the size is the limit, and the number of values only
stops `[0,0,0,…` from filling the memory.
"""


def spaced(number: int) -> str:
    """10000 → "10 000"."""
    return f"{number:,}".replace(",", " ")
