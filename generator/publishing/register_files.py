"""Every file of the registers of certificates, for one worker of a build or for all at once."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog.catalog import Catalog
from generator.publishing.badge_files import badge_files
from generator.publishing.calendars import calendar_files
from generator.publishing.host import Host
from generator.publishing.open_badges import issuer_files, open_badge_files
from generator.publishing.registry import Registry
from generator.publishing.signed_credentials import key_files, signed_files
from generator.publishing.signing import Signer


def register_files(
    catalog: Catalog, host: Host, signer: Signer | None = None, number: int = 0, of: int = 1
) -> Iterator[tuple[str, bytes]]:
    """The files of the `number`-th of `of` shares: badges, shields, Open Badges, calendars.

    Drawing a badge takes longer than writing it, so a worker draws only its own share. What needs
    the site's address is left out where it is not known, and what needs a key where there is none.
    """
    registry = Registry(catalog, host)
    share = registry.publications[number::of]
    for one in share:
        yield from badge_files(one, host)
    if host.url:
        yield from open_badge_files(registry, share)
    if host.url and signer is not None:
        yield from signed_files(registry, share, signer)
    if number == 0:
        yield from _common(registry, signer)


def _common(registry: Registry, signer: Signer | None) -> Iterator[tuple[str, bytes]]:
    """What belongs to no certificate alone."""
    yield from calendar_files(registry)
    if registry.host.url:
        yield from issuer_files(registry)
        if signer is not None:
            yield from key_files(registry, signer)
