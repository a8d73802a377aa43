"""The description of the API (OpenAPI 3.1): schemas of records come from the models themselves."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, get_args

from pydantic.json_schema import models_json_schema

from generator.catalog.adoption import AdoptionState
from generator.catalog.certification import CertificateState
from generator.model.certificate import Certificate
from generator.model.figures import Effect
from generator.model.metrics import Metric
from generator.model.municipality import Municipality
from generator.model.package import Package
from generator.model.practice import Practice
from generator.model.region import Region
from generator.model.site import Site
from generator.model.vocabulary import Sphere, Tool

RECORDS: Final = (
    Practice,
    Region,
    Municipality,
    Site,
    Certificate,
    Package,
    Sphere,
    Tool,
    Effect,
)
VERSION: Final = "1.0.0"
_REF: Final = "#/components/schemas/"
_ID: Final[dict[str, Any]] = {"type": "string", "description": "Полный id: «регион/запись»."}
_DAY: Final[dict[str, Any]] = {
    "type": "string",
    "format": "date",
    "description": "День, на который посчитаны состояния.",
}
_PAGE: Final[dict[str, Any]] = {"type": "string", "description": "Адрес страницы от корня сайта."}
_COUNT: Final[dict[str, Any]] = {"type": "integer", "minimum": 0}


@cache
def openapi() -> dict[str, Any]:
    """The document that stands at /api/v1/openapi.json."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Атлас практик",
            "version": VERSION,
            "description": "Каталог проверенных управленческих практик: те же записи, что и на "
            "страницах сайта, обычными файлами JSON. Ключей и ограничений нет.",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": "../.."}],
        "paths": {
            "/api/v1/index.json": _get("Что есть в каталоге", "Index"),
            "/api/v1/practices.json": _get("Все практики, коротко", "Practices"),
            "/api/v1/practices/{region}/{practice}.json": _get(
                "Одна практика целиком", "PracticePage", "region", "practice"
            ),
            "/api/v1/regions/{region}.json": _get("Один регион целиком", "RegionPage", "region"),
            "/api/v1/sites.json": _get("Учебные площадки", "Sites"),
            "/api/v1/certificates.json": _get("Реестр сертификатов", "Certificates"),
            "/api/v1/openapi.json": {
                "get": {
                    "summary": "Это описание",
                    "responses": {"200": {"description": "OpenAPI 3.1"}},
                }
            },
        },
        "components": {"schemas": {**_records(), **_views()}},
    }


def _get(summary: str, schema: str, *parameters: str) -> dict[str, Any]:
    return {
        "get": {
            "summary": summary,
            "parameters": [
                {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
                for name in parameters
            ],
            "responses": {
                "200": {
                    "description": summary,
                    "content": {"application/json": {"schema": {"$ref": f"{_REF}{schema}"}}},
                }
            },
        }
    }


@cache
def _records() -> dict[str, Any]:
    """The models as published: what is absent in the file is absent here too."""
    _, found = models_json_schema(
        [(model, "serialization") for model in RECORDS],
        by_alias=True,
        ref_template=_REF + "{model}",
    )
    schemas: dict[str, Any] = found["$defs"]
    for schema in schemas.values():
        # Fields with their default value are left out, so only those without one are sure.
        names = set(schema.get("required", ()))
        defaults = {k for k, v in schema.get("properties", {}).items() if "default" in v}
        schema["required"] = sorted(names - defaults)
    return schemas


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"{_REF}{name}"}


def _list(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
    }


def _with(model: str, added: dict[str, Any]) -> dict[str, Any]:
    """A record with fields beside those of its file."""
    record = _records()[model]
    open_record = {
        **record,
        "properties": {k: v for k, v in record["properties"].items() if k not in added},
        "required": [name for name in record["required"] if name not in added],
        "additionalProperties": True,
    }
    return {"allOf": [open_record, _object(added)]}


def _listing(name: str, entry: str) -> dict[str, Any]:
    return _object({"as_of": _DAY, "count": _COUNT, name: _list(_ref(entry))})


def _views() -> dict[str, Any]:
    """What the catalog adds to the records."""
    text: dict[str, Any] = {"type": "string"}
    states = {"enum": [state.value for state in AdoptionState]}
    return {
        "Index": _object(
            {
                "as_of": _DAY,
                "practices": _COUNT,
                "spheres": _list(_with("Sphere", {"id": text})),
                "tools": _list(_with("Tool", {"id": text})),
                "regions": _list(
                    _object(
                        {
                            "id": text,
                            "name": {},
                            "iso": text,
                            "practices": _COUNT,
                            "page": _PAGE,
                            "data": text,
                        }
                    )
                ),
                "files": _list(text),
            }
        ),
        "Card": _object(
            {
                "id": _ID,
                "title": text,
                "summary": text,
                "region": text,
                "sphere": text,
                "tools": _list(text),
                "status": text,
                "adopted": _COUNT,
                "scaled": {"type": "boolean"},
                "page": _PAGE,
                "data": text,
            },
            municipality=_ID,
            organisation=text,
            started=text,
            verified=text,
            headline=_ref("Effect"),
        ),
        "Practices": _listing("practices", "Card"),
        "Adoption": _object({"municipality": _ID, "counts_for": _ID, "state": states}, since=text),
        "CertificateEntry": _with(
            "Certificate",
            {
                "region": text,
                "page": _PAGE,
                "state": {"enum": [state.value for state in CertificateState]},
            },
        ),
        "PracticePage": _object(
            {
                "id": _ID,
                "page": _PAGE,
                "as_of": _DAY,
                "record": _ref("Practice"),
                "adopted": _COUNT,
                "threshold": _COUNT,
                "scaled": {"type": "boolean"},
                "growth": _list(_object({"year": {"type": "integer"}, "adopted": _COUNT})),
                "adoption": _list(_ref("Adoption")),
                "certificates": _list(_ref("CertificateEntry")),
                "grown_from_it": _list(_ID),
            }
        ),
        "MunicipalityEntry": _with(
            "Municipality", {"id": _ID, "page": _PAGE, "standing": {"type": "boolean"}}
        ),
        "SiteEntry": _with(
            "Site", {"id": _ID, "region": text, "serves": _list(_ID), "page": _PAGE}
        ),
        "Sites": _listing("sites", "SiteEntry"),
        "Certificates": _listing("certificates", "CertificateEntry"),
        "RegionPage": _object(
            {
                "id": text,
                "page": _PAGE,
                "as_of": _DAY,
                "record": _ref("Region"),
                "counted": {
                    "type": "object",
                    "properties": dict.fromkeys(get_args(Metric), _COUNT),
                    "additionalProperties": False,
                },
                "municipalities": _list(_ref("MunicipalityEntry")),
                "sites": _list(_ref("SiteEntry")),
                "packages": _list(_with("Package", {"id": _ID})),
                "certificates": _list(_ref("CertificateEntry")),
                "practices": _list(_ref("Card")),
            }
        ),
    }
