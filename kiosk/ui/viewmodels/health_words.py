"""What each check says, in the words of the IT screen: a title, a value, and what to do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from kiosk.device.health.findings import Finding
from kiosk.device.health.journal import HealthEvent, LastWord
from kiosk.ui.words import Words

#: The icon of each check, in the order of the tiles. Checks of a newer program come last, with its own sentences.
ICONS = {
    "card reader": "credit-card",
    "receipt printer": "printer",
    "network": "network",
    "connection": "refresh-cw",
    "queue": "send",
    "touch screen": "hand",
    "sound": "headphones",
    "camera": "camera",
    "microphone": "mic",
    "disk": "hard-drive",
    "memory": "memory-stick",
    "temperature": "thermometer",
    "battery": "battery-medium",
    "clock": "clock",
    "hardware process": "activity",
    "store": "database",
    "keys": "key-round",
    "enrolment": "building-2",
    "updates": "package",
}
#: What is told by a number that the finding carries.
_MEASURED = {
    "connection": {"ok", "lost", "silent"},
    "queue": {"ok", "old", "frozen"},
    "disk": {"ok", "low"},
    "memory": {"ok", "low"},
    "temperature": {"ok", "warm", "hot"},
    "battery": {"ok", "charging", "low", "empty"},
    "network": {"ok"},
    "clock": {"off", "stepped"},
}
_PARTS = ("card reader", "receipt printer")


class HealthWords(QObject):
    """Words for findings; `words` formats times."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def title(self, check: str) -> str:
        """What a check is called."""
        return {
            "card reader": self.tr("Card reader"),
            "receipt printer": self.tr("Receipt printer"),
            "network": self.tr("Network"),
            "connection": self.tr("Last sync"),
            "queue": self.tr("Waiting to be sent"),
            "touch screen": self.tr("Touch screen"),
            "sound": self.tr("Handset and speaker"),
            "camera": self.tr("Camera"),
            "microphone": self.tr("Microphone"),
            "disk": self.tr("Disk"),
            "memory": self.tr("Memory"),
            "temperature": self.tr("Temperature"),
            "battery": self.tr("Battery"),
            "clock": self.tr("Clock"),
            "hardware process": self.tr("Watch over the parts"),
            "store": self.tr("Saved data"),
            "keys": self.tr("Keys"),
            "enrolment": self.tr("Enrolment"),
            "updates": self.tr("News from central"),
        }.get(check, self._words.sentence(check))

    def value(self, finding: Finding, looked_ms: int, now_ms: int) -> str:
        """What is so, in a few words; the device's own sentence for what these words do not know."""
        if finding.code in _MEASURED.get(finding.check, ()):
            return self._measured(finding, looked_ms, now_ms)
        return self._values(finding.check).get(finding.code, finding.text)

    def _measured(self, finding: Finding, looked_ms: int, now_ms: int) -> str:
        def told(name: str) -> int:
            return int(finding.values.get(name, 0))

        free = self.tr("%1% free").replace("%1", str(told("percent")))
        little = self.tr("Only %1 MiB free").replace("%1", self._words.number(told("free_mib")))
        room = little if finding.code == "low" else free
        off = self.tr("%1 off").replace("%1", self._words.wait(told("off_ms")))
        jumped = self.tr("Jumped by %1").replace("%1", self._words.wait(told("step_ms")))
        return {
            "connection": self._words.ago(looked_ms - told("ago_ms"), now_ms),
            "queue": self.tr("%n command(s)", "", told("count")),
            "disk": room,
            "memory": room,
            "temperature": self.tr("%1 °C").replace("%1", str(told("celsius"))),
            "battery": f"{told('percent')}%",
            "network": self.tr("Wireless") if finding.values.get("kind") == "wireless" else self.tr("Wired"),
            "clock": off if finding.code == "off" else jumped,
        }[finding.check]

    def happened(self, one: HealthEvent) -> str:
        """What happened, in a few words."""
        return self._values(one.check).get(one.code, one.text)

    def fact(self, finding: Finding) -> str:
        """What else there is to tell of a part that is well; "" for nothing."""
        match finding.check, finding.code:
            case "network", "ok":
                return str(finding.values.get("address", ""))
            case "connection", "ok":
                return self.tr("Connected")
            case "battery", "charging":
                return self.tr("On its charger")
            case "keys", "encrypted_disk":
                return self.tr("On an encrypted disk")
        return ""

    def step(self, finding: Finding) -> str:
        """What to do about it."""
        return self._steps(finding.check).get(finding.code, finding.next_step)

    def _values(self, check: str) -> dict[str, str]:
        own = {
            "card reader": {
                "tamper": self.tr("Opened or torn off"),
                "not_secure": self.tr("Not secure"),
                "no_key": self.tr("Not paired"),
                "no_driver": self.tr("Driver is missing"),
                "reader_fault": self.tr("Driver stopped"),
            },
            "receipt printer": {
                "paper_low": self.tr("Paper is low"),
                "paper_out": self.tr("Out of paper"),
                "cover_open": self.tr("Cover is open"),
                "cutter": self.tr("Cutter is stuck"),
                "mute": self.tr("Does not tell"),
                "broken": self.tr("Broken"),
            },
            "network": {
                "no_link": self.tr("Not plugged in"),
                "no_address": self.tr("No address"),
                "none": self.tr("None found"),
                "unknown": self.tr("Does not tell"),
            },
            "connection": {"never": self.tr("Never")},
            "queue": {"empty": self.tr("Nothing waits")},
            "touch screen": {"ok": self.tr("Connected")},
            "sound": {"ok": self.tr("Connected")},
            "camera": {"ok": self.tr("Connected"), "test": self.tr("A test picture"), "off": self.tr("None fitted")},
            "microphone": {"ok": self.tr("Connected"), "off": self.tr("None fitted")},
            "disk": {"read_only": self.tr("Cannot be written to"), "unknown": self.tr("Does not tell")},
            "battery": {"worn": self.tr("Worn out"), "unknown": self.tr("Does not tell")},
            "clock": {"ok": self.tr("On time"), "uncertain": self.tr("Nobody told the time yet")},
            "hardware process": {
                "ok": self.tr("Working"),
                "silent": self.tr("Nobody looks"),
                "never": self.tr("Never looked"),
            },
            "store": {
                "ok": self.tr("Opens"),
                "outdated": self.tr("Of another version"),
                "missing": self.tr("Missing"),
                "no_keys": self.tr("Locked: no keys"),
                "unreadable": self.tr("Damaged"),
                "read_only": self.tr("Cannot be written to"),
                "unknown": self.tr("Not known"),
            },
            "keys": {
                "sealed": self.tr("Sealed"),
                "no_credentials": self.tr("Nothing opens them"),
                "encrypted_disk": self.tr("In a file"),
                "plain_disk": self.tr("In a file"),
                "some_disk": self.tr("In a file"),
                "loose": self.tr("Others can read them"),
                "missing": self.tr("Missing"),
            },
            "enrolment": {"ok": self.tr("Enrolled"), "none": self.tr("Not enrolled")},
            "updates": {"ok": self.tr("All used"), "set_aside": self.tr("Some could not be used")},
        }.get(check, {})
        shared = {
            "absent": self.tr("None fitted"),
            "gone": self.tr("Not there any more"),
            "failed": self.tr("Could not be checked"),
            "stale": self.tr("Not known now"),
        }
        return {**shared, **(self._part_values() if check in _PARTS else {}), **own}

    def _part_values(self) -> dict[str, str]:
        return {
            "ok": self.tr("Ready"),
            "lost": self.tr("Not connected"),
            "no_answer": self.tr("Does not answer"),
            "offline": self.tr("Offline"),
            "stopped": self.tr("Stopped"),
            "unknown": self.tr("Nothing heard yet"),
            "other": self.tr("Not working"),
            "care": self.tr("Works, with a warning"),
        }

    def _steps(self, check: str) -> dict[str, str]:
        cable, start = self.tr("Look at its cable and power."), self.tr("Start the hardware process.")
        own = {
            "card reader": {
                "tamper": self.tr("Look at the reader. Do not use it until then."),
                "not_secure": self.tr("Do not use it. Was it exchanged?"),
                "no_key": self.tr("Pair it with this device."),
                "no_driver": self.tr("Install the driver of its protocol."),
                "reader_fault": self.tr("It is started again. Look at the log."),
            },
            "receipt printer": {
                "paper_low": self.tr("Bring a new roll."),
                "paper_out": self.tr("Put in a new roll."),
                "cover_open": self.tr("Close the cover."),
                "cutter": self.tr("Open the cover and take the paper out."),
                "mute": self.tr("Look at its paper by hand."),
                "broken": self.tr("Switch it off and on."),
            },
            "network": {
                "no_link": self.tr("Look at the cable and the switch."),
                "no_address": self.tr("Look at the network's DHCP."),
                "none": self.tr("Look at the network hardware."),
                "unknown": self.tr("Look at its lights."),
            },
            "connection": {
                "never": self.tr("Check network and central."),
                "lost": self.tr("No connection to central."),
                "silent": self.tr("Check that the sync process runs."),
            },
            "queue": {
                "old": self.tr("They are safe. Check the connection."),
                "frozen": self.tr("Central takes none. Call central's staff."),
            },
            "disk": {
                "low": self.tr("Free space on the data disk."),
                "read_only": self.tr("Restart. If it stays so, replace the disk."),
                "unknown": self.tr("Look at the data folder."),
            },
            "memory": {"low": self.tr("Restart the device.")},
            "temperature": {
                "warm": self.tr("Clean the vents. Keep it out of the sun."),
                "hot": self.tr("Switch it off and let it cool."),
            },
            "battery": {
                "low": self.tr("Put it on its charger soon."),
                "empty": self.tr("Put it on its charger now."),
                "worn": self.tr("Take it out of use. Replace the battery."),
                "unknown": self.tr("Look at the charger's light."),
            },
            "clock": {
                "uncertain": self.tr("Wait for a connection."),
                "off": self.tr("Set the machine's own clock."),
                "stepped": self.tr("Look at what sets the machine's clock."),
            },
            "hardware process": {"silent": start, "never": start},
            "store": {
                "outdated": self.tr("Run the migration."),
                "unknown": self.tr("Look at the data folder."),
            },
            "keys": {
                "no_credentials": self.tr("Look with “lumen-kiosk doctor”, as root."),
                "plain_disk": self.tr("For tests only. Encrypt the disk."),
                "some_disk": self.tr("For tests only. Encrypt the disk."),
                "loose": self.tr("Close the folder to other users."),
                "missing": self.tr("Enrol this device."),
            },
            "enrolment": {"none": self.tr("Enrol this device.")},
            "updates": {"set_aside": self.tr("Update this program.")},
        }.get(check, {})
        shared = {
            "gone": self.tr("Look at its cable."),
            "failed": self.tr("Look at disk and data first."),
            "stale": self.tr("Nobody has looked for a while."),
        }
        parts = {
            "lost": cable,
            "no_answer": cable,
            "offline": cable,
            "stopped": start,
            "unknown": start,
            "other": self.tr("Look at the device."),
            "care": self.tr("See to it soon."),
        }
        return {**shared, **(parts if check in _PARTS else {}), **own}

    def tile(self, word: LastWord, now_ms: int) -> dict[str, Any]:
        """A tile of the screen, ready to show."""
        finding = word.finding
        good, known = finding.state in {"ok", "absent", "unknown"}, finding.state != "unknown"
        checked = self.tr("Checked %1").replace("%1", self._words.moment(word.looked_ms, now_ms)) if word.looked_ms else ""
        if finding.state in {"ok", "absent"}:
            line = " · ".join(part for part in (self.fact(finding), checked) if part)
        else:
            since = self.tr("Since %1").replace("%1", self._words.moment(word.since_ms, now_ms)) if word.since_ms else ""
            line = f"{self.step(finding)} {since}".strip()
        return {
            "icon": ICONS.get(finding.check, "circle-help"),
            "title": self.title(finding.check),
            "value": self.value(finding, word.looked_ms, now_ms),
            "line": line,
            "good": good,
            "known": known,
            "state": self.tr("Good") if good and known else self.tr("Not known") if good else self.tr("Needs care"),
        }
