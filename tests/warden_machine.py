"""A machine for the warden: what stands for systemctl is a real program that writes down how it was called."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.warden.deeds import Deeds
from kiosk.warden.installing import Installing
from kiosk.warden.kept import Kept
from kiosk.warden.releases import Releases
from kiosk.warden.warden import Warden
from kiosk.warden.word import read_word
from tests.enrolled import DEVICE, NOON_MS, Central

_RECORDER = """#!/bin/sh
echo "$*" >> "{folder}/calls"
case "$1" in
show) cat "{folder}/starts" ;;
restart|--no-block) cat /proc/sys/kernel/random/uuid > "{folder}/starts" ;;
esac
{more}
"""


@dataclass
class Machine:
    """Folders of a device with a warden; central's key signs its orders."""

    folder: Path
    central: Central = field(default_factory=Central)
    #: The numbers of orders.
    number: int = 0
    #: The machine's start, as /proc names it.
    boot: str = "boot-1"
    now_ms: int = NOON_MS

    def __post_init__(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        (self.folder / "starts").write_text("first\n", encoding="ascii")
        self.introduce()
        self.record()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def releases(self) -> Path:
        return self.folder / "opt"

    @property
    def systemctl(self) -> Path:
        return self.folder / "systemctl"

    @property
    def root_file(self) -> Path:
        return self.folder / "update-root.json"

    def introduce(self, device: str = DEVICE) -> None:
        """What sync writes at its start."""
        public = self.central.signing.public_key().public_bytes_raw()
        (self.data / "warden.json").write_text(json.dumps({"device": device, "central": b64encode(public).decode()}), encoding="ascii")

    def record(self, more: str = "") -> None:
        """The program that stands for systemctl, which also does `more`."""
        self.systemctl.write_text(_RECORDER.format(folder=self.folder, more=more), encoding="utf-8")
        self.systemctl.chmod(0o755)

    def calls(self) -> list[str]:
        """How it was called, but for questions."""
        try:
            told = (self.folder / "calls").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        return [call for call in told if not call.startswith(("show", "daemon-reload"))]

    def warden(self, *, trial_s: float = 300.0) -> Warden:
        """A warden as it starts: what it remembers is what lies on the disk."""
        kept, deeds = Kept(self.folder / "state"), Deeds((str(self.systemctl),), root=self.folder, timeout_s=20.0)
        installing = Installing(kept, Releases(self.releases), deeds, self.data / "updates", self.root_file, trial_s=trial_s)
        return Warden(kept, deeds, installing, self.data / "warden.json", boot=lambda: self.boot, now_ms=lambda: self.now_ms)

    def order(self, what: str, *, typ: str = "lumen-order", **changed: object) -> str:
        """Central's signed word, with the next number unless one is given."""
        self.number += 1
        claims: dict[str, object] = {"order": f"o-{self.number}", "device": DEVICE, "epoch": 1, "number": self.number, "what": what}
        claims |= {"issued_ms": NOON_MS, "expires_ms": NOON_MS + 3_600_000}
        return self.central.sign({**claims, **changed}, typ=typ)

    def claims(self, token: str) -> dict[str, object]:
        """What an order says."""
        return read_word(token, self.central.signing.public_key().public_bytes_raw(), DEVICE, self.now_ms).claims


def request(verb: str, order: str) -> bytes:
    """A line as it comes over the socket."""
    return json.dumps({"verb": verb, "order": order}).encode() + b"\n"
