"""The sample catalog: a made-up region whose files use every field, and what each field looks like.

The files stand in the folder `sample` beside this module, and the tests check them like any other
catalog. A fragment is cut out of such a file as it stands there, so an example is always valid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from generator.model.description import describe
from generator.model.files import FILES
from generator.model.record import Record
from generator.reading import Document, Kind, read_text

FOLDER: Final = Path(__file__).parent / "sample"
"""The root of the sample catalog."""

SAMPLES: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.PRACTICE: "practices/primer/spravka-za-den.yml",
        Kind.REGION: "regions/primer/region.yml",
        Kind.MUNICIPALITIES: "regions/primer/municipalities.yml",
        Kind.SITE: "regions/primer/sites/fabrika-primer.yml",
        Kind.CERTIFICATES: "regions/primer/certificates.yml",
        Kind.PACKAGE: "regions/primer/packages/uslugi.yml",
        Kind.PROGRAMME: "regions/programme.yml",
        Kind.SPHERES: "practices/spheres.yml",
        Kind.TOOLS: "practices/tools.yml",
    }
)
"""The sample of each kind of file, relative to `FOLDER`."""

SMALLEST_PRACTICE: Final = "practices/primer/odno-okno.yml"
"""The shortest practice that the catalog takes."""

_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a field looks like in a file: YAML that stands on its own, and where it was cut from."""

    text: str
    file: str


def sample_text(file: str) -> str:
    """A file of the sample catalog. Raises FileNotFoundError for one that is not there."""
    return (FOLDER / file).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def fragments() -> Mapping[tuple[str, str], Fragment]:
    """An example of each field, by the name of the model's class and of the field in files."""
    found: dict[tuple[str, str], Fragment] = {}
    for kind, file in SAMPLES.items():
        text = sample_text(file)
        document = read_text(file, text.encode(), kind.limits, shape=kind.shape)
        lines = text.split("\n")
        for path, value in _records(document.value, FILES[kind].layout):
            for model, inner in _fields(FILES[kind].model, value, path):
                key = (model.__name__, str(inner[-1]))
                if key not in found:
                    found[key] = Fragment(_cut(document, lines, inner), file)
    return MappingProxyType(found)


def _records(value: Any, layout: str) -> Iterator[tuple[_Path, Any]]:
    if layout == "fields":
        yield (), value
    else:
        entries = enumerate(value) if layout == "list" else value.items()
        yield from (((key,), entry) for key, entry in entries)


def _fields(model: type[Record], value: Any, path: _Path) -> Iterator[tuple[type[Record], _Path]]:
    """The model and the path of every field that `value` has, nested ones included."""
    if not isinstance(value, dict):
        return  # a bare number in the place of an amount
    for field in describe(model).fields:
        if field.name not in value:
            continue
        below = (*path, field.name)
        yield model, below
        inner, shape = value[field.name], field.form.shape
        if shape is None:
            continue
        if isinstance(inner, list):
            for index, entry in enumerate(inner):
                yield from _fields(shape, entry, (*below, index))
        else:
            yield from _fields(shape, inner, below)


def _cut(document: Document, lines: list[str], path: _Path) -> str:
    """The field at `path` with its value: of a list of records only the first entry."""
    place = document.key_place(path)
    first, indent = place.line - 1, place.column - 1
    before = lines[first][:indent]
    if before.strip(" -"):
        return _cut_inline(lines[first][indent:])
    end = first + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
        end += 1
    second = (*path, 1)
    if second in document.places and _is_record(document.value, second):
        end = document.places[second].line - 1
    body = [line[indent:] for line in lines[first:end]]
    return "\n".join(body).rstrip()


def _cut_inline(rest: str) -> str:
    """`bound: about, unit: rouble}` → `bound: about`: up to the comma or bracket that ends it."""
    depth = 0
    for position, character in enumerate(rest):
        if character in "[{":
            depth += 1
        elif character in "]}" and depth:
            depth -= 1
        elif character in ",]}" and not depth:
            return rest[:position].rstrip()
    return rest.rstrip()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_record(value: Any, path: _Path) -> bool:
    for key in path:
        value = value[key]
    return isinstance(value, dict)
