"""A catalog with a region for each payload, in which every text of every record is that payload.

The records are those of the sample catalog, which uses every field; where its texts stand is found
from the models. What the checks refuse of a payload is tried in a milder form, and at last left as
it was; what was refused is kept, with its code.
"""

from __future__ import annotations

import copy
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from built.built_site import TODAY
from pydantic import ValidationError

from generator.catalog import load_catalog
from generator.findings import Finding, Severity
from generator.model.files import FILES
from generator.model.samples import FOLDER, SAMPLES
from generator.reading import Kind, read_text
from hostile.text_fields import Field, Sort, Way, judge_of, texts_of

HOME = "primer"
"""The region of the sample, left as it is: what others refer to stands there."""
BORROWED = {
    "odno-okno": f"{HOME}/odno-okno",
    "sosedskiy": f"{HOME}/sosedskiy",
}
Where = tuple[str, Way]


@dataclass(frozen=True)
class Slot:
    """One text of one file: what it may become, worst first; the last is what it was."""

    number: int
    field: Field
    sort: Sort
    choices: tuple[Any, ...]


@dataclass
class Poisoned:
    """The catalog under `root`. `taken` and `refused`: which fields took the payload as it is, and
    which of them did not, by the code that says why."""

    root: Path
    payloads: Sequence[str]
    taken: dict[Field, set[str]] = field(default_factory=dict)
    refused: dict[Field, dict[str, str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    """Which payload is the heading of a page, by the page's address."""


def region_of(number: int) -> str:
    """The id of the region of a payload."""
    return f"r{number:03}"


def poisoned(root: Path, payloads: Sequence[str]) -> Poisoned:
    """Write the catalog under `root`. Raises AssertionError if the checks refuse it to the end."""
    made = Poisoned(root, payloads)
    values, slots = _poured(payloads)
    rank = dict.fromkeys(slots, 0)
    unwritten = set(values)
    texts: dict[str, dict[Where, Slot]] = defaultdict(dict)
    for where, slot in slots.items():
        texts[where[0]][where] = slot
        if code := unreadable(payloads[slot.number]):
            made.refused.setdefault(slot.field, {})[payloads[slot.number]] = code
            rank[where] = len(slot.choices) - 1
    for file in FOLDER.rglob("*.yml"):
        if file.relative_to(FOLDER).as_posix() not in values:
            _write(root / file.relative_to(FOLDER), file.read_text("utf-8"))
    for _round in range(12):
        for where in [w for w in slots if w[0] in unwritten]:
            _set(values[where[0]], where[1], slots[where].choices[rank[where]])
        for name in unwritten:
            _write(root / name, json.dumps(values[name], ensure_ascii=False) + "\n")
        errors = [f for f in load_catalog(root, TODAY).findings if f.severity is Severity.ERROR]
        if not errors:
            return _told(made, slots, rank)
        unwritten, moved = set(), set[Where]()
        for finding in errors:
            for where in _blamed(finding, texts[finding.file], rank):
                slot = slots[where]
                made.refused.setdefault(slot.field, {})[payloads[slot.number]] = finding.code.id
                moved.add(where)
        for where in moved:
            rank[where] += 1
            unwritten.add(where[0])
        assert moved, [f"{f.file} {f.path} {f.message('en')}" for f in errors[:5]]
    raise AssertionError([f"{f.file} {f.path} {f.message('en')}" for f in errors[:5]])


def _told(made: Poisoned, slots: dict[Where, Slot], rank: dict[Where, int]) -> Poisoned:
    headings = {
        ("Practice", "title"): "practices/{}/p/",
        ("Region", "name"): "regions/{}/",
        ("Municipality", "name"): "regions/{}/m/",
        ("Site", "name"): "sites/{}/s/",
        ("Sphere", "name"): "spheres/{}/",
        ("Tool", "name"): "tools/{}/",
    }
    for where, slot in slots.items():
        payload, said = made.payloads[slot.number], slot.choices[rank[where]]
        if (said["ru"] if isinstance(said, dict) else said) == payload:
            made.taken.setdefault(slot.field, set()).add(payload)
            made.refused.get(slot.field, {}).pop(payload, None)
            if slot.field in headings:
                made.titles[headings[slot.field].format(region_of(slot.number))] = payload
    return made


def _poured(payloads: Sequence[str]) -> tuple[dict[str, Any], dict[Where, Slot]]:
    """The records of the sample for each payload, by file, and their texts."""
    sample = {
        kind: read_text(file, (FOLDER / file).read_bytes(), kind.limits, shape=kind.shape).value
        for kind, file in SAMPLES.items()
    }
    values: dict[str, Any] = {}
    slots: dict[Where, Slot] = {}

    def pour(name: str, kind: Kind, number: int, record: Any, way: Way = ()) -> None:
        for place, inner, sort in texts_of(FILES[kind].model, record):
            choices = tuple(_choices(payloads[number], place, _get(record, inner), twice=not way))
            slots[name, (*way, *inner)] = Slot(number, place, sort, choices)

    spheres: dict[str, Any] = copy.deepcopy(sample[Kind.SPHERES])
    tools: dict[str, Any] = copy.deepcopy(sample[Kind.TOOLS])
    values |= {"practices/spheres.yml": spheres, "practices/tools.yml": tools}
    [sphere], [tool] = sample[Kind.SPHERES].values(), sample[Kind.TOOLS].values()
    programme = values["regions/programme.yml"] = copy.deepcopy(sample[Kind.PROGRAMME])
    [step] = programme["procedure"]
    for number in range(len(payloads)):
        region = region_of(number)
        spheres[region] = sphere | {"order": 10 + number}
        pour("practices/spheres.yml", Kind.SPHERES, number, spheres[region], (region,))
        tools[region] = copy.deepcopy(tool)
        pour("practices/tools.yml", Kind.TOOLS, number, tools[region], (region,))
        programme["procedure"].append(dict(step))
        for name, kind, value in _records(region, number, sample):
            values[name] = value
            if isinstance(value, list):
                pour(name, kind, number, value[0], (0,))
            else:
                pour(name, kind, number, value)
    for place, way, sort in texts_of(FILES[Kind.PROGRAMME].model, programme):
        at = way[1] if way[0] == "procedure" else 0
        number = int(at) - 1 if way[0] == "procedure" else 0
        if number >= 0:
            choices = tuple(_choices(payloads[number], place, _get(programme, way)))
            slots["regions/programme.yml", way] = Slot(number, place, sort, choices)
    return values, {where: slot for where, slot in slots.items() if slot.sort != "closed"}


def _records(region: str, number: int, sample: dict[Kind, Any]) -> Iterator[tuple[str, Kind, Any]]:
    """The files of one region, as harmless as those of the sample."""
    fresh = copy.deepcopy(sample)
    near = {"obraztsovskiy": "m", "fabrika-primer": "s", "spravka-za-den": "p", **BORROWED}
    near |= {"public-services": region, "value-stream-mapping": region}

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: moved(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [moved(inner) for inner in value]
        return near.get(value, value) if isinstance(value, str) else value

    practice = moved(fresh[Kind.PRACTICE]) | {"aliases": []}
    yield f"practices/{region}/p.yml", Kind.PRACTICE, practice
    passport = moved(fresh[Kind.REGION])
    passport |= {"iso": "RU-" + "".join(chr(65 + number // 26**n % 26) for n in (2, 1, 0))}
    passport |= {"tile": [8 + number % 20, number // 20], "oktmo": f"{number % 90 + 10}"}
    yield f"regions/{region}/region.yml", Kind.REGION, passport
    first = moved(fresh[Kind.MUNICIPALITIES][0]) | {"id": "m"}
    for code in ("oktmo", "oktmo_before"):
        first.pop(code)
    yield f"regions/{region}/municipalities.yml", Kind.MUNICIPALITIES, [first]
    yield f"regions/{region}/sites/s.yml", Kind.SITE, moved(fresh[Kind.SITE])
    yield f"regions/{region}/packages/k.yml", Kind.PACKAGE, moved(fresh[Kind.PACKAGE])
    plain, whole = map(moved, fresh[Kind.CERTIFICATES])
    holder = plain["holder"] | {"municipality": "m"}
    del whole["replaces"]
    whole |= {"number": f"ПО-{number}", "holder": holder}
    yield f"regions/{region}/certificates.yml", Kind.CERTIFICATES, [whole]


def _choices(payload: str, place: Field, own: Any, twice: bool = False) -> Iterator[Any]:
    """What a text may become, as far as its type goes; said in two languages if `twice`."""
    address = "https://example.org/?"
    milder = address + re.sub(r"[^!-~]|[\"<>\\^`{|}]", "_", payload)
    both = {"ru": payload, "en": payload}
    for choice in ([both] if twice else []) + [payload, address + payload, milder]:
        try:
            judge_of(place).validate_python(choice)
        except ValidationError:
            continue
        yield choice
        if choice in (both, payload):
            break
    yield own


@cache
def unreadable(payload: str) -> str | None:
    """The code with which the reader refuses a file that has `payload` anywhere."""
    found = read_text("x.yml", json.dumps({"title": payload}, ensure_ascii=False).encode()).findings
    return next((f.code.id for f in found if f.severity is Severity.ERROR), None)


def _blamed(finding: Finding, texts: dict[Where, Slot], rank: dict[Where, int]) -> list[Where]:
    """The texts that a finding is about: those nearest to the place that it names."""
    path = [p for p in re.sub(r"\[(\d+)\]", r".\1", finding.path).split(".") if p]
    near: dict[Where, int] = {}
    for where, slot in texts.items():
        if rank[where] < len(slot.choices) - 1:
            pairs = zip(path, map(str, where[1]), strict=False)
            near[where] = next((n for n, (one, other) in enumerate(pairs) if one != other), 99)
    return [where for where, same in near.items() if same == max(near.values())]


def _get(value: Any, way: Way) -> Any:
    for key in way:
        value = value[key]
    return value


def _set(value: Any, way: Way, text: Any) -> None:
    _get(value, way[:-1])[way[-1]] = text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
