"""What `atlas serve` and `mkdocs serve` show: pages drawn when they are asked for, and the browser
told of each edit at once.

MkDocs renders the frames and the hand-written pages; the catalog stands by (`standby`). An edit of
a record costs one file; of a template, that templates are read again; of anything else that MkDocs
sees, a run of it. A mistake is told in the page and in the terminal, and what was right stays.
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any, Final

from generator.findings import Finding, Severity, in_order
from generator.findings.reporting import as_text
from generator.site.edition.addresses import file_of, is_address, is_file_name
from generator.site.edition.atomic import Edition
from generator.site.press import Press
from generator.site.preview.standby import NothingThere, Standby, read_anew
from generator.site.preview.telling import Told
from generator.site.stamping.frames import Frames
from generator.site.verdict import Refused, is_refused
from generator.site.work.survey import Lines

LOST: Final = "404.html"
KEPT: Final = 300
"""So many pages are kept as they were last drawn, for when their template is broken."""
MOST: Final = 20
"""So many findings are told at once."""

_GATHERED: Final = ("search/", "data/")
"""Folders of files that are made of all records."""


class Preview:
    """What the preview knows; any thread may ask. `say` tells the person at the terminal: how much
    it matters, as a level of logging, and in words."""

    render: Callable[[], object]
    """Has MkDocs run once more, which hands over frames and hand-written pages by `ready`."""

    def __init__(self, say: Callable[[int, str], None]) -> None:
        self.told = Told()
        self._say = say
        self._lock = threading.RLock()
        self._standby: Standby | None = None
        self._press: Press
        self._edition: Edition | None = None
        self._overrides = Path()
        self._last: dict[str, bytes] = {}
        self._mistakes: dict[str, str] = {}
        """What is wrong now, by the file or the thing that it is wrong with."""

    # What MkDocs' plugin asks.

    @property
    def catalog(self) -> Any:
        """The catalog, once it has been read."""
        return self._standby.catalog if self._standby else None

    def ready(self, press: Press, frames: Frames, edition: Edition) -> None:
        """Take over the frames and the folder of what MkDocs has rendered."""
        with self._lock:
            if self._standby is None:
                self._standby = Standby(press.order(frames, edition.folder), press.crew)
            else:
                self._standby.redress(
                    replace(
                        self._standby.order,
                        frames=frames,
                        templates=press.templates,
                        imprint=press.imprint,
                        folder=edition.folder,
                    )
                )
                press.close()
            self._press, self._overrides = press, press.templates.parent
            old, self._edition = self._edition, edition
        if old is not None:
            old.discard()

    def close(self) -> None:
        """Send the workers home and drop what was rendered."""
        with self._lock:
            if self._standby is not None:
                self._standby.close()
            if self._edition is not None:
                self._edition.discard()

    # What browsers ask.

    @property
    def base(self) -> str:
        """The path of the site on this server."""
        return self._press.imprint.base

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """The answer to a browser that asks for `path` (without the site's base): the status, what
        the answer is called (its ending tells the type) or where to go instead, the bytes."""
        with self._lock:
            file = file_of(path)
            fits = is_address(path) if file != path else is_file_name(path)
            data = self._rendered(file) if fits else None
            if data is not None:
                return 200, file, data
            try:
                if fits and (file != path or path == LOST):
                    return 200, file, self._drawn(path)
                if fits and path.startswith(_GATHERED):
                    return 200, file, self._ready.indexed(path, self._press.hand_written)
                if fits:
                    return 200, file, self._ready.file(path)
            except NothingThere:
                pass
            there = self._ready.moved(path)
            if there is not None:
                return 302, there, b""
            try:
                return 404, LOST, self._drawn(LOST)
            except NothingThere:
                return 404, LOST, b""

    @property
    def _ready(self) -> Standby:
        assert self._standby is not None
        return self._standby

    def _rendered(self, file: str) -> bytes | None:
        """What MkDocs has put there; the project's own styles and scripts as they are now."""
        assert self._edition is not None
        own = self._overrides / file
        if not file.endswith(".html") and file.startswith("assets/") and own.is_file():
            return own.read_bytes()
        there = self._edition.folder / file
        return there.read_bytes() if there.is_file() else None

    def _drawn(self, address: str) -> bytes:
        """The page at `address`; if it can't be drawn, as it was drawn last, and word of it."""
        try:
            data = self._ready.page(address)
        except NothingThere:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a template does, the preview goes on
            self._blame(f"page {address}", _in_words(error, address))
            return self._last.get(address) or _nothing_drawn(address, error)
        self._forgive(f"page {address}")
        self._last.pop(address, None)
        self._last[address] = data
        if len(self._last) > KEPT:
            del self._last[next(iter(self._last))]
        return data

    # What the watch tells.

    def changed(self, files: Iterable[Path]) -> None:
        """Follow an edit of these files: written, new or gone."""
        begun = time.perf_counter()
        files = sorted({*files})
        root, templates = self._press.root, self._press.templates
        records, whole, anew, looks = [], False, False, False
        for file in files:
            if file.parent.parent == root / "practices" and file.suffix:
                records.append(file.relative_to(root).as_posix())
            elif any(file.is_relative_to(root / top) for top in ("practices", "regions")):
                whole = True
            elif file.is_relative_to(templates):
                looks = True
            elif not file.is_relative_to(self._overrides / "assets"):
                anew = True
        names = ", ".join(file.name for file in files[:3])
        if len(files) > 3:
            names += f" и ещё {len(files) - 3}"
        dressed = not (anew or looks) or self._redressed(names, anew=anew, looks=looks)
        # What is wrong with a template keeps no record from being followed.
        if not dressed and not whole and not records:
            return
        if whole or (records and self._reaches_far(records)):
            fresh = self._whole()
        else:
            fresh = not records or self._records(records)
        if fresh:
            self.told.renewed()
            milliseconds = (time.perf_counter() - begun) * 1000
            self._say(logging.INFO, f"Обновлено: {names} ({milliseconds:.0f} мс)")
        if records and not whole:
            self._together()

    def _redressed(self, names: str, *, anew: bool, looks: bool) -> bool:
        """Have everything rendered `anew`, or templates read again; whether that went well."""
        try:
            if anew:
                self.render()
            if looks:
                with self._lock:
                    self._press.supply.prepare(self._press.templates, self._press.imprint)
                    self._ready.redress(self._ready.order)
        except Refused as refused:
            self._blame("mkdocs", self._as_text(refused.findings))
            return False
        except Exception as error:  # noqa: BLE001 - a broken template or setting is told, not fatal
            self._blame("mkdocs", _in_words(error, names))
            return False
        self._forgive("mkdocs")
        return True

    def _reaches_far(self, records: list[str]) -> bool:
        with self._lock:
            return any(self._ready.changes_others(file) for file in records)

    def _records(self, files: list[str]) -> bool:
        """Take in practice files; whether there is anything new to show."""
        with self._lock:
            found = self._ready.take(files)
        good = False
        for file in files:
            bad = [one for one in found if one.file == file and one.severity is Severity.ERROR]
            if bad:
                self._blame(file, self._as_text(bad))
            else:
                self._forgive(file)
                good = True
        warnings = [one for one in found if one.severity is Severity.WARNING]
        if warnings:
            self._say(logging.WARNING, self._as_text(warnings))
        return good

    def _together(self) -> None:
        """Check what only all files together show."""
        found = [one for one in self._ready.check() if one.severity is Severity.ERROR]
        if found:
            self._blame("together", self._as_text(found))
        else:
            self._forgive("together")

    def _whole(self) -> bool:
        """Read the whole catalog anew; whether it can be shown."""
        order, crew, found = read_anew(self._ready.order)
        if is_refused(found, strict=False):
            crew.close()
            errors = [one for one in found if one.severity is Severity.ERROR]
            self._blame("catalog", self._as_text(errors))
            with self._lock:
                self._ready.hang()
            return False
        with self._lock:
            self._ready.close()
            self._standby = Standby(replace(order, frames=self._ready.order.frames), crew)
            self._mistakes.clear()
        self.told.mistaken("")
        return True

    def _as_text(self, findings: list[Finding]) -> str:
        return as_text(in_order(findings)[:MOST], "ru", Lines(self._press.root))

    def _blame(self, what: str, words: str) -> None:
        if self._mistakes.get(what) != words:
            self._mistakes[what] = words
            self._say(logging.ERROR, words)
            self._tell()

    def _forgive(self, what: str) -> None:
        if self._mistakes.pop(what, None) is not None:
            self._tell()

    def _tell(self) -> None:
        self.told.mistaken("\n".join(self._mistakes.values()))


def _in_words(error: Exception, what: str) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    line = getattr(error, "lineno", None) or place.lineno
    file = getattr(error, "filename", None) or place.filename
    return f"{what}: {type(error).__name__}: {error}\n  {file}, строка {line}"


def _nothing_drawn(address: str, error: Exception) -> bytes:
    """A page that says why there is none; for one that could not be drawn the first time."""
    words = escape(_in_words(error, address or "/"))
    return (
        '<!doctype html>\n<html lang="ru"><head><meta charset="utf-8"><title>Ошибка</title></head>'
        f"<body><h1>Страница не рисуется</h1><pre>{words}</pre></body></html>\n"
    ).encode()
