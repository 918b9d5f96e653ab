"""What is said while a device is enrolled, in plain words."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject


class Said(NamedTuple):
    """What goes on now, or what is in the way; `hue` and `icon` of its card."""

    title: str
    line: str
    hue: str
    icon: str


class EnrolWords(QObject):
    """Says it in the language of the screen."""

    def title(self, kind: str) -> str:
        """What is done here."""
        return self.tr("Set up this tablet") if kind == "tablet" else self.tr("Set up this kiosk")

    def line(self) -> str:
        """What facility IT does."""
        return self.tr("In the admin console choose “Add a device” and scan this. Then compare the fingerprint in both places.")

    def code_label(self, code: str) -> str:
        """What the square code is, for who cannot see it."""
        return self.tr("Square code of this device. Its code is %1.").replace("%1", " ".join(code.replace("-", ""))) if code else ""

    def steps(self, order: tuple[str, ...], step: str, *, stopped: bool) -> list[dict[str, str]]:
        """The way, and where this device is on it."""
        titles = (self.tr("Network"), self.tr("Central"), self.tr("Approval"), self.tr("Ready"))
        at = order.index(step) if step in order else -1
        here = "stopped" if stopped else "now"
        states = ["done" if number < at else "later" if number > at else here for number in range(len(order))]
        return [{"title": title, "state": state} for title, state in zip(titles, states, strict=True)]

    def facts(self, serial: str, address: str, central: str, software: str) -> list[dict[str, str]]:
        """What this device is, to compare with the label on it. `central`: where it looks for central; "" while that is no question."""
        told = [
            {"name": self.tr("Serial number"), "value": serial},
            {"name": self.tr("Network"), "value": address or self.tr("None")},
            {"name": self.tr("Software"), "value": software},
        ]
        return [*told, {"name": self.tr("Central"), "value": central}] if central else told

    def said(self, step: str, trouble: str, *, waiting: bool, wait: str, clock: str) -> Said:
        """What goes on now."""
        if waiting:
            line = self.tr("This code stops working in %1. A new one will appear.").replace("%1", wait)
            if trouble == "code_file":
                line = f"{self.tr('The code in the file is too old or was used.')} {line}"
            return Said(self.tr("Waiting for approval"), line, "honey", "clock")
        if step == "ready":
            line = self.tr("This device takes the rules of the facility. Sign-in comes next.")
            return Said(self.tr("Approved"), line, "leaf", "circle-check")
        if not trouble:
            return Said(self.tr("One moment"), self.tr("This device is getting ready."), "slate", "hourglass")
        return self._troubles(clock)[trouble]

    def _troubles(self, clock: str) -> dict[str, Said]:
        soon = self.tr("It goes on by itself.")
        address = self.tr("Look at the address below.")
        settings = self.tr("The settings do not say how to know central. Add the fingerprint of its CA.")
        stranger = self.tr("Whoever answers is not the facility's central. Check the address and the CA.")
        time = self.tr("It says: %1. If that is wrong, connect a time server.").replace("%1", clock)
        return {
            "network": Said(self.tr("No network"), f"{self.tr('Look at the cable and the switch.')} {soon}", "rose", "network"),
            "name": Said(self.tr("Central's name is not known"), f"{address} {self.tr('Look at the DNS too.')}", "rose", "network"),
            "central": Said(self.tr("Central does not answer"), f"{address} {soon}", "rose", "cloud-off"),
            "busy": Said(self.tr("Central is busy"), f"{self.tr('Many devices are being set up.')} {soon}", "honey", "hourglass"),
            "no_ca": Said(self.tr("Central is not known"), settings, "rose", "lock-keyhole"),
            "stranger": Said(self.tr("This is not central"), stranger, "rose", "triangle-alert"),
            "clock": Said(self.tr("The clock may be wrong"), time, "rose", "clock"),
            "refused": Said(self.tr("Facility IT said no"), self.tr("Ask them why. “New code” asks once more."), "rose", "x"),
        }
