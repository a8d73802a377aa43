"""The first line of a file: it tells editors by which schema to complete and check it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.editing.outline import Change, Span
from generator.model.files import SCHEMAS, schema_name
from generator.reading import Kind

_MODELINE: Final = re.compile(
    r"[ \t]*#[ \t]*(?:yaml-language-server[ \t]*:[ \t]*)?\$schema[ \t]*[=:].*"
)
_HEAD: Final = re.compile(r"(?:[ \t]*(?:#.*)?\n)*")


def modeline(file: str, kind: Kind) -> str:
    """The line for `file`, a path relative to the root; the schemas lie in the root's `schema/`."""
    up = "../" * file.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{schema_name(kind)}"


def is_modeline(line: str) -> bool:
    """Whether a line names a schema to editors."""
    return _MODELINE.fullmatch(line) is not None


def with_modeline(text: str, line: str) -> Iterator[Change]:
    """The change that makes `line` the first one; other lines that name a schema go.

    Only comments before the first value are looked at: further down, such a line may be text.
    """
    found = _HEAD.match(text)
    head = found[0] if found else ""
    others = [other for other in head.split("\n") if not is_modeline(other)]
    new = "\n".join([line, *others])
    if new != head:
        yield Change(Span(0, len(head)), new, "первой строкой названа схема для редакторов")
