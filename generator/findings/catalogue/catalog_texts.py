"""Codes of the catalog room: people and texts (P8xx, C313)."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W = Severity.ERROR, Severity.WARNING

LINK_BROKEN = Code(
    "C313",
    "link-broken",
    W,
    Words(
        "ссылка в тексте ведёт в никуда: «{value}»[[; похоже на «{suggestion}»]]",
        "a link in the text leads nowhere: “{value}”[[; did you mean “{suggestion}”]]",
    ),
    Words(
        "проверьте id после двоеточия: [название](practice:nizhny/kstovo-one-stop)",
        "check the id after the colon: [title](practice:nizhny/kstovo-one-stop)",
    ),
    Words(
        "На странице вместо ссылки останется обычный текст.",
        "The page will show plain text instead of a link.",
    ),
    "solution: См. [окно](practice:nizhny/okno)",
    "solution: См. [окно](practice:nizhny/kstovo-one-stop)",
)
PERSONAL_EMAIL = Code(
    "P801",
    "personal-email",
    W,
    Words("похоже на личную почту: {value}", "this looks like a personal e-mail: {value}"),
    Words(
        "укажите служебный адрес организации или уберите; личные данные публикуют только с "
        "согласия человека",
        "give the office's address or remove it; personal data need the person's consent",
    ),
    Words(
        "Каталог показывает организации, а не частных людей (закон № 152-ФЗ).",
        "The catalog shows offices, not private persons.",
    ),
    "email: ivanov.ivan@mail.ru",
    "email: priemnaya@admkstovo.ru",
)
PERSONAL_PHONE = Code(
    "P802",
    "personal-phone",
    W,
    Words("похоже на мобильный телефон: {value}", "this looks like a mobile phone: {value}"),
    Words("укажите служебный телефон с кодом города или уберите", "give the office's phone"),
    Words(
        "Мобильный номер почти всегда личный; личные данные публикуют только с согласия.",
        "A mobile number is mostly personal; personal data need consent.",
    ),
    "phone: +7 910 123-45-67",
    "phone: +7 (83145) 3-00-00",
)
DOCUMENT_NUMBER = Code(
    "P803",
    "document-number",
    E,
    Words(
        "похоже на номер паспорта или СНИЛС: {value}",
        "this looks like a passport or insurance number: {value}",
    ),
    Words("уберите номер из файла", "remove the number"),
    Words(
        "Номерам личных документов в открытом каталоге не место.",
        "Numbers of personal documents have no place in an open catalog.",
    ),
    "note: паспорт 2204 123456",
    "note: документ заявителя",
)
EMAIL_FORM = Code(
    "P804",
    "email-form",
    E,
    Words("«{value}» — не адрес почты", "“{value}” is not an e-mail address"),
    Words("напишите адрес вида priemnaya@example.ru", "write it like office@example.ru"),
    Words("По такому адресу письмо не дойдёт.", "A letter to it would not arrive."),
    "email: priemnaya(at)adm.ru",
    "email: priemnaya@adm.ru",
)
ONLY_LINK = Code(
    "P805",
    "only-link",
    W,
    Words("в поле «{field}» одна ссылка без слов", "the field “{field}” is nothing but a link"),
    Words(
        "расскажите своими словами, а ссылку поставьте в «sources»",
        "say it in your own words and put the link into “sources”",
    ),
    Words(
        "Ссылки со временем умирают, а страница должна остаться понятной.",
        "Links die; the page should still make sense.",
    ),
    "solution: https://example.ru/news/1",
    "solution: Открыли центр, где принимают по всем услугам.",
)
RAW_HTML = Code(
    "P806",
    "raw-html",
    W,
    Words("в поле «{field}» есть разметка HTML: {value}", "the field “{field}” has HTML: {value}"),
    Words(
        "уберите её: HTML показывается как обычный текст; выделение — **так**, списки — «- »",
        "remove it: HTML is shown as plain text; use Markdown",
    ),
    Words(
        "HTML в записях не выполняется: так безопаснее для посетителей.",
        "HTML in records never runs: this is safer.",
    ),
    "solution: <b>Единое окно</b>",
    "solution: '**Единое окно**'",
)
UNSAFE_LINK = Code(
    "P807",
    "unsafe-link",
    W,
    Words("ссылка «{value}» не будет работать", "the link “{value}” will not work"),
    Words(
        "годятся https://, http://, mailto:, tel: и ссылки на записи (practice:, site:, region:)",
        "https://, http://, mailto:, tel: and links to records are allowed",
    ),
    Words(
        "Другие виды ссылок могут быть опасны и превращаются в обычный текст.",
        "Other kinds of links may be harmful and become plain text.",
    ),
    "solution: '[файл](file:///C:/doc.docx)'",
    "solution: '[файл](https://example.ru/doc)'",
)
