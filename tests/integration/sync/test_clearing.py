"""Central's last order: a tablet sends what it has, destroys its keys and its store, says so, and is nobody's, or its owner's."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update
from typer.testing import CliRunner

from central.clock import now_ms
from central.devices.tables import devices
from central.keys import load_keys
from central.leaving.going import leave
from central.leaving.orders import issue_tablet
from central.leaving.tables import last_orders
from central.mail_out.tables import outgoing
from central.signin.grants import Signer
from kiosk.app import features
from kiosk.cli import app
from kiosk.device.destroying import KEYS, LAST_WORDS, UNLOCKED
from kiosk.device.keyrings import KeysMissing
from kiosk.device.keys import device_keys
from kiosk.device.last_order import FEATURE, has_begun, standing_order
from kiosk.device.tables import last_order
from kiosk.filings.reports import new_report, report
from kiosk.mail import mail
from kiosk.mail.letters import Draft
from kiosk.settings import DeviceSettings
from kiosk.signin.attempt import Checker
from kiosk.signin.departure import residents_here
from kiosk.signin.rules import AccountClosed
from kiosk.signin.sessions import end_session
from kiosk.store.engine import StoreError, open_store
from kiosk.sync import clearing
from kiosk.sync.clearing import clear, last_words, nothing_waits
from kiosk.sync.tables import outbox
from kiosk.sync.wire import Change
from kiosk.sync.wire_leaving import LAST_ORDER_TYPE
from tests.enrolled import DEVICE, Device, enrolled_device
from tests.integration.central.world import MARCUS, THEO, World
from tests.integration.sync.relay import Relay
from tests.integration.sync.seated import Seated
from tests.integration.sync.test_with_central import policy, relay, world  # noqa: F401 - fixtures
from tests.unit.filings.forms import offer


@pytest.fixture
def tablet(tmp_path: Path, world: World, relay: Relay) -> Iterator[Seated]:  # noqa: F811
    made = Seated(tmp_path / "tablet", world, relay)
    with world.database.write() as connection:
        connection.execute(devices.update().where(devices.c.id == made.identity.device).values(kind="tablet"))
        issue_tablet(connection, made.identity.device, MARCUS, now_ms())
    yield made
    made.close()


def _order(world: World, what: str) -> None:  # noqa: F811
    with world.database.write() as connection:
        leave(connection, Signer.of(load_keys(world.settings.data).signing), MARCUS, "release", what, now_ms())  # type: ignore[arg-type]


def _until_cleared(tablet: Seated) -> None:
    thread = tablet._thread
    assert thread is not None
    thread.join(60)
    assert not thread.is_alive()


@pytest.mark.parametrize("what", ["wipe", "unlock"])
def test_a_tablet_brings_everything_then_destroys_its_keys_and_says_so(tablet: Seated, world: World, what: str) -> None:  # noqa: F811
    tablet.start()
    session = tablet.sit_down()
    draft = Draft(id="letter-1", contact=THEO, in_reply_to=None, text="My last letter from here")
    mail.save_draft(tablet.store, session, draft, tablet.clock)
    mail.send(tablet.store, session, draft, tablet.clock, print_receipt=False)
    secrets = [path.read_bytes() for path in (tablet.settings.data / KEYS).iterdir()]
    master = (tablet.settings.data / KEYS / "master.key").read_bytes()
    _order(world, what)
    tablet.until(lambda conn: standing_order(conn) is not None)
    tablet.leave(session)  # the screen does it as soon as it sees the order
    _until_cleared(tablet)
    with world.database.read() as connection:
        assert [row.text for row in connection.execute(select(outgoing))] == ["My last letter from here"]
        row = connection.execute(select(last_orders)).one()
        assert (row.verified, row.what) == (True, what)
        assert {"store"} <= set(json.loads(row.destroyed))
        assert connection.execute(select(devices.c.state).where(devices.c.id == tablet.identity.device)).scalar_one() == "revoked"
    left = sorted(path.name for path in tablet.settings.data.iterdir())
    assert left == [LAST_WORDS, *([UNLOCKED] if what == "unlock" else [])]
    with pytest.raises(KeysMissing):
        device_keys(tablet.settings)
    kept = (tablet.settings.data / LAST_WORDS).read_bytes()
    assert not any(secret in kept for secret in (*secrets, master))
    file = tablet.settings.data.parent / "device.toml"
    file.write_text(f'data = "{tablet.settings.data}"\nserial = "SN-1"\ncentral_url = "http://127.0.0.1:1"\n', encoding="utf-8")
    assert CliRunner().invoke(app, ["unlocked", "--settings", str(file)]).exit_code == (0 if what == "unlock" else 1)


def _ordered(to: Device, **changed: object) -> Change:
    claims = {"order": "o-1", "device": DEVICE, "epoch": 1, "what": "wipe", "why": "release", "resident": None, "issued_ms": 5}
    signed = to.central.sign({**claims, **changed}, typ=str(changed.get("typ", LAST_ORDER_TYPE)))
    return to.change(f"device:{DEVICE}", "device.last_order", {"order": "o-1", "signed": signed, "withdrawn": False})


@pytest.mark.parametrize(
    "changed",
    [{"device": "another"}, {"epoch": 2}, {"typ": "lumen-grant"}, {"what": "format"}],
    ids=["device", "epoch", "type", "what"],
)
def test_an_order_that_is_not_centrals_word_for_this_device_is_no_order(tmp_path: Path, changed: dict[str, object]) -> None:
    device = enrolled_device(tmp_path)
    device.apply([FEATURE], _ordered(device, **changed))
    with device.store.read() as conn:
        assert standing_order(conn) is None
        assert conn.execute(select(last_order)).all() == []
    device.store.close()


def test_an_order_of_another_key_is_no_order_and_one_that_is_withdrawn_is_none_any_more(tmp_path: Path) -> None:
    device = enrolled_device(tmp_path / "one")
    stranger = enrolled_device(tmp_path / "two")
    device.apply([FEATURE], _ordered(stranger))
    with device.store.read() as conn:
        assert standing_order(conn) is None
    device.apply([FEATURE], _ordered(device))
    with device.store.read() as conn:
        assert standing_order(conn) is not None
        assert not has_begun(conn)
    gone = {"order": "o-1", "signed": "-", "withdrawn": True}
    device.apply([FEATURE], device.change(f"device:{DEVICE}", "device.last_order", gone))
    with device.store.read() as conn:
        assert standing_order(conn) is None
    device.store.close()
    stranger.store.close()


def test_cut_off_in_the_middle_it_goes_on_at_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device = enrolled_device(tmp_path)
    device.store.close()
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "song").write_bytes(b"sealed" * 1000)
    words = clearing.first_words(device.identity, "o-1", "signed", unlock=False, request=7)

    def cut(_data: Path) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(clearing, "destroy_files", cut)
        with pytest.raises(KeyboardInterrupt):
            clear(device.settings, words, threading.Event())
    with pytest.raises(KeysMissing):
        device_keys(device.settings)
    stop = threading.Event()
    stop.set()  # central is not there: it is told later
    found = last_words(tmp_path)
    assert found is not None
    done = clear(device.settings, found, stop)
    assert (done.store_gone, done.told) == (True, False)
    assert sorted(path.name for path in tmp_path.iterdir()) == [LAST_WORDS, KEYS]
    again = last_words(tmp_path)
    assert again == done


def test_a_copied_store_is_not_opened_by_anything_that_is_left(tmp_path: Path) -> None:
    device = enrolled_device(tmp_path / "device")
    device.store.close()
    copied = tmp_path / "copy.db"
    copied.write_bytes(device.settings.store_path.read_bytes())
    old_master = (device.settings.data / KEYS / "master.key").read_bytes()
    stop = threading.Event()
    stop.set()
    done = clear(device.settings, clearing.first_words(device.identity, "o-1", "s", unlock=False, request=1), stop)
    assert done.verified
    left = b"".join(path.read_bytes() for path in device.settings.data.rglob("*") if path.is_file())
    assert old_master not in left
    with pytest.raises((StoreError, KeysMissing)):
        open_store(
            copied, device_keys(DeviceSettings(data=device.settings.data, serial="SN-1", central_url="http://127.0.0.1:9")).store_key
        )


def test_nobody_signs_in_any_more_while_an_order_stands(tmp_path: Path) -> None:
    device = enrolled_device(tmp_path)
    device.apply([FEATURE], _ordered(device))
    with device.store.read() as conn:
        assert isinstance(Checker(device.store, device.keys, device.clock).refusal(conn, "marcus"), AccountClosed)
    device.store.close()


def test_nothing_is_destroyed_while_something_waits_or_somebody_sits_there(tmp_path: Path) -> None:
    device = enrolled_device(tmp_path)

    def waits() -> bool:
        with device.store.read() as conn:
            return not nothing_waits(conn, features(), residents_here(conn))

    assert not waits()
    session = device.session()
    assert waits()
    with device.store.write() as conn:
        end_session(conn, session.id, "signed_out", device.clock)
    assert waits()  # the end of the session is not at central yet
    with device.store.write() as conn:
        conn.execute(update(outbox).values(state="accepted", acked_ms=1))
    assert not waits()
    command = device.send("Dear Rosa")
    assert waits()
    device.set_command(command, "rejected", acked_ms=2)
    assert not waits()
    # A report without a name is nobody's command: it is not destroyed before central has it, either.
    offer(device, "safety-report")
    report(device.store, "safety-report", {"words": "Help."}, id=new_report(), clock=device.clock, language="en")
    assert waits()
    device.store.close()
