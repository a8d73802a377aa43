"""What is made to stay is never looked through for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from generator.site.workers.crew import Crew
from generator.site.workers.lasting import lasting


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Other tests leave garbage behind that is to be found."""
    collects = gc.isenabled()
    gc.enable()
    yield
    gc.unfreeze()
    if not collects:
        gc.disable()


def test_nobody_looks_for_garbage_meanwhile() -> None:
    """And what is there at the end is put aside, until a crew goes home."""
    with lasting():
        assert not gc.isenabled()
        made = [[number] for number in range(1000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= len(made)
    Crew().close()
    assert gc.get_freeze_count() == 0


def test_it_can_go_wrong() -> None:
    """Garbage is looked for again after a failure."""
    with pytest.raises(ValueError, match="x"), lasting():
        raise ValueError("x")
    assert gc.isenabled()


def test_whoever_looks_for_no_garbage_is_left_alone() -> None:
    """One inside another, or a program that has turned it off."""
    gc.disable()
    before = gc.get_freeze_count()
    with lasting():
        pass
    assert not gc.isenabled()
    assert gc.get_freeze_count() == before
