"""A bundle of files that anybody can check: sums beside them, and an archive without a clock.

The same files and day give the same archive, byte for byte, wherever it is packed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Mapping
from typing import Final

SUMS: Final = "SHA256SUMS"
_MODE: Final = 0o100644 << 16
_UNIX: Final = 3


def digest(data: bytes) -> str:
    """The SHA-256 of `data`, as `sha256sum` writes it."""
    return hashlib.sha256(data).hexdigest()


def with_sums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files in the order of their names, and the sums of all of them for `sha256sum -c`."""
    ordered = dict(sorted(files.items()))
    told = "".join(f"{digest(data)}  {name}\n" for name, data in ordered.items())
    return {**ordered, SUMS: told.encode()}


def packed(folder: str, files: Mapping[str, bytes], day: dt.date) -> bytes:
    """A ZIP archive with `files` in `folder`, all of them dated to `day`."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(f"{folder}/{name}", (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, _UNIX
            info.external_attr = _MODE
            archive.writestr(info, data)
    return raw.getvalue()
