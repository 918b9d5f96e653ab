"""Only changes are events; none is lost before central has it; a loose cable does not fill the disk."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from kiosk.device.health import journal
from kiosk.device.health.findings import Finding, State
from kiosk.device.health.journal import (
    drop_others,
    events,
    last_words,
    mark_sent,
    note_watch,
    read_watch,
    record,
    unsent,
    wish_for_look,
)
from kiosk.hardware.status_board import StatusBoard
from tests.enrolled import Device

DAY_MS = 86_400_000
READER = "card reader"


def finding(code: str, state: State = "problem", check: str = READER, **values: int) -> Finding:
    return Finding(check, state, code, f"It is {code}.", "Look at it." if state == "problem" else "", values)


def say(device: Device, at_ms: int, *found: Finding) -> bool:
    with device.store.write() as conn:
        return record(conn, found, at_ms)


def waiting(device: Device) -> list[tuple[str, int]]:
    with device.store.read() as conn:
        return [(one.code, one.at_ms) for one in unsent(conn, 10_000)]


def test_the_last_word_is_kept_and_only_another_state_or_code_is_an_event(device: Device) -> None:
    assert not say(device, 10, finding("ok", "ok"), finding("ok", "ok", "disk", free_mib=9))
    assert not say(device, 20, finding("ok", "ok", "disk", free_mib=8))
    assert say(device, 30, finding("lost"))
    assert not say(device, 40, finding("lost"))
    assert say(device, 50, finding("ok", "ok"))
    with device.store.read() as conn:
        words = last_words(conn)
    assert (words["disk"].finding.values, words["disk"].since_ms, words["disk"].looked_ms) == ({"free_mib": 8}, 10, 20)
    assert (words[READER].finding.code, words[READER].since_ms) == ("ok", 50)
    assert waiting(device) == [("lost", 30), ("ok", 50)]


def test_one_kind_of_well_after_another_is_no_event(device: Device) -> None:
    say(device, 10, finding("empty", "ok", "queue"))
    assert not say(device, 20, finding("ok", "ok", "queue"))
    assert say(device, 30, finding("old", "problem", "queue"))
    assert say(device, 40, finding("frozen", "problem", "queue"))
    assert say(device, 50, finding("empty", "ok", "queue"))
    assert waiting(device) == [("old", 30), ("frozen", 40), ("empty", 50)]


def test_what_is_wrong_from_the_first_look_on_is_an_event(device: Device) -> None:
    assert say(device, 10, finding("lost"))
    assert waiting(device) == [("lost", 10)]


def test_what_central_has_is_kept_a_week_and_not_sent_again(device: Device) -> None:
    say(device, 10, finding("lost"))
    say(device, 20, finding("ok", "ok"))
    with device.store.write() as conn:
        first, second = unsent(conn, 10)
        mark_sent(conn, [first.id], 30)
    assert waiting(device) == [("ok", 20)]
    with device.store.write() as conn:
        assert [one.code for one in events(conn, 0, [READER], 10)] == ["ok", "lost"]
        assert [one.code for one in events(conn, 0, [READER], 1)] == ["ok"]
        assert events(conn, 0, ["disk"], 10) == []
        assert [one.code for one in events(conn, 15, [READER], 10)] == ["ok"]
        mark_sent(conn, [second.id], 9 * DAY_MS)
        assert events(conn, 0, [READER], 10) == []


def test_a_loose_cable_fills_no_disk_and_does_not_hide_tampering(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_CHANGES", 20)
    say(device, 1, finding("tamper"))
    for at_ms in range(2, 60, 2):
        say(device, at_ms, finding("lost"))
        say(device, at_ms + 1, finding("ok", "ok"))
    left = waiting(device)
    assert len(left) == 20
    assert left[0] == ("tamper", 1)
    assert left[-1] == ("ok", 59)
    with device.store.write() as conn:
        mark_sent(conn, [one.id for one in unsent(conn, 20)[-5:]], 60)
    say(device, 60, finding("lost"))
    assert waiting(device) == [*left[:-5], ("lost", 60)], "what central has goes first"


def test_a_part_is_an_event_in_the_moment_it_is_known(device: Device) -> None:
    board = StatusBoard(device.store, "reader", lambda: 77)
    for state, code in (("ok", ""), ("problem", "tamper"), ("problem", "tamper"), ("ok", ""), ("problem", "lost")):
        board.show(state, code)  # type: ignore[arg-type]
    assert waiting(device) == [("tamper", 77), ("ok", 77), ("lost", 77)]


def test_checks_of_another_program_are_forgotten(device: Device) -> None:
    say(device, 1, finding("ok", "ok", "gramophone"), finding("ok", "ok"))
    with device.store.write() as conn:
        drop_others(conn, [READER])
        assert list(last_words(conn)) == [READER]


def test_wishes_are_counted_and_each_field_of_the_watch_has_one_writer(device: Device) -> None:
    with device.store.write() as conn:
        assert [wish_for_look(conn), wish_for_look(conn)] == [1, 2]
        note_watch(conn, boot_id="b", boot_ms=5, looked_ms=6, answered=2)
        assert wish_for_look(conn) == 3
        watch = read_watch(conn)
    assert (watch.boot_id, watch.looked_ms, watch.wished, watch.answered) == ("b", 6, 3, 2)


def test_what_waits_is_found_by_its_index(device: Device) -> None:
    seen: list[str] = []

    def watch(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(device.store.engine, "before_cursor_execute", watch)
    with device.store.read() as conn:
        unsent(conn, 200)
        plan = conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {seen[-1]}", (200, 0)[: seen[-1].count("?")]).all()
    assert "ix_health_changes_unsent" in str(plan)
