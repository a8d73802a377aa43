"""The colours of frame.css: light and dark name the same, and text can be read on its ground."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from wcag import contrast

CSS = Path(__file__).parents[2] / "overrides/assets/stylesheets/frame.css"
LIGHT, CHOSEN_DARK, SYSTEM_DARK, PAPER = (
    dict(re.findall(r"(--[a-z0-9-]+):\s*(#[0-9a-f]{6})", block))
    for block in re.findall(r":root[^{}]*\{([^{}]*--ink:[^{}]*)\}", CSS.read_text("utf-8"))
)


def test_both_darks_are_one() -> None:
    """Those who choose dark and those whose system is dark see the same colours."""
    assert CHOSEN_DARK == SYSTEM_DARK
    assert CHOSEN_DARK.keys() == LIGHT.keys()


@pytest.mark.parametrize("scheme", [LIGHT, CHOSEN_DARK, PAPER], ids=["light", "dark", "print"])
@pytest.mark.parametrize("ground", ["--paper", "--card", "--none"])
@pytest.mark.parametrize("text", ["--ink", "--soft", "--teal", "--acc", "--gold"])
def test_text_can_be_read(scheme: dict[str, str], text: str, ground: str) -> None:
    """Every colour of text has at least 4.5 to 1 against every ground: AA for ordinary text.

    Accents on the grey of "nothing known" are never small text: 4 to 1 will do there.
    """
    enough = 4.0 if ground == "--none" and text not in ("--ink", "--soft") else 4.5
    assert contrast(scheme[text], scheme[ground]) >= enough


@pytest.mark.parametrize("scheme", [LIGHT, CHOSEN_DARK, PAPER], ids=["light", "dark", "print"])
@pytest.mark.parametrize("ground", ["--teal", "--acc", "--gold"])
def test_text_on_strong_colours_can_be_read(scheme: dict[str, str], ground: str) -> None:
    """Buttons and badges: text on teal, terracotta and gold is AA too."""
    assert contrast(scheme["--on-teal"], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, CHOSEN_DARK], ids=["light", "dark"])
def test_edges_of_controls_can_be_seen(scheme: dict[str, str]) -> None:
    """What tells that something is a control has 3 to 1 against the page and the card."""
    assert min(contrast(scheme["--edge"], scheme[g]) for g in ("--paper", "--card")) >= 3


@pytest.mark.parametrize("scheme", [LIGHT, CHOSEN_DARK], ids=["light", "dark"])
def test_the_maps_steps_are_told_apart(scheme: dict[str, str]) -> None:
    """Confirmed, claimed, in progress, unknown: each step of the map differs from the next."""
    steps = [scheme[name] for name in ("--teal", "--teal-2", "--teal-3", "--none")]
    assert all(contrast(a, b) >= 1.1 for a, b in pairwise(steps))
