"""The keys that devices sign receipts with. Those of ended epochs stay: their papers are still in people's hands."""

from __future__ import annotations

import base64

from sqlalchemy import Connection

from central.database import insert_or_ignore
from central.receipts.tables import receipt_keys
from kiosk.sync.receipt_form import key_id_of


def keep_receipt_key(connection: Connection, public_key: bytes, *, device: str, epoch: int, now_ms: int) -> None:
    """Receipts of this key are the device's. The first device that names a key keeps it."""
    insert_or_ignore(
        connection,
        receipt_keys,
        key_id=key_id_of(public_key).hex(),
        device=device,
        epoch=epoch,
        public_key=base64.b64encode(public_key).decode(),
        since_ms=now_ms,
    )
