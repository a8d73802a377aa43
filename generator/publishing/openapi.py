"""The description of the API (OpenAPI 3.1): schemas of records come from the models themselves."""

from __future__ import annotations

import re
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
from generator.publishing.licence import LICENCE, LICENCE_NAME, TITLE
from generator.publishing.schema_pieces import (
    COUNT,
    DATA,
    HEAD,
    ID,
    PAGE,
    REF,
    WRITTEN,
    list_of,
    listing,
    object_of,
    ref,
)
from generator.reading.identity import ID_PATTERN, LONGEST_ID

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
VERSION: Final = "1.1.0"
"""The second number grows with each addition; the first cannot without /api/v2/."""


@cache
def openapi() -> dict[str, Any]:
    """The document that stands at /api/v1/openapi.json."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": VERSION,
            "description": "Каталог проверенных управленческих практик: те же записи, что и на "
            "страницах сайта, обычными файлами JSON. Ключей и ограничений нет.",
            "license": {"name": LICENCE_NAME, "identifier": LICENCE},
        },
        "servers": [{"url": "../..", "description": "Корень сайта, на котором лежит описание."}],
        "externalDocs": {"url": "../../data/", "description": "Как этим пользоваться."},
        "tags": [{"name": name, "description": told} for name, told in _TAGS.items()],
        "paths": _paths(),
        "components": {"schemas": {**_records(), **_views()}},
    }


_TAGS: Final = {
    "catalog": "Каталог целиком",
    "practices": "Практики",
    "regions": "Регионы",
    "vocabulary": "Сферы и инструменты",
    "registers": "Площадки и сертификаты",
}
_PARAMETERS: Final = {
    "region": "Регион: имя его папки в каталоге, например nizhny.",
    "practice": "Практика: вторая часть её id.",
    "sphere": "Сфера: id из practices/spheres.yml.",
    "tool": "Инструмент: id из practices/tools.yml.",
}


def _paths() -> dict[str, Any]:
    told = (
        ("index", "Что есть в каталоге", "Index", "catalog"),
        ("practices", "Все практики, коротко", "Practices", "practices"),
        ("practices/{region}/{practice}", "Одна практика целиком", "PracticePage", "practices"),
        ("regions/{region}", "Один регион целиком", "RegionPage", "regions"),
        ("spheres/{sphere}", "Одна сфера и её практики", "SpherePage", "vocabulary"),
        ("tools/{tool}", "Один инструмент и практики с ним", "ToolPage", "vocabulary"),
        ("sites", "Учебные площадки", "Sites", "registers"),
        ("certificates", "Реестр сертификатов", "Certificates", "registers"),
        ("health", "Что ждёт помощи: полнота и недостающее", "Health", "catalog"),
        ("openapi", "Это описание", "", "catalog"),
    )
    return {f"/api/v1/{path}.json": _get(path, *of) for path, *of in told}


def _get(path: str, summary: str, schema: str, tag: str) -> dict[str, Any]:
    parameters = re.findall(r"\{(\w+)\}", path)
    found: dict[str, Any] = {
        "operationId": schema[:1].lower() + schema[1:] or "openapi",
        "summary": summary,
        "tags": [tag],
        "responses": {
            "200": {
                "description": summary,
                "content": {"application/json": {"schema": ref(schema) if schema else _DOCUMENT}},
            }
        },
    }
    if parameters:
        found["parameters"] = [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": _PARAMETERS[name],
                "schema": {"type": "string", "pattern": ID_PATTERN, "maxLength": LONGEST_ID},
            }
            for name in parameters
        ]
        found["responses"]["404"] = {"description": "Такой записи нет."}
    return {"get": found}


_DOCUMENT: Final = {
    "type": "object",
    "properties": {"openapi": {"type": "string"}, "info": {"type": "object"}},
    "required": ["openapi", "info"],
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
    vocabulary = {"id": text, "count": COUNT, "page": PAGE, "data": DATA, **WRITTEN}
    return {
        "Index": object_of(
            {
                **HEAD,
                "license_url": text,
                "citation": {**text, "description": "Как сослаться: одной строкой."},
                "practices": COUNT,
                "spheres": list_of(ref("SphereEntry")),
                "tools": list_of(ref("ToolEntry")),
                "regions": list_of(
                    object_of(
                        {
                            "id": text,
                            "name": {},
                            "iso": text,
                            "practices": COUNT,
                            "page": PAGE,
                            "data": DATA,
                            **WRITTEN,
                        }
                    )
                ),
                "files": list_of(text),
                "tables": list_of({**text, "description": "Адрес файла от корня сайта."}),
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
                "data": DATA,
                **WRITTEN,
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
                **WRITTEN,
            },
        ),
        "PracticePage": object_of(
            {
                "id": ID,
                "page": PAGE,
                "data": DATA,
                **HEAD,
                **WRITTEN,
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
            "Municipality",
            {"id": ID, "page": PAGE, "standing": {"type": "boolean"}, **WRITTEN},
        ),
        "SiteEntry": _with(
            "Site", {"id": ID, "region": text, "serves": list_of(ID), "page": PAGE, **WRITTEN}
        ),
        "SphereEntry": _with("Sphere", vocabulary),
        "ToolEntry": _with("Tool", vocabulary),
        "SpherePage": _with("Sphere", {**HEAD, **vocabulary, "practices": list_of(ref("Card"))}),
        "ToolPage": _with("Tool", {**HEAD, **vocabulary, "practices": list_of(ref("Card"))}),
        **health_schemas(),
        "Sites": listing("sites", "SiteEntry"),
        "Certificates": listing("certificates", "CertificateEntry"),
        "RegionPage": object_of(
            {
                "id": text,
                "page": PAGE,
                "data": DATA,
                **HEAD,
                **WRITTEN,
                "record": ref("Region"),
                "counted": {
                    "type": "object",
                    "properties": dict.fromkeys(get_args(Metric), COUNT),
                    "additionalProperties": False,
                },
                "municipalities": list_of(ref("MunicipalityEntry")),
                "sites": list_of(ref("SiteEntry")),
                "packages": list_of(_with("Package", {"id": ID, "page": PAGE, **WRITTEN})),
                "certificates": list_of(ref("CertificateEntry")),
                "practices": list_of(ref("Card")),
            }
        ),
    }
