"""«Если бы пакет дошёл до всех»: what was measured where it came, and who is still without it.

Ranges stand as they were measured; nothing is added up for those who have not begun.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalog.entries import PackageEntry
from generator.catalog.prospects import Outlook, Prospect, outlook
from generator.pages.desk import Desk, Link
from generator.pages.wording import _, counted, shown
from generator.text import UNITS, number, show_amount


@dataclass(frozen=True, slots=True)
class ProspectRow:
    """A practice and one of its metrics: «8–10», «2–3 дня», where measured, who lacks it."""

    practice: Link
    metric: str
    before: str
    after: str
    places: str
    lacking: str


@dataclass(frozen=True, slots=True)
class OutlookView:
    """All that the part says. `reach` is how far the package has come, `silent` the practices of
    which nothing comparable was measured; without `rows` there is nothing to say but that."""

    reach: str
    rows: tuple[ProspectRow, ...]
    silent: tuple[Link, ...]


def outlook_view(package: PackageEntry, desk: Desk) -> OutlookView | None:
    """What the package would change; None for a package that has reached all."""
    found = outlook(package, desk.catalog)
    if found.standing and not found.left:
        return None
    return OutlookView(
        reach=_reach(found),
        rows=tuple(_row(one, found.standing, desk) for one in found.prospects),
        silent=tuple(link for one in found.silent if (link := desk.practice(one)) is not None),
    )


def _reach(found: Outlook) -> str:
    if not found.standing:
        return _("Списка муниципалитетов региона в каталоге нет, поэтому до скольких — не сказать.")
    if not found.reached:
        return _(
            "По записям каталога пакет пока не внедрён ни в одном муниципалитете из %(whole)s."
        ) % {"whole": number(found.standing)}
    told = counted(
        "Сейчас пакет внедрён в %(num)s муниципалитете",
        "Сейчас пакет внедрён в %(num)s муниципалитетах",
        found.reached,
    )
    whole = number(found.standing)
    left = counted("остался %(num)s", "осталось %(num)s", found.left)
    return _("%(told)s из %(whole)s, %(left)s.") % {"told": told, "whole": whole, "left": left}


def _row(one: Prospect, standing: int, desk: Desk) -> ProspectRow:
    lacking = ""
    if standing and one.lacking is not None:
        lacking = _("%(count)s из %(whole)s") % {
            "count": number(one.lacking),
            "whole": number(standing),
        }
    return ProspectRow(
        practice=desk.practice(one.practice) or Link(one.practice, None),
        metric=shown(one.metric),
        before=_span(one.before, one),
        after=_span(one.after, one),
        places=counted("%(num)s место", "%(num)s мест", one.places),
        lacking=lacking,
    )


def _span(ends: tuple[float, float], one: Prospect) -> str:
    """«10 дн.», «от 8 до 10 дн.», «около 10 дн.»."""
    unit = UNITS[one.unit] if one.unit else None
    least, most = ends
    if least == most:
        return show_amount(least, "about" if one.rough else "exact", unit, "short")
    first = show_amount(least, "at-least", None, "short")
    return f"{first} {show_amount(most, 'at-most', unit, 'short')}"
