"""The box in the header while its answer is on its way: which keys count, and what calls it off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from searching import Open

pytestmark = pytest.mark.browser

HOLD = """() => {
    const post = Worker.prototype.postMessage;
    const held = [];
    Worker.prototype.postMessage = function (message) { held.push([this, message]); };
    window.asked = () => held.map(([, message]) => message.text).filter((text) => text);
    window.release = () => {
        Worker.prototype.postMessage = post;
        return Promise.all(held.map(([worker, message]) => new Promise((answered) => {
            worker.addEventListener('message', (event) => {
                if (event.data.id === message.id) answered();
            });
            post.call(worker, message);
        })));
    };
}"""
"""From now on questions wait; `asked` tells which, and `release` lets them go and waits until the
box has heard the answers."""
A_WHILE = 60_000
"""Milliseconds; by this clock nobody waits."""
PANEL = "[data-find-panel]"
CHOSEN = "#find-list [aria-selected=true]"


@pytest.fixture
def kept_waiting(open_page: Open) -> Page:
    """A page whose box has the focus, whose worker hears nothing, and whose clock stands."""
    page = open_page("about/")
    page.evaluate(HOLD)
    page.clock.install(time=0)
    page.clock.pause_at(A_WHILE)
    page.keyboard.press("/")
    return page


def asked(page: Page) -> list[str]:
    """The texts that were asked for so far."""
    texts: list[str] = page.evaluate("asked()")
    return texts


@pytest.mark.parametrize(("down", "up"), [(2, 0), (0, 1), (2, 1), (0, 41)])
def test_arrows_before_the_answer_are_counted(kept_waiting: Page, down: int, up: int) -> None:
    """The first arrow asks, once, and none is lost: what they lead to is chosen with the answer,
    as if the list had been there, around and around."""
    page = kept_waiting
    page.keyboard.type("школа")
    for key in ["ArrowDown"] * down + ["ArrowUp"] * up:
        page.keyboard.press(key)
    assert asked(page) == ["школа"]
    page.evaluate("release()")
    places = page.locator("#find-list [role=option]").count()
    assert places > 2
    goal = (down - up) % (places + 1) - 1  # the box itself is one more place, before the first
    expect(page.locator(CHOSEN)).to_have_id(f"find-{goal}")
    assert page.locator("#find").get_attribute("aria-activedescendant") == f"find-{goal}"


def test_what_is_typed_on_begins_anew(kept_waiting: Page) -> None:
    """Arrows that were meant for another text choose nothing in the list of the new one."""
    page = kept_waiting
    page.keyboard.type("шко")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("ла")
    page.clock.run_for(A_WHILE)
    assert asked(page) == ["шко", "школа"]
    page.evaluate("release()")
    expect(page.locator("#find-0")).to_be_visible()
    expect(page.locator(CHOSEN)).to_have_count(0)


def test_escape_calls_off_what_was_not_asked_yet(kept_waiting: Page) -> None:
    """Escape between the last key and the question: nobody asks, the words stay, nothing opens."""
    page = kept_waiting
    page.keyboard.type("школа")
    page.keyboard.press("Escape")
    page.clock.run_for(A_WHILE)
    assert asked(page) == []
    assert page.locator("#find").input_value() == "школа"
    expect(page.locator(PANEL)).to_be_hidden()


@pytest.mark.parametrize("by_key", [True, False])
def test_an_answer_that_was_called_off_opens_nothing(kept_waiting: Page, by_key: bool) -> None:
    """After Escape, or a press beside the box, the answer that comes at last is for nobody."""
    page = kept_waiting
    page.keyboard.type("школа")
    page.keyboard.press("ArrowDown")
    assert asked(page) == ["школа"]
    if by_key:
        page.keyboard.press("Escape")
    else:
        page.locator("main h1").click()
    page.evaluate("release()")
    page.clock.run_for(A_WHILE)
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.locator("#find").get_attribute("aria-expanded") == "false"
    assert page.locator("#find").get_attribute("aria-activedescendant") is None
    assert page.locator("#find-list [role=option]").count() == 0


@pytest.mark.parametrize(("key", "last"), [("ArrowDown", False), ("ArrowUp", True)])
def test_a_list_that_is_there_is_shown_at_once(open_page: Open, key: str, last: bool) -> None:
    """After Escape an arrow opens the same list at its first or its last, and asks nobody."""
    page = open_page("about/")
    page.keyboard.press("/")
    page.keyboard.type("школа")
    expect(page.locator("#find-0")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()
    page.evaluate(HOLD)
    page.keyboard.press(key)
    expect(page.locator(PANEL)).to_be_visible()
    place = page.locator("#find-list [role=option]").count() - 1 if last else 0
    assert page.locator(CHOSEN).get_attribute("id") == f"find-{place}"
    assert asked(page) == []
