"""The commands of `atlas`: what to run, with which words, and the exit code.

Exit codes: 0 nothing wrong (warnings allowed unless `--strict`), 1 findings, 2 the command itself
could not run. The rooms that do the work are imported when a command needs them.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import signal
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from generator import __version__
from generator.cli.arguments import (
    HERE,
    LanguagesOption,
    TodayOption,
    asked,
    catalog_root,
    day_of,
    refuse,
    spoken,
)
from generator.cli.check import JobsOption, StrictOption, check
from generator.cli.comment import comment
from generator.cli.diff import diff
from generator.cli.export import export
from generator.cli.fix import fix
from generator.cli.import_ import import_
from generator.cli.new import new
from generator.cli.release import release
from generator.cli.schema import schema
from generator.cli.scope import scope
from generator.cli.usage import Commands
from generator.cli.verify import verify

app = typer.Typer(
    name="atlas",
    cls=Commands,
    help="Атлас практик: проверка каталога и сборка сайта.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


ProjectOption = Annotated[
    Path, typer.Option("--project", help="Папка с mkdocs.yml (по умолчанию текущая).")
]


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"atlas {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_tell_version, help="Назвать версию программы."
        ),
    ] = False,
) -> None:
    """Атлас практик: проверка каталога и сборка сайта."""
    # The system takes back all memory at the end; to look through a large catalog for garbage
    # before that would take half a second.
    atexit.register(gc.freeze)


app.command(short_help="Проверить каталог и назвать все замечания.")(check)


@app.command(short_help="Проверить каталог и собрать сайт.")
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
    languages: LanguagesOption = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Собрать всё заново, не глядя на прошлую сборку.")
    ] = False,
) -> None:
    """Проверить каталог и собрать сайт; прежний заменяется, только если всё удалось."""
    from generator.site.memory.provenance import Told, Watch
    from generator.site.workers.lasting import lasting

    begun = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to tidy up as after Ctrl+C
    folder = catalog_root(root) if root is not None else project
    question = asked(project, root, out, day_of(today), strict=strict, languages=languages)
    watch = Watch(question, jobs)
    before = None if fresh else watch.unchanged()
    if before is not None:
        sys.stdout.write(before.report)
        seconds = time.monotonic() - begun
        typer.echo(f"Ничего не изменилось: {before.out}, страниц {before.pages}, {seconds:.1f} с.")
        return
    with lasting():
        from generator.cli.progress import stages_shown
        from generator.findings import Severity
        from generator.findings.reporting import report
        from generator.site.building import BuildFailed, Wish
        from generator.site.building import build as build_site
        from generator.site.memory.harvest import workroom
        from generator.site.memory.reuse import keep
        from generator.site.work.survey import Lines

    day = day_of(today) if today else None
    wish = Wish(project, root, out, day, strict, jobs, spoken(languages), fresh)
    with workroom() as harvest:
        try:
            with stages_shown() as told:
                built = build_site(wish, told, watch, harvest)
        except BuildFailed as failure:
            refuse(str(failure))
        shown = [f for f in built.findings if f.severity is not Severity.INFO]
        hidden = len(built.findings) - len(shown)
        said = report(shown, "text", "ru", Lines(folder), hidden) if shown else ""
        sys.stdout.write(said)
        if built.out is None:
            typer.echo("Сайт не собран: сначала исправьте то, что названо выше.", err=True)
            raise typer.Exit(1)
        pages = sum(stage.pages for stage in built.stages.values())
        with lasting():
            memory = watch.remember(Told(built.out, said, pages))
            if memory is not None and built.account is not None:
                keep(memory, built.account, harvest)
    seconds = time.monotonic() - begun
    typer.echo(f"Готово: {built.out}, страниц {pages}, {seconds:.1f} с.")


@app.command(short_help="Показывать сайт и обновлять его при каждой правке.")
def serve(
    root: Annotated[
        Path | None, typer.Option("--root", help="Папка с practices/ и regions/.")
    ] = None,
    today: TodayOption = None,
    address: Annotated[str, typer.Option("--address", help="Где показывать.")] = "127.0.0.1:8000",
    jobs: JobsOption = None,
    project: ProjectOption = HERE,
    languages: LanguagesOption = None,
) -> None:
    """Показывать сайт и обновлять страницы при каждой правке (остановить — Ctrl+C)."""
    from generator.findings.reporting import as_text
    from generator.site.building import BuildFailed, Wish, previewed
    from generator.site.verdict import Refused
    from generator.site.work.survey import Lines

    begun = time.monotonic()
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # to tidy up as after Ctrl+C
    if root is not None:
        catalog_root(root)
    day = day_of(today) if today else None
    wish = Wish(project, root, None, day, False, jobs, spoken(languages))
    try:
        with previewed(wish, address, typer.echo) as show:
            seconds = time.monotonic() - begun
            typer.echo(f"Сайт открыт: {show.address} ({seconds:.1f} с). Остановить: Ctrl+C.")
            with contextlib.suppress(KeyboardInterrupt):
                show.serve()
    except BuildFailed as failure:
        refuse(str(failure))
    except Refused as refused:
        typer.echo(as_text(refused.findings, "ru", Lines(root or project)), err=True)
        typer.echo("Показывать нечего: сначала исправьте то, что названо выше.", err=True)
        raise typer.Exit(1) from None
    finally:
        signal.signal(signal.SIGTERM, before)


@app.command(short_help="Сочинить каталог любой величины, чтобы посмотреть.")
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


app.command(short_help="Сказать словами, что значит правка.")(diff)
app.command(short_help="Исправить то, в чём нет сомнений.")(fix)
app.command(short_help="Сверить собранный сайт с его build.json.")(verify)
app.add_typer(new, name="new")
app.command(short_help="Записать схемы для редакторов.")(schema)
app.command(short_help="Выгрузить каталог книгой XLSX и таблицами CSV.")(export)
app.command(name="import", short_help="Загрузить правки из книги XLSX.")(import_)
app.command(short_help="Собрать выпуск данных одного дня: архив, который не меняется.")(release)
app.command(short_help="Сказать, тронуты только записи или и программа.")(scope)
app.add_typer(
    comment, name="comment", short_help="Написать обзор под предложенной правкой (для заданий CI)."
)
