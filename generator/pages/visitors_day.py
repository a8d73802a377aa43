"""What a page carries so that a script can say the state of certificates on the visitor's own day.

A page lies on its server for months and the dates do not wait. The script has no words of its own
(overrides/assets/javascripts/certificate-state.js): they stand on the page, once.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final

from babel import Locale

from generator.catalog.certification import EXPIRES_SOON_DAYS
from generator.pages.labels import CERTIFICATE_STATES
from generator.pages.wording import Interface
from generator.text import words

SHOWN: Final = 'data-certificate="'
"""What stands in a page wherever it shows the state of a certificate."""


@lru_cache(maxsize=4)
def state_words(today: dt.date, lang: str) -> dict[str, str]:
    """The words for states and for days that are left, and the day of the build, as attributes."""
    told = words(lang)
    said = Interface(told)
    attributes = {
        "data-built": today.isoformat(),
        "data-soon-days": str(EXPIRES_SOON_DAYS),
    }
    attributes |= {
        f"data-word-{state}": said(message) for state, message in CERTIFICATE_STATES.items()
    }
    for form, n in _forms(lang).items():
        left = told.ngettext("остался %(num)s день", "осталось %(num)s дней", n)
        attributes[f"data-left-{form}"] = left.replace("%(num)s", "{n}")
    return attributes


def _forms(lang: str) -> dict[str, int]:
    """The plural forms of a language, as browsers name them, each with a number that takes it."""
    rule = Locale.parse(lang).plural_form
    found = {rule(number): number for number in range(100, -1, -1)}
    return {"other": 2, **found}
