"""Health as files: the JSON says what the catalog derives, and the feeds are feeds that tell each
thing once."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from atom_judge import HTML, NS, complaints
from health_samples import THIN, TODAY, loaded, write
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog, load_catalog
from generator.catalog.health import Health
from generator.publishing.atom import Feed, FeedEntry, Point, atom
from generator.publishing.health_files import FEED_LENGTH, health_makers
from generator.publishing.host import Host
from generator.publishing.open_files import in_memory, made_by
from generator.site.work.survey import load
from generator.site.workers.crew import Crew

PROJECT = Path(__file__).parents[2]
EDIT = "https://git.example/atlas/edit/main/"
HOST = Host("Атлас практик", "https://atlas.example/", edit=EDIT)
DATA = "api/v1/health.json"
ALL, REGION = "contribute/health/feed.xml", "contribute/health/nizhny/feed.xml"


def made(catalog: Catalog, host: Host = HOST) -> dict[str, bytes]:
    """The files by their paths."""
    return dict(in_memory(made_by(health_makers(catalog, host))))


def entries(data: bytes) -> dict[str, tuple[str, str]]:
    """The entries of a feed: title and moment by id."""
    return {
        str(e.findtext(f"{NS}id")): (
            str(e.findtext(f"{NS}title")),
            str(e.findtext(f"{NS}updated")),
        )
        for e in ET.fromstring(data).iter(f"{NS}entry")
    }


@pytest.fixture(scope="module", params=["real", "by hand"])
def catalog(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The project's own catalog, and the one whose needs are worked out by hand."""
    if request.param == "real":
        return load_catalog(PROJECT, TODAY).catalog
    return loaded(tmp_path_factory.mktemp("catalog"))


def test_json_is_the_health(catalog: Catalog) -> None:
    """Needs with their ids, files and lines, and the figures of regions, practices and all."""
    told = json.loads(made(catalog)[DATA])
    health = Health(catalog)
    regions = health.regions()
    needs = [n for one in (*regions, health.region("")) for n in one.needs]
    assert [(n["id"], n["kind"], n["file"], n["line"]) for n in told["needs"]] == [
        (n.id, n.kind.value, n.file, n.line) for n in needs
    ]
    assert [n["edit"] for n in told["needs"]] == [f"{EDIT}{n.file}#L{n.line}" for n in needs]
    assert told["total"]["needs"] == len(needs)
    assert [(r["id"], r["needs"], r["answered"]) for r in told["regions"]] == [
        (one.region, one.tally.needs, one.tally.answered) for one in regions
    ]
    assert sum(sum(r["by_kind"].values()) for r in told["regions"]) == len(
        [n for n in needs if n.region]
    )
    assert {p["id"] for p in told["practices"]} == {
        card.id for card in catalog.practices.values() if card.status == "published"
    }


def test_json_tells_what_is_needed(tmp_path: Path) -> None:
    """A need says in words and in fields what it is about."""
    told = {n["id"]: n for n in json.loads(made(loaded(tmp_path))[DATA])["needs"]}
    thin = "practices/nizhny/novaya"
    assert told[f"stale:{thin}:nizhny/vyksa"] == {
        "id": f"stale:{thin}:nizhny/vyksa",
        "kind": "stale",
        "region": "nizhny",
        "practice": "nizhny/novaya",
        "title": "Новая",
        "file": f"{thin}.yml",
        "line": 17,
        "text": "Выкса: устарело с\u00a01\u00a0ноября\u00a02026\u00a0года",
        "municipality": "nizhny/vyksa",
        "since": "2026-11-01",
        "edit": f"{EDIT}{thin}.yml#L17",
    }
    texts = {key: need["text"] for key, need in told.items()}
    assert texts[f"no-effect:{thin}:expected"] == "пока только ожидается"
    assert texts[f"missing:{thin}:contacts"] == "кого спросить"
    assert told[f"missing:{thin}:contacts"]["field"] == "contacts"
    assert texts[f"unconfirmed:{thin}:nizhny/kstovskiy:Школа"] == "Кстовский округ, Школа"
    assert texts[f"unchecked:{thin}"] == "когда сверяли, неизвестно"
    site = "regions/nizhny/sites/fabrika-kstovo"
    merged = f"dead-reference:{site}:municipality:nizhny/kstovskiy"
    assert texts[merged] == "Кстовский округ: теперь это Нижний Новгород"
    assert told[f"{merged}:2"]["line"] == 7
    assert told[merged]["site"] == "nizhny/fabrika-kstovo"
    dead = f"dead-reference:{thin}"
    assert texts[f"{dead}:site:nizhny/fabrika-bor"] == "площадка закрыта: Фабрика Бор"
    assert texts[f"{dead}:practice:nizhny/staraya"] == "практика в\u00a0архиве: Старая"
    assert texts[f"{dead}:source:gazeta"] == "страница источника не\u00a0открывается: gazeta"
    draft = texts["draft:practices/nizhny/chernovik"].replace("\u00a0", " ")
    assert draft == "не хватает: какую задачу решали, что изменилось и источники"


def test_feeds_are_feeds(catalog: Catalog) -> None:
    """There is one for all and one for each region, and each keeps the rules of Atom, with the
    site's address and without."""
    for host in (HOST, Host("Атлас практик")):
        feeds = {path: data for path, data in made(catalog, host).items() if path != DATA}
        regions = catalog.directory.regions
        assert set(feeds) == {ALL, *(f"contribute/health/{r}/feed.xml" for r in regions)}
        assert [(path, complaints(data)) for path, data in feeds.items() if complaints(data)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<updated>", b"<updated>yesterday "),
        (b"urn:uuid:", b"uuid-"),
        (b"<name>", b"<name/><name>"),
        (b'type="xhtml"', b'type="html"'),
        (b'rel="alternate"', b'rel="related"'),
        (b"<title>", b"<title/><title>"),
        (b"<entry>", b"<entry><b/>"),
        (b'rel="self" type="application/atom+xml" href="', b'rel="self" href="../'),
    ],
)
def test_the_judge_of_feeds_can_refuse(tmp_path: Path, old: bytes, new: bytes) -> None:
    """What is asserted above could fail."""
    data = made(loaded(tmp_path))[REGION]
    assert old in data
    assert complaints(data.replace(old, new)) != []


def test_a_feed_tells_each_thing_once(tmp_path: Path) -> None:
    """A day, a month and moved lines change no entry of the feed, neither its id nor its moment."""
    feeds = [
        made(loaded(tmp_path / "a"))[REGION],
        made(loaded(tmp_path / "b", TODAY + dt.timedelta(days=30)))[REGION],
        made(loaded(tmp_path / "c", novaya=f"# примечание\n{THIN}"))[REGION],
    ]
    assert len(entries(feeds[0])) == 11
    assert entries(feeds[0]) == entries(feeds[1]) == entries(feeds[2])
    assert feeds[0] == feeds[1]


def test_what_is_mended_leaves_the_feed(tmp_path: Path) -> None:
    """An answer takes one entry away and touches no other."""
    before = entries(made(loaded(tmp_path / "a"))[REGION])
    text = THIN.replace("kind: expected", "kind: measured")
    after = entries(made(loaded(tmp_path / "b", novaya=text))[REGION])
    gone = [before[key][0] for key in before.keys() - after.keys()]
    assert gone == ["Результат ещё не\u00a0назван: Новая"]
    assert after.items() <= before.items()


def test_a_new_need_is_told_with_its_day(tmp_path: Path) -> None:
    """A confirmation that ends on 28 February 2027 appears on 1 March with that date, whenever the
    site is built after it."""
    days = [dt.date(2027, 2, 28), dt.date(2027, 3, 1), dt.date(2027, 3, 20)]
    told = [entries(made(loaded(tmp_path / day.isoformat(), day))[REGION]) for day in days]
    new = [told[1][key] for key in told[1].keys() - told[0].keys()]
    assert new == [
        ("Подтверждения пора обновить: Единое окно", "2027-03-01T00:00:00Z"),
    ]
    assert told[1] == told[2]


def test_an_entry_leads_to_its_lines(tmp_path: Path) -> None:
    """Each place is a link to the forge with the file and line in words; where there is no forge,
    the words stand alone, and where the site has no address, links are relative to the feed."""
    catalog = loaded(tmp_path)

    def stale(host: Host) -> ET.Element:
        root = ET.fromstring(made(catalog, host)[REGION])
        return next(
            e for e in root.iter(f"{NS}entry") if "обновить" in str(e.findtext(f"{NS}title"))
        )

    with_forge, without = stale(HOST), stale(Host("Атлас"))
    (link,) = with_forge.iter(f"{HTML}a")
    assert link.get("href") == f"{EDIT}practices/nizhny/novaya.yml#L17"
    anchor = "contribute/health/nizhny/#stale-practices-nizhny-novaya"
    assert [e.get("href") for e in with_forge.iter(f"{NS}link")] == [
        f"https://atlas.example/{anchor}"
    ]
    assert list(without.iter(f"{HTML}a")) == []
    assert [e.get("href") for e in without.iter(f"{NS}link")] == [f"../../../{anchor}"]
    for entry in (with_forge, without):
        words = " ".join("".join(entry.itertext()).split())
        assert "practices/nizhny/novaya.yml, строка 17" in words


def test_a_long_feed_is_cut_at_its_newest(tmp_path: Path) -> None:
    """Of more entries than a feed holds the newest stay, and the feed says how many there are."""
    root = write(tmp_path)
    for number in range(FEED_LENGTH):
        day = dt.date(2022, 1, 1) + dt.timedelta(days=number)
        text = THIN.replace("published: 2020-06", f"accessed: {day}")
        (root / f"practices/nizhny/p{number:03}.yml").write_text(text, encoding="utf-8")
    data = made(load_catalog(root, TODAY).catalog)[REGION]
    moments = [moment for _title, moment in entries(data).values()]
    assert len(moments) == FEED_LENGTH
    assert moments == sorted(moments, reverse=True)
    assert complaints(data) == []
    subtitle = ET.fromstring(data).findtext(f"{NS}subtitle") or ""
    assert re.search(r"Показано 100 записей из \d{3}", subtitle)


@given(st.text(), st.text(), st.text())
def test_no_text_breaks_a_feed(title: str, words: str, href: str) -> None:
    """Whatever stands in a title, in words or in a link, the feed is well-formed and says it."""
    point = Point(words, f"https://git.example/{href.encode().hex()}", words)
    entry = FeedEntry("urn:uuid:1", title or "—", "2026-11-22", "a/", words, (point,))
    data = atom(Feed("urn:uuid:0", title or "—", words, "Атлас", "", "a/", (entry,)))
    kept = [c for c in complaints(data) if "no title" not in c]  # of spaces only
    assert kept == []


@pytest.mark.usefixtures("may_fork")
def test_forked_workers_say_the_same(tmp_path: Path) -> None:
    """Two workers that read half of the practices each tell what one tells, to the byte; and shares
    of the files are all of them, each once."""
    root = write(tmp_path)
    told: list[dict[str, Any]] = []
    for jobs, few in ((1, 100), (2, 1)):
        with Crew(jobs, few=few) as crew:
            told.append(made(load(root, TODAY, crew)[0]))
    assert told[0] == told[1]
    catalog = loaded(tmp_path)
    makers = list(health_makers(catalog, HOST))
    shared = [pair for number in range(3) for pair in made_by(makers[number::3])]
    assert dict(in_memory(shared)) == told[0]
    assert len(shared) == len(told[0])
