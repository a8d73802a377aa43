"""The made-up texts: endings are right, gaps are filled, names differ."""

from __future__ import annotations

import pytest

from generator.demo import phrases
from generator.demo.declension import decline, inflect, with_adjective
from generator.demo.dice import Dice
from generator.demo.lexicon import lexicon
from generator.demo.prose import counted, paragraph, sentence, sentences, steps, wrapped
from generator.demo.topics import SPHERES, topics
from generator.demo.toponyms import town, village

NOUNS = [
    ("справка", False, "справки справке справку справкой справке", "справки справок справкам"),
    ("список*", False, "списка списку список списком списке", "списки списков спискам"),
    ("очередь~", False, "очереди очереди очередь очередью очереди", "очереди очередей очередям"),
    ("паспорт^", False, "паспорта паспорту паспорт паспортом паспорте", "паспорта паспортов"),
    ("специалист", True, "специалиста специалисту специалиста специалистом", "специалисты"),
    ("решение", False, "решения решению решение решением решении", "решения решений решениям"),
    ("календарь'", False, "календаря календарю календарь календарём", "календари календарей"),
    ("окно/окон", False, "окна окну окно окном окне", "окна окон окнам"),
    ("комиссия", False, "комиссии комиссии комиссию комиссией комиссии", "комиссии комиссий"),
    ("перечень*", False, "перечня перечню перечень перечнем перечне", "перечни перечней"),
    ("врач'", True, "врача врачу врача врачом враче", "врачи врачей врачам врачей"),
    ("месяц", False, "месяца месяцу месяц месяцем месяце", "месяцы месяцев месяцам"),
]


@pytest.mark.parametrize(("entry", "living", "singular", "plural"), NOUNS)
def test_nouns_are_declined(entry: str, living: bool, singular: str, plural: str) -> None:
    """Each kind of ending goes through the cases as the language has it."""
    forms = decline(entry, living=living).forms
    for case, form in zip("gdaip", singular.split(), strict=False):
        assert forms[f"{case}s"] == form
    for case, form in zip("ngda", plural.split(), strict=False):
        assert forms[f"{case}p"] == form


@pytest.mark.parametrize(
    ("adjective", "feminine", "neuter", "plural"),
    [
        ("новый", "новая новой новую", "новое нового", "новые новых"),
        ("летний", "летняя летней летнюю", "летнее летнего", "летние летних"),
        ("короткий", "короткая короткой короткую", "короткое короткого", "короткие коротких"),
        ("общий", "общая общей общую", "общее общего", "общие общих"),
        ("цветной", "цветная цветной цветную", "цветное цветного", "цветные цветных"),
    ],
)
def test_adjectives_agree(adjective: str, feminine: str, neuter: str, plural: str) -> None:
    """Hard, soft, hissing and stressed endings, in every gender."""
    forms = inflect(adjective)
    assert [forms[key] for key in ("fn", "fg", "fa")] == feminine.split()
    assert [forms[key] for key in ("nn", "ng")] == neuter.split()
    assert [forms[key] for key in ("pn", "pg")] == plural.split()


def test_people_are_accused_in_the_genitive() -> None:
    """«нового врача», «новых врачей», but «новый стол»."""
    new = inflect("новый")
    assert with_adjective(new, decline("врач'", living=True), "as") == "нового врача"
    assert with_adjective(new, decline("врач'", living=True), "ap") == "новых врачей"
    assert with_adjective(new, decline("стол'"), "as") == "новый стол"


def test_there_are_thousands_of_words() -> None:
    """So that a search has something to do: two thousand in the lists, and names without end."""
    assert lexicon().size > 2000
    assert len({town(number).name for number in range(5000)}) == 5000


@pytest.mark.parametrize(
    "lines", [phrases.PROBLEM, phrases.SOLUTION, phrases.POINTS, phrases.LESSONS]
)
def test_every_sentence_can_be_filled_for_every_topic(lines: str) -> None:
    """No gap is left open and none is misspelt."""
    for topic in topics():
        dice = Dice("test", topic.slug)
        for one in sentences(lines):
            said = one.fill(dice, topic)
            assert "{" not in said
            assert said[0].isupper()


def test_the_way_has_four_parts() -> None:
    """Begin, look, change, keep: each has steps to choose from."""
    dice, topic = Dice("test"), topics()[0]
    assert len(steps()) == 4
    assert all(text.fill(dice, topic) for part in steps() for _, text in part)


def test_a_gap_that_means_nothing_is_noticed() -> None:
    """A misspelt class, form or verb fails when the sentence is cut, not when it is said."""
    for pattern in ("{papr.ns}", "{paper.xs}", "{maek}"):
        with pytest.raises((KeyError, ValueError)):
            sentence(pattern)


def test_each_sphere_has_ten_topics() -> None:
    """And each topic an address of its own."""
    assert [topic.sphere for topic in topics()] == [s for s in SPHERES for _ in range(10)]
    assert len({topic.slug for topic in topics()}) == 100


def test_numbers_take_their_nouns() -> None:
    """1 день, 2 дня, 5 дней, 11 дней, 21 день, on one line."""
    forms = ["день", "дня", "дней"]
    said = [counted(number, forms) for number in (1, 2, 5, 11, 12, 21, 22)]
    assert said == [f"{n}\u00a0{f}" for n, f in zip(
        (1, 2, 5, 11, 12, 21, 22), ("день", "дня", "дней", "дней", "дней", "день", "дня"),
        strict=True,
    )]  # fmt: skip


def test_lines_are_short_and_lose_nothing() -> None:
    """Wrapping puts line ends in place of spaces and changes nothing else."""
    said = paragraph(phrases.SOLUTION, 8, Dice("wrap"), topics()[0])
    assert max(map(len, said.split("\n"))) <= 96
    flat = said.replace("\n", " ")
    assert wrapped(flat) == said
    assert wrapped("а" * 200 + " б") == "а" * 200 + "\nб"


def test_towns_differ_and_have_ids() -> None:
    """No two numbers give one town or one id, even after the names have been used up."""
    ids = [town(number).id for number in range(0, 25_000, 7)]
    assert len(set(ids)) == len(ids)
    assert village(5) == village(5)


def test_the_same_dice_fall_the_same_way() -> None:
    """A name gives one stream of choices, another name another."""
    streams = [[Dice(*name).between(0, 999) for _ in range(3)] for name in ((1, "a"), (1, "a"))]
    assert streams[0] == streams[1]
    assert [Dice(1, "a").roll(), Dice(1, "b").roll()] == [
        Dice(1, "a").roll(),
        Dice(1, "b").roll(),
    ]
    assert Dice(1, "a").roll() != Dice(1, "b").roll()
