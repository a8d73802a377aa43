"""`atlas export` and `atlas import`: files, words, exit codes, and nothing written by halves."""

from __future__ import annotations

from pathlib import Path

import pytest
from spreadsheets.books import Sheets, catalog
from trees import tree

from cli.running import GOOD, TODAY, atlas

OKNO = "practices/nizhny/okno.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog with every field."""
    return catalog(tmp_path / "catalog", GOOD)


@pytest.fixture
def book(root: Path, tmp_path: Path) -> Path:
    """Its workbook on the disk."""
    result = atlas("export", "--root", root, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    return tmp_path / "out/atlas.xlsx"


def load(root: Path, book: Path, *options: str) -> tuple[int, str]:
    """Run the import; the exit code and what it says."""
    result = atlas("import", book, "--root", root, "--today", TODAY, *options)
    return result.exit_code, result.output


def changed(book: Path, heading: str, value: object) -> None:
    """Write into a cell of the first practice."""
    sheets = Sheets(book.read_bytes())
    sheets.put("Практики", ("nizhny/okno",), heading, value)
    book.write_bytes(sheets.saved())


def test_export_writes_a_workbook_and_tables(book: Path) -> None:
    """One workbook and a CSV for each of its sheets."""
    names = sorted(path.name for path in book.parent.iterdir())
    assert names == [
        "atlas.xlsx",
        "certificates.csv",
        "effects.csv",
        "municipalities.csv",
        "practices.csv",
        "replications.csv",
        "sites.csv",
        "sources.csv",
    ]


def test_import_without_a_change_says_so(root: Path, book: Path) -> None:
    """Nothing differs, nothing is written, exit code 0."""
    before = tree(root)
    assert load(root, book) == (0, "Книга говорит то же, что каталог: менять нечего.\n")
    assert tree(root) == before


def test_import_writes_and_tells_what(root: Path, book: Path) -> None:
    """The file, the sheet and the columns that changed; the catalog passes its check."""
    changed(book, "Начали", "2018")
    code, words = load(root, book)
    assert code == 0
    assert words == f"{OKNO}\n  Практики: Начали\nЗаписано файлов: 1.\n"
    assert "started: 2018\n" in (root / OKNO).read_text("utf-8")
    assert atlas("check", "--root", root, "--today", TODAY, "--jobs", "1").exit_code == 0


def test_dry_run_writes_nothing(root: Path, book: Path) -> None:
    """The same words, and every file as it was."""
    changed(book, "Начали", "2018")
    before = tree(root)
    code, words = load(root, book, "--dry-run")
    assert code == 0
    assert words == f"{OKNO}\n  Практики: Начали\nПоменялось бы файлов: 1.\n"
    assert tree(root) == before


def test_an_error_keeps_everything_from_being_written(root: Path, book: Path) -> None:
    """One mistake among good changes: told, exit code 1, no file touched."""
    changed(book, "Начали", "2018")
    changed(book, "Сфера", "public-servicez")
    before = tree(root)
    code, words = load(root, book)
    assert code == 1
    assert "Лист «Практики», строка 2, столбец D (D2): ошибка C301" in words
    assert words.endswith("Ошибок: 1. Ничего не записано: исправьте книгу и запустите ещё раз.\n")
    assert tree(root) == before


def test_what_is_no_workbook_is_refused_in_words(root: Path, tmp_path: Path) -> None:
    """A text file by that name, a folder, nothing at all."""
    text = tmp_path / "x.xlsx"
    text.write_text("id;title\n", "utf-8")
    code, words = load(root, text)
    assert code == 1
    assert "Книга x.xlsx: ошибка X601" in words
    assert load(root, tmp_path)[0] == 2
    assert load(root, tmp_path / "net.xlsx")[0] == 2


def test_a_write_that_fails_leaves_all_as_it_was(
    root: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of two files cannot be put in place: the first is put back."""
    sheets = Sheets(book.read_bytes())
    for key in ("nizhny/okno", "nizhny/zayavki"):
        sheets.put("Практики", (key,), "Сверено", "2026-11-20")
    book.write_bytes(sheets.saved())
    before = tree(root)
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "zayavki.yml":
            raise PermissionError(13, "нельзя", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    code, words = load(root, book)
    assert code == 2
    assert "не получилось записать" in words
    monkeypatch.undo()
    assert tree(root) == before
