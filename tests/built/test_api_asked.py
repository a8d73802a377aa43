"""The API as others meet it: Schemathesis asks the built site whatever its description promises."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.checks import load_all_checks
from schemathesis.schemas import APIOperation

from built.built_site import BuiltSite
from built.serving import served

load_all_checks()
PARTS = {
    "/api/v1/practices/{region}/{practice}.json": "practices/*/*.json",
    "/api/v1/regions/{region}.json": "regions/*.json",
    "/api/v1/spheres/{sphere}.json": "spheres/*.json",
    "/api/v1/tools/{tool}.json": "tools/*.json",
}
"""The paths with parameters, and the files that they stand for."""


@pytest.fixture(scope="module", params=["site", "full_site"], ids=["real", "full"])
def asked(request: pytest.FixtureRequest) -> Iterator[tuple[BuiltSite, str, Any]]:
    """A built site, its address, and the description that it gives of itself."""
    built = request.getfixturevalue(request.param)
    with served(built.folder) as address:
        url = f"{address}api/v1/openapi.json"
        schema = schemathesis.openapi.from_url(url)
        yield built, address, schema


def document(built: BuiltSite) -> Any:
    """The description as it stands on the site."""
    return json.loads((built.folder / "api/v1/openapi.json").read_text("utf-8"))


def parameters(built: BuiltSite, template: str) -> Iterator[dict[str, str]]:
    """The parameters of every file that a path of the description stands for."""
    folder = built.folder / "api/v1"
    pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template))
    files = sorted(folder.glob(PARTS[template])) if template in PARTS else [Path()]
    for file in files:
        path = f"/api/v1/{file.relative_to(folder).as_posix()}" if template in PARTS else template
        found = pattern.fullmatch(path)
        assert found is not None, path
        yield found.groupdict()


def operation(schema: Any, template: str) -> APIOperation[Any, Any, Any, Any]:
    """What can be asked at a path."""
    found: APIOperation[Any, Any, Any, Any] = schema[template]["GET"]
    return found


def test_the_description_is_one(asked: tuple[BuiltSite, str, Any]) -> None:
    """A validator of OpenAPI 3.1 written by others takes the description."""
    built, _, _ = asked
    assert list(OpenAPIV31SpecValidator(document(built)).iter_errors()) == []


def test_whatever_is_promised_is_there(asked: tuple[BuiltSite, str, Any]) -> None:
    """Every path of the description, with every id that the site knows, answers 200 and with a body
    that is valid by its schema."""
    built, address, schema = asked
    count = 0
    for template in document(built)["paths"]:
        known_ones = list(parameters(built, template))
        assert known_ones, f"nothing stands at {template}"
        for known in known_ones:
            case = operation(schema, template).Case(path_parameters=known)
            answer = case.call_and_validate(base_url=address.removesuffix("/"))
            assert answer.status_code == 200, case.formatted_path
            count += 1
    assert count >= 10


@pytest.mark.parametrize("template", PARTS)
def test_unknown_ids_are_not_found(asked: tuple[BuiltSite, str, Any], template: str) -> None:
    """Ids that the description allows and the catalog does not have answer 404, as described."""
    built, address, schema = asked
    known = [tuple(one.values()) for one in parameters(built, template)]
    answers = []

    @settings(
        max_examples=8,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation(schema, template).as_strategy())
    def ask(case: Any) -> None:
        answer = case.call_and_validate(base_url=address.removesuffix("/"))
        there = tuple(case.path_parameters.values()) in known
        assert answer.status_code == (200 if there else 404)
        answers.append(answer.status_code)

    ask()
    assert 404 in answers
