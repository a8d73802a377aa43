"""How heavy the maps of a built site are: the file that a region shares, and a page's own part."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from statistics import median

_DRAWING = re.compile(rb'<svg class="m-.*?</svg>', re.DOTALL)


def weight_of_maps(site: Path) -> str:
    """A line for the table: kilobytes, gzipped, of shared files and of practice pages' own parts.

    A page's own part is every drawing of ours that stands in it: map, tiles, curve and patterns.
    """
    shared = [_gzipped(file.read_bytes()) for file in site.glob("regions/*/map.svg")]
    own = [
        _gzipped(b"".join(_DRAWING.findall(page.read_bytes())))
        for page in site.glob("practices/*/*/index.html")
    ]
    if not shared or not own:
        return "карты: нет ни одной"
    return (
        f"карты, КБ в gzip: общий файл региона не больше {max(shared):.1f}; "
        f"своё на странице практики: обычно {median(own):.1f}, не больше {max(own):.1f}"
    )


def _gzipped(data: bytes) -> float:
    return len(gzip.compress(data, 6, mtime=0)) / 1024
