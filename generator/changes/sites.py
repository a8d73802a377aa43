"""Training sites: opened, planned, closed, and whom they serve."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalog.entries import full_id
from generator.changes.change import NOTABLE, Change, Retitled
from generator.changes.fields import Concern, field_changes
from generator.changes.naming import Names, listed, quoted
from generator.model.site import Site
from generator.pages.labels import SITE_KINDS, SITE_STATES
from generator.pages.wording import _, shown


@dataclass(frozen=True, kw_only=True)
class SiteAdded(Change):
    """A new site; the subject is where it stands."""

    kind = "site-added"
    rank = NOTABLE
    id: str
    name: str
    sort: str
    state: str

    @property
    def deed(self) -> str:
        """«добавлена площадка «Фабрика» (фабрика процессов, планируется)»."""
        return _("добавлена учебная площадка %(name)s (%(sort)s, %(state)s)") % {
            "name": quoted(self.name),
            "sort": self.sort[:1].lower() + self.sort[1:],
            "state": self.state,
        }


@dataclass(frozen=True, kw_only=True)
class SiteRemoved(Change):
    """A site that is gone."""

    kind = "site-removed"
    rank = NOTABLE
    id: str

    @property
    def deed(self) -> str:
        """«площадка удалена»."""
        return _("учебная площадка удалена; закрытые площадки оставляют с пометкой closed")

    @property
    def news(self) -> str:
        """«площадка удалена»."""
        return _("учебная площадка удалена")


@dataclass(frozen=True, kw_only=True)
class SiteTurned(Change):
    """Opened, planned or closed."""

    kind = "site-turned"
    rank = NOTABLE
    before: str
    after: str

    @property
    def deed(self) -> str:
        """«площадка открылась (раньше планировалась)»."""
        now = {
            "planned": _("учебная площадка снова только планируется"),
            "open": _("учебная площадка открылась"),
            "closed": _("учебная площадка закрылась"),
        }
        return f"{now[self.after]} ({_('до правки')}: {_(SITE_STATES[self.before])})"


@dataclass(frozen=True, kw_only=True)
class SiteServes(Change):
    """Serves other municipalities than before."""

    kind = "site-serves"
    rank = NOTABLE
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def deed(self) -> str:
        """«обслуживает ещё Бор; больше не обслуживает Выксу»."""
        parts = [
            f"{word}: {listed(names)}"
            for word, names in (
                (_("теперь обслуживает и"), self.added),
                (_("больше не обслуживает"), self.removed),
            )
            if names
        ]
        return "; ".join(parts)


def site_added(identity: str, site: Site, file: str, names: Names) -> SiteAdded:
    """The change that brings a site."""
    region = identity.partition("/")[0]
    return SiteAdded(
        region=region,
        subject=names.of("municipality", site.municipality, region),
        file=file,
        id=identity,
        name=shown(site.name),
        sort=_(SITE_KINDS[site.kind]),
        state=_(SITE_STATES[site.status]),
    )


def site_removed(identity: str, site: Site, file: str, names: Names) -> SiteRemoved:
    """The change that takes a site away."""
    region = identity.partition("/")[0]
    return SiteRemoved(region=region, subject=quoted(shown(site.name)), file=file, id=identity)


def site_changes(identity: str, was: Site, now: Site, file: str, names: Names) -> Iterator[Change]:
    """The differences of a site that there was and is."""
    region = identity.partition("/")[0]
    concern = Concern(region, quoted(shown(now.name)), file)
    whom = concern.as_fields()
    told = {"status"}
    if was.status != now.status:
        yield SiteTurned(**whom, before=was.status, after=now.status)
    if shown(was.name) != shown(now.name):
        yield Retitled(**whom, before=shown(was.name))
        told.add("name")
    had = {full_id(one, region) for one in was.serves}
    has = {full_id(one, region) for one in now.serves}
    if had != has:
        yield SiteServes(
            **whom,
            added=tuple(
                names.municipality(full_id(one, region))
                for one in now.serves
                if full_id(one, region) not in had
            ),
            removed=tuple(
                names.municipality(full_id(one, region))
                for one in was.serves
                if full_id(one, region) not in has
            ),
        )
        told.add("serves")
    yield from field_changes(was, now, concern, names, told)
