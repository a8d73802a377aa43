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
from generator.publishing.health_schema import health_schemas
from generator.publishing.schema_pieces import (
    COUNT,
    DAY,
    ID,
    PAGE,
    REF,
    list_of,
    listing,
    object_of,
    ref,
)

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
            "/api/v1/health.json": _get("Что ждёт помощи: полнота и недостающее", "Health"),
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
                    "content": {"application/json": {"schema": {"$ref": f"{REF}{schema}"}}},
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
        ref_template=REF + "{model}",
    )
    schemas: dict[str, Any] = found["$defs"]
    for schema in schemas.values():
        # Fields with their default value are left out, so only those without one are sure.
        names = set(schema.get("required", ()))
        defaults = {k for k, v in schema.get("properties", {}).items() if "default" in v}
        schema["required"] = sorted(names - defaults)
    return schemas


def _with(model: str, added: dict[str, Any]) -> dict[str, Any]:
    """A record with fields beside those of its file."""
    record = _records()[model]
    open_record = {
        **record,
        "properties": {k: v for k, v in record["properties"].items() if k not in added},
        "required": [name for name in record["required"] if name not in added],
        "additionalProperties": True,
    }
    return {"allOf": [open_record, object_of(added)]}


def _views() -> dict[str, Any]:
    """What the catalog adds to the records."""
    text: dict[str, Any] = {"type": "string"}
    states = {"enum": [state.value for state in AdoptionState]}
    return {
        "Index": object_of(
            {
                "as_of": DAY,
                "practices": COUNT,
                "spheres": list_of(_with("Sphere", {"id": text})),
                "tools": list_of(_with("Tool", {"id": text})),
                "regions": list_of(
                    object_of(
                        {
                            "id": text,
                            "name": {},
                            "iso": text,
                            "practices": COUNT,
                            "page": PAGE,
                            "data": text,
                        }
                    )
                ),
                "files": list_of(text),
            }
        ),
        "Card": object_of(
            {
                "id": ID,
                "title": text,
                "summary": text,
                "region": text,
                "sphere": text,
                "tools": list_of(text),
                "status": text,
                "adopted": COUNT,
                "scaled": {"type": "boolean"},
                "page": PAGE,
                "data": text,
            },
            municipality=ID,
            organisation=text,
            started=text,
            verified=text,
            headline=ref("Effect"),
        ),
        "Practices": listing("practices", "Card"),
        "Adoption": object_of({"municipality": ID, "counts_for": ID, "state": states}, since=text),
        "CertificateEntry": _with(
            "Certificate",
            {
                "region": text,
                "page": PAGE,
                "state": {"enum": [state.value for state in CertificateState]},
            },
        ),
        "PracticePage": object_of(
            {
                "id": ID,
                "page": PAGE,
                "as_of": DAY,
                "record": ref("Practice"),
                "adopted": COUNT,
                "threshold": COUNT,
                "scaled": {"type": "boolean"},
                "growth": list_of(object_of({"year": {"type": "integer"}, "adopted": COUNT})),
                "adoption": list_of(ref("Adoption")),
                "certificates": list_of(ref("CertificateEntry")),
                "grown_from_it": list_of(ID),
            }
        ),
        "MunicipalityEntry": _with(
            "Municipality", {"id": ID, "page": PAGE, "standing": {"type": "boolean"}}
        ),
        "SiteEntry": _with("Site", {"id": ID, "region": text, "serves": list_of(ID), "page": PAGE}),
        **health_schemas(),
        "Sites": listing("sites", "SiteEntry"),
        "Certificates": listing("certificates", "CertificateEntry"),
        "RegionPage": object_of(
            {
                "id": text,
                "page": PAGE,
                "as_of": DAY,
                "record": ref("Region"),
                "counted": {
                    "type": "object",
                    "properties": dict.fromkeys(get_args(Metric), COUNT),
                    "additionalProperties": False,
                },
                "municipalities": list_of(ref("MunicipalityEntry")),
                "sites": list_of(ref("SiteEntry")),
                "packages": list_of(_with("Package", {"id": ID})),
                "certificates": list_of(ref("CertificateEntry")),
                "practices": list_of(ref("Card")),
            }
        ),
    }
