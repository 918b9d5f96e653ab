"""The SMTP and LMTP listeners, by the standard library's clients."""

from __future__ import annotations

import asyncio
import contextlib
import smtplib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage

import pytest
from sqlalchemy import func, select

from central.clips import clip
from central.clips.clip import Clip
from central.clock import now_ms
from central.mail_in import ingest, waiting
from central.mail_in.ingest import MAX_TRIES, MailIn
from central.mail_in.listener import lmtp_protocol, smtp_protocol
from central.mail_in.parse import ParsedMail, parse_mail
from central.mail_in.tables import message_parts, messages
from tests.clips import make_clip
from tests.integration.central.world import ALIAS, World, letter

ANDRES_ALIAS = "andre.wells@cedar-ridge.example"


@pytest.fixture
def ports(world: World) -> Iterator[dict[str, int]]:
    loop = asyncio.new_event_loop()
    found: dict[str, int] = {}
    ready = threading.Event()
    servers: list[asyncio.AbstractServer] = []

    async def listen() -> None:
        for name, protocol in (("smtp", smtp_protocol), ("lmtp", lmtp_protocol)):
            server = await loop.create_server(lambda protocol=protocol: protocol(world.mail_in, loop), "127.0.0.1", 0)  # type: ignore[misc]
            servers.append(server)
            found[name] = server.sockets[0].getsockname()[1]
        ready.set()

    def run() -> None:
        loop.run_until_complete(listen())
        loop.run_forever()
        loop.run_until_complete(end())
        loop.close()

    async def end() -> None:
        for server in servers:
            server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(10)
    yield found
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)


def count(world: World) -> int:
    with world.database.read() as connection:
        return connection.execute(select(func.count()).select_from(messages)).scalar_one()


def test_smtp_takes_mail_and_refuses_strangers(world: World, ports: dict[str, int]) -> None:
    with smtplib.SMTP("127.0.0.1", ports["smtp"], timeout=20) as client:
        client.send_message(letter())
        client.send_message(letter())
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            client.sendmail("a@b.example", ["nobody@cedar-ridge.example"], letter().as_bytes())
        assert refused.value.recipients == {"nobody@cedar-ridge.example": (550, b"5.1.1 unknown resident")}
    assert count(world) == 1


def test_unreadable_mail_is_refused_for_good(world: World, ports: dict[str, int]) -> None:
    with smtplib.SMTP("127.0.0.1", ports["smtp"], timeout=20) as client:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            client.sendmail("a@b.example", [ALIAS], b"Subject: no sender\r\n\r\nx")
        assert refused.value.smtp_code == 550
        assert refused.value.smtp_error == b"5.6.0 the message has no readable From address"
    assert count(world) == 0


def test_trouble_of_ours_asks_to_try_again(world: World, ports: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is full of secrets")

    monkeypatch.setattr(world.mail_in, "read_at_once", broken)
    with smtplib.SMTP("127.0.0.1", ports["smtp"], timeout=20) as client:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            client.sendmail("a@b.example", [ALIAS], letter().as_bytes())
        assert refused.value.smtp_code == 451
        assert b"secrets" not in refused.value.smtp_error if isinstance(refused.value.smtp_error, bytes) else True


def test_lmtp_answers_for_each_recipient(world: World, ports: dict[str, int]) -> None:
    with smtplib.LMTP("127.0.0.1", ports["lmtp"]) as client:
        client.ehlo_or_helo_if_needed()
        client.mail("a@b.example")
        assert client.rcpt(ALIAS)[0] == 250
        assert client.rcpt("nobody@cedar-ridge.example")[0] == 550
        assert client.rcpt(ANDRES_ALIAS)[0] == 250
        assert client.data(letter().as_bytes()) == (250, b"2.0.0 released")
        assert client.getreply() == (250, b"2.0.0 held")  # Rosa is no contact of Andre's
    assert count(world) == 2


@pytest.mark.parametrize("raw", [letter().as_bytes(), b"Subject: no sender\r\n\r\nx"])
def test_a_mail_for_many_is_read_once(world: World, ports: dict[str, int], monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    read: list[int] = []

    def counted(mail: bytes) -> ParsedMail:
        read.append(1)
        return parse_mail(mail)

    monkeypatch.setattr(ingest, "parse_mail", counted)
    with smtplib.SMTP("127.0.0.1", ports["smtp"], timeout=20) as client, contextlib.suppress(smtplib.SMTPDataError):
        client.sendmail("a@b.example", [ALIAS, ANDRES_ALIAS, ALIAS.replace("@", "+reply@")], raw)
    assert len(read) == 1
    assert len(list(world.settings.quarantine_path.glob("*"))) == (raw[:7] == b"Subject")


def test_mail_of_machines_is_taken_and_dropped(world: World, ports: dict[str, int]) -> None:
    with smtplib.SMTP("127.0.0.1", ports["smtp"], timeout=20) as client:
        assert client.sendmail("", [ALIAS], letter().as_bytes()) == {}
    assert count(world) == 0


def test_long_lines_and_utf8_are_taken(world: World, ports: dict[str, int]) -> None:
    mail = EmailMessage()
    mail["From"] = "rosa@hale.example"
    mail["To"] = ALIAS
    mail.set_content("é" * 9000, cte="8bit")
    with smtplib.SMTP("127.0.0.1", ports["smtp"], timeout=20) as client:
        client.sendmail("rosa@hale.example", [ALIAS], mail.as_bytes())
    assert count(world) == 1


@pytest.fixture
def slow_clips(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Making clips anew takes until the event is set."""
    go_on, real = threading.Event(), clip.make_clip

    def make(data: bytes) -> Clip:
        assert go_on.wait(30)
        return real(data)

    monkeypatch.setattr(ingest, "make_clip", make)
    yield go_on
    go_on.set()


def with_clip(text: str = "A clip") -> EmailMessage:
    mail = letter(text=text)
    mail.add_attachment(make_clip(1), maintype="video", subtype="mp4", filename="clip.mp4")
    return mail


def test_no_mail_waits_for_a_clip(world: World, ports: dict[str, int], slow_clips: threading.Event) -> None:
    """A clip takes minutes at worst, and a session two: its sender would send it again, and all mail behind it would wait."""
    with smtplib.SMTP("127.0.0.1", ports["smtp"], timeout=8) as client:
        client.send_message(with_clip())
        client.send_message(with_clip())  # its answer was lost
        with ThreadPoolExecutor(1) as pool:
            making = pool.submit(world.mail_in.work_off, now_ms())
            client.send_message(letter(text="plain"))
            assert count(world) == 1
            slow_clips.set()
            assert making.result(60) == 2
    assert count(world) == 2
    assert world.mail_in.work_off(now_ms()) == 0
    with world.database.read() as connection:
        kinds = connection.execute(select(message_parts.c.kind)).scalars().all()
    assert kinds == ["video"]


def test_mail_with_a_clip_survives_a_crash_and_a_fault_of_ours(
    world: World, ports: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with smtplib.SMTP("127.0.0.1", ports["smtp"], timeout=20) as client:
        client.sendmail("rosa@hale.example", [ALIAS, ANDRES_ALIAS], with_clip().as_bytes())
    again = MailIn(world.database, world.central.blobs, world.settings.quarantine_path)
    with monkeypatch.context() as patch:
        patch.setattr(ingest, "make_clip", lambda _data: 1 / 0)
        for _ in range(MAX_TRIES - 1):
            assert again.work_off(now_ms()) == 0
        assert not any(again.quarantine.folder.glob("*.eml"))
    assert again.work_off(now_ms()) == 1
    assert count(world) == 2
    with smtplib.SMTP("127.0.0.1", ports["smtp"], timeout=20) as client:
        client.send_message(with_clip("Another"))
    monkeypatch.setattr(ingest, "make_clip", lambda _data: 1 / 0)
    for _ in range(MAX_TRIES):
        assert again.work_off(now_ms()) == 0
    (kept,) = again.quarantine.folder.glob("*.eml")
    assert b"Another" in kept.read_bytes()
    assert not any(again.waiting.folder.iterdir())


def test_when_too_much_waits_senders_keep_their_mail(world: World, ports: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST_BYTES", 10)
    with smtplib.SMTP("127.0.0.1", ports["smtp"], timeout=20) as client:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            client.send_message(with_clip())
        assert refused.value.smtp_code == 451
        client.send_message(letter())
    assert count(world) == 1
