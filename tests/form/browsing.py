"""The form's own scripts in a browser, without a page around them: what they say of typed values,
and which text they make of them."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from built.serving import served
from playwright.sync_api import Browser, Page

from generator.catalog.loading import load_catalog
from generator.findings import Finding, Words
from generator.publishing.forge import Forge
from generator.publishing.form_files import form_files

PROJECT = Path(__file__).parents[2]
SCRIPTS = PROJECT / "overrides/assets/javascripts/form"
TODAY = dt.date(2026, 11, 22)

_BEGIN = """async () => {
    const bring = (name) => import(new URL(`form/${name}.js`, location.href));
    const { load, practicesOf, pathText } = await bring('description');
    const folder = new URL('contribute/form/', location.href);
    const d = await load(folder);
    for (const region of d.known.regions) await practicesOf(d, region.id, folder);
    const { recordOf } = await bring('values');
    const { check } = await bring('checking');
    const { printed } = await bring('yaml');
    const { spliced } = await bring('splice');
    const { pathOf, shortId, nameProblem } = await bring('naming');
    const { newFileAddress, sending } = await bring('handover');
    const { nearest } = await bring('likeness');
    const { setMarks } = await bring('marks');
    const { dateMeant } = await bring('dates');
    const { outlineOf } = await bring('outline');
    window.form = {
        d, recordOf, spliced, pathOf, shortId, newFileAddress, nearest, setMarks, dateMeant,
        outlineOf, sending,
        said: ({door, shape, region, name, values, today, file}) => {
            const told = shape ?? d.doors[door].shape;
            const { value } = recordOf(d, told, values);
            const path = file ?? pathOf(d, door, region, name);
            const found = check(d, { shape: told, value, region, file: path, today,
                                     name: file ? undefined : name });
            return {
                path,
                text: file ? '' : printed(d, door, value),
                value,
                said: found.map((one) =>
                    [one.id, pathText(one.path), one.message, one.hint, one.severity]),
            };
        },
    };
}"""


def lay_out(folder: Path, root: Path, forge: Forge | None = None) -> None:
    """What a browser needs of the site for the catalog under `root`, and an empty page."""
    shutil.copytree(SCRIPTS, folder / "form")
    loaded = load_catalog(root, TODAY)
    for path, data in form_files(loaded.catalog, forge or Forge()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    (folder / "empty.html").write_text("<!doctype html><title>.</title>", encoding="utf-8")
    (folder / "404.html").write_text("", encoding="utf-8")


@contextmanager
def scripts(browser: Browser, folder: Path) -> Iterator[Page]:
    """A page whose `form` holds the functions of the scripts, for what `lay_out` has laid out."""
    with served(folder) as home:
        page = browser.new_page()
        page.goto(f"{home}empty.html")
        page.evaluate(_BEGIN)
        yield page
        page.close()


def said_by_form(page: Page, asked: dict[str, Any]) -> dict[str, Any]:
    """What the form says of typed values: {path, text, value, said}."""
    answer: dict[str, Any] = page.evaluate("(asked) => form.said(asked)", asked)
    return answer


def said_by_check(root: Path, file: str) -> list[Finding]:
    """What `atlas check` says of one file of a catalog."""
    return [f for f in load_catalog(root, TODAY).findings if f.file == file]


def as_lines(findings: list[Finding]) -> list[list[str]]:
    """Findings as the form tells its complaints, in its own words, in a fixed order."""
    return sorted([f.code.id, f.path, *_in_form(f), f.severity.value] for f in findings)


def _in_form(finding: Finding) -> list[str]:
    return [Words(words, "").say("ru", finding.values) for words in finding.code.words_in_form]


def shown(lines: list[list[str]]) -> str:
    """For messages of a failed comparison."""
    return json.dumps(lines, ensure_ascii=False, indent=1)
