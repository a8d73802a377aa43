"""The publisher's key: from the environment to signatures, by a library that is not ours.

Only Ed25519 is taken: its signature of the same text is always the same, so that a build with a key
can be repeated to the byte as well. `openbadgeslib` signs, because it writes the form that Open
Badges 3.0 asks for (the credential itself is the payload) and takes every date from us; openvc-core
wraps the credential as the older standard did and stamps it with the clock.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from openbadgeslib.ob3 import OB3Signer

VARIABLE: Final = "ATLAS_SIGNING_KEY"

LIST_SIZE: Final = 131_072
"""Bits of a list of states: the least that the standard allows."""


class KeyUnusable(ValueError):
    """The key cannot sign; the message says why, in Russian, and never shows the key."""


@dataclass(frozen=True)
class Signer:
    """Signs credentials with an Ed25519 key. `pem` is the private key and stays in the process."""

    pem: str

    def __repr__(self) -> str:
        return "Signer(…)"

    def __reduce__(self) -> tuple[type[Signer], tuple[str]]:
        """A worker makes the key anew from its text: what signs cannot be sent to it."""
        return Signer, (self.pem,)

    def sign(self, payload: Mapping[str, Any]) -> str:
        """`payload` as a compact JWT."""
        return self._signer.sign_payload(dict(payload))

    @property
    def public_jwk(self) -> dict[str, Any]:
        """The public key."""
        header = self.sign({}).partition(".")[0]
        decoded = base64.urlsafe_b64decode(header + "=" * (-len(header) % 4))
        jwk: dict[str, Any] = json.loads(decoded)["jwk"]
        return jwk

    @cached_property
    def _signer(self) -> OB3Signer:
        from openbadgeslib.ob3 import OB3Signer

        return OB3Signer(self.pem, algorithm="EdDSA")


def signer_from(environ: Mapping[str, str]) -> Signer | None:
    """The signer that the environment gives a key for, or None.

    The key is the text of a PEM file («-----BEGIN PRIVATE KEY-----»); line ends may be written as
    `\\n`, as some systems keep secrets. Raises KeyUnusable.
    """
    pem = environ.get(VARIABLE, "").replace("\\n", "\n").strip()
    if not pem:
        return None
    try:
        import openbadgeslib
    except ImportError:
        raise KeyUnusable(
            f"Задан ключ {VARIABLE}, но не установлен пакет openbadgeslib: "
            "pip install atlas-practices[signing]"
        ) from None
    del openbadgeslib
    signer = Signer(pem + "\n")
    try:
        usable = signer.public_jwk.get("crv") == "Ed25519"
    except Exception:  # noqa: BLE001 - whatever is wrong with a key, its text must not be shown
        usable = False
    if not usable:
        raise KeyUnusable(
            f"{VARIABLE}: это не закрытый ключ Ed25519 в виде PEM. Сделать его можно так: "
            "openssl genpkey -algorithm ed25519"
        )
    return signer


def did_web(url: str) -> str:
    """The identifier whose key stands in `did.json` under `url`:
    "https://host:8000/atlas/certificates/" → "did:web:host%3A8000:atlas:certificates"."""
    parts = urlsplit(url)
    path = [quote(part, safe="") for part in parts.path.split("/") if part]
    return ":".join(["did", "web", parts.netloc.replace(":", "%3A"), *path])


def state_list(is_set: bool) -> str:
    """A list of states in which only the first bit says something, as the standard encodes it."""
    bits = bytearray(LIST_SIZE // 8)
    bits[0] = 0x80 if is_set else 0
    packed = gzip.compress(bytes(bits), mtime=0)
    return "u" + base64.urlsafe_b64encode(packed).decode().rstrip("=")
