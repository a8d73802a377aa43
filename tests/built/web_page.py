"""A page as a browser reads it: elements, ids, links and mistakes, found by html5lib.

Nothing here comes from the program: what reads the site in these tests must not share its errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib

SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
LINKS = ("href", "src", "poster", "action", "formaction", "data", "cite", XLINK_HREF)
LISTS_OF_LINKS = ("srcset", "imagesrcset")
REFERENCES = (
    "for", "headers", "list", "form", "popovertarget", "aria-activedescendant", "aria-controls",
    "aria-describedby", "aria-details", "aria-errormessage", "aria-flowto", "aria-labelledby",
    "aria-owns",
)  # fmt: skip
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060]")
_REFRESH = re.compile(r"\d+\s*;\s*url=(.*)", re.IGNORECASE)


class Link(NamedTuple):
    """Something that leads elsewhere: the element's name, the attribute, and where it leads."""

    element: str
    attribute: str
    value: str


def plain(text: str) -> str:
    """`text` with all spaces alike, single, and without soft hyphens, for comparing."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


def name_of(element: Element) -> str:
    """The name of an element, that of an SVG element too; "" for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Element) -> str:
    """All text inside an element, as `plain` gives it."""
    return plain("".join(_texts(element)))


def _texts(element: Element) -> Iterator[str]:
    if name_of(element) not in ("", "script", "style", "template"):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            # What stands in two blocks is never one word.
            yield " " if name_of(child) not in _WITHIN_A_WORD else ""
            yield child.tail or ""


_WITHIN_A_WORD = {"a", "b", "em", "strong", "i", "abbr", "time", "code", "wbr", "span", "q", "mark"}


@dataclass(frozen=True)
class WebPage:
    """A page of the site, by its address ("practices/nizhny/x/"; the file for 404.html)."""

    address: str
    root: Element
    mistakes: tuple[str, ...]
    """Parse errors: "line:column what"."""

    @classmethod
    def read(cls, address: str, data: bytes) -> WebPage:
        """The page in `data`, which is UTF-8."""
        builder = html5lib.getTreeBuilder("etree")
        parser = html5lib.HTMLParser(tree=builder, namespaceHTMLElements=False)
        root = parser.parse(data.decode("utf-8"))
        mistakes = tuple(f"{p[0]}:{p[1]} {code} {facts}" for p, code, facts in parser.errors)
        return cls(address, root, mistakes)

    @cached_property
    def elements(self) -> list[Element]:
        """All elements in the order of the document."""
        return [element for element in self.root.iter() if name_of(element)]

    @cached_property
    def parents(self) -> dict[Element, Element]:
        """The parent of each element."""
        return {child: parent for parent in self.elements for child in parent}

    @cached_property
    def ids(self) -> list[str]:
        """All ids, repeated ones too."""
        return [id_ for element in self.elements if (id_ := element.get("id")) is not None]

    @property
    def main(self) -> Element:
        """The main part; the whole body of a page that has none."""
        found = self.root.find(".//main")
        return self.root if found is None else found

    def named(self, *names: str) -> list[Element]:
        """All elements with one of these names."""
        return [element for element in self.elements if name_of(element) in names]

    def meta(self, name: str) -> list[str]:
        """The contents of the <meta> of this name or property."""
        return [
            element.get("content", "")
            for element in self.named("meta")
            if name in (element.get("name"), element.get("property"))
        ]

    def related(self, relation: str) -> list[str]:
        """Where the <link> of this relation lead."""
        return [
            element.get("href", "")
            for element in self.named("link")
            if relation in element.get("rel", "").split()
        ]

    @property
    def leads_on(self) -> str | None:
        """Where this page sends its visitor at once, if it is the page of an old address."""
        for element in self.named("meta"):
            if element.get("http-equiv", "").lower() == "refresh":
                found = _REFRESH.fullmatch(element.get("content", "").strip())
                return found[1] if found else None
        return None

    @cached_property
    def links(self) -> list[Link]:
        """Everything that makes a browser ask for something, or lets it."""
        return list(self._links())

    def _links(self) -> Iterator[Link]:
        for element in self.elements:
            name = name_of(element)
            for attribute in LINKS:
                if (value := element.get(attribute)) is not None:
                    yield Link(name, attribute.rpartition("}")[2], value)
            for attribute in LISTS_OF_LINKS:
                for candidate in element.get(attribute, "").split(","):
                    if candidate.strip():
                        yield Link(name, attribute, candidate.split()[0])
        if self.leads_on is not None:
            yield Link("meta", "refresh", self.leads_on)

    def references(self) -> Iterator[tuple[str, str]]:
        """Ids that other elements of the page are said to have: attribute and id."""
        for element in self.elements:
            for attribute in REFERENCES:
                for id_ in element.get(attribute, "").split():
                    yield attribute, id_
