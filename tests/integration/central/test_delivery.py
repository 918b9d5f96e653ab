from __future__ import annotations

import asyncio
import contextlib
import email
import threading
from collections.abc import Iterator
from email import policy as mail_policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope
from sqlalchemy import select

from central.clock import now_ms
from central.mail_out import delivery
from central.mail_out.delivery import DeliveryWorker, deliver_due
from central.mail_out.tables import outgoing
from central.mail_out.transports import Maildir, Relay, TryLater, Undeliverable
from tests.integration.central.device import Device
from tests.integration.central.world import ALIAS, ROSA, World, letter

LATER_MS = 3600 * 1000
DAY_MS = 24 * LATER_MS


def send(device: Device, grant: str, text: str = "Dear Rosa ❤️") -> str:
    return device.do("mail.send", {"contact": ROSA, "text": text, "pay": {"kind": "own_stamps", "count": 1}}, grant).id


def status(world: World, message: str) -> str:
    with world.database.read() as connection:
        return str(connection.execute(select(outgoing.c.status).where(outgoing.c.id == message)).scalar_one())


def test_a_maildir_gets_exactly_one_file_however_often_it_is_tried(tmp_path: Path) -> None:
    maildir = Maildir(tmp_path)
    mail = EmailMessage()
    mail.set_content("x")
    for _ in range(3):
        maildir.deliver(mail, "token")
    (file,) = (tmp_path / "new").iterdir()
    file.rename(tmp_path / "cur" / f"{file.name}:2,S")  # somebody read it
    maildir.deliver(mail, "token")
    assert list((tmp_path / "new").iterdir()) == []
    assert list((tmp_path / "tmp").iterdir()) == []


class _Flaky:
    longest_ms = 60_000

    def __init__(self, problems: list[Exception]) -> None:
        self.problems = problems
        self.sent: list[EmailMessage] = []

    def deliver(self, mail: EmailMessage, token: str) -> None:
        if self.problems:
            raise self.problems.pop(0)
        self.sent.append(mail)


def test_a_relay_that_is_away_is_tried_again_later(world: World, device: Device, grant: str) -> None:
    message = send(device, grant)
    flaky = _Flaky([TryLater("away"), TryLater("away")])
    now = now_ms()
    assert deliver_due(world.database, flaky, now) == 0
    assert deliver_due(world.database, flaky, now) == 0
    assert len(flaky.problems) == 1  # not due yet
    assert deliver_due(world.database, flaky, now + LATER_MS) == 0
    assert deliver_due(world.database, flaky, now + 2 * LATER_MS) == 1
    assert status(world, message) == "sent_on"
    assert len(flaky.sent) == 1


def test_a_mail_that_breaks_the_worker_waits_and_holds_nobody_up(world: World, device: Device, grant: str) -> None:
    first, second = send(device, grant, "one"), send(device, grant, "two")
    flaky = _Flaky([RuntimeError("surprise")])
    now = now_ms()
    assert deliver_due(world.database, flaky, now) == 1
    assert [status(world, first), status(world, second)] == ["checked", "sent_on"]
    assert deliver_due(world.database, flaky, now) == 0  # not due yet
    assert deliver_due(world.database, flaky, now + LATER_MS) == 1
    assert status(world, first) == "sent_on"


def test_a_mail_that_no_relay_takes_ends_after_days_and_is_refunded(world: World, device: Device, grant: str) -> None:
    message = send(device, grant)
    now = now_ms()
    for days, expected in ((0, "checked"), (4, "checked"), (6, "undeliverable")):
        assert deliver_due(world.database, _Flaky([TryLater("away")]), now + days * DAY_MS) == 0
        assert status(world, message) == expected
    assert [payload["stamps"] for kind, payload in device.pull_all() if kind == "wallet.balances"][-1] == 7
    assert world.broken() == []


def test_two_workers_deliver_a_mail_once(world: World, device: Device, grant: str) -> None:
    send(device, grant)
    second = _Flaky([])
    counts: list[int] = []

    class _Slow(_Flaky):
        def deliver(self, mail: EmailMessage, token: str) -> None:
            counts.append(deliver_due(world.database, second, now_ms()))
            super().deliver(mail, token)

    first = _Slow([])
    counts.append(deliver_due(world.database, first, now_ms()))
    assert counts == [0, 1]
    assert (len(first.sent), len(second.sent)) == (1, 0)


def test_a_mail_whose_worker_died_is_delivered_by_the_next(world: World, device: Device, grant: str) -> None:
    message = send(device, grant)

    class _Killed(_Flaky):
        def deliver(self, mail: EmailMessage, token: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver_due(world.database, _Killed([]), now_ms())
    assert deliver_due(world.database, _Flaky([]), now_ms() + LATER_MS) == 1
    assert status(world, message) == "sent_on"


def test_the_thread_lives_through_any_error(
    world: World, device: Device, grant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = threading.Semaphore(0)

    def broken(*_: object) -> int:
        tries.release()
        raise RuntimeError

    monkeypatch.setattr(delivery, "deliver_due", broken)
    worker = DeliveryWorker(world.database, Maildir(tmp_path / "maildir"))
    worker.start()
    try:
        for _ in range(3):
            worker.wake()
            assert tries.acquire(timeout=10)
    finally:
        worker.stop()


def test_a_refused_address_gives_the_stamp_back(world: World, device: Device, grant: str) -> None:
    message = send(device, grant)
    assert deliver_due(world.database, _Flaky([Undeliverable("no")]), now_ms()) == 0
    assert status(world, message) == "undeliverable"
    assert [payload["stamps"] for kind, payload in device.pull_all() if kind == "wallet.balances"][-1] == 7
    assert world.broken() == []


def test_the_worker_wakes_at_a_commit(world: World, device: Device, grant: str, tmp_path: Path) -> None:
    worker = DeliveryWorker(world.database, Maildir(tmp_path / "maildir"))
    world.database.on_commit(worker.wake)
    worker.start()
    try:
        device.pull_all()
        send(device, grant)
        found: list[dict[str, Any]] = []
        while not found or found[-1]["status"] != "sent_on":
            page = device.pull(wait_s=20)
            assert page.changes
            found += [change.payload for change in page.changes if change.kind == "mail.sent"]
    finally:
        worker.stop()
    assert len(list((tmp_path / "maildir" / "new").iterdir())) == 1


class _Sink:
    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self.refuse = False

    async def handle_RCPT(  # noqa: N802 - named by aiosmtpd
        self, _server: SMTP, _session: object, envelope: Envelope, address: str, _options: object
    ) -> str:
        if self.refuse:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: object, envelope: Envelope) -> str:  # noqa: N802
        self.mails.append(envelope.original_content or b"")
        return "250 OK"


@pytest.fixture
def relay() -> Iterator[tuple[_Sink, Relay]]:
    with relaying(SMTP) as made:
        yield made


@contextlib.contextmanager
def relaying(protocol: type[SMTP]) -> Iterator[tuple[_Sink, Relay]]:
    sink = _Sink()
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(lambda: protocol(sink, hostname="sink", loop=loop), "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield sink, Relay("127.0.0.1", server.sockets[0].getsockname()[1])
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    server.close()
    loop.close()


def test_an_smtp_relay_gets_a_correct_mail(world: World, device: Device, grant: str, relay: tuple[_Sink, Relay]) -> None:
    sink, transport = relay
    world.mail(letter(subject="Grüße"))
    message = next(payload for kind, payload in device.pull_all() if kind == "mail.message")
    pay = {"kind": "reply_stamp", "stamp": message["reply_stamp"]}
    sent = device.do("mail.send", {"contact": ROSA, "in_reply_to": message["message"], "text": "Hi\n.\nBye ❤️", "pay": pay}, grant)
    assert deliver_due(world.database, transport, now_ms()) == 1
    mail = email.message_from_bytes(sink.mails[0], policy=mail_policy.default)
    assert mail["From"] == f"Marcus Hale <{ALIAS}>"
    assert mail["To"] == "Rosa Hale <rosa@hale.example>"
    assert mail["Subject"] == "Re: Grüße"
    assert mail["Message-ID"] == f"<{sent.id}@cedar-ridge.example>"
    assert mail["In-Reply-To"] == letter(subject="Grüße")["Message-ID"]
    assert mail["Auto-Submitted"] == "no"
    assert mail.get_content().replace("\r\n", "\n") == "Hi\n.\nBye ❤️\n"


def test_an_smtp_relay_that_refuses_the_address(world: World, device: Device, grant: str, relay: tuple[_Sink, Relay]) -> None:
    sink, transport = relay
    sink.refuse = True
    message = send(device, grant)
    deliver_due(world.database, transport, now_ms())
    assert status(world, message) == "undeliverable"


class _RudeSmtp(SMTP):
    async def smtp_QUIT(self, arg: str) -> None:  # noqa: N802 - named by aiosmtpd
        await self.push("421 going away")
        self.transport.abort()  # type: ignore[union-attr]


def test_a_relay_that_takes_the_mail_and_hangs_up_gets_it_once(world: World, device: Device, grant: str) -> None:
    with relaying(_RudeSmtp) as (sink, transport):
        message = send(device, grant)
        assert deliver_due(world.database, transport, now_ms()) == 1
    assert status(world, message) == "sent_on"
    assert len(sink.mails) == 1


def test_a_relay_that_is_not_there(world: World, device: Device, grant: str) -> None:
    message = send(device, grant)
    deliver_due(world.database, Relay("127.0.0.1", 9), now_ms())
    assert status(world, message) == "checked"
