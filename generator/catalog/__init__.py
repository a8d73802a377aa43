"""The catalog: linked, frozen, derived; pure functions of files and a day."""

from generator.catalog.catalog import Catalog, Directory
from generator.catalog.loading import (
    Groundwork,
    Loaded,
    Taken,
    assemble,
    lay_groundwork,
    load_catalog,
    take,
)

__all__ = [
    "Catalog",
    "Directory",
    "Groundwork",
    "Loaded",
    "Taken",
    "assemble",
    "lay_groundwork",
    "load_catalog",
    "take",
]
