"""The reference for contributors: what each kind of file may say, field by field, with examples.

Made from the models and from the sample catalog, so neither a field nor an example can go stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from generator.model.description import (
    FieldDescription,
    Form,
    ShapeDescription,
    describe,
    shapes_within,
)
from generator.model.files import FILES, FileDescription
from generator.model.meanings import LANGUAGES, METRICS
from generator.model.record import Record
from generator.model.samples import (
    SAMPLES,
    SMALLEST_PRACTICE,
    fragments,
    sample_text,
)
from generator.pages.addresses import SPHERES, TOOLS
from generator.pages.codes import code_makers
from generator.pages.desk import Link
from generator.pages.manual import (
    COMMON,
    FIELDS,
    LISTS,
    crumbs,
    file_address,
    lists_anchor,
    shape_address,
)
from generator.pages.page import Page
from generator.pages.wording import N_, _, shown
from generator.text import UNITS


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field as the reference shows it. `form` says what to write, `more` where that is told."""

    name: str
    anchor: str
    about: str
    required: bool
    form: str
    more: Link | None
    default: str
    values: tuple[tuple[str, str], ...]
    example: str


@dataclass(frozen=True, slots=True)
class ShapeView:
    """A group of fields under one heading."""

    id: str
    title: str
    about: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """A kind of file in the overview."""

    link: Link
    path: str
    about: str
    layout: str


_LISTED: Final = {"sphere": (N_("все сферы"), SPHERES), "tool": (N_("все инструменты"), TOOLS)}
"""Records that stand on one page of the site, by kind: the words and the address of a link."""

_TOLD_AT: Final = {
    "text": N_("как пишут текст"),
    "markdown": N_("как размечают текст"),
    "date": N_("как пишут даты"),
    "id": N_("что такое id"),
}
"""Sections of the overview: the words of a link to each."""


def reference_pages() -> Iterator[Page]:
    """Every page under contribute/fields/ and contribute/codes/."""
    return (make() for make in reference_makers())


def reference_makers() -> Iterator[Callable[[], Page]]:
    """The same pages, each to be made when called."""
    yield _overview
    for file in FILES.values():
        yield partial(_file_page, file)
    yield _common_page
    yield _lists_page
    yield from code_makers()


def _overview() -> Page:
    return Page(
        address=FIELDS,
        template="reference.html",
        title=_("Справочник полей"),
        description=_("Что можно написать в файлах каталога: каждое поле со смыслом и примером."),
        section="contribute",
        context={
            "files": tuple(_file_view(file) for file in FILES.values()),
            "smallest": sample_text(SMALLEST_PRACTICE),
            "common": Link(_("Общие части"), COMMON),
            "lists": Link(_("Списки слов"), LISTS),
            "shared": tuple(
                Link(shape.title, shape_address(shape.id)) for shape in _shared_shapes()
            ),
            "crumbs": crumbs(),
        },
    )


def _file_page(file: FileDescription) -> Page:
    own = [shape for shape in shapes_within(file.model) if _is_own(shape, file)]
    return Page(
        address=file_address(file.kind),
        template="reference-file.html",
        # What it describes has a list of its own, of the same name: «Сферы», «Реестр сертификатов».
        title=f"{_(file.title)} — {_('Справочник полей')}",
        description=_(file.about),
        section="contribute",
        context={
            "file": _file_view(file),
            "title": _(file.title),
            "about": _(file.about),
            "layout": file.layout,
            "shapes": _shape_views(own, file),
            "sample_text": sample_text(SAMPLES[file.kind]),
            "sample_path": SAMPLES[file.kind],
            "crumbs": crumbs(Link(_("Справочник полей"), FIELDS)),
        },
    )


def _common_page() -> Page:
    return Page(
        address=COMMON,
        template="reference-file.html",
        title=_("Общие части"),
        description=_("Поля, которые встречаются в файлах разных видов."),
        section="contribute",
        context={
            "file": None,
            "title": _("Общие части"),
            "about": _("Эти группы полей встречаются в файлах разных видов и везде одинаковы."),
            "layout": "fields",
            "shapes": _shape_views(_shared_shapes()),
            "sample_text": "",
            "sample_path": "",
            "crumbs": crumbs(Link(_("Справочник полей"), FIELDS)),
        },
    )


def _lists_page() -> Page:
    return Page(
        address=LISTS,
        template="reference-lists.html",
        title=_("Списки слов"),
        description=_("Единицы измерения, показатели и языки: слова файлов и что они значат."),
        section="contribute",
        context={
            "units": tuple((unit.id, unit.ru.one, unit.short) for unit in UNITS.values()),
            "metrics": tuple((id, name, "") for id, name in METRICS.items()),
            "languages": tuple((id, name, "") for id, name in LANGUAGES.items()),
            "crumbs": crumbs(Link(_("Справочник полей"), FIELDS)),
        },
    )


def _file_view(file: FileDescription) -> FileView:
    layouts = {
        "fields": _("одна запись в файле"),
        "list": _("список записей, каждая с дефиса"),
        "by-id": _("записи под своими id"),
    }
    return FileView(
        Link(_(file.title), file_address(file.kind)),
        file.path,
        shown(_(file.about)),
        layouts[file.layout],
    )


def _shared_shapes() -> tuple[ShapeDescription, ...]:
    shapes = (s for file in FILES.values() for s in shapes_within(file.model))
    unique = {s.id: s for s in shapes if shape_address(s.id).startswith(COMMON)}
    return tuple(unique.values())


def _is_own(shape: ShapeDescription, file: FileDescription) -> bool:
    return shape_address(shape.id).startswith(file_address(file.kind))


def _shape_views(
    shapes: Iterable[ShapeDescription], whole: FileDescription | None = None
) -> tuple[ShapeView, ...]:
    """`whole` is the file whose own fields, and not a part of it, the first shape describes."""
    titles = {}
    if whole is not None:
        titles[whole.model] = _("Поля файла") if whole.layout == "fields" else _("Поля записи")
    return tuple(
        ShapeView(
            id=shape.id,
            title=titles.get(shape.model) or _(shape.title),
            about=shown(_(shape.about)),
            fields=tuple(_field_view(shape, field) for field in shape.fields),
        )
        for shape in shapes
    )


def _field_view(shape: ShapeDescription, field: FieldDescription) -> FieldView:
    form = field.form
    return FieldView(
        name=field.name,
        anchor=f"{shape.id}-{field.name.replace('_', '-')}",
        about=shown(_(field.about)),
        required=field.required,
        form=shown(_form_words(form)),
        more=_more(form),
        default=field.default,
        values=form.values,
        example=example_of(shape.model, field.name),
    )


def example_of(model: type[Record], name: str) -> str:
    """What the field looks like in a file. Raises KeyError if no file of the sample has it."""
    return fragments()[model.__name__, name].text


def _form_words(form: Form) -> str:
    if form.refers == "source" or (form.many and form.about == "text"):
        return _("{form}; можно несколько списком").format(form=_(form.words))
    if form.shape is not None and form.many:
        return _("список записей, у каждой свои поля")
    if form.many:
        return _("список; каждая запись — {form}").format(form=_(form.words))
    return _(form.words)


def _more(form: Form) -> Link | None:
    """Where the form of a field is told at length."""
    if form.shape is not None:
        shape = describe(form.shape)
        return Link(_(shape.title), shape_address(shape.id))
    if form.vocabulary:
        return Link(_("весь список"), lists_anchor(form.vocabulary))
    if form.refers in _LISTED:
        words, address = _LISTED[form.refers]
        return Link(_(words), address)
    if form.about == "source":
        return Link(_("как описать источник"), shape_address("source"))
    if form.about:
        return Link(_(_TOLD_AT[form.about]), f"{FIELDS}#{form.about}")
    return None
