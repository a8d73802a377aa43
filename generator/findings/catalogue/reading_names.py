"""Codes of the reading room, R111-R116: names of files and folders that can be no ids."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E = Severity.ERROR

BAD_ID = Code(
    "R111",
    "bad-id",
    E,
    Words(
        "имя «{name}» не годится: нужны маленькие латинские буквы, цифры и дефисы",
        "the name “{name}” will not do: use small Latin letters, digits and hyphens",
    ),
    Words(
        "начните с буквы; без пробелов, точек и подчёркиваний[[; например: {suggestion}]]",
        "begin with a letter; no spaces, dots or underscores[[; for example: {suggestion}]]",
    ),
    Words(
        "Имя файла становится id записи и частью адреса её страницы, поэтому оно должно быть "
        "одинаковым на любом диске и в любом браузере.",
        "The name becomes the record's id and a part of its address.",
    ),
    "practices/nizhny/Единое окно.yml",
    "practices/nizhny/edinoe-okno.yml",
)
LOOK_ALIKE = Code(
    "R112",
    "look-alike",
    E,
    Words(
        "в имени «{name}» среди латинских букв стоит {letters}",
        "the name “{name}” has among its Latin letters: {letters_en}",
    ),
    Words(
        "наберите имя заново латиницей[[: {suggestion}]]",
        "type the name anew in Latin letters[[: {suggestion}]]",
    ),
    Words(
        "Такие буквы выглядят одинаково, но для программы это разные имена: ссылка, набранная "
        "латиницей, такой файл не найдёт.",
        "Such letters look the same, but to a program they are different names.",
    ),
    "practices/nizhny/рraktika.yml",
    "practices/nizhny/praktika.yml",
)
RESERVED_ID = Code(
    "R113",
    "reserved-id",
    E,
    Words("имя «{name}» занято", "the name “{name}” is reserved"),
    Words("выберите другое имя, например «{name}-1»", "choose another name, such as “{name}-1”"),
    Words(
        "Это имя служебное: так называется часть самого сайта, или Windows не даёт так назвать "
        "файл.",
        "A part of the site itself bears this name, or Windows keeps it for a device.",
    ),
    "practices/nizhny/index.yml",
    "practices/nizhny/edinoe-okno.yml",
)
LONG_ID = Code(
    "R114",
    "long-id",
    E,
    Words(
        "имя слишком длинное: знаков {length}, а можно не больше {longest}",
        "the name is too long: {length} characters, {longest} are allowed",
    ),
    Words(
        "сократите имя до трёх-пяти слов[[; например: {suggestion}]]",
        "shorten it to three to five words[[; for example: {suggestion}]]",
    ),
    Words(
        "Имя становится частью адреса страницы: длинный адрес не послать и не напечатать.",
        "The name becomes a part of an address: nobody can send or print a long one.",
    ),
    "practices/nizhny/edinoe-okno-munitsipalnykh-uslug-v-kstovskom-okruge-i-vo-vsekh-selakh.yml",
    "practices/nizhny/edinoe-okno.yml",
)
UNSHOWABLE_NAME = Code(
    "R115",
    "unshowable-name",
    E,
    Words(
        "в имени «{name}» есть знаки, которых не видно",
        "the name “{name}” holds characters that cannot be seen",
    ),
    Words("наберите имя заново латиницей", "type the name anew in Latin letters"),
    Words(
        "Невидимые знаки, перевороты текста и перевод строки в имени прячут, как файл называется "
        "на самом деле.",
        "Unseen characters, turned text and line ends hide how a file is really called.",
    ),
    "practices/nizhny/ok\\u202elmy.yml",
    "practices/nizhny/okno.yml",
)
NAME_NOT_NFC = Code(
    "R116",
    "name-not-nfc",
    E,
    Words(
        "буквы имени «{name}» записаны по частям (не в форме NFC)",
        "the letters of the name “{name}” are written in parts (not in the form NFC)",
    ),
    Words("наберите имя заново латиницей", "type the name anew in Latin letters"),
    Words(
        "«й» можно записать одним знаком или двумя («и» и значок): на одном диске это одно имя, "
        "на другом — два.",
        "“й” can be one character or two: one name on one disk, two on another.",
    ),
    "practices/nizhny/раи\\u0306он.yml",
    "practices/nizhny/rayon.yml",
)
