"""New files: they say what was filled in and nothing else, and their examples are good."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.mending import mend
from generator.editing.new_files import place_of
from generator.editing.templates import Value, template, written
from generator.model.checking import check_document
from generator.model.description import describe
from generator.model.files import FILES
from generator.model.samples import FOLDER, SAMPLES
from generator.reading import Kind, read_document, read_text

FILLED: dict[Kind, dict[str, Value]] = {
    Kind.PRACTICE: {
        "title": "Справка: за один день #5",
        "summary": "Справку выдают за день. " * 12,
        "sphere": "public-services",
        "status": "draft",
        "origin": {"municipality": "bor", "organisation": "Школа «Лидер»"},
    },
    Kind.SITE: {"name": "Фабрика", "kind": "change-factory", "municipality": "bor"},
    Kind.PACKAGE: {"title": "Пакет", "practices": ("okno", "nizhny/zayavki")},
    Kind.REGION: {"name": "Томская область", "iso": "RU-TOM", "oktmo": "70"},
}
KINDS = sorted(FILLED)


def file_of(kind: Kind) -> str:
    """The path of the file that is made in these tests."""
    return place_of(kind, "nizhny", "novaya")


def plain(value: Any) -> Any:
    """What a filled value is when it is read back."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return list(value) if isinstance(value, tuple) else " ".join(value.split())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_a_new_file_says_what_was_filled_in(kind: Kind) -> None:
    """It reads back without a finding as exactly the values that are known."""
    text = template(file_of(kind), kind, FILLED[kind], schema=True)
    document = read_text(file_of(kind), text.encode(), shape=kind.shape)
    assert document.findings == []
    assert document.value == plain(FILLED[kind])
    assert check_document(document, kind).findings == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_a_new_file_is_in_the_order_of_the_house(kind: Kind) -> None:
    """Mending has nothing to do in it, and its first line names its schema."""
    text = template(file_of(kind), kind, FILLED[kind], schema=True)
    assert mend(file_of(kind), kind, text, schema=True).text == text
    assert text.startswith("# yaml-language-server: $schema=../")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_every_example_holds_when_its_signs_are_taken_away(kind: Kind) -> None:
    """With all examples used at once the file is still one that the model takes."""
    text = template(file_of(kind), kind, FILLED[kind])
    used = re.sub(r"(?m)^#(?!#) ?", "", text)
    document = read_text(file_of(kind), used.encode(), shape=kind.shape)
    assert document.findings == []
    assert check_document(document, kind).findings == []
    assert list(document.value) == [field.name for field in describe(FILES[kind].model).fields]


def test_examples_are_those_of_the_sample_catalog() -> None:
    """What an example shows is what the sample catalog says, so it is checked with it."""
    text = template(file_of(Kind.PRACTICE), Kind.PRACTICE, FILLED[Kind.PRACTICE])
    sample = read_document(FOLDER, SAMPLES[Kind.PRACTICE], Kind.PRACTICE).value
    assert f"# started: {sample['started']}\n" in text


@given(st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool))
@settings(max_examples=300)
def test_whatever_people_type_is_read_back(text: str) -> None:
    """No text can break out of its field: quotes, signs and letters of all kinds come back."""
    made = "\n".join(written("title", text)) + "\n"
    document = read_text("x.yml", made.encode("utf-8", "surrogatepass"))
    refused = any(finding.code.id.startswith(UNFIT) for finding in document.findings)
    assert refused or document.value == {"title": text}


UNFIT = ("R12", "R13")
"""Characters that no file may hold are refused by reading, whoever writes them."""
