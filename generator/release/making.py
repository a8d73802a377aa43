"""One release: the files of the catalog, all tables made of them, what changed, how to cite it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.catalog import Catalog, load_catalog
from generator.findings import Finding, Severity
from generator.pages.wording import _
from generator.publishing import licence
from generator.publishing.citation import citation
from generator.publishing.open_files import in_memory
from generator.reading import walk
from generator.reading.opening import NotReadable, read_bytes
from generator.reading.revisions import NoRevision, changed_files, revision
from generator.release.bundle import SUMS, digest, packed, with_sums
from generator.release.changes import changes_since, no_changes, release_before
from generator.site.edition.commit import commit_of
from generator.spreadsheets.exporting import FOLDER, Holdings
from generator.spreadsheets.opendata import CITATION
from generator.spreadsheets.parcels import in_order, pack, pack_others
from generator.spreadsheets.rows import practice_rows
from generator.text.dates import show_date

CATALOG = "catalog/"
"""Where in a release the files of the catalog stand as they were written."""


class NotReleased(Exception):
    """The release could not be made; the message says why, in Russian."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the data are published: addresses of the site and of its source, or empty."""

    url: str = ""
    repository: str = ""


@dataclass(frozen=True, slots=True)
class Released:
    """A release: the name of its archive without the ending, the archive, its SHA-256.

    `data` is empty where the catalog has errors: `findings` say which. `since` is what it was
    compared with, if with anything.
    """

    name: str
    data: bytes
    findings: tuple[Finding, ...]
    since: str | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of the archive."""
        return digest(self.data)


def release_name(today: dt.date) -> str:
    """What the release of a day is called: "atlas-2026-11-22"."""
    return f"atlas-{today.isoformat()}"


def release(
    root: Path,
    today: dt.date,
    since: str | None = None,
    origin: Origin = Origin(),
    jobs: int | None = None,
) -> Released:
    """The release of the catalog under `root` as of `today`.

    `since` is the revision to tell the changes from; without it the newest tag of a release.
    Raises NotReleased for files that cannot be read, NotComparable where `since` is unknown.
    """
    name = release_name(today)
    loaded = load_catalog(root, today)
    findings = tuple(loaded.findings)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Released(name, b"", findings)
    catalog = loaded.catalog
    rows = practice_rows(loaded.records, catalog)
    with TemporaryDirectory(prefix="atlas-") as folder:
        place = Path(folder)
        parcels = [pack_others(catalog, place / "others")]
        parcels += [pack(rows, catalog, place / "practices")] if rows else []
        holdings = Holdings(in_order(parcels), place, catalog.today, origin.url, origin.repository)
        files = dict(in_memory(holdings.files()))
    del files[f"{FOLDER}{CITATION}"]  # the release has its own, which knows the commit
    files |= _sources(root)
    before = since or release_before(root, today)
    changes = changes_since(root, before, today, jobs) if before else no_changes()
    commit = _commit(root)
    files |= {
        "CHANGES.txt": changes.encode(),
        "LICENSE.txt": _licence().encode(),
        "README.txt": _read_me(catalog, today, commit).encode(),
        CITATION: citation(today, origin.url, origin.repository, commit).encode(),
    }
    return Released(name, packed(name, with_sums(files), today), findings, before)


def _sources(root: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the catalog as they were written."""
    for entry in walk(root).entries:
        try:
            yield f"{CATALOG}{entry.file}", read_bytes(root, entry.file, entry.kind.limits.size)
        except NotReadable:
            raise NotReleased(f"файл {entry.file} не прочитать") from None


def _commit(root: Path) -> str:
    """The commit that the catalog under `root` is; "" where it is none, or something has been
    changed since."""
    try:
        touched = changed_files(revision(root, "HEAD"))
    except NoRevision:
        return commit_of(root)
    return "" if touched else commit_of(root)


def _licence() -> str:
    return (
        f"{licence.TITLE}\n\n"
        f"{_('Данные можно использовать свободно, назвав источник и сказав, что изменено.')}\n"
        f"{licence.LICENCE_TITLE} ({licence.LICENCE_NAME}): {licence.LICENCE_URL}\n"
    )


def _read_me(catalog: Catalog, today: dt.date, commit: str) -> str:
    parts = [
        f"{licence.TITLE}: {_('данные на %(day)s') % {'day': show_date(today.isoformat())}}",
        licence.ABOUT,
        _("Опубликованных практик: %(count)s.") % {"count": len(catalog.published)},
        "\n".join(
            (
                _("Что здесь:"),
                f"  {FOLDER} — {_('таблицы CSV и их описание (datapackage.json), база, книга')}",
                f"  {CATALOG} — {_('файлы каталога, как они были написаны')}",
                f"  CHANGES.txt — {_('что изменилось с прошлого выпуска')}",
                f"  CITATION.cff — {_('как сослаться, для программ')}",
                f"  {SUMS} — {_('контрольные суммы; проверить: sha256sum -c SHA256SUMS')}",
            )
        ),
        _("Как сослаться: %(line)s.") % {"line": licence.citation_line(today)},
        _("Лицензия данных: %(name)s, %(url)s")
        % {"name": licence.LICENCE_NAME, "url": licence.LICENCE_URL},
    ]
    if commit:
        parts.append(_("Версия каталога: %(commit)s") % {"commit": commit})
    return "\n\n".join(parts) + "\n"
