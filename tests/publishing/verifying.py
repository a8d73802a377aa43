"""A verifier that is not ours (openbadgeslib), its network answered from files, its clock set."""

from __future__ import annotations

import datetime as dt
import importlib
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from openbadgeslib.ob2 import OB2Verifier

from generator.publishing.host import Host

HOST = Host("Атлас практик", "https://atlas.example/atlas/")
_CLOCKS = ("openbadgeslib.ob2.verifier", "openbadgeslib.ob3.verifier", "openbadgeslib.ob3.status")


def set_clock(monkeypatch: pytest.MonkeyPatch, day: dt.date) -> None:
    """Let the verifier think that it is noon of `day`."""

    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Clock:
            return cls(day.year, day.month, day.day, 12, tzinfo=tz)

    for name in (*_CLOCKS, "jwt.api_jwt"):
        monkeypatch.setattr(importlib.import_module(name), "datetime", Clock)


def network(
    files: Mapping[str, bytes], elsewhere: Mapping[str, bytes] | None = None
) -> Callable[[str], bytes]:
    """What a download gets: the site's files, and what else stands `elsewhere` by whole address."""

    def download(url: str) -> bytes:
        path = url.removeprefix(HOST.url)
        if elsewhere is not None and url in elsewhere:
            return elsewhere[url]
        if path == url or path not in files:
            raise OSError(f"no such file: {url}")
        return files[path]

    return download


def verify(
    files: Mapping[str, bytes],
    document: Mapping[str, Any],
    check_revocation: bool = True,
    elsewhere: Mapping[str, bytes] | None = None,
) -> None:
    """Verify a hosted assertion strictly. Raises OB2VerificationError."""
    OB2Verifier(download=network(files, elsewhere)).verify_hosted(
        dict(document),
        expected_recipient=document.get("recipient", {}).get("identity"),
        check_revocation=check_revocation,
    )


def read(files: Mapping[str, bytes], path: str) -> dict[str, Any]:
    """A JSON file of the site."""
    found: dict[str, Any] = json.loads(files[path])
    return found
