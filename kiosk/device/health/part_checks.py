"""Checks of the card reader and the receipt printer: what the hardware process last heard of them."""

from __future__ import annotations

from functools import partial

from kiosk.device.health.findings import Check, Finding, Said, Seen
from kiosk.device.health.journal import read_watch, watched
from kiosk.device.health.scene import Scene
from kiosk.hardware.part_status import Part, PartStatus, part_status

_LOOK = "Look at its cable and its power."
_SHARED = {
    "ok": Said("ok", "It answers."),
    "absent": Said("absent", "None is fitted."),
    "lost": Said("problem", "It is not connected.", _LOOK),
    "no_answer": Said("problem", "It does not answer.", _LOOK),
    "offline": Said("problem", "It says that it is offline.", _LOOK),
    "stopped": Said("unknown", "The hardware process was stopped.", "Start the hardware process."),
    "unknown": Said("unknown", "Nothing is known of it now.", "Check that the hardware process runs."),
    "other": Said("problem", "It reports {reported}.", "Look at the device."),
    "care": Said("care", "It works; it reports {reported}.", "See to it soon."),
}


def finding_of(status: PartStatus) -> Finding:
    """A part's state as a finding, the moment it is known."""
    check = CHECK_OF[status.part]
    return check.finding(_seen(status, check))


def _seen(status: PartStatus, check: Check[Scene]) -> Seen:
    if status.state == "none":
        return Seen("absent")
    if status.state == "unknown":
        known = check.words.get(status.code)
        return Seen(status.code if known is not None and known.state == "unknown" else "unknown")
    if not status.code:
        return Seen("ok" if status.state == "ok" else "other", {} if status.state == "ok" else {"reported": "a fault"})
    if status.code in check.words and check.words[status.code].state != "ok":
        return Seen(status.code)
    return Seen("care" if status.state == "ok" else "other", {"reported": status.code})


def _look(part: Part, scene: Scene) -> Seen:
    fitted = scene.settings.reader if part == "reader" else scene.settings.printer
    if fitted is None:
        return Seen("absent")
    with scene.store.read() as conn:
        status = part_status(conn, part)
        silent = watched(read_watch(conn), scene.clock.boot_ms()) == "silent"
    # The settings name one: that none is driven is old news, and so is that it was well when nobody looks any more.
    old_news = status.state == "none" or (status.state == "ok" and silent)
    return Seen("unknown") if old_news else _seen(status, CHECK_OF[part])


READER = Check(
    "card reader",
    {
        **_SHARED,
        "tamper": Said("problem", "Its tamper switch was set off.", "Look at the reader. Do not use it until it was looked at."),
        "not_secure": Said("problem", "It answers, but not under its key.", "Do not use it. Look whether it was exchanged."),
        "no_key": Said("problem", "It was never paired with this device.", "Run `kiosk reader pair`."),
        "no_driver": Said("problem", "Its software is not installed.", "Install the driver of its protocol."),
        "reader_fault": Said("problem", "Its driver failed and is started again.", "If it stays so, look at the hardware log."),
    },
    partial(_look, "reader"),
    of_store=True,
)
PRINTER = Check(
    "receipt printer",
    {
        **_SHARED,
        "paper_low": Said("care", "The paper is nearly used up.", "Bring a new roll."),
        "paper_out": Said("problem", "It has no paper.", "Put in a new roll."),
        "cover_open": Said("problem", "Its cover is open.", "Close the cover."),
        "cutter": Said("problem", "Its cutter is stuck.", "Open the cover and take the paper out."),
        "mute": Said("unknown", "It prints, but does not tell how it is.", "Look at its paper by hand now and then."),
        "broken": Said("problem", "It says that it is broken.", "Switch it off and on. If it stays so, replace it."),
    },
    partial(_look, "printer"),
    of_store=True,
)
CHECK_OF: dict[Part, Check[Scene]] = {"reader": READER, "printer": PRINTER}
