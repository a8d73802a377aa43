"""What holds of mending whatever a file looks like; an independent reader of YAML is the judge."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from untidy import Hand, straightened

from generator.editing.mending import mend
from generator.model.checking import check_document
from generator.model.description import describe
from generator.model.files import FILES
from generator.model.record import Record
from generator.model.samples import FOLDER, SAMPLES, sample_text
from generator.reading import Kind, read_document, read_text

KINDS = sorted(SAMPLES)
COMMENT = re.compile(r"#.*")


def sample(kind: Kind) -> Any:
    """The values of the sample file of a kind."""
    return read_document(FOLDER, SAMPLES[kind], kind).value


@st.composite
def untidy_files(draw: st.DrawFn) -> tuple[Kind, Any, str]:
    """A kind of file, its values, and a text that says them in some layout."""
    kind = draw(st.sampled_from(KINDS))
    value = straightened(sample(kind)) if draw(st.booleans()) else sample(kind)
    return kind, value, Hand(draw).file(value)


def judged(text: str) -> Any:
    """What ruamel.yaml, a reader of YAML 1.2 that others wrote, reads in a text."""
    return YAML(typ="safe", pure=True).load(text)


def in_contract_order(value: Any, model: type[Record]) -> bool:
    """Whether all known fields stand in the order of their model, nested ones too."""
    if isinstance(value, list):
        return all(in_contract_order(entry, model) for entry in value)
    if not isinstance(value, dict):
        return True
    fields = {field.name: field for field in describe(model).fields}
    names = [name for name in value if name in fields]
    return names == sorted(names, key=list(fields).index) and all(
        in_contract_order(value[name], shape)
        for name in names
        if (shape := fields[name].form.shape) is not None
    )


def owners(text: str) -> dict[str, str]:
    """For each comment that has a line of its own, the name of the field below it."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    for line in text.split("\n"):
        comment = COMMENT.match(line.lstrip())
        if comment:
            waiting.append(comment[0])
        elif line.strip():
            name = line.strip(" -{[").partition(":")[0]
            found |= dict.fromkeys(waiting, name)
            waiting = []
    return found


@given(untidy_files())
@settings(max_examples=150, deadline=None)
def test_mending_puts_the_house_in_order_and_loses_nothing(
    untidy: tuple[Kind, Any, str],
) -> None:
    """Mended once, a file says what it said, in the order of the contract, with every comment at
    its field; mended twice, it is the same."""
    kind, value, text = untidy
    once = mend(SAMPLES[kind], kind, text).text
    assert mend(SAMPLES[kind], kind, once).text == once
    document = read_text(SAMPLES[kind], once.encode(), kind.limits)
    assert document.sound
    assert straightened(document.value) == straightened(value)
    assert straightened(judged(once)) == straightened(judged(text))
    described = FILES[kind]
    records = document.value.values() if described.layout == "by-id" else [document.value]
    assert all(in_contract_order(record, described.model) for record in records)
    assert sorted(COMMENT.findall(once)) == sorted(COMMENT.findall(text))
    # What stands above a dash is about the whole entry, so it stays with the entry.
    for comment, owner in owners(text).items():
        named = re.match(r"# о поле (\w+),", comment)
        if named and named[1] == owner and f"- {owner}:" not in text:
            assert owners(once)[comment] == owner


@given(st.sampled_from(KINDS), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_mending_never_makes_a_broken_file_worse(kind: Kind, random: Any) -> None:
    """Of a file with pieces cut out or doubled the mended one has no new kinds of mistakes, and
    mending comes to an end."""
    text = sample_text(SAMPLES[kind])
    for _ in range(random.randint(1, 3)):
        start = random.randrange(len(text))
        end = start + random.randint(1, 12)
        text = text[:start] + random.choice(["", "\t", ": ", '"', "'", "- ", "#"]) + text[end:]
    once = mend(SAMPLES[kind], kind, text).text
    assert mend(SAMPLES[kind], kind, once).text == once
    assert findings(kind, once) <= findings(kind, text) or "\n" not in text


def findings(kind: Kind, text: str) -> int:
    """How many errors of reading or of the model a text has; a huge number if unreadable."""
    document = read_text(SAMPLES[kind], text.encode(), kind.limits, shape=kind.shape)
    if document.value is None:
        return 10**6
    return len(document.findings) + len(check_document(document, kind).findings)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_the_sample_catalog_is_in_order(kind: Kind) -> None:
    """The files that people copy from are as mending would leave them."""
    text = sample_text(SAMPLES[kind])
    assert mend(SAMPLES[kind], kind, text).text == text
