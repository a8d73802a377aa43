"""The examples of help pages are true: the bad one gives its code, the mended one does not."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.catalog import load_catalog
from generator.findings import Code
from generator.findings.catalogue import all_codes
from generator.model.anatomy import field_names
from generator.model.checking import LISTS, ONE, VOCABULARIES, check_document
from generator.model.complaints import finding_of
from generator.model.description import shapes_within
from generator.model.record import Record
from generator.reading import read_text

CODES = all_codes()
MODEL_CODES = [code for code in CODES.values() if code.id[0] == "M" and code.id != "M299"]
TODAY = dt.date(2026, 11, 22)

TOPS = [*ONE.values(), *LISTS.values(), *VOCABULARIES.values()]


def models() -> list[type[Record]]:
    """All models, each once."""
    return list(dict.fromkeys(shape.model for top in TOPS for shape in shapes_within(top)))


REQUIRED = {"id": "gazeta", "metric": "projects", "value": 1}
"""What an example may leave out, so that the rest of it can be judged."""


def completed(value: Any, model: type[Record]) -> Any:
    """A value with the required fields that the example leaves out."""
    if not isinstance(value, dict):
        return value
    added = {k: v for k, v in REQUIRED.items() if k in field_names(model)}
    return {**added, **value}


def complaints(text: str) -> Iterator[tuple[str, Counter[str]]]:
    """What each kind of file, and each model for itself, says of a piece of YAML."""
    document = read_text("practices/nizhny/okno.yml", text.encode())
    for kind in (*ONE, *LISTS, *VOCABULARIES):
        yield kind, Counter(f.code.id for f in check_document(document, kind).findings)
    values = document.value if isinstance(document.value, list) else [document.value]
    for model in models():
        found: Counter[str] = Counter()
        for value in values:
            try:
                model.model_validate(completed(value, model))
            except ValidationError as error:
                found.update(
                    finding_of(document, model, (), dict(p)).code.id for p in error.errors()
                )
        yield model.__name__, found


@pytest.mark.parametrize("code", MODEL_CODES, ids=lambda code: code.id)
def test_model_example_gives_its_code_and_the_mend_does_not(code: Code) -> None:
    """In some kind of file or some model the example has one such mistake more than the mend."""
    bad, good = dict(complaints(code.example)), dict(complaints(code.mend))
    assert any(bad[where][code.id] > good[where][code.id] for where in bad), code.example


PRACTICE = """\
title: Единое окно
summary: Жалоб стало меньше.
sphere: public-services
origin: {municipality: kstovskiy}
sources: [{id: seed-001, seed: 001.txt}]
"""
MUNICIPALITY = """\
- id: kstovskiy
  name: Кстовский округ
  kind: municipal-okrug
  centre: {name: Кстово, lat: 56.15, lon: 44.2}
"""
CERTIFICATE = """\
- number: ОР-10
  level: regional
  holder: {practice: zayavki}
  issued: 2024
  issuer: Министерство
"""
CATALOG = {
    "practices/spheres.yml": "public-services: {name: Услуги}\n",
    "practices/nizhny/zayavki.yml": PRACTICE,
    "practices/nizhny/kstovo-one-stop.yml": PRACTICE,
    "practices/nizhny/arzamas-one-stop.yml": PRACTICE,
    "practices/nizhny/new-name.yml": PRACTICE + "aliases: [old-name]\n",
    "regions/nizhny/region.yml": 'name: Область\niso: RU-NIZ\noktmo: "22"\n',
    "regions/nizhny/municipalities.yml": MUNICIPALITY
    + MUNICIPALITY.replace("kstovskiy", "bor").replace("Кстов", "Бор"),
    "regions/nizhny/outline.geojson": '{"type": "Polygon", "coordinates": '
    "[[[41.8, 54.5], [47.8, 54.5], [47.8, 58.1], [41.8, 58.1], [41.8, 54.5]]]}",
    "regions/nizhny/certificates.yml": CERTIFICATE,
}
"""A sound catalog, into which the examples are set."""


def replaced(text: str, example: str) -> str:
    """A record with the fields of the example in place of its own."""
    own = {line.partition(":")[0] for line in example.splitlines() if line[:1].isalpha()}
    kept = [line for line in text.splitlines() if line.partition(":")[0] not in own]
    return "\n".join([*kept, example]) + "\n"


def entry(example: str) -> str:
    """An example as the fields of a list's entry."""
    return textwrap.indent(example, "    ").replace("    ", "  - ", 1) + "\n"


def in_practice(example: str) -> dict[str, str]:
    """Fields of a practice."""
    return {"practices/nizhny/kstovo-one-stop.yml": replaced(PRACTICE, example)}


def in_effect(example: str) -> dict[str, str]:
    """Fields of an effect."""
    return in_practice("effects:\n" + entry("metric: Жалобы\n" + example))


def with_sources(*ids: str) -> Callable[[str], dict[str, str]]:
    """Fields of a practice that has these sources."""
    listed = ", ".join(f"{{id: {identity}, title: Итоги}}" for identity in ids)
    return lambda example: in_practice(f"{example}\nsources: [{listed}]")


def in_replication(example: str) -> dict[str, str]:
    """Fields of a replication."""
    base = "" if "municipality" in example else "municipality: bor\n"
    return in_practice("replications:\n" + entry(base + example))


def in_contact(example: str) -> dict[str, str]:
    """Fields of a contact."""
    return in_practice("contacts:\n" + entry("organisation: МФЦ\n" + example))


def in_noted_replication(example: str) -> dict[str, str]:
    """The note of a replication."""
    return in_replication("municipality: bor\n" + example)


def in_certificate(example: str) -> dict[str, str]:
    """Fields of a certificate, the second of its register."""
    fields = textwrap.dedent(CERTIFICATE.replace("- number: ОР-10", "  number: ОР-20"))
    made = entry(replaced(fields, example)).replace("\n    ", "\n  ").removeprefix("  ")
    return {"regions/nizhny/certificates.yml": CERTIFICATE + made}


def in_region(example: str) -> dict[str, str]:
    """Fields of a passport that comes after another on the tile [7, 4]."""
    own = CATALOG["regions/nizhny/region.yml"]
    return {
        "regions/amur/region.yml": own + "tile: [7, 4]\n",
        "regions/nizhny/region.yml": own + example + "\n",
    }


def in_centre(example: str) -> dict[str, str]:
    """The centre of a municipality."""
    text = MUNICIPALITY.replace("centre: {name: Кстово, lat: 56.15, lon: 44.2}", example)
    return {"regions/nizhny/municipalities.yml": text}


def in_lone_practice(example: str) -> dict[str, str]:
    """Fields of a practice that has no sources."""
    text = "\n".join(line for line in PRACTICE.splitlines() if "sources" not in line)
    return {"practices/nizhny/kstovo-one-stop.yml": replaced(text, example)}


def as_path(example: str) -> dict[str, str]:
    """A file of that name."""
    return {example: PRACTICE}


def as_outline(example: str) -> dict[str, str]:
    """A region's outline."""
    ring = '"coordinates": [[[41, 54], [47, 54], [47, 58], [41, 54]]]'
    return {"regions/nizhny/outline.geojson": example.replace("…", ring)}


SETTINGS: dict[str, Any] = {
    "C301": in_replication, "C302": in_practice, "C303": in_practice, "C304": in_practice,
    "C306": in_practice, "C311": as_path, "C312": in_region, "C313": in_practice,
    "D401": in_practice, "D402": in_replication, "D403": in_practice, "D404": in_practice,
    "D405": in_certificate, "D406": in_practice, "D407": in_certificate, "D410": in_certificate,
    "F501": in_effect, "F502": in_effect, "F503": in_effect, "S601": in_replication,
    "S603": in_lone_practice, "S604": in_practice, "S605": with_sources("gazeta", "prikaz"),
    "S606": with_sources("gazeta"), "G701": in_centre, "G702": as_outline,
    "P801": in_contact, "P802": in_contact, "P803": in_noted_replication, "P804": in_contact,
    "P805": in_practice, "P806": in_practice, "P807": in_practice,
}  # fmt: skip
"""Where the example of a code belongs; the rest need two files or a list at once."""

MENDED_ELSEWHERE = {"S601", "C311"}
"""The mend of these is a second change, which the mend's own text only describes."""


def codes_of(root: Path, files: dict[str, str]) -> set[str]:
    """The codes that a catalog with these files gives."""
    for name, text in {**CATALOG, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return {finding.code.id for finding in load_catalog(root, TODAY).findings}


def test_the_catalog_of_the_examples_is_sound(tmp_path: Path) -> None:
    """Without an example there is nothing to say but notes."""
    assert codes_of(tmp_path, {}) == {"S602"}


@pytest.mark.parametrize("identity", sorted(SETTINGS))
def test_catalog_example_gives_its_code_and_the_mend_does_not(
    identity: str, tmp_path: Path
) -> None:
    """Set into a sound catalog, the example gives the code, and the mended example does not."""
    code, setting = CODES[identity], SETTINGS[identity]
    assert identity in codes_of(tmp_path / "bad", setting(code.example))
    if identity not in MENDED_ELSEWHERE:
        assert identity not in codes_of(tmp_path / "good", setting(code.mend))
