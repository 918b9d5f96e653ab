"""A device's folder with a real store, and simulators over real pseudo terminals."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.device.keys import device_keys
from kiosk.hardware.agent import run_hardware
from kiosk.hardware.part_status import PartStatus, part_status
from kiosk.hardware.print_queue import Job, job, queue_receipt
from kiosk.hardware.receipt import Receipt
from kiosk.hardware.receipt_printer import driver, worker
from kiosk.hardware.simulators.control import Simulator, start_printer, start_reader
from kiosk.settings import DeviceSettings, PrinterSettings, ReaderSettings
from kiosk.store.engine import Store, open_store
from kiosk.store.schema import metadata

DEADLINE_S = 30.0


def eventually(what: str, holds: Callable[[], bool], deadline_s: float = DEADLINE_S) -> None:
    """Wait for a condition; fails with `what` when it does not come true in time."""
    end = time.monotonic() + deadline_s
    pause = threading.Event()
    while not holds():
        if time.monotonic() > end:
            pytest.fail(f"waited {deadline_s:.0f} s: {what}")
        pause.wait(0.02)


def receipt(number: str = "R-7712-0418", name: str = "Marcus") -> Receipt:
    """A receipt of somebody."""
    return Receipt(
        language="en",
        facility="Cedar Ridge",
        device_name="Kiosk C-014",
        at_text="June 3, 1:52 pm",
        person_line=f"Your receipt, {name}",
        id_line="ID ending 4471",
        lines=(("Reply to Rosa Hale", "1 stamp"),),
        number_label="Receipt number",
        number=number,
        qr=f"LUMEN:RECEIPT:{number}",
        footer="Keep this paper.",
    )


@dataclass
class Kiosk:
    """One device under test."""

    folder: Path
    store: Store
    settings: DeviceSettings

    @property
    def out(self) -> Path:
        """Where the printer's receipts appear."""
        return self.folder / "paper"

    def queue(self, number: str = "R-7712-0418", name: str = "Marcus", resident: str = "r1") -> str:
        """Queue a receipt; its job."""
        with self.store.write() as connection:
            return queue_receipt(connection, resident, receipt(number, name), 1)

    def job(self, job_id: str) -> Job:
        """How a job stands."""
        with self.store.read() as connection:
            found = job(connection, job_id)
        assert found is not None
        return found

    def part(self, name: str) -> PartStatus:
        """How a part stands."""
        with self.store.read() as connection:
            return part_status(connection, "reader" if name == "reader" else "printer")

    def wait_part(self, name: str, state: str, code: str = "") -> None:
        """Wait until a part is so."""
        eventually(f"{name} {state} {code}", lambda: (self.part(name).state, self.part(name).code) == (state, code))

    def wait_job(self, job_id: str, *states: str) -> Job:
        """Wait until a job ends in one of `states`; fails at any other end."""
        eventually(f"job {states}", lambda: self.job(job_id).state not in {"queued", "printing"})
        ended = self.job(job_id)
        assert ended.state in states, ended
        return ended

    @contextmanager
    def hardware(self) -> Iterator[None]:
        """The hardware agent in a thread of this process, stopped at the end within its deadline."""
        stop = threading.Event()
        thread = threading.Thread(target=run_hardware, args=(self.settings, stop))
        thread.start()
        try:
            # jobs of before the start are cancelled by it
            eventually("the agent starts", lambda: self.part("printer").state != "unknown" or self.part("printer").code == "mute")
            yield
        finally:
            stop.set()
            thread.join(15)
            assert not thread.is_alive(), "the agent did not stop"

    def process(self) -> subprocess.Popen[bytes]:
        """The hardware agent as a process of its own, to be killed."""
        command = [sys.executable, "-m", "kiosk.hardware", str(self.folder / "settings.toml")]
        return subprocess.Popen(command)


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look more often and give up sooner than on a real line, so that faults are quick to see."""
    monkeypatch.setattr(driver, "DEFAULT_PATIENCE", driver.Patience(status_s=0.6, stall_s=0.6, echo_s=1.5, stop_s=1.0))
    monkeypatch.setattr(worker, "STATUS_EVERY_S", 0.3)
    monkeypatch.setattr(worker, "RECONNECT_EVERY_S", 0.2)


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    """A device that has a reader and a printer configured, neither of them plugged in yet."""
    settings = DeviceSettings(
        data=tmp_path / "data",
        serial="K-1",
        central_url="http://127.0.0.1:9",
        reader=ReaderSettings(port=str(tmp_path / "reader")),
        printer=PrinterSettings(port=str(tmp_path / "printer"), baud=921_600),
    )
    settings.data.mkdir()
    (tmp_path / "settings.toml").write_text(
        f'data = "{settings.data}"\nserial = "K-1"\ncentral_url = "http://127.0.0.1:9"\n'
        f'reader = {{ port = "{tmp_path / "reader"}" }}\nprinter = {{ port = "{tmp_path / "printer"}", baud = 921600 }}\n'
    )
    store = open_store(settings.store_path, device_keys(settings, create=True).store_key, create=True)
    metadata.create_all(store.engine)
    yield Kiosk(tmp_path, store, settings)
    store.close()


@pytest.fixture
def printer(kiosk: Kiosk) -> Iterator[Simulator]:
    """A printer without pacing."""
    with start_printer(kiosk.folder, kiosk.out, baud=0) as simulator:
        yield simulator


@pytest.fixture
def reader(kiosk: Kiosk) -> Iterator[Simulator]:
    """A reader at 9600 baud."""
    with start_reader(kiosk.folder) as simulator:
        yield simulator
