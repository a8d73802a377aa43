"""`atlas new`: a file for a new record, in its place, filled in as far as people have said.

What options do not say is asked. No file is ever written over.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.arguments import HERE, RootOption, catalog_root, day_of, refuse
from generator.cli.asking import Judge, ask, choose
from generator.cli.usage import Commands

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.editing.templates import Value
    from generator.reading import Kind

new = typer.Typer(
    cls=Commands,
    help="Завести запись: практику, площадку, пакет или регион.",
    no_args_is_help=True,
)

RegionOption = Annotated[str | None, typer.Option("--region", help="Регион (id или название).")]
IdOption = Annotated[
    str | None, typer.Option("--id", help="Имя файла без .yml; из него выйдет адрес страницы.")
]
TitleOption = Annotated[str | None, typer.Option("--title", help="Заголовок.")]
NameOption = Annotated[str | None, typer.Option("--name", help="Название.")]
MunicipalityOption = Annotated[
    str | None, typer.Option("--municipality", help="Муниципалитет (id или название).")
]
SUMMARY = "Задача и результат в двух-трёх фразах: замените эту строку своими словами."


@new.command()
def practice(
    region: RegionOption = None,
    title: TitleOption = None,
    name: IdOption = None,
    sphere: Annotated[str | None, typer.Option("--sphere", help="Сфера.")] = None,
    municipality: MunicipalityOption = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", help="Организация, где придумали.")
    ] = None,
    summary: Annotated[
        str | None, typer.Option("--summary", help="Задача и результат, до 300 знаков.")
    ] = None,
    root: RootOption = HERE,
) -> None:
    """Практика: черновик, который не опубликуют, пока в нём стоит status: draft."""
    from generator.editing import choices
    from generator.model.texts import NAME_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH
    from generator.reading import Kind

    catalog = _catalog(root)
    asked = None in (region, title, sphere) or (municipality is None and organisation is None)
    home = choose("Регион", "--region", region, choices.regions(catalog.directory))
    said = ask("Что сделали и где, одной фразой", "--title", title, _text(TITLE_LENGTH))
    slug = _id(root, Kind.PRACTICE, home, name, said, asked)
    field = choose("Сфера", "--sphere", sphere, choices.spheres(catalog.directory))
    places = choices.municipalities(catalog.directory, home)
    town = ""
    if municipality is not None or (asked and places.names):
        town = choose("Муниципалитет", "--municipality", municipality, places, needed=False)
    office = organisation
    if organisation is not None or asked:
        words = "Организация" + (" (Enter — пропустить)" if town else "")
        office = ask(words, "--organisation", organisation, _text(NAME_LENGTH, bool(town)))
    if asked and summary is None:
        words = "Задача и результат в двух-трёх фразах (Enter — позже)"
        summary = ask(words, "--summary", None, _text(SUMMARY_LENGTH, may_be_empty=True))
    elif summary is not None:
        summary = ask("", "--summary", summary, _text(SUMMARY_LENGTH, may_be_empty=True))
    origin: dict[str, Value] = {"municipality": town, "organisation": office or ""}
    filled: dict[str, Value] = {
        "title": said,
        "summary": summary or SUMMARY,
        "sphere": field,
        "status": "draft",
        "origin": {key: value for key, value in origin.items() if value},
    }
    _make(root, Kind.PRACTICE, home, slug, filled)
    _next("Когда всё готово, сотрите строку status: draft.")


@new.command()
def site(
    region: RegionOption = None,
    title: NameOption = None,
    name: IdOption = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Вид площадки.")] = None,
    municipality: MunicipalityOption = None,
    root: RootOption = HERE,
) -> None:
    """Учебная площадка."""
    from generator.editing import choices
    from generator.model.texts import NAME_LENGTH
    from generator.reading import Kind

    catalog = _catalog(root)
    asked = None in (region, title, kind, municipality)
    home = choose("Регион", "--region", region, choices.regions(catalog.directory))
    places = choices.municipalities(catalog.directory, home)
    if not places.names:
        refuse(f"у региона «{home}» ещё нет списка regions/{home}/municipalities.yml")
    said = ask("Название площадки", "--name", title, _text(NAME_LENGTH))
    slug = _id(root, Kind.SITE, home, name, said, asked)
    sort = choose("Вид площадки", "--kind", kind, choices.kinds_of_sites())
    town = choose("Где стоит", "--municipality", municipality, places)
    filled: dict[str, Value] = {"name": said, "kind": sort, "municipality": town}
    _make(root, Kind.SITE, home, slug, filled)
    _next("Чтобы редакторы подсказывали новый id, выполните: atlas schema --out schema.")


@new.command()
def package(
    region: RegionOption = None,
    title: TitleOption = None,
    name: IdOption = None,
    practices: Annotated[
        list[str] | None, typer.Option("--practice", help="Практика пакета; можно повторять.")
    ] = None,
    root: RootOption = HERE,
) -> None:
    """Пакет тиражирования."""
    from generator.editing import choices
    from generator.model.texts import TITLE_LENGTH
    from generator.reading import Kind

    catalog = _catalog(root)
    asked = region is None or title is None or not practices
    home = choose("Регион", "--region", region, choices.regions(catalog.directory))
    known = choices.practices({key: p.title for key, p in catalog.practices.items()}, home)
    if not known.names:
        refuse(f"у региона «{home}» ещё нет практик, из которых можно собрать пакет")
    said = ask("Название пакета", "--title", title, _text(TITLE_LENGTH))
    slug = _id(root, Kind.PACKAGE, home, name, said, asked)
    given = [choose("", "--practice", each, known) for each in practices or ()]
    if not given:
        given.append(choose("Первая практика пакета", "--practice", None, known))
    _make(root, Kind.PACKAGE, home, slug, {"title": said, "practices": tuple(given)})
    _next("Остальные практики допишите в список practices.")


@new.command()
def region(
    title: NameOption = None,
    name: IdOption = None,
    iso: Annotated[str | None, typer.Option("--iso", help="Код ISO 3166-2 (RU-NIZ).")] = None,
    oktmo: Annotated[
        str | None, typer.Option("--oktmo", help="Две первые цифры ОКТМО (22).")
    ] = None,
    root: RootOption = HERE,
) -> None:
    """Регион: паспорт в новой папке."""
    from generator.model.region import ISO_PATTERN, REGION_OKTMO_PATTERN
    from generator.model.texts import NAME_LENGTH
    from generator.reading import Kind

    catalog_root(root)
    asked = None in (title, iso, oktmo)
    said = ask("Полное название региона", "--name", title, _text(NAME_LENGTH))
    slug = _id(root, Kind.REGION, "", name, said, asked)
    code = ask("Код ISO 3166-2", "--iso", iso, _form(ISO_PATTERN, "RU-NIZ"))
    digits = ask("Две первые цифры ОКТМО", "--oktmo", oktmo, _form(REGION_OKTMO_PATTERN, "22"))
    _make(root, Kind.REGION, slug, "", {"name": said, "iso": code, "oktmo": digits})
    _next(f"Дальше — список муниципалитетов regions/{slug}/municipalities.yml, затем")
    _next("atlas schema --out schema и python -m generator.catalog.ownership.")


def _catalog(root: Path) -> Catalog:
    from generator.site.work.survey import survey

    return survey(catalog_root(root), day_of(None)).catalog


def _text(longest: int, may_be_empty: bool = False) -> Judge:
    def judge(answer: str) -> str:
        if not answer and not may_be_empty:
            return "здесь нужен ответ"
        too_long = f"слишком длинно: {len(answer)} знаков, а можно не больше {longest}"
        return too_long if len(answer) > longest else ""

    return judge


def _form(pattern: str, example: str) -> Judge:
    import re

    return lambda answer: "" if re.fullmatch(pattern, answer) else f"нужно так: {example}"


def _id(root: Path, kind: Kind, region: str, given: str | None, title: str, asked: bool) -> str:
    """The id that is given, agreed upon, or made of the title; free and well formed."""
    from generator.editing.new_files import fault_in_words, place_of, short_id

    def judge(answer: str) -> str:
        place = place_of(kind, region or answer, answer)
        taken = f"файл {place} уже есть" if (root / place).exists() else ""
        return fault_in_words(answer) or taken

    suggested = short_id(title)
    if given is None and not asked:
        given = suggested
    return ask("id (имя файла и часть адреса)", "--id", given, judge, suggested)


def _make(root: Path, kind: Kind, region: str, name: str, filled: dict[str, Value]) -> None:
    """Write the file and say what checking has to say of it."""
    from generator.editing.mending import mend
    from generator.editing.new_files import NotMade, has_schema, make_file, place_of
    from generator.editing.templates import template
    from generator.findings.reporting import report
    from generator.site.work.survey import Lines, survey

    file, schema = place_of(kind, region, name), has_schema(root, kind)
    text = template(file, kind, filled, schema=schema)
    try:
        make_file(root, file, mend(file, kind, text, schema=schema).text)
    except NotMade as refusal:
        refuse(str(refusal))
    typer.echo(f"Готово: {root / file}")
    said = [f for f in survey(root, day_of(None)).findings if f.file == file]
    if said:
        sys.stdout.write(report(said, "text", "ru", Lines(root)))


def _next(words: str) -> None:
    typer.echo(words)
