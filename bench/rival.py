"""The same texts as plain MkDocs with Material builds them: Markdown pages that are not in the nav.

That is its fastest way; with all pages in the nav its time grows with their square.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from bench.measuring import Cost, run
from generator.reading import Kind, read_document, walk

_SETTINGS: Final = """\
site_name: Bench
docs_dir: docs
site_dir: site
theme: {name: material, language: ru, font: false}
plugins: [%s]
markdown_extensions: [tables]
nav: [index.md]
not_in_nav: /practices/**
"""


def write_rival(catalog: Path, folder: Path, pages: int, *, search: bool = True) -> int:
    """Write a project of plain MkDocs with `pages` pages made of the practices under `catalog`.

    Practices are used again when there are too few of them; how many pages were written. Without
    `search` its own search is off.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        _SETTINGS % ("{search: {lang: ru}}" if search else ""), encoding="utf-8"
    )
    (docs / "index.md").write_text("# Каталог\n", encoding="utf-8")
    written = 1
    for name, practice in practices_of(catalog, pages - 1):
        page = docs / "practices" / f"{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(markdown_of(practice), encoding="utf-8")
        written += 1
    return written


def practices_of(catalog: Path, pages: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Names and values for `pages` pages: the practices under `catalog`, again and again."""
    entries = list(walk(catalog).of(Kind.PRACTICE))
    for number in range(pages if entries else 0):
        lap, place = divmod(number, len(entries))
        entry = entries[place]
        value = read_document(catalog, entry.file, entry.kind).value
        yield f"{entry.id}{f'-{lap}' if lap else ''}", value


def build_rival(folder: Path) -> Cost:
    """Build the project in `folder` with MkDocs, from nothing; what it took."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", "mkdocs.yml"]
    return run(command, folder)


def markdown_of(practice: Mapping[str, Any]) -> str:
    """A practice's prose, its effects as a table, its steps and sources as lists."""
    title = practice["title"]
    parts = [f"# {title['ru'] if isinstance(title, dict) else title}", practice["summary"]]
    for heading, field in (("Задача", "problem"), ("Решение", "solution")):
        if field in practice:
            parts += [f"## {heading}", practice[field]]
    steps = [f"1. **{s['title']}.** {s.get('text', '')}" for s in practice.get("steps", ())]
    parts += ["## По шагам", "\n".join(steps)]
    rows = ["| Показатель | Было | Стало |", "| --- | --- | --- |"]
    rows += [
        f"| {effect['metric']} | {_amount(effect.get('before'))} | {_amount(effect.get('after'))} |"
        for effect in practice.get("effects", ())
    ]
    parts += ["## Что изменилось", "\n".join(rows)]
    adopters = [f"- {r['municipality']}, {r['since']}" for r in practice.get("replications", ())]
    parts += ["## Где работает", "\n".join(adopters)]
    if "lessons" in practice:
        parts += ["## Уроки", practice["lessons"]]
    sources = [f"- [{s['title']}]({s['url']})" for s in practice.get("sources", ())]
    parts += ["## Источники", "\n".join(sources)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _amount(value: Any) -> str:
    return str(value["value"] if isinstance(value, dict) else "—" if value is None else value)
