"""News in words: the title, the sentence and the address of each event, as feeds tell it.

A sentence says what is known and no more: an adoption that nobody has confirmed is told as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.catalog.adoption import Adoption
from generator.catalog.entries import CertificateEntry, PracticeCard
from generator.catalog.holders import holder_name
from generator.catalog.news import News, NewsKind
from generator.drawing.badge_words import badge_face
from generator.pages import addresses
from generator.pages.desk import Desk
from generator.pages.wording import _, shown
from generator.text import in_date, say, show_date


@dataclass(frozen=True, slots=True)
class NewsWords:
    """An event as people read it, plain text. `tags` are its region and its sphere."""

    title: str
    text: str
    tags: tuple[str, ...]


class Subscription(NamedTuple):
    """The feeds of a page and its calendar, if it has one; addresses from the site's root."""

    feed: str
    json: str
    calendar: str | None


def subscription(page: str, *, dated: bool = False) -> Subscription:
    """What the readers of the page at the address `page` can subscribe to; `dated` pages have a
    calendar."""
    calendar = addresses.calendar_file(page) if dated else None
    return Subscription(addresses.feed_file(page), addresses.json_feed_file(page), calendar)


def news_address(one: News) -> str:
    """The page that tells of an event; of an adoption or a threshold, the part that does."""
    if one.certificate is not None:
        return addresses.certificate_address(one.certificate.region, one.certificate.slug)
    assert one.practice is not None, "an event is about a practice or a certificate"
    page = addresses.practice_address(one.practice.id)
    return page if one.kind is NewsKind.PRACTICE else f"{page}#adoption"


def news_words(one: News, desk: Desk) -> NewsWords:
    """What an event is called and what it means."""
    if one.certificate is not None:
        title, text = _of_certificate(one, one.certificate, desk)
    elif one.practice is not None and one.adoption is not None:
        title, text = _adopted(one.practice, one.adoption, desk)
    else:
        assert one.practice is not None, "an event is about a practice or a certificate"
        title, text = _of_practice(one.kind, one.practice, desk)
    tags = [desk.region(region).text for region in one.regions]
    if one.sphere:
        tags.append(desk.sphere(one.sphere).text)
    return NewsWords(title, text, tuple(tags))


def _of_practice(kind: NewsKind, practice: PracticeCard, desk: Desk) -> tuple[str, str]:
    title = shown(practice.title)
    if kind is NewsKind.PRACTICE:
        place = desk.municipality(practice.municipality).text if practice.municipality else ""
        where = ", ".join(filter(None, (place, desk.region(practice.region).text)))
        return _("Практика: %(title)s") % {"title": title}, f"{shown(practice.summary)} {where}."
    text = _(
        "Число внедривших муниципалитетов достигло порога, с которого практика региона "
        "считается тиражируемой: %(count)s."
    ) % {"count": desk.directory.threshold(practice.region)}
    return _("Порог тиражирования пройден: %(title)s") % {"title": title}, text


def _adopted(practice: PracticeCard, adoption: Adoption, desk: Desk) -> tuple[str, str]:
    adopter = adoption.adopter
    assert adopter is not None, "an adoption that is news has an adopter"
    where = desk.municipality(adoption.municipality).text
    known = {"where": where, "title": shown(practice.title)}
    who = shown(adopter.organisation) if adopter.organisation is not None else ""
    place = ", ".join(filter(None, (who, where, _abroad(practice, adoption, desk))))
    since = in_date(adoption.since) if adoption.since else _("дата не названа")
    if adopter.confirmed is None:
        ground = _("Пока только со слов внедривших.")
    else:
        ground = _("Подтверждено %(when)s: %(by)s.") % {
            "when": in_date(adopter.confirmed.date),
            "by": shown(say(adopter.confirmed.by)),
        }
    return _("Внедрили: %(where)s — %(title)s") % known, f"{place}: {since}. {ground}"


def _abroad(practice: PracticeCard, adoption: Adoption, desk: Desk) -> str:
    """The region of an adopter, where it is not the practice's own."""
    region = adoption.municipality.partition("/")[0]
    return "" if region == practice.region else desk.region(region).text


def _of_certificate(one: News, certificate: CertificateEntry, desk: Desk) -> tuple[str, str]:
    holder = holder_name(certificate, desk.catalog)
    face = badge_face(
        certificate, desk.ledger.state(certificate), holder, desk.region(certificate.region).text
    )
    known = {"what": face.exemplar.lower(), "holder": face.holder}
    if one.until is None:
        title = _("Выдан сертификат: %(what)s, %(holder)s") % known
        issuer = _("Выдал: %(issuer)s, %(when)s.") % {
            "issuer": shown(certificate.record.issuer),
            "when": in_date(certificate.record.issued),
        }
        return title, f"{face.named}. {issuer}"
    over = one.until < desk.today
    title = (
        _("Истёк срок сертификата: %(what)s, %(holder)s")
        if over
        else _("Истекает срок сертификата: %(what)s, %(holder)s")
    ) % known
    last = show_date(certificate.record.valid_until or one.until.isoformat())
    return title, f"{face.named}. {_('Последний день срока')}: {last}."
