"""Filing on a device: a number and a proof at once, sealed where it is confidential, once, whatever waits or breaks."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import literal, select
from uuid_utils import uuid7

from kiosk.filings.changes import FEATURE, forget, never_blocked, note_refused, sweep
from kiosk.filings.filing import (
    Filed,
    FormChanged,
    NotOffered,
    SessionOver,
    TooLong,
    file,
    filed,
    note,
    rate,
    reopen,
    seen,
    withdraw,
    worse,
)
from kiosk.filings.number import is_number
from kiosk.filings.reports import new_report, report
from kiosk.filings.sealing import SESSION_PART, CannotSeal, author_key, opened
from kiosk.filings.tables import author_keys, filing_sayings, filings
from kiosk.signin.rules import Session
from kiosk.signin.sessions import end_session
from kiosk.store.engine import StoreFull
from kiosk.sync.quarantine import AGAIN_MS, QuarantineLane
from kiosk.sync.sealed_words import CannotOpen, author_key_of, open_for_role
from kiosk.sync.tables import outbox
from kiosk.sync.uploads import uploads
from kiosk.sync.wire import AskAnswer, QuarantineAnswer, QuarantineBatch, QuarantineOutcome, canonical
from kiosk.sync.wire_filings import MAX_NOTE_CHARACTERS, WORDS_PART, filing_words, fingerprint_of
from tests.enrolled import ANDRE, Device
from tests.unit.filings.forms import AUTHOR_KEY, GRIEVANCE, OTHER_ROLE, RECORDS, ROLE, form_change, kept_change, knows, offer


def put(device: Device, session: Session, type_: str, answers: dict[str, Any], id: str = "", **over: Any) -> Filed:
    return file(device.store, session, type_, answers, id=id or str(uuid7()), clock=device.clock, language="en", **over)


def from_central(device: Device, filing: str, **over: Any) -> None:
    device.apply([FEATURE], device.change("resident:marcus", "filing.kept", kept_change(filing, **over)))


def rows(device: Device, table: Any = filings) -> list[Any]:
    with device.store.read() as conn:
        return list(conn.execute(select(table)).all())


def test_it_has_number_time_and_fingerprint_at_once_without_central(device: Device) -> None:
    offer(device, "records")
    session = device.session()
    made = put(device, session, "records", RECORDS)
    assert is_number(made.number)
    assert made.number.startswith("RQ-")
    assert made.fingerprint == fingerprint_of(canonical(filing_words("records", 1, RECORDS)))
    (kind, grant, payload) = device.commands()[0]
    assert (kind, grant) == ("filing.file", "grant-1")
    assert payload is not None
    assert (payload["number"], payload["answers"], payload["sealed"]) == (made.number, RECORDS, None)
    (row,) = rows(device)
    assert (row.filing, row.received_ms, row.status, json.loads(row.answers)) == (made.filing, None, "open", RECORDS)
    with device.store.read() as conn:
        assert filed(conn, "marcus", made.filing) == made
        assert filed(conn, "andre", made.filing) is None


def test_every_filing_of_a_device_has_another_number(device: Device) -> None:
    offer(device, "records", "support")
    session = device.session()
    numbers = [put(device, session, "records", RECORDS).number for _ in range(3)]
    device.power_cut()
    numbers.append(put(device, device.session(ANDRE, "grant-2"), "records", RECORDS).number)
    assert [number[-7:-3] for number in numbers] == ["0001", "0002", "0003", "0004"]
    assert len({number[3:8] for number in numbers}) == 1


def test_touched_twice_it_is_filed_once(device: Device) -> None:
    offer(device, "records")
    session, filing = device.session(), str(uuid7())
    dropped: list[str] = []
    first = put(device, session, "records", RECORDS, filing, also=lambda _conn: dropped.append("draft"))
    assert put(device, session, "records", RECORDS, filing, also=lambda _conn: dropped.append("draft")) == first
    assert dropped == ["draft"]
    assert len(device.commands()) == len(rows(device)) == 1


def test_what_fails_in_the_middle_files_nothing(device: Device) -> None:
    offer(device, "records")
    session = device.session()

    def full(_conn: Any) -> None:
        raise StoreFull

    with pytest.raises(StoreFull):
        put(device, session, "records", RECORDS, also=full)
    assert device.commands() == rows(device) == []
    assert put(device, session, "records", RECORDS).number[-7:-3] == "0001"


def test_only_an_open_session_files_by_a_form_that_is_offered(device: Device) -> None:
    session = device.session()
    with pytest.raises(NotOffered):
        put(device, session, "records", RECORDS)
    offer(device, "records")
    device.apply([FEATURE], device.change("facility", "facility.form", form_change("records", active=False)))
    with pytest.raises(NotOffered):
        put(device, session, "records", RECORDS)
    offer(device, "records")
    with pytest.raises(TooLong):
        put(device, session, "records", {"words": "x" * 70_000})
    with device.store.write() as conn:
        end_session(conn, session.id, "time", device.clock)
    with pytest.raises(SessionOver):
        put(device, session, "records", RECORDS)
    assert rows(device) == []


def test_what_was_filled_in_by_another_version_is_not_filed_by_this_one(device: Device) -> None:
    """Between the last look and the filing another version came: others may read it."""
    offer(device, "records", "safety-report")
    session = device.session()
    for type_ in ("records", "safety-report"):
        change = form_change(type_)
        newer = {**change, "version": 2, "form": {**change["form"], "version": 2}}
        device.apply([FEATURE], device.change("facility", "facility.form", newer))
    with pytest.raises(FormChanged):
        put(device, session, "records", RECORDS, form_version=1)
    with pytest.raises(FormChanged):
        report(device.store, "safety-report", RECORDS, id=new_report(), clock=device.clock, language="en", form_version=1)
    assert rows(device) == []
    assert put(device, session, "records", RECORDS, form_version=2).form_version == 2


def test_what_is_confidential_leaves_sealed_and_lies_sealed(device: Device) -> None:
    offer(device, "grievance")
    knows(device)
    made = put(device, device.session(), "grievance", GRIEVANCE)
    payload = device.commands()[0][2]
    assert payload is not None
    assert payload["answers"] is None
    (row,) = rows(device)
    assert "chrysalis" not in json.dumps(payload) + str(row)
    words = open_for_role(payload["sealed"]["for_role"], ROLE, made.filing, WORDS_PART)
    assert words["answers"] == GRIEVANCE
    assert fingerprint_of(canonical(words)) == made.fingerprint
    # Without what only the box holds nobody confirms a guess at the words by the fingerprint.
    assert fingerprint_of(canonical(filing_words("grievance", 1, GRIEVANCE))) != made.fingerprint
    again = opened(AUTHOR_KEY, row.for_author, made.filing, WORDS_PART)
    assert again == words
    for filing, part, key in ((made.filing, "n-1", ROLE), ("another", WORDS_PART, ROLE), (made.filing, WORDS_PART, OTHER_ROLE)):
        with pytest.raises(CannotOpen):
            open_for_role(payload["sealed"]["for_role"], key, filing, part)
    assert opened(bytes(32), row.for_author, made.filing, WORDS_PART) is None
    assert opened(AUTHOR_KEY, row.for_author, "another", WORDS_PART) is None


def test_sealed_words_of_any_length_look_alike(device: Device) -> None:
    offer(device, "grievance")
    session = device.session()
    for words in ("No.", "No. I do not want this any more, I said so."):
        put(device, session, "grievance", {**GRIEVANCE, "words": words})
    sizes = {len(payload["sealed"]["for_role"]) for _, _, payload in device.commands() if payload is not None}
    assert len(sizes) == 1


def test_nobody_files_what_cannot_be_sealed(device: Device) -> None:
    device.apply([FEATURE], device.change("facility", "facility.form", form_change("grievance", role_key=None, role_key_id=None)))
    with pytest.raises(CannotSeal):
        put(device, device.session(), "grievance", GRIEVANCE)
    assert device.commands() == []


def test_an_author_whom_central_never_gave_a_key_files_all_the_same(device: Device) -> None:
    offer(device, "grievance")
    made = put(device, device.session(), "grievance", GRIEVANCE)
    payload = device.commands()[0][2]
    assert payload is not None
    assert payload["sealed"]["for_author"] == ""
    assert open_for_role(payload["sealed"]["for_role"], ROLE, made.filing, WORDS_PART)["answers"] == GRIEVANCE


def test_the_authors_key_comes_with_a_sign_in(device: Device) -> None:
    session = device.session()
    begin = SESSION_PART.begin
    assert begin is not None
    for given, expected in (
        ("", None),
        ("AAAA", None),
        ("x", None),
        ("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", bytes(range(32))),
    ):
        with device.store.write() as conn:
            begin(conn, session, AskAnswer(status="signed_in", drafts_key=given or None, server_ms=1), device.clock)
            assert author_key(conn, "marcus") == (None if expected is None else author_key_of(expected))
    with device.store.write() as conn:
        begin(conn, session, None, device.clock)
        assert author_key(conn, "marcus") == author_key_of(bytes(range(32)))


def test_photos_go_up_beside_it(device: Device) -> None:
    offer(device, "property")
    made = put(device, device.session(), "property", {"what": "lost", "items": "Boots"}, attachments=[b"photo"])
    payload = device.commands()[0][2]
    assert payload is not None
    (row,) = rows(device, uploads)
    assert (row.command, [row.sha256]) == (made.filing, payload["attachments"])


def test_what_central_says_takes_the_place_of_what_stood_here(device: Device) -> None:
    offer(device, "records")
    made = put(device, device.session(), "records", RECORDS)
    for _ in range(2):
        from_central(device, made.filing, due_ms=9, update=1, proof="a.b.c", holder={"en": "Records office"})
    (row,) = rows(device)
    assert (row.received_ms, row.due_ms, row.news, row.seen, row.proof) == (2, 9, 1, 0, "a.b.c")


def test_what_is_said_here_stands_here_until_central_shows_it(device: Device) -> None:
    offer(device, "records")
    session = device.session()
    made = put(device, session, "records", RECORDS)
    said = str(uuid7())
    for _ in range(2):
        note(device.store, session, made.filing, "It is urgent.", id=said, clock=device.clock)
    worse(device.store, session, made.filing, "", id=str(uuid7()), clock=device.clock)
    assert [row.what for row in rows(device, filing_sayings)] == ["note", "worse"]
    assert [kind for kind, *_ in device.commands()] == ["filing.file", "filing.note", "filing.note"]
    word = {"id": said, "by": "author", "what": "note", "at_ms": 5, "text": "It is urgent."}
    from_central(device, made.filing, words=[word])
    assert [row.what for row in rows(device, filing_sayings)] == ["worse"]
    note(device.store, session, made.filing, "It is urgent.", id=said, clock=device.clock)
    assert len(device.commands()) == 3
    with pytest.raises(TooLong):
        note(device.store, session, made.filing, "x" * (MAX_NOTE_CHARACTERS + 1), id=str(uuid7()), clock=device.clock)
    with pytest.raises(NotOffered):
        note(device.store, device.session(ANDRE, "grant-2"), made.filing, "Mine?", id=str(uuid7()), clock=device.clock)


def test_words_about_what_is_sealed_are_sealed(device: Device) -> None:
    offer(device, "grievance")
    knows(device)
    session = device.session()
    made = put(device, session, "grievance", GRIEVANCE)
    said = str(uuid7())
    note(device.store, session, made.filing, "And again: dragonfly", id=said, clock=device.clock)
    reopen(device.store, session, made.filing, "Not solved: dragonfly", id=str(uuid7()), clock=device.clock)
    assert "dragonfly" not in json.dumps(device.commands()) + str(rows(device, filing_sayings))
    payload = device.commands("filing.note")[0][2]
    assert payload is not None
    assert open_for_role(payload["sealed"]["for_role"], ROLE, made.filing, said) == {"text": "And again: dragonfly"}


def test_withdrawing_rating_and_seeing_are_told_once(device: Device) -> None:
    offer(device, "records")
    session = device.session()
    made = put(device, session, "records", RECORDS)
    from_central(device, made.filing, status="answered", may_rate=True, update=3)
    for _ in range(2):
        rate(device.store, session, made.filing, solved=True, stars=5, id=str(uuid7()), clock=device.clock)
        seen(device.store, session, made.filing, id=str(uuid7()), clock=device.clock)
    from_central(device, made.filing, status="answered", may_rate=True, update=3)  # it does not know of either yet
    (row,) = rows(device)
    assert (bool(row.may_rate), row.seen) == (False, 3)
    withdraw(device.store, session, made.filing, id=str(uuid7()), clock=device.clock)
    assert [kind for kind, *_ in device.commands()] == ["filing.file", "filing.rate", "filing.seen", "filing.withdraw"]


def test_what_central_does_not_take_stays_and_says_so(device: Device) -> None:
    offer(device, "records")
    session = device.session()
    made = put(device, session, "records", RECORDS)
    said = str(uuid7())
    note(device.store, session, made.filing, "x", id=said, clock=device.clock)
    with device.store.write() as conn:
        note_refused(conn, made.filing, "filing.file", {}, "bad_answers")
        note_refused(conn, said, "filing.note", {}, "closed")
    (row,), (saying,) = rows(device), rows(device, filing_sayings)
    assert (row.refused, json.loads(row.answers), saying.refused, saying.text) == ("bad_answers", RECORDS, "closed", "x")
    with pytest.raises(NotOffered):
        note(device.store, session, made.filing, "y", id=str(uuid7()), clock=device.clock)


def test_a_frozen_device_offers_filings_and_what_was_said_about_them(device: Device) -> None:
    offer(device, "records")
    session = device.session()
    made = put(device, session, "records", RECORDS)
    note(device.store, session, made.filing, "x", id="n-1", clock=device.clock)
    device.send()
    with device.store.read() as conn:
        assert list(never_blocked(conn)) == [made.filing, "n-1"]
    central = Busied()
    lane = QuarantineLane(device.store, central, device.clock, central, [FEATURE])  # type: ignore[arg-type]  # all that it uses
    assert lane.step()
    assert not lane.step()
    # Too much came today: what protects people is offered again, without anybody starting anything anew.
    device.hand.forward(AGAIN_MS + 1)
    assert lane.step()
    assert central.offered == [[made.filing, "n-1"]] * 2


class Busied:
    """Central, and the link to it, that took too much today."""

    def __init__(self) -> None:
        self.offered: list[list[str]] = []

    def post(self, _path: str, batch: QuarantineBatch, _answer: object) -> QuarantineAnswer:
        self.offered.append([one.id for one in batch.commands])
        refused = [QuarantineOutcome(id=one.id, status="refused", code="too_many") for one in batch.commands]
        return QuarantineAnswer(outcomes=tuple(refused), server_ms=1)

    def contact(self, _server_ms: int) -> None:
        """It answered."""


def test_a_resident_is_forgotten_whole(device: Device) -> None:
    offer(device, "records", "grievance")
    knows(device)
    session = device.session()
    made = put(device, session, "records", RECORDS)
    note(device.store, session, made.filing, "x", id="n-1", clock=device.clock)
    theirs = put(device, device.session(ANDRE, "grant-2"), "records", RECORDS)
    with device.store.write() as conn:
        forget(conn, "marcus")
    assert [row.filing for row in rows(device)] == [theirs.filing]
    assert rows(device, filing_sayings) == rows(device, author_keys) == []


def test_what_central_does_not_know_any_more_is_swept_and_what_waits_stays(device: Device) -> None:
    offer(device, "records", "grievance")
    session = device.session()
    waits, gone, stays, again = (put(device, session, "records", RECORDS).filing for _ in range(4))
    for filing in (gone, stays, again):
        from_central(device, filing)
        device.set_command(filing, "accepted", acked_ms=5)
    device.set_command(again, "sending", acked_ms=None)  # a restored central wants it once more
    with device.store.write() as conn:
        sweep(conn, "resident:marcus", select(literal(f"filing:{stays}")))
        sweep(conn, "facility", select(literal("form:records")))
    assert {row.filing for row in rows(device)} == {waits, stays, again}
    with pytest.raises(NotOffered):
        put(device, session, "grievance", GRIEVANCE)
    with device.store.read() as conn:
        assert conn.execute(select(outbox.c.id)).all()
