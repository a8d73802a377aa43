"""What was asked while each thing of a site was made, in numbers; and what other answers touch.

The things of a site are its records, its other pages, and the makers of its other files. A record
has the number that the question for its uptake has, too; the numbers of regions come next, and for
things those of all others after the records. Pages and files are heard apart, so a page and a maker
may have the same number. 0 stands for everything: as a question for the uptake of all practices, as
a thing for which others there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, TypeAlias

from generator.catalog.asking import listening

EVERYTHING: Final = 0
MOST: Final = 5000
"""Who asks more than so many questions asks for everything."""

Asked: TypeAlias = str
"""The numbers of questions, each once: "1,12,3070". Thousands of these are kept with a site."""


class Questions:
    """The numbers of questions and of things: of `records` by their ids, of the questions `beside`
    these by their keys."""

    def __init__(self, records: Sequence[str] = (), beside: Iterable[str] = ()) -> None:
        self._numbers = {key: n for n, key in enumerate((*records, *beside), EVERYTHING + 1)}
        self._others = EVERYTHING + 1 + len(records)

    def record(self, identity: str) -> int:
        """The number of a record."""
        return self._numbers[identity]

    def other(self, place: int) -> int:
        """The number of what is at this place among the other pages, or among the makers of other
        files, from 0."""
        return self._others + place

    def noted(self, keys: Iterable[str]) -> Asked:
        """What was asked by these keys. Whatever has no number stands for everything."""
        numbers = {self._numbers.get(key, EVERYTHING) for key in keys}
        if EVERYTHING in numbers or len(numbers) > MOST:
            numbers = {EVERYTHING}
        return ",".join(map(str, sorted(numbers)))


class Ear:
    """Hears what is asked while things are made, and keeps it by their numbers."""

    def __init__(self, questions: Questions) -> None:
        self.questions = questions
        self.heard: dict[int, Asked] = {}

    @contextmanager
    def listens(self, thing: int) -> Iterator[None]:
        """What is asked meanwhile is asked for a thing."""
        with listening() as keys:
            yield
        self.heard[thing] = united(self.heard.get(thing, ""), self.questions.noted(keys))


def united(one: Asked, other: Asked) -> Asked:
    """What was asked in either of two cases."""
    if one in ("", other):
        return other
    return ",".join(sorted({*one.split(","), *other.split(",")} - {""}))


class Changed:
    """The questions to which there are other answers now than there were. The words for the answers
    stand in the order of the questions' numbers."""

    def __init__(self, old: Sequence[str] = (), new: Sequence[str] = ()) -> None:
        pairs = enumerate(zip(old, new, strict=True), EVERYTHING + 1)
        found = {str(number) for number, (was, now) in pairs if was != now}
        self._numbers = frozenset({*found, str(EVERYTHING)} if found else ())

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def touches(self, asked: Asked) -> bool:
        """Whether any of them was asked."""
        return not self._numbers.isdisjoint(asked.split(","))
