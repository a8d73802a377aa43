"""What the search costs a visitor: bytes and milliseconds of a cold question, the next, a filter.

    python bench/search.py SITE [SITE …]

Each SITE is a built site (`atlas build`). A server of this machine counts the bytes that it sends;
the second round has a line of 1.6 Mbit/s with 150 ms of delay and a processor four times slower.
Chromium slows down pages but not workers, so what they compute with all files at hand is multiplied
by four there; what was waited for a cold question is the line's time and that of this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

SLOWER = 4
ASK = """() => {
    const worker = new Worker('../assets/javascripts/search/worker.js');
    const waiting = {};
    let count = 0;
    worker.onmessage = (event) => waiting[event.data.id](event.data);
    window.ask = (message) => new Promise((done) => {
        count += 1;
        const began = performance.now();
        waiting[count] = (told) => done({took: told.took, waited: performance.now() - began,
            total: told.answer && told.answer.total, error: told.error});
        worker.postMessage({...message, id: count});
    });
}"""


@dataclass
class Line:
    """A line to the visitor: bytes a second (None: as fast as can be), seconds of delay."""

    speed: float | None = None
    delay: float = 0.0
    sent: int = 0
    files: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, size: int, path: str) -> None:
        """Count a file and wait as long as it is on its way; all files share the line."""
        time.sleep(self.delay)
        with self.lock:
            self.sent += size
            self.files.append(path)
            if self.speed:
                time.sleep(size / self.speed)


class _Carrier(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, line: Line, **more: Any) -> None:
        self.line = line
        super().__init__(*given, **more)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file over the line."""
        file = Path(self.translate_path(self.path))
        if file.is_file():
            self.line.carry(file.stat().st_size, self.path)
        super().do_GET()


@contextmanager
def served(site: Path, line: Line) -> Iterator[str]:
    """The address of a server of this machine for `site`."""
    handler = partial(_Carrier, directory=str(site), line=line)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def fresh_page(browser: Browser, address: str, line: Line) -> Page:
    """A page in a new context with the worker started, as it is when somebody turns to the box: its
    program and meta.json (2 kB) are there, nothing else."""
    page = browser.new_context().new_page()
    page.goto(f"{address}about/")
    page.evaluate(ASK)
    page.evaluate("ask({task: 'stems', words: ['окно']})")
    line.sent, line.files = 0, []
    return page


def common_words(site: Path) -> list[str]:
    """Pairs of words with which titles of practices begin."""
    import gzip

    practices = json.loads((site / "search/v1/meta.json").read_text("utf-8"))["practices"]
    block = site / f"search/v1/c/{practices // 16 // 3}.bin"
    cards = json.loads(gzip.decompress(block.read_bytes()).decode("cp1251"))
    return [" ".join(card[1].split()[:2]) for card in cards if len(card[1].split()) > 2][:8]


def listed(chosen: dict[str, list[str]], text: str = "", wanted: tuple[str, ...] = ()) -> Any:
    """The message that the list of practices sends."""
    return {
        "task": "list", "text": text, "chosen": chosen, "wanted": list(wanted), "order": "",
        "from": 0, "count": 10,
    }  # fmt: skip


def measure(browser: Browser, site: Path, line: Line, slower: int) -> None:
    """Print what everything costs on this line."""
    words = common_words(site)
    with served(site, line) as address:

        def ask(page: Page, message: Any) -> Any:
            told = page.evaluate("message => ask(message)", message)
            assert not told["error"], told
            return told

        def show(name: str, told: Any, note: str = "") -> None:
            sent, files = line.sent, len(line.files)
            line.sent, line.files = 0, []
            print(
                f"  {name:<34} {told['waited']:7.0f} ms waited"
                f" {sent / 1000:7.1f} kB in {files:3d} files {note}",
                flush=True,
            )

        page = fresh_page(browser, address, line)
        first = ask(page, {"task": "box", "text": words[0]})
        show("first question, cold", first, f"«{words[0]}»: {first['total']}")
        for word in words[1:]:
            ask(page, {"task": "box", "text": word})
        computed = [slower * ask(page, {"task": "box", "text": w})["took"] for w in words]
        line.sent, line.files = 0, []
        print(f"  {'next ones, files at hand':<34} {statistics.median(computed):7.1f} ms median,"
              f" {max(computed):.1f} ms at most")  # fmt: skip
        page = fresh_page(browser, address, line)
        keys = page.evaluate(
            """async () => {
                const meta = await (await fetch('../search/v1/meta.json')).json();
                return meta.practices;
            }"""
        )
        line.sent, line.files = 0, []
        show("filters without a question, cold", ask(page, listed({})), f"{keys} practices")
        show("two filters", ask(page, listed({"adoption": ["some"], "measured": ["yes"]})))
        again = [
            slower * ask(page, listed({"adoption": ["some"], "confirmed": ["yes"]}))["took"]
            for _ in range(5)
        ]
        line.sent, line.files = 0, []
        print(f"  {'a filter changed, files at hand':<34} {statistics.median(again):7.1f} ms")
        show("tools and years unfolded", ask(page, listed({}, wanted=("tool", "year"))))
        show("places unfolded", ask(page, listed({}, wanted=("place",))))


def main() -> None:
    """Measure the sites that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sites", type=Path, nargs="+")
    asked = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for site in asked.sites:
            files = [path for path in (site / "search").rglob("*") if path.is_file()]
            size = sum(path.stat().st_size for path in files) / 2**20
            print(f"{site}: {size:.2f} MiB in {len(files)} files")
            measure(browser, site, Line(), 1)
            print(" 1.6 Mbit/s, 150 ms of delay, a processor 4 times slower")
            measure(browser, site, Line(speed=200_000, delay=0.15), SLOWER)
        browser.close()


if __name__ == "__main__":
    main()
