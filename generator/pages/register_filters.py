"""By what the lines of the register can be narrowed, and the values that each filter offers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.pages.desk import Desk
from generator.pages.labels import CERTIFICATE_STATES, LEVELS
from generator.pages.register import CertificateRow
from generator.pages.wording import _

IN_FORCE: Final = "in-force"
"""The value of the filter of states that stands for all in which a certificate is in force."""


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """A filter: its name in the address, its title, and its values with their words."""

    name: str
    title: str
    values: tuple[tuple[str, str], ...]


def register_filters(rows: Iterable[CertificateRow], desk: Desk) -> tuple[RegisterFilter, ...]:
    """The filters with the values that some line has.

    All states are among them: on the visitor's day a line may be in another one than on the day of
    the page.
    """
    found = [(row.level, row.region_id, row.year) for row in rows]
    levels, regions, years = ({line[place] for line in found} for place in range(3))
    return (
        RegisterFilter(
            "level",
            _("Уровень"),
            tuple((key, _(word)) for key, word in LEVELS.items() if key in levels),
        ),
        RegisterFilter(
            "region",
            _("Регион"),
            tuple((key, link.text) for key, link in desk.regions.items() if key in regions),
        ),
        RegisterFilter(
            "state",
            _("Состояние"),
            (
                (IN_FORCE, _("в силе")),
                *((key, _(word)) for key, word in CERTIFICATE_STATES.items()),
            ),
        ),
        RegisterFilter(
            "year",
            _("Год выдачи"),
            tuple((year, year) for year in sorted(years, reverse=True)),
        ),
    )
