"""Values of a catalog as bytes and back again.

What comes out of bytes is made of this program's own values and of plain ones, and of nothing
else, whoever wrote them: no function is called but the one that puts records together.
"""

from __future__ import annotations

import copyreg
import pickle
import sys
from collections.abc import Callable
from dataclasses import is_dataclass
from enum import Enum, EnumType
from functools import cache
from io import BytesIO
from itertools import chain
from typing import Any, Final

from generator.model.record import Record, _revived

_HOUSES: Final = frozenset(
    {
        "generator.catalog.catalog",
        "generator.catalog.condition",
        "generator.catalog.entries",
        "generator.findings.finding",
    }
)
"""Where values are at home, besides the models."""
_MODELS: Final = "generator.model."


def packed(value: object) -> bytes:
    """The bytes of `value`."""
    stream = BytesIO()
    packing = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    packing.dispatch_table = _ways()
    packing.dump(value)
    return stream.getvalue()


def unpacked(data: bytes) -> Any:
    """The value of `data`. Raises pickle.UnpicklingError where that is none of a catalog's, and
    whatever else broken bytes may bring about."""
    return _Unpacking(BytesIO(data)).load()


@cache
def _ways() -> dict[type, Callable[[Any], Any]]:
    """How words of closed lists are packed: some versions of Python would look them up by name, and
    `unpacked` knows no function that looks up names."""
    values = (vars(house).values() for name, house in sys.modules.items() if _is_house(name))
    listed = {found for found in chain(*values) if isinstance(found, EnumType)}
    return copyreg.dispatch_table | dict.fromkeys(listed, _by_value)


def _by_value(member: Enum) -> tuple[type[Enum], tuple[Any]]:
    return type(member), (member.value,)


def _is_house(module: str) -> bool:
    return module in _HOUSES or module.startswith(_MODELS)


@cache
def _value(module: str, name: str) -> Any:
    house = sys.modules.get(module)
    if house is not None and _is_house(module):
        found = vars(house).get(name)
        if found is _revived or (_is_value(found) and found.__module__ == module):
            return found
    raise pickle.UnpicklingError(f"{module}.{name}")


def _is_value(found: Any) -> bool:
    return isinstance(found, type) and (
        issubclass(found, (Record, Enum, tuple)) or is_dataclass(found)
    )


class _Unpacking(pickle.Unpickler):
    """Knows the values of a catalog only."""

    find_class = staticmethod(_value)
