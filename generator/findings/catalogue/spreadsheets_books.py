"""Codes of workbooks as a whole (X60x): what cannot be opened, or is none of ours."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, NOTE = Severity.ERROR, Severity.INFO

NOT_A_WORKBOOK = Code(
    "X601",
    "not-a-workbook",
    E,
    Words(
        "это не книга XLSX: {reason}",
        "this is no XLSX workbook: {reason_en}",
    ),
    Words(
        "откройте файл в Excel или LibreOffice и сохраните как «Книга Excel (*.xlsx)»",
        "open the file in Excel or LibreOffice and save it as an Excel workbook (*.xlsx)",
    ),
    Words(
        "Импорт читает только книги XLSX. Старый формат XLS, ODS, CSV и файл с чужим "
        "окончанием сначала пересохраняют.",
        "Import reads XLSX workbooks only. The old XLS, ODS, CSV or a file with a wrong ending "
        "must be saved anew first.",
    ),
    "atlas import praktiki.xls",
    "atlas import praktiki.xlsx",
)
PASSWORD = Code(
    "X602",
    "password",
    E,
    Words(
        "книга закрыта паролем",
        "the workbook is protected by a password",
    ),
    Words(
        "снимите пароль: Файл → Сведения → Защита книги, и сохраните",
        "remove the password in the program that set it, and save",
    ),
    Words(
        "Зашифрованную книгу нельзя прочитать и проверить.",
        "An encrypted workbook cannot be read or checked.",
    ),
    "книга открывается только с паролем",
    "книга открывается без пароля",
)
BOOK_TOO_LARGE = Code(
    "X603",
    "book-too-large",
    E,
    Words(
        "книга слишком велика: {reason}",
        "the workbook is too large: {reason_en}",
    ),
    Words(
        "начните с новой выгрузки (atlas export) и перенесите в неё только нужные строки",
        "begin with a fresh export and copy only the rows you need into it",
    ),
    Words(
        "Такой объём бывает у испорченной книги, у форматирования до последней строки листа "
        "или у архива-ловушки; читать его программа не станет.",
        "A workbook of this size is damaged, formatted to the last row, or an archive bomb; it "
        "is not read.",
    ),
    "лист с миллионом заполненных ячеек",
    "лист, в котором заполнены только записи",
)
MACROS = Code(
    "X604",
    "macros",
    E,
    Words(
        "в книге есть макросы",
        "the workbook holds macros",
    ),
    Words(
        "сохраните её как «Книга Excel (*.xlsx)», без макросов",
        "save it as an Excel workbook (*.xlsx), without macros",
    ),
    Words(
        "Макрос — это программа. Импорт ничего не запускает и книгу с чужой программой не "
        "принимает.",
        "A macro is a program. Import runs nothing and takes no workbook that brings one.",
    ),
    "книга.xlsm",
    "книга.xlsx",
)
OUTSIDE_LINKS = Code(
    "X605",
    "outside-links",
    E,
    Words(
        "книга ссылается на другие файлы",
        "the workbook links to other files",
    ),
    Words(
        "разорвите связи: Данные → Изменить связи → Разорвать связь, и сохраните",
        "break the links (Data → Edit Links → Break Link) and save",
    ),
    Words(
        "Значения из чужого файла проверить нельзя: их могло уже не быть, когда книгу сохраняли.",
        "Values taken from another file cannot be checked.",
    ),
    "='[отчёт.xlsx]Лист1'!A1",
    "2300",
)
BOOK_DAMAGED = Code(
    "X606",
    "book-damaged",
    E,
    Words(
        "книгу не удалось прочитать: {reason}",
        "the workbook could not be read: {reason_en}",
    ),
    Words(
        "откройте её в Excel или LibreOffice, согласитесь исправить и сохраните под новым именем",
        "open it in Excel or LibreOffice, let it repair the file and save it under a new name",
    ),
    Words(
        "Внутри книги не то, что бывает в книгах XLSX: файл оборван, изменён вручную или "
        "собран ненадёжной программой.",
        "What stands inside is not what XLSX workbooks hold: the file is cut short or was made "
        "by hand.",
    ),
    "книга, скачанная не до конца",
    "книга, сохранённая заново",
)
NO_KNOWN_SHEET = Code(
    "X607",
    "no-known-sheet",
    E,
    Words(
        "в книге нет ни одного знакомого листа",
        "the workbook has none of the known sheets",
    ),
    Words(
        "листы называются так: {expected}",
        "the sheets are called: {expected}",
    ),
    Words(
        "Импорт узнаёт лист по названию. Начните с выгрузки: atlas export.",
        "Import knows a sheet by its title. Begin with an export.",
    ),
    "лист «Лист1»",
    "лист «Практики»",
)
SHEET_SKIPPED = Code(
    "X608",
    "sheet-skipped",
    NOTE,
    Words(
        "лист «{sheet}» не прочитан: {reason}",
        "the sheet “{sheet}” was not read: {reason_en}",
    ),
    Words(
        "если на нём записи, назовите его так, как в выгрузке: {expected}",
        "if it holds records, give it the title it has in the export: {expected}",
    ),
    Words(
        "Свои листы в книге можно держать: импорт их пропускает.",
        "You may keep sheets of your own in the workbook: import skips them.",
    ),
    "лист «Черновик»",
    "лист «Практики»",
)
