"""`python -m bench.licences`: under which licence each locked package stands, from what they say
themselves, written to LICENSES.md. What the site needs stands apart from what only tests need.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = PROJECT / "LICENSES.md"
RUNTIME: Final = PROJECT / "requirements.txt"
ALL: Final = PROJECT / "requirements-dev.txt"

ALLOWED: Final = frozenset(
    {
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD", "CC0-1.0", "ISC", "MIT",
        "MPL-2.0", "PSF-2.0", "Zlib",
    }
)  # fmt: skip
"""Under which licences a package of the site may stand: they ask nothing of who publishes it."""

ABSENT: Final = {"atheris": "Apache-2.0", "brotlicffi": "MIT", "colorama": "BSD-3-Clause"}
"""Packages that are installed on some systems only, with what they say there."""

_LOCKED: Final = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
_NAMES: Final = (
    (r"Apache.*", "Apache-2.0"),
    (r"(?:MIT|Expat)(?: License)?", "MIT"),
    (r"(?:BSD[ -]?3.*|New BSD.*|3-Clause BSD.*)", "BSD-3-Clause"),
    (r"BSD[ -]?2.*", "BSD-2-Clause"),
    (r"BSD(?: License)?", "BSD"),
    (r"(?:MPL-2\.0|Mozilla Public License 2\.0.*)", "MPL-2.0"),
    (r"(?:PSFL?|PSF-2\.0|Python Software Foundation License)", "PSF-2.0"),
    (r"ISC.*", "ISC"),
    (r"(?:LGPLv3|GNU Lesser General Public License v3.*)", "LGPL-3.0"),
    (r"GNU Lesser General Public License v2 or later.*", "LGPL-2.1-or-later"),
    (r"(?:GNU General Public License v2 or later.*)", "GPL-2.0-or-later"),
    (r"GNU General Public License \(GPL\)", "GPL"),
    (r"Mozilla Public License 1\.1.*", "MPL-1.1"),
    (r"Artistic License", "Artistic"),
    (r"W3C.*", "W3C"),
)
"""What packages call a licence, and its short name."""

_TEXTS: Final = (
    ("Permission is hereby granted, free of charge", "MIT"),
    ("Apache License", "Apache-2.0"),
)
_HEAD: Final = """\
# Licences of the packages

Made by `make licences` from what the packages say themselves; a test holds this page to the locks.
The program itself stands under the [MIT licence](LICENSE), the catalog's data under that of
[LICENSE-DATA](LICENSE-DATA).
"""


def locked(file: Path) -> list[str]:
    """The names of the packages in a lock, each once."""
    return sorted(set(_LOCKED.findall(file.read_text(encoding="utf-8"))))


def licence_of(name: str) -> str:
    """The licence of a package as a short expression; "?" if nothing tells."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return ABSENT.get(name, "?")
    said = package.metadata
    if expressions := said.get_all("License-Expression"):
        return str(expressions[0])
    classes = [
        line.split(" :: ")[-1]
        for line in said.get_all("Classifier") or []
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    named = [
        short
        for one in ", ".join(said.get_all("License") or []).split(", ")
        if (short := _short(one))
    ]
    known = named or [short for one in classes if (short := _short(one))]
    return " OR ".join(dict.fromkeys(known)) or _by_its_text(package)


def _short(name: str) -> str:
    """The short name of a licence; "" for what is none, and for a whole text."""
    line = " ".join(name.split())
    for pattern, short in _NAMES:
        if len(line) < 80 and re.fullmatch(pattern, line, re.IGNORECASE):
            return short
    return ""


def _by_its_text(package: Distribution) -> str:
    files = [file for file in package.files or () if file.name.upper().startswith("LICEN")]
    for file in files:
        text = " ".join(str(file.read_text()).split())
        for sign, short in _TEXTS:
            if sign in text:
                return short
    return "?"


def parts_of(expression: str) -> frozenset[str]:
    """The licences that an expression names."""
    return frozenset(re.split(r"\s+(?:AND|OR|WITH)\s+", expression.strip("()")))


def is_allowed(expression: str) -> bool:
    """Whether a package of the site may stand under this: under each part, or one of a choice."""
    choices = expression.strip("()").split(" OR ")
    return any(parts_of(choice) <= ALLOWED for choice in choices)


def page() -> str:
    """The page with all packages."""
    runtime = locked(RUNTIME)
    others = [name for name in locked(ALL) if name not in runtime]
    parts = [_HEAD, "## What the site needs", _table(runtime)]
    parts += ["## What only tests and measurements need", _table(others)]
    return "\n".join(part if part.endswith("\n") else f"{part}\n" for part in parts)


def _table(names: Iterable[str]) -> str:
    return "\n".join(_rows(names)) + "\n"


def _rows(names: Iterable[str]) -> Iterator[str]:
    yield "| Package | Licence |"
    yield "| --- | --- |"
    for name in names:
        yield f"| {name} | {licence_of(name)} |"


def main() -> int:
    """Write the page; 1 if a package of the site may not stand there."""
    PAGE.write_text(page(), encoding="utf-8")
    refused = [name for name in locked(RUNTIME) if not is_allowed(licence_of(name))]
    for name in refused:
        print(f"{name}: {licence_of(name)} — такой лицензии у пакетов сайта быть не должно")
    return int(bool(refused))


if __name__ == "__main__":
    sys.exit(main())
