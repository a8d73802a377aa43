"""Asking at the terminal: what an option has not said, again until the answer will do.

An option that will not do refuses the command at once; so does a question that nobody answers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from generator.cli.arguments import refuse

if TYPE_CHECKING:
    from generator.editing.choices import Choice

Judge = Callable[[str], str]
"""What is wrong with an answer, in Russian; "" if it will do."""

MOST_SHOWN = 60
"""Of longer lists people are asked for a part of the name."""


def ask(question: str, option: str, given: str | None, judge: Judge, default: str = "") -> str:
    """The text that `given` says or people answer, without spaces around it."""
    if given is not None:
        fault = judge(given.strip())
        if fault:
            refuse(f"{option}: {fault}")
        return given.strip()
    while True:
        answer = " ".join(_prompt(question, option, default).split())
        fault = judge(answer)
        if not fault:
            return answer
        typer.echo(f"  {fault}")


def choose(
    question: str, option: str, given: str | None, choice: Choice, *, needed: bool = True
) -> str:
    """The id of `choice` that `given` names or people choose; "" where nothing is needed."""
    if given is None:
        _show(choice)

    def judge(answer: str) -> str:
        if choice.meant(answer) or (not answer and not needed):
            return ""
        like = [f"{key} ({choice.names[key]})" for key in choice.like(answer)[:5]]
        return f"«{answer}» нет в списке" + (f"; похоже на: {', '.join(like)}" if like else "")

    if not needed:
        question += " (Enter — пропустить)"
    return choice.meant(ask(question, option, given, judge))


def _show(choice: Choice) -> None:
    if len(choice.names) > MOST_SHOWN:
        typer.echo(f"Известно записей: {len(choice.names)}. Напишите часть названия.")
        return
    width = max((len(key) for key in choice.names), default=0)
    for number, (key, name) in enumerate(choice.names.items(), 1):
        typer.echo(f"{number:>4}. {key:<{width}}  {name}")


def _prompt(question: str, option: str, default: str) -> str:
    try:
        answer = typer.prompt(question, default=default, show_default=bool(default))
    except typer.Abort:
        typer.echo()
        refuse(f"нет ответа на вопрос «{question}»; его можно дать параметром {option}")
    return str(answer)
