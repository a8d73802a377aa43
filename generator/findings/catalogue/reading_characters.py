"""Codes of the reading room, R12x-R13x: encodings and characters that nobody sees."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W = Severity.ERROR, Severity.WARNING

WIDE_ENCODING = Code(
    "R120",
    "wide-encoding",
    E,
    Words("файл сохранён в кодировке {encoding}", "the file is saved as {encoding}"),
    Words(
        "сохраните его как UTF-8: в Блокноте «Файл» → «Сохранить как» → кодировка UTF-8",
        "save it as UTF-8",
    ),
    Words(
        "Все файлы каталога — в UTF-8: так их одинаково видят все программы и сравнивает git.",
        "All files of the catalog are UTF-8.",
    ),
    "Блокнот, «Сохранить как», кодировка: UTF-16 LE",
    "Блокнот, «Сохранить как», кодировка: UTF-8",
)
BYTE_ENCODING = Code(
    "R121",
    "byte-encoding",
    E,
    Words(
        "похоже, файл сохранён в кодировке {encoding}", "the file seems to be saved as {encoding}"
    ),
    Words(
        "сохраните его как UTF-8: в Блокноте «Файл» → «Сохранить как» → кодировка UTF-8",
        "save it as UTF-8",
    ),
    Words(
        "В старых кодировках одни и те же байты значат разные буквы: вместо «Кстово» на странице "
        "вышло бы «ÊñòîâÎ». Кодировка угадана по частоте букв.",
        "In old encodings the same bytes mean different letters. The guess is made by the "
        "frequency of letters.",
    ),
    "Блокнот, «Сохранить как», кодировка: ANSI",
    "Блокнот, «Сохранить как», кодировка: UTF-8",
)
NOT_UTF8 = Code(
    "R122",
    "not-utf8",
    E,
    Words(
        "байт {byte} не может здесь стоять в тексте UTF-8",
        "the byte {byte} cannot stand here in UTF-8",
    ),
    Words(
        "откройте файл в редакторе, исправьте это место и сохраните как UTF-8",
        "open the file in an editor, mend this place and save it as UTF-8",
    ),
    Words(
        "Файл повреждён, или в него попал кусок другой кодировки, или это вовсе не текст.",
        "The file is damaged, holds a piece in another encoding, or is no text at all.",
    ),
    "title: Кст\\xFFво",
    "title: Кстово",
)
BYTE_ORDER_MARK = Code(
    "R123",
    "byte-order-mark",
    W,
    Words("в начале файла стоит невидимая метка BOM", "the file begins with an unseen mark (BOM)"),
    Words("сохраните файл как «UTF-8 без BOM»", "save the file as “UTF-8 without BOM”"),
    Words(
        "Метка не мешает читать файл, но её не видно, а при сравнении она выглядит как правка "
        "первой строки.",
        "The mark does no harm to reading, but shows up as a change of the first line.",
    ),
    "Блокнот, кодировка: UTF-8 со спецификацией",
    "Блокнот, кодировка: UTF-8",
)
NUL = Code(
    "R124",
    "nul",
    E,
    Words("в тексте стоит нулевой байт", "the text holds a NUL"),
    Words(
        "удалите этот знак; скорее всего, файл повреждён", "remove it; the file is probably damaged"
    ),
    Words("В тексте такого знака не бывает.", "No text holds such a character."),
    "title: Кстово\\x00",
    "title: Кстово",
)
CONTROL = Code(
    "R125",
    "control-character",
    E,
    Words(
        "в тексте стоит управляющий знак ({name})", "the text holds a control character ({name_en})"
    ),
    Words(
        "удалите этот знак; он невидим, сотрите соседние буквы и наберите их заново",
        "remove it; since it cannot be seen, delete the letters around it and type them anew",
    ),
    Words(
        "Такие знаки попадают в текст при копировании из PDF и старых программ. Они ломают "
        "страницы, ленты и выгрузки.",
        "They come with text copied from PDF and old programs, and break pages and feeds.",
    ),
    "title: Кстово\\x1b",
    "title: Кстово",
)
BIDI = Code(
    "R126",
    "turned-text",
    E,
    Words(
        "в тексте стоит невидимый знак, который меняет направление письма ({name})",
        "an unseen character turns the direction of the text ({name_en})",
    ),
    Words(
        "удалите этот знак: сотрите соседние буквы и наберите их заново, или запустите atlas fix",
        "remove it: delete the letters around it and type them anew, or run atlas fix",
    ),
    Words(
        "С ним текст на экране читается не так, как он записан: так прячут подмену. В русском "
        "тексте он не нужен.",
        "With it a text reads otherwise than it is written, which hides forgeries.",
    ),
    "title: Практика \\u202eакитка",
    "title: Практика",
)
INVISIBLE = Code(
    "R127",
    "unseen-character",
    E,
    Words(
        "в тексте стоит невидимый знак ({name})", "the text holds an unseen character ({name_en})"
    ),
    Words(
        "удалите этот знак: сотрите соседние буквы и наберите их заново, или запустите atlas fix",
        "remove it: delete the letters around it and type them anew, or run atlas fix",
    ),
    Words(
        "Слово с невидимым знаком внутри не найти поиском, и с таким же словом без него оно не "
        "совпадёт. Обычно он попадает в текст при копировании с сайта или из Word.",
        "A word with an unseen character in it is found by no search and equals no other word.",
    ),
    "title: муни\\u200bципалитет",
    "title: муниципалитет",
)
LINE_BREAK = Code(
    "R128",
    "odd-line-break",
    E,
    Words(
        "в тексте стоит особый знак перевода строки ({name})",
        "the text holds an odd line break ({name_en})",
    ),
    Words(
        "замените его пробелом или начните новую строку клавишей Enter",
        "put a space in its place, or begin a new line with Enter",
    ),
    Words(
        "Одни программы видят здесь новую строку, другие нет: номера строк разойдутся, а "
        "выгрузки сломаются.",
        "Some programs see a new line here and some do not.",
    ),
    "title: Единое\\u2028окно",
    "title: Единое окно",
)
HALF_CHARACTER = Code(
    "R129",
    "half-character",
    E,
    Words("записана половина знака ({name})", "half a character is written ({name_en})"),
    Words("впишите сам знак вместо кода", "write the character itself in place of the code"),
    Words(
        "Коды \\ud800-\\udfff поодиночке ничего не значат, и записать такой текст нельзя.",
        "The codes \\ud800-\\udfff mean nothing on their own.",
    ),
    'title: "Кстово \\ud83d"',
    "title: Кстово 😀",
)
REPLACEMENT = Code(
    "R130",
    "replacement-character",
    W,
    Words(
        "на месте буквы стоит знак «\N{REPLACEMENT CHARACTER}»: текст испорчен при перекодировке",
        "“\N{REPLACEMENT CHARACTER}” stands in place of a letter: the text was damaged",
    ),
    Words("впишите, что здесь было", "write what stood here"),
    Words(
        "Этот знак программа ставит вместо букв, которых не смогла прочесть.",
        "Programs put this character in place of letters that they could not read.",
    ),
    "title: Кст\N{REPLACEMENT CHARACTER}во",
    "title: Кстово",
)
LONE_CR = Code(
    "R131",
    "lone-cr",
    W,
    Words(
        "строка кончается знаком старых Mac (CR без LF)",
        "the line ends as on an old Mac (CR without LF)",
    ),
    Words(
        "сохраните файл с переводами строк LF или CRLF, или запустите atlas fix",
        "save the file with LF or CRLF line ends, or run atlas fix",
    ),
    Words(
        "Многие программы увидят весь файл одной строкой. Здесь он прочитан построчно.",
        "Many programs see one long line. It was read line by line here.",
    ),
    "title: Окно\\rsummary: Жалоб меньше",
    "title: Окно\nsummary: Жалоб меньше",
)
NOT_NFC = Code(
    "R132",
    "not-nfc",
    W,
    Words(
        "буква[[ «{letter}»]] записана по частям, двумя знаками",
        "the letter[[ “{letter}”]] is written in parts, as two characters",
    ),
    Words(
        "наберите слово заново или запустите atlas fix; значение прочитано правильно",
        "type the word anew or run atlas fix; the value was read as it was meant",
    ),
    Words(
        "«й» и «ё» можно записать одним знаком или двумя. Выглядят они одинаково, но поиск и "
        "сравнение их различают. Так пишет macOS и некоторые PDF.",
        "“й” can be one character or two. They look the same, but no search takes them for equal.",
    ),
    "title: раи\\u0306он",
    "title: район",
)
TAB_INDENT = Code(
    "R133",
    "tab-indent",
    E,
    Words(
        "строка сдвинута знаком табуляции[[ (таких строк: {lines})]]",
        "the line is indented with a tab[[ ({lines} such lines)]]",
    ),
    Words(
        "замените табуляции пробелами, по два на ступень",
        "put spaces in place of tabs, two for each step",
    ),
    Words(
        "Ширина табуляции у всех разная, поэтому в YAML отступы делают только пробелами. В "
        "редакторе есть настройка «вставлять пробелы вместо табуляции».",
        "A tab has no width of its own, so YAML indents with spaces only.",
    ),
    "origin:\n\tmunicipality: bor",
    "origin:\n  municipality: bor",
)
ODD_SPACE = Code(
    "R134",
    "odd-space",
    E,
    Words(
        "вместо обычного пробела стоит неразрывный или другой особый пробел[[ (в «{key}»)]]",
        "a no-break or other odd space stands in place of a space[[ (in “{key}”)]]",
    ),
    Words(
        "сотрите пробелы в этом месте и наберите их заново",
        "delete the spaces here and type them anew",
    ),
    Words(
        "Такой пробел попадает в текст при копировании с сайта. На вид он такой же, но YAML "
        "принимает его за букву.",
        "Such a space comes with text copied from the web. YAML takes it for a letter.",
    ),
    "origin:\n\\u00a0\\u00a0municipality: bor",
    "origin:\n  municipality: bor",
)
