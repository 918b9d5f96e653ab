"""What Marcus of the demo facility filed lately: a request that was answered, a dental one on its way, a grievance with an answer.

It goes the ways of real filings: sealed where the form is confidential, countersigned, answered by staff.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from central.commands.handling import Context
from central.drafts.keys import drafts_key
from central.facility.facility import load_facility
from central.filings.demo import seed_forms
from central.filings.forms import form_at
from central.filings.handling import Desk, Staff
from central.filings.role_keys import current_key
from central.filings.taking import Taking
from central.keys import load_keys
from central.settings import CentralSettings
from central.signin.grants import Signer
from kiosk.filings.number import number_of
from kiosk.sync.sealed_words import author_key_of, seal_words
from kiosk.sync.wire import QuarantinedCommand, canonical
from kiosk.sync.wire_filings import WORDS_PART, FilingFile, filing_words, fingerprint_of

DAY_MS = 24 * 3600 * 1000


@dataclass(frozen=True)
class _Past:
    """Something filed days ago: the step that it is at now, and what staff said of it (the answer, where `answered`)."""

    type: str
    days_ago: float
    answers: dict[str, Any]
    said: tuple[tuple[float, str, str], ...] = ()
    step: str = ""
    answered: bool = False


_FILED = (
    _Past(
        "property",
        21,
        {"what": "lost", "items": "A pair of brown boots, size 10.", "words": "They did not come back from the laundry."},
        ((16, "We found your boots. Pick them up on Thursday after 1 pm.", "Property room"),),
        answered=True,
    ),
    _Past(
        "dental",
        2,
        {"problem": "pain", "pain": 6, "words": "A tooth on the left side hurts when I eat."},
        ((1, "The dentist is here on Thursday. You are on the list.", "Nurse, Dental"),),
        step="seen",
    ),
    _Past(
        "grievance",
        9,
        {
            "topic": "mail",
            "day": "2026-05-20",
            "words": "A letter from my sister came open and a page was missing.",
            "wish": "I want the page, and an answer why it was open.",
        },
        ((3, "The letter was opened by mistake. The page is in your property.", "Grievance office"),),
        answered=True,
    ),
)


def seed_filings(connection: Connection, settings: CentralSettings, resident: str, now_ms: int) -> None:
    """Let it happen. The forms are offered first, where they are not yet."""
    seed_forms(connection, settings.data, now_ms)
    keys, policy = load_keys(settings.data), load_facility(connection).policy
    file = Taking(Signer.of(keys.signing)).lanes()["filing.file", 1].apply
    desk, author = Desk(keys), author_key_of(drafts_key(keys, resident))
    for count, past in enumerate(_FILED, 1):
        filed_ms, filing = now_ms - int(past.days_ago * DAY_MS), f"demo-filing-{count}"
        payload = _payload(connection, filing, past, count, author)
        context = Context(connection, "demo", resident, None, policy, filed_ms)
        content = payload.model_dump(mode="json")
        command = QuarantinedCommand(id=filing, grant=None, kind="filing.file", version=1, payload=content, at_ms=filed_ms)
        file(context, command, payload)
        if past.step:
            desk.step(connection, filing, past.step, Staff("demo"), filed_ms + DAY_MS)
        for days_ago, text, sign in past.said:
            say = desk.answer if past.answered else desk.write
            say(connection, filing, text, sign, Staff("demo"), now_ms - int(days_ago * DAY_MS))


def _payload(connection: Connection, filing: str, past: _Past, count: int, author: bytes) -> FilingFile:
    form = form_at(connection, past.type, 1)
    if form is None:
        raise LookupError(f"the demo has no form {past.type}")
    key = current_key(connection, form.handling.role) if form.confidential else None
    words = filing_words(past.type, form.version, past.answers, secrets.token_hex(16) if key else "")
    text = canonical(words)
    sealed = None if key is None else seal_words(filing, WORDS_PART, text, role_key=key.key, role_key_id=key.id, author_key=author)
    return FilingFile(
        number=number_of(form.prefix, "demo", 1, count),
        type=past.type,
        form_version=form.version,
        language="en",
        fingerprint=fingerprint_of(text),
        answers=past.answers if key is None else None,
        sealed=sealed,
    )
