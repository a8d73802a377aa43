"""Sites built once for all tests of this folder: that of the real catalog, and a small full one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from built.built_site import PROJECT, BuiltSite, build_site
from built.harms import LONG_WORDS, SCRIPTS
from built.hostile_catalog import hurt
from built.serving import served

FULL = PROJECT / "tests/cases/good-full"
"""A small catalog in which every field is used; the real one does not know them all yet."""


def _site(folder: Path, root: Path, languages: tuple[str, ...] = ("ru",)) -> BuiltSite:
    built = build_site(folder / "site", root, languages)
    said = [f"{f.file}:{f.line} {f.message('ru')}" for f in built.findings]
    assert built.out == folder / "site", said
    return BuiltSite(built.out, whole=root == PROJECT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the real catalog, without errors; it knows its own address."""
    return _site(tmp_path_factory.mktemp("real"), PROJECT)


@pytest.fixture(scope="session")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of a catalog that uses every field, in both languages."""
    return _site(tmp_path_factory.mktemp("full"), FULL, ("ru", "en"))


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the full catalog with scripts, markup and template code in every text."""
    folder = tmp_path_factory.mktemp("hostile")
    return _site(folder, hurt(FULL, folder / "catalog", SCRIPTS).root, ("ru", "en"))


@pytest.fixture(scope="session")
def wide_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the full catalog with the longest words in every text."""
    folder = tmp_path_factory.mktemp("wide")
    return _site(folder, hurt(FULL, folder / "catalog", LONG_WORDS).root)


@pytest.fixture(params=["site", "full_site", "hostile_site", "wide_site"])
def any_site(request: pytest.FixtureRequest) -> BuiltSite:
    """One site after the other: what must hold for all catalogs is asked of each."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, BuiltSite)
    return found


@pytest.fixture(scope="session")
def address(site: BuiltSite) -> Iterator[str]:
    """Where a browser finds the site of the real catalog."""
    with served(site.folder) as url:
        yield url


@pytest.fixture(scope="session")
def full_address(full_site: BuiltSite) -> Iterator[str]:
    """Where a browser finds the site of the full catalog."""
    with served(full_site.folder) as url:
        yield url
