"""Codes of the model room (M2xx): fields that are missing, unknown, empty or misplaced."""

from __future__ import annotations

from generator.findings.finding import Code, InForm, Severity, Words

E = Severity.ERROR

MISSING_FIELD = Code(
    "M201",
    "missing-field",
    E,
    Words("нет обязательного поля «{field}»", "the required field “{field}” is missing"),
    Words("добавьте строку «{field}: …»[[. {about}]]", "add a line “{field}: …”"),
    Words(
        "Без этого поля запись нельзя показать: посетитель не поймёт, о чём она.",
        "Without this field the record cannot be shown.",
    ),
    "summary: Жалоб стало в 20 раз меньше",
    "title: Единое окно муниципальных услуг в Кстове\nsummary: Жалоб стало в 20 раз меньше",
    in_form=InForm(message="заполните это поле", hint=""),
)
UNKNOWN_FIELD = Code(
    "M202",
    "unknown-field",
    E,
    Words(
        "нет поля «{field}»[[: в нём {letters}]][[; похоже на «{suggestion}»]]",
        "there is no field “{field}”[[: it has {letters_en}]][[; did you mean “{suggestion}”]]",
    ),
    Words(
        "[[{retype}; ]]здесь бывают поля: {expected}",
        "[[{retype_en}; ]]the fields that may stand here: {expected}",
    ),
    Words(
        "Название поля написано с ошибкой или стоит не на своём месте. Такие поля не "
        "отбрасываются молча, чтобы ничего из написанного не пропало.",
        "The name of a field has a typo or stands in the wrong place. Such a field is never "
        "dropped in silence.",
    ),
    "tittle: Единое окно",
    "title: Единое окно",
)
UNKNOWN_VALUE = Code(
    "M203",
    "unknown-value",
    E,
    Words(
        "поле «{field}»: нет значения «{value}»[[: в нём {letters}]][[; похоже на «{suggestion}»]]",
        "field “{field}”: no such value “{value}”[[: it has {letters_en}]]"
        "[[; did you mean “{suggestion}”]]",
    ),
    Words(
        "[[{retype}; ]]напишите одно из: {expected}", "[[{retype_en}; ]]write one of: {expected}"
    ),
    Words("У этого поля закрытый список значений.", "This field has a closed list of values."),
    "status: publish",
    "status: published",
    in_form=InForm(message="такого значения нет: «{value}»", hint="выберите значение из списка"),
)
EMPTY_VALUE = Code(
    "M205",
    "empty-value",
    Severity.WARNING,
    Words("поле «{field}» пустое", "the field “{field}” is empty"),
    Words("допишите значение или уберите строку целиком", "give it a value or remove the line"),
    Words(
        "Пустое поле ничего не сообщает; неизвестное просто не пишут.",
        "An empty field says nothing; what is not known is left out.",
    ),
    "started:",
    "started: 2021",
)
MAPPING_DUE = Code(
    "M218",
    "mapping-due",
    E,
    Words(
        "поле «{field}»: здесь нужны вложенные поля, а стоит «{value}»",
        "field “{field}”: nested fields are due, not “{value}”",
    ),
    Words(
        "запишите поля строками ниже, с отступом в два пробела",
        "write the fields on the lines below, indented by two spaces",
    ),
    Words("Это поле состоит из нескольких полей.", "This field consists of several fields."),
    "origin: Кстово",
    "origin:\n  municipality: kstovskiy",
)
LIST_DUE = Code(
    "M219",
    "field-list-due",
    E,
    Words(
        "поле «{field}»: здесь нужен список, а стоит «{value}»",
        "field “{field}”: a list is due, not “{value}”",
    ),
    Words(
        "начните каждую строку списка с дефиса и пробела: «- five-s»",
        "begin each entry with a hyphen and a space: “- five-s”",
    ),
    Words(
        "Это поле — список, даже если в нём одна запись.",
        "This field is a list, even with a single entry.",
    ),
    "tools: five-s",
    "tools:\n  - five-s",
)
LIST_SHORT = Code(
    "M223",
    "list-short",
    E,
    Words("поле «{field}»: список пуст", "field “{field}”: the list is empty"),
    Words("добавьте хотя бы одну запись", "add at least one entry"),
    Words("Без записей этот список не имеет смысла.", "Without entries the list says nothing."),
    "practices: []",
    "practices:\n  - kstovo-one-stop",
)
EFFECT_EMPTY = Code(
    "M224",
    "effect-empty",
    E,
    Words("у эффекта нет ни одной цифры", "the effect has no figure"),
    Words(
        "нужны «before» и «after» (было и стало) или «change» (изменение)",
        "“before” and “after”, or “change”, are due",
    ),
    Words(
        "Эффект без цифры — это описание: ему место в «solution».",
        "An effect without a figure is a description and belongs into “solution”.",
    ),
    "effects:\n  - metric: Жалобы",
    "effects:\n  - metric: Жалобы\n    before: 30\n    after: 4",
    in_form=InForm(hint="напишите, что было и что стало, или само изменение"),
)
EFFECT_ONE_SIDE = Code(
    "M225",
    "effect-one-side",
    E,
    Words(
        "у эффекта известна только одна сторона, а пояснения нет",
        "only one side of the effect is known, and there is no note",
    ),
    Words(
        "добавьте «before» или «after», или объясните в «note», что говорит источник",
        "add “before” or “after”, or say in “note” what the source says",
    ),
    Words("По одной цифре не видно, что изменилось.", "One figure alone shows no change."),
    "after: 4",
    "after: 4\nnote: Сколько было раньше, источник не говорит",
    in_form=InForm(hint="добавьте второе число или объясните в пояснении, что говорит источник"),
)
SOURCE_PLACES = Code(
    "M226",
    "source-places",
    E,
    Words("у источника несколько мест сразу: {value}", "the source has several places: {value}"),
    Words(
        "оставьте одно: url, seed или file; остальные запишите отдельными источниками",
        "keep one of url, seed, file; write the others as sources of their own",
    ),
    Words("Источник — это один текст в одном месте.", "A source is one text in one place."),
    "url: https://example.ru\nfile: a.pdf",
    "url: https://example.ru",
    in_form=InForm(
        message="у источника несколько мест сразу",
        hint="оставьте одно: адрес страницы или имя файла; остальные опишите отдельными "
        "источниками",
    ),
)
SOURCE_NAMELESS = Code(
    "M227",
    "source-nameless",
    E,
    Words("у источника нет ни адреса, ни заголовка", "the source has neither address nor title"),
    Words("добавьте url, seed, file или хотя бы title", "add url, seed, file or at least a title"),
    Words("Такой источник никто не сможет найти.", "Nobody could find such a source."),
    "- id: gazeta",
    "- id: gazeta\n  url: https://example.ru/news",
    in_form=InForm(hint="добавьте адрес страницы или хотя бы заголовок"),
)
HOLDER_FORM = Code(
    "M228",
    "holder-form",
    E,
    Words(
        "держатель — либо практика, либо учреждение с муниципалитетом",
        "the holder is either a practice, or an organisation with its municipality",
    ),
    Words(
        "оставьте «practice» или «organisation» и «municipality»",
        "keep “practice”, or “organisation” and “municipality”",
    ),
    Words("Сертификат выдан кому-то одному.", "A certificate has one holder."),
    "holder: {practice: a, organisation: Школа № 1}",
    "holder: {practice: a}",
)
ORIGIN_EMPTY = Code(
    "M229",
    "origin-empty",
    E,
    Words("не сказано, где практика появилась", "it is not said where the practice was born"),
    Words("укажите «municipality» или «organisation»", "give “municipality” or “organisation”"),
    Words("Посетителю нужно знать, кого спросить.", "Visitors need to know whom to ask."),
    "origin: {}",
    "origin:\n  municipality: kstovskiy",
    in_form=InForm(hint="выберите муниципалитет или назовите учреждение"),
)
OWN_ID = Code(
    "M230",
    "own-id",
    E,
    Words("файл повторяет свой id", "the file repeats its id"),
    Words(
        "уберите поле «id»: id записи — имя её файла без «.yml»",
        "remove the field “id”: the id of a record is the name of its file without “.yml”",
    ),
    Words("Два id одной записи однажды разойдутся.", "Two ids of one record would diverge."),
    "id: one-stop",
    "title: Единое окно",
)
LEVEL_MISPLACED = Code(
    "M231",
    "level-misplaced",
    E,
    Words("у показателя «{value}» не бывает уровня", "the metric “{value}” has no level"),
    Words(
        "«level» пишут только у exemplary-institutions",
        "“level” belongs only to exemplary-institutions",
    ),
    Words("Уровни есть только у учреждений-образцов.", "Only exemplars have levels."),
    "metric: projects\nlevel: federal",
    "metric: exemplary-institutions\nlevel: federal",
)
EMPTY_ENTRY = Code(
    "M233",
    "empty-entry",
    E,
    Words(
        "в списке[[ «{field}»]] пустая запись",
        "the list[[ “{field}”]] has an empty entry",
    ),
    Words("допишите её или уберите дефис", "complete it or remove the hyphen"),
    Words(
        "После дефиса ничего не стоит: похоже, запись начали и не дописали.",
        "Nothing follows the hyphen: the entry was begun and not finished.",
    ),
    "tools:\n  - five-s\n  -",
    "tools:\n  - five-s",
)
LIST_LENGTH = Code(
    "M234",
    "list-length",
    E,
    Words(
        "поле «{field}»: значений должно быть ровно {expected}",
        "field “{field}”: exactly {expected} values are due",
    ),
    Words(
        "место на плиточной карте: [столбец, строка]; точка: [название, широта, долгота]",
        "a tile is [column, row]; a place is [name, latitude, longitude]",
    ),
    Words(
        "У каждого места в таком списке свой смысл, поэтому лишних и пропущенных не бывает.",
        "Each position in such a list has a meaning, so none may be missing or added.",
    ),
    "tile: [7]",
    "tile: [7, 4]",
)
OTHER = Code(
    "M299",
    "other",
    E,
    Words(
        "поле «{field}»: значение «{value}» не подходит",
        "field “{field}”: the value “{value}” does not fit ({detail})",
    ),
    Words("посмотрите это поле в справочнике", "look the field up in the reference"),
    Words("Значение не отвечает описанию поля.", "The value does not meet the field's rules."),
    "tile: здесь",
    "tile: [7, 4]",
)
