"""A certificate's own page, and the lines and counts of certificates on all others."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from babel import Locale
from drawn_pages import TODAY, Drawn, Element, draw, read, the_project, words
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sample_register import EVERY_STATE, SLUGS, certificate, register_files, school, written

from generator.catalog.certificate_files import certificate_folder
from generator.catalog.certification import CertificateState
from generator.catalog.holders import holder_anchor, holder_name, listed_at
from generator.catalog.standing import Standings
from generator.pages import Settings
from generator.pages.addresses import holder_address
from generator.pages.badge_code import badges, shield
from generator.pages.visitors_day import state_words
from generator.publishing.host import Host

SITE = "https://atlas.example/atlas/"
BASIS = {
    "partner_check": {
        "date": "2025-03",
        "by": "Проектный офис",
        "score": {"value": 92, "unit": "percent"},
    },
    "defence": {"date": "2025-04-20"},
}
REGISTER = {
    **EVERY_STATE,
    "valid": EVERY_STATE["valid"]
    | {"basis": BASIS, "title": "За окно", "note": "Срок — из *приказа*."},
    "unsourced": certificate("ОР-2025/6", holder=school("Лицей № 1", "kstovo"), source=[]),
}
PAGES = SLUGS | {"unsourced": "or-2025-6"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region with a certificate in every state."""
    return written(tmp_path_factory.mktemp("register"), {"nizhny": list(REGISTER.values())})


@pytest.fixture(scope="module")
def drawn(root: Path) -> Drawn:
    """Its pages, where the site does not know its address."""
    return draw(root)


@pytest.fixture(scope="module")
def placed(root: Path) -> Drawn:
    """Its pages, where the site knows its address."""
    return draw(root, Settings(today=TODAY, url=SITE))


def page(drawn: Drawn, state: str) -> str:
    """The body of the page of the certificate in `state`."""
    return drawn.bodies[f"certificates/nizhny/{PAGES[state]}/"]


def facts(body: str) -> dict[str, str]:
    """The names and values of all facts of a page."""
    names = [words(part.partition("</dt>")[0]) for part in body.split("<dt>")[1:]]
    values = [said(part.partition("</dd>")[0]) for part in body.split("<dd>")[1:]]
    return dict(zip(names, values, strict=True))


def said(html: str) -> str:
    """The words of a piece of HTML; a full stop stays with what it closes."""
    return words(html).replace(" .", ".")


def with_id(body: str, name: str) -> list[Element]:
    """The elements of a page that bear an id."""
    return [element for element in read(body) if element.attributes.get("id") == name]


# ---- The register's own page ----


def test_the_example_of_a_number_is_one_of_the_register(drawn: Drawn) -> None:
    """What the field offers as an example can be found."""
    (field,) = with_id(drawn.bodies["certificates/"], "number")
    example = field.attributes["placeholder"].removeprefix("Например: ")
    assert example in {c.record.number for c in drawn.catalog.directory.certificates}
    assert not with_id(drawn.bodies["certificates/"], "number-hint")


def test_without_numbers_the_holder_is_what_to_look_for(tmp_path: Path) -> None:
    """Where no source names a number, the field says so and leads to the lines of holders."""
    nameless = certificate("b/n-2025-1", number_known=False)
    body = draw(written(tmp_path, {"nizhny": [nameless]})).bodies["certificates/"]
    (field,) = with_id(body, "number")
    (hint,) = with_id(body, field.attributes["aria-describedby"])
    assert "placeholder" not in field.attributes
    assert "по держателю" in words(hint.words)
    assert 'href="#register"' in body


# ---- What the page says ----


def test_whole_record_is_told(drawn: Drawn) -> None:
    """What, who, level, number, issuer, since and until, what for, and the note with its words."""
    body = page(drawn, "valid")
    told = facts(body)
    assert told["Держатель"] == "Одно окно для многодетных семей Нижегородская область"
    assert told["Номер"] == "ОР-2025/1"
    assert told["Уровень"] == "региональный"
    assert told["Кто выдал"] == "Министерство экономики"
    assert told["За что"] == "За окно"
    assert told["Выдан"] == "12 мая 2025 года 1"
    assert told["Действует"] == "до 12 мая 2028 года"
    assert told["Пояснение"] == "Срок — из приказа."
    assert "Региональный образец действует" in words(body)
    assert "Газета" in words(body[body.index('id="source-1"') :])


def test_grounds_are_told(drawn: Drawn) -> None:
    """The partner check and the defence: when, by whom, the score where it is known."""
    body = page(drawn, "valid")
    grounds = words(body[body.index('id="grounds"') : body.index('id="history"')])
    assert (
        "Партнёрская проверка Когда в марте 2025 года Кто проводил Проектный офис Оценка 92 %"
        in (grounds)
    )
    assert "Защита Когда 20 апреля 2025 года Кто проводил не назван" in grounds
    assert grounds.count("Оценка") == 1
    assert "Ни партнёрской проверки, ни защиты запись не называет." in words(page(drawn, "revoked"))


@pytest.mark.parametrize("state", list(CertificateState))
def test_state_is_told_for_today(drawn: Drawn, state: CertificateState) -> None:
    """Every state has its word on the page, its form by an attribute, and its deciding days."""
    (verdict,) = [
        element
        for element in read(page(drawn, state))
        if element.attributes.get("class") == "a-verdict"
    ]
    assert verdict.attributes["data-certificate"] == state
    catalog = drawn.catalog
    (entry,) = (c for c in catalog.directory.certificates if c.slug == PAGES[state])
    standings = Standings(catalog)
    assert standings.state(entry) is state
    for name, value in standings.validity(entry).attributes().items():
        assert verdict.attributes[name] == value


def test_unknown_is_said_to_be_unknown(drawn: Drawn) -> None:
    """No number is made up, no term is taken for endless; the page says what follows from it."""
    text = words(page(drawn, "term-unknown"))
    assert facts(page(drawn, "term-unknown"))["Номер"] == "в источнике не назван"
    assert facts(page(drawn, "term-unknown"))["Действует"] == "срок не указан"
    assert "по номеру этот сертификат не проверить" in text
    assert "Что сертификат бессрочный: срока источник не называет" in text
    assert "b/n-2024-1" not in text


HISTORIES = {
    "valid": ["Выдан", "Последний день срока"],
    "suspended": ["Выдан", "Приостановлен Идёт проверка."],
    "revoked": ["Выдан", "Отозван Данные ложны."],
    "replaced": [
        "Выдан",
        "Заменён другим сертификатом: № ОР-2025/5",
        "Последний день срока сертификата № ОР-2025/5",
    ],
    "valid-again": [
        "Выдан сертификат № ОР-2022/5",
        "Выдан взамен сертификата № ОР-2022/5",
        "Последний день срока",
    ],
}


@pytest.mark.parametrize("state", HISTORIES)
def test_history_is_told(drawn: Drawn, state: str) -> None:
    """What has happened to the certificate and its chain, each event once, with the reason."""
    body = page(drawn, state)
    told = body[body.index('id="history"') : body.index("</ol>", body.index('id="history"'))]
    events = [said(part.partition("</time>")[2]) for part in told.split("<li")[1:]]
    assert events == HISTORIES[state]
    ahead = told.count("a-timeline-ahead")
    assert ahead == (1 if "Последний день" in HISTORIES[state][-1] else 0)


def test_chain_leads_both_ways(drawn: Drawn) -> None:
    """A replaced certificate leads to the new one, and that one back."""
    assert 'href="../../../certificates/nizhny/or-2025-5/"' in page(drawn, "replaced")
    assert 'href="../../../certificates/nizhny/or-2022-5/"' in page(drawn, "valid-again")


def test_page_says_what_it_proves_and_what_not(drawn: Drawn) -> None:
    """The words of verification follow from the record: no source is claimed without one."""
    sourced, unsourced = words(page(drawn, "valid")), words(page(drawn, "unsourced"))
    assert "Эта страница подтверждает" in sourced
    assert "Запись сделана по источнику" in sourced
    assert "Запись сделана по источнику" not in unsourced
    assert "Откуда взята запись: источника у неё нет." in unsourced
    for text in (sourced, unsourced):
        assert "Решение того, кто выдал сертификат: если он говорит иное, прав он." in text


def test_source_read_in_part_is_said_to_be() -> None:
    """Where only an excerpt could be read the page does not claim that the source has no more."""
    for address, body in the_project().bodies.items():
        if address.startswith("certificates/") and address != "certificates/":
            excerpt = "прочитан только отрывок" in body and "прочитано полностью" not in body
            assert ("в источнике нет оговорок" in words(body)) is excerpt, address


# ---- Pictures and code to copy ----


def test_code_needs_the_sites_address(drawn: Drawn, placed: Drawn) -> None:
    """Without an address there is no code to copy, no file of Open Badges and no word of a QR code;
    with one there is."""
    bare, whole = page(drawn, "valid"), page(placed, "valid")
    for wanted in ("<code", "assertion.json", "badge-class.json", "shields.io", "QR-код"):
        assert wanted not in bare
        assert wanted in whole
    for body in (bare, whole):
        pictures = {e.attributes["src"] for e in read(body) if e.tag == "img"}
        assert {name.rpartition("/")[2] for name in pictures} == {
            "badge-small.svg",
            "badge.svg",
            "seal.svg",
        }


def test_files_that_a_page_names_are_published(root: Path, placed: Drawn) -> None:
    """Whatever stands beside a page in its links and pictures is among the published files."""
    published = {path for path, _ in register_files(placed.catalog, Host("Атлас", SITE))}
    for state, folder in PAGES.items():
        named = {
            element.attributes.get("src", element.attributes.get("href", ""))
            for element in read(page(placed, state))
        }
        beside = {name.removeprefix("../../../") for name in named if f"/{folder}/" in name}
        assert {name for name in beside if not name.endswith("/")} <= published
        assert len(beside) >= 6


def test_signed_credential_is_named_only_where_it_is(root: Path, placed: Drawn) -> None:
    """Without a key nothing on the page speaks of signatures."""
    signed = draw(root, Settings(today=TODAY, url=SITE, signed=True))
    assert "credential.jwt" in page(signed, "valid")
    assert "credential.jwt" not in page(placed, "valid")
    assert "подписан" not in words(page(placed, "valid"))


def test_pictures_are_told_in_words(drawn: Drawn) -> None:
    """Every picture of a badge has its level, year, holder, number and state as its text."""
    said = {e.attributes["alt"] for e in read(page(drawn, "revoked")) if e.tag == "img"}
    named = "Образец регионального уровня, 2025: Одно окно для многодетных семей, № ОР-2025/4"
    assert {text.replace("\u00a0", " ") for text in said} == {
        f"{named}. Отозван с 5 марта 2026 года"
    }


def _pictures(html: str) -> list[dict[str, str]]:
    return [element.attributes for element in read(html) if element.tag in ("a", "img")]


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_code_survives_any_name(name: str) -> None:
    """Pasted into a page or into a README the code gives one link and one picture with the very
    words, whatever a holder is called."""
    folder = certificate_folder("nizhny", "1")
    words_of_it = " ".join(name.split())
    for badge in (*badges(SITE, folder, words_of_it), shield(SITE, folder, words_of_it)):
        link, picture = _pictures(badge.html)
        assert link == {"href": SITE + folder}
        assert picture["alt"] == words_of_it
        rendered = MarkdownIt("commonmark").render(badge.markdown)
        link, picture = _pictures(rendered)
        assert link == {"href": SITE + folder}
        assert unescape(picture["alt"]) == words_of_it


# ---- Lists, holders, counts ----


def test_every_holder_has_a_place(drawn: Drawn) -> None:
    """The address of a holder, which its assertion names, is a page or a line that is there."""
    for entry in drawn.catalog.directory.certificates:
        address, _, anchor = holder_address(entry, drawn.catalog).partition("#")
        assert address in drawn.bodies
        assert not anchor or len(with_id(drawn.bodies[address], anchor)) == 1


def test_institutions_stand_with_their_municipality(drawn: Drawn) -> None:
    """A school is a holder in its own right: a line of its own, found by its id, once."""
    found = {
        (holder_name(entry, drawn.catalog), listed_at(entry, drawn.catalog.directory))
        for entry in drawn.catalog.directory.certificates
        if entry.practice is None
    }
    assert {page for _name, page in found} == {"nizhny/bor", "nizhny/kstovo"}
    for name, page in found:
        (line,) = with_id(drawn.bodies[f"regions/{page}/"], holder_anchor(name))
        assert line.tag == "tr"
        assert line.words.strip().startswith(name.replace("№ ", "№\u00a0"))
        assert not with_id(drawn.bodies["regions/nizhny/"], holder_anchor(name))


def test_institution_without_a_municipality_stands_with_its_region(tmp_path: Path) -> None:
    """Where the register names no municipality the line is on the region's page."""
    holder = {"organisation": "Министерство спорта"}
    drawn = draw(written(tmp_path, {"nizhny": [certificate("1", holder=holder)]}))
    assert len(with_id(drawn.bodies["regions/nizhny/"], "holder-ministerstvo-sporta")) == 1


def test_merged_municipality_keeps_the_lines(tmp_path: Path) -> None:
    """An institution of a merged municipality stands on both pages, with its id on the old one, so
    that two schools of one name never share it."""
    register = [
        certificate("1", holder=school("Школа № 1", "linda")),
        certificate("2", holder=school("Школа № 1", "bor")),
    ]
    drawn = draw(written(tmp_path, {"nizhny": register}))
    for place, lines in (("linda", 1), ("bor", 2)):
        body = drawn.bodies[f"regions/nizhny/{place}/"]
        assert len(with_id(body, "holder-shkola-1")) == 1
        assert body.count("<tr") - 1 >= lines


def test_standing_is_told_where_certificates_are(drawn: Drawn) -> None:
    """How many of each level, now and by year, and what expires soon, for the region and its
    municipality, with the calendar of the region; for all on the register's page."""
    for address, calendar in (
        ("regions/nizhny/", "certificates/nizhny/expiring.ics"),
        ("regions/nizhny/bor/", "certificates/nizhny/expiring.ics"),
        ("certificates/", "certificates/expiring.ics"),
    ):
        body = drawn.bodies[address]
        told = words(body)
        assert "В силе сегодня 1 федерального уровня" in told
        assert (
            "Истекают в ближайшие 90 дней Школа № 9 региональный, до 31 декабря 2026 года" in told
        )
        assert "Из них не указан срок: 1. Об отзыве таких" in told
        assert "По годам" in told
        assert f'{calendar}" download' in body
    assert "2026 1 3 1" in words(drawn.bodies["regions/nizhny/"])


def test_practice_shows_its_badges(drawn: Drawn) -> None:
    """A practice bears the picture of each of its certificates, the highest level first, with the
    state of the visitor's day beside, and its standing."""
    body = drawn.bodies["practices/nizhny/okno/"]
    pictures = [
        e.attributes for e in read(body) if e.tag == "img" and "badge" in e.attributes["src"]
    ]
    assert len(pictures) == 6
    assert pictures[0]["alt"].startswith("Образец федерального уровня")
    assert body.count('class="a-badge-line"') == 6
    assert "В силе сегодня" in words(body)


def test_lists_tell_levels_by_form_and_word(drawn: Drawn) -> None:
    """A card names the level and draws it; certificates that have ended are no badges there."""
    body = drawn.bodies["practices/"]
    badges_there = [e for e in read(body) if e.attributes.get("class") == "a-badge"]
    assert [" ".join(e.words.replace("\u00a0", " ").split()) for e in badges_there] == [
        "образец, региональный",
        "образец, местный",
        "образец, федеральный",
    ]
    assert all(CertificateState(e.attributes["data-certificate"]).in_force for e in badges_there)


def test_every_page_that_shows_a_state_has_the_words_for_it(drawn: Drawn) -> None:
    """The script finds its words, the day of the build and both notices on every page with a state,
    and nothing of it on the others."""
    shown = 0
    for address, body in drawn.bodies.items():
        elements = [e.attributes for e in read(body)]
        has_state = any("data-certificate" in found for found in elements)
        holders = [found for found in elements if "data-certificate-words" in found]
        assert len(holders) == has_state, address
        for name in ("data-certificate-old", "data-certificate-changed"):
            notices = [found for found in elements if name in found]
            assert len(notices) == has_state
            assert all("hidden" in found for found in notices)
        if has_state:
            shown += 1
            assert holders[0]["data-built"] == TODAY.isoformat()
            assert {f"data-word-{state}" for state in CertificateState} <= holders[0].keys()
    assert shown > 8


def test_words_for_days_are_those_of_the_language() -> None:
    """Every plural form that a Russian number can take has its words."""
    told = state_words(TODAY, "ru")
    rule = Locale("ru").plural_form
    for number, text in (
        (1, "остался {n} день"),
        (3, "осталось {n} дня"),
        (9, "осталось {n} дней"),
    ):
        assert told[f"data-left-{rule(number)}"] == text
    assert told["data-left-other"] == "осталось {n} дня"


def test_only_a_long_register_is_laid_out_in_part(
    monkeypatch: pytest.MonkeyPatch, root: Path, drawn: Drawn
) -> None:
    """A table of a few hundred lines is a plain one; of a longer one the browser lays out what is
    in sight."""
    entries = len(drawn.catalog.directory.certificates)
    for most, long in ((entries, False), (entries - 1, True)):
        monkeypatch.setattr("generator.pages.certificates.MANY", most)
        body = draw(root).bodies["certificates/"]
        assert ("a-register-long" in body) is long


def test_register_is_complete_without_scripts(drawn: Drawn) -> None:
    """Every certificate of the catalog has its line, with what a script narrows it by."""
    rows = [
        e.attributes for e in read(drawn.bodies["certificates/"]) if "data-level" in e.attributes
    ]
    entries = drawn.catalog.directory.certificates
    assert {row["id"] for row in rows} == {f"nizhny-{entry.slug}" for entry in entries}
    assert len(rows) == len(entries)
    assert {(row["data-region"], row["data-year"]) for row in rows} == {
        ("nizhny", year) for year in ("2021", "2022", "2024", "2025")
    }
    values = {
        e.attributes.get("value") for e in read(drawn.bodies["certificates/"]) if e.tag == "input"
    }
    assert set(CertificateState) | {"in-force", "federal", "nizhny", "2021"} <= values
