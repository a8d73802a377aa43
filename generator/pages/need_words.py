"""What is said of a need: what kind it is, why it matters, what to do, and this one in a few words.

The page, the feed and the JSON say it in the same words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.catalog.condition import NeedKind
from generator.catalog.health import Need
from generator.pages import addresses
from generator.pages.desk import Desk, Link
from generator.pages.wording import N_, _, shown
from generator.text import list_and, show_date, since_date


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind of need: its name, why it matters, and what to do."""

    title: str
    why: str
    what: str


KINDS: Final[Mapping[NeedKind, KindWords]] = {
    NeedKind.NO_EFFECT: KindWords(
        N_("Результат ещё не назван"),
        N_("По цифрам «было» и «стало» решают, стоит ли повторять практику у себя."),
        N_(
            "Заполните поле effects: что считали, сколько было и стало, когда и откуда это "
            "известно. Ожидаемый результат замените достигнутым."
        ),
    ),
    NeedKind.MISSING: KindWords(
        N_("Есть что дополнить"),
        N_("Тому, кто захочет повторить, пригодится каждый ответ: с чего начать, сколько "
           "это стоило, кого спросить."),
        N_("Допишите то, что знаете. Чего не знает никто, того писать не надо."),
    ),
    NeedKind.UNCONFIRMED: KindWords(
        N_("Внедрения ждут подтверждения"),
        N_("Подтверждённому внедрению верят: к таким соседям едут учиться."),
        N_("Если внедрение подтверждает документ, письмо или выезд, заполните поле confirmed: кто "
           "подтвердил, когда и как."),
    ),
    NeedKind.STALE: KindWords(
        N_("Подтверждения пора обновить"),
        N_("Подтверждение действует не вечно: за это время практика могла измениться."),
        N_("Спросите, работает ли практика, и поставьте в поле confirmed новую дату. Если от неё "
           "отказались, напишите status: abandoned."),
    ),
    NeedKind.DEAD_REFERENCE: KindWords(
        N_("Ссылки ведут в прошлое или в никуда"),
        N_("Читатель пойдёт по ссылке и не найдёт того, что ему обещали."),
        N_("Назовите того, кто есть сегодня, укажите сохранённую копию источника в поле archived "
           "или уберите ссылку."),
    ),
    NeedKind.UNCHECKED: KindWords(
        N_("Пора сверить с источниками"),
        N_("Чем дольше запись не открывали, тем меньше ей верят, даже если всё верно."),
        N_("Откройте источники, сравните с записью и поставьте в поле verified сегодняшнюю дату."),
    ),
    NeedKind.UNTIED_SOURCE: KindWords(
        N_("Источники не привязаны к фактам"),
        N_("Читателю не видно, что именно доказывает такой источник."),
        N_("Назовите источник у факта, который из него взят, в поле source. Если источник общий "
           "для всего текста, так и оставьте."),
    ),
    NeedKind.REMARK: KindWords(
        N_("Советы проверки"),
        N_("Проверка заметила место, которое стоит посмотреть ещё раз."),
        N_("Посмотрите, права ли она; что делать, сказано у каждого замечания."),
    ),
    NeedKind.DRAFT: KindWords(
        N_("Черновики ждут сведений"),
        N_("О практике известно слишком мало, чтобы её повторить, поэтому страницы у неё нет."),
        N_("Допишите то, чего не хватает, и сотрите строку status: draft."),
    ),
}  # fmt: skip

FIELDS: Final[Mapping[str, str]] = {
    "problem": N_("какую задачу решали"),
    "solution": N_("что сделали"),
    "steps": N_("как повторить, по шагам"),
    "started": N_("когда начали"),
    "effects": N_("что изменилось"),
    "resources": N_("что потребуется"),
    "lessons": N_("чего остерегаться"),
    "kit": N_("документы для внедрения"),
    "contacts": N_("кого спросить"),
    "opened": N_("когда открылась"),
    "serves": N_("кого обслуживает"),
    "address": N_("адрес"),
    "about": N_("описание"),
    "joined": N_("когда присоединился к программе"),
    "coordinators": N_("кто ведёт программу"),
    "sources": N_("источники"),
}
"""The fields that somebody may miss, as what is missing."""


def kind_words(kind: NeedKind) -> KindWords:
    """The words for a kind, ready to be shown."""
    words = KINDS[kind]
    return KindWords(_(words.title), _(words.why), _(words.what))


def need_words(need: Need, desk: Desk) -> str:
    """What exactly is needed, in a few words that stand beside the name of the entry."""
    about = need.about
    if need.finding is not None and need.kind is not NeedKind.UNTIED_SOURCE:
        return shown(need.finding.message())
    match need.kind:
        case NeedKind.UNTIED_SOURCE:
            return about
        case NeedKind.MISSING:
            return _(FIELDS[about])
        case NeedKind.NO_EFFECT:
            return _("пока только ожидается") if about else _(FIELDS["effects"])
        case NeedKind.UNCONFIRMED:
            return _who(about, desk)
        case NeedKind.STALE:
            told = _("%(who)s: устарело %(since)s")
            return told % {"who": _who(about, desk), "since": since_date(need.since)}
        case NeedKind.UNCHECKED:
            if not about:
                return _("когда сверяли, неизвестно")
            return _("последний раз сверяли: %(date)s") % {"date": show_date(about)}
        case NeedKind.DRAFT:
            return _draft(need, desk)
        case _:
            return _dead(about, desk)


def need_advice(need: Need) -> str:
    """What to do about what a check has found; "" for other needs, whose kind says it."""
    if need.finding is None or need.kind is NeedKind.UNTIED_SOURCE:
        return ""
    return shown(need.finding.hint())


def entry_link(need: Need, desk: Desk) -> Link:
    """The entry that has the need: its name, and its page if it has one."""
    if need.practice is not None:
        card = desk.catalog.practices.get(need.practice)
        if card is not None:
            known = desk.practice(card.id)
            return known or Link(shown(card.title), None)
    if need.site is not None and need.site in desk.sites:
        return desk.sites[need.site]
    package = desk.directory.packages.get(need.package or "")
    if package is not None:
        return Link(shown(package.record.title), addresses.package_address(package.id))
    last = need.entry.rpartition("/")[2]
    if need.region and last == "region":
        return Link(_("Паспорт региона"), addresses.region_address(need.region))
    names = {
        "certificates": _("Реестр сертификатов"),
        "municipalities": _("Муниципалитеты"),
        "outline": _("Контур региона"),
        "boundaries": _("Границы муниципалитетов"),
        "programme": _("Программа"),
        "spheres": _("Сферы"),
        "tools": _("Бережливые инструменты"),
    }
    return Link(names.get(last, shown(need.file)), None)


def _who(about: str, desk: Desk) -> str:
    """A municipality, and the organisation in it where one is named."""
    municipality, _colon, organisation = about.partition(":")
    name = desk.municipality(municipality).text
    return f"{name}, {shown(organisation)}" if organisation else name


def _draft(need: Need, desk: Desk) -> str:
    card = desk.catalog.practices.get(need.practice or "")
    if card is None or not card.missing:
        return _("осталось опубликовать")
    lacks = list_and([_(FIELDS[name]) for name in card.missing])
    return _("не хватает: %(what)s") % {"what": lacks}


def _dead(about: str, desk: Desk) -> str:
    """Where a reference leads that was good once."""
    kind, _colon, identity = about.partition(":")
    if kind == "municipality":
        place = identity.partition(":")[0]
        successor = desk.directory.successor(place, desk.today)
        names = {"old": desk.municipality(place).text, "new": desk.municipality(successor).text}
        return _("%(old)s: теперь это %(new)s") % names
    if kind == "site":
        return _("площадка закрыта: %(name)s") % {"name": desk.site(identity).text}
    if kind == "practice":
        link = desk.practice(identity)
        return _("практика в архиве: %(name)s") % {"name": link.text if link else identity}
    return _("страница источника не открывается: %(id)s") % {"id": identity}
