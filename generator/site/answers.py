"""What hand-written pages tell of the data: the day, the sizes of files, answers of the database.

A page leaves places for it: `<span data-built></span>` for the day, `<span data-size="data/x.csv">`
for a size, `<div data-answer></div>` for what the SQL right above it answers. They are filled at
the end of each build from what it has made, so that no page can say anything else than its site.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from html import escape, unescape
from pathlib import Path
from typing import Final

from generator.pages.wording import _
from generator.text import NBSP, number
from generator.text.dates import show_date

DATABASE: Final = "data/atlas.sqlite"
MOST_ROWS: Final = 20
"""How many rows of an answer are shown."""

_BUILT: Final = re.compile(r"<span data-built[^>]*></span>")
_SIZE: Final = re.compile(r'<span data-size="([\w./-]+)"></span>')
_RELEASES: Final = re.compile(r"<div data-releases[^>]*></div>")
_QUERY_OR_ANSWER: Final = re.compile(
    r'<div class="highlight">(?P<query>.*?)</div>|(?P<answer><div data-answer[^>]*></div>)',
    re.DOTALL,
)
_TAG: Final = re.compile(r"<[^>]+>")
_RELEASE: Final = re.compile(r"data/releases/(\d{4}-\d{2}-\d{2})/[\w.-]+\.zip")
_READING: Final = frozenset(
    (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
)
_KB, _MB = 1024, 1024 * 1024
MINUS: Final = "\N{MINUS SIGN}"


def asks(html: str) -> bool:
    """Whether a page has places that can be filled only when the data are made."""
    return any(place.search(html) for place in (_SIZE, _RELEASES)) or "<div data-answer" in html


def with_day(html: str, today: dt.date) -> str:
    """The page with the day of the build."""
    shown = f'<time datetime="{today.isoformat()}">{show_date(today.isoformat())}</time>'
    return _BUILT.sub(lambda _: shown, html)


def told(html: str, folder: Path, data: str = "") -> str:
    """The page with everything that it asks of the site in `folder`; `data` is its way to data/."""
    html = _SIZE.sub(lambda found: _size_of(folder / found[1]), html)
    html = _RELEASES.sub(lambda _: _releases(folder, data), html)
    return "".join(_answered(html, folder / DATABASE)) if "<div data-answer" in html else html


def size(count: int) -> str:
    """A number of bytes in words: «72 КБ», «1,4 МБ»."""
    if count < _KB:
        return f"{number(count)}{NBSP}{_('Б')}"
    if count < _MB:
        return f"{number(round(count / _KB))}{NBSP}{_('КБ')}"
    return f"{number(round(count / _MB, 1))}{NBSP}{_('МБ')}"


def _size_of(file: Path) -> str:
    return size(file.stat().st_size) if file.is_file() else "—"


def _releases(folder: Path, data: str) -> str:
    """The dated releases that the publisher keeps on the site, the newest first."""
    found = sorted(
        (file.relative_to(folder).as_posix() for file in folder.glob("data/releases/*/*.zip")),
        reverse=True,
    )
    known = [(name, match[1]) for name in found if (match := _RELEASE.fullmatch(name))]
    if not known:
        return f"<p>{_('Датированных выпусков на этом сайте пока нет.')}</p>"
    entries = (
        f'<li><a href="{data}{escape(name.removeprefix("data/"))}">'
        f"{_('Выпуск на %(day)s') % {'day': show_date(day)}}</a>, {_size_of(folder / name)}</li>"
        for name, day in known
    )
    return f"<ul>{''.join(entries)}</ul>"


def _answered(html: str, database: Path) -> Iterator[str]:
    """The page piece by piece, with what each query answers in the place below it."""
    query, at = "", 0
    with _opened(database) as base:
        for found in _QUERY_OR_ANSWER.finditer(html):
            yield html[at : found.start()]
            at = found.end()
            if found["answer"]:
                yield _answer(base, query)
            else:
                query = unescape(_TAG.sub("", found["query"]))
                yield found[0]
    yield html[at:]


@contextmanager
def _opened(database: Path) -> Iterator[sqlite3.Connection]:
    """The database, to be read only: no query of a page can write or open anything else."""
    # As an address, in which no sign of the path means anything else.
    there = f"{database.resolve().as_uri()}?mode=ro&immutable=1"
    address = there if database.is_file() else ":memory:"
    with closing(sqlite3.connect(address, uri=True)) as base:
        base.set_authorizer(
            lambda action, *_: sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY
        )
        yield base


def _answer(base: sqlite3.Connection, query: str) -> str:
    try:
        cursor = base.execute(query)
        names = [column[0] for column in cursor.description or ()]
        rows = cursor.fetchall()
    except sqlite3.Error as error:
        return f"<p><strong>{_('Запрос не выполнен:')}</strong> {escape(str(error))}</p>"
    if not rows:
        return f'<p class="a-answer-note">{_("Ответ: ни одной строки.")}</p>'
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:MOST_ROWS])
    more = ""
    if len(rows) > MOST_ROWS:
        counts = {"shown": number(MOST_ROWS), "all": number(len(rows))}
        more = f'<p class="a-answer-note">{_("Показано %(shown)s из %(all)s.") % counts}</p>'
    return (
        f'<p class="a-answer-note">{_("Ответ:")}</p>'
        f'<div class="a-answer" role="region" tabindex="0" aria-label="{_("Ответ")}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{more}"
    )


def _cell(value: str | float | None) -> str:
    if value is None:
        return "<td>—</td>"
    if isinstance(value, str):
        return f"<td>{escape(value)}</td>"
    return f'<td class="a-answer-number">{number(value).replace("-", MINUS)}</td>'
