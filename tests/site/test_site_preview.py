"""The preview: a real server on loopback, real files edited, and what its browsers are told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest
from git_histories import commit, needs_git
from made_up import DAY, copied_project
from playwright.sync_api import Browser
from preview_visitor import Visitor

from generator.site.building import BuildFailed, Wish, previewed
from generator.site.preview.telling import Told, Word
from generator.site.preview.watching import Watch

PRACTICE = "practices/nizhny/okno"
SITE = "sites/nizhny/fabrika-bor"


@contextmanager
def shown(project: Path) -> Iterator[Visitor]:
    """The preview of a project, running."""
    said: list[str] = []
    with previewed(Wish(project, today=DAY, jobs=1), "127.0.0.1:0", said.append) as show:
        thread = threading.Thread(target=show.serve)
        thread.start()
        try:
            yield Visitor(show.address, project, said)
        finally:
            show.server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def open_preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """One preview for all tests of this file; each leaves the project as it was."""
    project = copied_project(tmp_path_factory.mktemp("preview"))
    with shown(project) as visitor:
        yield visitor


@pytest.fixture
def visitor(open_preview: Visitor) -> Iterator[Visitor]:
    """The preview, its project put back after the test."""
    project = open_preview.project
    before = {file: file.read_bytes() for file in sorted(project.rglob("*")) if file.is_file()}
    open_preview.said.clear()
    yield open_preview
    for file in set(project.rglob("*.*")) - before.keys():
        file.unlink()
    for file, data in before.items():
        if not file.is_file() or file.read_bytes() != data:
            word = open_preview.told()
            file.write_bytes(data)
            open_preview.until(word.pages + 1)
    assert open_preview.told().mistakes == ""


def test_every_kind_of_thing_is_shown(visitor: Visitor) -> None:
    """Pages of the catalog, hand-written ones, styles, data, search; old addresses lead on; what is
    not there has the page for lost visitors."""
    for path in ("", "practices/", f"{PRACTICE}/", "regions/nizhny/", "about/"):
        assert visitor.status(path) == 200, path
    for path in ("assets/stylesheets/atlas.css", "api/v1/index.json", "search/v1/meta.json"):
        assert visitor.status(path) == 200, path
    assert visitor.status(PRACTICE) == 200
    assert visitor.status("nowhere/at/all/") == 404
    assert visitor.status("-/../mkdocs.yml") == 404
    assert b"mkdocs" not in visitor.get("%2e%2e/mkdocs.yml")[:200]


@needs_git
def test_pages_tell_of_their_histories(tmp_path: Path) -> None:
    """Whatever a page is about, a practice, a region or a training site, in each language."""
    project = copied_project(tmp_path / "project")
    commit(project)
    with shown(project) as visitor:
        for path in (f"{PRACTICE}/", "regions/nizhny/", f"{SITE}/", f"en/{SITE}/"):
            assert b'class="a-history"' in visitor.get(path), path
        assert b'class="a-history"' not in visitor.get("regions/")


def test_pages_listen_and_keep_their_policy(visitor: Visitor) -> None:
    """Each page brings the preview's script as a file; no script inside a page may run."""
    page = visitor.get(f"{PRACTICE}/")
    assert page.count(b"/-/preview.js") == 1
    assert b"unsafe-inline" not in page
    assert b"fetch(" in visitor.get("-/preview.js")
    assert b".atlas-preview" in visitor.get("-/preview.css")


@pytest.mark.parametrize("name", ["привет", "foo\r\nX-Strange: yes"])
def test_any_address_is_answered(visitor: Visitor, name: str) -> None:
    """One with other letters, and one that would add lines to the answer, lead to the page for lost
    visitors."""
    host, port = visitor.address.removeprefix("http://").rstrip("/").split(":")
    asked = HTTPConnection(host, int(port), timeout=60)
    with closing(asked):
        asked.request("GET", f"/{quote(name)}")
        answer = asked.getresponse()
        assert (answer.status, answer.getheader("Location")) == (302, f"/{quote(name)}/")
        assert answer.getheader("X-Strange") is None
    assert visitor.status(f"{quote(name)}/") == 404


def test_a_saved_record_is_on_its_page(visitor: Visitor) -> None:
    """The browser is told to fetch the page anew, and it has the new words; so have the page's
    lists, its data, and the search."""
    before = visitor.told()
    word = visitor.edit(f"{PRACTICE}.yml", "title: ", "title: Заново сказанное ")
    assert (word.pages, word.mistakes) == (before.pages + 1, "")
    for path in (f"{PRACTICE}/", "practices/", f"api/v1/{PRACTICE}.json"):
        assert "Заново сказанное" in visitor.get(path).decode(), path
    assert "Обновлено: okno.yml" in "\n".join(visitor.said)


def test_a_mistake_is_told_and_the_last_good_page_stays(visitor: Visitor) -> None:
    """A broken file: the browser is told what is wrong, the terminal too, and the page is as it was
    before; mended, the page follows."""
    good = visitor.get(f"{PRACTICE}/")
    before = visitor.told()
    word = visitor.edit(f"{PRACTICE}.yml", "title:", "titel:")
    assert word.pages == before.pages
    assert "нет поля «titel»" in word.mistakes
    assert "нет поля «titel»" in "\n".join(visitor.said)
    assert visitor.get(f"{PRACTICE}/") == good
    text = (visitor.project / f"{PRACTICE}.yml").read_text("utf-8").replace("titel:", "title:")
    (visitor.project / f"{PRACTICE}.yml").write_text(text, encoding="utf-8")
    assert visitor.until(before.pages + 1).pages == before.pages + 1


def test_a_page_never_seen_before_its_file_broke_is_shown(visitor: Visitor) -> None:
    """The record as it was read at the beginning is drawn, though its file can't be read now."""
    other = next(
        file
        for file in sorted((visitor.project / "practices").glob("*/*.yml"))
        if file.stem != "okno" and "status: draft" not in file.read_text("utf-8")
    )
    word = visitor.told()
    other.write_text("title: [", encoding="utf-8")
    assert visitor.when(lambda now: now.number > word.number).mistakes != ""
    address = other.relative_to(visitor.project).as_posix().removesuffix(".yml") + "/"
    assert visitor.status(address) == 200
    assert b"<h1" in visitor.get(address)


def test_a_practice_comes_and_goes(visitor: Visitor) -> None:
    """A new file has a page at once; without the file there is none."""
    source = visitor.project / "practices/nizhny/zayavki.yml"
    new = source.with_name("brand-new.yml")
    text = source.read_text("utf-8").replace("{ru: ", "{ru: Новая ", 1)
    word = visitor.told()
    new.write_text(text, encoding="utf-8")
    visitor.until(word.pages + 1)
    assert "Новая" in visitor.get("practices/nizhny/brand-new/").decode()
    word = visitor.told()
    new.unlink()
    visitor.until(word.pages + 1)
    assert visitor.status("practices/nizhny/brand-new/") == 404


def test_a_region_is_read_anew(visitor: Visitor) -> None:
    """An edit outside the practices is followed too: the whole catalog is read once more."""
    file = "regions/nizhny/region.yml"
    word = visitor.edit(file, "name: ", "name: Иначе названная ")
    assert word.mistakes == ""
    assert "Иначе названная" in visitor.get("regions/nizhny/").decode()


def test_a_template_is_followed_and_may_be_broken(visitor: Visitor) -> None:
    """A changed template changes the page; a broken one leaves the page as it was drawn last and is
    told by its name; mended, all is well."""
    good = visitor.get(f"{PRACTICE}/")
    template = "overrides/catalog/practice.html"
    word = visitor.edit(template, "<h1", "<h1 data-new")
    assert word.mistakes == ""
    assert b"<h1 data-new" in visitor.get(f"{PRACTICE}/")
    path = visitor.project / template
    text = path.read_text("utf-8")
    path.write_text("{% if %}" + text, encoding="utf-8")
    word = visitor.when(lambda now: "practice.html" in now.mistakes)
    assert visitor.status(f"{PRACTICE}/") == 200
    assert b"<h1" in visitor.get(f"{PRACTICE}/")
    path.write_text(text.replace("<h1 data-new", "<h1", 1), encoding="utf-8")
    visitor.until(word.pages + 1)
    assert visitor.get(f"{PRACTICE}/") == good


def test_a_style_and_a_hand_written_page_are_followed(visitor: Visitor) -> None:
    """A style sheet is served as it is saved; a page of docs/ is rendered anew."""
    word = visitor.told()
    style = visitor.project / "overrides/assets/stylesheets/atlas.css"
    style.write_text(style.read_text("utf-8") + "\n.brand-new { color: red; }\n", encoding="utf-8")
    assert visitor.until(word.pages + 1).mistakes == ""
    assert b".brand-new" in visitor.get("assets/stylesheets/atlas.css")
    visitor.edit("docs/about.md", "# ", "# Иначе: ")
    assert "Иначе: " in visitor.get("about/").decode()


def test_records_are_followed_beside_a_broken_page(visitor: Visitor) -> None:
    """While a hand-written page cannot be read, edits of records are shown, saved with it or after
    it, and its mistake stays told."""
    about = visitor.project / "docs/about.md"
    record = visitor.project / f"{PRACTICE}.yml"
    text = record.read_text("utf-8")
    about.write_bytes("# Об атласе практик\n".encode("cp1251"))
    record.write_text(text.replace("title: ", "title: Первое ", 1), encoding="utf-8")
    assert "Windows-1251" in visitor.when(lambda word: "about.md" in word.mistakes).mistakes
    visitor.when(lambda word: "Первое" in visitor.get(f"{PRACTICE}/").decode())
    record.write_text(text.replace("title: ", "title: Второе ", 1), encoding="utf-8")
    visitor.when(lambda word: "Второе" in visitor.get(f"{PRACTICE}/").decode())
    assert "about.md" in visitor.told().mistakes


def test_what_is_wrong_together_is_told(visitor: Visitor) -> None:
    """A mistake that only several files show is told too, after the page."""
    visitor.edit(f"{PRACTICE}.yml", "[edinoe-okno]", "[zayavki]")
    assert "zayavki" in visitor.when(lambda word: word.mistakes != "").mistakes
    assert visitor.status(f"{PRACTICE}/") == 200


def test_the_preview_refuses_an_address_that_is_none(tmp_path: Path) -> None:
    """A mistyped address is told in words."""
    with (
        pytest.raises(BuildFailed, match="не адрес"),
        previewed(Wish(tmp_path), "localhost:many"),
    ):
        pass


def test_a_word_is_waited_for() -> None:
    """Who knows the last word waits for the next; who does not is told at once; the same mistake is
    told once."""
    told = Told()
    assert told.after(-1, 0) == Word(0, 0, "")
    heard: list[Word] = []
    thread = threading.Thread(target=lambda: heard.append(told.after(0, 60)))
    thread.start()
    told.renewed()
    thread.join()
    assert heard == [Word(1, 1, "")]
    told.mistaken("плохо")
    told.mistaken("плохо")
    assert told.after(1, 0) == Word(2, 1, "плохо")
    assert told.after(2, 0) == Word(2, 1, "плохо")


def test_an_edit_is_told_once_and_whole(tmp_path: Path) -> None:
    """A file written in pieces, one renamed into place, one removed: each is told; what editors
    keep beside a file is not."""
    news: list[set[Path]] = []
    some = threading.Semaphore(0)

    def changed(files: set[Path]) -> None:
        news.append(files)
        some.release()

    watch = Watch(changed)
    folder = tmp_path.resolve() / "practices"
    folder.mkdir()
    single = folder.parent / "mkdocs.yml"
    single.write_text("")
    watch.start([folder, single])
    try:
        with (folder / "a.yml").open("w") as file:
            for _ in range(5):
                file.write("x")
                file.flush()
        assert some.acquire(timeout=600)
        (folder / ".a.yml.swp").write_text("x")
        (folder / "b.yml~").write_text("x")
        (folder.parent / "other.yml").write_text("x")
        (folder.parent / "b").write_text("x")
        (folder.parent / "b").rename(folder / "b.yml")
        assert some.acquire(timeout=600)
        (folder / "a.yml").unlink()
        single.write_text("x")
        while not {single, folder / "a.yml"} <= set().union(*news[2:]):
            assert some.acquire(timeout=600)
    finally:
        watch.stop()
    assert news[:2] == [{folder / "a.yml"}, {folder / "b.yml"}]


@pytest.mark.browser
def test_a_browser_follows(visitor: Visitor, browser: Browser) -> None:
    """In Chromium, under the site's own policy: a saved word appears by itself, a mistake is shown
    over the last good page and goes when it is mended; nothing is blocked."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        page.goto(f"{visitor.address}{PRACTICE}/")
        page.wait_for_selector(".atlas-preview", state="attached")
        visitor.edit(f"{PRACTICE}.yml", "title: ", "title: Заново ")
        page.wait_for_selector("h1:has-text('Заново')")
        page.wait_for_selector(".atlas-preview", state="attached")
        visitor.edit(f"{PRACTICE}.yml", "title: ", "titel: ")
        banner = page.wait_for_selector(".atlas-preview:not([hidden])")
        assert banner is not None
        assert "нет поля «titel»" in banner.inner_text()
        assert "Заново" in page.inner_text("h1")
        visitor.edit(f"{PRACTICE}.yml", "titel: ", "title: ")
        page.wait_for_selector(".atlas-preview[hidden]", state="attached")
    finally:
        page.close()
    assert complaints == []
