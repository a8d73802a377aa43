"""Open Badges 2.0: a verifier that is not ours takes what is in force and refuses all else."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openbadgeslib.baking import extract_svg
from openbadgeslib.ob2 import OB2VerificationError
from sample_register import (
    EVERY_STATE,
    SLUGS,
    TODAY,
    certificate,
    register_files,
    sample_catalog,
    school,
)
from verifying import HOST, read, set_clock, verify

from generator.catalog import load_catalog
from generator.catalog.certification import CertificateState
from generator.publishing.registry import Registry

PROJECT = Path(__file__).parents[2]
OPEN_BADGES = "{http://openbadges.org}assertion"
IN_FORCE = ("valid", "expires-soon", "term-unknown", "valid-again")
ENDED = ("suspended", "revoked", "replaced")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, TODAY)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    """What is published of the sample with every state."""
    return published(tmp_path, *EVERY_STATE.values())


def published(folder: Path, *register: Any, today: dt.date = TODAY) -> dict[str, bytes]:
    """Every file of a register."""
    return dict(register_files(sample_catalog(folder, *register, today=today), HOST))


def place(state: str, name: str = "assertion.json") -> str:
    """The path of a file of the sample's certificate in `state`."""
    return f"certificates/nizhny/{SLUGS[state]}/{name}"


@pytest.mark.parametrize("state", IN_FORCE)
def test_what_is_in_force_is_accepted(files: dict[str, bytes], state: str) -> None:
    """The strict verifier takes the assertion, its recipient, its scope, and its absence from the
    list of revoked ones."""
    verify(files, read(files, place(state)))


@pytest.mark.parametrize("state", IN_FORCE)
def test_baked_badge_carries_its_assertion(files: dict[str, bytes], state: str) -> None:
    """The badge that somebody has saved leads to the hosted assertion and bears a copy of it."""
    svg = files[place(state, "badge.svg")]
    document = read(files, place(state))
    assert extract_svg(svg) == document["id"]
    element = ET.fromstring(svg)[0]
    assert element.tag == OPEN_BADGES
    verify(files, json.loads(element.text or ""))


def test_expired_is_refused(files: dict[str, bytes]) -> None:
    """An assertion says until when it holds, and the verifier keeps to it."""
    with pytest.raises(OB2VerificationError, match="expired"):
        verify(files, read(files, place("expired")))


@pytest.mark.parametrize(("day", "holds"), [("2028-05-12", True), ("2028-05-13", False)])
def test_last_day_is_in_force(
    monkeypatch: pytest.MonkeyPatch, files: dict[str, bytes], day: str, holds: bool
) -> None:
    """At noon of the last day the assertion still holds, the day after it does not."""
    set_clock(monkeypatch, dt.date.fromisoformat(day))
    if holds:
        verify(files, read(files, place("valid")))
    else:
        with pytest.raises(OB2VerificationError, match="expired"):
            verify(files, read(files, place("valid")))


@pytest.mark.parametrize("state", ENDED)
@pytest.mark.parametrize("careful", [True, False], ids=["careful", "careless"])
def test_ended_is_refused_by_everybody(files: dict[str, bytes], state: str, careful: bool) -> None:
    """A verifier that never looks at lists of revocations must refuse it all the same."""
    document = read(files, place(state))
    assert document["revoked"] is True
    with pytest.raises(OB2VerificationError):
        verify(files, document, check_revocation=careful)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("suspended", "Приостановлен с 1 февраля 2026 года. Идёт проверка."),
        ("revoked", "Отозван с 5 марта 2026 года. Данные ложны."),
        ("replaced", "Заменён 12 мая 2025 года другим сертификатом № ОР-2025/5."),
    ],
)
def test_old_copy_of_a_revoked_one_is_refused(
    tmp_path: Path, files: dict[str, bytes], state: str, reason: str
) -> None:
    """Who serves again the assertion of better days is caught by the issuer's list, with the
    reason in words."""
    before = published(tmp_path / "before", EVERY_STATE[state] | {"status": None})
    replayed = files | {place(state): before[place(state)]}
    with pytest.raises(OB2VerificationError) as refused:
        verify(replayed, read(replayed, place(state)))
    assert str(refused.value).replace("\u00a0", " ").endswith(f"has been revoked: {reason}")


@pytest.mark.parametrize(
    "forged",
    [
        {"recipient": {"type": "url", "hashed": False, "identity": "https://evil.example/"}},
        {"expires": "2099-12-31T23:59:59Z"},
        {"issuedOn": "2020-01-01T00:00:00Z"},
        {"badge": "https://evil.example/badge.json"},
        {"id": f"{HOST.url}certificates/nizhny/or-2025-2/assertion.json"},
    ],
    ids=lambda forged: next(iter(forged)),
)
def test_forged_copy_is_refused(files: dict[str, bytes], forged: dict[str, Any]) -> None:
    """A copy in which something was changed is not what stands at its address."""
    with pytest.raises(OB2VerificationError, match="does not match"):
        verify(files, read(files, place("valid")) | forged)


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/assertion.json", f"{HOST.url}certificates/nizhny-evil/assertion.json"],
)
def test_assertion_from_elsewhere_is_refused(files: dict[str, bytes], url: str) -> None:
    """An assertion of our badge that somebody serves himself is outside the issuer's scope."""
    forged = read(files, place("valid")) | {"id": url}
    with pytest.raises(OB2VerificationError, match="scope"):
        verify(files, forged, elsewhere={url: json.dumps(forged).encode()})


def test_every_certificate_of_the_catalog_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    """All the real registers of this project, today."""
    today = dt.date.today()
    set_clock(monkeypatch, today)
    registry = Registry(load_catalog(PROJECT, today).catalog, HOST)
    ours = dict(register_files(registry.catalog, HOST))
    assert len(registry.publications) == len(registry.catalog.directory.certificates) > 0
    for one in registry.publications:
        document = read(ours, one.file("assertion.json"))
        if one.state.in_force:
            verify(ours, document)
        else:
            with pytest.raises(OB2VerificationError):
                verify(ours, document)


REQUIRED = {
    "assertion.json": {"recipient", "badge", "verification", "issuedOn"},
    "badge-class.json": {"name", "description", "image", "criteria", "issuer"},
    "issuer": {"name", "url"},
    "revoked": {"issuer", "revokedAssertions"},
}


def test_objects_are_whole(files: dict[str, bytes]) -> None:
    """Every object has its context, type and own address, and all that the standard requires (an
    e-mail of the issuer only where the publisher gives one)."""
    seen = set()
    for path, data in files.items():
        name = path.rpartition("/")[2]
        kind = next((kind for kind in REQUIRED if name.startswith(kind)), None)
        if kind is None or not name.endswith(".json"):
            continue
        told = json.loads(data)
        assert told["@context"] == "https://w3id.org/openbadges/v2"
        assert told["id"] == HOST.full(path)
        assert told.get("revoked") or told.keys() >= REQUIRED[kind]
        seen.add(kind)
    assert seen == set(REQUIRED)


def test_issuer_has_the_publishers_address(tmp_path: Path) -> None:
    """The standard wants an e-mail of the issuer: it is the one that the publisher has named, and
    the verifier takes what such an issuer has issued."""
    host = replace(HOST, email="reestr@atlas.example")
    files = dict(register_files(sample_catalog(tmp_path, EVERY_STATE["valid"]), host))
    (profile,) = (path for path in files if "/issuer-" in path)
    assert read(files, profile)["email"] == "reestr@atlas.example"
    verify(files, read(files, "certificates/nizhny/or-2025-1/assertion.json"))


def test_addresses_in_objects_lead_to_files(files: dict[str, bytes]) -> None:
    """Whatever of the site's own files an object names is there."""
    for path, data in files.items():
        if path.endswith(".json"):
            for url in re.findall(r'"(https://atlas\.example/atlas/[^"]+\.[a-z]+)"', data.decode()):
                assert url.removeprefix(HOST.url) in files, (path, url)


def test_words_say_how_precisely_dates_are_known(tmp_path: Path) -> None:
    """What a moment in time cannot say, the narrative says: no day is made up in silence."""
    made = published(
        tmp_path,
        certificate("1", issued="2024-05", valid_until="2028"),
        EVERY_STATE["term-unknown"],
    )
    first = read(made, "certificates/nizhny/1/assertion.json")
    assert first["issuedOn"] == "2024-05-01T00:00:00Z"
    assert first["expires"] == "2028-12-31T23:59:59Z"
    told = first["narrative"].replace("\u00a0", " ")
    assert "Точный день выдачи не назван: выдан в мае 2024 года." in told
    assert "Точный последний день не назван; считается 31 декабря 2028 года." in told
    unknown = read(made, place("term-unknown"))
    assert "expires" not in unknown
    assert "бессрочным сертификат не считается" in unknown["narrative"]


def test_recipient_of_an_institution_is_its_line(tmp_path: Path) -> None:
    """An institution is known by its line on the page of its municipality, always the same one."""
    made = published(
        tmp_path,
        certificate("1", holder=school()),
        certificate("2", holder=school(), level="federal"),
    )
    identities = {
        read(made, f"certificates/nizhny/{number}/assertion.json")["recipient"]["identity"]
        for number in (1, 2)
    }
    assert identities == {f"{HOST.url}regions/nizhny/bor/#holder-shkola-9"}


def test_grounds_are_evidence(tmp_path: Path) -> None:
    """The partner check and the defence are told with when, by whom and the score."""
    basis = {
        "partner_check": {"date": "2025-03", "by": "Проектный офис", "score": 4.8},
        "defence": {"date": "2025-04-20"},
    }
    made = published(tmp_path, certificate("1", basis=basis))
    told = read(made, "certificates/nizhny/1/assertion.json")["evidence"]
    assert [item["name"] for item in told] == [
        "Запись в реестре",
        "Партнёрская проверка",
        "Защита",
    ]
    said = told[1]["narrative"].replace("\u00a0", " ")
    assert said == "Партнёрская проверка: в марте 2025 года, Проектный офис, оценка 4,8"


@pytest.mark.parametrize("name", ["]]> </svg><script>", '"};alert(1)//', "&amp; <b> ' --> Школа"])
def test_strangers_words_break_no_file(tmp_path: Path, name: str) -> None:
    """Whatever a name holds, JSON stays JSON and the baked badge holds one assertion, unbroken."""
    made = published(
        tmp_path, certificate("1", holder=school(name), issuer=name, title=name, note=name)
    )
    folder = "certificates/nizhny/1/"
    document = read(made, f"{folder}assertion.json")
    verify(made, document)
    (element,) = ET.fromstring(made[f"{folder}badge.svg"]).iter(OPEN_BADGES)
    assert json.loads(element.text or "") == document
    assert not list(element)


def test_year_later_only_states_have_changed(tmp_path: Path, files: dict[str, bytes]) -> None:
    """With the day moved by a year, the same files stand there, and only those of certificates
    whose state has changed are different."""
    later = TODAY.replace(year=TODAY.year + 1)
    catalog = sample_catalog(tmp_path, *EVERY_STATE.values(), today=later)
    after = dict(register_files(catalog, HOST))
    assert after.keys() == files.keys()
    changed = {path for path in files if files[path] != after[path]}
    before, now = (
        {one.folder: one.state for one in Registry(replace(catalog, today=day), HOST).publications}
        for day in (TODAY, later)
    )
    moved = {folder for folder in now if now[folder] != before[folder]}
    assert moved == {f"certificates/nizhny/{SLUGS['expires-soon']}/"}
    assert now[next(iter(moved))] is CertificateState.EXPIRED
    calendars = {"certificates/expiring.ics", "certificates/nizhny/expiring.ics"}
    badges = {"badge-small.svg", "badge.svg", "seal.svg", "shield.json"}
    assert changed == calendars | {f"{folder}{name}" for folder in moved for name in badges}
