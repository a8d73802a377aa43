"""A second build: nothing is done where nothing has changed, and after twenty kinds of change the
site is byte for byte the one that a build from nothing makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from git_histories import commit
from sample_site import SAMPLE, make_project, write_practice
from trees import tree
from typer.testing import CliRunner, Result

from generator.cli.main import app
from generator.publishing.open_files import Maker, OpenFile
from generator.site import plugin
from generator.site.edition.inventory import INVENTORY
from generator.site.memory import program, provenance
from generator.site.stamping.imprint import Imprint, imprint_of
from generator.site.stamping.stamp import Body
from generator.site.work import rooms

pytestmark = pytest.mark.long

NOTHING = "Ничего не изменилось"


@dataclass
class Bench:
    """A project that has been built into `site`, with a program of its own beside it."""

    project: Path
    program: Path
    libraries: Path
    monkeypatch: pytest.MonkeyPatch
    words: tuple[str, ...] = ()

    @property
    def site(self) -> Path:
        """Where its site stands."""
        return self.project / "site"

    def build(self, out: Path, *words: str) -> Result:
        """Run `atlas build`; what it printed."""
        said = ["build", "--project", self.project, "--out", out, "--jobs", "1", *self.words]
        result = CliRunner().invoke(app, [str(word) for word in [*said, *words]])
        assert result.exit_code == 0, result.output
        return result


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A project in a repository, built once on a day of its own, and remembered."""
    project = make_project(tmp_path / "project", url="https://atlas.example/")
    overrides = tmp_path / "overrides"
    shutil.copytree(Path(__file__).parents[2] / "overrides", overrides)
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "regions/nizhny").mkdir(parents=True)
    (project / "regions/nizhny/region.yml").write_text("name: Область\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        settings.replace(
            f"custom_dir: {Path(__file__).parents[2]}/overrides", f"custom_dir: {overrides}"
        )
        + 'copyright: !ENV [RIGHTS, ""]\n',
        encoding="utf-8",
    )
    (project / ".gitignore").write_text("/site/\n")
    commit(project)
    package, libraries = tmp_path / "program", tmp_path / "libraries"
    package.mkdir()
    (package / "code.py").write_text("x = 1\n")
    (libraries / "mkdocs-1.6.1.dist-info").mkdir(parents=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(rooms, "SUPPLY", SAMPLE)
    monkeypatch.setattr(program, "PACKAGE", package)
    monkeypatch.setattr(sys, "path", [*sys.path, str(libraries)])
    made = Bench(project, package, libraries, monkeypatch)
    made.build(made.site)
    assert NOTHING in made.build(made.site).output
    return made


def edit(file: Path, old: str, new: str) -> None:
    """Replace `old` in `file` by `new`."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def same_size_and_time(bench: Bench) -> None:
    """A file is written again with as many bytes, and its time is set back."""
    file = bench.project / "docs/about.md"
    before = file.stat()
    edit(file, "Из открытых", "Из закрытых")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced_site(bench: Bench) -> None:
    """Another site of ours stands where the built one stood."""
    other = bench.project.parent / "other"
    (bench.project / "practices/nizhny/practice-1.yml").rename(bench.project.parent / "kept.yml")
    bench.build(other, "--fresh")
    (bench.project.parent / "kept.yml").rename(bench.project / "practices/nizhny/practice-1.yml")
    shutil.rmtree(bench.site)
    other.rename(bench.site)


CHANGES: dict[str, Callable[[Bench], object]] = {
    "a record's text": lambda b: write_practice(b.project, "nizhny/practice-1", "odd"),
    "a new record": lambda b: write_practice(b.project, "nizhny/practice-8", "good"),
    "a record gone": lambda b: (b.project / "practices/nizhny/practice-2.yml").unlink(),
    "a record renamed": lambda b: (b.project / "practices/nizhny/practice-2.yml").rename(
        b.project / "practices/nizhny/practice-7.yml"
    ),
    "a region's passport": lambda b: edit(b.project / "regions/nizhny/region.yml", "О", "Другая о"),
    "a new region": lambda b: (b.project / "regions/tula").mkdir(),
    "a hand-written page": lambda b: edit(b.project / "docs/about.md", "Редакция", "Мы"),
    "a new hand-written page": lambda b: (b.project / "docs/more.md").write_text("# Ещё\n"),
    "a hand-written page gone": lambda b: (b.project / "docs/data.md").unlink(),
    "the same size and time": same_size_and_time,
    "the frame": lambda b: edit(b.project.parent / "overrides/main.html", "<", "<!-- x --><"),
    "a template": lambda b: edit(
        b.project.parent / "overrides/catalog/practice.html", "<", "<!-- x --><"
    ),
    "a style": lambda b: edit(
        b.project.parent / "overrides/assets/stylesheets/frame.css", "{", "{ color: red;"
    ),
    "the settings": lambda b: edit(b.project / "mkdocs.yml", "О проекте", "О нас"),
    "a variable": lambda b: b.monkeypatch.setenv("RIGHTS", "Все права"),
    "the day": lambda b: setattr(b, "words", ("--today", "2027-01-02")),
    "the commit": lambda b: commit(b.project, "later") if write_note(b) else None,
    "the program's code": lambda b: (b.program / "code.py").write_text("x = 2\n"),
    "a library": lambda b: (b.libraries / "mkdocs-1.6.1.dist-info").rename(
        b.libraries / "mkdocs-1.6.2.dist-info"
    ),
    "a page of the site lost": lambda b: (b.site / "about/index.html").unlink(),
    "a page of the site changed": lambda b: (b.site / "about/index.html").write_text("mine"),
    "a stranger in the site": lambda b: (b.site / "stranger.html").write_text("mine"),
    "another site in its place": replaced_site,
    "the memory is broken": lambda b: [
        file.write_text("{") for file in provenance.folder().iterdir() if file.is_file()
    ],
    "the memory is gone": lambda b: shutil.rmtree(provenance.folder()),
}


def write_note(bench: Bench) -> bool:
    """A file that the site is not made of."""
    (bench.project / "notes.txt").write_text("x")
    return True


@pytest.mark.parametrize("kind", CHANGES)
def test_a_warm_site_is_the_cold_one(bench: Bench, kind: str) -> None:
    """After each kind of change the second build makes what a first build would make."""
    CHANGES[kind](bench)
    assert NOTHING not in bench.build(bench.site).output
    cold = bench.project.parent / "cold"
    bench.build(cold, "--fresh")
    assert tree(bench.site) == tree(cold)
    assert NOTHING in bench.build(bench.site).output


def touched(bench: Bench) -> None:
    """Every source has a new time and the same bytes."""
    for file in bench.project.rglob("*"):
        if file.is_file() and "site" not in file.parts and ".git" not in file.parts:
            os.utime(file)


def copied(bench: Bench) -> None:
    """The folder of records is a fresh copy, as after a checkout."""
    practices = bench.project / "practices"
    practices.rename(bench.project.parent / "old")
    shutil.copytree(bench.project.parent / "old", practices)


@pytest.mark.parametrize("change", [touched, copied, write_note])
def test_the_same_bytes_are_no_change(bench: Bench, change: Callable[[Bench], object]) -> None:
    """Where times lie, the bytes tell; a file that the site is not made of is none of it."""
    before = tree(bench.site)
    change(bench)
    assert NOTHING in bench.build(bench.site).output
    assert tree(bench.site) == before


def test_what_was_said_is_said_again(bench: Bench) -> None:
    """Warnings of the remembered build are shown though nothing is built."""
    write_practice(bench.project, "nizhny/practice-1", "odd")
    first = bench.build(bench.site).stdout
    again = bench.build(bench.site).stdout
    assert "X002" in first
    assert again.splitlines()[:-1] == first.splitlines()[:-1]
    assert NOTHING in again


def test_it_can_be_told_to_build_all_the_same(bench: Bench) -> None:
    """--fresh builds, whatever is remembered."""
    assert NOTHING not in bench.build(bench.site, "--fresh").output


def test_files_are_kept_while_only_the_looks_change(bench: Bench) -> None:
    """After an edit of a template nothing but pages is made: files that are no pages are taken over
    from the last site, and after an edit of a record's text too; where another record has come they
    are made again."""
    made = []

    def making() -> list[OpenFile]:
        made.append("api/v1/index.json")
        return [(made[-1], b"{}\n")]

    def files(*asked: Any) -> Iterable[Maker]:
        return [making]

    bench.monkeypatch.setattr(rooms, "SUPPLY", replace(SAMPLE, files=files))
    CHANGES["a template"](bench)
    bench.build(bench.site)
    assert made == []
    assert (bench.site / "api/v1/index.json").read_bytes() == b"{}\n"
    CHANGES["a record's text"](bench)
    bench.build(bench.site)
    assert made == []
    CHANGES["a new record"](bench)
    bench.build(bench.site)
    assert len(made) == 1


def test_files_are_made_again_where_the_site_itself_is_another(bench: Bench) -> None:
    """What files are told of the site may come from docs/ as well: then none is kept."""
    made = []

    def files(*asked: Any) -> Iterable[Maker]:
        made.append(asked)
        return SAMPLE.files(*asked)

    bench.monkeypatch.setattr(rooms, "SUPPLY", replace(SAMPLE, files=files))
    bench.monkeypatch.setattr(plugin, "imprint_of", _renamed)
    CHANGES["a template"](bench)
    bench.build(bench.site)
    assert len(made) == 1


def _renamed(*told: Any) -> Imprint:
    return replace(imprint_of(*told), name="Другой атлас")


def test_a_refused_build_is_not_remembered(bench: Bench) -> None:
    """A catalog with errors is checked each time anew, and what is right again is built."""
    write_practice(bench.project, "nizhny/practice-1", "bad")
    words = ["build", "--project", str(bench.project), "--out", str(bench.site)]
    for _ in range(2):
        assert CliRunner().invoke(app, words).exit_code == 1
    write_practice(bench.project, "nizhny/practice-1", "good")
    assert bench.build(bench.site).exit_code == 0


def test_sources_that_change_meanwhile_are_not_remembered(bench: Bench) -> None:
    """A file that was saved while the site was being built is built at the next call."""
    draw = SAMPLE.bodies

    def saving(templates: Path, imprint: Imprint, catalog: Any) -> Body:
        write_practice(bench.project, "nizhny/practice-3", "odd")
        return draw(templates, imprint, catalog)

    write_practice(bench.project, "nizhny/practice-1", "odd")
    with bench.monkeypatch.context() as patch:
        patch.setattr(rooms, "SUPPLY", replace(SAMPLE, bodies=saving))
        bench.build(bench.site)
    assert NOTHING not in bench.build(bench.site).output


def test_a_link_to_a_folder_can_not_be_followed(bench: Bench) -> None:
    """Where templates hold a link to another folder, nothing is remembered: what stands behind it
    could change unseen."""
    elsewhere = bench.project.parent / "elsewhere"
    elsewhere.mkdir()
    (bench.project.parent / "overrides/more").symlink_to(elsewhere)
    for _ in range(2):
        assert NOTHING not in bench.build(bench.site).output


def test_the_memory_lies_outside_project_and_site(bench: Bench) -> None:
    """What is remembered stands in the user's own folder, not among files that others may change;
    the site bears nothing of it, and only so many sites are remembered."""
    kept = list(provenance.folder().iterdir())
    assert sorted(file.suffix for file in kept) == [".harvest", ".json", ".made"]
    assert not provenance.folder().is_relative_to(bench.project)
    assert (provenance.folder().stat().st_mode & 0o077) == 0
    for number in range(provenance.KEPT + 5):
        (provenance.folder() / f"{number:032}.json").write_text("{}")
    bench.build(bench.site, "--fresh")
    assert len(list(provenance.folder().glob("*.json"))) == provenance.KEPT


def test_nothing_slow_is_loaded_for_nothing(bench: Bench) -> None:
    """To find that nothing has changed, neither MkDocs nor what reads and draws is loaded."""
    code = """
import sys
from pathlib import Path
from generator.cli.main import app
from generator.site.memory import program
program.PACKAGE = Path(sys.argv.pop(1))
sys.path.append(sys.argv.pop(1))
try:
    app()
finally:
    print(sorted({"mkdocs", "jinja2", "numpy", "shapely", "yaml"} & set(sys.modules)))
"""
    words = ["build", "--project", str(bench.project), "--out", str(bench.site)]
    done = subprocess.run(
        [sys.executable, "-c", code, str(bench.program), str(bench.libraries), *words],
        capture_output=True,
        text=True,
        check=True,
    )
    assert NOTHING in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_inventory_agrees_with_a_remembered_site(bench: Bench) -> None:
    """A site that was not built anew still passes its own check."""
    bench.build(bench.site)
    result = CliRunner().invoke(app, ["verify", str(bench.site)])
    assert result.exit_code == 0
    assert (bench.site / INVENTORY).is_file()
