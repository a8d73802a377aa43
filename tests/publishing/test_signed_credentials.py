"""Open Badges 3.0: signed where there is a key, absent and unmentioned where there is none."""

from __future__ import annotations

import base64
import datetime as dt
import json
import pickle
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier
from sample_register import EVERY_STATE, TODAY, certificate, register_files, sample_catalog
from verifying import HOST, network, set_clock

from generator.publishing.host import Host
from generator.publishing.signing import VARIABLE, KeyUnusable, Signer, did_web, signer_from

DID = "did:web:atlas.example:atlas:certificates"
FOLDERS = {
    "valid": "or-2025-1",
    "expired": "or-2021-1",
    "suspended": "or-2025-3",
    "revoked": "or-2025-4",
    "replaced": "or-2022-5",
    "term-unknown": "b-n-2024-1",
}


def pem_of(key: Ed25519PrivateKey | ec.EllipticCurvePrivateKey) -> str:
    """A private key as the text of a PEM file."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


KEY = pem_of(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
OTHER_KEY = pem_of(Ed25519PrivateKey.from_private_bytes(bytes(32)))


def signed(folder: Path, key: str = KEY, today: dt.date = TODAY) -> dict[str, bytes]:
    """Every file of the sample with every state, signed."""
    signer = signer_from({VARIABLE: key})
    assert signer is not None
    catalog = sample_catalog(folder, *EVERY_STATE.values(), today=today)
    return dict(register_files(catalog, HOST, signer))


def check(files: dict[str, bytes], token: bytes) -> str:
    """Verify a credential by the key that the site publishes; the address of its holder."""
    verifier = OB3Verifier.for_issuer_did(DID, download=network(files))
    credential = verifier.verify(token.decode(), check_status=True, download=network(files))
    assert credential.recipient_id is not None
    return credential.recipient_id


def token(files: dict[str, bytes], state: str) -> bytes:
    """The credential of the sample's certificate in `state`."""
    return files[f"certificates/nizhny/{FOLDERS[state]}/credential.jwt"]


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, TODAY)


@pytest.mark.parametrize("state", ["valid", "term-unknown"])
def test_what_is_in_force_is_accepted(tmp_path: Path, state: str) -> None:
    """Signature, issuer, dates and both signed lists of states are checked by another program."""
    files = signed(tmp_path)
    assert check(files, token(files, state)) == f"{HOST.url}practices/nizhny/okno/"


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("expired", "expired"),
        ("suspended", "'suspension' is set"),
        ("revoked", "'revocation' is set"),
        ("replaced", "'revocation' is set"),
    ],
)
def test_what_is_not_in_force_is_refused(tmp_path: Path, state: str, why: str) -> None:
    """Each end of a certificate is told apart by the verifier."""
    files = signed(tmp_path)
    with pytest.raises(OB3VerificationError, match=why):
        check(files, token(files, state))


def test_forged_is_refused(tmp_path: Path) -> None:
    """One changed letter of the content, or the signature of another key, is seen."""
    files = signed(tmp_path)
    head, body, signature = token(files, "valid").decode().split(".")
    told = json.loads(base64.urlsafe_b64decode(body + "=="))
    told["credentialSubject"]["id"] = told["sub"] = "https://evil.example/"
    forged = base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")
    with pytest.raises(OB3VerificationError, match="Invalid signature"):
        check(files, f"{head}.{forged}.{signature}".encode())
    with pytest.raises(OB3VerificationError, match="Invalid signature"):
        check(files, token(signed(tmp_path / "evil", OTHER_KEY), "valid"))


def test_forgotten_list_of_states_proves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A list that nobody has renewed for a month is refused: it may hide a revocation."""
    files = signed(tmp_path)
    set_clock(monkeypatch, TODAY + dt.timedelta(days=30))
    check(files, token(files, "valid"))
    set_clock(monkeypatch, TODAY + dt.timedelta(days=31))
    with pytest.raises(OB3VerificationError, match="expired"):
        check(files, token(files, "valid"))


def test_old_list_of_another_key_is_refused(tmp_path: Path) -> None:
    """Who serves a list of his own in which nothing is revoked is found out by its signature."""
    files = signed(tmp_path)
    evil = signed(tmp_path / "evil", OTHER_KEY)
    lists = "certificates/nizhny/or-2025-1/revocations.jwt"
    path = "certificates/nizhny/or-2025-4/revocations.jwt"
    with pytest.raises(OB3VerificationError, match="proof is invalid"):
        check(files | {path: evil[lists]}, token(files, "revoked"))


def test_same_key_gives_the_same_bytes(tmp_path: Path) -> None:
    """A build with a key can be repeated as well."""
    assert signed(tmp_path / "one") == signed(tmp_path / "two")


def test_year_later_only_lists_of_states_are_renewed(tmp_path: Path) -> None:
    """A credential does not depend on the day of the build; its lists of states do."""
    later = TODAY.replace(year=TODAY.year + 1)
    before, after = signed(tmp_path / "one"), signed(tmp_path / "two", today=later)
    changed = {path.rpartition("/")[2] for path in before if before[path] != after[path]}
    assert {name for name in changed if name.endswith(".jwt")} == {
        "revocations.jwt",
        "suspensions.jwt",
    }
    assert before["certificates/did.json"] == after["certificates/did.json"]


def test_without_a_key_nothing_is_said(tmp_path: Path) -> None:
    """No key, or no address of the site: no file of it, and no word of it in any other file."""
    catalog = sample_catalog(tmp_path, certificate("1"))
    assert signer_from({}) is None
    assert signer_from({VARIABLE: "  "}) is None
    signer = Signer(KEY)
    for files in (
        dict(register_files(catalog, HOST)),
        dict(register_files(catalog, Host("Атлас"), signer)),
    ):
        assert not [path for path in files if path.endswith((".jwt", "did.json"))]
        assert not any(b"credential" in data or b"did:web" in data for data in files.values())


@pytest.mark.parametrize(
    "key",
    [
        "not a key",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
        pem_of(ec.generate_private_key(ec.SECP256R1())),
    ],
    ids=["text", "broken", "other-kind"],
)
def test_unusable_key_is_named_but_not_shown(key: str) -> None:
    """The message says what is wanted and how to make it, and holds nothing of the secret."""
    with pytest.raises(KeyUnusable) as refused:
        signer_from({VARIABLE: key})
    assert "Ed25519" in str(refused.value)
    assert not any(line in str(refused.value) for line in key.splitlines() if len(line) > 4)
    assert refused.value.__cause__ is None


def test_key_may_come_on_one_line() -> None:
    """Systems that keep secrets on one line write line ends as two letters."""
    signer = signer_from({VARIABLE: KEY.replace("\n", "\\n")})
    assert signer is not None
    assert signer.public_jwk == Signer(KEY).public_jwk


def test_signer_can_be_sent_to_a_worker() -> None:
    """What has signed already is pickled with its key alone, and signs the same over there."""
    signer = Signer(KEY)
    token = signer.sign({"id": "urn:1"})
    assert pickle.loads(pickle.dumps(signer)).sign({"id": "urn:1"}) == token


def test_secret_is_not_shown_by_chance() -> None:
    """A signer that gets into a log or a traceback says nothing."""
    assert "PRIVATE" not in repr(Signer(KEY))
    assert "d" not in Signer(KEY).public_jwk


@pytest.mark.parametrize(
    ("url", "did"),
    [
        ("https://atlas.example/certificates/", "did:web:atlas.example:certificates"),
        ("https://host.example:8443/a/b/", "did:web:host.example%3A8443:a:b"),
    ],
)
def test_identifier_is_the_address(url: str, did: str) -> None:
    """The publisher's identifier is its address, with the port kept."""
    assert did_web(url) == did
