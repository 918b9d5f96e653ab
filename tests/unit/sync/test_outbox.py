from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from kiosk.device.identity import save_identity
from kiosk.store.engine import open_store
from kiosk.store.schema import metadata
from kiosk.sync import outbox, wire
from kiosk.sync.tables import outbox as table
from kiosk.sync.tables import outbox_head
from tests.enrolled import Device, PlainClock, enrolled_device


def check_chain(device: Device) -> int:
    """What central checks of a chain; returns its length."""
    previous = wire.GENESIS_HASH
    with device.store.read() as conn:
        head = conn.execute(select(outbox_head)).one()
        rows = conn.execute(select(table).where(table.c.epoch == head.epoch).order_by(table.c.seq)).all()
    for number, row in enumerate(rows, start=1):
        assert row.seq == number
        assert row.prev_hash == previous
        if row.payload is not None:
            content = wire.sealed_payload(row.kind, row.version, json.loads(row.payload))
            assert row.payload_hash == wire.payload_hash(content)
        else:
            assert row.kind == wire.TOMBSTONE
        previous = wire.command_hash(
            previous,
            seq=row.seq,
            id=row.id,
            grant=row.grant_id,
            at_ms=row.at_ms,
            boot_ms=row.boot_ms,
            payload_hash=row.payload_hash,
        )
        assert row.hash == previous
    assert (head.seq, head.hash) == (len(rows), previous)
    return len(rows)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=40), st.sampled_from(["keep", "take_back", "sent", "accepted", "new_epoch"])),
        max_size=12,
    )
)
def test_the_chain_holds_whatever_is_written_sent_and_taken_back(actions: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        device = enrolled_device(Path(folder), told=False)
        epoch, length, done = 1, 0, 0
        for text, then in actions:
            sent = device.send(text)
            device.plain.ms += 1
            length += 1
            with device.store.write() as conn:
                if then == "take_back":
                    assert outbox.take_back(conn, sent)
                elif then == "sent":
                    conn.execute(update(table).where(table.c.id == sent).values(state="sending"))
                    assert not outbox.take_back(conn, sent)
                elif then == "accepted":
                    conn.execute(update(table).where(table.c.id == sent).values(state="accepted", acked_ms=1))
                    done += 1
                elif then == "new_epoch":
                    epoch += 1
                    outbox.start_epoch(conn, epoch)
                    length, done = length - done, 0
        assert check_chain(device) == length
        device.store.close()


def test_a_command_and_its_local_effect_are_kept_together_or_not_at_all(device: Device) -> None:
    def interrupted() -> None:
        with device.store.write() as conn:
            outbox.enqueue(conn, kind="mail.read", version=1, payload=wire.MailRead(message="m1"), grant="g", clock=device.plain)
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power"):
        interrupted()
    assert device.states() == []
    device.send()
    assert check_chain(device) == 1


def test_a_command_taken_back_leaves_no_word_of_it(device: Device) -> None:
    sent = device.send("a secret")
    with device.store.write() as conn:
        assert outbox.take_back(conn, sent)
        assert not outbox.take_back(conn, sent)
        row = conn.execute(select(table).where(table.c.id == sent)).one()
    assert (row.kind, row.payload, row.state) == (wire.TOMBSTONE, None, "pending")


def test_state_backlog_and_pending_ids(device: Device) -> None:
    first = device.send()
    device.plain.ms += 500
    second = device.send()
    with device.store.write() as conn:
        assert outbox.command_state(conn, first) == "pending"
        assert outbox.command_state(conn, "nobody") is None
        assert outbox.backlog(conn) == (2, device.plain.ms - 500)
        assert outbox.pending_ids(conn, "mail.send") == [first, second]
        conn.execute(update(table).where(table.c.id == first).values(state="accepted", acked_ms=1))
        assert outbox.backlog(conn) == (1, device.plain.ms)
        assert outbox.pending_ids(conn, "mail.send") == [second]


def test_a_new_epoch_takes_along_only_what_central_never_acknowledged(device: Device) -> None:
    done, waiting = device.send("done"), device.send("waiting")
    with device.store.write() as conn:
        conn.execute(update(table).where(table.c.id == done).values(state="accepted", acked_ms=1))
        outbox.start_epoch(conn, 2)
        rows = {row.id: (row.epoch, row.seq) for row in conn.execute(select(table))}
        outbox.start_epoch(conn, 2)  # a second time changes nothing
        assert rows == {row.id: (row.epoch, row.seq) for row in conn.execute(select(table))}
    assert rows == {done: (1, 1), waiting: (2, 1)}


def test_wrong_use_is_an_error(device: Device, tmp_path: Path) -> None:
    with device.store.write() as conn:
        with pytest.raises(ValueError, match="not the payload"):
            outbox.enqueue(conn, kind="mail.read", version=1, payload=wire.SessionClose(why="idle"), grant="g", clock=device.plain)
        with pytest.raises(ValueError, match="grant"):
            outbox.enqueue(conn, kind="mail.read", version=1, payload=wire.MailRead(message="m"), grant=None, clock=device.plain)
        wrong = wire.SigninWrongPins(resident="r1", count=2)
        outbox.enqueue(conn, kind="signin.wrong_pins", version=1, payload=wrong, grant=None, clock=device.plain)
    fresh = open_store(tmp_path / "fresh.db", bytes(32), create=True)
    metadata.create_all(fresh.engine)
    with fresh.write() as conn, pytest.raises(outbox.NotEnrolled):
        outbox.enqueue(conn, kind="mail.read", version=1, payload=wire.MailRead(message="m"), grant="g", clock=PlainClock())
    fresh.close()


def test_saving_the_same_identity_again_keeps_the_chain(device: Device) -> None:
    device.send()
    with device.store.write() as conn:
        save_identity(conn, device.identity)
    device.send()
    assert check_chain(device) == 2
