"""`atlas comment`: posts the review of a proposed change under it, once, and keeps it up to date.

For the trusted job only: it holds the key of the forge and runs no line of the proposed change.
"""

from __future__ import annotations

import os
from typing import Annotated

import typer

from generator.cli.arguments import refuse
from generator.cli.usage import Commands

comment = typer.Typer(
    cls=Commands,
    help="Написать под предложенной правкой её обзор (для доверенного задания CI).",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@comment.command()
def github(
    run: Annotated[int, typer.Argument(metavar="НОМЕР", help="Номер запуска проверки.", min=1)],
) -> None:
    """На GitHub: обзор правки, проверка которой только что закончилась."""
    from generator.forge.github import Project, github_wire, post_review
    from generator.forge.wire import ForgeSilent

    project = Project(
        _given("GITHUB_REPOSITORY"),
        _given("GITHUB_SERVER_URL"),
        os.environ.get("ATLAS_SITE_URL", ""),
    )
    try:
        wire = github_wire(_given("GITHUB_API_URL"), _given("GITHUB_TOKEN"))
        typer.echo(post_review(wire, project, run))
    except ForgeSilent as refusal:
        refuse(str(refusal))


@comment.command()
def gitlab() -> None:
    """На GitLab: обзоры всех открытых правок, проверка которых закончилась."""
    from generator.forge.gitlab import Project, gitlab_wire, post_reviews
    from generator.forge.wire import ForgeSilent

    project = Project(
        _given("CI_PROJECT_ID"), _given("CI_PROJECT_URL"), os.environ.get("ATLAS_SITE_URL", "")
    )
    try:
        wire = gitlab_wire(_given("CI_API_V4_URL"), _given("ATLAS_GITLAB_TOKEN"))
        for said in post_reviews(wire, project):
            typer.echo(said)
    except ForgeSilent as refusal:
        refuse(str(refusal))


def _given(name: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        refuse(f"не задана переменная {name}: эта команда — для задания CI")
    return value
