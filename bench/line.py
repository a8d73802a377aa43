"""A line to a visitor: a server of this machine that counts what it sends and takes its time.

What hosts of static sites compress, it compresses too, so that the bytes are those of a real line.
"""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

COMPRESSED: Final = frozenset({".css", ".html", ".js", ".json", ".svg", ".xml"})
KEPT: Final = "max-age=600"
"""As long as GitHub Pages lets a browser keep a file."""
SLOW_BYTES: Final = 200_000
"""Bytes a second of a line of 1.6 Mbit/s."""
SLOW_DELAY: Final = 0.15
"""Seconds until the first byte of an answer on it."""


@dataclass
class Line:
    """A line: bytes a second (None: as fast as can be), seconds of delay, what it has carried."""

    speed: float | None = None
    delay: float = 0.0
    sent: list[tuple[str, int]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, path: str, size: int) -> None:
        """Count a file and wait as long as it is on its way; all files share the line."""
        time.sleep(self.delay)
        with self.lock:
            self.sent.append((path, size))
            if self.speed:
                time.sleep(size / self.speed)

    def clear(self, part: str = "") -> tuple[int, int]:
        """The bytes and files since the last time, which are forgotten; of paths with `part`."""
        with self.lock:
            told = [size for path, size in self.sent if part in path]
            self.sent.clear()
        return sum(told), len(told)


@lru_cache(maxsize=64)
def body(file: Path) -> tuple[bytes, bool]:
    """What is sent for a file, and whether it is compressed."""
    data = file.read_bytes()
    if file.suffix not in COMPRESSED:
        return data, False
    return gzip.compress(data, 6), True


class _Carrier(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, line: Line, **more: Any) -> None:
        self.line = line
        super().__init__(*given, **more)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file over the line."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        data, compressed = body(file)
        self.line.carry(self.path, len(data))
        try:
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(file)))
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", KEPT)
            if compressed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(data)
        except ConnectionError:
            self.close_connection = True  # the visitor has gone


@contextmanager
def served(site: Path, line: Line) -> Iterator[str]:
    """The address of a server of this machine for `site`."""
    handler = partial(_Carrier, directory=str(site), line=line)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
