"""What leaves for central is, byte for byte, what the types say; and what is marked is what is sent."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.sync import batches, wire
from kiosk.sync.batches import not_sent, take_batch
from kiosk.sync.outbox import enqueue, take_back
from kiosk.sync.tables import outbox
from tests.enrolled import NOON_MS, Device

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def take(device: Device, most: int = 500) -> batches.Batch:
    with device.store.write() as conn:
        taken = take_batch(conn, most, NOON_MS)
    assert taken is not None
    return taken


def put_back(device: Device) -> None:
    with device.store.write() as conn:
        conn.execute(outbox.update().values(state="pending", first_sent_ms=None))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(WORDS, min_size=1, max_size=5), tokens=st.lists(st.text("abc.", min_size=1), max_size=2))
def test_the_body_is_what_the_type_says(device: Device, texts: list[str], tokens: list[str]) -> None:
    with device.store.write() as conn:
        conn.execute(outbox.delete())
    for text in texts:
        device.send(text)
    body = take(device).body(tokens)
    parsed = wire.CommandBatch.model_validate_json(body)
    assert body == parsed.model_dump_json().encode()
    assert [command.payload and command.payload["text"] for command in parsed.commands] == texts
    for command in parsed.commands:
        assert command.payload is not None
        sealed = wire.sealed_payload(command.kind, command.version, command.payload)
        assert command.payload_hash == wire.payload_hash(sealed)
        head = command.model_dump(include={"seq", "id", "grant", "at_ms", "boot_ms", "payload_hash"})
        assert command.hash == wire.command_hash(command.prev_hash, **head)


def test_a_payload_of_an_older_program_travels_too(device: Device) -> None:
    device.send("with spaces")
    with device.store.write() as conn:
        stored = json.loads(conn.execute(select(outbox.c.payload)).scalar_one())
        conn.execute(outbox.update().values(payload=json.dumps(stored, ensure_ascii=False, indent=1)))
    [command] = wire.CommandBatch.model_validate_json(take(device).body()).commands
    assert command.payload == stored


def test_only_what_fits_is_marked_and_only_what_was_fresh_is_unmarked(device: Device) -> None:
    for number in range(5):
        device.send(f"letter {number}")
    first = take(device, 2)
    assert device.states() == ["sending"] * 2 + ["pending"] * 3
    assert first.fresh == 1
    again = take(device, 4)
    assert (again.first, again.last, again.fresh) == (1, 4, 3)
    with device.store.write() as conn:
        not_sent(conn, again)
    assert device.states() == ["sending"] * 2 + ["pending"] * 3


def test_a_tombstone_has_no_payload_on_the_wire(device: Device) -> None:
    gone = device.send("gone")
    with device.store.write() as conn:
        assert take_back(conn, gone)
    [command] = wire.CommandBatch.model_validate_json(take(device).body()).commands
    assert (command.kind, command.payload) == (wire.TOMBSTONE, None)


def test_a_batch_ends_before_a_gap(device: Device) -> None:
    for number in range(4):
        device.send(f"letter {number}")
    with device.store.write() as conn:
        conn.execute(outbox.delete().where(outbox.c.seq == 3))
    assert take(device).last == 2


def test_what_does_not_compress_makes_smaller_batches(device: Device) -> None:
    def filled(letter: Any) -> int:
        with device.store.write() as conn:
            conn.execute(outbox.delete())
            for number in range(60):
                payload = wire.DraftSave(draft=f"d{number}", sealed=letter(number), saved_ms=NOON_MS)
                enqueue(conn, kind="mail.draft_save", version=1, payload=payload, grant="g", clock=device.plain)
        return len(take(device).heads)

    def noise(number: int) -> str:
        return "".join(wire.payload_hash({"n": n}) for n in range(number * 1000, number * 1000 + 180))

    assert filled(lambda _: "a" * 12_000) == 60
    assert filled(noise) in range(30, 50), "hex digits compress to a little more than half"
    assert take_all(device) == list(range(61, 121)), "the others follow"


def take_all(device: Device) -> list[int]:
    """Numbers of all commands, batch by batch, as if each were accepted."""
    put_back(device)
    numbers: list[int] = []
    while True:
        with device.store.write() as conn:
            taken = take_batch(conn, 500, NOON_MS)
            if taken is None:
                return numbers
            numbers += [seq for seq, _ in taken.heads]
            conn.execute(outbox.update().where(outbox.c.seq <= taken.last).values(state="accepted", acked_ms=NOON_MS))


def test_the_grants_and_allowances_of_a_batch_are_named_once(device: Device) -> None:
    by_allowance = wire.MailSend(
        contact="rosa", text='say "allowance":"not-this-one"', pay=wire.PayAllowanceStamps(allowance="a-1", count=1)
    )
    buys = wire.BuyStamps(book="b", stamps=10, cents=550, price_version=1, allowance="a-2")
    with device.store.write() as conn:
        for _ in range(2):
            enqueue(conn, kind="mail.send", version=1, payload=by_allowance, grant="g-1", clock=device.plain)
        enqueue(conn, kind="wallet.buy_stamps", version=1, payload=buys, grant="g-2", clock=device.plain)
    assert take(device).stands_on == ("g-1", "a-1", "g-2", "a-2")
