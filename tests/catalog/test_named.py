"""A name that stands where an id is due."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from generator.catalog.loading import load_catalog

PROJECT = Path(__file__).parents[2]


def test_hint_gives_the_id_whose_name_fits(tmp_path: Path) -> None:
    """Where a sphere or a municipality is called by its name, the hint says which id has it."""
    root = tmp_path / "root"
    shutil.copytree(PROJECT / "tests/cases/good-full", root)
    file = root / "practices/nizhny/okno.yml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("sphere: public-services", "sphere: услуги")
    text = text.replace("municipality: kstovskiy", "municipality: Кстово")
    file.write_text(text, encoding="utf-8")
    found = load_catalog(root, dt.date(2026, 11, 22)).findings
    hints = {f.code.id: f.hint() for f in found if f.file == "practices/nizhny/okno.yml"}
    assert "напишите public-services — " in hints["M210"]
    assert "это kstovskiy — Кстовский муниципальный округ" in hints["M211"]
