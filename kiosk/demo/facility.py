"""One whole facility on this machine: central, the link, a wall kiosk's processes, and the simulators of its parts.

The demo and the end-to-end tests use it; the screen process is theirs to choose.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pyotp

from kiosk.demo.letters import deliver, demo_letters
from kiosk.demo.link import Link
from kiosk.demo.machine import DemoMachine
from kiosk.demo.process import Process, free_port, port_answers, run, wait_until
from kiosk.hardware.simulators.control import SimulatorClient
from resources import RESOURCES

#: Readers that the demo can have: both know the cards below.
ReaderKind = Literal["rdm6300", "osdp"]
POLICY = RESOURCES / "policies" / "default.json"
#: Luis, whose PIN staff gave, and Priya of facility IT are there when the demo tells its story.
CARDS = {
    "Marcus": "62E3086CED",
    "Andre": "0A00C3F211",
    "Luis": "62E4410B7A",
    "Priya": "5500A1B2C3",
    "lost": "62E4990D11",
    "unknown": "77AA00BB11",
}
PINS = {"Marcus": "274913", "Andre": "805162", "Luis": "613580", "Priya": "730264"}

#: Written into a data folder that this program made, so that it never deletes a folder that is not its own.
_MARK = ".lumen-demo"


class Facility:
    """Central and one kiosk with everything around them, in `data`.

    `screen` is the Python command of the screen process, to which `--settings FILE` is appended.
    """

    def __init__(self, data: Path, screen: Sequence[str] = ("-m", "kiosk", "screen"), *, reader: ReaderKind = "rdm6300") -> None:
        self.data = data.resolve()
        self._reader_kind = reader
        self.maildir = self.data / "maildir"
        self.receipts = self.data / "receipts"
        self.settings_file = self.data / "kiosk.toml"
        self.central_data = self.data / "central"
        self.database = f"sqlite:///{self.central_data / 'central.db'}"
        self.central_port, self.smtp_port, self.calls_port = free_port(), free_port(), free_port()
        self.link = Link(self.central_port)
        self.machine = DemoMachine(self.data / "sysfs")
        logs = self.data / "logs"
        self._central_options = ["--database", self.database, "--data", str(self.central_data)]
        self.central = Process(
            "central",
            [
                *("-m", "central.cli", "serve", *self._central_options, "--port", str(self.central_port), "--tls"),
                *("--smtp-port", str(self.smtp_port), "--maildir", str(self.maildir)),
                *("--sms-folder", str(self.data / "sms")),
            ],
            logs / "central.log",
        )
        # Plain HTTP on this machine, so that a contact's browser here opens the page without the facility's CA.
        calls = ["-m", "central.cli", "call", "serve", *self._central_options, "--port", str(self.calls_port)]
        self.calls = Process("calls", calls, logs / "calls.log")
        self.console_port = free_port()
        console = ["-m", "central.cli", "console", "serve", *self._central_options, "--port", str(self.console_port)]
        self.console = Process("console", console, logs / "console.log")
        #: Sign-in name, password and secret of the second factor of a made-up member of staff; where the demo tells its story.
        self.staff: tuple[str, str, str] | None = None
        self.media = Process("media", ["-m", "central.cli", "seed-demo-media", *self._central_options], logs / "media.log")
        self._reader_socket, self._printer_socket = self.data / "reader.sock", self.data / "printer.sock"
        self.reader, self.printer = SimulatorClient(self._reader_socket), SimulatorClient(self._printer_socket)
        reader_line, printer_line = self.data / "reader.tty", self.data / "printer.tty"
        simulators = "kiosk.hardware.simulators"
        # an OSDP reader that nobody paired yet: the demo pairs it as facility IT does
        kind = ["osdp", "--key", str(self.data / "reader.key")] if reader == "osdp" else ["reader"]
        self.reader_simulator = Process(
            "reader simulator",
            ["-m", f"{simulators}.{kind[0]}", *kind[1:], "--link", str(reader_line), "--control", str(self._reader_socket)],
            logs / "reader.log",
        )
        self.printer_simulator = Process(
            "printer simulator",
            [
                *("-m", f"{simulators}.printer", "--link", str(printer_line)),
                *("--control", str(self._printer_socket), "--out", str(self.receipts)),
            ],
            logs / "printer.log",
        )
        settings = ["--settings", str(self.settings_file)]
        self.sync = Process("sync", ["-m", "kiosk", "sync", *settings], logs / "sync.log")
        self.hardware = Process("hardware", ["-m", "kiosk", "hardware", *settings], logs / "hardware.log")
        self.screen = Process("screen", [*screen, *settings], logs / "screen.log")
        self._lines = (reader_line, printer_line)
        self._fingerprint = ""

    # --- set-up ------------------------------------------------------------------------------------------------------

    def prepare(self, *, story: bool = False) -> None:
        """Make the data folder anew: central's database with its people (and what happened lately), and an enrolled kiosk.

        Raises FileExistsError when the folder holds something that is not a demo's.
        """
        if self.data.exists() and any(self.data.iterdir()) and not (self.data / _MARK).exists():
            raise FileExistsError(f"{self.data} is not empty and was not made by the demo; name another folder with --data")
        shutil.rmtree(self.data, ignore_errors=True)
        for folder in (self.data, self.data / "logs", self.central_data, self.receipts, self.data / "kiosk"):
            folder.mkdir(parents=True, exist_ok=True)
        (self.data / _MARK).touch()
        self._write_settings()
        self.machine.make()
        self.run_central("migrate")
        self.run_central("seed-demo", str(self._policy()), *(["--story"] if story else []))
        if story:
            self.run_central("card", "issue", "andre.wells", CARDS["lost"])
            self.run_central("card", "lost", CARDS["lost"])
            login, password, secret = self.run_central("console", "demo-staff").split()[-3:]
            self.staff = (login, password, secret)
        self._fingerprint = self.run_central("tls", "init").strip()
        run(["-m", "central.cli", "tls", "issue", "127.0.0.1", "--data", str(self.central_data)])

    def _policy(self) -> Path:
        """The demo's policy, with the address of this demo's page for contacts."""
        policy = json.loads(POLICY.read_text())
        policy.setdefault("visits", {})["page_url"] = self._calls_url
        file = self.data / "policy.json"
        file.write_text(json.dumps(policy, ensure_ascii=False))
        return file

    @property
    def _calls_url(self) -> str:
        return f"http://127.0.0.1:{self.calls_port}"

    def _write_settings(self) -> None:
        reader_line, printer_line = self._lines
        self.settings_file.write_text(
            f"data = {json.dumps(str(self.data / 'kiosk'))}\n"
            'kind = "kiosk"\n'
            'serial = "DEMO-0001"\n'
            f'central_url = "https://127.0.0.1:{self.link.port}"\n'
            f'calls_url = "{self._calls_url}"\n'
            f"sysfs = {json.dumps(str(self.machine.root))}\n"
            f'[reader]\nprotocol = "{self._reader_kind}"\nport = {json.dumps(str(reader_line))}\nbaud = 9600\n'
            f'[printer]\nport = {json.dumps(str(printer_line))}\nbaud = 115200\nwidth_dots = 576\nmode = "raster"\n'
        )

    def run_central(self, *arguments: str) -> str:
        """Run a `central` command on the demo's database and return what it printed."""
        return run(["-m", "central.cli", *arguments, *self._central_options])

    def start_central(self) -> None:
        """Start central and wait until it answers, on HTTP and SMTP."""
        for process in (self.central, self.calls):
            if not process.running:
                process.start()
        wait_until(lambda: port_answers(self.central_port) and port_answers(self.smtp_port), f"central ({self.central.log})")
        wait_until(lambda: port_answers(self.calls_port), f"central's calls ({self.calls.log})")

    def start_console(self) -> None:
        """Start the staff console; nobody waits for it."""
        if self.staff is not None and not self.console.running:
            self.console.start()

    @property
    def console_url(self) -> str:
        """Where a browser on this machine reaches the staff console (plain HTTP: browsers take this machine for private)."""
        return f"http://localhost:{self.console_port}"

    def staff_code(self) -> str:
        """The code that the made-up member of staff's authenticator shows now."""
        return "" if self.staff is None else pyotp.TOTP(self.staff[2]).now()

    def fill_store(self) -> None:
        """Let the media store fill while everything else starts: reading its files takes central some seconds."""
        self.media.start()

    def enrol(self) -> None:
        """Join the kiosk to the fleet with a one-time code."""
        code = self.run_central("device", "code", "--name", "Kiosk C-014").split()[-1]
        run(["-m", "kiosk", "enrol", "--settings", str(self.settings_file), "--code", code, "--ca-fingerprint", self._fingerprint])

    def start_device(self) -> None:
        """Start the simulators and the device's processes."""
        self.reader_simulator.start()
        self.printer_simulator.start()
        parts = (*self._lines, self._reader_socket, self._printer_socket)
        wait_until(lambda: all(part.exists() for part in parts), "the simulators")
        if self._reader_kind == "osdp":
            run(["-m", "kiosk", "reader", "pair", "--settings", str(self.settings_file)])
        for process in (self.sync, self.hardware, self.screen):
            process.start()
        self.wait_for_parts()

    def wait_for_parts(self) -> None:
        """Until the hardware process has opened the reader and the printer."""
        for part in ("reader", "printer"):
            wait_until(
                lambda part=part: f'"part": "{part}", "state": "ok"' in self.hardware.said(),  # type: ignore[misc]
                f"the {part} ({self.hardware.log})",
            )

    def send_letters(self) -> None:
        """Let the waiting mail arrive."""
        for mail in demo_letters():
            deliver(mail, self.smtp_port)

    # --- what a person at the kiosk does -----------------------------------------------------------------------------

    def swipe(self, who: str) -> None:
        """Hold the card of someone in `CARDS` at the reader."""
        self.reader.swipe(CARDS[who])

    def paper(self, state: str) -> None:
        """Put the printer's paper in state `ok`, `low` or `out`."""
        self.printer.paper(state)

    def receipt_pictures(self) -> list[Path]:
        """Every receipt that came out of the printer, oldest first."""
        return sorted(self.receipts.glob("receipt-*.png"))

    def mails_out(self) -> list[Path]:
        """Every mail that central sent, oldest first."""
        return sorted((self.maildir / "new").glob("*"), key=lambda path: path.stat().st_mtime)

    # --- ending ------------------------------------------------------------------------------------------------------

    def processes(self) -> tuple[Process, ...]:
        """All processes, in the order in which they are stopped."""
        device = (self.screen, self.hardware, self.sync, self.reader_simulator, self.printer_simulator)
        return (*device, *((self.console,) if self.staff is not None else ()), self.calls, self.central)

    def stop(self) -> None:
        """Stop everything cleanly."""
        started = time.monotonic()
        for process in (*self.processes(), self.media):
            process.stop(seconds=max(1.0, 15.0 - (time.monotonic() - started)))
        self.link.cut()
