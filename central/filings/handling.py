"""What staff do with a filing: take it, go a step on, write, answer, close, mark as a duplicate, hand to another role.

Each tells the author and leaves a line of who did it. Words to the author of a sealed filing are sealed as theirs are: for them, and
for the role.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.drafts.keys import drafts_key
from central.facility.facility import load_facility
from central.filings.clocks import DAY_MS, clock_of
from central.filings.forms import form_at, latest_forms
from central.filings.role_keys import current_key
from central.filings.tables import filing_events, filing_staff, filing_words, filings
from central.filings.told import tell
from central.keys import CentralKeys
from central.mail_in.clean_text import clean_line, clean_text
from kiosk.filings.form import Form
from kiosk.sync.sealed_words import author_key_of, seal_words
from kiosk.sync.wire import canonical
from kiosk.sync.wire_filings import MAX_NOTE_CHARACTERS, note_words

MAX_WHO = 80


class CannotHandle(Exception):
    """It cannot be done to this filing; the text says why."""


@dataclass(frozen=True)
class Staff:
    """Who does it. `name` is for the log; authors read what words are signed with. `roles` None: any (the command line)."""

    name: str
    roles: frozenset[str] | None = None

    def serves(self, role: str) -> bool:
        """Whether they answer for this role."""
        return self.roles is None or role in self.roles


@dataclass(frozen=True)
class Desk:
    """Does what staff do, in the caller's transaction."""

    keys: CentralKeys

    def take(self, connection: Connection, filing: str, staff: Staff, now_ms: int) -> None:
        """Somebody has it now. A safety report is never given to a named person. Raises CannotHandle."""
        row, form = _held(connection, filing, staff, {"open", "answered"})
        if form.kind == "prea":
            raise CannotHandle("a safety report is answered by the role, never by a named person")
        _set(connection, row.id, taken_by=staff.name[:MAX_WHO])
        log(connection, row.id, staff, "taken", now_ms)

    def step(self, connection: Connection, filing: str, code: str, staff: Staff, now_ms: int) -> None:
        """It is at this step now; those before it are done. Raises CannotHandle."""
        row, form = _held(connection, filing, staff, {"open"})
        codes = [step.code for step in form.handling.steps]
        if code not in codes:
            raise CannotHandle(f"the steps of {row.type} are {', '.join(codes)}")
        done: dict[str, int] = json.loads(row.done)
        before = codes[: codes.index(code)]
        kept = {step: done.get(step, now_ms) for step in before}
        _set(connection, row.id, done=json.dumps(kept), step=code, news=row.news + 1, unheard_ms=None)
        log(connection, row.id, staff, "step", now_ms, code)
        tell(connection, row.id, now_ms)

    def write(self, connection: Connection, filing: str, text: str, sign: str, staff: Staff, now_ms: int) -> None:
        """Words to the author that are not the answer yet. Raises CannotHandle."""
        row, form = _held(connection, filing, staff, {"open", "answered", "closed"})
        self._say(connection, row, form, "note", text, sign, now_ms)
        _set(connection, row.id, news=row.news + 1, unheard_ms=None)
        log(connection, row.id, staff, "wrote", now_ms)
        tell(connection, row.id, now_ms)

    def heard(self, connection: Connection, filing: str, staff: Staff, now_ms: int) -> None:
        """Somebody read what its author said last; nothing is to be answered. Raises CannotHandle."""
        row, _ = _held(connection, filing, staff, {"open", "answered", "closed"})
        if row.unheard_ms is None:
            raise CannotHandle("its author said nothing new")
        _set(connection, row.id, unheard_ms=None)
        log(connection, row.id, staff, "heard", now_ms)

    def answer(self, connection: Connection, filing: str, text: str, sign: str, staff: Staff, now_ms: int) -> None:
        """The answer: its steps are done, the clocks of appeal and reopening begin. Raises CannotHandle."""
        row, form = _held(connection, filing, staff, {"open", "answered"})
        self._say(connection, row, form, "answer", text, sign, now_ms)
        clock = clock_of(form, load_facility(connection).policy)
        _set(
            connection,
            row.id,
            status="answered",
            answered_ms=now_ms,
            unheard_ms=None,
            due_ms=None,
            overdue=False,
            done=_all_done(row, form, now_ms),
            step="",
            appeal_until_ms=clock.appeal_until_ms(now_ms),
            reopen_until_ms=clock.reopen_until_ms(now_ms),
            news=row.news + 1,
        )
        log(connection, row.id, staff, "answered", now_ms)
        tell(connection, row.id, now_ms)

    def close(self, connection: Connection, filing: str, staff: Staff, now_ms: int) -> None:
        """It is over. What may still be done to it (appeal, reopen) stays open for its time. Raises CannotHandle."""
        row, form = _held(connection, filing, staff, {"open", "answered"})
        clock = clock_of(form, load_facility(connection).policy)
        until = {} if row.answered_ms is not None else {
            "appeal_until_ms": clock.appeal_until_ms(now_ms),
            "reopen_until_ms": clock.reopen_until_ms(now_ms),
        }  # fmt: skip
        done = _all_done(row, form, now_ms)
        over: dict[str, Any] = {"status": "closed", "due_ms": None, "overdue": False, "done": done, "step": "", "unheard_ms": None}
        _set(connection, row.id, news=row.news + 1, **over, **until)
        log(connection, row.id, staff, "closed", now_ms)
        tell(connection, row.id, now_ms)

    def duplicate(self, connection: Connection, filing: str, of: str, staff: Staff, now_ms: int) -> None:
        """It is the same as another one of its author, which goes on. Raises CannotHandle."""
        # Both are held, in one order: of two that are marked as each other's duplicate at once, one goes on.
        connection.execute(select(filings.c.id).where(filings.c.id.in_((filing, of))).order_by(filings.c.id).with_for_update()).all()
        row, _ = _held(connection, filing, staff, {"open"})
        other = connection.execute(select(filings).where(filings.c.id == of)).one_or_none()
        if other is None or other.resident != row.resident or other.id == row.id or other.type != row.type:
            raise CannotHandle("that is no other filing of the same author and type")
        if other.status not in {"open", "answered"}:
            raise CannotHandle(f"that one does not go on: it is {other.status}")
        _set(connection, row.id, status="duplicate", due_ms=None, overdue=False, step="", news=row.news + 1)
        log(connection, row.id, staff, "duplicate", now_ms, f"of {other.number}")
        tell(connection, row.id, now_ms)

    def route(self, connection: Connection, filing: str, role: str, staff: Staff, now_ms: int) -> None:
        """Another role answers. What is sealed stays where it was sealed to. Raises CannotHandle."""
        row, _ = _held(connection, filing, staff, {"open"})
        if row.for_role is not None:
            raise CannotHandle("it is sealed to its role: only that one can read it")
        if role not in roles_here(connection):
            raise CannotHandle(f"nobody answers as {role!r}: the roles are {', '.join(sorted(roles_here(connection)))}")
        _set(connection, row.id, role=role[:32], taken_by="", news=row.news + 1)
        log(connection, row.id, staff, "routed", now_ms, f"to {role}"[:200])
        tell(connection, row.id, now_ms)

    def _say(
        self, connection: Connection, row: Row[Any], form: Form, what: Literal["note", "answer"], text: str, sign: str, now_ms: int
    ) -> None:
        cleaned, word = clean_text(text), str(uuid_utils.uuid7())
        who = "" if form.kind == "prea" else clean_line(sign, 200)  # the role says it
        if not cleaned or len(cleaned) > MAX_NOTE_CHARACTERS:
            raise CannotHandle(f"say something, in at most {MAX_NOTE_CHARACTERS} letters")
        values: dict[str, Any] = {"text": cleaned, "for_role": None, "for_author": None, "role_key": None}
        if row.for_role is not None:
            key = current_key(connection, row.role)
            if key is None:
                raise CannotHandle("the role has no key")
            boxes = seal_words(
                row.id,
                word,
                canonical(note_words(cleaned)),
                role_key=key.key,
                role_key_id=key.id,
                author_key=author_key_of(drafts_key(self.keys, row.resident)),
            )
            values = {"text": None, "for_role": boxes.for_role, "for_author": boxes.for_author, "role_key": key.id}
        connection.execute(
            insert(filing_words).values(id=word, filing=row.id, by="staff", who=who, what=what, at_ms=now_ms, step=row.step, **values)
        )


def log(connection: Connection, about: str, staff: Staff, what: str, now_ms: int, detail: str = "") -> None:
    """Who did what to a filing or a report; never words of it."""
    values = {"about": about, "at_ms": now_ms, "who": staff.name[:MAX_WHO], "what": what, "detail": detail[:200]}
    connection.execute(insert(filing_events).values(id=str(uuid_utils.uuid7()), **values))


def log_opening(connection: Connection, about: str, staff: Staff, now_ms: int) -> None:
    """Who read words that were given in confidence, once a day."""
    events, who = filing_events.c, staff.name[:MAX_WHO]
    lately = (events.about == about, events.who == who, events.what == "opened", events.at_ms > now_ms - DAY_MS)
    if connection.execute(select(events.id).where(*lately).limit(1)).first() is None:
        log(connection, about, staff, "opened", now_ms)


def roles_here(connection: Connection) -> set[str]:
    """Everybody who may answer: the roles of the forms, and of staff."""
    of_forms = {str(json.loads(row.form)["handling"]["role"]) for row in latest_forms(connection)}
    of_staff = connection.execute(select(filing_staff.c.roles).where(filing_staff.c.active.is_(True))).scalars()
    return of_forms | {str(role) for roles in of_staff for role in json.loads(roles)}


def find(connection: Connection, named: str) -> str:
    """The id of a filing, by its id or its number. Raises CannotHandle."""
    rows = connection.execute(select(filings.c.id).where((filings.c.id == named) | (filings.c.number == named.upper()))).scalars().all()
    if len(rows) != 1:
        raise CannotHandle(
            "there is no such filing" if not rows else f"several have this number: name one by its id ({', '.join(rows)})"
        )
    return str(rows[0])


def _held(connection: Connection, filing: str, staff: Staff, states: set[str]) -> tuple[Row[Any], Form]:
    row = connection.execute(select(filings).where(filings.c.id == filing).with_for_update()).one_or_none()
    if row is None or not staff.serves(row.role):
        raise CannotHandle("there is no such filing")
    if row.status not in states:
        raise CannotHandle(f"it is {row.status}")
    form = form_at(connection, row.type, row.form_version)
    if form is None:
        raise CannotHandle("its form is not here any more")
    return row, form


def _all_done(row: Row[Any], form: Form, now_ms: int) -> str:
    done: dict[str, int] = json.loads(row.done)
    return json.dumps({step.code: done.get(step.code, now_ms) for step in form.handling.steps})


def _set(connection: Connection, filing: str, **values: Any) -> None:
    connection.execute(update(filings).where(filings.c.id == filing).values(**values))
