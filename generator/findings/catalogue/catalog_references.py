"""Codes of the catalog room: references, ids and aliases (C3xx)."""

from __future__ import annotations

from generator.findings.finding import Code, InForm, Severity, Words

E = Severity.ERROR

UNKNOWN_REFERENCE = Code(
    "C301",
    "unknown-reference",
    E,
    Words(
        "нет {kind_ru} «{value}»[[; похоже на «{suggestion}»]][[ ({name})]]",
        "there is no {kind_en} “{value}”[[; did you mean “{suggestion}”]][[ ({name})]]",
    ),
    Words(
        "[[напишите «{suggestion}» или ]]проверьте id: записи — в {where}",
        "[[write “{suggestion}” or ]]check the id: the records are in {where}",
    ),
    Words(
        "Запись ссылается на другую, которой нет. Ссылки сверяются буква в букву.",
        "The record names another one that does not exist. References are exact.",
    ),
    "municipality: kstovo",
    "municipality: kstovskiy",
    in_form=InForm(hint="выберите из списка"),
)
RENAMED_REFERENCE = Code(
    "C302",
    "renamed-reference",
    E,
    Words(
        "практика «{value}» теперь называется «{suggestion}»",
        "the practice “{value}” is now called “{suggestion}”",
    ),
    Words("напишите «{suggestion}»", "write “{suggestion}”"),
    Words(
        "Прежние id живут только в адресах страниц, ссылки пишутся новым id.",
        "Old ids live on in addresses only; references use the new id.",
    ),
    "related:\n  - old-name",
    "related:\n  - new-name",
)
ALIAS_TAKEN = Code(
    "C303",
    "alias-taken",
    E,
    Words(
        "прежний id «{value}» занят: так называется нынешняя практика",
        "the alias “{value}” is the id of a practice of today",
    ),
    Words(
        "уберите его из aliases: по этому адресу уже стоит другая страница",
        "remove it from aliases: another page stands at that address",
    ),
    Words("Один адрес не может вести в два места.", "One address cannot lead to two places."),
    "aliases:\n  - kstovo-one-stop",
    "aliases:\n  - kstovo-window-2020",
)
ALIAS_TWICE = Code(
    "C304",
    "alias-twice",
    E,
    Words(
        "прежний id «{value}» указан и у «{other}»", "the alias “{value}” stands at “{other}” too"
    ),
    Words("оставьте его у одной практики", "keep it at one practice"),
    Words("Один адрес не может вести в два места.", "One address cannot lead to two places."),
    "aliases:\n  - old-name",
    "aliases: []",
)
ALIAS_LOOP = Code(
    "C305",
    "alias-loop",
    E,
    Words(
        "«{value}» и «{other}» ссылаются друг на друга прежними id",
        "“{value}” and “{other}” are aliases of each other",
    ),
    Words("уберите aliases у одной из них", "remove the aliases of one of them"),
    Words(
        "По кругу перенаправлений посетитель никуда не придёт.",
        "A circle of redirects leads nowhere.",
    ),
    "aliases:\n  - b   # а у b: aliases: [a]",
    "aliases: []",
)
SELF_REFERENCE = Code(
    "C306",
    "self-reference",
    E,
    Words(
        "поле «{field}»: запись ссылается сама на себя", "field “{field}” names the record itself"
    ),
    Words("уберите эту ссылку", "remove the reference"),
    Words(
        "Практика не может быть основана на себе самой или родственна себе.",
        "A practice cannot be adapted from itself.",
    ),
    "adapted_from: kstovo-one-stop",
    "adapted_from: arzamas-one-stop",
    in_form=InForm(message="запись ссылается сама на себя"),
)
ADAPTED_LOOP = Code(
    "C307",
    "adapted-loop",
    E,
    Words(
        "практики основаны друг на друге по кругу: {value}",
        "practices are adapted from each other in a circle: {value}",
    ),
    Words(
        "уберите adapted_from у той, что появилась раньше всех",
        "remove adapted_from of the oldest one",
    ),
    Words("У цепочки «взято за основу» должно быть начало.", "A chain must have a beginning."),
    "adapted_from: b   # а у b: adapted_from: a",
    "started: 2019",
)
DUPLICATE_ID = Code(
    "C308",
    "duplicate-id",
    E,
    Words(
        "id «{value}» уже есть выше, в записи {other}", "the id “{value}” stands above, at {other}"
    ),
    Words("дайте этой записи другой id или объедините записи", "choose another id or merge them"),
    Words("По id записи находят друг друга, он не повторяется.", "Ids are unique."),
    "- id: kstovskiy",
    "- id: kstovskiy-2",
)
MERGER_LOOP = Code(
    "C310",
    "merger-loop",
    E,
    Words(
        "муниципалитеты вошли друг в друга по кругу: {value}",
        "municipalities merged in a circle: {value}",
    ),
    Words("оставьте merged_into только у прежних", "keep merged_into at the old ones only"),
    Words("У преобразования должен быть конец.", "A merger must have an end."),
    "merged_into: b   # а у b: merged_into: a",
    "merged_into: b",
)
REGION_MISSING = Code(
    "C311",
    "region-missing",
    E,
    Words(
        "у региона «{value}» нет паспорта regions/{value}/region.yml",
        "the region “{value}” has no passport regions/{value}/region.yml",
    ),
    Words(
        "[[похоже на «{suggestion}» — проверьте имя папки; или ]]создайте region.yml",
        "[[did you mean “{suggestion}”? or ]]create region.yml",
    ),
    Words(
        "Папка практик или площадок названа по региону, которого нет в каталоге.",
        "The folder is named after a region that the catalog does not have.",
    ),
    "practices/nizny/one-stop.yml",
    "practices/nizhny/one-stop.yml",
)
TILE_TAKEN = Code(
    "C312",
    "tile-taken",
    E,
    Words(
        "место {value} на плиточной карте уже занимает {other}",
        "the tile {value} is taken by {other}",
    ),
    Words("выберите соседнюю свободную клетку", "choose a free tile nearby"),
    Words("Две плитки не могут стоять на одном месте.", "Two tiles cannot share a place."),
    "tile: [7, 4]",
    "tile: [7, 5]",
)
