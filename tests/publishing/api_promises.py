"""What the API has promised: its description as it was committed, and how a new one differs.

`python tests/publishing/api_promises.py` writes the description anew if nothing that somebody may
lean on is gone; what breaks a promise belongs under /api/v2/.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

PROMISED: Final = Path(__file__).with_name("api_v1.json")
_COMBINED: Final = ("anyOf", "oneOf", "allOf")
_RULES: Final = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "pattern",
)
_WORDS: Final = ("description", "title", "summary", "examples", "default", "tags")


@dataclass(slots=True)
class Differences:
    """Each said as «where: what». `broken` would make programs fail; `added` would not."""

    broken: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


def differences(old: dict[str, Any], new: dict[str, Any]) -> Differences:
    """How what the description `new` promises differs from what `old` did."""
    return _Comparison(old, new).made


class _Comparison:
    """Walks both descriptions from their paths; schemas may bear other names."""

    def __init__(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        self.old, self.new = old, new
        self.made = Differences()
        self._seen: set[tuple[str, str]] = set()
        for path, told in old["paths"].items():
            if path not in new["paths"]:
                self.made.broken.append(f"{path}: is gone")
                continue
            self._operation(path, told["get"], new["paths"][path]["get"])
        self.made.added += [f"{p}: is new" for p in new["paths"] if p not in old["paths"]]

    def _operation(self, path: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        before = [one["name"] for one in old.get("parameters", ())]
        after = [one["name"] for one in new.get("parameters", ())]
        if before != after:
            self.made.broken.append(f"{path}: other parameters")
        for status, told in old["responses"].items():
            now = new["responses"].get(status)
            if now is None:
                self.made.broken.append(f"{path}: no answer {status}")
                continue
            for kind, body in told.get("content", {}).items():
                held = now.get("content", {}).get(kind)
                if held is None:
                    self.made.broken.append(f"{path}: no {kind}")
                else:
                    self._schema(path, body["schema"], held["schema"])

    def _schema(self, where: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        pair = (old.get("$ref", ""), new.get("$ref", ""))
        if any(pair):
            if pair in self._seen:
                return
            self._seen.add(pair)
        old, new = self._resolved(self.old, old), self._resolved(self.new, new)
        for word in ("type", "format", "const"):
            if old.get(word) != new.get(word):
                self.made.broken.append(f"{where}: {word} {old.get(word)} → {new.get(word)}")
        self._values(where, old, new)
        self._properties(where, old, new)
        for word in ("items", "additionalProperties", "propertyNames"):
            self._inner(f"{where}/{word}", old.get(word, True), new.get(word, True))
        for word in _COMBINED:
            self._alternatives(f"{where}/{word}", old.get(word, []), new.get(word, []))
        for rule in _RULES:
            if old.get(rule) != new.get(rule):
                self.made.added.append(f"{where}: {rule} {old.get(rule)} → {new.get(rule)}")

    @staticmethod
    def _resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in schema:
            beside = {key: value for key, value in schema.items() if key != "$ref"}
            name = schema["$ref"].rpartition("/")[2]
            schema = {**document["components"]["schemas"][name], **beside}
        return schema

    def _values(self, where: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        before, after = old.get("enum"), new.get("enum")
        if before == after:
            return
        if before is None or after is None:
            self.made.broken.append(f"{where}: a list of words came or went")
            return
        self.made.broken += [f"{where}: no {word} any more" for word in before if word not in after]
        self.made.added += [f"{where}: {word} is new" for word in after if word not in before]

    def _properties(self, where: str, old: dict[str, Any], new: dict[str, Any]) -> None:
        before, after = old.get("properties", {}), new.get("properties", {})
        for name, schema in before.items():
            if name in after:
                self._schema(f"{where}/{name}", schema, after[name])
            else:
                self.made.broken.append(f"{where}/{name}: is gone")
        self.made.added += [f"{where}/{name}: is new" for name in after if name not in before]
        sure, still = set(old.get("required", ())), set(new.get("required", ()))
        self.made.broken += [
            f"{where}/{name}: is not sure any more"
            for name in sorted(sure - still)
            if name in after
        ]

    def _inner(self, where: str, old: Any, new: Any) -> None:
        if isinstance(old, dict) and isinstance(new, dict):
            self._schema(where, old, new)
        elif old != new:
            grown = new is True
            (self.made.added if grown else self.made.broken).append(f"{where}: {old} → {new}")

    def _alternatives(self, where: str, old: list[Any], new: list[Any]) -> None:
        if len(old) != len(new):
            self.made.broken.append(f"{where}: {len(old)} forms → {len(new)}")
            return
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            self._schema(f"{where}/{at}", before, after)


def without_words(told: Any) -> Any:
    """A description without what is said for people in it."""
    if isinstance(told, dict):
        # A property may bear the name of such a word; its value is a schema then.
        return {
            key: without_words(value)
            for key, value in told.items()
            if key not in _WORDS or isinstance(value, dict)
        }
    return [without_words(one) for one in told] if isinstance(told, list) else told


def promised() -> dict[str, Any]:
    """The description as it was committed."""
    found: dict[str, Any] = json.loads(PROMISED.read_text("utf-8"))
    return found


def text_of(description: dict[str, Any]) -> str:
    """A description as it is committed, a line for each path and schema. Its words may change as
    they like, so they are left out."""
    bare = without_words(description)
    schemas = bare["components"]["schemas"]
    kept = {"paths": _lines(bare["paths"]), "schemas": _lines(schemas)}
    return (
        f'{{"openapi": {json.dumps(bare["openapi"])},\n"paths": {kept["paths"]},\n'
        f'"components": {{"schemas": {kept["schemas"]}}}}}\n'
    )


def _lines(parts: dict[str, Any]) -> str:
    each = (f"{json.dumps(name)}: {json.dumps(part)}" for name, part in sorted(parts.items()))
    return "{\n" + ",\n".join(each) + "\n}"


def _main() -> Iterator[str]:
    from generator.publishing.openapi import openapi

    if PROMISED.exists():
        found = differences(promised(), without_words(openapi()))
        yield from found.added
        if found.broken:
            yield from (f"BREAKS {one}" for one in found.broken)
            yield "Not written: this needs /api/v2/."
            return
    PROMISED.write_text(text_of(openapi()), encoding="utf-8")
    yield f"Written: {PROMISED.name}."


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in _main())
