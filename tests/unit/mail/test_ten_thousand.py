"""10,000 messages: every list is answered by an index, without sorting; how long it takes is for the bench to say."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, Executable, insert, text
from sqlalchemy.dialects import sqlite

from kiosk.mail import conversations, inbox, mail, saved, search, sent
from kiosk.mail.tables import messages
from kiosk.mail.word_index import SENT, index_words
from kiosk.store.prepared import listed
from tests.enrolled import NOON_MS, Device
from tests.unit.mail import letters_of_marcus as his

MANY = 10_000


@pytest.fixture
def full(device: Device) -> Device:
    his.usual_mail(device)
    rows = [
        {
            "resident": "marcus" if n % 10 else "andre",
            "message": f"x-{n:05}",
            "contact": "rosa",
            "subject": "Hello",
            "snippet": "Hello",
            "arrived_ms": NOON_MS,
            "released_ms": NOON_MS - n * 1000,
            "legal": False,
            "read": n > 3,
            "photos": 0,
            "text": "word " * 100,
        }
        for n in range(MANY)
    ]
    with device.store.write() as conn:
        conn.execute(insert(messages), rows)
        index_words(conn, "marcus", [str(row["message"]) for row in rows if row["resident"] == "marcus"])
    return device


def _plan(conn: Connection, statement: Executable) -> str:
    compiled = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})  # type: ignore[attr-defined]
    return "\n".join(row[3] for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}"))


def test_a_page_of_the_inbox_uses_the_index_and_sorts_nothing(full: Device) -> None:
    with full.store.read() as conn:
        ids = _plan(conn, inbox.PAGE_IDS.statement.params(resident="marcus", first=8_000, most=30))
        rows = _plan(conn, inbox.PAGE_ROWS.statement.params(resident="marcus", ids=listed(["x-00001", "x-00002"])))
        sent_ids = _plan(conn, sent.SENT_PAGE_IDS.statement.params(resident="marcus", first=0, most=30))
    assert "USING COVERING INDEX ix_messages_inbox" in ids
    assert "USING COVERING INDEX ix_sent_messages_list" in sent_ids
    for plan in (ids, sent_ids):
        assert "TEMP B-TREE" not in plan
        assert "SCAN" not in plan
    # The ids that are wanted are gone through, and nothing else.
    assert "SCAN" not in rows.replace("SCAN wanted", "")
    assert "FOR ORDER BY" not in rows


def test_a_page_of_a_talk_merges_two_indices_and_sorts_nothing(full: Device) -> None:
    with full.store.read() as conn:
        ids = _plan(conn, conversations.thread_ids("marcus", "rosa", 5_000, 50))
        received = _plan(conn, conversations.received_rows("marcus", ["x-00001", "x-00002"]))
        sent_ones = _plan(conn, conversations.sent_rows("marcus", ["s-1", "s-2"]))
    assert "USING COVERING INDEX ix_messages_contact" in ids
    assert "USING COVERING INDEX ix_sent_messages_contact" in ids
    for plan in (ids, received, sent_ones):
        assert "TEMP B-TREE" not in plan
        assert "SCAN messages" not in plan
        assert "SCAN sent_messages" not in plan


def test_saved_letters_come_from_their_own_index(full: Device) -> None:
    with full.store.read() as conn:
        plan = _plan(conn, saved.SAVED_PAGE_IDS.statement.params(resident="marcus", first=0, most=50))
    assert "USING COVERING INDEX ix_messages_saved" in plan
    assert "TEMP B-TREE" not in plan


def test_a_search_goes_down_the_inbox_and_sorts_nothing(full: Device) -> None:
    values = {"resident": "marcus", "query": '("wor"*)', "limit": 30}
    with full.store.read() as conn:
        rows = conn.execute(text("EXPLAIN QUERY PLAN " + search.hits_sql("marcus")), values)
        plan = "\n".join(row[3] for row in rows)
        page = [row.message for row in mail.search(conn, "marcus", "wor hel", 0, 30) if isinstance(row, mail.InboxRow)]
        inbox_ids = [str(message) for message in inbox.PAGE_IDS.column(conn, resident="marcus", first=0, most=40)]
    assert "USING COVERING INDEX ix_messages_inbox" in plan or "USING INDEX ix_messages_inbox" in plan
    assert "VIRTUAL TABLE INDEX" in plan
    assert "FOR ORDER BY" not in plan
    assert page == [message for message in inbox_ids if message.startswith("x-")][:30]


def test_a_search_in_what_was_sent_goes_down_the_sent_list(full: Device) -> None:
    full.apply(his.FEATURES, his.sent(full, "s-1", "sent_on", text="word"))
    with full.store.read() as conn:
        values = {"resident": "marcus", "query": '("wor"*)', "limit": 30}
        rows = conn.execute(text("EXPLAIN QUERY PLAN " + search.hits_sql("marcus", SENT)), values)
        plan = "\n".join(row[3] for row in rows)
    assert "USING INDEX ix_sent_messages_list" in plan
    assert "VIRTUAL TABLE INDEX" in plan
    assert "FOR ORDER BY" not in plan


def test_pages_far_down_are_right(full: Device) -> None:
    with full.store.read() as conn:
        assert mail.inbox_count(conn, "marcus") == MANY * 9 // 10 + 2
        assert mail.unread_count(conn, "marcus") == 5
        page = mail.inbox_page(conn, "marcus", 8_000, 30)
        everything = [row.message for at in range(0, 9_100, 700) for row in mail.inbox_page(conn, "marcus", at, 700)]
    times = [row.released_ms for row in page]
    assert len(page) == 30
    assert times == sorted(times, reverse=True)
    assert len(set(everything)) == len(everything) == MANY * 9 // 10 + 2


def test_counts_are_answered_by_an_index(full: Device) -> None:
    with full.store.read() as conn:
        for statement, index in (
            ("SELECT count(*) FROM messages WHERE resident = 'marcus'", "COVERING INDEX"),
            ("SELECT count(*) FROM messages WHERE resident = 'marcus' AND messages.read = 0", "ix_messages_unread"),
        ):
            plan = "\n".join(row[3] for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}"))
            assert index in plan
