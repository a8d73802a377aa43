"""The site as it stands on the disk, and where its links lead."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from built.web_page import WebPage
from generator.site.building import Built, Wish, build

PROJECT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
FOLDER = "/praktiki/"
"""Where the site stands on its server: not at the root, so that a link from the root breaks."""
URL = f"https://atlas.example{FOLDER}"
FORGE = "https://git.example/atlas/"
LOST = "404.html"
EMBEDDED = "embed/"
"""Pages made for other sites' frames; search engines do not list them."""
SAME_EVERYWHERE = ("about/", "architecture/", "contribute/", "data/", "en/about/", "en/data/")
"""Hand-written pages and the reference: no catalog changes them, and they speak of the real one."""
HEALTH = "contribute/health/"
"""What its entries need is each catalog's own."""


@dataclass(frozen=True)
class BuiltSite:
    """A site in a folder, which its settings say stands at `URL`.

    Of a site with `whole` false only the pages that its catalog makes are looked at.
    """

    folder: Path
    whole: bool = True

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of all files."""
        return frozenset(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        )

    @cached_property
    def pages(self) -> dict[str, WebPage]:
        """The pages by address, those of old addresses too."""
        read = {}
        for file in sorted(self.files):
            same = file.startswith(SAME_EVERYWHERE) and not file.startswith(HEALTH)
            if file.endswith(".html") and (self.whole or not same):
                address = file.removesuffix("index.html") if file.endswith("index.html") else file
                read[address] = WebPage.read(address, (self.folder / file).read_bytes())
        return read

    @cached_property
    def shown(self) -> dict[str, WebPage]:
        """The pages that people look at: all but those that only lead on to another."""
        return {key: page for key, page in self.pages.items() if page.leads_on is None}

    def page(self, address: str) -> WebPage:
        """One page, without reading all the others."""
        if "pages" in self.__dict__:
            return self.pages[address]
        path = self.folder / (address if address == LOST else f"{address}index.html")
        return WebPage.read(address, path.read_bytes())

    def ids(self, file: str) -> frozenset[str] | None:
        """The ids in a page or a drawing; None for a file that has none, or is not looked at."""
        if file not in self._ids:
            page = self.pages.get(file.removesuffix("index.html"))
            if page is not None:
                self._ids[file] = frozenset(page.ids)
            elif file.endswith(".svg") and file in self.files:
                drawing = ET.parse(self.folder / file)
                self._ids[file] = frozenset(e.get("id", "") for e in drawing.iter())
            else:
                self._ids[file] = None
        return self._ids[file]

    @cached_property
    def _ids(self) -> dict[str, frozenset[str] | None]:
        return {}

    def target(self, page: str, link: str) -> tuple[str, str] | None:
        """The file and the #anchor that `link` on the page `page` means; None if another site's.

        A file outside the folder of the site comes out as it is, with "..", and so is not there.
        """
        full = urlsplit(urljoin(URL + page, link.strip()))
        if f"{full.scheme}://{full.netloc}/" != urljoin(URL, "/"):
            return None
        if not full.path.startswith(FOLDER):
            return f"..{full.path}", full.fragment
        path = unquote(full.path.removeprefix(FOLDER))
        if path == "" or path.endswith("/"):
            path += "index.html"
        return path, unquote(full.fragment)


@contextmanager
def settings() -> Iterator[None]:
    """The environment in which the site knows its own address and that of the source files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_SITE_URL", URL)
        patch.setenv("ATLAS_REPOSITORY", FORGE)
        yield


def build_site(out: Path, root: Path = PROJECT, languages: tuple[str, ...] = ("ru",)) -> Built:
    """Build the catalog under `root` into `out` with the project's own settings and looks."""
    with settings():
        return build(Wish(PROJECT, root=root, out=out, today=TODAY, languages=languages))
