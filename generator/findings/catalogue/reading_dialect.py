"""Codes of the reading room, R166-R177: YAML that our files do not use."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W = Severity.ERROR, Severity.WARNING

ANCHOR = Code(
    "R166",
    "anchor",
    E,
    Words(
        "имя &{name} перед значением (якорь YAML) не разрешено", "the anchor &{name} is not allowed"
    ),
    Words(
        "удалите &{name}; если это начало текста, возьмите текст в кавычки",
        "remove &{name}; if it begins a text, put the text into quotes",
    ),
    Words(
        "Якоря и ссылки прячут, что на самом деле написано в поле, и позволяют раздуть файл в "
        "миллионы раз.",
        "Anchors and aliases hide what a field says, and can blow up a file a million times.",
    ),
    "origin: &here\n  municipality: bor",
    "origin:\n  municipality: bor",
)
ALIAS = Code(
    "R167",
    "alias",
    E,
    Words("*{name} (ссылка YAML) не разрешена", "the alias *{name} is not allowed"),
    Words(
        "напишите значение целиком; если это начало текста, возьмите текст в кавычки",
        "write the value itself; if it begins a text, put the text into quotes",
    ),
    Words(
        "Каждое поле говорит, что в нём есть, само, без ссылок на другие строки.",
        "Each field says what it says by itself.",
    ),
    "origin: *here",
    "origin:\n  municipality: bor",
)
MERGE_KEY = Code(
    "R168",
    "merge-key",
    E,
    Words("«<<» (вставка полей другой записи) не разрешена", "the merge key “<<” is not allowed"),
    Words("напишите нужные поля целиком", "write the fields themselves"),
    Words(
        "Вставка прячет, какие поля есть у записи.",
        "A merge hides which fields a record has.",
    ),
    "<<: *common",
    "municipality: bor",
)
TAG = Code(
    "R169",
    "tag",
    E,
    Words("«{tag}» (тег YAML) не разрешён", "the tag “{tag}” is not allowed"),
    Words(
        "удалите его; если это начало текста, возьмите текст в кавычки",
        "remove it; if it begins a text, put the text into quotes",
    ),
    Words(
        "Теги велят программе создавать особые объекты, в том числе запускать чужой код.",
        "Tags make a program build special objects, and even run foreign code.",
    ),
    "title: !!python/object/apply:os.system [ls]",
    "title: Единое окно",
)
COMPLEX_KEY = Code(
    "R170",
    "complex-key",
    E,
    Words("имя поля — само список или запись", "a field's name is itself a list or a record"),
    Words(
        "имя поля — одно слово; текст со скобкой в начале возьмите в кавычки",
        "a field's name is one word; quote a text that begins with a bracket",
    ),
    Words(
        "Так YAML понимает «? …» и скобки перед двоеточием.",
        "That is how YAML takes “? …” and brackets before a colon.",
    ),
    "? [a, b]\n: 1",
    '"[a, b]": 1',
)
KEY_NOT_TEXT = Code(
    "R171",
    "key-not-text",
    E,
    Words(
        "имя поля «{key}» — не слово, а число, true, false или null",
        "the field's name “{key}” is no word, but a number, true, false or null",
    ),
    Words(
        'напишите имя поля или возьмите его в кавычки: "{key}"',
        'write the field\'s name, or put it into quotes: "{key}"',
    ),
    Words(
        "Имена полей — слова. Если это записи списка, начните их с «- ».",
        "Names of fields are words. Begin the entries of a list with “- ”.",
    ),
    "steps:\n  1: Собрать группу",
    "steps:\n  - title: Собрать группу",
)
EMPTY_KEY = Code(
    "R172",
    "empty-key",
    E,
    Words("перед двоеточием нет имени поля", "no field's name before the colon"),
    Words("впишите имя поля или удалите строку", "write the field's name or remove the line"),
    Words("У каждого поля есть имя.", "Each field has a name."),
    ": Единое окно",
    "title: Единое окно",
)
REPEATED_KEY = Code(
    "R173",
    "repeated-key",
    E,
    Words(
        "поле «{key}» повторяется[[: оно уже есть в строке {first}]]",
        "the field “{key}” is repeated[[: it stands in line {first} already]]",
    ),
    Words("оставьте одно из двух; прочитано первое", "keep one of the two; the first one was read"),
    Words(
        "Из двух одинаковых полей одно пропало бы молча.",
        "Of two fields with one name, one would be lost in silence.",
    ),
    "status: draft\nstatus: published",
    "status: published",
)
REPEATED_OTHERWISE = Code(
    "R174",
    "repeated-otherwise",
    E,
    Words(
        "поле «{key}» повторяется, записанное другими знаками Unicode[[: оно уже есть в строке "
        "{first}]]",
        "the field “{key}” is repeated in another Unicode form[[: it stands in line {first} "
        "already]]",
    ),
    Words("оставьте одно из двух; прочитано первое", "keep one of the two; the first one was read"),
    Words(
        "Имена выглядят одинаково: «й» записана одним знаком и двумя. Одно поле пропало бы молча.",
        "The names look the same: “й” is one character here and two there.",
    ),
    "район: Бор\nраи\\u0306он: Кстово",
    "район: Бор",
)
CUT_BY_HASH = Code(
    "R175",
    "cut-by-hash",
    W,
    Words(
        "всё от знака # до конца строки не прочитано: «{rest}»",
        "all from the sign # on was not read: “{rest}”",
    ),
    Words(
        "если это часть текста, возьмите весь текст в кавычки; если примечание, поставьте "
        "после # пробел",
        "if it belongs to the text, put the whole text into quotes; if it is a comment, put a "
        "space behind #",
    ),
    Words(
        "Пробел и # начинают примечание, и конец текста пропадает молча.",
        "A space and # begin a comment, and the end of the text is lost in silence.",
    ),
    "organisation: Школа #5",
    'organisation: "Школа #5"',
)
ENDLESS_NUMBER = Code(
    "R176",
    "endless-number",
    E,
    Words(
        "«{value}» (бесконечность или не число) — не значение",
        "“{value}” (infinity or not a number) is no value",
    ),
    Words(
        "напишите число; если оно неизвестно, удалите поле",
        "write the number; if it is unknown, remove the field",
    ),
    Words(
        "С такими значениями нельзя считать, и JSON их не знает.",
        "Nobody can count with such values, and JSON does not know them.",
    ),
    "after: .inf",
    "after: 4",
)
OTHER_BASE = Code(
    "R177",
    "other-base",
    W,
    Words(
        "«{value}» прочитано как текст, не как число", "“{value}” was read as text, not as a number"
    ),
    Words(
        "если это число, напишите его обычными цифрами; если текст, возьмите его в кавычки",
        "write a number in usual digits; put a text into quotes",
    ),
    Words(
        "YAML 1.2 считает 0x1F и 0o14 числами с основаниями 16 и 8. В каталоге чисел с такими "
        "основаниями не бывает, поэтому это текст.",
        "YAML 1.2 takes 0x1F and 0o14 for numbers of base 16 and 8. The catalog has none.",
    ),
    "before: 0x1F",
    "before: 31",
)
