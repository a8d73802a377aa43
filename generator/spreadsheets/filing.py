"""New values into the files: each text changed where it differs, as `atlas fix` would leave it.

A file that was in order stays so; one that was not is changed only where the workbook says.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.editing.mending import mend
from generator.editing.modeline import modeline
from generator.editing.new_files import NotMade, has_schema
from generator.editing.setting import made_to_say
from generator.editing.sheet import Sheet
from generator.editing.writing import all_lines
from generator.reading import Kind
from generator.reading.opening import read_bytes

_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Filed:
    """The new text of a file. `old` are its bytes as they were read; None for a new file."""

    file: str
    text: str
    old: bytes | None


def filed(root: Path, file: str, kind: Kind, value: Any, *, new: bool) -> Filed | None:
    """The file that says `value`; None if it says so already.

    Raises NotSet where the text could not be changed surely, NotReadable where there is none.
    """
    schema = has_schema(root, kind)
    if new:
        lines = [modeline(file, kind)] if schema else []
        text = "\n".join([*lines, *all_lines(value)]) + "\n"
        return Filed(file, mend(file, kind, text, schema=schema).text, None)
    old = read_bytes(root, file, kind.limits.size)
    text = old.decode("utf-8")
    changed = _changed(file, kind, text, value)
    if mend(file, kind, text, schema=schema).text == text:
        changed = mend(file, kind, changed, schema=schema).text
    return Filed(file, changed, old) if changed != text else None


def _changed(file: str, kind: Kind, text: str, value: Any) -> str:
    """The text that says `value`, with the mark and the line ends that the old one has."""
    mark = _BOM if text.startswith(_BOM) else ""
    plain = text.removeprefix(_BOM)
    ends = "\r\n" if "\r\n" in plain else "\n"
    changed = made_to_say(Sheet(file, kind, plain.replace("\r\n", "\n")), value)
    return mark + changed.replace("\n", ends)


def put_in_place(root: Path, files: Mapping[str, Filed]) -> None:
    """Write all files or none. Raises NotMade if one cannot be written or has changed meanwhile.

    Each text first stands beside its file under a name that no catalog has.
    """
    beside: dict[str, Path] = {}
    made: list[str] = []
    try:
        for file, one in files.items():
            beside[file] = _beside(root, one)
        for file in files:
            made.append(file)
            beside[file].replace(root / file)
            del beside[file]
    except OSError as error:
        for file in made:
            with suppress(OSError):
                _put_back(root / file, files[file].old)
        raise NotMade(f"не получилось записать {error.filename}: {error.strerror}") from None
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)


def _beside(root: Path, one: Filed) -> Path:
    path = root / one.file
    for folder in [*Path(one.file).parents][:-1]:
        if (root / folder).is_symlink():
            raise NotMade(f"{folder} — ссылка на другую папку")
    if one.old is None and os.path.lexists(path):
        raise NotMade(f"файл {one.file} уже есть, он не изменён")
    if one.old is not None and path.read_bytes() != one.old:
        raise NotMade(f"файл {one.file} изменился, пока его проверяли: запустите ещё раз")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".atlas-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
        stream.write(one.text)
    Path(name).chmod(path.stat().st_mode & 0o777 if one.old is not None else 0o644)
    return Path(name)


def _put_back(path: Path, old: bytes | None) -> None:
    if old is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(old)
