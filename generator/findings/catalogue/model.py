"""Codes of the model room (M2xx): what a single file says that its kind does not allow."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W = Severity.ERROR, Severity.WARNING

MISSING_FIELD = Code(
    "M201", "missing-field", E,
    Words("нет обязательного поля «{field}»", "the required field “{field}” is missing"),
    Words("добавьте строку «{field}: …»[[. {about}]]", "add a line “{field}: …”[[. {about}]]"),
    Words(
        "Без этого поля запись нельзя показать: посетитель не поймёт, о чём она.",
        "Without this field the record cannot be shown.",
    ),
    "summary: Жалоб стало в 20 раз меньше",
    "title: Единое окно муниципальных услуг в Кстове\nsummary: Жалоб стало в 20 раз меньше",
)
UNKNOWN_FIELD = Code(
    "M202", "unknown-field", E,
    Words("нет поля «{field}»[[; похоже на «{suggestion}»]]",
          "there is no field “{field}”[[; did you mean “{suggestion}”]]"),
    Words("здесь бывают поля: {expected}", "the fields that may stand here: {expected}"),
    Words(
        "Название поля написано с ошибкой или стоит не на своём месте. Такие поля не "
        "отбрасываются молча, чтобы ничего из написанного не пропало.",
        "The name of a field has a typo or stands in the wrong place. Such a field is never "
        "dropped in silence.",
    ),
    "tittle: Единое окно", "title: Единое окно",
)
UNKNOWN_VALUE = Code(
    "M203", "unknown-value", E,
    Words("поле «{field}»: нет значения «{value}»[[; похоже на «{suggestion}»]]",
          "field “{field}”: no such value “{value}”[[; did you mean “{suggestion}”]]"),
    Words("напишите одно из: {expected}", "write one of: {expected}"),
    Words("У этого поля закрытый список значений.", "This field has a closed list of values."),
    "status: publish", "status: published",
)
TEXT_DUE = Code(
    "M204", "text-due", E,
    Words("поле «{field}»: здесь нужен текст, а стоит «{value}»",
          "field “{field}”: text is due, not “{value}”"),
    Words("если это текст, возьмите его в кавычки: «{field}: \"{value}\"»",
          "if it is meant as text, put it into quotes: {field}: \"{value}\""),
    Words("Числа, true и false без кавычек YAML читает не как текст.",
          "Without quotes YAML reads numbers, true and false as something other than text."),
    "title: 2021", 'title: "2021"',
)
EMPTY_VALUE = Code(
    "M205", "empty-value", Severity.WARNING,
    Words("поле «{field}» пустое", "the field “{field}” is empty"),
    Words("допишите значение или уберите строку целиком", "give it a value or remove the line"),
    Words("Пустое поле ничего не сообщает; неизвестное просто не пишут.",
          "An empty field says nothing; what is not known is left out."),
    "started:", "started: 2021",
)
TEXT_LONG = Code(
    "M206", "text-long", E,
    Words("поле «{field}»: слишком длинно[[: {length} знаков]], а можно не больше {longest}",
          "field “{field}”: too long[[: {length} characters]], at most {longest} are allowed"),
    Words("сократите; подробности — в «problem», «solution» или «note»",
          "shorten it; details belong into “problem”, “solution” or “note”"),
    Words("Длинный заголовок не помещается в карточку и в список.",
          "A long title does not fit into a card or a list."),
    "title: Очень длинный заголовок, который пересказывает всю практику целиком…",
    "title: Единое окно муниципальных услуг в Кстове",
)
DATE_FORM = Code(
    "M207", "date-form", E,
    Words("поле «{field}»: «{value}» — не дата", "field “{field}”: “{value}” is not a date"),
    Words("напишите 2021, 2021-05 или 2021-05-12 (год, месяц, день через дефис), без времени",
          "write 2021, 2021-05 or 2021-05-12, without a time"),
    Words("Дата пишется так точно, как она известна: годом, месяцем или днём.",
          "A date is written as precisely as it is known."),
    "started: 12.05.2021", "started: 2021-05-12",
)
DATE_NONE = Code(
    "M208", "date-none", E,
    Words("поле «{field}»: такого дня нет — {value}", "field “{field}”: no such day, {value}"),
    Words("проверьте число и месяц; если день неизвестен, оставьте год и месяц",
          "check the day and the month; if the day is not known, keep the year and month"),
    Words("В календаре нет такого дня или месяца.", "The calendar has no such day or month."),
    "started: 2024-02-30", "started: 2024-02-29",
)
DATE_YEAR = Code(
    "M209", "date-year", E,
    Words("поле «{field}»: год «{value}» вне пределов 1900–2100",
          "field “{field}”: the year “{value}” is outside 1900–2100"),
    Words("проверьте год", "check the year"),
    Words("Скорее всего, опечатка в годе.", "Most likely a typo in the year."),
    "started: 20211", "started: 2021",
)
BAD_ID = Code(
    "M210", "bad-id", E,
    Words("«{value}» не годится как id", "“{value}” is not a valid id"),
    Words("строчные латинские буквы, цифры и одиночные дефисы, начиная с буквы, до 64 знаков: "
          "«kstovo-one-stop»",
          "lower-case Latin letters, digits and single hyphens, a letter first, at most 64: "
          "“kstovo-one-stop”"),
    Words("Из id складываются адреса страниц, поэтому в нём только простые знаки.",
          "Ids make the addresses of pages, hence only simple characters."),
    "id: Кстово", "id: kstovskiy",
)
BAD_REFERENCE = Code(
    "M211", "bad-reference", E,
    Words("поле «{field}»: «{value}» не годится как ссылка на запись",
          "field “{field}”: “{value}” is not a valid reference"),
    Words("напишите id («kstovskiy») или регион и id через косую черту («nizhny/kstovskiy»)",
          "write an id (“kstovskiy”) or region and id (“nizhny/kstovskiy”)"),
    Words("Записи называют друг друга по id, а не по названию.",
          "Records name each other by id, not by title."),
    "municipality: Кстовский округ", "municipality: kstovskiy",
)
URL_FORM = Code(
    "M212", "url-form", E,
    Words("поле «{field}»: «{value}» — не адрес страницы",
          "field “{field}”: “{value}” is not a web address"),
    Words("адрес начинается с https:// или http:// и не содержит пробелов, кавычек и «@»",
          "an address starts with https:// or http:// and has no spaces, quotes or “@”"),
    Words("Другие виды адресов не публикуются: они могут быть опасны.",
          "Other kinds of addresses are not published: they may be harmful."),
    "url: www.example.ru", "url: https://www.example.ru",
)
UNIT_UNKNOWN = Code(
    "M213", "unit-unknown", E,
    Words("нет единицы «{value}»[[; похоже на «{suggestion}»]]",
          "there is no unit “{value}”[[; did you mean “{suggestion}”]]"),
    Words("единицы: {expected}", "the units: {expected}"),
    Words("Единицы берутся из одного списка, чтобы склоняться по-русски и сравниваться.",
          "Units come from one list so that they decline in Russian and compare."),
    "unit: минуты", "unit: min",
)
AMOUNT_FORM = Code(
    "M214", "amount-form", E,
    Words("поле «{field}»: «{value}» — не количество", "field “{field}”: “{value}” is no amount"),
    Words("напишите число («30») или «value: 2300, bound: more-than»",
          "write a number (30) or value: 2300, bound: more-than"),
    Words("Слова «около» и «более» пишутся полем bound, чтобы их понимала и программа.",
          "“About” and “more than” are written as bound, so that programs understand them."),
    "value: более 2300", "value: {value: 2300, bound: more-than}",
)
NUMBER_DUE = Code(
    "M215", "number-due", E,
    Words("поле «{field}»: здесь нужно число, а стоит «{value}»",
          "field “{field}”: a number is due, not “{value}”"),
    Words("напишите число без кавычек и пробелов, дробь через точку: 2300, 1.5",
          "write a number without quotes or spaces: 2300, 1.5"),
    Words("Число с пробелом, запятой или в кавычках для программы — текст.",
          "A number with a space, a comma or in quotes is text to a program."),
    "days: 2 недели", "days: 14",
)
OUT_OF_RANGE = Code(
    "M216", "out-of-range", E,
    Words("поле «{field}»: {value} — вне пределов", "field “{field}”: {value} is out of range"),
    Words("число должно быть {limit}", "allowed: {limit}"),
    Words("Такого значения быть не может.", "Such a value cannot be."),
    "lat: 156.3", "lat: 56.3",
)
BAD_FORM = Code(
    "M217", "bad-form", E,
    Words("поле «{field}»: «{value}» записано не по форме",
          "field “{field}”: “{value}” has the wrong form"),
    Words("форма: {expected}; примеры — в справочнике полей",
          "the form: {expected}; examples are in the field reference"),
    Words("Коды ISO и ОКТМО, имена файлов имеют постоянную форму.",
          "ISO and OKTMO codes and file names have a fixed form."),
    "iso: NIZ", "iso: RU-NIZ",
)
MAPPING_DUE = Code(
    "M218", "mapping-due", E,
    Words("поле «{field}»: здесь нужны вложенные поля, а стоит «{value}»",
          "field “{field}”: nested fields are due, not “{value}”"),
    Words("запишите поля строками ниже, с отступом в два пробела",
          "write the fields on the lines below, indented by two spaces"),
    Words("Это поле состоит из нескольких полей.", "This field consists of several fields."),
    "origin: Кстово", "origin:\n  municipality: kstovskiy",
)
LIST_DUE = Code(
    "M219", "list-due", E,
    Words("поле «{field}»: здесь нужен список, а стоит «{value}»",
          "field “{field}”: a list is due, not “{value}”"),
    Words("начните каждую строку списка с дефиса и пробела: «- five-s»",
          "begin each entry with a hyphen and a space: “- five-s”"),
    Words("Это поле — список, даже если в нём одна запись.",
          "This field is a list, even with a single entry."),
    "tools: five-s", "tools:\n  - five-s",
)
YES_NO_DUE = Code(
    "M220", "yes-no-due", E,
    Words("поле «{field}»: нужно true или false, а стоит «{value}»",
          "field “{field}”: true or false is due, not “{value}”"),
    Words("напишите true (да) или false (нет)", "write true or false"),
    Words("Слова yes, no, on, off в YAML 1.2 — обычный текст.",
          "In YAML 1.2 yes, no, on and off are plain text."),
    "number_known: no", "number_known: false",
)
TEXT_EMPTY = Code(
    "M221", "text-empty", E,
    Words("поле «{field}»: текст пуст", "field “{field}”: the text is empty"),
    Words("напишите текст или уберите строку", "write the text or remove the line"),
    Words("Пустой текст показать нельзя.", "An empty text cannot be shown."),
    'title: ""', "title: Единое окно",
)
TEXT_LANGUAGE = Code(
    "M222", "text-language", E,
    Words("поле «{field}»: нет языка «{value}»", "field “{field}”: no such language “{value}”"),
    Words("языки: ru, en, cv, tt и другие языки регионов; обычно достаточно простого текста",
          "languages: ru, en, cv, tt and other languages of regions; plain text is mostly enough"),
    Words("Текст на нескольких языках пишется как «ru: …», «cv: …».",
          "A text in several languages is written as “ru: …”, “cv: …”."),
    "name: {rus: Чувашия}", "name: {ru: Чувашия}",
)
LIST_SHORT = Code(
    "M223", "list-short", E,
    Words("поле «{field}»: список пуст", "field “{field}”: the list is empty"),
    Words("добавьте хотя бы одну запись", "add at least one entry"),
    Words("Без записей этот список не имеет смысла.", "Without entries the list says nothing."),
    "practices: []", "practices:\n  - kstovo-one-stop",
)
EFFECT_EMPTY = Code(
    "M224", "effect-empty", E,
    Words("у эффекта нет ни одной цифры", "the effect has no figure"),
    Words("нужны «before» и «after» (было и стало) или «change» (изменение)",
          "“before” and “after”, or “change”, are due"),
    Words("Эффект без цифры — это описание: ему место в «solution».",
          "An effect without a figure is a description and belongs into “solution”."),
    "effects:\n  - metric: Жалобы", "effects:\n  - metric: Жалобы\n    before: 30\n    after: 4",
)
EFFECT_ONE_SIDE = Code(
    "M225", "effect-one-side", E,
    Words("у эффекта известна только одна сторона, а пояснения нет",
          "only one side of the effect is known, and there is no note"),
    Words("добавьте «before» или «after», или объясните в «note», что говорит источник",
          "add “before” or “after”, or say in “note” what the source says"),
    Words("По одной цифре не видно, что изменилось.", "One figure alone shows no change."),
    "after: 4", "after: 4\nnote: Сколько было раньше, источник не говорит",
)
SOURCE_PLACES = Code(
    "M226", "source-places", E,
    Words("у источника несколько мест сразу: {value}", "the source has several places: {value}"),
    Words("оставьте одно: url, seed или file; остальные запишите отдельными источниками",
          "keep one of url, seed, file; write the others as sources of their own"),
    Words("Источник — это один текст в одном месте.", "A source is one text in one place."),
    "url: https://example.ru\nfile: a.pdf", "url: https://example.ru",
)
SOURCE_NAMELESS = Code(
    "M227", "source-nameless", E,
    Words("у источника нет ни адреса, ни заголовка", "the source has neither address nor title"),
    Words("добавьте url, seed, file или хотя бы title", "add url, seed, file or at least a title"),
    Words("Такой источник никто не сможет найти.", "Nobody could find such a source."),
    "- id: gazeta", "- id: gazeta\n  url: https://example.ru/news",
)
HOLDER_FORM = Code(
    "M228", "holder-form", E,
    Words("держатель — либо практика, либо учреждение с муниципалитетом",
          "the holder is either a practice, or an organisation with its municipality"),
    Words("оставьте «practice» или «organisation» и «municipality»",
          "keep “practice”, or “organisation” and “municipality”"),
    Words("Сертификат выдан кому-то одному.", "A certificate has one holder."),
    "holder: {practice: a, organisation: Школа № 1}", "holder: {practice: a}",
)
ORIGIN_EMPTY = Code(
    "M229", "origin-empty", E,
    Words("не сказано, где практика появилась", "it is not said where the practice was born"),
    Words("укажите «municipality» или «organisation»", "give “municipality” or “organisation”"),
    Words("Посетителю нужно знать, кого спросить.", "Visitors need to know whom to ask."),
    "origin: {}", "origin:\n  municipality: kstovskiy",
)
OWN_ID = Code(
    "M230", "own-id", E,
    Words("файл повторяет свой id", "the file repeats its id"),
    Words("уберите поле «id»: id записи — имя её файла без «.yml»",
          "remove the field “id”: the id of a record is the name of its file without “.yml”"),
    Words("Два id одной записи однажды разойдутся.", "Two ids of one record would diverge."),
    "id: one-stop", "title: Единое окно",
)
LEVEL_MISPLACED = Code(
    "M231", "level-misplaced", E,
    Words("у показателя «{value}» не бывает уровня", "the metric “{value}” has no level"),
    Words("«level» пишут только у exemplary-institutions",
          "“level” belongs only to exemplary-institutions"),
    Words("Уровни есть только у учреждений-образцов.", "Only exemplars have levels."),
    "metric: projects\nlevel: federal", "metric: exemplary-institutions\nlevel: federal",
)
NUMBER_FORM = Code(
    "M232", "number-form", E,
    Words("«{value}» не годится как номер сертификата",
          "“{value}” is not a valid certificate number"),
    Words("до 64 знаков; если номер неизвестен: b/n-2025-1 и number_known: false",
          "at most 64 characters; if not known: b/n-2025-1 and number_known: false"),
    Words("По номеру сертификат находят и проверяют.", "A certificate is verified by number."),
    'number: "—"', "number: b/n-2025-1",
)
OTHER = Code(
    "M299", "other", E,
    Words("поле «{field}»: значение «{value}» не подходит",
          "field “{field}”: the value “{value}” does not fit ({detail})"),
    Words("посмотрите это поле в справочнике", "look the field up in the reference"),
    Words("Значение не отвечает описанию поля.", "The value does not meet the field's rules."),
    "tile: здесь", "tile: [7, 4]",
)
