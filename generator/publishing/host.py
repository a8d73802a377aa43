"""Who publishes the catalog, and where: what files need that are read outside of the site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Host:
    """`name` is the site's. `url` ends in a slash, or is empty where nobody has said where the site
    will stand; then there is nothing that needs full addresses. `email` is where questions about
    the registers go, or empty. `edit` is where the catalog's files are edited at the forge, to
    which a file's path is added, or empty."""

    name: str
    url: str = ""
    email: str = ""
    edit: str = ""

    def full(self, address: str) -> str:
        """The full address of a page or file; empty where the site's own is not known."""
        return f"{self.url}{address}" if self.url else ""
