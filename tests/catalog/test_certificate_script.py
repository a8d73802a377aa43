"""The script that says the state of the visitor's day keeps the catalog's own rule."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from sample_register import TODAY, certificate, sample_catalog

from generator.catalog.certification import (
    EXPIRES_SOON_DAYS,
    CertificateState,
    certificate_state,
    replacements,
    validity,
)

SCRIPT = Path(__file__).parents[2] / "overrides/assets/javascripts/certificate-state.js"
COMBINATIONS = 200
FORMS = {"one": "остался {n} день", "few": "осталось {n} дня", "many": "осталось {n} дней"}
DAYS = [TODAY + dt.timedelta(days) for days in (0, 1, 8, 39, 40, 89, 90, 91, 130, 403, 769, 4000)]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in Kamchatka, where a day begins twelve hours before it does in Greenwich."""
    context = browser.new_context(timezone_id="Asia/Kamchatka", locale="ru-RU")
    yield context.new_page()
    context.close()


def made_up(chance: random.Random) -> list[dict[str, Any]]:
    """Certificates with every mixture of term, withdrawal and replacement, known to the year, month
    or day, and near to the days that are asked."""

    def some_day() -> str:
        near = chance.choice(DAYS) + dt.timedelta(chance.choice((-91, -90, -1, 0, 1, 30, 90, 91)))
        return near.isoformat()[: chance.choice((4, 7, 10, 10, 10))]

    register: list[dict[str, Any]] = []
    for number in range(COMBINATIONS):
        fields: dict[str, Any] = {"issued": "2020-01-01"}
        if chance.random() < 0.8:
            fields["valid_until"] = some_day()
        if chance.random() < 0.3:
            state = chance.choice(("suspended", "revoked"))
            fields["status"] = {"state": state, "since": some_day(), "reason": "Проверка."}
        if register and chance.random() < 0.4:
            fields["replaces"] = chance.choice(register)["number"]
            fields["issued"] = some_day()
        made = certificate(f"N-{number}", **fields)
        if "valid_until" not in fields:
            del made["valid_until"]
        register.append(made)
    return register


def document(rows: str, built: dt.date) -> str:
    """A page as the templates make it: words once, the days on every line, notes hidden."""
    said = "".join(f' data-word-{state}="слово {state}"' for state in CertificateState)
    left = "".join(f' data-left-{form}="{text}"' for form, text in FORMS.items())
    return (
        f'<!doctype html><html lang="ru"><body><div hidden data-certificate-words '
        f'data-built="{built}" data-soon-days="{EXPIRES_SOON_DAYS}"{said}{left}></div>'
        f'<p hidden data-certificate-old id="old">Старая страница</p>'
        f'<p hidden data-certificate-changed id="changed">Изменилось</p>{rows}'
    )


def row(attributes: dict[str, str], built_state: str) -> str:
    """One certificate of a page."""
    said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return (
        f'<p data-certificate="{built_state}"{said}><span data-certificate-word>как было</span> '
        f"<span data-certificate-left hidden></span></p>"
    )


def opened(page: Page, html: str, day: dt.date) -> None:
    """Open a page with the script on `day`, half an hour after its midnight in Kamchatka."""
    page.clock.set_fixed_time(f"{day}T00:30:00+12:00")
    page.set_content(html)
    page.add_script_tag(path=SCRIPT)


def states(page: Page) -> list[str]:
    """The states that the page shows, with their words."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('[data-certificate]')].map(element => {
            const word = element.querySelector('[data-certificate-word]').textContent;
            return element.dataset.certificate + '=' + word;
        })"""
    )
    return found


@pytest.mark.browser
def test_script_and_catalog_agree(page: Page, tmp_path: Path) -> None:
    """Two hundred made-up certificates have on every day the state that the catalog gives them, and
    the day is that of the visitor's place."""
    register = sample_catalog(tmp_path, *made_up(random.Random(4))).directory.certificates
    assert len(register) == COMBINATIONS
    replaced = replacements(register)
    rows = "".join(row(validity(c, replaced).attributes(), "valid") for c in register)
    met = set()
    for day in DAYS:
        opened(page, document(rows, TODAY), day)
        expected = [certificate_state(c, register, day) for c in register]
        assert states(page) == [f"{state}=слово {state}" for state in expected]
        met |= set(expected)
    assert met == set(CertificateState)


@pytest.mark.browser
def test_clock_that_is_wrong_is_not_believed(page: Page) -> None:
    """On an old computer whose clock stands in 2009 the page keeps the state of its own day."""
    html = document(row({"data-valid-until": "2026-11-21"}, "expired"), TODAY)
    opened(page, html, dt.date(2009, 1, 1))
    assert states(page) == ["expired=слово expired"]
    assert page.locator("#changed").is_hidden()
    assert page.locator("#old").is_hidden()


@pytest.mark.browser
@pytest.mark.parametrize(("days", "old"), [(0, False), (7, False), (8, True), (400, True)])
def test_old_page_says_so(page: Page, days: int, old: bool) -> None:
    """A page that was built more than seven days ago says that it is old."""
    opened(page, document("", TODAY), TODAY + dt.timedelta(days))
    assert page.locator("#old").is_visible() is old


@pytest.mark.browser
def test_change_since_the_build_is_said(page: Page) -> None:
    """Where a state is no longer that of the build, the page says that its pictures are older."""
    html = document(row({"data-valid-until": "2026-11-23"}, "expires-soon"), TODAY)
    opened(page, html, TODAY)
    assert page.locator("#changed").is_hidden()
    opened(page, html, TODAY + dt.timedelta(2))
    assert page.locator("#changed").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-11-22", "осталось 9 дней"),
        ("2026-11-28", "осталось 3 дня"),
        ("2026-11-30", "остался 1 день"),
        ("2026-12-02", ""),
    ],
)
def test_days_left_in_russian(page: Page, day: str, text: str) -> None:
    """The days that are left stand in the form that the language asks for; afterwards nothing."""
    html = document(row({"data-valid-until": "2026-12-01"}, "expires-soon"), TODAY)
    opened(page, html, dt.date.fromisoformat(day))
    assert page.locator("[data-certificate-left]").text_content() == text
    assert page.locator("[data-certificate-left]").is_hidden() is not bool(text)


@pytest.mark.browser
def test_page_without_certificates_is_left_alone(page: Page) -> None:
    """Where there are no words for states, nothing is touched and nothing fails."""
    failed: list[Any] = []
    page.on("pageerror", lambda error: failed.append(error))
    opened(page, '<p data-certificate="valid">как было</p>', TODAY)
    assert page.locator("p").text_content() == "как было"
    assert not failed


def test_script_has_no_words() -> None:
    """All that people read comes from the page: outside of comments there is no Russian here."""
    code = [line.partition("//")[0] for line in SCRIPT.read_text(encoding="utf-8").splitlines()]
    assert not any("а" <= letter <= "я" for line in code for letter in line.lower())
