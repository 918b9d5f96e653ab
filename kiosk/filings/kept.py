"""Filings as their author sees them: the list of all, and one with every word of it opened. Reads are short and go by an index."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from kiosk.filings.answers import title_of
from kiosk.filings.form import Form, in_language
from kiosk.filings.forms import form_here
from kiosk.filings.sealing import author_key, opened
from kiosk.filings.tables import filing_sayings, filings
from kiosk.store.prepared import Query
from kiosk.sync.wire_filings import WORDS_PART

#: Which of them a list shows. "open": not finished; "over": closed, withdrawn, or not taken.
Part = Literal["all", "open", "over"]
OPEN = frozenset({"open", "answered"})
#: More of them than anybody files are not searched: the newest are.
MOST_SEARCHED = 2000


@dataclass(frozen=True)
class FiledRow:
    """One of a list, in a language. `step_name`: where it is now, as the facility names it; "" before central spoke of it.

    It is the `step`th of `steps`. `at_central` False: it waits here. `refused`: central's code, when it did not take it.
    """

    id: str
    number: str
    type: str
    kind: str
    kind_name: str
    title: str
    icon: str
    hue: str
    filed_ms: int
    status: str
    step: int
    steps: int
    step_name: str
    due_ms: int | None
    overdue: bool
    at_central: bool
    has_news: bool
    refused: str


@dataclass(frozen=True)
class Step:
    """One step of its way, in a language. `at_ms`: when it was done, `due_ms`: by when it should be."""

    code: str
    name: str
    line: str
    state: Literal["done", "now", "later", "stopped"]
    at_ms: int | None
    due_ms: int | None


@dataclass(frozen=True)
class Said:
    """What was said about it. `sealed`: there are words that nothing on this device opens. `waits`: central does not have it yet."""

    id: str
    by: Literal["author", "staff"]
    who: str
    what: str
    at_ms: int
    text: str
    sealed: bool
    step: str
    waits: bool
    refused: str


@dataclass(frozen=True)
class Kept:
    """All that is known of one filing. `answers` None: nothing on this device opens them."""

    row: FiledRow
    form: Form | None
    answers: Mapping[str, Any] | None
    steps: tuple[Step, ...]
    said: tuple[Said, ...]
    holder: str
    about: str | None
    fingerprint: str
    received_ms: int | None
    appeal_type: str
    appeal_until_ms: int | None
    reopen_until_ms: int | None
    may_rate: bool
    stars: int | None
    news: int
    proof: str


def _list(part: Part) -> Select[Any]:
    found = select(filings).where(filings.c.resident == bindparam("resident"))
    if part != "all":
        here = filings.c.status.in_(sorted(OPEN)) & filings.c.refused.is_(None)
        found = found.where(here if part == "open" else ~here)
    return found


_PAGE = {
    part: Query(
        _list(part).order_by(filings.c.filed_ms.desc(), filings.c.filing.desc()).limit(bindparam("limit")).offset(bindparam("offset"))
    )
    for part in ("all", "open", "over")
}
_COUNT = {part: Query(select(func.count()).select_from(_list(part).subquery())) for part in ("all", "open", "over")}
_ONE = Query(select(filings).where(filings.c.resident == bindparam("resident"), filings.c.filing == bindparam("filing")))
_NEWS = Query(
    select(func.count()).select_from(filings).where(filings.c.resident == bindparam("resident"), filings.c.news > filings.c.seen)
)
_FIRST_OPEN = Query(
    select(filings)
    .where(filings.c.resident == bindparam("resident"), filings.c.status.in_(sorted(OPEN)))
    .order_by((filings.c.news > filings.c.seen).desc(), filings.c.filed_ms.desc(), filings.c.filing.desc())
    .limit(bindparam("limit"))
)
_SAYINGS = Query(
    select(filing_sayings)
    .where(filing_sayings.c.filing == bindparam("filing"), filing_sayings.c.resident == bindparam("resident"))
    .order_by(filing_sayings.c.at_ms, filing_sayings.c.command)
)


def filed_page(conn: Connection, resident: str, part: Part, language: str, offset: int, limit: int) -> list[FiledRow]:
    """A page of somebody's filings, newest first."""
    rows = _PAGE[part].all(conn, resident=resident, offset=offset, limit=limit)
    key = author_key(conn, resident) if rows else None
    return [_row(conn, row, key, language) for row in rows]


def filed_total(conn: Connection, resident: str, part: Part) -> int:
    """How many there are."""
    return int(_COUNT[part].value(conn, resident=resident))


def news_count(conn: Connection, resident: str) -> int:
    """How many of them have something new for their author."""
    return int(_NEWS.value(conn, resident=resident))


def first_open(conn: Connection, resident: str, language: str, most: int) -> list[FiledRow]:
    """The open ones that come first: those with something new, else those filed last."""
    rows = _FIRST_OPEN.all(conn, resident=resident, limit=most)
    key = author_key(conn, resident) if rows else None
    return [_row(conn, row, key, language) for row in rows]


def kept(conn: Connection, resident: str, filing: str, language: str) -> Kept | None:
    """One of them; None when they have no such filing."""
    row = _ONE.first(conn, resident=resident, filing=filing)
    if row is None:
        return None
    key, form = author_key(conn, resident), form_here(conn, row.type)
    return Kept(
        row=_row(conn, row, key, language),
        form=form,
        answers=_answers(row, key),
        steps=_steps(row, form, language),
        said=_said(conn, row, key),
        holder=in_language(json.loads(row.holder), language),
        about=row.about,
        fingerprint=row.fingerprint,
        received_ms=row.received_ms,
        appeal_type=row.appeal_type or "",
        appeal_until_ms=row.appeal_until_ms,
        reopen_until_ms=row.reopen_until_ms,
        may_rate=bool(row.may_rate),
        stars=row.stars,
        news=row.news,
        proof=row.proof or "",
    )


def search(conn: Connection, resident: str, typed: str, language: str) -> list[FiledRow]:
    """Filings in which all the words stand: number, name, step, the author's words and staff's.

    Opens every box: not for the GUI thread.
    """
    wanted = typed.casefold().split()
    if not wanted:
        return []
    found, key = [], author_key(conn, resident)
    for row in _PAGE["all"].all(conn, resident=resident, offset=0, limit=MOST_SEARCHED):
        short = _row(conn, row, key, language)
        texts = [short.number, short.number.replace("-", ""), short.title, short.kind_name, short.step_name]
        texts += [value for value in (_answers(row, key) or {}).values() if isinstance(value, str)]
        texts += [text for one in _said(conn, row, key) for text in (one.text, one.who)]
        whole = "\n".join(texts).casefold()
        if all(word in whole for word in wanted):
            found.append(short)
    return found


def _row(conn: Connection, row: Row[Any], key: bytes | None, language: str) -> FiledRow:
    form = form_here(conn, row.type)
    steps = _steps(row, form, language) if row.received_ms is not None else ()
    now = next((step for step in steps if step.state == "now"), None)
    done = [step for step in steps if step.state == "done"]
    named = now or (done[-1] if done else None)
    title, answers = json.loads(row.title), _answers(row, key)
    return FiledRow(
        id=row.filing,
        number=row.number,
        type=row.type,
        kind="request" if form is None else form.kind,
        kind_name=in_language(title if form is None else form.name, language),
        title=in_language(title, language) if form is None or answers is None else title_of(form, answers, language),
        icon="clipboard-list" if form is None else form.icon,
        hue="slate" if form is None else form.hue,
        filed_ms=row.filed_ms,
        status=row.status,
        step=len(done) + (1 if now else 0),
        steps=len(steps),
        step_name="" if named is None else named.name,
        due_ms=row.due_ms,
        overdue=bool(row.overdue),
        at_central=row.received_ms is not None,
        has_news=row.news > row.seen,
        refused=row.refused or "",
    )


def _answers(row: Row[Any], key: bytes | None) -> Mapping[str, Any] | None:
    if row.answers is not None:
        plain: Mapping[str, Any] = json.loads(row.answers)
        return plain
    words = opened(key, row.for_author, row.filing, WORDS_PART)
    found = None if words is None else words.get("answers")
    return found if isinstance(found, dict) else None


def _steps(row: Row[Any], form: Form | None, language: str) -> tuple[Step, ...]:
    """As central says; before it said anything, as the form promises."""
    told = json.loads(row.steps)
    if told or form is None:
        return tuple(
            Step(
                one["code"],
                in_language(one["name"], language),
                in_language(one.get("line") or {}, language),
                one["state"],
                one.get("at_ms"),
                one.get("due_ms"),
            )
            for one in told
        )
    return tuple(
        Step(one.code, in_language(one.name, language), in_language(one.line, language), "later", None, None)
        for one in form.handling.steps
    )


def _said(conn: Connection, row: Row[Any], key: bytes | None) -> tuple[Said, ...]:
    told = [
        Said(
            id=one["id"],
            by=one["by"],
            who=one.get("who", ""),
            what=one.get("what", "note"),
            at_ms=one["at_ms"],
            text=_text(one.get("text"), one.get("for_author"), row.filing, one["id"], key),
            sealed=one.get("text") is None and one.get("what") != "withdrawn",
            step=one.get("step") or "",
            waits=False,
            refused="",
        )
        for one in json.loads(row.words)
    ]
    known = {one.id for one in told}
    here = [
        Said(
            id=one.command,
            by="author",
            who="",
            what=one.what,
            at_ms=one.at_ms,
            text=_text(one.text, one.for_author, row.filing, one.command, key),
            sealed=one.text is None and one.for_author is not None,
            step="",
            waits=one.refused is None,
            refused=one.refused or "",
        )
        for one in _SAYINGS.all(conn, filing=row.filing, resident=row.resident)
        if one.command not in known
    ]
    return tuple(sorted((*told, *here), key=lambda one: (one.at_ms, one.id)))


def _text(plain: str | None, box: str | None, filing: str, part: str, key: bytes | None) -> str:
    if plain is not None:
        return plain
    words = opened(key, box, filing, part)
    text = None if words is None else words.get("text")
    return text if isinstance(text, str) else ""
