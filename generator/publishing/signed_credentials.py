"""Open Badges 3.0: each certificate as a credential that the publisher has signed.

The issuer is whoever publishes the catalog and holds its key: it vouches that the register says so;
the authority that gave the certificate is the creator of the achievement. The key stands at the
site's own address (did:web). Each credential has two lists of states of its own, one for revocation
and one for suspension: a place in a common list would move when others are added, and there is
nobody to hide in a public register. A list is good for thirty days, so a forgotten one proves
nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from generator.catalog import certificate_files as places
from generator.catalog.certification import CertificateState
from generator.model.dates import first_day
from generator.publishing.open_badges import (
    Object,
    criteria,
    description,
    evidence,
    issuer_name,
    moment,
    narrative,
)
from generator.publishing.plain_json import readable
from generator.publishing.registry import Publication, Registry
from generator.publishing.signing import Signer, did_web, state_list
from generator.text import say

VC: Final = "https://www.w3.org/ns/credentials/v2"
OB: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
FRESH_DAYS: Final = 30

_REVOKED: Final = (CertificateState.REVOKED, CertificateState.REPLACED)


def signed_files(
    registry: Registry, some: Iterable[Publication], signer: Signer
) -> Iterator[tuple[str, bytes]]:
    """The credential of each of `some` certificates, and its two lists of states."""
    for one in some:
        yield one.file(places.CREDENTIAL), _signed(credential(one, registry), signer)
        for name, purpose, is_set in (
            (places.REVOCATIONS, "revocation", one.state in _REVOKED),
            (places.SUSPENSIONS, "suspension", one.state is CertificateState.SUSPENDED),
        ):
            listed = status_list(one, registry, name, purpose, is_set)
            yield one.file(name), _signed(listed, signer)


def key_files(registry: Registry, signer: Signer) -> Iterator[tuple[str, bytes]]:
    """The document by which everybody finds the public key."""
    identity = publisher(registry)
    key = f"{identity}#key"
    told = {
        "@context": [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/suites/jws-2020/v1",
        ],
        "id": identity,
        "verificationMethod": [
            {
                "id": key,
                "type": "JsonWebKey2020",
                "controller": identity,
                "publicKeyJwk": signer.public_jwk,
            }
        ],
        "assertionMethod": [key],
    }
    yield places.key_document(), readable(told)


def publisher(registry: Registry) -> str:
    """The publisher's identifier, made of the site's address."""
    return did_web(registry.host.full(places.FOLDER))


def credential(one: Publication, registry: Registry) -> Object:
    """The credential of a certificate, not yet signed."""
    host, record = registry.host, one.entry.record
    told: Object = {
        "@context": [VC, OB],
        "id": host.full(one.file(places.CREDENTIAL)),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": one.face.exemplar_of,
        "description": narrative(one),
        "issuer": {
            "id": publisher(registry),
            "type": ["Profile"],
            "name": host.name,
            "url": host.url,
        },
        "validFrom": moment(first_day(record.issued)),
        "credentialSubject": {
            "id": host.full(one.holder),
            "type": ["AchievementSubject"],
            "achievement": _achievement(one, registry),
        },
        "evidence": [{"type": ["Evidence"], **item} for item in evidence(one, host)],
        "credentialStatus": [
            _entry(host.full(one.file(places.REVOCATIONS)), "revocation"),
            _entry(host.full(one.file(places.SUSPENSIONS)), "suspension"),
        ],
    }
    if one.validity.until is not None:
        told["validUntil"] = moment(one.validity.until, last=True)
    return told


def status_list(
    one: Publication, registry: Registry, name: str, purpose: str, is_set: bool
) -> Object:
    """The list `name` of a certificate's states, not yet signed."""
    url, today = registry.host.full(one.file(name)), registry.catalog.today
    return {
        "@context": [VC],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": publisher(registry),
        "validFrom": moment(today),
        "validUntil": moment(today + dt.timedelta(days=FRESH_DAYS), last=True),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": state_list(is_set),
        },
    }


def _achievement(one: Publication, registry: Registry) -> Object:
    host = registry.host
    return {
        "id": host.full(one.file(places.BADGE_CLASS)),
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "name": one.face.exemplar_of,
        "description": description(one),
        "criteria": {"narrative": criteria(one, registry.catalog.directory)},
        "image": {"id": host.full(one.file(places.SEAL)), "type": "Image"},
        "creator": {
            "id": host.full(places.issuer_profile(one.entry.region, say(one.entry.record.issuer))),
            "type": ["Profile"],
            "name": issuer_name(one),
        },
    }


def _entry(url: str, purpose: str) -> Object:
    return {
        "id": f"{url}#0",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": "0",
        "statusListCredential": url,
    }


def _signed(told: Mapping[str, Any], signer: Signer) -> bytes:
    """`told` as a JWT; the claims of the token repeat its own, as the standard asks."""
    issuer, subject = told["issuer"], told["credentialSubject"].get("id")
    claims: Object = {
        **told,
        "iss": issuer["id"] if isinstance(issuer, dict) else issuer,
        "jti": told["id"],
        "sub": subject,
        "nbf": _seconds(told["validFrom"]),
    }
    if "validUntil" in told:
        claims["exp"] = _seconds(told["validUntil"])
    return signer.sign(claims).encode()


def _seconds(when: str) -> int:
    return int(dt.datetime.fromisoformat(when).timestamp())
