"""Strangers' texts do no harm: they are shown as text or refused, never run, never break a page.

That a build killed half-way, or one that is refused, leaves the old site as it was is proven in
tests/site/test_site_atomic.py and tests/site/test_site_plugin.py.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from built.built_site import FORGE, PROJECT, TODAY, URL, BuiltSite, build_site
from built.conftest import FULL
from built.harms import LONG_WORDS, MARK, SCRIPTS
from built.hostile_catalog import hurt
from built.serving import served
from built.watching import watched
from built.web_page import WebPage, name_of, text_of
from generator.catalog import load_catalog
from generator.findings import Finding, Severity
from generator.findings.reporting import report
from generator.site.work.survey import Lines

ASSETS = re.compile(r"(?:\.\./|\./|/praktiki/)*assets/javascripts/[a-z-]+(?:/[a-z-]+)*\.js")
LEADS_ASTRAY = re.compile(r"\s*(javascript|data:text|vbscript|//)", re.IGNORECASE)
OURS = PROJECT / "overrides/assets"
PAGES = [
    "", "practices/", "practices/nizhny/okno/", "practices/nizhny/zayavki/", "spheres/", "tools/",
    "tools/five-s/", "regions/", "regions/nizhny/", "regions/nizhny/bor/",
    "regions/nizhny/kstovskiy/", "sites/", "sites/nizhny/fabrika-bor/", "certificates/",
    "contribute/health/", "contribute/health/nizhny/",
]  # fmt: skip


def test_harm_gets_into_every_text(tmp_path: Path) -> None:
    """The checks let most texts say what they like, so the other tests here are worth something."""
    fields = hurt(FULL, tmp_path / "scripts", SCRIPTS).fields()
    assert {
        "title", "summary", "problem", "solution", "lessons", "name", "about", "organisation",
        "publisher", "note", "role", "places", "short", "issuer", "text", "by", "rating", "url",
    } <= fields  # fmt: skip
    assert len(hurt(FULL, tmp_path / "wide", LONG_WORDS).taken) > 60


def _scripts(page: WebPage) -> list[str]:
    return [
        element.get("src", "")
        for element in page.named("script")
        if element.get("type", "").rpartition("/")[2] not in ("json", "ld+json")
    ]


def test_markup_of_strangers_is_text(hostile_site: BuiltSite) -> None:
    """No element, attribute or address comes out of a text: scripts and pictures are the site's
    own, and what was written stands on the pages letter by letter."""
    shown = 0
    for page in hostile_site.pages.values():
        assert all(ASSETS.fullmatch(source) for source in _scripts(page)), page.address
        assert page.named("iframe", "object", "embed", "style", "math", "frame") == []
        assert not [element for element in page.named("base") if "href" in element.attrib]
        for image in page.named("img"):
            assert "evil" not in image.get("src", "")
            assert image.get("src") != "x"
        for element in page.elements:
            for key, value in element.attrib.items():
                assert not key.startswith("on"), f"{page.address}: {key}"
                if key in ("href", "src", "action", "formaction", "srcdoc"):
                    assert not LEADS_ASTRAY.match(value), f"{page.address}: {key}={value}"
        text = text_of(page.root)
        shown += text.count(MARK)
        assert f"{MARK}49" not in text.replace("</title>", "")
        assert "root:" not in text
    assert shown > 200
    okno = text_of(hostile_site.page("practices/nizhny/okno/").main)
    assert "<script>hit=1</script>" in okno
    assert "{{ config }}" in okno
    assert '--8<-- "/etc/passwd"' in okno.replace("«", '"').replace("»", '"')


def test_titles_stay_titles(hostile_site: BuiltSite) -> None:
    """What a title says ends where the title ends."""
    page = hostile_site.page("practices/nizhny/okno/")
    [title] = [t for t in page.named("title") if name_of(page.parents[t]) == "head"]
    assert "</title><script>" in text_of(title)
    assert len(page.meta("description")) == 1


def test_files_for_machines_stay_whole(hostile_site: BuiltSite) -> None:
    """JSON, XML and SVG files are well-formed; a drawing has no script, no link to elsewhere,
    and a feed leads only to the site and to the forge; no cell of a table is a formula, and each
    row has all cells."""
    seen = set()
    for file in sorted(hostile_site.files):
        data = (hostile_site.folder / file).read_bytes()
        ending = file.rpartition(".")[2]
        seen.add(ending)
        if ending == "json":
            json.loads(data)
        elif ending in ("xml", "svg"):
            for element in ET.fromstring(data).iter():
                assert name_of(element) not in ("script", "foreignObject", "iframe", "image", "set")
                assert not [key for key in element.attrib if key.startswith("on")], file
                href = element.get("href", element.get("{http://www.w3.org/1999/xlink}href", "#"))
                own = ("#",) if ending == "svg" else ("#", URL, FORGE)
                assert href.startswith(own), f"{file}: {href}"
        elif ending == "csv":
            parted = ";" if "excel/" in file else ","
            text = io.StringIO(data.decode("utf-8-sig"), newline="")
            table = csv.reader(text, delimiter=parted)
            rows = list(table)
            assert {len(row) for row in rows} == {len(rows[0])}, file
            cells = [cell for row in rows for cell in row]
            assert [cell for cell in cells if re.match(r"\s*[=+@\t\r]", cell)] == [], file
        elif ending == "ics":
            assert not re.search(rb"(?<!\r)\n", data), file
            assert all(len(line) <= 75 for line in data.split(b"\r\n")), file
    assert {"json", "xml"} <= seen


def test_strangers_name_no_file_but_plainly(hostile_site: BuiltSite, full_site: BuiltSite) -> None:
    """The files are those of harmless texts, but for the parts of the search index and those named
    after an issuer of certificates; and all their names are plain ones."""
    of_words = re.compile(r"search/|certificates/[a-z]+/(?:issuer|revoked)-[a-z0-9-]+\.json")
    first, second = (
        {file for file in site.files if not of_words.match(file)}
        for site in (hostile_site, full_site)
    )
    assert first == second
    odd = re.compile(r"[^a-zA-Z0-9._/-]|(?:^|/)\.(?!atlas)|\.\.|[^/]{120}")
    assert [file for file in hostile_site.files if odd.search(file)] == []


@pytest.mark.browser
@pytest.mark.parametrize("which", ["hostile_site", "wide_site"])
def test_nothing_runs_and_nothing_breaks(
    browser: Browser, request: pytest.FixtureRequest, which: str
) -> None:
    """In a browser no script of a stranger runs or is even stopped, nobody is asked for anything,
    and neither markup nor words of 5,000 letters push a page wider than a phone."""
    site: BuiltSite = request.getfixturevalue(which)
    with served(site.folder) as home, watched(browser, home) as watch:
        for path in PAGES:
            watch.open(path)
            for width in (360, 1440):
                watch.resize(width)
                assert watch.sticking_out() == [], f"{path} at {width} px"
            assert watch.page.evaluate("typeof hit") == "undefined", path
        assert watch.wrong == []


def copied(tmp_path: Path) -> Path:
    """A copy of the full catalog, to be spoilt."""
    root = tmp_path / "catalog"
    for top in ("practices", "regions"):
        shutil.copytree(FULL / top, root / top)
    return root


def errors_of(root: Path) -> list[Finding]:
    """What keeps the catalog under `root` from being published; that it does is proven below."""
    return [f for f in load_catalog(root, TODAY).findings if f.severity is Severity.ERROR]


@pytest.mark.parametrize("key", ["template", "hide", "search", "icon", "layout", "slug"])
@pytest.mark.parametrize(
    "file",
    [
        "practices/nizhny/okno.yml", "regions/nizhny/region.yml",
        "regions/nizhny/sites/fabrika-bor.yml", "regions/nizhny/packages/uslugi.yml",
        "regions/programme.yml",
    ],
)  # fmt: skip
def test_settings_of_pages_are_no_fields(tmp_path: Path, file: str, key: str) -> None:
    """What steers a page in MkDocs' front matter is an unknown field in a file of data."""
    root = copied(tmp_path)
    line = (root / file).read_text("utf-8").count("\n") + 1
    with (root / file).open("a", encoding="utf-8") as opened:
        opened.write(f"{key}: ../../evil.html\n")
    assert [(f.code.id, f.line) for f in errors_of(root) if f.file == file] == [("M202", line)]


def test_front_matter_is_no_file_of_data(tmp_path: Path) -> None:
    """A head between dashes, as pages of MkDocs have, makes two documents of one file."""
    root = copied(tmp_path)
    file = root / "practices/nizhny/zayavki.yml"
    file.write_text("---\ntemplate: x.html\n---\n" + file.read_text("utf-8"), encoding="utf-8")
    assert "practices/nizhny/zayavki.yml" in {f.file for f in errors_of(root)}


SECRET = "kto-eto-prochtet-tot-ne-dolzhen"


@pytest.mark.parametrize(
    "place",
    [
        "practices/nizhny/passwd.yml", "practices/nizhny/okno.yml", "practices/spheres.yml",
        "regions/nizhny/sites/secret.yml", "regions/nizhny/outline.geojson", "practices/tver",
        "regions/nizhny/packages", "regions/tver",
    ],
)  # fmt: skip
def test_links_of_the_disk_are_refused(tmp_path: Path, place: str) -> None:
    """A symbolic link in the place of a file or a folder is an error, and what it leads to is
    not told in any message."""
    secret = tmp_path / "secret"
    secret.mkdir()
    for name in ("file.yml", "region.yml", "x.yml"):
        (secret / name).write_text(f"title: {SECRET}\nname: {SECRET}\n", encoding="utf-8")
    root = copied(tmp_path)
    link = root / place
    if link.is_dir():
        shutil.rmtree(link)
    link.unlink(missing_ok=True)
    link.symlink_to(secret / "file.yml" if "." in place else secret)
    errors = errors_of(root)
    assert place in {f.file for f in errors}
    told = report(errors, "text", "ru", Lines(root)) + report(errors, "sarif", "en", Lines(root))
    assert SECRET not in told


def test_passwords_are_not_published(tmp_path: Path) -> None:
    """With a link to /etc/passwd among the practices nothing is built at all, and a link among the
    texts' files is refused as well."""
    root = copied(tmp_path)
    (root / "practices/nizhny/passwd.yml").symlink_to("/etc/passwd")
    built = build_site(tmp_path / "site", root)
    assert built.out is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalog"]
    assert "root:" not in report(built.findings, "text", "ru", Lines(root))


STRANGE_NAMES = [
    "practices/CNAME", "practices/robots.txt", "practices/.htaccess", "practices/_headers",
    "practices/sw.js", "practices/search_index.json", "practices/index.html",
    "practices/nizhny/CNAME", "practices/nizhny/robots.txt", "practices/nizhny/frame.css",
    "practices/nizhny/mark.svg", "practices/nizhny/okno.html", "practices/nizhny/index.yml",
    "practices/nizhny/404.yml", "practices/nizhny/assets.yml", "practices/nizhny/search.yml",
    "practices/nizhny/sitemap.yml", "practices/nizhny/con.yml", "practices/nizhny/Okno.yml",
    "practices/nizhny/okno.yaml", "practices/assets/frame.yml", "practices/search/x.yml",
    "regions/assets/region.yml", "regions/nizhny/assets/frame.css", "regions/nizhny/CNAME",
    "regions/nizhny/index.html", "regions/nizhny/sites/index.yml", "regions/nizhny/packages/x.js",
]  # fmt: skip


def test_files_that_servers_or_themes_obey_are_refused(tmp_path: Path) -> None:
    """A record or a file named like a part of the site, or like what servers obey, is an error at
    its name; with none of them is the site built."""
    root = copied(tmp_path)
    text = (FULL / "practices/nizhny/zayavki.yml").read_text("utf-8")
    for name in STRANGE_NAMES:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    built = build_site(tmp_path / "site", root)
    assert built.out is None
    blamed = {f.file for f in built.findings if f.severity == "error"}
    # A hidden file is passed over, which a warning says.
    blamed |= {f.file for f in built.findings if f.file == "practices/.htaccess"}
    missed = [n for n in STRANGE_NAMES if not {n, n.rpartition("/")[0]} & blamed]
    assert missed == []
    assert not (tmp_path / "site").exists()


def test_nobody_overwrites_an_asset(hostile_site: BuiltSite) -> None:
    """Our own styles and scripts are published byte for byte."""
    for path in OURS.rglob("*"):
        if path.suffix in (".css", ".js", ".svg", ".woff2"):
            name = f"assets/{path.relative_to(OURS).as_posix()}"
            assert (hostile_site.folder / name).read_bytes() == path.read_bytes(), name
