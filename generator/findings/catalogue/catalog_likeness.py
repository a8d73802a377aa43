"""Codes of the catalog room: practices that repeat each other (C314)."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

NEARLY_REPEATS = Code(
    "C314",
    "nearly-repeats",
    Severity.WARNING,
    Words(
        "практика почти повторяет другую, из файла {other_file}: {title}",
        "the practice nearly repeats another one, of the file {other_file}: “{title}”",
    ),
    Words(
        "если это одна и та же практика — оставьте один файл и дополните его; если эта сделана "
        "по образцу той — напишите здесь adapted_from: {other}",
        "if both are the same practice, keep one file and add to it; if this one was made after "
        "that one, write here adapted_from: {other}",
    ),
    Words(
        "Одна и та же история в двух файлах путает тех, кто ищет, и считается дважды.",
        "One story in two files confuses those who search, and is counted twice.",
    ),
    "# kstovo-window.yml\ntitle: «Единое окно» муниципальных услуг в Кстове",
    "# kstovo-window.yml\ntitle: «Единое окно» муниципальных услуг в Кстове\n"
    "adapted_from: nizhny/kstovo-one-stop",
)
