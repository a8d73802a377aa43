"""From bytes to text: UTF-8 only, and a good guess at what a file of another encoding is.

A wrong guess shown as text would be mojibake on a public page, so nothing but UTF-8 is read; the
guess only makes the message say what to choose in the editor's «Save as».
"""

from __future__ import annotations

import codecs
from typing import Final

from generator.findings.catalogue import reading as codes
from generator.reading.characters import LineBook
from generator.reading.places import TOP, Place
from generator.reading.remarks import Remarks

_WIDE: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_BYTE_ENCODINGS: Final = (("cp1251", "Windows-1251"), ("koi8_r", "KOI8-R"), ("cp866", "DOS-866"))

# In any Russian text lower-case letters outweigh the rest, and these make up half of them.
_FREQUENT: Final = frozenset("оеаинтсрвл")
_LOWER: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")

_SAMPLE: Final = 4096
_ENOUGH_LETTERS: Final = 8


def decode(data: bytes, remarks: Remarks) -> str | None:
    """The text of a file, without a byte order mark; None (and a remark) if it is not UTF-8."""
    for start, name in _WIDE:
        if data.startswith(start):
            remarks.add_at(codes.WIDE_ENCODING, TOP, encoding=name)
            return None
    if data.startswith(codecs.BOM_UTF8):
        remarks.add_at(codes.BYTE_ORDER_MARK, TOP)
        data = data[len(codecs.BOM_UTF8) :]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        _say_why(data, error.start, remarks)
        return None
    if "\x00" in text and _looks_wide(data):
        remarks.add_at(codes.WIDE_ENCODING, TOP, encoding="UTF-16")
        return None
    return text


def _say_why(data: bytes, offset: int, remarks: Remarks) -> None:
    place = _place_of_byte(data, offset)
    if _looks_wide(data):
        remarks.add_at(codes.WIDE_ENCODING, TOP, encoding="UTF-16")
    elif guess := _guess(data):
        remarks.add_at(codes.BYTE_ENCODING, place, encoding=guess)
    else:
        remarks.add_at(codes.NOT_UTF8, place, byte=f"0x{data[offset]:02X}")


def _place_of_byte(data: bytes, offset: int) -> Place:
    before = data[:offset].decode()
    return LineBook(before).place(len(before))


def _looks_wide(data: bytes) -> bool:
    """UTF-16 without its mark: of Latin and Cyrillic text every second byte is 0 or 4."""
    sample = data[:_SAMPLE]
    halves = (sample[::2], sample[1::2])
    return len(sample) >= 4 and any(
        (half.count(0) + half.count(4)) * 10 >= len(half) * 9 for half in halves
    )


def _guess(data: bytes) -> str | None:
    """The one-byte encoding in which the file reads as Russian, if there is one."""
    best, name = 0.0, None
    for codec, title in _BYTE_ENCODINGS:
        letters = [letter for letter in data[:_SAMPLE].decode(codec, "replace") if letter > "\x7f"]
        known = sum((letter in _LOWER) + (letter in _FREQUENT) for letter in letters)
        score = known / (2 * len(letters)) if len(letters) >= _ENOUGH_LETTERS else 0.0
        if score > best:
            best, name = score, title
    return name if best >= 0.5 else None
