"""What the author is told of a filing: one change that says all of it, to every device that follows them."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, select

from central.facility.facility import load_facility
from central.filings.clocks import clock_of
from central.filings.forms import form_at
from central.filings.tables import filing_photos, filing_words, filings
from central.streams.streams import append, resident_stream
from kiosk.filings.form import Form
from kiosk.filings.titles import title_words
from kiosk.sync.wire_filings import FilingChange, FilingStep, FilingWord


def tell(connection: Connection, filing: str, now_ms: int) -> None:
    """Tell the author's devices how a filing stands."""
    row = connection.execute(select(filings).where(filings.c.id == filing)).one()
    change = change_of(connection, row)
    append(connection, resident_stream(row.resident), "filing.kept", change, now_ms, key=f"filing:{filing}")


def change_of(connection: Connection, row: Row[Any]) -> FilingChange:
    """A filing as its author sees it."""
    form = form_at(connection, row.type, row.form_version)
    answers = None if row.answers is None else json.loads(row.answers)
    answered = row.status in {"answered", "closed"} and row.appeal_until_ms is not None
    appeal = row.appealed_by is None and (answered or (row.status == "open" and row.overdue))
    return FilingChange(
        filing=row.id,
        number=row.number,
        type=row.type,
        form_version=row.form_version,
        language=row.language,
        filed_ms=row.filed_ms,
        received_ms=row.received_ms,
        fingerprint=row.fingerprint,
        about=row.about,
        title={"en": row.type} if form is None else title_words(form, answers),
        answers=answers,
        for_author=row.for_author,
        attachments=_photos(connection, row.id),
        status=row.status,
        steps=() if form is None else _steps(connection, row, form),
        words=tuple(_words(connection, row.id)),
        holder={} if form is None else _holder(row, form),
        due_ms=row.due_ms,
        overdue=row.overdue,
        appeal_type=form.handling.appeal_type or None if form is not None and appeal else None,
        appeal_until_ms=row.appeal_until_ms if appeal else None,
        reopen_until_ms=row.reopen_until_ms if row.status in {"answered", "closed"} else None,
        may_rate=form is not None and form.handling.rated and row.status in {"answered", "closed"} and row.solved is None,
        stars=row.stars,
        update=row.news,
        seen=row.seen,
        refused=row.refused,
        proof=row.proof or None,
    )


def _steps(connection: Connection, row: Row[Any], form: Form) -> tuple[FilingStep, ...]:
    """Steps as the form names them; those behind the one it is at are done."""
    done: dict[str, int] = json.loads(row.done)
    clock = clock_of(form, load_facility(connection).policy)
    over = row.status in {"withdrawn", "duplicate", "refused"}
    steps = []
    for step in form.handling.steps:
        state = "done" if step.code in done else "stopped" if over else "now" if step.code == row.step else "later"
        due_ms = None if state in {"done", "stopped"} else clock.step_due_ms(row.filed_ms, step.days)
        steps.append(FilingStep(code=step.code, name=step.name, line=step.line, state=state, at_ms=done.get(step.code), due_ms=due_ms))
    return tuple(steps)


def _holder(row: Row[Any], form: Form) -> dict[str, str]:
    """Who has it: the role, never a person; nobody once it is over."""
    if row.status in {"withdrawn", "duplicate", "refused", "closed"}:
        return {}
    return form.handling.holder if row.role == form.handling.role else dict.fromkeys(form.handling.holder, row.role)


def _words(connection: Connection, filing: str) -> list[FilingWord]:
    rows = connection.execute(
        select(filing_words).where(filing_words.c.filing == filing).order_by(filing_words.c.at_ms, filing_words.c.id)
    )
    return [
        FilingWord(
            id=row.id,
            by=row.by,
            who=row.who,
            what=row.what,
            at_ms=row.at_ms,
            text=row.text,
            for_author=row.for_author,
            step=row.step or None,
        )
        for row in rows
    ]


def _photos(connection: Connection, filing: str) -> tuple[str, ...]:
    rows = select(filing_photos.c.sha256).where(filing_photos.c.filing == filing).order_by(filing_photos.c.place)
    return tuple(connection.execute(rows).scalars())
