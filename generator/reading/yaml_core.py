"""What a plain scalar means: the core schema of YAML 1.2, without its traps.

`NO`, `on`, `012`, `12:30:45`, `1_000` and dates are text. Three spellings of null, true and false
are known, decimal whole numbers and decimal fractions, nothing else. A number with a leading zero
is text as well: in our files it is a code (`oktmo: 012…`), never a quantity. `0x1F` and `0o14`,
which the core schema would take for numbers, are text with a warning: nobody writes figures of a
region in base 16, and a reader who sees `0x1F` must not get 31.
"""

from __future__ import annotations

import re
from typing import Final

from generator.findings import Code
from generator.findings.catalogue import reading as codes
from generator.reading.limits import Limits

Scalar = str | int | float | bool | None

STARTS: Final = frozenset("~-+.0123456789nNtTfF")
"""What a plain scalar begins with if it may be something other than text (besides being empty)."""

_WORDS: Final[dict[str, bool | None]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip

NOT_TEXT: Final = frozenset(_WORDS)
"""Plain scalars that mean something other than text although they are words."""

_NUMBER = re.compile(
    r"""
    (?P<integer>[-+]?(?:0|[1-9][0-9]*))
    | (?P<fraction>[-+]?(?:\.[0-9]+|(?P<whole>0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)
    | (?P<endless>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))
    | (?P<other_base>0o[0-7]+|0x[0-9a-fA-F]+)
    """,
    re.VERBOSE,
)


def resolve(text: str, limits: Limits) -> tuple[Scalar, Code | None]:
    """The value of a plain scalar, and the code of what is wrong with it, if anything.

    A refused number comes back as its text.
    """
    if text in _WORDS:
        return _WORDS[text], None
    if text[0] not in "-+.0123456789":
        return text, None
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text, None
    match number.lastgroup:
        case "integer":
            if len(text.lstrip("-+")) > limits.digits:
                return text, codes.LONG_NUMBER
            return int(text), None
        case "fraction":
            return _fraction(text, len(number["whole"] or ""), limits)
        case "endless":
            return text, codes.ENDLESS_NUMBER
        case _:
            return text, codes.OTHER_BASE


def _fraction(text: str, whole_digits: int, limits: Limits) -> tuple[Scalar, Code | None]:
    if whole_digits > limits.digits or len(text) > limits.number:
        return text, codes.LONG_NUMBER
    value = float(text)
    if abs(value) >= 10.0**limits.digits:
        return text, codes.LONG_NUMBER
    return value, None
