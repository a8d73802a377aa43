"""The forge where the source files lie: how its pages for new and old files are addressed.

GitHub and Gitea fill a new file in from the address; GitLab takes the name, and the text only in
some versions, so people there are told to paste it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 8_000
"""Characters of an address that forges and the servers before them take: they mostly stop at 8 KB,
and a Russian letter takes six of them."""

_NEW: Final[Mapping[str, str]] = MappingProxyType(
    {
        "github": "/new/{branch}?filename={path}&value={text}",
        "gitlab": "/-/new/{branch}?file_name={path}&content={text}",
        "gitea": "/_new/{branch}/?filename={path}&value={text}",
    }
)
_EDIT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "github": "/edit/{branch}/{path}",
        "gitlab": "/-/edit/{branch}/{path}",
        "gitea": "/_edit/{branch}/{path}",
    }
)
KINDS: Final = tuple(_NEW)
_SIGNS: Final = {"github": "github", "gitlab": "gitlab", "gitea": "gitea", "codeberg": "gitea"}
"""What the names of forges' hosts tell of their kind."""


@dataclass(frozen=True, slots=True)
class Forge:
    """`repository` is its address without a slash at the end, or empty where there is none; `kind`
    one of `KINDS`, or empty where it is not known. `edit` is what comes before the path of a file
    that is to be edited, where the publisher has said so."""

    repository: str = ""
    kind: str = ""
    branch: str = "main"
    edit: str = ""

    @property
    def new_file(self) -> str:
        """The page for a new file, with {path} and {text} to be filled in; empty if not known."""
        return self._page(_NEW)

    @property
    def edit_file(self) -> str:
        """The page for editing a file, with {path} to be filled in; empty if not known."""
        return f"{self.edit}{{path}}" if self.edit else self._page(_EDIT)

    def _page(self, pages: Mapping[str, str]) -> str:
        page = pages.get(self.kind) if self.repository else None
        return self.repository + page.replace("{branch}", self.branch) if page else ""


def kind_of(repository: str) -> str:
    """The kind of forge that the host of an address tells: "github"; empty if it tells nothing."""
    host = urlsplit(repository).hostname or ""
    return next((kind for sign, kind in _SIGNS.items() if sign in host), "")
