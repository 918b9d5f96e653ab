"""Answering asks: a resident signs in with a PIN, or replaces it.

An ask id is used once. The same box sent again (its answer was lost on the way) gets the stored answer; another box under that id is
refused. No PIN is stored or logged in any form but Argon2id. A new PIN and the answer that tells of it are one transaction: a central
that dies in between must not take the old PIN, sent again, for a wrong one.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import Connection, Row, delete, select, update

from central.allowances.issue import Place, issue
from central.allowances.rows import lock_device
from central.database import Database, insert_or_ignore
from central.devices.signature import Sender
from central.drafts.keys import drafts_key
from central.facility.facility import load_facility
from central.keys import CentralKeys
from central.policy import SignInPolicy
from central.residents.easy_pins import easy_pin
from central.residents.pin import PinCount, pin_matches
from central.residents.residents import RESIDENT, clear_wrong_pins, count_wrong_pins, lock_resident, set_pin
from central.signin.grants import Signer, issue_grant
from central.signin.sealed import CannotOpen, open_ask
from central.signin.tables import asks
from central.web import Refusal
from kiosk.sync.wire import AskAnswer, AskNewPin, AskRequest, AskSignIn, Grant

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
        if not sender.serves:
            raise Refusal(409, "frozen", "this device is frozen")
        stored = self._take(sender.device, asked, now_ms)
        if stored is not None:
            return self._with_key(stored)
        renews = False
        try:
            inside = open_ask(self.keys.sealing, device=sender.device, ask=asked.id, sealed=asked.sealed)
        except CannotOpen:
            answer = AskAnswer(status="refused", server_ms=now_ms)
        else:
            renews = isinstance(inside, AskNewPin)
            answer = self._answer(sender, inside, now_ms)
        with self.database.write() as connection:
            if renews:
                answer = _in_force(connection, asked.id) or answer
            connection.execute(update(asks).where(asks.c.id == asked.id).values(answer=answer.model_dump_json()))
        log.info("ask answered", device=sender.device, ask=asked.id, status=answer.status)
        return self._with_key(answer)

    def _with_key(self, answer: AskAnswer) -> AskAnswer:
        """A sign-in's answer brings the key of the resident's drafts. It is derived each time: the database never holds it."""
        claims = None if answer.grant is None or answer.must_change_pin else self.signer.read(answer.grant)
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

    def _answer(self, sender: Sender, inside: AskSignIn | AskNewPin, now_ms: int) -> AskAnswer:
        """Both begin with the PIN in force: a wrong one counts, whatever it was given for."""
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
        if isinstance(inside, AskNewPin):
            return self._new_pin(sender, inside, resident, policy, now_ms)
        with self.database.write() as connection:
            return self._let_in(connection, sender, resident, policy, now_ms)

    def _new_pin(self, sender: Sender, inside: AskNewPin, resident: Row[Any], policy: SignInPolicy, now_ms: int) -> AskAnswer:
        new = inside.new_pin
        if not (new.isascii() and new.isdecimal() and len(new) == policy.pin_length):
            with self.database.write() as connection:
                clear_wrong_pins(connection, inside.resident)
            return AskAnswer(status="refused", server_ms=now_ms)
        if new == inside.pin or easy_pin(new, birth_year=resident.birth_year, number=resident.number):
            with self.database.write() as connection:
                clear_wrong_pins(connection, inside.resident)
            return AskAnswer(status="easy_pin", tries_left=policy.tries, server_ms=now_ms)
        with self.database.write() as connection:
            held = lock_resident(connection, inside.resident)
            if held is None or not held.active or held.pin_version != resident.pin_version:
                return AskAnswer(status="refused", server_ms=now_ms)  # another PIN came in the meantime
            set_pin(connection, inside.resident, new, now_ms, given=False)
            changed = lock_resident(connection, inside.resident)
            answer = self._let_in(connection, sender, changed or held, policy, now_ms)
            connection.execute(update(asks).where(asks.c.id == inside.ask).values(answer=answer.model_dump_json()))
        log.info("PIN replaced", device=sender.device, resident=inside.resident)
        return answer

    def _let_in(self, connection: Connection, sender: Sender, resident: Row[Any], policy: SignInPolicy, now_ms: int) -> AskAnswer:
        """A grant, and for residents with a PIN of their own what is set aside for this device. Raises Refusal when it was frozen
        meanwhile."""
        device = lock_device(connection, sender.device)
        if device.state != "active" or device.epoch != sender.epoch:
            raise Refusal(409, "frozen", "this device is frozen")
        clear_wrong_pins(connection, resident.id)
        claims = issue_grant(
            connection,
            device=sender.device,
            resident=resident.id,
            epoch=sender.epoch,
            pin_version=resident.pin_version,
            offline_days=policy.offline_days,
            now_ms=now_ms,
            pin_given=resident.pin_given,
        )
        allowance = None
        if resident.role == RESIDENT and not resident.pin_given:
            place = Place(sender.device, device.kind, sender.epoch, resident.id)
            allowance = issue(connection, place, load_facility(connection).policy.allowance, now_ms)
        log.info("signed in", device=sender.device, resident=resident.id, grant=claims.grant)
        return AskAnswer(
            status="signed_in",
            grant=self.signer.sign(claims),
            allowance=None if allowance is None else self.signer.sign(allowance),
            must_change_pin=resident.pin_given,
            tries_left=policy.tries,
            server_ms=now_ms,
        )


def _in_force(connection: Connection, ask: str) -> AskAnswer | None:
    """The answer that a new PIN stored when it came into force. To whoever opens the same box at the same time, and is through later,
    the old PIN is wrong."""
    stored = connection.execute(select(asks.c.answer).where(asks.c.id == ask).with_for_update()).scalar_one()
    answer = None if stored is None else AskAnswer.model_validate_json(stored)
    return answer if answer is not None and answer.status == "signed_in" else None


def _wrong(count: PinCount | None, policy: SignInPolicy, now_ms: int) -> AskAnswer:
    wait = 0 if count is None else count.wait_ms(now_ms)
    if wait:
        return AskAnswer(status="locked", wait_ms=wait, server_ms=now_ms)
    return AskAnswer(status="wrong_pin", tries_left=0 if count is None else count.tries_left(policy), server_ms=now_ms)
