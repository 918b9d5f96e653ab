"""The driver of PC/SC readers, judged by pyscard, pcscd and a virtual reader (vpcd): `make judge-reader`."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.hardware.card_reader.pcsc_reader import PcscReader
from kiosk.hardware.card_reader.port import CardRead, CardRemoved, ReaderBack, ReaderEvent, ReaderLost
from tests.integration.hardware.conftest import eventually

PYSCARD = Path(__file__).parents[3] / "build/judges/python"
#: Where vpcd waits for its card, and how a contactless card of PC/SC part 3 answers a reset.
VPCD_PORT = 35963
ATR = bytes.fromhex("3B8F8001804F0CA000000306030001000000006A")
TELL_ATR = b"\x04"

pytestmark = pytest.mark.judge


@contextmanager
def pcscd() -> Iterator[None]:
    """The service, as a process of this test."""
    service = subprocess.Popen(["/usr/sbin/pcscd", "--foreground"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        service.terminate()
        service.wait(10)


def _answer(line: socket.socket, uid: bytes) -> None:
    """Speak vpcd's protocol for one message: two bytes of length, then a control byte or an APDU."""
    head = line.recv(2, socket.MSG_WAITALL)
    message = line.recv(int.from_bytes(head, "big"), socket.MSG_WAITALL) if len(head) == 2 else b""
    if not message:
        raise EOFError
    if len(message) == 1:
        said = ATR if message == TELL_ATR else b""
    else:
        said = uid + b"\x90\x00" if message.startswith(b"\xff\xca") else b"\x6d\x00"
    if said:
        line.sendall(len(said).to_bytes(2, "big") + said)


@contextmanager
def card(uid: str) -> Iterator[None]:
    """A card lies in the virtual reader."""
    with socket.create_connection(("localhost", VPCD_PORT)) as line:

        def serve() -> None:
            try:
                while True:
                    _answer(line, bytes.fromhex(uid))
            except (EOFError, OSError):
                return

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield
        finally:
            line.shutdown(socket.SHUT_RDWR)
            thread.join(10)


def test_cards_come_and_go_and_so_does_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(PYSCARD)
    events: list[ReaderEvent] = []
    stop = threading.Event()
    reader = PcscReader("Virtual PCD 00 00")
    thread = threading.Thread(target=reader.run, args=(events.append, stop))

    def said(*wanted: object) -> bool:
        told = [(type(one), one.uid) if isinstance(one, CardRead | CardRemoved) else type(one) for one in events]
        return told == list(wanted)

    try:
        with pcscd():
            thread.start()
            # the service needs a moment before it is there at all
            eventually("the reader is there", lambda: bool(events) and isinstance(events[-1], ReaderBack))
            events.clear()
            for uid in ("04A1B2C3", "04A1B2C3D4E5F6"):
                with card(uid):
                    eventually("the card", lambda uid=uid: said((CardRead, uid)))  # type: ignore[misc]
                eventually("it goes", lambda uid=uid: said((CardRead, uid), (CardRemoved, uid)))  # type: ignore[misc]
                events.clear()
        eventually("the service is gone", lambda: said(ReaderLost))
        with pcscd():
            eventually("the service is back", lambda: said(ReaderLost, ReaderBack))
    finally:
        stop.set()
        reader.cancel()
        thread.join(10)
    assert not thread.is_alive()
