"""What every page must have: one heading at the top, steps of one below it, a title, a language."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter

from built.built_site import EMBEDDED, LOST, URL, BuiltSite
from built.web_page import name_of, text_of
from generator.site.stamping.policy import page_policy

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE_NAME = "Атлас практик"


def test_every_kind_of_page_is_there(site: BuiltSite) -> None:
    """The sections of the site stand, and the real catalog fills them."""
    assert {
        "", "practices/", "spheres/", "tools/", "regions/", "sites/", "certificates/",
        "contribute/", "contribute/fields/", "contribute/codes/", "about/", "data/", LOST,
    } <= site.shown.keys()  # fmt: skip
    per_section = Counter(address.partition("/")[0] for address in site.shown)
    assert per_section["practices"] > 50
    assert per_section["regions"] > 200
    assert per_section["sites"] > 3


def test_a_page_has_one_heading_at_the_top(site: BuiltSite) -> None:
    """Each page has exactly one <h1>, with words in it, inside its one <main>."""
    for page in site.shown.values():
        assert len(page.named("main")) == 1, page.address
        heads = page.named("h1")
        assert len(heads) == 1, page.address
        assert text_of(heads[0]), page.address
        assert heads[0] in page.main.iter(), page.address


def test_headings_go_down_by_steps_of_one(site: BuiltSite, full_site: BuiltSite) -> None:
    """The first heading is the <h1>, no level is left out on the way down, none is empty; what is
    hidden until a script fills it is passed over."""
    for page in [*site.shown.values(), *full_site.shown.values()]:
        before = 0
        hidden = {e for top in page.elements if "hidden" in top.attrib for e in top.iter()}
        for head in page.named("h1", "h2", "h3", "h4", "h5", "h6"):
            if head in hidden:
                continue
            level = int(name_of(head)[1])
            assert level <= before + 1, f"{page.address}: <h{level}> {text_of(head)}"
            assert text_of(head), f"{page.address}: empty <h{level}>"
            before = level


def test_every_page_has_a_title_of_its_own(site: BuiltSite) -> None:
    """A title names the page and the site, and no two pages have the same one."""
    titles: Counter[str] = Counter()
    for page in site.shown.values():
        [title] = [text_of(t) for t in page.named("title") if page.parents[t] in page.named("head")]
        name = title.removesuffix(f" — {SITE_NAME}")
        assert name, page.address
        assert (name == title) == (page.address == ""), f"{page.address}: {title}"
        titles[title] += 1
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_says_what_it_is_about(site: BuiltSite) -> None:
    """A description in plain words, not empty, not endless, not the same for a whole section."""
    said: Counter[str] = Counter()
    for page in site.shown.values():
        [description] = page.meta("description")
        assert 10 <= len(description) <= 400, f"{page.address}: {description}"
        assert "<" not in description, page.address
        said[description] += 1
    assert [words for words, count in said.items() if count > 10] == []


def test_pages_are_russian_and_fit_phones(site: BuiltSite) -> None:
    """Each page tells its language and lets a phone show it at its own width."""
    for page in site.pages.values():
        assert page.root.get("lang") == "ru", page.address
        assert page.meta("viewport") == ["width=device-width, initial-scale=1"], page.address


def test_no_page_lets_a_foreign_script_run(site: BuiltSite) -> None:
    """Each page has a policy that allows no inline script and no other host, and needs no style
    attributes or event attributes."""
    for page in site.pages.values():
        [policy] = [
            element.get("content", "")
            for element in page.named("meta")
            if element.get("http-equiv") == "Content-Security-Policy"
        ]
        assert policy in (page_policy(), "default-src 'none'"), page.address
        assert "unsafe" not in policy, page.address
        assert "http" not in policy.replace("https://atlas.example", ""), page.address
        for element in page.elements:
            odd = [key for key in element.attrib if key == "style" or key.startswith("on")]
            assert odd == [], f"{page.address}: <{name_of(element)} {odd[0]}>"


def test_the_sitemap_lists_each_page_once(site: BuiltSite) -> None:
    """All pages but the one for lost visitors, those for frames, and those of old addresses."""
    tree = ET.parse(site.folder / "sitemap.xml")
    listed = [loc.text or "" for loc in tree.iter(f"{SITEMAP}loc")]
    due = [URL + a for a in site.shown if a != LOST and not a.startswith(EMBEDDED)]
    assert sorted(listed) == sorted(due)
    for page in site.shown.values():
        assert (URL + page.address in due) == (page.meta("robots") == []), page.address
    robots = (site.folder / "robots.txt").read_text("utf-8")
    assert f"Sitemap: {URL}sitemap.xml" in robots


def test_dates_in_the_sitemap_are_dates(site: BuiltSite) -> None:
    """A last change is a day, a month or a year, as the sitemap's format has it."""
    tree = ET.parse(site.folder / "sitemap.xml")
    dates = [date.text or "" for date in tree.iter(f"{SITEMAP}lastmod")]
    assert not [d for d in dates if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-[0-3]\d)?)?", d)]


def test_pages_name_their_own_address(site: BuiltSite) -> None:
    """The canonical link is the page's own address, in full; pages not to be listed have none."""
    for page in site.shown.values():
        listed = page.address != LOST and not page.address.startswith(EMBEDDED)
        assert page.related("canonical") == ([URL + page.address] if listed else [])


def test_old_addresses_lead_to_pages(site: BuiltSite) -> None:
    """What was moved leads on to a page that is there, and not to another that leads on."""
    for page in site.pages.values():
        if page.leads_on is not None:
            target = site.target(page.address, page.leads_on)
            assert target is not None, page.address
            assert target[0].removesuffix("index.html") in site.shown, page.address


def test_a_number_and_its_unit_stay_together(site: BuiltSite) -> None:
    """No plain space stands inside a big number: «2 300» is not broken between lines."""
    broken = []
    for page in site.shown.values():
        if page.address.startswith("contribute/"):
            continue  # code, copied as it is
        text = "".join(page.main.itertext())
        broken += [f"{page.address}: {found}" for found in re.findall(r"\b\d{1,3} \d{3}\b", text)]
    assert broken == []


def test_pages_of_a_section_stand_in_the_order_of_need(site: BuiltSite) -> None:
    """Above the guide its pages are named from what everybody needs to what the keeper needs."""
    [row] = [e for e in site.page("contribute/").named("nav") if e.get("class") == "neighbours"]
    assert [text_of(e) for e in row.iter() if name_of(e) == "li"] == [
        "Как участвовать",
        "Править файл",
        "Таблицей",
        "Сертификаты и значки",
        "На компьютере",
        "Обзор правки",
        "Хранителю",
    ]
