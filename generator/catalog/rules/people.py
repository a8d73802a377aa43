"""People: the catalog shows offices; personal phones, e-mails and document numbers are noticed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog.problems import Problem
from generator.catalog.rules.subject import Subject
from generator.findings.catalogue import catalog_texts as codes

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
EMAIL_WHOLE = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\Z")
FREE_MAIL = re.compile(
    r"@(?:mail|bk|list|inbox|internet|yandex|ya|rambler|gmail|hotmail|outlook|icloud|yahoo|vk)"
    r"\.(?:ru|com|su|by)\b",
    re.IGNORECASE,
)
# Ten digits with little between them: whatever the patterns below look for has at least so many.
LONG_NUMBER = re.compile(r"\d(?:[\s()№-]{0,3}\d){9}")
MOBILE = re.compile(r"(?<![\d/=_-])(?:\+7|8)[\s(-]*9\d\d[\s)-]*\d{3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)")
INSURANCE = re.compile(r"(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)")
PASSPORT = re.compile(r"паспорт\D{0,20}\d{2}\s?\d{2}\s?№?\s?\d{6}(?!\d)", re.IGNORECASE)


def of_record(subject: Subject) -> Iterator[Problem]:
    """P801–P804 in every text of a record."""
    for path, text in subject.texts:
        if path[-1] == "email" and not EMAIL_WHOLE.match(text):
            yield subject.problem(codes.EMAIL_FORM, path, {"value": text[:80]})
        if "@" in text:
            for match in EMAIL.finditer(text):
                if FREE_MAIL.search(match[0]):
                    yield subject.problem(
                        codes.PERSONAL_EMAIL, path, {"value": match[0]}, words=match[0]
                    )
        if not LONG_NUMBER.search(text):
            continue
        for match in MOBILE.finditer(text):
            yield subject.problem(codes.PERSONAL_PHONE, path, {"value": match[0]}, words=match[0])
        for pattern in (INSURANCE, PASSPORT):
            for match in pattern.finditer(text):
                yield subject.problem(
                    codes.DOCUMENT_NUMBER, path, {"value": f"{match[0][:6]}…"}, words=match[0]
                )
