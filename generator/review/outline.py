"""The outline of a review that all its forms share: what stands where, and in which words.

Each section has a heading and sentences; plain text, to be escaped by whoever prints it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.changes.change import Change, FileTouched
from generator.changes.comparing import by_region
from generator.changes.naming import commas
from generator.findings import Finding, Severity
from generator.pages.wording import _, counted
from generator.review.reviewing import Review, page_words


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, the most important first."""

    heading: str
    lines: tuple[str, ...]


def title() -> str:
    """«Что меняет правка»."""
    return _("Что меняет правка")


def compared(review: Review) -> str:
    """What was compared with what."""
    before, after = (
        f"{side.name or _('рабочая папка')}{f' ({side.commit[:10]})' if side.commit else ''}"
        for side in (review.before, review.after)
    )
    return _("Сравнили: %(before)s → %(after)s") % {"before": before, "after": after}


def summary(review: Review) -> str:
    """The review in one sentence; that nothing has changed only where that is certain."""
    if review.unchanged:
        return _("Ничего не изменилось: файлы каталога одинаковы.")
    parts = []
    telling, touched = told_apart(review)
    if telling:
        parts.append(counted("%(num)s изменение", "%(num)s изменений", len(telling)))
    elif touched:
        parts.append(_("сведения те же, изменено только оформление файлов"))
    if review.pages is not None:
        parts.append(page_words(review.pages) or _("ни одна страница не изменится"))
    errors = sum(finding.severity is Severity.ERROR for finding in review.new)
    if errors:
        parts.append(counted("%(num)s новая ошибка", "%(num)s новых ошибок", errors))
    said = f"{'; '.join(parts)}." if parts else ""
    if not review.complete:
        said = f"{said} {_('Сравнить удалось не всё.')}".strip()
    return said[:1].upper() + said[1:]


def told_apart(review: Review) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """The changes that tell something new, and those of the mere looks of a file."""
    touched = tuple(one for one in review.changes if isinstance(one, FileTouched))
    return tuple(one for one in review.changes if not isinstance(one, FileTouched)), touched


def sections(review: Review) -> Iterator[Section]:
    """All sections that have something to say, what needs attention first."""
    errors = [f for f in review.new if f.severity is Severity.ERROR]
    others = [f for f in review.new if f.severity is Severity.WARNING]
    if errors:
        yield Section(_("Новые ошибки: с ними правку не примут"), tuple(map(_finding, errors)))
    elif review.errors:
        old = counted("%(num)s ошибка", "%(num)s ошибок", review.errors)
        said = _("В каталоге %(errors)s, и все они были до правки; их покажет atlas check")
        yield Section(_("Прежние ошибки"), (said % {"errors": old},))
    if review.left_out:
        yield Section(
            _("Не разобрано: это не значит, что здесь ничего не изменилось"),
            tuple(one.sentence for one in review.left_out),
        )
    if review.pages is not None and review.pages.lost:
        lost = tuple(one.sentence for one in review.pages.lost)
        yield Section(_("Адреса, которые перестанут открываться"), lost)
    for region, some in by_region(told_apart(review)[0]).items():
        heading = review.regions[region]
        yield Section(heading, tuple(_under(heading, change) for change in some))
    yield from _pages(review)
    if others:
        yield Section(_("Новые предупреждения"), tuple(map(_finding, others)))
    rest = tuple(_rest(review))
    if rest:
        yield Section(_("К сведению"), rest)


def _under(heading: str, change: Change) -> str:
    """The sentence of a change; a heading is not said again as its subject."""
    said = change.deed if change.subject == heading else change.sentence
    return said if change.subject == change.file else said[:1].upper() + said[1:]


def _pages(review: Review) -> Iterator[Section]:
    pages = review.pages
    if pages is None or not pages.any:
        return
    moved = _("Перенаправляет: %(old)s → %(new)s")
    groups = (
        (_("Появится"), pages.appeared),
        (_("Исчезнет"), pages.vanished),
        (_("Изменится"), pages.changed),
    )
    lines = [moved % {"old": old, "new": new} for old, new in pages.redirected.items()]
    lines += [f"{word}: {address or '/'}" for word, some in groups for address in some]
    words = page_words(pages)
    yield Section(f"{_('Страницы')}: {words}", tuple(lines))


def _rest(review: Review) -> Iterator[str]:
    touched = [change.file for change in told_apart(review)[1]]
    if touched:
        said = _("Сведения те же, изменены оформление, порядок или примечания: %(files)s")
        yield said % {"files": commas(touched)}
    notes = sum(finding.severity is Severity.INFO for finding in review.new)
    if notes:
        yield counted("%(num)s новая заметка проверки", "%(num)s новых заметок проверки", notes)
    if review.mended:
        yield counted(
            "%(num)s прежнего замечания больше нет",
            "%(num)s прежних замечаний больше нет",
            review.mended,
        )
    if review.beside:
        words = counted("%(num)s файл", "%(num)s файлов", len(review.beside))
        yield _(
            "Кроме каталога изменено: %(files)s; что это значит, обзор не говорит, страницы он "
            "рисует нынешней программой"
        ) % {"files": words}


def _finding(finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}"
    hint = finding.hint()
    said = f"{finding.code.id} {place}: {finding.message()}"
    return f"{said} → {hint}" if hint else said
