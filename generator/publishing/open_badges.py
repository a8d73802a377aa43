"""Open Badges 2.0: a hosted assertion for each certificate, its badge class, its issuer's profile.

The assertion is proved by where it stands: a verifier reads it from its own address. The issuer is
the authority that the register names; that the catalog speaks in its name is said in the profile.
One that is no longer in force says so and nothing else, as the standard allows, so that no program
can overlook it. Where the term is not known there is no `expires`, and the narrative says why.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any, Final
from urllib.parse import urlsplit

from generator.catalog import certificate_files as places
from generator.catalog.catalog import Directory
from generator.catalog.certification import CertificateState
from generator.model.certificate import Check
from generator.model.dates import first_day, last_day
from generator.pages import addresses
from generator.publishing.host import Host
from generator.publishing.plain_json import readable
from generator.publishing.registry import Publication, Registry
from generator.text import UNITS, harmless, in_date, plain, say, show_amount, words

_ = words().gettext

Object = dict[str, Any]

CONTEXT: Final = "https://w3id.org/openbadges/v2"
_NAMESPACE: Final = "http://openbadges.org"
ENDED: Final = (CertificateState.SUSPENDED, CertificateState.REVOKED, CertificateState.REPLACED)
"""States that a verifier must refuse; that a term has run out it sees from the date."""


def open_badge_files(
    registry: Registry, some: Iterable[Publication]
) -> Iterator[tuple[str, bytes]]:
    """The assertion and the badge class of each of `some` certificates."""
    for one in some:
        yield one.file(places.ASSERTION), readable(assertion(one, registry.host))
        yield one.file(places.BADGE_CLASS), readable(badge_class(one, registry))


def issuer_files(registry: Registry) -> Iterator[tuple[str, bytes]]:
    """The profile of each issuer of each region, and the list of what it has withdrawn."""
    issued: dict[str, list[Publication]] = {}
    for one in registry.publications:
        issued.setdefault(_profile(one), []).append(one)
    for profile, theirs in issued.items():
        yield profile, readable(issuer(theirs[0], registry))
        yield _withdrawn(theirs[0]), readable(revocation_list(theirs, registry.host))


def assertion(one: Publication, host: Host) -> Object:
    """The assertion that stands at its own `id`."""
    told: Object = {
        "@context": CONTEXT,
        "type": "Assertion",
        "id": host.full(one.file(places.ASSERTION)),
    }
    if one.state in ENDED:
        return told | {"revoked": True, "revocationReason": ending(one)}
    told |= {
        "recipient": {"type": "url", "hashed": False, "identity": host.full(one.holder)},
        "badge": host.full(one.file(places.BADGE_CLASS)),
        "verification": {"type": "HostedBadge"},
        "issuedOn": moment(first_day(one.entry.record.issued)),
    }
    if one.validity.until is not None:
        told["expires"] = moment(one.validity.until, last=True)
    return told | {
        "image": host.full(one.file(places.BADGE)),
        "narrative": narrative(one),
        "evidence": [{"type": "Evidence", **item} for item in evidence(one, host)],
    }


def badge_class(one: Publication, registry: Registry) -> Object:
    """What the certificate certifies, and by what criteria."""
    host = registry.host
    return {
        "@context": CONTEXT,
        "type": "BadgeClass",
        "id": host.full(one.file(places.BADGE_CLASS)),
        "name": one.face.exemplar_of,
        "description": description(one),
        "image": host.full(one.file(places.SEAL)),
        "criteria": {
            "id": host.full(addresses.CERTIFICATES),
            "narrative": criteria(one, registry.catalog.directory),
        },
        "issuer": host.full(_profile(one)),
    }


def issuer(one: Publication, registry: Registry) -> Object:
    """The profile of the authority that issued `one`."""
    host, region = registry.host, one.entry.region
    name = issuer_name(one)
    told: Object = {
        "@context": CONTEXT,
        "type": "Issuer",
        "id": host.full(_profile(one)),
        "name": name,
        "url": _homepage(name, region, registry),
        "description": _("Сведения из реестра региона: %(region)s. Публикует «%(site)s».")
        % {"region": _clean(registry.region_name(region)), "site": _clean(host.name)},
        "verification": {
            "type": "VerificationObject",
            "startsWith": host.full(f"{places.FOLDER}{region}/"),
            "allowedOrigins": urlsplit(host.url).hostname,
        },
        "revocationList": host.full(_withdrawn(one)),
    }
    return told | ({"email": host.email} if host.email else {})


def revocation_list(theirs: Iterable[Publication], host: Host) -> Object:
    """What of the certificates of one issuer is no longer in force, and why."""
    some = list(theirs)
    return {
        "@context": CONTEXT,
        "type": "RevocationList",
        "id": host.full(_withdrawn(some[0])),
        "issuer": host.full(_profile(some[0])),
        "revokedAssertions": [
            {"id": host.full(one.file(places.ASSERTION)), "revocationReason": ending(one)}
            for one in some
            if one.state in ENDED
        ],
    }


def baked(svg: bytes, told: Mapping[str, Any]) -> bytes:
    """`svg` with the assertion `told` inside, as the baking specification wants it."""
    head, _end, rest = svg.decode().partition(">")
    body = json.dumps(told, ensure_ascii=False).replace("]]>", "]]\\u003e")
    return (
        f'{head} xmlns:openbadges="{_NAMESPACE}">'
        f'<openbadges:assertion verify="{escape(told["id"])}"><![CDATA[{body}]]>'
        f"</openbadges:assertion>{rest}"
    ).encode()


def moment(day: dt.date, last: bool = False) -> str:
    """The first moment of `day`, or its last, in the form that the standards ask for."""
    return f"{day.isoformat()}T{'23:59:59' if last else '00:00:00'}Z"


def ending(one: Publication) -> str:
    """Why a certificate is no longer in force: «Отозван с 5 марта 2026 года. …»."""
    if one.successor is not None:
        number = one.successor.number if one.successor.record.number_known else ""
        return _("Заменён %(when)s другим сертификатом%(number)s.") % {
            "when": in_date(one.successor.record.issued),
            "number": f" № {_clean(number)}" if number else "",
        }
    status = one.entry.record.status
    reason = plain(say(status.reason)) if status is not None and status.reason else ""
    return f"{one.face.state_long}. {reason}".strip()


def narrative(one: Publication) -> str:
    """What the dates of an assertion cannot say: how precisely they are known, and the note."""
    record = one.entry.record
    lines = [f"{one.face.named}."]
    if len(record.issued) < len("2026-11-22"):
        lines.append(
            _("Точный день выдачи не назван: выдан %(when)s.") % {"when": in_date(record.issued)}
        )
    if record.valid_until is None:
        lines.append(_("Срок действия источник не называет; бессрочным сертификат не считается."))
    elif len(record.valid_until) < len("2026-11-22"):
        lines.append(
            _("Точный последний день не назван; считается %(day)s.")
            % {"day": in_date(last_day(record.valid_until).isoformat())}
        )
    if record.note is not None:
        lines.append(plain(say(record.note)))
    return " ".join(lines)


def evidence(one: Publication, host: Host) -> list[Object]:
    """The page that verifies the certificate, and the grounds on which it was given."""
    found: list[Object] = [{"id": host.full(one.folder), "name": _("Запись в реестре")}]
    basis = one.entry.record.basis
    if basis is not None:
        named = (
            (_("Партнёрская проверка"), basis.partner_check),
            (_("Защита"), basis.defence),
        )
        found += [{"name": name, "narrative": _told(name, check)} for name, check in named if check]
    return found


def description(one: Publication) -> str:
    """What the achievement is: title of the certificate, level, who gave it."""
    title = one.entry.record.title
    lead = _clean(say(title)) if title is not None else one.face.exemplar_of
    return _("%(title)s. Держатель: %(holder)s. Выдал: %(issuer)s.") % {
        "title": lead,
        "holder": one.face.holder,
        "issuer": issuer_name(one),
    }


def criteria(one: Publication, directory: Directory) -> str:
    """By what criteria the programme gives this level, as far as it says."""
    levels = directory.programme.levels if directory.programme else ()
    for level in levels:
        if level.id == one.entry.record.level and (level.criteria or level.about):
            return plain(say(level.criteria or level.about or ""))
    return _("Партнёрская проверка и защита по порядку программы.")


def issuer_name(one: Publication) -> str:
    """The issuer as the register names it."""
    return _clean(say(one.entry.record.issuer))


def _told(name: str, check: Check) -> str:
    unit = UNITS[check.score.unit] if check.score and check.score.unit else None
    score = show_amount(check.score.value, check.score.bound, unit) if check.score else ""
    parts = (
        in_date(check.date) if check.date else "",
        _clean(say(check.by)) if check.by else "",
        _("оценка %(score)s") % {"score": score} if score else "",
    )
    said = ", ".join(part for part in parts if part)
    return f"{name}: {said}" if said else name


def _homepage(name: str, region: str, registry: Registry) -> str:
    """The issuer's own page where the region's passport names it, else the region's page."""
    passport = registry.catalog.directory.regions[region].record
    for coordinator in passport.coordinators:
        if coordinator.url and _clean(say(coordinator.name)) == name:
            return coordinator.url
    return registry.host.full(addresses.region_address(region))


def _profile(one: Publication) -> str:
    return places.issuer_profile(one.entry.region, say(one.entry.record.issuer))


def _withdrawn(one: Publication) -> str:
    return places.revoked_list(one.entry.region, say(one.entry.record.issuer))


def _clean(text: str) -> str:
    return " ".join(harmless(text).split())
