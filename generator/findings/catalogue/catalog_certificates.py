"""Codes of the catalog room: the registers of certificates (C309, D405, D407–D410)."""

from __future__ import annotations

from generator.findings.finding import Code, Severity, Words

E, W = Severity.ERROR, Severity.WARNING

NUMBER_TWICE = Code(
    "C309",
    "number-twice",
    E,
    Words("номер сертификата «{value}» уже есть в реестре", "the number “{value}” stands twice"),
    Words(
        "исправьте номер; неизвестные номера: b/n-2025-1, b/n-2025-2 …",
        "correct it; unknown numbers: b/n-2025-1, b/n-2025-2 …",
    ),
    Words(
        "По номеру сертификат проверяют, поэтому номер в реестре один. Номера, которые "
        "различаются только знаками препинания, дали бы один адрес страницы.",
        "A certificate is verified by its number. Numbers that differ in punctuation only would "
        "make one address.",
    ),
    "- number: ОР-14",
    "- number: ОР-15",
)
VALID_BEFORE_ISSUED = Code(
    "D405",
    "valid-before-issued",
    E,
    Words(
        "сертификат действует до {value}, а выдан {other}",
        "valid until {value}, but issued {other}",
    ),
    Words("проверьте «issued» и «valid_until»", "check “issued” and “valid_until”"),
    Words("Срок не может кончиться раньше, чем начался.", "A term cannot end before it begins."),
    "issued: 2025-12-24\nvalid_until: 2024-12-24",
    "issued: 2024-12-24\nvalid_until: 2027-12-24",
)
REPLACES_UNKNOWN = Code(
    "D407",
    "replaces-unknown",
    E,
    Words(
        "заменяемого номера «{value}» нет в реестре[[; похоже на «{suggestion}»]]",
        "the replaced number “{value}” is not in the register[[; did you mean “{suggestion}”]]",
    ),
    Words("укажите номер из этого же реестра", "give a number of the same register"),
    Words(
        "Новый сертификат заменяет старый того же реестра.",
        "A certificate replaces another of the same register.",
    ),
    "replaces: ОР-1",
    "replaces: ОР-10",
)
REPLACES_LOOP = Code(
    "D408",
    "replaces-loop",
    E,
    Words(
        "сертификаты заменяют друг друга по кругу: {value}",
        "certificates replace each other in a circle: {value}",
    ),
    Words("уберите replaces у первого из них", "remove “replaces” of the first one"),
    Words("У цепочки замен должно быть начало.", "A chain of replacements must have a beginning."),
    "replaces: ОР-2   # а у ОР-2: replaces: ОР-1",
    "replaces: ОР-1",
)
LEVEL_UNKNOWN = Code(
    "D409",
    "level-unknown",
    E,
    Words(
        "уровня «{value}» нет в программе (regions/programme.yml)",
        "the programme has no level “{value}” (regions/programme.yml)",
    ),
    Words("уровни программы: {expected}", "the programme's levels: {expected}"),
    Words(
        "Сертификаты выдают только на уровнях, которые описаны в программе.",
        "Certificates are issued only at levels that the programme describes.",
    ),
    "level: local",
    "level: regional",
)
NO_REASON = Code(
    "D410",
    "no-reason",
    W,
    Words(
        "сертификат приостановлен или отозван, а причина не названа",
        "the certificate is suspended or revoked, but no reason is given",
    ),
    Words("добавьте «reason»", "add “reason”"),
    Words(
        "Посетителю важно знать, почему статуса больше нет.",
        "Visitors should know why the status is gone.",
    ),
    "status: {state: revoked, since: 2025-01-10}",
    "status: {state: revoked, since: 2025-01-10, reason: Проверка не подтверждена}",
)
LEVEL_SKIPPED = Code(
    "D412",
    "level-skipped",
    Severity.INFO,
    Words(
        "за местным уровнем сразу «{value}»: уровня «{expected}» у держателя в реестре нет",
        "“{value}” follows the local level: the register has no “{expected}” of this holder",
    ),
    Words(
        "если прежний сертификат был, добавьте его; если реестр его не знает, так и оставьте",
        "add the earlier certificate if there was one; leave it if the register does not know",
    ),
    Words(
        "Обычно уровни проходят по порядку: местный, региональный, федеральный.",
        "Mostly the levels are passed in order: local, regional, federal.",
    ),
    "- {number: ОР-1, level: local, holder: {practice: okno}}\n"
    "- {number: ОР-2, level: federal, holder: {practice: okno}}",
    "- {number: ОР-1, level: local, holder: {practice: okno}}\n"
    "- {number: ОР-2, level: regional, holder: {practice: okno}}\n"
    "- {number: ОР-3, level: federal, holder: {practice: okno}}",
)
