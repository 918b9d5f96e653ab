"""Commands over a real socket: exactly once, in order, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from sqlalchemy import Column, Connection, MetaData, String, Table, select, update

from kiosk.device.status import read_status
from kiosk.store.engine import StoreFull
from kiosk.sync import drain as drain_module
from kiosk.sync import outbox, wire
from kiosk.sync.client import Busy, CentralClient, Malformed, Refused, TimedOut, Unreachable
from kiosk.sync.drain import FIRST_BATCH, KEEP_ACKNOWLEDGED_MS, Drain
from kiosk.sync.link import Link
from kiosk.sync.registry import Feature
from kiosk.sync.signature import RequestNumbers, RequestSigner
from kiosk.sync.tables import outbox as table
from tests.enrolled import NOON_MS, Device
from tests.integration.sync.scripted_central import Request, ScriptedCentral


class Sender:
    """A drain with everything it needs; `again` makes a new one over the same store, as after a crash."""

    def __init__(self, device: Device, central: ScriptedCentral) -> None:
        self.device, self.central = device, central
        self.features: list[Feature] = []
        self.again()

    def again(self) -> None:
        device = self.device
        clock = device.real_clock()
        signer = RequestSigner(device.identity, device.keys.signing_key, RequestNumbers(device.store), clock)
        self.client = CentralClient(self.central.url, ca=None, signer=signer)
        self.link = Link(device.store, clock)
        self.drain = Drain(device.store, self.client, clock, self.link, self.features)

    def step(self) -> bool:
        return self.drain.step()

    def all(self) -> None:
        while self.drain.step():
            pass

    def close(self) -> None:
        self.client.close()


@pytest.fixture
def sender(device: Device, central: ScriptedCentral) -> Iterator[Sender]:
    made = Sender(device, central)
    yield made
    made.close()


def test_commands_arrive_in_order_and_once(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    ids = [device.send(f"letter {number} ñ \U0001f4ee") for number in range(3)]
    sender.all()
    assert [command.id for command in central.commands] == ids
    assert device.states() == ["accepted"] * 3
    sender.all()
    assert central.batches == [3]


def test_batches_grow_and_stay_within_the_limit(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    payload = wire.MailRead(message="m")
    with device.store.write() as conn:
        for _ in range(1300):
            outbox.enqueue(conn, kind="mail.read", version=1, payload=payload, grant="g", clock=device.plain)
    sender.all()
    assert central.batches == [FIRST_BATCH, 200, 400, 500, 100]
    assert set(device.states()) == {"accepted"}


def test_a_batch_stays_within_its_bytes(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    for number in range(30):
        device.send(f"{number} " + "a" * 59_000)
    sender.all()
    assert len(central.commands) == 30
    assert max(central.batches) < 30


def test_what_central_rejects_never_blocks_what_follows(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    bad = device.send("bad")
    device.send("good")
    central.rejects.add(bad)
    sender.all()
    assert device.states() == ["rejected", "accepted"]
    with device.store.read() as conn:
        assert conn.execute(select(table.c.code).where(table.c.id == bad)).scalar_one() == "price_changed"


def test_a_feature_hears_of_a_rejection_once_and_in_its_transaction(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    heard: list[tuple[object, ...]] = []

    def hear(conn: Connection, command: str, kind: str, payload: Mapping[str, Any] | None, code: str) -> None:
        heard.append((command, kind, None if payload is None else payload["text"], code, outbox.command_state(conn, command)))
        conn.execute(table.update().where(table.c.id == command).values(reason="heard"))

    def full(*_args: object) -> None:
        raise StoreFull("the disk is full")

    bad, gone, good = device.send("bad"), device.send("gone"), device.send("good")
    with device.store.write() as conn:
        assert outbox.take_back(conn, gone)
    central.rejects.update({bad, gone})
    sender.features += [Feature("full", {}, on_rejected=full)]
    sender.again()
    with pytest.raises(StoreFull):
        sender.step()
    assert device.states() == ["sending"] * 3
    sender.features[:] = [Feature("deaf", {}), Feature("test", {}, on_rejected=hear)]
    sender.again()
    sender.all()
    rejected = wire.Outcome(seq=1, id=bad, status="rejected", code="price_changed")
    with device.store.write() as conn:
        drain_module.apply_outcomes(conn, [rejected, rejected], NOON_MS, [hear])
    assert heard == [(bad, "mail.send", "bad", "price_changed", "rejected"), (gone, wire.TOMBSTONE, None, "price_changed", "rejected")]
    assert device.states() == ["rejected", "rejected", "accepted"]
    assert dict(central.applied) == {bad: 1, good: 1}


def test_a_feature_that_fails_at_a_rejection_blocks_nothing(
    device: Device, central: ScriptedCentral, sender: Sender, capsys: pytest.CaptureFixture[str]
) -> None:
    def buggy(conn: Connection, command: str, *_more: object) -> None:
        conn.execute(table.update().where(table.c.id == command).values(code="half done"))
        raise KeyError("private words of a message")

    bad = device.send("bad")
    device.send("good")
    central.rejects.add(bad)
    sender.features.append(Feature("test", {}, on_rejected=buggy))
    sender.again()
    sender.all()
    assert device.states() == ["rejected", "accepted"]
    with device.store.read() as conn:
        assert conn.execute(select(table.c.code).where(table.c.id == bad)).scalar_one() == "price_changed"
    assert "private words" not in capsys.readouterr().out


def test_a_command_that_a_feature_still_refers_to_is_not_forgotten(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    used = Table("used", MetaData(), Column("command", String))
    ids = [device.send("one"), device.send("two"), device.send("three")]
    with device.store.write() as conn:
        used.create(conn)
        conn.execute(used.insert(), [{"command": ids[1]}])
    central.rejects.update(ids[:2])
    sender.features.append(Feature("test", {}, commands_in_use=select(used.c.command)))
    sender.again()
    sender.all()
    with device.store.write() as conn:
        conn.execute(update(table).values(acked_ms=device.real_clock().now_ms() - KEEP_ACKNOWLEDGED_MS - 1))
    sender.all()
    assert device.states() == ["rejected"]
    with device.store.write() as conn:
        conn.execute(used.delete())
    sender.all()
    assert device.states() == []


def test_marked_as_sending_before_the_first_byte_leaves(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    sent = device.send()
    found: list[tuple[str | None, bool]] = []

    def look(request: Request) -> None:
        with device.store.write() as conn:
            found.append((outbox.command_state(conn, sent), outbox.take_back(conn, sent)))
        central.on_commands(request)

    central.faults["commands"].append(look)
    sender.all()
    assert found == [("sending", False)]


def test_taken_back_before_it_goes_only_the_tombstone_travels(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    first, second = device.send("first"), device.send("second")
    with device.store.write() as conn:
        assert outbox.take_back(conn, first)
    sender.all()
    assert [command.kind for command in central.commands] == [wire.TOMBSTONE, "mail.send"]
    assert dict(central.applied) == {second: 1}


@pytest.mark.parametrize("applied", [False, True], ids=["cut before central has it", "cut before the answer"])
@pytest.mark.parametrize("crash", [False, True], ids=["lives on", "killed"])
def test_a_cut_connection_charges_once(device: Device, central: ScriptedCentral, sender: Sender, applied: bool, crash: bool) -> None:
    sent = device.send()

    def cut(request: Request) -> None:
        if applied:
            central.apply(request)
        request.cut()

    central.faults["commands"].append(cut)
    with pytest.raises(Unreachable):
        sender.step()
    assert device.states() == ["sending"]
    with device.store.write() as conn:
        assert not outbox.take_back(conn, sent)
    if crash:
        sender.close()
        sender.again()
    sender.all()
    assert device.states() == ["accepted"]
    assert dict(central.applied) == {sent: 1}


def test_half_an_answer_applies_nothing(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    device.send()
    device.send()

    def half(request: Request) -> None:
        answer = central.apply(request).model_dump_json().encode()
        request.send(answer[: len(answer) // 2], length=len(answer))
        request.cut()

    def too_few(request: Request) -> None:
        answer = central.apply(request)
        assert isinstance(answer, wire.CommandAnswer)
        request.answer(wire.CommandAnswer(outcomes=answer.outcomes[:1], server_ms=NOON_MS))

    def swapped(request: Request) -> None:
        answer = central.apply(request)
        assert isinstance(answer, wire.CommandAnswer)
        request.answer(wire.CommandAnswer(outcomes=answer.outcomes[::-1], server_ms=NOON_MS))

    central.faults["commands"].extend([half, too_few, swapped])
    for _ in range(3):
        with pytest.raises(Malformed):
            sender.step()
        assert device.states() == ["sending", "sending"]
    sender.all()
    assert device.states() == ["accepted", "accepted"]
    assert set(central.applied.values()) == {1}


def test_nothing_sent_may_still_be_taken_back(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    sent = device.send()
    central.stop()
    with pytest.raises(Unreachable) as error:
        sender.step()
    assert error.value.nothing_sent
    assert device.states() == ["pending"]
    with device.store.write() as conn:
        assert outbox.take_back(conn, sent)
        assert conn.execute(select(table.c.first_sent_ms)).scalar_one() is None


def test_an_earlier_send_that_may_have_arrived_stays_too_late(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    old = device.send("old")
    central.faults["commands"].append(Request.cut)
    with pytest.raises(Unreachable):
        sender.step()
    new = device.send("new")
    central.stop()
    with pytest.raises(Unreachable):
        sender.step()
    with device.store.write() as conn:
        assert not outbox.take_back(conn, old)
        assert outbox.take_back(conn, new)


def test_the_batch_halves_when_central_does_not_answer_in_time(
    device: Device, central: ScriptedCentral, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(FIRST_BATCH):
        device.send()
    monkeypatch.setattr(drain_module, "READ_TIMEOUT_S", 0.05)
    central.faults["commands"].append(lambda _request: central.wait_for(lambda: central.seen["commands"] > 1))
    with pytest.raises(TimedOut):
        sender.step()
    monkeypatch.setattr(drain_module, "READ_TIMEOUT_S", 10.0)
    sender.step()
    assert central.batches == [FIRST_BATCH // 2]


@pytest.mark.parametrize(("status", "error"), [(503, Busy), (500, Busy), (401, Refused), (403, Refused)])
def test_other_refusals_keep_everything(
    device: Device, central: ScriptedCentral, sender: Sender, status: int, error: type[Exception]
) -> None:
    device.send()
    central.faults["commands"].append(lambda request: request.answer({"code": "no"}, status))
    with pytest.raises(error):
        sender.step()
    sender.all()
    assert device.states() == ["accepted"]


def test_too_large_a_body_is_halved(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    for _ in range(4):
        device.send()
    central.faults["commands"].append(lambda request: request.answer({"code": "too_large"}, 413))
    sender.all()
    assert central.batches == [2, 2]


def test_a_restored_central_gets_what_it_lost(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    ids = [device.send(f"letter {number}") for number in range(5)]
    sender.all()
    del central.commands[2:]
    for lost in ids[2:]:
        del central.outcomes[lost]
    central.applied.clear()
    ids.append(device.send("the sixth"))
    sender.all()
    assert [command.id for command in central.commands] == ids
    assert dict(central.applied) == dict.fromkeys(ids[2:], 1)
    assert set(device.states()) == {"accepted"}


def test_a_restored_central_that_wants_forgotten_commands_needs_people(
    device: Device, central: ScriptedCentral, sender: Sender
) -> None:
    device.send()
    sender.all()
    with device.store.write() as conn:
        conn.execute(table.delete())
    central.commands.clear()
    device.send()
    sender.all()
    assert frozen_code(device) == "history_gone"
    assert device.states() == ["sending"]


@pytest.mark.parametrize("expected", [None, 0, 2, 99])
def test_a_gap_that_makes_no_sense_changes_nothing(
    device: Device, central: ScriptedCentral, sender: Sender, expected: int | None
) -> None:
    device.send()
    central.faults["commands"].append(lambda request: request.answer({"code": "gap", "expected_seq": expected}, 409))
    with pytest.raises(Malformed):
        sender.step()
    sender.all()
    assert device.states() == ["accepted"]


def frozen_code(device: Device) -> str:
    from kiosk.sync.tables import sync_state

    with device.store.read() as conn:
        return str(conn.execute(select(sync_state.c.frozen_code)).scalar_one())


@pytest.mark.parametrize("code", ["fork", "frozen", "epoch"])
def test_a_frozen_device_stops_says_so_and_keeps_all(device: Device, central: ScriptedCentral, sender: Sender, code: str) -> None:
    device.send()
    central.faults["commands"].append(lambda request: request.answer({"code": code}, 409))
    sender.all()
    sender.all()
    assert central.seen["commands"] == 1
    assert frozen_code(device) == code
    with device.store.read() as conn:
        assert read_status(conn).frozen
    sender.close()
    sender.again()  # staff lifted it and the device was started anew
    sender.all()
    sender.link.refresh()
    assert device.states() == ["accepted"]
    with device.store.read() as conn:
        assert not read_status(conn).frozen


def test_a_second_chain_of_the_same_numbers_is_a_fork(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    """The store was copied back to an earlier state, and something else was written."""
    device.send("one")
    sender.all()
    with device.store.write() as conn:
        conn.execute(table.delete())
        outbox.start_epoch(conn, 2)
        outbox.start_epoch(conn, 1)
    device.send("another")
    sender.all()
    assert frozen_code(device) == "fork"


def test_duplicate_outcomes_change_nothing(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    sent = device.send()
    sender.all()
    other = wire.Outcome(seq=1, id=sent, status="rejected", code="late")
    with device.store.write() as conn:
        drain_module.apply_outcomes(conn, [other, other], NOON_MS)
        assert outbox.command_state(conn, sent) == "accepted"


def test_outcomes_that_cannot_be_kept_come_again(
    device: Device, central: ScriptedCentral, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    device.send()
    whole = drain_module.apply_outcomes

    def full(*_args: object) -> None:
        raise StoreFull("the disk is full")

    monkeypatch.setattr(drain_module, "apply_outcomes", full)
    with pytest.raises(StoreFull):
        sender.step()
    assert device.states() == ["sending"]
    monkeypatch.setattr(drain_module, "apply_outcomes", whole)
    sender.all()
    assert device.states() == ["accepted"]
    assert set(central.applied.values()) == {1}


def test_acknowledged_commands_are_kept_for_thirty_days(device: Device, central: ScriptedCentral, sender: Sender) -> None:
    device.send("old")
    device.send("new")
    sender.all()
    now = device.real_clock().now_ms()
    with device.store.write() as conn:
        conn.execute(update(table).where(table.c.seq == 1).values(acked_ms=now - KEEP_ACKNOWLEDGED_MS - 1))
        conn.execute(update(table).where(table.c.seq == 2).values(acked_ms=now - KEEP_ACKNOWLEDGED_MS + 60_000))
    sender.all()
    assert device.states() == ["accepted"]
    device.send("next")
    sender.all()
    assert len(central.commands) == 3
