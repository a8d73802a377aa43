"""The API: described by its own OpenAPI document, and the same facts as the catalog's."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from generator.catalog import Loaded, load_catalog
from generator.catalog.adoption import adoptions
from generator.publishing.api import api_makers, practice_files
from generator.publishing.health_files import health_makers
from generator.publishing.host import Host
from generator.publishing.open_files import in_memory, made_by, whole
from generator.publishing.openapi import openapi
from generator.publishing.plain_json import compact

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "generator" / "model" / "sample"
TODAY = dt.date(2026, 11, 22)
HOST = Host("Атлас", edit="https://git.example/atlas/edit/main/")


@pytest.fixture(scope="module", params=[PROJECT, SAMPLE], ids=["real", "sample"])
def loaded(request: pytest.FixtureRequest) -> Loaded:
    """The real catalog, and the sample whose files use every field."""
    return load_catalog(request.param, TODAY)


def files_of(loaded: Loaded) -> dict[str, bytes]:
    """Every file of the API by its path."""
    health = health_makers(loaded.catalog, HOST)
    return {
        **dict(in_memory(made_by(api_makers(loaded.catalog)))),
        **dict(practice_files(loaded.records, loaded.catalog)),
        **{p: whole(d) for p, d in made_by(health) if p.endswith(".json")},
    }


def schema_of(path: str) -> str | None:
    """The name of the schema that OpenAPI gives for the file at `path`."""
    for template, operations in openapi()["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), f"/{path}"):
            content = operations["get"]["responses"]["200"].get("content", {})
            ref = content.get("application/json", {}).get("schema", {}).get("$ref", "")
            return str(ref.rpartition("/")[2])
    return None


def test_every_file_is_described_and_every_description_has_a_file(loaded: Loaded) -> None:
    """OpenAPI and the written files name the same paths."""
    described = {path: schema_of(path) for path in files_of(loaded)}
    assert None not in described.values()
    patterns = [re.sub(r"\{\w+\}", "[^/]+", template) for template in openapi()["paths"]]
    assert [p for p in patterns if not any(re.fullmatch(p, f"/{f}") for f in described)] == []


def test_every_file_is_written_in_one_way(loaded: Loaded) -> None:
    """Whatever pieces a file is put together of, it is what its own values give, byte for byte."""
    for path, data in files_of(loaded).items():
        assert data == compact(json.loads(data)), path


def test_every_file_meets_its_schema(loaded: Loaded) -> None:
    """An independent validator accepts each file by the schema that OpenAPI gives for it."""
    document = Resource.from_contents(openapi(), default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:openapi", document)
    complaints = []
    for path, data in files_of(loaded).items():
        name = schema_of(path)
        if name:
            validator = Draft202012Validator(
                {"$ref": f"urn:openapi#/components/schemas/{name}"}, registry=registry
            )
            complaints += [f"{path}: {e.message}" for e in validator.iter_errors(json.loads(data))]
    assert complaints == []


def test_the_schemas_refuse_what_is_not_so() -> None:
    """The validation above can fail: an unknown state and a lacking id are noticed."""
    document = Resource.from_contents(openapi(), default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:openapi", document)
    validator = Draft202012Validator(
        {"$ref": "urn:openapi#/components/schemas/Adoption"}, registry=registry
    )
    assert validator.is_valid({"municipality": "a/b", "counts_for": "a/b", "state": "claimed"})
    assert not validator.is_valid({"municipality": "a/b", "counts_for": "a/b", "state": "sure"})
    assert not validator.is_valid({"counts_for": "a/b", "state": "claimed"})


def test_adoption_is_the_catalogs(loaded: Loaded) -> None:
    """A practice's file tells the same municipalities and states as the catalog derives."""
    files = files_of(loaded)
    for card in loaded.catalog.published:
        told = json.loads(files[f"api/v1/practices/{card.id}.json"])["adoption"]
        derived = adoptions(card, loaded.catalog.directory, TODAY)
        assert [(t["municipality"], t["state"]) for t in told] == [
            (a.municipality, a.state.value) for a in derived
        ]


def test_drafts_are_not_published(loaded: Loaded) -> None:
    """A draft stands in no file of the API."""
    drafts = [p for p in loaded.catalog.practices.values() if not p.published]
    files = files_of(loaded)
    listed = {p["id"] for p in json.loads(files["api/v1/practices.json"])["practices"]}
    assert not listed & {draft.id for draft in drafts}
    assert not {f"api/v1/practices/{draft.id}.json" for draft in drafts} & set(files)


def test_same_catalog_same_bytes(loaded: Loaded) -> None:
    """The files are a pure function of the catalog."""
    assert files_of(loaded) == files_of(loaded)
