"""Words of another language: carried through sentences, and turned into `lang` attributes."""

from __future__ import annotations

import sys

import pytest

from generator.text import harmless
from generator.text.tongues import (
    ABROAD,
    bare,
    blocks_in,
    in_tongue,
    is_russian,
    like,
    marked_up,
    split,
)

NAME = in_tongue("Бор", "ru")
TITLED = f'<a title="{NAME}">городе</a>'
SPAN = '<span lang="ru">Бор</span>'
TSPAN = '<tspan lang="ru">Бор</tspan>'
CUT = '<svg><text><title lang="ru">Бор</title>Бор…</text></svg>'


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        (f"<h1>{NAME}</h1>", '<h1 lang="ru">Бор</h1>'),
        (
            f"<p>in {NAME} and {NAME}.</p>",
            '<p>in <span lang="ru">Бор</span> and <span lang="ru">Бор</span>.</p>',
        ),
        (f'<a title="see {NAME}" href="x">see</a>', '<a title="see Бор" href="x">see</a>'),
        (f"<option value=1>{NAME} (2)</option>", '<option value=1 lang="ru">Бор (2)</option>'),
        (f"<svg><text x=1>{NAME}</text></svg>", '<svg><text x=1 lang="ru">Бор</text></svg>'),
        (f"<svg><title>Map: {NAME}</title></svg>", '<svg><title lang="ru">Map: Бор</title></svg>'),
        (f"<b>x</b><br>{NAME}</p>", '<b>x</b><br><span lang="ru">Бор</span></p>'),
        (f"<path d='M0'/>{NAME}</p>", "<path d='M0'/><span lang=\"ru\">Бор</span></p>"),
        (f'<p lang="en">{NAME}</p>', '<p lang="en"><span lang="ru">Бор</span></p>'),
        (
            f"<li>{in_tongue('со <em>словом</em>', 'ru')}</li>",
            '<li><span lang="ru">со <em>словом</em></span></li>',
        ),
        (f"<p>{in_tongue('Чӑваш', 'cv')}</p>", '<p lang="cv">Чӑваш</p>'),
        (f'<a href="../contribute/{ABROAD}">x</a>', '<a href="../contribute/" hreflang="ru">x</a>'),
        (f'<a data-to="a/{ABROAD}" href="b/">{ABROAD}x</a>', '<a data-to="a/" href="b/">x</a>'),
        (
            f'<a href="a/{ABROAD}">x</a><a href="b/{ABROAD}#c">y</a>',
            '<a href="a/" hreflang="ru">x</a><a href="b/#c">y</a>',
        ),
        (f"<svg><text><title>{NAME}</title>{NAME[:-1]}…</text></svg>", CUT),
        (
            f"<text>{NAME}, {NAME}<tspan>{NAME}</tspan></text>",
            f'<text>{TSPAN}, {TSPAN}<tspan lang="ru">Бор</tspan></text>',
        ),
        (
            f"<option>{NAME}, {NAME}</option><b>{NAME}, {NAME}</b>",
            f'<option lang="ru">Бор, Бор</option><b>{SPAN}, {SPAN}</b>',
        ),
        (
            f"<p>in {in_tongue(TITLED, 'ru')}</p>",
            '<p>in <span lang="ru"><a title="Бор">городе</a></span></p>',
        ),
        ("<p>Plain</p>", "<p>Plain</p>"),
    ],
)
def test_marks_become_attributes(given: str, drawn: str) -> None:
    """An element that holds nothing else takes the language itself, a part of a sentence gets an
    element, attributes get nothing; no sign is left."""
    assert marked_up(given) == drawn


def test_only_russian_words_are_marked() -> None:
    """Numbers, signs and Latin abbreviations belong to every language."""
    assert in_tongue("5S — 30%", "ru") == "5S — 30%"
    assert bare(NAME) == "Бор"
    assert split(NAME) == ("Бор", "ru")
    assert split(f"in {NAME}") == (f"in {NAME}", None)
    assert split(like("Б.", NAME)) == ("Б.", "ru")
    assert like("Bor", "Bor town") == "Bor"
    assert is_russian(f"in {NAME}")
    assert not is_russian("in Bor")


def test_nobody_can_write_a_mark() -> None:
    """A contributor's text loses the signs before it is shown, whatever it holds."""
    assert harmless(NAME + ABROAD) == "Бор"


def test_nothing_that_can_be_printed_is_harmful() -> None:
    """What `str.isprintable` lets pass need not be looked at once more."""
    signs = map(chr, range(sys.maxunicode + 1))
    harmful = [sign for sign in signs if harmless(sign) != sign]
    assert len(harmful) > 100
    assert not any(map(str.isprintable, harmful))


def test_blocks_say_their_language() -> None:
    """Each block of a long text, and nothing inside a word of it."""
    html = '<p>Раз <a href="x">два</a></p>\n<ul>\n<li>три</li>\n</ul>\n<pre><code>p</code></pre>'
    marked = blocks_in(html, "ru")
    assert marked.count(' lang="ru"') == 3
    assert marked.startswith('<p lang="ru">Раз <a href="x">')


def test_words_in_a_drawing_stay_a_drawing() -> None:
    """A cut label has its language on an element of SVG, not of HTML."""
    title = "<title>Window</title>"
    marked = marked_up(f"<svg><text>{title}{in_tongue('Окно', 'ru')}…</text></svg>")
    assert marked == f'<svg><text>{title}<tspan lang="ru">Окно</tspan>…</text></svg>'
