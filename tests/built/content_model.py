"""What may stand in what, and which attributes an element may have: the HTML standard's rules that
a parser does not check.

Holds the elements that this site may use, no others: an element that is not here is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from built.web_page import SVG, WebPage, name_of, text_of

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hgroup"})
SECTIONS: Final = frozenset({"article", "aside", "nav", "section"})
SCRIPTS: Final = frozenset({"script", "template"})
PHRASING: Final = SCRIPTS | {
    "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em", "i",
    "img", "input", "ins", "kbd", "label", "mark", "meter", "noscript", "output", "picture",
    "progress", "q", "s", "samp", "select", "small", "span", "strong", "sub", "sup", "svg",
    "textarea", "time", "u", "var", "wbr",
}  # fmt: skip
FLOW: Final = PHRASING | HEADINGS | SECTIONS | {
    "address", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figure", "footer",
    "form", "header", "hr", "main", "menu", "ol", "p", "pre", "search", "table", "ul",
}  # fmt: skip
METADATA: Final = frozenset({"base", "link", "meta", "script", "style", "template", "title"})
NO_SECTIONS: Final = FLOW - HEADINGS - SECTIONS - {"header", "footer"}

_OF_PHRASING: Final = {
    "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "dfn", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "i", "kbd", "label", "mark", "meter", "output", "p", "pre", "progress", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
}  # fmt: skip
_OF_FLOW: Final = {
    "article", "aside", "blockquote", "body", "dd", "dialog", "div", "figcaption", "footer", "form",
    "header", "li", "main", "nav", "search", "section", "td", "template",
}  # fmt: skip
_TRANSPARENT: Final = frozenset({"a", "ins", "del", "noscript"})
_ROWS: Final = SCRIPTS | {"tr"}
CHILDREN: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(_OF_PHRASING, PHRASING),
    **dict.fromkeys(_OF_FLOW, frozenset(FLOW)),
    **dict.fromkeys(("dt", "th"), NO_SECTIONS),
    **dict.fromkeys(("ul", "ol", "menu"), SCRIPTS | {"li"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), _ROWS),
    **dict.fromkeys(
        ("base", "br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"), frozenset()
    ),
    **dict.fromkeys(("title", "textarea", "script", "option", "style"), frozenset()),
    "html": frozenset({"head", "body"}),
    "head": METADATA,
    "address": NO_SECTIONS - {"address"},
    "caption": FLOW - {"table"},
    "colgroup": frozenset({"col", "template"}),
    "details": FLOW | {"summary"},
    "dl": SCRIPTS | {"dt", "dd", "div"},
    "fieldset": FLOW | {"legend"},
    "figure": FLOW | {"figcaption"},
    "hgroup": HEADINGS | {"p"},
    "legend": PHRASING | HEADINGS,
    "optgroup": SCRIPTS | {"option"},
    "picture": SCRIPTS | {"source", "img"},
    "select": SCRIPTS | {"option", "optgroup", "hr"},
    "summary": PHRASING | HEADINGS,
    "table": _ROWS | {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "tr": SCRIPTS | {"td", "th"},
}
_NO_TEXT: Final = frozenset(
    {"colgroup", "dl", "head", "html", "ol", "picture", "select", "table", "tbody", "tfoot",
     "thead", "tr", "ul"}
)  # fmt: skip
INTERACTIVE: Final = frozenset({"a", "button", "details", "label", "select", "textarea"})
_NEVER_INSIDE: Final[dict[str, frozenset[str]]] = {
    "a": INTERACTIVE | {"input"},
    "button": INTERACTIVE | {"input"},
    "label": frozenset({"label"}),
    "form": frozenset({"form"}),
    "header": frozenset({"header", "footer", "main"}),
    "footer": frozenset({"header", "footer", "main"}),
    **dict.fromkeys(SECTIONS, frozenset({"main"})),
}

_EVERYWHERE: Final = frozenset(
    {"class", "dir", "hidden", "id", "inert", "lang", "popover", "role", "tabindex", "title",
     "translate", "autocapitalize", "autofocus", "enterkeyhint", "inputmode", "spellcheck"}
)  # fmt: skip
ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    name: frozenset(words.split())
    for name, words in {
        "a": "href rel target download hreflang type",
        "base": "href target",
        "blockquote": "cite",
        "button": "type disabled form name value popovertarget popovertargetaction",
        "col": "span",
        "colgroup": "span",
        "data": "value",
        "del": "cite datetime",
        "details": "open name",
        "dialog": "open",
        "fieldset": "disabled form name",
        "form": "action method autocomplete name novalidate target accept-charset enctype",
        "img": "src alt width height loading decoding srcset sizes fetchpriority",
        "input": "type name value checked disabled placeholder autocomplete min max minlength "
        "maxlength step list required readonly size pattern form multiple",
        "ins": "cite datetime",
        "label": "for",
        "li": "value",
        "link": "rel href type sizes media as crossorigin integrity hreflang",
        "meta": "charset name content http-equiv property media",
        "meter": "value min max low high optimum",
        "ol": "start reversed type",
        "optgroup": "disabled label",
        "option": "disabled label selected value",
        "output": "for form name",
        "progress": "value max",
        "q": "cite",
        "script": "src type defer async crossorigin integrity nomodule",
        "select": "name disabled form multiple required size autocomplete",
        "source": "src srcset sizes media type width height",
        "td": "colspan rowspan headers",
        "textarea": "name rows cols disabled placeholder required readonly maxlength form",
        "th": "colspan rowspan headers scope abbr",
        "time": "datetime",
    }.items()
}
_OWN: Final = re.compile(r"(?:data|aria)-[a-z0-9-]+|(?:\{[^}]*\}|xml:)lang")
_DATETIME: Final = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?"
)
_NO_URL: Final = re.compile(r"[\s<>\"{}|\\^`]")


def misplaced(page: WebPage) -> list[str]:
    """What on the page breaks the rules, in words; an empty list if nothing does."""
    return list(_checked(page.root, page.root, (), page))


def _checked(
    element: Element, model_of: Element, above: tuple[str, ...], page: WebPage
) -> Iterator[str]:
    """Check `element` and all inside it. `model_of` is the element whose rules its children are
    held to: its own, or those of the parent of one that takes over its parent's."""
    name = name_of(element)
    yield from _attributes(element, name)
    yield from _values(element, name, page)
    allowed = CHILDREN.get(name_of(model_of))
    if allowed is None:
        yield f"<{name}> is no element of this site"
        return
    if name == "div" and above[-1:] == ("dl",):
        allowed = SCRIPTS | {"dt", "dd"}
    if name in _NO_TEXT and any(t.strip() for t in (element.text, *(c.tail for c in element)) if t):
        yield f"text straight inside <{name}>"
    inside = (*above, name)
    for child in element:
        inner = name_of(child)
        if not inner:
            continue
        if inner not in allowed:
            yield f"<{inner}> inside <{name_of(model_of)}> ({text_of(child)[:40]!r})"
        for outer in inside:
            if inner in _NEVER_INSIDE.get(outer, ()) and child.get("type") != "hidden":
                yield f"<{inner}> anywhere inside <{outer}>"
        if not str(child.tag).startswith(SVG):
            yield from _checked(child, model_of if inner in _TRANSPARENT else child, inside, page)
    yield from _order(element, name)


def _order(element: Element, name: str) -> Iterator[str]:
    """What must come first, or only once."""
    children = [name_of(child) for child in element if name_of(child)]
    for parent, first in (("details", "summary"), ("fieldset", "legend"), ("table", "caption")):
        if (
            name == parent
            and first in children
            and (children.index(first) != 0 or children.count(first) > 1)
        ):
            yield f"<{first}> is not the first of its <{parent}>, or not the only one"
    if name == "details" and "summary" not in children:
        yield "<details> without <summary>"
    if name == "figure" and children.count("figcaption") > 1:
        yield "<figure> with two <figcaption>"
    if name in ("dl", "div") and children[:1] == ["dd"]:
        yield f"<{name}> begins with <dd>"
    if name == "dl" and not children:
        yield "empty <dl>"


def _attributes(element: Element, name: str) -> Iterator[str]:
    allowed = _EVERYWHERE | ATTRIBUTES.get(name, frozenset())
    for key in element.attrib:
        if key not in allowed and not _OWN.fullmatch(key):
            yield f"<{name} {key}> is no attribute that it has"


def _values(element: Element, name: str, page: WebPage) -> Iterator[str]:
    """Values that have a form of their own."""
    if name == "img" and element.get("alt") is None:
        yield "<img> without alt"
    if name == "time":
        moment = element.get("datetime", text_of(element))
        if not _DATETIME.fullmatch(moment):
            yield f"<time> of {moment!r}"
    for key in ("href", "src", "action"):
        value = element.get(key)
        if value is not None and (_NO_URL.search(value) or value == ""):
            yield f"<{name} {key}={value!r}> is no address"
    if name == "button" and element.get("type") not in ("button", "submit", "reset"):
        yield "<button> that does not say its type"
    for key in ("tabindex", "start", "value" if name == "li" else "start"):
        value = element.get(key)
        if value is not None and not re.fullmatch(r"-?\d+", value):
            yield f"<{name} {key}={value!r}> is no number"
    if name == "a" and element.get("href") is None and element.get("rel") is not None:
        yield "<a> with rel but without href"
    if name == "label" and element.get("for"):
        labelled = [e for e in page.elements if e.get("id") == element.get("for")]
        if labelled and name_of(labelled[0]) not in (
            "button", "input", "meter", "output", "progress", "select", "textarea",
        ):  # fmt: skip
            yield f"<label> of a <{name_of(labelled[0])}>"
