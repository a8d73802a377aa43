"""On what terms the data may be used is said wherever there is a place for it, and alike."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from generator.catalog import load_catalog
from generator.publishing.api import api_makers, practice_files
from generator.publishing.citation import citation
from generator.publishing.health_files import health_makers
from generator.publishing.host import Host
from generator.publishing.licence import LICENCE, LICENCE_NAME, LICENCE_URL, citation_line
from generator.publishing.open_files import in_memory, made_by, whole

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "generator/model/sample"
TODAY = dt.date(2026, 11, 22)


def judged(file: Path) -> int:
    """The exit code of check-jsonschema by the schema of the Citation File Format."""
    asked = ["--builtin-schema", "vendor.citation-file-format", str(file)]
    return CliRunner().invoke(check_jsonschema, asked).exit_code


def test_every_file_of_the_api_names_it() -> None:
    """Each file but the description says the licence and the day; the description has its own
    place for it."""
    loaded = load_catalog(SAMPLE, TODAY)
    files = {
        **dict(in_memory(made_by(api_makers(loaded.catalog)))),
        **dict(practice_files(loaded.records, loaded.catalog)),
        **{
            p: whole(d)
            for p, d in made_by(health_makers(loaded.catalog, Host("Атлас")))
            if p.endswith(".json")
        },
    }
    for path, data in files.items():
        told = json.loads(data)
        if path.endswith("openapi.json"):
            assert told["info"]["license"]["identifier"] == LICENCE
        else:
            assert (told["license"], told["as_of"]) == (LICENCE, TODAY.isoformat()), path


def test_the_repository_says_how_to_cite_it() -> None:
    """CITATION.cff is the one that the program makes, and the format's own schema takes it."""
    file = PROJECT / "CITATION.cff"
    assert file.read_text("utf-8") == citation()
    assert judged(file) == 0


@pytest.mark.parametrize("url", ["", "https://atlas.example/"])
@pytest.mark.parametrize("commit", ["", "0" * 40])
def test_a_citation_of_a_day_is_valid(tmp_path: Path, url: str, commit: str) -> None:
    """With a day, addresses and a commit the schema takes it, too."""
    file = tmp_path / "CITATION.cff"
    file.write_text(citation(TODAY, url, url, commit), "utf-8")
    assert judged(file) == 0
    file.write_text(file.read_text("utf-8").replace("cff-version", "version-of-cff"), "utf-8")
    assert judged(file) != 0


def test_people_are_told_the_same() -> None:
    """The licence that files name is that of LICENSE-DATA and of the page about the data."""
    assert LICENCE_NAME in (PROJECT / "LICENSE-DATA").read_text("utf-8")
    page = (PROJECT / "docs/data.md").read_text("utf-8")
    assert LICENCE_NAME in page
    assert LICENCE_URL in page
    assert "MIT" in page
    assert citation_line(TODAY).replace("\u00a0", " ") == (
        "«Атлас практик», данные на 22 ноября 2026 года, CC BY 4.0"
    )
