"""Which files a page is made of: the day on which they were last changed is that of the page."""

from __future__ import annotations

from generator.catalog.catalog import Catalog
from generator.pages import addresses
from generator.pages.languages import neutral
from generator.reading.walking import PRACTICES, REGIONS

DOCS = "docs"
EVERYTHING = (f"{PRACTICES}/", f"{REGIONS}/")


def made_of(catalog: Catalog, address: str) -> tuple[str, ...]:
    """The files, and the folders (with a slash at the end), that the page at `address` is made of;
    none for a page that the program makes of itself."""
    page = neutral(address)
    section, _, rest = page.partition("/")
    identity = rest.rstrip("/")
    section = f"{section}/" if section else ""
    region, _, name = identity.partition("/")
    if section == addresses.PRACTICES and identity:
        practice = catalog.practices.get(identity)
        return (practice.file,) if practice is not None else ()
    if section == addresses.REGIONS and identity:
        return f"{REGIONS}/{region}/", f"{PRACTICES}/{region}/"
    if section == addresses.SITES and name:
        site = catalog.directory.sites.get(identity)
        return (site.file,) if site is not None else ()
    if section == addresses.PACKAGES and name:
        package = catalog.directory.packages.get(identity)
        return (package.file,) if package is not None else ()
    if section == addresses.CERTIFICATES and name:
        return (f"{REGIONS}/{region}/certificates.yml",)
    if page.startswith(addresses.HEALTH) or section in _LISTS:
        return EVERYTHING
    return f"{DOCS}/{address.rstrip('/')}.md", f"{DOCS}/{address}index.md"


_LISTS = frozenset(
    {
        addresses.HOME,
        addresses.PRACTICES,
        addresses.SPHERES,
        addresses.TOOLS,
        addresses.REGIONS,
        addresses.SITES,
        addresses.CERTIFICATES,
    }
)
