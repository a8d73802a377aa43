"""Workers that keep what they read: each takes a share of the files, answers briefly, draws later.

Full records are dear to send between processes, so they stay with the worker that read them; only
small answers travel, and what workers have known from birth is sent by its number. Others may take
over in between, born knowing what all the first have answered. On one core, without fork, with
other threads alive or with little to do the same two functions run in line, one after the other,
and nothing else changes.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from generator.site.workers.worker import Share, Worker, packed

Item = TypeVar("Item")
Kept = TypeVar("Kept")
Answer = TypeVar("Answer")
Shared = TypeVar("Shared")
Own = TypeVar("Own")

FEW: Final = 200
"""Under so many items two processes cost more than they save."""
RUN: Final = 128
"""Up to so many items that stand side by side go to one worker: what is made of neighbours stays
together there."""
ROUNDS: Final = 8
"""So many runs each worker gets at least: large neighbours are still shared evenly."""


def shared_out(items: int, count: int) -> list[list[int]]:
    """The places of so many items, from 0, shared out among `count` workers: in runs, each worker
    as many of these."""
    rounds = max(ROUNDS, -(-items // (count * RUN)))
    run = max(1, -(-items // (count * rounds)))
    return [[at for at in range(items) if at // run % count == number] for number in range(count)]


class Crew:
    """A group of workers, to be used as a context manager: one `read`, then any number of `draw`.

    `jobs` is the largest number of processes (default: the cores of this machine); `few` is the
    number of items under which the work is done in line.
    """

    def __init__(self, jobs: int | None = None, *, few: int = FEW) -> None:
        self._jobs = jobs if jobs is not None else _cores()
        self._few = few
        self._workers: list[Worker] = []
        self._kept: Any = None
        self._known: tuple[object, ...] = ()
        self._ready = self._relieved = False
        self.cpu = 0.0
        """Seconds of processor time that forked workers have used so far."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def size(self) -> int:
        """How many workers there are; 1 when the work is done in line."""
        return len(self._workers) or 1

    def read(
        self,
        work: Callable[[Sequence[Item]], tuple[Kept, Answer]],
        items: Sequence[Item],
        known: Sequence[object] = (),
    ) -> list[Answer]:
        """Let each worker do `work` on its share of `items`; what it keeps stays with it.

        Returns the answers, one a worker. `work` may be a closure: workers are forked from here
        and know all that is known now; what of it is `known` is never sent to them again, nor by
        them. Exceptions of `work` are raised here.
        """
        return self.read_into(_nothing, lambda own, _: work(own), items, known)

    def read_into(
        self,
        make: Callable[[], Own],
        work: Callable[[Sequence[Item], Own], tuple[Kept, Answer]],
        items: Sequence[Item],
        known: Sequence[object] = (),
    ) -> list[Answer]:
        """The same; each worker is given something of its own besides, which this process has made
        for it: an open file, for instance, which can't be sent."""
        if self._ready:
            raise RuntimeError("a crew reads once")
        self._ready = True
        count = min(self._jobs, len(items))
        if count < 2 or len(items) < self._few or not _can_fork():
            self._kept, answer = work(items, make())
            return [answer]
        shares = [[items[at] for at in own] for own in shared_out(len(items), count)]
        born = [make() for _ in shares]
        begins = [partial(work, *given) for given in zip(shares, born, strict=True)]
        self._fork(begins, known, born)
        return self._answers()

    def apart(self, work: Callable[[], Answer], size: int) -> Answer:
        """What `work` gives, done by a worker who goes at once, so that what it leaves in memory
        goes too; in line where its `size`, so many items, is small. For before the reading."""
        if self._jobs < 2 or size < self._few or not _can_fork():
            return work()
        worker = Worker(partial(_done, work), Share(0, 1), ())
        try:
            answer, cpu = worker.hear()
        finally:
            worker.end()
        self.cpu += cpu
        return answer  # type: ignore[no-any-return]

    def relieve(self, known: Sequence[object] = ()) -> None:
        """Let others take the place of the workers, each with what one of those has kept.

        They are born knowing all that is known now, so that what of it is `known` is never sent to
        them; and what reading has left in memory goes with those who have read. What was kept
        travels through this process. Where forking is no longer possible the workers stay, and so
        do those who have taken over.
        """
        if not self._ready:
            raise RuntimeError("a crew reads before it is relieved")
        if self._relieved:
            return
        self._relieved = True
        if self._workers and _can_fork():
            order = packed((_hand_over, None), self._known)
            begins: list[Callable[[], tuple[Any, None]]] = []
            for worker in self._workers:
                worker.tell(order)
                kept, cpu = worker.hear()
                self.cpu += cpu
                worker.end()
                begins.append(partial(_take_up, kept))
            gc.unfreeze()
            self._workers.clear()
            self._fork(begins, known)
            self._answers()

    def draw(self, work: Callable[[Kept, Shared, Share], Answer], shared: Shared) -> list[Answer]:
        """Let each worker do `work` on what it kept and on `shared`; the answers, one a worker.

        `work` must be a function of a module and `shared` must pickle; both are pickled once.
        """
        return self.begin(work, shared)()

    def begin(
        self, work: Callable[[Kept, Shared, Share], Answer], shared: Shared
    ) -> Callable[[], list[Answer]]:
        """The same, begun: call what is returned for the answers, and tell the crew nothing else
        before. In line all is done at once."""
        if not self._ready:
            raise RuntimeError("a crew reads before it draws")
        if not self._workers:
            answer = work(self._kept, shared, Share(0, 1))
            return lambda: [answer]
        order = packed((work, shared), self._known)
        for worker in self._workers:
            worker.tell(order)
        del order  # it is as large as the catalog
        return self._answers

    def close(self) -> None:
        """Send the workers home at once, whatever they are doing."""
        for worker in self._workers:
            worker.end()
        gc.unfreeze()
        self._workers.clear()
        self._kept, self._known = None, ()

    def _fork(
        self,
        begins: Sequence[Callable[[], tuple[Any, Any]]],
        known: Sequence[object],
        born: Sequence[object] = (),
    ) -> None:
        """Fork a worker for each of `begins`, the first thing that it does; `born` is what each
        alone has known from birth."""
        self._known = tuple(known)
        gc.freeze()  # what is alive now is shared with the workers; don't touch it in either
        for number, begin in enumerate(begins):
            theirs = (*self._known, *born[number : number + 1])
            self._workers.append(Worker(begin, Share(number, len(begins)), theirs))

    def _answers(self) -> list[Any]:
        found: dict[int, Any] = {}
        waiting: dict[Any, int] = {w.line: number for number, w in enumerate(self._workers)}
        while waiting:
            for line in wait(list(waiting)):
                number = waiting.pop(line)
                found[number], cpu = self._workers[number].hear()
                self.cpu += cpu
        return [found[number] for number in sorted(found)]


def _nothing() -> None:
    """What workers are given besides where they need no more."""


def _done(work: Callable[[], Answer]) -> tuple[None, Answer]:
    """How a worker begins who has one thing to do."""
    return None, work()


def _hand_over(kept: Kept, shared: None, share: Share) -> Kept:
    """What a worker says who goes: all that it has kept."""
    return kept


def _take_up(kept: Kept) -> tuple[Kept, None]:
    """How a worker begins who takes the place of another."""
    return kept, None


def _cores() -> int:
    count = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    return count or 1


def _can_fork() -> bool:
    """Forking is safe on Linux while no other thread holds a lock; macOS's libraries forbid it."""
    return (
        sys.platform != "darwin"
        and "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
    )
