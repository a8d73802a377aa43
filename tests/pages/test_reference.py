"""The reference for contributors says what the models and the catalogue of codes say, all of it."""

from __future__ import annotations

import datetime as dt
import html
import inspect
import pkgutil
import re
import typing
from importlib import import_module
from pathlib import Path

import pytest
from pydantic import TypeAdapter

import generator.model
from generator.catalog.loading import load_catalog
from generator.findings import Code, Severity
from generator.findings.catalogue import all_codes
from generator.model.checking import check_document
from generator.model.description import Form, ShapeDescription, describe, shape_id, shapes_within
from generator.model.files import FILES
from generator.model.meanings import LANGUAGES, MEANINGS, METRICS, SHAPES
from generator.model.record import Record, Titled
from generator.model.samples import FOLDER, SAMPLES, SMALLEST_PRACTICE, fragments, sample_text
from generator.pages.codes import ROOMS
from generator.pages.environment import environment, render_body
from generator.pages.manual import code_address, shape_address
from generator.pages.occurrences import TYPICAL, message_of, title_of
from generator.pages.page import Page
from generator.pages.reference import reference_pages
from generator.reading import Kind, read_text

TODAY = dt.date(2026, 11, 22)
TEMPLATES = Path(__file__).parents[2] / "overrides" / "catalog"
SHAPES_IN_FILES = {s.id: s for f in FILES.values() for s in shapes_within(f.model)}
FIELDS = [(shape, field) for shape in SHAPES_IN_FILES.values() for field in shape.fields]
CODES = list(all_codes().values())


def _field_name(case: object) -> str:
    return getattr(case, "id", "") or getattr(case, "name", "")


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The pages of the reference by address."""
    return {page.address: page for page in reference_pages()}


@pytest.fixture(scope="module")
def bodies(pages: dict[str, Page]) -> dict[str, str]:
    """The same pages as HTML, without their frames."""
    env = environment(TEMPLATES)
    return {address: render_body(env, page) for address, page in pages.items()}


def _models() -> set[type[Record]]:
    modules = (
        import_module(f"{generator.model.__name__}.{m.name}")
        for m in pkgutil.iter_modules(generator.model.__path__)
    )
    return {
        value
        for module in modules
        for value in vars(module).values()
        if inspect.isclass(value) and issubclass(value, Record)
    } - {Record, Titled}


def test_every_model_is_reached() -> None:
    """No model of the model room is left out of the reference."""
    assert {shape_id(model) for model in _models()} == set(SHAPES_IN_FILES)


def test_every_kind_of_file_with_fields_is_described() -> None:
    """Each kind of file that people write has a description and a sample."""
    drawn_by_programs = {Kind.OUTLINE, Kind.BOUNDARIES}
    assert set(FILES) == set(SAMPLES) == set(Kind) - drawn_by_programs


@pytest.mark.parametrize(("shape", "field"), FIELDS, ids=_field_name)
def test_every_field_is_on_a_page(
    shape: ShapeDescription, field: typing.Any, bodies: dict[str, str]
) -> None:
    """A field stands at its own anchor on the page of its model, with its Russian meaning."""
    page, _, anchor = shape_address(shape.id).partition("#")
    body = bodies[page]
    assert f'id="{anchor}"' in body
    place = body.partition(f'id="{shape.id}-{field.name.replace("_", "-")}"')[2]
    assert f"<code>{field.name}</code>" in place[:400]
    assert re.search("[А-Яа-яё]{3}", field.about), (
        "describe the field in Russian: Field(description=…)"
    )


@pytest.mark.parametrize(("shape", "field"), FIELDS, ids=_field_name)
def test_every_example_is_valid(shape: ShapeDescription, field: typing.Any) -> None:
    """The example of a field stands on its own as YAML, and its value fits the field."""
    fragment = fragments()[shape.model.__name__, field.name]
    document = read_text("example.yml", fragment.text.encode())
    assert not document.findings
    assert set(document.value) == {field.name}
    infos = {(i.alias or n): (n, i) for n, i in shape.model.model_fields.items()}
    name, info = infos[field.name]
    hint = typing.get_type_hints(shape.model, include_extras=True)[name]
    adapter = TypeAdapter(typing.Annotated[hint, info] if info.metadata else hint)
    adapter.validate_python(document.value[field.name])


@pytest.mark.parametrize("kind", SAMPLES, ids=str)
def test_every_sample_file_is_valid(kind: Kind) -> None:
    """The whole sample of a kind has no findings, and uses every field of its models."""
    text = sample_text(SAMPLES[kind])
    document = read_text(SAMPLES[kind], text.encode(), kind.limits, shape=kind.shape)
    assert not [*document.findings, *check_document(document, kind).findings]
    for shape in shapes_within(FILES[kind].model):
        for field in shape.fields:
            assert re.search(rf"\b{field.name}:", text) or shape.id in {"amount", "source"}


def test_the_sample_catalog_is_clean() -> None:
    """As a catalog the sample has nothing worse than notes, so a newcomer may copy any of it."""
    findings = load_catalog(FOLDER, TODAY).findings
    assert not [f for f in findings if f.severity is not Severity.INFO]
    assert (FOLDER / SMALLEST_PRACTICE).is_file()


def test_every_meaning_is_in_use() -> None:
    """A closed list that no model has, and a title that no model bears, are left over."""
    used = {frozenset(w for w, _ in f.form.values) for _, f in FIELDS if f.form.values}
    vocabularies = {
        frozenset(_vocabulary(f.form)) for _, f in FIELDS if f.form.vocabulary not in ("", "units")
    }
    assert used | vocabularies == set(MEANINGS)
    assert set(SHAPES) == {shape.model.__name__ for shape in SHAPES_IN_FILES.values()}


def _vocabulary(form: Form) -> list[str]:
    return list({"metrics": METRICS, "languages": LANGUAGES}[form.vocabulary])


def test_allowed_values_stand_beside_their_field(bodies: dict[str, str]) -> None:
    """A closed list is shown word by word, each with what it means."""
    body = bodies["contribute/fields/practice/"]
    place = body.partition('id="replication-status"')[2].partition('class="a-field"')[0]
    replication = describe(SHAPES_IN_FILES["replication"].model)
    form = next(field.form for field in replication.fields if field.name == "status")
    for word, meaning in form.values:
        assert f"<code>{word}</code>" in place
        assert meaning.replace(" ", "") in re.sub(r"[\s\u00a0]", "", place)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_every_code_has_its_page(
    code: Code, pages: dict[str, Page], bodies: dict[str, str]
) -> None:
    """A code stands in the grid and has a page with its meaning, example, mend and message."""
    assert f'href="../../{code_address(code.id)}"' in bodies["contribute/codes/"]
    view = pages[code_address(code.id)].context["code"]
    assert (view.example, view.mend) == (code.example, code.mend)
    assert view.line.about
    assert view.message
    assert code.id in bodies[code_address(code.id)]


@pytest.fixture(scope="module")
def read(bodies: dict[str, str]) -> dict[str, str]:
    """The same pages as a reader sees them: their text without markup, by address."""
    return {at: html.unescape(re.sub("<[^>]+>", "", body)) for at, body in bodies.items()}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_the_mend_of_every_code_can_be_read(code: Code, read: dict[str, str]) -> None:
    """Wrong and right stand on the page as they are, line by line: right can be copied."""
    page = read[code_address(code.id)]
    assert code.example.strip() in page
    assert code.mend.strip() in page


@pytest.mark.parametrize(("shape", "field"), FIELDS, ids=_field_name)
def test_the_example_of_every_field_can_be_read(
    shape: ShapeDescription, field: typing.Any, read: dict[str, str]
) -> None:
    """What the field looks like in a file stands on its page as it is written there."""
    page, _, _ = shape_address(shape.id).partition("#")
    assert fragments()[shape.model.__name__, field.name].text.strip() in read[page]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_every_message_is_told_in_full(code: Code) -> None:
    """The typical message of a code has no gaps."""
    message, hint = message_of(code)
    own = "".join([code.message.ru, code.hint.ru, *TYPICAL.get(code.id, {}).values()])
    assert (message + hint).count("…") <= own.count("…"), (
        f"{code.id}: «{message} → {hint}» has gaps: the code's example alone does not bring it "
        "about. Add typical values of its message to generator/pages/occurrences.py."
    )
    assert title_of(code)[:1] == title_of(code)[:1].upper()


def test_typical_values_belong_to_messages() -> None:
    """No typical value is left over from a code or a slot that is gone."""
    codes = all_codes()
    for identity, values in TYPICAL.items():
        words = codes[identity].message.ru + codes[identity].hint.ru
        for slot in values:
            assert f"{{{slot}}}" in words, f"{identity}: {slot}"


def test_every_letter_has_its_room() -> None:
    """A new letter of codes has a title in the grid."""
    assert {code.id[0] for code in CODES} == set(ROOMS)


def test_addresses_are_unique_and_anchors_too(bodies: dict[str, str]) -> None:
    """No two pages share an address, and no page has an id twice."""
    addresses = [page.address for page in reference_pages()]
    assert len(addresses) == len(set(addresses))
    for address, body in bodies.items():
        ids = re.findall(r'\bid="([^"]+)"', body)
        assert len(ids) == len(set(ids)), address


def test_links_inside_the_reference_lead_somewhere(bodies: dict[str, str]) -> None:
    """Each link to a page of the reference finds that page and the place on it."""
    for address, body in bodies.items():
        depth = address.count("/")
        for link in re.findall(r'href="([^"]+)"', body):
            page, _, anchor = link.partition("#")
            target = page.removeprefix("../" * depth) if page else address
            if target.startswith(("contribute/fields/", "contribute/codes/")):
                assert target in bodies, f"{address}: {link}"
                assert not anchor or f'id="{anchor}"' in bodies[target], f"{address}: {link}"
