"""A kind of change is an object: it knows whom it concerns, and says in one sentence what is new.

What a contributor wrote stands in sentences as plain text: whoever prints one escapes all of it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar, Final

from generator.changes.naming import listed, quoted
from generator.pages.wording import _

NOTABLE, ORDINARY, SMALL = range(3)
"""How far up in the review a change stands."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change. `region` is an id, "" for what concerns the whole catalog; `subject` is what has
    changed, in words; `file` is where to look: the new file, or the old one if it is gone."""

    kind: ClassVar[str]
    rank: ClassVar[int] = ORDINARY
    joint: ClassVar[str] = ": "
    """What stands between the subject and what is said of it."""

    region: str
    subject: str
    file: str

    @property
    def deed(self) -> str:
        """What has happened to the subject."""
        raise NotImplementedError

    @property
    def news(self) -> str:
        """The same for those who read of it later: without advice for whoever makes the change."""
        return self.deed

    @property
    def sentence(self) -> str:
        """The whole sentence, without a full stop; plain text."""
        return f"{self.subject}{self.joint}{self.deed}"

    def facts(self) -> dict[str, Any]:
        """What this kind of change knows beside its sentence, for programs."""
        own = (one.name for one in fields(self) if one.name not in _COMMON)
        return {name: getattr(self, name) for name in own}


_COMMON: Final = frozenset({"region", "subject", "file", "above"})


@dataclass(frozen=True, kw_only=True)
class FieldChanged(Change):
    """A value that no other kind of change speaks of. `before` and `after` are in words, "" for
    none, or where there are too many words to repeat: then `given` and `taken` tell."""

    kind = "field-changed"
    field: str
    label: str
    before: str
    after: str
    given: bool = False
    """Whether it was not there before."""
    taken: bool = False
    """Whether it is not there now."""
    above: str = ""
    """What the fields are about inside which it stands: «население: »; its path tells programs."""

    @property
    def deed(self) -> str:
        """«поле started (когда начали): было 2019 год, стало 2020 год»."""
        if self.given:
            said = _("указано поле %(field)s")
        elif self.taken:
            said = _("убрано поле %(field)s")
        else:
            said = _("изменено поле %(field)s")
        said = said % {"field": self._shown}
        if self.before and self.after and self.before != self.after:
            return _("%(said)s: было %(before)s, стало %(after)s") % {
                "said": said,
                "before": self.before,
                "after": self.after,
            }
        if self.given and self.after:
            return f"{said}: {self.after}"
        if self.taken and self.before:
            return _("%(said)s: было %(before)s") % {"said": said, "before": self.before}
        return said

    @property
    def _shown(self) -> str:
        return f"{self.field} ({self.label})" if self.label else self.field


def shown_change(what: str, before: str, after: str) -> str:
    """«цель «Практики»: было 10, стало 15»; "" before means that it is new, after that it is gone.

    Where both say the same, something else about it has changed.
    """
    if not before:
        return _("указано: %(what)s — %(after)s") % {"what": what, "after": after}
    if not after:
        return _("убрано: %(what)s — %(before)s") % {"what": what, "before": before}
    if before == after:
        return _("уточнено: %(what)s — %(after)s, другое пояснение или источник") % {
            "what": what,
            "after": after,
        }
    figures = {"what": what, "before": before, "after": after}
    return _("%(what)s: было %(before)s, стало %(after)s") % figures


@dataclass(frozen=True, kw_only=True)
class ListChanged(Change):
    """A list of things that each have a name: which came, went, or changed."""

    kind = "list-changed"
    field: str
    label: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()

    @property
    def deed(self) -> str:
        """«инструменты: добавлено 5С; убрано Канбан»; only the order may have changed."""
        parts = [
            f"{word} {listed(names)}"
            for word, names in (
                (_("добавлено"), self.added),
                (_("убрано"), self.removed),
                (_("изменено"), self.altered),
            )
            if names
        ]
        return f"{self.label}: {'; '.join(parts) or _('другой порядок')}"


@dataclass(frozen=True, kw_only=True)
class SourcesChanged(ListChanged):
    """Sources that a file names."""

    kind = "sources-changed"
    rank = SMALL


@dataclass(frozen=True, kw_only=True)
class TextsChanged(Change):
    """Long texts that were written, rewritten or taken out; they are named, not repeated."""

    kind = "texts-changed"
    written: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def deed(self) -> str:
        """«написано: чего остерегаться; переписано: задача и решение»."""
        parts = (
            (_("написано"), self.written),
            (_("переписано"), self.rewritten),
            (_("убрано"), self.removed),
        )
        return "; ".join(f"{word}: {listed(names)}" for word, names in parts if names)


@dataclass(frozen=True, kw_only=True)
class Retitled(Change):
    """Another title or name; the subject bears the new one."""

    kind = "retitled"
    before: str

    @property
    def deed(self) -> str:
        """«новое название (было «Окно»)»."""
        return _("новое название (было %(before)s)") % {"before": quoted(self.before)}


@dataclass(frozen=True, kw_only=True)
class FileTouched(Change):
    """A file that differs although nothing that it tells does: notes, order, layout."""

    kind = "file-touched"
    rank = SMALL

    @property
    def deed(self) -> str:
        """That only the looks have changed."""
        return _("сведения те же; изменены оформление, порядок или примечания")


@dataclass(frozen=True, kw_only=True)
class FileUnfamiliar(Change):
    """A file that is no part of a catalog (the check says why) came, went or changed."""

    kind = "file-unfamiliar"
    rank = ORDINARY
    was: bool
    """Whether it stood there before."""
    is_: bool
    """Whether it stands there now."""

    @property
    def deed(self) -> str:
        """What happened to it, and that nobody reads it."""
        if not self.was:
            return _("добавлен файл, которого каталог не читает")
        if not self.is_:
            return _("убран файл, которого каталог не читал")
        return _("изменён файл, которого каталог не читает")


@dataclass(frozen=True, kw_only=True)
class FileUnread(Change):
    """A file that differs, but cannot be read on a side: it is not known what has changed in it."""

    kind = "file-unread"
    rank = NOTABLE
    before: bool
    """Whether it could be read in full before the change."""
    after: bool
    """Whether it can be now."""

    @property
    def deed(self) -> str:
        """That something has changed, and that nobody can say what."""
        if not self.before and not self.after:
            where = _("и до правки, и после неё")
        elif self.before:
            where = _("после правки")
        else:
            where = _("до правки")
        return _(
            "файл изменён, но %(where)s его не прочесть целиком: что изменилось, сказано не всё"
        ) % {"where": where}
