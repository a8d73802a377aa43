"""By what the list of training sites can be narrowed, and the values that each filter offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from generator.pages.desk import Desk
from generator.pages.filters import Filter, Value, linked_values, values_of
from generator.pages.labels import SITE_KINDS, SITE_STATES
from generator.pages.places import SiteLine
from generator.pages.wording import _


def site_filters(lines: Collection[SiteLine], desk: Desk) -> tuple[Filter, ...]:
    """The filters with the values that some line has; one that tells no two lines apart is none."""
    kinds = {line.kind for line in lines}
    states = {line.state for line in lines}
    spheres = {sphere for line in lines for sphere in line.spheres}
    found = (
        Filter(
            "kind",
            _("Вид площадки"),
            values_of("kind", [item for item in SITE_KINDS.items() if item[0] in kinds]),
        ),
        Filter(
            "region",
            _("Регион"),
            linked_values("region", desk.regions, {line.region for line in lines}),
        ),
        Filter("sphere", _("Сфера"), linked_values("sphere", desk.spheres, spheres)),
        Filter(
            "state",
            _("Состояние"),
            values_of("state", [item for item in SITE_STATES.items() if item[0] in states]),
        ),
        Filter("serves", _("Кого обслуживает"), _served(lines, desk)),
    )
    return tuple(each for each in found if len(each.values) > 1)


def _served(lines: Collection[SiteLine], desk: Desk) -> tuple[Value, ...]:
    """The municipalities that some site serves, by name; of two with one name
    each says its region."""
    named = {
        one: (desk.municipality(one).text, desk.region(line.region).text)
        for line in lines
        for one in line.served
    }
    twins = Counter(name for name, region in named.values())
    told = {
        one: name if twins[name] == 1 else f"{name} ({region})"
        for one, (name, region) in named.items()
    }
    ordered = sorted(told, key=lambda one: (told[one].casefold().replace("ё", "е"), one))
    return tuple(Value("serves", one, told[one]) for one in ordered)
