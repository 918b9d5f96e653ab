"""How far the enrolment of this device is: written by sync, read by the screen, which may wish for another code.

There is nothing secret in it: who stands before the screen sees all of it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, cast

from sqlalchemy import BigInteger, CheckConstraint, Column, Connection, Integer, Select, String, Table, exists, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.identity import device_identity
from kiosk.device.tables import facility_policy
from kiosk.store.prepared import Query
from kiosk.store.schema import metadata

#: One row, from the first start of sync until this device is enrolled.
enrolment = Table(
    "enrolment",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("step", String(16), nullable=False),
    Column("trouble", String(16), nullable=False),
    Column("code", String(16), nullable=False),
    Column("code_until_boot_ms", BigInteger, nullable=False),
    Column("boot", String(64), nullable=False),
    Column("fingerprint", String(32), nullable=False),
    Column("address", String(64), nullable=False),
    #: Counts wishes of whoever stands at the screen for another code; `answered` is the last that central heard of.
    Column("wished", Integer, nullable=False, server_default="0"),
    Column("answered", Integer, nullable=False, server_default="0"),
    CheckConstraint("id = 1", name="one_row"),
)


@dataclass(frozen=True)
class Enrolment:
    """`step`: `network`, `central` or `approval`, the one that is under way. `trouble`: why it does not go on (`kiosk.sync.enrolling`).

    `code` counts until `code_until_boot_ms` of the boot clock of the start `boot`. `address`: this device's own in the network.
    """

    step: str = "network"
    trouble: str = ""
    code: str = ""
    code_until_boot_ms: int = 0
    boot: str = ""
    fingerprint: str = ""
    address: str = ""


@dataclass(frozen=True)
class Standing:
    """What the screen shows: the enrolment (None: sync has not begun), and what came of it."""

    enrolment: Enrolment | None
    enrolled: bool
    has_policy: bool


_ENROLMENT = Query(select(*(enrolment.c[name] for name in Enrolment.__dataclass_fields__)))
_WISHES = Query(select(enrolment.c.wished, enrolment.c.answered))
_IS_HERE = exists(select(device_identity.c.id)).label("identity"), exists(select(facility_policy.c.id)).label("policy")
_BOTH = cast("Select[Any]", select(*_IS_HERE))
_CAME = Query(_BOTH)


def standing(conn: Connection) -> Standing:
    """How it stands now."""
    row, came = _ENROLMENT.first(conn), _CAME.first(conn)
    enrolled, has_policy = (False, False) if came is None else (bool(came[0]), bool(came[1]))
    return Standing(None if row is None else Enrolment(*row), enrolled, has_policy)


def is_ready(conn: Connection) -> bool:
    """Whether residents may be served: this device knows who it is, and the facility's rules."""
    came = _CAME.first(conn)
    return came is not None and bool(came[0]) and bool(came[1])


def write_enrolment(conn: Connection, now: Enrolment) -> None:
    """Sync's word."""
    values = asdict(now)
    conn.execute(insert(enrolment).values(id=1, **values).on_conflict_do_update(index_elements=["id"], set_=values))


def wish_for_code(conn: Connection) -> None:
    """Somebody at the screen wants another code, or to be asked for again after a refusal."""
    conn.execute(update(enrolment).values(wished=enrolment.c.wished + 1))


def open_wish(conn: Connection) -> int:
    """The number of the wish that central has not heard of; 0: there is none."""
    row = _WISHES.first(conn)
    return 0 if row is None or row[0] == row[1] else int(row[0])


def wish_heard(conn: Connection, wish: int) -> None:
    """Central heard of it."""
    conn.execute(update(enrolment).values(answered=wish))
