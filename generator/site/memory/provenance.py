"""Of what a site was made, remembered outside it: where nothing has changed, nothing is built.

A file is the same if the system says that nobody has written to it since (size, both times,
number), or else if it has the same bytes: a fresh copy of the same files counts as unchanged.
What can't be told for sure counts as changed: building anew is always right. Imports nothing slow.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from generator.caches import cache_folder
from generator.placing import keep_whole
from generator.site.edition.commit import commit_of
from generator.site.memory import program
from generator.site.memory.filestates import (
    CannotTell,
    State,
    look,
    seal_of,
    sum_of,
    words_by_several,
)

FORMAT: Final = 1
KEPT: Final = 20
"""So many sites are remembered, those built last."""

_VARIABLE: Final = re.compile(rb"!ENV\s*(?:\[([^\]]*)\]|([A-Za-z_]\w*))")
_NAME: Final = re.compile(rb"[A-Za-z_]\w*")
_INHERIT: Final = re.compile(rb"^INHERIT:\s*['\"]?([^'\"\n]+?)['\"]?\s*$", re.MULTILINE)
_HARVEST: Final = ".harvest"
_NEVER: Final[State] = (-1, 0, 0, 0)
"""The state of no file."""
_FRESH: Final = 2_000_000_000
"""Nanoseconds. A file as young as this may be written again without its times telling."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: a site from `project`. What else was wished for comes in words; `out` is
    None where the settings say it."""

    project: Path
    out: Path | None
    words: tuple[str, ...]

    def key(self) -> str:
        """The same for the same question, put to the same program in the same surroundings."""
        told = (str(self.project), str(self.out), *self.words, *_surroundings(self.project))
        return hashlib.blake2b("\0".join(told).encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Told:
    """What the build of a site said: where it is, the findings in words, how many pages it drew."""

    out: Path
    report: str
    pages: int


@dataclass(frozen=True, slots=True)
class Memory:
    """A remembered site that stands as it was built: where, and the word for its state."""

    out: Path
    site: str
    kept: Path
    """Where more can be remembered of it."""
    changed: frozenset[Path] = frozenset()
    """The files that have changed since."""

    @property
    def harvest(self) -> Path:
        """The folder in which what was made of its records can be kept."""
        return self.kept.with_suffix(_HARVEST)


class Watch:
    """Looks at the sources before a build reads them, at each once: it tells what has changed since
    the last build, and remembers the site after this one if nothing has changed meanwhile."""

    def __init__(self, question: Question, jobs: int | None = None) -> None:
        """`jobs` is the largest number of processes that look (default: the cores)."""
        self.question = question
        self._jobs = jobs
        self._key = question.key()
        self._root = question.project
        self._commit = ""
        self._before: dict[str, dict[str, State] | None] = {}
        """What has been looked at, by place."""
        self._places: set[str] = set()
        """What the build is made of."""
        self._known: Any = None
        self._sums: dict[str, str] = {}
        """What tells the bytes of files that nobody has written to since the last build."""
        self.add((*settings_of(question.project), program.PACKAGE))

    def follow(self, root: Path, places: Iterable[Path]) -> None:
        """Look at the catalog's folder and at all other `places` from which the build reads."""
        self._root, self._commit = root, commit_of(root)
        self.add(places)

    def add(self, places: Iterable[Path]) -> None:
        """Look at `places` as they are now, unless that has been done."""
        new = {str(place) for place in places}
        self._places |= new
        for place in new - self._before.keys():
            self._before[place] = _looked([place])

    def unchanged(self) -> Told | None:
        """What the last build said, if it would be no other today and its site stands as it was
        built; otherwise None."""
        known = self._recalled()
        if known is None or known["changed"]:
            return None
        return Told(Path(known["out"]), str(known["report"]), int(known["pages"]))

    def standing(self, but: Collection[Path]) -> Memory | None:
        """The last site, if it stands as it was built and nothing has changed since `but` for what
        lies under some places; otherwise None."""
        known = self._recalled()
        if known is None:
            return None
        changed = frozenset(map(Path, known["changed"]))
        if not all(any(path.is_relative_to(place) for place in but) for path in changed):
            return None
        kept = _file(self.question).with_suffix(".made")
        return Memory(Path(known["out"]), str(known["site"]), kept, changed)

    def _recalled(self) -> Any:
        """Look the last build up, once."""
        if self._known is None:
            self._known = self._looked_up() or {}
        return self._known or None

    def _looked_up(self) -> Any:
        """What is remembered of a site that stands as it was built; "changed" are the files of
        which it was made and that have changed, come or gone since."""
        file = _file(self.question)
        try:
            known = json.loads(file.read_bytes())
            if known["format"] != FORMAT or known["key"] != self._key:
                return None
            if commit_of(Path(known["root"])) != known["commit"]:
                return None
            now: dict[str, State] = {}
            for place in known["places"]:
                if place not in self._before:
                    self._before[place] = _looked([place])
                found = self._before[place]
                if found is None:
                    return None
                now |= found
            files = known.pop("files")
            known["changed"] = _changed(files, now)
            self._sums = {
                path: str(files[path][4])
                for path, state in now.items()
                if path in files and tuple(files[path][:4]) == state
            }
            if self._seal_of(Path(known["out"])) != known["site"]:
                return None
            os.utime(file)
        except (OSError, ValueError, LookupError, TypeError):
            return None
        return known

    def _seal_of(self, site: Path) -> str:
        return seal_of(site, partial(words_by_several, jobs=self._jobs))

    def remember(self, told: Told) -> Memory | None:
        """Keep what this build was made of and what it said; that the site stands is for the
        caller to know. Whatever hinders it only costs time at the next build: then it is None."""
        after: dict[str, State] = {}
        for place in sorted(self._places):
            found = _looked([place])
            if found is None or found != self._before[place]:
                return None
            after |= found
        if self.question.key() != self._key:
            return None
        now = time.time_ns()
        try:
            known = {
                "format": FORMAT,
                "key": self._key,
                "root": str(self._root),
                "commit": self._commit,
                "places": sorted(self._places),
                "files": {
                    path: [
                        *(state if now - state[2] > _FRESH else _NEVER),
                        self._sums.get(path) or sum_of(Path(path)),
                    ]
                    for path, state in after.items()
                },
                "out": str(told.out),
                "site": self._seal_of(told.out),
                "report": told.report,
                "pages": told.pages,
            }
            keep_whole(_file(self.question), [json.dumps(known, separators=(",", ":")).encode()])
            _tidy(folder())
        except OSError:
            return None
        return Memory(told.out, str(known["site"]), _file(self.question).with_suffix(".made"))


def settings_of(project: Path) -> Iterator[Path]:
    """The file of settings of a project, and those that it stands on."""
    file = project / "mkdocs.yml"
    seen: set[Path] = set()
    while file not in seen and file.is_file():
        seen.add(file)
        yield file
        found = _INHERIT.search(file.read_bytes())
        if found is None:
            return
        file = (file.parent / os.fsdecode(found[1].strip())).resolve()


def folder() -> Path:
    """Where builds are remembered."""
    return cache_folder("builds")


def _looked(places: Iterable[str]) -> dict[str, State] | None:
    try:
        return look(places)
    except (OSError, CannotTell):
        return None


def _changed(known: Mapping[str, Any], now: Mapping[str, State]) -> set[str]:
    return known.keys() ^ now.keys() | {
        path
        for path, state in now.items()
        if path in known
        and tuple(known[path][:4]) != state
        and known[path][4] != sum_of(Path(path))
    }


def _surroundings(project: Path) -> Iterator[str]:
    """What a site depends on besides files: the versions of the program, of Python and of the
    libraries, the variables that are asked for, the commit."""
    yield from program.versions()
    names = {"SOURCE_DATE_EPOCH"}
    for file in settings_of(project):
        for several, one in _VARIABLE.findall(file.read_bytes()):
            names |= {name.decode() for name in _NAME.findall(several or one)}
    names |= {name for name in os.environ if name.startswith("ATLAS_")}
    for name in sorted(names):
        yield f"{name}={os.environ.get(name)}"
    yield commit_of(project)


def _file(question: Question) -> Path:
    told = f"{question.project}\0{question.out}".encode("utf-8", "replace")
    return folder() / f"{hashlib.blake2b(told, digest_size=16).hexdigest()}.json"


def _tidy(kept: Path) -> None:
    files = sorted(kept.glob("*.json"), key=lambda file: -file.stat().st_mtime)
    for file in files[KEPT:]:
        file.unlink(missing_ok=True)
        file.with_suffix(".made").unlink(missing_ok=True)
        shutil.rmtree(file.with_suffix(_HARVEST), ignore_errors=True)
