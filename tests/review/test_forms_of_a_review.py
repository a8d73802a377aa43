"""The review as text, Markdown and JSON: complete, of bounded length, and harmless whatever
contributors have written."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from changed_catalogs import Case, both, cases, plain, reviewed
from markdown_it import MarkdownIt

from generator.changes.change import FileUnfamiliar, Retitled
from generator.review import Review
from generator.review.as_json import as_json, schema
from generator.review.as_markdown import LIMIT, as_markdown, escaped
from generator.review.as_text import as_text
from generator.review.outline import summary

HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "@everyone и @ivanov/repo, ещё mail@example.org",
    "[нажмите](https://evil.example) ![](https://evil.example/x.png) <https://evil.example>",
    "https://evil.example www.evil.example ftp://evil.example mailto:a@evil.example",
    "#12 GH-12 !34 ~bug %1 $5 &7 owner/repo#9 0b9c70bba5d1 [issue:5] [^1] [[wiki]]",
    "`код` **жирно** __жирно__ ~~нет~~ $x^2$ $`y`$ | a | b | :shipit: :+1:",
    "- пункт 1. пункт > цитата # заголовок --- === ``` <!-- --> <details>",
    "&lt;b&gt; &#64;everyone &copy; \\@everyone \\<b>",
    "/close ::error file=x::y ::stop-commands::z ##[add-mask]q",
    "\x1b[31mкрасно\x1b[0m \u202eтекст\u202c \u2066x\u2069 \u200bневидимо\ufeff \u2028 \r\n## Вот",
    "[ссылка]: https://evil.example 'x'",
    "\ud800 половина",
]
CONTROLS = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u206f\ufeff\ud800-\udfff]"
)
CALLS = re.compile(r"[@#!~%&$][\w\[]|GH-\d|www\.|:[\w/+-]|[0-9a-f]{7}", re.IGNORECASE)
"""What forges make links, mentions or pictures of after Markdown is done."""


def changed(folder: Path, **case: Any) -> Review:
    """The review of one change of the small catalog, pages left out."""
    return reviewed(*both(folder, Case("", [], **case)))


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The review of an ordinary change, with pages."""
    sides = both(
        tmp_path_factory.mktemp("sides"),
        Case(
            "",
            [],
            set={
                "practices/nizhny/okno.yml": {
                    "replications": [{"municipality": "bor"}, {"municipality": "vyksa"}]
                },
                "regions/nizhny/certificates.yml": {
                    "ОР-1": {"status": {"state": "revoked", "since": "2026-10"}}
                },
            },
        ),
    )
    return reviewed(*sides, pages=True)


def hostile(review: Review, text: str) -> Review:
    """A review in which `text` stands wherever a contributor's words can stand."""
    change = Retitled(region="nizhny", subject=text, file=text, before=text)
    strange = FileUnfamiliar(region="", subject=text, file=text, was=False, is_=True)
    return replace(
        review,
        changes=(change, strange),
        regions={"nizhny": text, "": text},
        before=replace(review.before, name=text),
        beside=(text,),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_value_is_markup(ordinary: Review, text: str) -> None:
    """A reader of Markdown that allows HTML finds only our own headings and lists, and in their
    words nothing that a forge would make a link, a mention or a picture of."""
    markdown = as_markdown(hostile(ordinary, text))
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for token in parser.parse(markdown):
        assert token.type in OURS, token
        for child in token.children or ():
            assert child.type in ("text", "text_special", "softbreak"), child
        words = "".join(child.content for child in token.children or ())
        assert CALLS.search(words) is None, words


OURS = {
    f"{name}_{end}"
    for name in ("heading", "paragraph", "bullet_list", "list_item")
    for end in ("open", "close")
} | {"inline"}


@pytest.mark.parametrize("text", HOSTILE[:9])
def test_hostile_files_make_a_harmless_review(text: str, tmp_path: Path) -> None:
    """From the files of a proposed change to its comment: in titles, names, metrics and reasons."""
    title = text[:140]
    found = changed(
        tmp_path,
        set={
            "practices/nizhny/okno.yml": {
                "title": title,
                "origin": {"municipality": "kstovskiy", "organisation": text},
                "effects": [{"metric": text, "before": 2, "after": 1, "source": "gazeta"}],
                "sources": [{"id": "gazeta", "title": text}],
                "contacts": [{"organisation": text}],
            },
            "regions/nizhny/municipalities.yml": {"vyksa": {"name": text}},
            "regions/nizhny/sites/fabrika.yml": {"name": text},
            "regions/nizhny/region.yml": {"name": text},
            "regions/nizhny/certificates.yml": {
                "ОР-1": {"status": {"state": "revoked", "since": "2026-10", "reason": text}}
            },
        },
    )
    assert len(found.changes) > 8
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for token in parser.parse(as_markdown(found)):
        assert token.type in OURS, token
        assert all(child.type in ("text", "text_special") for child in token.children or ())
        words = "".join(child.content for child in token.children or ())
        assert CALLS.search(words) is None, words
    for line in filter(None, as_text(found).splitlines()[3:]):
        assert line.startswith(("— ", "  • ")) or line == summary(found)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_escaped_is_read_as_it_was(text: str) -> None:
    """Nothing is lost or added but signs that nobody sees."""
    words = "".join(
        child.content
        for token in MarkdownIt().parse(f"- {escaped(text)}")
        for child in token.children or ()
    )
    read = words.replace("\u2060", "")
    kept = re.sub(CONTROLS, "", text).replace("\n", "⏎")
    assert re.sub(r"\s|\\u[0-9a-f]{4}", "", read) == re.sub(r"\s|\\u[0-9a-f]{4}", "", kept).replace(
        "##[", "#["
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_no_line_of_text_commands(ordinary: Review, text: str) -> None:
    """No colours, no turned lines, no commands to the log of a forge, no line that was not ours."""
    printed = as_text(hostile(ordinary, text))
    assert CONTROLS.search(printed) is None
    assert "##[" not in printed
    for line in printed.splitlines():
        assert not line.lstrip().startswith(("::", "/"))
    assert len(printed.splitlines()) == len(as_text(hostile(ordinary, "x")).splitlines())


@pytest.mark.parametrize("text", HOSTILE)
def test_json_carries_a_value_whole(ordinary: Review, text: str) -> None:
    """As data, with what nobody sees written as an escape."""
    printed = as_json(hostile(ordinary, text))
    assert CONTROLS.search(printed) is None
    [strange] = [c for c in json.loads(printed)["changes"] if c["kind"] == "file-unfamiliar"]
    assert strange["file"] == text


def test_json_keeps_to_its_schema(ordinary: Review, tmp_path: Path) -> None:
    """Every review of the tables, and one with pages."""
    judge = jsonschema.Draft7Validator(schema())
    judge.check_schema(schema())
    judge.validate(json.loads(as_json(ordinary)))
    for number, case in enumerate(cases()):
        judge.validate(json.loads(as_json(reviewed(*both(tmp_path / str(number), case)))))


def test_all_three_forms_say_the_same(ordinary: Review) -> None:
    """Each sentence of the review stands in each form."""
    text, markdown = plain(as_text(ordinary)), plain(as_markdown(ordinary))
    object_ = json.loads(as_json(ordinary))
    assert len(object_["changes"]) > 2
    for change in object_["changes"]:
        sentence = plain(change["sentence"])
        assert sentence in text
        assert plain(escaped(change["sentence"])) in markdown
    assert plain(object_["summary"]) in text


def test_the_first_line_never_changes(ordinary: Review, tmp_path: Path) -> None:
    """A job finds its comment by it."""
    same = changed(tmp_path)
    lines = {as_markdown(one).splitlines()[0] for one in (ordinary, same, hostile(ordinary, "x"))}
    assert lines == {"## Что меняет правка"}


def many(review: Review, count: int, regions: int = 1, title: str = "Практика") -> Review:
    """A review with very many changes."""
    changes = tuple(
        Retitled(
            region=f"r{place}", subject=f"«{title} {number}»", file="f.yml", before=f"{number}"
        )
        for place in range(regions)
        for number in range(count)
    )
    names = {f"r{place}": f"Регион {place}" for place in range(regions)}
    return replace(review, changes=changes, regions=names)


def test_a_long_list_is_cut_and_said_to_be(ordinary: Review) -> None:
    """«Показано 25 из 2 000»; the number of all changes stays in the summary."""
    markdown = plain(as_markdown(many(ordinary, 2000, title="И" * 400)))
    assert len(markdown) <= LIMIT
    shown = len(re.findall(r"^- «И", markdown, re.MULTILINE))
    assert 1 < shown < 2000
    assert f"Показано {shown} из 2 000\\." in markdown
    assert "2 000 изменений" in markdown


@pytest.mark.parametrize(("count", "regions"), [(3, 85), (400, 85), (2, 3000)])
def test_a_comment_is_never_too_long(ordinary: Review, count: int, regions: int) -> None:
    """However many sections there are; what does not fit is counted."""
    markdown = as_markdown(many(ordinary, count, regions, title="<" * 130))
    assert len(markdown) <= LIMIT


def test_sections_that_do_not_fit_are_counted(ordinary: Review) -> None:
    """Nobody takes a part for the whole."""
    markdown = plain(as_markdown(many(ordinary, 2, 3000)))
    [left] = re.findall(r"Разделов, которые не поместились\\:.? (\d[\d ]*)\\\.", markdown)
    shown = len(re.findall(r"^### Регион", markdown, re.MULTILINE))
    assert int(left.replace(" ", "")) >= 3000 - shown > 0
