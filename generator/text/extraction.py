"""Collects the words of the interface from code and templates and keeps the catalogs in step.

`python -m generator.text.extraction --update` rewrites the template (.pot) and every .po file;
without `--update` it only says which Russian plurals are still to be written. The files bear no
dates and no line numbers, so that they change only when words change.
"""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

from generator.text.multilingual import FIRST_LANGUAGE
from generator.text.units import UNITS
from generator.text.words import LOCALE_FOLDER, all_forms, catalog_file, read_catalog

PROJECT: Final = Path(__file__).resolve().parents[2]
UPDATE_COMMAND: Final = "python -m generator.text.extraction --update"

_KEYWORDS: Final = {**DEFAULT_KEYWORDS, "counted": (1, 2)}
_SCRIPT_KEYWORDS: Final = {"say": None, "counted": (2, 4)}
_SOURCES: Final[tuple[tuple[str, Any, dict[str, str]], ...]] = (
    ("generator/**/*.py", "python", {}),
    (
        "overrides/**/*.html",
        babel_extract,
        {"silent": "false", "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols"},
    ),
    ("overrides/assets/javascripts/search/*.js", "javascript", {}),
)
_UNITS: Final = "generator/text/units.py"
_HEADER: Final = "# Слова интерфейса «Атласа практик»."
_CHANGING_HEADERS: Final = (
    b'"POT-Creation-Date:',
    b'"PO-Revision-Date:',
    b'"Last-Translator:',
    b'"Language-Team:',
    b'"Report-Msgid-Bugs-To:',
    b'"Generated-By:',
)

MessageId = str | tuple[str, str]


def collect(project: Path = PROJECT) -> Catalog:
    """The message ids of all code and templates of `project`, as a catalog without translations.

    Raises jinja2.TemplateSyntaxError for a template that cannot be read.
    """
    catalog = _empty_catalog()
    for file, message, comments in _found(project):
        name = file.relative_to(project).as_posix()
        catalog.add(message, locations=[(name, 0)], auto_comments=comments)
    if (project / _UNITS).is_file():
        _add_units(catalog)
    return catalog


def message_ids(project: Path = PROJECT) -> set[MessageId]:
    """The ids alone; a plural's id is a pair."""
    return {_id(message.id) for message in collect(project) if message.id}


def lacking_plurals(project: Path = PROJECT, folder: Path = LOCALE_FOLDER) -> list[tuple[str, str]]:
    """The plural ids of which the Russian catalog has not every form, in order."""
    catalog = read_catalog(FIRST_LANGUAGE, folder) or _empty_catalog(FIRST_LANGUAGE)
    written = {message.id[0] for message in catalog if message.id and all_forms(message, catalog)}
    pairs = (id for id in message_ids(project) if isinstance(id, tuple))
    return sorted(pair for pair in pairs if pair[0] not in written)


def update(project: Path = PROJECT, folder: Path = LOCALE_FOLDER) -> None:
    """Rewrites the template and all .po files; new plurals of Russian want only their «2» form."""
    template = collect(project)
    _write(folder / "atlas.pot", template)
    languages = {file.parents[1].name for file in folder.glob("*/LC_MESSAGES/atlas.po")}
    for lang in sorted(languages | {FIRST_LANGUAGE}):
        catalog = read_catalog(lang, folder) or _empty_catalog(lang)
        catalog.header_comment = _HEADER
        catalog.fuzzy = False
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        if lang == FIRST_LANGUAGE:
            _prefill_plurals(catalog)
        _write(catalog_file(lang, folder), catalog)


def _found(project: Path) -> Iterator[tuple[Path, str | tuple[str, ...], list[str]]]:
    for pattern, method, options in _SOURCES:
        for file in sorted(project.glob(pattern)):
            with file.open("rb") as stream:
                keywords = _SCRIPT_KEYWORDS if method == "javascript" else _KEYWORDS
                for _, message, comments, _ in extract(
                    method, stream, keywords, comment_tags=("i18n:",), options=options
                ):
                    yield file, message, comments
            if method == "python":
                for message in _in_formatted(file.read_text("utf-8")):
                    yield file, message, []


def _in_formatted(code: str) -> Iterator[str]:
    """The messages inside f-strings, which Python before 3.12 keeps from Babel's eyes."""
    if "_(" not in code:
        return
    for formatted in ast.walk(ast.parse(code)):
        if not isinstance(formatted, ast.JoinedStr):
            continue
        for call in ast.walk(formatted):
            match call:
                case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(message))]):
                    yield message


def _add_units(catalog: Catalog) -> None:
    """The forms and abbreviations of units, which stand in a table and not in calls."""
    place = [(_UNITS, 0)]
    for unit in UNITS.values():
        catalog.add((unit.ru.one, unit.ru.many), locations=place)
        if unit.short:
            catalog.add(unit.short, locations=place)


def _id(id: str | list[str] | tuple[str, ...]) -> MessageId:
    return id if isinstance(id, str) else (id[0], id[1])


def _empty_catalog(lang: str | None = None) -> Catalog:
    return Catalog(
        lang,
        header_comment=_HEADER,
        project="atlas",
        version="1",
        charset="utf-8",
        fuzzy=False,
    )


def _prefill_plurals(catalog: Catalog) -> None:
    """The ids of a Russian plural are its first and last form; a unit's table has them all."""
    units = {unit.ru.one: unit.ru for unit in UNITS.values()}
    for message in catalog:
        if isinstance(message.id, (list, tuple)) and not any(message.string or ()):
            unit = units.get(message.id[0])
            message.string = (message.id[0], unit.few if unit else "", message.id[1])


def _write(file: Path, catalog: Catalog) -> None:
    buffer = BytesIO()
    write_po(
        buffer, catalog, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False
    )
    lines = buffer.getvalue().splitlines(keepends=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"".join(line for line in lines if not line.startswith(_CHANGING_HEADERS)))


def main() -> None:
    """The command; ends with a message and exit code 1 while Russian plurals are missing."""
    parser = argparse.ArgumentParser(prog="python -m generator.text.extraction")
    parser.add_argument("--update", action="store_true", help="rewrite the .pot and .po files")
    parser.add_argument("--project", type=Path, default=PROJECT)
    arguments = parser.parse_args()
    if arguments.update:
        update(arguments.project)
    if lacking := lacking_plurals(arguments.project):
        names = "\n".join(f"  {one} / {many}" for one, many in lacking)
        file = catalog_file(FIRST_LANGUAGE).name
        raise SystemExit(f"{file}: write every plural form of\n{names}")


if __name__ == "__main__":
    main()
