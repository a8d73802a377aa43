"""Words are cut, folded and weighed as the index promises."""

from __future__ import annotations

from generator.search.weights import levels
from generator.search.zones import Zones
from generator.text.stems import Stems, spoken, words_of


def test_words_are_folded() -> None:
    """Case, ё, stress marks, soft hyphens and decomposed letters do not tell words apart."""
    assert words_of("ЁЛКА и\u0301гры чис\u00adло \u0438\u0306од") == [
        "елка",
        "игры",
        "число",
        "йод",
    ]


def test_five_s_is_one_word() -> None:
    """«5С», «5C» and «5S» are one word, in either case; «15с» keeps its number, «c» alone stays."""
    assert words_of("5С 5C 5S 5s 5с") == ["5с"] * 5
    assert words_of("15c c 5см") == ["15с", "c", "5см"]


def test_markup_is_no_word() -> None:
    """Where a link leads is not searched, what it is called is; stars inside a word vanish."""
    text = "сло**во** [«Фабрики\nперемен»](practice:nizhny/x) <https://ya.ru/a> &nbsp;да"
    assert words_of(spoken(text)) == ["слово", "фабрики", "перемен", "да"]


def test_stems_follow_the_letters() -> None:
    """Cyrillic words get Russian stems, Latin ones English; all forms of a word one stem."""
    stems = Stems()
    assert {stems[word] for word in words_of("социальный социальная социальных")} == {"социальн"}
    assert stems["processes"] == stems["process"]


def test_a_title_outweighs_a_summary_and_a_summary_a_text() -> None:
    """However often a text repeats a word, it says less than a summary, and that than a title."""
    found = levels(Zones("окно", "жалоба", "округ", "сад " * 50 + "мост"), Stems())
    assert found["окн"] > found["жалоб"] > found["округ"] >= found["сад"] > found["мост"] > 0


def test_two_zones_outweigh_one() -> None:
    """A word of the title that the text has too says more than one of the title alone."""
    found = levels(Zones("окно мост", "окно", "", "окно"), Stems())
    assert found["окн"] > found["мост"]
    assert max(found.values()) <= 15
