"""What pages tell of their files' histories: drawn from a catalog in git, and read off them."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from git_histories import git, write

from generator.pages import Languages, Page, abreast
from generator.site.stamping.imprint import Imprint
from generator.site.work.rooms import SUPPLY
from generator.site.workers.crew import Crew
from generator.site.workers.worker import Share

CATALOG = Path(__file__).parents[1] / "review" / "catalog"
TEMPLATES = Path(__file__).parents[2] / "overrides" / "catalog"
TODAY = dt.date(2026, 11, 22)
LANGUAGES = Languages(("ru", "en"))
TELLING = ("practice.html", "region.html", "site.html")
"""The templates of pages that tell of their histories."""
ALONE = Share(0, 1)
"""The share of a worker who works alone."""


class Repository:
    """A catalog under `root` that is edited again and again, each time by somebody on some day."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self._monkeypatch = monkeypatch

    def edit(
        self, files: Mapping[str, str], day: str = "2026-05-01", author: str = "Ольга"
    ) -> None:
        """Write files anew (those without a text are removed) and commit all that is there."""
        write(self.root, {name: text for name, text in files.items() if text})
        for name, text in files.items():
            if not text:
                (self.root / name).unlink()
        self._monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00+0300")
        git(self.root, "init", "--quiet", "--initial-branch=main")
        git(self.root, "add", "--all")
        git(
            self.root,
            *("-c", "user.name=Тест", "-c", "user.email=test@example.org", "commit", "--quiet"),
            *("--allow-empty", "--message", "Правка", f"--author={author} <author@example.org>"),
        )


def drawn(root: Path, share: Share = ALONE) -> dict[str, str]:
    """By address, the bodies of the pages that tell of histories, in both languages: those of all
    practices under `root`, and a worker's share of the others."""
    imprint = Imprint("Атлас", "", TODAY, languages=LANGUAGES)
    with Crew(1) as crew:
        catalog, _ = SUPPLY.load(root, TODAY, crew)
        SUPPLY.hang(catalog, SUPPLY.chart(root, catalog, crew))
        kept: Mapping[str, Any] = crew.draw(_kept, None)[0]

        def makers() -> list[Callable[[], Page]]:
            return list(SUPPLY.pages(catalog))[share.number :: share.of]

        def pages() -> Iterator[Page]:
            others = (make() for make in makers())
            return (
                page
                for page in chain(SUPPLY.own_pages(kept, catalog), others)
                if page.template in TELLING
            )

        SUPPLY.recall(root, kept, catalog, SUPPLY.log(root), LANGUAGES, makers())
        body = SUPPLY.bodies(TEMPLATES, imprint, catalog)
        return {page.address: body(page) for page in abreast(pages, LANGUAGES)}


def _kept(kept: Any, shared: Any, share: Any) -> Any:
    return kept


def part_of(body: str) -> str:
    """The part of a page that tells of its history; "" if it has none."""
    part = re.search(r'<details class="a-history".*?</details>', body, re.DOTALL)
    return part[0] if part else ""


def told(body: str) -> list[list[str]]:
    """The edits of a page: each as its day and author, and its sentences."""
    edits = part_of(body).partition("</ol>")[0].split("<li><p")[1:]
    return [list(_lines(edit)) for edit in edits]


def _lines(edit: str) -> Iterator[str]:
    edit = f"<p{edit}".replace("</p>", "</p>\n").replace("<span", " · <span", 1)
    for line in re.sub(r"<[^>]*>", "", edit).split("\n"):
        if line.strip():
            yield unescape(line).replace("\u00a0", " ").strip()


def git_starts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands of git that are started from now on, as they come."""
    started: list[str] = []
    popen = subprocess.Popen

    class Noted(popen):  # type: ignore[misc, valid-type]
        def __init__(self, words: list[str], **options: Any) -> None:
            started.append(next(w for w in words if w in ("log", "rev-parse", "cat-file")))
            super().__init__(words, **options)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return started
