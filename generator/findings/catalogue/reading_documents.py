"""Codes of the reading room, R160-R165: what a file as a whole must be."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W = Severity.ERROR, Severity.WARNING

EMPTY_FILE = Code(
    "R160",
    "empty-file",
    E,
    Words("в файле ничего нет", "the file says nothing"),
    Words(
        "заполните файл или удалите его; образец даёт команда atlas new",
        "fill the file or remove it; atlas new gives a template",
    ),
    Words(
        "В файле пусто или только примечания.",
        "The file is empty or holds nothing but comments.",
    ),
    "# practices/nizhny/okno.yml",
    "title: Единое окно муниципальных услуг в Кстове",
)
TOP_FIELDS_DUE = Code(
    "R161",
    "fields-due",
    E,
    Words(
        "этот файл должен состоять из полей «имя: значение»",
        "this file must be made of fields “name: value”",
    ),
    Words(
        "проверьте первую строку: после имени поля — двоеточие и пробел, перед ним нет «- »",
        "look at the first line: a colon and a space behind the name, no “- ” before it",
    ),
    Words(
        "Файл такого рода описывает одну запись, поле за полем.",
        "A file of this kind describes one record, field by field.",
    ),
    "- title: Единое окно",
    "title: Единое окно",
)
TOP_LIST_DUE = Code(
    "R162",
    "list-due",
    E,
    Words(
        "этот файл должен быть списком: каждая запись начинается с «- »",
        "this file must be a list: each entry begins with “- ”",
    ),
    Words(
        "поставьте «- » перед первым полем каждой записи, остальные поля сдвиньте на два пробела",
        "put “- ” before the first field of each entry and indent the others by two spaces",
    ),
    Words(
        "Муниципалитеты и сертификаты региона — списки записей.",
        "The municipalities and the certificates of a region are lists.",
    ),
    "id: bor\nname: Бор",
    "- id: bor\n  name: Бор",
)
SEVERAL_DOCUMENTS = Code(
    "R163",
    "several-documents",
    E,
    Words(
        "в файле больше одного документа: второй начинается здесь",
        "the file holds more than one document: the second begins here",
    ),
    Words(
        "оставьте один; для второй записи заведите отдельный файл, строку --- уберите",
        "keep one; make a file of its own for the other and remove the line ---",
    ),
    Words(
        "Один файл — одна запись. Строка --- или ... кончает документ.",
        "One file, one record. A line --- or ... ends a document.",
    ),
    "title: Первая\n---\ntitle: Вторая",
    "title: Первая",
)
DIRECTIVE = Code(
    "R164",
    "directive",
    E,
    Words(
        "строка с «%» — указание разборщику YAML, здесь оно не нужно",
        "a line with “%” is a directive to the parser; none is needed here",
    ),
    Words("удалите эту строку", "remove the line"),
    Words(
        "Все файлы читаются как YAML 1.2. Указание читать их иначе меняло бы смысл значений.",
        "All files are read as YAML 1.2; a directive would change what values mean.",
    ),
    "%YAML 1.1\n---\ntitle: Единое окно",
    "title: Единое окно",
)
FOREIGN_SCHEMA = Code(
    "R165",
    "foreign-schema",
    W,
    Words(
        "примечание велит редакторам проверять файл по чужой схеме «{schema}»",
        "a comment makes editors check the file by a foreign schema “{schema}”",
    ),
    Words(
        "удалите примечание или укажите схему каталога (atlas schema)",
        "remove the comment, or name the catalog's schema (atlas schema)",
    ),
    Words(
        "Редактор скачал бы схему с чужого сайта и показывал бы ошибки, которых нет.",
        "An editor would fetch the schema from elsewhere and show mistakes that are none.",
    ),
    "# yaml-language-server: $schema=https://example.org/x.json\ntitle: Единое окно",
    "# yaml-language-server: $schema=../../schema/practice.json\ntitle: Единое окно",
)
