"""Cards by their UID at a PC/SC reader, over a service played here; pyscard itself is optional."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.hardware.card_reader import pcsc_reader
from kiosk.hardware.card_reader.pcsc_reader import NOT_INSTALLED, NoReader, PcscReader
from kiosk.hardware.card_reader.port import CardRead, CardRemoved, ReaderBack, ReaderEvent, ReaderLost

NAME = "ACS ACR122U 00 00"
CARD, OTHER = "04A1B2C3", "04A1B2C3D4E5F6"


class Service:
    """What pcscd would say."""

    def __init__(self) -> None:
        self.there = True
        self.card: str | None = None

    def readers(self) -> list[str]:
        return ["Another reader", NAME] if self.there else []

    def uid(self, reader: str) -> str | None:
        if not self.there or reader != NAME:
            raise NoReader("gone")
        return self.card


class Seen:
    """Events, waited for."""

    def __init__(self) -> None:
        self.events: list[ReaderEvent] = []
        self._came = threading.Condition()

    def take(self, event: ReaderEvent) -> None:
        with self._came:
            self.events.append(event)
            self._came.notify_all()

    def wait(self, count: int) -> list[ReaderEvent]:
        with self._came:
            assert self._came.wait_for(lambda: len(self.events) >= count, 20), self.events
            return self.events


@contextmanager
def running(reader: PcscReader) -> Iterator[Seen]:
    seen, stop = Seen(), threading.Event()
    thread = threading.Thread(target=reader.run, args=(seen.take, stop))
    thread.start()
    try:
        yield seen
    finally:
        stop.set()
        reader.cancel()
        thread.join(10)
        assert not thread.is_alive()


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pcsc_reader, "LOOK_EVERY_S", 0.01)


def names(events: list[ReaderEvent]) -> list[object]:
    """Events without their moments."""
    return [(type(event), event.uid) if isinstance(event, CardRead | CardRemoved) else type(event) for event in events]


def test_a_card_is_read_once_while_it_lies_there_and_is_told_when_it_goes() -> None:
    service = Service()
    with running(PcscReader("ACR122U", service)) as seen:
        seen.wait(1)
        service.card = CARD
        seen.wait(2)
        service.card = OTHER
        seen.wait(4)
        service.card = None
        seen.wait(5)
    told = [ReaderBack, (CardRead, CARD), (CardRemoved, CARD), (CardRead, OTHER), (CardRemoved, OTHER)]
    assert names(seen.events) == told


def test_a_reader_that_is_pulled_out_comes_back() -> None:
    service = Service()
    service.there = False
    with running(PcscReader("ACR122U", service)) as seen:
        seen.wait(1)
        service.there = True
        seen.wait(2)
        service.there = False
        seen.wait(3)
    assert names(seen.events) == [ReaderLost, ReaderBack, ReaderLost]


def test_without_pyscard_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pcsc_reader, "find_spec", lambda _name: None)
    with running(PcscReader("ACR122U")) as seen:
        seen.wait(1)
    assert seen.events == [NOT_INSTALLED]
    assert NOT_INSTALLED.code == "no_driver"
