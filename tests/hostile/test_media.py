"""Inputs 27 and 51 to 54: pictures and other files that are no records. The catalog takes none, the
hand-written pages take a few sorts, and no page shows a picture from elsewhere."""

from __future__ import annotations

import shutil
import struct
import zlib
from pathlib import Path

import pytest
from built.built_site import PROJECT, TODAY
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from generator.catalog import load_catalog
from generator.site.stamping.imprint import imprint_of
from generator.site.stamping.theme import turn_away
from generator.text.markdown import render_markdown

GOOD = PROJECT / "tests/cases/good-full"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
FOREIGN = b'<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><body onload="alert(1)"/>'
BOMB = b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg xmlns="x">&b;</svg>'
OUTSIDE = b'<svg xmlns="http://www.w3.org/2000/svg"><use href="//evil.example/x.svg#x"/></svg>'
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n"
EXIF = b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00GPS\xff\xd9"
POLYGLOT = b"GIF89a/*<script>*/=1;alert(1)//</script>"
ANIMATED = b"GIF89a\x01\x00\x01\x00\x00\x00\x00!\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00;"


def huge() -> bytes:
    """A picture of 50,000 by 50,000 points in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


PICTURES = {
    "script.svg": SVG,
    "foreign.svg": FOREIGN,
    "bomb.svg": BOMB,
    "outside.svg": OUTSIDE,
    "huge.png": huge(),
    "heavy.png": b"\x89PNG" + bytes(5_000_000),
    "place.jpg": EXIF,
    "both.gif": POLYGLOT,
    "both.html": POLYGLOT,
    "animated.gif": ANIMATED,
    "wrong.png": SVG,
    "pointer.png": POINTER,
    "page.svgz": SVG,
    "sheet.css": b"*{display:none}",
    "code.js": b"alert(1)",
    "CNAME": b"evil.example\n",
    "robots.txt": b"Disallow: /\n",
    ".htaccess": b"Options +Indexes\n",
    "_headers": b"/*\n  X: y\n",
    "sw.js": b"alert(1)",
    "search_index.json": b"{}",
}


@pytest.mark.parametrize("folder", ["practices/nizhny", "regions/nizhny", "regions/nizhny/sites"])
def test_the_catalog_takes_no_pictures(tmp_path: Path, folder: str) -> None:
    """Whatever is no record is named and left out, unopened: a finding for each, no value of it."""
    for top in ("practices", "regions"):
        shutil.copytree(GOOD / top, tmp_path / top)
    before = load_catalog(tmp_path, TODAY)
    for name, data in PICTURES.items():
        (tmp_path / folder / name).write_bytes(data)
    after = load_catalog(tmp_path, TODAY)
    named = {finding.file for finding in after.findings}
    assert {f"{folder}/{name}" for name in PICTURES} <= named
    assert set(after.catalog.practices) == set(before.catalog.practices)


FORBIDDEN = [name for name in PICTURES if not name.endswith((".png", ".jpg", ".gif"))]


@pytest.mark.parametrize("name", FORBIDDEN)
def test_hand_written_pages_bring_nothing_that_runs(tmp_path: Path, name: str) -> None:
    """Drawings, scripts, pages and what servers obey are turned away from among the hand-written
    pages; what servers would hide is left out by the engine itself."""
    (tmp_path / "about.md").write_text("# О\n", encoding="utf-8")
    (tmp_path / name).write_bytes(PICTURES[name])
    config = load_config(str(PROJECT / "mkdocs.yml"), docs_dir=str(tmp_path))
    config.extra["imprint"] = imprint_of("Атлас", "", TODAY, config.extra)
    files = get_files(config)
    findings = turn_away(files, config)
    published = {file.src_uri for file in files if not file.inclusion.is_excluded()}
    assert published == {"about.md"}
    assert name.startswith(".") or [f.code.name for f in findings] == ["strange-guest"]


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://evil.example/pixel.png)",
        "![x](//evil.example/pixel.png)",
        "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "![x][y]\n\n[y]: https://evil.example/pixel.png",
        "<img src=https://evil.example/pixel.png>",
        "<video poster=https://evil.example/x.png></video>",
        "[![x](https://evil.example/pixel.png)](https://example.org)",
    ],
)
def test_no_text_brings_a_picture(text: str) -> None:
    """54: a picture in a text of the catalog is words, wherever it lies."""
    html = str(render_markdown(text, lambda kind, name: None))
    assert "<img" not in html
    assert "<video" not in html
    assert "evil.example/pixel.png&quot;" not in html
