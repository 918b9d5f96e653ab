"""Print jobs that were here before a paper had a kind: letters stay out of Money."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from kiosk.hardware.print_queue import jobs_of
from kiosk.hardware.receipt import Receipt
from kiosk.store.engine import open_store
from kiosk.store.migrate import upgrade

RECEIPT = Receipt("en", "Cedar Ridge", "Kiosk C-014", "June 3, 1:52 pm", "Your receipt, Marcus")


def test_letters_and_receipts_are_told_apart_after_the_migration(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db", secrets.token_bytes(32), create=True)
    upgrade(store, "0013")
    with store.write() as conn:
        for name, paper in (("receipt", RECEIPT), ("letter", replace(RECEIPT, paragraphs=("Hi Marcus",)))):
            conn.execute(
                text(
                    "INSERT INTO print_jobs (id, root, resident, receipt, duplicate, state, code, bytes_sent, cancel_asked, "
                    "created_ms, updated_ms) VALUES (:id, :id, 'marcus', :paper, 0, 'printed', '', 1, 0, 1, 1)"
                ),
                {"id": name, "paper": paper.to_json()},
            )
    upgrade(store)
    with store.read() as conn:
        assert [one.id for one in jobs_of(conn, "marcus")] == ["receipt"]
        assert dict(conn.execute(text("SELECT id, kind FROM print_jobs")).all()) == {"receipt": "receipt", "letter": "letter"}
    store.close()
