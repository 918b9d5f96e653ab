"""What somebody filed and is not finished, in short: for the page where requests begin. One indexed read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from kiosk.filings.answers import title_of
from kiosk.filings.form import Form, in_language
from kiosk.filings.forms import form_here
from kiosk.filings.sealing import author_key, opened
from kiosk.filings.tables import filings
from kiosk.store.prepared import Query
from kiosk.sync.wire_filings import WORDS_PART

#: So many are shown; the others are in the list of all.
MOST = 2

_ROWS = (
    select(filings)
    .where(filings.c.resident == bindparam("resident"), filings.c.status.in_(("open", "answered")))
    .order_by((filings.c.news > filings.c.seen).desc(), filings.c.filed_ms.desc(), filings.c.filing.desc())
    .limit(MOST)
)
_OPEN = Query(_ROWS)
_COUNT = Query(select(func.count()).where(filings.c.resident == bindparam("resident")))


@dataclass(frozen=True)
class OpenFiling:
    """One of them, in a language. `step` of `steps` is `step_name`; 0 steps: central has not spoken of it yet."""

    id: str
    number: str
    title: str
    kind_name: str
    icon: str
    hue: str
    filed_ms: int
    at_central: bool
    step: int
    steps: int
    step_name: str
    has_news: bool
    refused: bool


def open_now(conn: Connection, resident: str, language: str) -> list[OpenFiling]:
    """What is open, first what is new about."""
    rows = _OPEN.all(conn, resident=resident)
    key = author_key(conn, resident) if rows else None
    return [_short(conn, row, key, language) for row in rows]


def filed_count(conn: Connection, resident: str) -> int:
    """Everything they ever filed that is kept here."""
    return int(_COUNT.value(conn, resident=resident))


def _short(conn: Connection, row: Any, key: bytes | None, language: str) -> OpenFiling:
    form = form_here(conn, row.type)
    steps = json.loads(row.steps)
    done = sum(step["state"] == "done" for step in steps)
    now = next((step for step in steps if step["state"] == "now"), None)
    named = now or (steps[done - 1] if done else None)
    return OpenFiling(
        id=row.filing,
        number=row.number,
        title=_title(form, row, key, language),
        kind_name=in_language(json.loads(row.title), language) if form is None else in_language(form.name, language),
        icon="clipboard-list" if form is None else form.icon,
        hue="slate" if form is None else form.hue,
        filed_ms=row.filed_ms,
        at_central=row.received_ms is not None,
        step=done + (1 if now else 0),
        steps=len(steps),
        step_name="" if named is None else in_language(named["name"], language),
        has_news=row.news > row.seen,
        refused=row.refused is not None,
    )


def _title(form: Form | None, row: Any, key: bytes | None, language: str) -> str:
    if form is None:
        return in_language(json.loads(row.title), language)
    if row.answers is not None:
        return title_of(form, json.loads(row.answers), language)
    words = opened(key, row.for_author, row.filing, WORDS_PART)
    return title_of(form, {} if words is None else words.get("answers", {}), language)
