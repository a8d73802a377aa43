"""Codes of the catalog room: figures (F5xx), sources (S6xx), places on the map (G7xx)."""

from __future__ import annotations

from generator.findings.finding import Code, InForm, Severity, Words

E, W = Severity.ERROR, Severity.WARNING

CHANGE_CONTRADICTS = Code(
    "F501",
    "change-contradicts",
    E,
    Words(
        "«change» не сходится с «before» и «after»: по ним выходит {other}, а написано {value}",
        "“change” contradicts “before” and “after”: they give {other_en}, not {value_en}",
    ),
    Words(
        "исправьте одно из трёх или уберите «change»: оно считается само",
        "correct one of the three or remove “change”: it follows from the others",
    ),
    Words(
        "Две разные цифры об одном и том же подрывают доверие ко всей странице.",
        "Two different figures of one thing undermine the whole page.",
    ),
    "before: 30\nafter: 4\nchange: {direction: decrease, by: times, value: 20}",
    "before: 30\nafter: 4",
    in_form=InForm(
        message="изменение не сходится с тем, что было и что стало: по ним выходит {other}, а "
        "написано {value}",
        hint="исправьте одно из трёх или уберите изменение: оно считается само",
    ),
)
DROP_OVER_100 = Code(
    "F502",
    "drop-over-100",
    E,
    Words("уменьшиться на {value} % нельзя: больше 100 %", "a fall by {value} % is impossible"),
    Words(
        "если стало в несколько раз меньше, напишите by: times", "for “times less” write by: times"
    ),
    Words("Снижение на 100 % — это уже ноль.", "A fall by 100 % is zero already."),
    "change: {direction: decrease, by: percent, value: 300}",
    "change: {direction: decrease, by: times, value: 3}",
    in_form=InForm(hint="если стало в несколько раз меньше, выберите «во столько раз»"),
)
GOT_WORSE = Code(
    "F503",
    "got-worse",
    Severity.INFO,
    Words(
        "стало хуже, чем было[[: {value}, а лучше, когда {other}]]",
        "it got worse[[: {value_en}, but {other_en} is better]]",
    ),
    Words(
        "проверьте, не перепутаны ли before и after или direction; если и правда стало хуже, так и "
        "оставьте",
        "check whether before and after, or direction, are swapped; leave it if it did get worse",
    ),
    Words(
        "Чаще всего это описка. Честно названное ухудшение — не ошибка: о нём стоит сказать в "
        "«note».",
        "Most often it is a slip. A decline told honestly is no mistake; say in “note” why.",
    ),
    "before: 4\nafter: 30\nbetter: lower",
    "before: 30\nafter: 4\nbetter: lower",
    in_form=InForm(
        hint="проверьте, не перепутаны ли «было» и «стало» или «меньше» и «больше»; если и "
        "правда стало хуже, так и оставьте",
    ),
)
SOURCE_UNLISTED = Code(
    "S601",
    "source-unlisted",
    E,
    Words(
        "источник «{value}» не описан[[; похоже на «{suggestion}»]]",
        "the source “{value}” is not listed[[; did you mean “{suggestion}”]]",
    ),
    Words("опишите его в «sources» файла {where}", "list it under “sources” of {where}"),
    Words(
        "Каждая цифра ведёт к источнику, а источник описан в том же файле; у списков "
        "муниципалитетов и сертификатов — в region.yml.",
        "Every figure leads to its source, listed in the same file; for municipalities and "
        "certificates in region.yml.",
    ),
    "source: gazeta",
    "source: gazeta\n# ниже, в sources:\n#   - id: gazeta\n#     url: https://…",
    in_form=InForm(message="источник «{value}» не описан", hint="опишите его среди источников"),
)
SOURCE_UNUSED = Code(
    "S602",
    "source-unused",
    Severity.INFO,
    Words(
        "на источник «{value}» не ссылается ни один факт",
        "no single fact names the source “{value}”",
    ),
    Words(
        "привяжите его к факту («source: {value}»); если он общий для текста, так и оставьте",
        "name it at a fact (source: {value}); leave it if it stands for the text as a whole",
    ),
    Words(
        "Такой источник показывается как источник всего текста: что именно он доказывает, "
        "посетителю не видно.",
        "Such a source is shown as one for the whole text; what it proves is not visible.",
    ),
    "sources:\n  - id: gazeta",
    "effects:\n  - metric: Жалобы\n    source: gazeta",
    in_form=InForm(
        message="этот источник не отмечен ни у одного факта",
        hint="отметьте его у того, что из него взято; если он общий для текста, так и оставьте",
    ),
)
NO_SOURCES = Code(
    "S603",
    "no-sources",
    E,
    Words("практика опубликована без единого источника", "a published practice without any source"),
    Words("добавьте «sources» или поставьте status: draft", "add “sources” or set status: draft"),
    Words(
        "Каталог публикует только то, что можно проверить.",
        "The catalog publishes only what can be verified.",
    ),
    "status: published",
    "status: draft",
    in_form=InForm(hint="добавьте источник или выберите, что это черновик"),
)
SOURCE_TWICE = Code(
    "S604",
    "source-twice",
    E,
    Words("источник «{value}» описан дважды", "the source “{value}” is listed twice"),
    Words("оставьте одно описание или дайте второму другой id", "keep one or rename the second"),
    Words("Иначе неясно, на какой из двух ссылается факт.", "Else it is unclear which is meant."),
    "sources:\n  - {id: gazeta, title: Итоги}\n  - {id: gazeta, title: Планы}",
    "sources:\n  - {id: gazeta, title: Итоги}\n  - {id: gazeta-2, title: Планы}",
    in_form=InForm(
        message="два источника с одним коротким именем «{value}»",
        hint="оставьте один или дайте второму другое имя",
    ),
)
FIGURE_UNSOURCED = Code(
    "S605",
    "figure-unsourced",
    W,
    Words(
        "у цифры не назван источник: непонятно, откуда она",
        "the figure names no source: where it comes from is unclear",
    ),
    Words(
        "допишите «source» с id источника[[ ({expected})]]; если его нет в «sources», опишите и "
        "его",
        "add “source” with the id of a source[[ ({expected})]]; list it under “sources” if it is "
        "not there",
    ),
    Words(
        "У каждой цифры есть источник. Пока он не назван, на сайте рядом с ней стоит «без "
        "источника», даже если в записи источники есть: какой из них её доказывает, не видно.",
        "Every figure has a source. Until it is named, the site marks the figure as unsourced, "
        "even if the record has sources: which of them proves it cannot be seen.",
    ),
    "effects:\n  - metric: Жалобы\n    before: 30\n    after: 4",
    "effects:\n  - metric: Жалобы\n    before: 30\n    after: 4\n    source: gazeta",
    in_form=InForm(
        hint="отметьте, на чём она основана; если источника ещё нет, сначала опишите его"
    ),
)
FIGURE_SOURCE_UNSAID = Code(
    "S606",
    "figure-source-unsaid",
    Severity.INFO,
    Words(
        "у цифры не назван источник; в записи он один: «{value}»",
        "the figure names no source; the record has only “{value}”",
    ),
    Words("допишите «source: {value}», если цифра оттуда", "add “source: {value}” if it is there"),
    Words(
        "Источник в записи один, и нетрудно догадаться, что цифра оттуда, поэтому это только "
        "заметка. Но пока он не назван у самой цифры, рядом с ней стоит «без источника».",
        "With one source it is easy to guess where the figure comes from, so this is only a note. "
        "Until the figure names it, the site marks it as unsourced.",
    ),
    "scale:\n  - metric: Посетители\n    value: 2300",
    "scale:\n  - metric: Посетители\n    value: 2300\n    source: gazeta",
    in_form=InForm(
        message="у цифры не назван источник",
        hint="отметьте, на чём она основана, если она из описанного источника",
    ),
)
OUTSIDE_OUTLINE = Code(
    "G701",
    "outside-outline",
    W,
    Words(
        "«{value}» стоит в {distance} км от границы своего региона",
        "“{value}” lies {distance} km outside its region",
    ),
    Words(
        "проверьте широту и долготу: не перепутаны ли они (сначала lat, потом lon)",
        "check latitude and longitude: are they swapped?",
    ),
    Words(
        "Точка далеко за контуром региона — скорее всего, опечатка в координатах.",
        "A point far outside the outline is most likely a typo.",
    ),
    "centre: {name: Кстово, lat: 44.2, lon: 56.15}",
    "centre: {name: Кстово, lat: 56.15, lon: 44.2}",
)
OUTLINE_BROKEN = Code(
    "G702",
    "outline-broken",
    E,
    Words("файл не похож на контур GeoJSON: {value}", "not a GeoJSON outline: {value}"),
    Words(
        "нужен Feature или FeatureCollection с Polygon или MultiPolygon, координаты — "
        "долгота, широта",
        "a Feature or FeatureCollection with Polygon or MultiPolygon is due, longitude first",
    ),
    Words("Без контура нельзя нарисовать карту региона.", "A map needs an outline."),
    '{"type": "Point"}',
    '{"type": "Feature", "geometry": {"type": "Polygon", …}}',
)
