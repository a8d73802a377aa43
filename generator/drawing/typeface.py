"""The site's own face as files, for drawings that become pictures: how wide its letters are, and
which of them it has.

The files are PT Sans (ParaType, SIL Open Font License 1.1) made one of the subsets that browsers
get, under a name of its own as the licence wants. They are read here, so nothing has to be kept in
step; no font of the machine is ever used.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from generator.text import NBSP

FAMILY: Final = "Atlas Sans"
FOLDER: Final = Path(__file__).parent / "fonts"
REGULAR: Final = FOLDER / "atlas-sans-regular.ttf"
BOLD: Final = FOLDER / "atlas-sans-bold.ttf"

_SPACES: Final = str.maketrans({"\N{NARROW NO-BREAK SPACE}": NBSP, "\N{THIN SPACE}": NBSP})


def letters_width(text: str, size: float, bold: bool = False) -> float:
    """How wide `text` stands in letters of `size`, in the units of `size`, kerning left aside."""
    widths = _widths(bold)
    return sum(widths.get(letter, 0.0) for letter in text) * size / 100


def drawable(text: str) -> str:
    """`text` without what the face has no letters for; rare spaces become common ones."""
    widths = _widths(True)
    return "".join(letter for letter in text.translate(_SPACES) if letter in widths)


@cache
def _widths(bold: bool) -> Mapping[str, float]:
    """The letters of a file and their widths in hundredths of the size."""
    data = (BOLD if bold else REGULAR).read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack_from(">II", data, at + 8)
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
    }
    (per_em,) = struct.unpack_from(">H", data, tables[b"head"][0] + 18)
    (count,) = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)
    metrics = tables[b"hmtx"][0]
    advances = [struct.unpack_from(">H", data, metrics + 4 * n)[0] for n in range(count)]
    return {
        letter: advances[min(glyph, count - 1)] * 100 / per_em
        for letter, glyph in _letters(data, tables[b"cmap"][0])
        if glyph
    }


def _letters(data: bytes, cmap: int) -> Iterator[tuple[str, int]]:
    """Letters and the numbers of their glyphs, by the Unicode table (format 4)."""
    (many,) = struct.unpack_from(">H", data, cmap + 2)
    records = [struct.unpack_from(">HHI", data, cmap + 4 + 8 * n) for n in range(many)]
    at = cmap + next(offset for platform, kind, offset in records if (platform, kind) == (3, 1))
    (twice,) = struct.unpack_from(">H", data, at + 6)
    segments = twice // 2
    ends, starts = at + 14, at + 16 + twice
    deltas, offsets = starts + twice, starts + 2 * twice
    for n in range(segments):
        end, start, delta, offset = (
            struct.unpack_from(">H", data, table + 2 * n)[0]
            for table in (ends, starts, deltas, offsets)
        )
        for code in range(start, min(end, 0xFFFE) + 1):
            if offset:
                place = offsets + 2 * n + offset + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", data, place)
                glyph = (glyph + delta) % 65536 if glyph else 0
            else:
                glyph = (code + delta) % 65536
            yield chr(code), glyph
