"""The form's scripts in one page of a browser, for a small catalog that uses every field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import PROJECT, lay_out, scripts
from playwright.sync_api import Browser, Page

SMALL = PROJECT / "tests/cases/good-full"


@pytest.fixture(scope="session")
def form(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the form's functions."""
    folder: Path = tmp_path_factory.mktemp("form")
    lay_out(folder, SMALL)
    with scripts(browser, folder) as page:
        yield page
