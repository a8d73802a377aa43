"""Names that must fit: broken at spaces into a few lines, and cut with an ellipsis where they end.

A badge has a fixed size and a holder's name has any length. What is measured here is also written
into the drawing (`textLength`), so that no font of a reader's machine can make it overflow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


class _Letters(dict[str, int]):
    """Widths of letters; what nobody has measured is as wide as the widest."""

    def __missing__(self, letter: str) -> int:
        return 100


def _table(widths: dict[int, str]) -> _Letters:
    return _Letters((letter, width) for width, letters in widths.items() for letter in letters)


_REGULAR: Final = _table({
    19: "'", 21: "’", 22: "ijlі", 26: "|", 28: " \u00a0!,./:;I[]t·ІЇїf", 33: "()-`r{}„“”", 35: '"',
    36: "г", 39: "*", 40: "°", 44: "к", 45: "з", 46: "т", 50: "Jcksvxyzсух", 51: "эє", 52: "чь",
    53: "в", 54: "Гпя", 55: "нҫ", 56: "#$0123456789?L_abdeghnopquаеийорё«»–§", 57: "бц",
    58: "+<=>~Кдл×", 59: "ӳү", 60: "З", 61: "FTZТӑӲөҮ", 62: "ъӗә", 63: "Ӗһ", 64: "У", 66: "БЛЬң",
    67: "&ABEKPSVXYАВЕРХЧжЁ", 68: "ДӐ", 69: "мҺ", 70: "Ҫ", 72: "CDHNRUwИЙНПСЭЯыЄ", 74: "Ц",
    75: "юҢ", 76: "Ф", 78: "GOQО", 79: "ЪӘӨ", 80: "ш", 82: "фщ", 83: "MmМ", 89: "%Ы", 90: "җ",
    92: "ЖШ", 94: "WЩ", 100: "—…", 101: "Ю", 102: "@", 107: "№", 108: "Җ",
})  # fmt: skip
_BOLD: Final = _table({
    24: "'’", 28: " \u00a0,./I\\ijl|·ІЇї", 33: "!()-:;[]`ft", 39: "*r{}", 40: "°", 42: "г", 47: '"',
    49: "зт", 50: "zк„“”", 55: "эҫє", 56: "#$0123456789J_aceksvxyаесухё«»–§", 57: "Г",
    58: "+<=>~чя×", 59: "ӳү", 60: "нп", 61: "?FLTZbdghnopquКТвийорцьӑӲөҮ", 62: "Убӗә", 63: "ЗдӖһ",
    64: "л", 66: "ң", 67: "EPSVXYЕРХЁ", 68: "Ӑ", 69: "Һ", 70: "ЛЧҪ", 71: "ДЭжЄ",
    72: "&ABCDHKNRUАБВИЙНПСЬЯ", 73: "Цъ", 74: "м", 75: "Ң", 78: "GOQwО", 79: "ӘӨ", 83: "MМш",
    84: "Фщ", 85: "ыю", 87: "Ъ", 88: "ф", 89: "%m", 90: "Жҗ", 94: "W", 98: "@Ы", 100: "Ш—…",
    102: "Щ", 103: "Ю", 108: "Җ", 111: "№",
})  # fmt: skip
"""Letters of Arial and of the faces that are cut to its widths, in hundredths of the size."""

Measure = Callable[[str, float, bool], float]
"""(text, size, bold) → how wide the text stands, in the units of the size."""

_ELLIPSIS: Final = "…"
_CUT: Final = " \u00a0,;:—–-«(„"
"""What must not stand before an ellipsis."""


@lru_cache(maxsize=4096)
def line_width(text: str, size: float, bold: bool = False) -> float:
    """How wide `text` stands in letters of `size`, in the units of `size`."""
    return sum(map((_BOLD if bold else _REGULAR).__getitem__, text)) * size / 100


def shortened(
    text: str, width: float, size: float, bold: bool = False, measure: Measure = line_width
) -> str:
    """`text`, or as much of its beginning as fits into `width` with an ellipsis."""
    if measure(text, size, bold) <= width:
        return text
    return _cut(text, width, size, bold, measure)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text as it fits: in letters of `size`, line by line."""

    size: float
    lines: tuple[str, ...]


def fitted(
    text: str,
    width: float,
    sizes: Sequence[tuple[float, int]],
    bold: bool = False,
    measure: Measure = line_width,
) -> Fitted:
    """`text` in lines of `width`, in the first of `sizes` (letters and how many lines at most) that
    holds all of it; in the last one it is shortened if need be. `measure` knows the letters.

    Lines break at spaces and are of about one length; a word that is wider than a line is cut
    wherever the line ends.
    """
    for size, most in sizes:
        lines = _broken(text, width, size, most, bold, measure)
        if lines is not None:
            return Fitted(size, _balanced(text, lines, width, size, bold, measure))
    size, most = sizes[-1]
    full: list[str] = []
    rest = text.strip()
    while len(full) < most - 1:
        line, rest = _first_line(rest, width, size, bold, measure)
        full.append(line)
    return Fitted(size, (*full, shortened(rest, width, size, bold, measure)))


def _broken(
    text: str, width: float, size: float, most: int, bold: bool, measure: Measure
) -> list[str] | None:
    """The lines of `text`, or None if there would be more of them than `most`."""
    lines: list[str] = []
    rest = text.strip()
    while rest:
        if len(lines) == most:
            return None
        line, rest = _first_line(rest, width, size, bold, measure)
        lines.append(line)
    return lines


def _balanced(
    text: str, lines: list[str], width: float, size: float, bold: bool, measure: Measure
) -> tuple[str, ...]:
    """The same text in as many lines, no wider than they must be: no lonely last word."""
    if len(lines) < 2:
        return tuple(lines)
    for tenths in range(10, 19):
        narrower = _broken(text, width * tenths / 20, size, len(lines), bold, measure)
        if narrower is not None:
            return tuple(narrower)
    return tuple(lines)


def _first_line(
    text: str, width: float, size: float, bold: bool, measure: Measure
) -> tuple[str, str]:
    """As many words as fit into one line, and the rest; part of a word if not even one fits."""
    if measure(text, size, bold) <= width:
        return text, ""
    words = text.split(" ")
    # A line with one word more is never narrower, so few need be measured.
    count = bisect_right(
        range(1, len(words)), width, key=lambda count: measure(" ".join(words[:count]), size, bold)
    )
    if count:
        return " ".join(words[:count]), " ".join(words[count:])
    fitting = _fitting(text, width, size, bold, measure)
    return text[:fitting], text[fitting:].lstrip()


def _cut(text: str, width: float, size: float, bold: bool, measure: Measure) -> str:
    room = width - measure(_ELLIPSIS, size, bold)
    return text[: _fitting(text, room, size, bold, measure)].rstrip(_CUT) + _ELLIPSIS


def _fitting(text: str, width: float, size: float, bold: bool, measure: Measure) -> int:
    """How many letters fit into `width`, at least one."""
    taken = 0.0
    for place, letter in enumerate(text):
        taken += measure(letter, size, bold)
        if taken > width:
            return max(place, 1)
    return len(text)
