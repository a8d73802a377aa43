"""What could not be analysed is never taken for "nothing has changed"."""

from __future__ import annotations

import os
from pathlib import Path

from changed_catalogs import Case, both, plain, reviewed

from generator.review import Review
from generator.review.as_text import as_text
from generator.review.outline import summary

OKNO = "practices/nizhny/okno.yml"
TOWNS = "regions/nizhny/municipalities.yml"
NOTHING = "Ничего не изменилось: файлы каталога одинаковы."


def compared(folder: Path, **case: object) -> Review:
    """The review of a case, pages included."""
    return reviewed(*both(folder, Case("", [], **case)), pages=True)  # type: ignore[arg-type]


def test_the_same_catalog_is_unchanged(tmp_path: Path) -> None:
    """All files were looked at, and all pages."""
    found = compared(tmp_path)
    assert found.unchanged
    assert found.complete
    assert plain(summary(found)) == NOTHING
    assert found.pages is not None
    assert not found.pages.any


def test_the_same_broken_catalog_is_not_said_to_be_unchanged(tmp_path: Path) -> None:
    """Its pages cannot be drawn, so nobody has compared them."""
    found = compared(tmp_path, before={OKNO: {"sphere": "no-such-sphere"}})
    assert not found.files.all
    assert not found.unchanged
    assert not found.complete
    assert found.pages is None
    assert NOTHING not in plain(as_text(found))
    assert "Сравнить удалось не всё." in plain(as_text(found))


def test_a_file_that_breaks_is_told(tmp_path: Path) -> None:
    """Neither its record nor that it is gone is made up."""
    found = compared(tmp_path, files={OKNO: "title: [\n"})
    assert [change.kind for change in found.changes] == ["file-unread"]
    assert {one.what for one in found.left_out} == {"file", "pages"}
    assert found.errors
    assert "после правки" in plain(as_text(found))


def test_a_file_that_is_mended_is_told(tmp_path: Path) -> None:
    """What it said before nobody knows; the new side is without errors."""
    old, new = both(tmp_path, Case("", []))
    (old / OKNO).write_text("title: [\n", encoding="utf-8")
    found = reviewed(old, new, pages=True)
    assert [change.kind for change in found.changes] == ["file-unread"]
    assert (found.errors, found.complete, found.pages) == (0, False, None)
    assert found.mended
    assert "до правки в каталоге есть ошибки" in plain(as_text(found))


def test_what_is_in_a_half_read_list_is_compared(tmp_path: Path) -> None:
    """The entries that both sides can read; of the others nothing is said to be gone."""
    found = compared(
        tmp_path, set={TOWNS: {"vyksa": {"kind": "nowhere"}, "bor": {"short": "Город Бор"}}}
    )
    kinds = {change.kind for change in found.changes}
    assert kinds == {"file-unread", "field-changed"}


def test_an_entry_of_a_half_read_register_is_not_said_to_be_new(tmp_path: Path) -> None:
    """It may have stood there before."""
    register = "regions/nizhny/certificates.yml"
    found = compared(
        tmp_path,
        before={register: {"ОР-1": {"level": "highest"}}},
        set={register: {"ОР-1": {"level": "federal"}}},
    )
    assert {change.kind for change in found.changes} == {"file-unread"}


def test_a_pipe_is_not_opened_and_told(tmp_path: Path) -> None:
    """A file that nobody can compare hangs nothing and is named."""
    old, new = both(tmp_path, Case("", []))
    for side in (old, new):
        os.mkfifo(side / "practices/nizhny/truba.yml")
    found = reviewed(old, new)
    assert found.files.closed == ("practices/nizhny/truba.yml",)
    assert not found.changes
    assert not found.unchanged
    assert not found.complete


def test_links_are_compared_and_not_followed(tmp_path: Path) -> None:
    """Another goal is a change; what lies there is nobody's business."""
    old, new = both(tmp_path, Case("", []))
    for side, goal in ((old, "/etc/hostname"), (new, "/etc/passwd")):
        (side / "practices/nizhny/link.yml").symlink_to(goal)
    found = reviewed(old, new)
    assert found.files.changed == ("practices/nizhny/link.yml",)
    assert [change.kind for change in found.changes] == ["file-unfamiliar"]


def test_pages_that_nobody_wants_are_not_missed(tmp_path: Path) -> None:
    """Left out on purpose is no failure; then nothing is said of pages."""
    found = reviewed(*both(tmp_path, Case("", [])), pages=False)
    assert found.complete
    assert found.pages is None
    assert found.unchanged


def test_old_errors_are_not_counted_as_new(tmp_path: Path) -> None:
    """The new ones come first, with their places; the old ones are only mentioned."""
    broken = {OKNO: {"sphere": "no-such-sphere"}}
    lesson = "practices/chuvashia/urok.yml"
    worse = compared(tmp_path / "worse", before=broken, set={lesson: {"tools": ["nowhere"]}})
    assert [finding.file for finding in worse.new if finding.severity == "error"] == [lesson]
    same = compared(tmp_path / "same", before=broken, set={lesson: {"started": "2020"}})
    assert not [finding for finding in same.new if finding.severity == "error"]
    assert "1 ошибка, и все они были до правки" in plain(as_text(same))
    lines = plain(as_text(worse)).splitlines()
    assert lines[5] == "— Новые ошибки: с ними правку не примут"
    assert lesson in lines[6]


def test_mere_looks_are_told_in_one_line(tmp_path: Path) -> None:
    """However many files: a new layout must not bury what has changed."""
    old, new = both(tmp_path, Case("", []))
    files = sorted(file for file in new.rglob("*.yml"))
    for file in files:
        file.write_text(f"# Примечание.\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    found = reviewed(old, new, pages=True)
    assert {change.kind for change in found.changes} == {"file-touched"}
    assert len(found.changes) == len(files)
    said = plain(as_text(found))
    assert "Сведения те же, изменено только оформление файлов" in said
    [line] = [line for line in said.splitlines() if "оформление, порядок" in line]
    for change in found.changes[:3]:
        assert change.file in line
