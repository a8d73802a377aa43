"""What servers are asked to say with each file of the site, in two languages of servers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.site.headers import headers_file, headers_of, nginx_lines
from generator.site.stamping.policy import page_policy

KEEPER = Path(__file__).parents[2] / "docs/contribute/keeper.md"
FILES = (
    "index.html", "404.html", "robots.txt", "practices/index.html", "practices/embed/x/index.html",
    "embed/practices/a/b/index.html", "assets/x.css", "certificates/a/b/badge.svg",
    "en/index.html", "en/404.html", "en/practices/index.html", "en/embed/practices/a/b/index.html",
)  # fmt: skip
FRAMED = {"/embed/practices/a/b/", "/en/embed/practices/a/b/"}


def address(file: str) -> str:
    """Where a server has `file`."""
    return "/" + re.sub(r"(^|/)index\.html$", r"\1", file)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in two languages, of empty files."""
    for file in FILES:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    return tmp_path


def said(text: str, path: str) -> list[dict[str, str]]:
    """What each rule that fits says of `path`."""
    found = []
    for block in text.split("\n\n"):
        pattern, *lines = block.strip().splitlines()
        if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            found.append(dict(line.strip().split(": ", 1) for line in lines))
    return found


@pytest.mark.parametrize("file", FILES)
def test_each_file_has_one_rule(site: Path, file: str) -> None:
    """One rule fits each file: no host need decide what two of them mean together."""
    path = address(file)
    assert said(headers_file(site).decode(), path) == [headers_of(framed=path in FRAMED)]


def test_rules_fit_the_hosts(site: Path) -> None:
    """No more rules and no longer lines than Cloudflare reads, and the same text every time."""
    text = headers_file(site).decode()
    assert text.count("\n/") < 100
    assert max(map(len, text.splitlines())) < 2000
    (site / "_headers").write_text(text, "utf-8")
    assert headers_file(site).decode() == text
    assert all(char.isprintable() and char.isascii() for char in text.replace("\n", ""))


def test_the_header_is_the_policy_of_pages() -> None:
    """Both forbid the same: only who may frame and the pictures' style sheets come on top."""
    policy = headers_of(framed=False)["Content-Security-Policy"]
    plain = re.sub(r"(style-src 'self')( 'sha256-[^']+')+", r"\1", policy)
    assert plain == f"{page_policy()}; frame-ancestors 'none'"
    assert "unsafe" not in policy


@pytest.mark.parametrize("file", FILES)
def test_nginx_says_the_same(site: Path, file: str) -> None:
    """The lines for nginx give each address the headers that `_headers` gives it."""
    lines = nginx_lines()
    [(default, pattern, framed)] = re.findall(r'default "(.*)";\n    "~(.*)" "(.*)";\n\}', lines)
    path = address(file)
    frames = framed if re.search(pattern, path) else default
    told = dict(re.findall(r'^add_header (\S+) "(.*)" always;$', lines, re.MULTILINE))
    told = {name: value.replace("$atlas_frames", frames) for name, value in told.items()}
    assert [told] == said(headers_file(site).decode(), path)


def test_the_handbook_has_these_lines() -> None:
    """The keeper copies the lines from the handbook; they are those of the program.

    If this fails, put there what `python -m generator.site.headers` prints.
    """
    text = KEEPER.read_text("utf-8")
    [found] = re.findall(r"^```nginx\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found == nginx_lines()
