"""Who asks how far practices have spread: whatever is made meanwhile rests on the answers.

What a practice says of itself changes seldom, but replications are added every week. So a card
notes when it is asked for its uptake, and a build knows afterwards what a new replication touches.
A question is known by its key: the full id of a practice; the id of a region, for all practices
that were born in it or that its municipalities have taken up, and for what was found in its files;
or EVERYTHING. Whatever keeps answers asks again each time it gives one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, Generic, Self, TypeVar, overload

Value = TypeVar("Value")

EVERYTHING: Final = "*"
"""The key for the uptake of all practices."""
FEW: Final = 16
"""Who asks for more practices than that to derive something from them asks for all."""

_heard: ContextVar[set[str] | None] = ContextVar("heard", default=None)


def ask(*keys: str) -> None:
    """Note that what is being made rests on the answers to these."""
    heard = _heard.get()
    if heard is not None:
        heard.update(keys)


@contextmanager
def listening() -> Iterator[set[str]]:
    """The keys of what is asked meanwhile, as they come; nobody outside hears of them."""
    heard: set[str] = set()
    before = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(before)


@contextmanager
def answered_by(key: str) -> Iterator[None]:
    """Whatever is asked meanwhile, what comes of it rests on `key` alone: that is for those who say
    so to know."""
    ask(key)
    with listening():
        yield


class derived(Generic[Value]):  # noqa: N801 - used as a decorator
    """A property that is worked out once. What had to be asked for it, each reader asks again."""

    def __init__(self, make: Callable[[Any], Value]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self._name = f"{name} and what was asked for it"

    @overload
    def __get__(self, thing: None, owner: type[Any] | None = None) -> Self: ...

    @overload
    def __get__(self, thing: object, owner: type[Any] | None = None) -> Value: ...

    def __get__(self, thing: Any, owner: type[Any] | None = None) -> Any:
        if thing is None:
            return self
        known = thing.__dict__.get(self._name)
        if known is None:
            with listening() as keys:
                value = self._make(thing)
            known = value, tuple(keys) if len(keys) <= FEW else (EVERYTHING,)
            thing.__dict__[self._name] = known
        if known[1]:
            ask(*known[1])
        return known[0]

    def __delete__(self, thing: Any) -> None:
        """Forget it: whoever reads it next has it worked out anew."""
        thing.__dict__.pop(self._name, None)
