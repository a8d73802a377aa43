"""Where the reference for contributors stands: the addresses of its pages and of places in them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.model.description import Vocabulary, shape_id, shapes_within
from generator.model.files import FILES
from generator.model.record import Record
from generator.pages.addresses import CONTRIBUTE
from generator.pages.desk import Link
from generator.pages.wording import _
from generator.reading import Kind

FIELDS: Final = f"{CONTRIBUTE}fields/"
COMMON: Final = f"{FIELDS}common/"
LISTS: Final = f"{FIELDS}lists/"
CODES: Final = f"{CONTRIBUTE}codes/"


def file_address(kind: Kind) -> str:
    """The fields of one kind of file."""
    return f"{FIELDS}{kind.value}/"


def code_address(identity: str) -> str:
    """The help page of a code: "M207" → "contribute/codes/m207/"."""
    return f"{CODES}{identity.lower()}/"


def lists_anchor(vocabulary: Vocabulary) -> str:
    """One of the long lists of words."""
    return f"{LISTS}#{vocabulary}"


@lru_cache(maxsize=1)
def shape_addresses() -> dict[str, str]:
    """The page and place of each model by its id; what several kinds of files share is apart."""
    found: dict[type[Record], list[Kind]] = {}
    for kind, file in FILES.items():
        for shape in shapes_within(file.model):
            found.setdefault(shape.model, []).append(kind)
    return {
        shape_id(model): f"{COMMON if len(kinds) > 1 else file_address(kinds[0])}#{shape_id(model)}"
        for model, kinds in found.items()
    }


def shape_address(identity: str) -> str:
    """Where a model is described. Raises KeyError for one that no file has."""
    return shape_addresses()[identity]


def crumbs(*more: Link) -> tuple[Link, ...]:
    """The way to a page of the reference."""
    return (Link(_("Как участвовать"), CONTRIBUTE), *more)
