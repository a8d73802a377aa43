"""Small pieces of HTML that stand on many pages are drawn once, and take only so much room."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from markupsafe import Markup

from generator.pages import environment


@pytest.fixture
def drawn() -> list[str]:
    """What has been drawn, one after the other."""
    return []


@pytest.fixture
def link(drawn: list[str], tmp_path: Path) -> Any:
    """The filter for links, with a part that notes what it draws."""
    env = environment(tmp_path)

    def draw(thing: str) -> Markup:
        drawn.append(env.base + thing)
        return Markup("<b>{}</b>").format(env.base + thing)

    env._parts["parts/links.html"] = cast(Any, SimpleNamespace(link=draw))

    def at(base: str, thing: str) -> str:
        env.base = base
        return str(env.filters["link"](None, thing))

    return at


def test_a_piece_is_drawn_once_for_each_depth(link: Any, drawn: list[str]) -> None:
    """The same thing on two depths is two pieces, each of them drawn the first time only."""
    told = [link(base, "x") for base in ("", "../", "", "../")]
    assert told == ["<b>x</b>", "<b>../x</b>"] * 2
    assert drawn == ["x", "../x"]


def test_only_so_many_pieces_are_kept(
    link: Any, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are too many all are forgotten, and drawn again when they are asked for."""
    monkeypatch.setattr(sys.modules["generator.pages.environment"], "_MOST_KEPT", 2)
    assert [link("", thing) for thing in "ababca"] == [f"<b>{thing}</b>" for thing in "ababca"]
    assert drawn == [*"abca"]
