"""Our OSDP panel against libosdp's own reader side, over a pseudo terminal at 9600 baud; and against whoever takes its place."""

from __future__ import annotations

import os
import secrets
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import osdp_sys
import pytest
from sqlalchemy import func, select

from kiosk.cli import app
from kiosk.device.keys import keep_reader_key, reader_key
from kiosk.hardware.card_events import card_events
from kiosk.hardware.card_reader import osdp_pairing, osdp_panel, osdp_reader
from kiosk.hardware.card_reader.osdp_pairing import NotPaired, pair
from kiosk.hardware.card_reader.osdp_random import FedRandom
from kiosk.hardware.card_reader.osdp_reader import OsdpReader
from kiosk.hardware.card_reader.port import CardRead, ReaderBack, ReaderEvent, ReaderLost, ReaderTamper
from kiosk.hardware.simulators.control import Simulator, start_osdp
from kiosk.settings import ReaderSettings

from .conftest import Kiosk, eventually

CARD, OTHER = "118:4521", "04A1B2C3"
KEY = bytes(range(1, 17))


class Watch:
    """Everything that a reader said."""

    def __init__(self, reader: OsdpReader) -> None:
        self.reader = reader
        self.events: list[ReaderEvent] = []

    def take(self, event: ReaderEvent) -> None:
        """What the reader says."""
        self.events.append(event)

    @property
    def cards(self) -> list[str]:
        """Numbers that were read."""
        return [event.uid for event in self.events if isinstance(event, CardRead)]

    def wait(self, event: ReaderEvent | str) -> None:
        """Wait until it was said since the last wait; a text is the code of a loss."""

        def said() -> bool:
            return any(one == event or (isinstance(one, ReaderLost) and one.code == event) for one in self.events)

        eventually(f"{event}", said)
        self.events = [one for one in self.events if isinstance(one, CardRead)]


@contextmanager
def watched(folder: Path, key: bytes = KEY) -> Iterator[Watch]:
    """A panel that runs."""
    watch = Watch(OsdpReader(str(folder / "reader"), 9600, 1, key))
    stop = threading.Event()
    thread = threading.Thread(target=watch.reader.run, args=(watch.take, stop))
    thread.start()
    try:
        yield watch
    finally:
        stop.set()
        watch.reader.cancel()
        thread.join(15)
        assert not thread.is_alive()


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[Simulator]:
    """A reader that holds KEY."""
    with start_osdp(tmp_path, key=KEY) as started:
        yield started


def answered(simulator: Simulator, times: int) -> None:
    """Wait until the impostor answered so often."""
    eventually("the impostor is heard", lambda: simulator.client.state()["answered"] >= times)


def swipe(simulator: Simulator, watch: Watch, card: str) -> None:
    """Show a card and wait for it."""
    before = len(watch.cards)
    simulator.client.swipe(card)
    eventually("the card", lambda: len(watch.cards) > before)


def test_cards_tamper_faults_and_power_over_the_secure_channel(simulator: Simulator, tmp_path: Path) -> None:
    client = simulator.client
    with watched(tmp_path) as watch:
        watch.wait(ReaderBack())
        assert client.state()["secure"]
        swipe(simulator, watch, CARD)
        swipe(simulator, watch, OTHER)

        client.do("tamper", open=True)
        watch.wait(ReaderTamper(True))
        client.swipe("118:7")
        client.do("tamper", open=False)
        watch.wait(ReaderTamper(False))
        for fault in ("split", "slow", "garbage"):
            client.do("fault", name=fault)
            swipe(simulator, watch, f"118:{len(fault)}")
        client.do("fault", name="")
        assert watch.cards == [CARD, OTHER, "118:5", "118:4", "118:7"]

        client.do("power", on=False)
        watch.wait("lost")
        client.do("power", on=True)
        watch.wait(ReaderBack())
        client.do("unplug", after_bytes=7)
        watch.wait("lost")
        client.replug()
        watch.wait(ReaderBack())
        swipe(simulator, watch, CARD)


def test_nobody_without_the_key_is_believed(simulator: Simulator, tmp_path: Path) -> None:
    """Downgrade to no secure channel; a card in clear, also in place of the handshake's answers; a card with a made-up MAC."""
    client = simulator.client
    with watched(tmp_path) as watch:
        for impostor in ({"how": "clear"}, {"how": "card", "card": "118:666"}, {"how": "card", "card": "118:666", "mac": True}):
            watch.wait(ReaderBack())
            client.do("impostor", **impostor)
            answered(simulator, 2)
            watch.wait("not_secure")
            client.do("impostor", how="")
        watch.wait(ReaderBack())
        swipe(simulator, watch, CARD)
        assert watch.cards == [CARD]


@pytest.mark.parametrize("fed", [True, False], ids=["ours", "unfed"])
def test_a_recorded_session_opens_nothing_after_a_restart(
    simulator: Simulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fed: bool
) -> None:
    """The second case shows the trap: the wheel as it is takes the old session for the reader, card and all."""
    if not fed:
        monkeypatch.setattr(osdp_reader, "PANEL", "tests.integration.hardware.unfed_panel")
    client = simulator.client
    client.do("record")
    with watched(tmp_path) as watch:
        watch.wait(ReaderBack())
        swipe(simulator, watch, CARD)
    answers = client.do("recorded")["answers"]
    client.do("impostor", how="replay", answers=answers)
    with watched(tmp_path) as watch:
        if fed:
            answered(simulator, 3)
            eventually("it is refused", lambda: any(isinstance(event, ReaderLost) for event in watch.events))
            assert watch.cards == []
        else:
            eventually("the old card", lambda: watch.cards == [CARD])


def test_a_reader_in_install_mode_is_not_taken_by_the_way(tmp_path: Path) -> None:
    with start_osdp(tmp_path) as simulator:
        assert not simulator.client.state()["paired"]
        with watched(tmp_path) as watch:
            watch.wait("not_secure")
        assert not simulator.client.state()["paired"], "nobody gave it a key"


def test_a_panel_that_dies_is_started_again(simulator: Simulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with watched(tmp_path) as watch:
        watch.wait(ReaderBack())
        panel = watch.reader._panel
        assert panel is not None
        # as when libosdp aborts
        os.kill(panel.pid, signal.SIGABRT)
        watch.wait("reader_fault")
        watch.wait(ReaderBack())
        swipe(simulator, watch, CARD)
        again = watch.reader._panel
        assert again is not None
        # as when it hangs
        monkeypatch.setattr(osdp_reader, "DEAF_S", 1.5)
        os.kill(again.pid, signal.SIGSTOP)
        watch.wait("reader_fault")
        monkeypatch.undo()
        watch.wait(ReaderBack())


def test_the_key_is_in_no_argument_and_no_environment(simulator: Simulator, tmp_path: Path) -> None:
    with watched(tmp_path) as watch:
        watch.wait(ReaderBack())
        panel = watch.reader._panel
        assert panel is not None
        for name in ("cmdline", "environ"):
            told = Path(f"/proc/{panel.pid}/{name}").read_bytes()
            assert KEY.hex().encode() not in told
            assert b"KIOSK_" not in told
        limits = Path(f"/proc/{panel.pid}/limits").read_text()
        assert [line.split()[-3:-1] for line in limits.splitlines() if line.startswith("Max core")] == [["0", "0"]]


def test_every_panel_enforces_the_secure_channel() -> None:
    """The flag is the library's; that it is asked for is ours."""
    asked: list[dict[str, object]] = []

    class Panel:
        def __init__(self, readers: list[dict[str, object]]) -> None:
            asked.extend(readers)

        def set_event_callback(self, _callback: object) -> None:
            pass

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(osdp_sys, "ControlPanel", Panel)
        line, fed = object.__new__(osdp_panel.Line), object.__new__(FedRandom)
        patched.setattr(fed, "feed", lambda: None, raising=False)
        for paired in (False, True):
            osdp_panel.Panel(osdp_panel.Order("/dev/null", 9600, 1, KEY, paired), line, fed, print)
    flags = [int(str(reader["flags"])) for reader in asked]
    assert [bool(flag & osdp_sys.FLAG_ENFORCE_SECURE) for flag in flags] == [True, False]
    assert [bool(flag & osdp_sys.FLAG_INSTALL_MODE) for flag in flags] == [False, True]


def osdp_kiosk(kiosk: Kiosk) -> ReaderSettings:
    """The kiosk's reader speaks OSDP now."""
    reader = ReaderSettings(protocol="osdp", port=str(kiosk.folder / "reader"))
    kiosk.settings = kiosk.settings.model_copy(update={"reader": reader})
    return reader


def test_pairing_gives_each_reader_a_key_of_its_own(kiosk: Kiosk) -> None:
    reader = osdp_kiosk(kiosk)
    with start_osdp(kiosk.folder) as simulator:
        pair(kiosk.settings, reader)
        first = reader_key(kiosk.settings, reader.address)
        assert first is not None
        assert len(first) == 16
        assert (kiosk.folder / "reader.key").read_text() == first.hex()

        # it is not in install mode any more: the key that works stays
        with pytest.raises(NotPaired, match="install mode"):
            pair(kiosk.settings, reader)
        assert reader_key(kiosk.settings, reader.address) == first
        simulator.client.do("key", hex=None)
        pair(kiosk.settings, reader)
        assert reader_key(kiosk.settings, reader.address) != first


def test_a_pairing_that_is_given_up_keeps_the_key_that_works(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C, where the reader is not in install mode."""
    reader, key = osdp_kiosk(kiosk), secrets.token_bytes(16)
    keep_reader_key(kiosk.settings, reader.address, key)
    told = osdp_reader.PanelProcess.next

    def given_up(panel: osdp_reader.PanelProcess) -> Any:
        monkeypatch.setattr(osdp_reader.PanelProcess, "next", told)
        raise KeyboardInterrupt

    monkeypatch.setattr(osdp_reader.PanelProcess, "next", given_up)
    monkeypatch.setattr(osdp_pairing, "PATIENCE_S", 1.0)
    with start_osdp(kiosk.folder, key=key), pytest.raises(KeyboardInterrupt):
        pair(kiosk.settings, reader)
    assert reader_key(kiosk.settings, reader.address) == key


def test_cards_tamper_and_loss_reach_the_store(kiosk: Kiosk) -> None:
    reader = osdp_kiosk(kiosk)
    with kiosk.hardware():
        kiosk.wait_part("reader", "problem", "no_key")
    key = secrets.token_bytes(16)
    keep_reader_key(kiosk.settings, reader.address, key)
    with start_osdp(kiosk.folder, key=key) as simulator, kiosk.hardware():
        kiosk.wait_part("reader", "ok")

        def events() -> int:
            with kiosk.store.read() as connection:
                return connection.execute(select(func.count()).select_from(card_events)).scalar_one()

        simulator.client.swipe(CARD)
        eventually("the card", lambda: events() == 1)
        simulator.client.do("tamper", open=True)
        kiosk.wait_part("reader", "problem", "tamper")
        simulator.client.do("power", on=False)
        simulator.client.do("power", on=True)
        simulator.client.swipe(OTHER)
        simulator.client.do("tamper", open=False)
        kiosk.wait_part("reader", "ok")
        assert events() == 1, "a card of an open reader counts for nothing"
        simulator.client.unplug()
        kiosk.wait_part("reader", "problem", "lost")


def test_the_command_says_why_a_reader_cannot_be_paired(kiosk: Kiosk) -> None:
    from typer.testing import CliRunner

    ended = CliRunner().invoke(app, ["reader", "pair", "--settings", str(kiosk.folder / "settings.toml")])
    assert (ended.exit_code, ended.output) == (
        1,
        "kiosk: the settings name a reader of protocol rdm6300: only OSDP readers are paired\n",
    )
