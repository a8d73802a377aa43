"""A YAML file of any kind: read, checked against the model, judged by the rules, and reported."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path as FilePath
from typing import Final

from bench.fuzzing.pieces import (
    FILL,
    as_filling,
    filled,
    with_lines_changed,
    with_piece_moved,
    with_word,
)
from bench.fuzzing.target import CASES, PROJECT, Target
from generator.catalog import Directory, lay_groundwork
from generator.catalog.entries import card_of
from generator.catalog.lacks import practice_condition
from generator.catalog.problems import Problem
from generator.catalog.rules import within
from generator.findings import Finding, in_order
from generator.findings.reporting import as_github, as_text
from generator.model.checking import check_document
from generator.model.practice import Practice
from generator.model.record import Record
from generator.reading import ORDINARY, Document, Kind, Path, Place, read_text, walk

TODAY: Final = dt.date(2026, 11, 22)
REGION: Final = "nizhny"
FILES: Final = {
    Kind.PRACTICE: "practices/nizhny/okno.yml",
    Kind.REGION: "regions/nizhny/region.yml",
    Kind.MUNICIPALITIES: "regions/nizhny/municipalities.yml",
    Kind.SITE: "regions/nizhny/sites/fabrika.yml",
    Kind.CERTIFICATES: "regions/nizhny/certificates.yml",
    Kind.PACKAGE: "regions/nizhny/packages/paket.yml",
    Kind.SPHERES: "practices/spheres.yml",
    Kind.TOOLS: "practices/tools.yml",
    Kind.PROGRAMME: "regions/programme.yml",
}
"""A place in the catalog for each kind of file."""
KINDS: Final = tuple(FILES)
FIRST: Final = ord("0")
"""The first byte of an input says which kind of file it is: "0" is the first of `KINDS`."""
LONGEST: Final = 4_096

WORDS: Final = (
    b"---\n", b"...\n", b"&a ", b"*a", b"<<: *a", b"!!binary ", b"!!python/object:os.system ",
    b"? ", b"- ", b": ", b"|\n  ", b">-\n  ", b"{", b"}", b"[", b"]", b'"', b"'", b"#", b"\t",
    b"\r\n", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\x00", b"\xe2\x80\xae",
    b"~", b"null", b"true", b"no", b"0x1F", b"012", b"1e999", b".inf", b"-.nan", b"9" * 20,
    b"12:30:45", b"2024-02-30", b"2024-12", b"2024-12-01T10:00:00Z", b"2999-01-01", b"0001-01-01",
    b"\\u202e", b"\\ud800", b"\\x00", b"%YAML 1.1\n", b"javascript:alert(1)", b"</script>",
    b"nizhny/okno", b"practice:", b"site:", b"\xd1\x80raktika", b"__proto__", b"5\xe2\x80\x9310 %",
    "в 2 раза".encode(), b"1 000", b"3,5", b"-40 %", b"https://example.ru/", b"@mail.ru",
    b"+7 (900) 123-45-67", b"112-233-445 95", b"title:", b"summary:", b"problem:", b"solution:",
    b"sphere:", b"origin:", b"municipality:", b"organisation:", b"effects:", b"metric:", b"before:",
    b"after:", b"unit:", b"sources:", b"id:", b"url:", b"replications:", b"status:", b"since:",
    b"tools:", b"resources:", b"aliases:", b"adapted_from:", b"name:", b"kind:", b"centre:",
    b"lat:", b"lon:", b"oktmo:", b"merged_into:", b"number:", b"level:", b"holder:", b"issued:",
    b"expires:", b"contacts:", b"email:", b"phone:", b"population:", b"figures:", b"waves:",
)  # fmt: skip


@cache
def _directory() -> Directory:
    return lay_groundwork(CASES / "good-full", TODAY).directory


def exercise(data: bytes) -> str:
    """The way of a file through `atlas check`, without the disk."""
    kind = KINDS[(data[0] - FIRST) % len(KINDS)] if data else Kind.PRACTICE
    document = read_text(
        FILES[kind],
        filled(data[1:], min(kind.limits.size, 64 * 1024)),
        kind.limits,
        shape=kind.shape,
    )
    findings, depth = list(document.findings), "unreadable"
    if document.value is not None:
        judged, depth = _judged(document, kind)
        findings += judged
    _report(document, findings)
    return depth if document.value is None or not document.findings else f"{depth}, read with words"


def _judged(document: Document, kind: Kind) -> tuple[list[Finding], str]:
    checked = check_document(document, kind)
    findings = list(checked.findings)
    for path, record in checked.records.items():
        findings += (one.located(document) for one in _problems(record, document, kind, path))
        if isinstance(record, Practice):
            card = card_of("nizhny/okno", document.file, record)
            practice_condition(card, record, document, _directory(), TODAY)
    for path, left in checked.salvaged.items():
        if isinstance(left.record, Record):
            findings += (
                one.located(document)
                for one in _problems(left.record, document, kind, path)
                if left.original(one.path[len(path) :]) is not None
            )
    if not checked.records:
        return findings, "refused by the model" if not checked.salvaged else "judged in part"
    return findings, "judged by the rules"


def _problems(record: Record, document: Document, kind: Kind, path: Path) -> Iterator[Problem]:
    return within(record, document.file, kind, path, REGION, _directory(), TODAY)


def _report(document: Document, findings: Sequence[Finding]) -> None:
    """As people and a forge read it: no value of the file begins a line of its own."""

    def line_of(file: str, line: int) -> str:
        return document.excerpt(Place(line, 1))

    told = in_order(findings)[: ORDINARY.findings + 1]  # no report has more of one file
    for lang in ("ru", "en"):
        as_text(told, lang, line_of).encode()
    commands = as_github(told, "ru").encode().decode().splitlines()
    assert len(commands) == len(told) + 1, "a value has begun a line of its own"
    assert all(line.startswith("::") for line in commands[:-1])


def seeds() -> Iterator[bytes]:
    """Every YAML file of the cases, of the reading cases, and of the real catalog."""
    roots = [*sorted(path.parent for path in CASES.glob("*/expected.txt"))]
    for root in [*roots, PROJECT / "generator/model/sample", PROJECT]:
        for entry in walk(root).entries:
            if entry.kind in FILES:
                first = bytes([FIRST + KINDS.index(entry.kind)])
                yield first + (root / entry.file).read_bytes()[: LONGEST - 1]
    for path in sorted((PROJECT / "tests/reading").glob("*/*.yml")):
        yield b"0" + _read(path)[: LONGEST - 1]


@cache
def _sound() -> tuple[bytes, ...]:
    """Files in which nothing is wrong: what is changed once again begins anew from one of them."""
    return tuple(
        bytes([FIRST + KINDS.index(entry.kind)]) + (root / entry.file).read_bytes()
        for root in (CASES / "good-full", CASES / "good-minimal")
        for entry in walk(root).entries
        if entry.kind in FILES
    )


def _read(path: FilePath) -> bytes:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""


def mutate(data: bytes, dice: random.Random) -> bytes:
    """Lines changed, words put in; rarely a piece repeated up to the limit of the file."""
    first, text = data[:1] or b"0", data[1:]
    if dice.random() < 0.004:
        return first + as_filling(text.removeprefix(FILL), dice, WORDS)
    text = text.removeprefix(FILL)
    if dice.random() < 0.2:
        data = dice.choice(_sound())
        first, text = data[:1], data[1:]
    for _ in range(dice.choice((1, 1, 1, 2))):
        deed = dice.randrange(8)
        if deed == 0:
            text = with_word(text, dice, WORDS)
        elif deed == 1:
            text = with_piece_moved(text, dice)
        else:
            text = with_lines_changed(text, dice, WORDS)
    return first + text


ROOMS: Final = (
    "generator/reading",
    "generator/model",
    "generator/catalog/rules",
)
TARGET: Final = Target("reader", exercise, seeds, mutate, WORDS, LONGEST, ROOMS)
