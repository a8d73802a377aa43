"""A release of the data: whole, checkable, the same for the same day, and never another later."""

from __future__ import annotations

import errno
import hashlib
import io
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from check_jsonschema import main as check_jsonschema
from cli.running import GOOD, TEN_MISTAKES, TODAY, atlas, copied
from click.testing import CliRunner
from frictionless import Package
from git_histories import commit, git, needs_git
from typer.testing import Result

NAME = f"atlas-{TODAY}"


def released(root: Path, out: Path, *arguments: str) -> Result:
    """Run `atlas release` on the day of all cases."""
    return atlas(
        "release", "--root", root, "--out", out, "--today", TODAY, "--jobs", "1", *arguments
    )


def unpacked(out: Path) -> Path:
    """The release in `out`, unpacked beside its archive."""
    with zipfile.ZipFile(out / f"{NAME}.zip") as archive:
        archive.extractall(out)
    return out / NAME


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of a catalog that uses every field, unpacked."""
    folder = tmp_path_factory.mktemp("release")
    root = copied(folder / "catalog")
    result = released(root, folder, "--url", "https://atlas.example/")
    assert result.exit_code == 0, result.output
    return unpacked(folder)


def test_everything_is_in_it(bundle: Path) -> None:
    """The files of the catalog to the letter, the tables, the database, licence and words."""
    for top in ("practices", "regions"):
        for file in (GOOD / top).rglob("*.*"):
            name = file.relative_to(GOOD).as_posix()
            assert (bundle / "catalog" / name).read_bytes() == file.read_bytes()
    names = {file.name for file in (bundle / "data").iterdir()}
    assert {"atlas.xlsx", "atlas.sqlite", "datapackage.json", "practices.csv", "excel"} <= names
    assert "CC BY 4.0" in (bundle / "LICENSE.txt").read_text("utf-8")
    read_me = (bundle / "README.txt").read_text("utf-8").replace("\u00a0", " ")
    assert "данные на 22 ноября 2026 года" in read_me


def test_sums_are_those_of_the_files(bundle: Path) -> None:
    """`sha256sum` of this machine finds every file, and every file has a sum."""
    subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=bundle, check=True
    )
    told = (bundle / "SHA256SUMS").read_text("utf-8").splitlines()
    files = {file.relative_to(bundle).as_posix() for file in bundle.rglob("*") if file.is_file()}
    assert {line[66:] for line in told} == files - {"SHA256SUMS"}


def test_others_take_what_is_in_it(bundle: Path) -> None:
    """Frictionless the tables, SQLite the database, the schema of the format the citation."""
    assert Package(str(bundle / "data/datapackage.json")).validate().valid
    with closing(sqlite3.connect(f"file:{bundle / 'data/atlas.sqlite'}?mode=ro", uri=True)) as base:
        assert base.execute("SELECT value FROM about WHERE name = 'as_of'").fetchone() == (TODAY,)
    judged = CliRunner().invoke(
        check_jsonschema,
        ["--builtin-schema", "vendor.citation-file-format", str(bundle / "CITATION.cff")],
    )
    assert judged.exit_code == 0, judged.output
    told = (bundle / "CITATION.cff").read_text("utf-8")
    assert f'date-released: "{TODAY}"' in told
    assert 'url: "https://atlas.example/"' in told


def test_the_same_day_gives_the_same_archive(tmp_path: Path) -> None:
    """Twice made in two folders it is byte for byte the same, and its sum stands beside it."""
    archives = []
    for name in ("one", "two"):
        result = released(copied(tmp_path / name / "catalog"), tmp_path / name)
        assert result.exit_code == 0, result.output
        archives.append((tmp_path / name / f"{NAME}.zip").read_bytes())
    assert archives[0] == archives[1]
    digest = hashlib.sha256(archives[0]).hexdigest()
    beside = (tmp_path / "one" / f"{NAME}.zip.sha256").read_text("utf-8")
    assert beside == f"{digest}  {NAME}.zip\n"
    with zipfile.ZipFile(io.BytesIO(archives[0])) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        assert all(info.filename.startswith(f"{NAME}/") for info in archive.infolist())


def test_a_release_never_becomes_another(tmp_path: Path) -> None:
    """The same again is no harm; other data of the same day are refused, and the old one stays."""
    root = copied(tmp_path / "catalog")
    assert released(root, tmp_path).exit_code == 0
    assert released(root, tmp_path).exit_code == 0
    before = (tmp_path / f"{NAME}.zip").read_bytes()
    file = root / "practices/nizhny/okno.yml"
    file.write_text(file.read_text("utf-8").replace("Вместе с архивом.", "Иначе."), "utf-8")
    result = released(root, tmp_path)
    assert result.exit_code == 2
    assert "не меняется" in result.output
    assert (tmp_path / f"{NAME}.zip").read_bytes() == before


def test_half_a_release_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full in the middle, nothing stands under the name, and the next run goes
    on as if nobody had begun."""

    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.suffix == ".zip":
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        result = released(GOOD, tmp_path / "out")
    assert (result.exit_code, list((tmp_path / "out").iterdir())) == (2, [])
    assert released(GOOD, tmp_path / "out").exit_code == 0


def test_nothing_is_released_with_errors(tmp_path: Path) -> None:
    """A catalog with errors gives their list, exit code 1 and no file."""
    result = released(TEN_MISTAKES, tmp_path / "out")
    assert result.exit_code == 1
    assert "Выпуска нет" in result.output
    assert not (tmp_path / "out").exists()


def test_what_cannot_run_says_so(tmp_path: Path) -> None:
    """No catalog, an unknown revision, a bad day: exit code 2."""
    assert released(tmp_path, tmp_path / "out").exit_code == 2
    assert released(GOOD, tmp_path / "out", "--since", "no-such-revision").exit_code == 2
    assert released(GOOD, tmp_path / "out", "--today", "вчера").exit_code == 2
    assert not (tmp_path / "out").exists()


@needs_git
def test_changes_are_told_since_the_release_before(tmp_path: Path) -> None:
    """Of the tags data-… the newest before the day; in sentences of `atlas diff`; the commit is
    named only where nothing has been changed since."""
    root = copied(tmp_path / "catalog")
    commit(root, "data-2026-09-01")
    file = root / "practices/nizhny/okno.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("Вместе с архивом.", "Вместе с отделом кадров."), "utf-8")
    commit(root, "data-2026-10-01")
    git(root, "tag", "data-2026-12-01")
    git(root, "tag", "database")
    text = file.read_text("utf-8")
    file.write_text(text.replace("МФЦ на Бору", "Бюро на Бору"), "utf-8")
    last = commit(root)
    result = released(root, tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "data-2026-10-01" in result.output
    told = (unpacked(tmp_path / "out") / "CHANGES.txt").read_text("utf-8").replace("\u00a0", " ")
    assert told.startswith("Что изменилось с выпуска на 1 октября 2026 года\n")
    assert "Бюро на Бору" in told
    assert "кадров" not in told, "that was before the last release"
    assert last in (tmp_path / "out" / NAME / "README.txt").read_text("utf-8")
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert released(root, tmp_path / "dirty", "--since", "data-2026-09-01").exit_code == 0
    folder = unpacked(tmp_path / "dirty")
    assert last not in (folder / "README.txt").read_text("utf-8")


def test_the_first_release_is_compared_with_nothing(bundle: Path) -> None:
    """Without a release before it the words say so."""
    told = (bundle / "CHANGES.txt").read_text("utf-8").replace("\u00a0", " ")
    assert "первый выпуск" in told
