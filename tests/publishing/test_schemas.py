"""The schemas for editors: made from the models, complete, and no stricter than `atlas check`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from schema_judges import PROJECT, TODAY, made_schemas, refusals, validators

from generator.catalog import load_catalog
from generator.findings import Finding
from generator.model.checking import check_document
from generator.model.description import shapes_within
from generator.model.figures import Amount
from generator.model.files import FILES, SCHEMAS, schema_name
from generator.model.record import Record
from generator.model.samples import FOLDER, SAMPLES
from generator.publishing.schema_conditions import CONDITIONS
from generator.publishing.schema_ids import KINDS
from generator.reading import Document, Kind, read_document

CASES = PROJECT / "tests" / "cases"
MEND = "The schemas are behind the models or the catalog. Mend it: atlas schema --out schema"

WORDS_OF_DRAFT_7 = frozenset(
    {
        "$schema", "$comment", "$ref", "title", "description", "examples", "default",
        "definitions", "type", "properties", "required", "additionalProperties",
        "propertyNames", "items", "minItems", "maxItems", "minProperties", "enum", "const",
        "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "allOf",
        "anyOf", "oneOf", "not", "if", "then", "format",
    }
)  # fmt: skip
OF_EDITORS = frozenset({"enumDescriptions", "patternErrorMessage"})

NOT_BY_SCHEMA = {
    "M208": "a schema cannot count the days of a month",
    "M232": "which signs make a number of a certificate, only the model says",
}
"""Codes of the model whose mistakes a schema may pass over, each with its reason; the mistakes of
all others in tests/cases must be refused."""


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and everything in it that is one."""
    yield schema
    for word in ("properties", "definitions"):
        for inner in schema.get(word, {}).values():
            yield from subschemas(inner)
    for word in ("items", "additionalProperties", "propertyNames", "not", "if", "then"):
        inner = schema.get(word)
        for one in inner if isinstance(inner, list) else [inner]:
            if isinstance(one, dict):
                yield from subschemas(one)
    for word in ("allOf", "anyOf", "oneOf"):
        for inner in schema.get(word, []):
            yield from subschemas(inner)


@pytest.mark.parametrize("name", [*map(schema_name, FILES), "ids.json"])
def test_committed_schemas_are_those_of_the_models_and_the_catalog(name: str) -> None:
    """What editors use is what the models and the catalog say today."""
    file = PROJECT / SCHEMAS / name
    assert file.is_file(), MEND
    assert file.read_text(encoding="utf-8") == made_schemas(PROJECT)[name], MEND


def test_nothing_else_lies_among_the_schemas() -> None:
    """A kind of file that is gone leaves no schema behind."""
    names = {path.name for path in (PROJECT / SCHEMAS).iterdir()}
    assert names == set(made_schemas(PROJECT)), MEND


@pytest.mark.parametrize("name", made_schemas(PROJECT))
def test_schemas_keep_to_draft_7(name: str) -> None:
    """No word of a later draft, which many editors would pass over in silence."""
    schema = json.loads(made_schemas(PROJECT)[name])
    Draft7Validator.check_schema(schema)
    for inner in subschemas(schema):
        assert set(inner) <= WORDS_OF_DRAFT_7 | OF_EDITORS, inner
        assert "$ref" not in inner or len(inner) == 1, "words beside $ref do not count in draft-07"


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.value)
def test_every_field_is_described_in_russian_with_an_example(kind: Kind) -> None:
    """Whoever completes a field in an editor sees what it is for and what it looks like."""
    schema = json.loads(made_schemas(PROJECT)[schema_name(kind)])
    for shape in shapes_within(FILES[kind].model):
        definition = schema["definitions"][shape.model.__name__]
        fields = definition.get("properties") or definition["anyOf"][1]["properties"]
        assert set(fields) == {field.name for field in shape.fields}
        for name, field in fields.items():
            assert any("а" <= letter <= "я" for letter in field["description"]), name
            shown = field.get("examples") or "Пример: " in field["description"]
            assert shown, f"{shape.model.__name__}.{name}"


def test_no_made_up_record_is_offered() -> None:
    """Editors offer examples as values: those of references must be in the catalog."""
    ids = json.loads(made_schemas(PROJECT)["ids.json"])["definitions"]
    for text in made_schemas(PROJECT).values():
        for inner in subschemas(json.loads(text)):
            kinds = re.findall(r"ids\.json#/definitions/(\w+)", json.dumps(inner.get("allOf", "")))
            for example in inner.get("examples", ()) if kinds else ():
                assert example in ids[kinds[0]]["enum"]


def test_every_pattern_is_explained() -> None:
    """Nobody is shown a regular expression in place of what to write."""
    for text in made_schemas(PROJECT).values():
        for inner in subschemas(json.loads(text)):
            if "pattern" in inner and inner.get("type") == "string":
                assert "patternErrorMessage" in inner, inner["pattern"]


def test_each_word_of_a_list_is_explained() -> None:
    """An editor offers every word of a closed list, and every known id, with its meaning."""
    for text in made_schemas(PROJECT).values():
        for inner in subschemas(json.loads(text)):
            if "enum" in inner:
                assert len(inner["enumDescriptions"]) == len(inner["enum"])
                assert all(inner["enumDescriptions"])


def test_known_ids_are_offered_short_and_full() -> None:
    """A municipality may be named by its short id and, from another region, by its full one."""
    ids = json.loads(made_schemas(PROJECT)["ids.json"])["definitions"]
    offered = dict(
        zip(ids["municipality"]["enum"], ids["municipality"]["enumDescriptions"], strict=True)
    )
    assert offered["nizhny/kstovskiy"] == "Кстовский муниципальный округ"
    assert offered["kstovskiy"] == "Кстовский муниципальный округ (nizhny)"
    assert "nizhny" in ids["region"]["enum"]
    assert "five-s" in ids["tool"]["enum"]


def with_checks(model: type[Record]) -> bool:
    """Whether a model judges its fields together."""
    return bool(model.__pydantic_decorators__.model_validators)


def test_every_condition_of_a_model_is_in_the_schemas() -> None:
    """A model with a validator has a condition, and no other has; a bare Amount is a form apart."""
    shapes = {s.model for described in FILES.values() for s in shapes_within(described.model)}
    assert {model for model in shapes if with_checks(model)} - {Amount} == set(CONDITIONS)


WRONG: tuple[Any, ...] = (None, "", "слово", 5, -1.5, True, [], {}, ["x"], {"x": 1}, 10**9)


def variants(value: Any) -> Iterator[tuple[str, Any]]:
    """`value` with one thing in it left out, doubled or replaced by something wrong."""
    for wrong in WRONG:
        yield f" = {wrong!r}", wrong
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f" - {key}", {k: v for k, v in value.items() if k != key}
            yield f" + {key}x", {**value, f"{key}x": inner}
            for told, changed in variants(inner):
                yield f".{key}{told}", {**value, key: changed}
    elif isinstance(value, list) and value:
        yield "[0] twice", [value[0], *value]
        for told, changed in variants(value[0]):
            yield f"[0]{told}", [changed, *value[1:]]


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.value)
def test_schemas_and_models_agree_on_thousands_of_mistakes(kind: Kind) -> None:
    """Of files with one thing changed, the schema refuses those that the model refuses."""
    value = read_document(FOLDER, SAMPLES[kind], kind).value
    validator = validators(FOLDER)[kind]
    assert validator.is_valid(value)
    for told, changed in variants(value):
        if not isinstance(changed, type(value)):
            continue  # what stands at the top is the reader's matter
        document = Document("x.yml", changed, {}, [])
        codes = {finding.code.id for finding in check_document(document, kind).findings}
        if codes and codes <= set(NOT_BY_SCHEMA):
            continue
        agreed = validator.is_valid(changed) == (not codes)
        assert agreed or _only_the_schema_knows_ids(validator, changed), f"{told}: {codes}"


def _only_the_schema_knows_ids(validator: Draft7Validator, value: Any) -> bool:
    """Whether all that the schema refuses is an id that is not in the catalog."""
    return all(error.validator == "enum" for error in validator.iter_errors(value))


@pytest.mark.parametrize(
    "root",
    [PROJECT, FOLDER, *sorted(path for path in CASES.glob("good-*"))],
    ids=lambda root: root.name,
)
def test_a_second_validator_accepts_good_catalogs(root: Path, tmp_path: Path) -> None:
    """check-jsonschema, which knows nothing of our models, has nothing against a good catalog."""
    assert refusals(root, tmp_path) == {}


def as_json_path(path: str) -> str:
    """`replications[2].since` → `$.replications[2].since`."""
    return f"$.{path}" if path and path[0] != "[" else f"${path}"


def stands_at(refused: str, finding: Finding) -> bool:
    """Whether a refusal stands at the place of a finding, around it or inside it."""
    place = as_json_path(finding.path)
    return place.startswith(refused) or refused.startswith(place)


def due(finding: Finding) -> bool:
    """Whether a schema can see the mistake."""
    if finding.code.id == "C301":
        return any(finding.values["kind_en"].endswith(kind) for kind in KINDS)
    return finding.code.id[0] == "M" and finding.code.id not in NOT_BY_SCHEMA


@pytest.mark.parametrize(
    "case", [path.parent.name for path in CASES.glob("*/expected.txt")], ids=lambda case: case
)
def test_a_second_validator_refuses_what_a_schema_can(case: str, tmp_path: Path) -> None:
    """Each mistake of a model and each unknown id is refused in its place, and nothing else is."""
    refused = refusals(CASES / case, tmp_path)
    findings = load_catalog(CASES / case, TODAY).findings
    for finding in filter(due, findings):
        places = refused.get(finding.file, [])
        assert any(stands_at(place, finding) for place in places), finding.message()
    blamed = {f.file for f in findings if due(f) or f.code.id[0] in "MR"}
    assert set(refused) <= blamed
