"""Filings as a device makes them, apart from kiosk's own use cases."""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, urlsafe_b64decode
from pathlib import Path
from typing import Any

import uuid_utils

from central.clock import now_ms
from central.filings.demo import FOLDER, seed_forms
from kiosk.filings.number import number_of
from kiosk.sync.sealed_words import author_key_of, open_for_author, seal_words
from kiosk.sync.wire import AskAnswer, Outcome, canonical
from kiosk.sync.wire_filings import WORDS_PART, filing_words, fingerprint_of, note_words
from tests.integration.central.device import Device
from tests.integration.central.world import World

SECRET = "The word nobody else may read: chrysalis"


def with_forms(world: World) -> World:
    """The demo's forms are offered."""
    with world.database.write() as connection:
        seed_forms(connection, world.settings.data, now_ms())
    return world


def document(type_: str) -> dict[str, Any]:
    """A form of the demo."""
    found: dict[str, Any] = json.loads((FOLDER / f"{type_}.json").read_text())
    return found


class Author:
    """Somebody signed in at a device who files things."""

    def __init__(self, device: Device, resident: str, pin: str) -> None:
        answer: AskAnswer = device.ask(resident, pin)
        assert answer.grant is not None
        assert answer.drafts_key is not None
        self.device = device
        self.grant = str(json.loads(_padded(answer.grant.split(".")[1]))["grant"])
        self.key = author_key_of(b64decode(answer.drafts_key))
        self.count = 0
        self.forms: dict[str, dict[str, Any]] = {}
        self.kept: dict[str, dict[str, Any]] = {}
        self.look()

    def look(self) -> list[str]:
        """Take in what central sent; returns the ids of filings that changed."""
        changed = []
        for kind, payload in self.device.pull_all():
            if kind == "facility.form":
                self.forms[payload["type"]] = payload
            elif kind == "filing.kept":
                self.kept[payload["filing"]] = payload
                changed.append(payload["filing"])
        return changed

    def payload(self, id: str, type_: str, answers: dict[str, Any], /, **over: Any) -> dict[str, Any]:
        """What `filing.file` carries."""
        form = self.forms[type_]
        self.count += 1
        sealed = form["role_key"] is not None
        words = filing_words(type_, form["version"], answers, secrets.token_hex(16) if sealed else "")
        made: dict[str, Any] = {
            "number": number_of(form["form"]["prefix"], self.device.id, 1, self.count),
            "type": type_,
            "form_version": form["version"],
            "language": "en",
            "fingerprint": fingerprint_of(canonical(words)),
        }
        if sealed:
            made["sealed"] = self.boxes(id, WORDS_PART, words, form)
        else:
            made["answers"] = answers
        return {**made, **over}

    def boxes(self, filing: str, part: str, words: dict[str, Any], form: dict[str, Any]) -> dict[str, Any]:
        """Words sealed to the form's role and to the author."""
        keys = {"role_key": form["role_key"], "role_key_id": form["role_key_id"]}
        return seal_words(filing, part, canonical(words), author_key=self.key, **keys).model_dump()

    def file(self, type_: str, answers: dict[str, Any], /, *, at_ms: int | None = None, **over: Any) -> tuple[str, Outcome]:
        """File; returns the id and what central said."""
        filing = str(uuid_utils.uuid7())
        payload = self.payload(filing, type_, answers, **over)
        outcome = self.device.do("filing.file", payload, self.grant, id=filing, at_ms=now_ms() if at_ms is None else at_ms)
        self.look()
        return filing, outcome

    def say(self, kind: str, filing: str, text: str, *, at_ms: int | None = None, **over: Any) -> tuple[str, Outcome]:
        """A note, or that it is to be opened again."""
        word = str(uuid_utils.uuid7())
        payload: dict[str, Any] = {"filing": filing, "text": text, **over}
        kept = self.kept[filing]
        if kept["for_author"] is not None:
            payload["text"] = None
            payload["sealed"] = self.boxes(filing, word, note_words(text), self.forms[kept["type"]])
        outcome = self.device.do(kind, payload, self.grant, id=word, at_ms=now_ms() if at_ms is None else at_ms)
        self.look()
        return word, outcome

    def do(self, kind: str, payload: dict[str, Any]) -> Outcome:
        """Any other command."""
        outcome = self.device.do(kind, payload, self.grant, at_ms=now_ms())
        self.look()
        return outcome

    def reads(self, filing: str) -> list[str]:
        """What was said about it, opened."""
        return [
            word["text"] if word["for_author"] is None else open_for_author(word["for_author"], self.key, filing, word["id"])["text"]
            for word in self.kept[filing]["words"]
        ]


def every_byte(*folders: Path) -> bytes:
    """All files below these folders."""
    return b"".join(path.read_bytes() for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())


def _padded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))
