"""The made-up site that the tests of this folder look at, built once, with a cache of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from maps.built_demo import Demo, make


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A made-up catalog and its site."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield make(tmp_path_factory.mktemp("maps"))
