"""Answering asks: a resident signs in with a PIN.

An ask id is used once. The same box sent again (its answer was lost on the way) gets the stored answer; another box under that id is
refused. No PIN is stored or logged in any form but Argon2id.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

import structlog
from sqlalchemy import delete, select, update

from central.allowances.issue import Place, issue
from central.allowances.rows import lock_device
from central.database import Database, insert_or_ignore
from central.devices.signature import Sender
from central.drafts.keys import drafts_key
from central.facility.facility import load_facility
from central.keys import CentralKeys
from central.policy import SignInPolicy
from central.residents.pin import PinCount, pin_matches
from central.residents.residents import clear_wrong_pins, count_wrong_pins, lock_resident
from central.signin.grants import Signer, issue_grant
from central.signin.sealed import CannotOpen, open_ask
from central.signin.tables import asks
from central.web import Refusal
from kiosk.sync.wire import AskAnswer, AskRequest, AskSignIn, Grant

#: An ask that was taken so long ago without an answer is taken again.
ANSWERED_WITHIN_MS = 3_000
FORGET_ASKS_AFTER_MS = 24 * 3600 * 1000

log = structlog.get_logger()


@dataclass(frozen=True)
class Asks:
    """Answers asks of enrolled devices."""

    database: Database
    keys: CentralKeys
    signer: Signer

    def answer(self, sender: Sender, asked: AskRequest, now_ms: int) -> AskAnswer:
        """The answer. Raises Refusal: 409 when the device is frozen or the ask id was used for another box."""
        if sender.state != "active":
            raise Refusal(409, "frozen", "this device is frozen")
        stored = self._take(sender.device, asked, now_ms)
        if stored is not None:
            return self._with_key(stored)
        try:
            inside = open_ask(self.keys.sealing, device=sender.device, ask=asked.id, sealed=asked.sealed)
        except CannotOpen:
            answer = AskAnswer(status="refused", server_ms=now_ms)
        else:
            answer = self._sign_in(sender, inside, now_ms)
        with self.database.write() as connection:
            connection.execute(update(asks).where(asks.c.id == asked.id).values(answer=answer.model_dump_json()))
        log.info("ask answered", device=sender.device, ask=asked.id, status=answer.status)
        return self._with_key(answer)

    def _with_key(self, answer: AskAnswer) -> AskAnswer:
        """A sign-in's answer brings the key of the resident's drafts. It is derived each time: the database never holds it."""
        claims = None if answer.grant is None else self.signer.read(answer.grant)
        if not isinstance(claims, Grant):
            return answer
        return answer.model_copy(update={"drafts_key": base64.b64encode(drafts_key(self.keys, claims.resident)).decode()})

    def _take(self, device: str, asked: AskRequest, now_ms: int) -> AskAnswer | None:
        box = hashlib.sha256(asked.sealed.encode()).hexdigest()
        with self.database.write() as connection:
            connection.execute(delete(asks).where(asks.c.at_ms < now_ms - FORGET_ASKS_AFTER_MS))
            if insert_or_ignore(connection, asks, id=asked.id, device=device, sealed_hash=box, at_ms=now_ms):
                return None
            row = connection.execute(select(asks).where(asks.c.id == asked.id).with_for_update()).one()
            if row.device == device and row.sealed_hash == box and row.answer is None and row.at_ms < now_ms - ANSWERED_WITHIN_MS:
                # Whoever took it has died over it: the person still waits.
                connection.execute(update(asks).where(asks.c.id == asked.id).values(at_ms=now_ms))
                return None
        if row.device != device or row.sealed_hash != box or row.answer is None:
            raise Refusal(409, "ask_used", "this ask was used")
        return AskAnswer.model_validate_json(row.answer)

    def _sign_in(self, sender: Sender, inside: AskSignIn, now_ms: int) -> AskAnswer:
        with self.database.write() as connection:
            policy = load_facility(connection).policy.sign_in
            resident = lock_resident(connection, inside.resident)
            if resident is None or not resident.active:
                return AskAnswer(status="refused", server_ms=now_ms)
            before = PinCount(resident.wrong_pins, resident.locked_until_ms)
            if before.wait_ms(now_ms):
                return AskAnswer(status="locked", wait_ms=before.wait_ms(now_ms), server_ms=now_ms)
            # Charged before it is checked.
            count = count_wrong_pins(connection, inside.resident, 1, policy, now_ms)
        if not pin_matches(resident.pin_hash, inside.pin):
            return _wrong(count, policy, now_ms)
        with self.database.write() as connection:
            device = lock_device(connection, sender.device)
            if device.state != "active" or device.epoch != sender.epoch:
                raise Refusal(409, "frozen", "this device is frozen")
            clear_wrong_pins(connection, inside.resident)
            claims = issue_grant(
                connection,
                device=sender.device,
                resident=inside.resident,
                epoch=sender.epoch,
                pin_version=resident.pin_version,
                offline_days=policy.offline_days,
                now_ms=now_ms,
            )
            place = Place(sender.device, device.kind, sender.epoch, inside.resident)
            allowance = issue(connection, place, load_facility(connection).policy.allowance, now_ms)
        log.info("signed in", device=sender.device, resident=inside.resident, grant=claims.grant)
        return AskAnswer(
            status="signed_in",
            grant=self.signer.sign(claims),
            allowance=None if allowance is None else self.signer.sign(allowance),
            tries_left=policy.tries,
            server_ms=now_ms,
        )


def _wrong(count: PinCount | None, policy: SignInPolicy, now_ms: int) -> AskAnswer:
    wait = 0 if count is None else count.wait_ms(now_ms)
    if wait:
        return AskAnswer(status="locked", wait_ms=wait, server_ms=now_ms)
    return AskAnswer(status="wrong_pin", tries_left=0 if count is None else count.tries_left(policy), server_ms=now_ms)
