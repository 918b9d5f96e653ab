"""A visit's process in front of a relay that lies, and what a taken screen gets of it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from kiosk.ui.call_line import CallPlace
from kiosk.visit_call.agent import MAX_MEMORY_BYTES
from kiosk.visit_call.messages import CallMessage, Join, Kind
from kiosk.visit_call.peer import Elsewhere, Peer
from kiosk.visit_call.senses import Ear, Eye
from tests.integration.calls.house import Calls, until
from tests.unit.calls.test_description import OFFER


def test_media_goes_to_the_relay_and_to_nobody_else() -> None:
    async def play() -> None:
        shown: list[Kind] = []

        def show(kind: Kind, _body: bytes) -> None:
            shown.append(kind)

        eye, ear = Eye("test", show, asyncio.get_running_loop()), Ear("test", show)
        peer = Peer(eye, ear, show)
        with pytest.raises(Elsewhere):
            await peer.answer(OFFER, frozenset({"203.0.113.9"}))
        with pytest.raises(Elsewhere):
            await peer.answer("v=0\r\n", frozenset({"203.0.113.9"}))
        await peer.close()
        eye.close()
        ear.close()

    asyncio.run(play())


@contextmanager
def process(place: CallPlace) -> Iterator[tuple[socket.socket, psutil.Process]]:
    """The process as the screen starts it."""
    line, child = place.connect()
    assert child is not None
    try:
        line.settimeout(20)
        assert line.recv(1)
        yield line, psutil.Process(child.pid)
    finally:
        line.close()
        assert child.wait(20) == 0


def reached(child: psutil.Process) -> set[tuple[str, int]]:
    """Whom it is connected to."""
    return {(str(one.raddr[0]), int(one.raddr[1])) for one in child.net_connections() if one.status == psutil.CONN_ESTABLISHED}


def test_the_process_has_no_store_no_keys_and_speaks_to_nobody_before_a_visit(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_DATA", "/var/lib/secret")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", "/run/credentials")
    with process(CallPlace("test", calls.url)) as (line, child):
        environment = Path(f"/proc/{child.pid}/environ").read_text()
        assert "secret" not in environment
        assert "credentials" not in environment
        maps = Path(f"/proc/{child.pid}/maps").read_text()
        assert "sqlcipher" not in maps
        assert "PySide6" not in maps
        assert child.net_connections() == []
        # What a contact sends is decoded there: it cannot take the memory of the screen.
        assert child.rlimit(psutil.RLIMIT_DATA) == (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES)
        room = calls.room(visit="reach")
        line.sendall(CallMessage(Kind.JOIN, Join(room.device_token).packed()).packed())
        spoken_to: set[tuple[str, int]] = set()

        def speaks() -> bool:  # each question is a connection of its own
            spoken_to.update(reached(child))
            return bool(spoken_to)

        until(speaks, "the relay is spoken to")
        assert spoken_to == {("127.0.0.1", calls.port)}


def test_a_screen_that_breaks_the_rules_is_hung_up_on(calls: Calls) -> None:
    line, child = CallPlace("test", calls.url).connect()
    assert child is not None
    line.sendall(CallMessage(Kind.THEIRS, b"").packed())
    assert child.wait(20) == 0
    line.close()
