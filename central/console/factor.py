"""The second factor: codes of an authenticator (TOTP, RFC 6238), and recovery codes for who lost theirs."""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

import pyotp
import qrcode
import qrcode.image.svg
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from central.keys import read_or_make

STEP_SECONDS = 30
#: A clock may be a step off (RFC 6238, section 5.2).
DRIFT_STEPS = 1
RECOVERY_CODES = 10
_NONCE_BYTES = 12


@dataclass(frozen=True)
class ConsoleKey:
    """The key that seals secrets of second factors; never in the database."""

    raw: bytes = field(repr=False)

    @classmethod
    def of(cls, data: Path) -> ConsoleKey:
        """The one in central's data folder, made at the first use."""
        folder = data / "keys"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return cls(read_or_make(folder / "console.key"))

    def seal(self, secret: str, account: str) -> str:
        """A secret for the database, bound to its account."""
        nonce = os.urandom(_NONCE_BYTES)
        return (nonce + AESGCM(self.raw).encrypt(nonce, secret.encode(), account.encode())).hex()

    def open(self, box: str, account: str) -> str:
        """The secret. Raises ValueError: it is another account's, or sealed with another key."""
        raw = bytes.fromhex(box)
        try:
            return AESGCM(self.raw).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], account.encode()).decode()
        except InvalidTag as error:
            raise ValueError("this second factor cannot be opened with keys/console.key") from error

    def derived(self, purpose: str) -> str:
        """Another key from this one."""
        return hmac.new(self.raw, purpose.encode(), hashlib.sha256).hexdigest()


def new_secret() -> str:
    """A secret of 160 bits in base 32."""
    return pyotp.random_base32()


def step_of(secret: str, code: str, used_step: int, now_ms: int) -> int | None:
    """The step whose code this is; None: of no step near now, or of one whose code was used."""
    if len(code) != 6 or not (code.isascii() and code.isdecimal()):
        return None
    now, totp = now_ms // 1000 // STEP_SECONDS, pyotp.TOTP(secret)
    for step in range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1):
        if hmac.compare_digest(totp.at(step * STEP_SECONDS), code) and step > used_step:
            return step
    return None


def picture_of(secret: str, login: str, facility: str) -> str:
    """The square code that an authenticator scans, as SVG without a colour of its own."""
    address = pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=f"Lumen {facility}")
    made = qrcode.make(address, image_factory=qrcode.image.svg.SvgPathImage, box_size=10, border=2)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue().decode().partition("?>")[2]


def new_recovery_codes() -> list[str]:
    """Ten codes of 50 bits, in two groups."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return ["-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(2)) for _ in range(RECOVERY_CODES)]


def recovery_hash(account: str, code: str) -> str:
    """What is kept of a recovery code. It is random, so that a plain hash does."""
    plain = code.strip().lower().replace("-", "").replace(" ", "")
    return hashlib.sha256(f"{account}:{plain}".encode()).hexdigest()
