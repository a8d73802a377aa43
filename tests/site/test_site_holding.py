"""What of the last site holds where only a part is wanted, by whose it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.site.edition.stock import NOBODY, Kind, Stock
from generator.site.memory.questions import Changed, Questions
from generator.site.memory.reuse import Account, Legacy, Wanted

QUESTIONS = Questions(["nizhny/okno", "nizhny/ochered"], ["nizhny"])
FIRST, SECOND = QUESTIONS.other(0), QUESTIONS.other(1)
FILES = [
    ("practices/nizhny/okno/index.html", QUESTIONS.record("nizhny/okno"), Kind.PAGE),
    ("practices/nizhny/okno/map.svg", QUESTIONS.record("nizhny/okno"), Kind.FILE),
    ("practices/nizhny/ochered/map.svg", QUESTIONS.record("nizhny/ochered"), Kind.FILE),
    ("index.html", FIRST, Kind.PAGE),
    ("feed.xml", FIRST, Kind.FILE),
    ("feed.json", FIRST, Kind.FILE),
    ("data/catalog.ttl", SECOND, Kind.FILE),
    ("data/atlas.xlsx", NOBODY, Kind.TABLE),
    ("search/index.json", NOBODY, Kind.SEARCH),
    ("sitemap.xml", NOBODY, Kind.SIGNPOST),
]
ALL = {path for path, _, kind in FILES if kind is not Kind.SIGNPOST}
NOTHING = frozenset[int]()
NOBODYS = frozenset[str]()


def legacy(*makers: str) -> Legacy:
    """A site of these files; what was asked for the files of each maker."""
    files = Stock()
    for path, owner, kind in FILES:
        files.add(path, bytes(32), 1, owner, kind)
    account = Account(
        *("", "", "", ""),
        others=("home.html",),
        answers=("a", "b", "c"),
        asked=("", "1", "2", ""),
        asked_for_files=("", "1", "", *makers),
        files=files,
    )
    return Legacy(Path("site"), account, frozenset(), Path("harvest"))


def held(wanted: Wanted, *made: str) -> set[str]:
    """The paths that are still good."""
    return set(legacy().holding(wanted, QUESTIONS, made).paths())


def test_what_a_maker_has_left_goes_with_what_it_makes_anew() -> None:
    """All of its files, though it makes fewer of them now; no page that has the same number, and no
    file of another maker."""
    only = frozenset({0})
    wanted = Wanted(NOBODYS, NOBODYS, NOTHING, only, False, NOBODYS, Changed())
    assert held(wanted, "feed.xml") == ALL - {"feed.xml", "feed.json"}


def test_a_page_that_is_drawn_takes_no_file_with_it() -> None:
    """Nor one that has the same number."""
    only = frozenset({0})
    wanted = Wanted(NOBODYS, NOBODYS, only, NOTHING, False, NOBODYS, Changed())
    assert held(wanted) == ALL - {"index.html"}


def test_makers_are_wanted_that_asked_what_has_another_answer_now() -> None:
    """Those who asked for it, and those who asked for everything; a record's files only if they
    have asked themselves, and not its page alone."""
    old = legacy("3", "1,2", "0", "", "2")
    now = replace(old.account, answers=("a", "B", "c"))
    records = {"practices/nizhny/okno.yml": "nizhny/okno", "practices/nizhny/o.yml": "nizhny/o"}
    wanted = old.wanted(Path(), records, now, ())
    assert wanted is not None
    assert wanted.makers == {1, 2, 4}
    assert wanted.own == frozenset({"nizhny/o"})
    assert wanted.files == NOBODYS
    same = old.wanted(Path(), records, old.account, ())
    assert same is not None
    assert same.makers == NOTHING
