"""Names that the tests of the search share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

REPOSITORY = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
Open = Callable[..., Page]
Ask = Callable[..., Any]
