"""Cards that were on the roster before a person could hold several: still theirs after the migration and back."""

from __future__ import annotations

import secrets
from pathlib import Path

from sqlalchemy import text

from kiosk.signin.cards import card_seen
from kiosk.store.engine import open_store
from kiosk.store.migrate import downgrade, upgrade


def test_cards_are_kept_after_the_migration_and_back(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", secrets.token_bytes(32), create=True)
    upgrade(store, "0012")
    with store.write() as conn:
        conn.execute(
            text(
                "INSERT INTO roster (resident, first_name, number, card, active) "
                "VALUES ('marcus', 'Marcus', '20714471', '62E3086CED', 1), ('andre', 'Andre', '20718812', NULL, 1)"
            )
        )
        conn.execute(text("INSERT INTO card_events (id, uid, at_ms, boot_ms) VALUES ('c-1', '62E3086CED', 1, 1)"))
    upgrade(store)
    with store.read() as conn:
        person = card_seen(conn, "62E3086CED").person
        assert person is not None
        assert person.resident == "marcus"
        assert conn.execute(text("SELECT count(*) FROM card_events")).scalar_one() == 0
    with store.write() as conn:
        conn.execute(text("INSERT INTO roster_cards (resident, card, lost) VALUES ('marcus', '0000000001', 1), ('andre', '118:1', 0)"))
    downgrade(store, "0012")
    with store.read() as conn:
        cards = conn.execute(text("SELECT resident, card FROM roster ORDER BY resident")).all()
    store.close()
    assert [tuple(row) for row in cards] == [("andre", "118:1"), ("marcus", "62E3086CED")]
