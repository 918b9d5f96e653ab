"""Support's guide on this device: what it looks at by itself, what somebody answered, and what goes with their ticket."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, select

from kiosk.device.health.findings import Finding
from kiosk.device.health.journal import LastWord, last_words, read_watch, watched
from kiosk.device.identity import load_identity
from kiosk.filings.form import BadForm, Form
from kiosk.filings.forms import forms_here
from kiosk.filings.guide import Answer, Guide, Seen, Tried, findings
from kiosk.filings.guide_format import CHECKS, read_guide
from kiosk.filings.guide_tables import support_tries
from kiosk.filings.tables import filings
from kiosk.hardware.print_queue import jobs_of
from kiosk.media_store.tables import file_wishes, files
from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.store.prepared import Query, upsert
from kiosk.sync.outbox import Clock

#: Tickets that are looked through for one that is open.
MOST_TICKETS = 50

#: The last guide that was read of each type: reading one takes 2 ms.
_READ: dict[str, tuple[Form, Guide | None]] = {}

_TRIES = Query(
    select(support_tries.c.step, support_tries.c.answer, support_tries.c.at_ms).where(
        support_tries.c.resident == bindparam("resident"), support_tries.c.at_ms > bindparam("since_ms")
    )
)
_KEEP = upsert(support_tries)
_OPEN = Query(
    select(filings.c.filing, filings.c.number, filings.c.answers)
    .where(filings.c.resident == bindparam("resident"), filings.c.type == bindparam("type"), filings.c.status == "open")
    .where(filings.c.refused.is_(None))
    .order_by(filings.c.filed_ms.desc())
    .limit(MOST_TICKETS)
)
#: The worst of somebody's downloads comes first.
_DOWNLOAD = Query(
    select(files.c.state, files.c.code)
    .join(file_wishes, file_wishes.c.container == files.c.container)
    .where(file_wishes.c.resident == bindparam("resident"))
    .order_by(case((files.c.code != "", 0), (files.c.state == "paused", 1), (files.c.state == "waiting", 2), else_=3))
    .limit(1)
)


def guide_here(conn: Connection) -> tuple[Form, Guide] | None:
    """The form with a guide that may be filed here now; None: there is no help desk here (yet)."""
    for form in forms_here(conn):
        guide = _guide_of(form)
        if guide is not None:
            return form, guide
    return None


def tries(conn: Connection, resident: str, since_ms: int) -> dict[str, Tried]:
    """What somebody answered after a time (trusted ms), by the card's key."""
    return {row.step: Tried(row.answer, row.at_ms) for row in _TRIES.all(conn, resident=resident, since_ms=since_ms)}


def note_answer(store: Store, session: Session, key: str, answer: Answer, again_ms: int, clock: Clock) -> None:
    """Remember an answer for `again_ms`. Durable once it returns. Raises StoreFull."""
    resident, now_ms = session.person.resident, clock.now_ms()
    with store.write() as conn:
        if is_open(conn, session):
            conn.execute(delete(support_tries).where(support_tries.c.resident == resident, support_tries.c.at_ms <= now_ms - again_ms))
            _KEEP.run(conn, {"resident": resident, "step": key, "answer": answer, "at_ms": now_ms})


def look(conn: Connection, resident: str, checks: Iterable[str], boot_ms: int) -> dict[str, Seen]:
    """What these checks say now: the last word of each, as the hardware process wrote it down, and how the person's own things stand.

    What was well when somebody last looked is not known while nobody looks. `boot_ms`: CLOCK_BOOTTIME.
    """
    wanted = set(checks)
    words = last_words(conn) if wanted - _OWN.keys() else {}
    silent = bool(words) and watched(read_watch(conn), boot_ms) != "ok"
    seen = {check: _told(check, words.get(check), silent=silent) for check in wanted - _OWN.keys()}
    return seen | {check: own(conn, resident) for check, own in _OWN.items() if check in wanted}


def findings_of(conn: Connection, resident: str, form: Form, answers: Mapping[str, Any], clock: Clock) -> tuple[dict[str, Any], ...]:
    """What goes with a ticket about its topic: what the device sees at this moment, and what the person tried before. Empty without a
    guide."""
    guide = _guide_of(form)
    topic = None if guide is None else guide.topic(str(answers.get(guide.field, "")))
    if guide is None or topic is None:
        return ()
    seen = look(conn, resident, {step.check for step in topic.steps if step.check}, clock.boot_ms())
    return findings(topic, load_identity(conn).kind, seen, tries(conn, resident, clock.now_ms() - guide.again_ms))


def open_ticket(conn: Connection, resident: str, form: Form, guide: Guide, topic: str) -> tuple[str, str] | None:
    """The newest open ticket of somebody about a topic: its id and number."""
    for row in _OPEN.all(conn, resident=resident, type=form.type):
        if row.answers is not None and json.loads(row.answers).get(guide.field) == topic:
            return row.filing, row.number
    return None


def open_count(conn: Connection, resident: str, form: Form) -> int:
    """How many tickets of somebody are open (at most `MOST_TICKETS`)."""
    return len(_OPEN.all(conn, resident=resident, type=form.type))


def _guide_of(form: Form) -> Guide | None:
    """A form's guide; None: it has none, or one of a later version of the program."""
    known = _READ.get(form.type)
    if known is not None and known[0] is form:
        return known[1]
    try:
        guide = read_guide(form)
    except BadForm:
        guide = None
    _READ[form.type] = (form, guide)
    return guide


def _told(check: str, word: LastWord | None, *, silent: bool) -> Seen:
    if word is None:
        return Seen(check, "unknown", "unknown", "Nobody has looked at it.")
    finding: Finding = word.finding
    if silent and finding.state == "ok":
        return Seen(check, "unknown", "stale", "Nobody looks at it now.")
    return Seen(check, finding.state, finding.code, finding.text, word.since_ms)


def _downloads(conn: Connection, resident: str) -> Seen:
    row = _DOWNLOAD.first(conn, resident=resident)
    if row is None:
        return Seen("downloads", "absent", "none", "They brought nothing here.")
    if row.code:
        return Seen("downloads", "problem", row.code, f"A download stopped ({row.code}).")
    if row.state == "paused":
        return Seen("downloads", "care", "paused", "They paused a download.")
    if row.state == "waiting":
        return Seen("downloads", "care", "coming", "A download is on its way.")
    return Seen("downloads", "ok", "ok", "Everything they wished for is here.")


def _papers(conn: Connection, resident: str) -> Seen:
    jobs = jobs_of(conn, resident, 1)
    if not jobs:
        return Seen("papers", "absent", "none", "Nothing of theirs was printed here.")
    last = jobs[0]
    if last.state == "printed":
        return Seen("papers", "ok", "printed", "Their last receipt was printed.", last.updated_ms)
    if last.state in {"queued", "printing"}:
        return Seen("papers", "care", "waiting", "Their last receipt waits for the printer.", last.updated_ms)
    if last.state == "unknown":
        return Seen("papers", "unknown", "unknown", "Whether their last receipt printed is not known.", last.updated_ms)
    return Seen("papers", "problem", "not_printed", f"Their last receipt did not print ({last.code or 'no reason'}).", last.updated_ms)


#: Checks of what belongs to the person, beside those of the device.
_OWN = {"downloads": _downloads, "papers": _papers}
#: Checks that are the device's health, by the names of its registry.
OF_HEALTH = CHECKS - _OWN.keys()
