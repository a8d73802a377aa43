"""The same catalog, day and version give the same bytes, wherever and however they are built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_up import DAY, REPOSITORY, copied_project
from trees import tree
from typer.testing import CliRunner

from generator.cli.main import app

pytestmark = pytest.mark.long

BUILD = """
import sys, threading
from generator.site import plugin
from generator.site.workers.crew import Crew

class Two(Crew):
    def __init__(self, jobs=None):
        super().__init__(jobs, few=1)
        print(jobs, file=sys.stderr)

plugin.Crew = Two
from generator.cli.main import app
app()
"""
"""`atlas build` with as many workers as asked for, however little there is to do."""

PLACES = {
    "one": {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1", "jobs": "1", "HOME": "/one"},
    "two": {
        "LC_ALL": "ru_RU.KOI8-R",
        "LANG": "ru_RU.UTF-8",
        "TZ": "Asia/Kamchatka",
        "PYTHONHASHSEED": "4242",
        "jobs": "2",
        "HOME": "/home/kamchadal-7",
        "COLUMNS": "40",
        "USER": "kamchadal-7",
    },
}


def build(folder: Path, place: str) -> Path:
    """A project in `folder`, built as at one of the places; its site."""
    project = copied_project(folder / place / ("deeper/and/deeper" if place == "two" else "atlas"))
    given = PLACES[place]
    words = ["build", "--project", ".", "--out", "site", "--today", DAY.isoformat()]
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "ATLAS_", "XDG_"))
    }
    surroundings |= {name: value for name, value in given.items() if name != "jobs"}
    surroundings |= {
        "XDG_CACHE_HOME": str(folder / place / "cache"),
        "PYTHONPATH": str(REPOSITORY),
        "ATLAS_SITE_URL": "https://atlas.example/",
        "ATLAS_COMMIT": "0123456789abcdef0123456789abcdef01234567",
    }
    subprocess.run(
        [sys.executable, "-c", BUILD, *words, "--jobs", given["jobs"]],
        cwd=project,
        env=surroundings,
        check=True,
        capture_output=True,
    )
    return project / "site"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same catalog built at both places."""
    folder = tmp_path_factory.mktemp("places")
    return {place: build(folder, place) for place in PLACES}


def test_two_machines_make_the_same_bytes(sites: dict[str, Path]) -> None:
    """Two paths, locales, time zones, orders of hashes, homes, one worker and two: every file is
    the same, `build.json` too."""
    one, two = (tree(site) for site in sites.values())
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_nothing_of_the_machine_is_in_the_site(sites: dict[str, Path]) -> None:
    """No file names the folder, the home or the user that it was made in."""
    traces = (str(sites["two"].parent).encode(), str(REPOSITORY).encode(), b"kamchadal-7")
    for name, data in tree(sites["two"]).items():
        assert not any(trace in data for trace in traces), name


def test_a_built_site_passes_its_own_check(sites: dict[str, Path]) -> None:
    """`atlas verify` agrees with a whole site as it was built."""
    result = CliRunner().invoke(app, ["verify", str(sites["one"])])
    assert result.exit_code == 0, result.output


def test_a_warm_site_is_the_same(sites: dict[str, Path]) -> None:
    """A site built over an older one, of another state of the catalog, has the bytes of the one
    built from nothing."""
    project = sites["one"].parent
    before = tree(sites["one"])
    file = project / "practices/nizhny/okno.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("{ru: ", "{ru: Иначе ", 1).replace("title: ", "title: Не ", 1))
    environment = {
        "XDG_CACHE_HOME": str(project.parent / "cache"),
        "ATLAS_SITE_URL": "https://atlas.example/",
        "ATLAS_COMMIT": "0123456789abcdef0123456789abcdef01234567",
    }
    words = ["build", "--project", str(project), "--out", str(sites["one"]), "--jobs", "1"]
    words += ["--today", DAY.isoformat()]
    for state, same in (("changed", False), ("as before", True)):
        if state == "as before":
            file.write_text(text, encoding="utf-8")
        result = CliRunner(env=environment).invoke(app, words)
        assert result.exit_code == 0, result.output
        assert (tree(sites["one"]) == before) is same
