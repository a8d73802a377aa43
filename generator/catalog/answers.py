"""The answers to all questions about the uptake of practices and what was found in files, each as a
word: the same for the same answer only. What `asking` hears rests on them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict

from generator.catalog.catalog import Catalog


def answers(catalog: Catalog) -> dict[str, str]:
    """By key: of every practice in the catalog's order, of every region, and of what stands outside
    of all of them (""). Empty where nobody knows the words of the practices."""
    if len(catalog.uptakes) < len(catalog.practices):
        return {}
    told: defaultdict[str, list[str]] = defaultdict(list)
    for region, cards in catalog.by_concern.items():
        told[region] += (f"{card.id} {catalog.uptakes[card.id]}" for card in cards)
    for finding in catalog.findings:
        told[catalog.directory.region_of(finding.file)].append(repr(finding))
    return {identity: catalog.uptakes[identity] for identity in catalog.practices} | {
        region: hashlib.blake2b(repr(told[region]).encode(), digest_size=16).hexdigest()
        for region in (*catalog.directory.regions, "")
    }
