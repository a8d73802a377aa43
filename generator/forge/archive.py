"""One file out of the archive in which a forge keeps what a job has left; nothing is unpacked.

The archive comes from a stranger's job: it may be no archive, swell without end, or hold paths that
lead elsewhere. It is read in memory, by one name, up to a limit.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import Final

from generator.forge.quarantine import NotAReview

LARGEST: Final = 1_000_000
"""Bytes of a review."""
LARGEST_ARCHIVE: Final = 20_000_000
"""Bytes of the archive: maps before and after lie in it, too."""

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    OverflowError,
)
"""What unpacking an archive may end in when somebody has made it up."""


def file_within(archive: bytes, name: str) -> bytes:
    """The file called `name` in a zip `archive`. Raises NotAReview."""
    if len(archive) > LARGEST_ARCHIVE:
        raise NotAReview("архив обзора слишком велик")
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            entries = [entry for entry in opened.infolist() if entry.filename == name]
            if len(entries) != 1:
                raise NotAReview(f"в архиве нет файла {name}")
            if entries[0].file_size > LARGEST or entries[0].flag_bits & 1:
                raise NotAReview("обзор слишком велик или зашифрован")
            with opened.open(entries[0]) as stream:
                data = stream.read(LARGEST + 1)
    except NotAReview:
        raise
    except _BROKEN as error:
        raise NotAReview("файл проверки — не архив zip или испорчен") from error
    if len(data) > LARGEST:
        raise NotAReview("обзор слишком велик")
    return data
