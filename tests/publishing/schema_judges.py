"""Two judges of files by the schemas: jsonschema for many values, check-jsonschema for files."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from generator.catalog import lay_groundwork
from generator.model.files import FILES, schema_name
from generator.publishing.schema_ids import IDS
from generator.publishing.schemas import editor_schemas
from generator.reading import Kind, walk

PROJECT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)


@cache
def made_schemas(root: Path) -> Mapping[str, str]:
    """The text of each schema file made for the catalog under `root`, by its name."""
    return dict(editor_schemas(lay_groundwork(root, TODAY).directory))


@cache
def validators(root: Path) -> Mapping[Kind, Draft7Validator]:
    """A validator for each kind of file, with the ids of the catalog under `root`."""
    schemas = {name: json.loads(text) for name, text in made_schemas(root).items()}
    ids = DRAFT7.create_resource(schemas[IDS])
    registry: Registry[Any] = Registry().with_resource(IDS, ids)
    return {kind: Draft7Validator(schemas[schema_name(kind)], registry=registry) for kind in FILES}


def refusals(root: Path, folder: Path) -> dict[str, list[str]]:
    """What check-jsonschema refuses in the files of `root`: the paths of values, by file.

    The schemas are first written to `folder`. A file that it cannot read is refused at "$".
    """
    for name, text in made_schemas(root).items():
        (folder / name).write_text(text, encoding="utf-8")
    files: defaultdict[Kind, list[str]] = defaultdict(list)
    for entry in walk(root).entries:
        if entry.kind in FILES:
            files[entry.kind].append(entry.file)
    refused: dict[str, list[str]] = {}
    for kind, names in files.items():
        for name, path in _refused(root, names, folder / schema_name(kind)):
            refused.setdefault(name, []).append(path)
    return refused


def _refused(root: Path, files: Iterable[str], schema: Path) -> Iterable[tuple[str, str]]:
    arguments = ["--output-format", "JSON", "--schemafile", str(schema)]
    result = CliRunner().invoke(
        check_jsonschema, [*arguments, *(str(root / file) for file in files)]
    )
    assert result.exit_code in (0, 1), result.output
    said = json.loads(result.stdout)
    for error in said.get("errors", []):
        yield Path(error["filename"]).relative_to(root).as_posix(), error["path"]
    for error in said.get("parse_errors", []):
        yield Path(error["filename"]).relative_to(root).as_posix(), "$"
