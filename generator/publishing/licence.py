"""On what terms the data may be used, and how to name where they are from: said once for all files.

Every format that has a place for a licence gets it from here.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from generator.text.dates import show_date

LICENCE: Final = "CC-BY-4.0"
"""As programs know it (SPDX)."""
LICENCE_NAME: Final = "CC BY 4.0"
LICENCE_TITLE: Final = "Creative Commons Attribution 4.0 International"
LICENCE_URL: Final = "https://creativecommons.org/licenses/by/4.0/"
TITLE: Final = "Атлас практик"
PUBLISHER: Final = "Участники «Атласа практик»"
ABOUT: Final = (
    "Открытый каталог проверенных управленческих практик регионов и муниципалитетов: что изменили, "
    "где это уже работает, кто это подтвердил и у кого научиться. У каждой цифры — источник."
)
KEYWORDS: Final = (
    "государственное управление",
    "муниципальное управление",
    "бережливое управление",
    "практики",
    "регионы России",
)


def citation_line(today: dt.date) -> str:
    """What to write beside a figure or a table: «Атлас практик», данные на …, CC BY 4.0."""
    return f"«{TITLE}», данные на {show_date(today.isoformat())}, {LICENCE_NAME}"
