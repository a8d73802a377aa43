"""Why a file is no JSON, in words: the reasons that the exact reading tells apart."""

from __future__ import annotations

from typing import Final

from generator.findings.catalogue import reading as codes
from generator.reading.json_events import BrokenJson
from generator.reading.places import Place
from generator.reading.syntax_words import Cause

_REASONS: Final = {
    "end": ("файл обрывается: не хватает закрывающей скобки", "the file ends too early"),
    "comma": ("здесь нужна запятая или закрывающая скобка", "a comma or a bracket is due"),
    "extra-comma": ("перед закрывающей скобкой лишняя запятая", "a comma too many"),
    "tail": ("после конца данных стоит ещё что-то", "something follows the end of the data"),
    "key": ("здесь нужно имя поля в двойных кавычках", "a field's name in double quotes is due"),
    "colon": ("после имени поля нужно двоеточие", "a colon is due after a field's name"),
    "string": ("текст в кавычках не закрыт или содержит неверный знак", "a broken string"),
    "quote": ("в GeoJSON кавычки только двойные", "GeoJSON knows only double quotes"),
    "comment": ("в GeoJSON не бывает примечаний", "GeoJSON knows no comments"),
    "value": ("здесь нужно значение", "a value is due"),
}


def explain_json(broken: BrokenJson) -> Cause:
    """The cause of a syntax error in GeoJSON."""
    reason, reason_en = _REASONS[broken.reason]
    place = Place(broken.line + 1, broken.column + 1)
    return Cause(codes.JSON_SYNTAX, place, {"reason": reason, "reason_en": reason_en})
