"""A project that is built again and again: what is drawn, and whether the site is the cold one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from made_up import CATALOG, DAY, copied_project
from trees import tree
from typer.testing import CliRunner

from generator.cli.main import app
from generator.findings import Finding
from generator.pages import Page
from generator.publishing.open_files import OpenFile
from generator.site.edition.outlet import Outlet
from generator.site.memory import program
from generator.site.stamping.stamp import Stamp
from generator.site.work.chores import put


class Rebuilt:
    """A copy of a catalog with all that a site needs; `drawn` are the addresses drawn last, `made`
    the other files made last of records and by makers."""

    def __init__(self, folder: Path, catalog: Path = CATALOG) -> None:
        self.folder = copied_project(folder / "project", catalog)
        self.site, self.cold = folder / "site", folder / "cold"
        self.drawn: set[str] = set()
        self.made: set[str] = set()
        self.jobs, self.languages, self.said = "1", "ru", ""

    def watched(self, patch: pytest.MonkeyPatch) -> None:
        """See what is drawn and made from now on."""
        press = Stamp.press

        def seen(stamp: Stamp, page: Page) -> None:
            self.drawn.add(page.address)
            press(stamp, page)

        def seen_too(outlet: Outlet, files: Iterable[OpenFile], findings: list[Finding]) -> None:
            self.made.update(put(outlet, files, findings))

        patch.setattr(Stamp, "press", seen)
        patch.setattr("generator.site.work.shares.put", seen_too)
        # Whoever works on the program while the tests run would have everything made anew.
        patch.setattr(program, "PACKAGE", self.folder / "docs")

    def build(self, out: Path, *words: str) -> str:
        """Run `atlas build`; what it said, but for where and how long."""
        self.drawn.clear()
        self.made.clear()
        said = ["build", "--project", self.folder, "--out", out, "--today", DAY, *words]
        said += ["--jobs", self.jobs, "--languages", self.languages]
        result = CliRunner().invoke(app, [str(word) for word in said])
        assert result.exit_code == 0, result.output
        self.said = result.output.rpartition("Готово")[0]
        return self.said

    def like_cold(self) -> set[str]:
        """Build, and compare with a build from nothing, after which `drawn` is everything; the
        addresses that were drawn."""
        said = self.build(self.site)
        drawn, made = set(self.drawn), set(self.made)
        assert self.build(self.cold, "--fresh") == said
        assert tree(self.site) == tree(self.cold)
        self.made = made
        return drawn
