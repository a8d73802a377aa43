"""Practices that resemble each other: by the problem first, then by sphere and tools.

A problem is known by the rare words of title and summary. The same catalog always gives the same
answer, and every answer says why: «похожая задача, та же сфера и два общих инструмента».
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from math import log, sqrt
from typing import Final, NamedTuple

from generator.catalog.catalog import Catalog
from generator.catalog.entries import PracticeCard
from generator.text import say
from generator.text.stems import FUNCTION_WORDS, WISHES, Stems, words_of

COMMON: Final = 60
"""A word of more practices than this tells nothing of the problem, unless the catalog is large."""
LEADS: Final = 6
"""So many of a practice's rarest words lead to the practices it is compared with."""
CLOSE: Final = 0.17
"""From this cosine on, two problems of one sphere are alike; of two spheres, from twice as much."""
FEWEST: Final = 2
"""So many words at least must be common: one alone may be chance."""
SPHERE: Final = 0.12
TOOL: Final = 0.08
MOST_TOOLS: Final = 3
COMPARED: Final = 16
"""So many of those that share the most leading words are compared word by word."""
LOOKED_AT: Final = 12
"""Practices of one tool that are looked at besides."""
REPEATS: Final = 0.8
"""From this share of common words on one practice nearly repeats another."""
ENOUGH: Final = 14
"""With fewer words than this, two practices may be alike by chance."""
RARE: Final = 12
"""A word of a title that so few titles have is worth comparing them for."""
_IDLE: Final = """
более больше быстрее вдвое вместо время год два день жалоба житель как лишний менее меньше минута
область один округ первый почти практика принцип проект процесс работа раз район регион росатом
сократить срок стать теперь три услуга час число чтобы
"""
"""Words of which every practice is full."""


class Likeness(NamedTuple):
    """A practice that resembles another, and in what. `tools` are the common ones."""

    practice: PracticeCard
    problem: bool
    sphere: bool
    tools: tuple[str, ...]


class Resemblance:
    """What all practices of a catalog have in common, looked up one by one."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._cards = catalog.published
        self._place = {card.id: place for place, card in enumerate(self._cards)}
        stems = Stems()
        idle = {stems[word] for word in (*_IDLE.split(), *FUNCTION_WORDS, *WISHES)}
        names: dict[tuple[str, str | None], set[str]] = {}
        for card in self._cards:
            if (home := (card.region, card.municipality)) not in names:
                names[home] = idle | self._names(card, stems)
        told = [_told(card, stems, names[card.region, card.municipality]) for card in self._cards]
        spread = Counter(word for words in told for word in words)
        most = max(COMMON, len(self._cards) // 50)
        # Numbers that thousands of practices share; each of its own would take megabytes.
        rarity = {
            word: (rare := log(1 + len(self._cards) / many), 2 * rare)
            for word, many in spread.items()
            if 1 < many <= most
        }
        self._words = [
            {word: rarity[word][times - 1] for word, times in words.items() if word in rarity}
            for words in told
        ]
        self._size = [sqrt(sum(w * w for w in words.values())) for words in self._words]
        self._leads = [_heaviest(words) for words in self._words]
        self._bearers: defaultdict[str, list[int]] = defaultdict(list)
        for place, leads in enumerate(self._leads):
            for word in leads:
                if len(self._bearers[word]) < COMMON:
                    self._bearers[word].append(place)
        self._of_tool: dict[str, tuple[int, ...]] = {}
        self._last: tuple[PracticeCard, int, tuple[Likeness, ...]] | None = None
        """The last answer: the same page in another language asks again."""

    def similar(self, practice: PracticeCard, how_many: int = 3) -> tuple[Likeness, ...]:
        """The practices most like `practice`, the likest first; ties go by id.

        Those that its page names anyway are left out: its origin, what grew of it, related ones.
        """
        if self._last is None or self._last[0] is not practice or self._last[1] != how_many:
            self._last = practice, how_many, self._similar(practice, how_many)
        return self._last[2]

    def _similar(self, practice: PracticeCard, how_many: int) -> tuple[Likeness, ...]:
        own = self._place.get(practice.id)
        if own is None:
            return ()
        shared = Counter(chain.from_iterable(self._bearers[word] for word in self._leads[own]))
        first = sorted((-times, place) for place, times in shared.items())[:COMPARED]
        near = {place for _, place in first}
        near.update(self._neighbours(practice))
        named = {practice.id, practice.adapted_from, *practice.related}
        found = []
        for place in near:
            card = self._cards[place]
            if card.id in named or card.adapted_from == practice.id or card.status == "archived":
                continue
            sphere = card.sphere == practice.sphere
            words = self._closeness(own, place)
            tools = tuple(tool for tool in practice.tools if tool in card.tools)
            problem = words >= (CLOSE if sphere else 2 * CLOSE)
            if problem or (sphere and tools) or len(tools) > 1:
                worth = words + SPHERE * sphere + TOOL * min(len(tools), MOST_TOOLS)
                likeness = Likeness(card, problem, sphere, tools)
                found.append((not problem, -round(worth, 6), card.id, likeness))
        found.sort(key=lambda item: item[:3])
        return tuple(likeness for *_, likeness in found[:how_many])

    def _closeness(self, own: int, other: int) -> float:
        """The cosine of the words of two practices; 0 where too few are common."""
        words, others = self._words[own], self._words[other]
        common = words.keys() & others.keys()
        if len(common) < FEWEST:
            return 0.0
        both = sum(words[word] * others[word] for word in sorted(common))
        return both / (self._size[own] * self._size[other])

    def _neighbours(self, practice: PracticeCard) -> Iterator[int]:
        """Some practices of the tools that fewest share with this one."""
        by_tool = self._catalog.by_tool
        tools = sorted(practice.tools, key=lambda tool: (len(by_tool.get(tool, ())), tool))
        for tool in tools[:2]:
            known = self._of_tool.get(tool)
            if known is None:
                cards = by_tool.get(tool, ())[:LOOKED_AT]
                known = self._of_tool[tool] = tuple(self._place[card.id] for card in cards)
            yield from known

    def _names(self, card: PracticeCard, stems: Stems) -> set[str]:
        """The names of the practice's place: two of one town need not be alike."""
        directory = self._catalog.directory
        region = directory.regions.get(card.region)
        names = [say(region.record.name)] if region else []
        place = directory.municipalities.get(card.municipality or "")
        if place is not None:
            record = place.record
            names += [say(record.name), say(record.centre.name), say(record.short or "")]
        return {stems[word] for name in names for word in words_of(name)}


def repeats(catalog: Catalog) -> Iterator[tuple[PracticeCard, PracticeCard]]:
    """Pairs of practices of which the second nearly repeats the first, drafts too; each second
    one once.

    Pairs whose authors know of each other are left out. Titles are compared only where they share
    a rare word, so that thousands of practices are gone through in a moment.
    """
    stems = Stems()
    cards = tuple(catalog.practices.values())
    titles = [{stems[w] for w in words_of(card.title)} for card in cards]
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(titles):
        for word in words:
            bearers[word].append(place)
    for second, card in enumerate(cards):
        near = {
            first
            for word in titles[second]
            if len(bearers[word]) <= RARE
            for first in bearers[word]
            if first < second and _share(titles[first], titles[second]) >= REPEATS
        }
        for first in sorted(near):
            other = cards[first]
            if _know_each_other(card, other):
                continue
            told = _words(card, stems)
            if len(told) >= ENOUGH and _share(_words(other, stems), told) >= REPEATS:
                yield other, card
                break


def _told(card: PracticeCard, stems: Stems, idle: set[str]) -> dict[str, int]:
    """The stems of title and summary that tell something: 1, or 2 for those of the title."""
    told: dict[str, int] = {}
    for text, times in ((card.summary, 1), (card.title, 2)):
        for word in words_of(text):
            stem = stems[word]
            if stem not in idle and not word[0].isdigit():
                told[stem] = times
    return told


def _heaviest(words: dict[str, float]) -> list[str]:
    return sorted(words, key=lambda word: (-words[word], word))[:LEADS]


def _share(one: frozenset[str] | set[str], other: frozenset[str] | set[str]) -> float:
    """How much of two sets is common to them, 0 to 1."""
    return len(one & other) / (len(one | other) or 1)


def _know_each_other(one: PracticeCard, other: PracticeCard) -> bool:
    names = {other.adapted_from, *other.related, *other.aliases}
    return one.id in names or other.id in {one.adapted_from, *one.related, *one.aliases}


def _words(card: PracticeCard, stems: Stems) -> frozenset[str]:
    """The stems of title and summary, without words that ask or only join."""
    words = words_of(f"{card.title}\n{card.summary}")
    return frozenset(
        stems[word] for word in words if word not in FUNCTION_WORDS and word not in WISHES
    )
