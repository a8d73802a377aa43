"""The whole site under its strict policy, sent as a header and written into the pages: in every
state of every kind of page no rule is broken, and nobody may frame a page but those made for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from built.built_site import PROJECT, BuiltSite
from built.serving import headers_for, served
from built.test_browser import KINDS
from built.watching import Watched, watched
from generator.drawing.badge_style import known_styles
from generator.site.headers import headers_of

pytestmark = pytest.mark.browser

PAIR = "nizhny/kstovo-one-stop,nizhny/sarov-lean-smart-city"
STATES = {
    "list with words and a filter": "practices/?q=очередь&sphere=healthcare",
    "practices side by side": f"practices/?compare={PAIR}",
    "register with a number": "certificates/?number=Б-Н&level=federal",
    "form through a door": "contribute/form/?door=practice",
    "badge by itself": "certificates/chuvashia/b-n-2024-1/badge.svg",
}
"""States that an address brings about, and a picture that is opened by itself."""
USE = """async () => {
    window.print = () => {};
    const wait = () => new Promise((done) => setTimeout(done, 15));
    const seen = (e) => e.checkVisibility() && !e.disabled;
    const type = (e, value) => {
        e.value = value;
        for (const name of ['input', 'change', 'blur'])
            e.dispatchEvent(new Event(name, {bubbles: true}));
    };
    const used = new Set();
    for (let round = 0; round < 2; round += 1) {
        const all = [...document.querySelectorAll('summary, [role=tab], button, input, select,'
            + ' textarea, [data-file] a')].filter((e) => seen(e) && !used.has(e)).slice(0, 60);
        for (const e of all) {
            used.add(e);
            e.dispatchEvent(new PointerEvent('pointerenter', {bubbles: true}));
            e.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
            e.focus();
            if (e.matches('a')) continue;
            if (e.matches('input[type=checkbox], input[type=radio]')) e.click();
            else if (e.matches('input[type=range]')) type(e, e.min);
            else if (e.matches('select')) type(e, e.options[e.options.length - 1]?.value);
            else if (e.matches('input, textarea')) type(e, 'окно');
            else e.click();
            await wait();
        }
    }
    document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
    return used.size;
}"""
"""Uses everything on a page that can be used: opens, chooses, types, points, and again with what
has come up meanwhile."""


@pytest.fixture(scope="module")
def watches(browser: Browser, address: str, full_address: str) -> Iterator[dict[str, Watched]]:
    """A watched page for each of the two sites."""
    with ExitStack() as stack:
        yield {
            "": stack.enter_context(watched(browser, address)),
            "full": stack.enter_context(watched(browser, full_address)),
        }


@pytest.mark.parametrize("kind", [*KINDS, *STATES])
def test_no_rule_is_broken_in_any_state(watches: dict[str, Watched], kind: str) -> None:
    """Whatever is opened, chosen, typed, pointed at, switched or printed: no violation, no error,
    no request to another host."""
    site, _, path = (KINDS | STATES)[kind].rpartition(":")
    watch = watches[site]
    watch.wrong.clear()
    page = watch.page
    page.goto(watch.home + path)
    if "." not in path.rpartition("/")[2]:
        assert page.evaluate(USE) >= (0 if kind.startswith("embedded") else 1)
        page.emulate_media(media="print", color_scheme="dark")
        page.emulate_media(media="screen", color_scheme="light")
        page.wait_for_load_state("networkidle")
    assert watch.wrong == []


def test_every_file_is_sent_with_its_headers(site: BuiltSite) -> None:
    """Each file of the site has one rule of `_headers`: the policy, no frames by others but for
    what is made for them."""
    for name in sorted(site.files - {"_headers", ".atlas-site"}):
        path = "/praktiki/" + name.removesuffix("index.html")
        framed = name.startswith("embed/")
        told = dict(headers_for(site.folder, path))
        assert told == headers_of(framed=framed), name
        assert ("frame-ancestors 'none'" in told["Content-Security-Policy"]) is not framed


def test_badges_bring_no_other_styles(full_site: BuiltSite, site: BuiltSite) -> None:
    """The style sheets inside pictures are those whose hashes the header allows."""
    found = set()
    for one in (site, full_site):
        for name in one.files:
            if name.endswith(".svg"):
                text = (one.folder / name).read_text("utf-8")
                assert "style=" not in text, name
                found |= {part.partition("</style>")[0] for part in text.split("<style>")[1:]}
    assert found <= set(known_styles())
    assert found


@pytest.mark.parametrize(
    ("path", "shown"),
    [("embed/practices/nizhny/sarov-lean-smart-city/", True), ("practices/", False), ("", False)],
)
def test_others_frame_only_what_is_made_for_it(
    browser: Browser, address: str, path: str, shown: bool, tmp_path: Path
) -> None:
    """Another site's page shows the map in its frame, and no other page of ours."""
    (tmp_path / "index.html").write_text(f'<iframe src="{address}{path}"></iframe>', "utf-8")
    with served(tmp_path) as other, browser.new_context() as context:
        page = context.new_page()
        page.goto(other)
        page.wait_for_load_state("networkidle")
        frame = page.frames[1]
        assert frame.url.startswith(address) is shown


def test_one_script_makes_trusted_addresses() -> None:
    """Whatever becomes a script's address goes through frame.js, or the worker's own list."""
    scripts = PROJECT / "overrides/assets/javascripts"
    makers = {
        path.relative_to(scripts).as_posix()
        for path in scripts.rglob("*.js")
        if "createPolicy" in path.read_text("utf-8")
    }
    assert makers == {"frame.js", "search/worker.js"}
