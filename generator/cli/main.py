"""The commands of `atlas`: what to run, with which words, and the exit code.

Exit codes: 0 nothing wrong (warnings allowed unless `--strict`), 1 findings, 2 the command itself
could not run. The rooms that do the work are imported when a command needs them.
"""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.arguments import (
    HERE,
    RootOption,
    TodayOption,
    catalog_root,
    day_of,
    refuse,
)
from generator.cli.fix import fix
from generator.cli.new import new
from generator.cli.schema import schema
from generator.findings import Finding

app = typer.Typer(
    name="atlas",
    help="Атлас практик: проверка каталога и сборка сайта.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class ReportForm(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"


class Lang(StrEnum):
    """The language of findings."""

    RU = "ru"
    EN = "en"


StrictOption = Annotated[bool, typer.Option("--strict", help="Считать предупреждения ошибками.")]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", min=1, help="Сколько процессов (по числу ядер).")
]

ProjectOption = Annotated[
    Path, typer.Option("--project", help="Папка с mkdocs.yml (по умолчанию текущая).")
]


@app.callback()
def main() -> None:
    """Атлас практик: проверка каталога и сборка сайта."""
    for stream in (sys.stdout, sys.stderr):
        # File names and values of contributors may hold anything; a log must not fail on them.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@app.command()
def check(
    root: RootOption = HERE,
    form: Annotated[ReportForm, typer.Option("--format", help="Вид отчёта.")] = ReportForm.TEXT,
    lang: Annotated[Lang, typer.Option("--lang", help="Язык сообщений.")] = Lang.RU,
    today: TodayOption = None,
    strict: StrictOption = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="Показать и заметки, не только ошибки.")
    ] = False,
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since",
            metavar="ВЕРСИЯ",
            help="Только то, за что отвечает правка: чем каталог отличается от этой версии git.",
        ),
    ] = None,
    jobs: JobsOption = None,
) -> None:
    """Проверить каталог: все замечания сразу, с местом в файле и подсказкой."""
    from generator.findings import Severity
    from generator.findings.reporting import report
    from generator.site.survey import Lines, survey

    folder = catalog_root(root)
    if changed_since is None:
        findings = survey(folder, day_of(today), jobs).findings
    else:
        findings = _answered_for(folder, day_of(today), changed_since, jobs)
    shown = [f for f in findings if notes or f.severity is not Severity.INFO]
    if form is not ReportForm.TEXT:
        shown = findings
    sys.stdout.write(report(shown, form.value, lang.value, Lines(folder)))
    raise typer.Exit(exit_code(findings, strict))


def _answered_for(root: Path, today: dt.date, revision: str, jobs: int | None) -> list[Finding]:
    """The findings that a change answers for, its own files first; tells how many it does not."""
    from generator.findings import Severity
    from generator.reading.revisions import NoRevision
    from generator.site.since import survey_since

    try:
        found = survey_since(root, today, revision, jobs)
    except NoRevision as refusal:
        refuse(str(refusal))
    others = sum(finding.severity is not Severity.INFO for finding in found.others)
    if others:
        typer.echo(
            f"Замечаний, к которым правка не имеет отношения: {others}. "
            "Их покажет atlas check без --changed-since.",
            err=True,
        )
    return [*found.own, *found.caused]


@app.command()
def build(
    root: Annotated[
        Path | None, typer.Option("--root", help="Папка с practices/ и regions/.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Куда положить сайт (по умолчанию site/).")
    ] = None,
    today: TodayOption = None,
    strict: StrictOption = False,
    jobs: JobsOption = None,
    project: ProjectOption = HERE,
) -> None:
    """Проверить каталог и собрать сайт; прежний заменяется, только если всё удалось."""
    from generator.cli.progress import stages_shown
    from generator.findings import Severity
    from generator.findings.reporting import report
    from generator.site.building import BuildFailed, Wish
    from generator.site.building import build as build_site
    from generator.site.survey import Lines

    folder = catalog_root(root) if root is not None else project
    wish = Wish(project, root, out, day_of(today) if today else None, strict, jobs)
    try:
        with stages_shown() as told:
            built = build_site(wish, told)
    except BuildFailed as failure:
        refuse(str(failure))
    shown = [f for f in built.findings if f.severity is not Severity.INFO]
    if shown:
        sys.stdout.write(report(shown, "text", "ru", Lines(folder)))
    if built.out is None:
        typer.echo("Сайт не собран: сначала исправьте то, что названо выше.", err=True)
        raise typer.Exit(1)
    pages = sum(stage.pages for stage in built.stages.values())
    seconds = sum(stage.seconds for stage in built.stages.values())
    typer.echo(f"Готово: {built.out}, страниц {pages}, {seconds:.1f} с.")


@app.command()
def serve(
    root: Annotated[
        Path | None, typer.Option("--root", help="Папка с practices/ и regions/.")
    ] = None,
    today: TodayOption = None,
    address: Annotated[str, typer.Option("--address", help="Где показывать.")] = "127.0.0.1:8000",
    jobs: JobsOption = None,
    project: ProjectOption = HERE,
) -> None:
    """Показывать сайт и обновлять страницы при каждой правке (остановить — Ctrl+C)."""
    from generator.site.building import BuildFailed, Wish
    from generator.site.building import serve as serve_site

    if root is not None:
        catalog_root(root)
    wish = Wish(project, root, None, day_of(today) if today else None, False, jobs)
    try:
        serve_site(wish, address)
    except BuildFailed as failure:
        refuse(str(failure))


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", help="Новая папка для каталога.")],
    practices: Annotated[int, typer.Option("--practices", min=0, help="Сколько практик.")] = 200,
    regions: Annotated[int, typer.Option("--regions", min=1, help="Сколько регионов.")] = 4,
    municipalities: Annotated[
        int, typer.Option("--municipalities", min=1, help="Сколько муниципалитетов в регионе.")
    ] = 40,
    seed: Annotated[int, typer.Option("--seed", help="Зерно: то же зерно — тот же каталог.")] = 1,
    today: TodayOption = None,
) -> None:
    """Сочинить каталог любой величины, чтобы посмотреть и измерить; он помечен как вымышленный."""
    from generator.demo import make_demo

    try:
        made = make_demo(out, practices, regions, municipalities, seed, day_of(today))
    except (ValueError, OSError) as error:
        refuse(str(error))
    typer.echo(f"Вымышленный каталог в папке {out}: файлов {made.files}.")


app.command()(fix)
app.add_typer(new, name="new")
app.command()(schema)


def exit_code(findings: list[Finding], strict: bool) -> int:
    """1 when something must be mended, else 0. The only place where this is decided."""
    worst = min((f.severity.rank for f in findings), default=2)
    return 1 if worst == 0 or (strict and worst == 1) else 0
