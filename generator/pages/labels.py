"""What the ids of the vocabularies are called for people: kinds, states, levels, metrics.

Every id that a model allows has a word here (a test holds it so); the words are translated where
they are used, by the page's own language.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.catalog.adoption import AdoptionState
from generator.drawing.badge_words import STATE_WORDS
from generator.model.metrics import METRIC_NAMES
from generator.pages.wording import N_

Labels = Mapping[str, str]


def _labels(words: dict[str, str]) -> Labels:
    return MappingProxyType(words)


MUNICIPALITY_KINDS: Final = _labels(
    {
        "municipal-okrug": N_("муниципальный округ"),
        "urban-okrug": N_("городской округ"),
        "urban-okrug-with-districts": N_("городской округ с внутригородским делением"),
        "municipal-district": N_("муниципальный район"),
        "zato": N_("закрытое административно-территориальное образование"),
        "city-district": N_("внутригородской район"),
        "federal-city-municipality": N_("муниципальное образование города федерального значения"),
        "urban-settlement": N_("городское поселение"),
        "rural-settlement": N_("сельское поселение"),
    }
)
SITE_KINDS: Final = _labels(
    {
        "process-factory": N_("Фабрика процессов"),
        "change-factory": N_("Фабрика перемен"),
        "sector-site": N_("Отраслевая площадка"),
        "training-centre": N_("Учебный центр"),
    }
)
SITE_STATES: Final = _labels(
    {"planned": N_("планируется"), "open": N_("работает"), "closed": N_("закрыта")}
)
ADOPTION_STATES: Final = _labels(
    {
        AdoptionState.ORIGIN: N_("придумали здесь"),
        AdoptionState.CONFIRMED: N_("внедрено, подтверждено"),
        AdoptionState.CLAIMED: N_("заявлено, не подтверждено"),
        AdoptionState.STALE: N_("подтверждение устарело"),
        AdoptionState.IN_PROGRESS: N_("внедряется"),
        AdoptionState.PLANNED: N_("планируется"),
        AdoptionState.ABANDONED: N_("отказались"),
    }
)
CONFIRMED_HOW: Final = _labels(
    {"document": N_("по документу"), "visit": N_("с выездом"), "letter": N_("письмом")}
)
KIT_KINDS: Final = _labels(
    {
        "template": N_("образец"),
        "regulation": N_("регламент"),
        "checklist": N_("чек-лист"),
        "training": N_("учебный курс"),
        "video": N_("видео"),
        "software": N_("программа"),
    }
)
EFFECT_KINDS: Final = _labels(
    {
        "measured": N_("измерено"),
        "expected": N_("ожидается"),
        "reported": N_("по сообщению"),
    }
)
LEVELS: Final = _labels(
    {
        "federal": N_("федеральный"),
        "regional": N_("региональный"),
        "local": N_("местный"),
    }
)
LEVELS_OF: Final = _labels(
    {
        "federal": N_("федерального уровня"),
        "regional": N_("регионального уровня"),
        "local": N_("местного уровня"),
    }
)
CERTIFICATE_STATES: Final = _labels({state.value: word for state, word in STATE_WORDS.items()})
PER: Final = _labels(
    {"region": N_("на весь регион"), "municipality": N_("на каждый муниципалитет")}
)
EVERY: Final = _labels({"quarter": N_("каждый квартал"), "year": N_("каждый год")})
METRICS: Final = _labels(METRIC_NAMES)
REPORTED_UNITS: Final = _labels(
    {
        "municipalities": "municipality",
        "organisations": "organisation",
        "regions": "region",
        "projects": "project",
    }
)
"""What a number of adopters counts, as a unit of measure."""
