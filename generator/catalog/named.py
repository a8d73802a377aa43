"""Names where ids are due, as «Кстово»: which id was meant, the catalog knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from generator.catalog.catalog import Directory
from generator.findings import Finding
from generator.findings.catalogue.model_values import BAD_ID, BAD_REFERENCE
from generator.model.likeness import nearest
from generator.text import say

_SPHERES: Final = ("sphere", "spheres")
_MUNICIPALITIES: Final = ("municipality", "serves")
_WORD: Final = re.compile(r"\w+")


def with_names(findings: Iterable[Finding], region: str, directory: Directory) -> Iterator[Finding]:
    """The same findings; those of a name that stands where an id is due say which id has it."""
    for finding in findings:
        meant = ""
        if finding.code in (BAD_ID, BAD_REFERENCE):
            names = _names(finding, region, directory)
            meant = _meant(finding.values.get("value", ""), names)
        yield replace(finding, values={**finding.values, "meant": meant}) if meant else finding


def _names(finding: Finding, region: str, directory: Directory) -> dict[str, str]:
    last = re.sub(r"\[\d+\]$", "", finding.path).rpartition(".")[2]
    if last in _SPHERES:
        return {key: say(sphere.name) for key, sphere in directory.spheres.items()}
    if last == "tools":
        return {key: say(tool.name) for key, tool in directory.tools.items()}
    if last in _MUNICIPALITIES:
        entries = directory.municipalities_by_region.get(region, ())
        # People call a municipality by its town: «Кстово».
        return {
            entry.slug: f"{say(entry.record.name)} ({say(entry.record.centre.name)})"
            for entry in entries
        }
    return {}


def _meant(value: str, names: Mapping[str, str]) -> str:
    """«public-services — Государственные и муниципальные услуги»; "" where none or several fit.

    A name fits that has all words of the value, or, failing that, one that is like it.
    """
    words = set(_WORD.findall(value.casefold()))
    fit = [key for key, name in names.items() if words <= set(_WORD.findall(name.casefold()))]
    if not fit:
        firsts = {(_WORD.findall(name.casefold()) or [""])[0]: key for key, name in names.items()}
        fit = [firsts[one] for one in nearest(value.casefold(), firsts)]
    if not words or len(fit) != 1:
        return ""
    return f"{fit[0]} — {names[fit[0]]}"
