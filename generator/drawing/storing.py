"""Maps that are kept between builds, each under a name made of all that it was made of.

They lie in a folder of the person who builds, outside the project and the site: whoever may change
the catalog's files cannot put a drawing there. A file that is damaged is as good as none.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from generator.catalog.boundaries import read_borders, read_outline
from generator.catalog.catalog import Directory
from generator.drawing.region_map import RegionMap, region_map, region_map_key
from generator.placing import keep_whole

KEPT: Final = 500
"""So many maps are kept, those used last."""

_MAPS: Final = TypeAdapter(RegionMap)


def region_maps(
    root: Path, regions: Iterable[str], directory: Directory, day: dt.date, cache: Path | None
) -> dict[str, RegionMap]:
    """The maps of those `regions` that have municipalities and can be drawn.

    `root` is the catalog's folder, where outlines and borders lie. Maps are taken from `cache` and
    put there; None, or a folder that cannot be used, only costs time.
    """
    found: dict[str, RegionMap] = {}
    for region in regions:
        if not directory.standing(region, day):
            continue
        outline, borders = read_outline(root, region), read_borders(root, region)
        name = region_map_key(region, directory, outline, borders, day) if cache else ""
        drawn = _taken(cache, name)
        if drawn is None:
            drawn = region_map(region, directory, outline, borders, day)
            if drawn is not None and cache is not None:
                with suppress(OSError):
                    keep_whole(cache / f"{name}.json", (_MAPS.dump_json(drawn),))
        if drawn is not None:
            found[region] = drawn
    return found


def tidy(cache: Path) -> None:
    """Leave only the maps that were used last."""
    try:
        files = sorted(cache.glob("*.json"), key=lambda file: -file.stat().st_mtime)
        for file in files[KEPT:]:
            file.unlink(missing_ok=True)
    except OSError:
        return


def _taken(cache: Path | None, name: str) -> RegionMap | None:
    if cache is None:
        return None
    file = cache / f"{name}.json"
    try:
        drawn = _MAPS.validate_json(file.read_bytes())
        os.utime(file)
    except (OSError, ValidationError):
        return None
    return drawn
