"""What people change between two builds: a practice's words, a replication, a template."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from generator.reading import Kind, read_document, walk

_PARTS: Final = ("docs", "overrides")


class NothingToChange(Exception):
    """A catalog or project has no place for a change; the message says for which."""


def copy_project(project: Path, folder: Path) -> Path:
    """A copy of a project's settings, templates and hand-written pages, to change at will."""
    folder.mkdir(parents=True)
    shutil.copy(project / "mkdocs.yml", folder)
    for part in _PARTS:
        shutil.copytree(project / part, folder / part)
    return folder


def change_text(catalog: Path) -> Path:
    """Say one sentence more in the lessons of a practice; its file."""
    for file, _ in _practices(catalog):
        text = file.read_text(encoding="utf-8")
        if "\nlessons: |-\n  " in text:
            more = "\nlessons: |-\n  Начните с одного отдела. "
            file.write_text(text.replace("\nlessons: |-\n  ", more), encoding="utf-8")
            return file
    raise NothingToChange("lessons")


def add_replication(catalog: Path) -> Path:
    """Let one more municipality of its region take up a practice; the practice's file."""
    for file, practice in _practices(catalog):
        places = read_document(
            catalog, f"regions/{file.parent.name}/municipalities.yml", Kind.MUNICIPALITIES
        ).value
        taken = {made["municipality"] for made in practice.get("replications", ())}
        ids = [place["id"] for place in places]
        free = [place for place in ids if place not in taken | {_home(practice)}]
        text = file.read_text(encoding="utf-8")
        if free and "\nreplications:\n" in text and practice.get("sources"):
            source = practice["sources"][0]["id"]
            line = f"  - {{municipality: {free[0]}, since: 2026-11-20, source: {source}}}\n"
            lines = f"\nreplications:\n{line}"
            file.write_text(text.replace("\nreplications:\n", lines), encoding="utf-8")
            return file
    raise NothingToChange("replications")


def change_template(project: Path, kind: str = "practice") -> Path:
    """Put one more word into the template of pages of a kind of a copied project; its file."""
    file = project / "overrides" / "catalog" / f"{kind}.html"
    file.write_text(file.read_text(encoding="utf-8") + "<p>bench</p>\n", encoding="utf-8")
    return file


def _practices(catalog: Path) -> Iterator[tuple[Path, Any]]:
    for entry in walk(catalog).of(Kind.PRACTICE):
        yield catalog / entry.file, read_document(catalog, entry.file, entry.kind).value


def _home(practice: Any) -> str | None:
    origin: str | None = practice.get("origin", {}).get("municipality")
    return origin
