"""The description of the tables for programs (datapackage.json, Data Package version 1).

Which columns a table has, what they mean, what refers to what, on what terms it may be used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from generator.publishing import licence
from generator.publishing.plain_json import readable
from generator.spreadsheets.dataset import Field, Reference, Table, table

DATAPACKAGE = "datapackage.json"


def datapackage(files: Mapping[str, tuple[int, str]], today: dt.date, url: str = "") -> bytes:
    """The description of the CSV files of the tables in `files`: by id their size in bytes and the
    SHA-256 of their contents. `url` is the address of the site, if it is known."""
    described: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "atlas-praktik",
        "title": licence.TITLE,
        "description": licence.ABOUT,
        "version": today.isoformat(),
        "created": f"{today.isoformat()}T00:00:00Z",
        **({"homepage": f"{url}data/"} if url else {}),
        "keywords": list(licence.KEYWORDS),
        "licenses": [
            {
                "name": licence.LICENCE,
                "title": licence.LICENCE_TITLE,
                "path": licence.LICENCE_URL,
            }
        ],
        "contributors": [{"title": licence.PUBLISHER, "role": "publisher"}],
        "sources": [{"title": "Открытые источники, названные в таблице sources"}],
        "resources": [_resource(table(name), *told) for name, told in files.items()],
    }
    return readable(described)


def _resource(of: Table, size: int, digest: str) -> dict[str, Any]:
    return {
        # A name has no room for underscores: link tables stand under their files' names.
        "name": of.id.replace("_", "-"),
        "path": f"{of.id}.csv",
        "profile": "tabular-data-resource",
        "title": of.title,
        "description": of.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": {
            "fields": [_field(field) for field in of.fields],
            "missingValues": [""],
            "primaryKey": list(of.key),
            "foreignKeys": [_reference(one, of) for one in of.references],
        },
    }


def _field(field: Field) -> dict[str, Any]:
    rules: dict[str, Any] = {
        **({"required": True} if field.required else {}),
        **({"pattern": field.pattern} if field.pattern else {}),
        **({"enum": [word for word, _ in field.values]} if field.values else {}),
    }
    described: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "description": field.told,
    }
    if field.type == "boolean":
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    return described | ({"constraints": rules} if rules else {})


def _reference(reference: Reference, of: Table) -> dict[str, Any]:
    to = "" if reference.table == of.id else reference.table.replace("_", "-")
    return {
        "fields": list(reference.fields),
        "reference": {"resource": to, "fields": list(reference.to)},
    }
