"""Codes of the catalog room: practices that repeat each other (C314)."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

NEARLY_REPEATS = Code(
    "C314",
    "nearly-repeats",
    Severity.WARNING,
    Words(
        "практика почти повторяет «{title}» ({other})",
        "the practice nearly repeats “{title}” ({other})",
    ),
    Words(
        "если это та же практика — дополните прежний файл; если своя, по чужому образцу, — "
        "напишите adapted_from: {other}",
        "if it is the same practice, add to the older file; if it was made after that one, write "
        "adapted_from: {other}",
    ),
    Words(
        "Одна и та же история в двух файлах путает тех, кто ищет, и считается дважды.",
        "One story in two files confuses those who search, and is counted twice.",
    ),
    "# kstovo-window.yml\ntitle: «Единое окно» муниципальных услуг в Кстове",
    "# kstovo-window.yml\ntitle: «Единое окно» муниципальных услуг в Кстове\n"
    "adapted_from: nizhny/kstovo-one-stop",
)
