"""Badges and shields as files: lasting addresses, nothing left half done, shares that add up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample_register import EVERY_STATE, TODAY, certificate, register_files, sample_catalog

from generator.catalog import load_catalog
from generator.publishing.host import Host
from generator.publishing.register_files import register_makers
from generator.publishing.registry import Registry
from generator.site.edition.addresses import is_file_name

HOST = Host("Атлас практик", "https://atlas.example/")
NOWHERE = Host("Атлас практик")
PLAIN = {"badge-small.svg", "badge.svg", "seal.svg", "shield.json"}


def test_addresses_are_lasting(tmp_path: Path) -> None:
    """Every file of a certificate stands in the folder of its page, under a name that others may
    embed; level, holder and state are not in it."""
    files = dict(register_files(sample_catalog(tmp_path, certificate("ОР-2025/14")), HOST))
    assert set(files) == {
        *(f"certificates/nizhny/or-2025-14/{name}" for name in PLAIN),
        "certificates/nizhny/or-2025-14/assertion.json",
        "certificates/nizhny/or-2025-14/badge-class.json",
        "certificates/nizhny/issuer-ministerstvo-ekonomiki.json",
        "certificates/nizhny/revoked-ministerstvo-ekonomiki.json",
        "certificates/nizhny/expiring.ics",
        "certificates/expiring.ics",
    }
    assert all(is_file_name(path) for path in files)


def test_without_an_address_what_needs_one_is_left_out(tmp_path: Path) -> None:
    """No empty link, no code that leads nowhere, no assertion without a place of its own."""
    files = dict(register_files(sample_catalog(tmp_path, certificate("1")), NOWHERE))
    names = {path.rpartition("/")[2] for path in files}
    assert names == PLAIN | {"expiring.ics"}
    assert not any(b"openbadges" in data or b"crispEdges" in data for data in files.values())


def test_shares_add_up(tmp_path: Path) -> None:
    """Each file is drawn once, whoever draws which, with the same bytes as by one alone."""
    catalog = sample_catalog(tmp_path, *EVERY_STATE.values())
    alone = list(register_files(catalog, HOST))
    shared = [
        file
        for number in range(3)
        for make in [*register_makers(Registry(catalog, HOST))][number::3]
        for file in make()
    ]
    assert len(shared) == len(alone) == len(dict(alone))
    assert dict(shared) == dict(alone)


def test_no_two_files_claim_one_place(tmp_path: Path) -> None:
    """Issuers whose names differ in signs only share a profile; numbers never share a folder."""
    catalog = sample_catalog(
        tmp_path,
        certificate("1", issuer="Министерство «Экономики»"),
        certificate("2", issuer="Министерство экономики"),
        certificate("3", issuer="Министерство экономики revoked"),
    )
    paths = [path for path, _ in register_files(catalog, HOST)]
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize(
    ("state", "message", "error"),
    [
        ("valid", "до 12.05.2028", False),
        ("expires-soon", "истекает 31.12.2026", False),
        ("expired", "истёк 01.03.2024", True),
        ("suspended", "приостановлен", True),
        ("revoked", "отозван", True),
        ("term-unknown", "срок не указан", False),
    ],
)
def test_shield_says_the_state(tmp_path: Path, state: str, message: str, error: bool) -> None:
    """The endpoint has what shields.io asks for; the colour of one not in force is not for others
    to change."""
    files = dict(register_files(sample_catalog(tmp_path, EVERY_STATE[state]), NOWHERE))
    (path,) = (path for path in files if path.endswith("shield.json"))
    told = json.loads(files[path])
    assert told["schemaVersion"] == 1
    assert told["message"] == message
    assert told["isError"] is error
    assert "образец" in told["label"]
    assert len(told["color"]) == 6


def test_register_of_an_unreadable_region_is_left_out(tmp_path: Path) -> None:
    """A region without a passport has no pages, so its certificates have no files either."""
    sample_catalog(tmp_path, certificate("1"))
    (tmp_path / "regions/nizhny/region.yml").write_text("[", encoding="utf-8")
    catalog = load_catalog(tmp_path, TODAY).catalog
    paths = [path for path, _ in register_files(catalog, HOST)]
    assert not [path for path in paths if path.startswith("certificates/nizhny/")]
