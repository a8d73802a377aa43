"""Where things are kept between runs: in one place of the person who runs the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.caches import cache_folder
from generator.drawing.pixels import pictures_folder
from generator.site.memory import provenance


def test_it_is_the_users_own_folder_or_the_one_that_the_system_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each kind of things in a folder of its own; a relative name is not the system's."""
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere/cache")
    assert cache_folder("maps") == Path("/somewhere/cache/atlas/maps")
    assert pictures_folder() == Path("/somewhere/cache/atlas/pictures")
    assert provenance.folder() == Path("/somewhere/cache/atlas/builds")
    for nothing in ("cache", ""):
        monkeypatch.setenv("XDG_CACHE_HOME", nothing)
        assert cache_folder("maps") == Path.home() / ".cache/atlas/maps"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder("maps") == Path.home() / ".cache/atlas/maps"


def test_who_has_no_home_has_a_folder_for_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of nobody else, the same as long as the program runs."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    folder = cache_folder("maps")
    assert folder == cache_folder("maps")
    assert folder.parents[1].is_dir()
    assert folder.parents[1].stat().st_mode & 0o077 == 0


def test_to_ask_for_it_brings_no_other_room() -> None:
    """A build that has nothing to do asks for it before anything slow is loaded."""
    code = "import sys, generator.caches; print(*(n for n in sys.modules if 'generator.' in n))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["generator.caches"]
