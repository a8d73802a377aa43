"""The table of the 56 inputs, read from `inputs.yml`, and the rows of SECURITY.md made of it."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

TABLE: Final = Path(__file__).with_name("inputs.yml")
DOORS: Final = (
    "yaml", "workbook", "geojson", "disk", "docs", "form", "check", "review", "forge",
    "pages", "search", "maps", "badges", "api", "tables", "feeds", "calendar", "publishing",
)  # fmt: skip
"""The ways in, then the ways out."""
NUMBERS: Final = range(1, 57)


@dataclass(frozen=True)
class Input:
    """One input: what it is, and the tests that play it, by door."""

    number: int
    says: str
    doors: dict[str, list[str]]

    @property
    def tests(self) -> list[str]:
        """The ids of all its tests."""
        return [test for tests in self.doors.values() for test in tests]

    def row(self) -> str:
        """Its row of the table: tests without their cases, each file named once."""
        doors = []
        for door in sorted(self.doors, key=DOORS.index):
            files: dict[str, list[str]] = defaultdict(list)
            for test in self.doors[door]:
                file, _, name = test.partition("::")
                name = name.partition("[")[0]
                if name not in files[file]:
                    files[file].append(name)
            told = "; ".join(
                f"`{file.removeprefix('tests/')}`" + "".join(f" `{n}`" for n in names if n)
                for file, names in files.items()
            )
            doors.append(f"**{door}** {told}")
        return f"| {self.number} | {self.says} | {'<br>'.join(doors)} |"


def inputs() -> list[Input]:
    """All inputs in the order of their numbers."""
    table = yaml.safe_load(TABLE.read_text("utf-8"))
    return [Input(number, told["says"], told["doors"]) for number, told in sorted(table.items())]


def rows() -> str:
    """The table as it stands in SECURITY.md, without its head."""
    return "".join(f"{one.row()}\n" for one in inputs())


if __name__ == "__main__":
    sys.stdout.write(rows())
