"""People: the catalog shows offices; personal phones, e-mails and document numbers are noticed.

What a number is, is told by its form, by the word before it and, where there is one, by its check
digits, so that codes of places and numbers of orders are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.catalog.problems import Problem
from generator.catalog.rules.subject import Subject
from generator.findings import Code
from generator.findings.catalogue import catalog_texts as codes

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
EMAIL_WHOLE = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\Z")
FREE_MAIL = re.compile(
    r"@(?:mail|bk|list|inbox|internet|xmail|yandex|ya|narod|rambler|lenta|autorambler|myrambler|ro|"
    r"gmail|googlemail|hotmail|outlook|live|msn|icloud|me|mac|yahoo|aol|gmx|proton|protonmail|vk|"
    r"tut|ukr|qip|pochta|sibmail)\.(?:ru|com|su|by|kz|ua|net|me|ch|рф)\b",
    re.IGNORECASE,
)
# Ten digits with little between them: whatever the patterns below look for has at least so many.
LONG_NUMBER = re.compile(r"\d(?:[\s()№-]{0,3}\d){9}")
MOBILE = re.compile(
    r"(?<![\d/=_-])(?<!\d\.)(?:\+7|8)[\s(-]*9\d\d[\s)-]*\d{3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)"
)
HOME = re.compile(
    r"(?:домашн\w{1,3}|личн\w{1,3}|дом\.|личн\.)\s{0,3}(?:тел(?:ефон\w{0,3}|\.)|номер\w{0,3})\D{0,15}"
    r"((?:\+7|8)[\s(-]*[2-9]\d{2,4}[\s)-]*(?:[\s-]?\d){5,7})(?!\d)",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"(?<![\d/=_-])(?:\+7|8(?=[\s(-]))(?:[\s()-]{0,3}\d){10}(?!\d)|\(\d{3,5}\)\s?\d{1,3}(?:[\s-]?\d\d){2}(?!\d)"
)
"""Any telephone with its code: asked for only where everything is listed."""
INSURANCE = re.compile(r"(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)")
INSURANCE_NAMED = re.compile(
    r"снилс\D{0,20}(\d{3}[\s-]?\d{3}[\s-]?\d{3}[\s-]?\d{2})(?!\d)", re.IGNORECASE
)
PASSPORT = re.compile(
    r"(?:паспорт|сери[яиюей]{1,2}\s)\D{0,20}\d{2}\s?\d{2}\s?(?:№|номер)?\s?\d{6}(?!\d)",
    re.IGNORECASE,
)
TAX = re.compile(r"(?<![\w/=.-])\d{12}(?![\w-])")

_TAX_WEIGHTS: Final = ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something of a person in a text: which code tells of it, what it says, where it begins."""

    code: Code
    value: str
    start: int

    @property
    def shown(self) -> str:
        """What a message may repeat: of a document only its beginning."""
        document = self.code in (codes.DOCUMENT_NUMBER, codes.PERSONAL_TAX_NUMBER)
        return f"{self.value[:6]}…" if document else self.value


def of_record(subject: Subject) -> Iterator[Problem]:
    """P801–P804, P808 and P810 in every text of a record."""
    whole = subject.whole
    with_numbers = {whole.count("\0", 0, m.start()) for m in LONG_NUMBER.finditer(whole)}
    for number, (path, text) in enumerate(subject.texts):
        if path[-1] == "email" and not EMAIL_WHOLE.match(text):
            yield subject.problem(codes.EMAIL_FORM, path, {"value": text[:80]})
        found = list(mailboxes(text)) if "@" in text else []
        if number in with_numbers:
            found += numbers(text)
        for one in found:
            yield subject.problem(one.code, path, {"value": one.shown}, words=one.value)


def mailboxes(text: str) -> Iterator[Sighting]:
    """Mailboxes of hosts where anybody may have one."""
    for match in EMAIL.finditer(text):
        if FREE_MAIL.search(match[0]):
            yield Sighting(codes.PERSONAL_EMAIL, match[0], match.start())


def numbers(text: str) -> Iterator[Sighting]:
    """Telephones and documents of persons, each once."""
    for match in MOBILE.finditer(text):
        yield Sighting(codes.PERSONAL_PHONE, match[0], match.start())
    for match in HOME.finditer(text):
        if not MOBILE.search(match[1]):
            yield Sighting(codes.HOME_PHONE, match[1], match.start(1))
    told: set[int] = set()
    for pattern, group in ((INSURANCE_NAMED, 1), (INSURANCE, 0), (PASSPORT, 0)):
        for match in pattern.finditer(text):
            sure = pattern is not INSURANCE or is_insurance(match[0])
            if sure and match.start(group) not in told:
                told.add(match.start(group))
                yield Sighting(codes.DOCUMENT_NUMBER, match[group], match.start(group))
    for match in TAX.finditer(text):
        if is_tax(match[0]):
            yield Sighting(codes.PERSONAL_TAX_NUMBER, match[0], match.start())


def is_insurance(text: str) -> bool:
    """Whether the digits of a СНИЛС agree with its check number."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    total = sum(digit * (9 - at) for at, digit in enumerate(digits[:9])) % 101 % 100
    return len(digits) == 11 and any(digits) and total == digits[9] * 10 + digits[10]


def is_tax(text: str) -> bool:
    """Whether twelve digits are a person's ИНН by both of its check digits."""
    digits = [int(sign) for sign in text]
    return any(digits) and all(
        sum(weight * digit for weight, digit in zip(weights, digits, strict=False)) % 11 % 10
        == digits[len(weights)]
        for weights in _TAX_WEIGHTS
    )
