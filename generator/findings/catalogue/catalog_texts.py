"""Codes of the catalog room: people and texts (P8xx, C313)."""

from __future__ import annotations

from generator.findings.finding import Code, InForm, Severity, Words

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
    in_form=InForm(
        hint="проверьте, что написано в скобках после двоеточия: "
        "[название](practice:nizhny/kstovo-one-stop)",
    ),
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
    Words(
        "укажите служебный телефон с кодом города или уберите; личные данные публикуют только с "
        "согласия человека",
        "give the office's phone or remove it; personal data need the person's consent",
    ),
    Words(
        "Мобильный номер почти всегда личный. Открыто публиковать личные данные можно только с "
        "отдельного согласия человека (закон № 152-ФЗ, статья 10.1).",
        "A mobile number is mostly personal; publishing it needs the person's own consent.",
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
    Words(
        "уберите номер из файла; если правка уже отправлена, скажите хранителю: в истории git "
        "номер останется",
        "remove the number; tell the keeper if the change was sent: git keeps its history",
    ),
    Words(
        "Номерам личных документов в открытом каталоге не место: это личные данные (закон "
        "№ 152-ФЗ), и согласия на такую публикацию обычно не бывает.",
        "Numbers of personal documents have no place in an open catalog.",
    ),
    "note: паспорт 2204 123456",
    "note: документ заявителя",
    in_form=InForm(
        hint="уберите номер; если запись уже отправлена, скажите хранителю: в прежних версиях "
        "номер останется",
    ),
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
PERSONAL_TAX_NUMBER = Code(
    "P808",
    "personal-tax-number",
    W,
    Words("похоже на ИНН человека: {value}", "this looks like a person's tax number: {value}"),
    Words(
        "уберите номер или укажите ИНН организации: в нём десять цифр",
        "remove it or give the organisation's number, which has ten digits",
    ),
    Words(
        "Двенадцать цифр с верными контрольными — ИНН человека. Это личные данные: публиковать их "
        "можно только с его согласия (закон № 152-ФЗ).",
        "Twelve digits with right check digits are a person's number; publishing needs consent.",
    ),
    "note: Исполнитель — ИНН 500100732259",
    "note: Исполнитель — отдел цифрового развития",
)
CONTACT_SEEN = Code(
    "P809",
    "contact-seen",
    Severity.INFO,
    Words("{value} — контакт {where}", "{value}: a contact {where_en}"),
    Words(
        "служебный оставьте; личный уберите или спросите у человека согласия",
        "keep it if it is an office's; otherwise remove it or ask the person",
    ),
    Words(
        "Об этом говорит только atlas check --private: команда перечисляет все адреса почты и "
        "телефоны, чтобы человек посмотрел, нет ли среди них личных. Контакты организаций "
        "публиковать можно; личные — только с согласия человека (закон № 152-ФЗ).",
        "Only atlas check --private tells: it lists every mailbox and telephone for somebody to "
        "look through. Contacts of offices may be published.",
    ),
    "solution: Звоните в приёмную, 8 (83145) 3-00-00.",
    "contacts: [{organisation: МФЦ, phone: 8 (83145) 3-00-00}]",
)
HOME_PHONE = Code(
    "P810",
    "home-phone",
    W,
    Words("похоже на домашний телефон: {value}", "this looks like a home phone: {value}"),
    Words(
        "укажите служебный телефон или уберите; личные данные публикуют только с согласия человека",
        "give the office's phone or remove it; personal data need the person's consent",
    ),
    Words(
        "Перед номером сказано, что он домашний или личный. Открыто публиковать такой можно только "
        "с отдельного согласия человека (закон № 152-ФЗ, статья 10.1).",
        "The words before it say that it is somebody's own; publishing it needs consent.",
    ),
    "note: Домашний телефон методолога — 8 (83145) 2-11-22",
    "note: Телефон отдела — 8 (83145) 3-00-00",
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
    in_form=InForm(
        message="здесь одна ссылка без слов",
        hint="расскажите своими словами, а ссылку добавьте в источники",
    ),
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
    in_form=InForm(message="здесь разметка HTML: {value}"),
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
