"""All proofs of ownership of one person as a plain ZIP archive: what a device or central hands over at release. Pure."""

from __future__ import annotations

import json
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from typing import BinaryIO

from kiosk.sync.wire import Ownership

#: Zip archives know no earlier time, and the same proofs make the same file.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_READ_ME = """What is in this archive

proofs.json names every title that its owner bought at this facility, with a signed proof for each.

A proof is a JSON Web Signature (RFC 7515) in compact form: three parts with dots between them. It is signed with Ed25519
(RFC 8037) by the facility's server, whose public key is in proofs.json as a JSON Web Key. Any JWS library checks it without
us: the algorithm is "Ed25519", the type in the header is "lumen-ownership". The middle part, decoded from base64url, says what
is owned, by whom, and since when. Ask the facility for its key where it matters that this one is really theirs.
"""


def public_jwk(signing_key: bytes) -> dict[str, str]:
    """Central's public signing key (32 bytes) as a JSON Web Key (RFC 8037)."""
    x = urlsafe_b64encode(signing_key).rstrip(b"=").decode()
    return {"kty": "OKP", "crv": "Ed25519", "alg": "Ed25519", "use": "sig", "x": x}


def write_archive(target: BinaryIO, facility: str, resident: str, signing_key: bytes, proofs: Iterable[tuple[str, Ownership]]) -> int:
    """Write the proofs (each signed, and what it says); returns how many there are. The same proofs give the same bytes."""
    titles = [{**claims.model_dump(exclude={"facility", "resident"}), "proof": signed} for signed, claims in proofs]
    told = {"facility": facility, "resident": resident, "key": public_jwk(signing_key), "titles": titles}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("README.txt", _NO_TIME), _READ_ME)
        archive.writestr(zipfile.ZipInfo("proofs.json", _NO_TIME), json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    return len(titles)
