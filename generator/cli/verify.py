"""`atlas verify`: whether a built site is still what was built, file by file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from generator.cli.arguments import refuse

SHOWN: Final = 20
"""So many paths of a kind are named; the rest are counted."""


def verify(
    site: Annotated[Path, typer.Argument(metavar="САЙТ", help="Папка с собранным сайтом.")],
) -> None:
    """Сверить собранный сайт с его build.json: не пропали ли файлы, не изменились ли, нет ли
    лишних. Код 0 — всё на месте, 1 — есть отличия, 2 — сверить нельзя."""
    from generator.site.edition.inventory import INVENTORY, NoInventory, compare

    try:
        found = compare(site)
    except NoInventory as refusal:
        refuse(str(refusal))
    except OSError as error:
        refuse(f"«{error.filename or site}» не читается: {error.strerror}")
    kinds = (
        ("Пропали", found.missing),
        ("Изменились", found.changed),
        ("Лишние", found.extra),
    )
    for name, paths in kinds:
        if paths:
            typer.echo(f"{name}: {len(paths)}")
            for path in paths[:SHOWN]:
                typer.echo(f"  {_shown(path)}")
            if len(paths) > SHOWN:
                typer.echo(f"  … и ещё {len(paths) - SHOWN}")
    if found:
        words = f"Сайт отличается от своего {INVENTORY}; совпало файлов: {found.same}."
        typer.echo(words, err=True)
        raise typer.Exit(1)
    typer.echo(f"Всё на месте: файлов {found.same}, каждый тот же, что был собран.")


def _shown(path: str) -> str:
    """A file's name on a terminal: nothing in it is obeyed."""
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in path)
