"""The handbook for contributors is true: what it shows passes, what it quotes is really said."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from generator.catalog.loading import load_catalog
from generator.findings.reporting import as_text
from generator.model.samples import FOLDER, SAMPLES, SMALLEST_PRACTICE, sample_text
from generator.reading import Kind

TODAY = dt.date(2026, 11, 22)

HANDBOOK = Path(__file__).parents[2] / "docs" / "contribute" / "index.md"


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
