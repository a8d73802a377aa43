"""How the form is laid out: its four doors, the groups of fields, what is shown at once.

Only names of fields stand here; what they mean and take is said by the models. A test holds that
every field of a file is in one group, or is one that people are not asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from generator.editing.modeline import modeline
from generator.editing.new_files import place_of
from generator.model.description import describe
from generator.model.files import FILES
from generator.model.record import Record
from generator.pages.wording import N_, _
from generator.reading import Kind


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together. `open` is a group that is not folded up at first."""

    title: str
    fields: tuple[str, ...]
    open: bool = False


GROUPS: Final[dict[Kind, tuple[Group, ...]]] = {
    Kind.PRACTICE: (
        Group(N_("Коротко"), ("title", "summary", "sphere"), True),
        Group(N_("Где и когда придумали"), ("origin", "started", "finished"), True),
        Group(N_("Что было и что сделали"), ("problem", "solution", "steps", "tools"), True),
        Group(N_("Что изменилось"), ("effects", "scale"), True),
        Group(N_("Источники"), ("sources", "verified"), True),
        Group(N_("Кто внедрил у себя"), ("replications", "replicated_reported")),
        Group(N_("Что потребуется, чтобы повторить"), ("resources", "kit", "lessons")),
        Group(N_("Где научиться и кого спросить"), ("taught_at", "contacts")),
        Group(N_("Признание и родственные практики"), ("recognition", "adapted_from", "related")),
        Group(N_("Показывать ли уже сейчас"), ("status",)),
    ),
    Kind.SITE: (
        Group(N_("Коротко"), ("name", "kind", "municipality", "about"), True),
        Group(N_("Чему и кого учит"), ("spheres", "serves", "trainers"), True),
        Group(N_("Когда и где работает"), ("status", "opened", "closed", "address", "location")),
        Group(N_("Кто принимает и помогает"), ("hosts", "partners", "projects_at_opening")),
        Group(N_("Источники"), ("sources",), True),
    ),
}
"""The groups of fields of each kind of file, in the order of the form."""

NOT_ASKED: Final[dict[Kind, frozenset[str]]] = {
    Kind.PRACTICE: frozenset({"aliases"}),
    Kind.SITE: frozenset(),
}
"""Fields that the keepers of the catalog write."""

AT_ONCE: Final[dict[str, tuple[str, ...]]] = {
    "Effect": ("metric", "unit", "before", "after", "better", "date", "source"),
    "Replication": ("municipality", "organisation", "since", "status", "source"),
    "Source": ("title", "publisher", "url", "published"),
    "Scale": ("metric", "value", "source"),
    "Amount": ("value", "bound", "unit"),
}
"""Fields of nested records that are shown at once; the others are behind «Ещё поля»."""

DOORS: Final[tuple[tuple[str, Kind, str, str], ...]] = (
    (
        "practice",
        Kind.PRACTICE,
        N_("Предложить практику"),
        N_("Вы сделали то, что пригодится другим. Около часа, можно в несколько приёмов."),
    ),
    (
        "adopted",
        Kind.PRACTICE,
        N_("Мы тоже внедрили"),
        N_("Практика уже есть в каталоге, и она заработала у вас. Пять минут."),
    ),
    (
        "correction",
        Kind.PRACTICE,
        N_("Исправить"),
        N_("Ошиблись в цифре, дате или имени? Поправьте и пришлите с источником."),
    ),
    (
        "site",
        Kind.SITE,
        N_("Добавить площадку"),
        N_("Место, где учат бережливым технологиям: фабрика процессов, учебный центр."),
    ),
)
"""The doors of the form: id, the kind of file it writes, title, what it is for."""

LETTERED: Final = ("adopted", "site")
"""The doors that end in a letter where the catalog lists no municipality to choose from."""


def doors() -> dict[str, Any]:
    """The doors with all that the form has to know of their files, in their order."""
    return {
        door: {
            "kind": kind.value,
            "shape": FILES[kind].model.__name__,
            "title": _(title),
            "about": _(about),
            "path": place_of(kind, "{region}", "{name}"),
            "modeline": modeline(place_of(kind, "r", "n"), kind),
            "adds": "replications" if door == "adopted" else "",
            "known": door in ("adopted", "correction"),
            "letters": door in LETTERED,
        }
        for door, kind, title, about in DOORS
    }


def groups() -> dict[str, Any]:
    """The groups of each model's fields."""
    return {
        FILES[kind].model.__name__: [
            {"title": _(group.title), "fields": list(group.fields), "open": group.open}
            for group in listed
        ]
        for kind, listed in GROUPS.items()
    }


def at_once() -> dict[str, list[str]]:
    """The fields of nested models that are shown at once; of models not named here all are."""
    return {name: list(fields) for name, fields in AT_ONCE.items()}


def left_out(kind: Kind) -> set[str]:
    """The fields of a kind of file that no group has, but for those that nobody is asked for."""
    model: type[Record] = FILES[kind].model
    asked = {name for group in GROUPS[kind] for name in group.fields}
    return {field.name for field in describe(model).fields} - asked - NOT_ASKED[kind]
