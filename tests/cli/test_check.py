"""`atlas check`: all findings at once, in the form and the language asked for; the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from cli.running import CASES, GOOD, PROJECT, TEN_MISTAKES, TODAY, atlas, check, doubtful
from generator import __version__

EXPECTED = (TEN_MISTAKES / "expected.txt").read_text("utf-8").splitlines()


NOTED = "Ошибок и предупреждений нет; заметок: 1, их покажет atlas check --notes.\n"


def test_a_good_catalog_ends_with_nothing_to_say() -> None:
    """Neither errors nor warnings: exit code 0 and one line, which does not deny a note."""
    result = check(GOOD)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == NOTED


def test_the_real_catalog_has_no_errors() -> None:
    """What this project publishes passes its own check."""
    result = check(PROJECT)
    assert result.exit_code == 0, result.stdout


def test_ten_mistakes_are_said_in_one_run() -> None:
    """Ten mistakes in several files: ten findings, each with its place, line, caret and hint, the
    number of them at the end, and exit code 1."""
    result = check(TEN_MISTAKES)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    places = {" ".join(line.split(" ")[:2]).replace(" ", ": ", 1) for line in EXPECTED}
    heads = [line for line in lines if line.startswith(("practices/", "regions/"))]
    assert len(heads) == len(EXPECTED) == 10
    said = {f"{head.split(': ')[0]}: {head.split(': ')[1].split()[-1]}" for head in heads}
    assert said == places
    assert sum(line.strip() == "^" for line in lines) == 10
    assert sum(line.startswith("      → ") for line in lines) == 10
    assert lines[-1].startswith("Ошибок: ")


def test_the_caret_stands_under_the_place() -> None:
    """Below the head stands the line of the file, and the caret under the column that it names."""
    lines = check(TEN_MISTAKES).stdout.splitlines()
    for number, head in enumerate(lines):
        if head.startswith(("practices/", "regions/")):
            file, line, column = head.split(": ")[0].split(":")
            text = (TEN_MISTAKES / file).read_text("utf-8").splitlines()[int(line) - 1]
            shown, caret = lines[number + 1 : number + 3]
            prefix = f"{line:>5} | "
            assert shown == prefix + text
            assert caret == " " * (len(prefix) + int(column) - 1) + "^"


def test_findings_in_json_have_their_documented_shape() -> None:
    """An object with findings and counts; each finding has its code, place, words and hint."""
    result = check(TEN_MISTAKES, "--format", "json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert set(told) == {"findings", "counts"}
    assert set(told["counts"]) == {"error", "warning", "info"}
    assert sum(told["counts"].values()) == len(told["findings"]) >= 10
    for finding in told["findings"]:
        assert set(finding) == {
            "code", "severity", "file", "line", "column", "path", "message", "hint", "fix",
        }  # fmt: skip
        assert finding["severity"] in ("error", "warning", "info")
        assert finding["line"] >= 1
        assert finding["column"] >= 1
        assert finding["message"]
        assert (TEN_MISTAKES / finding["file"]).is_file()
        assert finding["fix"] is None or set(finding["fix"]) == {"replacement"}


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_reports_for_machines_are_json(form: str) -> None:
    """They parse, with nothing before or after, also when there is nothing to report."""
    assert json.loads(check(TEN_MISTAKES, "--format", form).stdout)
    assert json.loads(check(GOOD, "--format", form).stdout) is not None


def test_the_forge_gets_one_command_a_finding() -> None:
    """GitHub's form has a line for each finding, at its place."""
    lines = check(TEN_MISTAKES, "--format", "github").stdout.splitlines()
    commands = [line for line in lines if line.startswith(("::error ", "::warning "))]
    assert len(commands) == 10
    assert all("file=" in c and ",line=" in c and ",col=" in c for c in commands)


def test_messages_come_in_english_too() -> None:
    """With --lang en no message of the program has Russian letters but those of the data."""
    result = check(TEN_MISTAKES, "--lang", "en")
    assert result.exit_code == 1
    assert "error R173: " in result.stdout
    assert "ошибка" not in result.stdout
    assert result.stdout.splitlines()[-1].startswith("Errors: ")
    said = check(GOOD, "--lang", "en").stdout
    assert said == "No errors, no warnings; notes: 1, see atlas check --notes.\n"


def test_warnings_fail_only_if_asked_to(tmp_path: Path) -> None:
    """Warnings alone: exit code 0, and 1 with --strict."""
    root = doubtful(tmp_path)
    assert "предупреждение P802" in check(root).stdout
    assert check(root).exit_code == 0
    assert check(root, "--strict").exit_code == 1
    assert check(GOOD, "--strict").exit_code == 0


def test_notes_are_told_if_asked_for(tmp_path: Path) -> None:
    """Notes don't stand in a report for people, unless they are wanted; they never fail a check."""
    for case in sorted(CASES.glob("good-*")):
        shown = check(case, "--notes", "--strict")
        assert shown.exit_code == 0
        assert "заметка" not in check(case).stdout
    assert check(GOOD).stdout == NOTED
    assert check(GOOD, "--notes").stdout.endswith("заметок: 1.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "--root", "no/such/folder"], "нет папки"),
        (["check", "--root", str(CASES)], "это не каталог практик"),
        (["check", "--root", str(CASES / "README.md")], "нет папки"),
        (["check", "--root", str(GOOD), "--today", "вчера"], "не день"),
        (["check", "--root", str(GOOD), "--today", "2026-02-30"], "не день"),
        (["check", "--root", str(GOOD), "--format", "xml"], "--format"),
        (["check", "--root", str(GOOD), "--lang", "fr"], "--lang"),
        (["check", "--root", str(GOOD), "--jobs", "0"], "--jobs"),
        (["check", "--wrong"], "--wrong"),
        (["chek"], "chek"),
        (["build", "--root", "no/such/folder"], "нет папки"),
        (["build", "--project", str(CASES)], "нет mkdocs.yml"),
        (["build", "--today", "вчера"], "не день"),
        (["serve", "--root", "no/such/folder"], "нет папки"),
        (["serve", "--project", str(CASES)], "нет mkdocs.yml"),
    ],
)
def test_a_command_that_cannot_run_says_why(arguments: list[str], words: str) -> None:
    """Exit code 2, nothing on the output, and the reason, without a traceback, beside it."""
    result = atlas(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_without_a_command_there_is_help() -> None:
    """`atlas` alone says what it can do, and `--help` of a command what it takes."""
    shown = atlas()
    assert {"check", "build", "serve", "demo"} <= set((shown.stdout + shown.stderr).split())
    for command in ("check", "build", "serve", "demo"):
        result = atlas(command, "--help")
        assert result.exit_code == 0
        assert "--today" in result.stdout


def test_the_version_is_told() -> None:
    """`atlas --version` names the program and its version, and ends well."""
    result = atlas("--version")
    assert (result.exit_code, result.stdout) == (0, f"atlas {__version__}\n")


def test_the_list_of_commands_is_not_cut() -> None:
    """Each command is told in one whole sentence on a terminal of 80 columns."""
    shown = atlas().stdout + atlas().stderr
    assert "…" not in shown
    assert "..." not in shown


def test_the_day_decides(tmp_path: Path) -> None:
    """Another --today is another answer: what lies ahead of it is an error."""
    assert atlas("check", "--root", GOOD, "--today", "2019-01-01", "--jobs", "1").exit_code == 1
    assert check(GOOD).exit_code == 0


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command of the shell, to its end; the streams as bytes."""
    env = {**os.environ, "PYTHONWARNINGS": "error::EncodingWarning", **environment}
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=PROJECT, env=env, capture_output=True, check=False, timeout=60)


def test_all_ways_to_start_it_are_one() -> None:
    """`atlas`, `python -m generator`, one process or two: the same bytes and the same exit code,
    also where the terminal knows no Cyrillic."""
    arguments = ("check", "--root", TEN_MISTAKES, "--today", TODAY)
    script = Path(sysconfig.get_path("scripts")) / "atlas"
    first = run(script, *arguments)
    second = run(
        sys.executable, "-m", "generator", *arguments, "--jobs", "2", LC_ALL="C", PYTHONUTF8="0"
    )
    assert (first.returncode, first.stderr) == (1, b"")
    assert (second.returncode, second.stderr) == (1, b"")
    assert first.stdout == second.stdout
    assert first.stdout.decode() == check(TEN_MISTAKES).stdout


def test_nothing_is_looked_through_at_the_end() -> None:
    """When Python begins to take down a large catalog, all of it is put aside from the search for
    garbage."""
    code = (
        "import atexit, gc; from generator.cli.main import app; "
        "atexit.register(lambda: print(gc.get_freeze_count() > len(gc.get_objects()))); "
        f"app(['check', '--root', {str(GOOD)!r}, '--today', '{TODAY}', '--jobs', '1'])"
    )
    assert run(sys.executable, "-c", code).stdout.decode().splitlines()[-1] == "True"
