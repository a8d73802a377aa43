"""`atlas import`: the workbook back into the files, all of it checked before any is written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.arguments import HERE, RootOption, TodayOption, catalog_root, day_of, refuse


def import_(
    file: Annotated[Path, typer.Argument(metavar="КНИГА.xlsx", help="Книга, которую заполнили.")],
    root: RootOption = HERE,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Ничего не менять, только сказать, что поменялось бы.")
    ] = False,
    today: TodayOption = None,
) -> None:
    """Загрузить правки из книги: меняется только то, что изменили; с ошибкой — ничего."""
    from generator.editing.new_files import NotMade
    from generator.spreadsheets.filing import put_in_place
    from generator.spreadsheets.importing import prepare
    from generator.spreadsheets.reporting import changes, closing, problems

    folder = catalog_root(root)
    outcome = prepare(folder, file.name, _bytes(file), day_of(today))
    for line in problems(outcome):
        typer.echo(line)
    if outcome.possible:
        for line in changes(outcome):
            typer.echo(line)
    written = outcome.possible and bool(outcome.files) and not dry_run
    if written:
        try:
            put_in_place(folder, outcome.files)
        except NotMade as refusal:
            refuse(str(refusal))
    typer.echo(closing(outcome, written=written))
    raise typer.Exit(0 if outcome.possible else 1)


def _bytes(file: Path) -> bytes:
    """The file, as much of it as a workbook may have and one byte more."""
    from generator.spreadsheets.opening import MOST_BYTES

    if not file.is_file():
        refuse(f"нет файла «{file}»")
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        refuse(f"не получилось прочитать «{file}»: {error.strerror}")
