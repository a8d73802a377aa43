"""Texts: their lengths, their languages, and what is no text at all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model.certificate import CertificateNumber
from generator.model.record import Id, Reference
from generator.model.sources import Url
from generator.model.texts import (
    LANGUAGES,
    LONG_LENGTH,
    NAME_LENGTH,
    SUMMARY_LENGTH,
    TITLE_LENGTH,
    Line,
    LongText,
    Name,
    Names,
    Summary,
    Title,
)

KINDS: list[tuple[Any, int]] = [
    (Title, TITLE_LENGTH),
    (Summary, SUMMARY_LENGTH),
    (Name, NAME_LENGTH),
    (LongText, LONG_LENGTH),
    (Line, 500),
]


def error_of(annotation: Any, value: object) -> str:
    """The type of the first error."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(annotation).validate_python(value)
    return caught.value.errors()[0]["type"]


def taken(annotation: Any, value: object) -> Any:
    """The value as the model keeps it."""
    return TypeAdapter(annotation).validate_python(value)


def test_the_lengths_are_those_of_the_contract() -> None:
    """140 for a title, 300 for a summary, 20,000 for a long text."""
    assert (TITLE_LENGTH, SUMMARY_LENGTH, LONG_LENGTH) == (140, 300, 20_000)


@pytest.mark.parametrize(("annotation", "longest"), KINDS)
def test_a_text_may_be_as_long_as_said_and_no_longer(annotation: Any, longest: int) -> None:
    """The limit itself is still allowed; letters are counted, not bytes."""
    assert taken(annotation, "ё" * longest) == "ё" * longest
    assert error_of(annotation, "ё" * (longest + 1)) == "text_long"
    assert taken(annotation, " " * 50 + "ё" * longest + "\n") == "ё" * longest


@pytest.mark.parametrize(("annotation", "longest"), KINDS)
@pytest.mark.parametrize("value", [2021, 1.5, True, None, ["текст"]])
def test_numbers_and_lists_are_no_text(annotation: Any, longest: int, value: object) -> None:
    """What YAML does not take for text is not turned into it behind the author's back."""
    assert error_of(annotation, value) == "text_type"


@pytest.mark.parametrize(("annotation", "longest"), KINDS)
@pytest.mark.parametrize("value", ["", "   ", "\n\n", {}])
def test_an_empty_text_is_refused(annotation: Any, longest: int, value: object) -> None:
    """Blanks say nothing."""
    assert error_of(annotation, value) == "text_empty"


def test_one_line_texts_have_one_line() -> None:
    """A folded title comes out in one line, a long text keeps its paragraphs."""
    assert taken(Title, "Единое\n  окно\tв Кстове ") == "Единое окно в Кстове"
    assert taken(LongText, "Первый.\n\nВторой.\n") == "Первый.\n\nВторой."


@given(st.sampled_from(sorted(LANGUAGES)), st.text("абв", min_size=1, max_size=140))
def test_a_text_may_be_given_by_language(language: str, text: str) -> None:
    """Each language of the list, each with the same limits."""
    assert taken(Title, {language: text}) == {language: text}


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"rus": "Окно"}, "text_language"),
        ({"ru": "Окно", "xx": "Window"}, "text_language"),
        ({"ru": 5}, "text_type"),
        ({"ru": ""}, "text_empty"),
        ({"cv": "ӑ" * 141}, "text_long"),
    ],
)
def test_each_language_is_held_to_the_same(value: object, kind: str) -> None:
    """Unknown languages, and texts that would be refused on their own."""
    assert error_of(Title, value) == kind


def test_names_may_be_one_or_many() -> None:
    """`hosts: Администрация` is short for a list of one."""
    assert taken(Names, "МФЦ") == ("МФЦ",)
    assert taken(Names, {"ru": "МФЦ"}) == ({"ru": "МФЦ"},)
    assert taken(Names, ["МФЦ", "Школа № 1"]) == ("МФЦ", "Школа № 1")


@pytest.mark.parametrize(
    "value",
    ["kstovskiy", "a", "school-9", "a" * 64, "x2"],
)
def test_ids_that_are_fine(value: str) -> None:
    """Lower-case Latin letters, digits and single hyphens, a letter first."""
    assert taken(Id, value) == value


@pytest.mark.parametrize(
    "value",
    [
        "", "Kstovo", "9a", "a--b", "-a", "a-", "a_b", "a b", "a/b", "a.b", "..", "кстово",
        "рraktika", "a" * 65, "index", "con", "nul", "api", "search", "a\n", "a%2e", "ñ",
    ],
)  # fmt: skip
def test_ids_that_are_refused(value: str) -> None:
    """Anything that could change its look or its meaning on the way to an address."""
    assert error_of(Id, value) == "bad_id"


@pytest.mark.parametrize("value", ["kstovskiy", "nizhny/kstovskiy", "nizhny/index"])
def test_references_that_are_fine(value: str) -> None:
    """Short or full."""
    assert taken(Reference, value) == value


@pytest.mark.parametrize(
    "value", ["", "/", "nizhny/", "/kstovskiy", "a/b/c", "../x", "Кстово", "nizhny/../x", "a b"]
)
def test_references_that_are_refused(value: str) -> None:
    """A name, a path, or nothing."""
    assert error_of(Reference, value) == "bad_reference"


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org",
        "http://example.org/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/",
        "https://администрация.рф/окно",
    ],
)
def test_addresses_that_are_fine(value: str) -> None:
    """http and https, Cyrillic domains too."""
    assert taken(Url, value) == value


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
        "vbscript:x", "//evil.example", "http://user@host/", "https://user:pw@host/", "\\\\evil",
        "ftp://example.org", "www.example.org", "https://", "https://a b", 'https://a"b',
        "https://a'b", "https://a<b", "https://a\\b", " https://example.org", "https://e.org\n",
        "https://e.org/\u2028x", 5, None, "https://" + "a" * 2000,
    ],
)  # fmt: skip
def test_addresses_that_are_refused(value: object) -> None:
    """Other schemes, user names, quotes, blanks and line ends."""
    assert error_of(Url, value) == "url_form"


@pytest.mark.parametrize("value", ["ОР-2025/14", "b/n-2025-1", "1", "№ 5"])
def test_certificate_numbers_that_are_fine(value: str) -> None:
    """As the register writes them."""
    assert taken(CertificateNumber, value) == value


@pytest.mark.parametrize(
    ("value", "kind"),
    [("—", "number_form"), ("", "number_form"), ("1" * 65, "number_form"), (14, "number_type")],
)
def test_certificate_numbers_that_are_refused(value: object, kind: str) -> None:
    """A dash is no number, and what YAML takes for an integer may have lost its noughts."""
    assert error_of(CertificateNumber, value) == kind
