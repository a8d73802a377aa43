"""What a worker learns of its own records: postings, words, cards and facts, in plain arrays.

Full records never travel between processes; what is gathered here is a tenth of them. `add` puts
together what several workers have gathered.
"""

from __future__ import annotations

import marshal
import re
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from itertools import islice
from typing import Any, Final, Self

from generator.catalog.catalog import Catalog
from generator.model.practice import Practice
from generator.pages.desk import CardView, desk_of
from generator.pages.filters import Facts, practice_facts
from generator.pages.languages import Languages
from generator.search.documents import PAGE, PRACTICE, Document, documents
from generator.search.packing import written
from generator.search.weights import levels
from generator.search.zones import Zones, practice_zones
from generator.text.speaking import speaking, spoken
from generator.text.stems import Stems
from generator.text.tongues import bare

Row = list[Any]
"""Kind, title, address, where, figure, metric, levels of certificates, adopted by, and what must be
said of it (`ARCHIVED`, `EXPECTED`): what a result shows. Empty ones at the end are left out."""
_ADDRESS: Final = 2
_ONE_LANGUAGE: Final = Languages()
ARCHIVED: Final = 1
EXPECTED: Final = 2


def _postings() -> defaultdict[str, array[int]]:
    return defaultdict(partial(array, "I"))


@dataclass(slots=True)
class Shown:
    """What results show in one more language: rows and summaries by the number of the document."""

    rows: dict[int, bytes] = field(default_factory=dict)
    summaries: dict[int, bytes] = field(default_factory=dict)

    def take_practice(self, number: int, view: CardView, languages: Languages) -> None:
        """Take in a practice, whose card is in the language being spoken."""
        self._take(number, practice_row(view), view.summary, languages)

    def take_document(
        self, number: int, document: Document, languages: Languages | None = None
    ) -> None:
        """Take in anything else; without `languages` at the address that it has already."""
        row: Row = [document.kind, document.title, document.address, document.where]
        self._take(number, row, document.summary, languages)

    def add(self, other: Shown) -> None:
        """Take in what another worker has gathered."""
        self.rows.update(other.rows)
        self.summaries.update(other.summaries)

    def _take(self, number: int, row: Row, summary: str, languages: Languages | None) -> None:
        # An index has no place for marks: its reader sees by the letters what is Russian.
        told = [bare(value) if isinstance(value, str) else value for value in row]
        if languages is not None:
            told[_ADDRESS] = languages.localized(told[_ADDRESS], spoken())
        self.rows[number] = written(told)
        if summary:
            self.summaries[number] = written(bare(summary))


@dataclass(slots=True)
class Gathered:
    """`postings` hold, for each stem, number · 16 + level of each document, in any order."""

    postings: defaultdict[str, array[int]] = field(default_factory=_postings)
    stems: Stems = field(default_factory=Stems)
    rows: dict[int, bytes] = field(default_factory=dict)
    """Rows and summaries as they stand in the files: a quarter of the memory of what they say."""
    summaries: dict[int, bytes] = field(default_factory=dict)
    kinds: Counter[int] = field(default_factory=Counter)
    """How many documents there are of each kind."""
    facts: dict[int, Facts] = field(default_factory=dict)
    others: dict[str, Shown] = field(default_factory=dict)
    """What results show in the other languages of the site."""
    cpu: float = 0.0
    """Seconds of processor time that this took."""

    def take(self, number: int, zones: Zones, row: Row, summary: str) -> None:
        """Take in one document."""
        postings, base = self.postings, number << 4
        for stem, level in levels(zones, self.stems).items():
            postings[stem].append(base | level)
        self.kinds[row[0]] += 1
        self.rows[number] = written(row)
        if summary:
            self.summaries[number] = written(summary)

    def shown_in(self, lang: str) -> Shown:
        """What results show in `lang`."""
        return self.others.setdefault(lang, Shown())

    def take_document(self, number: int, document: Document) -> None:
        """Take in anything that is no practice."""
        row: Row = [document.kind, document.title, document.address, document.where]
        self.take(number, document.zones, row, document.summary)

    def add(self, other: Gathered) -> None:
        """Put what somebody else has gathered to this, and use it up; numbers must not repeat."""
        while other.postings:
            stem, found = other.postings.popitem()
            self.postings[stem].extend(found)
        self.kinds.update(other.kinds)
        self.stems.update(other.stems)
        self.rows.update(other.rows)
        self.summaries.update(other.summaries)
        self.facts.update(other.facts)
        for lang, shown in other.others.items():
            self.shown_in(lang).add(shown)
        self.cpu += other.cpu
        for used in (other.stems, other.rows, other.summaries, other.facts, other.others):
            used.clear()

    def packed(self) -> bytes:
        """This, to be written into a file of the next build's."""
        shown = {lang: (one.rows, one.summaries) for lang, one in self.others.items()}
        return marshal.dumps(
            (
                {stem: found.tobytes() for stem, found in self.postings.items()},
                dict(self.stems),
                self.rows,
                self.summaries,
                dict(self.kinds),
                {number: tuple(facts) for number, facts in self.facts.items()},
                shown,
            )
        )

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """What was `packed`; nothing but our own workers makes such."""
        postings, stems, rows, summaries, kinds, facts, shown = marshal.loads(data)  # noqa: S302
        found = cls(stems=Stems(stems), rows=rows, summaries=summaries, kinds=Counter(kinds))
        for stem, numbers in postings.items():
            found.postings[stem].frombytes(numbers)
        found.facts = {number: Facts(*values) for number, values in facts.items()}
        found.others = {lang: Shown(*parts) for lang, parts in shown.items()}
        return found


def gather(
    kept: Mapping[str, Practice],
    catalog: Catalog,
    number: int,
    of: int,
    languages: Languages = _ONE_LANGUAGE,
) -> Gathered:
    """What the search must know of the `kept` practices and of every `of`-th other document.

    `number` is the first of these. The hand-written pages come later (`read_page`). The words of
    all `languages` are found in one index; what results show is gathered in each.
    """
    found = gather_practices(kept, kept, catalog, languages)
    found.add(gather_others(catalog, number, of, languages))
    return found


def gather_practices(
    names: Collection[str],
    kept: Mapping[str, Practice],
    catalog: Catalog,
    languages: Languages = _ONE_LANGUAGE,
    stems: Stems | None = None,
) -> Gathered:
    """What the search must know of the practices `names`, which are `kept`. `stems` are those that
    are known already."""
    before = time.process_time()
    desk, numbers = desk_of(catalog), _numbers(catalog)
    published = [name for name in names if name in numbers]
    found = Gathered(stems=Stems(elder=stems))
    for identity in published:
        card, place = catalog.practices[identity], numbers[identity]
        zones = practice_zones(kept[identity], card, desk)
        view = desk.card(card)
        found.take(place, zones, practice_row(view), view.summary)
        found.facts[place] = practice_facts(card, desk)
    for lang in languages.spoken[1:]:
        with speaking(lang):
            desk, shown = desk_of(catalog), found.shown_in(lang)
            for identity in published:
                view = desk.card(catalog.practices[identity])
                shown.take_practice(numbers[identity], view, languages)
    found.cpu = time.process_time() - before
    return found


def gather_others(
    catalog: Catalog, number: int, of: int, languages: Languages = _ONE_LANGUAGE
) -> Gathered:
    """What the search must know of every `of`-th document that is no practice, from `number` on."""
    before = time.process_time()
    found, first = Gathered(), len(_numbers(catalog))
    for place, document in islice(enumerate(documents(desk_of(catalog)), first), number, None, of):
        found.take_document(place, document)
    for lang in languages.spoken[1:]:
        with speaking(lang):
            desk, shown = desk_of(catalog), found.shown_in(lang)
            for place, document in islice(enumerate(documents(desk), first), number, None, of):
                shown.take_document(place, document, languages)
    found.cpu = time.process_time() - before
    return found


def _numbers(catalog: Catalog) -> Mapping[str, int]:
    """The number of each published practice: its place among them."""
    return {card.id: place for place, card in enumerate(catalog.published)}


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
_TITLE: Final = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_ABOUT: Final = re.compile(r'<meta name="description" content="([^"]*)"')
_TAG: Final = re.compile(r"<(?:script|style)[^>]*>.*?</(?:script|style)>|<[^>]*>", re.DOTALL)


def read_page(address: str, html: str) -> Document | None:
    """A hand-written page as the theme has rendered it; None if it has neither text nor title."""
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
