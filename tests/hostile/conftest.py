"""Sites of catalogs in which every text is a payload, built once for all tests here."""

from __future__ import annotations

import os
from dataclasses import dataclass

import pytest
from built.built_site import BuiltSite, build_site

from hostile import EVERY_PAGE
from hostile.payloads import PAYLOADS
from hostile.poisoned_catalog import Poisoned, poisoned

PARTS = 3
"""A file may have so many findings and no more, and one file holds all spheres."""


@dataclass(frozen=True)
class Part:
    """A catalog with some of the payloads, and its site."""

    poison: Poisoned
    site: BuiltSite


@dataclass(frozen=True)
class Found:
    """The ids of the tests that pytest has found, and whether these are all."""

    ids: frozenset[str]
    whole: bool


_found = pytest.StashKey[frozenset[str]]()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Remember what was found, before anything is left out of the run."""
    config.stash[_found] = frozenset(item.nodeid for item in items)


@pytest.fixture
def found_by_pytest(request: pytest.FixtureRequest) -> Found:
    """What pytest has found; all of it where no file or folder was named."""
    config = request.config
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return Found(config.stash[_found], whole)


@pytest.fixture(scope="session")
def poison(tmp_path_factory: pytest.TempPathFactory) -> list[Poisoned]:
    """The catalogs: together they have every payload in every text."""
    folder = tmp_path_factory.mktemp("poison")
    return [poisoned(folder / str(n), PAYLOADS[n::PARTS]) for n in range(PARTS)]


@pytest.fixture(scope="session")
def parts(poison: list[Poisoned], tmp_path_factory: pytest.TempPathFactory) -> list[Part]:
    """The catalogs with their sites, which know their own address; the first also in English."""
    folder = tmp_path_factory.mktemp("poisoned")
    made = []
    for number, one in enumerate(poison):
        both = number == 0 or EVERY_PAGE in os.environ
        languages = ("ru", "en") if both else ("ru",)
        built = build_site(folder / str(number), one.root, languages)
        said = [f"{f.file} {f.message('en')}" for f in built.findings if f.severity == "error"]
        assert built.out is not None, said
        made.append(Part(one, BuiltSite(built.out, whole=False)))
    return made
