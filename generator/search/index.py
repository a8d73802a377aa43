"""The files of the index: what to fetch first, postings, words, columns of facts, cards.

Everything that a query needs is found by a few small files, and none grows faster than the catalog.
The same catalog gives the same bytes. docs/search-format.md describes each file.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import log2
from typing import Any, Final

from generator.catalog.catalog import Catalog
from generator.pages.desk import desk_of
from generator.pages.filters import Facts
from generator.pages.languages import language_of, neutral
from generator.pages.wording import _
from generator.search.blocks import BLOCK, Shown, folder_of
from generator.search.columns import column_files
from generator.search.documents import KINDS, PRACTICE, Document
from generator.search.gathering import Gathered, Gathering, document_row
from generator.search.packing import headed, packed, written
from generator.search.postings import SECTIONS, put_together
from generator.search.zones import together
from generator.text import FIRST_LANGUAGE
from generator.text.speaking import speaking
from generator.text.stems import FUNCTION_WORDS, WISHES, Stems

FORMAT: Final = 1
"""Grows when an old reader could no longer read the files; it is part of their address."""
FOLDER: Final = f"search/v{FORMAT}/"
FEWEST: Final = SECTIONS
MOST: Final = 1024
PER_SHARD: Final = 48
"""Documents that make one more shard worth its file."""

Files = Iterator[tuple[str, bytes]]


def index_files(
    catalog: Catalog, told: Iterable[Gathered], pages: Iterable[Document] = ()
) -> Files:
    """The index of `catalog`: what its workers have gathered, and the hand-written pages.

    Paths are from the site's root.
    """
    some = list(told)
    spoken = tuple(some[0].shown)
    documents = sum(sum(one.kinds.values()) for one in some)
    some.append(gather_pages(documents, pages, spoken))
    kinds = sum((Counter(one.kinds) for one in some), Counter[int]())
    facts = {number: Facts(*values) for one in some for number, values in one.facts.items()}
    shards = shard_count(kinds.total())
    made, common = posting_files((one.postings for one in some), shards)
    pairs, words = word_files((one.words for one in some), common)
    made.update(words)
    for one in some:
        made.update(one.files)
    for lang in spoken:
        rest = Shown()
        for one in some:
            rest.add(Shown(*one.shown[lang]))
        made.update(rest.files(folder_of(lang)))
    made.update(column_files(facts, desk_of(catalog)))
    head: dict[str, Any] = {
        "format": FORMAT,
        "documents": kinds.total(),
        "practices": len(facts),
        "shards": shards,
        "block": BLOCK,
        "pairs": pairs,
        "kinds": [_(kind) for kind in KINDS],
        "counts": [kinds[kind] for kind in range(len(KINDS))],
        "ignored": " ".join(sorted(FUNCTION_WORDS)),
        "wishes": " ".join(sorted(WISHES)),
    }
    assert kinds[PRACTICE] == len(facts)
    head["stamp"] = _stamp(made)
    yield f"{FOLDER}meta.json", _head(head)
    for lang in spoken[1:]:
        with speaking(lang):
            names = [_(kind) for kind in KINDS]
        yield f"{FOLDER}meta-{lang}.json", _head(head | {"kinds": names, "lang": lang})
    for name, data in made.items():
        yield f"{FOLDER}{name}", data


def gather_pages(begin: int, pages: Iterable[Document], spoken: Sequence[str]) -> Gathered:
    """What the search must know of the hand-written pages, numbered from `begin` on: the twins of
    one are one document, found by the words of each, and shown in the language of the reader where
    there is one in it."""
    twins: dict[str, dict[str, Document]] = {}
    for page in pages:
        twins.setdefault(neutral(page.address), {})[language_of(page.address)] = page
    found = Gathering(spoken)
    known = [by_language for by_language in twins.values() if FIRST_LANGUAGE in by_language]
    for number, by_language in enumerate(known, begin):
        first = by_language[FIRST_LANGUAGE]
        zones = together([page.zones for page in by_language.values()])
        found.take(number, zones, document_row(first), first.summary)
        for lang in spoken[1:]:
            page = by_language.get(lang, first)
            found.take_twin(lang, number, document_row(page), page.summary)
    return found.gathered()


def shard_count(documents: int) -> int:
    """Among how many files the stems are shared out."""
    return min(MOST, max(FEWEST, 1 << (documents // PER_SHARD).bit_length()))


def posting_files(
    packed: Iterable[tuple[bytes, ...]], count: int
) -> tuple[dict[str, bytes], dict[str, str]]:
    """`p/<number>.bin`: each stem in the file of its crc32 with documents and levels, as all have
    `packed` their postings; and how common each stem is."""
    files: dict[str, bytes] = {}
    common: dict[str, str] = {}
    for number, section in enumerate(zip(*packed, strict=True)):
        told = put_together(section)
        shards: dict[int, list[str]] = {shard: [] for shard in range(number, count, SECTIONS)}
        for stem in sorted(told):
            shards[zlib.crc32(stem.encode()) % count].append(stem)
            common[stem] = _commonness(len(told[stem].levels))
        for shard, stems in shards.items():
            known = [told[stem] for stem in stems]
            sizes = [size for one in known for size in (len(one.levels), len(one.gaps))]
            body = b"".join(part for one in known for part in (one.gaps, one.levels))
            files[f"p/{shard}.bin"] = headed([" ".join(stems), sizes], body)
    return files, common


def word_files(words: Iterable[str], common: Mapping[str, str]) -> tuple[str, dict[str, bytes]]:
    """`w/<number>.bin`: every form of every word with how `common` its stem is, by its two first
    letters; and those pairs of letters in the order of the numbers."""
    forms = sorted(frozenset().union(*(some.split() for some in words)))
    stems, pairs = Stems(), list[str]()
    files: dict[str, bytes] = {}
    for number, (pair, group) in enumerate(groupby(forms, key=lambda form: form[:2].ljust(2))):
        pairs.append(pair)
        lines = " ".join(f"{form}{common[stems[form]]}" for form in group)
        files[f"w/{number}.bin"] = packed(written(lines))
    return "".join(pairs), files


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
