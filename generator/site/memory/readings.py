"""What reading a catalog has given, remembered outside it: files with the same bytes are not read
and checked again.

What a file gives is a pure function of its bytes, of the directory, of the day and of this program.
So it is kept by words for these four, in the user's folder for caches, and may be deleted at any
moment. The practices of each share stand in a volume of their own, whose runs of cards go to the
parent of the workers as they are; the full records stay packed until somebody asks for one.
"""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.caches import cache_folder
from generator.catalog.cellar import Cellar, Place
from generator.catalog.keeping import PackedRecords, Records
from generator.catalog.loading import (
    Gist,
    Groundwork,
    Laid,
    Taken,
    built_on,
    lay,
    open_groundwork,
    take_one,
    words_of,
)
from generator.catalog.packing import packed, unpacked
from generator.reading import Entry
from generator.reading.opened import Opened
from generator.site.memory import volume
from generator.site.memory.program import word_of_program
from generator.site.memory.reuse import word_of
from generator.site.workers.crew import Crew

RUN: Final = 256
"""The gists of so many files are packed together: an edit of one unpacks no more."""
KEPT: Final = 8
"""So many catalogs are remembered, those read last."""
ABANDONED: Final = 60 * 60
"""Seconds after which a file that nobody has finished writing is nobody's."""

_GROUND: Final = "ground"


class Sheaf:
    """The gists of a run of files. It travels packed, and is unpacked when it is looked at."""

    __slots__ = ("_gists", "_package")

    def __init__(self, package: bytes = b"", gists: Sequence[Gist] = ()) -> None:
        self._package, self._gists = package, gists

    @property
    def package(self) -> bytes:
        """Its bytes."""
        if not self._package:
            self._package = packed([tuple(gist) for gist in self._gists])
        return self._package

    @property
    def gists(self) -> Sequence[Gist]:
        """What each file tells, in order."""
        return self._gists or [Gist(*told) for told in unpacked(self._package)]

    def __reduce__(self) -> tuple[Any, ...]:
        return Sheaf, (self.package,)


class ShareRead(NamedTuple):
    """What a worker has read: its sheaves, and the name under which they are remembered."""

    sheaves: Sequence[Sheaf]
    name: str

    def taken(self) -> Taken:
        """The same, unpacked."""
        taken = Taken()
        for sheaf in self.sheaves:
            for gist in sheaf.gists:
                taken.add(gist)
        return taken


@dataclass(frozen=True, slots=True)
class _Run:
    """What a run of files has given: the word of each, its full record as it is kept, the gists."""

    words: Sequence[str] = ()
    packages: Sequence[Place] = ()
    sheaf: Sheaf = field(default_factory=Sheaf)


_NONE: Final = _Run()


class Readings:
    """What is remembered of the catalog under `root` as it is read on `today`; where `keeps`, what
    is read now is remembered, too."""

    def __init__(self, root: Path, today: dt.date, *, keeps: bool) -> None:
        self._root, self._today, self._keeps = root, today, keeps
        self._place = _place(root)
        self._key = ""
        self._volumes: dict[str, Cellar] = {}

    @property
    def keeps(self) -> bool:
        """Whether what is read now is remembered."""
        return self._keeps

    @property
    def volumes(self) -> Sequence[Cellar]:
        """The files with remembered records, open since the groundwork was laid: who is to take
        shares must have them too."""
        return [*self._volumes.values()]

    def ground(self, crew: Crew | None = None) -> Groundwork:
        """The groundwork of the catalog: the first thing to ask for. One of the crew may lay it:
        with the files as they were read it takes several times the room of what comes of them."""
        ground = open_groundwork(self._root)
        self._key = word_of([word_of_program(), self._today.isoformat(), *ground.told()])
        known = volume.read(self._place / _GROUND, self._key)
        if known is not None:
            plain = known.pieces[0]
            self._volumes = _opened(self._place)
        else:

            def lay_plain() -> bytes:
                laid = lay(ground, self._today)
                # What rules have asked a directory about is worked out anew by those who ask.
                return packed((replace(laid.directory), laid.findings))

            plain = crew.apart(lay_plain, len(ground.opened)) if crew else lay_plain()
            if self._keeps:
                self._keep(_GROUND, self._key, None, [plain])
        return built_on(ground, Laid(*unpacked(plain)), self._today)

    def share(
        self, ground: Groundwork, entries: Sequence[Entry], records: Records
    ) -> tuple[Records, ShareRead]:
        """Take the practices of `entries`, those anew that are not remembered; the full records go
        into `records`, which has those of remembered ones only if it keeps them packed: where they
        lie already."""
        name = word_of(entry.file for entry in entries)
        key = word_of([self._key, name])
        known = self._known(name, key)
        runs, anew = [], False
        for begin in range(0, len(entries), RUN):
            before = next(known, _NONE)
            run = _taken(ground, entries[begin : begin + RUN], before, records)
            anew = anew or run.sheaf is not before.sheaf
            runs.append(run)
        if self._keeps and anew and isinstance(records, PackedRecords):
            words = [word for run in runs for word in run.words]
            packages = map(records.package, (entry.id for entry in entries))
            pieces = (
                piece
                for run in runs
                for piece in (run.sheaf.package, *islice(packages, len(run.words)))
            )
            self._keep(name, key, words, pieces)
        return records, ShareRead([run.sheaf for run in runs], name)

    def tidy(self, read: Iterable[ShareRead]) -> None:
        """Forget what is not of this reading: of this catalog at once, of others after a while."""
        if self._keeps:
            with suppress(OSError):
                _tidy(self._place, {_GROUND, *(share.name for share in read)})

    def _known(self, name: str, key: str) -> Iterator[_Run]:
        cellar = self._volumes.get(name)
        known = volume.opened(cellar, key) if cellar is not None else None
        if known is None:
            return
        words, places = iter(known.index), iter(known.places)
        while run := list(islice(words, RUN)):
            sheaf = Sheaf(next(places).fetch())
            yield _Run(run, list(islice(places, len(run))), sheaf)

    def _keep(self, name: str, key: str, index: Any, pieces: Iterable[bytes]) -> None:
        """Write a volume; what hinders it costs only time at the next reading."""
        with suppress(OSError):
            volume.write(self._place / name, key, index, pieces)


def forget(root: Path) -> None:
    """Forget what has been read of the catalog under `root`."""
    shutil.rmtree(_place(root), ignore_errors=True)


def _taken(ground: Groundwork, run: Sequence[Entry], before: _Run, records: Records) -> _Run:
    """What a run of files gives now, of which `before` is remembered; that itself if no file has
    changed since."""
    words, new = [], dict[int, Gist]()
    kept = records if isinstance(records, PackedRecords) else None
    for at, entry in enumerate(run):
        opened = Opened.at(ground.root, entry)
        words.append(opened.word)
        if opened.word and before.words and before.words[at] == words[at]:
            if kept is not None and before.packages[at].length:
                kept.put_package(entry.id, before.packages[at])
            continue
        gist, record = take_one(ground, opened)
        if gist.card is not None and kept is not None:
            gist = gist._replace(words=words_of(gist.card))
        if record is not None:
            records[entry.id] = record
        new[at] = gist
    if not new:
        return before
    old = before.sheaf.gists if len(new) < len(run) else ()
    return _Run(words, (), Sheaf(gists=[new.get(at) or old[at] for at in range(len(run))]))


def _place(root: Path) -> Path:
    """Where what is remembered of the catalog under `root` stands."""
    return cache_folder("readings") / word_of([str(root.resolve())])


def _opened(place: Path) -> dict[str, Cellar]:
    """The files that stand at `place`, but for those in the making."""
    found = {}
    with suppress(OSError):
        for file in place.iterdir():
            if file.name != _GROUND and not file.name.startswith("."):
                found[file.name] = Cellar(file.open("rb"))
    return found


def _tidy(place: Path, names: Collection[str]) -> None:
    now = time.time()
    for file in place.iterdir():
        # Somebody may be writing one that begins with a dot.
        waits = file.name.startswith(".") and file.stat().st_mtime > now - ABANDONED
        if file.name not in names and not waits:
            file.unlink(missing_ok=True)
    place.touch()
    others = sorted(place.parent.iterdir(), key=lambda other: -other.stat().st_mtime)
    for other in others[KEPT:]:
        shutil.rmtree(other, ignore_errors=True)
