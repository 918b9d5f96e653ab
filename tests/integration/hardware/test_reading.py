"""Cards from serial readers to the store, over a pseudo terminal paced at 9600 baud."""

from __future__ import annotations

import pytest
import structlog
from sqlalchemy import func, select

from kiosk.device.boot import boot_clock_ms
from kiosk.hardware.card_events import CardEvent, card_events, card_waiting, put_card, take_card, take_card_event
from kiosk.hardware.card_reader.rdm6300 import frame
from kiosk.hardware.simulators.control import Simulator, start_reader
from kiosk.settings import ReaderSettings

from .conftest import Kiosk, eventually

CARD, OTHER = "62E3086CED", "0A00C3F211"


@pytest.fixture(autouse=True)
def logs_as_at_first() -> None:
    """A command that an earlier test ran in this process may have left them quiet."""
    structlog.reset_defaults()


def waiting(kiosk: Kiosk) -> int:
    """Card events in the store."""
    with kiosk.store.read() as connection:
        return connection.execute(select(func.count()).select_from(card_events)).scalar_one()


def quiet(reader: Simulator) -> None:
    """Wait until the reader said all it had to say."""
    eventually("the reader is done", lambda: reader.client.state()["waiting"] == 0)


def take(kiosk: Kiosk) -> str | None:
    """As the screen does."""
    eventually("a card event", lambda: waiting(kiosk) > 0)
    with kiosk.store.write() as connection:
        return take_card(connection, boot_clock_ms())


def wait_card(kiosk: Kiosk, card: str) -> None:
    """Wait until this card counts; that it is wanted once more may be said before."""

    def taken() -> bool:
        with kiosk.store.write() as connection:
            return take_card(connection, boot_clock_ms()) == card

    eventually(f"the card {card}", taken)


def test_a_swipe_is_one_event_is_erased_when_taken_and_is_in_no_log(
    kiosk: Kiosk, reader: Simulator, capfd: pytest.CaptureFixture[str]
) -> None:
    with kiosk.hardware():
        kiosk.wait_part("reader", "ok")
        reader.client.swipe(CARD, times=12)
        eventually("a card event", lambda: waiting(kiosk) > 0)
        quiet(reader)
        assert waiting(kiosk) == 1
        assert take(kiosk) == CARD
        assert waiting(kiosk) == 0
    kiosk.wait_part("reader", "unknown", "stopped")
    logged = "".join(capfd.readouterr())
    assert "hardware_started" in logged
    assert CARD not in logged


def test_another_card_counts_at_once_and_the_same_one_after_a_gap(kiosk: Kiosk, reader: Simulator) -> None:
    with kiosk.hardware():
        kiosk.wait_part("reader", "ok")
        reader.client.swipe(CARD)
        assert take(kiosk) == CARD
        reader.client.swipe(OTHER)
        assert take(kiosk) == OTHER
        eventually("the card is taken away", lambda: waiting(kiosk) > 0)
        with kiosk.store.write() as connection:
            assert take_card_event(connection, boot_clock_ms()) == CardEvent("removed", OTHER)
        reader.client.swipe(OTHER)
        assert take(kiosk) == OTHER


@pytest.mark.parametrize("fault", ["split", "slow", "garbage"])
def test_a_bad_line_still_gives_the_card(kiosk: Kiosk, reader: Simulator, fault: str) -> None:
    with kiosk.hardware():
        kiosk.wait_part("reader", "ok")
        reader.client.swipe(CARD, fault=fault)
        assert take(kiosk) == CARD


def test_wrong_frames_single_frames_and_mixed_frames_give_nothing(kiosk: Kiosk, reader: Simulator) -> None:
    with kiosk.hardware():
        kiosk.wait_part("reader", "ok")
        reader.client.swipe(CARD, fault="bad_checksum")
        reader.client.swipe(CARD, times=1, gap_ms=600)
        reader.client.do("raw", hex=(frame(CARD) + frame(OTHER) + frame(CARD) + b"\x02" * 40 + b"0" * 5000).hex())
        quiet(reader)
        # a good swipe after all of it is the first event: what came before was read and refused
        reader.client.swipe(OTHER)
        assert take(kiosk) == OTHER


def test_a_reader_unplugged_in_a_frame_comes_back(kiosk: Kiosk, reader: Simulator) -> None:
    with kiosk.hardware():
        kiosk.wait_part("reader", "ok")
        reader.client.do("unplug", after_bytes=14 + 7)
        reader.client.swipe(CARD)
        kiosk.wait_part("reader", "problem", "lost")
        assert waiting(kiosk) == 0
        reader.client.replug()
        kiosk.wait_part("reader", "ok")
        reader.client.swipe(CARD)
        assert take(kiosk) == CARD


def test_a_reader_may_come_after_the_start(kiosk: Kiosk) -> None:
    with kiosk.hardware():
        kiosk.wait_part("reader", "problem", "lost")
        with start_reader(kiosk.folder) as reader:
            kiosk.wait_part("reader", "ok")
            reader.client.swipe(CARD)
            assert take(kiosk) == CARD


def test_cards_shown_before_the_start_are_dropped(kiosk: Kiosk) -> None:
    with kiosk.store.write() as connection:
        put_card(connection, CARD, boot_clock_ms())
    with kiosk.hardware(), kiosk.store.read() as connection:
        assert not card_waiting(connection)


#: Protocol of the settings, what the simulator sends, a card, another one.
SWIPED = [
    ("magstripe", "magstripe", "20718812", "900932"),
    ("magstripe_plain", "magstripe_plain", "20718812", "900932"),
    ("wiegand", "wiegand", "118:4521", "118:4522"),
    ("wiegand", "wiegand_bits", "118:4521", "118:4522"),
]


@pytest.mark.parametrize(("protocol", "sent", "card", "other"), SWIPED, ids=[sent for _, sent, _, _ in SWIPED])
def test_cards_that_are_swiped(kiosk: Kiosk, protocol: str, sent: str, card: str, other: str) -> None:
    """Once is not enough where next to nothing checks it; bad checks, noise and a cable pulled in the middle give nothing."""
    settings = {"protocol": protocol, "port": str(kiosk.folder / "reader")}
    kiosk.settings = kiosk.settings.model_copy(update={"reader": ReaderSettings.model_validate(settings)})
    with start_reader(kiosk.folder, protocol=sent) as reader, kiosk.hardware():
        kiosk.wait_part("reader", "ok")
        if protocol != "magstripe":
            reader.client.swipe(card)
            eventually("once more, please", lambda: waiting(kiosk) > 0)
            with kiosk.store.write() as connection:
                assert take_card_event(connection, boot_clock_ms()) == CardEvent("again", "")
        reader.client.swipe(card)
        assert take(kiosk) == card

        if protocol != "magstripe_plain":
            reader.client.swipe(other, fault="bad_checksum", times=2, gap_ms=600)
            quiet(reader)
        reader.client.do("unplug", after_bytes=5)
        reader.client.swipe(other)
        kiosk.wait_part("reader", "problem", "lost")
        reader.client.replug()
        kiosk.wait_part("reader", "ok")
        assert waiting(kiosk) == 0
        for fault, shown in (("split", other), ("slow", card)):
            reader.client.swipe(shown, fault=fault, times=2, gap_ms=600)
            wait_card(kiosk, shown)


def test_a_stripe_with_one_track_is_swiped_twice(kiosk: Kiosk) -> None:
    settings = {"protocol": "magstripe", "port": str(kiosk.folder / "reader")}
    kiosk.settings = kiosk.settings.model_copy(update={"reader": ReaderSettings.model_validate(settings)})
    with start_reader(kiosk.folder, protocol="magstripe") as reader, kiosk.hardware():
        kiosk.wait_part("reader", "ok")
        reader.client.swipe("20718812", tracks="2")
        eventually("once more, please", lambda: waiting(kiosk) > 0)
        assert take(kiosk) is None
        reader.client.swipe("20718812", tracks="2")
        assert take(kiosk) == "20718812"
