"""Somebody who looks at a preview and edits its files, and hears what browsers are told."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator.site.preview.telling import Word

PATIENCE = 100
"""So many words, or waits of 25 seconds for one, until a test gives up."""


@dataclass
class Visitor:
    """A browser, as far as the server of a `project` at `address` knows; `said` is what the
    terminal was told."""

    address: str
    project: Path
    said: list[str] = field(default_factory=list)

    def get(self, path: str) -> bytes:
        """What stands at `path`, whatever the status."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=600) as answer:
                return answer.read()  # type: ignore[no-any-return]
        except urllib.error.HTTPError as error:
            with error:
                return error.read()

    def status(self, path: str) -> int:
        """The status of the answer at `path`, ways to other addresses followed."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=600) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code

    def told(self, after: int = -1) -> Word:
        """The preview's word after that of number `after`: it waits for it."""
        return Word(**json.loads(self.get(f"-/told?after={after}")))

    def edit(self, file: str, old: str, new: str) -> Word:
        """Replace `old` in a file of the project and save it; what the browser is told then."""
        path = self.project / file
        text = path.read_text("utf-8")
        assert old in text
        before = self.told().number
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self.when(lambda word: word.number > before)

    def until(self, pages: int) -> Word:
        """The first word by which `pages` have been renewed so many times."""
        return self.when(lambda word: word.pages >= pages)

    def when(self, right: Callable[[Word], bool]) -> Word:
        """The first word that is `right`; on a busy machine it may take a while."""
        word = self.told()
        for _ in range(PATIENCE):
            if right(word):
                return word
            word = self.told(word.number)
        raise AssertionError(f"never told: {word}, {self.said}")
