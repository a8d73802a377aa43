"""The help pages of the checks: every code in one grid, and a page for each with its mend.

Made from the catalogue of codes, so a code without a page cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from generator.findings import Code
from generator.findings.catalogue import all_codes
from generator.findings.reporting import SEVERITY_RU
from generator.pages.desk import Link
from generator.pages.manual import (
    CODES,
    FIELDS,
    code_address,
    crumbs,
    file_address,
    lists_anchor,
    shape_address,
)
from generator.pages.occurrences import message_of, title_of
from generator.pages.page import Page
from generator.pages.wording import N_, _, shown
from generator.reading import Kind

ROOMS: Final[Mapping[str, tuple[str, str]]] = {
    "R": (N_("Файл"), N_("Имя файла, кодировка, невидимые знаки и запись YAML.")),
    "M": (N_("Поля"), N_("Что написано в полях одной записи.")),
    "C": (N_("Ссылки"), N_("Как записи называют друг друга и свои прежние имена.")),
    "D": (N_("Даты, внедрения, сертификаты"), N_("Что за чем следует и что не повторяется.")),
    "F": (N_("Цифры"), N_("Сходятся ли «было», «стало» и «изменение».")),
    "S": (N_("Источники"), N_("На чём основано сказанное.")),
    "G": (N_("Карта"), N_("Координаты и контуры.")),
    "P": (N_("Люди и тексты"), N_("Личные данные, ссылки и разметка в текстах.")),
    "X": (N_("Таблицы"), N_("Что не понять в книге XLSX, которую загружают в каталог.")),
    "T": (N_("Сборка сайта"), N_("Для тех, кто правит страницы сайта, а не записи каталога.")),
}
"""What the codes of a letter are about: their title and a sentence, in the order of the grid."""

SEVERITIES: Final[Mapping[str, str]] = {
    "error": N_("Исправьте: с ошибкой правку не примут."),
    "warning": N_("Посмотрите: скорее всего, стоит исправить, но правку примут."),
    "info": N_("Знайте: делать ничего не обязательно."),
}


_SOURCES: Final = ("M226", "M227", "S601", "S602", "S603", "S604", "S605", "S606")


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code in the grid."""

    id: str
    address: str
    severity: str
    severity_name: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Room:
    """The codes of one letter."""

    letter: str
    title: str
    about: str
    codes: tuple[CodeLine, ...]


@dataclass(frozen=True, slots=True)
class CodeView:
    """All that the page of a code says. `message` and `hint` are those of a typical finding."""

    line: CodeLine
    what_to_do: str
    room: Link
    message: str
    hint: str
    example: str
    mend: str
    more: Link
    before: Link | None
    after: Link | None


def code_makers() -> Iterator[Callable[[], Page]]:
    """The grid, then every code in its order; each page to be made when called."""
    codes = all_codes()
    rooms = tuple(_rooms(codes))
    yield partial(_grid_page, rooms)
    ordered = [(room, line) for room in rooms for line in room.codes]
    for number, (room, line) in enumerate(ordered):
        before = ordered[number - 1][1] if number else None
        after = ordered[number + 1][1] if number + 1 < len(ordered) else None
        yield partial(_code_page, codes[line.id], line, room, before, after)


def _grid_page(rooms: tuple[Room, ...]) -> Page:
    return Page(
        address=CODES,
        template="codes.html",
        title=_("Замечания проверки"),
        description=_("Все замечания, которые может сделать проверка: что не так и как исправить."),
        section="contribute",
        context={
            "rooms": rooms,
            "severities": _severities(),
            "total": sum(len(room.codes) for room in rooms),
            "crumbs": crumbs(),
        },
    )


def _rooms(codes: Mapping[str, Code]) -> Iterator[Room]:
    unknown = {code[0] for code in codes} - set(ROOMS)
    for letter in (*ROOMS, *sorted(unknown)):
        title, about = ROOMS.get(letter, (letter, ""))
        lines = tuple(_line(code) for code in codes.values() if code.id[0] == letter)
        if lines:
            yield Room(letter, _(title), _(about) if about else "", lines)


def _line(code: Code) -> CodeLine:
    return CodeLine(
        id=code.id,
        address=code_address(code.id),
        severity=code.severity.value,
        severity_name=_(SEVERITY_RU[code.severity]),
        title=shown(title_of(code)),
        about=shown(code.about.ru),
    )


def _severities() -> tuple[tuple[str, str, str], ...]:
    return tuple((id, _(SEVERITY_RU[id]), _(words)) for id, words in SEVERITIES.items())


def _code_page(
    code: Code, line: CodeLine, room: Room, before: CodeLine | None, after: CodeLine | None
) -> Page:
    message, hint = message_of(code)
    return Page(
        address=line.address,
        template="code.html",
        title=f"{code.id}. {line.title}",
        description=line.about,
        section="contribute",
        context={
            "code": CodeView(
                line=line,
                what_to_do=_(SEVERITIES[code.severity.value]),
                room=Link(room.title, f"{CODES}#{room.letter.lower()}"),
                message=message,
                hint=hint,
                example=code.example,
                mend=code.mend,
                more=_told_elsewhere().get(code.id, Link(_("Справочник полей"), FIELDS)),
                before=Link(before.id, before.address) if before else None,
                after=Link(after.id, after.address) if after else None,
            ),
            "crumbs": crumbs(Link(_("Замечания проверки"), CODES)),
        },
    )


@lru_cache(maxsize=1)
def _told_elsewhere() -> Mapping[str, Link]:
    """Where the reference tells more of what a code is about, by the code's id."""
    dates = Link(_("Как пишут даты"), f"{FIELDS}#date")
    ids = Link(_("Что такое id и как на него ссылаются"), f"{FIELDS}#id")
    effect = Link(_("Поля эффекта"), shape_address("effect"))
    source = Link(_("Поля источника"), shape_address("source"))
    return {
        **dict.fromkeys(("M207", "M208", "M209", "D401", "D402", "D405", "D406"), dates),
        **dict.fromkeys(("M210", "M211", "C301", "C302", "C308", "R111"), ids),
        **dict.fromkeys(("M224", "M225", "F501", "F502", "F503"), effect),
        **dict.fromkeys(_SOURCES, source),
        "M213": Link(_("Все единицы измерения"), lists_anchor("units")),
        "M214": Link(_("Как пишут количества"), shape_address("amount")),
        "M222": Link(_("Все языки"), lists_anchor("languages")),
        "M228": Link(_("Поля держателя"), shape_address("holder")),
        "M231": Link(_("Все показатели"), lists_anchor("metrics")),
        "C311": Link(_("Паспорт региона"), file_address(Kind.REGION)),
    }
