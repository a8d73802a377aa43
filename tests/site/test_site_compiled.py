"""Templates are compiled once: what comes of them is remembered for as long as it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.caches import cache_folder
from generator.pages.environment import CatalogEnvironment, Settings, environment
from generator.site.memory import compiled, program
from generator.site.memory.compiled import Compiled
from generator.text.speaking import speaking

SOURCES = {
    "page.html": '{% from "parts/sign.html" import sign %}<p>{{ sign(words) }}</p>',
    "parts/sign.html": "{% macro sign(words) %}<b>{{ _('Практики') }}: {{ words }}</b>"
    "{% endmacro %}",
}
DRAWN = {"ru": "<p><b>Практики: a</b></p>", "en": "<p><b>Practices: a</b></p>"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of templates; nothing is remembered, and the program is a file beside it."""
    package = tmp_path / "program"
    package.mkdir()
    (package / "code.py").write_text("x = 1\n")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(program, "PACKAGE", package)
    for name, source in SOURCES.items():
        (tmp_path / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "templates" / name).write_text(source, encoding="utf-8")
    yield tmp_path / "templates"
    program._word.cache_clear()


def kept() -> list[Path]:
    """The volumes that are remembered."""
    return sorted(cache_folder("templates").iterdir())


def drawn(folder: Path, lang: str = "ru") -> tuple[str, list[str]]:
    """The page as a new build would draw it, and which templates it compiled for that."""
    known, anew = Compiled(folder, lang), []
    env = environment(folder, Settings(lang=lang), compiled=known)
    compile_ = env.compile

    def noted(source: str, name: str, filename: str) -> object:
        anew.append(name)
        return compile_(source, name, filename)

    env.compile = noted  # type: ignore[method-assign,assignment]
    with speaking(lang), known.kept():
        for name in env.list_templates():
            env.get_template(name)
        return _page(env), anew


def _page(env: CatalogEnvironment) -> str:
    return env.get_template("page.html").render(words="a")


def test_what_has_not_changed_is_not_compiled_again(folder: Path) -> None:
    """The second build draws the same page and compiles nothing."""
    assert drawn(folder) == (DRAWN["ru"], [*SOURCES])
    assert drawn(folder) == (DRAWN["ru"], [])


def test_an_edited_template_is_compiled_alone(folder: Path) -> None:
    """And back again: only what the last build used is remembered."""
    drawn(folder)
    page = folder / "page.html"
    page.write_text(SOURCES["page.html"].replace("p>", "div>"), encoding="utf-8")
    assert drawn(folder) == (DRAWN["ru"].replace("p>", "div>"), ["page.html"])
    page.write_text(SOURCES["page.html"], encoding="utf-8")
    assert drawn(folder) == (DRAWN["ru"], ["page.html"])
    (folder / "more.html").write_text("x")
    assert drawn(folder) == (DRAWN["ru"], ["more.html"])
    (folder / "more.html").unlink()
    assert drawn(folder) == (DRAWN["ru"], [])


def test_each_language_has_its_own(folder: Path) -> None:
    """The words of the interface are part of what is compiled."""
    for _ in range(2):
        assert {lang: drawn(folder, lang)[0] for lang in DRAWN} == DRAWN


def test_another_program_compiles_anew(folder: Path) -> None:
    """Another version may compile otherwise, or say other words."""
    drawn(folder)
    (program.PACKAGE / "code.py").write_text("x = 2\n")
    program._word.cache_clear()
    assert drawn(folder) == (DRAWN["ru"], [*SOURCES])


@pytest.mark.parametrize("cut", [0, 10, -1])
def test_a_damaged_volume_is_as_good_as_none(folder: Path, cut: int) -> None:
    """Nothing of it is run."""
    drawn(folder)
    (file,) = kept()
    file.write_bytes(file.read_bytes()[:cut])
    assert drawn(folder) == (DRAWN["ru"], [*SOURCES])
    assert drawn(folder) == (DRAWN["ru"], [])


def test_a_folder_that_cannot_be_written_costs_only_time(folder: Path) -> None:
    """The page is drawn all the same."""
    place = cache_folder("templates").parent
    place.parent.mkdir(parents=True)
    place.write_text("no folder")
    for _ in range(2):
        assert drawn(folder) == (DRAWN["ru"], [*SOURCES])


def test_it_is_the_users_own_and_few(folder: Path) -> None:
    """Nobody else can put bytecode there; old volumes go."""
    for number in range(compiled.KEPT + 3):
        folder = folder.rename(folder.with_name(f"templates-{number}"))
        drawn(folder)
    assert len(kept()) == compiled.KEPT
    assert (kept()[0].parent.stat().st_mode & 0o077) == 0
