"""GeoJSON, fast: plain JSON goes through the standard library's parser.

An outline takes 0.15 ms so, against 1.8 ms as YAML; 4 MB of borders take 0.13 s.

The fast way is taken only where it is sure that nothing is to be said about the file. Whatever it
doubts (an odd escape, a long number, a repeated key, too much of anything, broken JSON) it leaves
to the exact reading (`json_events`), so that there is one set of rules and one set of words.
"""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import Any, Final

from generator.reading.characters import ODD_SPACE
from generator.reading.limits import Limits

# A whole string, or what is left of the text if a string is not closed.
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)

# Escapes other than those of Cyrillic and usual punctuation; letters with marks are among the odd.
_ODD_ESCAPE = re.compile(
    r"\\(?:[bfr]|u(?!04[0-79a-fA-F][0-9a-fA-F]|00[2-7][0-9a-eA-E]|00[aA][0-9a-cA-C]|00[bB][0-9a-fA-F]"
    r"|201[0-9a-fA-F]|2026|2116))"
)
_LONG_NUMBER = re.compile(r"(?<![0-9.])[0-9]{16}|[0-9]{20}")
_NOTHING_INSIDE = re.compile(r"\[\s*\]|\{\s*\}")
_ONE_DIGIT: Final = str.maketrans("123456789E", "000000000e")
_LONG_RUN: Final = "0" * 16
_EXPONENTS: Final = ("e0", "e+", "e-")
_BRACKETS_ONLY: Final = str.maketrans(
    "", "", "".join(chr(code) for code in range(128) if chr(code) not in "[]{}")
)
_DEEPER: Final = {"[": 1, "{": 1, "]": -1, "}": -1}


class _Doubt(Exception):
    """The fast reading is not sure of the file."""


def read_plain(text: str, limits: Limits) -> dict[str, Any] | None:
    """The value of a JSON text about which there is nothing to say, or None if there may be.

    `text` holds no refused characters and is in normal form (NFC).
    """
    if "\\" in text and _ODD_ESCAPE.search(text):
        return None
    if any(len(string) > limits.text for string in _STRING.findall(text)):
        return None
    skeleton = _STRING.sub('"', text)
    if not _is_shallow(skeleton, limits.depth) or _has_odd_numbers(skeleton):
        return None
    if _count(skeleton) > limits.values:
        return None

    def whole(number: str) -> int:
        if len(number.lstrip("-")) > limits.digits:
            raise _Doubt
        return int(number)

    def fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs) or any(
            not key.strip() or len(key) > limits.key or ODD_SPACE.search(key) for key in made
        ):
            raise _Doubt
        return made

    def endless(_: str) -> Any:
        raise _Doubt

    try:
        value = json.loads(text, parse_int=whole, object_pairs_hook=fields, parse_constant=endless)
    except (_Doubt, ValueError):
        return None
    return value if isinstance(value, dict) else None


def count_values(text: str) -> int:
    """How many values and keys a JSON text has; of broken JSON, about how many."""
    return _count(_STRING.sub('"', text))


def _count(skeleton: str) -> int:
    """The number of values and keys, by what stands before each: comma, colon or bracket."""
    signs = sum(map(skeleton.count, ",:[{"))
    return 1 + signs - len(_NOTHING_INSIDE.findall(skeleton))


def _is_shallow(skeleton: str, deepest: int) -> bool:
    """Whether brackets open no deeper than allowed. `skeleton`: a JSON text without its strings."""
    brackets = skeleton.translate(_BRACKETS_ONLY)
    try:
        steps = map(_DEEPER.__getitem__, brackets)
        return max(accumulate(steps), default=0) <= deepest
    except KeyError:  # a letter outside strings: no JSON
        return False


def _has_odd_numbers(skeleton: str) -> bool:
    """Whether some number may be too long, or has an exponent. Errs on the side of yes."""
    digits = skeleton.translate(_ONE_DIGIT)
    if any(exponent in digits for exponent in _EXPONENTS):
        return True
    return _LONG_RUN in digits and _LONG_NUMBER.search(skeleton) is not None
