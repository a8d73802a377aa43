"""When pages were last changed: as git knows it, and said in the sitemap by the rules of its
format."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from git_histories import commit, git, needs_git, write
from lxml import etree
from news_sample import news_catalog

from generator.pages.languages import Languages
from generator.pages.made_of import EVERYTHING, made_of
from generator.reading.edits import read_log
from generator.reading.git import NoRevision
from generator.site.edition.stock import Written
from generator.site.stamping import signposts
from generator.site.stamping.imprint import Imprint
from generator.site.stamping.signposts import sitemaps

HERE = Imprint("Атлас", "https://atlas.example/", dt.date(2026, 11, 22))
WHERE = ("practices", "regions", "docs")
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "sitemap.xsd"))


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three commits: two files in May, one of them changed in June, a third added in July."""
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    steps = {
        "2026-05-01": {"practices/nizhny/a.yml": "1", "practices/nizhny/b.yml": "1"},
        "2026-06-02": {"practices/nizhny/b.yml": "2", "README.md": "x"},
        "2026-07-03": {"regions/nizhny/Регион «1».yml": "1"},
    }
    for day, files in steps.items():
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00+0300")
        write(root, files)
        commit(root)
    return root


@needs_git
def test_each_file_has_the_day_of_its_last_commit(history: Path) -> None:
    """Files and folders of the catalog; a folder is as new as the newest of its files; what lies
    beside the catalog and what is not committed is not told of."""
    write(history, {"practices/nizhny/c.yml": "new", "practices/nizhny/a.yml": "not committed"})
    assert read_log(history, "HEAD", *WHERE).days() == {
        "practices/nizhny/a.yml": "2026-05-01",
        "practices/nizhny/b.yml": "2026-06-02",
        "practices/nizhny/": "2026-06-02",
        "practices/": "2026-06-02",
        "regions/nizhny/Регион «1».yml": "2026-07-03",
        "regions/nizhny/": "2026-07-03",
        "regions/": "2026-07-03",
    }


@needs_git
def test_a_catalog_inside_a_repository_is_told_of_from_its_own_folder(history: Path) -> None:
    """Paths are relative to the catalog, wherever it lies in the repository."""
    assert read_log(history / "practices", "HEAD", "nizhny").days()["nizhny/b.yml"] == "2026-06-02"


@needs_git
def test_all_files_are_asked_for_at_once(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many files there are, git is started as often: once for the history, once to know
    whether it is whole."""
    write(history, {f"practices/nizhny/p{n}.yml": "1" for n in range(50)})
    commit(history)
    asked: list[object] = []
    run = subprocess.run

    def noted(*arguments: object, **options: object) -> object:
        asked.append(arguments)
        return run(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", noted)
    assert len(read_log(history, "HEAD", *WHERE).days()) > 50
    assert len(asked) == 2


@needs_git
def test_a_history_cut_short_tells_only_what_it_knows(history: Path, tmp_path: Path) -> None:
    """In a clone of one commit that commit seems to have made everything: nothing is told; in one
    of two, what the newer has changed."""
    for depth, known in ((1, {}), (2, {"regions/nizhny/Регион «1».yml": "2026-07-03"})):
        clone = tmp_path / f"clone-{depth}"
        git(history, "clone", "-q", f"--depth={depth}", f"file://{history}", str(clone))
        found = read_log(clone, "HEAD", *WHERE).days()
        assert {name: day for name, day in found.items() if name[-1] != "/"} == known


@needs_git
def test_without_a_repository_nobody_knows(tmp_path: Path) -> None:
    """A folder that is no repository, and a machine without git, say so."""
    with pytest.raises(NoRevision):
        read_log(tmp_path, "HEAD", *WHERE)


def test_pages_are_made_of_files(tmp_path: Path) -> None:
    """A record's page of its file, a region's of all that lies in its folders, lists of everything,
    a hand-written page of its own text; twins of the same as the first."""
    catalog = news_catalog(tmp_path)
    told = {
        "practices/nizhny/okno/": ("practices/nizhny/okno.yml",),
        "en/practices/nizhny/okno/": ("practices/nizhny/okno.yml",),
        "regions/nizhny/": ("regions/nizhny/", "practices/nizhny/"),
        "regions/nizhny/bor/": ("regions/nizhny/", "practices/nizhny/"),
        "certificates/nizhny/or-1/": ("regions/nizhny/certificates.yml",),
        "practices/nizhny/nothing/": (),
        "sites/nizhny/nothing/": (),
        "packages/nizhny/nothing/": (),
        "about/": ("docs/about.md", "docs/about/index.md"),
    }
    assert {address: made_of(catalog, address) for address in told} == told
    for address in ("", "en/", "practices/", "spheres/public-services/", "contribute/health/"):
        assert made_of(catalog, address) == EVERYTHING


@pytest.mark.parametrize("languages", [Languages(), Languages(("ru", "en"))])
def test_sitemaps_are_sitemaps(monkeypatch: pytest.MonkeyPatch, languages: Languages) -> None:
    """Whole and split, with dates of each precision and with twins: the format's rules hold, and
    a twin is named with its language in both entries."""
    imprint = Imprint(HERE.name, HERE.url, HERE.today, languages=languages)
    pages = [Written(f"practices/a/{n}/") for n in range(9)] + [Written("contribute/")]
    pages += [Written("en/practices/a/0/")] if len(languages.spoken) > 1 else []
    for most in (50_000, 4):
        monkeypatch.setattr(signposts, "LONGEST_SITEMAP", most)
        for data in sitemaps(pages, imprint, lambda page: "2026-05-03" * ("1" in page)).values():
            document = etree.fromstring(data)
            assert SCHEMA.validate(document), SCHEMA.error_log
            assert len(document) <= most
            for entry in document.findall("{*}url"):
                twins = {e.get("hreflang"): e.get("href") for e in entry.findall("{*}link")}
                there = entry.findtext("{*}loc")
                expected = {"ru", "en"} if imprint.languages.spoken[1:] else set()
                expected = set() if there == f"{HERE.url}contribute/" else expected
                assert twins.keys() == expected
                assert not twins or there in twins.values()


def test_the_format_can_say_no() -> None:
    """A relative address, a date in words and a repeated address break the rules."""
    data = sitemaps([Written("a/"), Written("b/")], HERE, lambda page: "2026-05-03")["sitemap.xml"]
    wrong = ((HERE.url.encode(), b"./"), (b"2026-05-03", "май".encode()), (b"/b/", b"/a/"))
    for before, after in wrong:
        assert not SCHEMA.validate(etree.fromstring(data.replace(before, after)))
