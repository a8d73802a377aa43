"""The catalogue of codes: every kind of finding, gathered from the rooms' own modules."""

from __future__ import annotations

import importlib
import pkgutil

from generator.findings.finding import Code


def _gather() -> dict[str, Code]:
    codes: dict[str, Code] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        for code in vars(importlib.import_module(f"{__name__}.{module}")).values():
            if isinstance(code, Code):
                if codes.get(code.id, code) is not code:
                    raise ValueError(f"the code {code.id} stands twice in the catalogue")
                codes[code.id] = code
    return dict(sorted(codes.items()))


def all_codes() -> dict[str, Code]:
    """Every code of the program by its id, sorted."""
    return _gather()
