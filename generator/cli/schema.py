"""`atlas schema`: writes the JSON Schemas that editors complete and check files by."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.arguments import HERE, RootOption, catalog_root, day_of, refuse
from generator.placing import put_whole


def schema(
    out: Annotated[Path, typer.Option("--out", help="Папка для схем; в этом проекте — schema.")],
    root: RootOption = HERE,
) -> None:
    """Записать схемы для редакторов: подсказки полей, известных id и проверка на лету."""
    from generator.catalog import lay_groundwork
    from generator.publishing.schemas import editor_schemas

    directory = lay_groundwork(catalog_root(root), day_of(None)).directory
    written = 0
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in editor_schemas(directory):
            file, data = out / name, text.encode()
            if not file.is_file() or file.read_bytes() != data:
                put_whole(file, data)
                written += 1
    except OSError as error:
        refuse(f"не получилось записать схемы в «{out}»: {error.strerror}")
    typer.echo(f"Схемы в папке {out}: записано файлов — {written}.")
