"""Workers that keep what they read: each takes a share of the files, answers briefly, draws later.

Full records are dear to send between processes, so they stay with the worker that read them; only
small answers travel, and what workers have known from birth is sent by its number. Others may take
over in between, born knowing what all the first have answered. Answers are packed and unpacked on
the way, so that nobody holds their bytes. On one core, without fork, with other threads alive or
with little to do the same two functions run in line, one after the other, and nothing else changes.
"""

from __future__ import annotations

import gc
import io
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Final, NamedTuple, Self, TypeVar

Item = TypeVar("Item")
Kept = TypeVar("Kept")
Answer = TypeVar("Answer")
Shared = TypeVar("Shared")

FEW: Final = 200
"""Under so many items two processes cost more than they save."""
RUN: Final = 128
"""Up to so many items that stand side by side go to one worker: what is made of neighbours stays
together there."""
ROUNDS: Final = 8
"""So many runs each worker gets at least: large neighbours are still shared evenly."""


class Share(NamedTuple):
    """Which part of common work is a worker's own: every `of`-th item, from `number` on."""

    number: int
    of: int


def shared_out(items: int, count: int) -> list[list[int]]:
    """The places of so many items, from 0, shared out among `count` workers: in runs, each worker
    as many of these."""
    rounds = max(ROUNDS, -(-items // (count * RUN)))
    run = max(1, -(-items // (count * rounds)))
    return [[at for at in range(items) if at // run % count == number] for number in range(count)]


NO_SHARE: Final = Share(sys.maxsize, sys.maxsize)
"""Nothing of what all workers share."""


class WorkerLost(RuntimeError):
    """A worker ended without an answer, most often because the machine ran out of memory."""


class Crew:
    """A group of workers, to be used as a context manager: one `read`, then any number of `draw`.

    `jobs` is the largest number of processes (default: the cores of this machine); `few` is the
    number of items under which the work is done in line.
    """

    def __init__(self, jobs: int | None = None, *, few: int = FEW) -> None:
        self._jobs = jobs if jobs is not None else _cores()
        self._few = few
        self._workers: list[_Worker] = []
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
        and know all that is known now; what of it is `known` is never sent to them again.
        Exceptions of `work` are raised here.
        """
        if self._ready:
            raise RuntimeError("a crew reads once")
        self._ready = True
        count = min(self._jobs, len(items))
        if count < 2 or len(items) < self._few or not _can_fork():
            self._kept, answer = work(items)
            return [answer]
        shares = shared_out(len(items), count)
        self._fork([partial(work, [items[at] for at in own]) for own in shares], known)
        return self._answers()

    def apart(self, work: Callable[[], Answer], size: int) -> Answer:
        """What `work` gives, done by a worker who goes at once, so that what it leaves in memory
        goes too; in line where its `size`, so many items, is small. For before the reading."""
        if self._jobs < 2 or size < self._few or not _can_fork():
            return work()
        worker = _Worker(partial(_done, work), Share(0, 1), ())
        try:
            answer, cpu = worker.hear()
        finally:
            worker.end()
        self.cpu += cpu
        return answer  # type: ignore[no-any-return]

    def relieve(self, settle: Callable[[Kept], Kept], known: Sequence[object] = ()) -> None:
        """Let others take the place of the workers, each with what one of those has kept.

        They are born knowing all that is known now, so that what of it is `known` is never sent to
        them; and what reading has left in memory goes with those who have read. What was kept
        travels through this process, where `settle` may lay it down in a place that all can reach.
        Where forking is no longer possible the workers stay, and so do those who have taken over.
        """
        if not self._ready:
            raise RuntimeError("a crew reads before it is relieved")
        if self._relieved:
            return
        self._relieved = True
        if not self._workers:
            self._kept = settle(self._kept)
        elif _can_fork():
            order = _packed((_hand_over, None), self._known)
            begins: list[Callable[[], tuple[Any, None]]] = []
            for worker in self._workers:
                # One by one: what they keep may be large until it is settled.
                worker.tell(order)
                kept, cpu = worker.hear()
                self.cpu += cpu
                worker.end()
                begins.append(partial(_take_up, settle(kept)))
                del kept
            gc.unfreeze()
            self._workers.clear()
            self._fork(begins, known)
            self._answers()

    def draw(self, work: Callable[[Kept, Shared, Share], Answer], shared: Shared) -> list[Answer]:
        """Let each worker do `work` on what it kept and on `shared`; the answers, one a worker.

        `work` must be a function of a module and `shared` must pickle; both are pickled once.
        """
        if not self._ready:
            raise RuntimeError("a crew reads before it draws")
        if not self._workers:
            return [work(self._kept, shared, Share(0, 1))]
        order = _packed((work, shared), self._known)
        for worker in self._workers:
            worker.tell(order)
        del order  # it is as large as the catalog
        return self._answers()

    def close(self) -> None:
        """Send the workers home at once, whatever they are doing."""
        for worker in self._workers:
            worker.end()
        gc.unfreeze()
        self._workers.clear()
        self._kept, self._known = None, ()

    def _fork(
        self, begins: Sequence[Callable[[], tuple[Any, Any]]], known: Sequence[object]
    ) -> None:
        """Fork a worker for each of `begins`, the first thing that it does."""
        self._known = tuple(known)
        gc.freeze()  # what is alive now is shared with the workers; don't touch it in either
        for number, begin in enumerate(begins):
            self._workers.append(_Worker(begin, Share(number, len(begins)), self._known))

    def _answers(self) -> list[Any]:
        found: dict[int, Any] = {}
        waiting: dict[Any, int] = {w.line: number for number, w in enumerate(self._workers)}
        while waiting:
            for line in wait(list(waiting)):
                number = waiting.pop(line)
                found[number], cpu = self._workers[number].hear()
                self.cpu += cpu
        return [found[number] for number in sorted(found)]


class _Worker:
    """The parent's side of one worker."""

    def __init__(
        self,
        begin: Callable[[], tuple[Any, Any]],
        share: Share,
        known: tuple[object, ...],
    ) -> None:
        context = multiprocessing.get_context("fork")
        self.line, far_end = context.Pipe()
        self._process = context.Process(
            target=_life, args=(far_end, self.line, begin, share, known), daemon=True
        )
        self._process.start()
        far_end.close()  # so that the worker's death ends the line and is noticed

    def tell(self, order: bytes | memoryview) -> None:
        try:
            with _written(self.line) as stream:
                stream.write(order)
        except (BrokenPipeError, ConnectionError):
            raise self._loss() from None

    def hear(self) -> tuple[Any, float]:
        """The next answer and the processor time it took. Raises the worker's exception."""
        try:
            with _read(self.line) as stream:
                good, answer, cpu = pickle.load(stream)  # noqa: S301 - our own child
        except (EOFError, ConnectionError, pickle.UnpicklingError):
            raise self._loss() from None
        if not good:
            raise answer
        return answer, cpu

    def end(self) -> None:
        self._process.terminate()
        self._process.join()
        self.line.close()

    def _loss(self) -> WorkerLost:
        self._process.join(5)
        return WorkerLost(f"a worker ended with exit code {self._process.exitcode}")


def _life(
    line: Connection,
    parents_end: Connection,
    begin: Callable[[], tuple[Any, Any]],
    share: Share,
    known: tuple[object, ...],
) -> None:
    """A worker's life: begin, answer, then draw on each order until the line is closed."""
    parents_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, who ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # so: whatever the parent does when it is ended
    try:
        before = time.process_time()
        kept, answer = begin()
        _say(line, True, answer, time.process_time() - before)
        del answer
        gc.freeze()  # what is kept stays to the end; nobody need look through it for garbage
        gc.enable()
        while True:
            with _read(line) as stream:
                stream.peek(1)  # waits
                before = time.process_time()
                drawing, shared = _Unpacking(stream, known).load()
            answer = drawing(kept, shared, share)
            del shared
            _say(line, True, answer, time.process_time() - before)
            del answer
    except (EOFError, ConnectionError):
        pass  # the parent is gone
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must hear of it
        _say(line, False, _whole(error), 0.0)


def _done(work: Callable[[], Answer]) -> tuple[None, Answer]:
    """How a worker begins who has one thing to do."""
    return None, work()


def _hand_over(kept: Kept, shared: None, share: Share) -> Kept:
    """What a worker says who goes: all that it has kept."""
    return kept


def _take_up(kept: Kept) -> tuple[Kept, None]:
    """How a worker begins who takes the place of another."""
    return kept, None


def _say(line: Connection, good: bool, answer: object, cpu: float) -> None:
    with _written(line) as stream:
        pickle.dump((good, answer, cpu), stream, pickle.HIGHEST_PROTOCOL)


def _read(line: Connection) -> io.BufferedReader:
    """What comes on `line`. One end speaks only when the other has done, so nothing of what is
    said later is read too early."""
    return open(line.fileno(), "rb", closefd=False)


def _written(line: Connection) -> io.BufferedWriter:
    """What goes out on `line`."""
    return open(line.fileno(), "wb", closefd=False)


class _Packing(pickle.Pickler):
    """Packs an order; of what the workers have known from birth only the number."""

    def __init__(self, stream: io.BytesIO, known: tuple[object, ...]) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._numbers = {id(one): number for number, one in enumerate(known)}

    def persistent_id(self, one: object) -> int | None:
        return self._numbers.get(id(one))


class _Unpacking(pickle.Unpickler):
    """Unpacks an order with what this worker has known from birth."""

    def __init__(self, stream: io.BufferedReader, known: tuple[object, ...]) -> None:
        super().__init__(stream)
        self._known = known

    def persistent_load(self, number: int) -> object:
        return self._known[number]


def _packed(order: object, known: tuple[object, ...]) -> memoryview:
    stream = io.BytesIO()
    _Packing(stream, known).dump(order)
    return stream.getbuffer()


def _whole(error: BaseException) -> BaseException:
    """`error` with the worker's traceback as a note; a stand-in if it can't be pickled."""
    trace = traceback.format_exc()
    error.add_note(f"In a worker:\n{trace}")
    try:
        twin = pickle.loads(pickle.dumps(error))  # noqa: S301 - made one line above
        if type(twin) is type(error) and str(twin) == str(error):
            return error
    except Exception:  # noqa: BLE001 - its own __reduce__ or __init__ may break in any way
        trace = f"{type(error).__name__}: {error}\n\n{trace}"
    return WorkerLost(trace)


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
