"""The forms of a facility: loaded by version, told to every device, taken off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from central.filings.form_judge import judge_form
from central.filings.role_keys import RoleKeys, current_key
from central.filings.tables import filing_forms
from central.streams.streams import FACILITY, append
from kiosk.filings.form import BadForm, Form, read_form
from kiosk.sync.wire_filings import FormChange

#: Kinds of which a facility always offers one.
MUST_BE_OFFERED = frozenset({"grievance", "medical", "prea"})


@dataclass(frozen=True)
class Loaded:
    """A form that devices were told of."""

    type: str
    version: int


def load_forms(connection: Connection, documents: Sequence[dict[str, Any]], keys: RoleKeys, now_ms: int) -> list[Loaded]:
    """Take documents in, all or none; returns those that are new. The same version with the same text changes nothing.

    Roles that answer confidential forms get their first key. Raises BadForm: no form, another text under a version that is here, an
    older version, or one that leads to a type that is not here.
    """
    read = [judge_form(document) for document in documents]
    known = {row.type: row for row in latest_forms(connection)}
    types = {form.type for form in read} | {type_ for type_, row in known.items() if row.active}
    made = []
    for document, form in zip(documents, read, strict=True):
        _judge_neighbours(form, types)
        before = known.get(form.type)
        text = json.dumps(document, ensure_ascii=False, sort_keys=True)
        if before is not None and before.version == form.version and before.form == text and before.active:
            continue
        if before is not None and (form.version < before.version or (form.version == before.version and text != before.form)):
            raise BadForm(f"{form.type}: version {before.version} is here: another text needs a higher one")
        _keep(connection, form, text, now_ms)
        if form.confidential:
            keys.ensure(connection, form.handling.role, now_ms)
        tell_form(connection, form.type, now_ms)
        made.append(Loaded(form.type, form.version))
    return made


class LastOfItsKind(Exception):
    """Medical requests, grievances and safety reports are never taken off altogether (product rule R5)."""


def turn_off(connection: Connection, type_: str, now_ms: int) -> bool:
    """Nothing is filed by it any more; what was filed goes its way. False when it was off, or never here.

    Raises LastOfItsKind for the last form of a kind that a facility must offer.
    """
    kinds = {row.type: json.loads(row.form)["kind"] for row in latest_forms(connection) if row.active}
    kind = kinds.pop(type_, "")
    if kind in MUST_BE_OFFERED and kind not in kinds.values():
        raise LastOfItsKind(kind)
    changed = update(filing_forms).where(filing_forms.c.type == type_, filing_forms.c.active).values(active=False)
    if connection.execute(changed).rowcount == 0:
        return False
    tell_form(connection, type_, now_ms)
    return True


def tell_form(connection: Connection, type_: str, now_ms: int) -> None:
    """Tell every device how a type stands: it was loaded or taken off, or its role has another key."""
    row = next((row for row in latest_forms(connection) if row.type == type_), None)
    if row is None:
        return
    form = json.loads(row.form)
    key = current_key(connection, form["handling"]["role"]) if form["confidential"] else None
    change = FormChange(
        type=row.type,
        version=row.version,
        form=form,
        role_key=None if key is None else key.key,
        role_key_id=None if key is None else key.id,
        active=row.active,
    )
    append(connection, FACILITY, "facility.form", change, now_ms, key=f"form:{row.type}")


def latest_forms(connection: Connection) -> Sequence[Any]:
    """The latest version of every type: `type`, `version`, `form` (JSON), `active`; by type."""
    newest = select(filing_forms.c.type, func.max(filing_forms.c.version).label("version")).group_by(filing_forms.c.type).subquery()
    same = (filing_forms.c.type == newest.c.type) & (filing_forms.c.version == newest.c.version)
    return connection.execute(select(filing_forms).join(newest, same).order_by(filing_forms.c.type)).all()


def form_document(connection: Connection, type_: str, version: int) -> dict[str, Any] | None:
    """A form as it was at a version; None when it never was here."""
    this = (filing_forms.c.type == type_, filing_forms.c.version == version)
    found = connection.execute(select(filing_forms.c.form).where(*this)).scalar_one_or_none()
    return None if found is None else dict(json.loads(found))


def form_at(connection: Connection, type_: str, version: int) -> Form | None:
    """The same, read."""
    this = (filing_forms.c.type == type_, filing_forms.c.version == version)
    text = connection.execute(select(filing_forms.c.form).where(*this)).scalar_one_or_none()
    return None if text is None else _read(text)


@lru_cache(maxsize=256)
def _read(text: str) -> Form:
    """A version never changes, so that each is read once."""
    return read_form(json.loads(text))


def _keep(connection: Connection, form: Form, text: str, now_ms: int) -> None:
    connection.execute(update(filing_forms).where(filing_forms.c.type == form.type).values(active=False))
    this = (filing_forms.c.type == form.type, filing_forms.c.version == form.version)
    if connection.execute(update(filing_forms).where(*this).values(active=True)).rowcount == 0:
        values = {"type": form.type, "version": form.version, "form": text, "active": True, "at_ms": now_ms}
        connection.execute(insert(filing_forms).values(values))


def _judge_neighbours(form: Form, types: set[str]) -> None:
    for field, named in (("tile.under", form.tile.under), ("handling.appeal.type", form.handling.appeal_type)):
        if named and named not in types:
            raise BadForm(f"{form.type}: {field}: there is no form {named!r}")
