"""The screen's end of a visit, over the real process and a real central."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator

import psutil
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from sqlalchemy import select

from central.calls.tables import call_events
from kiosk.ui.call_line import CallLine, CallPlace
from kiosk.visit_call.messages import CallMessage, Kind, Told
from tests.integration.calls.house import Calls, Contact
from tests.waiting import wait_for

#: Stands in for the process: says this, then waits for the end of its input.
SAYS = (
    "import socket; line = socket.socket(fileno=0); line.sendall(bytes.fromhex({!r})); [0 for _ in iter(lambda: line.recv(4096), b'')]"
)


class Seen:
    """A line, and what it brought."""

    def __init__(self, line: CallLine) -> None:
        self.line = line
        self.theirs, self.own = QImage(), QImage()
        self.level = 0.0
        self.states: list[str] = []
        line.theirs.connect(self._theirs)
        line.own.connect(self._own)
        line.level.connect(self._level)
        line.changed.connect(lambda: self.states.append(line.state))

    def _theirs(self, image: QImage) -> None:
        self.theirs = image

    def _own(self, image: QImage) -> None:
        self.own = image

    def _level(self, level: float) -> None:
        self.level = max(level, self.level)

    def wait(self, state: str, reason: str = "") -> None:
        wait_for(lambda: (self.line.state, self.line.reason) == (state, reason), f"{state} {reason} after {self.states}")


@pytest.fixture
def seen(calls: Calls, qapp: QGuiApplication) -> Iterator[Seen]:
    """A line to the real process."""
    assert qapp is not None
    found = Seen(CallLine(CallPlace("test", calls.url)))
    yield found
    found.line.forget()


def events_of(calls: Calls, room: str) -> list[tuple[str, str]]:
    """What central kept of a room."""
    with calls.database.read() as connection:
        return [(row.side, row.what) for row in connection.execute(select(call_events).where(call_events.c.room == room))]


def fake(*said: CallMessage) -> CallPlace:
    """A process that says only this."""
    return CallPlace(
        "test", "http://127.0.0.1:1", command=(sys.executable, "-c", SAYS.format(b"".join(one.packed() for one in said).hex()))
    )


def test_a_visit_as_the_screen_has_it(calls: Calls, seen: Seen, contact: Callable[[str], Contact]) -> None:
    room = calls.room(visit="line", recorded=False)
    line = seen.line
    line.mute(True)
    line.join(room.device_token)
    seen.wait("connecting", "waiting")
    assert not line.may_be_recorded
    there = contact(room.contact_token)
    seen.wait("on")
    wait_for(lambda: not seen.theirs.isNull() and not seen.own.isNull(), "both pictures")
    middle = seen.theirs.pixelColor(seen.theirs.width() // 2, seen.theirs.height() // 2)
    assert middle.blue() > 180
    assert middle.red() < 80
    assert line.other_there
    left = line.left_ms
    assert left is not None
    assert 0 < left < 600_000
    wait_for(lambda: there.quiet > 25, "muted before it began: silence at the contact")
    line.mute(False)
    wait_for(lambda: there.loudest > 1_000, "heard again")

    # The process is killed in the middle of it: it is started once more, with the same token.
    pid = line.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    seen.wait("lost")
    seen.wait("on")
    assert line.pid not in {None, pid}

    pid = line.pid
    line.hang_up()
    assert (line.state, line.reason) == ("over", "")
    assert seen.theirs.isNull()
    assert seen.own.isNull()
    wait_for(lambda: not psutil.pid_exists(pid or 0), "the end of the process")
    wait_for(lambda: there.events[-1]["kind"] == "away", "the contact is told")
    wait_for(lambda: events_of(calls, room.room).count(("device", "left")) == 1, "that it left, and was not lost")
    line.join(room.device_token)
    seen.wait("on")


def test_a_check_has_own_picture_and_level_and_ends(seen: Seen) -> None:
    seen.line.check()
    wait_for(lambda: not seen.own.isNull() and seen.level > 0.05, "picture and level")
    assert seen.line.state == "checking"
    assert seen.line.has_microphone
    seen.line.play_tone()
    seen.line.hang_up()
    assert seen.line.state == "idle"


@pytest.mark.parametrize(
    "said",
    [
        CallMessage(Kind.OWN, b"\x01\x40\x00\xb4short"),
        CallMessage(Kind.THEIRS, b"\xff\xff\xff\xff"),
        CallMessage(Kind.SOUND, b"abc"),
        CallMessage(Kind.STATE, b'{"state": "recording"}'),
        CallMessage(Kind.STATE, b"[" * 200),
        CallMessage(Kind.JOIN, b""),
    ],
    ids=["short picture", "huge picture", "half a frame", "unknown state", "no object", "not its kind"],
)
def test_a_process_that_lies_is_given_up(qapp: QGuiApplication, said: CallMessage) -> None:
    assert qapp is not None
    line = Seen(CallLine(fake(CallMessage(Kind.READY, b"\x01"), said)))
    line.line.join("token")
    line.wait("over", "failed")
    assert line.own.isNull()
    assert line.line.pid is None


def test_what_it_tells_is_shown_and_the_end_is_the_end(qapp: QGuiApplication) -> None:
    assert qapp is not None
    told = (Told("connecting", "waiting", left_ms=60_000), Told("over", "staff"))
    line = Seen(CallLine(fake(*(CallMessage(Kind.STATE, one.packed()) for one in told))))
    line.line.join("token")
    line.wait("over", "staff")
    assert "connecting" in line.states
    assert line.line.pid is None
