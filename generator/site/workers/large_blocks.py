"""Memory of large texts goes back to the system as soon as they are done with.

glibc takes each block above a threshold from the system by itself and gives it back at once. But
whenever such a block is freed the threshold rises to its size, and later ones come from the heap,
where small things that live on soon stand behind them: after a page of six megabytes its room is
never given back. A threshold that has been set stays where it is.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Final

THRESHOLD: Final = 1 << 18
"""Bytes: more than most pages have, for which the heap is faster."""

_M_MMAP_THRESHOLD: Final = -3


def give_back() -> bool:
    """Let this process, and those forked from it, give large blocks back; whether they will: where
    there is no glibc nothing changes."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            return bool(ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, THRESHOLD))
    return False
