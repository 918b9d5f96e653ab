"""Letters that are kept: the mark of this device stands until central has heard of it."""

from kiosk.mail import mail
from tests.enrolled import ANDRE, NOON_MS, Device
from tests.unit.mail import letters_of_marcus as his


def _saved(device: Device) -> list[str]:
    with device.store.read() as conn:
        rows = mail.saved_page(conn, "marcus", 0, 9)
        assert mail.saved_count(conn, "marcus") == len(rows)
    return [row.message for row in rows]


def test_kept_and_no_longer_kept_is_told_to_central_each_time_it_changes(device: Device) -> None:
    his.usual_mail(device)
    session = device.session()
    for message, wanted in (("m-1", True), ("m-1", True), ("m-2", True), ("m-1", False), ("unknown", True)):
        mail.save_message(device.store, session, message, wanted, device.clock)
    assert device.commands() == [
        ("mail.save", "grant-1", {"message": "m-1", "saved": True}),
        ("mail.save", "grant-1", {"message": "m-2", "saved": True}),
        ("mail.save", "grant-1", {"message": "m-1", "saved": False}),
    ]
    assert _saved(device) == ["m-2"]


def test_newest_first(device: Device) -> None:
    device.apply(
        his.FEATURES, *(his.message(device, f"m-{n}", saved=n != 2, released_ms=NOON_MS - n, reply_stamp=None) for n in range(4))
    )
    assert _saved(device) == ["m-0", "m-1", "m-3"]


def test_the_history_coming_again_does_not_undo_what_central_has_not_heard(device: Device) -> None:
    his.usual_mail(device)
    mail.save_message(device.store, device.session(), "m-1", True, device.clock)
    device.apply(his.FEATURES, his.message(device, "m-1"))
    assert _saved(device) == ["m-1"]
    mail.save_message(device.store, device.session(), "m-1", False, device.clock)
    device.apply(his.FEATURES, his.message(device, "m-1", saved=True))
    assert _saved(device) == []


def test_what_another_device_said_since_counts_once_central_has_heard_ours(device: Device) -> None:
    his.usual_mail(device)
    mail.save_message(device.store, device.session(), "m-1", True, device.clock)
    with device.store.read() as conn:
        command = str(conn.exec_driver_sql("SELECT id FROM outbox WHERE kind = 'mail.save'").scalar_one())
    device.set_command(command, "accepted", acked_ms=NOON_MS)
    device.apply(his.FEATURES, his.message(device, "m-1", saved=False))
    assert _saved(device) == []


def test_nobody_keeps_anothers_mail(device: Device) -> None:
    his.usual_mail(device)
    mail.save_message(device.store, device.session(ANDRE), "m-1", True, device.clock)
    assert device.commands() == []
    assert _saved(device) == []
