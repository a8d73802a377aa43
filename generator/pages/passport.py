"""What a practice's passport says beyond its page: of which day it is, and of which wording."""

from __future__ import annotations

import hashlib
from typing import Final, NamedTuple

from generator.model.practice import Practice
from generator.pages import addresses
from generator.pages.desk import Desk
from generator.pages.twins import kept_for_twin

_DIGITS: Final = 8


class PassportView(NamedTuple):
    """`day` is that of the build ("2026-11-22"), `version` stands for the entry's words: as long as
    they are the same, so is it. `page` is the address of the practice's page."""

    day: str
    version: str
    page: str
    pdf: str
    kit: str


def passport_view(record: Practice, identity: str, desk: Desk) -> PassportView:
    """The passport of `record`, the practice `identity`."""
    return PassportView(
        day=desk.today.isoformat(),
        version=_version(record),
        page=addresses.practice_address(identity),
        pdf=addresses.passport_file(identity),
        kit=addresses.kit_file(identity),
    )


@kept_for_twin
def _version(record: Practice) -> str:
    said = record.model_dump_json(exclude_unset=True).encode()
    return hashlib.sha256(said).hexdigest()[:_DIGITS]
