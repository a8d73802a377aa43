"""One worker and the line to it: a forked process that begins with something to do, keeps what
comes of that, and then does what it is told until the line is closed.

What it has known from birth is sent by number, both ways. Answers are packed and unpacked on the
way, so that nobody holds their bytes.
"""

from __future__ import annotations

import gc
import io
import multiprocessing
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import IO, Any, Final, NamedTuple


class Share(NamedTuple):
    """Which part of common work is a worker's own: every `of`-th item, from `number` on."""

    number: int
    of: int


NO_SHARE: Final = Share(sys.maxsize, sys.maxsize)
"""Nothing of what all workers share."""


class WorkerLost(RuntimeError):
    """A worker ended without an answer, most often because the machine ran out of memory."""


class Worker:
    """The parent's side of one worker."""

    def __init__(
        self,
        begin: Callable[[], tuple[Any, Any]],
        share: Share,
        known: tuple[object, ...],
    ) -> None:
        context = multiprocessing.get_context("fork")
        self._known = known
        self.line, far_end = context.Pipe()
        self._process = context.Process(
            target=_life, args=(far_end, self.line, begin, share, known), daemon=True
        )
        self._process.start()
        far_end.close()  # so that the worker's death ends the line and is noticed

    def tell(self, order: bytes | memoryview) -> None:
        """Send an order. Raises WorkerLost where nobody is there any more."""
        try:
            with _written(self.line) as stream:
                stream.write(order)
        except (BrokenPipeError, ConnectionError):
            raise self._loss() from None

    def hear(self) -> tuple[Any, float]:
        """The next answer and the processor time it took. Raises the worker's exception, and
        WorkerLost."""
        try:
            with _read(self.line) as stream:
                good, answer, cpu = _Unpacking(stream, self._known).load()
        except (EOFError, ConnectionError, pickle.UnpicklingError):
            raise self._loss() from None
        if not good:
            raise answer
        return answer, cpu

    def end(self) -> None:
        """Send it home at once, whatever it is doing."""
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
        _say(line, True, answer, time.process_time() - before, known)
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
            _say(line, True, answer, time.process_time() - before, known)
            del answer
    except (EOFError, ConnectionError):
        pass  # the parent is gone
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must hear of it
        _say(line, False, _whole(error), 0.0)


def _say(
    line: Connection, good: bool, answer: object, cpu: float, known: tuple[object, ...] = ()
) -> None:
    with _written(line) as stream:
        _Packing(stream, known).dump((good, answer, cpu))


def _read(line: Connection) -> io.BufferedReader:
    """What comes on `line`. One end speaks only when the other has done, so nothing of what is
    said later is read too early."""
    return open(line.fileno(), "rb", closefd=False)


def _written(line: Connection) -> io.BufferedWriter:
    """What goes out on `line`."""
    return open(line.fileno(), "wb", closefd=False)


class _Packing(pickle.Pickler):
    """Packs what is said; of what the workers have known from birth only the number."""

    def __init__(self, stream: IO[bytes], known: tuple[object, ...]) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._numbers = {id(one): number for number, one in enumerate(known)}

    def persistent_id(self, one: object) -> int | None:
        return self._numbers.get(id(one))


class _Unpacking(pickle.Unpickler):
    """Unpacks what is said, with what the worker has known from birth."""

    def __init__(self, stream: io.BufferedReader, known: tuple[object, ...]) -> None:
        super().__init__(stream)
        self._known = known

    def persistent_load(self, number: int) -> object:
        return self._known[number]


def packed(order: object, known: tuple[object, ...]) -> memoryview:
    """An order for workers who have known some objects from birth: those go by their numbers."""
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
