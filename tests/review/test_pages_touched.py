"""Which pages a change touches, and which addresses it breaks: seen on the pages themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from changed_catalogs import TEMPLATES, TODAY, Case, both, plain, reviewed

from generator.review.pages import PageChanges, print_pages
from generator.site.stamping.imprint import Imprint
from generator.site.work.rooms import SUPPLY
from generator.site.workers.crew import Crew

LESSON = "practices/chuvashia/urok.yml"


def touched(folder: Path, **case: object) -> PageChanges:
    """What a change does to the pages."""
    found = reviewed(*both(folder, Case("", [], **case)), pages=True)  # type: ignore[arg-type]
    assert found.pages is not None
    assert found.complete
    return found.pages


def moved(name: str, **fields: object) -> dict[str, object]:
    """The practice of Chuvashia in another file."""
    text = Path(__file__).with_name("catalog").joinpath(LESSON).read_text(encoding="utf-8")
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return {"files": {LESSON: None, name: text + lines}}


def test_a_text_touches_the_pages_that_show_it(tmp_path: Path) -> None:
    """The practice's own page, and none of another practice or region."""
    pages = touched(tmp_path, set={LESSON: {"solution": "Учат в цехе."}})
    assert "practices/chuvashia/urok/" in pages.changed
    assert "practices/nizhny/okno/" not in pages.changed
    assert "regions/nizhny/" not in pages.changed
    assert (pages.appeared, pages.vanished, pages.redirected, pages.lost) == ((), (), {}, ())


def test_notes_touch_no_page(tmp_path: Path) -> None:
    """What nobody sees on the site changes no page of a practice."""
    old = Path(__file__).with_name("catalog").joinpath(LESSON).read_text(encoding="utf-8")
    pages = touched(tmp_path, files={LESSON: f"{old}# примечание\n"})
    assert not pages.any


def test_a_new_adopter_touches_all_who_count_it(tmp_path: Path) -> None:
    """The practice, the region and the municipality that took it over."""
    adopters = [{"municipality": "bor", "since": "2021-03"}, {"municipality": "vyksa"}]
    pages = touched(tmp_path, set={"practices/nizhny/okno.yml": {"replications": adopters}})
    assert {"practices/nizhny/okno/", "regions/nizhny/", "regions/nizhny/vyksa/"} <= set(
        pages.changed
    )


def test_a_published_draft_gets_a_page(tmp_path: Path) -> None:
    """An address that was not there before, and one for other sites to frame."""
    pages = touched(tmp_path, set={"practices/nizhny/ochered.yml": {"status": "published"}})
    assert pages.appeared == ("embed/practices/nizhny/ochered/", "practices/nizhny/ochered/")
    assert not pages.lost


def test_an_alias_keeps_the_old_address(tmp_path: Path) -> None:
    """It redirects, so nothing is lost."""
    pages = touched(tmp_path, **moved("practices/chuvashia/sklad.yml", aliases="[urok]"))
    old, new = "practices/chuvashia/urok/", "practices/chuvashia/sklad/"
    assert pages.vanished == (f"embed/{old}", old)
    assert pages.redirected == {f"embed/{old}": f"embed/{new}", old: new}
    assert pages.lost == ()


LOST = [
    (
        moved("practices/chuvashia/sklad.yml"),
        "practices/chuvashia/urok/",
        "добавьте в файл practices/chuvashia/sklad.yml строку aliases: [chuvashia/urok]",
    ),
    (
        {"files": {LESSON: None}},
        "practices/chuvashia/urok/",
        "оставьте её файл и поставьте status: archived",
    ),
    (
        {"set": {LESSON: {"status": "draft"}}},
        "practices/chuvashia/urok/",
        "у черновика нет страницы; чтобы она осталась, поставьте status: archived",
    ),
    (
        {"before": {LESSON: {"aliases": ["lesson"]}}, "set": {LESSON: {"aliases": None}}},
        "practices/chuvashia/lesson/",
        "верните его в aliases",
    ),
    (
        {"set": {"regions/nizhny/municipalities.yml": {"vyksa": None}}},
        "regions/nizhny/vyksa/",
        "пишут ему merged_into",
    ),
    (
        {"set": {"regions/nizhny/certificates.yml": {"ОР-2": None}}},
        "certificates/nizhny/or-2/",
        "оставляют в реестре",
    ),
    (
        {
            "files": {"regions/nizhny/sites/fabrika.yml": None},
            "set": {"practices/nizhny/okno.yml": {"taught_at": None}},
        },
        "sites/nizhny/fabrika/",
        "ей ставят status: closed",
    ),
    (
        {"files": {"regions/nizhny/packages/uslugi.yml": None}},
        "packages/nizhny/uslugi/",
        "вместо него ничего не появится",
    ),
]


@pytest.mark.parametrize(("case", "address", "advice"), LOST, ids=[x[1] for x in LOST])
def test_a_lost_address_is_warned_about(
    case: dict[str, object], address: str, advice: str, tmp_path: Path
) -> None:
    """With what its author can do about it."""
    pages = touched(tmp_path, **case)
    said = {lost.address: plain(lost.sentence) for lost in pages.lost}
    assert said[address].startswith(f"Адрес {address} исчезнет: ")
    assert said[address].endswith(advice)


def test_workers_see_the_same_pages(tmp_path: Path, may_fork: None) -> None:
    """Shared out among two processes or drawn in one, the pages are the same."""
    root, _ = both(tmp_path, Case("", []))
    imprint = Imprint("Атлас", "", TODAY)
    SUPPLY.prepare(TEMPLATES, imprint)
    prints = []
    for crew in (Crew(1), Crew(2, few=1)):
        with crew:
            catalog, _ = SUPPLY.load(root, TODAY, crew)
            maps = SUPPLY.chart(root, catalog, crew)
            prints.append(print_pages(catalog, maps, TEMPLATES, imprint, crew))
    assert prints[0] == prints[1]
    assert len(prints[0]) > 20
