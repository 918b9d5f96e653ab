"""What sync knows about the link to central, for the screen and for `kiosk doctor`."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Connection, Integer, Table, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.store.prepared import Query
from kiosk.store.schema import metadata

sync_status = Table(
    "sync_status",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("connected", Boolean, nullable=False),
    Column("last_contact_ms", BigInteger),
    Column("oldest_unsent_ms", BigInteger),
    Column("pending", Integer, nullable=False),
    Column("since_ms", BigInteger, nullable=False),
    Column("frozen", Boolean, nullable=False),
    Column("catch_up_done", Integer, nullable=False, server_default="0"),
    Column("catch_up_left", Integer, nullable=False, server_default="0"),
    CheckConstraint("id = 1", name="one_row"),
)


@dataclass(frozen=True)
class SyncStatus:
    """`pending` counts commands that central has not acknowledged; `since_ms` is when `connected` last changed.

    `frozen` means that central refuses this device's commands until facility IT has looked at it. While changes come in several
    pages, `catch_up_done` of them were taken and about `catch_up_left` are to come; otherwise both are 0.
    """

    connected: bool = False
    last_contact_ms: int | None = None
    oldest_unsent_ms: int | None = None
    pending: int = 0
    since_ms: int = 0
    frozen: bool = False
    catch_up_done: int = 0
    catch_up_left: int = 0


_STATUS = Query(select(*(sync_status.c[name] for name in SyncStatus.__dataclass_fields__)))


def read_status(conn: Connection) -> SyncStatus:
    """The last written status; "not connected, never" when sync has not run yet."""
    row = _STATUS.first(conn)
    return SyncStatus() if row is None else SyncStatus(*row)


def write_status(conn: Connection, status: SyncStatus) -> None:
    """Replace the status (sync only)."""
    values = asdict(status)
    conn.execute(insert(sync_status).values(id=1, **values).on_conflict_do_update(index_elements=["id"], set_=values))
