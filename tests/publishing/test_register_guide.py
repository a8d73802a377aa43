"""The guide to certificates is true: its examples pass, its files and settings are real."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sample_register import EVERY_STATE, register_files, sample_catalog
from verifying import HOST

from generator.catalog.loading import load_catalog
from generator.model.samples import FOLDER, SAMPLES
from generator.publishing.signed_credentials import FRESH_DAYS
from generator.publishing.signing import VARIABLE, signer_from
from generator.reading import Kind

PROJECT = Path(__file__).parents[2]
GUIDE = (PROJECT / "docs/contribute/certificates.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r'```\w+ title="([^"]+)"\n(.*?)```', GUIDE, re.DOTALL))
REGISTER = SAMPLES[Kind.CERTIFICATES]
FILE = re.compile(r"`(?:certificates/)?([a-z-]+\.(?:svg|json|jwt))`")


@pytest.mark.parametrize("decision", ["", BLOCKS["Приостановить или отозвать"]])
def test_what_the_guide_shows_passes(tmp_path: Path, decision: str) -> None:
    """The register that people copy from the guide passes every check without a remark, with a
    decision added to it or not."""
    root = tmp_path / "root"
    shutil.copytree(FOLDER, root)
    (root / REGISTER).write_text(BLOCKS[REGISTER] + decision, encoding="utf-8")
    found = load_catalog(root, dt.date(2026, 11, 22))
    assert [f.message("ru") for f in found.findings if f.file == REGISTER] == []
    (entry,) = found.catalog.directory.certificates
    assert (entry.record.status is not None) == bool(decision)


def test_guide_names_the_files_that_there_are(tmp_path: Path) -> None:
    """Every file that the guide names is published, and every file of a certificate is named."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    signer = signer_from({VARIABLE: pem})
    files = register_files(sample_catalog(tmp_path, EVERY_STATE["valid"]), HOST, signer)
    published = {path for path, _ in files}
    own = {path.rpartition("/")[2] for path in published if "/or-2025-1/" in path}
    assert set(FILE.findall(GUIDE)) == own | {"did.json"}
    assert {"certificates/did.json", "certificates/expiring.ics"} <= published


def test_guide_names_the_settings_that_there_are() -> None:
    """The variables of the guide are those that the site's settings and the signer read; lists of
    states are good for as long as it says."""
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"`(ATLAS_\w+)`", GUIDE))
    assert named == {VARIABLE, "ATLAS_SITE_URL", "ATLAS_EMAIL"}
    assert all(f"!ENV [{name}," in settings for name in named - {VARIABLE})
    assert f"на\N{NBSP}{FRESH_DAYS}\N{NBSP}дней" in GUIDE
