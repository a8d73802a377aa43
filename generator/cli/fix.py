"""`atlas fix`: mends what is sure to be meant, and sets the files in the order of the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.arguments import HERE, RootOption, catalog_root, day_of, refuse
from generator.placing import put_whole

if TYPE_CHECKING:
    from generator.editing.tidying import Tidied, Wanted
    from generator.findings import Finding

IDS_FILE = "schema/ids.json"
"""The ids that editors offer, in a project with schemas."""
ROUNDS = 5
"""A mend may bring to light what another one offers; no catalog needs more rounds than this."""


def fix(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[ФАЙЛЫ ИЛИ ПАПКИ]", help="Что править; если не сказано — всё."),
    ] = None,
    root: RootOption = HERE,
    check: Annotated[
        bool, typer.Option("--check", help="Ничего не менять, только сказать, что поменялось бы.")
    ] = False,
) -> None:
    """Исправить то, в чём нет сомнений: даты, опечатки, кавычки, порядок полей."""
    from generator.editing.tidying import put_in_place
    from generator.findings import Severity
    from generator.site.work.survey import survey

    folder = catalog_root(root)
    wanted = _wanted(folder, paths or [])
    touched: set[str] = set()
    findings: list[Finding] = []
    for _ in range(1 if check else ROUNDS):
        findings = survey(folder, day_of(None)).findings
        files = list(_to_do(folder, findings, wanted))
        if not files:
            break
        for file in files:
            _tell(file)
            touched.add(file.name or file.file)
            if not check:
                try:
                    put_in_place(folder, file)
                except OSError as error:
                    refuse(f"не получилось записать {file.file}: {error.strerror}")
    if wanted(IDS_FILE) and _refresh_ids(folder, write=not check):
        touched.add(IDS_FILE)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    _sum_up(len(touched), errors, check)
    raise typer.Exit(1 if check and touched else 0)


def _refresh_ids(root: Path, *, write: bool) -> bool:
    """Bring the ids that editors offer up to date, where the project has schemas; whether there was
    anything to do. Whoever proposes a change in a browser cannot do it, and need not."""
    from generator.catalog import lay_groundwork
    from generator.publishing.schemas import ids_schema

    file = root / IDS_FILE
    if not file.is_file() or file.parent.is_symlink():
        return False
    data = ids_schema(lay_groundwork(root, day_of(None)).directory).encode()
    if file.read_bytes() == data:
        return False
    typer.echo(f"{IDS_FILE}\n  подсказки редакторов обновлены по каталогу")
    if write:
        try:
            put_whole(file, data)
        except OSError as error:
            refuse(f"не получилось записать {IDS_FILE}: {error.strerror}")
    return True


def _to_do(root: Path, findings: list[Finding], wanted: Wanted) -> Iterator[Tidied]:
    from generator.editing.tidying import renamed, tidied

    yield from renamed(root, wanted)
    yield from tidied(root, findings, wanted)


def _wanted(root: Path, paths: Iterable[Path]) -> Wanted:
    """Chooses the files that are named, or lie in a folder that is named; all if none is."""
    chosen: list[str] = []
    for path in paths:
        if not path.exists():
            refuse(f"нет файла или папки «{path}»")
        try:
            chosen.append(path.resolve().relative_to(root.resolve()).as_posix())
        except ValueError:
            refuse(f"«{path}» лежит не в каталоге «{root}»")
    if not chosen or "." in chosen:
        return lambda file: True
    return lambda file: any(file == name or file.startswith(f"{name}/") for name in chosen)


def _tell(file: Tidied) -> None:
    typer.echo(file.file)
    for deed in file.deeds:
        typer.echo(f"  {deed}")


def _sum_up(touched: int, errors: int, check: bool) -> None:
    if not touched and errors and not check:
        typer.echo("Сам исправить ничего не могу.")
    elif not touched:
        typer.echo("Исправлять нечего.")
    elif check:
        typer.echo(f"Поменялось бы файлов: {touched}. Поправит их atlas fix.")
    else:
        typer.echo(f"Исправлено файлов: {touched}.")
    if errors and not check:
        typer.echo(f"Ошибок, в которых нужен человек: {errors}. Покажет их atlas check.")
