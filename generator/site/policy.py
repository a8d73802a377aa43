"""The content security policy of a page: nothing runs that the theme itself did not put there.

Scripts come from the site's own files. A script that a template writes into the page is allowed by
the hash of its text, so one that came in by any other way does not run. No styles inside pages.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final

_INLINE: Final = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
_IS_DATA: Final = re.compile(r"""\stype=["']?(?!text/javascript|module)[a-z]+/""", re.IGNORECASE)
_HAS_SOURCE: Final = re.compile(r"\ssrc=", re.IGNORECASE)

_RULES: Final = (
    "default-src 'self'",
    "img-src 'self' data:",  # the theme's style sheet draws its icons so
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)


def policy_for(html: str, *, live: bool = False) -> str:
    """The policy of the page `html`, for `<meta http-equiv="Content-Security-Policy">`.

    `live` lets the preview's own script run: its text changes with each build.
    """
    scripts = ["'unsafe-inline'"] if live else [f"'sha256-{_hash(t)}'" for t in _scripts(html)]
    rule = " ".join(["script-src 'self'", *dict.fromkeys(scripts)])
    return "; ".join([_RULES[0], rule, *_RULES[1:]])


def _scripts(html: str) -> list[str]:
    return [
        found["text"]
        for found in _INLINE.finditer(html)
        if not _HAS_SOURCE.search(found["attributes"]) and not _IS_DATA.search(found["attributes"])
    ]


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
