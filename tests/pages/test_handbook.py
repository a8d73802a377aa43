"""The handbook for contributors is true: what it shows passes, what it quotes is really said."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import typer.main
from ci.workflows import GITLAB, NAMES, loaded, workflow

from generator.catalog.loading import load_catalog
from generator.cli.main import app
from generator.findings.reporting import as_text
from generator.forge.gitlab import JOB
from generator.model.samples import FOLDER, SAMPLES, SMALLEST_PRACTICE, sample_text
from generator.publishing.form_layout import DOORS
from generator.reading import Kind

TODAY = dt.date(2026, 11, 22)

GUIDE = Path(__file__).parents[2] / "docs" / "contribute"
HANDBOOK = GUIDE / "edit.md"


@pytest.fixture(scope="module")
def blocks() -> dict[str, str]:
    """The blocks of code in the handbook, by their titles."""
    text = HANDBOOK.read_text(encoding="utf-8")
    return dict(re.findall(r'```\w+ title="([^"]+)"\n(.*?)```', text, re.DOTALL))


def _checked(root: Path, practice: str) -> str:
    """What the checks say of the sample catalog with `practice` in it, in their own words."""
    shutil.copytree(FOLDER, root)
    file = root / SAMPLES[Kind.PRACTICE]
    file.write_text(practice, encoding="utf-8")
    found = [f for f in load_catalog(root, TODAY).findings if f.file == SAMPLES[Kind.PRACTICE]]
    lines = practice.split("\n")
    return as_text(found, "ru", lambda _, line: lines[line - 1])


def test_the_handbook_example_is_valid(blocks: dict[str, str], tmp_path: Path) -> None:
    """The practice that newcomers copy from the handbook passes every check without a remark."""
    assert _checked(tmp_path / "root", blocks[SAMPLES[Kind.PRACTICE]]).strip() == "Замечаний нет."


def test_the_handbook_quotes_the_checks(blocks: dict[str, str], tmp_path: Path) -> None:
    """The answer shown in the handbook is what the checks really say to the file shown there."""
    practice = blocks[SAMPLES[Kind.PRACTICE]]
    good = re.search(r"replications:\n(?:  .*\n)+", practice)
    assert good
    practice = practice.replace(good[0], blocks["С ошибками"])
    assert _checked(tmp_path / "root", practice).strip() == blocks["Ответ проверки"].strip()


def test_the_handbook_fragments_fit_together(blocks: dict[str, str], tmp_path: Path) -> None:
    """«We adopted it too» with its source and its confirmation makes a clean file."""
    practice = sample_text(SMALLEST_PRACTICE) + blocks["Там же, в списке источников"].removeprefix(
        "sources:\n"
    )
    practice += blocks["Добавить в файл практики"] + blocks["Кто подтвердил"]
    assert "ошибка" not in _checked(tmp_path / "root", practice)


def test_the_readme_example_is_valid(tmp_path: Path) -> None:
    """The short practice in README.md is enough for the catalog."""
    readme = (HANDBOOK.parents[2] / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(.*?)```", readme, re.DOTALL)
    assert found
    assert "ошибка" not in _checked(tmp_path / "root", found[1])


def test_the_guide_leads_to_every_way_of_taking_part() -> None:
    """From the first page there is a way to the form (each of its doors by name), to what needs
    help, to the fields, the findings, and every other page of the guide."""
    text = (GUIDE / "index.md").read_text(encoding="utf-8")
    links = set(re.findall(r"\]\(([^)]+)\)", text))
    pages = {link.partition("#")[0] for link in links}
    assert pages >= {"form/", "health/", "fields/", "codes/", "../regions/"}
    assert pages >= {page.name for page in GUIDE.glob("*.md")} - {"index.md"}
    opened = {link.removeprefix("form/?door=") for link in links if "?door=" in link}
    assert opened == {door for door, *_ in DOORS}


@pytest.mark.parametrize(
    ("link", "condition"),
    [
        ("Сообщить об ошибке", "названо хранилище"),
        ("Написать хранителю", "названа почта хранителя"),
        ("Править эту страницу", "названо хранилище"),
        ("Исходные файлы каталога", "названо хранилище"),
    ],
)
def test_the_guide_promises_links_only_on_their_condition(link: str, condition: str) -> None:
    """Where the guide names a link that a site may lack, the same paragraph says who has it."""
    for page in sorted(GUIDE.glob("*.md")):
        for paragraph in re.split(r"\n\n|\n(?=- |\d\. )", page.read_text(encoding="utf-8")):
            if f"«{link}»" in " ".join(paragraph.split()):
                assert condition in " ".join(paragraph.split()), page.name


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.stem)
def test_the_guide_names_commands_that_exist(page: Path) -> None:
    """Whatever stands as `atlas …` in the guide can be typed as it stands."""
    verbs: Any = typer.main.get_command(app)
    for words in re.findall(r"`(?:\.venv/bin/)?atlas ([^`]+)`", page.read_text(encoding="utf-8")):
        name, *rest = words.split()
        if name == "…":
            continue
        assert name in verbs.commands, words
        options = {opt for param in verbs.commands[name].params for opt in param.opts}
        assert {word for word in rest if word.startswith("--")} <= options, words


def test_the_keeper_is_told_of_every_setting() -> None:
    """Each variable that the settings of the site, the workflows or the commands read is explained
    on the keeper's page, and none that nothing reads."""
    project = GUIDE.parents[1]
    sources = [
        project / "mkdocs.yml",
        project / ".gitlab-ci.yml",
        *(project / ".github/workflows").glob("*.yml"),
        *(project / "generator").rglob("*.py"),
    ]
    read = {
        name
        for source in sources
        for name in re.findall(r"\bATLAS_[A-Z_]+\b", source.read_text(encoding="utf-8"))
    }
    told = re.findall(r"\bATLAS_[A-Z_]+\b", (GUIDE / "keeper.md").read_text(encoding="utf-8"))
    assert read == set(told)


def test_the_guide_names_workflows_and_checks_as_the_forge_does() -> None:
    """The names that a keeper looks for on the forge are those of the workflows and their jobs."""
    text = (GUIDE / "keeper.md").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    flows = [workflow(name) for name in NAMES]
    for flow in flows:
        assert f"«{flow['name']}»" in text
    required = next(flow for flow in flows if "pull_request" in flow["on"])["jobs"].values()
    for job in required:
        assert f"«{job['name']}»" in text
    exposed = loaded(GITLAB)[JOB]["artifacts"]["expose_as"]
    where = HANDBOOK.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert f"| {exposed} → " in where
