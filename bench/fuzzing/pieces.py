"""Changes that any text can suffer: lines moved, words put in, pieces said again and again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

FILL: Final = b"\xff"
"""An input that begins so is a piece, to be repeated until the door's limit is reached."""
FILLED_BY: Final = b"\xfe"
"""Parts such an input: what stands before, the piece, what stands after."""


def filled(data: bytes, most: int) -> bytes:
    """What an input stands for: itself, or its piece repeated up to `most` bytes."""
    if not data.startswith(FILL):
        return data
    before, _, rest = data[1:].partition(FILLED_BY)
    piece, _, after = rest.partition(FILLED_BY)
    room = most - len(before) - len(after)
    return before + piece * (max(room, 0) // max(len(piece), 1)) + after


def with_lines_changed(data: bytes, dice: random.Random, words: Sequence[bytes]) -> bytes:
    """One line dropped, doubled, moved, indented, cut short, or given another value."""
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    deed = dice.randrange(7)
    if deed == 0:
        del lines[at]
    elif deed == 1:
        lines.insert(dice.randrange(len(lines) + 1), lines[at])
    elif deed == 2:
        lines.insert(dice.randrange(len(lines)), lines.pop(at))
    elif deed == 3:
        lines[at] = b" " * dice.randrange(1, 5) + lines[at]
    elif deed == 4:
        lines[at] = lines[at].removeprefix(b"  ")
    elif deed == 5:
        head, colon, _ = lines[at].partition(b": ")
        lines[at] = head + (colon or b": ") + dice.choice(words)
    else:
        lines[at] = lines[at][: dice.randrange(len(lines[at]) + 1)]
    return b"\n".join(lines)


def with_word(data: bytes, dice: random.Random, words: Sequence[bytes]) -> bytes:
    """A word put in somewhere, or in place of as many bytes."""
    word, at = dice.choice(words), dice.randrange(len(data) + 1)
    return data[:at] + word + data[at + dice.choice((0, len(word))) :]


def with_piece_moved(data: bytes, dice: random.Random) -> bytes:
    """A piece copied to another place."""
    if not data:
        return data
    start = dice.randrange(len(data))
    piece = data[start : start + 1 + dice.randrange(40)]
    at = dice.randrange(len(data) + 1)
    return data[:at] + piece * dice.choice((1, 1, 2, 8)) + data[at:]


def as_filling(data: bytes, dice: random.Random, words: Sequence[bytes]) -> bytes:
    """An input that repeats a piece of this one, or a word, up to the limit."""
    at = dice.randrange(len(data) + 1)
    piece = dice.choice(words) if dice.random() < 0.5 else data[at : at + dice.randrange(1, 12)]
    before = data[:at] if dice.random() < 0.3 else b""
    return FILL + before + FILLED_BY + (piece or b"[") + FILLED_BY
