"""Files mended on the disk: whole or not at all, and only those that are asked for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from git_histories import write

from generator.catalog import load_catalog
from generator.editing.tidying import Tidied, put_in_place, renamed, tidied

PROJECT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
SPHERES = "public-services: {name: Услуги}\n"
REGION = 'name: Нижегородская область\niso: RU-NIZ\noktmo: "22"\n'
PRACTICE = """\
title: Справка за день
summary: Справку выдают за день.
sphere: public-services
status: draft
origin: {organisation: МФЦ}
"""


def everything(file: str) -> bool:
    """Wants every file."""
    return True


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small catalog in good order."""
    write(
        tmp_path,
        {
            "practices/spheres.yml": SPHERES,
            "practices/nizhny/spravka.yml": PRACTICE,
            "regions/nizhny/region.yml": REGION,
        },
    )
    return tmp_path


def to_do(root: Path) -> list[Tidied]:
    """What mending would do to the catalog under `root`."""
    findings = load_catalog(root, TODAY).findings
    return [*renamed(root, everything), *tidied(root, findings, everything)]


def test_a_catalog_in_order_is_left_alone(root: Path) -> None:
    """Nothing to do is nothing done."""
    assert to_do(root) == []


def test_a_practice_that_was_renamed_is_named_by_its_new_id(root: Path) -> None:
    """A mend that only the whole catalog can offer is made, too."""
    write(
        root,
        {
            "practices/nizhny/novoe.yml": f"{PRACTICE}aliases: [staroe]\n".replace(
                "draft", "published"
            )
            + "sources: [{id: otchet, title: Отчёт}]\n",
            "practices/nizhny/spravka.yml": f"{PRACTICE}related: [staroe] # родня\n",
        },
    )
    assert [(file.file, file.deeds) for file in to_do(root)] == [
        ("practices/nizhny/spravka.yml", ("related: staroe → novoe",))
    ]


def test_bytes_that_nobody_sees_are_mended(root: Path) -> None:
    """A byte order mark, Windows' line ends, letters in two parts, a space of no width."""
    path = root / "practices/nizhny/spravka.yml"
    odd = "\ufeff" + PRACTICE.replace("за день", "за \u200bде\u043d\u044c и\u0306").replace(
        "\n", "\r\n"
    )
    path.write_bytes(odd.encode())
    for file in to_do(root):
        put_in_place(root, file)
    assert path.read_bytes() == PRACTICE.replace("за день", "за день й").encode()


def test_files_keep_their_rights_and_leave_nothing_beside_them(root: Path) -> None:
    """The new text takes the place of the old one in one step."""
    path = root / "practices/nizhny/spravka.yml"
    path.write_text(PRACTICE + "verified: 1.2.2026\n", encoding="utf-8")
    path.chmod(0o640)
    for file in to_do(root):
        put_in_place(root, file)
    assert path.read_text(encoding="utf-8") == PRACTICE + "verified: 2026-02-01\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [other.name for other in path.parent.iterdir()] == ["spravka.yml"]


def test_the_other_ending_is_mended_where_the_name_is_free(root: Path) -> None:
    """`.yaml` becomes `.yml`, but never takes the place of another file."""
    write(root, {"practices/nizhny/okno.yaml": PRACTICE, "practices/nizhny/spravka.yaml": PRACTICE})
    for file in to_do(root):
        put_in_place(root, file)
    names = sorted(path.name for path in (root / "practices/nizhny").iterdir())
    assert names == ["okno.yml", "spravka.yaml", "spravka.yml"]


def test_what_is_no_text_and_what_is_a_link_stay(root: Path, tmp_path: Path) -> None:
    """A file in another encoding keeps its bytes, and nothing is written through a link."""
    outside = tmp_path / "outside.txt"
    outside.write_text("verified: 1.2.2026\n", encoding="utf-8")
    (root / "practices/nizhny/link.yml").symlink_to(outside)
    (root / "practices/nizhny/cp1251.yml").write_bytes("title: Справка\n".encode("cp1251"))
    assert to_do(root) == []


def test_only_files_that_are_wanted_are_mended(root: Path) -> None:
    """Whoever names a file is not handed changes in others."""
    write(root, {"practices/nizhny/okno.yml": PRACTICE + "verified: 1.2.2026\n"})
    assert not list(tidied(root, (), lambda file: file == "practices/nizhny/spravka.yml"))


def test_the_real_catalog_is_in_order() -> None:
    """Every file of this project names its schema and is laid out as the house does."""
    untidy = [file.file for file in to_do(PROJECT)]
    assert not untidy, f"Mend it: atlas fix {' '.join(untidy)}"
