"""What a browser may do with a page, and no more: the content security policy, the same for the tag
in each page and for the server's headers.

Nothing is allowed but what is listed. Scripts and styles are files of the site; none stands inside
a page. An address becomes that of a script only through the site's own check (Trusted Types).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from typing import Final

TRUSTED: Final = "atlas"
"""The one Trusted Types policy that may be made: frame.js has it, and the worker of the search."""

_RULES: Final = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),  # style sheets draw their icons so
    ("font-src", "'self'"),
    ("connect-src", "'self'"),  # the search, maps, the form's description, the preview's reload
    ("worker-src", "'self'"),  # the search
    ("manifest-src", "'none'"),
    ("frame-src", "'none'"),
    ("media-src", "'none'"),
    ("object-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", TRUSTED),
)


def page_policy() -> str:
    """The policy of every page, for `<meta http-equiv="Content-Security-Policy">`."""
    return _joined(_RULES)


def header_policy(*, framed: bool = False, styles: Iterable[str] = ()) -> str:
    """The same for a server's header, which can also say that nobody may show the page in a frame;
    if it is `framed`, anybody may. `styles` are the style sheets inside pictures, allowed by hash.
    """
    hashes = "".join(f" '{_hash(text)}'" for text in styles)
    more = {"style-src": hashes}
    rules = [(name, f"{sources}{more.get(name, '')}") for name, sources in _RULES]
    return _joined(rules if framed else [*rules, ("frame-ancestors", "'none'")])


def _joined(rules: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in rules)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
