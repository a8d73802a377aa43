"""The form and `atlas check` judge the same typed values and say the same words at the same fields;
the file that the form makes is one that `atlas fix` leaves alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from browsing import PROJECT, TODAY, as_lines, said_by_check, said_by_form, shown
from playwright.sync_api import Page

from generator.catalog.loading import load_catalog
from generator.editing.tidying import tidied

pytestmark = pytest.mark.browser

# Everything in it is text, as in the controls of a form.
BOOK: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
LONG = {"{300 letters}": "а" * 301, "{200 letters}": "a" * 200}


def asked_of(case: dict[str, Any]) -> dict[str, Any]:
    """What a case asks the form."""
    door = case.get("door", "practice")
    values = case.get("only", BOOK["begin"][door] | case.get("values", {}))
    return {
        "door": door,
        "region": "nizhny",
        "name": case.get("file", "spravka"),
        "values": _spelt_out(values),
        "today": TODAY.isoformat(),
    }


def _spelt_out(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _spelt_out(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_spelt_out(inner) for inner in value]
    return LONG.get(value, value)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small catalog, to put files into."""
    root = tmp_path_factory.mktemp("catalog") / "root"
    shutil.copytree(PROJECT / "tests/cases/good-full", root)
    return root


@pytest.fixture
def placed(catalog: Path) -> Iterator[Any]:
    """Puts a file into the catalog until the test is over."""
    made: list[Path] = []

    def place(file: str, text: str) -> Path:
        path = catalog / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        made.append(path)
        return catalog

    yield place
    for path in made:
        path.unlink()


@pytest.mark.parametrize("case", BOOK["cases"], ids=lambda case: case["name"])
def test_form_and_check_say_the_same(form: Page, placed: Any, case: dict[str, Any]) -> None:
    """The same codes, at the same fields, with the same values in the words and hints that the code
    has for forms; and those of the case."""
    answer = said_by_form(form, asked_of(case))
    findings = said_by_check(placed(answer["path"], answer["text"]), answer["path"])
    by_check = as_lines(findings)
    # The name of the file is a field in the form, and the file itself to the check.
    by_form = sorted([a, "" if b == "file" else b, *rest] for a, b, *rest in answer["said"])
    if any(code.startswith("R11") for code, *_ in by_form):
        by_form = [line for line in by_form if line[0].startswith("R11")]
    assert by_form == by_check, shown(by_form) + "\n" + shown(by_check) + answer["text"]
    told = sorted(f"{code} {path}".strip() for code, path, *_ in by_form)
    assert told == sorted(line.replace('""', "").strip() for line in case["says"]), answer["text"]


@pytest.mark.parametrize(
    "case",
    [case for case in BOOK["cases"] if not case.get("file")],
    ids=lambda case: case["name"],
)
def test_fix_leaves_the_file_alone(form: Page, placed: Any, case: dict[str, Any]) -> None:
    """What is left to mend in a file of the form is only what its findings offer to mend."""
    answer = said_by_form(form, asked_of(case))
    root = placed(answer["path"], answer["text"])
    findings = load_catalog(root, TODAY).findings
    if any(f.fix for f in findings if f.file == answer["path"]):
        assert any(code in ("M207", "M203") for code, *_ in answer["said"])
        return
    changed = list(tidied(root, findings, lambda file: file == answer["path"]))
    assert changed == [], changed
