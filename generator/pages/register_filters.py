"""By what the lines of the register can be narrowed, and the values that each filter offers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.pages.desk import Desk
from generator.pages.filters import Filter, Value, linked_values, values_of
from generator.pages.labels import CERTIFICATE_STATES, LEVELS
from generator.pages.register import CertificateRow
from generator.pages.wording import N_, _

IN_FORCE: Final = "in-force"
"""The value of the filter of states that stands for all in which a certificate is in force."""


def register_filters(rows: Iterable[CertificateRow], desk: Desk) -> tuple[Filter, ...]:
    """The filters with the values that some line has.

    All states are among them: on the visitor's day a line may be in another one than on the day of
    the page.
    """
    found = [(row.level, row.region_id, row.year) for row in rows]
    levels, regions, years = ({line[place] for line in found} for place in range(3))
    return (
        Filter(
            "level",
            _("Уровень"),
            values_of("level", [item for item in LEVELS.items() if item[0] in levels]),
        ),
        Filter("region", _("Регион"), linked_values("region", desk.regions, regions)),
        Filter(
            "state",
            _("Состояние"),
            values_of("state", [(IN_FORCE, N_("в силе")), *CERTIFICATE_STATES.items()]),
        ),
        Filter(
            "year",
            _("Год выдачи"),
            tuple(Value("year", year, year) for year in sorted(years, reverse=True)),
        ),
    )
