"""Golden tables: files of inputs and expected outputs, where «⍽» stands for the no-break space."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

import generator.text as text
from generator.text import NBSP, UNITS

CASES = Path(__file__).parent / "cases"
VISIBLE_NBSP = "⍽"

PAGES: Mapping[tuple[str, str], str] = {
    ("practice", "nizhny/one-stop"): "../../practices/nizhny/one-stop/",
    ("site", "nizhny/bor"): "../../sites/nizhny/bor/",
    ("region", "nizhny"): "../../regions/nizhny/",
    ("municipality", "nizhny/bor"): "../../regions/nizhny/bor/",
    ("tool", "five-s"): "../../tools/five-s/",
    ("sphere", "healthcare"): "../../spheres/healthcare/",
    ("package", "rostov/first"): "../../packages/rostov/first/",
    ("certificate", "nizhny/b/n-2025-1"): "../../certificates/nizhny/b-n-2025-1/",
}


def link(kind: str, id: str) -> str | None:
    """The address of one of a few records that exist."""
    return PAGES.get((kind, id))


def _count(n: float, unit: str) -> str:
    return text.count(n, UNITS[unit].ru)


def _amount(unit: str | None = None, **rest: Any) -> str:
    return text.show_amount(unit=UNITS[unit] if unit else None, **rest)


def _change(unit: str | None = None, **rest: Any) -> str:
    return text.show_change(unit=UNITS[unit] if unit else None, **rest)


FUNCTIONS: Mapping[str, Callable[..., str]] = {
    "render_markdown": lambda source: text.render_markdown(source, link),
    "render_inline": lambda source: text.render_inline(source, link),
    "count": _count,
    "show_amount": _amount,
    "show_change": _change,
    **{
        name: getattr(text, name)
        for name in (
            "as_of_date",
            "date_element",
            "in_date",
            "list_and",
            "number",
            "ordinal",
            "plain",
            "said_in",
            "say",
            "show_date",
            "since_date",
            "typograph",
            "until_date",
        )
    },
}
LIST_IS_ONE_ARGUMENT = ("list_and",)


def tables() -> list[tuple[str, str, Any, str]]:
    """Every case of every table: (file and number, function, input, expected output)."""
    cases = []
    for file in sorted(CASES.glob("*.yml")):
        table = yaml.safe_load(file.read_text("utf-8"))
        for place, case in enumerate(table["cases"]):
            cases.append((f"{file.stem}-{place}", table["function"], case["in"], case["out"]))
    return cases


def output(function: str, given: Any) -> str:
    """What the function makes of an input: a list is its arguments, a mapping its keywords."""
    call = FUNCTIONS[function]
    if isinstance(given, dict):
        made = call(**given)
    elif isinstance(given, list) and function not in LIST_IS_ONE_ARGUMENT:
        made = call(*given)
    else:
        made = call(given)
    return made.replace(NBSP, VISIBLE_NBSP)
