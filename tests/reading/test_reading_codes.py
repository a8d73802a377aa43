"""The codes of the reading room: each is shown by a case, and their examples are true."""

from __future__ import annotations

import re

import pytest
from made_cases import MADE
from reading_cases import cases
from tree_cases import OTHERS, PLANTED

from generator.findings import Code
from generator.findings.catalogue import all_codes
from generator.findings.catalogue import reading as codes
from generator.reading import Shape, read_text

READING = [code for code in all_codes().values() if code.id.startswith("R")]
IN_FILES = [code for code in READING if code.id >= "R123"]

NOT_SHOWN = {"R180", "R182", "R183", "R185", "R189"}
"""Limits: an example that broke them would fill the page."""

SHAPES = {"R161": Shape.FIELDS, "R162": Shape.LIST}
LITERAL = {"R129", "R147"}
"""Examples in which a backslash is meant as it stands."""


def test_every_code_is_shown_by_a_case() -> None:
    """Each code of the room is expected by a case file, a made case, or a case of the tree."""
    shown = {e.code for folder in ("good", "bad") for case in cases(folder) for e in case.findings}
    shown |= {e.code for made in MADE for e in made.findings}
    shown |= {code for planted in PLANTED for code, _, _ in planted.findings}
    assert {code.id for code in READING} == shown | set(OTHERS)


def test_reading_door_shows_all_codes() -> None:
    """`catalogue.reading` has every code of the room, and no other."""
    assert {getattr(codes, name).id for name in codes.__all__} == {code.id for code in READING}


def spelled(code: Code, text: str) -> str:
    """An example with its escapes made real: no page can show the characters themselves."""
    if code.id in LITERAL:
        return text
    return re.sub(
        r"\\(u[0-9a-f]{4}|x[0-9a-f]{2}|r)", lambda m: m[0].encode().decode("unicode_escape"), text
    )


@pytest.mark.parametrize(
    "code", [c for c in IN_FILES if c.id not in NOT_SHOWN | {"R123"}], ids=lambda code: code.id
)
def test_example_gives_its_code_and_the_mend_gives_nothing(code: Code) -> None:
    """What the help page shows as wrong gives the code; what it shows as right is right."""
    file = "a.geojson" if code is codes.JSON_SYNTAX else "a.yml"
    shape = SHAPES.get(code.id)
    bad = read_text(file, spelled(code, code.example).encode("utf-8", "surrogatepass"), shape=shape)
    good = read_text(file, spelled(code, code.mend).encode(), shape=shape)
    assert code.id in [finding.code.id for finding in bad.findings]
    assert [finding.code.id for finding in good.findings] == []
