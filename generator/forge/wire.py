"""The one place where the program talks to a forge: requests to its API and nothing else.

The key goes to the API's own address and to no other: a redirect, which archives are stored behind,
is followed without it. Every answer has a limit.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO, Any, Final
from urllib.parse import urlsplit

LARGEST: Final = 4_000_000
"""Bytes of an answer of the API."""
PAGE: Final = 100
PAGES: Final = 20
SECONDS: Final = 30.0
_LOCAL: Final = ("127.0.0.1", "localhost", "::1")


class ForgeSilent(Exception):
    """The forge could not be asked or has refused; the message says what, in Russian. `status` is
    that of its answer, 0 without one."""

    def __init__(self, words: str, status: int = 0) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True)
class Wire:
    """The API under `base` («https://api.github.com»), asked with `headers`, the key's `secret`
    among them. The key stays out of messages and of `repr`."""

    base: str
    headers: Mapping[str, str] = field(default_factory=dict)
    secret: tuple[str, str] = field(default=("", ""), repr=False)

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.base)
            local = parts.scheme == "http" and parts.hostname in _LOCAL
            usable = bool(parts.hostname) and (parts.scheme == "https" or local)
        except ValueError:
            usable = False
        if not usable:
            raise ForgeSilent(f"«{self.base}» — не адрес API: нужен https://")

    def read(self, path: str, largest: int = LARGEST) -> bytes:
        """What stands at `path`. Raises ForgeSilent, also if it is larger than `largest` bytes."""
        return self._ask("GET", path, None, largest)

    def read_json(self, path: str) -> Any:
        """The same as values. Raises ForgeSilent."""
        return _values(self.read(path), path)

    def read_list(self, path: str, key: str = "") -> Iterator[Any]:
        """The entries of a list that comes in pages; `key` names it where it lies in an object."""
        joint = "&" if "?" in path else "?"
        for number in range(1, PAGES + 1):
            told = self.read_json(f"{path}{joint}per_page={PAGE}&page={number}")
            page = told.get(key) if key and isinstance(told, dict) else told
            if not isinstance(page, list):
                raise ForgeSilent(f"неожиданный ответ на {path}")
            yield from page
            if len(page) < PAGE:
                return

    def send(self, method: str, path: str, value: Mapping[str, Any]) -> Any:
        """Send `value` as JSON («POST», «PUT»…); the answer as values. Raises ForgeSilent."""
        return _values(self._ask(method, path, json.dumps(value).encode(), LARGEST), path)

    def _ask(self, method: str, path: str, data: bytes | None, largest: int) -> bytes:
        request = urllib.request.Request(  # noqa: S310 — the scheme is looked at above
            f"{self.base}{path}", data=data, headers=dict(self.headers), method=method
        )
        if data is not None:
            request.add_header("Content-Type", "application/json")
        if self.secret[0]:
            request.add_unredirected_header(*self.secret)
        opener = urllib.request.build_opener(_Redirects(urlsplit(self.base).scheme))
        try:
            with opener.open(request, timeout=SECONDS) as answer:
                told: bytes = answer.read(largest + 1)
        except urllib.error.HTTPError as error:
            error.close()
            raise ForgeSilent(f"на {method} {path} ответ {error.code}", error.code) from None
        except (OSError, HTTPException, ValueError) as error:
            raise ForgeSilent(f"на {method} {path} ответа нет: {error}") from None
        if len(told) > largest:
            raise ForgeSilent(f"ответ на {method} {path} больше {largest} байтов")
        return told


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows where an answer sends, without the key, over the same kind of line, only to read."""

    max_redirections = 3

    def __init__(self, scheme: str) -> None:
        self._scheme = scheme

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if req.get_method() != "GET" or urlsplit(newurl).scheme != self._scheme:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _values(data: bytes, path: str) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        raise ForgeSilent(f"ответ на {path} — не JSON") from None


def at(value: Any, *keys: str) -> Any:
    """What lies deep in objects of an answer; None where one of them is missing."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
