"""`atlas export`: the catalog as a workbook that people fill in, and as CSV tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.arguments import HERE, RootOption, TodayOption, catalog_root, day_of, refuse

WORKBOOK = "atlas.xlsx"


def export(
    out: Annotated[Path, typer.Option("--out", help="В какую папку положить книгу и таблицы.")],
    root: RootOption = HERE,
    today: TodayOption = None,
) -> None:
    """Выгрузить каталог: книга XLSX, которую правят и загружают обратно, и таблицы CSV."""
    from generator.spreadsheets.exporting import exported

    folder = catalog_root(root)
    made = exported(folder, day_of(today))
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, data in made.files.items():
            (out / name).write_bytes(data)
    except OSError as error:
        refuse(f"не получилось записать в «{out}»: {error.strerror}")
    for file in made.unread:
        typer.echo(f"Не вошёл {file}: его не прочитать, см. atlas check.", err=True)
    typer.echo(f"Готово: {out / WORKBOOK} и таблицы CSV, файлов {len(made.files)}.")
