"""The registers on a site that is built whole: accepted and refused by a verifier that is not ours,
and changed by the day alone."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from built_register import PROJECT, built, built_register, files_of
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from icalendar import Calendar
from openbadgeslib.ob2 import OB2VerificationError
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier
from sample_register import EVERY_STATE, TODAY, certificate, school, written
from typer.testing import CliRunner
from verifying import HOST, network, read, set_clock, verify

from generator.catalog import load_catalog
from generator.catalog.certification import CertificateState
from generator.cli.main import app
from generator.demo import make_demo
from generator.publishing.registry import Publication, Registry
from generator.publishing.signing import VARIABLE
from generator.site import plugin
from generator.site.workers.crew import Crew
from generator.text import as_of_date

KEY = (
    Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    .private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    .decode()
)
ENDED = (CertificateState.SUSPENDED, CertificateState.REVOKED, CertificateState.REPLACED)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up catalog with certificates in every state."""
    folder = tmp_path_factory.mktemp("demo") / "catalog"
    make_demo(folder, 24, 2, 8, 1, TODAY)
    return folder


@pytest.fixture(scope="module")
def site(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Its site, signed, file by file."""
    return files_of(built(demo, tmp_path_factory.mktemp("site") / "site", key=KEY))


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, TODAY)


def publications(root: Path) -> tuple[Publication, ...]:
    """The certificates of a catalog as they are published."""
    return Registry(load_catalog(root, TODAY).catalog, HOST).publications


# ---- The verifier ----


def test_demo_is_in_every_state(demo: Path) -> None:
    """What is verified below is all that there can be."""
    assert {one.state for one in publications(demo)} == set(CertificateState)


def test_verifier_takes_what_is_in_force_and_nothing_else(
    demo: Path, site: dict[str, bytes]
) -> None:
    """Every assertion of the built site is accepted or refused as its state asks, its baked copy
    is the same, and its page is on the site."""
    for one in publications(demo):
        document = read(site, one.file("assertion.json"))
        assert f"{one.folder}index.html" in site
        if one.state.in_force:
            verify(site, document)
        else:
            assert document.get("revoked", False) is (one.state in ENDED)
            reason = "expired" if one.state is CertificateState.EXPIRED else None
            with pytest.raises(OB2VerificationError, match=reason):
                verify(site, document)


def test_verifier_refuses_what_is_forged(demo: Path, site: dict[str, bytes]) -> None:
    """A copy with another holder or a longer term is not what stands on the site."""
    for one in publications(demo):
        if one.state is CertificateState.VALID:
            document = read(site, one.file("assertion.json"))
            for change in (
                {"expires": "2099-12-31T23:59:59Z"},
                {"recipient": document["recipient"] | {"identity": "https://evil.example/"}},
            ):
                with pytest.raises(OB2VerificationError, match="does not match"):
                    verify(site, document | change)


def test_signed_credentials_of_the_site(demo: Path, site: dict[str, bytes]) -> None:
    """The key stands on the site, and by it each credential is accepted or refused by its state."""
    download = network(site)
    verifier = OB3Verifier.for_issuer_did(
        "did:web:atlas.example:atlas:certificates", download=download
    )
    for one in publications(demo):
        token = site[one.file("credential.jwt")].decode()
        if one.state.in_force:
            verifier.verify(token, check_status=True, download=download)
        else:
            with pytest.raises(OB3VerificationError):
                verifier.verify(token, check_status=True, download=download)


def test_pages_lead_to_what_proves_them(demo: Path, site: dict[str, bytes]) -> None:
    """A page names its assertion and its credential; recipients are pages, or lines of pages."""
    for one in publications(demo):
        page = site[f"{one.folder}index.html"].decode()
        assert f"{one.folder}assertion.json" in page
        assert f"{one.folder}credential.jwt" in page
        document = read(site, one.file("assertion.json"))
        if one.state not in ENDED:
            address, _, anchor = document["recipient"]["identity"].partition("#")
            holder = site[f"{address.removeprefix(HOST.url)}index.html"].decode()
            assert not anchor or f'id="{anchor}"' in holder


def test_calendars_stand_on_the_site(site: dict[str, bytes]) -> None:
    """One for all and one a region, which add up."""
    found = {
        path: len(Calendar.from_ical(data).walk("VEVENT"))
        for path, data in site.items()
        if path.startswith("certificates/") and path.endswith(".ics")
    }
    everywhere = found.pop("certificates/expiring.ics")
    assert set(found) == {f"certificates/oblast-0{n}/expiring.ics" for n in (1, 2)}
    assert everywhere == sum(found.values()) > 0


# ---- The day ----

AHEAD = {
    "lasting": certificate("Д-1", valid_until="2029-05-12", holder=school("Школа № 1")),
    "expiring": certificate("Д-2", valid_until="2027-05-12", holder=school("Школа № 2")),
    "soon": certificate("Д-3", valid_until="2028-01-15", holder=school("Школа № 3")),
    "over": EVERY_STATE["expired"] | {"holder": school("Школа № 4")},
    "withdrawn": EVERY_STATE["revoked"] | {"holder": school("Школа № 5")},
    "unknown": EVERY_STATE["term-unknown"] | {"holder": school("Школа № 6")},
}
"""In a year the second is over and the third will soon be; nothing else changes."""
CHANGED = {
    "certificates/nizhny/d-2/badge-small.svg",
    "certificates/nizhny/d-2/badge.svg",
    "certificates/nizhny/d-2/index.html",
    "certificates/nizhny/d-2/seal.svg",
    "certificates/nizhny/d-2/shield.json",
    "certificates/nizhny/d-3/badge-small.svg",
    "certificates/nizhny/d-3/badge.svg",
    "certificates/nizhny/d-3/index.html",
    "certificates/nizhny/d-3/seal.svg",
    "certificates/nizhny/d-3/shield.json",
    # What tells of them: the register, their holders' pages, the counts.
    "certificates/index.html",
    "regions/nizhny/index.html",
    "regions/nizhny/bor/index.html",
    "regions/index.html",
    "index.html",
    # Their states and counts for machines; and calendars hold what is in force.
    "api/v1/certificates.json",
    "api/v1/regions/nizhny.json",
    "certificates/expiring.ics",
    "certificates/nizhny/expiring.ics",
    "data/certificates.csv",
    "embed/regions/nizhny/counter/index.html",
    "regions/nizhny/preview.png",
    # The answers to questions name what ends soonest.
    "data/questions/index.html",
    # What is new and what is due.
    "calendar.ics",
    "regions/nizhny/calendar.ics",
    *(f"{page}feed.{kind}" for page in ("", "regions/nizhny/") for kind in ("json", "xml")),
}


DATED = re.compile(
    r"build\.json|search/v1/.+|data/(?:CITATION\.cff|datapackage\.json|atlas\.sqlite)"
)
"""What names the day, or a sum of files that do."""


def undated(files: Mapping[str, bytes], today: dt.date) -> dict[str, bytes]:
    """The files without the day of the build, which stands in the foot of every page, on that of
    health, in the API, and for the script."""
    said = re.compile(
        rb"%s <time[^<]*</time>|"
        rb'data-built="[^"]*"|<p class="a-notice" hidden data-certificate-old>.*?</p>|'
        rb'"as_of": ?"%s"' % ("(?:Собрано|Посчитано на)".encode(), today.isoformat().encode())
    )
    shown = re.compile(rb'<time datetime="%s">[^<]*</time>' % today.isoformat().encode())
    words = as_of_date(today.isoformat()).split(maxsplit=1)[1].encode()
    return {
        path: shown.sub(b"", said.sub(b"", data)).replace(words, b"")
        for path, data in files.items()
        if not DATED.fullmatch(path)
    }


def test_a_year_changes_what_depends_on_the_day_and_nothing_else(tmp_path: Path) -> None:
    """Of two sites built a year apart only the certificates whose state has changed differ, with
    the pages that tell of them."""
    later = TODAY.replace(year=TODAY.year + 1)
    before = undated(files_of(built_register(tmp_path / "now", *AHEAD.values())), TODAY)
    after = undated(
        files_of(built_register(tmp_path / "then", *AHEAD.values(), today=later)), later
    )
    assert before.keys() == after.keys()
    assert {path for path in before if before[path] != after[path]} == CHANGED
    for number, was, becomes in (("d-2", "действует", "срок истёк"), ("d-3", "действует", "скоро")):
        path = f"certificates/nizhny/{number}/index.html"
        verdict = re.compile(rb"<p class=\"a-verdict-state\">(.*?)</p>", re.DOTALL)
        for files, word in ((before, was), (after, becomes)):
            found = verdict.search(files[path])
            assert found is not None
            assert word in found[1].decode()


def test_the_day_decides_what_a_verifier_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The assertions of a site that is a year old hold or fail by their own dates: the same bytes
    as those of a new one."""
    later = TODAY.replace(year=TODAY.year + 1)
    old = files_of(built_register(tmp_path / "now", *AHEAD.values()))
    new = files_of(built_register(tmp_path / "then", *AHEAD.values(), today=later))
    names = [path for path in old if path.endswith("assertion.json")]
    assert len(names) == len(AHEAD)
    assert all(old[name] == new[name] for name in names)
    verify(old, read(old, "certificates/nizhny/d-2/assertion.json"))
    set_clock(monkeypatch, later)
    with pytest.raises(OB2VerificationError, match="expired"):
        verify(old, read(old, "certificates/nizhny/d-2/assertion.json"))
    verify(old, read(old, "certificates/nizhny/d-3/assertion.json"))


def test_a_decision_changes_what_stands_at_the_address(tmp_path: Path) -> None:
    """When the register says that a certificate is revoked, its badges, shield, assertion and page
    say so at their old addresses, and nothing is moved or taken away."""
    status = {"state": "revoked", "since": "2026-11-20", "reason": "Данные ложны."}
    before = files_of(built_register(tmp_path / "now", EVERY_STATE["valid"]))
    after = files_of(built_register(tmp_path / "then", EVERY_STATE["valid"] | {"status": status}))
    folder = "certificates/nizhny/or-2025-1/"
    assert {
        path for path in before.keys() ^ after.keys() if path.startswith("certificates/")
    } == set()
    changed = {path for path in before if path.startswith(folder) and before[path] != after[path]}
    assert {path.removeprefix(folder) for path in changed} == {
        "assertion.json",
        "badge-small.svg",
        "badge.svg",
        "index.html",
        "seal.svg",
        "shield.json",
    }
    verify(before, read(before, f"{folder}assertion.json"))
    told = read(after, f"{folder}assertion.json")
    assert told["revoked"] is True
    assert "Данные ложны." in told["revocationReason"]


# ---- The key ----

GUIDE = "contribute/certificates/index.html"


def test_signed_site_says_what_the_unsigned_does_not(tmp_path: Path) -> None:
    """A key adds its own files and their links, and changes nothing else; without one no page but
    the guide for those who publish speaks of signed records."""
    register = (EVERY_STATE["valid"],)
    plain = files_of(built_register(tmp_path / "plain", *register))
    signed = files_of(built_register(tmp_path / "signed", *register, key=KEY))
    folder = "certificates/nizhny/or-2025-1/"
    assert signed.keys() - plain.keys() == {
        f"{folder}credential.jwt",
        f"{folder}revocations.jwt",
        f"{folder}suspensions.jwt",
        "certificates/did.json",
    }
    different = {path for path in plain if plain[path] != signed[path]}
    assert different == {f"{folder}index.html", "build.json"}, "the second lists all the files"
    speaking = {path for path, data in plain.items() if b"credential.jwt" in data}
    assert {path for path in speaking if path.endswith(".html")} == {GUIDE}


@pytest.mark.usefixtures("may_fork")
@pytest.mark.parametrize("jobs", [None, 2], ids=["in line", "forked"])
def test_unusable_key_ends_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int | None
) -> None:
    """`atlas build` says in Russian what is wrong with the key, exits with 2, shows nothing of the
    key and publishes nothing."""
    monkeypatch.setenv(VARIABLE, "c2VjcmV0LWtleQ==")
    root = written(tmp_path / "catalog", {"nizhny": [EVERY_STATE["valid"]]})
    options = ["--root", str(root), "--out", str(tmp_path / "site"), "--project", str(PROJECT)]
    result = CliRunner().invoke(app, ["build", *options, *(["--jobs", "2"] if jobs else [])])
    assert result.exit_code == 2
    assert f"{VARIABLE}: это не закрытый ключ Ed25519" in result.output
    assert "c2VjcmV0" not in result.output
    assert not (tmp_path / "site").exists()


@pytest.mark.usefixtures("may_fork")
def test_key_reaches_forked_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workers sign what one does: the key is made anew in each of them."""
    monkeypatch.setattr(plugin, "Crew", partial(Crew, few=1))
    folder = tmp_path / "demo"
    make_demo(folder, 12, 2, 8, 1, TODAY)
    options = ["--root", str(folder), "--project", str(PROJECT), "--today", TODAY.isoformat()]
    sites = []
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        done = CliRunner().invoke(
            app,
            ["build", *options, "--out", str(out), "--jobs", jobs],
            env={"ATLAS_SITE_URL": HOST.url, VARIABLE: KEY},
        )
        assert done.exit_code == 0, done.output
        sites.append(files_of(out))
    assert sites[0] == sites[1]
    assert any(path.endswith("credential.jwt") for path in sites[0])
    assert json.loads(sites[0]["certificates/did.json"])["id"].startswith("did:web:")
