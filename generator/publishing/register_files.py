"""Every file of the registers of certificates: of each region, and what all have in common."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.publishing.badge_files import badge_files
from generator.publishing.calendars import calendar_files
from generator.publishing.open_badges import issuer_files, open_badge_files
from generator.publishing.open_files import Maker
from generator.publishing.registry import Registry
from generator.publishing.signed_credentials import key_files, signed_files
from generator.publishing.signing import Signer


def register_makers(registry: Registry, signer: Signer | None = None) -> Iterator[Maker]:
    """What makes badges, shields and Open Badges, those of a region together, and at the end the
    calendars and what belongs to no certificate alone.

    What needs the site's address is left out where it is not known, and what needs a key where
    there is none.
    """
    for region in registry.regions:
        yield partial(_of_region, registry, region, signer)
    yield partial(_common, registry, signer)


def _of_region(
    registry: Registry, region: str, signer: Signer | None
) -> Iterator[tuple[str, bytes]]:
    host, theirs = registry.host, registry.by_region[region]
    for one in theirs:
        yield from badge_files(one, host)
    if host.url:
        yield from open_badge_files(registry, theirs)
        if signer is not None:
            yield from signed_files(registry, theirs, signer)


def _common(registry: Registry, signer: Signer | None) -> Iterator[tuple[str, bytes]]:
    """What belongs to no certificate alone."""
    yield from calendar_files(registry)
    if registry.host.url:
        yield from issuer_files(registry)
        if signer is not None:
            yield from key_files(registry, signer)
