"""`atlas build` and `atlas demo`: what they leave behind, and the code they end with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from trees import tree
from typer.testing import Result

from cli.running import CASES, GOOD, PROJECT, TEN_MISTAKES, TODAY, atlas, check, doubtful


def build(root: Path, out: Path, *arguments: str) -> Result:
    """Run `atlas build` on the catalog under `root`."""
    words: list[str | Path] = [
        "build",
        "--project",
        PROJECT,
        "--root",
        root,
        "--out",
        out,
        "--today",
        TODAY,
    ]
    return atlas(*words, "--jobs", "1", *arguments)


def test_a_good_catalog_becomes_a_site(tmp_path: Path) -> None:
    """Exit code 0, the site is there, and one line says where and how large."""
    result = build(CASES / "good-minimal", tmp_path / "site")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith(f"Готово: {tmp_path / 'site'}, страниц ")
    assert (tmp_path / "site/practices/nizhny/okno/index.html").is_file()


def test_a_bad_catalog_leaves_the_old_site(tmp_path: Path) -> None:
    """Exit code 1, all findings, and the site as it was; without one before, none after."""
    out = tmp_path / "site"
    refused = build(TEN_MISTAKES, out)
    assert refused.exit_code == 1
    assert refused.stdout == check(TEN_MISTAKES).stdout
    assert "Сайт не собран" in refused.stderr
    assert list(tmp_path.iterdir()) == []
    build(CASES / "good-minimal", out)
    before = tree(out)
    assert build(TEN_MISTAKES, out).exit_code == 1
    assert tree(out) == before


def test_warnings_stop_a_site_only_if_asked_to(tmp_path: Path) -> None:
    """With --strict a warning is enough to publish nothing."""
    root = doubtful(tmp_path / "catalog")
    out = tmp_path / "site"
    strict = build(root, out, "--strict")
    assert (strict.exit_code, out.exists()) == (1, False)
    plain = build(root, out)
    assert (plain.exit_code, out.exists()) == (0, True)
    assert "P802" in plain.stdout


def test_a_folder_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    """Exit code 2 for an output folder that holds anything but a site of ours."""
    out = tmp_path / "site"
    out.mkdir()
    (out / "thesis.doc").write_text("mine")
    result = build(GOOD, out)
    assert result.exit_code == 2
    assert "осталась нетронутой" in result.stderr
    assert tree(out) == {"thesis.doc": b"mine"}


@pytest.mark.parametrize("out", [PROJECT, Path("/"), PROJECT / "docs" / "site"])
def test_a_site_does_not_swallow_the_project(out: Path) -> None:
    """Exit code 2, said in Russian, where the output folder holds the project or its pages."""
    result = build(GOOD, out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr == f"atlas: папка {out} — часть самого проекта; выберите для сайта другую\n"
    )


def test_a_relative_folder_is_taken_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--out counts from the working folder, like --root, wherever the project lies."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("mine")
    result = build(GOOD, Path("mine"))
    assert result.exit_code == 2
    assert f"в папке {tmp_path / 'mine'} " in result.stderr


def test_a_preview_does_not_begin_with_errors() -> None:
    """`atlas serve` on a bad catalog ends with code 1 and the findings, not with a traceback."""
    command = [sys.executable, "-m", "generator", "serve", "--root", str(TEN_MISTAKES)]
    ended = subprocess.run(
        [*command, "--today", TODAY, "--address", "127.0.0.1:0"],
        cwd=PROJECT,
        capture_output=True,
        check=False,
        timeout=60,
    )
    said = (ended.stdout + ended.stderr).decode()
    assert ended.returncode == 1, said
    assert "Traceback" not in said
    assert "R173" in said


def test_a_made_up_catalog_can_be_built(tmp_path: Path) -> None:
    """`atlas demo` makes a catalog without errors; the same seed makes the same one, and a folder
    that is there already is refused with code 2."""
    size = ["--practices", "6", "--regions", "2", "--municipalities", "5", "--today", TODAY]
    for name in ("one", "two"):
        assert atlas("demo", "--out", tmp_path / name, *size).exit_code == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert check(tmp_path / "one").exit_code == 0
    again = atlas("demo", "--out", tmp_path / "one", *size)
    assert again.exit_code == 2
    assert "Traceback" not in again.stderr
    assert build(tmp_path / "one", tmp_path / "site").exit_code == 0


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("plugins: [atlas: {root: ., passport: true}]", "passport"),
        ("plugins: [atlas]\ntheme: {name: material, custom_dir: nowhere}", "nowhere"),
        ("plugins: 5", "список plugins"),
        ("- site_name", "настройки с их названиями"),
        ("plugins: [", "mkdocs.yml не всё верно"),
    ],
)
def test_a_slip_in_the_settings_is_told(tmp_path: Path, settings: str, told: str) -> None:
    """Exit code 2 and what is wrong: a name that nobody knows would switch something off."""
    head = "" if settings.startswith("-") else "site_name: x\n"
    (tmp_path / "mkdocs.yml").write_text(f"{head}{settings}\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    out = tmp_path / "site"
    result = atlas("build", "--project", tmp_path, "--root", GOOD, "--out", out)
    assert (result.exit_code, out.exists()) == (2, False)
    assert told in result.stderr
    assert "Traceback" not in result.stderr


SETTINGS = """\
INHERIT: {project}/mkdocs.yml
docs_dir: {project}/docs
theme: {{custom_dir: {project}/overrides}}
plugins: [atlas: {{root: {project}, today: "2026-11-22", jobs: {jobs}, languages: [ru, en]}}]
"""


def spawned(*command: str | Path, seed: str) -> None:
    """Run a command to its end, with another order of whatever has none; it must succeed."""
    env = {**os.environ, "PYTHONHASHSEED": seed, "NO_MKDOCS_2_WARNING": "true"}
    env.pop("ATLAS_SITE_URL", None)
    words = [str(word) for word in command]
    ended = subprocess.run(
        words, cwd=PROJECT, env=env, capture_output=True, check=False, timeout=120
    )
    assert ended.returncode == 0, (ended.stdout + ended.stderr).decode()


def built(out: Path, number: str) -> dict[str, bytes]:
    """The site of the real catalog in `out`, made by so many processes, with hashes in an order of
    their own."""
    words = ("-m", "generator", "build", "--out", out, "--today", TODAY, "--jobs", number)
    spawned(sys.executable, *words, seed=number)
    return tree(out)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the real catalog, made by one process."""
    return built(tmp_path_factory.mktemp("one") / "site", "1")


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(file for file in one.keys() | other.keys() if one.get(file) != other.get(file))


def test_the_same_catalog_gives_the_same_bytes(real: dict[str, bytes], tmp_path: Path) -> None:
    """Built again, by two processes and with another order of hashes, no byte is another."""
    assert differing(real, built(tmp_path / "site", "2")) == []


def test_mkdocs_builds_the_same_site(real: dict[str, bytes], tmp_path: Path) -> None:
    """`mkdocs build` gives byte for byte what `atlas build` gives."""
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(SETTINGS.format(project=PROJECT, jobs=1), encoding="utf-8")
    out = tmp_path / "site"
    spawned(sys.executable, "-m", "mkdocs", "build", "-f", settings, "-d", out, seed="3")
    assert differing(real, tree(out)) == []
