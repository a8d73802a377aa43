"""The packages we lean on: each for a reason, locked by hashes, under a licence that is free."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from bench import licences

PROJECT = Path(__file__).parents[2]
LOCKS = (licences.RUNTIME, licences.ALL)
_ROW = re.compile(r"^\| ([a-z0-9][a-z0-9-]+) \| (\S.*) \|$", re.MULTILINE)


def normal(name: str) -> str:
    """A package's name as locks write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> tuple[set[str], set[str]]:
    """The direct dependencies of pyproject.toml: of the site, and of all else."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    others = [one for extra in project["optional-dependencies"].values() for one in extra]

    def names(lines: list[str]) -> set[str]:
        return {normal(re.split(r"[\s\[<>=!~;]", line, maxsplit=1)[0]) for line in lines}

    return names(project["dependencies"]), names(others)


def reasons() -> list[dict[str, str]]:
    """The two tables of CONTRIBUTING.md."""
    text = (PROJECT / "CONTRIBUTING.md").read_text("utf-8").partition("## Packages")[2]
    return [dict(_ROW.findall(part)) for part in text.split("Only for tests")]


def test_every_direct_dependency_has_its_reason() -> None:
    """The tables of CONTRIBUTING.md name what pyproject.toml names, no more and no less."""
    site, others = reasons()
    assert (set(site), set(others)) == declared()
    assert all(len(reason.split()) >= 1 for reason in (site | others).values())


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_hashes(lock: Path) -> None:
    """pip takes nothing whose hash is not in the lock, which names no address of an index."""
    text = lock.read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) >= len(licences.locked(lock))
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==[^\s;]+", entry), entry.splitlines()[0]
        assert entry.count("--hash=sha256:") >= 1, entry.splitlines()[0]
    assert "://" not in text


def test_what_the_site_needs_is_locked_the_same_for_tests() -> None:
    """Tests run with the very versions that build the site."""

    def pins(lock: Path) -> set[str]:
        return set(re.findall(r"^[a-z0-9._-]+==[^\s;]+", lock.read_text("utf-8"), re.MULTILINE))

    assert pins(licences.RUNTIME) <= pins(licences.ALL)
    site, others = declared()
    assert site <= set(licences.locked(licences.RUNTIME))
    assert others <= set(licences.locked(licences.ALL))


def test_the_page_of_licences_is_up_to_date() -> None:
    """LICENSES.md says what the locked packages say (after `make lock`: `make licences`)."""
    assert licences.PAGE.read_text("utf-8") == licences.page()
    assert "| ? |" not in licences.page()


@pytest.mark.parametrize("name", licences.locked(licences.RUNTIME))
def test_packages_of_the_site_stand_under_licences_that_ask_nothing(name: str) -> None:
    """Whoever publishes the site owes nobody anything."""
    assert licences.is_allowed(licences.licence_of(name)), licences.licence_of(name)


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-2-Clause", True),
        ("GPL-2.0-or-later OR MPL-2.0", True),
        ("BSD-3-Clause AND Zlib", True),
        ("MIT AND GPL-3.0", False),
        ("GPL-3.0", False),
        ("LGPL-3.0", False),
        ("?", False),
    ],
)
def test_other_licences_are_refused(expression: str, allowed: bool) -> None:
    """Of a choice one is enough; of several at once each must be allowed."""
    assert licences.is_allowed(expression) is allowed


def bill(file: Path) -> bytes:
    """The bill of materials as `make sbom` writes it."""
    makefile = (PROJECT / "Makefile").read_text("utf-8").replace("\\\n", " ")
    start = makefile.index("-W ignore -m cyclonedx_py")
    words = makefile[start:].partition("\n")[0].split()
    words = [str(file) if word == "build/sbom.cdx.json" else word for word in words]
    subprocess.run([sys.executable, *words], cwd=PROJECT, check=True, capture_output=True)
    return file.read_bytes()


def test_the_bill_of_materials_is_whole_valid_and_the_same_each_time(tmp_path: Path) -> None:
    """Every locked package of the site with version and hashes, by the standard's own schema."""
    first, again = bill(tmp_path / "one.json"), bill(tmp_path / "two.json")
    assert first == again
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(first.decode()) is None
    told: dict[str, Any] = json.loads(first)
    named = {normal(component["name"]) for component in told["components"]}
    assert named == set(licences.locked(licences.RUNTIME))
    assert told["metadata"]["component"]["name"] == "atlas-practices"
    for component in told["components"]:
        assert component["version"]
        assert component["externalReferences"][0]["hashes"]


def test_news_of_weaknesses_is_a_warning() -> None:
    """Both forges run .ci/run; what pip-audit finds there fails nobody's change."""
    [line] = [
        line
        for line in (PROJECT / ".ci/run").read_text("utf-8").splitlines()
        if line.startswith("make audit")
    ]
    assert line.startswith('make audit || echo "::warning ')
