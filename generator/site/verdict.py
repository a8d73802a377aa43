"""Whether a site may be published with what has been found, and how that is said in the log.

The log is MkDocs' own: `mkdocs build` shows it as it is; `atlas build` keeps it quiet and reports
the same findings in its own way.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mkdocs.exceptions import Abort

from generator.findings import Finding, Severity
from generator.findings.reporting import as_text
from generator.publishing.passports import NoPrinter
from generator.publishing.signing import KeyUnusable
from generator.site.edition.atomic import OutputRefused
from generator.site.edition.inventory import Incomplete
from generator.site.stamping.imprint import WrongSetting
from generator.site.work.survey import Lines

LOG: Final = logging.getLogger("mkdocs.plugins.atlas")


class Refused(Abort):
    """Nothing is published, because of `findings`."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("Сайт не опубликован: сначала исправьте то, что названо выше.")
        self.findings = list(findings)


@contextmanager
def in_words() -> Iterator[None]:
    """End MkDocs with a sentence, not a traceback, where a setting, a key or a folder is wrong."""
    try:
        yield
    except (OutputRefused, WrongSetting, KeyUnusable, NoPrinter, Incomplete) as refusal:
        raise Abort(str(refusal)) from refusal


def is_refused(findings: Sequence[Finding], *, strict: bool) -> bool:
    """Errors stop a publication; under `strict` warnings do so too."""
    worst = min((finding.severity.rank for finding in findings), default=2)
    return worst == 0 or (strict and worst == 1)


def tell(findings: Sequence[Finding], root: Path, *, refused: bool) -> None:
    """Write errors and warnings to the log, each with its line of the file under `root`."""
    told = [finding for finding in findings if finding.severity is not Severity.INFO]
    if told:
        level = logging.ERROR if refused else logging.WARNING
        LOG.log(level, "\n%s", as_text(told, "ru", Lines(root)))
