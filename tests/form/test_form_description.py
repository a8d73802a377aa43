"""What the form knows, it knows from the models and the catalogue of codes; its scripts name no
field, word or code that is not there, and say nothing of their own."""

from __future__ import annotations

import json
import re
import typing
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from browsing import PROJECT, SCRIPTS, TODAY
from playwright.sync_api import Page
from pydantic import ValidationError

from generator.catalog.loading import load_catalog
from generator.editing.new_files import short_id
from generator.findings.catalogue import all_codes
from generator.model.dates import OTHER_FORMS, date_meant
from generator.model.description import describe, shapes_within
from generator.model.figures import Effect
from generator.model.files import FILES
from generator.model.likeness import nearest
from generator.model.practice import Origin, Practice
from generator.model.record import Record
from generator.model.site import Site
from generator.model.sources import Source
from generator.pages.citations import Citations
from generator.pages.effects import effect_view
from generator.publishing import form_patterns
from generator.publishing.forge import KINDS, Forge, kind_of
from generator.publishing.form_fields import DEMANDS
from generator.publishing.form_files import description
from generator.publishing.form_layout import AT_ONCE, GROUPS, NOT_ASKED, left_out
from generator.publishing.form_messages import LEFT_TO_CHECK, RULES
from generator.publishing.form_words import preview_words, words
from generator.reading import Kind
from generator.text.typography import book_marks

MODELS = {shape.model for model in (Practice, Site) for shape in shapes_within(model)}
FORM = SCRIPTS.glob("*.js")
CODE = {path.name: path.read_text(encoding="utf-8") for path in FORM}
ALL_CODE = "\n".join(CODE.values())


def without_comments(script: str) -> str:
    """A script without its comments."""
    return re.sub(r"^\s*//.*$|\s// .*$", "", script, flags=re.MULTILINE)


@pytest.mark.parametrize("kind", GROUPS)
def test_each_field_is_asked_for_once(kind: Kind) -> None:
    """Every field of a model stands in one group, or is one that nobody is asked for."""
    named = Counter(name for group in GROUPS[kind] for name in group.fields)
    fields = {field.name for field in describe(FILES[kind].model).fields}
    assert left_out(kind) == set()
    assert set(named) | NOT_ASKED[kind] == fields
    assert set(named.values()) == {1}
    assert not set(named) & NOT_ASKED[kind]


def test_fields_shown_at_once_exist_and_are_enough() -> None:
    """What is shown at once are fields of the model, among them all that must be there and that
    nothing fills in."""
    by_name = {model.__name__: model for model in MODELS}
    for name, shown in AT_ONCE.items():
        fields = {field.name: field for field in describe(by_name[name]).fields}
        assert set(shown) <= set(fields), name
        due = {field for field in fields if fields[field].required}
        assert due - set(shown) <= {"id"}, name  # a source's short name is made for people


def test_description_tells_every_field_of_every_model() -> None:
    """The description has each model with all its fields, in their order, with labels."""
    told = description(Forge())["shapes"]
    assert set(told) == {model.__name__ for model in MODELS}
    for model in MODELS:
        fields = told[model.__name__]["fields"]
        assert [field["name"] for field in fields] == [f.name for f in describe(model).fields]
        assert [field["required"] for field in fields] == [
            f.required for f in describe(model).fields
        ]
        for field in fields:
            assert field["label"], (model, field)
            assert not re.search(r"\bid\b|\.yml", field["label"]) or field["name"] == "aliases"


def test_models_that_demand_more_are_known() -> None:
    """Each model whose fields depend on each other has its demands told."""
    demanding = {
        model
        for model in MODELS
        for validator in model.__pydantic_decorators__.model_validators.values()
        if validator.info.mode == "after"
    }
    assert demanding == set(DEMANDS)


ENOUGH: dict[type[Record], dict[str, Any]] = {
    Effect: {"metric": "Жалобы"},
    Source: {"id": "gazeta"},
    Origin: {},
}
MORE: dict[type[Record], dict[str, Any]] = {
    Effect: {
        "before": 30,
        "after": 4,
        "change": {"direction": "decrease", "by": "amount", "value": 26},
        "note": "По журналу.",
    },
    Source: {"url": "https://example.org/", "seed": "a.txt", "file": "b.pdf", "title": "Итоги"},
    Origin: {"municipality": "bor", "organisation": "МФЦ"},
}


@pytest.mark.browser
@pytest.mark.parametrize("model", ENOUGH, ids=lambda model: model.__name__)
def test_demands_are_those_of_the_models(form: Page, model: type[Record]) -> None:
    """Whatever of the fields is given, the form and the model miss the same."""
    names = list(MORE[model])
    for size in range(len(names) + 1):
        for some in combinations(names, size):
            given = ENOUGH[model] | {name: MORE[model][name] for name in some}
            try:
                model.model_validate(given)
                by_model: list[str] = []
            except ValidationError as error:
                by_model = [problem["type"] for problem in error.errors()]
            asked = {"shape": model.__name__, "value": given}
            by_form = form.evaluate(
                """async ({shape, value}) => {
                    const { mistakes } = await import(new URL('form/model.js', location.href));
                    return mistakes(form.d, shape, value).map((one) => one.kind);
                }""",
                asked,
            )
            assert by_form == by_model, given


def test_scripts_name_only_fields_of_the_models() -> None:
    """A field renamed in a model is missed by no script: each name that a script takes from the
    description is one of that model."""
    by_name = {model.__name__: model for model in MODELS}
    seen = 0
    for name, script in CODE.items():
        code = without_comments(script)
        for chunk in re.split(
            r"\n(?=(?:export )?(?:async )?function |class |const \w+ = \()", code
        ):
            taken = re.findall(r"const (\{[^}]*\}|\w+) = (?:this\.)?d\.names\(\"(\w+)\"\)", chunk)
            for variable, shape in taken:
                fields = {field.name for field in describe(by_name[shape]).fields}
                used = (
                    {part.partition(":")[0].strip() for part in variable.strip("{ }").split(",")}
                    if variable.startswith("{")
                    else set(re.findall(rf"(?<![\w.]){variable}\.(\w+)", chunk))
                )
                # A variable of the same name may stand for another model in the same function.
                assert used <= fields, (name, shape, used - fields)
                seen += len(used)
        for shape, field in re.findall(r"d\.field\(\"(\w+)\", \"(\w+)\"\)", code):
            assert field in {f.name for f in describe(by_name[shape]).fields}, (name, field)
    assert seen > 60


def test_scripts_say_nothing_of_their_own() -> None:
    """Outside of comments the scripts have no Russian word but one sign for numbering, and none of
    the labels, messages and meanings of the description."""
    for name, script in CODE.items():
        text = without_comments(script).replace("/ г\\.$/", "")
        text = text.replace("\\u00a0год`", "").replace("\\u00a0года`", "")
        assert re.findall(r"[А-Яа-яЁё]+", text) == [], name


def test_scripts_make_no_markup_and_run_no_text() -> None:
    """Nothing that is typed or read can become HTML or code: the scripts have no way for it."""
    ways = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc"
    assert re.findall(ways, ALL_CODE) == []
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", without_comments(ALL_CODE)) == []


def test_words_are_known_and_used() -> None:
    """Each word that the scripts ask for is told, and each that is told is asked for."""
    known = set(words())
    asked = set(re.findall(r"word\(\s*\"([\w-]+)\"", ALL_CODE))
    for pair in re.findall(r"\?\s*\"(\w+)\"\s*:\s*(?:\"(\w+)\")?", ALL_CODE):
        asked |= set(pair) & known
    asked |= set(re.findall(r": \"(\w+)\"\)", ALL_CODE)) & known
    for start in re.findall(r"word\(`([\w-]+)\$", ALL_CODE):
        asked |= {name for name in known if name.startswith(start)}
    assert asked == known
    headings = set(re.findall(r"(?<![\w.])(?:w|words|d\.preview)\.([a-zA-Z]+)\b(?!\()", ALL_CODE))
    assert set(preview_words()) <= headings


def test_headings_of_the_preview_are_those_of_the_page() -> None:
    """What the preview calls the parts of a page, the page calls them too."""
    folders = ("overrides/catalog", "generator/pages")
    texts = [
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in (PROJECT / folder).rglob("*")
        if path.suffix in (".html", ".py")
    ]
    page = "\n".join(texts)
    own = {"untitled"}
    for name, word in preview_words().items():
        plain = word.replace("\u00a0", " ")
        assert name in own or f"_('{plain}')" in page or f'_("{plain}")' in page, word


def test_codes_of_the_scripts_are_those_of_the_catalogue() -> None:
    """Every rule that the scripts judge has its code told, and every code told has its rule."""
    named = {code.name for code in all_codes().values()}
    used = set(re.findall(r"code: \"([a-z0-9-]+)\"|add\(\"([a-z-]+)\"", ALL_CODE))
    flat = {name for pair in used for name in pair if name}
    flat |= set(re.findall(r"return [^;]*\"([a-z]+-id|look-alike)\"", CODE["naming.js"]))
    flat |= {"bad-id", "reserved-id", "whole-number-due"}
    assert flat <= named
    assert flat == {code.name for code in RULES}


def test_every_code_is_judged_or_left_with_a_reason() -> None:
    """Each code about the contents of a record is told by the form, or left to `atlas check` for a
    reason; none is both."""
    left = [name for names in LEFT_TO_CHECK.values() for name in names]
    told = set(description(Forge())["codes"])
    contents = {code.name for code in all_codes().values() if code.id[0] in "MCDFSGP"}
    assert len(left) == len(set(left))
    assert not told & set(left)
    assert contents - told == set(left)


def test_messages_are_those_of_the_catalogue() -> None:
    """A message of the form is the very template that `atlas check` fills in, or the one that its
    code has for forms."""
    by_name = {code.name: code for code in all_codes().values()}
    for name, told in description(Forge())["codes"].items():
        code = by_name[name]
        assert (told["id"], told["message"], told["hint"], told["severity"]) == (
            code.id,
            *code.words_in_form,
            code.severity.value,
        )


LINKS = ("http", "https", "mailto", "tel", "practice", "site", "region", "example", "ru")
FILE_NAMES = ("priemnaya", "nizhny", "kstovo", "one", "stop", "HTML")


def test_form_speaks_no_yaml() -> None:
    """No message, hint or label of the form names a field or a word of a file: people see labels
    and lists there. What is written in texts and addresses is no field."""
    told = description(Forge())
    said = [text for code in told["codes"].values() for text in (code["message"], code["hint"])]
    said += [
        field["label"]
        for shape in told["shapes"].values()
        for field in shape["fields"]
        if field["name"] not in NOT_ASKED[Kind.PRACTICE]
    ]
    for text in said:
        words = re.findall("[A-Za-z]+", re.sub(r"\{\w+\}", "", text))
        assert set(words) <= {*LINKS, *FILE_NAMES}, text
        assert not {"{field}", "{other_field}"} & set(re.findall(r"\{\w+\}", text)), text
    for code in all_codes().values():
        slots = set(re.findall(r"\{(\w+)\}", code.message.ru + code.hint.ru))
        own = set(re.findall(r"\{(\w+)\}", "".join(code.words_in_form)))
        assert own <= slots | {"plan"}, code.id


TEXTS = (
    "Пишите на ivanov.ivan@mail.ru или priemnaya@adm.ru, (priemnaya@ya.ru).",
    "Звоните +7 910 123-45-67 или 8(910)1234567, в отдел: +7 (83145) 3-00-00.",
    "паспорт 2204 123456, ПАСПОРТ серии 22 04 № 123456, СНИЛС 123-456-789 01",
    "https://example.org/news/1",
    "[новость](https://example.org/a) и [практика](practice:nizhny/okno), [вот](javascript:x)",
    "<b>жирно</b>, 3 < 5, a<br/>, <!-- нет -->",
    'Центр "Мои документы" - в Кстове, "один "внутри" другого" и непарная " здесь',
    "5 - десятых, слово - 10, «кавычки» - тире, 10-15, a-b, 2021 - «год»",
    "мягкий\u00adперенос, ноль\u200bширины, пробел\u00a0здесь и\u2009здесь, \u202eнаоборот",
    "`код - \"так\"` и www.example.org/\"a\" - адрес, почта a@b.ru - тут",
    "kstovo-one-stop", "nizhny/kstovo", "Кстово", "2021-05-12", "2021", "true", "a: b", "# нет",
)  # fmt: skip


@pytest.mark.browser
def test_patterns_find_the_same_in_both_dialects(form: Page) -> None:
    """Each pattern finds in a browser what it finds in Python, sign by sign."""
    groups = (
        form_patterns._CHARACTERS,
        form_patterns._TEXTS,
        form_patterns._MARKS,
        form_patterns._FORMS,
    )
    for name, pattern in ((n, p) for group in groups for n, p in group.items()):
        by_python = [[m[0] for m in pattern.finditer(text) if m[0]] for text in TEXTS]
        by_form = form.evaluate(
            """([name, texts]) => texts.map((text) =>
                [...text.matchAll(form.d.patterns[name].all)].map((one) => one[0])
                    .filter(Boolean))""",
            [name, list(TEXTS)],
        )
        assert by_form == by_python, name


@pytest.mark.browser
def test_marks_are_set_alike(form: Page) -> None:
    """«Ёлочки» and dashes come out as `atlas fix` sets them."""
    for text in (text for text in TEXTS if "<" not in text and "](" not in text):
        if re.search("[а-яё]", text, re.IGNORECASE):
            by_form = form.evaluate("(text) => form.setMarks(form.d, text)", text)
            assert by_form == book_marks(text)


DATES = (
    "12.05.2021", "1.2.2021 г.", "2021/05/12", "2021-5", "13-05-2021", "05/06/2021", "май 2021",
    "12 мая 2021 года", "32.01.2021", "2021 г.", "мая", "2021-05-12T00:00:00Z", "5.2021",
)  # fmt: skip


@pytest.mark.browser
def test_dates_are_understood_alike(form: Page) -> None:
    """A date written otherwise means the same to the form and to the check."""
    assert len(OTHER_FORMS) == 9
    for text in DATES:
        by_form = form.evaluate("(text) => form.dateMeant(form.d, text)", text)
        assert by_form == date_meant(text), text


@pytest.mark.browser
def test_likeness_is_measured_alike(form: Page) -> None:
    """What was meant by an unknown id is the same to the form and to the check."""
    directory = load_catalog(PROJECT, TODAY).catalog.directory
    known = [entry.slug for entry in directory.municipalities.values()]
    for word in (
        "kstovo",
        "arzamass",
        "bohr",
        "sarovv",
        "nizhny-novgorod",
        "x",
        "semenov",
        "ardatov",
        "sechenskiy",
        "kstovskyi",
        "pavlskiy",
    ):
        by_form = form.evaluate("([word, known]) => form.nearest(word, known)", [word, known])
        assert by_form == (nearest(word, known) or [""])[0], word


@pytest.mark.browser
@pytest.mark.parametrize(
    "title",
    [
        "Единое окно муниципальных услуг в Кстове",
        "Справка за день",
        "5С на складе",
        "«Ёлка» - это щука, объём и Йошкар-Ола",
        "Smart-город",
        "!!!",
        "Очень длинное название практики, которое не поместится в имя файла никак",
        "Справка за один день в Образцовском округе",
        "Сорок один знак занимает это вот название",
        "Превысокомногорассмотрительствующегораспоряжение",
    ],
)  # fmt: skip
def test_names_of_files_are_made_alike(form: Page, title: str) -> None:
    """The form makes of a title the id that `atlas new` makes."""
    assert form.evaluate("(title) => form.shortId(form.d, title)", title) == short_id(title)


EFFECTS: tuple[dict[str, Any], ...] = (
    {"change": {"direction": "decrease", "by": "times", "value": 20, "bound": "more-than"}},
    {"change": {"direction": "increase", "by": "times", "value": 3}},
    {"change": {"direction": "increase", "by": "percent", "value": 35.5, "bound": "at-least"}},
    {"unit": "min", "change": {"direction": "decrease", "by": "amount", "value": 21}},
    {"unit": "percent", "change": {"direction": "decrease", "by": "amount", "value": 2}},
    {"unit": "rouble", "change": {"direction": "decrease", "by": "amount", "value": 2_500_000}},
    {"unit": "day", "before": 30, "after": {"value": 21, "bound": "at-most"}},
    {"unit": "h", "before": {"value": 2, "bound": "about"}, "after": {"value": 20, "unit": "min"}},
    {"unit": "rouble", "before": 3_000_000, "after": {"value": 900, "bound": "less-than"}},
    {"unit": "person", "after": {"value": 2300, "bound": "more-than"}, "note": "Прежде не знали."},
    {"before": 16.5, "note": "Прежде."},
    {"unit": "min", "before": 5, "after": 1,
     "change": {"direction": "decrease", "by": "times", "value": 5, "bound": "about"}},
)  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("given", EFFECTS, ids=str)
def test_figures_of_the_preview_are_those_of_the_page(form: Page, given: dict[str, Any]) -> None:
    """The preview says a figure as the page does, with its bound: «более чем в 20 раз меньше»."""
    view = effect_view(Effect.model_validate({"metric": "Срок"} | given), Citations(()))
    change = view.change and f"{view.change.bound} {view.change.core} {view.change.result}"
    only = f"было {view.before}" if view.after is None else f"стало {view.after}"
    big = f"{view.before} → {view.after} {view.unit}" if view.pair else change
    told = [big or f"{only} {view.unit}", change if view.pair and "change" in given else None]
    by_form = form.evaluate(
        """async (effect) => {
            const { effectFigure } = await import(new URL('form/figures.js', location.href));
            const figure = effectFigure(form.d, effect);
            return ['.a-big', '.a-effect-change'].map((at) =>
                figure.querySelector(at)?.textContent ?? null);
        }""",
        {"metric": "Срок"} | given,
    )
    assert by_form == [words and words.strip() for words in told]


@pytest.mark.browser
def test_sources_of_one_title_are_told_apart(form: Page) -> None:
    """Boxes of sources whose titles repeat name who published them and when, or the address."""
    sources = [
        {"id": "a", "title": "Итоги", "publisher": "Газета", "published": "2024-05-12"},
        {"id": "b", "title": "Итоги", "url": "https://www.example.org/1", "published": "2024"},
        {"id": "c", "title": "Приказ", "publisher": "Администрация"},
        {"id": "d", "title": "Отчёт", "url": "https://example.org/2"},
        {"id": "e", "title": "Отчёт", "url": "https://example.org/3"},
        {"title": "Без имени"},
    ]
    by_form = form.evaluate(
        """async (sources) => {
            const { sourceLabels } = await import(new URL('form/choices.js', location.href));
            return sourceLabels(form.d, sources);
        }""",
        sources,
    )
    assert [[id, label.replace("\u00a0", " ")] for id, label in by_form] == [
        ["a", "Итоги · Газета · 12 мая 2024 года"],
        ["b", "Итоги · example.org · 2024 год"],
        ["c", "Приказ"],
        ["d", "Отчёт · example.org · https://example.org/2"],
        ["e", "Отчёт · example.org · https://example.org/3"],
    ]


def test_forge_is_known_by_its_host() -> None:
    """The kind of forge follows from its address where the host tells it."""
    assert kind_of("https://github.com/a/b") == "github"
    assert kind_of("https://gitlab.example.ru/a/b") == "gitlab"
    assert kind_of("https://codeberg.org/a/b") == "gitea"
    assert kind_of("https://git.example/a/b") == ""
    assert Forge("https://git.example/a/b", "").new_file == ""
    assert Forge("", "github").new_file == ""


@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
def test_forge_is_given_name_and_text(form: Page, kind: str) -> None:
    """The address of the forge's page for a new file carries the name and the text, whole and to be
    read back; a text that is too long for an address is left out, the name stays."""
    pages = Forge("https://git.example/a/b", kind).new_file
    script = """([newFile, longest, kind, path, text]) =>
        form.newFileAddress({forge: {newFile, longest, kind}}, path, text)"""
    path, text = "practices/nizhny/okno.yml", "title: «Окно» & $&\nsummary: 100 % #1\n"
    given = form.evaluate(script, [pages, 8000, kind, path, text])
    query = dict(form.evaluate("(url) => [...new URL(url).searchParams]", given["address"]))
    assert set(query.values()) == {path, text}
    assert given["filledIn"] == (kind != "gitlab")  # its editor passes over what it is given
    long = form.evaluate(script, [pages, 8000, kind, path, "я" * 3000])
    query = dict(form.evaluate("(url) => [...new URL(url).searchParams]", long["address"]))
    assert set(query.values()) == {path}
    assert not long["filledIn"]


@pytest.mark.browser
def test_file_is_sent_to_somebody_who_is_there(form: Page) -> None:
    """Without a forge the form names the catalog's address, else the coordinators that the region
    has, else whoever keeps this copy; it promises no answer of the check."""
    script = """async ([email, coordinators]) => {
        const { handover } = await import(new URL('form/handover.js', location.href));
        const known = { regions: [{ id: 'nizhny', name: 'Нижний', coordinators }] };
        const d = Object.assign(Object.create(form.d), { email, known });
        const ctx = { d, region: () => 'nizhny' };
        const made = handover(ctx, { path: 'a/b.yml', text: 'a: b', lines: [], known: false });
        const links = made.flatMap((one) => [...one.querySelectorAll('a')].map((a) => a.href));
        return [made.map((one) => one.textContent).join(' '), links];
    }"""
    told, links = form.evaluate(script, ["keeper@example.org", ["Минэк"]])
    assert "на keeper@example.org: его примет хранитель" in told.replace("\u00a0", " ")
    assert links == ["mailto:keeper@example.org?subject=a%2Fb.yml"]
    told, links = form.evaluate(script, ["", ["Минэк", "Центр"]])
    assert "в регионе «Нижний»: Минэк; Центр." in told.replace("\u00a0", " ")
    assert links == []
    told, _links = form.evaluate(script, ["", []])
    assert "хранителю этой копии каталога" in told.replace("\u00a0", " ")
    assert "координатор" not in told
    assert "ответ проверки" not in told


def test_description_fits_into_a_page() -> None:
    """The description is one file of at most 100 KB, so that an old phone reads it at once."""
    assert len(json.dumps(description(Forge()), ensure_ascii=False).encode()) < 100_000


def test_hints_of_types_are_all_known() -> None:
    """Each field of both models has a kind of value that the scripts can judge and draw."""
    judged = set(re.findall(r"^  (\w+): \(d, node", CODE["model.js"], flags=re.MULTILINE))

    def sorts(node: dict[str, Any]) -> typing.Iterator[str]:
        yield node["sort"]
        if node["sort"] == "list":
            yield from sorts(node["of"])

    used = {
        sort
        for shape in description(Forge())["shapes"].values()
        for field in shape["fields"]
        for sort in sorts(field["node"])
    }
    assert used <= judged
    assert Path(SCRIPTS / "model.js").is_file()
