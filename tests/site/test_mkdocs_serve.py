"""`mkdocs serve` as it is typed: the preview of `atlas serve`, or the whole site where MkDocs shows
a folder."""

from __future__ import annotations

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from made_up import DAY, REPOSITORY, copied_project
from mkdocs.__main__ import cli
from mkdocs.livereload import LiveReloadServer
from preview_visitor import Visitor
from sample_site import SAMPLE, make_project, write_practice
from trees import tree

from generator.demo import make_demo
from generator.site.building import Wish, build
from generator.site.edition.atomic import Edition
from generator.site.edition.inventory import INVENTORY
from generator.site.preview.hosting import PreviewServer
from generator.site.preview.showing import Show
from generator.site.work import rooms

PRACTICE = "practices/nizhny/okno"
OPEN = re.compile(r"Сайт открыт: (http://\S+/)\. Остановить: Ctrl\+C\.")


class Terminal:
    """A terminal in which `mkdocs serve` runs; `said` is what it shows, line by line."""

    def __init__(self, project: Path, temporary: Path) -> None:
        self.said: list[str] = []
        self._ended = False
        self._more = threading.Condition()
        settings = str(project / "mkdocs.yml")
        self._command = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", "127.0.0.1:0", "-f", settings],
            cwd=REPOSITORY,
            env={**os.environ, "TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._command.stdout is not None
        for line in self._command.stdout:
            with self._more:
                self.said.append(line)
                self._more.notify_all()
        with self._more:
            self._ended = True
            self._more.notify_all()

    def until(self, words: re.Pattern[str]) -> re.Match[str]:
        """What matches `words` in a line that is shown, waited for if need be."""
        with self._more:
            self._more.wait_for(lambda: self._ended or any(map(words.search, self.said)), 600)
            found = next(filter(None, map(words.search, self.said)), None)
            assert found is not None, "".join(self.said)
            return found

    def ctrl_c(self) -> int:
        """Press it: all that the command has started hears it. The exit code."""
        os.killpg(self._command.pid, signal.SIGINT)
        code = self._command.wait(600)
        self._reader.join()
        assert self._command.stdout is not None
        self._command.stdout.close()
        return code

    def alone(self) -> bool:
        """Whether nothing runs any more that the command has started."""
        try:
            os.killpg(self._command.pid, 0)
        except ProcessLookupError:
            return True
        return False


@pytest.fixture(scope="module")
def open_terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Terminal, Path]]:
    """One command for all tests that only look; the project that it shows."""
    project = copied_project(tmp_path_factory.mktemp("served") / "project")
    terminal = Terminal(project, tmp_path_factory.mktemp("temporary"))
    terminal.until(OPEN)
    yield terminal, project
    terminal.ctrl_c()


@pytest.fixture
def visitor(open_terminal: tuple[Terminal, Path]) -> Visitor:
    """Somebody who looks at the site and edits its files."""
    terminal, project = open_terminal
    return Visitor(terminal.until(OPEN)[1], project, terminal.said)


def test_a_saved_record_is_on_its_page(visitor: Visitor) -> None:
    """The browser is told, and the page, the list and the data have the new words; the terminal
    says which file it was."""
    before = visitor.told()
    word = visitor.edit(f"{PRACTICE}.yml", "title: ", "title: Заново сказанное ")
    assert (word.pages, word.mistakes) == (before.pages + 1, "")
    for path in (f"{PRACTICE}/", "practices/", f"api/v1/{PRACTICE}.json"):
        assert "Заново сказанное" in visitor.get(path).decode(), path
    assert "Обновлено: okno.yml" in "".join(visitor.said)


def test_a_mistake_is_told_and_the_last_good_page_stays(visitor: Visitor) -> None:
    """In the browser and as an error in the terminal; mended, all is well."""
    good = visitor.get(f"{PRACTICE}/")
    word = visitor.edit(f"{PRACTICE}.yml", "title:", "titel:")
    assert "нет поля «titel»" in word.mistakes
    assert visitor.get(f"{PRACTICE}/") == good
    said = "".join(visitor.said)
    assert "нет поля «titel»" in said[said.index("ERROR") :]
    visitor.edit(f"{PRACTICE}.yml", "titel:", "title:")
    assert visitor.until(word.pages + 1).mistakes == ""


def test_looks_and_hand_written_pages_are_followed(visitor: Visitor) -> None:
    """A template of the catalog, one of MkDocs' own, which may be broken, a style sheet, a page."""
    visitor.edit("overrides/catalog/practice.html", "<h1", "<h1 data-new")
    assert b"<h1 data-new" in visitor.get(f"{PRACTICE}/")
    word = visitor.edit("overrides/main.html", "{%", "{% if %}{%")
    assert "main.html" in word.mistakes
    assert b"<h1" in visitor.get("about/")
    visitor.edit("overrides/main.html", "{% if %}", "")
    assert visitor.until(word.pages + 1).mistakes == ""
    visitor.edit("overrides/assets/stylesheets/atlas.css", "", ".brand-new { color: red; }\n")
    assert b".brand-new" in visitor.get("assets/stylesheets/atlas.css")
    visitor.edit("docs/about.md", "\n# ", "\n# Иначе: ")
    assert "Иначе: " in visitor.get("about/").decode()


def test_ctrl_c_ends_all(tmp_path: Path) -> None:
    """With workers at hand and a browser that waits: the command ends well and says so, no process
    and no file of its own is left."""
    catalog, temporary = tmp_path / "catalog", tmp_path / "temporary"
    make_demo(catalog, 240, 1, 5, 1, DAY)
    temporary.mkdir()
    project = copied_project(tmp_path / "project", catalog)
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("root: .", "root: .\n      jobs: 2"), encoding="utf-8")
    terminal = Terminal(project, temporary)
    visitor = Visitor(terminal.until(OPEN)[1], project)
    number = visitor.told().number
    host, port = visitor.address.removeprefix("http://").rstrip("/").split(":")
    with socket.create_connection((host, int(port))) as waiting:
        waiting.sendall(f"GET /-/told?after={number} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert b"<h1" in visitor.get("practices/")
        assert terminal.ctrl_c() == 0
    assert "Shutting down" in terminal.said[-1]
    assert "Traceback" not in "".join(terminal.said)
    assert terminal.alone()
    assert list(temporary.iterdir()) == []


# What needs no process of its own.


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, its made-up catalog in place of the real one."""
    monkeypatch.setattr(rooms, "SUPPLY", SAMPLE)
    return make_project(tmp_path / "project", url="https://atlas.example/")


def serve(project: Path, *words: str, address: str = "127.0.0.1:0") -> Result:
    """The command in this process, as far as until it serves."""
    command = ["serve", "-f", str(project / "mkdocs.yml"), "-a", address, *words]
    return CliRunner().invoke(cli, command)


@contextmanager
def looked_at(look: Callable[[Any], object], server: type = Show) -> Iterator[list[Any]]:
    """Instead of serving, what serves is looked at, and then somebody presses Ctrl+C; what was
    seen."""
    seen: list[Any] = []

    def looked(self: Any, *, open_in_browser: bool = False) -> None:
        seen.append(look(self))
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server, "serve", looked)
        yield seen


@pytest.mark.parametrize("how", ["--no-livereload", "--clean"])
def test_a_folder_that_mkdocs_shows_has_the_whole_site(project: Path, how: str) -> None:
    """Where MkDocs itself serves a folder, that folder holds what `mkdocs build` makes, byte for
    byte; when the command has ended it is gone."""
    with looked_at(lambda server: (server.root, tree(Path(server.root))), LiveReloadServer) as seen:
        assert serve(project, how).exit_code == 0
    [(folder, served)] = seen
    assert not Path(folder).exists()
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("https://atlas.example/", "http://127.0.0.1:0/"))
    assert build(Wish(project, out=project / "site")).out is not None
    assert served == tree(project / "site")
    assert served.keys() >= {"index.html", "practices/nizhny/practice-1/index.html", INVENTORY}


@pytest.mark.parametrize("words", [[], ["--dirty"], ["--livereload"]])
def test_elsewhere_nothing_is_published(
    project: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """The preview answers without there being a site in any folder."""
    published: list[Edition] = []
    monkeypatch.setattr(Edition, "publish", lambda edition, *sweep: published.append(edition))
    with looked_at(lambda show: show.server.preview.answer("practices/")[0]) as seen:
        told = serve(project, *words)
    assert (told.exit_code, seen) == (0, [200]), told.output
    assert published == []


def test_the_site_keeps_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that will stand in a folder of its host stands in the same folder here."""
    monkeypatch.setattr(rooms, "SUPPLY", SAMPLE)
    project = make_project(tmp_path / "project", url="https://example.org/atlas/new/")
    with looked_at(lambda show: show.address) as seen:
        serve(project)
    assert re.fullmatch(r"http://127\.0\.0\.1:[1-9]\d*/atlas/new/", seen[0])


def test_all_that_is_asked_for_is_followed(project: Path, tmp_path: Path) -> None:
    """The records, the looks, the prose and the settings, and what the command line adds."""
    more = tmp_path / "more"
    more.mkdir()
    with looked_at(lambda show: show.watched) as seen:
        serve(project, "--watch", str(more), "--watch-theme")
    expected = {project / name for name in ("practices", "docs", "mkdocs.yml")}
    expected |= {more, REPOSITORY / "overrides", REPOSITORY / "mkdocs.yml"}
    assert seen[0] >= expected
    assert any(place.name == "templates" for place in seen[0] - expected)


def test_the_browser_is_opened_when_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the address that is shown."""
    opened: queue.SimpleQueue[str] = queue.SimpleQueue()
    monkeypatch.setattr("webbrowser.open", opened.put)
    seen: list[str] = []

    def interrupted(server: PreviewServer) -> None:
        seen.extend((server.address, opened.get(timeout=600)))
        raise KeyboardInterrupt

    monkeypatch.setattr(PreviewServer, "serve_forever", interrupted)
    told = serve(project, "--open")
    assert told.exit_code == 0, told.output
    assert seen[0] == seen[1]


def test_a_preview_does_not_begin_with_bad_data(project: Path) -> None:
    """With nothing to show yet, the command ends; under `--strict` a warning is enough."""
    write_practice(project, "nizhny/practice-1", "odd")
    refused = serve(project, "--strict")
    assert refused.exit_code == 1
    assert "сначала исправьте то, что названо выше" in refused.output
    with looked_at(lambda show: None) as seen:
        assert serve(project).exit_code == 0
    assert len(seen) == 1
    write_practice(project, "nizhny/practice-1", "bad")
    assert serve(project).exit_code == 1


def test_an_address_that_is_taken_is_told_in_words(project: Path) -> None:
    """As the command ends."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = serve(project, address=f"127.0.0.1:{port}")
    assert told.exit_code == 1
    assert f"адрес 127.0.0.1:{port} не открыть" in told.output
