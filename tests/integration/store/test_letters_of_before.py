"""Letters that were here before they could carry videos: kept with their photos, and found by their words."""

from __future__ import annotations

import secrets
from pathlib import Path

from sqlalchemy import text

from kiosk.mail import mail
from kiosk.store.engine import open_store
from kiosk.store.migrate import downgrade, upgrade


def test_letters_are_kept_and_found_after_the_migration_and_back(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", secrets.token_bytes(32), create=True)
    upgrade(store, "0007")
    with store.write() as conn:
        conn.execute(
            text("INSERT INTO contacts (resident, contact, name, kind, can_write) VALUES ('marcus', 'rosa', 'Rosa', 'person', 1)")
        )
        conn.execute(
            text(
                "INSERT INTO messages (resident, message, contact, subject, snippet, arrived_ms, released_ms, legal, read, "
                "photos, thumbnail, text) VALUES ('marcus', 'm-1', 'rosa', 'The café', 'Hi', 1, 2, 0, 1, 1, :photo, 'Hi Marcus')"
            ),
            {"photo": "a" * 64},
        )
        conn.execute(
            text(
                "INSERT INTO message_parts (resident, message, place, kind, blob, size_bytes) "
                "VALUES ('marcus', 'm-1', 0, 'photo', :photo, 9)"
            ),
            {"photo": "a" * 64},
        )
        conn.execute(
            text(
                "INSERT INTO sent_messages (resident, message, contact, snippet, at_ms, pay_kind, pay_count, draft, text) "
                "VALUES ('marcus', 's-1', 'rosa', 'Dear', 3, 'own_stamps', 1, 'd-1', 'Dear Rosa, the Café is closed.')"
            )
        )
    upgrade(store)
    with store.read() as conn:
        (row,) = mail.inbox_page(conn, "marcus", 0, 9)
        letter = mail.read_message(conn, "marcus", "m-1")
        found = [mail.search(conn, "marcus", typed, 0, 9) for typed in ("cafe", "rosa", "closed", "zebra")]
        (sent,) = mail.sent_page(conn, "marcus", 0, 9)
    assert (row.read, row.thumbnail_of, row.saved, row.channel) == (True, "photo", False, "mail")
    assert letter is not None
    assert len(letter.photos) == 1
    assert [len(hits) for hits in found] == [2, 2, 1, 0]
    assert sent.message == "s-1"
    downgrade(store, "0007")
    with store.read() as conn:
        assert conn.execute(text("SELECT message, thumbnail FROM messages")).all() == [("m-1", "a" * 64)]
        assert len(conn.execute(text("SELECT blob FROM message_parts")).all()) == 1
        assert conn.execute(text("SELECT message, draft, text FROM sent_messages")).all() == [
            ("s-1", "d-1", "Dear Rosa, the Café is closed.")
        ]
        assert conn.execute(text("SELECT name FROM sqlite_master WHERE name GLOB 'words_*'")).all() == []
    store.close()
