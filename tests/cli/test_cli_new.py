"""`atlas new`: questions, answers, and files that pass the check."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli.main import app
from generator.model.samples import FOLDER


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog to add to."""
    return Path(shutil.copytree(FOLDER, tmp_path / "catalog"))


def run(root: Path, *arguments: str, said: str = "") -> Result:
    """Run `atlas new` in a catalog; `said` is what people type."""
    return CliRunner().invoke(app, ["new", *arguments, "--root", str(root)], input=said)


def errors(root: Path) -> str:
    """What checking says of the catalog."""
    return CliRunner().invoke(app, ["check", "--root", str(root)]).stdout


PRACTICE = ("practice", "--region", "primer", "--title", "Очередь без очереди", "--sphere", "1")
SITE = "site --region примерн --kind change-factory --municipality sosedskiy"
PACKAGE = "package --region primer --id ryadom --practice odno-okno --practice spravka-za-den"
REGION = "region --id tomsk --iso RU-TOM --oktmo 69"
COMPLETE = [
    ((*PRACTICE, "--organisation", "Школа № 5"), "practices/primer/ochered-bez-ocheredi.yml"),
    ((*SITE.split(), "--name", "Вторая фабрика"), "regions/primer/sites/vtoraya-fabrika.yml"),
    ((*PACKAGE.split(), "--title", "Услуги рядом"), "regions/primer/packages/ryadom.yml"),
    ((*REGION.split(), "--name", "Томская область"), "regions/tomsk/region.yml"),
]


@pytest.mark.parametrize(("arguments", "file"), COMPLETE, ids=lambda value: str(value[0]))
def test_nothing_is_asked_when_all_is_said(
    root: Path, arguments: tuple[str, ...], file: str
) -> None:
    """A script needs no terminal; the file stands in its place and passes the check."""
    done = run(root, *arguments)
    assert done.exit_code == 0, done.output
    assert (root / file).is_file()
    assert "Ошибок:" not in errors(root)
    assert CliRunner().invoke(app, ["fix", "--check", "--root", str(root)]).exit_code == 0


def test_what_is_not_said_is_asked(root: Path) -> None:
    """Known ids are offered with their names; an answer that will not do is asked again."""
    answers = [
        "Атлантида",  # no such region
        "primer",
        "",  # a title is needed
        "Одно окно: опыт соседей",
        "",  # the id that was offered
        "1",
        "Соседский",
        "",  # no organisation
        "Справки выдают в одном окне.",
    ]
    done = run(root, "practice", said="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert "«Атлантида» нет в списке" in done.stdout
    assert "здесь нужен ответ" in done.stdout
    text = (root / "practices/primer/odno-okno-opyt-sosedey.yml").read_text(encoding="utf-8")
    assert 'title: "Одно окно: опыт соседей"\n' in text
    assert "  municipality: sosedskiy\n" in text
    assert "status: draft\n" in text
    assert "Ошибок:" not in errors(root)


def test_an_unanswered_question_names_its_option(root: Path) -> None:
    """A script that forgot something is told what."""
    done = run(root, "practice", "--region", "primer")
    assert done.exit_code == 2
    assert "--title" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("practice", "--region", "primr"), "похоже на: primer"),
        ((*PRACTICE, "--organisation", "x", "--id", "../../x"), "строчные латинские буквы"),
        ((*PRACTICE, "--organisation", "x", "--id", "odno-okno"), "уже есть"),
        ((*PRACTICE, "--organisation", "x" * 201), "слишком длинно"),
        (("region", "--name", "Томск", "--id", "tomsk", "--iso", "TOM"), "нужно так: RU-NIZ"),
        (("region", "--name", "Пример", "--id", "primer"), "уже есть"),
    ],
)
def test_an_option_that_will_not_do_refuses_the_command(
    root: Path, arguments: tuple[str, ...], words: str
) -> None:
    """Exit code 2, the reason in Russian, and no file."""
    before = sorted(root.rglob("*.yml"))
    done = run(root, *arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert sorted(root.rglob("*.yml")) == before


def test_what_checking_has_to_say_is_said_at_once(root: Path) -> None:
    """A private phone in a summary is found before the file has left the desk."""
    summary = "Звоните 8 (910) 123-45-67 в любое время."
    done = run(root, *PRACTICE, "--organisation", "Школа", "--summary", summary)
    assert "P802" in done.stdout
