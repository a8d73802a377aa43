"""What pages of regions and training sites tell of the edits of their files, from git."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from git_histories import git, needs_git
from told_histories import CATALOG, Repository, drawn, git_starts, part_of, told

from generator.site.workers.worker import Share

REGION, TOWNS = "regions/nizhny/region.yml", "regions/nizhny/municipalities.yml"
REGISTER, MAP = "regions/nizhny/certificates.yml", "regions/nizhny/outline.geojson"
SITE, PACKAGE = "regions/nizhny/sites/fabrika.yml", "regions/nizhny/packages/uslugi.yml"
REGION_PAGE, SITE_PAGE = "regions/nizhny/", "sites/nizhny/fabrika/"


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


class Story(Repository):
    """A catalog with two regions, all of it committed by Anna in January."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(root, monkeypatch)
        shutil.copytree(CATALOG, root)

    def text(self, file: str) -> str:
        """What a file says now."""
        return (self.root / file).read_text("utf-8")

    def replace(self, file: str, old: str, new: str, author: str = "Ольга") -> None:
        """Commit another word in a file."""
        assert old in self.text(file), file
        self.edit({file: self.text(file).replace(old, new, 1)}, author=author)


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    """A catalog whose files have all been added at once."""
    made = Story(tmp_path / "catalog", monkeypatch)
    made.edit({}, "2026-01-10", "Анна Петрова")
    return made


def deeds(body: str) -> list[list[str]]:
    """The sentences of each edit of a page."""
    return [edit[1:] for edit in told(body)]


BEGINNING = [
    "10 января 2026 года · Анна Петрова",
    "Добавлен паспорт региона",
    "Добавлен список муниципалитетов",
    "Бор: добавлена учебная площадка «Фабрика процессов на Бору» (фабрика процессов, планируется)",
    "Добавлен реестр сертификатов",
    "Добавлен пакет тиражирования «Услуги без очередей»",
    "Добавлен контур региона на карте",
]


EDITED = """\
11 февраля 2026 года · Борис
«Фабрика процессов на Бору»: учебная площадка открылась (до правки: планируется)
Сертификат № ОР-2 («Школа № 9») отозван с 10 января 2025 года: Проверка не подтверждена.
Сертификат № ОР-3 («ЦРБ») внесён в реестр: образец местного уровня, выдан в 2026 году, до 2029 года
«Услуги без очередей»: волна «Первая волна»: Городец — внедряют сейчас (было: собираются внедрить)
Цель «Практики»: было 10, на весь регион, до 2027 года, стало 15, на весь регион, до 2027 года
Городской округ город Нижний Новгород: изменено поле «население: человек»: было 1 200 000, стало 5
Изменён контур региона на карте
""".splitlines()


@needs_git
def test_a_region_tells_of_all_files_of_its_folder(story: Story) -> None:
    """Commit by commit, the newest first; what is not the region itself is called by its name, and
    the weightiest comes first. A practice's own page tells of the practice."""
    changed = {
        REGION: story.text(REGION).replace("at_least: 10", "at_least: 15"),
        TOWNS: story.text(TOWNS).replace("value: 1200000", "value: 5"),
        REGISTER: story.text(REGISTER).replace("{state: suspended, since", "{state: revoked, since")
        + "- {number: ОР-3, level: local, holder: {organisation: ЦРБ}, issued: 2026,"
        " valid_until: 2029, issuer: Округ}\n",
        SITE: story.text(SITE).replace("status: planned", "status: open"),
        PACKAGE: story.text(PACKAGE).replace(
            "{id: gorodets}", "{id: gorodets, status: in-progress}"
        ),
        MAP: story.text(MAP) + "\n",
        "practices/nizhny/okno.yml": story.text("practices/nizhny/okno.yml") + "# Примечание\n",
    }
    story.edit(changed, "2026-02-11", "Борис")
    assert told(drawn(story.root)[REGION_PAGE]) == [
        EDITED,
        BEGINNING,
    ]


@needs_git
def test_a_site_tells_of_its_own_file(story: Story) -> None:
    """Only that, without repeating its name."""
    story.replace(SITE, "status: planned", "status: open", "Борис")
    story.replace(REGION, "joined: 2018", "joined: 2019")
    story.replace(SITE, "serves: [bor]", "serves: [bor, vyksa]")
    edits = told(drawn(story.root)[SITE_PAGE])
    assert [edit[0].partition(" · ")[2] for edit in edits] == ["Ольга", "Борис", "Анна Петрова"]
    assert [edit[1:] for edit in edits] == [
        ["Теперь обслуживает и: Выкса"],
        ["Учебная площадка открылась (до правки: планируется)"],
        ["Добавлена учебная площадка «Фабрика процессов на Бору» (фабрика процессов, планируется)"],
    ]


@needs_git
def test_english_pages_tell_it_in_english(story: Story) -> None:
    """The sentences are English, and every Russian word in them says that it is Russian."""
    story.replace(SITE, "status: planned", "status: open", "Борис")
    story.edit({REGISTER: "", SITE: ""}, author="Boris")
    story.edit({SITE: (CATALOG / SITE).read_text("utf-8")})
    pages = drawn(story.root)
    region = unescape(part_of(pages[f"en/{REGION_PAGE}"]))
    site = unescape(part_of(pages[f"en/{SITE_PAGE}"]))
    assert "Certificate register removed" in region
    assert "training site deleted</li>" in region
    assert "List of municipalities added" in region
    assert '<span lang="ru">Борис</span>' in site
    for part in (region, site):
        left = re.sub(r'<(\w+)[^>]* lang="ru"[^>]*>[^<]*</\1>', "", part)
        assert re.search("[а-яё]", left) is None


@needs_git
def test_without_a_history_there_is_no_such_part(story: Story, tmp_path: Path) -> None:
    """Neither for a file that was never committed, nor without git, nor where the history was cut
    short; the pages stand all the same."""
    new = "sites/nizhny/novaya/"
    shutil.copy(story.root / SITE, story.root / "regions/nizhny/sites/novaya.yml")
    story.root.joinpath("regions/chuvashia/region.yml").touch()
    pages = drawn(story.root)
    assert (part_of(pages[new]), deeds(pages[REGION_PAGE])) == ("", [BEGINNING[1:]])
    story.replace(SITE, "status: planned", "status: open")
    clone, bare = tmp_path / "clone", tmp_path / "bare"
    git(story.root, "clone", "-q", "--depth=1", f"file://{story.root}", str(clone))
    shutil.copytree(story.root, bare, ignore=shutil.ignore_patterns(".git"))
    for root in (clone, bare):
        pages = drawn(root)
        assert {SITE_PAGE, REGION_PAGE, f"en/{REGION_PAGE}"} < set(pages)
        assert not any("a-history" in body for body in pages.values())


HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}"


@needs_git
def test_old_texts_and_people_are_not_let_through(story: Story) -> None:
    """Tags of long ago are words; who ran the programme once is not named; of a sentence with a
    telephone only that there was an edit is told."""
    story.replace(SITE, "Фабрика процессов на Бору", f"'{HOSTILE}'")
    story.replace(TOWNS, "short: Выкса", f"short: '{HOSTILE}'")
    story.replace(REGION, "{name: Министерство экономики}", "{name: Кто Угодно}")
    story.replace(REGISTER, "Школа № 9", "'Школа, +7 912 345-67-89'")
    for file in (SITE, TOWNS, REGION, REGISTER):
        story.edit({file: (CATALOG / file).read_text("utf-8")})
    pages = drawn(story.root)
    for address in (REGION_PAGE, SITE_PAGE, f"en/{REGION_PAGE}"):
        part = part_of(pages[address])
        assert "<img" not in part
        assert "onerror" in part
        assert "Кто Угодно" not in part
        assert "345" not in part
    region = deeds(pages[REGION_PAGE])
    assert region[0] == region[4] == ["Правили реестр сертификатов"]
    assert region[1] == region[5] == ["Изменено поле «кто ведёт программу»"]
    assert HOSTILE.replace(" ", "") in "".join(deeds(pages[SITE_PAGE])[0]).replace(" ", "")


@needs_git
def test_what_cannot_be_read_is_told_without_particulars(story: Story) -> None:
    """A version that the reader or the models refuse, of each kind of file; a map has none."""
    for file in (REGION, TOWNS, REGISTER, SITE, PACKAGE):
        story.edit({file: "{{ no yaml"})
        story.edit({file: (CATALOG / file).read_text("utf-8")})
    pages = drawn(story.root)
    assert deeds(pages[REGION_PAGE]) == [
        [sentence]
        for sentence in (
            "Правили пакет тиражирования",
            "Правили описание учебной площадки",
            "Правили реестр сертификатов",
            "Правили список муниципалитетов",
            "Правили паспорт региона",
        )
        for _ in range(2)
    ]
    assert "До этого была ещё 1 правка" in pages[REGION_PAGE].replace("\u00a0", " ")
    assert deeds(pages[SITE_PAGE])[:2] == [["Файл правили"]] * 2


@needs_git
def test_only_the_last_ten_commits_are_told(story: Story) -> None:
    """Those that changed the catalog's files in the folder, of whichever file; each once, however
    many files it changed."""
    notes = {REGION: story.text(REGION), SITE: story.text(SITE)}
    for number in range(12):
        files = notes if number % 2 else {SITE: notes[SITE]}
        story.edit({file: f"{text}# {number}\n" for file, text in files.items()})
    story.edit({"regions/nizhny/notes.txt": "1", "regions/nizhny/sites/Нет.yml": "1"})
    for file in ("notes.txt", "sites/Нет.yml"):
        (story.root / "regions/nizhny" / file).unlink()
    body = drawn(story.root)[REGION_PAGE].replace("\u00a0", " ")
    same = "Сведения те же; изменены оформление, порядок или примечания"
    assert deeds(body) == [[same]] * 10
    assert "До этого было ещё 3 правки" in body


@needs_git
def test_many_files_of_one_commit_are_counted(story: Story) -> None:
    """Eight sentences, and how many more there would be; of files beyond the twelfth no version is
    asked for, and each counts as one."""
    names = [f"regions/nizhny/sites/f{number:02}.yml" for number in range(30)]
    story.edit(dict.fromkeys(names, story.text(SITE)))
    story.edit(dict.fromkeys(names, story.text(SITE).replace("planned", "open")))
    (last, first, _) = deeds(drawn(story.root)[REGION_PAGE])
    assert len(set(last)) == 2  # all of them bear one name
    assert last[-1] == "и ещё 18 изменений"
    assert first[-1] == "и ещё 18 изменений"


@needs_git
def test_lists_are_compared_entry_by_entry(story: Story) -> None:
    """What stands in both versions is not looked at, wherever it stands; an entry that cannot be
    read takes nothing but the particulars of its own edit."""
    town = "- {id: novy, name: Новый округ, short: Новый, kind: municipal-okrug,"
    town += " centre: {name: Новое, lat: 56.1, lon: 44.1}}\n"
    whole = story.text(TOWNS)
    story.edit({TOWNS: town + whole})
    story.edit({TOWNS: f"{town}{whole}- {{id: wrong}}\n"})
    story.edit({TOWNS: f"{whole}- {{id: wrong}}\n"})
    story.edit({TOWNS: whole})
    assert deeds(drawn(story.root)[REGION_PAGE])[:4] == [
        ["Правили список муниципалитетов"],
        ["Новый округ: муниципалитет удалён из списка"],
        ["Правили список муниципалитетов"],
        ["Новый округ: добавлен муниципалитет"],
    ]


@needs_git
def test_whoever_draws_a_page_knows_its_history(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However the pages are shared out among workers, they are the same; each worker starts git
    once for old versions, and not at all where they are remembered."""
    for word in ("open", "closed"):
        story.edit({SITE: story.text(SITE).replace("planned", word)})
        story.edit({REGISTER: story.text(REGISTER).replace("ОР-2", f"ОР-{word}")})
    started = git_starts(monkeypatch)
    whole = drawn(story.root)
    assert started == ["log", "rev-parse", "cat-file"]
    started.clear()
    parts = [drawn(story.root, Share(number, 3)) for number in range(3)]
    assert set(started) == {"log", "rev-parse"}
    assert parts[0] | parts[1] | parts[2] == whole
    homes = [sum(address in part for part in parts) for address in (REGION_PAGE, SITE_PAGE)]
    assert homes == [1, 1]
