"""Codes of cells (X63x, X64x): what a spreadsheet has made of a value on its own."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W = Severity.ERROR, Severity.WARNING

FORMULA = Code(
    "X631",
    "formula",
    E,
    Words(
        "«{heading}»: в ячейке формула",
        "“{heading}”: the cell holds a formula",
    ),
    Words(
        "вставьте вместо неё значение: Копировать → Специальная вставка → Значения",
        "paste its value instead: Copy → Paste Special → Values",
    ),
    Words(
        "Формулы не вычисляются: результат зависел бы от чужой программы и от дня.",
        "Formulas are never run: the result would depend on another program and on the day.",
    ),
    "=B2*20",
    "46",
)
ERROR_CELL = Code(
    "X632",
    "error-cell",
    E,
    Words(
        "«{heading}»: в ячейке ошибка {value}",
        "“{heading}”: the cell holds the error {value}",
    ),
    Words(
        "впишите значение или очистите ячейку",
        "write a value or clear the cell",
    ),
    Words(
        "Так таблица показывает, что не смогла вычислить формулу или потеряла ячейку, на "
        "которую та ссылалась.",
        "The spreadsheet shows so that a formula failed or lost its cells.",
    ),
    "#REF!",
    "2300",
)
DATE_CELL = Code(
    "X633",
    "date-cell",
    E,
    Words(
        "«{heading}»: таблица превратила значение в дату {value}",
        "“{heading}”: the spreadsheet turned the value into the date {value}",
    ),
    Words(
        "сделайте ячейку текстовой (Формат ячеек → Текстовый) и впишите значение заново",
        "make the cell a text cell (Format Cells → Text) and write the value again",
    ),
    Words(
        "Excel принимает «1.5» и «3-4» за даты. Что было написано сначала, по дате уже не узнать.",
        "Excel takes “1.5” and “3-4” for dates; what was written first cannot be told.",
    ),
    "01.май",
    "1.5",
)
NOT_A_DAY = Code(
    "X634",
    "not-a-day",
    E,
    Words(
        "«{heading}»: дату не понять: {reason}",
        "“{heading}”: the date is not clear: {reason_en}",
    ),
    Words(
        "сделайте ячейку текстовой и впишите 2022, 2022-05 или 2022-05-12",
        "make the cell a text cell and write 2022, 2022-05 or 2022-05-12",
    ),
    Words(
        "Внутри таблицы дата — это число дней; без формата или с временем суток её смысл теряется.",
        "Inside a spreadsheet a date is a number of days; without its format the meaning is lost.",
    ),
    "44700",
    "2022-05-19",
)
DAY_MADE_UP = Code(
    "X635",
    "day-made-up",
    W,
    Words(
        "«{heading}»: таблица дописала день: {value}; в каталоге {known}, так и оставлено",
        "“{heading}”: the spreadsheet made up a day: {value}; the catalog says {known} and "
        "keeps it",
    ),
    Words(
        "если день известен точно, сделайте ячейку текстовой и впишите его",
        "if the day is known, make the cell a text cell and write it",
    ),
    Words(
        "Год или месяц, открытые как дата, становятся первым числом. Придуманный день в "
        "каталог не попадает.",
        "A year or month opened as a date becomes the first day; made-up days stay out of the "
        "catalog.",
    ),
    "01.05.2022 вместо 2022-05",
    "2022-05",
)
NOT_A_NUMBER = Code(
    "X636",
    "not-a-number",
    E,
    Words(
        "«{heading}»: «{value}» — не число",
        "“{heading}”: “{value}” is no number",
    ),
    Words(
        "впишите одно число, дробь через точку или запятую; «около» и «более» — в столбце "
        "«точность»",
        "write one number; “about” and “more than” go into the column of the bound",
    ),
    Words(
        "В столбце чисел стоит только само число: его сравнивают и складывают.",
        "A column of numbers holds the number alone.",
    ),
    "более 2300",
    "2300",
)
PERCENT_CELL = Code(
    "X637",
    "percent-cell",
    E,
    Words(
        "«{heading}»: ячейка в процентах: видно {value}, а хранится {stored}",
        "“{heading}”: a percent cell: it shows {value} and holds {stored}",
    ),
    Words(
        "задайте ячейке общий формат и впишите число, как в каталоге: 50, единица percent",
        "give the cell the general format and write the number as the catalog does: 50, unit "
        "percent",
    ),
    Words(
        "Формат «процентный» хранит сотую долю того, что видно.",
        "A percent format holds a hundredth of what is seen.",
    ),
    "50 %",
    "50",
)
NOT_YES_OR_NO = Code(
    "X638",
    "not-yes-or-no",
    E,
    Words(
        "«{heading}»: «{value}» — не «да» и не «нет»",
        "“{heading}”: “{value}” is neither yes nor no",
    ),
    Words(
        "выберите из списка: да или нет",
        "choose from the list: “да” or “нет”",
    ),
    Words(
        "Здесь бывает только да или нет.",
        "Only yes or no may stand here.",
    ),
    "возможно",
    "да",
)
NOT_A_TEXT = Code(
    "X639",
    "not-a-text",
    E,
    Words(
        "«{heading}»: таблица превратила текст в «{value}»",
        "“{heading}”: the spreadsheet turned the text into “{value}”",
    ),
    Words(
        "сделайте ячейку текстовой и впишите значение заново",
        "make the cell a text cell and write the value again",
    ),
    Words(
        "ИСТИНА и ЛОЖЬ таблица хранит особо, а здесь нужен текст.",
        "TRUE and FALSE are kept in their own way; here a text is due.",
    ),
    "ИСТИНА",
    "Истина",
)
NOT_SET = Code(
    "X641",
    "not-set",
    E,
    Words(
        "правку не удалось внести в файл {target}, не задев остального",
        "the change could not be put into {target} without touching the rest",
    ),
    Words(
        "внесите её в файл вручную",
        "make it in the file by hand",
    ),
    Words(
        "Файл записан так, что программа не уверена, где в нём это поле. Она лучше не тронет "
        "ничего, чем испортит соседнее.",
        "The file is laid out so that the program is not sure; it rather touches nothing.",
    ),
    "effects: [{metric: Жалобы, before: 5}]",
    "effects:\n  - metric: Жалобы\n    before: 5",
)
