"""Codes of the reading room, R18x: what is too much for one file."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E = Severity.ERROR

TOO_LARGE = Code(
    "R180",
    "too-large",
    E,
    Words(
        "файл слишком большой: {size} КБ, можно не больше {most}",
        "the file is too large: {size} KB, {most} are allowed",
    ),
    Words(
        "сократите тексты, границы упростите; материалы дайте ссылками",
        "shorten texts, simplify borders, give links to materials",
    ),
    Words(
        "Запись каталога — несколько страниц текста. Больше обычно бывает по ошибке.",
        "A record is some pages of text. More is usually a mistake.",
    ),
    "practices/nizhny/okno.yml (10 МБ)",
    "practices/nizhny/okno.yml (9 КБ)",
)
TOO_DEEP = Code(
    "R181",
    "too-deep",
    E,
    Words(
        "списки и поля вложены друг в друга глубже {deepest} ступеней",
        "lists and fields are nested more than {deepest} deep",
    ),
    Words(
        "уберите лишние скобки и отступы; глубже пяти ступеней в каталоге не бывает",
        "remove brackets and indents; nothing in the catalog is deeper than five",
    ),
    Words(
        "Такая вложенность бывает только по ошибке или нарочно, чтобы сломать программу.",
        "Such nesting is a mistake, or meant to break programs.",
    ),
    "tools: [[[[[[[[[[[[[[[[[[[[[[five-s]]]]]]]]]]]]]]]]]]]]]]",
    "tools: [five-s]",
)
TOO_MANY_VALUES = Code(
    "R182",
    "too-many-values",
    E,
    Words("в файле больше {most} значений", "the file holds more than {most} values"),
    Words("разделите запись или уберите лишнее", "split the record, or remove what is too much"),
    Words(
        "Дальше этого места файл не прочитан.",
        "The file was not read beyond this place.",
    ),
    "tools: [a, a, a, …]",
    "tools: [five-s]",
)
LONG_TEXT = Code(
    "R183",
    "long-text",
    E,
    Words(
        "текст слишком длинный: знаков {length}, а можно не больше {longest}",
        "the text is too long: {length} characters, {longest} are allowed",
    ),
    Words(
        "сократите; подробности дайте ссылкой или файлом в kit",
        "shorten it; give the details as a link or in the kit",
    ),
    Words(
        "Двадцать тысяч знаков — это десять страниц; больше на сайте не читают.",
        "Twenty thousand characters are ten pages; nobody reads more.",
    ),
    "solution: (60 страниц отчёта)",
    "solution: (суть на страницу)",
)
LONG_NUMBER = Code(
    "R184",
    "long-number",
    E,
    Words(
        "число «{value}» слишком длинное: до точки можно не больше {digits} цифр, всего — не "
        "больше {signs} знаков",
        "the number “{value}” is too long: {digits} digits before the point and {signs} "
        "characters in all are allowed",
    ),
    Words("если это номер или код, возьмите его в кавычки", "if it is a code, put it into quotes"),
    Words(
        "Длинные числа браузеры и таблицы округляют молча.",
        "Browsers and spreadsheets round long numbers in silence.",
    ),
    "number: 12345678901234567890",
    'number: "12345678901234567890"',
)
LONG_KEY = Code(
    "R185",
    "long-key",
    E,
    Words(
        "имя поля «{key}» слишком длинное: знаков {length}",
        "the field's name “{key}” is too long: {length} characters",
    ),
    Words(
        "имя поля — одно слово; если это текст с двоеточием, возьмите его в кавычки",
        "a field's name is one word; put a text with a colon into quotes",
    ),
    Words(
        "Так бывает, когда абзац текста с двоеточием стоит без кавычек.",
        "This happens to a paragraph with a colon and without quotes.",
    ),
    "Долгое объяснение на полстраницы: вот такое",
    'note: "Долгое объяснение: вот такое"',
)
MORE = Code(
    "R189",
    "more-findings",
    E,
    Words(
        "показаны первые {shown} замечаний, дальше в файле есть и другие",
        "the first {shown} findings are shown; there are others",
    ),
    Words("исправьте эти и проверьте файл ещё раз", "mend these and check the file once more"),
    Words(
        "Когда замечаний сотни, причина обычно одна: не тот файл или не та кодировка.",
        "Hundreds of findings usually have one cause: the wrong file or the wrong encoding.",
    ),
    "(файл из одних ошибок)",
    "title: Единое окно",
)
