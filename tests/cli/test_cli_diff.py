"""`atlas diff` on real histories: what it says, of which sides, with which exit code."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from git_histories import commit, git, needs_git
from trees import tree
from typer.testing import Result

from cli.running import PROJECT, TODAY, atlas

pytestmark = needs_git

CATALOG = PROJECT / "tests/review/catalog"
OKNO = "practices/nizhny/okno.yml"
LESSON = "practices/chuvashia/urok.yml"
REGION = "regions/nizhny/region.yml"
TOWNS = "regions/nizhny/municipalities.yml"
REGISTER = "regions/nizhny/certificates.yml"
SITE = "regions/nizhny/sites/fabrika.yml"
PACKAGE = "regions/nizhny/packages/uslugi.yml"


def diff(root: Path, *arguments: str | Path) -> Result:
    """Run `atlas diff` on the history of `root`, with the project's templates."""
    options = ("--root", root, "--today", TODAY, "--jobs", "1", "--project", PROJECT)
    return atlas("diff", *arguments, *options)


def said(done: Result) -> list[str]:
    """The sentences of a review in text."""
    lines = plain(done.stdout).splitlines()
    return [line.removeprefix("  • ") for line in lines if line.startswith("  • ")]


def plain(text: str) -> str:
    """`text` with plain spaces."""
    return text.replace("\u00a0", " ")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with the small catalog, committed as `base`."""
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG, folder)
    commit(folder, "base")
    return folder


def replaced(name: str, *pairs: tuple[str, str]) -> Callable[[Path], None]:
    """What puts other words into a file."""

    def edit(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        (root / name).write_text(text, encoding="utf-8")

    return edit


def moved(root: Path) -> None:
    """A practice gets another address and keeps the old one as an alias."""
    text = (root / LESSON).read_text(encoding="utf-8")
    (root / LESSON).unlink()
    new = root / "practices/chuvashia/urok-na-sklade.yml"
    new.write_text(text + "aliases: [urok]\n", encoding="utf-8")


def copied(root: Path) -> None:
    """A practice is added."""
    text = (root / "practices/nizhny/ochered.yml").read_text(encoding="utf-8")
    text = text.replace("Очередь без очереди", "Приём без бумаг").replace("status: draft\n", "")
    (root / "practices/nizhny/priem.yml").write_text(text, encoding="utf-8")


def dropped(root: Path) -> None:
    """A package goes."""
    (root / PACKAGE).unlink()


def issued(root: Path) -> None:
    """A certificate is issued."""
    text = (root / REGISTER).read_text(encoding="utf-8")
    (root / REGISTER).write_text(text + NEW_CERTIFICATE, encoding="utf-8")


NEW_CERTIFICATE = """
- number: ОР-3
  level: federal
  holder: {practice: okno}
  issued: 2026-05-12
  issuer: Министерство экономики
  source: gazeta
"""
HISTORY: list[tuple[Callable[[Path], None], str]] = [
    (copied, "Бор: добавлена практика «Приём без бумаг»"),
    (
        moved,
        (
            "«Урок на складе»: другой адрес: chuvashia/urok → chuvashia/urok-na-sklade, прежний "
            "перенаправляет на новый"
        ),
    ),
    (
        replaced(
            OKNO,
            ("{municipality: gorodets, status: planned}", "{municipality: gorodets}"),
            ("replications:\n", "replications:\n  - {municipality: vyksa}\n"),
        ),
        "«Единое окно»: +2 муниципалитета (Выкса, Городец), теперь 3 из 5 — порог 3 пройден",
    ),
    (
        replaced(OKNO, ("after: 20", "after: 15")),
        "«Единое окно»: эффект «Жалобы жителей»: было 420 → 20 жалоб, стало 420 → 15 жалоб",
    ),
    (
        replaced("practices/nizhny/ochered.yml", ("status: draft", "status: published")),
        "«Очередь без очереди»: опубликована (была черновиком)",
    ),
    (
        replaced(REGISTER, ("status: {state: suspended", "status: {state: revoked")),
        "Сертификат № ОР-2 («Школа № 9») отозван с 10 января 2025 года: Проверка не подтверждена.",
    ),
    (
        issued,
        (
            "Сертификат № ОР-3 («Единое окно») внесён в реестр: образец федерального уровня, выдан "
            "12 мая 2026 года, срок не указан"
        ),
    ),
    (
        replaced(SITE, ("status: planned", "status: open"), ("serves: [bor]", "serves: [vyksa]")),
        "«Фабрика процессов на Бору»: учебная площадка открылась (до правки: планируется)",
    ),
    (
        replaced(TOWNS, ("name: Городской округ город Выкса", "name: Выксунский округ")),
        (
            "Выксунский округ: муниципалитет переименован (был «Городской округ город Выкса»), "
            "прежнее название не записано в former"
        ),
    ),
    (
        replaced(REGION, ("value: 2300", "value: 2500")),
        (
            "Сообщённый показатель «Обученные сотрудники»: было 2 300 (на 2025 год), стало 2 500 "
            "(на 2025 год)"
        ),
    ),
    (
        replaced(REGION, ("at_least: 10", "at_least: 15")),
        (
            "Цель «Практики»: было 10, на весь регион, до 2027 года, стало 15, на весь регион, до "
            "2027 года"
        ),
    ),
    (dropped, "«Услуги без очередей»: пакет тиражирования удалён"),
    (
        replaced("practices/tools.yml", ("name: Канбан", "name: Канбан-доска")),
        "Инструмент «Канбан-доска»: новое название (было «Канбан»)",
    ),
    (
        replaced("practices/nizhny/ochered.yml", ("title: Итоги года", "title: Итоги")),
        "«Очередь без очереди»: источники: добавлено «Итоги»; убрано «Итоги года»",
    ),
    (
        replaced("regions/chuvashia/region.yml", ("name: Чув", "# Примечание.\nname: Чув")),
        (
            "Сведения те же, изменены оформление, порядок или примечания: "
            "regions/chuvashia/region.yml"
        ),
    ),
]


def test_a_history_of_many_kinds_of_change_is_told(root: Path, tmp_path: Path) -> None:
    """Every commit leads to its sentence; the review of the whole counts the pages, names the
    addresses, and is the same for a revision and for the work tree."""
    assert len(HISTORY) >= 12
    for edit, _ in HISTORY:
        edit(root)
        commit(root)
    done = diff(root, "base", "HEAD")
    assert done.exit_code == 0, done.stderr
    assert {sentence for _, sentence in HISTORY} <= set(said(done))
    pages = next(line for line in plain(done.stdout).splitlines() if line.startswith("— Страницы"))
    assert re.fullmatch(
        r"— Страницы: измен\w+ \d+ страниц\w*, появ\w+ \d+ страниц\w*, исчезн\w+ 3 страницы, "
        r"2 адреса перенаправлены, 1 адрес никуда не приведёт",
        pages,
    )
    for address in ("priem", "ochered"):
        assert f"Появится: practices/nizhny/{address}/" in said(done)
    assert "Исчезнет: packages/nizhny/uslugi/" in said(done)
    for address in ("practices/nizhny/okno", "regions/nizhny/vyksa", "certificates"):
        assert f"Изменится: {address}/" in said(done)
    old, new = "practices/chuvashia/urok/", "practices/chuvashia/urok-na-sklade/"
    assert f"Перенаправляет: {old} → {new}" in said(done)
    lost = "Адрес packages/nizhny/uslugi/ исчезнет: вместо него ничего не появится"
    assert lost in said(done)
    now = diff(root, "base")
    assert now.stdout.splitlines()[2:] == done.stdout.splitlines()[2:]


@pytest.mark.parametrize("place", range(len(HISTORY)))
def test_each_commit_is_told_alone(place: int, root: Path) -> None:
    """Between a commit and the one before it stands that one change."""
    edit, sentence = HISTORY[place]
    edit(root)
    commit(root)
    done = diff(root, "HEAD^", "HEAD", "--no-pages")
    assert sentence in said(done)


def test_folders_can_be_compared(root: Path, tmp_path: Path) -> None:
    """Two copies of a catalog without any history."""
    other = shutil.copytree(CATALOG, tmp_path / "other")
    replaced(REGION, ("value: 2300", "value: 2400"))(other)
    done = diff(root, CATALOG, other)
    assert done.exit_code == 0
    assert "стало 2 400" in plain(done.stdout)
    back = diff(root, "base", other)
    assert "стало 2 400" in plain(back.stdout)


def test_what_happened_on_the_other_branch_is_left_out(root: Path) -> None:
    """A branch is compared with where it began."""
    git(root, "checkout", "--quiet", "-b", "change")
    replaced(REGION, ("value: 2300", "value: 2400"))(root)
    commit(root)
    git(root, "checkout", "--quiet", "main")
    dropped(root)
    commit(root)
    done = diff(root, "main", "change")
    assert "стало 2 400" in plain(done.stdout)
    assert "пакет" not in done.stdout


def test_nothing_changed(root: Path) -> None:
    """Said only because all files and pages are the same; code 0."""
    done = diff(root, "base")
    assert done.exit_code == 0
    assert "Ничего не изменилось: файлы каталога одинаковы." in plain(done.stdout)


def test_a_change_of_programs_only_is_told(root: Path) -> None:
    """What lies beside the catalog is counted, so that nobody takes the catalog for all of it."""
    (root / "program.py").write_text("print()\n", encoding="utf-8")
    commit(root)
    done = diff(root, "base", "HEAD", "--format", "json")
    object_ = json.loads(done.stdout)
    assert object_["beside"] == ["program.py"]
    assert object_["unchanged"]
    assert "Кроме каталога изменено: 1 файл" in plain(diff(root, "base", "HEAD").stdout)


def test_errors_of_the_new_side_fail(root: Path) -> None:
    """Exit code 1, the errors first, and what could not be compared is said."""
    replaced(OKNO, ("sphere: public-services", "sphere: nowhere"))(root)
    done = diff(root, "base")
    assert done.exit_code == 1
    lines = plain(done.stdout).splitlines()
    assert lines.index("— Новые ошибки: с ними правку не примут") < next(
        place for place, line in enumerate(lines) if line.startswith("— Нижегородская")
    )
    assert "Страницы не сравнивались" in plain(done.stdout)


def test_an_old_side_that_cannot_be_read_is_no_success(root: Path) -> None:
    """Exit code 2, although the new side is without fault."""
    (root / OKNO).write_text("title: [\n", encoding="utf-8")
    commit(root, "broken")
    shutil.copy(CATALOG / OKNO, root / OKNO)
    done = diff(root, "broken")
    assert done.exit_code == 2
    assert "его не прочесть целиком" in plain(done.stdout)
    object_ = json.loads(diff(root, "broken", "--format", "json").stdout)
    assert (object_["complete"], object_["unchanged"]) == (False, False)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("no-such-branch",), "git не знает версии"),
        (("--upload-pack=x", "HEAD"), ""),
        (("",), "не имя версии"),
        (("base..HEAD",), "не знает версии"),
        (("HEAD", "base"), "проверьте порядок версий"),
        (("base", "no-such-branch"), "git не знает версии"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    root: Path, arguments: tuple[str, ...], words: str
) -> None:
    """Exit code 2, a sentence, and no review."""
    replaced(REGION, ("value: 2300", "value: 2400"))(root)
    commit(root)
    done = diff(root, *arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert words in plain(done.stderr)


def test_without_templates_pages_are_missed(root: Path, tmp_path: Path) -> None:
    """Said so, with exit code 2; --no-pages does without them on purpose."""
    arguments = ("diff", "base", "--root", root, "--today", TODAY, "--project", tmp_path)
    done = atlas(*arguments)
    assert done.exit_code == 2
    assert "Страницы не сравнивались" in plain(done.stdout)
    assert atlas(*arguments, "--no-pages").exit_code == 0


def test_a_review_is_written_with_its_maps(root: Path, tmp_path: Path) -> None:
    """Markdown, JSON, and the map before and after for the practice that found adopters."""
    HISTORY[2][0](root)
    out = tmp_path / "review"
    done = diff(root, "base", "--out", out, "--format", "md")
    assert done.exit_code == 0
    files = tree(out)
    assert sorted(files) == [
        "maps/nizhny--okno-after.svg",
        "maps/nizhny--okno-before.svg",
        "review.json",
        "review.md",
    ]
    assert files["review.md"].decode() == done.stdout
    object_ = json.loads(files["review.json"])
    assert object_["pictures"] == [
        {
            "practice": "nizhny/okno",
            "before": "maps/nizhny--okno-before.svg",
            "after": "maps/nizhny--okno-after.svg",
        }
    ]
    before, after = (files[f"maps/nizhny--okno-{side}.svg"].decode() for side in SIDES)
    assert "Внедрили: 1 из 5 муниципалитетов" in plain(before)
    assert "Внедрили: 3 из 5 муниципалитетов" in plain(after)
    assert "Нижегородская область · до правки" in plain(before)
    assert "Нижегородская область · после правки" in plain(after)
    assert max(len(before), len(after)) < 100_000


SIDES = ("before", "after")


def test_the_same_input_gives_the_same_review(root: Path) -> None:
    """Byte for byte, in each form."""
    HISTORY[2][0](root)
    for form in ("text", "md", "json"):
        outputs = {diff(root, "base", "--format", form).stdout for _ in range(2)}
        assert len(outputs) == 1


def test_a_folder_that_cannot_be_written_is_told(root: Path, tmp_path: Path) -> None:
    """A sentence and exit code 2."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = diff(root, "base", "--out", tmp_path / "file" / "review")
    assert done.exit_code == 2
    assert "не получилось записать обзор" in done.stderr
