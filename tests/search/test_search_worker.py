"""The visitor's browser finds what the index holds: recall, questions, guesses, phrases."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from searching import Ask, Open
from test_index import index_of, postings

from generator.catalog.loading import Loaded
from generator.search import gather
from generator.text import say
from generator.text.stems import Stems, words_of

pytestmark = pytest.mark.browser
QUESTIONS = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text("utf-8"))
HARD = ["ившись", "вшись", "ивши", "имеющийся", "делавшая", "длиннейший", "честность"]


def titles(cards: list[dict[str, Any]]) -> list[str]:
    """The titles of results, with plain spaces."""
    whole = ("".join(text for text, marked in card["title"]) for card in cards)
    return [title.replace("\u00a0", " ") for title in whole]


@pytest.fixture(scope="session")
def forms(loaded: Loaded) -> dict[str, str]:
    """Every form of every word of the catalog with its stem."""
    told, stems = gather(loaded.records, loaded.catalog, 0, 1), Stems()
    return {word: stems[word] for one in told for word in one.words.split()}


def test_stems_are_the_same_in_the_browser(ask: Ask, forms: dict[str, str]) -> None:
    """The client's stemmers agree with Snowball on every form of the catalog."""
    words = [*forms, *HARD]
    told = ask("stems", words=words)
    stems = Stems()
    assert {w: s for w, s in zip(words, told, strict=True) if s != stems[w]} == {}


def test_every_form_finds_every_document_of_its_stem(
    ask: Ask, loaded: Loaded, forms: dict[str, str], site: Path
) -> None:
    """Recall by Snowball equality is whole: each form finds just the documents of its stem."""
    root = site / "search/v1"
    index = {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*.*")}
    assert index_of(loaded)["facets.bin"] == index["facets.bin"]
    words = sorted(forms)
    known: dict[str, list[int]] = {}
    wrong = []
    for word, found in zip(words, ask("found", words=words), strict=True):
        stem = forms[word]
        if stem not in known:
            known[stem] = postings(index, stem)
        if found != known[stem]:
            wrong.append(word)
    assert wrong == []


def test_words_are_cut_alike(ask: Ask, loaded: Loaded) -> None:
    """Titles are cut into the same words here and there: each finds its practice as a question."""
    asked = [" ".join(words_of(card.title)) for card in loaded.catalog.published]
    for number, found in enumerate(ask("found", words=asked)):
        assert number in found, asked[number]


@pytest.mark.parametrize("question", QUESTIONS, ids=[q["ask"] for q in QUESTIONS])
def test_questions_of_officials(ask: Ask, question: dict[str, str]) -> None:
    """The practice that answers a real question is among the first three."""
    answer = ask("box", text=question["ask"])
    cards = [*answer["practices"], *answer["near"]][:3]
    assert f"practices/{question['find']}/" in [card["address"] for card in cards], titles(cards)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("tlbyjt jryj", "единое окно"),
        ("edinoe okno", "единое окно"),
        ("поликлинника", "поликлиника"),
        ("регистратруа", "регистратура"),
        ("tljb", None),
        ("<b>x</b>", None),
        ("<b>jryj</b>", "окно"),
    ],
)
def test_guesses(ask: Ask, asked: str, meant: str | None) -> None:
    """Another layout, Latin letters and typos are understood, and what was understood is said."""
    assert ask("box", text=asked)["instead"] == meant


def test_five_s_is_found_in_any_letters(ask: Ask) -> None:
    """«5S», «5C» and «5С» find the same."""
    answers = [titles(ask("box", text=text)["others"]) for text in ("5S", "5c", "5С")]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == "5С"


def test_the_last_word_may_be_unfinished(ask: Ask) -> None:
    """«единое ок» finds the window; «карти» finds mapping, though no such word exists."""
    assert "«Единое окно» муниципальных услуг в Кстове" in titles(
        ask("box", text="единое ок")["practices"]
    )
    assert "Картирование потока" in titles(ask("box", text="карти")["others"])


def test_a_phrase_stands_word_by_word(ask: Ask) -> None:
    """In quotes the words must stand side by side; without, anywhere."""
    whole = ask("box", text="«окно единое»")["practices"]
    assert whole == []
    assert ask("box", text="окно единое")["practices"]
    assert ask("box", text='"материнский капитал"')["practices"]


def test_near_words_come_first(ask: Ask) -> None:
    """Of two practices with all the words, the one where they stand together is first."""
    first = titles(ask("box", text="доски задач")["practices"])[0]
    assert first.startswith("Доски задач")


def test_words_are_marked(ask: Ask) -> None:
    """Each form of an asked word is marked in titles and excerpts, and nothing else is."""
    card = ask("box", text="окна единые")["practices"][0]
    assert [text for text, marked in card["title"] if marked] == ["Единое", "окно"]


def test_an_excerpt_comes_from_the_page_when_the_summary_has_none(ask: Ask) -> None:
    """A word that stands deep in a text is shown with the line around it."""
    found = ask("excerpt", text="хождение", address="practices/ivanovo/school-canteen/")
    other = ask("excerpt", text="школа", address="practices/ivanovo/school-canteen/")
    assert found is None or any(marked for _, marked in found)
    assert any(marked for _, marked in other)


def test_old_names_lead_to_the_municipality(ask: Ask) -> None:
    """A municipality is found by the name it bore before."""
    others = ask("box", text="кстовский муниципальный район")["others"]
    assert "Кстовский муниципальный округ" in titles(others)


def test_certificates_are_found_by_number(ask: Ask, loaded: Loaded) -> None:
    """The number of a certificate leads to its line in the register."""
    number = loaded.catalog.directory.certificates[0].number
    found = ask("box", text=number)["others"]
    assert any("certificates/" in card["address"] for card in found)


def test_municipalities_are_found_by_their_former_names(ask: Ask, loaded: Loaded) -> None:
    """Who knows a district by the name that it bore before finds what it is today."""
    municipalities = loaded.catalog.directory.municipalities
    renamed = {key: one.record.former for key, one in municipalities.items() if one.record.former}
    assert renamed
    for key, former in renamed.items():
        for old in former:
            found = [card["address"] for card in ask("box", text=say(old.name))["others"]]
            assert f"regions/{key}/" in found, (key, found)


def test_reference_pages_are_found(ask: Ask) -> None:
    """The help of a code by its number, the reference of fields and the lists by their names."""
    for asked, address in [
        ("C314", "contribute/codes/c314/"),
        ("справочник полей", "contribute/fields/"),
        ("учебные площадки", "sites/"),
        ("реестр сертификатов", "certificates/"),
    ]:
        found = [card["address"] for card in ask("box", text=asked)["others"]]
        assert address in found, (asked, found)


@pytest.mark.parametrize(
    "asked", ["Кстово", "5С", "ghfrnbrf", "практика", "search index", "скорость сборки"]
)
def test_machinery_is_not_offered(ask: Ask, asked: str) -> None:
    """Neither the help of a code nor a page for developers answers a question that names none."""
    found = [card["address"] for card in ask("box", text=asked)["others"]]
    machinery = re.compile(r"contribute/codes/.|architecture/|search-format/|performance/")
    assert [address for address in found if machinery.match(address)] == []


def test_hand_written_pages_are_found(ask: Ask) -> None:
    """Pages of the handbook are results too."""
    assert "about/" in [card["address"] for card in ask("box", text="о проекте")["others"]]


def test_a_question_of_nothing_finds_nothing(ask: Ask) -> None:
    """Signs without letters and very long nonsense give an empty answer, not an error."""
    for text in ("", "???", "«»", '"', "ъ" * 200, "щщщщжжжж ццццфффф"):
        assert ask("box", text=text)["practices"] == []


UNZIP = """async (name) => {
    const bytes = new Uint8Array(await (await fetch('../search/v1/' + name)).arrayBuffer());
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const theirs = new Uint8Array(await new Response(stream).arrayBuffer());
    const ours = self.atlasInflate(bytes);
    return ours.length === theirs.length && ours.every((byte, at) => byte === theirs[at]);
}"""


def test_old_browsers_read_the_same(open_page: Open, site: Path) -> None:
    """What undoes gzip where the browser cannot gives the same bytes on every file."""
    page = open_page("about/")
    page.evaluate((site / "assets/javascripts/search/inflate.js").read_text("utf-8") + "; 0")
    root = site / "search/v1"
    for file in sorted(root.rglob("*.bin"))[::7]:
        assert page.evaluate(UNZIP, file.relative_to(root).as_posix()), file.name
