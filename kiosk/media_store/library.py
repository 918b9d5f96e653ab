"""What a resident has: their titles, whether each opens here and now, and where they are in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import structlog
from sqlalchemy import Connection, Row, delete, exists, func, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.identity import load_identity
from kiosk.device.signed import NotSigned, read_signed
from kiosk.media_store.rentals import Pause, Rental
from kiosk.media_store.tables import files, keys, owned, pauses, places, proofs, titles, wanted_keys
from kiosk.signin.parts import SessionPart
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire import LICENCE_TYPE, OWNERSHIP_TYPE, Licence, MediaPlace, MediaStarted, Ownership

log = structlog.get_logger(__name__)

#: Why a title does not open: bought here and central has not said yes; no key yet; the rental is over; too long without central;
#: the file is not (wholly) here; not theirs.
Closed = Literal["waiting", "no_key", "over", "offline_too_long", "no_file", "not_yours"]


@dataclass(frozen=True)
class Holding:
    """A title that somebody has. `ends_ms`: when the rental ends, None: owned, or not begun. `here`: the whole file is."""

    licence: str
    title: str
    name: str
    by: str
    kind: str
    artwork: str | None
    container: str | None
    how: Literal["own", "rent"]
    waiting: bool
    at_ms: int
    latest_start_ms: int | None
    ends_ms: int | None
    over: bool
    here: bool


@dataclass(frozen=True)
class Opens:
    """The licence that opens a title here, and whether playing it now begins its window."""

    licence: Licence
    begins: bool


def holdings(conn: Connection, resident: str, now_ms: int) -> list[Holding]:
    """Everything that a resident has or had rented, the newest first. `now_ms`: trusted time."""
    stand_still = read_pauses(conn)
    whole = exists().where(files.c.title == titles.c.title, files.c.state == "whole")
    rows = conn.execute(
        select(owned, titles.c.name, titles.c.by, titles.c.kind, titles.c.artwork, titles.c.container, whole.label("here"))
        .join(titles, titles.c.title == owned.c.title)
        .where(owned.c.resident == resident, owned.c.state == "held")
        .order_by(owned.c.at_ms.desc(), owned.c.licence.desc())
    )
    return [_holding(row, stand_still, now_ms) for row in rows]


def opens(conn: Connection, resident: str, licence: str, title: str, now_ms: int) -> Opens | Closed:
    """Whether a title opens on this device now, by a licence of central's own hand.

    What the store says of a rental's beginning counts, and what the licence says: whichever is earlier.
    """
    row = conn.execute(select(owned).where(owned.c.licence == licence, owned.c.resident == resident)).one_or_none()
    if row is None or row.state != "held":
        return "not_yours"
    claims = _licence_of(conn, resident, licence, title)
    if claims is None:
        return "waiting" if row.waiting else "no_key"
    begins = row.started_here_ms is None
    if claims.how == "rent":
        closed = _rental_closed(conn, row, claims, now_ms)
        if closed is not None:
            return closed
    whole = select(files.c.container).where(files.c.container == claims.container, files.c.state == "whole")
    if conn.execute(whole).first() is not None:
        return Opens(claims, begins)
    sold = conn.execute(select(titles.c.container).where(titles.c.title == title)).scalar_one_or_none()
    # Sealed anew since: another licence goes with the file that comes now.
    return "no_file" if sold in {None, claims.container} else "no_key"


def _rental_closed(conn: Connection, row: Row[Any], claims: Licence, now_ms: int) -> Closed | None:
    if claims.latest_start_ms is None or claims.window_ms is None or claims.offline_until_ms is None:
        return "over"
    started = [at for at in (row.started_ms, row.started_here_ms, claims.started_ms) if at is not None]
    rental = Rental(claims.latest_start_ms, claims.window_ms, min(started, default=None))
    if rental.is_over(read_pauses(conn), now_ms):
        return "over"
    return "offline_too_long" if now_ms >= claims.offline_until_ms else None


def want_key(store: Store, session: Session, licence: str, title: str, now_ms: int) -> None:
    """Ask central for the licence that opens a title here; sync does it. Raises StoreFull."""
    with store.write() as conn:
        want(conn, session.person.resident, licence, title, now_ms)


def want(conn: Connection, resident: str, licence: str, title: str, from_ms: int) -> None:
    """Have sync ask for a licence, from a moment on (trusted time). What was wanted earlier stays so; a refused one is asked anew."""
    statement = insert(wanted_keys).values(licence=licence, title=title, resident=resident, at_ms=from_ms, refused=None)
    earlier = func.min(wanted_keys.c.at_ms, from_ms)
    values = {"resident": resident, "at_ms": earlier, "refused": None}
    conn.execute(statement.on_conflict_do_update(index_elements=["licence", "title"], set_=values))


def refused_key(conn: Connection, licence: str, title: str) -> str | None:
    """Why central did not give a licence that was wanted; None: it did, or it was not asked yet."""
    mine = (wanted_keys.c.licence == licence, wanted_keys.c.title == title)
    code: str | None = conn.execute(select(wanted_keys.c.refused).where(*mine)).scalar_one_or_none()
    return code


def keep_key(conn: Connection, signed: str) -> bool:
    """Keep a licence that central gave; an older one than that which is here changes nothing, nor one that would close what opens.
    False: it is not central's, or not for this device."""
    identity = load_identity(conn)
    try:
        claims = read_signed(signed, identity, LICENCE_TYPE, Licence)
    except NotSigned as error:
        log.warning("licence_refused", why=str(error))
        return False
    if claims.device != identity.device:
        log.warning("licence_refused", why="it is another device's")
        return False
    values = {"resident": claims.resident, "number": claims.number, "signed": signed}
    statement = insert(keys).values(licence=claims.licence, title=claims.title, **values)
    known = _licence_of(conn, claims.resident, claims.licence, claims.title)
    if known is not None and _closes(conn, known, claims):
        return True
    if known is None or known.issued_ms <= claims.issued_ms:  # not by `number`: a central that was restored counts anew
        conn.execute(statement.on_conflict_do_update(index_elements=["licence", "title"], set_=values))
    conn.execute(delete(wanted_keys).where(wanted_keys.c.licence == claims.licence, wanted_keys.c.title == claims.title))
    return True


def _closes(conn: Connection, known: Licence, new: Licence) -> bool:
    """The title was sealed anew, and its file has not come: what is here opens by the licence that is known, until that ends."""
    if known.container == new.container or (known.offline_until_ms is not None and known.offline_until_ms <= new.issued_ms):
        return False
    whole = select(files.c.container).where(files.c.state == "whole", files.c.container.in_((known.container, new.container)))
    return set(conn.execute(whole).scalars()) == {known.container}


def keep_proof(conn: Connection, signed: str) -> None:
    """Keep a proof of ownership."""
    try:
        claims = read_signed(signed, load_identity(conn), OWNERSHIP_TYPE, Ownership)
    except NotSigned as error:
        log.warning("proof_refused", why=str(error))
        return
    values = {"resident": claims.resident, "signed": signed}
    conn.execute(insert(proofs).values(licence=claims.licence, **values).on_conflict_do_update(index_elements=["licence"], set_=values))


def begin(store: Store, session: Session, licence: str, clock: Clock) -> None:
    """A title is played for the first time here: noted before its first byte, and told to central. Raises StoreFull."""
    mine = (owned.c.licence == licence, owned.c.resident == session.person.resident)
    with store.write() as conn:
        if conn.execute(select(owned.c.licence).where(*mine, owned.c.started_here_ms.is_(None))).first() is None:
            return
        conn.execute(update(owned).where(*mine).values(started_here_ms=clock.now_ms()))
        enqueue(conn, kind="media.started", version=1, payload=MediaStarted(licence=licence), grant=session.grant, clock=clock)


def place_of(conn: Connection, resident: str, title: str) -> tuple[str, bool] | None:
    """Where somebody is in a title (the player's own text), and whether they have finished it."""
    row = conn.execute(select(places).where(places.c.resident == resident, places.c.title == title)).one_or_none()
    return None if row is None else (row.place, bool(row.done))


def save_place(store: Store, session: Session, title: str, place: str, clock: Clock, *, done: bool = False) -> None:
    """Remember where they are. Central hears of it when they leave the title (`send_places`). Raises StoreFull."""
    values = {"place": place, "done": done, "at_ms": clock.now_ms(), "unsent": True}
    with store.write() as conn:
        statement = insert(places).values(resident=session.person.resident, title=title, **values)
        conn.execute(statement.on_conflict_do_update(index_elements=["resident", "title"], set_=values))


def send_places(conn: Connection, resident: str, grant: str, clock: Clock) -> None:
    """Hand what was not sent yet to the queue: at the end of playing, and of the session."""
    mine = (places.c.resident == resident, places.c.unsent)
    for row in conn.execute(select(places).where(*mine).order_by(places.c.at_ms)).all():
        payload = MediaPlace(title=row.title, place=row.place, done=row.done)
        enqueue(conn, kind="media.place", version=1, payload=payload, grant=grant, clock=clock)
    conn.execute(update(places).where(*mine).values(unsent=False))


SESSION_PART = SessionPart(end=send_places)


def leave_title(store: Store, session: Session, clock: Clock) -> None:
    """The player was closed. Raises StoreFull."""
    with store.write() as conn:
        if is_open(conn, session):
            send_places(conn, session.person.resident, session.grant, clock)


def read_pauses(conn: Connection) -> list[Pause]:
    """When rentals stand still."""
    return [(row.since_ms, row.until_ms) for row in conn.execute(select(pauses).order_by(pauses.c.since_ms))]


def _licence_of(conn: Connection, resident: str, licence: str, title: str) -> Licence | None:
    """The licence, judged anew at each opening: a row of the store could have been put there."""
    signed = conn.execute(select(keys.c.signed).where(keys.c.licence == licence, keys.c.title == title)).scalar_one_or_none()
    if signed is None:
        return None
    identity = load_identity(conn)
    try:
        claims = read_signed(signed, identity, LICENCE_TYPE, Licence)
    except NotSigned as error:
        log.warning("licence_refused", why=str(error))
        return None
    named = (claims.licence, claims.title, claims.resident, claims.device)
    return claims if named == (licence, title, resident, identity.device) else None


def _holding(row: Row[Any], stand_still: list[Pause], now_ms: int) -> Holding:
    ends_ms, over = None, False
    if row.how == "rent" and row.latest_start_ms is not None and row.window_ms is not None:
        started = [at for at in (row.started_ms, row.started_here_ms) if at is not None]
        rental = Rental(row.latest_start_ms, row.window_ms, min(started, default=None))
        ends_ms, over = rental.ends_ms(stand_still, now_ms), rental.is_over(stand_still, now_ms)
    return Holding(
        licence=row.licence,
        title=row.title,
        name=row.name,
        by=row.by,
        kind=row.kind,
        artwork=row.artwork,
        container=row.container,
        how=row.how,
        waiting=bool(row.waiting),
        at_ms=row.at_ms,
        latest_start_ms=row.latest_start_ms,
        ends_ms=ends_ms,
        over=over,
        here=bool(row.here),
    )
