"""Contacts: who they are, blocking them, and asking for new ones.

A block or a wish is one command and shows at once; what central makes of it comes back as a change, or as a refusal of the command.
The other side is never told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, delete, exists, func, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import resident_of
from kiosk.mail.letters import Contact, ContactWish, NotAllowed, WishStatus
from kiosk.mail.rules import clean_text
from kiosk.mail.tables import contact_asks, contact_blocks
from kiosk.mail.tables import contacts as contacts_table
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.store.prepared import Query, upsert
from kiosk.sync.outbox import Clock, enqueue, take_back, waiting
from kiosk.sync.tables import outbox
from kiosk.sync.wire import Change, ContactAsk, ContactAskChange, ContactBlock, ContactChange

_CONTACT = upsert(contacts_table)
_mine = select(*contacts_table.c).where(contacts_table.c.resident == bindparam("resident"))
_CONTACTS = Query(_mine)
_ONE = Query(_mine.where(contacts_table.c.contact == bindparam("contact")))
#: By field of `ContactAsk`.
_MOST_LETTERS = {"name": 200, "relation": 80, "address": 320, "phone": 40}


def contacts(conn: Connection, resident: str) -> list[Contact]:
    """Everybody outside whom the resident knows, by name."""
    rows = _CONTACTS.all(conn, resident=resident)
    return sorted((_contact(row) for row in rows), key=lambda found: (found.name.casefold(), found.id))


def contact(conn: Connection, resident: str, contact_id: str) -> Contact | None:
    """One contact of this resident."""
    row = _ONE.first(conn, resident=resident, contact=contact_id)
    return None if row is None else _contact(row)


def block(store: Store, session: Session, contact_id: str, clock: Clock, *, blocked: bool) -> None:
    """No mail from a contact any more, nor to them; or again. What is so already does nothing; a wish that has not left the device is
    taken back by its opposite. Raises NotAllowed or StoreFull."""
    resident = session.person.resident
    this = (contacts_table.c.resident == resident, contacts_table.c.contact == contact_id)
    with store.write() as conn:
        if not is_open(conn, session):
            raise NotAllowed("session")
        if conn.execute(select(contacts_table.c.contact).where(*this, contacts_table.c.blocked != blocked)).first() is None:
            return
        conn.execute(update(contacts_table).where(*this).values(blocked=blocked))
        wish = (contact_blocks.c.resident == resident, contact_blocks.c.contact == contact_id)
        before = conn.execute(select(contact_blocks.c.command).where(*wish)).scalar_one_or_none()
        if before is not None and take_back(conn, before):
            _stand_on_what_left(conn, wish, contact_id, blocked=blocked)
            return
        payload = ContactBlock(contact=contact_id, blocked=blocked)
        command = enqueue(conn, kind="contacts.block", version=1, payload=payload, grant=session.grant, clock=clock)
        conn.execute(update(contacts_table).where(*this).values(blocked=blocked))
        values = {"blocked": blocked, "command": command, "at_ms": clock.now_ms()}
        conn.execute(
            insert(contact_blocks)
            .values(resident=resident, contact=contact_id, **values)
            .on_conflict_do_update(index_elements=["resident", "contact"], set_=values)
        )


def block_wishes(conn: Connection, resident: str) -> dict[str, ContactWish]:
    """Blocks and unblocks of this device that wait for central, or that it refused, by contact."""
    rows = conn.execute(
        select(contact_blocks, outbox.c.state, outbox.c.code, contacts_table.c.name)
        .join(outbox, outbox.c.id == contact_blocks.c.command)
        .join(
            contacts_table,
            and_(contacts_table.c.resident == contact_blocks.c.resident, contacts_table.c.contact == contact_blocks.c.contact),
        )
        .where(contact_blocks.c.resident == resident, outbox.c.state != "accepted")
    )
    return {
        row.contact: ContactWish(row.command, row.name, "", _status(row.state), row.code, row.at_ms, blocks=row.blocked) for row in rows
    }


def ask(store: Store, session: Session, wish: ContactAsk, clock: Clock) -> str:
    """Ask that somebody be approved as a contact; returns the request's id. Raises NotAllowed ("empty": no name, or no way to reach
    them) or StoreFull."""
    resident = session.person.resident
    # Cleaning may make a text longer: what is composed of two letters counts as two.
    said = {field: " ".join(clean_text(text).split())[: _MOST_LETTERS[field]].strip() for field, text in wish.model_dump().items()}
    if not (said["name"] and (said["address"] or said["phone"])):
        raise NotAllowed("empty")
    made = ContactAsk(**said)
    with store.write() as conn:
        if not is_open(conn, session):
            raise NotAllowed("session")
        request = enqueue(conn, kind="contacts.ask", version=1, payload=made, grant=session.grant, clock=clock)
        conn.execute(
            insert(contact_asks).values(
                resident=resident,
                request=request,
                name=made.name,
                relation=made.relation,
                status="waiting",
                at_ms=clock.now_ms(),
            )
        )
    return request


def asks(conn: Connection, resident: str) -> list[ContactWish]:
    """Whom the resident asked for, the newest first."""
    rows = conn.execute(_asks(resident).order_by(contact_asks.c.at_ms.desc(), contact_asks.c.request.desc()))
    return [_wish(row) for row in rows]


def waiting_wishes(conn: Connection, resident: str) -> list[ContactWish]:
    """Asks and blocks that central has not taken yet, oldest first."""
    mine = [_wish(row) for row in conn.execute(_asks(resident).where(waiting))]
    mine += [wish for wish in block_wishes(conn, resident).values() if wish.status == "saved"]
    return sorted(mine, key=lambda wish: wish.at_ms)


def apply_contact(conn: Connection, payload: ContactChange, change: Change) -> None:
    """`mail.contact`. What the resident wished here stands until central has heard of it."""
    resident = resident_of(change)
    this = (contact_blocks.c.resident == resident, contact_blocks.c.contact == payload.contact)
    untold = conn.execute(
        select(contact_blocks.c.blocked).where(*this, exists().where(outbox.c.id == contact_blocks.c.command, waiting))
    ).scalar_one_or_none()
    values = payload.model_dump()
    if untold is not None:
        values["blocked"] = untold
    _CONTACT.run(conn, {"resident": resident, **values})


def apply_ask(conn: Connection, payload: ContactAskChange, change: Change) -> None:
    """`contacts.asked`: where a wish stands."""
    values = payload.model_dump(exclude={"request"})
    conn.execute(
        insert(contact_asks)
        .values(resident=resident_of(change), request=payload.request, **values)
        .on_conflict_do_update(index_elements=["resident", "request"], set_=values)
    )


def _stand_on_what_left(conn: Connection, wish: tuple[ColumnElement[bool], ...], contact_id: str, *, blocked: bool) -> None:
    """The opposite was taken back. What was said before it may be on its way still: then that is the wish that waits."""
    of_contact = func.json_extract(outbox.c.payload, "$.contact") == contact_id
    left = select(outbox.c.id).where(outbox.c.kind == "contacts.block", waiting, of_contact).order_by(outbox.c.seq.desc()).limit(1)
    earlier = conn.execute(left).scalar_one_or_none()
    if earlier is None:
        conn.execute(delete(contact_blocks).where(*wish))
    else:
        conn.execute(update(contact_blocks).where(*wish).values(command=earlier, blocked=blocked))


def undo_rejected(conn: Connection, command: str, kind: str, payload: Mapping[str, Any] | None, code: str) -> None:
    """Central refused: a block is lifted again, or put back; a wish is shown as refused.

    Where the person changed their mind meanwhile, the screen shows what central says already: there is nothing to put back for that.
    """
    if kind == "contacts.block":
        row = conn.execute(select(contact_blocks).where(contact_blocks.c.command == command)).one_or_none()
        if row is not None:
            this = (contacts_table.c.resident == row.resident, contacts_table.c.contact == row.contact)
            conn.execute(update(contacts_table).where(*this).values(blocked=not row.blocked))
        elif payload is not None:
            opposite = (contact_blocks.c.contact == payload["contact"], contact_blocks.c.blocked != payload["blocked"])
            conn.execute(delete(contact_blocks).where(*opposite))
    elif kind == "contacts.ask":
        conn.execute(update(contact_asks).where(contact_asks.c.request == command).values(status="refused", reason=code))


def _contact(row: Any) -> Contact:
    return Contact(row.contact, row.name, row.kind, row.can_write and not row.blocked, row.blocked, row.mail, row.sms, row.visits)


def _asks(resident: str) -> Select[Any]:
    return (
        select(contact_asks, outbox.c.state)
        .select_from(contact_asks.outerjoin(outbox, outbox.c.id == contact_asks.c.request))
        .where(contact_asks.c.resident == resident)
    )


def _wish(row: Any) -> ContactWish:
    status: WishStatus = row.status
    if status == "waiting" and row.state in {"pending", "sending"}:
        status = "saved"
    return ContactWish(row.request, row.name, row.relation, status, row.reason, row.at_ms)


def _status(command: str) -> WishStatus:
    return "refused" if command == "rejected" else "saved"
