"""Packs that family sent: what is in them and where they are. They were paid for outside; nothing of them is in the ledger."""

from __future__ import annotations

from datetime import date

import uuid_utils
from sqlalchemy import Connection, insert, select, update

from central.commissary.tables import packs
from central.notices.notices import publish
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import NoticeWords
from kiosk.sync.wire_commissary import OrderStep, PackChange, PackState

KIND = "commissary.pack"
_SAID: dict[str, tuple[str, str]] = {
    "ordered": ("{who} ordered a pack for you", "{who} pidió un paquete para ti"),
    "arrived": ("Your pack from {who} is here", "Tu paquete de {who} llegó"),
    "sent_back": ("Your pack from {who} was sent back", "Tu paquete de {who} fue devuelto"),
}


def add(
    connection: Connection,
    resident: str,
    *,
    sender: str,
    name: dict[str, str],
    lines: tuple[str, ...],
    expected: date | None = None,
    now_ms: int,
) -> str:
    """Somebody ordered a pack for a resident; returns its id."""
    made = str(uuid_utils.uuid7())
    change = PackChange(
        pack=made,
        sender=sender,
        name=name,
        lines=lines,
        state="ordered",
        steps=(OrderStep(state="ordered", at_ms=now_ms),),
        expected_day=None if expected is None else expected.isoformat(),
        at_ms=now_ms,
    )
    connection.execute(
        insert(packs).values(id=made, resident=resident, state="ordered", pack_change=change.model_dump_json(), at_ms=now_ms)
    )
    _tell(connection, resident, change, now_ms)
    return made


def step(
    connection: Connection,
    pack: str,
    state: PackState,
    *,
    carrier: str = "",
    tracking: str = "",
    expected: date | None = None,
    note: str = "",
    now_ms: int,
) -> bool:
    """A pack is somewhere else now; False when there is no such pack."""
    row = connection.execute(select(packs).where(packs.c.id == pack).with_for_update()).one_or_none()
    if row is None:
        return False
    before = PackChange.model_validate_json(row.pack_change)
    change = before.model_copy(
        update={
            "state": state,
            "steps": (*before.steps, OrderStep(state=state, at_ms=now_ms)),
            "carrier": carrier or before.carrier,
            "tracking": tracking or before.tracking,
            "expected_day": before.expected_day if expected is None else expected.isoformat(),
            "note": note,
        }
    )
    connection.execute(update(packs).where(packs.c.id == pack).values(state=state, pack_change=change.model_dump_json()))
    _tell(connection, row.resident, change, now_ms)
    return True


def _tell(connection: Connection, resident: str, change: PackChange, now_ms: int) -> None:
    append(connection, resident_stream(resident), KIND, change, now_ms, key=f"pack:{change.pack}")
    said = _SAID.get(change.state)
    if said is None:
        return
    names = (change.name.get("en") or next(iter(change.name.values())), change.name.get("es") or next(iter(change.name.values())))
    words = {
        language: NoticeWords(title=title.format(who=change.sender)[:200], text=". ".join(part for part in (name, change.note) if part))
        for language, title, name in zip(("en", "es"), said, names, strict=True)
    }
    publish(connection, "notice", words, at_ms=now_ms, resident=resident)
