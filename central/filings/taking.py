"""Handlers of `filing.*`: what residents file and say about it, by the chain, or by quarantine where the policy never blocks its kind.

Codes of a rejected `filing.file`: `unknown_form`, `must_be_sealed`, `not_sealed`, `unknown_key`, `bad_answers`, `bad_fingerprint`,
`bad_number`, `too_long`, `too_many_photos`, `unknown_filing`, `wrong_form`, `appeal_closed`, `appealed`. It is kept all the same, as
refused, so that its author has its words on every device. Of what is said about one: `unknown_filing`, `closed`, `reopen_closed`,
`not_sealed`, `must_be_sealed`, `unknown_key`, `empty`, `too_many_words`. A form that was taken off or has a later version takes what
was filed by it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.commands.quarantine import Lane, Lanes
from central.filings import tables
from central.filings.clocks import calendar_of, clock_of
from central.filings.form_judge import answer_faults
from central.filings.forms import form_at, form_document
from central.filings.role_keys import is_key_of
from central.filings.tables import filing_photos, filings
from central.filings.told import tell
from central.mail_in.clean_text import clean_text
from central.signin.grants import Signer
from kiosk.filings.form import Form
from kiosk.filings.number import is_number
from kiosk.sync.wire import Command, QuarantinedCommand, canonical
from kiosk.sync.wire_filings import (
    MAX_ANSWERS_BYTES,
    FilingFile,
    FilingNote,
    FilingProof,
    FilingRate,
    FilingReopen,
    FilingSeen,
    FilingWithdraw,
    SealedWords,
    filing_words,
    fingerprint_of,
)

#: What one author may say about one filing; honest people say some lines. All of it goes to their devices in one change, which has to
#: stay far below what a device reads at once.
MAX_WORDS = 500
MAX_SAID_CHARACTERS = 1024 * 1024
#: More findings than any honest device has are not kept (JSON).
MAX_FINDINGS_CHARACTERS = 64 * 1024
_LIVE = ("open", "answered")
_Any = Command | QuarantinedCommand


@dataclass(frozen=True)
class Taking:
    """Takes filings and countersigns them."""

    signer: Signer

    def handlers(self) -> Kinds:
        """By the chain of commands."""
        return {
            ("filing.file", 1): Kind(self._file, _refuse),
            ("filing.note", 1): Kind(_note),
            ("filing.reopen", 1): Kind(_reopen),
            ("filing.withdraw", 1): Kind(_withdraw),
            ("filing.rate", 1): Kind(_rate),
            ("filing.seen", 1): Kind(_seen),
        }

    def lanes(self) -> Lanes:
        """By quarantine: the kinds of forms are the names of the policy's list."""
        return {
            ("filing.file", 1): Lane(_kind_of_form, self._file, _refuse),
            ("filing.note", 1): Lane(_kind_of_filing, _note, _nothing),
            ("filing.reopen", 1): Lane(_kind_of_filing, _reopen, _nothing),
            ("filing.withdraw", 1): Lane(_kind_of_filing, _withdraw, _nothing),
        }

    def _file(self, context: Context, command: _Any, payload: FilingFile) -> None:
        connection = context.connection
        form = _judge(context, payload)
        filed_ms = min(command.at_ms, context.now_ms)
        _judge_about(context, payload, form, filed_ms)
        clock = clock_of(form, context.policy)
        first, rest = form.handling.steps[0], form.handling.steps[1:]
        proof = FilingProof(
            number=payload.number,
            type=payload.type,
            fingerprint=payload.fingerprint,
            filed_ms=filed_ms,
            received_day=calendar_of(context.policy).day(context.now_ms),
            resident=context.author,
        )
        _keep(
            context,
            command,
            payload,
            status="open",
            role=form.handling.role,
            done=json.dumps({first.code: context.now_ms}),
            step=rest[0].code if rest else "",
            # The clock starts when it was filed, not when a line was up again.
            due_ms=clock.due_ms(filed_ms),
            proof=self.signer.sign(proof),
        )
        for place, sha256 in enumerate(dict.fromkeys(payload.attachments)):
            connection.execute(
                insert(filing_photos).values(
                    filing=command.id, sha256=sha256, place=place, device=context.device, blob=None, state="waiting"
                )
            )
        if payload.about is not None:
            connection.execute(update(filings).where(filings.c.id == payload.about).values(appealed_by=command.id))
            tell(connection, payload.about, context.now_ms)
        tell(connection, command.id, context.now_ms)


def _judge(context: Context, payload: FilingFile) -> Form:
    """The form it was filed by, if it fits it. Raises Rejected."""
    connection = context.connection
    form = form_at(connection, payload.type, payload.form_version)
    if form is None:
        raise Rejected("unknown_form", "this facility never had such a form")
    if not is_number(payload.number):
        raise Rejected("bad_number", "the check characters do not fit the number")
    if len(payload.attachments) > form.photos:
        raise Rejected("too_many_photos", "the form takes fewer photos")
    if form.confidential:
        _demand_sealed(connection, payload.sealed, payload.answers is not None, form.handling.role)
        return form
    if payload.sealed is not None or payload.answers is None:
        raise Rejected("not_sealed", "the form's answers are not sealed")
    words = canonical(filing_words(payload.type, payload.form_version, payload.answers))
    if len(words) > MAX_ANSWERS_BYTES:
        raise Rejected("too_long", "these are more words than a form takes")
    if answer_faults(form_document(connection, payload.type, payload.form_version) or {}, payload.answers):
        raise Rejected("bad_answers", "these are no answers to this form")
    if fingerprint_of(words) != payload.fingerprint:
        raise Rejected("bad_fingerprint", "the fingerprint is that of other words")
    return form


def _judge_about(context: Context, payload: FilingFile, form: Form, filed_ms: int) -> None:
    """An appeal is filed in time, by the form that the appealed one names, once. Raises Rejected."""
    if payload.about is None:
        return
    row = _mine(context, payload.about)
    appealed = form_at(context.connection, row.type, row.form_version)
    if appealed is None or appealed.handling.appeal_type != form.type:
        raise Rejected("wrong_form", "this is not the form by which that is appealed")
    if row.appealed_by is not None:
        raise Rejected("appealed", "it was appealed already")
    if not may_appeal(row, filed_ms):
        raise Rejected("appeal_closed", "it cannot be appealed any more, or not yet")


def may_appeal(row: Row[Any], at_ms: int) -> bool:
    """While its time runs after an answer; and when no answer came in time, for as long as none comes."""
    if row.status in {"answered", "closed"}:
        return row.appeal_until_ms is not None and at_ms <= row.appeal_until_ms
    return row.status == "open" and row.due_ms is not None and at_ms > row.due_ms


def _demand_sealed(connection: Connection, sealed: SealedWords | None, plain: bool, role: str) -> None:
    if sealed is None or plain:
        raise Rejected("must_be_sealed", "what is confidential arrives sealed")
    if not is_key_of(connection, sealed.role_key_id, role):
        raise Rejected("unknown_key", "this is no key of the role that answers")


def _refuse(context: Context, command: _Any, payload: FilingFile, code: str) -> None:
    """Central could not take it as it was: its author has its words everywhere, and reads why."""
    form = form_at(context.connection, payload.type, payload.form_version)
    role = "" if form is None else form.handling.role
    values: dict[str, Any] = {"status": "refused", "role": role, "done": "{}", "step": "", "due_ms": None, "proof": "", "refused": code}
    if form is None or form.confidential or code == "too_long":
        values["answers"] = None  # what should have come sealed does not lie here in plain words; its device has it
    _keep(context, command, payload, **values)
    tell(context.connection, command.id, context.now_ms)


def _keep(context: Context, command: _Any, payload: FilingFile, **values: Any) -> None:
    sealed, findings = payload.sealed, json.dumps(payload.findings, ensure_ascii=True)
    context.connection.execute(
        insert(filings).values(
            **{
                "id": command.id,
                "number": payload.number,
                "type": payload.type,
                "form_version": payload.form_version,
                "language": payload.language,
                "resident": context.author,
                "device": context.device,
                "filed_ms": min(command.at_ms, context.now_ms),
                "received_ms": context.now_ms,
                "fingerprint": payload.fingerprint,
                "about": payload.about,
                "answers": None if payload.answers is None else json.dumps(payload.answers, ensure_ascii=True),
                "for_role": None if sealed is None else sealed.for_role,
                "for_author": None if sealed is None else sealed.for_author or None,
                "role_key": None if sealed is None else sealed.role_key_id,
                "findings": findings if len(findings) <= MAX_FINDINGS_CHARACTERS else "[]",
                "taken_by": "",
                "overdue": False,
                "news": 0,
                "seen": 0,
                "refused": "",
                **values,
            }
        )
    )


def _note(context: Context, command: _Any, payload: FilingNote) -> None:
    row = _mine(context, payload.filing)
    if row.status in {"withdrawn", "duplicate", "refused"}:
        raise Rejected("closed", "nothing can be added to it any more")
    _say(context, command, row, payload.what, payload.text, payload.sealed)
    _set(context.connection, row.id, unheard_ms=context.now_ms)
    tell(context.connection, row.id, context.now_ms)


def _reopen(context: Context, command: _Any, payload: FilingReopen) -> None:
    row = _mine(context, payload.filing)
    at_ms = min(command.at_ms, context.now_ms)
    if row.status not in {"answered", "closed"} or row.reopen_until_ms is None or at_ms > row.reopen_until_ms:
        raise Rejected("reopen_closed", "it cannot be opened again")
    form = form_at(context.connection, row.type, row.form_version)
    if form is None:
        raise Rejected("unknown_form", "this facility never had such a form")
    _say(context, command, row, "reopened", payload.text, payload.sealed)
    # It goes back to the step after the first: it was received, and somebody has to look at it again.
    first, rest = form.handling.steps[0], form.handling.steps[1:]
    done: dict[str, int] = json.loads(row.done)
    _set(
        context.connection,
        row.id,
        status="open",
        done=json.dumps({first.code: done.get(first.code, row.received_ms)}),
        step=rest[0].code if rest else "",
        due_ms=clock_of(form, context.policy).due_ms(at_ms),
        overdue=False,
        answered_ms=None,
        appeal_until_ms=None,
        reopen_until_ms=None,
        solved=None,
        stars=None,
    )
    tell(context.connection, row.id, context.now_ms)


def _withdraw(context: Context, command: _Any, payload: FilingWithdraw) -> None:
    row = _mine(context, payload.filing)
    if row.status not in _LIVE:
        raise Rejected("closed", "it is over already")
    _add_word(context, command, row, "withdrawn", None, None)
    form = form_at(context.connection, row.type, row.form_version)
    if form is not None and form.kind == "prea":
        # Whoever is made to take it back does not end it: every allegation is looked into (28 CFR 115.22).
        _set(context.connection, row.id, unheard_ms=context.now_ms)
    else:
        _set(context.connection, row.id, status="withdrawn", due_ms=None, overdue=False, step="", unheard_ms=None)
    tell(context.connection, row.id, context.now_ms)


def _rate(context: Context, _command: _Any, payload: FilingRate) -> None:
    row = _mine(context, payload.filing)
    if row.status not in {"answered", "closed"}:
        raise Rejected("closed", "there is no answer to rate")
    _set(context.connection, row.id, solved=payload.solved, stars=payload.stars)
    tell(context.connection, row.id, context.now_ms)


def _seen(context: Context, _command: _Any, payload: FilingSeen) -> None:
    row = _mine(context, payload.filing)
    seen = min(payload.update, row.news)
    if seen > row.seen:
        _set(context.connection, row.id, seen=seen)
        tell(context.connection, row.id, context.now_ms)


def _say(context: Context, command: _Any, row: Row[Any], what: str, text: str | None, sealed: SealedWords | None) -> None:
    """Words about a filing, sealed as it is. Raises Rejected."""
    if row.for_role is not None:
        if not text and sealed is None:
            raise Rejected("empty", "there are no words")
        _demand_sealed(context.connection, sealed, text is not None, row.role)
        _add_word(context, command, row, what, None, sealed)
        return
    if sealed is not None:
        raise Rejected("not_sealed", "the filing's words are not sealed")
    cleaned = clean_text(text or "")
    if not cleaned and what != "worse":
        raise Rejected("empty", "there are no words")
    _add_word(context, command, row, what, cleaned or None, None)


def _add_word(context: Context, command: _Any, row: Row[Any], what: str, text: str | None, sealed: SealedWords | None) -> None:
    connection = context.connection
    words, now = tables.filing_words.c, (text or "", "" if sealed is None else sealed.for_author)
    lengths = (func.coalesce(func.sum(func.length(column)), 0) for column in (words.text, words.for_author))
    said = connection.execute(select(func.count(), *lengths).where(words.filing == row.id, words.by == "author")).one()
    if said[0] >= MAX_WORDS or sum(said[1:]) + sum(map(len, now)) > MAX_SAID_CHARACTERS:
        raise Rejected("too_many_words", "enough was said about it")
    connection.execute(
        insert(tables.filing_words).values(
            id=command.id,
            filing=row.id,
            by="author",
            who="",
            what=what,
            at_ms=min(command.at_ms, context.now_ms),
            text=text,
            for_role=None if sealed is None else sealed.for_role,
            for_author=None if sealed is None else sealed.for_author or None,
            role_key=None if sealed is None else sealed.role_key_id,
            step="",
        )
    )


def _mine(context: Context, filing: str) -> Row[Any]:
    """The author's filing, held. Raises Rejected."""
    row = context.connection.execute(
        select(filings).where(filings.c.id == filing, filings.c.resident == context.author).with_for_update()
    ).one_or_none()
    if row is None:
        raise Rejected("unknown_filing", "the resident filed no such thing")
    return row


def _set(connection: Connection, filing: str, **values: Any) -> None:
    connection.execute(update(filings).where(filings.c.id == filing).values(**values))


def _kind_of_form(context: Context, payload: FilingFile) -> str | None:
    form = form_at(context.connection, payload.type, payload.form_version)
    return None if form is None else form.kind


def _kind_of_filing(context: Context, payload: FilingNote | FilingReopen | FilingWithdraw) -> str | None:
    row = context.connection.execute(
        select(filings.c.type, filings.c.form_version).where(filings.c.id == payload.filing, filings.c.resident == context.author)
    ).one_or_none()
    form = None if row is None else form_at(context.connection, row.type, row.form_version)
    return None if form is None else form.kind


def _nothing(_context: Context, _command: QuarantinedCommand, _payload: Any, _code: str) -> None:
    """The device has kept what was said."""
