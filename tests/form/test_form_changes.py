"""A known record is changed in the form: its file says the new thing, and every other line of it
stays as people wrote it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import PROJECT, TODAY, lay_out, said_by_check, scripts
from playwright.sync_api import Browser, Page

from generator.catalog.loading import Loaded, load_catalog
from generator.editing.tidying import tidied
from generator.model.practice import Practice
from generator.model.site import Site
from generator.publishing.api import record_piece, site_object
from generator.reading import Kind, read_document

pytestmark = pytest.mark.browser

CHANGED = """({shape, text, record, changes}) => {
    const { d, recordOf, spliced } = form;
    const base = recordOf(d, shape, structuredClone(record)).value;
    const raw = structuredClone(record);
    for (const [path, value] of changes) {
        const place = path.slice(0, -1).reduce((inner, part) => (inner[part] ??=
            typeof part === 'number' ? {} : {}), raw);
        const last = path[path.length - 1];
        if (last === '+') place.push(value);
        else if (value === null) delete place[last];
        else place[last] = value;
    }
    return spliced(d, shape, text, base, recordOf(d, shape, raw).value);
}"""


@pytest.fixture(scope="module")
def real() -> Loaded:
    """The real catalog."""
    return load_catalog(PROJECT, TODAY)


@pytest.fixture(scope="module")
def real_form(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The form's functions with the ids of the real catalog."""
    folder = tmp_path_factory.mktemp("real-form")
    lay_out(folder, PROJECT)
    with scripts(browser, folder) as page:
        yield page


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real catalog, to write into."""
    root = tmp_path_factory.mktemp("copy")
    for folder in ("practices", "regions", "schema"):
        shutil.copytree(PROJECT / folder, root / folder)
    return root


def change(page: Page, shape: str, text: str, record: Any, *changes: Any) -> dict[str, Any]:
    """The text with the changes made: [path, value], with "+" at the end for a new entry."""
    asked = {"shape": shape, "text": text, "record": record, "changes": list(changes)}
    answer: dict[str, Any] = page.evaluate(CHANGED, asked)
    return answer


def said(text: str, tmp_path: Path) -> Any:
    """What a text says, read as the program reads it."""
    (tmp_path / "practices/nizhny").mkdir(parents=True, exist_ok=True)
    (tmp_path / "practices/nizhny/x.yml").write_text(text, encoding="utf-8")
    return read_document(tmp_path, "practices/nizhny/x.yml", Kind.PRACTICE).value


def record_of(real: Loaded, identity: str) -> Any:
    """The record as the site's own interface gives it to the form."""
    return json.loads(record_piece(real.records[identity]))


def test_every_practice_takes_an_adoption(real: Loaded, real_form: Page, tmp_path: Path) -> None:
    """«Мы тоже внедрили» with a new source adds its lines to each real file and changes nothing
    else in it."""
    one = {"municipality": "nizhny/sarov", "since": "2024", "source": ["nash-otchet"]}
    source = {"id": "nash-otchet", "title": "Отчёт за 2024 год"}
    for identity in real.records:
        card = real.catalog.practices[identity]
        text = (PROJECT / card.file).read_text(encoding="utf-8")
        record = record_of(real, identity)
        changes = [
            [["replications", "+"] if "replications" in record else ["replications"],
             one if "replications" in record else [one]],
            [["sources", "+"] if "sources" in record else ["sources"],
             source if "sources" in record else [source]],
        ]  # fmt: skip
        made = change(real_form, "Practice", text, record, *changes)
        before, after = said(text, tmp_path), said(made["text"], tmp_path)
        added = {"municipality": "nizhny/sarov", "since": 2024, "source": "nash-otchet"}
        assert after == before | {
            "replications": [*before.get("replications", []), added],
            "sources": [*before.get("sources", []), source],
        }, made["text"]
        fresh = set(made["lines"])
        lines = made["text"].split("\n")
        assert [line for n, line in enumerate(lines, 1) if n not in fresh] == text.split("\n")


def test_changed_files_pass(real: Loaded, real_form: Page, copy: Path) -> None:
    """Corrections of every sort make files that the check takes and `atlas fix` leaves alone."""
    identity = "nizhny/kstovo-one-stop"
    file = real.catalog.practices[identity].file
    text = (PROJECT / file).read_text(encoding="utf-8")
    record = record_of(real, identity)
    made = change(
        real_form,
        "Practice",
        text,
        record,
        [["title"], 'Центр "Мои документы" - в Кстове'],
        [["started"], "2019"],
        [["problem"], "Абзац первый.\n\n- пункт;\n- ещё пункт.\n\nКонец: и это всё # правда."],
        [["verified"], "2026-11-21"],
        [["lessons"], "Длинное предупреждение о том, чего не надо делать никогда. " * 5],
    )
    (copy / file).write_text(made["text"], encoding="utf-8")
    findings = load_catalog(copy, TODAY).findings
    assert [f.message() for f in findings if f.file == file and f.severity == "error"] == []
    assert list(tidied(copy, findings, lambda name: name == file)) == []
    (copy / file).write_text(text, encoding="utf-8")


COMMENTED = """\
# О файле.
title: Единое окно  # так в приказе
# перед сферой
sphere: public-services
summary: >-
  Длинный текст,
  который переносили руками.
origin: {municipality: bor}
effects:
  # первый эффект
  - metric: Жалобы
    before: 30  # по журналу
    after: 4
    source: [gazeta]
  - {metric: Очередь, before: 5, after: 1, source: gazeta}
tools: [five-s]
sources:
- id: gazeta
  title: Итоги
  # о газете
- id: prikaz
  title: Приказ
"""
RECORD = {
    "title": "Единое окно",
    "sphere": "public-services",
    "summary": "Длинный текст, который переносили руками.",
    "origin": {"municipality": "bor"},
    "effects": [
        {"metric": "Жалобы", "before": {"value": 30}, "after": {"value": 4}, "source": ["gazeta"]},
        {"metric": "Очередь", "before": {"value": 5}, "after": {"value": 1}, "source": ["gazeta"]},
    ],
    "tools": ["five-s"],
    "sources": [{"id": "gazeta", "title": "Итоги"}, {"id": "prikaz", "title": "Приказ"}],
}


@pytest.mark.parametrize(
    ("path", "value", "gone", "come"),
    [
        (["effects", 0, "after"], "3", ["    after: 4"], ["    after: 3"]),
        (["effects", 0, "unit"], "complaint", [], ["    unit: complaint"]),
        (["effects", 0, "metric"], "Обращения", ["  - metric: Жалобы"], ["  - metric: Обращения"]),
        (["started"], "2020-05", [], ["started: 2020-05"]),
        (["tools"], None, ["tools: [five-s]"], []),
        (["origin", "organisation"], "МФЦ", ["origin: {municipality: bor}"],
         ["origin:", "  municipality: bor", "  organisation: МФЦ"]),
        (["sources", 1, "title"], "Приказ № 5", ["  title: Приказ"], ["  title: Приказ № 5"]),
        (["sources", "+"], {"id": "otchet", "title": "Отчёт"}, [],
         ["- id: otchet", "  title: Отчёт"]),
        (["title"], "Одно окно", ["title: Единое окно  # так в приказе"], ["title: Одно окно"]),
    ],
)  # fmt: skip
def test_only_what_changes_is_rewritten(
    form: Page, path: list[Any], value: Any, gone: list[str], come: list[str], tmp_path: Path
) -> None:
    """Comments, quotes and line breaks around a change stay; only its own lines go and come."""
    made = change(form, "Practice", COMMENTED, RECORD, [path, value])
    old, new = COMMENTED.split("\n"), made["text"].split("\n")
    left = list(old)
    for line in come:
        assert line in new, made["text"]
    kept = [line for n, line in enumerate(new, 1) if n not in set(made["lines"])]
    for line in gone if path[:2] != ["effects", 0] or path[-1] != "metric" else []:
        left.remove(line)
    if path[-1] != "metric":
        assert kept == left, made["text"]
    wanted = json.loads(json.dumps(said(COMMENTED, tmp_path)))
    place = wanted
    for part in path[:-1]:
        place = place[part]
    if path[-1] == "+":
        place.append(value)
    elif value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = int(value) if value == "3" else value
    told = said(made["text"], tmp_path)
    for effect in (*told.get("effects", ()), *wanted.get("effects", ())):
        effect["source"] = "gazeta"  # a list of one or the one itself say the same
    assert told == wanted, made["text"]


def test_nothing_changed_is_nothing_new(real: Loaded, real_form: Page) -> None:
    """Each real practice and site, opened in the form and left as it is, keeps its text."""
    records = {
        card.file: ("Practice", record_of(real, identity))
        for identity, card in real.catalog.practices.items()
    }
    for site in real.catalog.directory.sites.values():
        shown = site_object(site, real.catalog)
        names = {info.alias or name for name, info in Site.model_fields.items()}
        record = {key: value for key, value in shown.items() if key in names}
        records[site.file] = ("Site", record)
    for file, (shape, record) in records.items():
        text = (PROJECT / file).read_text(encoding="utf-8")
        assert change(real_form, shape, text, record) == {"text": text, "lines": []}, file


def test_new_practice_passes_in_the_real_catalog(real_form: Page, copy: Path) -> None:
    """A practice typed with the ids of the real catalog is one that it takes, without a word."""
    asked = {
        "door": "practice",
        "region": "nizhny",
        "name": "spravka-za-odin-den",
        "today": TODAY.isoformat(),
        "values": {
            "title": "Справка за один день в Арзамасе",
            "summary": "Справку выдавали за пять дней, теперь выдают в день обращения.",
            "sphere": "public-services",
            "origin": {"municipality": "arzamas", "organisation": "Администрация Арзамаса"},
            "started": "2021",
            "effects": [
                {"metric": "Срок выдачи", "unit": "day", "before": "5", "after": "1",
                 "better": "lower", "source": ["gazeta"]}
            ],
            "sources": [{"id": "gazeta", "title": "Справка за день", "published": "2022-01"}],
        },
    }  # fmt: skip
    told = real_form.evaluate("(asked) => form.said(asked)", asked)
    path = copy / told["path"]
    path.write_text(told["text"], encoding="utf-8")
    try:
        assert told["said"] == []
        assert said_by_check(copy, told["path"]) == []
        findings = load_catalog(copy, TODAY).findings
        assert list(tidied(copy, findings, lambda name: name == told["path"])) == []
    finally:
        path.unlink()


def test_names_of_models_are_those_of_files() -> None:
    """The doors write practices and sites, whose models the form is made of."""
    assert {Practice.KIND, Site.KIND} == {"practice", "site"}
