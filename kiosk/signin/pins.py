"""What the store keeps of PINs: the verifier for offline checks, and the count of wrong ones."""

from __future__ import annotations

import hmac
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.signin.rules import Count
from kiosk.signin.tables import pin_attempts, profiles, verifiers
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire import SigninWrongPins

#: Argon2id, 64 MiB, two passes, one lane: about a tenth of a second on a kiosk's processor.
_HASHER = PasswordHasher(time_cost=2, memory_cost=64 * 1024, parallelism=1, hash_len=32, salt_len=16)
_MOST_IN_ONE_REPORT = 1000


def _peppered(resident: str, pin: str, pepper: bytes) -> bytes:
    """The PIN mixed with the device's key: a copied store alone gives no PIN away, however short."""
    return hmac.new(pepper, f"{resident}|{pin}".encode(), sha256).digest()


def hash_pin(resident: str, pin: str, pepper: bytes) -> str:
    """The verifier of a PIN (slow on purpose; off the GUI thread)."""
    return _HASHER.hash(_peppered(resident, pin, pepper))


def pin_matches(verifier: str, resident: str, pin: str, pepper: bytes) -> bool:
    """Whether the PIN is the one that `hash_pin` saw (slow on purpose; off the GUI thread)."""
    try:
        return _HASHER.verify(verifier, _peppered(resident, pin, pepper))
    except (VerificationError, InvalidHashError):
        return False


def keep_verifier(conn: Connection, resident: str, pin_version: int, verifier: str) -> None:
    """Store a verifier, unless the resident's stream already told of a newer PIN."""
    newest = conn.execute(select(profiles.c.pin_version).where(profiles.c.resident == resident)).scalar_one_or_none()
    if newest is not None and newest > pin_version:
        drop_verifier(conn, resident)
        return
    values = {"pin_version": pin_version, "hash": verifier}
    conn.execute(insert(verifiers).values(resident=resident, **values).on_conflict_do_update(index_elements=["resident"], set_=values))


def drop_verifier(conn: Connection, resident: str) -> None:
    """From now on only central can check this resident's PIN."""
    conn.execute(delete(verifiers).where(verifiers.c.resident == resident))


def verifier_of(conn: Connection, resident: str) -> str | None:
    """The resident's verifier, or None."""
    return conn.execute(select(verifiers.c.hash).where(verifiers.c.resident == resident)).scalar_one_or_none()


def void_older_verifier(conn: Connection, resident: str, pin_version: int) -> None:
    """A newer PIN exists: the old one must not open anything, and the wrong guesses at the old one are forgiven."""
    voided = conn.execute(delete(verifiers).where(verifiers.c.resident == resident, verifiers.c.pin_version < pin_version))
    if voided.rowcount:
        conn.execute(delete(pin_attempts).where(pin_attempts.c.resident == resident))


def count_of(conn: Connection, resident: str) -> Count:
    """The resident's wrong PINs on this device."""
    row = conn.execute(select(pin_attempts).where(pin_attempts.c.resident == resident)).one_or_none()
    return Count() if row is None else Count(row.wrong, row.unreported, row.locked_until_ms)


def keep_count(conn: Connection, resident: str, count: Count) -> None:
    """Store a count; an empty one leaves no row."""
    if count == Count():
        conn.execute(delete(pin_attempts).where(pin_attempts.c.resident == resident))
        return
    values = {"wrong": count.wrong, "unreported": count.unreported, "locked_until_ms": count.locked_until_ms}
    conn.execute(
        insert(pin_attempts).values(resident=resident, **values).on_conflict_do_update(index_elements=["resident"], set_=values)
    )


def report_wrong_pins(conn: Connection, resident: str, count: Count, clock: Clock) -> Count:
    """Tell central (a command) of the wrong PINs that it has not heard of; returns the count without them."""
    if count.unreported:
        payload = SigninWrongPins(resident=resident, count=min(count.unreported, _MOST_IN_ONE_REPORT))
        enqueue(conn, kind="signin.wrong_pins", version=1, payload=payload, grant=None, clock=clock)
    return Count(count.wrong, 0, count.locked_until_ms)
