"""What a worker learns of its own records: postings, words, cards and facts, packed part by part.

Full records never travel between processes; what is gathered here is a tenth of them, and whoever
makes the index unpacks one part of it at a time.
"""

from __future__ import annotations

import marshal
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import unescape
from itertools import chain, count
from typing import Any, Final, NamedTuple, Self

from generator.catalog.catalog import Catalog
from generator.model.practice import Practice
from generator.pages.desk import CardView, desk_of
from generator.pages.filters import Facts, practice_facts
from generator.pages.languages import Languages
from generator.search.blocks import Row, Shown, folder_of
from generator.search.documents import PAGE, PRACTICE, Document, document_makers, manual
from generator.search.postings import Postings
from generator.search.weights import levels
from generator.search.zones import Zones, practice_zones
from generator.text.speaking import speaking
from generator.text.stems import Stems
from generator.text.tongues import bare

_ADDRESS: Final = 2
"""Where the address stands in a row."""
_ONE_LANGUAGE: Final = Languages()
ARCHIVED: Final = 1
EXPECTED: Final = 2
OTHERS: Final = 1024
"""So many documents that are no practices are gathered together."""


class Gathered(NamedTuple):
    """What some documents tell the search."""

    postings: tuple[bytes, ...]
    """As `postings` packs them, by sections."""
    words: str
    """Every word of theirs, parted by spaces."""
    kinds: Mapping[int, int]
    """How many documents there are of each kind."""
    facts: Mapping[int, tuple[Any, ...]]
    """Of practices by their numbers."""
    files: Mapping[str, bytes]
    """The files of those blocks that are here as a whole."""
    shown: Mapping[str, tuple[dict[int, bytes], dict[int, bytes]]]
    """Rows and summaries of all other documents, by language."""

    def packed(self) -> bytes:
        """This, to be written into a file."""
        told: tuple[Any, ...] = (*self,)
        return marshal.dumps(told)

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """What was `packed`; nothing but our own workers makes such."""
        return cls(*marshal.loads(data))  # noqa: S302


class Gathering:
    """Takes in documents by growing numbers, to be found by the words of all languages and shown in
    each of `spoken`, the first of which is that of the index. `stems` are those known already."""

    def __init__(self, spoken: Sequence[str], stems: Stems | None = None) -> None:
        self.facts: dict[int, Facts] = {}
        self._spoken = spoken
        self._stems = Stems(elder=stems)
        self._postings = Postings()
        self._kinds: Counter[int] = Counter()
        self._shown = {lang: Shown() for lang in spoken}

    def take(self, number: int, zones: Zones, row: Row, summary: str) -> None:
        """Take in one document as it is shown in the first language."""
        self._postings.take(number, levels(zones, self._stems))
        self._kinds[row[0]] += 1
        self._shown[self._spoken[0]].take(number, row, summary)

    def take_twin(self, lang: str, number: int, row: Row, summary: str) -> None:
        """Take in how that document is shown in another language."""
        # An index has no place for marks: its reader sees by the letters what is Russian.
        told = [bare(value) if isinstance(value, str) else value for value in row]
        self._shown[lang].take(number, told, bare(summary))

    def gathered(self) -> Gathered:
        """All that was taken in."""
        files = {
            name: data
            for lang, shown in self._shown.items()
            for name, data in shown.finished(folder_of(lang))
        }
        return Gathered(
            postings=self._postings.sections(),
            words=" ".join(self._stems),
            kinds=dict(self._kinds),
            facts={number: tuple(facts) for number, facts in self.facts.items()},
            files=files,
            shown={lang: (shown.rows, shown.summaries) for lang, shown in self._shown.items()},
        )


def gather(
    kept: Mapping[str, Practice],
    catalog: Catalog,
    number: int,
    of: int,
    languages: Languages = _ONE_LANGUAGE,
) -> list[Gathered]:
    """What the search must know of the `kept` practices, and its share of all other documents: each
    `of`-th part of them, from `number` on. The hand-written pages come later (`read_page`)."""
    parts = range(number * OTHERS, others_count(catalog), of * OTHERS)
    others = (gather_others(begin, catalog, languages) for begin in parts)
    return [gather_practices(kept, kept, catalog, languages), *others]


def gather_practices(
    names: Collection[str],
    kept: Mapping[str, Practice],
    catalog: Catalog,
    languages: Languages = _ONE_LANGUAGE,
    stems: Stems | None = None,
) -> Gathered:
    """What the search must know of the practices `names`, which are `kept`. `stems` are those that
    are known already."""
    wanted = frozenset(names)
    cards = [card for card in enumerate(catalog.published) if card[1].id in wanted]
    found, desk = Gathering(languages.spoken, stems), desk_of(catalog)
    for number, card in cards:
        view = desk.card(card)
        zones = practice_zones(kept[card.id], card, desk)
        found.take(number, zones, practice_row(view), view.summary)
        found.facts[number] = practice_facts(card, desk)
    for lang in languages.spoken[1:]:
        with speaking(lang):
            desk = desk_of(catalog)
            for number, card in cards:
                view = desk.card(card)
                row = practice_row(view)
                row[_ADDRESS] = languages.localized(row[_ADDRESS], lang)
                found.take_twin(lang, number, row, view.summary)
    return found.gathered()


def others_count(catalog: Catalog) -> int:
    """How many documents there are that are no practices, but for the manual and hand-written
    pages."""
    return sum(1 for _ in document_makers(desk_of(catalog)))


def gather_others(begin: int, catalog: Catalog, languages: Languages = _ONE_LANGUAGE) -> Gathered:
    """What the search must know of some documents that are no practices: of `OTHERS` of them from
    `begin` on, and where these are the last, of the manual."""
    found = Gathering(languages.spoken)
    for document, number in _some_others(begin, catalog):
        found.take(number, document.zones, document_row(document), document.summary)
    for lang in languages.spoken[1:]:
        with speaking(lang):
            for document, number in _some_others(begin, catalog):
                row = document_row(document)
                row[_ADDRESS] = languages.localized(row[_ADDRESS], lang)
                found.take_twin(lang, number, row, document.summary)
    return found.gathered()


def _some_others(begin: int, catalog: Catalog) -> Iterator[tuple[Document, int]]:
    makers = tuple(document_makers(desk_of(catalog)))
    end = begin + OTHERS
    some = chain((make() for make in makers[begin:end]), manual() if end >= len(makers) else ())
    return zip(some, count(len(catalog.published) + begin))


def document_row(document: Document) -> Row:
    """Anything that is no practice as results show it."""
    return [document.kind, document.title, document.address, document.where]


def practice_row(view: CardView) -> Row:
    """A practice as results show it."""
    where = ", ".join(filter(None, (view.place, view.region.text)))
    figure, metric = (view.effect.figure, view.effect.metric) if view.effect else ("", "")
    badges = "".join(badge.level[0] for badge in view.badges)
    row: Row = [PRACTICE, view.title, view.address, where, figure, metric, badges]
    expected = view.effect is not None and view.effect.kind == "expected"
    row += [view.adopted, ARCHIVED * view.archived + EXPECTED * expected]
    while row[-1] in ("", 0):
        row.pop()
    return row


_ARTICLE: Final = re.compile(r"<article[^>]*>(.*?)</article>", re.DOTALL)
_EXCLUDED: Final = re.compile(r"<article[^>]* data-search-exclude\b")
_TITLE: Final = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_ABOUT: Final = re.compile(r'<meta name="description" content="([^"]*)"')
_TAG: Final = re.compile(r"<(?:script|style)[^>]*>.*?</(?:script|style)>|<[^>]*>", re.DOTALL)


def read_page(address: str, html: str) -> Document | None:
    """A hand-written page as the theme has rendered it; None if it has neither text nor title, or
    asks to be left out of the search."""
    if _EXCLUDED.search(html):
        return None
    article = _ARTICLE.search(html)
    title = _TITLE.search(article[1]) if article else None
    if article is None or title is None:
        return None
    about = _ABOUT.search(html)
    summary = unescape(about[1]) if about else ""
    words = _words(title[1])
    return Document(
        PAGE,
        words,
        address,
        "",
        summary,
        Zones(words, summary, "", _words(article[1].replace(title[0], ""))),
    )


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
