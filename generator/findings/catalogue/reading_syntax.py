"""Codes of the reading room, R14x-R15x: why a file is no YAML, by the usual causes."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E = Severity.ERROR

SYNTAX = Code(
    "R140",
    "syntax",
    E,
    Words("отсюда файл не удаётся прочитать как YAML", "from here on the file is no YAML"),
    Words(
        "посмотрите эту строку и строку над ней: кавычки закрыты? после двоеточия пробел? "
        "отступ как у соседних полей? двоеточие внутри текста без кавычек?",
        "look at this line and the one above: quotes closed? a space after the colon? indented "
        "as its neighbours? a colon inside a text without quotes?",
    ),
    Words(
        "Разметка файла нарушена так, что дальше нельзя понять, где какое поле.",
        "The file's layout is broken, so nobody can tell the fields apart from here on.",
    ),
    "title: !new !draft Единое окно",
    'title: "!new !draft Единое окно"',
)
COLON_IN_TEXT = Code(
    "R141",
    "colon-in-text",
    E,
    Words(
        "в тексте стоит двоеточие с пробелом, и YAML принял его за новое поле",
        "the text holds a colon with a space, which YAML took for a new field",
    ),
    Words(
        "возьмите весь текст в кавычки[[: {mended}]]",
        "put the whole text into quotes[[: {mended}]]",
    ),
    Words(
        "«: » отделяет имя поля от значения, поэтому внутри текста его можно писать только в "
        "кавычках.",
        "“: ” parts a field's name from its value, so a text that holds it must be in quotes.",
    ),
    "title: Кстово: единое окно",
    'title: "Кстово: единое окно"',
)
NO_SPACE = Code(
    "R142",
    "no-space-after-colon",
    E,
    Words("после двоеточия в «{field}:» нужен пробел", "a space is due after “{field}:”"),
    Words("напишите так: {mended}", "write it so: {mended}"),
    Words(
        "Без пробела YAML принимает имя поля вместе со значением за один текст.",
        "Without a space YAML takes the name and the value for one text.",
    ),
    "title:Единое окно\nstatus: draft",
    "title: Единое окно\nstatus: draft",
)
NO_COLON = Code(
    "R143",
    "no-colon",
    E,
    Words(
        "в строке «{text}» нет двоеточия, и непонятно, какое это поле",
        "the line “{text}” has no colon, so nobody knows which field it is",
    ),
    Words(
        "если это новое поле, напишите «имя: значение»; если продолжение текста, сдвиньте "
        "строку вправо, под начало этого текста",
        "for a new field write “name: value”; if the text goes on here, indent the line",
    ),
    Words(
        "Каждая строка на этом уровне — поле с двоеточием.",
        "Each line at this level is a field with a colon.",
    ),
    "title: Единое окно\nв Кстове\nstatus: draft",
    "title: Единое окно\n  в Кстове\nstatus: draft",
)
INDENT = Code(
    "R144",
    "indent",
    E,
    Words(
        "отступ этой строки не такой, как у соседних", "the line is not indented as its neighbours"
    ),
    Words(
        "поля одной записи начинают с одного столбца, записи списка — с «- » одна под другой; "
        "если это продолжение текста, поставьте перед ним >- или возьмите текст в кавычки",
        "begin the fields of one record in one column, and the entries of a list with “- ” one "
        "below the other; for a text that goes on, use >- or quotes",
    ),
    Words(
        "По отступам YAML узнаёт, что к чему относится.",
        "Indents tell YAML what belongs to what.",
    ),
    "origin:\n    municipality: bor\n  organisation: Администрация",
    "origin:\n  municipality: bor\n  organisation: Администрация",
)
UNCLOSED_QUOTE = Code(
    "R145",
    "unclosed-quote",
    E,
    Words("кавычка открыта и не закрыта", "the quote is opened and not closed"),
    Words("поставьте такую же кавычку в конце текста", "put the same quote at the text's end"),
    Words(
        "Всё до следующей такой же кавычки считается текстом, даже следующие поля.",
        "All up to the next such quote counts as text, even the fields that follow.",
    ),
    'title: "Единое окно',
    'title: "Единое окно"',
)
TEXT_AFTER_QUOTE = Code(
    "R146",
    "text-after-quote",
    E,
    Words("после закрывающей кавычки стоит ещё текст", "text goes on behind the closing quote"),
    Words(
        "возьмите в кавычки весь текст, а внутри пишите «ёлочки»[[: {mended}]]",
        "put the whole text into quotes, and use “ ” inside it[[: {mended}]]",
    ),
    Words(
        "Текст, который начат кавычкой, кончается следующей такой же кавычкой.",
        "A text that begins with a quote ends at the next one.",
    ),
    'title: "Фабрика процессов" в Бору',
    "title: '\"Фабрика процессов\" в Бору'",
)
BAD_ESCAPE = Code(
    "R147",
    "bad-escape",
    E,
    Words(
        "«{escape}» в двойных кавычках ничего не значит",
        "“{escape}” means nothing inside double quotes",
    ),
    Words(
        "обратную косую черту пишите дважды (\\\\) или возьмите текст в одинарные кавычки",
        "write the backslash twice (\\\\), or use single quotes",
    ),
    Words(
        "В двойных кавычках обратная косая черта начинает код знака.",
        "Inside double quotes a backslash begins a code.",
    ),
    'note: "C:\\Документы"',
    "note: 'C:\\Документы'",
)
BRACKETS = Code(
    "R148",
    "brackets",
    E,
    Words("скобки или запятые в списке не сходятся", "the brackets or commas do not match"),
    Words(
        "проверьте, что каждая скобка закрыта и между значениями по одной запятой; проще писать "
        "список столбиком, каждую запись с «- »",
        "see that each bracket is closed and each two values have one comma between them; a list "
        "with “- ” on lines of its own is easier",
    ),
    Words(
        "Список в скобках пишут так: [первое, второе]. Текст со скобкой в начале берут в кавычки.",
        "A list in brackets is written [first, second]. Quote a text that begins with a bracket.",
    ),
    "tools: [five-s, kanban",
    "tools: [five-s, kanban]",
)
START_SIGN = Code(
    "R149",
    "start-sign",
    E,
    Words("текст не может начинаться знаком «{sign}»", "a text cannot begin with “{sign}”"),
    Words("возьмите текст в кавычки[[: {mended}]]", "put the text into quotes[[: {mended}]]"),
    Words(
        "Знаки @ ` % & * ! ? , ] } в начале текста у YAML служебные.",
        "The signs @ ` % & * ! ? , ] } at the beginning of a text mean something else to YAML.",
    ),
    "title: **Единое окно**",
    'title: "**Единое окно**"',
)
LIST_ON_LINE = Code(
    "R150",
    "list-on-line",
    E,
    Words(
        "список начат в той же строке, что и имя поля",
        "the list begins on the line of its field's name",
    ),
    Words(
        "перенесите «- » на новую строку под именем поля или возьмите текст в кавычки",
        "put “- ” on a new line below the field's name, or put the text into quotes",
    ),
    Words(
        "Записи списка стоят каждая на своей строке.",
        "Each entry of a list has a line of its own.",
    ),
    "tools: - five-s",
    "tools:\n  - five-s",
)
BLOCK_HEADER = Code(
    "R151",
    "block-header",
    E,
    Words(
        "после «{sign}» текст начинают с новой строки",
        "after “{sign}” the text begins on a new line",
    ),
    Words(
        "перенесите текст на следующую строку и сдвиньте его вправо; если «{sign}» — часть "
        "текста, возьмите его в кавычки",
        "put the text on the next line and indent it; if “{sign}” belongs to the text, quote it",
    ),
    Words(
        "Знаки > и | после имени поля объявляют длинный текст, который стоит ниже.",
        "The signs > and | announce a long text on the lines below.",
    ),
    "about: > Единое окно",
    "about: >-\n  Единое окно",
)
JSON_SYNTAX = Code(
    "R152",
    "json-syntax",
    E,
    Words("это не JSON: {reason}", "this is no JSON: {reason_en}"),
    Words(
        "сохраните файл заново из программы, в которой он сделан, в формате GeoJSON",
        "save the file anew as GeoJSON from the program that made it",
    ),
    Words(
        "Границы хранятся в GeoJSON. Его пишут программы; править его руками не стоит.",
        "Borders are kept as GeoJSON, which programs write.",
    ),
    '{"type": "Feature",}',
    '{"type": "Feature"}',
)
CONFLICT = Code(
    "R153",
    "merge-conflict",
    E,
    Words(
        "это место изменили двое, и обе правки остались в файле[[: строки {lines}]]",
        "two changes of one place were left in the file[[: lines {lines}]]",
    ),
    Words(
        "оставьте одну из двух правок или сведите обе в одну; строки, которые начинаются с "
        "«<<<<<<<», «=======» и «>>>>>>>», удалите",
        "keep one of the two or make one of both; remove the lines that begin with “<<<<<<<”, "
        "“=======” and “>>>>>>>”",
    ),
    Words(
        "Git не смог решить, какая из правок верна, и записал обе: выше строки «=======» — одну, "
        "ниже — другую. Пока выбор не сделан, остальное в файле не проверяется.",
        "Git could not decide which change is right and wrote down both. Until somebody chooses, "
        "the rest of the file is not checked.",
    ),
    "<<<<<<< HEAD\nstatus: draft\n=======\nstatus: published\n>>>>>>> nasha-pravka",
    "status: published",
)
