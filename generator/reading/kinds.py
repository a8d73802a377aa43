"""Kinds of files: where each stands in the catalog, whether it is a list, what size it may have."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from generator.reading.limits import LARGE, ORDINARY, REGISTER, Limits


class Shape(StrEnum):
    """What stands at the top of a file: fields with values, or a list of entries."""

    FIELDS = "fields"
    LIST = "list"


class Kind(StrEnum):
    """What a file of the catalog is about."""

    PRACTICE = "practice"
    SPHERES = "spheres"
    TOOLS = "tools"
    PROGRAMME = "programme"
    REGION = "region"
    MUNICIPALITIES = "municipalities"
    OUTLINE = "outline"
    BOUNDARIES = "boundaries"
    SITE = "site"
    CERTIFICATES = "certificates"
    PACKAGE = "package"

    @property
    def shape(self) -> Shape:
        """Whether a file of this kind is a list of entries or a set of fields."""
        return Shape.LIST if self in _LISTS else Shape.FIELDS

    @property
    def limits(self) -> Limits:
        """How much a file of this kind may hold."""
        if self is Kind.CERTIFICATES:
            return REGISTER
        return LARGE if self in _LARGE_KINDS else ORDINARY

    @property
    def is_json(self) -> bool:
        """Whether a file of this kind is GeoJSON rather than YAML."""
        return self in _JSON_KINDS

    @property
    def ending(self) -> str:
        """The ending that its file's name has."""
        return ".geojson" if self.is_json else ".yml"


_LISTS: Final = frozenset({Kind.MUNICIPALITIES, Kind.CERTIFICATES})
_LARGE_KINDS: Final = frozenset({Kind.MUNICIPALITIES, Kind.OUTLINE, Kind.BOUNDARIES})
_JSON_KINDS: Final = frozenset({Kind.OUTLINE, Kind.BOUNDARIES})

PRACTICES_FILES: Final = {"spheres.yml": Kind.SPHERES, "tools.yml": Kind.TOOLS}
"""Files that stand in practices/ itself."""

VOCABULARY_FILES: Final = {kind: f"practices/{name}" for name, kind in PRACTICES_FILES.items()}
"""Where the vocabularies stand, by their kinds."""

REGIONS_FILES: Final = {"programme.yml": Kind.PROGRAMME}
"""Files that stand in regions/ itself."""

REGION_FILES: Final = {
    "region.yml": Kind.REGION,
    "municipalities.yml": Kind.MUNICIPALITIES,
    "outline.geojson": Kind.OUTLINE,
    "boundaries.geojson": Kind.BOUNDARIES,
    "certificates.yml": Kind.CERTIFICATES,
}
"""Files that stand in the folder of a region."""

REGION_FOLDERS: Final = {"sites": Kind.SITE, "packages": Kind.PACKAGE}
"""Folders of a region, and what each of their files is."""
