"""What leads visitors and search engines to the pages: the sitemap, robots.txt, and old addresses.

A sitemap needs full addresses, so there is none until the site's own is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from markupsafe import Markup, escape

from generator.site.edition.addresses import relative
from generator.site.edition.stock import Written
from generator.site.stamping.imprint import Imprint

LONGEST_SITEMAP: Final = 50_000
"""A sitemap may list no more; a longer list is split, and an index of sitemaps leads to it."""

_XML: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML: Final = "http://www.w3.org/1999/xhtml"

_REDIRECT: Final = Markup(
    '<!doctype html>\n<html lang="ru">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
    "<title>Страница переехала</title>\n"
    '<meta name="robots" content="noindex">\n{canonical}'
    '<meta http-equiv="refresh" content="0; url={there}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n</head>\n<body>\n'
    '<p>Эта страница переехала: <a href="{there}">перейти по новому адресу</a>.</p>\n'
    "</body>\n</html>\n"
)


def sitemaps(
    pages: Iterable[Written],
    imprint: Imprint,
    changed: Callable[[str], str] = lambda address: "",
) -> dict[str, bytes]:
    """The sitemap files by their path; none if the site's address is not known.

    `changed` tells the day of the last change of the page at an address ("2026-11-22"), or "".
    """
    if not imprint.url:
        return {}
    ordered = sorted(pages, key=lambda page: page.address)
    listed = [
        _entry(imprint.full(page.address), changed(page.address), _twins(page.address, imprint))
        for page in ordered
        if page.listed
    ]
    parts = [listed[i : i + LONGEST_SITEMAP] for i in range(0, len(listed), LONGEST_SITEMAP)]
    if len(parts) < 2:
        return {"sitemap.xml": _xml("urlset", "url", listed)}
    files = {f"sitemap-{n}.xml": _xml("urlset", "url", part) for n, part in enumerate(parts, 1)}
    entries = [_entry(imprint.full(name)) for name in files]
    return files | {"sitemap.xml": _xml("sitemapindex", "sitemap", entries)}


def robots(imprint: Imprint) -> bytes:
    """The text of robots.txt: everything may be read; where the sitemap stands, if there is one."""
    lines = ["User-agent: *", "Disallow:"]
    if imprint.url:
        lines += ["", f"Sitemap: {imprint.full('sitemap.xml')}"]
    return "".join(f"{line}\n" for line in lines).encode()


def redirect(old: str, new: str, imprint: Imprint) -> bytes:
    """The page that stands at the address `old` and leads to `new`, without a script.

    Raises ValueError if `new` is not an address inside the site.
    """
    url = imprint.full(new)
    canonical = Markup('<link rel="canonical" href="{}">\n').format(url) if url else ""
    return _REDIRECT.format(canonical=canonical, there=relative(new, old)).encode()


def _entry(location: str, changed: str = "", twins: str = "") -> str:
    date = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
    return f"<loc>{escape(location)}</loc>{date}{twins}"


def _twins(address: str, imprint: Imprint) -> str:
    """The same page in all languages, itself included; nothing where it has no twin."""
    twins = imprint.languages.twins(address)
    if len(twins) < 2:
        return ""
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href="{escape(imprint.full(place))}"/>'
        for lang, place in twins.items()
    )


def _xml(root: str, item: str, entries: Iterable[str]) -> bytes:
    lines = "".join(f"<{item}>{entry}</{item}>\n" for entry in entries)
    more = f' xmlns:xhtml="{_XHTML}"' if "<xhtml:" in lines else ""
    return f'{_XML}<{root} xmlns="{_NAMESPACE}"{more}>\n{lines}</{root}>\n'.encode()
