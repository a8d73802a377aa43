"""The files of the form: one that describes it, one of known ids, the titles of each region's
practices. The scripts of the page read nothing else, but for the record that is to be changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from generator.catalog.catalog import Catalog, Directory
from generator.catalog.references import can_name
from generator.editing.new_files import SHORT, SHORTEST_WORD
from generator.editing.templates import WORDS as YAML_WORDS
from generator.model.dates import EARLIEST_YEAR, LATEST_YEAR
from generator.model.practice import Practice
from generator.model.site import Site
from generator.pages.form import FORM
from generator.pages.wording import shown
from generator.publishing.forge import LONGEST, Forge
from generator.publishing.form_fields import form_shapes
from generator.publishing.form_layout import at_once, doors, groups
from generator.publishing.form_messages import form_messages
from generator.publishing.form_patterns import DATE_FORMS, PATTERNS
from generator.publishing.form_words import next_steps, preview_words, words
from generator.publishing.plain_json import compact
from generator.reading.identity import LONGEST_ID, RESERVED, SOUNDS, TWINS, describe_letter
from generator.reading.strange_letters import ALPHABETS, LONGEST_WORD, MOST_TOLD, PLACE, RETYPE
from generator.text import UNITS, amounts, say
from generator.text.dates import MONTHS
from generator.text.language import Noun
from generator.text.typography import CLOSES_BEFORE, OPENS_AFTER, PAIRS

Files = Iterator[tuple[str, bytes]]

DESCRIPTION: Final = f"{FORM}form.json"
KNOWN: Final = f"{FORM}known.json"
LETTERS: Final = {"cyrillic": "р", "greek": "ρ", "other": "ք"}
"""A letter of each alphabet whose name is told, to see how it is told."""


def form_files(catalog: Catalog, forge: Forge, email: str = "", report: str = "") -> Files:
    """The description of the form, the known ids, and the practices of each region. `email` is
    where the keeper of the catalog is written to, `report` where errors are reported, or empty."""
    yield DESCRIPTION, compact(description(forge, email, report))
    yield KNOWN, compact(known(catalog))
    for region, listed in practices(catalog).items():
        yield f"{FORM}practices/{region}.json", compact(listed)


def description(forge: Forge, email: str = "", report: str = "") -> dict[str, Any]:
    """All that the form says and asks for; no catalog changes it."""
    return {
        "doors": doors(),
        "shapes": form_shapes(Practice, Site),
        "groups": groups(),
        "atOnce": at_once(),
        "sourced": [m.__name__ for m in (Practice, Site) if can_name(m, "source")],
        **form_messages(),
        "patterns": dict(PATTERNS),
        "dateForms": list(DATE_FORMS),
        "months": MONTHS,
        "years": [EARLIEST_YEAR, LATEST_YEAR],
        "marks": {
            "pairs": [list(pair) for pair in PAIRS],
            "opensAfter": "".join(sorted(OPENS_AFTER)),
            "closesBefore": "".join(sorted(CLOSES_BEFORE)),
        },
        "units": [
            {
                "id": unit.id,
                "name": unit.ru.one,
                "forms": _forms(unit.ru),
                "short": unit.short,
                "accusative": unit.accusative,
            }
            for unit in UNITS.values()
        ],
        "figures": {
            "bounds": {form: amounts.BOUNDS[form] for form in ("words", "short")},
            "changeBounds": amounts.CHANGE_BOUNDS,
            "directions": amounts.DIRECTIONS,
            "times": _forms(amounts.TIMES),
            "points": _forms(amounts.PERCENTAGE_POINT),
            "large": [list(scale) for scale in amounts.LARGE],
            "in": amounts.IN,
            "by": amounts.BY,
        },
        "yamlWords": sorted(YAML_WORDS),
        "reserved": sorted(RESERVED),
        "longestId": LONGEST_ID,
        "shortId": {"most": SHORT, "least": SHORTEST_WORD},
        "letters": {
            "sounds": SOUNDS,
            "twins": TWINS,
            "alphabets": {
                name: describe_letter(letter).replace(f"«{letter}»", "«{letter}»")
                for name, letter in LETTERS.items()
            },
            "strange": {
                "alphabets": ALPHABETS,
                "place": PLACE,
                "retype": RETYPE,
                "most": MOST_TOLD,
                "longest": LONGEST_WORD,
            },
        },
        "words": words(),
        "preview": preview_words(),
        "email": email,
        "report": bool(report),
        "forge": {
            "kind": forge.kind,
            "newFile": forge.new_file,
            "editFile": forge.edit_file,
            "longest": LONGEST,
            "steps": next_steps(forge.kind),
        },
    }


def _forms(noun: Noun) -> list[str]:
    return [noun.one, noun.few, noun.many, noun.other]


def known(catalog: Catalog) -> dict[str, Any]:
    """The ids that a catalog knows, with their names. Those of municipalities and sites are short
    and stand under their regions; a municipality that has merged names its successor."""
    directory = catalog.directory
    with_practices = {identity.partition("/")[0] for identity in directory.practice_ids}
    return {
        "regions": [
            {
                "id": region.id,
                "name": say(region.record.name),
                "joined": region.record.joined,
                "file": region.file,
                "practices": region.id in with_practices,
                "coordinators": [say(one.name) for one in region.record.coordinators],
            }
            for region in sorted(directory.regions.values(), key=lambda r: say(r.record.name))
        ],
        "municipalities": _municipalities(directory),
        "sites": {
            region: [[site.id.partition("/")[2], say(site.record.name)] for site in sites]
            for region, sites in directory.sites_by_region.items()
        },
        "spheres": [[key, say(sphere.name)] for key, sphere in directory.spheres.items()],
        "tools": [[key, say(tool.name)] for key, tool in directory.tools.items()],
    }


def _municipalities(directory: Directory) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for region, entries in directory.municipalities_by_region.items():
        listed = []
        for entry in entries:
            line = [entry.slug, say(entry.record.name)]
            if entry.merged_into:
                successor = directory.municipalities.get(entry.merged_into)
                line.append(say(successor.record.name) if successor else entry.merged_into)
            listed.append(line)
        found[region] = sorted(listed, key=lambda line: (len(line), line[1]))
    return found


def practices(catalog: Catalog) -> dict[str, list[list[str | bool]]]:
    """The practices of each region by title: the short id, the title, whether it has a page."""
    found: defaultdict[str, list[list[str | bool]]] = defaultdict(list)
    for identity in sorted(catalog.directory.practice_ids):
        region, _slash, slug = identity.partition("/")
        card = catalog.practices.get(identity)
        title = shown(card.title) if card else slug
        found[region].append([slug, title, card is not None and card.published])
    return {region: sorted(found[region], key=lambda line: line[1:]) for region in sorted(found)}
