"""The schema of /api/v1/health.json."""

from __future__ import annotations

from typing import Any

from generator.catalog.condition import NeedKind
from generator.publishing.schema_pieces import COUNT, HEAD, ID, PAGE, list_of, object_of, ref


def health_schemas() -> dict[str, Any]:
    """What /api/v1/health.json is made of."""
    text: dict[str, Any] = {"type": "string"}
    kinds = {"enum": [kind.value for kind in NeedKind]}
    tally = {
        "practices": COUNT,
        "complete": {**COUNT, "description": "Практики, в которых отвечено на все вопросы."},
        "asked": {**COUNT, "description": "Вопросы ко всем опубликованным практикам."},
        "answered": {**COUNT, "description": "Те из них, на которые есть ответ."},
        "checked_lately": {**COUNT, "description": "Практики, сверенные за последние 365 дней."},
        "adopted": {**COUNT, "description": "Внедрения, не считая планов и отказов."},
        "confirmed": {**COUNT, "description": "Те из них, чьё подтверждение действует."},
        "drafts": COUNT,
        "needs": COUNT,
    }
    return {
        "HealthTally": object_of(tally),
        "HealthRegion": object_of(
            {
                "id": text,
                "name": text,
                "page": PAGE,
                "feed": text,
                **tally,
                "by_kind": {
                    "type": "object",
                    "propertyNames": kinds,
                    "additionalProperties": COUNT,
                },
            }
        ),
        "HealthPractice": object_of(
            {
                "id": ID,
                "page": PAGE,
                "asked": COUNT,
                "answered": COUNT,
                "adopted": COUNT,
                "confirmed": COUNT,
                "needs": COUNT,
            },
            checked=text,
            age_days={**COUNT, "description": "Сколько дней прошло с последней сверки."},
        ),
        "Need": {
            **object_of(
                {
                    "id": {**text, "description": "Не меняется от сборки к сборке."},
                    "kind": kinds,
                    "title": {**text, "description": "Название записи."},
                    "file": {**text, "description": "Файл от корня каталога."},
                    "line": {"type": "integer", "minimum": 1},
                    "text": {**text, "description": "Чего именно не хватает."},
                },
                region=text,
                practice=ID,
                site=ID,
                package=ID,
                advice={**text, "description": "Что советует проверка."},
                field={**text, "description": "Какого поля нет."},
                municipality=ID,
                code={**text, "description": "Номер замечания проверки."},
                since={**text, "format": "date"},
                edit={**text, "description": "Где править эту строку; нет, если нет хранилища."},
            ),
            "additionalProperties": False,
        },
        "Health": object_of(
            {
                **HEAD,
                "questions": list_of({**text, "description": "Поля, из которых сложена полнота."}),
                "total": ref("HealthTally"),
                "kinds": list_of(
                    object_of({"id": kinds, "title": text, "why": text, "what": text})
                ),
                "regions": list_of(ref("HealthRegion")),
                "practices": list_of(ref("HealthPractice")),
                "needs": list_of(ref("Need")),
            }
        ),
    }
