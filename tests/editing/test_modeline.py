"""The first line of a file: it names the file's own schema and no other."""

from __future__ import annotations

import pytest

from generator.editing.mending import mend
from generator.model.files import SCHEMAS, schema_name
from generator.reading import Kind, read_text

OWN = "# yaml-language-server: $schema=../../schema/practice.json\n"
PRACTICE = "title: Справка\nsummary: За день.\n"


def mended(text: str) -> str:
    """The text of a practice with the line for editors."""
    return mend("practices/nizhny/okno.yml", Kind.PRACTICE, text, schema=True).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PRACTICE, OWN + PRACTICE),
        (OWN + PRACTICE, OWN + PRACTICE),
        (f"# о файле\n\n{PRACTICE}", f"{OWN}# о файле\n\n{PRACTICE}"),
        (f"# о файле\n{OWN}{PRACTICE}", f"{OWN}# о файле\n{PRACTICE}"),
        (f"# yaml-language-server: $schema=https://example.org/x.json\n{PRACTICE}", OWN + PRACTICE),
        (f"# $schema: ../../schema/site.json\n{PRACTICE}", OWN + PRACTICE),
        (f"{OWN}{OWN}{PRACTICE}", OWN + PRACTICE),
    ],
)
def test_the_first_line_names_the_schema(before: str, after: str) -> None:
    """Lines that name another schema, or none of a project's, go; other comments stay."""
    assert mended(before) == after
    assert mended(after) == after


def test_text_that_looks_like_the_line_is_text() -> None:
    """What stands inside a value is not touched."""
    text = f"{OWN}{PRACTICE}solution: |-\n  # $schema: x\n  Вот так.\n"
    assert mended(text) == text


def test_reading_takes_the_line_for_its_own() -> None:
    """A path that leads into the project's own schemas is no foreign schema."""
    document = read_text("practices/nizhny/okno.yml", (OWN + PRACTICE).encode())
    assert document.findings == []


@pytest.mark.parametrize(
    ("file", "kind", "up"),
    [
        ("practices/tools.yml", Kind.TOOLS, "../"),
        ("regions/nizhny/region.yml", Kind.REGION, "../../"),
        ("regions/nizhny/sites/bor.yml", Kind.SITE, "../../../"),
    ],
)
def test_the_path_leads_from_the_file_to_the_schemas(file: str, kind: Kind, up: str) -> None:
    """However deep a file lies."""
    first = mend(file, kind, "name: x\n", schema=True).text.split("\n")[0]
    assert first.endswith(f"={up}{SCHEMAS}/{schema_name(kind)}")
