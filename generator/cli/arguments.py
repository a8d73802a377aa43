"""What the commands share: which catalog, which day, and how to say that a command cannot run."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, NoReturn

import typer

HERE = Path()

RootOption = Annotated[
    Path, typer.Option("--root", help="Папка, в которой лежат practices/ и regions/.")
]
TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="ДАТА", help="На какой день считать (2026-11-22).")
]


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
