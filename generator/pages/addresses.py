"""The one place that knows addresses: of every kind of record, of every page, of old names.

An address is relative to the site's root, ends in "/", and is "" for the home page. Ids are held
to a safe pattern where they are read, so an address needs no quoting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.catalog.catalog import Catalog
from generator.catalog.certificate_files import FOLDER, certificate_folder
from generator.catalog.entries import CertificateEntry
from generator.catalog.holders import holder_anchor, listed_at
from generator.pages.page import NOT_FOUND
from generator.text import say

HOME = ""
PRACTICES = "practices/"
SPHERES = "spheres/"
TOOLS = "tools/"
REGIONS = "regions/"
SITES = "sites/"
PACKAGES = "packages/"
CERTIFICATES = FOLDER
CONTRIBUTE = "contribute/"
HEALTH = f"{CONTRIBUTE}health/"
HEALTH_DATA = "api/v1/health.json"
DATA = "data/"


def practice_address(identity: str) -> str:
    """The page of a practice: "nizhny/kstovo" → "practices/nizhny/kstovo/"."""
    return f"{PRACTICES}{identity}/"


def region_address(identity: str) -> str:
    """The page of a region."""
    return f"{REGIONS}{identity}/"


def municipality_address(identity: str) -> str:
    """The page of a municipality, by its full id; merged ones keep theirs."""
    return f"{REGIONS}{identity}/"


def site_address(identity: str) -> str:
    """The page of a training site."""
    return f"{SITES}{identity}/"


def sphere_address(identity: str) -> str:
    """The page of a sphere."""
    return f"{SPHERES}{identity}/"


def tool_address(identity: str) -> str:
    """The page of a lean tool."""
    return f"{TOOLS}{identity}/"


def package_address(identity: str) -> str:
    """The page of a replication package."""
    return f"{PACKAGES}{identity}/"


def region_map_file(identity: str) -> str:
    """The file of shapes that all maps of a region share."""
    return f"{REGIONS}{identity}/map.svg"


def region_poster_file(identity: str) -> str:
    """A region's map as a drawing of its own, for reports and walls."""
    return f"{REGIONS}{identity}/poster.svg"


def practice_map_file(identity: str) -> str:
    """A practice's map as a drawing of its own, to be downloaded."""
    return f"{PRACTICES}{identity}/map.svg"


def passport_file(identity: str) -> str:
    """A practice's passport, to be printed."""
    return f"{practice_address(identity)}passport.pdf"


def kit_file(identity: str) -> str:
    """All that one needs to take a practice up, in one archive."""
    return f"{practice_address(identity)}kit.zip"


def practice_source_file(identity: str) -> str:
    """The file of a practice as it was written."""
    return f"{practice_address(identity)}source.yml"


def site_source_file(identity: str) -> str:
    """The file of a training site as it was written."""
    return f"{site_address(identity)}source.yml"


def embed_address(identity: str) -> str:
    """A practice as a small page for other sites to frame: its map, or its card."""
    return f"embed/{PRACTICES}{identity}/"


def embed_counter_address(region: str) -> str:
    """A region's numbers as a small page for other sites to frame."""
    return f"embed/{REGIONS}{region}/counter/"


def embed_region_map_address(region: str) -> str:
    """A region's map as a small page for other sites to frame."""
    return f"embed/{REGIONS}{region}/map/"


def health_address(region: str, part: int = 1) -> str:
    """What the entries of a region need: its first page, or a further one."""
    return f"{HEALTH}{region}/" if part == 1 else f"{HEALTH}{region}/{part}/"


def health_feed(region: str = "") -> str:
    """The feed of what a region needs, or of what all of them need."""
    return f"{health_address(region) if region else HEALTH}feed.xml"


def feed_file(page: str) -> str:
    """The feed (Atom) of what the page at the address `page` is about; of the whole for ""."""
    return f"{page}feed.xml"


def json_feed_file(page: str) -> str:
    """The same as JSON Feed."""
    return f"{page}feed.json"


def calendar_file(page: str) -> str:
    """The calendar of the dates of a region or, for "", of the whole catalog."""
    return f"{page}calendar.ics"


def preview_file(page: str) -> str:
    """The picture that messengers show beside a link to a practice, a region or, for "", all."""
    return f"{page}preview.png"


def certificate_anchor(region: str, slug: str) -> str:
    """The id of a certificate's line in the register."""
    return f"{region}-{slug}"


def certificate_address(region: str, slug: str) -> str:
    """The page of a certificate: "certificates/nizhny/or-2025-14/"."""
    return certificate_folder(region, slug)


def holder_address(certificate: CertificateEntry, catalog: Catalog) -> str:
    """A practice's page; an institution's line on the page of its municipality or region; the
    certificate's own page where the practice has none."""
    if certificate.practice is not None:
        practice = catalog.practices.get(certificate.practice)
        if practice is not None and practice.published:
            return practice_address(practice.id)
        return certificate_address(certificate.region, certificate.slug)
    anchor = holder_anchor(say(certificate.record.holder.organisation or ""))
    place = listed_at(certificate, catalog.directory)
    return f"{REGIONS}{place}/#{anchor}"


def region_at(address: str) -> str:
    """The region whose records the page at `address` shows; "" where it shows those of many."""
    section, _, rest = address.removeprefix("embed/").partition("/")
    region, _, page = rest.partition("/")
    of_one = f"{section}/" in (PRACTICES, REGIONS, SITES, CERTIFICATES, "packages/")
    return region if of_one and (page or f"{section}/" == REGIONS) else ""


def record_address(catalog: Catalog, kind: str, identity: str) -> str | None:
    """Where a link of a text ("practice:nizhny/kstovo") leads, or None if no page is there."""
    directory = catalog.directory
    if kind == "practice":
        practice = catalog.practices.get(catalog.aliases.get(identity, identity))
        return practice_address(practice.id) if practice and practice.published else None
    known: Mapping[str, tuple[Mapping[str, object], str]] = {
        "region": (directory.regions, REGIONS),
        "municipality": (directory.municipalities, REGIONS),
        "site": (directory.sites, SITES),
        "sphere": (directory.spheres, SPHERES),
        "tool": (directory.tools, TOOLS),
        "package": (directory.packages, PACKAGES),
    }
    if kind not in known:
        return None
    records, folder = known[kind]
    return f"{folder}{identity}/" if identity in records else None


def catalog_addresses(catalog: Catalog) -> Iterator[str]:
    """The addresses of all pages but those of single practices."""
    directory = catalog.directory
    yield from (
        HOME,
        PRACTICES,
        SPHERES,
        TOOLS,
        REGIONS,
        SITES,
        CERTIFICATES,
        NOT_FOUND,
    )
    yield from map(sphere_address, directory.spheres)
    yield from map(tool_address, directory.tools)
    yield from map(region_address, directory.regions)
    yield from (
        municipality_address(entry.id)
        for entry in directory.municipalities.values()
        if entry.region in directory.regions
    )
    yield from (
        site_address(entry.id)
        for entry in directory.sites.values()
        if entry.region in directory.regions
    )
    yield from (
        package_address(entry.id)
        for entry in directory.packages.values()
        if entry.region in directory.regions
    )
    yield from (
        certificate_address(entry.region, entry.slug)
        for entry in directory.certificates
        if entry.region in directory.regions
    )


def redirects(catalog: Catalog) -> dict[str, str]:
    """Old addresses and where each leads today: those of practices, and of what is framed."""
    return {
        address(alias): address(identity)
        for address in (practice_address, embed_address)
        for alias, identity in sorted(catalog.aliases.items())
        if alias not in catalog.practices
    }
