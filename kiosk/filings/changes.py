"""What central's changes do to filings. The whole history may come again, in any order with what waits here: the end is the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.streams import RESIDENT_PREFIX, resident_of
from kiosk.filings import drafts, guide_tables, tables
from kiosk.filings.reports import ReportCarrier, reports_waiting
from kiosk.filings.tables import filing_forms, filing_sayings, filings
from kiosk.store.schema import drop_rows
from kiosk.sync.outbox import pending_ids, waiting
from kiosk.sync.registry import Feature
from kiosk.sync.tables import outbox
from kiosk.sync.uploads import uploads
from kiosk.sync.wire import Change
from kiosk.sync.wire_filings import FilingChange, FormChange

_FACILITY = "facility"
#: Kinds that may be never blocked; central looks at what they are about.
_KINDS = ("filing.file", "filing.note", "filing.reopen", "filing.withdraw")


def apply_form(conn: Connection, payload: FormChange, _change: Change) -> None:
    """`facility.form`: the latest says all; one that is filed no more still names what was filed by it."""
    values = {
        "version": payload.version,
        "form": json.dumps(payload.form, ensure_ascii=False),
        "role_key": payload.role_key,
        "role_key_id": payload.role_key_id,
        "active": payload.active,
    }
    conn.execute(insert(filing_forms).values(type=payload.type, **values).on_conflict_do_update(index_elements=["type"], set_=values))


def apply_filing(conn: Connection, payload: FilingChange, change: Change) -> None:
    """`filing.kept`: it stands here as central last said; what was said here and stands in it now is kept no second time."""
    seen = select(filings.c.seen).where(filings.c.filing == payload.filing)
    values = {
        "resident": resident_of(change),
        "number": payload.number,
        "type": payload.type,
        "form_version": payload.form_version,
        "language": payload.language,
        "filed_ms": payload.filed_ms,
        "received_ms": payload.received_ms,
        "fingerprint": payload.fingerprint,
        "about": payload.about,
        "title": _json(payload.title),
        "answers": None if payload.answers is None else _json(payload.answers),
        "for_author": payload.for_author,
        "attachments": _json(payload.attachments),
        "status": payload.status,
        "steps": _json([step.model_dump(mode="json") for step in payload.steps]),
        "words": _json([word.model_dump(mode="json") for word in payload.words]),
        "holder": _json(payload.holder),
        "due_ms": payload.due_ms,
        "overdue": payload.overdue,
        "appeal_type": payload.appeal_type,
        "appeal_until_ms": payload.appeal_until_ms,
        "reopen_until_ms": payload.reopen_until_ms,
        "may_rate": payload.may_rate and not _waits(conn, payload.filing, "filing.rate"),
        "stars": payload.stars,
        "news": payload.update,
        # What was seen here may be on its way.
        "seen": max(payload.seen, conn.execute(seen).scalar_one_or_none() or 0),
        "proof": payload.proof,
        "refused": payload.refused or None,
    }
    conn.execute(insert(filings).values(filing=payload.filing, **values).on_conflict_do_update(index_elements=["filing"], set_=values))
    shown = [word.id for word in payload.words]
    conn.execute(delete(filing_sayings).where(filing_sayings.c.filing == payload.filing, filing_sayings.c.command.in_(shown)))


def note_refused(conn: Connection, id: str, kind: str, _payload: Mapping[str, Any] | None, code: str) -> None:
    """Central did not take it: the words stay, and say so."""
    if kind == "filing.file":
        # A filing that central shows meanwhile tells itself where it stands.
        conn.execute(update(filings).where(filings.c.filing == id, filings.c.received_ms.is_(None)).values(refused=code))
    elif kind in _KINDS:
        conn.execute(update(filing_sayings).where(filing_sayings.c.command == id).values(refused=code))


def never_blocked(conn: Connection) -> Sequence[str]:
    """Every filing and what was said about one: central's policy knows which of them go up from a frozen device."""
    return [command for kind in _KINDS for command in pending_ids(conn, kind)]


def forget(conn: Connection, resident: str) -> None:
    """Everything of one resident."""
    drop_rows(conn, tables, resident=resident)
    drop_rows(conn, guide_tables, resident=resident)
    drafts.forget(conn, resident)


def holds(conn: Connection, resident: str) -> bool:
    """A photo that was filed is not at central yet."""
    photo = select(uploads.c.command).join(filings, filings.c.filing == uploads.c.command)
    return conn.execute(photo.where(filings.c.resident == resident).limit(1)).first() is not None


def no_blobs(_conn: Connection) -> Sequence[str]:
    """Photos go up from here and never come down."""
    return ()


def sweep(conn: Connection, stream: str, keys: Select[Any]) -> None:
    """What central does not know any more: forms, and filings that it had. What it never had, or is about to have again, stays."""
    if stream == _FACILITY:
        conn.execute(delete(filing_forms).where((literal("form:") + filing_forms.c.type).not_in(keys)))
    elif stream.startswith(RESIDENT_PREFIX):
        mine = and_(filings.c.resident == stream.removeprefix(RESIDENT_PREFIX), filings.c.received_ms.is_not(None))
        sent_again = select(outbox.c.id).where(outbox.c.kind == "filing.file", waiting)
        unknown = (literal("filing:") + filings.c.filing).not_in(keys)
        conn.execute(delete(filings).where(mine, unknown, filings.c.filing.not_in(sent_again)))


def _waits(conn: Connection, filing: str, kind: str) -> bool:
    """Whether a command about this filing is not at central yet."""
    rows = conn.execute(select(outbox.c.payload).where(outbox.c.kind == kind, waiting)).scalars()
    return any(json.loads(payload)["filing"] == filing for payload in rows if payload is not None)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


FEATURE = Feature(
    "filings",
    {("facility.form", 1): apply_form, ("filing.kept", 1): apply_filing},
    wanted_blobs=no_blobs,
    kept_blobs=lambda _conn: drafts.kept_blobs(),
    transfer=lambda store, client, _settings: ReportCarrier(store, client),
    on_rejected=note_refused,
    never_blocked=never_blocked,
    holds=holds,
    waits=lambda conn: reports_waiting(conn) > 0,
    forget=forget,
    sweep=sweep,
)
