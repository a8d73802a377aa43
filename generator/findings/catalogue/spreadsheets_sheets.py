"""Codes of sheets and rows (X61x, X62x): headings, columns, which record a row is about."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W, NOTE = Severity.ERROR, Severity.WARNING, Severity.INFO

NO_HEAD = Code(
    "X611",
    "no-head",
    E,
    Words(
        "на листе нет столбца «{heading}»",
        "the sheet has no column “{heading}”",
    ),
    Words(
        "верните строку заголовков, какой она была в выгрузке",
        "bring back the row of headings as it was in the export",
    ),
    Words(
        "По этому столбцу программа узнаёт, о какой записи строка. Без него весь лист не "
        "прочитать.",
        "This column says which record a row is about; without it the sheet cannot be read.",
    ),
    "первый столбец без заголовка",
    "первый столбец «id практики»",
)
COLUMN_UNKNOWN = Code(
    "X612",
    "column-unknown",
    W,
    Words(
        "столбец «{heading}» не знаком и пропущен",
        "the column “{heading}” is unknown and was skipped",
    ),
    Words(
        "[[может быть, «{suggestion}»? ]]свои столбцы держать можно: в каталог они не попадут",
        "[[perhaps “{suggestion}”? ]]columns of your own may stay: they do not go into the catalog",
    ),
    Words(
        "Столбец узнают по заголовку. С опечаткой в заголовке его значения не попадут в каталог.",
        "A column is known by its heading; with a slip in it, its values do not reach the catalog.",
    ),
    "Заголовк",
    "Заголовок",
)
COLUMN_TWICE = Code(
    "X613",
    "column-twice",
    E,
    Words(
        "столбец «{heading}» встречается дважды",
        "the column “{heading}” stands twice",
    ),
    Words(
        "оставьте один",
        "keep one of them",
    ),
    Words(
        "Непонятно, какому из двух столбцов верить.",
        "It is not clear which of the two to believe.",
    ),
    "Сфера | Сфера",
    "Сфера",
)
COLUMN_NAMELESS = Code(
    "X614",
    "column-nameless",
    E,
    Words(
        "в столбце {letter} есть значения, но нет заголовка",
        "column {letter} has values but no heading",
    ),
    Words(
        "впишите заголовок (если ячейки заголовков объединены, разъедините их) или сотрите "
        "значения",
        "write the heading (split merged heading cells) or clear the values",
    ),
    Words(
        "Без заголовка неизвестно, что это за поле, а терять написанное молча программа не станет.",
        "Without a heading nobody knows what the field is, and nothing written is lost in silence.",
    ),
    "заголовки B1 и C1 объединены в одну ячейку",
    "у B1 и C1 свои заголовки",
)
MERGED_CELLS = Code(
    "X615",
    "merged-cells",
    E,
    Words(
        "ячейки {range} объединены",
        "the cells {range} are merged",
    ),
    Words(
        "разъедините их и впишите значение в каждую строку",
        "split them and write the value into each row",
    ),
    Words(
        "У объединённых ячеек значение хранит только первая, остальные пусты: строки ниже "
        "потеряли бы свои данные.",
        "Of merged cells only the first holds a value: the rows below would lose theirs.",
    ),
    "A2:A5 объединены",
    "значение повторено в A2, A3, A4 и A5",
)
NO_KEY = Code(
    "X621",
    "no-key",
    E,
    Words(
        "строка заполнена, а «{heading}» нет",
        "the row is filled, but there is no “{heading}”",
    ),
    Words(
        "[[впишите, например, {suggestion}]]",
        "[[write, for example, {suggestion}]]",
    ),
    Words(
        "Без этого непонятно, о какой записи строка. У новой записи id придумывают: латиницей, "
        "слова через дефис.",
        "Without it nobody knows which record the row is about.",
    ),
    "строка без id практики",
    "nizhny/spravka-za-den",
)
KEY_TWICE = Code(
    "X622",
    "key-twice",
    E,
    Words(
        "о записи «{value}» говорят две строки: эта и {other}-я",
        "two rows are about “{value}”: this one and row {other}",
    ),
    Words(
        "оставьте одну строку; новой записи дайте новый id, новому внедрению или эффекту — "
        "пустой номер",
        "keep one; give a new record a new id, a new replication or effect an empty number",
    ),
    Words(
        "Если скопировать строку, чтобы завести похожую запись, у копии остаётся прежний id.",
        "A row copied to make a similar record keeps the old id.",
    ),
    "две строки nizhny/okno",
    "nizhny/okno и nizhny/okno-2",
)
NO_OWNER = Code(
    "X623",
    "no-owner",
    E,
    Words(
        "нет записи «{value}», к которой относится строка",
        "there is no record “{value}” that the row belongs to",
    ),
    Words(
        "[[может быть, {suggestion}? ]]новую запись сначала заводят на её листе этой же книги",
        "[[perhaps {suggestion}? ]]a new record is made on its own sheet of the workbook first",
    ),
    Words(
        "Внедрение, эффект и источник живут в файле практики, площадки или региона, и он "
        "должен быть.",
        "A replication, an effect and a source live in the file of a record, which must be there.",
    ),
    "nizhny/okn",
    "nizhny/okno",
)
NO_SUCH_PLACE = Code(
    "X624",
    "no-such-place",
    E,
    Words(
        "у записи нет «{heading}» {value}[[: всего их {count}]]",
        "the record has no “{heading}” {value}[[: it has {count}]]",
    ),
    Words(
        "у новой строки оставьте номер пустым",
        "leave the number of a new row empty",
    ),
    Words(
        "Номер — место в списке файла; программа ставит его сама.",
        "The number is the place in the list of the file; the program sets it.",
    ),
    "№ внедрения 7, когда их три",
    "пустой № внедрения",
)
BAD_KEY = Code(
    "X625",
    "bad-key",
    E,
    Words(
        "«{value}» не годится: {reason}",
        "“{value}” won't do: {reason_en}",
    ),
    Words(
        "[[например, {suggestion}]]",
        "[[for example, {suggestion}]]",
    ),
    Words(
        "Из id получаются имя файла и адрес страницы: регион, косая черта, латинские слова "
        "через дефис.",
        "An id becomes the name of a file and the address of a page.",
    ),
    "Справка за день",
    "nizhny/spravka-za-den",
)
ROW_STALE = Code(
    "X626",
    "row-stale",
    E,
    Words(
        "после выгрузки эту запись изменили и в каталоге: {fields}",
        "since the export this record was changed in the catalog, too: {fields}",
    ),
    Words(
        "выгрузите книгу заново и перенесите в неё свою правку",
        "export the workbook anew and carry your change over",
    ),
    Words(
        "Строка помнит, какой была запись в день выгрузки. Если её с тех пор изменил кто-то "
        "другой, ваша книга вернула бы старое.",
        "A row remembers what the record was on the day of the export; the workbook would undo "
        "what others did since.",
    ),
    "книга, выгруженная месяц назад",
    "книга, выгруженная сегодня",
)
ROWS_MISSING = Code(
    "X627",
    "rows-missing",
    NOTE,
    Words(
        "строк о записях, которые есть в каталоге, здесь нет: {count} ({examples})",
        "rows of records that the catalog has are missing: {count} ({examples})",
    ),
    Words(
        "ничего не удалено: запись убирают из каталога только в файлах",
        "nothing was removed: records are removed from the catalog in its files only",
    ),
    Words(
        "Удалённая строка не удаляет запись: так частичная книга ничего не портит. Практику не "
        "стирают, а переводят в archived; внедрение — в abandoned.",
        "A removed row does not remove its record, so a part of the workbook does no harm.",
    ),
    "строка nizhny/okno удалена",
    "в строке nizhny/okno состояние archived",
)
FILE_UNREAD = Code(
    "X628",
    "file-unread",
    E,
    Words(
        "файл {target} не читается, поэтому его строку не изменить",
        "the file {target} cannot be read, so its row cannot be changed",
    ),
    Words(
        "сначала исправьте файл: что в нём не так, скажет atlas check",
        "mend the file first: atlas check says what is wrong",
    ),
    Words(
        "Правку вносят в текст файла, а в этом файле ошибка записи.",
        "A change goes into the text of the file, and this one has a mistake in its syntax.",
    ),
    'title: «Окно: все услуги": да',
    'title: "Окно: все услуги"',
)
