"""What a server says with each file: the pages' policy once more, and what only a header can say.

As the file `_headers`, which Netlify and Cloudflare Pages read, and as lines for nginx, which stand
in the keeper's handbook; both say the same of every address.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.drawing.badge_style import known_styles
from generator.site.edition.inventory import INVENTORY
from generator.site.stamping.frames import EMBED
from generator.site.stamping.policy import header_policy

NAME: Final = "_headers"

PERMISSIONS: Final = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "xr-spatial-tracking",
)  # fmt: skip
"""What a page may not even ask a visitor for."""

_FRAMED: Final = f"^/([a-z][a-z]/)?{EMBED}/"
"""The addresses that other sites may frame: those of the maps, in each language."""
_LANGUAGE: Final = len("en")


def headers_of(*, framed: bool) -> dict[str, str]:
    """The headers of a file that other sites may show in a frame, or of any other."""
    return {
        "Content-Security-Policy": header_policy(framed=framed, styles=known_styles()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in PERMISSIONS),
    }


def headers_file(site: Path) -> bytes:
    """The file `_headers` for the site in the folder `site`, which must be whole but for it.

    No two rules are about one address: hosts differ in what they make of two.
    """
    rules = sorted({*_rules(site, "/"), (f"/{INVENTORY}", False)})  # which is written last of all
    return "\n".join(
        "".join([f"{pattern}\n", *(f"  {k}: {v}\n" for k, v in headers_of(framed=framed).items())])
        for pattern, framed in rules
    ).encode()


def _rules(folder: Path, address: str) -> Iterator[tuple[str, bool]]:
    """A pattern for each part of `folder`, and whether it may be framed."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_file():
                if entry.name == "index.html":
                    yield address, False
                elif entry.name != NAME and not entry.name.startswith("."):
                    yield address + entry.name, False
            else:
                path = f"{address}{entry.name}/"
                if len(entry.name) == _LANGUAGE and (folder / entry.name / EMBED).is_dir():
                    yield from _rules(folder / entry.name, path)
                else:
                    yield f"{path}*", re.match(_FRAMED, path) is not None


def nginx_lines() -> str:
    """The same for nginx: a map for its part `http`, headers for the site's `server`."""
    plain, framed = (headers_of(framed=framed) for framed in (False, True))
    policy = "Content-Security-Policy"
    nobody = plain[policy].removeprefix(framed[policy])
    lines = [
        "# http",
        "map $uri $atlas_frames {",
        f'    default "{nobody}";',
        f'    "~{_FRAMED}" "";',
        "}",
        "",
        "# server",
    ]
    for name, value in (plain | {policy: f"{framed[policy]}$atlas_frames"}).items():
        lines.append(f'add_header {name} "{value}" always;')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(nginx_lines())
