"""How templates are drawn: autoescape always on, nothing undefined passes, all links relative.

Contributors' texts reach a template as plain strings and are escaped there; long ones go through
`markdown` or `inline`, the only filters that return HTML made of contributors' words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Hashable, MutableMapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final, cast

import jinja2
from jinja2 import meta, nodes
from jinja2.compiler import CodeGenerator
from jinja2.environment import TemplateModule
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.catalog.rules.references import meant_id
from generator.drawing.patterns import paint, pattern_elements
from generator.drawing.qr import qr_code
from generator.pages import badge_code, labels
from generator.pages.addresses import region_at
from generator.pages.compiling import QuickCode
from generator.pages.contents import contents
from generator.pages.languages import Languages, neutral
from generator.pages.maps import cells_svg
from generator.pages.page import NOT_FOUND, Page
from generator.pages.visitors_day import SHOWN, state_words
from generator.pages.wording import Interface, interface, shown
from generator.text import (
    FIRST_LANGUAGE,
    date_element,
    in_date,
    number,
    render_inline,
    render_markdown,
    since_date,
    until_date,
    words,
)
from generator.text.language import ordinal_ending
from generator.text.speaking import spoken
from generator.text.tongues import ABROAD, bare, blocks_in, in_tongue, marked_up, split

_MOST_KEPT: Final = 4096
"""So many small pieces of HTML are kept of each kind, at most."""

Resolve = Callable[[str, str], str | None]
"""(kind, id) of a record → its address from the site's root, or None if it has no page."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site's keeper sets. `edit` is the forge's address for editing a file, to which the
    file's path is added ("https://git.example/atlas/edit/main/"); None leaves the link out.
    `root` is the path under which the site stands, for the page of lost addresses only. `url` is
    the site's full address ("https://host/atlas/") or empty, and `today` the day of the build, by
    which a script knows how old a page is. `signed` says whether the publisher signs credentials.
    `lang` is the language of the templates' words, one of `languages`.
    """

    edit: str | None = None
    root: str = "/"
    lang: str = "ru"
    url: str = ""
    today: dt.date | None = None
    signed: bool = False
    passports: bool = False
    """Whether practices have passports in PDF, and kits."""
    languages: Languages = field(default_factory=Languages)


def _nowhere(kind: str, identity: str) -> str | None:
    return None


class _Folding(NodeTransformer):
    """Says the words of the interface while a template is compiled, not each time it is drawn."""

    def __init__(self, said: Interface) -> None:
        self._said = said

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """`_('Источники')` becomes the words themselves; any other call stays."""
        self.generic_visit(node)
        if isinstance(node.node, nodes.Name) and node.node.name == "_" and len(node.args) == 1:
            message = node.args[0]
            if isinstance(message, nodes.Const) and isinstance(message.value, str):
                return nodes.Const(self._said(message.value), lineno=node.lineno)
        return node


class _Template(jinja2.Template):
    """Parts are imported without comparing globals, which are the same for all templates here."""

    def _get_default_module(self, ctx: jinja2.runtime.Context | None = None) -> TemplateModule:
        return super()._get_default_module()


def whole_in_russian(text: str) -> str:
    """A text that is copied as it stands, with Russian words in it, marked as a whole."""
    plain = bare(text)
    return plain if spoken() == FIRST_LANGUAGE else in_tongue(plain, FIRST_LANGUAGE)


def _not_folded(draw: Callable[[str], str]) -> Callable[[object, str], str]:
    """A filter whose result depends on the page: Jinja must not work it out while compiling."""

    @jinja2.pass_context
    def filter_(_context: object, text: str) -> str:
        return draw(text)

    return filter_


class CatalogEnvironment(jinja2.Environment):
    """Jinja for the catalog's pages. One process draws one page at a time: `base` is its way up."""

    template_class = _Template
    code_generator_class: type[CodeGenerator] = QuickCode

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        resolve: Resolve,
        compiled: jinja2.BytecodeCache | None = None,
    ) -> None:
        super().__init__(
            loader=jinja2.FileSystemLoader(folder),
            bytecode_cache=compiled,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
        )
        self.base = ""
        """The way from the page being drawn to the site's root."""
        self.home = ""
        """The same to the root of its own language."""
        self.region = ""
        """The region of the page being drawn: ids in its texts may be short inside it."""
        self.root = settings.root
        self._settings = settings
        self._resolve = resolve
        self._parts: dict[str, TemplateModule] = {}
        self._said = said = Interface(words(settings.lang))
        self.globals.update(
            _=said,
            ngettext=said.plural,
            counted=said.counted,
            url=self.url,
            labels=labels,
            patterns=Markup(pattern_elements()),  # noqa: S704 - drawn by our own code
            paint=paint,
            cells=lambda some, shape, file: cells_svg(some, shape, file, self.base),
            settings=settings,
            elsewhere=[
                (other, interface(other))
                for other in settings.languages.spoken
                if other != settings.lang
            ],
            badges=partial(badge_code.badges, settings.url),
            shield=partial(badge_code.shield, settings.url),
        )
        self.filters.update(
            url=_not_folded(self.url),
            link=self._kept("links", "link"),
            marks=self._kept("sources", "marks"),
            adoption=self._kept("adopters", "adoption_state"),
            swatch=self._kept("spread", "swatch"),
            said=said,
            bare=bare,
            whole=whole_in_russian,
            markdown=_not_folded(self.markdown),
            inline=_not_folded(self.inline),
            typo=shown,
            date=date_element,
            since=since_date,
            until=until_date,
            in_date=in_date,
            number=number,
            nth=ordinal_ending,
            contents=contents,
            qr=qr_element,
        )

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template knows. A chain of two mappings, which Jinja would make of it for each
        template, is copied for each page ten times slower than a dict."""
        return super().make_globals(d) if d else self.globals

    def part(self, name: str) -> TemplateModule:
        """What the template `name` ("parts/links.html") has for others."""
        found = self._parts.get(name)
        if found is None:
            found = self._parts[name] = self.get_template(name).module
        return found

    def _kept(self, part: str, macro: str) -> Callable[[object, Hashable], Markup]:
        """A small macro of one argument as a filter that draws each thing once for each depth, as
        long as it is not forgotten with all others."""
        drawn: dict[tuple[Hashable, str], Markup] = {}

        @jinja2.pass_context
        def filter_(_context: object, thing: Hashable) -> Markup:
            found = drawn.get((thing, self.base))
            if found is None:
                if len(drawn) >= _MOST_KEPT:
                    drawn.clear()  # what stands on many pages is soon drawn again
                module = self.part(f"parts/{part}.html")
                found = drawn[thing, self.base] = self._whole(getattr(module, macro)(thing))
            return found

        return filter_

    def _whole(self, html: Markup) -> Markup:
        """`html` as it will stand on the page, if it is an element: its marks of other languages
        are turned into attributes here, once, and not on each page."""
        if self._settings.lang == FIRST_LANGUAGE or not html.startswith("<"):
            return html
        return Markup(marked_up(html))  # noqa: S704 - adds attributes

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        return cast(nodes.Template, _Folding(self._said).visit(template))

    @cached_property
    def visitors_day(self) -> tuple[str, str]:
        """What stands before and after the body of a page that shows the state of certificates."""
        if self._settings.today is None:
            return "", ""
        today = self._settings.today
        macros = vars(self.get_template("parts/visitors-day.html").module)
        words_for_states = state_words(today, self._settings.lang)
        return macros["notices"](today.isoformat()), macros["words"](words_for_states)

    def url(self, address: str) -> str:
        """`address` as a link from the page being drawn."""
        if self._settings.lang != FIRST_LANGUAGE:
            return self._abroad(address)
        return f"{self.base}{address}" or "./"

    def _abroad(self, address: str) -> str:
        """The same on a page of another language; what leads out of it bears a sign."""
        if self._settings.languages.has_twin(address):
            return f"{self.home}{address}" or "./"
        page = address.partition("#")[0].partition("?")[0]
        is_page = not page or page.endswith("/")
        return f"{self.base}{address}{ABROAD}" if is_page else f"{self.base}{address}"

    def markdown(self, text: str) -> Markup:
        """A contributor's long text as HTML blocks."""
        text, lang = split(text)
        blocks = render_markdown(text, self._link)
        return Markup(blocks_in(blocks, lang)) if lang else blocks  # noqa: S704 - adds attributes

    def inline(self, text: str) -> Markup:
        """A contributor's text as HTML without blocks."""
        text, lang = split(text)
        line = render_inline(text, self._link)
        return Markup(in_tongue(line, lang)) if lang else line  # noqa: S704 - adds two signs

    def _link(self, kind: str, identity: str) -> str | None:
        if self.region:
            identity = meant_id(kind, identity, self.region)
        address = self._resolve(kind, identity)
        return None if address is None else self.url(address)


def qr_element(text: str) -> Markup:
    """A QR code of `text` as a drawing that stands in a page."""
    code = qr_code(text)
    side = f'viewBox="0 0 {code.size} {code.size}"'
    ground = f'<path class="m-qr-ground" fill="#fff" d="M0 0h{code.size}v{code.size}H0z"/>'
    dark = f'<path class="m-qr-dark" d="{code.path}"/>'
    drawing = f'<svg class="m-qr" {side} aria-hidden="true" focusable="false">{ground}{dark}</svg>'
    return Markup(drawing)  # noqa: S704 - drawn by our own code


def environment(
    folder: Path,
    settings: Settings | None = None,
    resolve: Resolve = _nowhere,
    compiled: jinja2.BytecodeCache | None = None,
) -> CatalogEnvironment:
    """The environment for the templates of `folder` (overrides/catalog), which need not be compiled
    as far as they are among the `compiled`."""
    return CatalogEnvironment(folder, settings or Settings(), resolve, compiled)


def resting_on(folder: Path, changed: Collection[str]) -> frozenset[str]:
    """The templates in `folder` that rest on some of them, these included: by what they extend,
    include or import, one step or more."""
    env = jinja2.Environment(autoescape=True)
    found = frozenset(changed)
    told: dict[str, set[str | None]] = {}
    for file in folder.rglob("*.html"):
        tree = env.parse(file.read_text("utf-8"))
        told[file.relative_to(folder).as_posix()] = set(meta.find_referenced_templates(tree))
    while True:
        # A name that is known only when the page is drawn may be any.
        more = {name for name, used in told.items() if None in used or not found.isdisjoint(used)}
        if more <= found:
            return found
        found |= more


def render_body(env: CatalogEnvironment, page: Page) -> str:
    """The body of `page` as HTML, without a frame.

    Raises jinja2.UndefinedError if a template asks for what the page does not tell.
    """
    env.region = region_at(neutral(page.address))
    env.base = env.root if page.address == NOT_FOUND else "../" * page.depth
    env.home = "../" * (page.depth - (page.lang != FIRST_LANGUAGE))
    body = env.get_template(page.template).render(page.context)
    if page.lang != FIRST_LANGUAGE:
        body = marked_up(body)
    if SHOWN not in body:
        return body
    before, after = env.visitors_day
    return f"{before}{body}{after}"
