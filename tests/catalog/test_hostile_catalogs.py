"""Catalogs that mean harm, or were hurt: findings in bounded number and time, never a traceback."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalog import load_catalog
from generator.findings import Finding

TODAY = dt.date(2026, 11, 22)
FULL = Path(__file__).parent.parent / "cases" / "good-full"
FILES = sorted(p.relative_to(FULL).as_posix() for p in FULL.glob("[pr]*/**/*") if p.is_file())

PRACTICE = """\
title: Единое окно
summary: Жалоб стало меньше.
sphere: public-services
origin: {organisation: МФЦ}
sources: [{id: gazeta, title: Итоги}]
effects: [{metric: Жалобы, before: 30, after: 4, source: gazeta}]
"""
BASE = {
    "practices/spheres.yml": "public-services: {name: Услуги}\n",
    "regions/nizhny/region.yml": 'name: Область\niso: RU-NIZ\noktmo: "22"\n',
}


def check(root: Path, files: dict[str, str]) -> list[Finding]:
    """The findings of a small catalog with these files."""
    for name, text in {**BASE, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_catalog(root, TODAY).findings


HARM = st.sampled_from(
    [
        "", "~", "true", "-1", "1e9", "'", '"', "[", "]", "{", "}", "- ", ": ", "&a", "*a", "#",
        "<<: *a", "!!python/object:x", "| ", ">-", "\t", "\u202e", "\u0000", "2024-02-30", "2099",
        "nizhny/okno", "okno", "bor", "Кстово", "<script>alert(1)</script>", "[x](javascript:1)",
        "ivanov@mail.ru", "{value: 1, bound: about}", "[[[[[]]]]]", "id: okno", "---", "...",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def hurt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the full case, to be hurt and healed again."""
    root = tmp_path_factory.mktemp("hurt")
    shutil.copytree(FULL / "practices", root / "practices")
    shutil.copytree(FULL / "regions", root / "regions")
    return root


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(file=st.sampled_from(FILES), data=st.data())
def test_a_file_hurt_anywhere_gives_findings_at_places_of_files(
    hurt: Path, file: str, data: st.DataObject
) -> None:
    """Lines lost, doubled, swapped, or something harmful set in: never a traceback, and every
    finding names a file of the catalog, a line of it, and has words."""
    text = (FULL / file).read_text(encoding="utf-8")
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        how = data.draw(st.sampled_from(["lose", "double", "swap", "set in", "replace"]))
        if how == "lose" and len(lines) > 1:
            del lines[at]
        elif how == "double":
            lines.insert(at, lines[at])
        elif how == "swap":
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        elif how == "set in":
            column = data.draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:column] + data.draw(HARM) + lines[at][column:]
        else:
            key = lines[at].partition(":")[0]
            lines[at] = f"{key}: {data.draw(HARM)}"
    path = hurt / file
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        for finding in load_catalog(hurt, TODAY).findings:
            there = (hurt / finding.file).read_text(encoding="utf-8").split("\n")
            assert 1 <= finding.line <= len(there) + 1
            assert finding.column >= 1
            assert finding.message("ru")
            assert finding.message("en")
    finally:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("practices/nizhny/okno.yml", PRACTICE + "related:\n" + "- zzzzzzzzzz\n" * 4000),
        ("practices/nizhny/okno.yml", PRACTICE + "tools:\n" + "- Ы\n" * 4000),
        ("practices/nizhny/okno.yml", PRACTICE + "taught_at:\n" + "- zzzzz\n" * 4000),
        (
            "practices/nizhny/okno.yml",
            PRACTICE + "replications:\n" + "- {municipality: a}\n" * 2000,
        ),
        ("regions/nizhny/municipalities.yml", "- x\n" * 50_000),
        ("regions/nizhny/municipalities.yml", "- {id: a}\n" * 5_000),
        ("regions/nizhny/certificates.yml", "- {number: a}\n" * 2_000),
        ("practices/tools.yml", "".join(f"t{n}: 1\n" for n in range(3_000))),
    ],
)
def test_a_file_of_mistakes_gives_two_hundred_and_a_word(
    tmp_path: Path, file: str, text: str
) -> None:
    """Thousands of mistakes of one file are not worth listing: the first 200, then an error that
    says that there are more."""
    found = [f for f in check(tmp_path, {file: text}) if f.file == file]
    assert len(found) == 201
    assert found[-1].code.name == "more-findings"
    assert found[-1].severity == "error"


def test_a_hopeless_list_blames_nobody_who_names_its_entries(tmp_path: Path) -> None:
    """When a list is given up, references into it are not checked."""
    files = {
        "regions/nizhny/municipalities.yml": "- {id: a}\n" * 300,
        "practices/nizhny/okno.yml": PRACTICE + "replications: [{municipality: bor}]\n",
    }
    assert {f.file for f in check(tmp_path, files)} == {"regions/nizhny/municipalities.yml"}


@pytest.mark.parametrize(
    "text",
    [
        "a@" + "a" * 19_000, "<a " * 6_000, "<" * 19_000, "](" * 9_000, "[a](b" * 3_900,
        "http://" + "a" * 19_000 + " x", "8 9" * 6_000, "8" + "(" * 19_000, "@a" * 9_000,
        "](" + " " * 19_000, "паспорт" * 2_700, "123-456-789-" * 1_600, "a@" + "a." * 9_000 + "!",
        "[" * 19_999, "![" * 9_999, "<!--" * 4_900, "+7" * 9_000, "a" * 64 + "@" + "-" * 19_000,
    ],
)  # fmt: skip
def test_long_texts_are_judged_at_once(tmp_path: Path, text: str) -> None:
    """No pattern of the rules runs away on 20,000 characters made against it."""
    started = time.monotonic()
    check(tmp_path, {"practices/nizhny/okno.yml": PRACTICE + f'solution: "{text}"\n'})
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("solution: Пишите на ivanov@mail.ru\n", 7, 21),
        ('solution: "Пишите на ivanov@mail.ru"\n', 7, 22),
        ("solution: |-\n  Пишите\n\n  на ivanov@mail.ru\n", 10, 6),
        ("solution: >-\n  Пишите\n  на ivanov@mail.ru\n", 9, 6),
        ('solution: "Пишите на ivanov\\x40mail.ru"\n', 7, 11),
        ("lessons: Никому не пишите\nsolution: на ivanov@mail.ru\n", 8, 14),
        ("solution: {cv: Ҫырӑр, ru: на ivanov@mail.ru}\n", 7, 30),
    ],
)
def test_words_are_found_where_they_stand(
    tmp_path: Path, text: str, line: int, column: int
) -> None:
    """Inside a long text the finding points at the words themselves; where they are written with
    escapes, at the text."""
    [finding] = check(tmp_path, {"practices/nizhny/okno.yml": PRACTICE + text})
    assert (finding.code.id, finding.line, finding.column) == ("P801", line, column)


def test_words_of_another_field_are_not_taken_for_these(tmp_path: Path) -> None:
    """Words that are wrapped here and stand whole further down are not sought there."""
    text = "solution: >-\n  Звоните: 8 910\n  123-45-67\nlessons: Звоните 8 910 123-45-67\n"
    found = check(tmp_path, {"practices/nizhny/okno.yml": PRACTICE + text})
    assert [(f.code.id, f.line, f.column) for f in found] == [("P802", 7, 11), ("P802", 10, 18)]
