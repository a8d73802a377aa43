"""What a badge says, in words: whose it is, of which level and year, and whether it holds today.

The words of a term are its dates («до 12.05.2028»), so that a picture that somebody keeps for years
says nothing that has become untrue meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.catalog.certification import CertificateState
from generator.catalog.entries import CertificateEntry
from generator.model.region import Level
from generator.text import (
    FIRST_LANGUAGE,
    NBSP,
    harmless,
    in_date,
    show_date,
    since_date,
    typograph,
    until_date,
    words,
)
from generator.text.speaking import spoken
from generator.text.tongues import in_tongue, split

State = CertificateState


def _(message: str) -> str:
    """`message` in the language being spoken."""
    return words(spoken()).gettext(message)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Marks words of the interface that are translated where they are used."""
    return message


_EXEMPLARS: Final[Mapping[Level, str]] = {
    "federal": N_("Федеральный образец"),
    "regional": N_("Региональный образец"),
    "local": N_("Местный образец"),
}
_EXEMPLARS_OF: Final[Mapping[Level, str]] = {
    "federal": N_("Образец федерального уровня"),
    "regional": N_("Образец регионального уровня"),
    "local": N_("Образец местного уровня"),
}


STATE_WORDS: Final[Mapping[State, str]] = {
    State.VALID: N_("действует"),
    State.EXPIRES_SOON: N_("скоро истекает"),
    State.EXPIRED: N_("срок истёк"),
    State.SUSPENDED: N_("приостановлен"),
    State.REVOKED: N_("отозван"),
    State.REPLACED: N_("заменён новым"),
    State.TERM_UNKNOWN: N_("срок не указан"),
}
"""The states in words of the interface; pages say them with the same words."""


@dataclass(frozen=True, slots=True)
class BadgeFace:
    """All that a badge shows. Texts are plain, typographed and harmless, but not yet escaped.

    `exemplar` is short («Региональный образец»), `exemplar_of` full. The state is told in four
    lengths: `state_word` («срок истёк»), `state_short` («до 12.05.2028»), `state_line` («Действует
    до 12.05.2028») and `state_long` («Действует до 12 мая 2028 года»). `number` is empty where the
    source names none.
    """

    level: Level
    state: State
    exemplar: str
    exemplar_of: str
    year: str
    state_word: str
    state_short: str
    state_line: str
    state_long: str
    holder: str
    place: str
    number: str

    @property
    def named(self) -> str:
        """What does not depend on the day: «Образец регионального уровня, 2025: …, № 14»."""
        number = _(", № %(number)s") % {"number": self.number} if self.number else ""
        return f"{self.exemplar_of}, {self.year}: {self.holder}{number}"

    @property
    def title(self) -> str:
        """The whole badge in words: its title, and the `alt` of a picture of it."""
        return f"{self.named}. {self.state_long}"


def badge_face(certificate: CertificateEntry, state: State, holder: str, place: str) -> BadgeFace:
    """What the badge of `certificate` says in `state`; `holder` and `place` (a region's name) are
    contributors' texts in one language."""
    record = certificate.record
    return BadgeFace(
        level=record.level,
        state=state,
        exemplar=_(_EXEMPLARS[record.level]),
        exemplar_of=_(_EXEMPLARS_OF[record.level]),
        year=record.issued[:4],
        state_word=_(STATE_WORDS[state]),
        state_short=_state_short(certificate, state),
        state_line=_state_clause(certificate, state, in_words=False),
        state_long=_state_clause(certificate, state, in_words=True),
        holder=_line(holder),
        place=_line(place),
        number=_line(_as_written(record.number)) if record.number_known else "",
    )


def _as_written(text: str) -> str:
    """Letters of a number, marked as the Russian ones they are where another language is spoken."""
    return text if spoken() == FIRST_LANGUAGE else in_tongue(harmless(text), FIRST_LANGUAGE)


def _line(text: str) -> str:
    plain, lang = split(text)
    line = " ".join(typograph(harmless(plain)).split("\n"))
    return in_tongue(line, lang) if lang else line


def _state_short(certificate: CertificateEntry, state: State) -> str:
    until = certificate.record.valid_until
    said = {
        State.VALID: _("до %(date)s"),
        State.EXPIRES_SOON: _("истекает %(date)s"),
        State.EXPIRED: _("истёк %(date)s"),
    }.get(state)
    if said is None or until is None:
        return _(STATE_WORDS[state])
    return said % {"date": show_date(until, "table")}


def _state_clause(certificate: CertificateEntry, state: State, in_words: bool) -> str:
    until, status = certificate.record.valid_until, certificate.record.status
    if state is State.VALID and until:
        date = until_date(until) if in_words else _("до %(date)s") % {"date": _table(until)}
        return _("Действует %(until)s") % {"until": date}
    if state in (State.EXPIRES_SOON, State.EXPIRED) and until:
        said = _("Истекает %(when)s") if state.in_force else _("Срок истёк %(when)s")
        return said % {"when": in_date(until) if in_words else _table(until)}
    if state in (State.SUSPENDED, State.REVOKED) and status:
        said = _("Приостановлен") if state is State.SUSPENDED else _("Отозван")
        since = _("с %(date)s") % {"date": _table(status.since)}
        since = since_date(status.since) if in_words else since.replace(" ", NBSP)
        return f"{said} {since}"
    return _("Заменён новым") if state is State.REPLACED else _("Срок не указан")


def _table(date: str) -> str:
    return show_date(date, "table")
