"""Where the program keeps what may save it work the next time: beside no catalog and on no site, so
that whoever may change their files can put nothing there. Everything in it can be deleted at any
moment.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory


def cache_folder(kept: str) -> Path:
    """Where things of a kind are `kept`: in the folder for caches that the system gives its user.
    It need not be there yet."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    above = Path(given) if Path(given).is_absolute() else _of_home()
    return above / "atlas" / kept


def _of_home() -> Path:
    """Where the system keeps caches by itself; for a user without a home, as in a container, a
    folder that goes with this process."""
    try:
        return Path.home() / ".cache"
    except RuntimeError:
        return Path(_for_now().name)


@cache
def _for_now() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="atlas-")
