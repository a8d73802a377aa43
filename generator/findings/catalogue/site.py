"""Codes of the site room (T9xx): what is wrong with the site that was about to be published."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W = Severity.ERROR, Severity.WARNING

BROKEN_LINK = Code(
    "T901",
    "broken-link",
    W,
    Words(
        "ссылка «{link}» никуда не ведёт (страниц с ней: {count})",
        "the link “{link}” leads nowhere (pages that bear it: {count})",
    ),
    Words(
        "исправьте адрес или уберите ссылку; у страницы адрес заканчивается косой чертой",
        "mend the address or remove the link; the address of a page ends in a slash",
    ),
    Words(
        "На сайте нет ни страницы, ни файла с таким адресом: посетитель увидит «Не найдено».",
        "The site has neither a page nor a file of that address: the visitor would see 404.",
    ),
    "[порядок](contribute/steps)",
    "[порядок](contribute/)",
)
BROKEN_ANCHOR = Code(
    "T902",
    "broken-anchor",
    W,
    Words(
        "ссылка «{link}»: на странице нет места «{anchor}» (страниц с такой ссылкой: {count})",
        "the link “{link}”: the page has no place “{anchor}” (pages that bear it: {count})",
    ),
    Words(
        "возьмите якорь из адресной строки нужного раздела или уберите часть после «#»",
        "take the anchor from the section's own address, or remove the part after “#”",
    ),
    Words(
        "Страница есть, а раздела с таким именем на ней нет: переход приведёт к её началу.",
        "The page exists, but no element on it has this id.",
    ),
    "[источники](about/#istochniki)",
    "[источники](about/#sources)",
)
FORBIDDEN_LINK = Code(
    "T903",
    "forbidden-link",
    E,
    Words("ссылка «{link}» недопустима", "the link “{link}” is not allowed"),
    Words(
        "ссылки бывают на страницы сайта (относительные) и вовне: https, http, mailto, tel",
        "links go to pages of the site (relative) or outside: https, http, mailto, tel",
    ),
    Words(
        "Ссылки со сценарием, с адресом без протокола или от корня сервера опасны или ломаются, "
        "когда сайт открыт из подпапки. Картинки, стили и сценарии с чужих серверов не грузятся.",
        "Script links, links without a scheme and links from the server's root are dangerous or "
        "break when the site stands in a subfolder; nothing is loaded from other servers.",
    ),
    "javascript:alert(1)",
    "https://example.org/",
)
REPEATED_ANCHOR = Code(
    "T904",
    "repeated-anchor",
    W,
    Words(
        "на странице дважды встречается имя места «{anchor}»",
        "the id “{anchor}” stands twice on the page",
    ),
    Words("дайте второму месту другое имя", "give the second element another id"),
    Words(
        "Ссылка приведёт только к первому из них, а программа чтения с экрана их спутает.",
        "A link reaches only the first of them, and a screen reader mixes them up.",
    ),
    '<h2 id="sources">…</h2> … <h2 id="sources">…</h2>',
    '<h2 id="sources">…</h2> … <h2 id="more-sources">…</h2>',
)
ADDRESS_TAKEN = Code(
    "T905",
    "address-taken",
    E,
    Words(
        "адрес «{address}» занят: на него претендуют две страницы или два файла",
        "the address “{address}” is taken: two pages or files claim it",
    ),
    Words(
        "переименуйте одну из записей или страницу в папке docs",
        "rename one of the records, or the page in the docs folder",
    ),
    Words(
        "Одна из двух страниц молча пропала бы с сайта, поэтому он не собирается.",
        "One of the two would silently vanish from the site, so it is not built.",
    ),
    "docs/practices/index.md",
    "docs/contribute/practices.md",
)
STRANGE_GUEST = Code(
    "T906",
    "strange-guest",
    E,
    Words("файл «{name}» нельзя публиковать: {reason}", "the file “{name}” can't go out: {reason}"),
    Words(
        "в папке docs живут страницы .md и картинки с обычными именами",
        "the docs folder holds .md pages and pictures with ordinary names",
    ),
    Words(
        "Файл с таким именем подменил бы часть сайта или настройку сервера, а ссылка на диске "
        "опубликовала бы то, на что указывает.",
        "A file of this name would replace a part of the site or a server's setting; a symbolic "
        "link would publish whatever it points to.",
    ),
    "docs/robots.txt",
    "docs/images/robot.png",
)
PAGE_REMARK = Code(
    "T907",
    "page-remark",
    W,
    Words("при сборке страниц: {remark}", "while building the pages: {remark}"),
    Words(
        "исправьте страницу в папке docs или настройку в mkdocs.yml",
        "mend the page in the docs folder or the setting in mkdocs.yml",
    ),
    Words(
        "Замечание движка сайта о рукописной странице: чаще всего ссылка на файл, которого нет.",
        "A remark of the site's engine on a hand-written page: most often a missing file.",
    ),
    "[как участвовать](contribute.md)",
    "[как участвовать](contribute/index.md)",
)
