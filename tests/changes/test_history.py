"""What a practice's page tells of the edits of its file: from git, in sentences of `atlas diff`."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from git_histories import commit, git, needs_git, write
from told_histories import CATALOG, Repository, drawn, git_starts, told

from generator.changes.memory import Memory
from generator.reading.edits import Versions, read_log
from generator.site.edition.commit import cut_of
from generator.site.memory.provenance import Question, Told, Watch
from generator.site.workers.worker import NO_SHARE

FILE = "practices/nizhny/okno.yml"
PAGE = "practices/nizhny/okno/"

OKNO = """\
title: Единое окно
summary: Услуги собрали в одном месте.
sphere: public-services
origin: {municipality: bor}
problem: За справкой ходили в пять кабинетов.
solution: Открыли один зал.
sources:
  - {id: gazeta, title: Итоги года, url: "https://example.org/itogi"}
"""


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for caches of this test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder / "atlas" / "versions"


class Story(Repository):
    """A catalog whose practice is edited again and again, each time by somebody on some day."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(root, monkeypatch)
        shutil.copytree(CATALOG / "regions", root / "regions")
        (root / "practices").mkdir()
        shutil.copy(CATALOG / "practices/spheres.yml", root / "practices")

    def tell(self, text: str, day: str = "2026-05-01", author: str = "Ольга") -> None:
        """Write the practice anew and commit it."""
        self.edit({FILE: text}, day, author)

    def drawn(self, root: Path | None = None) -> dict[str, str]:
        """The bodies of the practices' pages by address."""
        pages = drawn(root or self.root, NO_SHARE)
        return {address: body for address, body in pages.items() if "practices/" in address}


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    """A catalog without any history yet."""
    return Story(tmp_path / "catalog", monkeypatch)


@needs_git
def test_five_edits_are_told_with_their_days_and_authors(story: Story) -> None:
    """The newest first; who, when, and what, in the sentences that a review has for it."""
    story.tell(OKNO, "2026-01-10", "Анна Петрова")
    second = OKNO.replace("Единое окно", "Одно окно")
    story.tell(second, "2026-02-11", "Борис")
    third = f"{second}replications:\n  - {{municipality: vyksa, status: adopted}}\n"
    story.tell(third, "2026-03-12", "Анна Петрова")
    fourth = third.replace("Открыли один зал.", "Открыли зал и сайт.") + "started: 2019\n"
    story.tell(fourth, "2026-04-13", "Вера")
    story.tell(f"{fourth}# Примечание\n", "2026-05-14", "Вера")
    assert told(story.drawn()[PAGE]) == [
        [
            "14 мая 2026 года · Вера",
            "Сведения те же; изменены оформление, порядок или примечания",
        ],
        [
            "13 апреля 2026 года · Вера",
            "Указано поле «когда начали»: 2019 год",
            "Переписано: решение",
        ],
        ["12 марта 2026 года · Анна Петрова", "+1 муниципалитет (Выкса), теперь 1 из 5"],
        ["11 февраля 2026 года · Борис", "Новое название (было «Единое окно»)"],
        ["10 января 2026 года · Анна Петрова", "Добавлена практика «Единое окно»"],
    ]


@needs_git
def test_english_pages_tell_it_in_english(story: Story) -> None:
    """The sentence is English, and every Russian word in it says that it is Russian."""
    story.tell(OKNO, author="Борис")
    story.tell(OKNO.replace("Единое окно", "Одно окно") + "started: 2019\n", author="Boris")
    body = story.drawn()[f"en/{PAGE}"]
    part = body[body.index('"a-history"') :].partition("</details>")[0]
    assert 'New name (was «<span lang="ru">Единое окно</span>»)' in unescape(part)
    assert '<span lang="ru">Борис</span>' in part
    assert "Boris</span>" in part
    assert re.search("[а-яё]", re.sub(r'<(\w+)[^>]* lang="ru"[^>]*>[^<]*</\1>', "", part)) is None


def test_without_git_there_is_no_such_part(story: Story) -> None:
    """A folder that is no repository makes pages all the same."""
    write(story.root, {FILE: OKNO})
    body = story.drawn()[PAGE]
    assert "a-history" not in body
    assert "Единое" in body


@needs_git
def test_a_history_cut_short_is_not_told(story: Story, tmp_path: Path) -> None:
    """Who has fetched only the last commits would tell wrong beginnings, and tells nothing."""
    story.tell(OKNO)
    story.tell(OKNO.replace("Единое окно", "Одно окно"))
    clone = tmp_path / "clone"
    git(story.root, "clone", "-q", "--depth=1", f"file://{story.root}", str(clone))
    assert told(story.drawn()[PAGE])
    assert told(story.drawn(clone)[PAGE]) == []


@needs_git
@pytest.mark.parametrize(
    "broken",
    ["{{ no yaml", "title: Окно\n", "&a [*a, *a]", "\x00", "x: 1\n" * 200_000],
    ids=["syntax", "fields missing", "aliases", "control", "too large"],
)
def test_what_cannot_be_read_is_told_without_particulars(story: Story, broken: str) -> None:
    """A version that the reader or the models refuse: somebody has edited the file, no more."""
    story.tell(OKNO)
    story.tell(broken)
    story.tell(OKNO)
    edits = [edit[1:] for edit in told(story.drawn()[PAGE])]
    added = ["Добавлена практика «Единое окно»"]
    assert edits == [["Файл правили"], ["Файл правили"], added]


@needs_git
def test_a_link_in_the_history_is_not_followed(story: Story) -> None:
    """A version that was a link has no text, wherever it led."""
    story.tell(OKNO)
    (story.root / FILE).unlink()
    (story.root / FILE).symlink_to("../spheres.yml")
    commit(story.root)
    (story.root / FILE).unlink()
    story.tell(OKNO)
    edits = [edit[1:] for edit in told(story.drawn()[PAGE])]
    assert edits[:2] == [["Файл правили"], ["Файл правили"]]


HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}"


@needs_git
def test_names_and_old_texts_are_shown_as_text(story: Story) -> None:
    """Tags in a title of long ago and in an author's name stay words; what turns a line around is
    taken out; a name is cut, and a mailbox is no name."""
    story.tell(OKNO.replace("Единое окно", f'"{HOSTILE}"'), author="И" * 200)
    story.tell(OKNO, author="\u202eevil\u202c \u200b{{ 7*7 }} &lt;b")
    story.tell(f"{OKNO}# 1\n", author="ivan@example.org")
    body = story.drawn()[PAGE]
    assert "<img src=x" not in body
    assert "onerror" in body
    edits = told(body)
    assert [edit[0].partition(" · ")[2] for edit in edits] == [
        "",
        "evil {{ 7*7 }} &lt;b",
        "И" * 80 + "…",
    ]
    assert HOSTILE.replace(" ", "") in edits[1][1].replace(" ", "")
    assert "@example.org" not in body


@needs_git
def test_contacts_and_numbers_of_people_are_not_repeated(story: Story) -> None:
    """Whoever has been taken out of an entry does not go on standing in its history."""
    contacts = "contacts:\n  - {organisation: Отдел записи, role: Приёмная}\n"
    story.tell(OKNO + contacts)
    story.tell(OKNO + "started: 2019\n")
    story.tell(OKNO.replace("Единое окно", "Окно, +7 912 345-67-89"))
    story.tell(OKNO)
    body = story.drawn()[PAGE]
    part = body[body.index("a-history") :].partition("</details>")[0]
    assert "Отдел" not in part
    assert "345" not in part
    assert [edit[1:] for edit in told(body)] == [
        ["Файл правили"],
        ["Новое название (было «Единое окно»)", "Убрано поле «когда начали»: было 2019 год"],
        ["Указано поле «когда начали»: 2019 год", "Изменено поле «кого спросить»"],
        ["Добавлена практика «Единое окно»"],
    ]


@needs_git
def test_only_the_last_ten_are_told(story: Story) -> None:
    """Of a long history, the end, and how much there was before."""
    for number in range(13):
        story.tell(f"{OKNO}# {number}\n")
    body = story.drawn()[PAGE]
    assert len(told(body)) == 10
    assert "До этого было ещё 3 правки" in body.replace("\u00a0", " ")


@needs_git
def test_git_is_started_as_often_for_many_files_as_for_one(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once for the history, once to know whether it is whole, once for all old versions; and not
    for those at all where they are remembered."""
    for word in ("Окно", "Другое окно"):
        write(
            story.root,
            {
                f"practices/nizhny/p{n}.yml": OKNO.replace("Единое окно", f"{word} {n}")
                for n in range(30)
            },
        )
        story.tell(OKNO.replace("Единое окно", word))
    started = git_starts(monkeypatch)
    first = story.drawn()
    assert started == ["log", "rev-parse", "cat-file"]
    pages = [body for address, body in first.items() if "practices/nizhny/p" in address]
    assert [len(told(body)) for body in pages if "a-practice" in body] == [2] * 60
    started.clear()
    assert story.drawn() == first
    assert started == ["log", "rev-parse"]


@needs_git
def test_a_damaged_memory_costs_only_time(story: Story, kept: Path) -> None:
    """What was kept is used where it is whole, and pages are the same without it."""
    story.tell(OKNO)
    story.tell(OKNO.replace("Единое окно", "Одно окно"))
    first = story.drawn()
    (file,) = kept.iterdir()
    for data in (b"", b"no archive", file.read_bytes()[:-9]):
        file.write_bytes(data)
        assert story.drawn() == first
    file.unlink()
    kept.rmdir()
    kept.write_text("no folder")
    assert story.drawn() == first


@needs_git
def test_what_git_lacks_today_is_asked_for_again(story: Story, kept: Path) -> None:
    """Where a text was not fetched, an edit has no particulars; once it is there, it has."""
    story.tell(OKNO)
    story.tell(OKNO.replace("Единое окно", "Одно окно"))
    number = git(story.root, "rev-parse", f"HEAD~1:{FILE}")
    lost = story.root / ".git/objects" / number[:2] / number[2:]
    elsewhere = lost.rename(story.root / "elsewhere")
    assert [edit[1:] for edit in told(story.drawn()[PAGE])] == [["Файл правили"]] * 2
    assert not kept.exists()
    elsewhere.rename(lost)
    renamed = ["Новое название (было «Единое окно»)"]
    assert told(story.drawn()[PAGE])[0][1:] == renamed


def test_memory_leaves_what_was_used_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder does not grow for ever."""
    monkeypatch.setattr("generator.changes.memory.KEPT", 200)
    memory = Memory(tmp_path)
    for number in range(20):
        memory.keep([str(number)], {str(number): {"title": f"Окно {number}"}})
    memory.tidy()
    left = list(tmp_path.iterdir())
    assert left
    assert sum(file.stat().st_size for file in left) <= 200


@needs_git
def test_a_version_that_is_too_large_is_not_held(story: Story) -> None:
    """Its bytes are passed over, and the next version is read as if nothing had been."""
    story.tell("x" * 300_000)
    story.tell(OKNO)
    newest, oldest = read_log(story.root, "HEAD", "practices").edits[FILE]
    with Versions(story.root, 1000) as versions:
        assert versions.read(oldest.after) is None
        assert versions.read("0" * 39 + "1") is None
        assert versions.read(newest.after) == OKNO.encode()


@needs_git
def test_the_history_ends_at_the_commit_of_the_site(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same commit tells the same, whatever was committed after it; an unknown one, nothing."""
    story.tell(OKNO)
    first = git(story.root, "rev-parse", "HEAD")
    before = story.drawn()
    story.tell(f"{OKNO}# 1\n")
    monkeypatch.setenv("ATLAS_COMMIT", first)
    assert story.drawn() == before
    monkeypatch.setenv("ATLAS_COMMIT", "1" * 40)
    assert told(story.drawn()[PAGE]) == []


@needs_git
def test_a_history_that_has_grown_whole_is_a_change(story: Story, tmp_path: Path) -> None:
    """A site built of a history cut short is not taken for that of the whole one."""
    story.tell(OKNO)
    story.tell(f"{OKNO}# 1\n")
    clone, out = tmp_path / "clone", tmp_path / "out"
    git(story.root, "clone", "-q", "--depth=1", f"file://{story.root}", str(clone))
    out.mkdir()
    question = Question(clone, out, ())
    watch = Watch(question)
    cut = cut_of(clone)
    assert cut is not None
    watch.follow(clone, [cut])
    assert watch.remember(Told(out, "", 0)) is not None
    assert Watch(question).unchanged() is not None
    git(clone, "fetch", "-q", "--unshallow")
    assert Watch(question).unchanged() is None
