"""The real sync process against the real central over a link that breaks: everything once, nothing lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select
from uuid_utils import uuid7

from central.devices.tables import devices
from central.ledger.book import balance, resident_owner
from central.mail_out.tables import outgoing
from kiosk.app import features
from kiosk.device.clock import TrustedClock
from kiosk.device.identity import Identity
from kiosk.device.keys import device_keys
from kiosk.device.status import read_status
from kiosk.mail import mail
from kiosk.mail.letters import Draft
from kiosk.mail.mail import inbox_count
from kiosk.settings import DeviceSettings
from kiosk.signin.rules import Person
from kiosk.signin.sessions import open_session
from kiosk.store.bell import BellListener
from kiosk.store.engine import Store, open_store
from kiosk.sync import asks, outbox, wire
from kiosk.sync import enrol as enrol_module
from kiosk.sync.agent import run_sync
from kiosk.sync.client import Malformed, Refused, Unreachable
from kiosk.sync.enrol import enrol
from kiosk.sync.tables import sync_state
from tests.integration.central.world import MARCUS, MARCUS_PIN, THEO, World, letter, running
from tests.integration.sync.relay import Relay, Stage

DEADLINE_S = 30.0


@pytest.fixture(scope="module")
def policy() -> dict[str, object]:
    return {"screening": {"words": ["contraband"]}, "allowance": {"kiosk_stamps": 0, "kiosk_cents": 0}}


@pytest.fixture
def world(tmp_path: Path, policy: dict[str, object], database_url: str) -> Iterator[World]:
    with running(World(tmp_path / "central", policy, database_url)) as served:
        yield served


@pytest.fixture
def relay(world: World) -> Iterator[Relay]:
    port = world.http.base_url.port
    assert port is not None
    made = Relay(port)
    made.start()
    yield made
    made.stop()


class Kiosk:
    """An enrolled device: its store, and its sync process (a thread here, or a process that can be killed)."""

    def __init__(self, folder: Path, world: World, relay: Relay) -> None:
        self.settings = DeviceSettings(data=folder, serial="SN-1", central_url=f"http://127.0.0.1:{relay.port}")
        self.identity: Identity = enrol(self.settings, world.code())
        self.store: Store = open_store(self.settings.store_path, device_keys(self.settings).store_key)
        self.clock = TrustedClock(self.store)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._stop.clear()
        self._thread = threading.Thread(target=run_sync, args=(self.settings, features(), self._stop))
        self._thread.start()

    def start_process(self) -> None:
        file = self.settings.data / "device.toml"
        file.write_text(
            f'data = "{self.settings.data}"\nserial = "SN-1"\ncentral_url = "{self.settings.central_url}"\n', encoding="utf-8"
        )
        self._process = subprocess.Popen([sys.executable, "-m", "kiosk", "sync", "--settings", str(file)], stdout=subprocess.DEVNULL)

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        assert self._process.wait(10) == -signal.SIGKILL
        self._process = None

    def close(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join(10)
            assert not self._thread.is_alive()
        if self._process is not None:
            self._process.terminate()
            assert self._process.wait(15) == 0
        self.store.close()

    def until(self, condition: Callable[[Connection], bool]) -> None:
        end = time.monotonic() + DEADLINE_S
        with BellListener(self.store.bell) as listener:
            while True:
                with self.store.read() as conn:
                    if condition(conn):
                        return
                assert time.monotonic() < end, "it never came to be"
                listener.wait(0.1)

    def connected(self) -> None:
        self.until(lambda conn: read_status(conn).connected)

    def sign_in(self, pin: str = MARCUS_PIN) -> wire.AskAnswer:
        ask = str(uuid7())
        with self.store.write() as conn:
            question = wire.AskSignIn(ask=ask, resident=MARCUS, pin=pin)
            asks.write_ask(conn, self.identity, question, self.clock.now_ms(), 20_000)
        self.until(lambda conn: asks.ask_answer(conn, ask) is not None)
        with self.store.write() as conn:
            answer = asks.ask_answer(conn, ask)
            asks.erase_ask(conn, ask)
        assert answer is not None
        return answer

    def grant(self) -> str:
        answer = self.sign_in()
        assert answer.status == "signed_in"
        assert answer.grant is not None
        claims = answer.grant.split(".")[1]
        return wire.Grant.model_validate_json(urlsafe_b64decode(claims + "=" * (-len(claims) % 4))).grant

    def write_letter(self, grant: str, text: str = "Dear Theo") -> str:
        payload = wire.MailSend(contact=THEO, text=text, pay=wire.PayOwnStamps(count=1))
        with self.store.write() as conn:
            return outbox.enqueue(conn, kind="mail.send", version=1, payload=payload, grant=grant, clock=self.clock)

    def accepted(self, command: str) -> None:
        self.until(lambda conn: outbox.command_state(conn, command) == "accepted")


@pytest.fixture
def kiosk(tmp_path: Path, world: World, relay: Relay) -> Iterator[Kiosk]:
    made = Kiosk(tmp_path / "kiosk", world, relay)
    yield made
    made.close()


def assert_charged_once(world: World, letters: int = 1) -> None:
    with world.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(outgoing)).scalar_one() == letters
        held = [balance(connection, account, resident_owner(MARCUS), "stamp") for account in ("available", "escrow")]
        assert sum(held) == 7 - letters
    assert world.broken() == []


def test_sign_in_read_write_and_the_reply_is_central_s(world: World, kiosk: Kiosk) -> None:
    kiosk.start()
    kiosk.connected()
    assert kiosk.sign_in("000000").status == "wrong_pin"
    grant = kiosk.grant()
    world.mail(letter())
    kiosk.until(lambda conn: inbox_count(conn, MARCUS) == 1)
    kiosk.accepted(kiosk.write_letter(grant))
    assert_charged_once(world)


@pytest.mark.parametrize("stage", ["within the request", "before the answer", "within the answer"])
def test_a_connection_cut_at_any_stage_charges_once(world: World, kiosk: Kiosk, relay: Relay, stage: Stage) -> None:
    kiosk.start()
    kiosk.connected()
    grant = kiosk.grant()
    relay.break_next("commands", stage)
    command = kiosk.write_letter(grant)
    assert relay.broken.wait(DEADLINE_S)
    kiosk.accepted(command)
    assert_charged_once(world)


@pytest.mark.parametrize("stage", ["within the request", "before the answer", "within the answer"])
def test_a_sign_in_survives_a_cut_and_costs_one_try(kiosk: Kiosk, relay: Relay, stage: Stage) -> None:
    kiosk.start()
    kiosk.connected()
    relay.break_next("asks", stage)
    wrong = kiosk.sign_in("000000")
    assert relay.broken.is_set()
    assert wrong.status == "wrong_pin"
    assert kiosk.sign_in("000001").tries_left == wrong.tries_left - 1


def test_written_offline_it_leaves_when_the_link_is_back(world: World, kiosk: Kiosk, relay: Relay) -> None:
    kiosk.start()
    grant = kiosk.grant()
    relay.stop()
    kiosk.until(lambda conn: not read_status(conn).connected)
    commands = [kiosk.write_letter(grant, f"letter {number}") for number in range(3)]
    with kiosk.store.write() as conn:
        assert outbox.take_back(conn, commands[1])
    relay.start()
    for command in commands:
        kiosk.accepted(command)
    assert_charged_once(world, letters=2)


def test_killed_between_send_and_answer_it_charges_once(world: World, kiosk: Kiosk, relay: Relay) -> None:
    kiosk.start_process()
    kiosk.connected()
    grant = kiosk.grant()
    relay.break_next("commands", "hold the answer")
    command = kiosk.write_letter(grant)
    assert relay.broken.wait(DEADLINE_S)
    kiosk.kill()
    with kiosk.store.write() as conn:
        assert outbox.command_state(conn, command) == "sending"
        assert not outbox.take_back(conn, command)
    kiosk.start_process()
    kiosk.accepted(command)
    assert_charged_once(world)


def test_a_letter_of_which_central_cannot_tell_the_author_is_a_draft_again(world: World, kiosk: Kiosk) -> None:
    kiosk.start()
    kiosk.connected()
    kiosk.grant()
    kiosk.until(lambda conn: (mail.own_stamps(conn, MARCUS), mail.contact(conn, MARCUS, THEO) is None) == (7, False))
    with kiosk.store.write() as conn:
        session = open_session(conn, Person(MARCUS, "Marcus", "1"), "another-grant", online=True, now_ms=kiosk.clock.now_ms())
    message = mail.send(kiosk.store, session, Draft("d-1", THEO, None, "Dear Theo"), kiosk.clock, False)
    kiosk.until(lambda conn: outbox.command_state(conn, message) == "rejected")
    with kiosk.store.read() as conn:
        assert mail.load_draft(conn, MARCUS, message) == Draft(message, THEO, None, "Dear Theo", "no_grant")
        assert mail.sent_count(conn, MARCUS) == 0
        assert mail.own_stamps(conn, MARCUS) == 7
    assert_charged_once(world, letters=0)


def test_a_device_that_lost_its_request_numbers_finds_them_again(world: World, kiosk: Kiosk) -> None:
    with kiosk.store.write() as conn:
        conn.execute(sync_state.delete())
    with world.database.write() as connection:
        connection.execute(devices.update().values(request_high=700_000, request_seen="1"))
    kiosk.start()
    kiosk.connected()
    kiosk.accepted(kiosk.write_letter(kiosk.grant()))


@pytest.mark.parametrize("stage", ["within the request", "before the answer", "within the answer"])
def test_enrolment_cut_short_is_repeated_with_the_same_code(tmp_path: Path, world: World, relay: Relay, stage: Stage) -> None:
    settings = DeviceSettings(data=tmp_path / "kiosk", serial="SN-9", central_url=f"http://127.0.0.1:{relay.port}")
    code = world.code()
    relay.break_next("enrol", stage)
    with pytest.raises((Unreachable, Malformed)):
        enrol(settings, code)
    first = enrol(settings, code)
    assert enrol(settings, "ANOTHER-CODE") == first  # enrolled already: nothing is asked


def test_a_crash_before_the_identity_is_saved_loses_nothing(
    tmp_path: Path, world: World, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = DeviceSettings(data=tmp_path / "kiosk", serial="SN-9", central_url=f"http://127.0.0.1:{relay.port}")
    code = world.code()
    with monkeypatch.context() as patch:

        def crash(*_args: object) -> None:
            raise KeyboardInterrupt

        patch.setattr(enrol_module, "save_identity", crash)
        with pytest.raises(KeyboardInterrupt):
            enrol(settings, code)
    assert enrol(settings, code).facility == "cedar-ridge"


def test_a_wrong_code_and_a_used_one_are_refused(tmp_path: Path, world: World, relay: Relay, kiosk: Kiosk) -> None:
    settings = DeviceSettings(data=tmp_path / "another", serial="SN-2", central_url=f"http://127.0.0.1:{relay.port}")
    with pytest.raises(Refused) as error:
        enrol(settings, "2222-3333-4444-5555")
    assert error.value.status == 403
    code = world.code()
    other = DeviceSettings(data=tmp_path / "first", serial="SN-3", central_url=f"http://127.0.0.1:{relay.port}")
    enrol(other, code)
    with pytest.raises(Refused):
        enrol(settings, code)
    assert kiosk.identity.device
