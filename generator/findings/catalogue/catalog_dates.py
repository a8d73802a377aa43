"""Codes of the catalog room: dates and replications (D4xx)."""

from __future__ import annotations

from generator.findings.finding import Code, InForm, Severity, Words

E = Severity.ERROR

BEFORE_PRACTICE = Code(
    "D401",
    "before-practice",
    E,
    Words(
        "внедрено {value}, а сама практика началась {other}",
        "replicated {value}, but the practice itself began {other}",
    ),
    Words("проверьте «since» и «started»", "check “since” and “started”"),
    Words(
        "Практику не могли перенять раньше, чем она появилась.",
        "A practice cannot be taken over before it exists.",
    ),
    "started: 2021\nreplications:\n  - {municipality: bor, since: 2019}",
    "started: 2019\nreplications:\n  - {municipality: bor, since: 2021}",
    in_form=InForm(hint="проверьте обе даты"),
)
IN_FUTURE = Code(
    "D402",
    "in-future",
    E,
    Words(
        "поле «{field}»: {value} ещё не наступило", "field “{field}”: {value} lies in the future"
    ),
    Words("проверьте дату[[; {about}]]", "check the date[[; {about}]]"),
    Words(
        "О том, что уже случилось, пишут прошедшей датой; планы пишут со status: planned.",
        "What has happened has a past date; plans have status: planned.",
    ),
    "since: 2035",
    "since: 2035\nstatus: planned",
    in_form=InForm(
        message="{value} ещё не наступило",
        hint="проверьте дату[[; если это план, выберите «{plan}»]]",
    ),
)
OWN_ORIGIN = Code(
    "D403",
    "own-origin",
    E,
    Words(
        "муниципалитет «{value}» — родина практики, внедрением у себя он не считается",
        "the municipality “{value}” is the practice's origin, not an adopter",
    ),
    Words("уберите его из replications", "remove it from replications"),
    Words(
        "Иначе практика считала бы распространением саму себя.",
        "Otherwise the practice would count itself as its own spread.",
    ),
    "origin: {municipality: bor}\nreplications:\n  - municipality: bor",
    "origin: {municipality: bor}\nreplications: []",
    in_form=InForm(
        message="здесь практику придумали, внедрением у себя это не считается",
        hint="уберите это внедрение или выберите другой муниципалитет",
    ),
)
REPEATED_REPLICATION = Code(
    "D404",
    "repeated-replication",
    E,
    Words(
        "муниципалитет «{value}» уже есть в списке внедрений[[ ({other})]]",
        "the municipality “{value}” is in the list already[[ ({other})]]",
    ),
    Words(
        "оставьте одну запись; для второго учреждения укажите «organisation» у каждой",
        "keep one entry; for a second institution give “organisation” at each",
    ),
    Words("Повтор посчитался бы дважды.", "A repetition would count twice."),
    "replications:\n  - municipality: bor\n  - municipality: bor",
    "replications:\n  - municipality: bor",
    in_form=InForm(
        message="этот муниципалитет уже есть в списке внедрений[[ ({other})]]",
        hint="оставьте одну запись; для второго учреждения назовите учреждение у каждой",
    ),
)
DATES_REVERSED = Code(
    "D406",
    "dates-reversed",
    E,
    Words(
        "поле «{field}» ({value}) раньше, чем «{other_field}» ({other})",
        "field “{field}” ({value}) is earlier than “{other_field}” ({other})",
    ),
    Words("проверьте обе даты, возможно, они перепутаны", "check both dates"),
    Words("Конец не бывает раньше начала.", "An end does not come before its beginning."),
    "started: 2022\nfinished: 2020",
    "started: 2020\nfinished: 2022",
    in_form=InForm(message="{value} — раньше, чем {other}"),
)
BEFORE_JOINING = Code(
    "D411",
    "before-joining",
    Severity.INFO,
    Words(
        "внедрено {value}, а регион присоединился к программе {other}",
        "replicated {value}, but the region joined the programme {other}",
    ),
    Words(
        "проверьте «since» здесь и «joined» в {where}; если всё верно, так и оставьте",
        "check “since” here and “joined” in {where}; leave it if both are right",
    ),
    Words(
        "Практику могли перенять и до программы, но чаще это опечатка в годе.",
        "A practice may spread before the programme, but mostly this is a typo in the year.",
    ),
    "since: 2008",
    "since: 2018",
    in_form=InForm(hint="проверьте дату; если всё верно, так и оставьте"),
)
