"""The note on each column's head: what the field is, what may stand there, an example.

Made from the models and the sample catalog: an example is what a valid file shows in that column.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from generator.model.samples import FOLDER
from generator.spreadsheets.columns import Column, Key, Sheet, Sort
from generator.spreadsheets.headings import LISTS_TITLE
from generator.spreadsheets.rows import read_rows

LONGEST_EXAMPLE: Final = 160

README_TITLE: Final = "Как заполнять"
README: Final = (
    "Каталог «Атлас практик» одной книгой",
    "",
    (
        "Каждая строка — одна запись: практика, внедрение, эффект, площадка, муниципалитет, "
        "сертификат или источник."
    ),
    (
        "Что писать в столбце и пример — в примечании к его заголовку: наведите указатель на "
        "ячейку заголовка."
    ),
    (
        "Звёздочка у заголовка значит, что поле обязательно. Неизвестное оставляйте пустым; "
        "«нет данных» писать не нужно."
    ),
    "Даты пишут так точно, как известно: 2022, 2022-05 или 2022-05-12.",
    (
        "Новая запись — новая строка. У нового внедрения и эффекта номер пуст: программа "
        "поставит его сама."
    ),
    (
        "Удалённая строка ничего не удаляет из каталога: чтобы убрать запись, скажите об этом "
        "хранителям каталога."
    ),
    "Шаги, документы, контакты и прочее, чего нет в столбцах, остаётся в каталоге нетронутым.",
    "Листы и столбцы можно удалять, переставлять и фильтровать; заголовки не переименовывайте.",
    "Формулы не вычисляются: вместо формулы нужно само значение.",
    (
        "Сохраните книгу в формате XLSX и пришлите хранителям каталога. У кого каталог на "
        "компьютере, загрузит её сам: atlas import книга.xlsx"
    ),
)
"""What the first sheet says to who opens the workbook."""

DATES: Final = (
    "Пишите так точно, как известно: 2022, 2022-05 или 2022-05-12. "
    "Столбец текстовый, чтобы таблица не превратила 2022-05 в 1 мая."
)
_FORMS: Final[Mapping[Sort, str]] = {
    Sort.NUMBER: "Число. Слова «около» и «более» пишут не здесь, а в столбце «точность».",
    Sort.WHOLE: "Целое число.",
    Sort.YES_NO: "Да или нет.",
}
_KEYS: Final[Mapping[tuple[str, str], str]] = {
    ("practices", "id"): (
        "Регион и имя файла через косую черту, латиницей. Новый id — новая практика. "
        "Не меняйте id записи, которая уже есть: программа примет её за новую."
    ),
    ("replications", "practice"): "Какую практику внедрили: её id.",
    ("replications", "place"): (
        "Которое по счёту внедрение в файле. У нового внедрения оставьте пустым."
    ),
    ("effects", "practice"): "У какой практики эффект: её id.",
    ("effects", "replication"): (
        "Если эффект получен не дома, а на новом месте — номер внедрения с листа «Внедрения». "
        "У эффекта самой практики пусто."
    ),
    ("effects", "place"): "Который по счёту эффект в файле. У нового эффекта оставьте пустым.",
    ("sites", "id"): (
        "Регион и имя файла через косую черту, латиницей. Новый id — новая площадка. "
        "Не меняйте id записи, которая уже есть."
    ),
    ("municipalities", "id"): (
        "Регион и короткое имя через косую черту, латиницей. Новый id — новая запись. "
        "Преобразованный муниципалитет не стирают: ему пишут, в кого он вошёл."
    ),
    ("certificates", "region"): "Чей это реестр: id региона.",
    ("certificates", "number"): (
        "Номер; если он неизвестен, b/n-<год>-<порядковый номер>. Новый номер — новая запись."
    ),
    ("sources", "owner"): (
        "В чьём файле описан источник: practice:регион/практика, site:регион/площадка или "
        "region:регион (для сертификатов и муниципалитетов)."
    ),
    ("sources", "id"): "Короткое имя источника: его пишут в столбце «Источник» других листов.",
}
_SEVERAL_TEXTS: Final = "Несколько — каждое с новой строки (Alt+Enter)."
_SEVERAL_IDS: Final = "Несколько — через запятую."
_STAMP: Final = (
    "Служебный столбец: по нему программа видит, какие строки вы меняли. Не правьте его; у новых "
    "строк он пуст."
)


def note(sheet: Sheet, column: Column) -> str:
    """What a column's note says."""
    form = column.field.form
    lines = [column.field.about + (" Обязательно." if column.required else "")]
    if column.sort is Sort.DATE:
        lines.append(DATES)
    elif column.sort in _FORMS:
        lines.append(_FORMS[column.sort])
    elif not form.values:
        lines.append(f"{form.words[:1].upper()}{form.words[1:]}.")
    if form.values:
        lines.append(";\n".join(f"{word} — {meaning}" for word, meaning in form.values) + ".")
    if form.vocabulary or form.refers in ("sphere", "tool", "municipality", "site", "practice"):
        lines.append(f"Известные id с названиями — на листе «{LISTS_TITLE}».")
    if column.many:
        lines.append(_SEVERAL_TEXTS if column.sort is Sort.TEXT else _SEVERAL_IDS)
    if column.field.default:
        lines.append(f"Если пусто: {column.field.default}.")
    alike = (column.owners[-1].__name__, column.path[-1])
    example = examples().get((sheet.id, column.name)) or examples().get(alike)
    return "\n".join([*lines, *([f"Пример: {example}"] if example else [])])


def key_note(sheet: Sheet, key: Key) -> str:
    """What the note of a key column says."""
    example = examples().get((sheet.id, key.name))
    return "\n".join([_KEYS[sheet.id, key.name], *([f"Пример: {example}"] if example else [])])


def stamp_note() -> str:
    """What the note of the last column says."""
    return _STAMP


@lru_cache(maxsize=1)
def examples() -> Mapping[tuple[str, str], str]:
    """What the sample catalog shows: by sheet and column, and by model and field."""
    found: dict[tuple[str, str], str] = {}
    for identity, rows in read_rows(FOLDER).by_sheet.items():
        for row in rows.values():
            for key, said in zip(row.sheet.keys, row.keys, strict=True):
                if said:
                    found.setdefault((identity, key.name), said)
            for name, cell in row.cells().items():
                column = row.sheet.by_name[name]
                shown = _cut(" ".join(str(cell).split()))
                found.setdefault((identity, name), shown)
                found.setdefault((column.owners[-1].__name__, column.path[-1]), shown)
    return found


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_EXAMPLE else text[: LONGEST_EXAMPLE - 1] + "…"
