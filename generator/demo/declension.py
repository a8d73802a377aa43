"""Russian endings by rule: nouns through six cases and two numbers, adjectives to agree with them.

The rules cover the words of this room's lists, whose marks say what an ending alone can't tell (see
`nouns`). Forms are made once; texts only look them up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Gender = Literal["m", "f", "n", "p"]
"""Masculine, feminine, neuter, and the plural of all three."""

CASES: Final = "ngdaip"
"""Nominative, genitive, dative, accusative, instrumental, prepositional."""

_HISSING: Final = frozenset("жшчщ")
_BACK: Final = frozenset("гкх")


@dataclass(frozen=True, slots=True)
class NounForms:
    """A noun with all its forms: "ns" is the nominative singular, "gp" the genitive plural."""

    gender: Gender
    living: bool
    forms: dict[str, str]


def decline(entry: str, *, living: bool = False) -> NounForms:
    """The noun that a list's `entry` (a word with its marks) stands for.

    `living`: people, whose accusative is the genitive. Raises ValueError for an unknown ending.
    """
    word, _, genitive_plural = entry.partition("/")
    marks = {mark for mark in "*~^'" if mark in word}
    word = word.rstrip("*~^'")
    if word[-1] in "ая":
        gender, singular, plural = _feminine(word, stressed="'" in marks)
    elif word[-1] in "ое":
        gender, singular, plural = _neuter(word)
    elif "~" in marks:
        gender, singular, plural = _feminine_soft(word)
    else:
        gender, singular, plural = _masculine(word, marks)
    if genitive_plural:
        plural[1] = genitive_plural
    if living and gender == "m":
        singular[3] = singular[1]
    plural[3] = plural[1] if living else plural[0]
    forms = {f"{case}s": form for case, form in zip(CASES, singular, strict=True)}
    forms |= {f"{case}p": form for case, form in zip(CASES, plural, strict=True)}
    return NounForms(gender, living, forms)


def _masculine(word: str, marks: set[str]) -> tuple[Gender, list[str], list[str]]:
    stressed = "'" in marks
    last = word[-1]
    if last in "йь":
        stem = word[:-1]
        if "*" in marks:
            stem = stem[:-2] + stem[-1]
        prepositional = "и" if word.endswith("ий") else "е"
        by = "ём" if stressed and last == "ь" else "ем"
        singular = [word, *(stem + e for e in ("я", "ю")), word, stem + by, stem + prepositional]
        genitive = "ев" if last == "й" else "ей"
        first = "я" if "^" in marks else "и"
        plural = [stem + e for e in (first, genitive, "ям", "", "ями", "ях")]
        return "m", singular, plural
    stem = _without_vowel(word) if "*" in marks else word
    if stressed and "ё" in stem[-2:]:
        stem = stem.replace("ё", "е")
    soft = last in _HISSING or last == "ц"
    by = "ем" if soft and not stressed else "ом"
    singular = [word, *(stem + e for e in ("а", "у")), word, stem + by, stem + "е"]
    first = "и" if last in _BACK | _HISSING else "ы"
    if "^" in marks:
        first = "а"
    rest = "ев" if last == "ц" and not stressed else "ов"
    genitive = "ей" if last in _HISSING else rest
    return "m", singular, [stem + e for e in (first, genitive, "ам", "", "ами", "ах")]


def _without_vowel(word: str) -> str:
    """«список» → «списк», «владелец» → «владельц»."""
    before, last = word[:-2], word[-1]
    return f"{before}ь{last}" if before[-1] == "л" and last == "ц" else before + last


def _feminine(word: str, *, stressed: bool) -> tuple[Gender, list[str], list[str]]:
    stem, last = word[:-1], word[-1]
    if word.endswith("ия"):
        singular = [word, *(stem + e for e in ("и", "и", "ю", "ей", "и"))]
        return "f", singular, [stem + e for e in ("и", "й", "ям", "", "ями", "ях")]
    if last == "я":
        singular = [word, *(stem + e for e in ("и", "е", "ю", "ей", "е"))]
        return "f", singular, [stem + e for e in ("и", "ь", "ям", "", "ями", "ях")]
    first = "и" if stem[-1] in _BACK | _HISSING else "ы"
    soft = (stem[-1] in _HISSING or stem[-1] == "ц") and not stressed
    singular = [word, *(stem + e for e in (first, "е", "у", "ей" if soft else "ой", "е"))]
    return "f", singular, [stem + first, _bare(stem), *(stem + e for e in ("ам", "", "ами", "ах"))]


def _bare(stem: str) -> str:
    """The genitive plural without an ending: «заявк» → «заявок», «ручк» → «ручек»."""
    if stem[-1] != "к" or stem[-2] in "аеёиоуыэюя":
        return stem
    if stem[-2] in "йь":
        return f"{stem[:-2]}ек"
    return f"{stem[:-1]}{'е' if stem[-2] in 'жшчщц' else 'о'}к"


def _feminine_soft(word: str) -> tuple[Gender, list[str], list[str]]:
    stem = word[:-1]
    hard = "а" if stem[-1] in _HISSING else "я"
    singular = [word, stem + "и", stem + "и", word, word + "ю", stem + "и"]
    return "f", singular, [stem + e for e in ("и", "ей", f"{hard}м", "", f"{hard}ми", f"{hard}х")]


def _neuter(word: str) -> tuple[Gender, list[str], list[str]]:
    stem = word[:-1]
    if word.endswith("ие"):
        singular = [word, stem + "я", stem + "ю", word, stem + "ем", stem + "и"]
        return "n", singular, [stem + e for e in ("я", "й", "ям", "", "ями", "ях")]
    by = "ем" if word[-1] == "е" else "ом"
    singular = [word, stem + "а", stem + "у", word, stem + by, stem + "е"]
    return "n", singular, [stem + "а", stem, *(stem + e for e in ("ам", "", "ами", "ах"))]


def inflect(adjective: str) -> dict[str, str]:
    """All forms of an adjective by gender and case: "mn" «новый», "fa" «новую», "pg" «новых».

    The accusative of living beings is the genitive; whoever asks knows. Raises ValueError for a
    word that does not end like an adjective.
    """
    stem, ending = adjective[:-2], adjective[-2:]
    if ending not in ("ый", "ий", "ой"):
        raise ValueError(f"not an adjective: {adjective!r}")
    soft = ending == "ий" and stem[-1] not in _BACK
    hissing = soft and stem[-1] in _HISSING
    o, y = ("е", "и") if soft else ("о", "и" if stem[-1] in _BACK | _HISSING else "ы")
    a, u = ("я", "ю") if soft and not hissing else ("а", "у")
    if ending == "ой":
        o = "о"
    oblique = f"{stem}{o}й"
    masculine = [adjective, f"{stem}{o}го", f"{stem}{o}му", adjective, f"{stem}{y}м", f"{stem}{o}м"]
    feminine = [f"{stem}{a}{a if a == 'я' else 'я'}", oblique, oblique, f"{stem}{u}ю"]
    feminine += [oblique, oblique]
    neuter = [f"{stem}{o}е", *masculine[1:3], f"{stem}{o}е", *masculine[4:]]
    plural = [f"{stem}{y}{e}" for e in ("е", "х", "м", "е", "ми", "х")]
    table = {"m": masculine, "f": feminine, "n": neuter, "p": plural}
    return {g + c: form for g, row in table.items() for c, form in zip(CASES, row, strict=True)}


def with_adjective(adjective: dict[str, str], noun: NounForms, form: str) -> str:
    """«новый список» in the `form` ("gs", "ap"): both words agree."""
    case, number = form[0], form[1]
    gender = noun.gender if number == "s" else "p"
    if case == "a" and noun.living and gender in "mp":
        case = "g"
    return f"{adjective[gender + case]} {noun.forms[form]}"
