"""Russian typography for display: ёлочки, dashes, and spaces that do not break.

Lengths change only inside one piece of text («...», «10 - 15»). Every later rule puts one
character in the place of one, so that a sentence cut by markup is set as a whole and cut again.
Addresses, e-mails and code are left alone. Doing it twice changes nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from generator.text.language import LOCALE, NBSP

CODE: Final = "\ufffc"
"""Stands in `typograph_pieces` for something that is not text, such as a piece of code."""

LEFT_ALONE = re.compile(
    r"`[^`\n]*+`"
    r"|(?:\b[a-z][a-z0-9+.-]{1,15}+://|\bwww\.)[^\s<>«»„“”\"]++"
    r"|(?<![\w.+-])[\w.+-]++@[\w.-]++",
    re.IGNORECASE,
)

_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_MAY_BE_RANGE = re.compile(r"[0-9][ \u00a0]?[-–][ \u00a0]?[0-9]")
_NUMBER = r"(?:[0-9]{1,3}(?:[ \u00a0][0-9]{3}){1,4}|[0-9]{1,15})(?:,[0-9]{1,6})?"
# Chains of hyphens are telephone numbers, dates and designations: only a lone pair is a range.
_RANGE = re.compile(
    rf"(?<![\w.,:/№—–-])(?<![№/—–-][ \u00a0])({_NUMBER})(?:[ \u00a0][-–][ \u00a0]|-)({_NUMBER})"
    r"(?![\w:/—–-]|[.,][0-9]|[ \u00a0][—–=-])"
)

QUOTE = re.compile(r"([\"«»„“”])")
OPENS_AFTER = frozenset("([{—–-/")
CLOSES_BEFORE = frozenset('.,;:!?)]}…—–-/"»“”')
PAIRS: Final = ("«»", "„“")

LONE_HYPHEN = re.compile(
    r"(?<=[^\W\d_][ ])-(?=[ ][^\W_]|[ ][«„(])|(?<=[»“”)%.,…0-9][ ])-(?=[ ][^\W\d_]|[ ][«„])"
)

_BEFORE_WORD = ("", "(", "«", "„")
_AFTER_WORD = ",.;:!?…)»“"
_LETTERS = "АБВГДЕЁЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_SHORT_WORDS = _words(
    "а в и к о с у во да до за из ко на не ни но об от по со без для или изо обо под при про над"
)
_INITIALS = frozenset(f"{letter}." for letter in _LETTERS)
_GLUED_TO_NEXT = frozenset(
    {
        before + form
        for before, word in product(_BEFORE_WORD, _SHORT_WORDS)
        for form in (word, word.capitalize())
    }
    | {before + sign for before, sign in product(_BEFORE_WORD, ("№", "§"))}
    | {"т.", "ул.", "им.", "ст.", "п.", "пп.", "гл.", "стр.", "рис.", "табл.", "см."}
    | _INITIALS
    | {first + second for first, second in product(_INITIALS, _INITIALS)}
)
_GLUED_TO_PREVIOUS = frozenset(
    word + after for word, after in product(("же", "ли", "бы", "ж", "б"), ("", *_AFTER_WORD))
) | {"—"}
_DIGITS = frozenset("0123456789")
_AFTER_NUMBER = _words(
    "% ‰ ₽ ° °C °С г гг год года году годом годы годов лет чел человек человека раз раза "
    "тыс млн млрд трлн руб коп рубль рубля рублей "
    "сек мин минута минуту минуты минут ч час часа часов дн день дня дней "
    "неделя неделю недели недель мес месяц месяца месяцев "
    "шт экз л стр мм см м км м² м³ кв куб га кг т ц мл кВт МВт кВт·ч"
) | frozenset(LOCALE.months["format"]["wide"].values())


def typograph(text: str) -> str:
    """`text` (plain, not HTML) as it is set in a Russian book.

    No-break spaces after short words, before dashes, particles and units, inside numbers and
    after initials; "…" to «…» with „…“ inside, only where all of them pair; dashes, ranges, …
    """
    if _has_left_alone(text):
        return "".join(typograph_pieces([text]))
    return _one_for_one(_shortened(text))


def typograph_pieces(pieces: Sequence[str]) -> list[str]:
    """Sets the pieces of one sentence that markup has cut; as many pieces come back.

    A piece that equals `CODE` stands for something that is not text.
    """
    parts = [list(_parts(piece)) for piece in pieces]
    whole = _one_for_one("".join(CODE if kept else part for one in parts for part, kept in one))
    place = 0
    done = []
    for one in parts:
        piece = ""
        for part, kept in one:
            length = 1 if kept else len(part)
            piece += part if kept else whole[place : place + length]
            place += length
        done.append(piece)
    return done


def book_marks(text: str) -> str:
    """`text` with «ёлочки» for straight quotes that pair, and dashes for lone hyphens by words.

    Every other character stays, spaces included: for the text of a file, which people go on
    editing. As long as `text`.
    """
    masked = LEFT_ALONE.sub(lambda kept: CODE * len(kept[0]), text)
    quoted = _quoted(masked) if '"' in masked else masked
    marks = "".join(new if old == '"' else old for old, new in zip(masked, quoted, strict=True))
    done = LONE_HYPHEN.sub("—", marks)
    return "".join(old if new == CODE else new for old, new in zip(text, done, strict=True))


def _has_left_alone(text: str) -> bool:
    # Four plain searches take a tenth of the time of one pattern, and most texts have none.
    return "://" in text or "@" in text or "`" in text or "www." in text


def _parts(piece: str) -> Iterator[tuple[str, bool]]:
    """The parts of a piece, each with whether it must be kept as it is."""
    place = 0
    if _has_left_alone(piece):
        for found in LEFT_ALONE.finditer(piece):
            yield _shortened(piece[place : found.start()]), False
            yield found[0], True
            place = found.end()
    yield _shortened(piece[place:]), False


def _shortened(text: str) -> str:
    """«...» to «…», «10-15» and «10 - 15» to «10–15»: the rules that change the length."""
    if "..." in text:
        text = _ELLIPSIS.sub("…", text)
    if ("-" in text or "–" in text) and _MAY_BE_RANGE.search(text) is not None:
        text = _RANGE.sub(_range, text)
    return text


def _range(found: re.Match[str]) -> str:
    low, high = found[1], found[2]
    zeros = any(end[0] == "0" and end[1:2].isdigit() for end in (low, high))  # «2021-05»
    if zeros or _value(low) >= _value(high):
        return found[0]
    return f"{low}–{high}".replace(" ", NBSP)


def _value(number: str) -> float:
    return float(number.replace(" ", "").replace(NBSP, "").replace(",", "."))


def _one_for_one(text: str) -> str:
    # Plain searches again: where no quote can open, all stay as they were written.
    if '"' in text or "«" in text or "„" in text or "“" in text:
        text = _quoted(text)
    if NBSP in text:
        text = text.replace(f"{NBSP}- ", f"{NBSP}— ").replace(f"{NBSP}– ", f"{NBSP}— ")
    return _spaced(text) if " " in text else text


def _quoted(text: str) -> str:
    """Quotes by depth: «…„…“…». If they do not pair, all stay as they were written."""
    parts = QUOTE.split(text)  # text, quote, text, quote, …, text
    turned = parts.copy()
    open_at: list[int] = []
    for place in range(1, len(parts), 2):
        match _turn(parts, place, open_at):
            case "open":
                open_at.append(place)
            case "close" if open_at:
                opening, closing = PAIRS[(len(open_at) - 1) % 2]
                turned[open_at.pop()], turned[place] = opening, closing
            case _:
                return text
    return text if open_at else "".join(turned)


def _turn(parts: list[str], place: int, open_at: list[int]) -> str:
    """Whether the quote parts[place] is an "open" or a "close", or "" where nobody can tell."""
    mark = parts[place]
    last_open = open_at[-1] if open_at else -1
    if mark in "«„":
        return "open"
    if mark in "»”":
        return "close"
    if mark == "“":  # closes „…“ and opens “…”
        return "close" if open_at and parts[last_open] == "„" else "open"
    before = parts[place - 1][-1:] or "".join(parts[place - 2 : place - 1])
    after = parts[place + 1][:1] or "".join(parts[place + 2 : place + 3])
    starts = not before or before.isspace()
    ends = not after or after.isspace()
    just_opened = last_open == place - 2 and not parts[place - 1]
    can_open = not ends and (starts or just_opened or before in OPENS_AFTER)
    can_close = not starts and (ends or after in CLOSES_BEFORE)
    if can_open and can_close:
        return "close" if open_at and parts[last_open] == '"' else "open"
    return "open" if can_open else "close" if can_close else ""


def _spaced(text: str) -> str:
    """Lone hyphens to dashes, and spaces that must not break to no-break spaces."""
    words = text.split(" ")
    if " - " in text or " – " in text:
        for place in range(1, len(words) - 1):
            if words[place] in ("-", "–") and words[place - 1] and words[place + 1]:
                words[place] = "—"
    left = words[0]
    spaced = [left]
    for right in words[1:]:
        glued = (
            left in _GLUED_TO_NEXT
            or right in _GLUED_TO_PREVIOUS
            or (left[-1:] in _DIGITS and _belongs_to_number(left, right))
            or (right in _INITIALS and left[:1].isupper() and left[-1].isalpha())
        )
        spaced += (NBSP if glued else " ", right)
        left = right
    return "".join(spaced)


def _belongs_to_number(left: str, right: str) -> bool:
    right = right.rstrip(_AFTER_WORD)
    if len(right) == 3 and right.isdigit():
        return not (len(left) > 3 and left[-4:].isdigit())
    return right in _AFTER_NUMBER
