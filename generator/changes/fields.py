"""Two states of one record, field by field: whatever differs becomes a change, even a field that
was added to the models yesterday.

The kinds of records say what they tell in words of their own; all the rest is told here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

from generator.changes.change import Change, FieldChanged, ListChanged, SourcesChanged, TextsChanged
from generator.changes.naming import Names, cut, listed, quoted
from generator.model.description import FieldDescription, describe
from generator.model.figures import Amount
from generator.model.metrics import METRIC_NAMES
from generator.model.record import Record
from generator.pages.wording import _, shown
from generator.text import UNITS, number, plain, say, show_amount, show_date

T = TypeVar("T")

_LABELS: Final = ("title", "name", "metric", "organisation", "by", "municipality", "region", "id")
"""The fields that tell one record of a list from another, the best first."""


@dataclass(frozen=True, slots=True)
class Concern:
    """Whom a change concerns: what each `Change` says of itself."""

    region: str
    subject: str
    file: str

    def as_fields(self) -> dict[str, str]:
        """The same, to make a change of."""
        return {"region": self.region, "subject": self.subject, "file": self.file}


@dataclass(frozen=True, slots=True)
class Paired(Generic[T]):
    """What came, what went, and what stayed (as it was, as it is)."""

    added: tuple[T, ...]
    removed: tuple[T, ...]
    kept: tuple[tuple[T, T], ...]

    @property
    def altered(self) -> tuple[tuple[T, T], ...]:
        """What stayed but is not as it was."""
        return tuple(pair for pair in self.kept if pair[0] != pair[1])


def paired(before: Iterable[T], after: Iterable[T], *keys: Callable[[T], Hashable]) -> Paired[T]:
    """Which things of `before` are which of `after`: equal ones first, then by each of `keys`."""
    old, new = list(before), list(after)
    kept: list[tuple[int, T, T]] = []
    tests: list[Callable[[T], Hashable]] = [_itself, *keys]
    places = {id(one): place for place, one in enumerate(new)}
    for key in tests:
        waiting: dict[Hashable, list[T]] = {}
        for one in old:
            waiting.setdefault(key(one), []).append(one)
        left = []
        for one in new:
            same = waiting.get(key(one))
            if same:
                kept.append((places[id(one)], same.pop(0), one))
            else:
                left.append(one)
        old, new = [one for some in waiting.values() for one in some], left
    kept.sort(key=lambda found: found[0])
    return Paired(tuple(new), tuple(old), tuple((was, now) for _, was, now in kept))


def _itself(one: object) -> Hashable:
    return repr(one)


def field_changes(
    before: Record,
    after: Record,
    concern: Concern,
    names: Names,
    told: Collection[str] = (),
    texts: Mapping[str, str] | None = None,
) -> Iterator[Change]:
    """The differences of two records of one kind, but for the fields that are `told` elsewhere.

    `texts` are short names of long texts.
    """
    written: list[str] = []
    rewritten: list[str] = []
    removed: list[str] = []
    for field in describe(type(after)).fields:
        old, new = _value(before, field), _value(after, field)
        if old == new or field.name in told:
            continue
        name = (texts or {}).get(field.name, "")
        if name or (field.form.about == "markdown" and not field.form.many):
            name = name or label_of(field)
            (written if old is None else removed if new is None else rewritten).append(name)
        else:
            yield from _field(field, old, new, concern, names, "")
    if written or rewritten or removed:
        yield TextsChanged(
            **concern.as_fields(),
            written=tuple(written),
            rewritten=tuple(rewritten),
            removed=tuple(removed),
        )


def _field(
    field: FieldDescription,
    old: Any,
    new: Any,
    concern: Concern,
    names: Names,
    within: str,
    above: str = "",
) -> Iterator[Change]:
    name = f"{within}{field.name}"
    if isinstance(old, tuple) and isinstance(new, tuple) and field.form.many:
        yield list_change(field, old, new, concern, names, name)
    elif _is_nested(old) and _is_nested(new):
        model: type[Record] = type(new)
        for inner in describe(model).fields:
            was, now = _value(old, inner), _value(new, inner)
            if was != now:
                about = f"{label_of(field)}: "
                yield from _field(inner, was, now, concern, names, f"{name}.", about)
    else:
        yield FieldChanged(
            **concern.as_fields(),
            field=name,
            label=label_of(field),
            before=in_words(old, field, names, concern.region),
            after=in_words(new, field, names, concern.region),
            given=old is None or old == (),
            taken=new is None or new == (),
            above=above,
        )


def list_change(
    field: FieldDescription,
    old: Sequence[Any],
    new: Sequence[Any],
    concern: Concern,
    names: Names,
    name: str,
) -> ListChanged:
    """What came, went or changed in a list; `name` is its path in the file."""

    def called(one: Any) -> str:
        return call(one, field, names, concern.region)

    found = paired(old, new, called)
    kind = SourcesChanged if name == "sources" else ListChanged
    return kind(
        **concern.as_fields(),
        field=name,
        label=_("источники") if name == "sources" else label_of(field),
        added=tuple(map(called, found.added)),
        removed=tuple(map(called, found.removed)),
        altered=tuple(called(now) for _, now in found.altered),
    )


def field_called(model: type[Record], name: str) -> FieldDescription:
    """The field `name` of a model, as files write it. Raises StopIteration if there is none."""
    return next(field for field in describe(model).fields if field.name == name)


@lru_cache(maxsize=1024)
def label_of(field: FieldDescription) -> str:
    """What a field is about, as part of a sentence: «когда начали»."""
    about = field.about.partition(" (")[0].partition(":")[0].partition(" из practices")[0]
    about = about.strip(" .")
    first = about.partition(" ")[0]
    return about if first.isupper() and len(first) > 1 else about[:1].lower() + about[1:]


def in_words(value: Any, field: FieldDescription, names: Names, region: str) -> str:
    """A value as a sentence repeats it; "" where it is too much to be repeated."""
    form = field.form
    if value is None or value == ():
        return ""
    if isinstance(value, Amount):
        unit = UNITS[value.unit] if value.unit else None
        return show_amount(value.value, value.bound, unit)
    if isinstance(value, bool):
        return _("да") if value else _("нет")
    if isinstance(value, (int, float)):
        # A year is no number of things: «2024», not «2 024».
        return str(value) if field.name == "year" else number(value)
    if isinstance(value, tuple):
        parts = [in_words(one, field, names, region) for one in value]
        return listed(parts) if all(parts) else ""
    if isinstance(value, Record):
        return _record_in_words(value, names, region)
    if form.refers:
        return names.of(form.refers, value, region)
    return _text_in_words(value, field)


def _text_in_words(value: Any, field: FieldDescription) -> str:
    form = field.form
    if form.about == "date":
        return show_date(value)
    if form.values:
        return _(dict(form.values).get(value, value))
    if form.vocabulary == "metrics":
        return quoted(_(METRIC_NAMES[value]))
    if form.vocabulary == "units":
        return UNITS[value].ru.many
    text = shown(plain(say(value))) if form.about in ("text", "markdown") else str(value)
    return quoted(cut(" ".join(text.split())))


def _record_in_words(record: Record, names: Names, region: str) -> str:
    """A nested record in one line: its parts in their order, texts left out."""
    parts = [
        in_words(value, field, names, region)
        for field in describe(type(record)).fields
        for value in (_value(record, field),)
        if field.form.about != "markdown" and field.form.refers != "source"
        if not isinstance(value, tuple) and _value(record, field) != field_default(record, field)
    ]
    return cut(", ".join(part for part in parts if part))


def field_default(record: Record, field: FieldDescription) -> Any:
    """What holds where a field is left out."""
    info = type(record).model_fields[_attribute(type(record), field.name)]
    return None if info.is_required() else info.default


def call(one: Any, field: FieldDescription, names: Names, region: str) -> str:
    """What a thing of a list is called: by its name, else by all that it says."""
    if not isinstance(one, Record):
        return in_words(one, field, names, region) or cut(quoted(str(one)))
    inner = {part.name: part for part in describe(type(one)).fields}
    for name in _LABELS:
        if name in inner and (value := _value(one, inner[name])) is not None:
            if name == "id" or inner[name].form.refers:
                return str(value)
            return in_words(value, inner[name], names, region)
    return _record_in_words(one, names, region)


def _is_nested(value: Any) -> bool:
    return isinstance(value, Record) and not isinstance(value, Amount)


def _value(record: Record, field: FieldDescription) -> Any:
    return getattr(record, _attribute(type(record), field.name))


def _attribute(model: type[Record], name: str) -> str:
    """The attribute of the field that files call `name` (`from` is `from_`)."""
    return name if name in model.model_fields else f"{name}_"
