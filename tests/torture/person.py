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
    """Sign in, write, take back, read, sign out, again and again, until killed."""
    store = open_store(settings.store_path, device_keys(settings).store_key)
    clock = TrustedClock(store)
    journal = Journal(journal_path)
    rng = random.Random(seed)
    desk = SignIn(store, device_keys(settings), clock, SESSION_PARTS)
    desk.close_stale()
    while True:
        session = _sign_in(store, desk, number, pin)
        if session is None:
            continue
        for _ in range(rng.randint(3, 40)):
            try:
                _act(store, session, clock, journal, rng)
            except (MailError, StoreError):
                continue  # said on the screen; nothing was saved
        with store.write() as conn:
            end_session(conn, session.id, "signed_out", clock, SESSION_PARTS)


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


def _act(store: Store, session: Session, clock: TrustedClock, journal: Journal, rng: random.Random) -> None:
    resident = session.person.resident
    with store.read() as conn:
        people = [contact for contact in mail.contacts(conn, resident) if contact.can_write]
        inbox = mail.inbox_page(conn, resident, 0, 5)
        sent = mail.sent_page(conn, resident, 0, 5)
    choice = rng.random()
    text = f"{session.id} {rng.getrandbits(64):x} {'word ' * rng.randint(1, 60)}".strip()
    if choice < 0.55 and people:
        draft = Draft(f"draft-{rng.getrandbits(64):x}", rng.choice(people).id, None, text)
        message = mail.send(store, session, draft, clock, False)
        journal.write(did="sent", message=message, text=text, resident=resident)
    elif choice < 0.75 and inbox:
        row = rng.choice(inbox)
        draft = Draft(f"draft-{rng.getrandbits(64):x}", row.contact, row.message, text)
        message = mail.send(store, session, draft, clock, False)
        journal.write(did="sent", message=message, text=text, resident=resident)
        mail.mark_read(store, session, row.message, clock)
    elif choice < 0.9 and people:
        draft = Draft(f"draft-{rng.getrandbits(64):x}", rng.choice(people).id, None, text)
        mail.save_draft(store, session, draft, clock)
        journal.write(did="drafted", draft=draft.id, text=text, resident=resident)
    elif sent:
        row_sent = rng.choice(sent)
        if mail.take_back(store, session, row_sent.message, clock) == "taken_back":
            journal.write(did="taken back", message=row_sent.message, resident=resident)
