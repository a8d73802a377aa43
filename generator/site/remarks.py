"""What MkDocs has to say about the hand-written pages, as findings like all others.

MkDocs writes warnings to its log and forgets them. Here they are kept while a build runs, so that
`--strict` fails before anything is published, and `atlas build` can report them in its own way.
"""

from __future__ import annotations

import logging
import re

from generator.findings import Finding
from generator.findings.catalogue.site import PAGE_REMARK

_MKDOCS = logging.getLogger("mkdocs")
_PAGE = re.compile(r"[Ff]ile '([^']+\.md)'")


class Remarks(logging.Handler):
    """Collects the warnings of MkDocs and its plugins from `listen` until `stop`."""

    def __init__(self, own: logging.Logger) -> None:
        """`own` is the logger that we report to ourselves: its words are not collected."""
        super().__init__(logging.WARNING)
        self._own = own.name
        self.findings: list[Finding] = []

    def listen(self) -> None:
        """Begin to collect anew."""
        self.findings = []
        _MKDOCS.addHandler(self)

    def stop(self) -> None:
        """Stop collecting; harmless when not begun."""
        _MKDOCS.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Take one record."""
        if record.name != self._own:
            remark = record.getMessage()
            page = _PAGE.search(remark)
            file = f"docs/{page[1]}" if page else "mkdocs.yml"
            self.findings.append(Finding(PAGE_REMARK, file, values={"remark": remark}))
