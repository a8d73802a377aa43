"""Runs `atlas` with a guard: whoever reaches for the network is stopped.

An audit hook sees every socket of Python, forked workers included; it cannot be taken off again.
"""

from __future__ import annotations

import socket
import sys
from typing import Any

REFUSED = "the network is off"


def guard(event: str, given: tuple[Any, ...]) -> None:
    """Lets sockets inside this machine's files through and nothing else."""
    if event == "socket.__new__" and given[1] in (socket.AF_INET, socket.AF_INET6):
        raise PermissionError(REFUSED)
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise PermissionError(REFUSED)


if __name__ == "__main__":
    sys.addaudithook(guard)
    if sys.argv[1:] == ["--try"]:
        socket.create_connection(("127.0.0.1", 9))
    from generator.cli.main import app

    app()
