"""A small project with a made-up catalog, so that the site room is tested without the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.findings import Code, Finding, Severity, Words
from generator.pages.page import Page, Section
from generator.publishing.open_files import Maker
from generator.site.edition.addresses import relative
from generator.site.memory.reuse import Grounds, word_of
from generator.site.stamping.imprint import Imprint
from generator.site.stamping.stamp import Body
from generator.site.work.supply import Supply
from generator.site.workers.crew import Crew

REPOSITORY = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
NIZHNY = [f"nizhny/practice-{number}" for number in range(5)]

SETTINGS = """\
INHERIT: {repository}/mkdocs.yml
site_url: "{url}"
theme:
  custom_dir: {repository}/overrides
plugins:
  - atlas:
      today: "2026-11-22"
extra_css:
  - assets/stylesheets/frame.css
extra:
  sections:
    - {{address: practices/, name: Практики}}
    - {{address: regions/, name: Регионы}}
    - {{address: sites/, name: Площадки}}
    - {{address: certificates/, name: Сертификаты}}
    - {{address: contribute/, name: Участвовать}}
    - {{address: about/, name: О проекте}}
  footer:
    - {{address: about/, name: О проекте и источниках}}
"""
ABOUT = """\
# О проекте

Что такое [практика](contribute/index.md)?

| Показатель | Стало |
| --- | ---: |
| Жалобы | 4 |

## Откуда данные

Из открытых источников.

## Кто ведёт

Редакция.
"""
BAD = Code(
    "X001", "bad", Severity.ERROR, Words("плохо", "bad"), Words("", ""), Words("", ""), "", ""
)
DOUBTFUL = Code(
    "X002",
    "doubtful",
    Severity.WARNING,
    Words("странно", "odd"),
    Words("", ""),
    Words("", ""),
    "",
    "",
)


def sample_page(
    address: str,
    title: str,
    html: str = "",
    section: Section = "practices",
    description: str = "О чём страница",
    **context: str,
) -> Page:
    """A page with `html` under its title."""
    return Page(address, "sample.html", title, description, section, {"html": html, **context})


@dataclass(frozen=True, slots=True)
class SampleCatalog:
    """What the sample's reading gives."""

    practices: tuple[str, ...]
    moved: Mapping[str, str]


def load(root: Path, today: dt.date, crew: Crew) -> tuple[SampleCatalog, list[Finding]]:
    """The names are those of the files in practices/; "bad" and "odd" in a file are findings."""
    files = sorted(path.relative_to(root).as_posix() for path in root.glob("practices/*/*.yml"))

    def take(share: Sequence[str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
        texts = [(file, (root / file).read_text("utf-8")) for file in share]
        return {file[len("practices/") : -len(".yml")]: text for file, text in texts}, texts

    texts = [answer for answers in crew.read(take, files) for answer in answers]
    codes = {"bad": BAD, "odd": DOUBTFUL}
    findings = [Finding(codes[text], file) for file, text in texts if text in codes]
    names = tuple(file[len("practices/") : -len(".yml")] for file in files)
    return SampleCatalog(names, {"practices/nizhny/old/": f"practices/{names[0]}/"}), findings


def prepare(templates: Path, imprint: Imprint) -> None:
    """Nothing to get ready."""


def draw(page: Page) -> str:
    """The body of a sample page."""
    return f"<h1>{page.title}</h1>\n{page.context['html']}"


def bodies(templates: Path, imprint: Imprint, catalog: SampleCatalog) -> Body:
    """The same for all."""
    return draw


def grounds(catalog: SampleCatalog) -> Grounds:
    """Pages rest on the names of all practices; what stands in a file tells on its own page."""
    files = {f"practices/{name}.yml": name for name in catalog.practices}
    return Grounds(files, word_of(catalog.practices))


def own_pages(kept: dict[str, str], catalog: SampleCatalog) -> Iterable[Page]:
    """A page for each practice with its text, and a link to the first of its own region's."""
    for name, text in kept.items():
        address = f"practices/{name}/"
        first = relative(f"practices/{catalog.practices[0]}/#steps", address)
        html = f'<h2 id="steps">Шаги</h2><a href="{first}">первая</a><a href="#steps">шаги</a>'
        yield sample_page(address, f"Практика {name}", f"{html}<p>{text}</p>")


def pages(catalog: SampleCatalog) -> Iterable[Page]:
    """The lists and the home page."""
    items = "".join(f'<li><a href="{name}/">{name}</a></li>' for name in catalog.practices)
    yield sample_page("practices/", "Практики", f"<ul>{items}</ul>")
    yield sample_page("", "Атлас практик", '<a href="practices/?region=nizhny">Все</a>', "home")
    sections: list[Section] = ["regions", "sites", "certificates"]
    for section in sections:
        yield sample_page(f"{section}/", section, section=section)
    yield sample_page("404.html", "Страница не найдена", '<a href="/practices/">Все</a>', "home")


def redirects(catalog: SampleCatalog) -> Mapping[str, str]:
    """One practice has moved."""
    return catalog.moved


def files(root: Path, catalog: SampleCatalog, imprint: Imprint, signer: object) -> Iterator[Maker]:
    """What makes one file for machines."""
    yield lambda: [("api/v1/index.json", b"{}\n")]


def page_makers(catalog: SampleCatalog) -> Iterator[Callable[[], Page]]:
    """The same pages, each to be had when called for."""
    return (partial(as_it_is, page) for page in pages(catalog))


def as_it_is(page: Page) -> Page:
    """A page that is there already."""
    return page


SAMPLE = Supply(
    load, prepare, bodies, own_pages, page_makers, redirects, grounds=grounds, files=files
)


def make_project(folder: Path, url: str = "") -> Path:
    """A project in `folder`, with the real frames and a made-up catalog; the folder."""
    (folder / "docs/contribute").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        SETTINGS.format(repository=REPOSITORY, url=url), encoding="utf-8"
    )
    (folder / "docs/about.md").write_text(ABOUT, encoding="utf-8")
    (folder / "docs/contribute/index.md").write_text("# Участвовать\n", encoding="utf-8")
    (folder / "docs/data.md").write_text("# Данные\n", encoding="utf-8")
    for name in NIZHNY:
        write_practice(folder, name, "good")
    return folder


def write_practice(project: Path, name: str, text: str) -> None:
    """A practice file of the sample: "good", "bad" (an error) or "odd" (a warning)."""
    file = project / f"practices/{name}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
