"""`atlas check`: reads the whole catalog and says everything that is wrong with it, in a form that
people, editors or a forge read; for a change also the full table for the summary of its job."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from generator.cli.arguments import HERE, RootOption, TodayOption, catalog_root, day_of, refuse
from generator.findings import Finding

if TYPE_CHECKING:
    from generator.findings.blame import Blame


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
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="ФАЙЛ", help="Отчёт — в файл, а на экран — текст для людей."),
    ] = None,
    summary: Annotated[
        Path | None,
        typer.Option(
            "--summary", metavar="ФАЙЛ", help="Дописать в файл таблицу всех замечаний (Markdown)."
        ),
    ] = None,
    private: Annotated[
        bool,
        typer.Option(
            "--private",
            help="Только личное: все телефоны, адреса почты и номера документов во всех файлах.",
        ),
    ] = False,
    jobs: JobsOption = None,
) -> None:
    """Проверить каталог: все замечания сразу, с местом в файле и подсказкой."""
    from generator.findings import Severity
    from generator.findings.reporting import report
    from generator.site.work.survey import Lines

    folder = catalog_root(root)
    if private:
        if changed_since is not None or summary is not None:
            refuse("--private смотрит весь каталог: без --changed-since и --summary")
        _check_private(folder, form, lang, out, strict=strict)
    found = _found(folder, day_of(today), changed_since, jobs)
    findings = [*found.own, *found.caused]
    told = [f for f in findings if notes or f.severity is not Severity.INFO]
    lines = Lines(folder)
    if out is not None:
        _write(out, report(findings, form.value, lang.value, lines))
        form = ReportForm.TEXT
    shown = told if form is ReportForm.TEXT else findings
    hidden = len(findings) - len(shown)
    sys.stdout.write(report(shown, form.value, lang.value, lines, hidden))
    if summary is not None:
        _append(summary, found, lang, whole=changed_since is None)
    raise typer.Exit(exit_code(findings, strict))


def _check_private(
    folder: Path, form: ReportForm, lang: Lang, out: Path | None, *, strict: bool
) -> NoReturn:
    """All that may be of a person, the notes too: people look through them."""
    from generator.catalog.private import private_findings
    from generator.findings.reporting import report
    from generator.site.work.survey import Lines

    findings, lines = private_findings(folder), Lines(folder)
    if out is not None:
        _write(out, report(findings, form.value, lang.value, lines))
        form = ReportForm.TEXT
    sys.stdout.write(report(findings, form.value, lang.value, lines))
    raise typer.Exit(exit_code(findings, strict))


def _found(root: Path, today: dt.date, revision: str | None, jobs: int | None) -> Blame:
    """What is found; of a change, what it answers for apart from the rest."""
    from generator.findings import Severity
    from generator.findings.blame import Blame
    from generator.reading.revisions import NoRevision
    from generator.site.work.since import survey_since
    from generator.site.work.survey import survey

    if revision is None:
        return Blame(tuple(survey(root, today, jobs).findings), (), ())
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
    return found


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        refuse(f"не получилось записать «{file}»: {error.strerror}")


def _append(file: Path, found: Blame, lang: Lang, *, whole: bool) -> None:
    from generator.findings.summary import as_summary

    text = as_summary(found, lang.value, _help_page, whole=whole)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        refuse(f"не получилось записать «{file}»: {error.strerror}")


def _help_page(code: str) -> str:
    """The help page of a code on the published site, if the environment says where that is."""
    site = os.environ.get("ATLAS_SITE_URL", "").strip()
    if not re.fullmatch(r"https?://[\w.~:/%-]+", site):
        return ""
    return f"{site.rstrip('/')}/contribute/codes/{code.lower()}/"


def exit_code(findings: Sequence[Finding], strict: bool) -> int:
    """1 when something must be mended, else 0. The only place where this is decided."""
    worst = min((f.severity.rank for f in findings), default=2)
    return 1 if worst == 0 or (strict and worst == 1) else 0
