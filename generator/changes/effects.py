"""Effects that came, went or say another figure: before → after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.changes.change import Change
from generator.changes.fields import Concern, paired
from generator.changes.naming import listed, quoted
from generator.model.figures import Effect
from generator.pages.effects import small_effect
from generator.pages.labels import EFFECT_KINDS
from generator.pages.wording import _, shown


@dataclass(frozen=True, kw_only=True)
class EffectAdded(Change):
    """A new effect."""

    kind = "effect-added"
    metric: str
    figure: str
    how: str

    @property
    def deed(self) -> str:
        """«новый эффект «Жалобы жителей»: 420 → 20 жалоб (измерено)»."""
        return _("новый эффект %(metric)s: %(figure)s (%(how)s)") % {
            "metric": quoted(self.metric),
            "figure": self.figure,
            "how": self.how,
        }


@dataclass(frozen=True, kw_only=True)
class EffectRemoved(Change):
    """An effect that is told no more."""

    kind = "effect-removed"
    metric: str
    figure: str

    @property
    def deed(self) -> str:
        """«убран эффект «Жалобы жителей» (было 420 → 20 жалоб)»."""
        return _("убран эффект %(metric)s (был указан так: %(figure)s)") % {
            "metric": quoted(self.metric),
            "figure": self.figure,
        }


@dataclass(frozen=True, kw_only=True)
class EffectChanged(Change):
    """An effect whose figure or grounds differ. `also` are other parts of it that do."""

    kind = "effect-changed"
    metric: str
    before: str
    after: str
    also: tuple[str, ...] = ()

    @property
    def deed(self) -> str:
        """«эффект «Жалобы жителей»: было 420 → 20 жалоб, стало 420 → 15 жалоб»."""
        said = _("эффект %(metric)s") % {"metric": quoted(self.metric)}
        parts = []
        if self.before != self.after:
            figures = {"before": self.before, "after": self.after}
            parts.append(_("было %(before)s, стало %(after)s") % figures)
        if self.also:
            parts.append(_("изменено %(parts)s") % {"parts": listed(self.also)})
        return f"{said}: {'; '.join(parts)}"


def effect_changes(
    before: tuple[Effect, ...], after: tuple[Effect, ...], concern: Concern
) -> Iterator[Change]:
    """What came, went and changed among the effects of one place."""
    found = paired(before, after, lambda one: shown(one.metric))
    whom = concern.as_fields()
    for effect in found.added:
        small = small_effect(effect)
        how = _(EFFECT_KINDS[effect.kind])
        yield EffectAdded(**whom, metric=small.metric, figure=small.figure, how=how)
    for old, new in found.altered:
        was, now = small_effect(old), small_effect(new)
        yield EffectChanged(
            **whom, metric=now.metric, before=was.figure, after=now.figure, also=_also(old, new)
        )
    for effect in found.removed:
        small = small_effect(effect)
        yield EffectRemoved(**whom, metric=small.metric, figure=small.figure)


def _also(old: Effect, new: Effect) -> tuple[str, ...]:
    """The parts that differ beside the figure; the figure's own where it looks the same."""
    words = {
        "kind": _("измерено оно или сообщено"),
        "better": _("что лучше"),
        "date": _("время"),
        "note": _("пояснение"),
        "source": _("источник"),
    }
    found = [word for name, word in words.items() if getattr(old, name) != getattr(new, name)]
    figures = ("unit", "before", "after", "change")
    if small_effect(old).figure == small_effect(new).figure and any(
        getattr(old, name) != getattr(new, name) for name in figures
    ):
        found.insert(0, _("числа, которых нет в краткой записи"))
    return tuple(found)
