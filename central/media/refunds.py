"""Refunds: what cannot be delivered, or was bought by mistake. The money comes back once; the licence opens nothing more."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection, insert, select

from central.media.returning import give_back
from central.media.tables import licences, refunds
from central.media.titles import read_title, title_row
from central.notices.notices import publish
from kiosk.sync.wire import NoticeWords

Reason = Literal["gone", "mistake"]
_WHY = {
    "gone": ("It cannot be delivered any more.", "Ya no se puede entregar."),
    "mistake": ("It was bought by mistake.", "Se compró por error."),
}


class NoRefund(Exception):
    """Nothing was given back; the text says why."""


def refund(connection: Connection, licence: str, reason: Reason, made_by: str, now_ms: int) -> int:
    """Give a purchase back, and tell the resident; returns the cents. Raises NoRefund."""
    row = connection.execute(select(licences).where(licences.c.id == licence).with_for_update()).one_or_none()
    if row is None:
        raise NoRefund("there is no such licence")
    if row.returned_ms is not None:
        raise NoRefund("it was given back before")
    found = title_row(connection, row.title)
    name = row.title if found is None else read_title(found).name
    give_back(connection, row, kind="refund", now_ms=now_ms, detail=name)
    connection.execute(insert(refunds).values(licence=row.id, reason=reason, at_ms=now_ms, made_by=made_by))
    publish(connection, "notice", _words(name, reason, row.cents), at_ms=now_ms, resident=row.resident)
    return int(row.cents)


def _words(name: str, reason: Reason, cents: int) -> dict[str, NoticeWords]:
    money = f"${cents // 100}.{cents % 100:02d}"
    english, spanish = _WHY[reason]
    if not cents:
        return {
            "en": NoticeWords(title=f"Taken back: {name}"[:200], text=f"{english} You paid nothing for it."),
            "es": NoticeWords(title=f"Retirado: {name}"[:200], text=f"{spanish} No pagaste nada por él."),
        }
    return {
        "en": NoticeWords(title=f"Money back: {name}"[:200], text=f"{english} {money} is back in your credits."),
        "es": NoticeWords(title=f"Dinero devuelto: {name}"[:200], text=f"{spanish} {money} están de nuevo en tus créditos."),
    }
