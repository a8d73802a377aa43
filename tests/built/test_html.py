"""Every page is valid HTML: no parse error, every element where it may stand."""

from __future__ import annotations

import pytest

from built.built_site import BuiltSite
from built.content_model import misplaced
from built.web_page import WebPage

SHELL = '<!DOCTYPE html><html lang="ru"><head><title>t</title></head><body>{}</body></html>'


def test_no_page_has_a_parse_error(any_site: BuiltSite) -> None:
    """html5lib, which names every parse error of the standard, names none."""
    assert [f"{a or '/'}: {wrong}" for a, p in any_site.pages.items() for wrong in p.mistakes] == []


def test_every_element_stands_where_it_may(any_site: BuiltSite) -> None:
    """Elements, attributes and values keep to the standard's rules of what may stand in what."""
    wrong = [
        f"{address or '/'}: {what}"
        for address, p in any_site.pages.items()
        for what in misplaced(p)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "html",
    [
        "<p><div>a</div></p>", "<a href=x><a href=y>b</a></a>",
        "<table><tr><div></div></tr></table>", "<b><p>x</b></p>", "<p>&nosuch;</p>", "<div>",
        "<p a=1 a=2>x", "<p>\x01</p>", "<th>x</th>",
    ],
)  # fmt: skip
def test_the_parser_sees_mistakes(html: str) -> None:
    """What browsers mend in silence is a parse error here."""
    assert WebPage.read("x/", SHELL.format(html).encode()).mistakes


@pytest.mark.parametrize(
    "html",
    [
        "<span><div>a</div></span>", "<ul><div>a</div></ul>",
        "<a href=x><button type=button>b</button></a>", "<foo>q</foo>", "<p foo=1>q</p>",
        "<img src=x>", "<dl><p>x</p></dl>", "<ul>words</ul>", "<time>вчера</time>",
        '<time datetime="2024-13-44">x</time>', '<a href="http://a b">x</a>', "<center>x</center>",
        "<p align=left>x</p>", "<p style='color: red'>x</p>", "<a onclick=x>y</a>",
        "<article><main>x</main></article>", "<button type=button><h2>s</h2></button>",
        "<details>x</details>", "<details><p>x</p><summary>y</summary></details>",
        "<iframe></iframe>", "<dl><dd>x</dd></dl>",
        "<a href=x><ul><li><label>x</label></li></ul></a>", "<button>x</button>",
        "<p><a href=x><div>block</div></a></p>", "<dt>x</dt>",
        "<form><div><form></form></div></form>",
    ],
)  # fmt: skip
def test_the_rules_see_mistakes(html: str) -> None:
    """What no parser minds is a mistake by the rules, or a parse error after all."""
    page = WebPage.read("x/", SHELL.format(html).encode())
    assert misplaced(page) or page.mistakes


@pytest.mark.parametrize(
    "html",
    [
        "<a href=x><div><h2>a</h2></div></a>", "<dl><div><dt>x</dt><dd>y</dd></div></dl>",
        "<table><caption>c</caption><tbody><tr><td>x</td></tr></tbody></table>",
        "<details><summary><h2>x</h2></summary><p>y</p></details>",
        '<time datetime="2024-05">x</time>', "<svg viewBox='0 0 1 1'><path d='M0 0'/></svg>",
        "<p>a<wbr>b<br>c <sup>1</sup></p>", "<label>a <input type=checkbox name=x></label>",
        "<figure><p>x</p><figcaption>y</figcaption></figure>",
    ],
)  # fmt: skip
def test_the_rules_let_good_html_pass(html: str) -> None:
    """The rules are the standard's, no stricter."""
    page = WebPage.read("x/", SHELL.format(html).encode())
    assert (misplaced(page), page.mistakes) == ([], ())
