"""What browsers are told: a number that grows with every word of the preview, and how it stands."""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """`number` grows with each word, `pages` when pages are to be fetched anew; `mistakes` are what
    is wrong at present, in Russian, or nothing."""

    number: int
    pages: int
    mistakes: str


class Told:
    """The last word, and a way to wait for the next one."""

    def __init__(self) -> None:
        self._word = Word(0, 0, "")
        self._new = threading.Condition()

    def renewed(self) -> None:
        """Pages are to be fetched anew."""
        with self._new:
            word = self._word
            self._word = Word(word.number + 1, word.pages + 1, word.mistakes)
            self._new.notify_all()

    def mistaken(self, mistakes: str) -> None:
        """What is wrong now has changed."""
        with self._new:
            if self._word.mistakes != mistakes:
                self._word = Word(self._word.number + 1, self._word.pages, mistakes)
                self._new.notify_all()

    def after(self, number: int, seconds: float) -> Word:
        """The last word: at once if it is not `number`, else the next one or, when so many seconds
        have passed, the same."""
        with self._new:
            self._new.wait_for(lambda: self._word.number != number, seconds)
            return self._word
