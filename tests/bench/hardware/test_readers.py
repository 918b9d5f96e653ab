"""How long a card takes from the last byte on the line to the event, and a reader from the line's return to use.

Over pseudo terminals paced at 9600 baud (docs/design/hardware.md, figures). `python -m pytest tests/bench/hardware -m bench -s -q -n0`
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pytest

from kiosk.hardware.card_reader.osdp_reader import OsdpReader
from kiosk.hardware.card_reader.port import CardRead, CardReader, ReaderBack, ReaderEvent, ReaderLost
from kiosk.hardware.card_reader.protocols import SERIAL_PROTOCOLS
from kiosk.hardware.card_reader.serial_reader import SerialReader
from kiosk.hardware.simulators.control import Simulator, start_osdp, start_reader
from tests.bench.figures import percentile, verdict

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

BAUD = 9600
SWIPES, FAULTS = 60, 8
KEY = bytes(range(1, 17))
SWIPE_MS, OSDP_MS, BACK_S = 20.0, 150.0, 3.0


class Heard:
    """Events with the moment at which each came (time.monotonic)."""

    def __init__(self) -> None:
        self._events: list[tuple[ReaderEvent, float]] = []
        self._came = threading.Condition()

    def take(self, event: ReaderEvent) -> None:
        """What the driver calls."""
        with self._came:
            self._events.append((event, time.monotonic()))
            self._came.notify_all()

    def wait(self, kind: type[ReaderEvent]) -> float:
        """When the next event of a kind came; forgets all before."""
        with self._came:

            def found() -> float | None:
                return next((at for event, at in self._events if isinstance(event, kind)), None)

            assert self._came.wait_for(lambda: found() is not None, 30), f"no {kind.__name__}"
            at = found()
            self._events.clear()
            assert at is not None
            return at


@contextmanager
def running(reader: CardReader) -> Iterator[Heard]:
    """The driver on a thread, as in the hardware process."""
    heard, stop = Heard(), threading.Event()
    thread = threading.Thread(target=reader.run, args=(heard.take, stop))
    thread.start()
    try:
        heard.wait(ReaderBack)
        yield heard
    finally:
        stop.set()
        reader.cancel()
        thread.join(15)


def told(what: str, values: list[float], percent: float, limit: float, unit: str) -> None:
    """One line of figures."""
    high = percentile(values, percent)
    spread = f"p50 {median(values):.1f}, p{percent:g} {high:.1f}, worst {max(values):.1f} {unit} of {len(values)}"
    print(f"\n{what}: {spread}; {verdict(high, limit, f' {unit}')}")


def backs(simulator: Simulator, heard: Heard) -> list[float]:
    """Seconds from the line's return to the driver's word."""
    took = []
    for _ in range(FAULTS):
        simulator.client.unplug()
        heard.wait(ReaderLost)
        # longer than any back-off needs to reach its limit
        time.sleep(2.5)
        began = time.monotonic()
        simulator.client.replug()
        took.append(heard.wait(ReaderBack) - began)
    return took


def cards(simulator: Simulator, heard: Heard, names: Callable[[int], str], times: int) -> Iterator[float]:
    """Milliseconds from the moment at which the simulator put the last byte on the line to the event."""
    for number in range(SWIPES):
        # two frames of RDM6300 decide, two tracks of a stripe
        simulator.client.swipe(names(number), times=times)
        at = heard.wait(CardRead)
        yield (at - simulator.client.state()["last_s"]) * 1000
        time.sleep(0.2)


@pytest.mark.parametrize(
    ("protocol", "times", "names"),
    [
        ("rdm6300", 2, lambda number: f"62E3{number:06X}"),
        ("magstripe", 1, lambda number: f"2071{number:04}"),
    ],
)
def test_swipe_to_event(tmp_path: Path, protocol: str, times: int, names: Callable[[int], str]) -> None:
    with start_reader(tmp_path, baud=BAUD, protocol=protocol) as simulator:
        driver = SerialReader(str(simulator.link), BAUD, SERIAL_PROTOCOLS[protocol])
        with running(driver) as heard:
            took = list(cards(simulator, heard, names, times))
            told(f"{protocol}: last byte to event", took, 99, SWIPE_MS, "ms")
            told(f"{protocol}: line back to reader back", backs(simulator, heard), 100, BACK_S, "s")


def test_osdp_card_to_event(tmp_path: Path) -> None:
    with start_osdp(tmp_path, baud=BAUD, key=KEY) as simulator, running(OsdpReader(str(simulator.link), BAUD, 1, KEY)) as heard:
        took = []
        for number in range(SWIPES):
            began = time.monotonic()
            simulator.client.swipe(f"118:{number + 1}")
            took.append((heard.wait(CardRead) - began) * 1000)
            time.sleep(0.013 * (number % 7))
        told("osdp: card at the reader to event, over the secure channel", took, 95, OSDP_MS, "ms")
        told("osdp: line back to reader back, handshake and all", backs(simulator, heard), 100, BACK_S, "s")
