"""Notices: what is in force, in whose language, read once, whatever the order in which central's words come."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from sqlalchemy import literal, select

from kiosk.notices.changes import FEATURE, forget, sweep
from kiosk.notices.notices import mark_read, notice, notices, remember, unread_count
from kiosk.notices.rules import words_for
from kiosk.sync import wire
from kiosk.sync.tables import outbox
from tests.enrolled import ANDRE, MARCUS, NOON_MS, Device

HOUR_MS = 3_600_000
WORDS = {"en": wire.NoticeWords(title="Water is off", text="Until noon."), "es": wire.NoticeWords(title="No hay agua")}


def said(device: Device, id: str = "n-1", said_ms: int = NOON_MS, **changed: Any) -> wire.Change:
    content: dict[str, Any] = {"notice": id, "kind": "notice", "words": WORDS, "at_ms": NOON_MS}
    return device.change("facility", "facility.notice", wire.NoticeChange.model_validate({**content, **changed}), said_ms)


def read_elsewhere(device: Device, id: str = "n-1", resident: str = "marcus") -> wire.Change:
    return device.change(f"resident:{resident}", "resident.notice_read", wire.NoticeReadChange(notice=id))


def shown(device: Device, now_ms: int = NOON_MS, language: str = "en", resident: str = "marcus") -> list[tuple[str, str, bool]]:
    with device.store.read() as conn:
        return [(one.id, one.title, one.read) for one in notices(conn, resident, now_ms, language)]


def test_pinned_ones_come_first_then_the_newest(device: Device) -> None:
    device.apply(
        [FEATURE],
        said(device, "old", at_ms=NOON_MS - HOUR_MS),
        said(device, "pinned", at_ms=NOON_MS - 2 * HOUR_MS, pinned=True),
        said(device, "new"),
    )
    assert [name for name, *_ in shown(device)] == ["pinned", "new", "old"]


def test_each_reads_in_their_language_else_the_first(device: Device) -> None:
    device.apply([FEATURE], said(device))
    assert shown(device, language="es")[0][1] == "No hay agua"
    assert shown(device, language="vi")[0][1] == "Water is off"
    near = wire.NoticeWords(title="Sin agua")
    assert words_for({"en": WORDS["en"], "es-MX": near}, "es") is near
    assert words_for({"es-MX": near, "es": WORDS["es"]}, "es") is WORDS["es"], "the very language before one that is near"


def test_what_has_ended_or_was_taken_back_vanishes(device: Device) -> None:
    device.apply([FEATURE], said(device, "ends", until_ms=NOON_MS + HOUR_MS), said(device, "stays"))
    assert {name for name, *_ in shown(device)} == {"ends", "stays"}
    assert {name for name, *_ in shown(device, NOON_MS + HOUR_MS)} == {"stays"}
    with device.store.read() as conn:
        assert notice(conn, "marcus", "ends", NOON_MS + HOUR_MS, "en") is None
        assert unread_count(conn, "marcus", NOON_MS + HOUR_MS) == 1
    device.apply([FEATURE], said(device, "stays", active=False))
    assert [name for name, *_ in shown(device)] == ["ends"]


def test_reading_is_told_once_and_is_each_persons_own(device: Device) -> None:
    device.apply([FEATURE], said(device), said(device, "n-2"), read_elsewhere(device, "n-2"))
    session = device.session(MARCUS)
    for _ in range(3):
        mark_read(device.store, session, "n-1", device.plain)
        mark_read(device.store, session, "n-2", device.plain)
    with device.store.read() as conn:
        sent = conn.execute(select(outbox.c.kind, outbox.c.payload)).all()
        assert unread_count(conn, "marcus", NOON_MS) == 0
        assert unread_count(conn, "andre", NOON_MS) == 2
    with device.store.write() as conn:
        assert not remember(conn, "marcus", "n-1"), "another process was first: nothing is told twice"
    assert [row.kind for row in sent] == ["notices.read"]
    assert "n-1" in sent[0].payload


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_words_and_reads_in_any_order_and_twice_end_the_same(device: Device, order: tuple[int, ...]) -> None:
    words = (said(device, until_ms=NOON_MS + HOUR_MS), read_elsewhere(device), said(device, "n-2", pinned=True))
    for _ in range(2):
        for n in order:
            device.apply([FEATURE], words[n])
    assert shown(device) == [("n-2", "Water is off", False), ("n-1", "Water is off", True)]


def test_an_ended_notice_that_comes_again_is_not_kept(device: Device) -> None:
    device.apply([FEATURE], said(device, until_ms=NOON_MS + HOUR_MS))
    device.apply([FEATURE], said(device, "n-2", NOON_MS + 2 * HOUR_MS), said(device, "n-3", NOON_MS + 2 * HOUR_MS, until_ms=NOON_MS))
    assert {name for name, *_ in shown(device, 0)} == {"n-2"}


def test_a_snapshot_drops_what_central_does_not_know_and_no_read(device: Device) -> None:
    device.apply([FEATURE], said(device), said(device, "n-2"), read_elsewhere(device))
    with device.store.write() as conn:
        sweep(conn, "facility", select(literal("notice:n-2")))
        sweep(conn, "resident:marcus", select(literal("nothing")))
    assert shown(device) == [("n-2", "Water is off", False)]
    device.apply([FEATURE], said(device))
    assert ("n-1", "Water is off", True) in shown(device)


def test_who_is_forgotten_leaves_no_reads(device: Device) -> None:
    device.apply([FEATURE], said(device), read_elsewhere(device), read_elsewhere(device, resident=ANDRE.resident))
    with device.store.write() as conn:
        forget(conn, "marcus")
    assert shown(device) == [("n-1", "Water is off", False)]
    assert shown(device, resident=ANDRE.resident) == [("n-1", "Water is off", True)]


def test_what_is_for_one_person_is_shown_to_nobody_else(device: Device) -> None:
    own = wire.NoticeChange(notice="own", kind="notice", words=WORDS, at_ms=NOON_MS)
    device.apply([FEATURE], said(device), device.change("resident:marcus", "resident.notice", own))
    with device.store.read() as conn:
        assert unread_count(conn, "marcus", NOON_MS) == 2
        assert unread_count(conn, "andre", NOON_MS) == 1
        assert notice(conn, "andre", "own", NOON_MS, "en") is None
        assert [one.id for one in notices(conn, "andre", NOON_MS, "en")] == ["n-1"]
    with device.store.write() as conn:
        sweep(conn, "facility", select(literal("notice:n-1")))
        sweep(conn, "resident:andre", select(literal("nothing")))
        sweep(conn, "resident:marcus", select(literal("own_notice:own")))
    assert {name for name, *_ in shown(device)} == {"n-1", "own"}
    with device.store.write() as conn:
        sweep(conn, "resident:marcus", select(literal("nothing")))
    assert {name for name, *_ in shown(device)} == {"n-1"}
    device.apply([FEATURE], device.change("resident:marcus", "resident.notice", own))
    with device.store.write() as conn:
        forget(conn, "marcus")
    assert {name for name, *_ in shown(device)} == {"n-1"}
