"""From sentences with gaps to text: each is cut up once and filled as often as it is wanted.

What fills a gap is looked up, never made: the forms of all words are ready in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.demo import phrases
from generator.demo.declension import with_adjective
from generator.demo.dice import Dice
from generator.demo.lexicon import lexicon
from generator.demo.topics import Topic

WIDTH: Final = 96
"""Longest line of a text in a file, in characters."""

Filler = Callable[[Dice, Topic], str]
_GAP: Final = re.compile(r"\{([^{}]+)\}")
_NUMBER: Final = re.compile(r"(\d+)-(\d+)\|(.+)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence cut at its gaps: constants and fillers in turn."""

    parts: tuple[str | Filler, ...]

    def fill(self, dice: Dice, topic: Topic) -> str:
        """One way to say it, beginning with a capital letter."""
        said = "".join(part if isinstance(part, str) else part(dice, topic) for part in self.parts)
        return said[0].upper() + said[1:]


@cache
def sentence(pattern: str) -> Sentence:
    """Cut `pattern` at its gaps. Raises KeyError or ValueError for a gap that means nothing."""
    pieces = _GAP.split(pattern)
    return Sentence(
        tuple(_filler(piece) if place % 2 else piece for place, piece in enumerate(pieces) if piece)
    )


@cache
def sentences(lines: str) -> tuple[Sentence, ...]:
    """The sentences of a list, one a line."""
    return tuple(sentence(line) for line in lines.strip().splitlines())


@cache
def steps() -> tuple[tuple[tuple[str, Sentence], ...], ...]:
    """The four parts of the way, each with its possible steps: title and text."""
    parts = phrases.STEPS.strip().split("\n-\n")
    return tuple(
        tuple(
            (title, sentence(text))
            for title, _, text in (line.partition(" | ") for line in part.splitlines())
        )
        for part in parts
    )


def paragraph(lines: str, count: int, dice: Dice, topic: Topic) -> str:
    """`count` different sentences of a list, set in lines of at most `WIDTH` characters."""
    chosen = dice.some(sentences(lines), count)
    return wrapped(" ".join(one.fill(dice, topic) for one in chosen))


def wrapped(text: str, width: int = WIDTH) -> str:
    """`text` (one paragraph) with line ends in place of some of its spaces."""
    lines: list[str] = []
    start, end = 0, len(text)
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            cut = text.find(" ", start)
            if cut < 0:
                break
        lines.append(text[start:cut])
        start = cut + 1
    lines.append(text[start:])
    return "\n".join(lines)


def _filler(gap: str) -> Filler:
    if number := _NUMBER.fullmatch(gap):
        return _number(int(number[1]), int(number[2]), number[3].split("|"))
    if gap == "adv":
        adverbs = lexicon().adverbs
        return lambda dice, topic: dice.early(adverbs)
    if gap == "brand":
        brands = tuple(phrases.BRANDS.split())
        return lambda dice, topic: dice.early(brands)
    name, _, form = gap.partition(".")
    if not form:
        return _verb(gap)
    match name:
        case "t":
            return lambda dice, topic: topic.said(form)
        case "who":
            return lambda dice, topic: topic.who.forms[form]
        case "home":
            return lambda dice, topic: topic.house.forms[form]
    return _noun(name, form)


def _noun(name: str, form: str) -> Filler:
    words = lexicon().classes[name.lstrip("+")]
    nouns, adjectives = words.nouns, words.adjectives
    if form not in nouns[0].forms:
        raise ValueError(f"no such form: {form!r}")
    if not name.startswith("+"):
        return lambda dice, topic: dice.early(nouns).forms[form]
    return lambda dice, topic: with_adjective(dice.early(adjectives), dice.early(nouns), form)


def _verb(gap: str) -> Filler:
    verbs = lexicon().verbs[gap.lstrip("=")]
    if gap.startswith("="):
        return lambda dice, topic: dice.early(verbs).infinitive
    return lambda dice, topic: dice.early(verbs).past


def _number(least: int, most: int, forms: list[str]) -> Filler:
    def fill(dice: Dice, topic: Topic) -> str:
        return counted(dice.between(least, most), forms)

    return fill


def counted(number: int, forms: list[str]) -> str:
    """«21 день», «2 дня», «5 дней»: the number and its noun on one line."""
    last, two = number % 10, number % 100
    if last == 1 and two != 11:
        form = forms[0]
    else:
        form = forms[1] if last in (2, 3, 4) and two not in (12, 13, 14) else forms[2]
    return f"{number}\u00a0{form}"
