"""JSON as the site's files hold it: Russian letters as they are, a newline at the end."""

from __future__ import annotations

import json
from typing import Any


def compact(value: Any) -> bytes:
    """`value` for programs, without a space too many."""
    # Without indents the encoder written in C does the work: ten times faster.
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def readable(value: Any) -> bytes:
    """`value` in a small file that people open too, a line for each part."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
