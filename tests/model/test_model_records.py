"""All models at once: nothing unknown is taken, nothing can be changed, every field is in use."""

from __future__ import annotations

import pickle
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from generator.model.anatomy import field_names, model_at
from generator.model.checking import LISTS, ONE, VOCABULARIES
from generator.model.complaints import BY_TYPE, FORMS
from generator.model.figures import Amount
from generator.model.record import Record, Refers
from generator.reading import Kind, read_document, walk

TOPS = (*ONE.values(), *LISTS.values(), *VOCABULARIES.values())
FULL = Path(__file__).parent.parent / "cases" / "good-full"


def inside(annotation: Any) -> Iterator[Any]:
    """Everything that an annotation is made of."""
    yield annotation
    for part in typing.get_args(annotation):
        yield from inside(part)


def all_models() -> list[type[Record]]:
    """Every model that a file may reach."""
    found: dict[str, type[Record]] = {}
    waiting: list[Any] = list(TOPS)
    while waiting:
        model = waiting.pop()
        if model.__name__ in found:
            continue
        found[model.__name__] = model
        for hint in typing.get_type_hints(model, include_extras=True).values():
            waiting += [
                part for part in inside(hint) if isinstance(part, type) and issubclass(part, Record)
            ]
    return [found[name] for name in sorted(found)]


MODELS = all_models()
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


def test_the_walk_over_the_models_sees_the_deep_ones() -> None:
    """The tests below mean all models, also those that stand three floors down."""
    names = {model.__name__ for model in MODELS}
    assert {"Practice", "Replication", "Confirmation", "Change", "WaveMember", "Check"} <= names
    assert len(names) >= 40


@settings(max_examples=300)
@given(
    model=st.sampled_from(MODELS),
    name=st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=12),
    value=st.integers(),
)
def test_an_unknown_field_is_refused(model: type[Record], name: str, value: int) -> None:
    """A typo is never dropped in silence: any model, any name that is not its field."""
    if name in field_names(model):
        return
    with pytest.raises(ValidationError) as caught:
        model.model_validate({name: value})
    errors = [(error["type"], error["loc"]) for error in caught.value.errors()]
    assert ("extra_forbidden", (name,)) in errors


@each_model
def test_a_field_has_one_name(model: type[Record]) -> None:
    """`from_` is the name of Python and not of files."""
    for name, info in model.model_fields.items():
        if info.alias and info.alias != name:
            with pytest.raises(ValidationError) as caught:
                model.model_validate({name: "2021"})
            assert ("extra_forbidden", (name,)) in [
                (error["type"], error["loc"]) for error in caught.value.errors()
            ]


@each_model
def test_a_record_cannot_be_changed(model: type[Record]) -> None:
    """Records are frozen and refuse extra fields, without an exception among the models."""
    assert model.model_config.get("frozen") is True
    assert model.model_config.get("extra") == "forbid"


@each_model
def test_every_field_is_described(model: type[Record]) -> None:
    """The reference of fields is made of these words."""
    for name, info in model.model_fields.items():
        assert info.description, f"{model.__name__}.{name}"
        assert re.search("[а-яё]|federal", info.description), f"{model.__name__}.{name}"


@each_model
def test_values_are_held_in_things_that_cannot_change(model: type[Record]) -> None:
    """Lists of files become tuples."""
    for name, hint in typing.get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            assert not any(typing.get_origin(part) is list for part in inside(hint)), name


def used_in_full_case() -> set[tuple[str, str]]:
    """(model, field) for each field that the case good-full writes somewhere."""
    used: set[tuple[str, str]] = set()

    def visit(model: type[BaseModel], value: Any) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                used.add((model.__name__, name))
                below = model_at(model, (name,))
                if below is None:
                    below = model_at(model, (name, 0))
                if below is not None:
                    for entry in inner if isinstance(inner, list) else [inner]:
                        visit(below, entry)

    for entry in walk(FULL).entries:
        value = read_document(FULL, entry.file, entry.kind).value
        if entry.kind in ONE:
            visit(ONE[entry.kind], value)
        elif entry.kind in LISTS:
            for record in value:
                visit(LISTS[entry.kind], record)
        elif entry.kind in VOCABULARIES:
            for record in value.values():
                visit(VOCABULARIES[entry.kind], record)
    return used


def test_the_full_case_uses_every_field() -> None:
    """tests/cases/good-full has each field of each model at least once, so none is untried."""
    due = {(model.__name__, name) for model in MODELS for name in field_names(model)}
    assert due - used_in_full_case() == set()


def test_the_full_case_has_every_kind_of_file() -> None:
    """Also the outline and the borders."""
    assert {entry.kind for entry in walk(FULL).entries} == set(Kind)


def test_every_pattern_has_an_example() -> None:
    """A value of the wrong form is answered by an example and never by a regular expression."""
    for model in MODELS:
        for hint in typing.get_type_hints(model, include_extras=True).values():
            for part in inside(hint):
                for mark in getattr(part, "__metadata__", ()):
                    for item in getattr(mark, "metadata", []):
                        pattern = getattr(item, "pattern", None)
                        assert pattern is None or pattern in FORMS
        for info in model.model_fields.values():
            for item in info.metadata:
                pattern = getattr(item, "pattern", None)
                assert pattern is None or pattern in FORMS


def test_references_carry_their_kind() -> None:
    """Whatever refers to a record is marked, so that rules, forms and schemas find it."""
    marks = {
        mark.kind
        for model in MODELS
        for hint in typing.get_type_hints(model, include_extras=True).values()
        for part in inside(hint)
        for mark in getattr(part, "__metadata__", ())
        if isinstance(mark, Refers)
    }
    assert marks == {"practice", "municipality", "site", "region", "sphere", "tool", "source"}


def refusals(model: type[Record], value: object) -> set[str]:
    """The types of the errors, if there are any."""
    try:
        model.model_validate(value)
    except ValidationError as error:
        return {problem["type"] for problem in error.errors()}
    return set()


SIMPLE = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
)
NESTED = st.recursive(
    SIMPLE,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(MODELS), st.data())
def test_every_refusal_has_a_code(model: type[Record], data: st.DataObject) -> None:
    """Whatever stands in whichever field, pydantic's error is one that we have words for."""
    names = field_names(model)
    value = data.draw(st.dictionaries(st.sampled_from(names), NESTED, max_size=len(names)))
    known = {*BY_TYPE, "extra_forbidden", "missing", "too_long"}
    assert refusals(model, value) <= known


def test_records_share_the_names_of_what_was_given() -> None:
    """One set for all of a kind, from a file or from a pickle; it still tells what was written."""
    one = Amount.model_validate({"value": 1, "unit": "min"})
    other = Amount.model_validate({"unit": "day", "value": 2})
    bare = Amount.model_validate(3)
    travelled = pickle.loads(pickle.dumps(one))
    assert travelled == one
    assert one.model_fields_set is other.model_fields_set is travelled.model_fields_set
    assert bare.model_fields_set == {"value"}
    assert travelled.model_dump(exclude_unset=True) == {"value": 1, "unit": "min"}
    assert pickle.loads(pickle.dumps(bare)).model_fields_set is bare.model_fields_set
    assert bare.model_dump(exclude_unset=True) == {"value": 3}
