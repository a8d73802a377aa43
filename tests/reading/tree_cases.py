"""Cases of what may stand in the folders of a catalog: each makes something and says what comes."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SECRET = "topsecret"
FIELDS = "title: Окно\n"


@dataclass(frozen=True)
class Planted:
    """Something planted beside a good practice; `findings`: (code, file, piece of the words)."""

    name: str
    plant: Callable[[Path], object]
    findings: tuple[tuple[str, str, str], ...] = ()
    entries: tuple[str, ...] = ()


def file(path: str, text: str = FIELDS) -> Callable[[Path], object]:
    """Plants a file."""

    def plant(root: Path) -> None:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    return plant


def link(path: str, target: str) -> Callable[[Path], object]:
    """Plants a symbolic link."""

    def plant(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)

    return plant


def hard_link(root: Path) -> None:
    """Gives a file a second name outside the catalog."""
    outside = root / "outside.yml"
    outside.write_text(SECRET)
    os.link(outside, root / "practices/nizhny/hard.yml")


def raw_name(name: bytes) -> Callable[[Path], object]:
    """Plants a file whose name is no text."""

    def plant(root: Path) -> None:
        Path(os.fsdecode(os.fsencode(root / "practices/nizhny") + b"/" + name)).write_text(FIELDS)

    return plant


def unix_socket(root: Path) -> None:
    """Plants a socket; its address is short, whatever the folder."""
    before = Path.cwd()
    os.chdir(root / "practices/nizhny")
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("s.yml")
    finally:
        os.chdir(before)


def both(*plants: Callable[[Path], object]) -> Callable[[Path], object]:
    """Plants several things."""

    def plant(root: Path) -> None:
        for one in plants:
            one(root)

    return plant


P = "practices/nizhny"
R = "regions/nizhny"

PLANTED: tuple[Planted, ...] = (
    Planted("every kind of file", both(
        file("practices/spheres.yml"), file("practices/tools.yml"), file("regions/programme.yml"),
        file(f"{R}/region.yml"), file(f"{R}/municipalities.yml"), file(f"{R}/outline.geojson"),
        file(f"{R}/boundaries.geojson"), file(f"{R}/certificates.yml"), file(f"{R}/sites/bor.yml"),
        file(f"{R}/packages/first.yml"),
    ), (), (
        "practices/spheres.yml spheres ", "practices/tools.yml tools ",
        f"{R}/boundaries.geojson boundaries nizhny", f"{R}/certificates.yml certificates nizhny",
        f"{R}/municipalities.yml municipalities nizhny", f"{R}/outline.geojson outline nizhny",
        f"{R}/packages/first.yml package nizhny/first", f"{R}/region.yml region nizhny",
        f"{R}/sites/bor.yml site nizhny/bor", "regions/programme.yml programme ",
    )),
    Planted("empty folders that git keeps", both(
        file("practices/bor/.gitkeep", ""), file(f"{R}/sites/.gitkeep", ""),
    )),
    # 19: names side by side, places, other files
    Planted("x.yaml alone", file(f"{P}/x.yaml"), (("R106", f"{P}/x.yaml", "x.yml"),)),
    Planted("x.YML alone", file(f"{P}/x.YML"), (("R106", f"{P}/x.YML", "x.yml"),)),
    Planted("region.yaml", file(f"{R}/region.yaml"), (("R106", f"{R}/region.yaml", "region.yml"),)),
    Planted("x.yaml beside x.yml", both(file(f"{P}/x.yml"), file(f"{P}/x.yaml")),
            (("R107", f"{P}/x.yaml", "x.yml"),), (f"{P}/x.yml practice nizhny/x",)),
    Planted("X.yml beside x.yml", both(file(f"{P}/x.yml"), file(f"{P}/X.yml")),
            (("R107", f"{P}/X.yml", "x.yml"),), (f"{P}/x.yml practice nizhny/x",)),
    Planted("file in a subfolder", file(f"{P}/2024/x.yml"), (("R105", f"{P}/2024", "2024"),)),
    Planted("practice without a region", file("practices/x.yml"),
            (("R104", "practices/x.yml", "practices/<регион>/"),)),
    Planted("misspelt name", file(f"{R}/regions.yml"),
            (("R104", f"{R}/regions.yml", "region.yml"),)),
    Planted("misspelt case", file(f"{R}/Region.yml"), (("R104", f"{R}/Region.yml", "region.yml"),)),
    Planted("misspelt folder", file(f"{R}/site/x.yml"), (("R105", f"{R}/site", "sites"),)),
    Planted("outline.json", file(f"{R}/outline.json"),
            (("R104", f"{R}/outline.json", "outline.geojson"),)),
    Planted("no YAML", file(f"{P}/photo.jpg"), (("R108", f"{P}/photo.jpg", "photo.jpg"),)),
    Planted("backup of an editor", file(f"{P}/x.yml~"), (("R108", f"{P}/x.yml~", "x.yml~"),)),
    Planted("README", file("practices/README.md"), (("R104", "practices/README.md", "README.md"),)),
    Planted("hidden file", file(f"{P}/.DS_Store"), (("R109", f"{P}/.DS_Store", ".DS_Store"),)),
    Planted("hidden practice", file(f"{P}/.x.yml"), (("R109", f"{P}/.x.yml", ".x.yml"),)),
    Planted("hidden folder", file("practices/.x/y.yml"), (("R109", "practices/.x", ".x"),)),
    Planted("folder called .gitkeep", file(f"{P}/.gitkeep/y.yml"),
            (("R109", f"{P}/.gitkeep", ""),)),
    # 20-22: ids
    Planted("begins with a hyphen", file(f"{P}/-x.yml"), (("R111", f"{P}/-x.yml", "x.yml"),)),
    Planted("two dots", file(f"{P}/...yml"), (("R109", f"{P}/...yml", ""),)),
    Planted("backslash", file(f"{P}/a\\b.yml"), (("R111", f"{P}/a\\b.yml", "a-b.yml"),)),
    Planted("space", file(f"{P}/edinoe okno.yml"),
            (("R111", f"{P}/edinoe okno.yml", "edinoe-okno.yml"),)),
    Planted("escapes of an address", file(f"{P}/%2e%2e.yml"), (("R111", f"{P}/%2e%2e.yml", ""),)),
    Planted("question", file(f"{P}/x?y#z.yml"), (("R111", f"{P}/x?y#z.yml", "x-y-z.yml"),)),
    Planted("no name", file(f"{P}/.yml"), (("R109", f"{P}/.yml", ""),)),
    Planted("number", file(f"{P}/404.yml"), (("R113", f"{P}/404.yml", "404"),)),
    Planted("reserved", both(*(file(f"{P}/{name}.yml") for name in ("index", "con", "tags"))),
            tuple(("R113", f"{P}/{name}.yml", name) for name in ("con", "index", "tags"))),
    Planted("reserved folder", file("regions/api/region.yml"), (("R113", "regions/api", "api"),)),
    Planted("long", file(f"{P}/{'a' * 65}.yml"), (("R114", f"{P}/{'a' * 65}.yml", "65"),)),
    Planted("as long as may be", file(f"{P}/{'a' * 64}.yml"), (),
            (f"{P}/{'a' * 64}.yml practice nizhny/{'a' * 64}",)),
    Planted("Russian", file(f"{P}/Единое окно.yml"),
            (("R111", f"{P}/Единое окно.yml", "edinoe-okno.yml"),)),
    Planted("look-alike", file(f"{P}/рraktika.yml"),
            (("R112", f"{P}/рraktika.yml", "кириллическая «р»"),)),
    Planted("look-alike in a region", file("practices/nizhnу/x.yml"),
            (("R112", "practices/nizhnу", "nizhny"),)),
    Planted("parts of letters", file(f"{P}/раи\u0306он.yml"),
            (("R116", f"{P}/раи\u0306он.yml", ""),)),
    Planted("zero-width", file(f"{P}/x\u200by.yml"), (("R115", f"{P}/x\\u200by.yml", "\\u200b"),)),
    Planted("turned", file(f"{P}/x\u202elmy.yml"), (("R115", f"{P}/x\\u202elmy.yml", "\\u202e"),)),
    Planted("line end", file(f"{P}/x\n::error::y.yml"),
            (("R115", f"{P}/x\\x0a::error::y.yml", ""),)),
    Planted("no text", raw_name(b"\xff\xfe.yml"), (("R115", f"{P}/\\udcff\\udcfe.yml", ""),)),
    # 27: what is no plain file
    Planted("link to a file", link(f"{P}/s.yml", "a.yml"), (("R101", f"{P}/s.yml", ""),)),
    Planted("link to the environment", link(f"{P}/s.yml", "/proc/self/environ"),
            (("R101", f"{P}/s.yml", ""),)),
    Planted("link to nothing", link(f"{P}/s.yml", "nowhere"), (("R101", f"{P}/s.yml", ""),)),
    Planted("link to a folder", link("practices/s", "nizhny"), (("R101", "practices/s", ""),)),
    Planted("regions is a link", link("regions", "/etc"), (("R101", "regions", ""),)),
    Planted("hard link", hard_link, (("R102", f"{P}/hard.yml", ""),)),
    Planted("pipe", lambda root: os.mkfifo(root / P / "f.yml"), (("R103", f"{P}/f.yml", ""),)),
    Planted("socket", unix_socket, (("R103", f"{P}/s.yml", ""),)),
    Planted("submodule", file(f"{P}/.git", "gitdir: ../../.git/modules/x\n"),
            (("R110", f"{P}/.git", ""),)),
    Planted("repository", file("practices/bor/.git/config", ""),
            (("R110", "practices/bor/.git", ""),)),
)  # fmt: skip

OTHERS = ("R117", "R118")
"""Codes that `test_walking.py` and `test_opening.py` show without a case."""
