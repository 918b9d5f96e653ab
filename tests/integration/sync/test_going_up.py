"""Drafts, photos, forks, enrolment anew and wiping: the real sync process with the real central."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default as default_policy
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import func, select, text

from central.clock import now_ms
from central.devices.enrol import make_code
from central.devices.freezing import revoke
from central.devices.tables import alerts, devices
from central.drafts.tables import drafts as central_drafts
from central.mail_out.delivery import deliver_due
from central.mail_out.tables import outgoing
from central.mail_out.transports import Maildir
from kiosk.mail import mail
from kiosk.mail.letters import Draft
from kiosk.sync import outbox, uploads, wire
from kiosk.sync.wipe import KEPT_TABLES
from tests.clips import make_clip
from tests.films import seen
from tests.integration.central.world import LAW, MARCUS, THEO, World, letter, running
from tests.integration.sync.relay import Relay
from tests.integration.sync.seated import Seated


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with running(World(tmp_path / "central", {})) as served:
        yield served


@pytest.fixture
def relay(world: World) -> Iterator[Relay]:
    port = world.http.base_url.port
    assert port is not None
    made = Relay(port)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def kiosk(tmp_path: Path, world: World, relay: Relay) -> Iterator[Seated]:
    made = Seated(tmp_path / "kiosk", world, relay)
    yield made
    made.close()


@pytest.fixture
def tablet(tmp_path: Path, world: World, relay: Relay) -> Iterator[Seated]:
    made = Seated(tmp_path / "other", world, relay)
    yield made
    made.close()


def live_drafts(world: World) -> int:
    with world.database.read() as connection:
        return int(connection.execute(select(func.count()).where(central_drafts.c.sealed.is_not(None))).scalar_one())


def central_state(world: World, device: str) -> str:
    with world.database.read() as connection:
        return str(connection.execute(select(devices.c.state).where(devices.c.id == device)).scalar_one())


def again_code(world: World, device: str) -> str:
    with world.database.write() as connection:
        return make_code(connection, name="Kiosk", kind="kiosk", serial="SN-1", now_ms=now_ms(), renews=device)


# --- drafts ---


def test_a_draft_follows_the_person_and_goes_everywhere_when_it_is_sent(world: World, kiosk: Seated, tablet: Seated) -> None:
    kiosk.start()
    kiosk.connected()
    here = kiosk.sit_down()
    kiosk.write_draft(here, Draft("d-1", THEO, None, "Dear Theo"))
    kiosk.leave(here)
    kiosk.settled()
    tablet.start()
    tablet.connected()
    there = tablet.sit_down()
    tablet.until(lambda conn: mail.load_draft(conn, MARCUS, "d-1") == Draft("d-1", THEO, None, "Dear Theo"))
    mail.send(tablet.store, there, Draft("d-1", THEO, None, "Dear Theo, all is well"), tablet.clock, False)
    kiosk.until(lambda conn: mail.load_draft(conn, MARCUS, "d-1") is None)
    assert live_drafts(world) == 0
    assert tablet.drafts() == {}


def test_a_text_written_on_two_devices_at_once_is_kept_twice(world: World, relay: Relay, kiosk: Seated, tablet: Seated) -> None:
    for device in (kiosk, tablet):
        device.start()
        device.connected()
    here = kiosk.sit_down()
    kiosk.write_draft(here, Draft("d-1", THEO, None, "Dear Theo"))
    mail.sync_drafts(kiosk.store, here, kiosk.clock)
    there = tablet.sit_down()
    tablet.until(lambda conn: mail.load_draft(conn, MARCUS, "d-1") is not None)
    relay.stop()
    kiosk.write_draft(here, Draft("d-1", THEO, None, "Dear Theo, from the kiosk"))
    tablet.write_draft(there, Draft("d-1", THEO, None, "Dear Theo, from the tablet"))
    kiosk.leave(here)
    tablet.leave(there)
    relay.start()
    texts = {"Dear Theo, from the kiosk", "Dear Theo, from the tablet"}
    for device in (kiosk, tablet):
        device.until(lambda _conn, device=device: set(device.drafts().values()) == texts)  # type: ignore[misc]
    assert kiosk.drafts() == tablet.drafts()
    assert live_drafts(world) == 2


# --- photos ---


def noise(seed: int, side: int = 1400) -> bytes:
    """A photo of a few hundred kilobytes."""
    image = Image.frombytes("RGB", (side, side // 2), random.Random(seed).randbytes(side * (side // 2) * 3))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


def send_with_photo(kiosk: Seated, grant: str, photo: bytes) -> str:
    name = hashlib.sha256(photo).hexdigest()
    payload = wire.MailSend(contact=THEO, text="Look", photos=(name,), pay=wire.PayOwnStamps(count=5))
    with kiosk.store.write() as conn:
        command = outbox.enqueue(conn, kind="mail.send", version=1, payload=payload, grant=grant, clock=kiosk.clock)
        assert uploads.want_upload(conn, photo, command, kiosk.clock.now_ms()) == name
    return command


def left_to_upload(kiosk: Seated) -> int:
    with kiosk.store.read() as conn:
        return int(conn.execute(select(func.count()).select_from(uploads.uploads)).scalar_one())


@pytest.mark.parametrize("fault", ["killed", "cut"])
def test_an_upload_goes_on_where_it_was(world: World, relay: Relay, kiosk: Seated, fault: str) -> None:
    photo = noise(1)
    assert len(photo) > 3 * uploads.CHUNK_BYTES
    kiosk.start_process()
    kiosk.connected()
    grant = kiosk.grant()
    command = send_with_photo(kiosk, grant, photo)
    relay.seen("PUT", 2)
    if fault == "killed":
        kiosk.kill()
        kiosk.start_process()
    else:
        relay.stop()
        relay.start()
    kiosk.until(lambda _conn: left_to_upload(kiosk) == 0)
    with world.database.read() as connection:
        assert connection.execute(select(outgoing.c.status).where(outgoing.c.id == command)).scalar_one() == "checked"
    assert world.broken() == []


def test_a_photo_never_delays_a_letter(world: World, relay: Relay, kiosk: Seated) -> None:
    kiosk.start()
    kiosk.connected()
    grant = kiosk.grant()
    relay.hold("PUT")
    send_with_photo(kiosk, grant, noise(2))
    relay.seen("PUT", 1)
    kiosk.accepted(kiosk.write_letter(grant))
    assert left_to_upload(kiosk) == 1
    relay.release()
    kiosk.until(lambda _conn: left_to_upload(kiosk) == 0)


def test_a_clip_that_was_recorded_here_leaves_central_with_the_email(world: World, kiosk: Seated, tmp_path: Path) -> None:
    kiosk.start()
    kiosk.connected()
    session = kiosk.sit_down()
    draft = Draft("d-1", THEO, None, "Look")
    mail.attach(kiosk.store, session, draft, "video", make_clip(2), kiosk.clock, duration_ms=2_000)
    kiosk.accepted(mail.send(kiosk.store, session, draft, kiosk.clock, False))
    kiosk.until(lambda _conn: left_to_upload(kiosk) == 0)
    deliver_due(world.database, Maildir(tmp_path / "maildir"), now_ms(), blobs=world.central.blobs)
    (file,) = (tmp_path / "maildir" / "new").iterdir()
    (clip,) = message_from_bytes(file.read_bytes(), policy=default_policy).iter_attachments()
    assert (clip.get_filename(), clip.get_content_type()) == ("video.mp4", "video/mp4")
    found = seen(clip.get_content())
    assert (found["codec"], found["size"], found["sound"]) == ("h264", (160, 90), ("aac", 1))
    assert found["seconds"] >= 1.8
    assert world.broken() == []


# --- power loss, forks, enrolment anew ---


def test_the_store_commits_durably(kiosk: Seated) -> None:
    """What was committed survives a power cut: so a command that left the device is in its log."""
    with kiosk.store.write() as conn:
        found = {name: conn.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("journal_mode", "synchronous")}
    assert found == {"journal_mode": "wal", "synchronous": 2}


def test_power_loss_at_any_moment_is_no_fork(tmp_path: Path, world: World, kiosk: Seated) -> None:
    """The disk as it is at each moment of a batch's way, put back: the chain goes on, each letter is charged once."""
    kiosk.start()
    kiosk.connected()
    grant = kiosk.grant()
    for moment in range(6):
        command = kiosk.write_letter(grant, f"letter {moment}")
        if moment % 3 == 1:
            kiosk.until(lambda conn, command=command: outbox.command_state(conn, command) != "pending")  # type: ignore[misc]
        elif moment % 3 == 2:
            kiosk.accepted(command)
        copy = tmp_path / f"moment-{moment}"
        kiosk.copy_disk(copy)
        kiosk.halt()
        kiosk.put_back(copy)
        kiosk.start()
        kiosk.connected()
        kiosk.accepted(command)
    assert central_state(world, kiosk.identity.device) == "active"
    with world.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(outgoing)).scalar_one() == 6
        assert connection.execute(select(alerts.c.kind)).scalars().all() == []
    assert world.broken() == []


def fork(tmp_path: Path, kiosk: Seated, grant: str) -> None:
    """An older disk is put back and used: what central has is not in its log."""
    kiosk.copy_disk(tmp_path / "copy")
    kiosk.accepted(kiosk.write_letter(grant, "central has this"))
    kiosk.halt()
    kiosk.put_back(tmp_path / "copy")
    kiosk.write_letter(grant, "and never saw this before it")
    kiosk.start()
    kiosk.connected()
    kiosk.until(lambda _conn: kiosk.frozen_by() == "fork")


def test_a_restored_disk_is_frozen_its_legal_mail_goes_and_it_comes_back(tmp_path: Path, world: World, kiosk: Seated) -> None:
    kiosk.start()
    kiosk.connected()
    session = kiosk.sit_down()
    fork(tmp_path, kiosk, session.grant)
    assert central_state(world, kiosk.identity.device) == "frozen"
    private = mail.send(kiosk.store, session, Draft("d-1", THEO, None, "Dear Theo"), kiosk.clock, False)
    legal = mail.send(kiosk.store, session, Draft("d-2", LAW, None, "Dear counsel"), kiosk.clock, False)
    kiosk.accepted(legal)
    with kiosk.store.read() as conn:
        assert outbox.command_state(conn, private) in outbox.UNACKNOWLEDGED
    kiosk.halt()
    kiosk.enrol_again(again_code(world, kiosk.identity.device))
    assert kiosk.identity.epoch == 2
    kiosk.reopen()
    kiosk.start()
    kiosk.connected()
    kiosk.sit_down()
    kiosk.until(lambda conn: mail.load_draft(conn, MARCUS, private) == Draft(private, THEO, None, "Dear Theo", "no_grant"))
    with world.database.read() as connection:
        texts = connection.execute(select(outgoing.c.text).order_by(outgoing.c.received_ms)).scalars().all()
    assert texts == ["central has this", "Dear counsel"]
    assert kiosk.frozen_by() == ""
    assert world.broken() == []


def test_enrolment_anew_may_be_cut_off_and_repeated(world: World, relay: Relay, kiosk: Seated) -> None:
    code = again_code(world, kiosk.identity.device)
    relay.break_next("enrol", "within the answer")
    with pytest.raises(Exception, match=r"answer|reached"):
        kiosk.enrol_again(code)
    kiosk.enrol_again(code)
    assert kiosk.identity.epoch == 2
    kiosk.start()
    kiosk.connected()
    kiosk.accepted(kiosk.write_letter(kiosk.grant()))


def test_a_revoked_device_keeps_nothing_of_residents(world: World, kiosk: Seated) -> None:
    kiosk.start()
    kiosk.connected()
    session = kiosk.sit_down()
    kiosk.write_draft(session, Draft("d-1", THEO, None, "Dear Theo"))
    world.mail(letter(text="Hi Marcus, the lake was cold"))
    kiosk.until(lambda conn: mail.inbox_count(conn, MARCUS) == 1)
    with world.database.write() as connection:
        revoke(connection, kiosk.identity.device, now_ms())
    world.mail(letter(text="What is new ends the wait of the device's last request"))
    kiosk.until(lambda _conn: kiosk.frozen_by() == "revoked")
    with kiosk.store.read() as conn:
        names = conn.execute(text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")).scalars().all()
        kept = {name: conn.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}
    full = {name for name, rows in kept.items() if rows} - {"sync_state"}
    assert full <= KEPT_TABLES
    assert {"messages", "drafts", "roster", "grants", "outbox"} <= set(kept) - full
