"""Two folders change places at one stroke, where the system can do that: nobody sees neither.

Python has no name for this call of the kernel, so the C library is asked.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

_HERE: Final = -100
"""AT_FDCWD: paths are meant from the working folder."""
_SWAP: Final = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS, which happen to be one number."""


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders of one disk that both exist; False, with nothing done, where that can't be
    done at once."""
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, ctypes.c_uint(_SWAP)) == 0)
        if sys.platform == "linux":
            swap = library.renameat2
            return bool(swap(_HERE, first, _HERE, second, ctypes.c_uint(_SWAP)) == 0)
    except (OSError, AttributeError, TypeError):
        pass  # an old C library has no such call
    return False
