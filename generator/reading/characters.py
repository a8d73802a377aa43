"""Characters that must not stand in a file: those nobody sees, and those that turn text around.

The whole text is looked through once, fast; only a file that has such characters is then looked at
line by line. What is refused gives a remark and is taken out or replaced, so that reading goes on.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from generator.findings import Code
from generator.findings.catalogue import reading as codes
from generator.reading.places import Place
from generator.reading.remarks import Remarks

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
)
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_BREAKS = "\x85\u2028\u2029"
_HALVES = "\ud800-\udfff"

_ANY = _CONTROL + _BIDI + _INVISIBLE + _BREAKS + _HALVES

REFUSED: Final = re.compile(f"[{_ANY}\ufffd]|\r(?!\n)")
"""Any character or line break that gives a finding."""

SMUGGLED: Final = re.compile(f"[{_ANY}]|\r(?!\n)")
"""The same but for U+FFFD, which reading itself puts in: for what escapes bring into a text."""

# A class with characters beyond U+FFFF is 15 times as slow as one without: almost every file is
# known to be good by this one, which holds no combining marks either.
_USUAL: Final = re.compile(
    "[\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2116\u2190-\u22ff]*+"
)

ODD_SPACE: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces that are none to YAML: it takes them for letters."""

_KINDS: Final = (
    (re.compile("\x00"), codes.NUL, "\ufffd"),
    (re.compile(f"[{_CONTROL}]"), codes.CONTROL, "\ufffd"),
    (re.compile(f"[{_BIDI}]"), codes.BIDI, ""),
    (re.compile(f"[{_INVISIBLE}]"), codes.INVISIBLE, ""),
    (re.compile(f"[{_BREAKS}]"), codes.LINE_BREAK, " "),
    (re.compile(f"[{_HALVES}]"), codes.HALF_CHARACTER, "\ufffd"),
    (re.compile("\ufffd"), codes.REPLACEMENT, "\ufffd"),
    (re.compile("\r(?!\n)"), codes.LONE_CR, "\n"),
)

UNSEEN: Final = re.compile(f"[{_BIDI}{_INVISIBLE}]")

# What people call them; the rest go by their Unicode names.
_RUSSIAN_NAMES: Final = {
    "\u00ad": "мягкий перенос",
    "\u200b": "пробел нулевой ширины",
    "\u200c": "разделитель нулевой ширины",
    "\u200d": "соединитель нулевой ширины",
    "\u2060": "соединитель слов",
    "\ufeff": "метка порядка байтов (BOM)",
    "\u200e": "метка «слева направо»",
    "\u200f": "метка «справа налево»",
    "\u202d": "принудительно «слева направо»",
    "\u202e": "принудительно «справа налево»",
    "\u2028": "разделитель строк",
    "\u2029": "разделитель абзацев",
    "\x85": "перевод строки NEL",
    "\x1b": "управляющий символ ESC",
}
_ENGLISH_NAMES: Final = {"\x85": "NEXT LINE", "\x1b": "ESCAPE"}


def is_usual(text: str) -> bool:
    """Whether a text surely has no refused character and is in normal form (NFC). Fast."""
    return _USUAL.fullmatch(text) is not None


def name_of(character: str, lang: str = "ru") -> str:
    """What people call a character, with its number: "пробел нулевой ширины, U+200B"."""
    number = f"U+{ord(character):04X}"
    english = unicodedata.name(character, _ENGLISH_NAMES.get(character, ""))
    name = _RUSSIAN_NAMES.get(character, english) if lang == "ru" else english
    return f"{name}, {number}" if name else number


@lru_cache(maxsize=1024)
def code_of(character: str) -> tuple[Code, str]:
    """Which code a refused character gives, and what stands in for it while reading."""
    for pattern, code, substitute in _KINDS:
        if pattern.match(character):
            return code, substitute
    raise ValueError(f"{character!r} is not refused")


def clean_text(text: str, remarks: Remarks) -> str:
    """The text without refused characters, a remark for each line that has some.

    Lines stay as they are; in a line from which an unseen character is taken out, later columns
    are those that people see.
    """
    lines = LineBook(text)
    said: set[tuple[int, str]] = set()
    for match in REFUSED.finditer(text):
        if remarks.full:
            break
        code, _ = code_of(match[0])
        place = lines.place(match.start())
        if (place.line, code.id) not in said:
            said.add((place.line, code.id))
            remarks.add_at(code, place, **character_values(match[0]))
    return without_refused(text)


def without_refused(text: str) -> str:
    """The text with each refused character taken out or replaced by what stands in for it."""
    for pattern, _, substitute in _KINDS:
        text = pattern.sub(substitute, text)
    return text


def character_values(character: str) -> dict[str, str]:
    """What messages say about a character."""
    return {"name": name_of(character), "name_en": name_of(character, "en")}


def note_other_forms(text: str, remarks: Remarks) -> None:
    """A remark for each line that is not in the normal form NFC, at its first such character."""
    for number, line in enumerate(split_lines(text), 1):
        if not unicodedata.is_normalized("NFC", line):
            normal = unicodedata.normalize("NFC", line)
            column = next(
                (at for at, (a, b) in enumerate(zip(line, normal, strict=False)) if a != b),
                len(normal),
            )
            shown = unicodedata.normalize("NFC", line[column : column + 2])[:1]
            remarks.add_at(codes.NOT_NFC, Place(number, column + 1), letter=shown)


def mend_text(text: str) -> str:
    """A file's text without the mistakes that can be mended unseen: what `atlas fix` begins with.

    Takes out the byte order mark and other unseen characters, ends lines with a line feed, puts
    letters into their normal form. Control characters stay: what they stood for is not known.
    """
    plain = re.sub("[\x85\u2028\u2029]", " ", UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", LINE_END.sub("\n", plain))


LINE_END: Final = re.compile("\r\n|\n|\r")


def split_lines(text: str) -> list[str]:
    """The lines of a text as editors count them, without their ends."""
    return LINE_END.split(text)


class LineBook:
    """From an offset in a text to its line and column; offsets must not go back."""

    def __init__(self, text: str) -> None:
        self._ends = LINE_END.finditer(text)
        self._line = 1
        self._start = 0
        self._next = next(self._ends, None)

    def place(self, offset: int) -> Place:
        """The place of the character at `offset` (from 0)."""
        while self._next is not None and self._next.end() <= offset:
            self._line += 1
            self._start = self._next.end()
            self._next = next(self._ends, None)
        return Place(self._line, offset - self._start + 1)


def visible(text: str, longest: int = 80) -> str:
    """A stranger's text fit for a message: one line, nothing unseen, not longer than `longest`.

    Every refused character and line end shows as its escape; halves of characters too, so that the
    message can always be written out.
    """
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return _UNSHOWABLE.sub(lambda match: _escaped(match[0]), cut)


_UNSHOWABLE = re.compile(f"[{_ANY}\n\r\t]")


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number > 0xFF else f"\\x{number:02x}"
