"""A server of this machine that shows a folder as a host of static sites does, and says of each
file what the site's file `_headers` asks for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from built.built_site import FOLDER, LOST


class _Handler(SimpleHTTPRequestHandler):
    """Files under FOLDER; anything else is not found, which the site's own page says."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def translate_path(self, path: str) -> str:
        if not path.startswith(FOLDER):
            return str(Path(self.directory) / "no" / "such" / "file")
        return super().translate_path("/" + path.removeprefix(FOLDER))

    def end_headers(self) -> None:
        for name, value in headers_for(Path(self.directory), self.path):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = b""
        if code == HTTPStatus.NOT_FOUND:
            body = (Path(self.directory) / LOST).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@cache
def rules_of(site: Path) -> dict[str, list[tuple[str, str]]]:
    """The rules of the file `_headers`: pattern → names and values."""
    rules: dict[str, list[tuple[str, str]]] = {}
    file = site / "_headers"
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[next(reversed(rules))].append((name, value))
        elif line:
            rules[line] = []
    return rules


def headers_for(site: Path, path: str) -> list[tuple[str, str]]:
    """What the rules say of `path`, at whose begin the folder of the site stands."""
    rules = rules_of(site)
    asked = "/" + path.partition("?")[0].partition("#")[0].removeprefix(FOLDER)
    fit = [p for p in rules if p == asked or (p.endswith("*") and asked.startswith(p[:-1]))]
    assert len(fit) <= 1, f"two rules of one address: {fit}"
    return rules[fit[0]] if fit else []


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port while the block runs; gives the address of its home page."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{FOLDER}"
        server.shutdown()
