"""Codes of the catalog room: references and ids (C3xx), dates (D4xx), figures (F5xx),
sources (S6xx), geography (G7xx), people and texts (P8xx)."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741

UNKNOWN_REFERENCE = Code(
    "C301", "unknown-reference", E,
    Words("нет {kind_ru} «{value}»[[; похоже на «{suggestion}»]][[ ({name})]]",
          "there is no {kind_en} “{value}”[[; did you mean “{suggestion}”]][[ ({name})]]"),
    Words("[[напишите «{suggestion}» или ]]проверьте id: записи — в {where}",
          "[[write “{suggestion}” or ]]check the id: the records are in {where}"),
    Words("Запись ссылается на другую, которой нет. Ссылки сверяются буква в букву.",
          "The record names another one that does not exist. References are exact."),
    "municipality: kstovo", "municipality: kstovskiy",
)
RENAMED_REFERENCE = Code(
    "C302", "renamed-reference", E,
    Words("практика «{value}» теперь называется «{suggestion}»",
          "the practice “{value}” is now called “{suggestion}”"),
    Words("напишите «{suggestion}»", "write “{suggestion}”"),
    Words("Прежние id живут только в адресах страниц, ссылки пишутся новым id.",
          "Old ids live on in addresses only; references use the new id."),
    "related:\n  - old-name", "related:\n  - new-name",
)
ALIAS_TAKEN = Code(
    "C303", "alias-taken", E,
    Words("прежний id «{value}» занят другой практикой", "the alias “{value}” is another's id"),
    Words("уберите его из aliases: по этому адресу уже стоит другая страница",
          "remove it from aliases: another page stands at that address"),
    Words("Один адрес не может вести в два места.", "One address cannot lead to two places."),
    "aliases:\n  - kstovo-one-stop", "aliases:\n  - kstovo-window-2020",
)
ALIAS_TWICE = Code(
    "C304", "alias-twice", E,
    Words("прежний id «{value}» указан и у «{other}»", "the alias “{value}” stands at “{other}” too"),
    Words("оставьте его у одной практики", "keep it at one practice"),
    Words("Один адрес не может вести в два места.", "One address cannot lead to two places."),
    "aliases:\n  - old-name", "aliases: []",
)
ALIAS_LOOP = Code(
    "C305", "alias-loop", E,
    Words("«{value}» и «{other}» ссылаются друг на друга прежними id",
          "“{value}” and “{other}” are aliases of each other"),
    Words("уберите aliases у одной из них", "remove the aliases of one of them"),
    Words("По кругу перенаправлений посетитель никуда не придёт.",
          "A circle of redirects leads nowhere."),
    "aliases:\n  - b   # а у b: aliases: [a]", "aliases: []",
)
SELF_REFERENCE = Code(
    "C306", "self-reference", E,
    Words("поле «{field}»: запись ссылается сама на себя", "field “{field}” names the record itself"),
    Words("уберите эту ссылку", "remove the reference"),
    Words("Практика не может быть основана на себе самой или родственна себе.",
          "A practice cannot be adapted from itself."),
    "adapted_from: kstovo-one-stop", "adapted_from: arzamas-one-stop",
)
ADAPTED_LOOP = Code(
    "C307", "adapted-loop", E,
    Words("практики основаны друг на друге по кругу: {value}",
          "practices are adapted from each other in a circle: {value}"),
    Words("уберите adapted_from у той, что появилась раньше всех",
          "remove adapted_from of the oldest one"),
    Words("У цепочки «взято за основу» должно быть начало.", "A chain must have a beginning."),
    "adapted_from: b   # а у b: adapted_from: a", "started: 2019",
)
DUPLICATE_ID = Code(
    "C308", "duplicate-id", E,
    Words("id «{value}» уже есть выше, в записи {other}", "the id “{value}” stands above, at {other}"),
    Words("дайте этой записи другой id или объедините записи", "choose another id or merge them"),
    Words("По id записи находят друг друга, он не повторяется.", "Ids are unique."),
    "- id: kstovskiy", "- id: kstovskiy-2",
)
NUMBER_TWICE = Code(
    "C309", "number-twice", E,
    Words("номер сертификата «{value}» уже есть в реестре", "the number “{value}” stands twice"),
    Words("исправьте номер; неизвестные номера: b/n-2025-1, b/n-2025-2 …",
          "correct it; unknown numbers: b/n-2025-1, b/n-2025-2 …"),
    Words("По номеру сертификат проверяют, поэтому номер в реестре один. Номера, которые "
          "различаются только знаками препинания, дали бы один адрес страницы.",
          "A certificate is verified by its number. Numbers that differ in punctuation only would "
          "make one address."),
    "- number: ОР-14", "- number: ОР-15",
)
MERGER_LOOP = Code(
    "C310", "merger-loop", E,
    Words("муниципалитеты вошли друг в друга по кругу: {value}",
          "municipalities merged in a circle: {value}"),
    Words("оставьте merged_into только у прежних", "keep merged_into at the old ones only"),
    Words("У преобразования должен быть конец.", "A merger must have an end."),
    "merged_into: b   # а у b: merged_into: a", "merged_into: b",
)
REGION_MISSING = Code(
    "C311", "region-missing", E,
    Words("у региона «{value}» нет паспорта regions/{value}/region.yml",
          "the region “{value}” has no passport regions/{value}/region.yml"),
    Words("[[похоже на «{suggestion}» — проверьте имя папки; или ]]создайте region.yml",
          "[[did you mean “{suggestion}”? or ]]create region.yml"),
    Words("Папка практик или площадок названа по региону, которого нет в каталоге.",
          "The folder is named after a region that the catalog does not have."),
    "practices/nizny/one-stop.yml", "practices/nizhny/one-stop.yml",
)
TILE_TAKEN = Code(
    "C312", "tile-taken", E,
    Words("место {value} на плиточной карте уже занимает {other}",
          "the tile {value} is taken by {other}"),
    Words("выберите соседнюю свободную клетку", "choose a free tile nearby"),
    Words("Две плитки не могут стоять на одном месте.", "Two tiles cannot share a place."),
    "tile: [7, 4]", "tile: [7, 5]",
)
LINK_BROKEN = Code(
    "C313", "link-broken", W,
    Words("ссылка в тексте ведёт в никуда: «{value}»[[; похоже на «{suggestion}»]]",
          "a link in the text leads nowhere: “{value}”[[; did you mean “{suggestion}”]]"),
    Words("проверьте id после двоеточия: [название](practice:nizhny/kstovo-one-stop)",
          "check the id after the colon: [title](practice:nizhny/kstovo-one-stop)"),
    Words("На странице вместо ссылки останется обычный текст.",
          "The page will show plain text instead of a link."),
    "solution: См. [окно](practice:nizhny/okno)",
    "solution: См. [окно](practice:nizhny/kstovo-one-stop)",
)

BEFORE_PRACTICE = Code(
    "D401", "before-practice", E,
    Words("внедрено {value}, а сама практика началась {other}",
          "replicated {value}, but the practice itself began {other}"),
    Words("проверьте «since» и «started»", "check “since” and “started”"),
    Words("Практику не могли перенять раньше, чем она появилась.",
          "A practice cannot be taken over before it exists."),
    "started: 2021\nreplications:\n  - {municipality: bor, since: 2019}",
    "started: 2019\nreplications:\n  - {municipality: bor, since: 2021}",
)
IN_FUTURE = Code(
    "D402", "in-future", E,
    Words("поле «{field}»: {value} ещё не наступило", "field “{field}”: {value} lies in the future"),
    Words("проверьте дату[[; {about}]]", "check the date[[; {about}]]"),
    Words("О том, что уже случилось, пишут прошедшей датой; планы пишут со status: planned.",
          "What has happened has a past date; plans have status: planned."),
    "since: 2035", "since: 2035\nstatus: planned",
)
OWN_ORIGIN = Code(
    "D403", "own-origin", E,
    Words("муниципалитет «{value}» — родина практики, внедрением у себя он не считается",
          "the municipality “{value}” is the practice's origin, not an adopter"),
    Words("уберите его из replications", "remove it from replications"),
    Words("Иначе практика считала бы распространением саму себя.",
          "Otherwise the practice would count itself as its own spread."),
    "origin: {municipality: bor}\nreplications:\n  - municipality: bor",
    "origin: {municipality: bor}\nreplications: []",
)
REPEATED_REPLICATION = Code(
    "D404", "repeated-replication", E,
    Words("муниципалитет «{value}» уже есть в списке внедрений[[ ({other})]]",
          "the municipality “{value}” is in the list already[[ ({other})]]"),
    Words("оставьте одну запись; для второго учреждения укажите «organisation» у каждой",
          "keep one entry; for a second institution give “organisation” at each"),
    Words("Повтор посчитался бы дважды.", "A repetition would count twice."),
    "replications:\n  - municipality: bor\n  - municipality: bor",
    "replications:\n  - municipality: bor",
)
VALID_BEFORE_ISSUED = Code(
    "D405", "valid-before-issued", E,
    Words("сертификат действует до {value}, а выдан {other}",
          "valid until {value}, but issued {other}"),
    Words("проверьте «issued» и «valid_until»", "check “issued” and “valid_until”"),
    Words("Срок не может кончиться раньше, чем начался.", "A term cannot end before it begins."),
    "issued: 2025-12-24\nvalid_until: 2024-12-24", "issued: 2024-12-24\nvalid_until: 2027-12-24",
)
DATES_REVERSED = Code(
    "D406", "dates-reversed", E,
    Words("поле «{field}» ({value}) раньше, чем «{other_field}» ({other})",
          "field “{field}” ({value}) is earlier than “{other_field}” ({other})"),
    Words("проверьте обе даты, возможно, они перепутаны", "check both dates"),
    Words("Конец не бывает раньше начала.", "An end does not come before its beginning."),
    "started: 2022\nfinished: 2020", "started: 2020\nfinished: 2022",
)
REPLACES_UNKNOWN = Code(
    "D407", "replaces-unknown", E,
    Words("заменяемого номера «{value}» нет в реестре[[; похоже на «{suggestion}»]]",
          "the replaced number “{value}” is not in the register[[; did you mean “{suggestion}”]]"),
    Words("укажите номер из этого же реестра", "give a number of the same register"),
    Words("Новый сертификат заменяет старый того же реестра.",
          "A certificate replaces another of the same register."),
    "replaces: ОР-1", "replaces: ОР-10",
)
REPLACES_LOOP = Code(
    "D408", "replaces-loop", E,
    Words("сертификаты заменяют друг друга по кругу: {value}",
          "certificates replace each other in a circle: {value}"),
    Words("уберите replaces у первого из них", "remove “replaces” of the first one"),
    Words("У цепочки замен должно быть начало.", "A chain of replacements must have a beginning."),
    "replaces: ОР-2   # а у ОР-2: replaces: ОР-1", "replaces: ОР-1",
)
LEVEL_UNKNOWN = Code(
    "D409", "level-unknown", E,
    Words("уровня «{value}» нет в программе (regions/programme.yml)",
          "the programme has no level “{value}” (regions/programme.yml)"),
    Words("уровни программы: {expected}", "the programme's levels: {expected}"),
    Words("Сертификаты выдают только на уровнях, которые описаны в программе.",
          "Certificates are issued only at levels that the programme describes."),
    "level: local", "level: regional",
)
NO_REASON = Code(
    "D410", "no-reason", W,
    Words("сертификат приостановлен или отозван, а причина не названа",
          "the certificate is suspended or revoked, but no reason is given"),
    Words("добавьте «reason»", "add “reason”"),
    Words("Посетителю важно знать, почему статуса больше нет.",
          "Visitors should know why the status is gone."),
    "status: {state: revoked, since: 2025-01-10}",
    "status: {state: revoked, since: 2025-01-10, reason: Проверка не подтверждена}",
)

CHANGE_CONTRADICTS = Code(
    "F501", "change-contradicts", E,
    Words("«change» не сходится с «before» и «after»: по ним выходит {other}, а написано {value}",
          "“change” contradicts “before” and “after”: they give {other}, not {value}"),
    Words("исправьте одно из трёх или уберите «change»: оно считается само",
          "correct one of the three or remove “change”: it follows from the others"),
    Words("Две разные цифры об одном и том же подрывают доверие ко всей странице.",
          "Two different figures of one thing undermine the whole page."),
    "before: 30\nafter: 4\nchange: {direction: decrease, by: times, value: 20}",
    "before: 30\nafter: 4",
)
DROP_OVER_100 = Code(
    "F502", "drop-over-100", E,
    Words("уменьшиться на {value} % нельзя: больше 100 %", "a fall by {value} % is impossible"),
    Words("если стало в {value} раз меньше, напишите by: times", "for “times less” write by: times"),
    Words("Снижение на 100 % — это уже ноль.", "A fall by 100 % is zero already."),
    "change: {direction: decrease, by: percent, value: 300}",
    "change: {direction: decrease, by: times, value: 3}",
)

SOURCE_UNLISTED = Code(
    "S601", "source-unlisted", E,
    Words("источник «{value}» не описан[[; похоже на «{suggestion}»]]",
          "the source “{value}” is not listed[[; did you mean “{suggestion}”]]"),
    Words("опишите его в «sources» {where}", "list it under “sources” {where}"),
    Words("Каждая цифра ведёт к источнику, а источник описан в том же файле; у списков "
          "муниципалитетов и сертификатов — в region.yml.",
          "Every figure leads to its source, listed in the same file; for municipalities and "
          "certificates in region.yml."),
    "source: gazeta", "source: gazeta\n# ниже, в sources:\n#   - id: gazeta\n#     url: https://…",
)
SOURCE_UNUSED = Code(
    "S602", "source-unused", I,
    Words("на источник «{value}» не ссылается ни один факт",
          "no single fact names the source “{value}”"),
    Words("привяжите его к факту («source: {value}»); если он общий для текста, так и оставьте",
          "name it at a fact (source: {value}); leave it if it stands for the text as a whole"),
    Words("Такой источник показывается как источник всего текста: что именно он доказывает, "
          "посетителю не видно.",
          "Such a source is shown as one for the whole text; what it proves is not visible."),
    "sources:\n  - id: gazeta", "effects:\n  - metric: Жалобы\n    source: gazeta",
)
NO_SOURCES = Code(
    "S603", "no-sources", E,
    Words("практика опубликована без единого источника", "a published practice without any source"),
    Words("добавьте «sources» или поставьте status: draft", "add “sources” or set status: draft"),
    Words("Каталог публикует только то, что можно проверить.",
          "The catalog publishes only what can be verified."),
    "status: published", "status: draft",
)
SOURCE_TWICE = Code(
    "S604", "source-twice", E,
    Words("источник «{value}» описан дважды", "the source “{value}” is listed twice"),
    Words("оставьте одно описание или дайте второму другой id", "keep one or rename the second"),
    Words("Иначе неясно, на какой из двух ссылается факт.", "Else it is unclear which is meant."),
    "sources:\n  - id: gazeta\n  - id: gazeta", "sources:\n  - id: gazeta\n  - id: gazeta-2",
)

OUTSIDE_OUTLINE = Code(
    "G701", "outside-outline", W,
    Words("«{value}» стоит в {distance} км от границы своего региона",
          "“{value}” lies {distance} km outside its region"),
    Words("проверьте широту и долготу: не перепутаны ли они (сначала lat, потом lon)",
          "check latitude and longitude: are they swapped?"),
    Words("Точка далеко за контуром региона — скорее всего, опечатка в координатах.",
          "A point far outside the outline is most likely a typo."),
    "centre: {name: Кстово, lat: 44.2, lon: 56.15}", "centre: {name: Кстово, lat: 56.15, lon: 44.2}",
)
OUTLINE_BROKEN = Code(
    "G702", "outline-broken", E,
    Words("файл не похож на контур GeoJSON: {value}", "not a GeoJSON outline: {value}"),
    Words("нужен Feature или FeatureCollection с Polygon или MultiPolygon, координаты — "
          "долгота, широта",
          "a Feature or FeatureCollection with Polygon or MultiPolygon is due, longitude first"),
    Words("Без контура нельзя нарисовать карту региона.", "A map needs an outline."),
    '{"type": "Point"}', '{"type": "Feature", "geometry": {"type": "Polygon", …}}',
)

PERSONAL_EMAIL = Code(
    "P801", "personal-email", W,
    Words("похоже на личную почту: {value}", "this looks like a personal e-mail: {value}"),
    Words("укажите служебный адрес организации или уберите; личные данные публикуют только с "
          "согласия человека",
          "give the office's address or remove it; personal data need the person's consent"),
    Words("Каталог показывает организации, а не частных людей (закон № 152-ФЗ).",
          "The catalog shows offices, not private persons."),
    "email: ivanov.ivan@mail.ru", "email: priemnaya@admkstovo.ru",
)
PERSONAL_PHONE = Code(
    "P802", "personal-phone", W,
    Words("похоже на мобильный телефон: {value}", "this looks like a mobile phone: {value}"),
    Words("укажите служебный телефон с кодом города или уберите", "give the office's phone"),
    Words("Мобильный номер почти всегда личный; личные данные публикуют только с согласия.",
          "A mobile number is mostly personal; personal data need consent."),
    "phone: +7 910 123-45-67", "phone: +7 (83145) 3-00-00",
)
DOCUMENT_NUMBER = Code(
    "P803", "document-number", E,
    Words("похоже на номер паспорта или СНИЛС: {value}",
          "this looks like a passport or insurance number: {value}"),
    Words("уберите номер из файла", "remove the number"),
    Words("Номерам личных документов в открытом каталоге не место.",
          "Numbers of personal documents have no place in an open catalog."),
    "note: паспорт 2204 123456", "note: документ заявителя",
)
EMAIL_FORM = Code(
    "P804", "email-form", E,
    Words("«{value}» — не адрес почты", "“{value}” is not an e-mail address"),
    Words("напишите адрес вида priemnaya@example.ru", "write it like office@example.ru"),
    Words("По такому адресу письмо не дойдёт.", "A letter to it would not arrive."),
    "email: priemnaya(at)adm.ru", "email: priemnaya@adm.ru",
)
ONLY_LINK = Code(
    "P805", "only-link", W,
    Words("в поле «{field}» одна ссылка без слов", "the field “{field}” is nothing but a link"),
    Words("расскажите своими словами, а ссылку поставьте в «sources»",
          "say it in your own words and put the link into “sources”"),
    Words("Ссылки со временем умирают, а страница должна остаться понятной.",
          "Links die; the page should still make sense."),
    "solution: https://example.ru/news/1", "solution: Открыли центр, где принимают по всем услугам.",
)
RAW_HTML = Code(
    "P806", "raw-html", W,
    Words("в поле «{field}» есть разметка HTML: {value}", "the field “{field}” has HTML: {value}"),
    Words("уберите её: HTML показывается как обычный текст; выделение — **так**, списки — «- »",
          "remove it: HTML is shown as plain text; use Markdown"),
    Words("HTML в записях не выполняется: так безопаснее для посетителей.",
          "HTML in records never runs: this is safer."),
    "solution: <b>Единое окно</b>", "solution: '**Единое окно**'",
)
UNSAFE_LINK = Code(
    "P807", "unsafe-link", W,
    Words("ссылка «{value}» не будет работать", "the link “{value}” will not work"),
    Words("годятся https://, http://, mailto:, tel: и ссылки на записи (practice:, site:, region:)",
          "https://, http://, mailto:, tel: and links to records are allowed"),
    Words("Другие виды ссылок могут быть опасны и превращаются в обычный текст.",
          "Other kinds of links may be harmful and become plain text."),
    "solution: '[файл](file:///C:/doc.docx)'", "solution: '[файл](https://example.ru/doc)'",
)
