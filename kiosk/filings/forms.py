"""The forms that central sent here: which may be filed, and one of them. Reads are indexed and short; a form is read once a version."""

from __future__ import annotations

import json
from functools import lru_cache

import structlog
from sqlalchemy import Connection, Row, bindparam, select

from kiosk.filings.form import BadForm, Form, read_form
from kiosk.filings.tables import filing_forms
from kiosk.store.prepared import Query

log = structlog.get_logger(__name__)

#: More forms than any facility has.
_REMEMBERED = 256

_ALL = Query(select(filing_forms.c.type, filing_forms.c.form, filing_forms.c.role_key).where(filing_forms.c.active))
_ONE = Query(select(filing_forms.c.type, filing_forms.c.form, filing_forms.c.role_key).where(filing_forms.c.type == bindparam("type")))


def forms_here(conn: Connection) -> list[Form]:
    """What can be filed here now, as the facility orders it. A confidential form whose role has no key here is not among it."""
    found = [form for row in _ALL.all(conn) if (form := _form(row)) is not None and _sealable(form, row)]
    return sorted(found, key=lambda form: (form.tile.order, form.type))


def form_here(conn: Connection, type_: str) -> Form | None:
    """A form, also one by which nothing is filed any more: it has the words of what was filed by it."""
    row = _ONE.first(conn, type=type_)
    return None if row is None else _form(row)


def may_be_filed(conn: Connection, type_: str) -> bool:
    """Whether this type can be filed here now."""
    return any(form.type == type_ for form in forms_here(conn))


def under(forms: list[Form], type_: str) -> list[Form]:
    """What is found in the tile of a type: its own form first."""
    return [form for form in forms if type_ in {form.type, form.tile.under}]


def _sealable(form: Form, row: Row[tuple[str, str, str | None]]) -> bool:
    return not form.confidential or row.role_key is not None


def _form(row: Row[tuple[str, str, str | None]]) -> Form | None:
    try:
        return _read(row.form)
    except BadForm as error:
        # Central judges forms before it sends them: this is a form of a later version of the program.
        log.warning("a form cannot be shown", type=row.type, why=str(error))
        return None


@lru_cache(maxsize=_REMEMBERED)
def _read(document: str) -> Form:
    return read_form(json.loads(document))
