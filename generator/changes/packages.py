"""Replication packages: their practices, their waves, and how far each municipality has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.changes.change import NOTABLE, Change, Retitled
from generator.changes.fields import Concern, field_changes, paired
from generator.changes.naming import Names, listed, quoted
from generator.model.meanings import meanings_of
from generator.model.package import Package, Wave, WaveMember
from generator.pages.wording import _, shown


@dataclass(frozen=True, kw_only=True)
class PackageAdded(Change):
    """A new package; the subject is its region."""

    kind = "package-added"
    rank = NOTABLE
    id: str
    title: str

    @property
    def deed(self) -> str:
        """«добавлен пакет тиражирования «Услуги без очередей»»."""
        return _("добавлен пакет тиражирования %(title)s") % {"title": quoted(self.title)}


@dataclass(frozen=True, kw_only=True)
class PackageRemoved(Change):
    """A package that is gone."""

    kind = "package-removed"
    rank = NOTABLE
    id: str

    @property
    def deed(self) -> str:
        """«пакет удалён»."""
        return _("пакет тиражирования удалён")


@dataclass(frozen=True, kw_only=True)
class WavesChanged(Change):
    """Waves that were planned or taken out."""

    kind = "waves-changed"
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def deed(self) -> str:
        """«новая волна: «Вторая волна»»."""
        parts = [
            f"{word}: {listed(map(quoted, names))}"
            for word, names in (
                (_("новые волны"), self.added),
                (_("убраны волны"), self.removed),
            )
            if names
        ]
        return "; ".join(parts)


@dataclass(frozen=True, kw_only=True)
class WaveProgress(Change):
    """Who joined or left a wave, and who has come to another stage."""

    kind = "wave-progress"
    rank = NOTABLE
    wave: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    turned: tuple[str, ...]

    @property
    def deed(self) -> str:
        """«волна «Первая»: Бор — внедрено и работает (было: внедряют сейчас)»."""
        parts = list(self.turned)
        if self.added:
            parts.append(_("участвуют и %(names)s") % {"names": listed(self.added)})
        if self.removed:
            parts.append(_("больше не участвуют: %(names)s") % {"names": listed(self.removed)})
        return _("волна %(wave)s") % {"wave": quoted(self.wave)} + f": {'; '.join(parts)}"


@dataclass(frozen=True, kw_only=True)
class WaveChanged(Change):
    """Other particulars of a wave: its dates, notes on its members."""

    kind = "wave-changed"
    wave: str

    @property
    def deed(self) -> str:
        """«волна «Первая»: изменены сроки или пояснения»."""
        return _("волна %(wave)s: изменены сроки, порядок или пояснения") % {
            "wave": quoted(self.wave)
        }


def package_added(identity: str, package: Package, file: str, names: Names) -> PackageAdded:
    """The change that brings a package."""
    region = identity.partition("/")[0]
    return PackageAdded(
        region=region,
        subject=names.region(region),
        file=file,
        id=identity,
        title=shown(package.title),
    )


def package_removed(identity: str, package: Package, file: str, names: Names) -> PackageRemoved:
    """The change that takes a package away."""
    region = identity.partition("/")[0]
    return PackageRemoved(
        region=region, subject=quoted(shown(package.title)), file=file, id=identity
    )


def package_changes(
    identity: str, was: Package, now: Package, file: str, names: Names
) -> Iterator[Change]:
    """The differences of a package that there was and is."""
    region = identity.partition("/")[0]
    concern = Concern(region, quoted(shown(now.title)), file)
    told = {"waves"}
    if shown(was.title) != shown(now.title):
        yield Retitled(**concern.as_fields(), before=shown(was.title))
        told.add("title")
    yield from _waves(was.waves, now.waves, concern, names)
    yield from field_changes(was, now, concern, names, told)


def _waves(
    before: tuple[Wave, ...], after: tuple[Wave, ...], concern: Concern, names: Names
) -> Iterator[Change]:
    found = paired(before, after, lambda one: shown(one.title))
    if found.added or found.removed:
        yield WavesChanged(
            **concern.as_fields(),
            added=tuple(shown(one.title) for one in found.added),
            removed=tuple(shown(one.title) for one in found.removed),
        )
    for was, now in found.altered:
        yield _progress(was, now, concern, names) or WaveChanged(
            **concern.as_fields(), wave=shown(now.title)
        )


def _progress(was: Wave, now: Wave, concern: Concern, names: Names) -> WaveProgress | None:
    def called(one: WaveMember) -> str:
        return names.of("municipality", one.id, concern.region)

    found = paired(was.municipalities, now.municipalities, lambda one: one.id)
    meanings = dict(meanings_of(("planned", "in-progress", "adopted", "abandoned")))
    turned = tuple(
        _("%(name)s — %(after)s (было: %(before)s)")
        % {
            "name": called(new),
            "after": meanings[new.status],
            "before": meanings[old.status],
        }
        for old, new in found.kept
        if old.status != new.status
    )
    if not (found.added or found.removed or turned):
        return None
    return WaveProgress(
        **concern.as_fields(),
        wave=shown(now.title),
        added=tuple(map(called, found.added)),
        removed=tuple(map(called, found.removed)),
        turned=turned,
    )
