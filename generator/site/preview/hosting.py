"""The preview's server on this machine: it asks the preview for each page, and holds the line of
browsers that wait for word of an edit."""

from __future__ import annotations

import json
import mimetypes
import posixpath
import socket
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.site.preview.preview import Preview

OWN: Final = "-/"
"""The folder of what belongs to the preview and not to the site: no address looks like this."""
PATIENCE: Final = 25.0
"""Seconds for which a browser is kept waiting."""

_HEAD: Final = (
    b'<link rel="stylesheet" href="%(own)spreview.css">'
    b'<script src="%(own)spreview.js" defer></script></head>'
)
_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".yml": "text/plain; charset=utf-8",
    ".bin": "application/octet-stream",
}


class PreviewServer(ThreadingHTTPServer):
    """Serves a preview. It can be asked for its `address` once it is made."""

    daemon_threads = True

    def __init__(self, host: str, port: int, preview: Preview) -> None:
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler)
        self.preview = preview

    @property
    def address(self) -> str:
        """Where the site is shown."""
        host, port = self.server_address[:2]
        host = f"[{host!s}]" if self.address_family == socket.AF_INET6 else f"{host!s}"
        return f"http://{host}:{port}{self.preview.base}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is nothing to speak of."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or else a short answer waits 40 ms for word of its own head

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        path, base = unquote(asked.path), self.server.preview.base
        if not path.startswith(base):
            self._go(base)
            return
        path = path.removeprefix(base)
        if path.startswith(OWN):
            self._own(path.removeprefix(OWN), parse_qs(asked.query))
            return
        status, name, data = self.server.preview.answer(path)
        if status == 302:
            self._go(f"{base}{name}")
            return
        if status == 404 and path and "." not in posixpath.basename(path) and path[-1:] != "/":
            self._go(f"{base}{path}/")
            return
        if name.endswith(".html"):
            own = {b"own": f"{base}{OWN}".encode()}
            data = data.replace(b"</head>", _HEAD % own, 1)
        self._send(status, name, data)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _own(self, name: str, query: dict[str, list[str]]) -> None:
        if name == "told":
            try:
                number = int(query.get("after", ["-1"])[0])
            except ValueError:
                number = -1
            word = self.server.preview.told.after(number, PATIENCE)
            self._send(200, "told.json", json.dumps(asdict(word)).encode())
        elif name in ("preview.js", "preview.css"):
            self._send(200, name, Path(__file__).with_name(name).read_bytes())
        else:
            self._send(404, "none.txt", b"")

    def _go(self, there: str) -> None:
        self.send_response(302)
        self.send_header("Location", quote(there, safe="/#?=&"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, name: str, data: bytes) -> None:
        ending = posixpath.splitext(name)[1]
        kind = _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *arguments: Any) -> None:
        """Pages asked for are no news at the terminal."""
