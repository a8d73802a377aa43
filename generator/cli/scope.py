"""`atlas scope`: says in one word what a change touches, and so what it must pass."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.cli.arguments import HERE, RootOption, refuse


def scope(
    revision: Annotated[str, typer.Argument(metavar="ВЕРСИЯ", help="С чем сравнить (имя в git).")],
    root: RootOption = HERE,
) -> None:
    """Сказать, что затронуто: data — только записи каталога, code — и программа."""
    from generator.forge.scope import scope_of
    from generator.reading.revisions import NoRevision, branching, touched_files

    try:
        touched = touched_files(branching(root, revision))
    except NoRevision as refusal:
        refuse(str(refusal))
    typer.echo(scope_of(touched).value)
