"""How the commands are to be called is said in Russian, whatever was wrong with the call."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import typer.main

from cli.running import atlas
from generator.cli.main import app
from generator.cli.usage import Commands

ENGLISH = re.compile(
    r"usage|options|commands|arguments|show this|default|required|invalid|missing|such|"
    r"unexpected|takes?|should|input|range|args|<(?:str|int|path)>",
    re.IGNORECASE,
)
"""What Typer says by itself."""


def calls() -> list[str]:
    """Each command as it is called, groups of commands as well: "", "check", "new practice"."""
    found = [""]
    for path in found:
        group = typer.main.get_command(app)
        for name in path.split():
            assert isinstance(group, Commands)
            group = group.commands[name]
        if isinstance(group, Commands):
            found += [f"{path} {name}".strip() for name in group.commands]
    return found


@pytest.mark.parametrize("call", calls())
def test_help_is_in_russian(call: str) -> None:
    """The help of each command has its line, its keys, and no word of Typer's own."""
    told = atlas(*call.split(), "--help")
    assert told.exit_code == 0
    assert told.stdout.startswith(f"Как вызвать: {' '.join(['atlas', *call.split()])} [КЛЮЧИ]")
    assert "--help" in told.stdout
    assert "Показать эту подсказку." in told.stdout
    assert not ENGLISH.findall(re.sub(r"--[\w-]+|status: \w+", "", told.stdout))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("chek", "нет команды «chek»; похоже на «check»"),
        ("new prakticka", "нет команды «prakticka»; похоже на «practice»"),
        ("qqq", "нет команды «qqq»\n"),
        ("--tooday", "нет ключа «--tooday»\n"),
        ("check --tooday", "нет ключа «--tooday»; похоже на «--today»"),
        ("check --root", "ключ --root пишут со значением, а его нет"),
        ("build --strict=1", "ключ --strict пишут без значения"),
        ("check lishnee inoe", "лишнее: «lishnee inoe»"),
        ("demo", "не указано: --out\n  --out <путь>  Новая папка для каталога.  [нужно]"),
        ("comment github", "не указано: НОМЕР\n  НОМЕР <число>"),
        ("comment github x", "не годится то, что дано для НОМЕР"),
        ("build --jobs x", "не годится то, что дано для --jobs\n  --jobs <число>"),
        ("demo --out x --regions 0", "--regions <число>  Сколько регионов.  [по умолчанию: 4; не "),
        ("check --format xml", "--format <text|json|github|gitlab|sarif>"),
    ],
)
def test_a_call_not_understood_says_what_to_write(call: str, said: str) -> None:
    """Each kind of mistake in a call names what is wrong, in Russian, with exit code 2."""
    told = atlas(*call.split())
    assert told.exit_code == 2
    assert told.stderr.startswith("atlas: ")
    assert said in told.stderr
    assert not ENGLISH.findall(re.sub(r"--[\w-]+|\b(?:comment github)\b", "", told.stderr))


@pytest.mark.parametrize("call", ["", "new", "comment"])
def test_a_group_alone_shows_its_commands(call: str) -> None:
    """Who names no command is shown them all, with exit code 2."""
    told = atlas(*call.split())
    assert told.exit_code == 2
    assert "Команды:" in told.output


@pytest.mark.parametrize("call", ["--help", "chek", "demo"])
def test_russian_is_said_whatever_the_terminal_takes(call: str) -> None:
    """A terminal said to know Latin letters alone ends no command with a traceback."""
    ran = subprocess.run(
        [sys.executable, "-m", "generator", call],
        env={"PYTHONIOENCODING": "latin-1", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in ran.stderr
    assert re.search("[А-я]", (ran.stdout + ran.stderr).decode())
