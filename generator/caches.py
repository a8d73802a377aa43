"""Where the program keeps what may save it work the next time: beside no catalog and on no site, so
that whoever may change their files can put nothing there. Everything in it can be deleted at any
moment.
"""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder(kept: str) -> Path:
    """Where things of a kind are `kept`: in the folder for caches that the system gives its user.
    It need not be there yet."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    above = Path(given) if Path(given).is_absolute() else Path.home() / ".cache"
    return above / "atlas" / kept
