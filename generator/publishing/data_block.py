"""A block of linked data in a page's head: JSON that no text can end early.

A browser takes it for data and runs nothing of it. What is harmful in a text is taken out as it is
on the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from markupsafe import Markup

from generator.text import harmless
from generator.text.tongues import bare

CONTEXT: Final = "https://schema.org"

Node = dict[str, Any]

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_ESCAPES: Final = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&'\u2028\u2029")
"""What could end the block, begin a comment or an entity in it, or pass for an attribute where
links are gathered from the bytes of the page."""


def script(nodes: Iterable[Node]) -> Markup:
    """The nodes as a block of data for a page's head. Nothing in it can end the block early."""
    graph = [filled(node) for node in nodes]
    if not graph:
        return Markup()
    told = _dumped(graph)
    if "\\u" in told or harmless(told) != told:
        told = _dumped(_harmless(graph))
    for sign, escape in _ESCAPES:
        told = told.replace(sign, escape)
    block = f'<script type="application/ld+json">{told}</script>'
    return Markup(block)  # noqa: S704 - no sign of markup is left in the data


def _dumped(graph: list[Node]) -> str:
    document = {"@context": CONTEXT, "@graph": graph}
    return bare(_ENCODER.encode(document))


def filled(node: Node) -> Node:
    """`node` without what is empty."""
    return {key: value for key, value in node.items() if value}


def _harmless(value: Any) -> Any:
    """`value` with harmful signs taken out of its texts: of few pages, and looked for in one go."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {key: _harmless(item) for key, item in value.items()}
    return [_harmless(item) for item in value] if isinstance(value, list) else value
