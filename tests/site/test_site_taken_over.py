"""A real catalog is edited and built again: only what rests on the edit is made, the rest is taken
over from the last site, and the new one is byte for byte what a build from nothing makes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from git_histories import commit
from made_up import copied_project
from rebuilt import Rebuilt

from generator.search import gather_practices
from generator.site import plugin
from generator.site.workers.crew import Crew
from generator.spreadsheets import parcels
from generator.spreadsheets.rows import Said

pytestmark = pytest.mark.long

PRACTICE = "practices/nizhny/okno.yml"
OWN = {"practices/nizhny/okno/", "embed/practices/nizhny/okno/"}


class Project(Rebuilt):
    """A real catalog."""

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace `old` in a file of the project."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text, file
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The project, built once, and watched."""
    with pytest.MonkeyPatch.context() as patch:
        made = Project(tmp_path_factory.mktemp("taken-over"))
        commit(made.folder)  # so that pages tell of their histories
        made.watched(patch)
        made.build(made.site)
        yield made


def practices_by(template: str) -> Callable[[set[str]], bool]:
    """Whether pages of a kind were drawn, and no others."""

    def fits(drawn: set[str]) -> bool:
        kinds = {address.removeprefix("en/").partition("/")[0] for address in drawn}
        return bool(drawn) and kinds <= {template, "embed"}

    return fits


def everything(drawn: set[str]) -> bool:
    """Whether all kinds of pages were drawn."""
    return {"", "practices/", "regions/nizhny/", "404.html"} <= drawn


def what_tells_of_its_spread(drawn: set[str]) -> bool:
    """Whether the practice's own pages were drawn and those that tell of its replications, and none
    that never does."""
    told = {"", "practices/", "regions/nizhny/", "contribute/health/nizhny/"}
    never = {"404.html", "certificates/", "contribute/form/practice/", "contribute/codes/"}
    return OWN | told <= drawn and drawn.isdisjoint(never)


EDITS: dict[str, tuple[tuple[str, str, str], Callable[[set[str]], bool]]] = {
    "a text": ((PRACTICE, "Открыли центр", "Открыли один центр"), lambda drawn: drawn == OWN),
    "the text again": ((PRACTICE, "Открыли один", "Открыли два"), lambda drawn: drawn == OWN),
    "a comment in a record": (
        (PRACTICE, "title:", "# Правка\ntitle:"),
        what_tells_of_its_spread,  # and of the lines of what it lacks
    ),
    "a title": ((PRACTICE, "title: ", "title: Самое "), everything),
    "a template": (
        ("overrides/catalog/practice.html", "<article", "<!-- x --><article"),
        practices_by("practices"),
    ),
    "the template of regions": (
        ("overrides/catalog/region.html", "<article", "<!-- x --><article"),
        practices_by("regions"),
    ),
    "a part of one template": (
        ("overrides/catalog/parts/register.html", "<", "<!-- x --><"),
        practices_by("certificates"),
    ),
    "a hand-written page": (("docs/about.md", "# ", "# Всё "), lambda drawn: not drawn),
    "a style": (
        ("overrides/assets/stylesheets/atlas-form.css", "{", "{ orphans: 2;"),
        lambda drawn: not drawn,
    ),
    "the frame": (("overrides/main.html", "<", "<!-- x --><"), everything),
    "a replication": ((PRACTICE, "since: 2021-03", "since: 2021-04"), what_tells_of_its_spread),
    "a region": (("regions/nizhny/region.yml", "name:", "# Правка\nname:"), everything),
}
"""What is edited, and whether the drawn addresses are those that rest on it."""


@pytest.mark.parametrize("edit", EDITS)
def test_only_what_rests_on_an_edit_is_drawn(project: Project, edit: str) -> None:
    """The site is the cold one whatever was edited, and as little of it is drawn as can be."""
    change, fits = EDITS[edit]
    project.edit(*change)
    drawn = project.like_cold()
    assert fits(drawn), sorted(drawn)


def test_edits_of_several_kinds_at_once(project: Project) -> None:
    """A text, a template and a hand-written page: what rests on any of them is drawn."""
    project.edit(PRACTICE, "Открыли два", "Открыли три")
    project.edit("overrides/catalog/certificate.html", "<article", "<!-- y --><article")
    project.edit("docs/about.md", "Всё", "Многое")
    drawn = project.like_cold()
    assert drawn > OWN
    assert {a.removeprefix("en/").partition("/")[0] for a in drawn - OWN} == {"certificates"}


def test_what_holds_stays_where_it_is(project: Project) -> None:
    """Files that are taken over are not written again: they only get a second name."""

    def numbers() -> dict[str, int]:
        names = (
            "data/atlas.xlsx",
            "regions/nizhny/index.html",
            "sites/nizhny/fabrika-bor/index.html",
        )
        return {name: (project.site / name).stat().st_ino for name in names}

    before = numbers()
    project.edit("overrides/catalog/site.html", "<article", "<!-- y --><article")
    project.build(project.site)
    after = numbers()
    assert [name for name in before if before[name] != after[name]] == [
        "sites/nizhny/fabrika-bor/index.html"
    ]


def test_another_process_takes_over_too(tmp_path: Path) -> None:
    """What a site is remembered by does not hang on the process: sets stand in another order in
    each."""
    project = copied_project(tmp_path / "project")
    template = project / "overrides/catalog/site.html"
    code = """
import sys
from pathlib import Path
from generator.cli.main import app
from generator.site.memory import program
program.PACKAGE = Path(sys.argv.pop(1))
app()
"""
    words = ["build", "--project", str(project), "--out", str(tmp_path / "site"), "--jobs", "1"]
    numbers = []
    for seed in ("1", "2", "3"):
        subprocess.run(
            [sys.executable, "-c", code, str(project / "docs"), *words, "--today", "2026-11-22"],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        kept = ("regions/nizhny/index.html", "data/atlas.xlsx", "search/v1/meta-en.json")
        numbers.append([(tmp_path / "site" / name).stat().st_ino for name in kept])
        template.write_text(f"<!-- {seed} -->{template.read_text('utf-8')}", encoding="utf-8")
    assert numbers[0] == numbers[1] == numbers[2]


@pytest.mark.usefixtures("may_fork")
def test_workers_share_what_is_taken_over(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With two workers and two languages, too, the site is the cold one."""
    monkeypatch.setattr(plugin, "Crew", partial(Crew, few=1))
    project.jobs, project.languages = "2", "ru,en"
    project.build(project.site)
    project.edit(PRACTICE, "Открыли три", "Открыли ещё три")
    project.edit("overrides/catalog/site.html", "<article", "<!-- z --><article")
    assert project.like_cold() == set()  # drawn, but not by this process
    project.jobs, project.languages = "1", "ru"
    project.build(project.site)


def test_words_of_other_records_are_taken_over(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an edit of a text the search and the tables gather that practice's words alone."""
    gathered: list[str] = []
    packed: list[str] = []

    def gathering(names: Sequence[str], *others: Any) -> Any:
        gathered.extend(names)
        return gather_practices(names, *others)

    def packing(rows: list[Said], *others: Any) -> Any:
        packed.extend(row.keys[0] for row in rows if row.sheet == "practices")
        return parcels.pack(rows, *others)

    monkeypatch.setattr(parcels, "PRACTICES", 1)
    monkeypatch.setattr("generator.site.work.reaping.gather_practices", gathering)
    monkeypatch.setattr("generator.site.work.reaping.pack", packing)
    project.build(project.site, "--fresh")
    assert sorted(gathered) == sorted(packed) == ["nizhny/okno", "nizhny/zayavki"]
    gathered.clear()
    packed.clear()
    project.edit(PRACTICE, "Открыли", "Открыли сами")
    project.build(project.site)
    assert gathered == packed == ["nizhny/okno"]
    project.edit("docs/about.md", "# ", "# Снова ")
    project.build(project.site)
    assert gathered == packed == ["nizhny/okno"]
    project.edit(PRACTICE, "Открыли", "Открыли тут")
    project.like_cold()


def test_a_page_that_is_taken_over_is_held_to_its_links(project: Project) -> None:
    """Where a hand-written page goes to which untouched pages lead, that is told as in a build from
    nothing."""
    assert "T901" not in project.build(project.site)
    (project.folder / "docs/contribute/edit.md").unlink()
    (project.folder / "docs/en/contribute/edit.md").unlink(missing_ok=True)
    project.like_cold()
    assert "contribute/form/index.html" in project.said
