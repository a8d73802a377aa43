"""`atlas diff`: says in sentences what a change of the catalog means."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.arguments import HERE, RootOption, TodayOption, day_of, refuse

if TYPE_CHECKING:
    from generator.review.pictures import Picture
    from generator.review.reviewing import Drawings, Review


class ReviewForm(StrEnum):
    """How a review is printed."""

    TEXT = "text"
    MD = "md"
    JSON = "json"


def diff(
    base: Annotated[
        str, typer.Argument(metavar="БЫЛО", help="Версия git (main) или папка с каталогом.")
    ],
    head: Annotated[
        str | None,
        typer.Argument(
            metavar="СТАЛО", help="То же; если не сказано — каталог как он лежит сейчас."
        ),
    ] = None,
    root: RootOption = HERE,
    form: Annotated[ReviewForm, typer.Option("--format", help="Вид обзора.")] = ReviewForm.TEXT,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Папка, куда положить обзор и карты до правки и после неё."),
    ] = None,
    today: TodayOption = None,
    pages: Annotated[
        bool, typer.Option("--pages/--no-pages", help="Сравнивать ли и страницы сайта.")
    ] = True,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, help="Сколько процессов (по числу ядер).")
    ] = None,
    project: Annotated[
        Path, typer.Option("--project", help="Папка с mkdocs.yml (по умолчанию текущая).")
    ] = HERE,
) -> None:
    """Сказать словами, что значит правка: что добавлено, изменено, отозвано, какие страницы другие.

    Код выхода: 0 — всё сравнили, ошибок в каталоге нет; 1 — после правки в каталоге есть ошибки;
    2 — сравнить не удалось или удалось не всё.
    """
    from generator.review import NotComparable, open_sides, review
    from generator.review.as_json import as_json
    from generator.review.as_markdown import as_markdown
    from generator.review.as_text import as_text

    templates = project / "overrides" / "catalog"
    try:
        with open_sides(root, base, head) as sides:
            found, drawings = review(
                sides,
                day_of(today),
                templates if templates.is_dir() else None,
                jobs,
                pages=pages,
                drawn=out is not None,
            )
    except NotComparable as refusal:
        refuse(str(refusal))
    made = _put(out, found, drawings) if out is not None else []
    if form is ReviewForm.JSON:
        typer.echo(as_json(found, made), nl=False)
    else:
        typer.echo((as_markdown if form is ReviewForm.MD else as_text)(found), nl=False)
    raise typer.Exit(exit_code(found))


def exit_code(review: Review) -> int:
    """1 when the new side has errors, 2 when something could not be compared, else 0."""
    if review.errors:
        return 1
    return 0 if review.complete else 2


def _put(out: Path, review: Review, drawings: Drawings | None) -> list[Picture]:
    """Write the review and its pictures into `out`; what pictures there are."""
    from generator.review.as_json import as_json
    from generator.review.as_markdown import as_markdown
    from generator.review.pictures import FOLDER, pictures

    made = []
    try:
        (out / FOLDER).mkdir(parents=True, exist_ok=True)
        for picture, files in pictures(drawings) if drawings is not None else ():
            made.append(picture)
            for name, data in files.items():
                (out / name).write_bytes(data)
        (out / "review.md").write_text(as_markdown(review), encoding="utf-8")
        (out / "review.json").write_text(as_json(review, made), encoding="utf-8")
    except OSError as error:
        refuse(f"не получилось записать обзор в «{out}»: {error.strerror}")
    return made
