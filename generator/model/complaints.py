"""From pydantic's error types to our findings: which code, which place, which suggestion."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from generator.findings import Code, Finding, Fix, path_text
from generator.findings.catalogue import model_fields, model_values
from generator.model.anatomy import (
    Path,
    describe_field,
    field_names,
    literal_values,
    model_at,
    row_length,
)
from generator.model.dates import date_meant
from generator.model.likeness import nearest, slip, unit_like
from generator.model.municipality import OKTMO_PATTERN
from generator.model.numbers_meant import amount_meant, number_meant
from generator.model.record import Titled
from generator.model.region import ISO_PATTERN, REGION_OKTMO_PATTERN
from generator.model.sources import FILE_PATTERN
from generator.reading import Document
from generator.reading.strange_letters import as_latin, letters_told, strange_letters
from generator.text.units import UNITS

BY_TYPE: Mapping[str, Code] = {
    "missing": model_fields.MISSING_FIELD,
    "extra_forbidden": model_fields.UNKNOWN_FIELD,
    "literal_error": model_fields.UNKNOWN_VALUE,
    "string_pattern_mismatch": model_values.BAD_FORM,
    "string_too_long": model_values.TEXT_LONG,
    "too_short": model_fields.LIST_SHORT,
    "text_type": model_values.TEXT_DUE,
    "string_type": model_values.TEXT_DUE,
    "text_empty": model_values.TEXT_EMPTY,
    "text_long": model_values.TEXT_LONG,
    "text_language": model_values.TEXT_LANGUAGE,
    "date_form": model_values.DATE_FORM,
    "date_year": model_values.DATE_YEAR,
    "date_none": model_values.DATE_NONE,
    "id_type": model_values.TEXT_DUE,
    "bad_id": model_values.BAD_ID,
    "bad_reference": model_values.BAD_REFERENCE,
    "url_form": model_values.URL_FORM,
    "unit_unknown": model_values.UNIT_UNKNOWN,
    "amount_form": model_values.AMOUNT_FORM,
    "number_due": model_values.NUMBER_DUE,
    "int_type": model_values.NUMBER_DUE,
    "float_type": model_values.NUMBER_DUE,
    "int_parsing": model_values.NUMBER_DUE,
    "float_parsing": model_values.NUMBER_DUE,
    "int_from_float": model_values.NUMBER_DUE,
    "greater_than": model_values.OUT_OF_RANGE,
    "greater_than_equal": model_values.OUT_OF_RANGE,
    "less_than": model_values.OUT_OF_RANGE,
    "less_than_equal": model_values.OUT_OF_RANGE,
    "model_type": model_fields.MAPPING_DUE,
    "model_attributes_type": model_fields.MAPPING_DUE,
    "dict_type": model_fields.MAPPING_DUE,
    "tuple_type": model_fields.LIST_DUE,
    "list_type": model_fields.LIST_DUE,
    "bool_type": model_values.YES_NO_DUE,
    "effect_empty": model_fields.EFFECT_EMPTY,
    "effect_one_side": model_fields.EFFECT_ONE_SIDE,
    "source_places": model_fields.SOURCE_PLACES,
    "source_nameless": model_fields.SOURCE_NAMELESS,
    "holder_form": model_fields.HOLDER_FORM,
    "origin_empty": model_fields.ORIGIN_EMPTY,
    "level_misplaced": model_fields.LEVEL_MISPLACED,
    "number_type": model_values.TEXT_DUE,
    "number_form": model_values.NUMBER_FORM,
}

FORMS: Mapping[str, str] = {
    ISO_PATTERN: "RU-NIZ",
    REGION_OKTMO_PATTERN: '"22"',
    OKTMO_PATTERN: '"22637101"',
    FILE_PATTERN: "prikaz-12.pdf",
}
"""What a field of a fixed form looks like, by the pattern of its form."""

LIMITS: Mapping[str, tuple[str, str]] = {
    "gt": ("больше", "more than"),
    "ge": ("не меньше", "at least"),
    "lt": ("меньше", "less than"),
    "le": ("не больше", "at most"),
}
"""The bounds of a number in words, Russian and English."""

_WRITTEN = re.compile(r"[-+.\w]+")


def finding_of(
    document: Document, model: type[BaseModel], prefix: Path, problem: Mapping[str, Any]
) -> Finding:
    """One pydantic error as a finding. `prefix` leads from the file's top to the checked value."""
    complaint = _Complaint(document, model, prefix, problem)
    TELLING.get(problem["type"], _Complaint.about_value)(complaint)
    return complaint.finding()


def field_shown(path: Path) -> str:
    """The field that people know a path by: the last name in it, else the number of the entry."""
    names = [part for part in path if isinstance(part, str)]
    if names:
        return names[-1]
    return f"№ {int(path[-1]) + 1}" if path else ""


class _Complaint:
    """One pydantic error on its way to a finding: each `about_…` fills in what its kind asks."""

    def __init__(
        self,
        document: Document,
        model: type[BaseModel],
        prefix: Path,
        problem: Mapping[str, Any],
    ) -> None:
        self.document, self.model = document, model
        self.inner: Path = tuple(problem["loc"])
        self.path: Path = (*prefix, *self.inner)
        self.given = problem.get("input")
        context = problem.get("ctx") or {}
        language = context.get("language")
        if language is not None:  # one of several languages: the mistake stands there
            self.path = (*self.path, language)
            self.given = self.given.get(language) if isinstance(self.given, dict) else self.given
        self.code = BY_TYPE.get(problem["type"], model_fields.OTHER)
        self.place = document.place(self.path)
        self.fix: Fix | None = None
        limit, limit_en = _limit(context)
        self.values = {
            "field": field_shown(self.path),
            "value": str(context.get("value", _shown(self.given))),
            "suggestion": "",
            "expected": FORMS.get(str(context.get("pattern", "")), ""),
            "length": str(context.get("length", "")),
            "longest": str(context.get("longest", context.get("max_length", ""))),
            "limit": limit,
            "limit_en": limit_en,
            "detail": str(problem.get("msg", "")),
        }

    def finding(self) -> Finding:
        return Finding(
            self.code,
            self.document.file,
            self.place.line,
            self.place.column,
            path_text(self.path),
            self.values,
            self.fix,
        )

    def suggest(self, word: str, sure: bool) -> None:
        if word:
            self.values["suggestion"] = word
            self.fix = Fix(word) if sure else None

    def suggest_of(self, word: str, known: Sequence[str]) -> None:
        """The one of the `known` words that was meant, and which letters only look like its."""
        meant = as_latin(word) if strange_letters(word, known) else word
        for near in nearest(meant, known):
            self.suggest(near, slip(word, near))
        self.values |= letters_told(word, known, self.values["suggestion"])

    def about_value(self) -> None:
        if self.code is model_values.TEXT_DUE and type(self.given) in (int, float):
            # As it is written: 1.10 is not 1.1, and +7 910… is not 7910….
            written = _WRITTEN.match(self.document.excerpt(self.place)[self.place.column - 1 :])
            if written:
                self.values["value"] = written[0]
                self.fix = Fix(f'"{written[0]}"')

    def about_unknown_field(self) -> None:
        self.place = self.document.key_place(self.path)
        if self.inner == ("id",) and issubclass(self.model, Titled):
            self.code = model_fields.OWN_ID
            return
        name, owner = str(self.path[-1]), model_at(self.model, self.inner[:-1])
        names = field_names(owner) if owner else []
        self.values["expected"] = ", ".join(names)
        self.suggest_of(name, names)

    def about_missing(self) -> None:
        if isinstance(self.path[-1], int):
            self.path, self.inner = self.path[:-1], self.inner[:-1]
            self.about_length()
            return
        owner = model_at(self.model, self.inner[:-1])
        self.values["about"] = describe_field(owner, str(self.path[-1]))

    def about_length(self) -> None:
        self.code = model_fields.LIST_LENGTH
        self.place = self.document.place(self.path)
        self.values["field"] = field_shown(self.path)
        self.values["expected"] = str(row_length(self.model, self.inner))

    def about_whole_number(self) -> None:
        if isinstance(self.given, float):
            self.code = model_values.WHOLE_NUMBER_DUE
        elif isinstance(self.given, str) and number_meant(self.given).isdigit():
            self.suggest(number_meant(self.given), sure=True)

    def about_closed_list(self) -> None:
        allowed = literal_values(self.model, self.inner)
        self.values["expected"] = ", ".join(allowed)
        self.suggest_of(str(self.given), allowed)

    def about_date(self) -> None:
        if isinstance(self.given, str):
            self.suggest(date_meant(self.given), sure=True)

    def about_amount(self) -> None:
        if isinstance(self.given, str):
            self.suggest(amount_meant(self.given), sure=True)

    def about_number(self) -> None:
        if isinstance(self.given, str):
            self.suggest(number_meant(self.given), sure=True)

    def about_unit(self) -> None:
        self.values["expected"] = ", ".join(sorted(UNITS))
        given = self.values["value"]
        # «чeловек» is a Russian word with a Latin letter: to look for a Latin one would mislead.
        if strange_letters(given, UNITS) and nearest(as_latin(given), UNITS):
            self.suggest_of(given, list(UNITS))
        else:
            self.suggest(*unit_like(given))
            unit = UNITS.get(self.values["suggestion"])
            self.values["name"] = unit.ru.one if unit else ""

    def about_identity(self) -> None:
        self.values |= letters_told(self.values["value"])

    def about_language(self) -> None:
        self.place = self.document.key_place(self.path)
        self.values["field"] = field_shown(self.path[:-1])


TELLING: Mapping[str, Callable[[_Complaint], None]] = {
    "extra_forbidden": _Complaint.about_unknown_field,
    "missing": _Complaint.about_missing,
    "too_long": _Complaint.about_length,
    "int_type": _Complaint.about_whole_number,
    "int_from_float": _Complaint.about_whole_number,
    "literal_error": _Complaint.about_closed_list,
    "date_form": _Complaint.about_date,
    "amount_form": _Complaint.about_amount,
    "number_due": _Complaint.about_number,
    "unit_unknown": _Complaint.about_unit,
    "bad_id": _Complaint.about_identity,
    "bad_reference": _Complaint.about_identity,
    "text_language": _Complaint.about_language,
}


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "…" if isinstance(value, (dict, list)) else str(value)[:80]


def _limit(context: Mapping[str, Any]) -> tuple[str, str]:
    for key, (ru, en) in LIMITS.items():
        if key in context:
            return f"{ru} {context[key]:g}", f"{en} {context[key]:g}"
    return "", ""
