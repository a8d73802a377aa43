"""What the commands share: which catalog, which day, and how to say that a command cannot run."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from generator.site.memory.provenance import Question

HERE = Path()

RootOption = Annotated[
    Path, typer.Option("--root", help="Папка, в которой лежат practices/ и regions/.")
]
TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="ДАТА", help="На какой день считать (2026-11-22).")
]

LanguagesOption = Annotated[
    str | None,
    typer.Option(
        "--languages", metavar="ЯЗЫКИ", help="Языки сайта: ru или ru,en; иначе — из mkdocs.yml."
    ),
]


def spoken(text: str | None) -> tuple[str, ...] | None:
    """The languages that `--languages` names; None where the settings decide."""
    return None if text is None else tuple(part.strip() for part in text.split(",") if part.strip())


def day_of(text: str | None) -> dt.date:
    """The day that `--today` names; without it today."""
    if text is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        refuse(f"«{text}» — не день: напишите --today 2026-11-22")


def refuse(words: str) -> NoReturn:
    """The command itself cannot run: say why, exit code 2."""
    typer.echo(f"atlas: {words}", err=True)
    raise typer.Exit(2)


def catalog_root(root: Path) -> Path:
    """`root` if a catalog lies in it; refuses otherwise."""
    if not root.is_dir():
        refuse(f"нет папки «{root}»")
    if not (root / "practices").is_dir() and not (root / "regions").is_dir():
        refuse(f"в папке «{root}» нет ни practices/, ни regions/: это не каталог практик")
    return root


def asked(
    project: Path,
    root: Path | None,
    out: Path | None,
    today: dt.date,
    *,
    strict: bool,
    languages: str | None = None,
) -> Question:
    """What a build is asked for, in a form that the same question will have tomorrow."""
    from generator.site.memory.provenance import Question

    words = (str(root.resolve() if root else None), today.isoformat(), str(strict), str(languages))
    return Question(project.resolve(), out.resolve() if out else None, words)
