"""A small graph of linked data and its two ways onto paper: Turtle and JSON-LD, saying the same.

Both bring their own prefixes, so nothing has to be fetched to read them. Names are written with a
prefix ("dct:title"); addresses may be relative to the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from generator.publishing.plain_json import readable
from generator.text import harmless

PREFIXES: Final[Mapping[str, str]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Iri(NamedTuple):
    """A thing by its address, full or relative to the file."""

    address: str


class Text(NamedTuple):
    """Words in a language."""

    words: str
    lang: str = "ru"


class Typed(NamedTuple):
    """A value of a datatype ("xsd:date")."""

    value: str
    datatype: str


Value = Iri | Text | Typed


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that something is said of: its address, its class, and property by property what."""

    address: str
    kind: str
    said: Sequence[tuple[str, Value]]


def turtle(things: Sequence[Thing]) -> bytes:
    """The things as Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    for thing in things:
        lines.append("")
        lines.append(f"<{_address(thing.address)}> a {thing.kind}")
        lines += [f"  ; {name} {_turtle(value)}" for name, value in thing.said]
        lines.append("  .")
    return ("\n".join(lines) + "\n").encode()


def json_ld(things: Sequence[Thing]) -> bytes:
    """The things as JSON-LD."""
    graph = []
    for thing in things:
        node: dict[str, Any] = {"@id": _address(thing.address), "@type": thing.kind}
        for name, value in thing.said:
            node.setdefault(name, []).append(_json(value))
        graph.append(node)
    return readable({"@context": dict(PREFIXES), "@graph": graph})


def _turtle(value: Value) -> str:
    if isinstance(value, Iri):
        return f"<{_address(value.address)}>"
    # A JSON string is a string of Turtle too: the same quotes, the same escapes.
    if isinstance(value, Text):
        return f"{json.dumps(harmless(value.words), ensure_ascii=False)}@{value.lang}"
    return f"{json.dumps(harmless(value.value), ensure_ascii=False)}^^{value.datatype}"


def _json(value: Value) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": _address(value.address)}
    if isinstance(value, Text):
        return {"@value": harmless(value.words), "@language": value.lang}
    return {"@value": harmless(value.value), "@type": value.datatype}


_FORBIDDEN: Final = {ord(sign): f"%{ord(sign):02X}" for sign in '<>"{}|^`\\ \n\t'}
"""What an address may not hold as it is."""


def _address(address: str) -> str:
    return harmless(address).translate(_FORBIDDEN)
