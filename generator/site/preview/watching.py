"""The watch over a project's files: an edit is told once, whole, and nothing is looked at in vain.

The system itself tells of edits (inotify and its like), so waiting costs nothing.
"""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET: Final = 0.012
"""Seconds without news after which an edit counts as done: editors write in several steps."""
LONGEST: Final = 0.06
"""Seconds after which it is told even so."""

# Linux tells when a file is closed after it was written: what is said before that is half an edit.
_NEWS: Final = (
    {"closed", "created", "deleted", "moved"}
    if sys.platform == "linux"
    else {"modified", "created", "deleted", "moved"}
)


class Watch(FileSystemEventHandler):
    """Tells `changed` of the files that an edit has touched, in a thread of its own."""

    def __init__(self, changed: Callable[[set[Path]], None]) -> None:
        self._changed = changed
        self._news: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
        self._observer = Observer()
        self._thread = threading.Thread(target=self._follow, daemon=True, name="atlas-watch")

    def start(self, places: Iterable[Path]) -> None:
        """Watch everything inside the folders among `places`, and the single files among them."""
        there = {place.resolve() for place in places}
        self._single = {place for place in there if place.is_file()}
        inside = {place for place in there if place.is_dir()}
        for folder in sorted(inside):
            self._observer.schedule(self, str(folder), recursive=True)
        for folder in sorted({file.parent for file in self._single} - inside):
            self._observer.schedule(self, str(folder), recursive=False)
        self._folders = tuple(inside)
        self._observer.start()
        self._thread.start()

    def stop(self) -> None:
        """Watch no more."""
        if self._thread.is_alive():
            self._observer.stop()
            self._observer.join()
            self._news.put(None)
            self._thread.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer's thread."""
        if event.event_type not in _NEWS:
            return
        if event.is_directory and event.event_type not in ("deleted", "moved"):
            return
        for told in (event.src_path, getattr(event, "dest_path", "")):
            if told:
                path = Path(str(told))
                if self._matters(path):
                    self._news.put(path)

    def _matters(self, path: Path) -> bool:
        """Not the files that editors keep for themselves beside the one being edited."""
        name = path.name
        if name.startswith(".") or name.endswith(("~", ".swp", ".tmp")) or name.isdigit():
            return False
        return path in self._single or any(path.is_relative_to(one) for one in self._folders)

    def _follow(self) -> None:
        while (first := self._news.get()) is not None:
            files = {first}
            end = time.monotonic() + LONGEST
            try:
                while (left := end - time.monotonic()) > 0:
                    more = self._news.get(timeout=min(QUIET, left))
                    if more is None:
                        return
                    files.add(more)
            except queue.Empty:
                pass
            self._changed(files)
