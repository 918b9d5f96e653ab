"""Who this device is: what central answered at enrolment, kept in the store."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import CheckConstraint, Column, Connection, Integer, LargeBinary, String, Table, Text, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.store.prepared import Query
from kiosk.store.schema import metadata
from kiosk.sync.outbox import NotEnrolled, start_epoch

device_identity = Table(
    "device_identity",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("device", String(64), nullable=False),
    Column("name", String(200), nullable=False),
    Column("facility", String(64), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("central_signing_key", LargeBinary(32), nullable=False),
    Column("central_sealing_key", LargeBinary(32), nullable=False),
    Column("facility_ca", Text),
    Column("unit", String(40), nullable=False, server_default=""),
    CheckConstraint("id = 1", name="one_row"),
)


@dataclass(frozen=True)
class Identity:
    """`central_signing_key` is the raw Ed25519 public key of grants, `central_sealing_key` the raw X25519 public key of asks.

    `facility_ca`: the pinned CA bundle (PEM); None when this device was enrolled over plain HTTP on its own machine. `unit`: the
    housing unit where it stands, "" when it is everybody's.
    """

    device: str
    name: str
    facility: str
    epoch: int
    kind: str
    central_signing_key: bytes
    central_sealing_key: bytes
    facility_ca: str | None = None
    unit: str = ""


_IDENTITY = Query(select(*(device_identity.c[name] for name in Identity.__dataclass_fields__)))


def load_identity(conn: Connection) -> Identity:
    """The saved identity. Raises NotEnrolled."""
    row = _IDENTITY.first(conn)
    if row is None:
        raise NotEnrolled("this device is not enrolled yet")
    return Identity(*row)


def save_identity(conn: Connection, identity: Identity) -> None:
    """Save or replace the identity, and begin the chain of its epoch."""
    values = asdict(identity)
    conn.execute(insert(device_identity).values(id=1, **values).on_conflict_do_update(index_elements=["id"], set_=values))
    start_epoch(conn, identity.epoch)
