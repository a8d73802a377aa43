"""The catalog's templates as they were compiled, remembered: only those that changed are again.

What comes of a template is a pure function of its source, of the language whose words are put into
it, and of this program. It is Python's bytecode, as Python keeps that of the program itself, and it
stands where nobody but the user can put anything. One volume has all templates of a folder in one
language; it may be deleted at any moment.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import CodeType
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.caches import cache_folder
from generator.site.memory import volume
from generator.site.memory.program import word_of_program
from generator.site.memory.reuse import word_of

KEPT: Final = 20
"""So many volumes are kept, those written last."""


class Compiled(BytecodeCache):
    """What is remembered of the templates in `folder` in the language `lang`."""

    def __init__(self, folder: Path, lang: str) -> None:
        name = word_of([str(folder.resolve()), lang])
        self._file = cache_folder("templates") / name
        self._key = word_of([word_of_program(), name])
        self._known: dict[str, bytes] = {}
        self._used: dict[str, bytes] = {}
        """By a word for the template and its source."""
        kept = volume.read(self._file, self._key)
        if kept is not None:
            self._known = dict(zip(kept.index, kept.pieces, strict=False))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the template of `bucket` its code, if that is known."""
        code = self._known.get(_word(bucket))
        if code is not None:
            bucket.code = marshal.loads(code)  # noqa: S302 - as Python does with its own
            self._used[_word(bucket)] = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take in the code of a template that was compiled just now."""
        assert isinstance(bucket.code, CodeType)
        self._used[_word(bucket)] = marshal.dumps(bucket.code)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Remember what is used meanwhile, and nothing else; what hinders it costs only time."""
        yield
        if self._used.keys() != self._known.keys():
            with suppress(OSError):
                volume.write(self._file, self._key, [*self._used], self._used.values())
                _tidy(self._file.parent)


def _word(bucket: Bucket) -> str:
    return f"{bucket.key} {bucket.checksum}"


def _tidy(folder: Path) -> None:
    for file in sorted(folder.iterdir(), key=lambda file: -file.stat().st_mtime)[KEPT:]:
        file.unlink(missing_ok=True)
