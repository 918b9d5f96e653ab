"""A kiosk with somebody at it: the real sync process, and sign-in as the screen does it, without the screen."""

from __future__ import annotations

import shutil
from base64 import urlsafe_b64decode
from pathlib import Path

from sqlalchemy import select

from kiosk.app import features
from kiosk.device.keys import device_keys
from kiosk.mail import mail
from kiosk.mail.letters import Draft
from kiosk.signin.grants import keep_grant
from kiosk.signin.parts import begin_parts
from kiosk.signin.rules import Person, Session
from kiosk.signin.sessions import end_session, open_session
from kiosk.store.engine import open_store
from kiosk.sync import wire
from kiosk.sync.enrol import enrol
from kiosk.sync.tables import outbox, sync_state
from kiosk.ui.session_parts import SESSION_PARTS
from tests.integration.central.world import MARCUS, World
from tests.integration.sync.relay import Relay
from tests.integration.sync.test_with_central import Kiosk

PERSON = Person(MARCUS, "Marcus", "20714471")


class Seated(Kiosk):
    """A kiosk that Marcus signs in at."""

    def __init__(self, folder: Path, world: World, relay: Relay) -> None:
        super().__init__(folder, world, relay)
        self._relay = relay

    def sit_down(self) -> Session:
        """Sign in with central, and keep what it gives."""
        answer = self.sign_in()
        assert answer.status == "signed_in"
        assert answer.grant is not None
        claims = answer.grant.split(".")[1]
        grant = wire.Grant.model_validate_json(urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
        with self.store.write() as conn:
            keep_grant(conn, grant, answer.grant)
            session = open_session(conn, PERSON, grant.grant, online=True, now_ms=self.clock.now_ms())
            begin_parts(SESSION_PARTS, conn, session, answer, self.clock)
        self.until(lambda conn: mail.contacts(conn, MARCUS) != [])
        return session

    def leave(self, session: Session) -> None:
        """Sign out."""
        with self.store.write() as conn:
            end_session(conn, session.id, "signed_out", self.clock, SESSION_PARTS)

    def write_draft(self, session: Session, draft: Draft) -> None:
        mail.save_draft(self.store, session, draft, self.clock)

    def drafts(self) -> dict[str, str]:
        """Id and text of Marcus' drafts here."""
        with self.store.read() as conn:
            found = [mail.load_draft(conn, MARCUS, row.id) for row in mail.drafts(conn, MARCUS)]
        return {draft.id: draft.text for draft in found if draft is not None}

    def settled(self) -> None:
        """Wait until central has acknowledged everything."""
        self.until(lambda conn: conn.execute(select(outbox.c.id).where(outbox.c.acked_ms.is_(None)).limit(1)).first() is None)

    def halt(self) -> None:
        """Stop sync; the store stays."""
        self.close()

    def reopen(self) -> None:
        """After `halt`, or after the files were put back."""
        self.store = open_store(self.settings.store_path, device_keys(self.settings).store_key)

    def copy_disk(self, to: Path) -> None:
        """The store as a power cut or a thief would find it: the file and its log, while others use it."""
        to.mkdir(exist_ok=True)
        with self.store.write():  # nobody else writes meanwhile
            for name in ("store.db", "store.db-wal"):
                source = self.settings.data / name
                if source.exists():
                    shutil.copy(source, to / name)

    def put_back(self, copy: Path) -> None:
        """Put a copied disk in. Sync does not run."""
        self.store.close()
        for name in ("store.db", "store.db-wal", "store.db-shm"):
            (self.settings.data / name).unlink(missing_ok=True)
            if (copy / name).exists():
                shutil.copy(copy / name, self.settings.data / name)
        self.reopen()

    def enrol_again(self, code: str) -> None:
        """As `kiosk enrol --again`."""
        self.identity = enrol(self.settings, code, again=True, features=features())

    def frozen_by(self) -> str:
        """Why central froze it; "" when it did not."""
        with self.store.read() as conn:
            return str(conn.execute(select(sync_state.c.frozen_code)).scalar_one_or_none() or "")
