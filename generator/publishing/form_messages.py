"""What the form may say of values: the codes of the catalogue with their very words, and by which
kind of mistake each is said. Rules that a browser cannot judge have no code here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from generator.catalog.rules import dates, effects, figures, references, texts
from generator.findings import Code
from generator.findings.catalogue import (
    catalog_dates,
    catalog_facts,
    catalog_references,
    catalog_texts,
    model_values,
    reading,
)
from generator.findings.reporting import SEVERITY_RU
from generator.model.complaints import BY_TYPE, LIMITS
from generator.model.salvage import ROUNDS, STAND_INS
from generator.pages.manual import code_address
from generator.pages.wording import _

MODEL_KINDS: Final = (
    "missing", "literal_error", "string_pattern_mismatch", "string_too_long", "text_type",
    "text_empty", "text_long", "date_form", "date_year", "date_none", "bad_id", "bad_reference",
    "url_form", "unit_unknown", "amount_form", "number_due", "int_type", "float_type",
    "greater_than", "greater_than_equal", "less_than_equal", "effect_empty", "effect_one_side",
    "source_places", "source_nameless", "origin_empty",
)  # fmt: skip
"""The mistakes of single records that can come about in a form, as the models name them."""

RULES: Final[tuple[Code, ...]] = (
    catalog_references.UNKNOWN_REFERENCE,
    catalog_references.SELF_REFERENCE,
    catalog_dates.BEFORE_PRACTICE,
    catalog_dates.IN_FUTURE,
    catalog_dates.OWN_ORIGIN,
    catalog_dates.REPEATED_REPLICATION,
    catalog_dates.DATES_REVERSED,
    catalog_dates.BEFORE_JOINING,
    catalog_facts.CHANGE_CONTRADICTS,
    catalog_facts.DROP_OVER_100,
    catalog_facts.GOT_WORSE,
    catalog_facts.SOURCE_UNLISTED,
    catalog_facts.SOURCE_UNUSED,
    catalog_facts.NO_SOURCES,
    catalog_facts.SOURCE_TWICE,
    catalog_facts.FIGURE_UNSOURCED,
    catalog_facts.FIGURE_SOURCE_UNSAID,
    catalog_texts.LINK_BROKEN,
    catalog_texts.PERSONAL_EMAIL,
    catalog_texts.PERSONAL_PHONE,
    catalog_texts.DOCUMENT_NUMBER,
    catalog_texts.PERSONAL_TAX_NUMBER,
    catalog_texts.HOME_PHONE,
    catalog_texts.EMAIL_FORM,
    catalog_texts.ONLY_LINK,
    catalog_texts.RAW_HTML,
    catalog_texts.UNSAFE_LINK,
    model_values.WHOLE_NUMBER_DUE,
    reading.BAD_ID,
    reading.LOOK_ALIKE,
    reading.RESERVED_ID,
    reading.LONG_ID,
)
"""The codes of the rules that a browser judges as `atlas check` does."""

LEFT_TO_CHECK: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "the whole catalog must be known": frozenset(
            {
                "renamed-reference", "alias-taken", "alias-twice", "alias-loop", "adapted-loop",
                "region-missing", "nearly-repeats", "outside-outline",
            }
        ),
        "no typed value can bring it about": frozenset(
            {
                "unknown-field", "empty-value", "mapping-due", "field-list-due", "yes-no-due",
                "text-language", "list-short", "own-id", "empty-entry", "list-length", "other",
            }
        ),
        "it is about files that the form does not write": frozenset(
            {
                "duplicate-id", "number-twice", "merger-loop", "tile-taken", "valid-before-issued",
                "replaces-unknown", "replaces-loop", "level-unknown", "no-reason", "level-skipped",
                "outline-broken", "border-broken", "border-unknown", "border-missing",
                "borders-overlap", "border-elsewhere", "holder-form", "level-misplaced",
                "number-form",
            }
        ),
        "only atlas check --private lists it": frozenset({"contact-seen"}),
    }
)  # fmt: skip
"""Mistakes in the contents of files that the form does not tell, by the reason. A new code stands
here or is judged in the scripts of the form, too."""


def form_messages() -> dict[str, Any]:
    """The codes by name, the kinds of mistakes with the names of their codes, the rules' words."""
    kinds = {kind: BY_TYPE[kind] for kind in MODEL_KINDS}
    return {
        "codes": {code.name: _code(code) for code in (*kinds.values(), *RULES)},
        "kinds": {kind: code.name for kind, code in kinds.items()},
        "severities": {severity: _(words) for severity, words in SEVERITY_RU.items()},
        "limits": {limit: words[0] for limit, words in LIMITS.items()},
        "change": {
            "by": {by: _precision(words) for by, words in effects.BY_RU.items()},
            "less": effects.LESS_RU,
            "more": effects.MORE_RU,
            "fromZero": effects.FROM_ZERO_RU,
            "otherWay": effects.OTHER_WAY_RU,
            "plain": list(effects.PLAIN),
        },
        "mostNamed": figures.MOST_NAMED,
        "plan": {"state": dates.PLAN, "fields": sorted(dates.PLAN_FIELDS)},
        "kindsOfRecords": {
            kind: {"words": ru, "where": where}
            for kind, (ru, _en, where) in references.WORDS.items()
        },
        "regional": sorted(references.REGIONAL),
        "linkSchemes": sorted(texts.SAFE),
        "linkRecords": sorted(texts.RECORDS),
        "salvage": {"standIns": STAND_INS, "rounds": ROUNDS},
    }


def _code(code: Code) -> dict[str, str]:
    message, hint = code.words_in_form
    return {
        "id": code.id,
        "severity": code.severity.value,
        "message": message,
        "hint": hint,
        "page": code_address(code.id),
    }


def _precision(words: str) -> dict[str, Any]:
    """«в {0:.4g} раз» → the words around the number, and how many digits of it are shown."""
    before, _colon, rest = words.partition("{0:.")
    digits, _g, after = rest.partition("g}")
    return {"before": before, "digits": int(digits), "after": after}
