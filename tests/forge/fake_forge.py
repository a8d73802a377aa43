"""A forge on this machine: answers what a test has laid down, and remembers what it was asked."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A request: «GET /path?query», its headers by lower-case names, its values if it sent some."""

    line: str
    headers: Mapping[str, str]
    sent: Any


@dataclass
class FakeForge:
    """`answers` by «GET /path», without the query: values are sent as JSON, bytes as they are, a
    number as a bare status, ("→", address) as a redirect."""

    address: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def lines(self, method: str = "") -> list[str]:
        """What was asked, with its queries; by one method only if it is named."""
        return [one.line for one in self.asked if one.line.startswith(method)]

    def written(self) -> list[Asked]:
        """The requests that would have changed something."""
        return [one for one in self.asked if not one.line.startswith("GET ")]


@contextmanager
def forge() -> Iterator[FakeForge]:
    """A forge that listens on this machine until the block ends."""
    fake = FakeForge()

    class Desk(BaseHTTPRequestHandler):
        def answer(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            sent = json.loads(self.rfile.read(size)) if size else None
            headers = {name.lower(): value for name, value in self.headers.items()}
            fake.asked.append(Asked(f"{self.command} {self.path}", headers, sent))
            told = fake.answers.get(f"{self.command} {self.path.partition('?')[0]}", 404)
            if callable(told):
                told = told(self.path)
            if isinstance(told, tuple):
                self.send_response(302)
                self.send_header("Location", told[1])
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            data = told if isinstance(told, bytes) else json.dumps(told).encode()
            self.send_response(told if isinstance(told, int) else 200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = do_PUT = answer  # noqa: N815 — http.server calls them so

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    fake.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """An archive of `files`."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()
