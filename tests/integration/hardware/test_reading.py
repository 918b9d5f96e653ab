"""Cards from the reader to the store, over a pseudo terminal paced at 9600 baud."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from kiosk.device.boot import boot_clock_ms
from kiosk.hardware.card_events import card_events, card_waiting, put_card, take_card
from kiosk.hardware.card_reader.protocols import RDM6300
from kiosk.hardware.card_reader.rdm6300 import frame
from kiosk.hardware.simulators.control import Simulator

from .conftest import Kiosk, eventually

CARD, OTHER = "62E3086CED", "0A00C3F211"


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


def test_a_swipe_is_one_event_and_is_erased_when_taken(kiosk: Kiosk, reader: Simulator) -> None:
    with kiosk.hardware():
        kiosk.wait_part("reader", "ok")
        reader.client.swipe(CARD, times=12)
        eventually("a card event", lambda: waiting(kiosk) > 0)
        quiet(reader)
        assert waiting(kiosk) == 1
        assert take(kiosk) == CARD
        assert waiting(kiosk) == 0
    kiosk.wait_part("reader", "unknown", "stopped")


def test_another_card_counts_at_once_and_the_same_one_after_a_gap(kiosk: Kiosk, reader: Simulator) -> None:
    with kiosk.hardware():
        kiosk.wait_part("reader", "ok")
        reader.client.swipe(CARD)
        assert take(kiosk) == CARD
        reader.client.swipe(OTHER)
        assert take(kiosk) == OTHER
        quiet(reader)
        last_ms = boot_clock_ms()
        eventually("the card is away", lambda: boot_clock_ms() - last_ms > RDM6300.policy.gone_after_ms)
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
    from kiosk.hardware.simulators.control import start_reader

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
