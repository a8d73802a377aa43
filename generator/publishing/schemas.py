"""JSON Schemas for editors: one for each kind of file, made from the models, and the known ids.

Only features of draft-07, which the YAML support of VS Code, JetBrains and Vim understands;
`enumDescriptions` and `patternErrorMessage` are words of editors that validators pass over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.catalog import Directory
from generator.model.files import FILES, FileDescription, schema_name
from generator.publishing.schema_fields import definitions, reference
from generator.publishing.schema_ids import IDS, known_ids
from generator.reading.identity import ID_PATTERN, LONGEST_ID


def editor_schemas(directory: Directory) -> Iterator[tuple[str, str]]:
    """Each schema file: its name in the folder of schemas, and its text.

    Those of the kinds of files depend on the models alone; only the file of ids on the catalog.
    """
    for kind, described in FILES.items():
        yield schema_name(kind), _text(file_schema(described))
    yield IDS, ids_schema(directory)


def ids_schema(directory: Directory) -> str:
    """The text of the file of known ids."""
    return _text(known_ids(directory))


def file_schema(described: FileDescription) -> dict[str, Any]:
    """What a file of one kind may hold, from its top."""
    record = reference(described.model.__name__)
    top: dict[str, Any]
    if described.layout == "list":
        top = {"type": "array", "items": record}
    elif described.layout == "by-id":
        top = {
            "type": "object",
            "propertyNames": {"pattern": ID_PATTERN, "maxLength": LONGEST_ID},
            "additionalProperties": record,
        }
    else:
        top = {"allOf": [record]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Сделано из моделей командой: atlas schema --out schema",
        "title": described.title,
        "description": f"{described.path}. {described.about}",
        **top,
        "definitions": definitions(described.model),
    }


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
