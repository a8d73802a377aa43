"""JSON as the site's files hold it: Russian letters as they are, a newline at the end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

# Without indents the encoder written in C does the work: ten times faster.
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_AT_ONCE: Final = 500
"""So many pieces go out together."""


def compact(value: Any) -> bytes:
    """`value` for programs, without a space too many."""
    return _closely(value) + b"\n"


def piece(value: Any) -> bytes:
    """The same, to be set into a list."""
    return _closely(value)


def listed(head: Mapping[str, Any], name: str, pieces: Iterable[bytes]) -> bytes:
    """What `compact` gives for `head` with the list `name` at its end, of values that are made into
    pieces already: long lists share most of theirs, and are much larger as values."""
    opening = _closely({**head, name: []})
    return b"".join((opening[: -len(b"]}")], b",".join(pieces), b"]}\n"))


def flowing(head: Mapping[str, Any], lists: Mapping[str, Iterable[bytes]]) -> Iterator[bytes]:
    """The same with several lists at the end, some bytes at a time. The head says something."""
    yield _closely(head)[: -len(b"}")]
    for name, pieces in lists.items():
        yield b',"%b":[' % name.encode()
        left, between = iter(pieces), b""
        while some := list(islice(left, _AT_ONCE)):
            yield between + b",".join(some)
            between = b","
        yield b"]"
    yield b"}\n"


def enclosing(head: Mapping[str, Any], name: str, part: bytes, rest: Mapping[str, Any]) -> bytes:
    """What `compact` gives for `head`, then `name` with a value that is made into a piece already,
    then the `rest`; neither of these two may be empty."""
    key = _closely(name)
    return b"".join((_closely(head)[:-1], b",", key, b":", part, b",", _closely(rest)[1:], b"\n"))


def _closely(value: Any) -> bytes:
    return _ENCODER.encode(value).encode()


def readable(value: Any) -> bytes:
    """`value` in a small file that people open too, a line for each part."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
