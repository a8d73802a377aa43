"""Workers: forked or in line, the same answers; exceptions come back; nothing ever hangs."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.site.workers.crew import Crew
from generator.site.workers.worker import Share, WorkerLost

pytestmark = pytest.mark.usefixtures("may_fork")


class Twisted(Exception):
    """An exception that can't be made anew from its arguments."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} and {two}")


def keep(items: Sequence[int]) -> tuple[list[int], int]:
    """Keep the items; answer their sum."""
    return list(items), sum(items)


def tell(kept: list[int], shared: int, share: Share) -> list[tuple[int, int]]:
    """What was kept, with a number that all share."""
    return [(item, shared) for item in kept]


def whose(kept: list[int], shared: list[str], share: Share) -> tuple[list[str], int]:
    """This worker's part of common work, and its process."""
    return shared[share.number :: share.of], os.getpid()


def fail(kept: list[int], shared: str, share: Share) -> None:
    """Fail in the last worker."""
    if share.number == share.of - 1:
        raise LookupError(shared)


def twist(kept: list[int], shared: str, share: Share) -> None:
    """Fail with an exception that does not pickle."""
    raise Twisted("here", shared)


def die(kept: list[int], shared: None, share: Share) -> None:
    """End without a word, as when the machine runs out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def big(kept: list[int], shared: bytes, share: Share) -> bytes:
    """More than a pipe holds, both ways."""
    return shared * 2


def sleep(kept: list[int], shared: None, share: Share) -> None:
    """Be busy for long."""
    time.sleep(60)


def unpicklable(kept: list[int], shared: None, share: Share) -> object:
    """An answer that can't travel."""
    return lambda: None


def break_off(kept: list[int], shared: None, share: Share) -> object:
    """An answer of which the first megabyte travels, and what follows can't."""
    return [bytes([number % 256]) * 1000 for number in range(1000)], lambda: None


def wait_for(kept: list[int], there: Path, share: Share) -> int:
    """Answer when there is a file at some place; give up after a while."""
    for _ in range(1000):
        if there.exists():
            return share.number
        time.sleep(0.01)
    raise TimeoutError(there)


def look_at(kept: tuple[dict[str, int], list[int]], shared: Any, share: Share) -> list[bool]:
    """Whether what is shared is the very thing that this worker was born with, or a copy."""
    ground, _ = kept
    return [one is ground for one in shared]


def run(jobs: int, few: int) -> tuple[list[int], list[tuple[int, int]], int]:
    """Read and draw ten numbers: the answers to both, and how many workers there were."""
    with Crew(jobs, few=few) as crew:
        sums = crew.read(keep, range(10))
        told = [pair for answer in crew.draw(tell, 7) for pair in answer]
        return sums, told, crew.size


def test_forked_and_in_line_work_give_the_same() -> None:
    """Two workers and none know the same items and give the same answers together."""
    in_line, told, size = run(jobs=2, few=100)
    assert (in_line, size) == ([45], 1)
    forked, told_forked, size = run(jobs=2, few=1)
    assert (sum(forked), len(forked), size) == (45, 2, 2)
    assert sorted(told_forked) == sorted(told)


def test_workers_share_common_work() -> None:
    """Each worker knows which part of common work is its own; together they do all of it once."""
    work = [str(number) for number in range(7)]
    with Crew(3, few=1) as crew:
        crew.read(keep, range(10))
        answers = crew.draw(whose, work)
        again = crew.draw(whose, work)
    assert sorted(part for parts, _ in answers for part in parts) == work
    assert len({process for _, process in answers} - {os.getpid()}) == 3
    assert again == answers


def test_workers_may_close_over_what_is_known() -> None:
    """What the reading function closes over is known to forked workers without being sent."""
    ground = {"lock": threading.Lock(), "factor": 3}

    def times(items: Sequence[int]) -> tuple[None, int]:
        assert isinstance(ground["factor"], int)
        return None, sum(items) * ground["factor"]

    with Crew(2, few=1) as crew:
        assert sum(crew.read(times, range(5))) == 30


def test_a_workers_exception_comes_back_whole() -> None:
    """The exception keeps its type and words, and bears the worker's traceback as a note."""
    with Crew(2, few=1) as crew:
        crew.read(keep, range(10))
        with pytest.raises(LookupError, match="lost word") as caught:
            crew.draw(fail, "lost word")
    assert "in fail" in "".join(caught.value.__notes__)


def test_an_exception_while_reading_comes_back() -> None:
    """Reading may fail too."""

    def read(items: Sequence[int]) -> tuple[None, None]:
        raise ValueError(f"bad item {min(items)}")

    with Crew(2, few=1) as crew, pytest.raises(ValueError, match="bad item"):
        crew.read(read, range(10))


def test_an_exception_that_cannot_travel_is_told_in_words() -> None:
    """One that does not pickle comes back as its words and traceback."""
    with Crew(2, few=1) as crew:
        crew.read(keep, range(10))
        with pytest.raises(WorkerLost, match=r"Twisted: here and there[\s\S]*in twist"):
            crew.draw(twist, "there")


def test_an_answer_that_cannot_travel_is_an_error() -> None:
    """A worker whose answer does not pickle fails; it does not fall silent."""
    with Crew(2, few=1) as crew:
        crew.read(keep, range(10))
        with pytest.raises(Exception, match="lambda"):
            crew.draw(unpicklable, None)


def test_a_killed_worker_is_noticed() -> None:
    """A worker that is killed ends the wait with its exit code, instead of a hang."""
    with Crew(2, few=1) as crew:
        crew.read(keep, range(10))
        with pytest.raises(WorkerLost, match="-9"):
            crew.draw(die, None)


def test_big_messages_do_not_block() -> None:
    """Orders and answers larger than a pipe's buffer pass."""
    data = b"x" * 1_000_000
    with Crew(2, few=1) as crew:
        crew.read(keep, range(10))
        assert crew.draw(big, data) == [data * 2, data * 2]


def test_closing_ends_busy_workers() -> None:
    """Workers are sent home at once, whatever they are doing."""
    before = time.monotonic()
    crew = Crew(2, few=1)
    crew.read(keep, range(10))
    processes = [worker._process for worker in crew._workers]
    for worker in crew._workers:
        worker.tell(pickle.dumps((sleep, None)))
    crew.close()
    assert time.monotonic() - before < 30
    assert not any(process.is_alive() for process in processes)


def test_closing_ends_a_worker_to_whom_nobody_listens() -> None:
    """A worker in the middle of a long answer goes too, even where the program takes the signal to
    end for Ctrl+C, as the preview does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        crew = Crew(2, few=1)
        crew.read(keep, range(10))
        processes = [worker._process for worker in crew._workers]
        for worker in crew._workers:
            worker.tell(pickle.dumps((big, b"x" * 10_000_000)))
            assert worker.line.poll(30)  # it has begun, and stands still when the pipe is full
        crew.close()
    finally:
        signal.signal(signal.SIGTERM, before)
    assert not any(process.is_alive() for process in processes)


def test_an_answer_that_breaks_off_is_an_error() -> None:
    """Half an answer is never taken for a whole one, and nobody waits for the rest."""
    with Crew(2, few=1) as crew:
        crew.read(keep, range(10))
        with pytest.raises(Exception, match=r"lambda|ended"):
            crew.draw(break_off, None)


def test_what_workers_were_born_with_is_not_sent_again() -> None:
    """It comes back as itself wherever an order holds it; what only equals it is sent."""
    ground = {"nizhny": 1}

    def read(items: Sequence[int]) -> tuple[tuple[dict[str, int], list[int]], None]:
        return (ground, list(items)), None

    for jobs in (1, 2):
        with Crew(jobs, few=1) as crew:
            crew.read(read, range(10), known=[ground])
            found = crew.draw(look_at, [ground, dict(ground), None])
            assert found == [[True, False, False]] * jobs


@pytest.mark.parametrize("jobs", [1, 3])
def test_each_worker_is_given_something_of_its_own(jobs: int) -> None:
    """It is made before the worker is born, and comes back as itself; in line it is given, too."""
    made: list[dict[str, int]] = []

    def make() -> dict[str, int]:
        made.append({})
        return made[-1]

    def read(items: Sequence[int], own: dict[str, int]) -> tuple[int, dict[str, int]]:
        own["read"] = sum(items)
        return own["read"], own

    with Crew(jobs, few=1) as crew:
        found = crew.read_into(make, read, range(10))
        assert sum(crew.draw(own_sum, None)) == 45
    assert [one is own for one, own in zip(found, made, strict=True)] == [True] * jobs
    assert made == ([{"read": 45}] if jobs == 1 else [{}] * jobs)


def own_sum(kept: int, shared: None, share: Share) -> int:
    """What a worker has read, added up."""
    return kept


def kept_by(kept: list[int], shared: dict[str, int], share: Share) -> tuple[list[int], int, bool]:
    """What a worker has, its process, and whether it was born with what is shared."""
    return kept, os.getpid(), shared is BORN


BORN: dict[str, int] = {}
"""Grows while the crew is alive."""


def test_others_take_over_what_was_kept() -> None:
    """They are other processes, know what has come since the first were born, and each has the
    share of one of those; in line nothing else differs. It happens once."""
    for jobs in (1, 3):
        with Crew(jobs, few=1) as crew:
            crew.read(keep, range(10))
            first = crew.draw(kept_by, BORN)
            BORN["grown"] = jobs
            crew.relieve([BORN])
            second = crew.draw(kept_by, BORN)
            crew.relieve([BORN])
            assert crew.draw(kept_by, BORN) == second
        assert [kept for kept, _, _ in second] == [kept for kept, _, _ in first]
        assert all(known for _, _, known in second)
        if jobs > 1:
            assert len({process for _, process, _ in (*first, *second)} - {os.getpid()}) == 6


def test_workers_stay_where_nothing_can_be_forked_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a thread that has begun since, those who have read go on with what they kept."""
    with Crew(2, few=1) as crew:
        crew.read(keep, range(10))
        first = crew.draw(kept_by, BORN)
        monkeypatch.setattr(threading, "active_count", lambda: 2)
        crew.relieve([BORN])
        assert crew.draw(kept_by, BORN) == first


def test_one_thing_may_be_done_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """By another process if it is large and there may be one; its time is counted, its exception
    comes back."""

    def burn() -> int:
        end = time.process_time() + 0.05
        while time.process_time() < end:
            pass
        return os.getpid()

    def break_down() -> int:
        raise LookupError("lost word")

    with Crew(2, few=10) as crew:
        assert crew.apart(burn, 9) == os.getpid()
        assert crew.cpu == 0
        assert crew.apart(burn, 10) != os.getpid()
        assert crew.cpu >= 0.05
        with pytest.raises(LookupError, match="lost word"):
            crew.apart(break_down, 10)
        monkeypatch.setattr(threading, "active_count", lambda: 2)
        assert crew.apart(burn, 10) == os.getpid()
    assert Crew(1, few=10).apart(burn, 10) == os.getpid()


def test_other_threads_keep_the_work_in_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a running thread nothing is forked: its locks might be held for ever in the child."""
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert run(jobs=2, few=1)[2] == 1


def test_a_crew_reads_once_and_first() -> None:
    """Drawing before reading, or reading twice, is a mistake that is told."""
    with Crew(1) as crew:
        with pytest.raises(RuntimeError):
            crew.draw(tell, 1)
        with pytest.raises(RuntimeError):
            crew.relieve()
        crew.read(keep, [1])
        with pytest.raises(RuntimeError):
            crew.read(keep, [1])


def test_the_workers_time_is_counted() -> None:
    """Processor time spent in workers is known to the parent."""

    def spin(items: Sequence[int]) -> tuple[None, None]:
        end = time.process_time() + 0.05
        while time.process_time() < end:
            pass
        return None, None

    with Crew(2, few=1) as crew:
        crew.read(spin, range(10))
        assert crew.cpu >= 0.1


def test_work_goes_on_while_nobody_waits(tmp_path: Path) -> None:
    """Who has begun a work does something else, which the workers see, and hears them later."""
    with Crew(2, few=0) as crew:
        crew.read(keep, [1, 2])
        answers = crew.begin(wait_for, tmp_path / "done")
        (tmp_path / "done").touch()
        assert answers() == [0, 1]
        assert crew.draw(whose, ["a", "b"])[0][0] == ["a"]


def test_in_line_work_that_is_begun_is_done() -> None:
    """One process does at once what it begins."""
    with Crew(1) as crew:
        crew.read(keep, [1, 2])
        assert crew.begin(tell, 5)() == [[(1, 5), (2, 5)]]
