"""Codes of the model room (M2xx): values that their field does not allow."""

from __future__ import annotations

from generator.findings.finding import Code, InForm, Severity, Words

E = Severity.ERROR

TEXT_DUE = Code(
    "M204",
    "text-due",
    E,
    Words(
        "поле «{field}»: здесь нужен текст, а стоит «{value}»",
        "field “{field}”: text is due, not “{value}”",
    ),
    Words(
        'если это текст, возьмите его в кавычки: «{field}: "{value}"»',
        'if it is meant as text, put it into quotes: {field}: "{value}"',
    ),
    Words(
        "Числа, true и false без кавычек YAML читает не как текст.",
        "Without quotes YAML reads numbers, true and false as something other than text.",
    ),
    "title: 2021",
    'title: "2021"',
    in_form=InForm(message="здесь нужен текст, а стоит «{value}»", hint=""),
)
TEXT_LONG = Code(
    "M206",
    "text-long",
    E,
    Words(
        "поле «{field}»: слишком длинно[[: {length} знаков]], а можно не больше {longest}",
        "field “{field}”: too long[[: {length} characters]], at most {longest} are allowed",
    ),
    Words(
        "сократите; подробности — в «problem», «solution» или «note»",
        "shorten it; details belong into “problem”, “solution” or “note”",
    ),
    Words(
        "Длинный заголовок не помещается в карточку и в список.",
        "A long title does not fit into a card or a list.",
    ),
    "title: Перевод муниципальных услуг в формат «единого окна», благодаря которому жалоб стало "
    "в двадцать раз меньше, а очереди и хождение по кабинетам исчезли совсем",
    "title: Единое окно муниципальных услуг в Кстове",
    in_form=InForm(
        message="слишком длинно[[: {length} знаков]], а можно не больше {longest}",
        hint="сократите; подробности опишите в других полях",
    ),
)
DATE_FORM = Code(
    "M207",
    "date-form",
    E,
    Words("поле «{field}»: «{value}» — не дата", "field “{field}”: “{value}” is not a date"),
    Words(
        "[[напишите {suggestion}; ]]дату пишут так: 2021, 2021-05 или 2021-05-12 (год, месяц, день "
        "через дефис), без времени",
        "[[write {suggestion}; ]]dates look so: 2021, 2021-05 or 2021-05-12, without a time",
    ),
    Words(
        "Дата пишется так точно, как она известна: годом, месяцем или днём.",
        "A date is written as precisely as it is known.",
    ),
    "started: 12.05.2021",
    "started: 2021-05-12",
    in_form=InForm(message="«{value}» — не дата"),
)
DATE_NONE = Code(
    "M208",
    "date-none",
    E,
    Words("поле «{field}»: такого дня нет — {value}", "field “{field}”: no such day, {value}"),
    Words(
        "проверьте число и месяц; если день неизвестен, оставьте год и месяц",
        "check the day and the month; if the day is not known, keep the year and month",
    ),
    Words("В календаре нет такого дня или месяца.", "The calendar has no such day or month."),
    "started: 2024-02-30",
    "started: 2024-02-29",
    in_form=InForm(message="такого дня нет — {value}"),
)
DATE_YEAR = Code(
    "M209",
    "date-year",
    E,
    Words(
        "поле «{field}»: год «{value}» вне пределов 1900–2100",
        "field “{field}”: the year “{value}” is outside 1900–2100",
    ),
    Words("проверьте год", "check the year"),
    Words("Скорее всего, опечатка в годе.", "Most likely a typo in the year."),
    "started: 2201",
    "started: 2021",
    in_form=InForm(message="год «{value}» вне пределов 1900–2100"),
)
BAD_ID = Code(
    "M210",
    "bad-entry-id",
    E,
    Words(
        "«{value}» не годится как id[[: в нём {letters}]]",
        "“{value}” is not a valid id[[: it has {letters_en}]]",
    ),
    Words(
        "[[{retype}; ]][[напишите {meant}; ]]строчные латинские буквы, цифры и одиночные дефисы, "
        "начиная с буквы, до 64 "
        "знаков",
        "[[{retype_en}; ]][[write {meant}; ]]lower-case Latin letters, digits and single hyphens, "
        "a letter first, "
        "at most 64",
    ),
    Words(
        "Из id складываются адреса страниц, поэтому в нём только простые знаки.",
        "Ids make the addresses of pages, hence only simple characters.",
    ),
    "id: Кстово",
    "id: kstovskiy",
    in_form=InForm(
        message="«{value}» не годится[[: здесь {letters}]]",
        hint="[[{retype}; ]]нужны строчные латинские буквы, цифры и одиночные дефисы, первой "
        "буква, до 64 знаков",
    ),
)
BAD_REFERENCE = Code(
    "M211",
    "bad-reference",
    E,
    Words(
        "поле «{field}»: «{value}» не годится как ссылка на запись[[: в ней {letters}]]",
        "field “{field}”: “{value}” is not a valid reference[[: it has {letters_en}]]",
    ),
    Words(
        "[[{retype}; ]][[это {meant}; ]]напишите id (как «bor») или "
        "регион и id через косую черту («nizhny/bor»)",
        "[[{retype_en}; ]][[that is {meant}; ]]write an id (such as “bor”) "
        "or region and id (“nizhny/bor”)",
    ),
    Words(
        "Записи называют друг друга по id, а не по названию.",
        "Records name each other by id, not by title.",
    ),
    "municipality: Кстовский округ",
    "municipality: kstovskiy",
    in_form=InForm(message="«{value}» не годится[[: здесь {letters}]]", hint="выберите из списка"),
)
URL_FORM = Code(
    "M212",
    "url-form",
    E,
    Words(
        "поле «{field}»: «{value}» — не адрес страницы",
        "field “{field}”: “{value}” is not a web address",
    ),
    Words(
        "адрес начинается с https:// или http:// и не содержит пробелов, кавычек и «@»",
        "an address starts with https:// or http:// and has no spaces, quotes or “@”",
    ),
    Words(
        "Другие виды адресов не публикуются: они могут быть опасны.",
        "Other kinds of addresses are not published: they may be harmful.",
    ),
    "url: www.example.ru",
    "url: https://www.example.ru",
    in_form=InForm(message="«{value}» — не адрес страницы"),
)
UNIT_UNKNOWN = Code(
    "M213",
    "unit-unknown",
    E,
    Words(
        "нет единицы «{value}»[[: в ней {letters}]][[; похоже на «{suggestion}»]]",
        "there is no unit “{value}”[[: it has {letters_en}]][[; did you mean “{suggestion}”]]",
    ),
    Words(
        "[[{retype}; ]][[напишите {suggestion} ({name}); ]]единицы: {expected}",
        "[[{retype_en}; ]][[write {suggestion}; ]]the units: {expected}",
    ),
    Words(
        "Единицы берутся из одного списка, чтобы склоняться по-русски и сравниваться.",
        "Units come from one list so that they decline in Russian and compare.",
    ),
    "unit: минуты",
    "unit: min",
    in_form=InForm(message="такой единицы нет: «{value}»", hint="выберите единицу из списка"),
)
AMOUNT_FORM = Code(
    "M214",
    "amount-form",
    E,
    Words("поле «{field}»: «{value}» — не количество", "field “{field}”: “{value}” is no amount"),
    Words(
        "[[напишите {suggestion}; ]]число пишут так: 30, 22.5, 2300, а неточное — "
        "«value: 2300, bound: more-than»",
        "[[write {suggestion}; ]]numbers look so: 30, 22.5, 2300; inexact ones are "
        "value: 2300, bound: more-than",
    ),
    Words(
        "Слова «около» и «более» пишутся полем bound, чтобы их понимала и программа.",
        "“About” and “more than” are written as bound, so that programs understand them.",
    ),
    "value: более 2300",
    "value: {value: 2300, bound: more-than}",
    in_form=InForm(
        message="«{value}» — не количество",
        hint="число пишут цифрами: 30, 22,5 или 2300; точность выбирают рядом",
    ),
)
NUMBER_DUE = Code(
    "M215",
    "number-due",
    E,
    Words(
        "поле «{field}»: здесь нужно число, а стоит «{value}»",
        "field “{field}”: a number is due, not “{value}”",
    ),
    Words(
        "[[напишите {suggestion}; ]]числа пишут без кавычек и пробелов, дробь через точку: 2300, "
        "1.5",
        "[[write {suggestion}; ]]numbers have no quotes or spaces: 2300, 1.5",
    ),
    Words(
        "Число с пробелом, запятой или в кавычках для программы — текст.",
        "A number with a space, a comma or in quotes is text to a program.",
    ),
    "days: 2 недели",
    "days: 14",
    in_form=InForm(
        message="здесь нужно число, а стоит «{value}»", hint="число пишут цифрами: 2300 или 1,5"
    ),
)
WHOLE_NUMBER_DUE = Code(
    "M235",
    "whole-number-due",
    E,
    Words(
        "поле «{field}»: здесь нужно целое число, а стоит {value}",
        "field “{field}”: a whole number is due, not {value}",
    ),
    Words("напишите число без дробной части", "write the number without a fraction"),
    Words(
        "Дни, места и люди считаются целыми числами.",
        "Days, places and people are counted in whole numbers.",
    ),
    "days: 1.5",
    "days: 2",
    in_form=InForm(message="здесь нужно целое число, а стоит {value}"),
)
OUT_OF_RANGE = Code(
    "M216",
    "out-of-range",
    E,
    Words("поле «{field}»: {value} — вне пределов", "field “{field}”: {value} is out of range"),
    Words("число должно быть {limit}", "the number must be {limit_en}"),
    Words("Такого значения быть не может.", "Such a value cannot be."),
    "lat: 156.3",
    "lat: 56.3",
    in_form=InForm(message="{value} — вне пределов"),
)
BAD_FORM = Code(
    "M217",
    "bad-form",
    E,
    Words(
        "поле «{field}»: «{value}» записано не по форме",
        "field “{field}”: “{value}” has the wrong form",
    ),
    Words(
        "напишите по образцу: {field}: {expected}",
        "write it like this: {field}: {expected}",
    ),
    Words(
        "Коды ISO и ОКТМО, имена файлов имеют постоянную форму.",
        "ISO and OKTMO codes and file names have a fixed form.",
    ),
    "iso: NIZ",
    "iso: RU-NIZ",
    in_form=InForm(
        message="«{value}» записано не по форме", hint="напишите по образцу: {expected}"
    ),
)
YES_NO_DUE = Code(
    "M220",
    "yes-no-due",
    E,
    Words(
        "поле «{field}»: нужно true или false, а стоит «{value}»",
        "field “{field}”: true or false is due, not “{value}”",
    ),
    Words("напишите true (да) или false (нет)", "write true or false"),
    Words(
        "Слова yes, no, on, off в YAML 1.2 — обычный текст.",
        "In YAML 1.2 yes, no, on and off are plain text.",
    ),
    "number_known: no",
    "number_known: false",
)
TEXT_EMPTY = Code(
    "M221",
    "text-empty",
    E,
    Words("поле «{field}»: текст пуст", "field “{field}”: the text is empty"),
    Words("напишите текст или уберите строку", "write the text or remove the line"),
    Words("Пустой текст показать нельзя.", "An empty text cannot be shown."),
    'title: ""',
    "title: Единое окно",
    in_form=InForm(message="текст пуст", hint="напишите текст или уберите его"),
)
TEXT_LANGUAGE = Code(
    "M222",
    "text-language",
    E,
    Words("поле «{field}»: нет языка «{value}»", "field “{field}”: no such language “{value}”"),
    Words(
        "языки: ru, en, cv, tt и другие языки регионов; обычно достаточно простого текста",
        "languages: ru, en, cv, tt and other languages of regions; plain text is mostly enough",
    ),
    Words(
        "Текст на нескольких языках пишется как «ru: …», «cv: …».",
        "A text in several languages is written as “ru: …”, “cv: …”.",
    ),
    "name: {rus: Чувашия}",
    "name: {ru: Чувашия}",
)
NUMBER_FORM = Code(
    "M232",
    "number-form",
    E,
    Words(
        "«{value}» не годится как номер сертификата", "“{value}” is not a valid certificate number"
    ),
    Words(
        "до 64 знаков; если номер неизвестен: b/n-2025-1 и number_known: false",
        "at most 64 characters; if not known: b/n-2025-1 and number_known: false",
    ),
    Words("По номеру сертификат находят и проверяют.", "A certificate is verified by number."),
    'number: "—"',
    "number: b/n-2025-1",
)
