"""Made-up requests for pictures and tests of the screens: the demo's forms, and what Marcus filed by them, as central would tell it."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kiosk.filings.answers import asked
from kiosk.filings.form import Form, read_form
from kiosk.filings.number import number_of
from kiosk.filings.titles import title_words
from kiosk.sync.sealed_words import KEY_BYTES, author_key_of, seal_words
from kiosk.sync.wire import canonical
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_filings import (
    WORDS_PART,
    FilingChange,
    FilingStep,
    FilingWord,
    FormChange,
    filing_words,
    fingerprint_of,
    note_words,
)
from resources import RESOURCES

FORMS = RESOURCES / "policies" / "forms"
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
DEVICE = "kiosk-c-014"
#: What central gives with a sign-in: the author's key follows from it.
DRAFTS_KEY = b64encode(sha256(b"made-up drafts key").digest()[:KEY_BYTES]).decode()
AUTHOR_KEY = author_key_of(sha256(b"made-up drafts key").digest()[:KEY_BYTES])
#: The private key of every role, as staff hold it outside central.
ROLE_KEY = X25519PrivateKey.from_private_bytes(sha256(b"made-up role key").digest())
ROLE_KEY_ID = "role-made-up"
ROLE_PUBLIC = b64encode(ROLE_KEY.public_key().public_bytes_raw()).decode()

TOOTH, CELL, SHOES, MOVE, CHARGER = "fil-tooth", "fil-cell", "fil-shoes", "fil-move", "fil-charger"
NURSE_SAYS = "I put you on the dental list. Until then, ask for pain tablets at the evening cart. Rinse with warm salt water."


@cache
def documents() -> dict[str, dict[str, Any]]:
    """The demo's forms, by type."""
    found = (json.loads(path.read_text("utf-8")) for path in sorted(FORMS.glob("*.json")))
    return {document["type"]: document for document in found}


@cache
def form(type_: str) -> Form:
    """One of them."""
    return read_form(documents()[type_])


def form_changes() -> tuple[FormChange, ...]:
    """All of them, as central sends them: confidential ones with the key of the role."""
    return tuple(
        FormChange(
            type=type_,
            version=document["version"],
            form=document,
            role_key=ROLE_PUBLIC if document["confidential"] else None,
            role_key_id=ROLE_KEY_ID if document["confidential"] else None,
        )
        for type_, document in documents().items()
    )


class SampleFilings:
    """What Marcus filed. `send` applies changes as sync does."""

    def __init__(self, now_ms: int, resident: str, send: Callable[..., None]) -> None:
        self._now_ms = now_ms
        self._stream = f"resident:{resident}"
        self._send: Callable[..., None] = send

    def offer(self) -> None:
        """The forms."""
        self._send("facility", *form_changes())

    def fill(self) -> None:
        """Forms, and five filings: with a nurse, answered and open to appeal, finished, overdue, and a ticket."""
        self.offer()
        self._send(self._stream, *self.filings())

    def tell(self, *changes: Payload) -> None:
        """What central says later."""
        self._send(self._stream, *changes)

    def filings(self) -> tuple[FilingChange, ...]:
        """The five."""
        return self.tooth(), self.cell(), self.shoes(), self.move(), self.charger()

    def tooth(self, **changed: Any) -> FilingChange:
        """A nurse has read it, and wrote."""
        return self._filing(
            TOOTH,
            "dental",
            31,
            {"problem": "pain", "words": "My lower right tooth hurts when I chew. It began on Saturday."},
            ago_ms=29 * HOUR_MS + 33 * MINUTE_MS,
            at="seen",
            done={"received": 28 * HOUR_MS + 11 * MINUTE_MS, "read": 2 * HOUR_MS + 23 * MINUTE_MS},
            due_ms=self._now_ms + 2 * DAY_MS,
            words=(("nurse", "staff", "Nurse, Medical", "note", 2 * HOUR_MS + 20 * MINUTE_MS, NURSE_SAYS, "read"),),
            changed={"update": 3, "seen": 2} | changed,
        )

    def cell(self, **changed: Any) -> FilingChange:
        """A grievance that was answered; it may be appealed for some days."""
        answer = "The window was looked at on May 28. The work order is open. It will be repaired by June 13."
        return self._filing(
            CELL,
            "grievance",
            29,
            None,
            ago_ms=20 * DAY_MS,
            at="finished",
            done={"received": 19 * DAY_MS, "looked-into": 6 * DAY_MS, "answered": 3 * DAY_MS},
            words=(
                ("cold", "author", "", "note", 12 * DAY_MS, "It rained in last night. My papers got wet.", ""),
                ("answer", "staff", "Grievance office", "answer", 3 * DAY_MS, answer, "answered"),
            ),
            changed={
                "status": "answered",
                "appeal_type": "grievance-step-2",
                "appeal_until_ms": self._now_ms + 7 * DAY_MS,
                "reopen_until_ms": self._now_ms + 11 * DAY_MS,
                "may_rate": True,
                "update": 5,
                "seen": 5,
            }
            | changed,
        )

    def shoes(self, **changed: Any) -> FilingChange:
        """Finished and rated."""
        answer = "Your shoes are in the property room. Come on Wednesday between 1 and 3."
        return self._filing(
            SHOES,
            "property",
            24,
            None,
            ago_ms=40 * DAY_MS,
            at="",
            done={"received": 39 * DAY_MS, "answered": 33 * DAY_MS, "finished": 32 * DAY_MS},
            words=(("found", "staff", "Property room", "answer", 33 * DAY_MS, answer, "answered"),),
            changed={"status": "closed", "stars": 5, "holder": {}} | changed,
        )

    def move(self, **changed: Any) -> FilingChange:
        """Nobody has answered in time."""
        return self._filing(
            MOVE,
            "classification",
            27,
            None,
            ago_ms=24 * DAY_MS,
            at="answered",
            done={"received": 23 * DAY_MS},
            due_ms=self._now_ms - 3 * DAY_MS,
            words=(),
            changed={"overdue": True, "appeal_type": "grievance", "appeal_until_ms": self._now_ms + 12 * DAY_MS} | changed,
        )

    def charger(self, **changed: Any) -> FilingChange:
        """A ticket with support."""
        return self._filing(
            CHARGER,
            "support",
            30,
            None,
            ago_ms=5 * HOUR_MS,
            at="looked",
            done={"received": 4 * HOUR_MS},
            due_ms=self._now_ms + 14 * DAY_MS,
            words=(),
            changed=changed,
        )

    def _filing(
        self,
        id: str,
        type_: str,
        count: int,
        answers: dict[str, Any] | None,
        *,
        ago_ms: int,
        at: str,
        done: dict[str, int],
        words: tuple[tuple[str, str, str, str, int, str, str], ...],
        changed: dict[str, Any],
        due_ms: int | None = None,
    ) -> FilingChange:
        made, now_ms = form(type_), self._now_ms
        given = first_answers(made) if answers is None else answers
        whole = filing_words(type_, made.version, given, "5a17" if made.confidential else "")
        values: dict[str, Any] = {
            "filing": id,
            "number": number_of(made.prefix, DEVICE, 1, count),
            "type": type_,
            "form_version": made.version,
            "language": "en",
            "filed_ms": now_ms - ago_ms,
            "received_ms": now_ms - ago_ms + 4 * MINUTE_MS,
            "fingerprint": fingerprint_of(canonical(whole)),
            "title": title_words(made, given),
            "answers": None if made.confidential else given,
            "for_author": sealed(id, WORDS_PART, whole) if made.confidential else None,
            "status": "open",
            "steps": tuple(
                FilingStep(
                    code=step.code,
                    name=step.name,
                    line=step.line,
                    state="done" if step.code in done else "now" if step.code == at else "later",
                    at_ms=now_ms - done[step.code] if step.code in done else None,
                    due_ms=None if step.code in done or step.days is None else due_ms,
                )
                for step in made.handling.steps
            ),
            "words": tuple(
                FilingWord(
                    id=f"{id}-{name}",
                    by="staff" if by == "staff" else "author",
                    who=who,
                    what="answer" if what == "answer" else "note",
                    at_ms=now_ms - at_ago_ms,
                    text=None if made.confidential else text,
                    for_author=sealed(id, f"{id}-{name}", note_words(text)) if made.confidential else None,
                    step=step or None,
                )
                for name, by, who, what, at_ago_ms, text, step in words
            ),
            "holder": made.handling.holder,
            "due_ms": due_ms,
        }
        return FilingChange.model_validate(values | changed)


def first_answers(made: Form) -> dict[str, Any]:
    """Answers that this form takes: the first choice, yes, a day, a sentence."""

    answers: dict[str, Any] = {}
    for question in made.questions:
        if question not in asked(made, answers):
            continue
        field = question.field
        by_kind: dict[str, Any] = {
            "choice": field.values[0] if field.values else "",
            "several": list(field.values[:1]),
            "yes_no": True,
            "day": "2025-05-20",
            "number": field.least,
            "text": "It has been like this for some time. Please look at it.",
        }
        answers[question.name] = by_kind[field.kind]
    return answers


def sealed(filing: str, part: str, words: dict[str, Any]) -> str:
    """The author's box of some words."""
    return seal_words(filing, part, canonical(words), role_key=ROLE_PUBLIC, role_key_id=ROLE_KEY_ID, author_key=AUTHOR_KEY).for_author
