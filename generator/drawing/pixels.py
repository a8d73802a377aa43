"""Drawings as PNG: by resvg, with the fonts that are given and no others, so that the same drawing
gives the same bytes on every machine; what has been drawn once is kept.

A kept picture is known by all that it is made of: the drawing, the fonts and the renderer. Its
folder is the one of the maps: outside the project, and it may be deleted at any moment.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

import resvg_py

from generator.caches import cache_folder
from generator.drawing.typeface import BOLD, FAMILY, REGULAR
from generator.placing import keep_whole

KEPT: Final = 30 * 24 * 60 * 60
"""Seconds: a picture that has not been used for so long before the last use of any is dropped."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_END: Final = b"IEND\xaeB`\x82"


def png(svg: str, kept: Path | None) -> bytes:
    """`svg` as a PNG of its own size, from the folder `kept` where it has been drawn before."""
    file = kept / f"{_name(svg)}.png" if kept is not None else None
    data = _taken(file) if file is not None else None
    if data is None:
        data = _drawn(svg)
        if file is not None:
            with suppress(OSError):
                keep_whole(file, (data,))
    return data


def pictures_folder() -> Path:
    """Where pictures are kept."""
    return cache_folder("pictures")


def tidy_pictures(kept: Path) -> None:
    """Drop the pictures that builds have not used for a month."""
    try:
        used = {file: file.stat().st_mtime for file in kept.glob("*.png")}
        last = max(used.values(), default=0.0)
        for file, when in used.items():
            if when < last - KEPT:
                file.unlink(missing_ok=True)
    except OSError:
        return


def _drawn(svg: str) -> bytes:
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=[str(REGULAR), str(BOLD)],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            serif_family=FAMILY,
        )
    )


def _name(svg: str) -> str:
    return hashlib.sha256(_maker() + svg.encode()).hexdigest()


@cache
def _maker() -> bytes:
    """What draws: the renderer with its version, and the fonts."""
    digest = hashlib.sha256(f"{resvg_py.__version__} {resvg_py.__resvg_version__}\n".encode())
    for font in (REGULAR, BOLD):
        digest.update(font.read_bytes())
    return digest.digest()


def _taken(file: Path) -> bytes | None:
    """A kept picture, if it is whole."""
    try:
        data = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    return data if data.startswith(_SIGNATURE) and data.endswith(_END) else None
