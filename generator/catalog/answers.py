"""The answers to all questions about the uptake of practices and what was found in files, each as a
word: the same for the same answer only. What `asking` hears rests on them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict

from generator.catalog.catalog import Catalog
from generator.catalog.entries import PracticeCard


def answers(catalog: Catalog) -> dict[str, str]:
    """By key: of every practice in the catalog's order, of every region, and of what stands outside
    of all of them (""). Empty where nobody knows the words of the practices."""
    if len(catalog.uptakes) < len(catalog.practices):
        return {}
    told: defaultdict[str, list[str]] = defaultdict(list)
    for identity, card in catalog.practices.items():
        for region in _regions(card, catalog):
            told[region] += (identity, catalog.uptakes[identity])
    for finding in catalog.findings:
        told[catalog.directory.region_of(finding.file)].append(repr(finding))
    return {identity: catalog.uptakes[identity] for identity in catalog.practices} | {
        region: hashlib.blake2b(repr(told[region]).encode(), digest_size=16).hexdigest()
        for region in (*catalog.directory.regions, "")
    }


def _regions(card: PracticeCard, catalog: Catalog) -> set[str]:
    """The regions in which anything is known of a practice: where it was born and where it was
    taken up, whoever stands for those places today."""
    places = {adopter.municipality for adopter in card.uptake.adopters}
    if card.municipality is not None:
        places.add(card.municipality)
    places |= {catalog.directory.successor(place, catalog.today) for place in places}
    return {card.region, *(place.partition("/")[0] for place in places)}
