"""Codes of the catalog room: true borders of municipalities (G703 to G707)."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W = Severity.ERROR, Severity.WARNING

BORDER_BROKEN = Code(
    "G703",
    "border-broken",
    E,
    Words(
        "объект № {number}[[ («{name}»)]] не годится: {value}",
        "feature {number}[[ (“{name}”)]] cannot be used: {value}",
    ),
    Words(
        "каждый муниципалитет — Feature с Polygon или MultiPolygon, координаты — долгота, широта",
        "each municipality is a Feature with a Polygon or MultiPolygon, longitude first",
    ),
    Words(
        "Границу, которую нельзя прочитать, нельзя и нарисовать.",
        "A border that cannot be read cannot be drawn.",
    ),
    '{"type": "Feature", "geometry": {"type": "LineString", …}}',
    '{"type": "Feature", "geometry": {"type": "Polygon", …}}',
)
BORDER_UNKNOWN = Code(
    "G704",
    "border-unknown",
    W,
    Words(
        "граница «{value}» не подошла ни одному муниципалитету региона"
        "[[; без границ остались: {other}]]",
        "the border “{value}” matches no municipality of the region[[; without borders: {other}]]",
    ),
    Words(
        "впишите в properties код oktmo (восемь цифр) или id из municipalities.yml",
        "give “oktmo” (eight digits) or the id of municipalities.yml in its properties",
    ),
    Words(
        "Муниципалитет узнают по ОКТМО, нынешнему или прежнему, а если его нет — по id.",
        "A municipality is found by its OKTMO, of today or earlier, and else by its id.",
    ),
    '"properties": {"name": "Кстово"}',
    '"properties": {"name": "Кстово", "oktmo": "22537000"}',
)
BORDER_MISSING = Code(
    "G705",
    "border-missing",
    W,
    Words(
        "у муниципалитета «{value}»[[ (ОКТМО {code})]] нет границы в {where}"
        "[[; не узнаны объекты: {other}]]",
        "“{value}”[[ (OKTMO {code})]] has no border in {where}[[; not recognised: {other}]]",
    ),
    Words(
        "добавьте в файл границ объект с его ОКТМО или id либо исправьте oktmo здесь",
        "add a feature with its OKTMO or id to the borders, or correct “oktmo” here",
    ),
    Words(
        "Пока границы нет, земля муниципалитета показана на карте условно — или кружком, если вся "
        "она занята границами соседей.",
        "Without a border its land is schematic, or a disc where others' borders take it all.",
    ),
    '- id: kstovskiy\n  oktmo: "22537001"',
    '- id: kstovskiy\n  oktmo: "22537000"',
)
BORDERS_OVERLAP = Code(
    "G706",
    "borders-overlap",
    W,
    Words(
        "границы «{value}» и «{other}» накладываются: общая земля — {area} км²",
        "the borders “{value}” and “{other}” overlap by {area} km²",
    ),
    Words(
        "возьмите обе границы из одного источника и на одну дату",
        "take both borders from one source and of one date",
    ),
    Words(
        "Земля принадлежит одному муниципалитету. На карте спорный кусок достанется тому, кто "
        "стоит в municipalities.yml раньше.",
        "Land belongs to one municipality; the map gives the piece to the one listed first.",
    ),
    '{"type": "FeatureCollection", "features": [Кстовский 2020 года, Нижний Новгород 2025 года]}',
    '{"type": "FeatureCollection", "features": [Нижний Новгород 2025 года]}',
)
BORDER_ELSEWHERE = Code(
    "G707",
    "border-elsewhere",
    W,
    Words(
        "граница «{value}» лежит в {distance} км от своего региона",
        "the border “{value}” lies {distance} km outside its region",
    ),
    Words(
        "проверьте порядок координат (в GeoJSON сначала долгота, потом широта) и регион",
        "check the order of coordinates (GeoJSON has longitude first) and the region",
    ),
    Words(
        "Такую границу карта не показывает: из-за неё регион стал бы мелким и пустым.",
        "The map leaves such a border out: it would make the region small and empty.",
    ),
    '"coordinates": [[[56.1, 44.2], …]]',
    '"coordinates": [[[44.2, 56.1], …]]',
)
