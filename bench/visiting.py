"""What a visitor gets: Lighthouse on a page of each kind, and bytes of the first and next visit.

Lighthouse comes from npm into the bench's own folder and is told to look as from a phone.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

from bench.catalogs import PROJECT, TODAY
from bench.line import Line, served
from bench.measuring import CommandFailed, run
from bench.table import Table, figure

LIGHTHOUSE: Final = "lighthouse@12.8.2"
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
HEADS: Final = (
    "страница",
    "скорость",
    "доступность",
    "приёмы",
    "поиск",
    "сдвиг",
    "первый визит, КБ",
    "следующий, КБ",
)
NO_NPM: Final = "npm не найден: Lighthouse не спрошен (в Debian и Ubuntu: apt-get install npm)"
_FLAGS: Final = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)


def bench_visits(folder: Path, project: Path) -> Iterator[Table]:
    """Build the project's own catalog in `folder` and visit a page of each kind."""
    site = folder / "visited"
    command = [sys.executable, "-m", "generator", "build", "--project", str(project)]
    command += ["--root", str(project), "--out", str(site), "--today", TODAY.isoformat()]
    run(command, PROJECT)
    lighthouse = _lighthouse(folder / "npm")
    line = Line()
    with served(site, line) as address:
        rows = [
            _row(name, places, address, line, lighthouse) for name, places in pages(site).items()
        ]
    notes = [] if lighthouse else [NO_NPM]
    yield Table("Что получает посетитель", HEADS, rows, notes)


def pages(site: Path) -> Mapping[str, Sequence[str]]:
    """The addresses of a page of each kind, and of another one that is visited next."""

    def two(pattern: str) -> list[str]:
        found = sorted(page.parent.relative_to(site).as_posix() for page in site.glob(pattern))
        return [f"{place}/" for place in found[:2]]

    return {
        "главная": ["", "practices/"],
        "практики": ["practices/", "regions/"],
        "практика": two("practices/*/*/index.html"),
        "регион": two("regions/*/index.html"),
        "сертификат": two("certificates/*/*/index.html"),
    }


def scores(report: Mapping[str, Any]) -> dict[str, float]:
    """Of Lighthouse's report: each category from 0 to 100, and `shift`, the sum of all shifts."""
    told = {name: 100 * report["categories"][name]["score"] for name in CATEGORIES}
    return told | {"shift": report["audits"]["cumulative-layout-shift"]["numericValue"]}


def _row(
    name: str, places: Sequence[str], address: str, line: Line, lighthouse: Path | None
) -> tuple[str, ...]:
    told: Sequence[str] = ("—",) * (len(CATEGORIES) + 1)
    if lighthouse is not None:
        found = scores(_asked(lighthouse, address + places[0]))
        told = [*(f"{found[one]:.0f}" for one in CATEGORIES), f"{found['shift']:.3f}"]
    line.clear()
    first, following = _weights(address, places, line)
    return name, *told, figure(first / 1024, 1), figure(following / 1024, 1)


def _weights(address: str, places: Sequence[str], line: Line) -> tuple[int, int]:
    """Bytes of the first of `places` and then of the last, with all that belongs to them."""
    chrome = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chrome, args=["--no-sandbox"])
        sent = _visits(browser, address, places, line)
        browser.close()
    return sent[0], sent[-1]


def _visits(browser: Browser, address: str, places: Sequence[str], line: Line) -> list[int]:
    page = browser.new_context(viewport={"width": 412, "height": 823}).new_page()
    sent = []
    for place in places:
        page.goto(address + place, wait_until="networkidle")
        sent.append(line.clear()[0])
    return sent


def _lighthouse(folder: Path) -> Path | None:
    npm = shutil.which("npm")
    if npm is None:
        return None
    folder.mkdir(parents=True)
    run([npm, "install", "--silent", "--no-save", "--prefix", str(folder), LIGHTHOUSE], folder)
    return folder / "node_modules" / ".bin" / "lighthouse"


def _asked(lighthouse: Path, address: str) -> Any:
    chrome = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    os.environ["CHROME_PATH"] = chrome
    command = [str(lighthouse), address, "--quiet", f"--chrome-flags={_FLAGS}"]
    told = run([*command, "--output=json", "--output-path=stdout"], lighthouse.parent).said
    try:
        return json.loads(told)
    except json.JSONDecodeError as error:
        raise CommandFailed(f"Lighthouse: {told[:500]}") from error
