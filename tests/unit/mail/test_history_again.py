"""Whatever part of the history central sends again, the device ends in the same state, and what was done here stays."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.device.policy import FEATURE as POLICY
from kiosk.mail import mail, tables
from kiosk.mail.letters import Draft
from kiosk.signin.changes import FEATURE as SIGNIN
from kiosk.store.schema import metadata
from kiosk.sync import wire
from kiosk.wallet.changes import FEATURE as WALLET
from tests.enrolled import Device, enrolled_device
from tests.unit.mail import letters_of_marcus as his

ALL = [POLICY, SIGNIN, *his.FEATURES]
assert WALLET in ALL
OWN = ("facility_policy", "roster", "profiles", "contacts", "messages", "message_parts", "reply_stamps", "sent_messages",
       "contact_blocks", "contact_asks", "draft_files", "sent_files",
       "drafts", "returned_drafts", "dropped_drafts", "waiting_drafts", "drafts_keys",
       "screening", "balances", "set_aside", "movements", "verifiers", "pin_attempts")  # fmt: skip


def _history(device: Device) -> list[wire.Change]:
    profile = wire.Profile(resident="marcus", first_name="Marcus", number="20714471", pin_version=2)
    return [
        his.contact(device, "Rosa Hale"),
        his.message(device, "m-1"),
        his.stamp(device, "m-1", "available"),
        his.contact(device, "Rosa H. Hale"),
        his.message(device, "m-2", parts=(his.photo(his.BEACH), his.photo(his.LAKE)), reply_stamp=None),
        device.change(his.STREAM, "mail.screening", wire.ScreeningChange(count=2)),
        his.sent(device, "s-1", "received"),
        his.balances(device, 6),
        his.message(device, "m-2", parts=(his.photo(his.LAKE),), reply_stamp=None),
        his.sent(device, "s-1", "checked"),
        his.stamp(device, "m-1", "used"),
        device.change(his.STREAM, "resident.profile", profile),
        his.returned(device, "s-2"),
        his.sent(device, "s-1", "rejected"),
        his.returned(device, "s-1", "rejected"),
        his.balances(device, 7),
        device.change(his.STREAM, "mail.screening", wire.ScreeningChange(count=0)),
    ]


def _state(device: Device) -> dict[str, list[tuple[object, ...]]]:
    with device.store.read() as conn:
        return {name: sorted(tuple(row) for row in conn.execute(select(metadata.tables[name]))) for name in OWN}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 16), st.integers(0, 16)), max_size=6), st.integers(0, 16))
def test_any_rewinds_end_in_the_same_state(rewinds: list[tuple[int, int]], acted_at: int) -> None:
    with TemporaryDirectory() as plain, TemporaryDirectory() as rewound:
        once, often = enrolled_device(Path(plain)), enrolled_device(Path(rewound))
        for device in (once, often):
            history = _history(device)
            marks = {at: back for at, back in rewinds if back <= at} if device is often else {}
            session = device.session()
            for place, change in enumerate(history):
                device.apply(ALL, change)
                if place == acted_at:
                    mail.mark_read(device.store, session, "m-1", device.clock)
                    mail.delete_draft(device.store, session, "s-2")
                if place in marks:
                    device.apply(ALL, *history[marks[place] : place + 1])
            device.apply(ALL, *history)
        assert _state(once) == _state(often)
        once.store.close()
        often.store.close()


def test_every_table_of_the_features_is_compared() -> None:
    assert {name for name in vars(tables) if name in metadata.tables} <= set(OWN)


def test_a_message_sent_here_is_one_row_with_centrals_word(device: Device) -> None:
    his.usual_mail(device)
    draft = Draft("d-1", "rosa", "m-1", "Thank you")
    message = mail.send(device.store, device.session(), draft, device.clock, True)
    pay = {"kind": "reply_stamp", "stamp": "stamp-m-1"}
    for _ in range(2):
        device.apply(ALL, his.sent(device, message, "sent_on", pay=pay, text="Thank you", in_reply_to="m-1"))
    with device.store.read() as conn:
        (row,) = mail.sent_page(conn, "marcus", 0, 9)
        letter = mail.sent_message(conn, "marcus", message)
    assert row.status == "sent_on"
    assert letter is not None
    assert letter.receipt is not None, "what only this device knows stays"
    assert mail.send(device.store, device.session(), draft, device.clock, True) == message
