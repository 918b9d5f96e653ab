"""A kiosk whose printer fails in every way, its hardware process that is killed, and the reckoning of every piece of paper."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import zxingcpp
from PIL import Image
from sqlalchemy import Connection

from kiosk.device.keys import device_keys
from kiosk.hardware.print_queue import Job, cancel_waiting, job, print_again, queue_receipt
from kiosk.hardware.receipt import Receipt
from kiosk.hardware.receipt_printer.commands import job_tag
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.simulators.control import Way, start_printer
from kiosk.settings import DeviceSettings
from kiosk.store.engine import open_store
from kiosk.store.migrate import upgrade

WIDTH = 384
ENDED_S = 60.0
CALM_TRIES = 40
#: The top of a copy, with its banner: in dots.
HEAD_DOTS = 220
ENDS = frozenset({"printed", "not_printed", "unknown", "cancelled"})


@dataclass(frozen=True)
class Paper:
    """One piece of paper: the receipt that can be read on it ("" none), whether it is marked, whether all of it is there."""

    number: str
    marked: bool
    whole: bool
    echo: str | None


def receipt(number: str) -> Receipt:
    """A receipt of somebody; number and name are told from each other by the number alone."""
    return Receipt(
        language="en",
        facility="Cedar Ridge",
        device_name="Kiosk C-014",
        at_text="June 3, 1:52 pm",
        person_line=f"Your receipt, {number}",
        lines=(("10 stamps", "$3.00"),),
        number_label="Receipt number",
        number=number,
        qr=f"LUMEN {number}",
        footer="Keep this paper.",
    )


class Kiosk:
    """One kiosk and the person at it."""

    def __init__(self, folder: Path, seed: int, *, way: Way, transport: str, mode: str) -> None:
        self._rng = random.Random(seed)
        self._mode = mode
        self._folder = folder
        self._out = folder / "paper"
        folder.mkdir(parents=True)
        self._printer = start_printer(folder, self._out, baud=0, width=WIDTH, way=way)
        port = f"127.0.0.1:{self._printer.client.state()['port']}" if way == "tcp" else str(folder / "printer")
        settings = DeviceSettings.model_validate(
            {
                "data": folder / "data",
                "serial": "K-1",
                "central_url": "http://127.0.0.1:9",
                "printer": {"transport": transport, "port": port, "baud": 921_600, "width_dots": WIDTH, "mode": mode},
            }
        )
        settings.data.mkdir()
        (folder / "settings.toml").write_text(
            f'data = "{settings.data}"\nserial = "K-1"\ncentral_url = "http://127.0.0.1:9"\n[printer]\ntransport = "{transport}"\n'
            f'port = "{port}"\nbaud = 921600\nwidth_dots = {WIDTH}\nmode = "{mode}"\n'
        )
        self._store = open_store(settings.store_path, device_keys(settings, create=True).store_key, create=True)
        upgrade(self._store)
        self._hardware = self._started()
        self._jobs: list[str] = []
        self._pause = Event()
        self.faults: Counter[str] = Counter()

    @property
    def made(self) -> int:
        """Print jobs so far."""
        return len(self._jobs)

    def turn(self) -> None:
        """One fault, one job that meets it, and the end of both."""
        name = self._rng.choice(tuple(FAULTS))
        self.faults[name] += 1
        FAULTS[name](self)
        made = self._job()
        self._jobs.append(made)
        if self._rng.random() < 0.05:
            with self._store.write() as conn:
                cancel_waiting(conn, 2)
        if self._rng.random() < 0.05:
            self._kill(made)
        self._ended(made)
        self._lift()

    def calm(self) -> None:
        """After everything, a receipt comes out: the printer is not lost for good. On a busy machine it may take some tries."""
        self._do("hold_echo", on=False)
        for _ in range(CALM_TRIES):
            with self._store.write() as conn:
                self._jobs.append(self._new(conn))
            self._ended(self._jobs[-1])
            if self._state(self._jobs[-1]).state == "printed":
                return
        raise AssertionError(f"nothing prints any more: {self._state(self._jobs[-1])}, {self._printer.client.state()}")

    def close(self) -> None:
        """End the processes."""
        self._hardware.terminate()
        self._hardware.wait(30)
        self._printer.stop()
        self._store.close()

    # --- what happens

    def paper_out(self) -> None:
        """Within the job, or before it."""
        if self._rng.random() < 0.5:
            self._do("stall", after=self._somewhere())
        self._printer.client.paper("out")

    def stall(self) -> None:
        """It takes no more bytes."""
        self._do("stall", after=self._somewhere())

    def power(self) -> None:
        """It goes dark at a byte."""
        self._do("power_cut_at", bytes=self._somewhere())

    def cover(self) -> None:
        """Open."""
        self._do("cover", state="open")

    def cutter(self) -> None:
        """Jammed."""
        self._do("cutter", state="jam")

    def lost_echo(self) -> None:
        """It prints and does not say so."""
        self._do("lose_echo")

    def late_echo(self) -> None:
        """It says so when another job is under way."""
        self._do("hold_echo")

    def unplugged(self) -> None:
        """The cable is out, at a byte or before."""
        if self._rng.random() < 0.5:
            self._do("stall", after=self._somewhere())
        self._do("unplug")

    def silent(self) -> None:
        """A clone that answers nothing, or little."""
        self._do("clone", answers=self._rng.choice(("nothing", "status", "in_turn", "automatic")))

    def well(self) -> None:
        """Nothing: what went before may still be felt."""

    def _somewhere(self) -> int:
        return self._rng.randint(1, 1_100 if self._mode == "text" else 45_000)

    def _do(self, what: str, **details: object) -> None:
        self._printer.client.do(what, **details)

    def _lift(self) -> None:
        self._do("clone", on=False)
        self._do("replug")
        self._do("power", on=True)
        self._do("resume")
        self._do("cover", state="closed")
        self._do("cutter", state="ok")
        self._printer.client.paper(self._rng.choice(("ok", "low")))
        self._do("lose_echo", on=False)
        if self._rng.random() < 0.7:
            self._do("hold_echo", on=False)

    def _job(self) -> str:
        """A new receipt; or one more copy of an earlier one, by the person's choice."""
        with self._store.write() as conn:
            if self._jobs and self._rng.random() < 0.35:
                return print_again(conn, self._rng.choice(self._jobs[-6:]), 1)
            return self._new(conn)

    def _new(self, conn: Connection) -> str:
        number = f"R-{len(self._jobs):04}-{self._rng.randrange(10_000):04}"
        return queue_receipt(conn, f"resident-{len(self._jobs)}", receipt(number), 1)

    def _kill(self, made: str) -> None:
        """Mostly while it prints, sometimes before."""
        self.faults["killed"] += 1
        end = time.monotonic() + self._rng.uniform(0, 2)
        while self._state(made).state == "queued" and time.monotonic() < end:
            self._pause.wait(0.002)
        self._pause.wait(self._rng.uniform(0, 0.1))
        self._hardware.kill()
        self._hardware.wait()
        self._hardware = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "tests.torture.printing_process", str(self._folder / "settings.toml")])

    def _ended(self, made: str) -> None:
        end = time.monotonic() + ENDED_S
        while self._state(made).state not in ENDS:
            if time.monotonic() > end:
                raise AssertionError(f"a job did not end: {self._state(made)}, {self._printer.client.state()}")
            self._pause.wait(0.01)

    def _state(self, made: str) -> Job:
        with self._store.read() as conn:
            found = job(conn, made)
        assert found is not None
        return found

    # --- the reckoning

    def reckon(self) -> Counter[str]:
        """Hold every job against the paper; raises AssertionError. Returns how many ended in which way, and the pieces of paper."""
        jobs = [self._state(made) for made in dict.fromkeys(self._jobs)]
        papers = [self._read(path) for path in sorted(self._out.glob("receipt-*.json"))]
        echoed = {paper.echo: paper for paper in papers if paper.echo is not None}
        for one in jobs:
            assert one.state in ENDS, one
            if one.state == "printed":
                # a clone that confirms in turn names no job
                named = echoed.get(job_tag(one.id).decode())
                found = [named] if named else [paper for paper in papers if paper.number == one.receipt.number]
                wanted = (one.receipt.number, one.duplicate, True)
                assert wanted in [(paper.number, paper.marked, paper.whole) for paper in found], f"said to be printed: {one}, {found}"
        for number in {one.receipt.number for one in jobs}:
            mine = [one for one in jobs if one.receipt.number == number]
            sent = Counter(one.duplicate for one in mine if one.state in {"printed", "unknown"})
            out = Counter(paper.marked for paper in papers if paper.number == number)
            assert sent[False] <= 1, f"two first copies were sent: {mine}"
            assert out[False] <= sent[False], f"an unmarked paper that no job accounts for: {number}"
            assert out[True] <= sent[True], f"a marked paper that no job accounts for: {number}"
        return Counter([one.state for one in jobs] + ["papers"] * len(papers) + ["copies" for one in jobs if one.duplicate])

    def _read(self, path: Path) -> Paper:
        facts = json.loads(path.read_text())
        if self._mode == "text":
            lines: list[str] = facts["text"]
            named = [line.removeprefix("Your receipt, ") for line in lines if line.startswith("Your receipt, ")]
            assert len(named) <= 1, f"two receipts on one paper: {lines}"
            marked = any("DUPLICATE" in line for line in lines)
            return Paper(named[0] if named else "", marked, "Lumen" in lines, facts["echo"])
        picture = Image.open(path.with_suffix(".png"))
        found = [code.text.removeprefix("LUMEN ") for code in zxingcpp.read_barcodes(picture.convert("L"))]
        assert len(found) <= 1, f"two receipts on one paper: {found}"
        if not found:
            return Paper("", False, False, facts["echo"])
        copy = _drawn(found[0], duplicate=True)
        marked = picture.crop((0, 0, WIDTH, HEAD_DOTS)).tobytes() == copy.crop((0, 0, WIDTH, HEAD_DOTS)).tobytes()
        wanted = copy if marked else _drawn(found[0], duplicate=False)
        whole = picture.crop((0, 0, *wanted.size)).tobytes() == wanted.tobytes()
        return Paper(found[0], marked, whole, facts["echo"])


def _drawn(number: str, *, duplicate: bool) -> Image.Image:
    return draw_receipt(receipt(number), WIDTH, duplicate=duplicate)


#: What may happen to a job.
FAULTS: dict[str, Callable[[Kiosk], None]] = {
    "paper out": Kiosk.paper_out,
    "stall": Kiosk.stall,
    "power cut": Kiosk.power,
    "cover": Kiosk.cover,
    "cutter": Kiosk.cutter,
    "echo lost": Kiosk.lost_echo,
    "echo late": Kiosk.late_echo,
    "unplugged": Kiosk.unplugged,
    "clone": Kiosk.silent,
    "well": Kiosk.well,
}
