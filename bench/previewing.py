"""The preview: from saving a practice to the browser being told, and what it costs while nobody
edits. Both commands that show it, each in a process of its own, asked as a browser asks.
"""

from __future__ import annotations

import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from bench.catalogs import PROJECT
from bench.changes import change_text
from bench.measuring import CommandFailed
from bench.table import Table, figure

EDITS: Final = 20
PAUSE: Final = 1.0
"""Seconds between two edits: people look at the page in between."""
IDLE: Final = 20.0
"""Seconds for which nobody edits."""
HEADS: Final = (
    "команда",
    "сайт открыт, с",
    "правка видна, мс",
    "самая долгая, мс",
    "страница, мс",
    "в покое, % ядра",
)
_COMMANDS: Final = {
    "atlas serve": ("-m", "generator", "serve", "--address", "127.0.0.1:0", "--project"),
    "mkdocs serve": ("-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:0", "--config-file"),
}
_OPEN: Final = re.compile(r"Сайт открыт: (http://\S+/)")


class Shown(NamedTuple):
    """A preview that runs, and the address of its site."""

    process: subprocess.Popen[bytes]
    address: str


class Stay(NamedTuple):
    """What a preview took: seconds until the site was open, seconds from each saved edit to the
    word of it and from there to the page, the share of a core while nobody edited."""

    opened: float
    told: Sequence[float]
    drawn: Sequence[float]
    idle: float


def bench_previews(name: str, project: Path, catalog: Path) -> Table:
    """A line for each command that shows `catalog` with the settings of `project`, a copy whose
    settings are changed. Raises CommandFailed."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("root: .", f"root: {catalog}", 1), encoding="utf-8")
    rows = []
    for command, words in _COMMANDS.items():
        place = settings if command.startswith("mkdocs") else project
        stay = _stay([sys.executable, *words, str(place)], catalog)
        rows.append(
            (
                command,
                figure(stay.opened),
                figure(1000 * statistics.median(stay.told), 1),
                figure(1000 * max(stay.told), 1),
                figure(1000 * statistics.median(stay.drawn), 1),
                figure(100 * stay.idle),
            )
        )
    notes = [
        f"правка видна — от записи файла практики до слова браузеру, медиана {EDITS} правок",
        "страница — от этого слова до новой страницы целиком",
        "в покое — процессор всех процессов команды, пока открытая страница ждёт",
    ]
    return Table(name, HEADS, rows, notes)


def _stay(command: Sequence[str], catalog: Path) -> Stay:
    begun = time.perf_counter()
    with _shown(command) as shown:
        opened = time.perf_counter() - begun
        told, drawn = [], []
        line = HTTPConnection(urlsplit(shown.address).netloc)
        for _ in range(EDITS):
            time.sleep(PAUSE)
            number = _word(line)
            line.request("GET", f"/-/told?after={number}")
            file = change_text(catalog)
            saved = time.perf_counter()
            _heard(line)
            heard = time.perf_counter()
            line.request("GET", f"/{file.relative_to(catalog).with_suffix('').as_posix()}/")
            line.getresponse().read()
            drawn.append(time.perf_counter() - heard)
            told.append(heard - saved)
        time.sleep(PAUSE)
        line.request("GET", f"/-/told?after={_word(line)}")
        before = _spent(shown.process.pid)
        time.sleep(IDLE)
        idle = (_spent(shown.process.pid) - before) / IDLE
        line.close()
    return Stay(opened, told, drawn, idle)


def _word(line: HTTPConnection) -> int:
    """The number of the last word."""
    line.request("GET", "/-/told?after=-1")
    return _heard(line)


def _heard(line: HTTPConnection) -> int:
    """The number of the word that has been asked for. Raises CommandFailed if it is of mistakes."""
    word = json.loads(line.getresponse().read())
    if word["mistakes"]:
        raise CommandFailed(word["mistakes"])
    return int(word["number"])


@contextmanager
def _shown(command: Sequence[str]) -> Iterator[Shown]:
    """A preview from when its site is open; ended as at a terminal. Raises CommandFailed."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=PROJECT, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            while (opened := _OPEN.search(_read(said.fileno()))) is None:
                if process.poll() is not None:
                    raise CommandFailed(f"{' '.join(command)}: {_read(said.fileno())[-2000:]}")
                time.sleep(0.01)
            yield Shown(process, opened[1])
            os.killpg(process.pid, signal.SIGINT)
            if process.wait():
                raise CommandFailed(f"{' '.join(command)}: {_read(said.fileno())[-2000:]}")
        finally:
            process.kill()
            process.wait()


def _read(said: int) -> str:
    """All that has been said; the place at which more will be written stays."""
    return os.pread(said, os.fstat(said).st_size, 0).decode("utf-8", "replace")


def _spent(session: int) -> float:
    """Seconds of processor time of all processes of a session so far; 0 where no system tells."""
    spent = 0
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = file.read_bytes().rpartition(b")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(told[3]) == session:
            spent += int(told[11]) + int(told[12])
    return spent / os.sysconf("SC_CLK_TCK")
