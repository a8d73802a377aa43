"""CODEOWNERS: who must agree to a change, so that nobody certifies himself.

A region's folders belong to its team; its register of certificates to the authority alone. The file
is made from the folders of regions/, and a test fails when it is no longer what they ask for:
`python -m generator.catalog.ownership` writes it anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[2]
FILE: Final = "CODEOWNERS"

ORGANISATION: Final = "@atlas-praktik"
"""Stands for the organisation at the forge, which the keeper of the site has yet to name."""

_HEAD: Final = """\
# Кто должен согласиться с правкой. Файл составлен программой по папкам regions/:
#     python -m generator.catalog.ownership
#
# Команды вида {organisation}/… — не настоящие учётные записи, а места для них. Хранитель сайта
# заводит команды в своей организации и меняет её имя один раз: ORGANISATION в
# generator/catalog/ownership.py.
#
# Действует последнее подходящее правило. Реестр сертификатов правит только орган, который их
# выдаёт: команда <регион>-registry. Остальное в регионе — команда региона, всё прочее — хранители.

*  {organisation}/keepers

# Реестр региона, для которого правила ниже ещё нет, никто, кроме хранителей, не подтвердит.
/regions/*/certificates.yml  {organisation}/keepers
"""


def code_owners(regions: Iterable[str], organisation: str = ORGANISATION) -> str:
    """The text of CODEOWNERS for the ids of `regions`; `organisation` as in "@org"."""
    rules = "".join(
        f"\n/practices/{region}/  {organisation}/{region}\n"
        f"/regions/{region}/  {organisation}/{region}\n"
        f"/regions/{region}/certificates.yml  {organisation}/{region}-registry\n"
        for region in sorted(regions)
    )
    return _HEAD.format(organisation=organisation) + rules


def region_folders(project: Path = PROJECT) -> list[str]:
    """The ids of the regions that have a folder, whether their files can be read or not."""
    return sorted(folder.name for folder in (project / "regions").iterdir() if folder.is_dir())


def write_code_owners(project: Path = PROJECT) -> None:
    """Write CODEOWNERS at the top of `project`."""
    (project / FILE).write_text(code_owners(region_folders(project)), encoding="utf-8")


if __name__ == "__main__":
    write_code_owners()
