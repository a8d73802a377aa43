"""Passports of practices as PDF, and kits: everything that one needs to take a practice up, in one
archive with checksums. Made where the publisher asks for them, by WeasyPrint.

A passport is drawn by a template of the program's own, so it never changes with the site's looks;
it fetches nothing but the two fonts that lie beside the drawings.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from generator.catalog.catalog import Catalog
from generator.drawing.typeface import BOLD, REGULAR
from generator.model.practice import Practice
from generator.pages import Settings, environment, practice_page, render_body
from generator.pages.addresses import kit_file, passport_file, practice_map_file
from generator.pages.wording import _
from generator.publishing.api import practice_files
from generator.publishing.host import Host
from generator.publishing.map_files import map_maker
from generator.reading import ORDINARY
from generator.reading.opening import NotReadable, read_bytes

FOLDER: Final = Path(__file__).parent / "passport"
TEMPLATE: Final = "passport.html"
_FONTS: Final = {"atlas:regular": REGULAR, "atlas:bold": BOLD}
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name: the same files give the same bytes on any day."""


class NoPrinter(ValueError):
    """Passports are wanted, and WeasyPrint is not there; the message says what to do."""


def passport_files(
    root: Path, kept: Mapping[str, Practice], catalog: Catalog, host: Host
) -> Iterator[tuple[str, bytes]]:
    """The passport and the kit of each of these published practices.

    `root` is the folder of the catalog. Raises NoPrinter without WeasyPrint.
    """
    draw_map = map_maker(catalog)
    for identity, record in kept.items():
        card = catalog.practices.get(identity)
        if card is None or not card.published:
            continue
        pdf = passport(record, identity, catalog, host)
        yield passport_file(identity), pdf
        inside = {"passport.pdf": pdf}
        inside |= {Path(p).name: data for p, data in practice_files({identity: record}, catalog)}
        drawn = draw_map(identity)
        if drawn is not None:
            inside[Path(practice_map_file(identity)).name] = drawn
        with suppress(NotReadable):  # it has gone since it was read: the kit does without
            inside["source.yml"] = read_bytes(root, card.file, ORDINARY.size)
        yield kit_file(identity), archive(inside)


def passport(record: Practice, identity: str, catalog: Catalog, host: Host) -> bytes:
    """The passport of `record`, the published practice `identity`, as PDF: A4, with a QR code where
    the site at `host` knows its address. The same record, day and program give the same bytes."""
    page = practice_page(record, catalog.practices[identity], catalog)
    env = _studio(host.url)
    printed = render_body(env, _with_template(page))
    return _printer()(printed, hashlib.sha256(printed.encode()).digest()[:16])


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files, with their SHA-256 in SHA256SUMS; the same files, the same bytes."""
    sums = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())
    )
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in sorted({**files, "SHA256SUMS": sums.encode()}.items()):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            made.writestr(entry, data)
    return told.getvalue()


@lru_cache(maxsize=2)
def _studio(url: str) -> Any:
    return environment(FOLDER, Settings(url=url))


def _with_template(page: Any) -> Any:
    return replace(page, template=TEMPLATE)


def check_printer() -> None:
    """Make sure that passports can be printed here. Raises NoPrinter."""
    _printer()


@lru_cache(maxsize=1)
def _printer() -> Callable[[str, bytes], bytes]:
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except (ImportError, OSError) as error:
        words = _(
            "для паспортов в PDF нужен WeasyPrint: .venv/bin/pip install "
            "weasyprint (в Debian и Ubuntu ещё apt-get install libpango-1.0-0 libpangoft2-1.0-0)"
        )
        raise NoPrinter(words) from error

    class OwnFonts(URLFetcher):  # type: ignore[misc]
        """The two fonts; nothing else is ever read or asked for."""

        def fetch(self, url: str, headers: object = None) -> Any:
            if url not in _FONTS:
                raise ValueError(url)
            return URLFetcherResponse(url, _FONTS[url].read_bytes(), {"Content-Type": "font/ttf"})

    def write(html: str, identifier: bytes) -> bytes:
        document = HTML(string=html, base_url="atlas:", url_fetcher=OwnFonts())
        return bytes(document.write_pdf(pdf_identifier=identifier))

    return write
