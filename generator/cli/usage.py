"""How the commands are called, in Russian: their help, and what to write where a call is not
understood. Typer says both in English alone, except for what we tell it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any, Final, NoReturn

import typer

# Typer names neither its formatter of help nor its kinds of mistakes publicly; its version is
# fixed, and a test calls each.
from typer._click import Command, Context, HelpFormatter, Parameter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperGroup, TyperOption

_HEADINGS: Final = {"Options": "Ключи", "Commands": "Команды", "Arguments": "Что указать"}
_WORDS: Final = {
    "[OPTIONS]": "[КЛЮЧИ]",
    "COMMAND [ARGS]...": "КОМАНДА [ЕЁ КЛЮЧИ]",
    "<str>": "<текст>",
    "<path>": "<путь>",
    "<int>": "<число>",
    "<int range>": "<число>",
    "Show this message and exit.": "Показать эту подсказку.",
    "[default: ": "[по умолчанию: ",
    "required]": "нужно]",
}
_WORD: Final = re.compile("|".join(map(re.escape, sorted(_WORDS, key=len, reverse=True))))
_LEAST: Final = re.compile(r"\bx>=(\d+)")
_UNEXPECTED: Final = re.compile(r"Got unexpected extra argument\S* \((.*)\)", re.DOTALL)


class _Help(HelpFormatter):
    """A page of help with what Typer says by itself in Russian."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _said(args), prefix or "Как вызвать: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        super().write_dl([(_said(one), _said(two)) for one, two in rows], col_max, col_spacing)


class _Call(Context):
    formatter_class = _Help


class Commands(TyperGroup):
    """Commands whose help and whose refusals are in Russian."""

    context_class = _Call

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of that name, None if there is none."""
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            command.context_class = _Call
        return command

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """The command that `args` begin with; refuses in Russian where there is none."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            ctx.fail(f"нет команды «{name}»{_alike(name, self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command that was asked for; ends the process, as Typer does."""
        for stream in (sys.stdout, sys.stderr):
            # File names and values of contributors may hold anything; a log must not fail on them.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            code = super().main(
                args,
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        except NoArgsIsHelpError as help_wanted:
            typer.echo(help_wanted.message, err=True)
            sys.exit(help_wanted.exit_code)
        except UsageError as mistake:
            _refuse(mistake)
        except typer.Abort:
            typer.echo("Прервано.", err=True)
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _refuse(mistake: UsageError) -> NoReturn:
    typer.echo(f"atlas: {_what_is_wrong(mistake)}", err=True)
    if mistake.ctx is not None:
        typer.echo(f"Как вызвать — скажет {mistake.ctx.command_path} --help", err=True)
    sys.exit(mistake.exit_code)


def _what_is_wrong(mistake: UsageError) -> str:
    match mistake:
        case NoSuchOption():
            known = [name for one in _parameters(mistake) for name in one.opts]
            return f"нет ключа «{mistake.option_name}»{_alike(mistake.option_name, known)}"
        case MissingParameter(param=Parameter() as param):
            return f"не указано: {_named(param)}{_meaning(param, mistake.ctx)}"
        case BadParameter(param=Parameter() as param):
            return f"не годится то, что дано для {_named(param)}{_meaning(param, mistake.ctx)}"
        case BadOptionUsage():
            needless = "does not take" in mistake.message
            wish = "пишут без значения" if needless else "пишут со значением, а его нет"
            return f"ключ {mistake.option_name} {wish}"
    if unexpected := _UNEXPECTED.fullmatch(mistake.message):
        return f"лишнее: «{unexpected[1]}»"
    return mistake.format_message()


def _parameters(mistake: UsageError) -> list[Parameter]:
    return mistake.ctx.command.get_params(mistake.ctx) if mistake.ctx is not None else []


def _named(param: Parameter) -> str:
    return param.opts[0] if isinstance(param, TyperOption) else (param.metavar or param.name or "")


def _meaning(param: Parameter, ctx: Context | None) -> str:
    record = param.get_help_record(ctx) if ctx is not None else None
    return "" if record is None else "\n  {}  {}".format(*map(_said, record))


def _alike(name: str, known: Sequence[str]) -> str:
    from generator.model.likeness import nearest

    alike = nearest(name, known, 3)
    return f"; похоже на {', '.join(f'«{one}»' for one in alike)}" if alike else ""


def _said(words: str) -> str:
    return _LEAST.sub(r"не меньше \1", _WORD.sub(lambda found: _WORDS[found[0]], words))
