"""The files of the index: what to fetch first, postings, words, columns of facts, cards.

Everything that a query needs is found by a few small files, and none grows faster than the catalog.
The same catalog gives the same bytes. docs/search-format.md describes each file.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, repeat
from math import log2
from operator import rshift
from typing import Any, Final

from generator.catalog.catalog import Catalog
from generator.pages.desk import desk_of
from generator.pages.languages import language_of, neutral
from generator.pages.wording import _
from generator.search.columns import column_files
from generator.search.documents import KINDS, PRACTICE, Document
from generator.search.gathering import Gathered
from generator.search.packing import gaps, headed, listed, packed, written
from generator.search.zones import together
from generator.text import FIRST_LANGUAGE
from generator.text.speaking import speaking
from generator.text.stems import FUNCTION_WORDS, WISHES

FORMAT: Final = 1
"""Grows when an old reader could no longer read the files; it is part of their address."""
FOLDER: Final = f"search/v{FORMAT}/"
BLOCK: Final = 16
"""Cards in a block: a page of results touches as many blocks as it has lines."""
FEWEST: Final = 16
MOST: Final = 1024
PER_SHARD: Final = 48
"""Documents that make one more shard worth its file."""
LOWEST: Final = 0 if sys.byteorder == "little" else -1
"""Where the byte that holds the level stands in an entry of postings."""
LEVEL_OF: Final = bytes(byte & 15 for byte in range(256))

Files = Iterator[tuple[str, bytes]]


def index_files(
    catalog: Catalog, shares: Sequence[Gathered], pages: Iterable[Document] = ()
) -> Files:
    """The index of `catalog`: what its workers have gathered, and the hand-written pages.

    Paths are from the site's root. The workers' arrays are used up.
    """
    whole = Gathered()
    for share in shares:
        whole.add(share)
    take_pages(whole, pages)
    practices = len(whole.facts)
    made: dict[str, bytes] = {}
    count = shard_count(len(whole.rows))
    made.update(posting_files(whole.postings, count))
    pairs, words = word_files(whole)
    made.update(words)
    made.update(block_files(whole.rows, whole.summaries))
    for lang, shown in whole.others.items():
        made.update(block_files(shown.rows, shown.summaries, f"-{lang}"))
    made.update(column_files(whole.facts, desk_of(catalog)))
    head: dict[str, Any] = {
        "format": FORMAT,
        "documents": len(whole.rows),
        "practices": practices,
        "shards": count,
        "block": BLOCK,
        "pairs": pairs,
        "kinds": [_(kind) for kind in KINDS],
        "counts": [whole.kinds[kind] for kind in range(len(KINDS))],
        "ignored": " ".join(sorted(FUNCTION_WORDS)),
        "wishes": " ".join(sorted(WISHES)),
    }
    assert whole.kinds[PRACTICE] == practices
    head["stamp"] = _stamp(made)
    yield f"{FOLDER}meta.json", _head(head)
    for lang in whole.others:
        with speaking(lang):
            kinds = [_(kind) for kind in KINDS]
        yield f"{FOLDER}meta-{lang}.json", _head(head | {"kinds": kinds, "lang": lang})
    for name, data in made.items():
        yield f"{FOLDER}{name}", data


def take_pages(whole: Gathered, pages: Iterable[Document]) -> None:
    """Take in the hand-written pages: the twins of one are one document, found by the words of
    each, and shown in the language of the reader where there is one in it."""
    twins: dict[str, dict[str, Document]] = {}
    for page in pages:
        twins.setdefault(neutral(page.address), {})[language_of(page.address)] = page
    for by_language in twins.values():
        first = by_language.get(FIRST_LANGUAGE)
        if first is None:
            continue
        number = len(whole.rows)
        zones = together([page.zones for page in by_language.values()])
        whole.take_document(number, replace(first, zones=zones))
        for lang, shown in whole.others.items():
            shown.take_document(number, by_language.get(lang, first))


def shard_count(documents: int) -> int:
    """Among how many files the stems are shared out."""
    return min(MOST, max(FEWEST, 1 << (documents // PER_SHARD).bit_length()))


def posting_files(postings: Mapping[str, array[int]], count: int) -> Files:
    """`p/<number>.bin`: each stem in the file of its crc32 with documents and levels."""
    shards: list[list[str]] = [[] for _ in range(count)]
    for stem in sorted(postings):
        shards[zlib.crc32(stem.encode()) % count].append(stem)
    for number, stems in enumerate(shards):
        body = bytearray()
        sizes: list[int] = []
        for stem in stems:
            found = array("I", sorted(postings[stem]))
            numbers = gaps(map(rshift, found, repeat(4)))
            sizes += (len(found), len(numbers))
            body += numbers
            body += found.tobytes()[LOWEST :: found.itemsize].translate(LEVEL_OF)
        yield f"p/{number}.bin", headed([" ".join(stems), sizes], bytes(body))


def word_files(whole: Gathered) -> tuple[str, dict[str, bytes]]:
    """`w/<number>.bin`: every form of every word with how common its stem is, by its two first
    letters; and those pairs of letters in the order of the numbers."""
    common = {stem: _commonness(len(found)) for stem, found in whole.postings.items()}
    forms = sorted(word for word, stem in whole.stems.items() if stem in common)
    pairs: list[str] = []
    files: dict[str, bytes] = {}
    for number, (pair, group) in enumerate(groupby(forms, key=lambda form: form[:2].ljust(2))):
        pairs.append(pair)
        lines = " ".join(f"{form}{common[whole.stems[form]]}" for form in group)
        files[f"w/{number}.bin"] = packed(written(lines))
    return "".join(pairs), files


def block_files(
    rows: Mapping[int, bytes], summaries: Mapping[int, bytes], folder: str = ""
) -> Files:
    """`c/<number>.bin`: what results show; `s/<number>.bin`: the same with summaries; by blocks.
    Those of another language are in folders of their own: `c-en/<number>.bin`.

    Filters need no summaries; a question needs both, and one file is sooner there than two.
    """
    for number, start in enumerate(range(0, len(rows), BLOCK)):
        places = range(start, min(start + BLOCK, len(rows)))
        yield f"c{folder}/{number}.bin", packed(listed(rows[place] for place in places))
        both = (listed((rows[place], summaries.get(place, b'""'))) for place in places)
        yield f"s{folder}/{number}.bin", packed(listed(both))


def _head(head: Mapping[str, Any]) -> bytes:
    return json.dumps(head, ensure_ascii=False, indent=1).encode()


def _commonness(documents: int) -> str:
    """In how many documents a stem stands, as one capital letter: A for one, then B for 2 …"""
    return chr(ord("A") + min(25, round(log2(documents) * 1.5)))


def _stamp(files: Mapping[str, bytes]) -> str:
    """What changes when any file does: readers add it to addresses, so that old files kept by a
    browser are never mixed with new ones."""
    digest = hashlib.blake2b(digest_size=6)
    for name in sorted(files):
        digest.update(name.encode())
        digest.update(files[name])
    return digest.hexdigest()
