"""Short questions that need central's answer now, sealed so that only central can read them.

The screen writes an ask and erases it once it has read the answer; sync delivers it. The sealed box is emptied as soon as it is
of no more use, so that a PIN outlives its attempt in no form.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from sqlalchemy import Connection, delete, select, update

from kiosk.sync.tables import asks
from kiosk.sync.wire import AskAnswer, AskNewPin, AskRequest, AskSignIn, ask_info

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
#: An answer that nobody came for (the screen restarted) is erased after this.
FORGET_AFTER_MS = 60_000


class SealsTo(Protocol):
    """What an ask needs of the device's identity (`kiosk.device.identity.Identity`)."""

    @property
    def device(self) -> str:
        """The device's id."""

    @property
    def central_sealing_key(self) -> bytes:
        """Central's raw X25519 public key."""


def write_ask(conn: Connection, identity: SealsTo, ask: AskSignIn | AskNewPin, now_ms: int, lifetime_ms: int) -> None:
    """Seal and store an ask that is worth answering until `now_ms + lifetime_ms` (trusted time)."""
    key = X25519PublicKey.from_public_bytes(identity.central_sealing_key)
    sealed = SUITE.encrypt(ask.model_dump_json().encode(), key, info=ask_info(identity.device, ask.ask))
    conn.execute(
        asks.insert().values(
            id=ask.ask,
            sealed=b64encode(sealed).decode(),
            state="waiting",
            created_ms=now_ms,
            expires_ms=now_ms + lifetime_ms,
        )
    )


def ask_answer(conn: Connection, id: str) -> AskAnswer | None:
    """Central's answer; status `expired` when none will come; None while it may still come (or after `erase_ask`)."""
    row = conn.execute(select(asks.c.state, asks.c.answer, asks.c.expires_ms).where(asks.c.id == id)).one_or_none()
    if row is None:
        return None
    if row.state == "expired":
        return AskAnswer(status="expired", server_ms=row.expires_ms)
    return None if row.answer is None else AskAnswer.model_validate_json(row.answer)


def ask_left(conn: Connection, id: str) -> bool:
    """Whether the ask may have reached central: False only for one whose first byte never left."""
    return bool(conn.execute(select(asks.c.sent).where(asks.c.id == id)).scalar_one_or_none())


def erase_ask(conn: Connection, id: str) -> None:
    """Forget an ask and its answer."""
    conn.execute(delete(asks).where(asks.c.id == id))


def expire_asks(conn: Connection, now_ms: int) -> None:
    """Mark what is past its time and forget what nobody came for. Sync only."""
    conn.execute(
        update(asks).where(asks.c.state.in_(("waiting", "sending")), asks.c.expires_ms <= now_ms).values(state="expired", sealed="")
    )
    conn.execute(delete(asks).where(asks.c.expires_ms <= now_ms - FORGET_AFTER_MS))


def any_asks(conn: Connection) -> bool:
    """Whether there is anything that may have to expire. Sync only."""
    return conn.execute(select(asks.c.id).limit(1)).first() is not None


def open_asks(conn: Connection) -> list[AskRequest]:
    """Asks that still want an answer, oldest first. Sync only."""
    rows = conn.execute(select(asks.c.id, asks.c.sealed).where(asks.c.state.in_(("waiting", "sending"))).order_by(asks.c.created_ms))
    return [AskRequest(id=row.id, sealed=row.sealed) for row in rows]


def mark_ask_sending(conn: Connection, id: str) -> bool:
    """Before the first byte leaves; False when nobody waits for it any more. Sync only."""
    marked = update(asks).where(asks.c.id == id, asks.c.state.in_(("waiting", "sending"))).values(state="sending", sent=True)
    return bool(conn.execute(marked).rowcount)


def store_answer(conn: Connection, id: str, answer: AskAnswer) -> None:
    """Keep the answer for the screen and empty the box. Sync only."""
    conn.execute(update(asks).where(asks.c.id == id).values(state="answered", sealed="", answer=answer.model_dump_json()))


def give_up(conn: Connection, id: str) -> None:
    """No answer will come: the screen goes on without. Sync only."""
    conn.execute(update(asks).where(asks.c.id == id).values(state="expired", sealed=""))
