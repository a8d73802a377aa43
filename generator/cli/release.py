"""`atlas release`: the data of one day as an archive, to be kept at an address of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.arguments import HERE, RootOption, TodayOption, catalog_root, day_of, refuse
from generator.placing import put_whole


def release(
    out: Annotated[
        Path, typer.Option("--out", help="В какую папку положить архив (по умолчанию текущая).")
    ] = HERE,
    root: RootOption = HERE,
    today: TodayOption = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="ВЕРСИЯ",
            help="С чем сравнить: версия git или папка (по умолчанию — прошлый выпуск, "
            "метка data-…).",
        ),
    ] = None,
    url: Annotated[
        str, typer.Option("--url", envvar="ATLAS_SITE_URL", help="Адрес сайта, если он есть.")
    ] = "",
    repository: Annotated[
        str,
        typer.Option(
            "--repository", envvar="ATLAS_REPOSITORY", help="Адрес хранилища, если он есть."
        ),
    ] = "",
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, help="Сколько процессов (по числу ядер).")
    ] = None,
) -> None:
    """Собрать выпуск данных: файлы, таблицы, базу, суммы, что изменилось и как сослаться.

    Код выхода: 0 — архив готов; 1 — в каталоге есть ошибки, выпуска нет; 2 — собрать не удалось.
    """
    from generator.findings import Severity
    from generator.findings.reporting import report
    from generator.release.changes import tag_of
    from generator.release.making import NotReleased, Origin
    from generator.release.making import release as make
    from generator.review import NotComparable
    from generator.site.work.survey import Lines

    folder, day = catalog_root(root), day_of(today)
    try:
        made = make(folder, day, since, Origin(url, repository.rstrip("/")), jobs)
    except (NotReleased, NotComparable) as refusal:
        refuse(str(refusal))
    if not made.data:
        errors = [one for one in made.findings if one.severity is Severity.ERROR]
        sys.stdout.write(report(errors, "text", "ru", Lines(folder), 0))
        typer.echo("Выпуска нет: сначала исправьте то, что названо выше.", err=True)
        raise typer.Exit(1)
    archive = out / f"{made.name}.zip"
    _put(archive, made.data, made.digest)
    compared = f"изменения с {made.since}" if made.since else "первый выпуск, сравнить не с чем"
    typer.echo(f"Готово: {archive}, {compared}. SHA-256: {made.digest}")
    typer.echo(f"Метка для хранилища: {tag_of(day)}")


def _put(archive: Path, data: bytes, digest: str) -> None:
    """Write an archive and its sum; a release that is there already never becomes another."""
    try:
        if archive.exists() and archive.read_bytes() != data:
            refuse(
                f"«{archive}» уже есть, и он другой: выпуск не меняется. Возьмите другой день или "
                "уберите прежний архив, если его ещё никто не видел"
            )
        archive.parent.mkdir(parents=True, exist_ok=True)
        put_whole(archive, data)
        put_whole(
            archive.with_name(f"{archive.name}.sha256"), f"{digest}  {archive.name}\n".encode()
        )
    except OSError as error:
        refuse(f"не получилось записать «{archive}»: {error.strerror}")
