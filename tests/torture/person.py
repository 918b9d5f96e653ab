"""What a resident does at a screen, without the screen: the real use cases over the real store, in a process of its own.

Each thing that the screen would call saved goes into a journal outside the store, synced to disk, after the use case returned: at the
end every line of it must be found, once.
"""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path

from uuid_utils import uuid7

from kiosk.device.clock import TrustedClock
from kiosk.device.keys import device_keys
from kiosk.mail import mail
from kiosk.mail.letters import Draft, MailError
from kiosk.settings import DeviceSettings
from kiosk.signin.rules import Session, SignedIn, Waiting
from kiosk.signin.sessions import end_session
from kiosk.signin.signin import SignIn
from kiosk.store.bell import BellListener
from kiosk.store.engine import Store, StoreError, open_store
from kiosk.ui.session_parts import SESSION_PARTS
from kiosk.wallet import purchases
from kiosk.wallet.accounts import WalletError


class Journal:
    """Lines of JSON that survive what they tell of."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, **line: str) -> None:
        """Add a line, durably."""
        os.write(self._file, json.dumps(line).encode() + b"\n")
        os.fsync(self._file)


def read_journal(path: Path) -> list[dict[str, str]]:
    """Every whole line."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]


def live(settings: DeviceSettings, number: str, pin: str, journal_path: Path, seed: int) -> None:
    """Sign in, write, pay, take back, read, sign out, again and again, until killed."""
    store = open_store(settings.store_path, device_keys(settings).store_key)
    clock = TrustedClock(store)
    journal = Journal(journal_path)
    rng = random.Random(seed)
    desk = SignIn(store, device_keys(settings), clock, SESSION_PARTS)
    while True:
        try:
            desk.close_stale()
            session = _sign_in(store, desk, number, pin)
            if session is None:
                continue
            journal.write(did="signed in online" if session.online else "signed in offline")
            for _ in range(rng.randint(3, 40)):
                _try(store, session, clock, journal, rng)
            with store.write() as conn:
                end_session(conn, session.id, "signed_out", clock, SESSION_PARTS)
        except StoreError:
            time.sleep(0.05)  # the disk is full: said on the screen


def _sign_in(store: Store, desk: SignIn, number: str, pin: str) -> Session | None:
    person = desk.find_number(number)
    with BellListener(store.bell) as bell:
        if person is None:
            bell.wait(0.2)
            return None
        attempt = desk.start(person, pin)
        while isinstance(outcome := desk.poll(attempt), Waiting):
            bell.wait(0.05)
    if isinstance(outcome, SignedIn):
        return outcome.session
    time.sleep(0.05)
    return None


def _try(store: Store, session: Session, clock: TrustedClock, journal: Journal, rng: random.Random) -> None:
    act = rng.choices((_write, _answer, _keep, _take_back, _buy, _undo, _move), (44, 22, 5, 7, 9, 8, 5))[0]
    try:
        act(store, session, clock, journal, rng)
    except (MailError, WalletError, StoreError):
        time.sleep(0.005)  # said on the screen; nothing was saved


def _text(session: Session, rng: random.Random) -> str:
    return f"{session.id} {rng.getrandbits(64):x} {'word ' * rng.randint(1, 60)}".strip()


def _contact(store: Store, session: Session, rng: random.Random) -> str:
    with store.read() as conn:
        people = [contact.id for contact in mail.contacts(conn, session.person.resident) if contact.can_write]
    if not people:
        raise MailError("nobody to write to is known yet")
    return rng.choice(people)


def _write(store: Store, session: Session, clock: TrustedClock, journal: Journal, rng: random.Random) -> None:
    draft = Draft(f"draft-{rng.getrandbits(64):x}", _contact(store, session, rng), None, _text(session, rng))
    message = mail.send(store, session, draft, clock, False)
    journal.write(did="sent", message=message, text=draft.text, resident=session.person.resident)


def _answer(store: Store, session: Session, clock: TrustedClock, journal: Journal, rng: random.Random) -> None:
    """The newest letters: another kiosk may be answering the same one with the same stamp."""
    with store.read() as conn:
        inbox = mail.inbox_page(conn, session.person.resident, 0, 3)
    if inbox:
        row = rng.choice(inbox)
        draft = Draft(f"draft-{rng.getrandbits(64):x}", row.contact, row.message, _text(session, rng)[:90])
        message = mail.send(store, session, draft, clock, False)
        journal.write(did="sent", message=message, text=draft.text, resident=session.person.resident)
        mail.mark_read(store, session, row.message, clock)


def _keep(store: Store, session: Session, clock: TrustedClock, journal: Journal, rng: random.Random) -> None:
    draft = Draft(f"draft-{rng.getrandbits(64):x}", _contact(store, session, rng), None, _text(session, rng))
    mail.save_draft(store, session, draft, clock)
    journal.write(did="drafted", draft=draft.id, text=draft.text, resident=session.person.resident)


def _take_back(store: Store, session: Session, clock: TrustedClock, journal: Journal, rng: random.Random) -> None:
    with store.read() as conn:
        sent = mail.sent_page(conn, session.person.resident, 0, 5)
    if sent:
        message = rng.choice(sent).message
        if mail.take_back(store, session, message, clock) is not None:
            journal.write(did="taken back", message=message, resident=session.person.resident)


def _buy(store: Store, session: Session, clock: TrustedClock, journal: Journal, rng: random.Random) -> None:
    with store.read() as conn:
        offers = purchases.stamp_offers(conn, session.person.resident, clock.now_ms())
    if offers:
        offer = rng.choice(offers)
        purchase = purchases.buy_stamps(store, session, offer, str(uuid7()), clock, False)
        journal.write(did="bought", command=purchase, stamps=str(offer.stamps), cents=str(offer.cents))


def _undo(store: Store, session: Session, clock: TrustedClock, journal: Journal, _rng: random.Random) -> None:
    with store.read() as conn:
        last = purchases.last_purchase(conn, session.person.resident, clock.now_ms())
    if last is not None:
        purchases.undo(store, session, last.id, str(uuid7()), clock)
        journal.write(did="undone", command=last.id)


def _move(store: Store, session: Session, clock: TrustedClock, journal: Journal, rng: random.Random) -> None:
    cents = rng.randint(1, 300)
    command = purchases.move_to_credits(store, session, cents, str(uuid7()), clock, False)
    journal.write(did="moved", command=command, cents=str(cents))
