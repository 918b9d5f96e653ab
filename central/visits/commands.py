"""Handlers of `visit.ask`, `visit.answer` and `visit.cancel`.

Codes of a rejected one, as `CannotVisit` says them: unknown_visit, contact_not_allowed, off, blocked, past, busy, full, outside_hours,
length, too_many_requests, too_soon, too_far, week_full, too_late, changed.
"""

from __future__ import annotations

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.mail_in.clean_text import clean_text
from central.visits import visits
from central.visits.keeping import CannotVisit, find_own
from kiosk.sync.wire import Command
from kiosk.sync.wire_visits import VisitAnswer, VisitAsk, VisitCancel


def _ask(context: Context, command: Command, payload: VisitAsk) -> None:
    asked = payload.model_copy(update={"note": clean_text(payload.note)})
    at_ms = min(command.at_ms, context.now_ms)
    try:
        visits.ask(context.connection, context.author, command.id, asked, at_ms=at_ms, now_ms=context.now_ms)
    except CannotVisit as error:
        raise Rejected(error.code, str(error)) from None


def _answer(context: Context, _command: Command, payload: VisitAnswer) -> None:
    try:
        visits.answer(context.connection, context.author, payload, context.now_ms)
    except CannotVisit as error:
        raise Rejected(error.code, str(error)) from None


def _cancel(context: Context, _command: Command, payload: VisitCancel) -> None:
    try:
        find_own(context.connection, payload.visit, context.author)
        visits.cancel(context.connection, payload.visit, by="resident", now_ms=context.now_ms)
    except CannotVisit as error:
        raise Rejected(error.code, str(error)) from None


HANDLERS: Kinds = {
    ("visit.ask", 1): Kind(_ask),
    ("visit.answer", 1): Kind(_answer),
    ("visit.cancel", 1): Kind(_cancel),
}
