"""The vocabulary: every word of the lists with all its forms, by class, ready for the texts.

More than two thousand words come from the lists and from parts put together; topics and the names
of places add thousands more. The lists begin with usual words, which texts use most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.demo import adjectives, nouns, verbs
from generator.demo.declension import NounForms, decline, inflect

_DEVICES: Final = "насос датчик счётчик прибор камера система"
_POWERS: Final = "авто аэро видео гидро радио теле тепло термо фото электро"
_AGAIN: Final = """
проверка оформление регистрация утверждение согласование планирование подготовка обработка
подписание сортировка копирование сканирование распределение назначение размещение подключение
измерение
"""
_SELF: Final = "проверка контроль оценка обучение обслуживание диагностика анализ помощь~ поддержка"


@dataclass(frozen=True, slots=True)
class WordClass:
    """Nouns of one meaning and the adjectives that suit them, by falling frequency."""

    nouns: tuple[NounForms, ...]
    adjectives: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verb:
    """«составить», «составили»."""

    infinitive: str
    past: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words. `classes`: paper, thing, room, people, process, loss, goal, house, event."""

    classes: dict[str, WordClass]
    verbs: dict[str, tuple[Verb, ...]]
    adverbs: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many different words there are, each in its first form."""
        found = set(self.adverbs)
        for words in self.classes.values():
            found |= {noun.forms["ns"] for noun in words.nouns}
            found |= {adjective["mn"] for adjective in words.adjectives}
        found |= {verb.infinitive for some in self.verbs.values() for verb in some}
        return len(found)


@cache
def lexicon() -> Lexicon:
    """The one vocabulary, made on first use (about 50 ms)."""
    devices = [power + device for power in _POWERS.split() for device in _DEVICES.split()]
    again = [f"пере{word}" for word in _AGAIN.split()]
    again += [f"само{word}" for word in _SELF.split()]
    again += [f"взаимо{word}" for word in _SELF.split()]
    located = list(adjectives.located())
    classes = {
        "paper": _class(nouns.PAPERS, adjectives.OF_PAPERS, more_adjectives=located),
        "thing": _class(nouns.THINGS, adjectives.OF_THINGS, devices, adjectives.shaped()),
        "room": _class(nouns.ROOMS, adjectives.OF_ROOMS),
        "people": _class(nouns.PEOPLE, adjectives.OF_PEOPLE, living=True),
        "process": _class(nouns.PROCESSES, adjectives.OF_PROCESSES, again, adjectives.lasting()),
        "loss": _class(nouns.LOSSES, adjectives.OF_LOSSES),
        "goal": _class(nouns.GOALS, adjectives.OF_GOALS),
        "house": _class(nouns.HOUSES, adjectives.OF_HOUSES),
        "event": _class(nouns.EVENTS, adjectives.OF_EVENTS, more_adjectives=located),
    }
    kinds = {
        "make": verbs.MAKE,
        "move": verbs.MOVE,
        "study": verbs.STUDY,
        "cut": verbs.CUT,
        "raise": verbs.RAISE,
        "bear": verbs.BEAR,
        "handle": verbs.HANDLE,
    }
    return Lexicon(
        classes,
        {kind: tuple(map(_verb, _once(words.split()))) for kind, words in kinds.items()},
        _once(verbs.ADVERBS.split()),
    )


def _class(
    names: str,
    qualities: str,
    more_names: Iterable[str] = (),
    more_adjectives: Iterable[str] = (),
    *,
    living: bool = False,
) -> WordClass:
    """The usual words first, those made of parts behind them."""
    return WordClass(
        tuple(decline(word, living=living) for word in _once([*names.split(), *more_names])),
        tuple(inflect(word) for word in _once([*qualities.split(), *more_adjectives])),
    )


def _verb(entry: str) -> Verb:
    infinitive, _, past = entry.partition(":")
    return Verb(infinitive, past or f"{infinitive.removesuffix('ть')}ли")


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
