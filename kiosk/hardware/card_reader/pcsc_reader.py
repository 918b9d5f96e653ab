"""Contactless cards by their UID at a USB reader of the PC/SC kind, where `pyscard` and pcscd are installed.

A UID names a card and proves nothing: it can be copied to another card. That is enough here, where the PIN proves.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from kiosk.device.boot import boot_clock_ms
from kiosk.hardware.card_reader.port import CardRead, CardRemoved, ReaderBack, ReaderEvent, ReaderLost, Trust

TRUST = Trust.PROVEN
LOOK_EVERY_S = 0.25
#: GET DATA of the UID (PC/SC part 3, 3.2.2.1.3), and the status of success behind the answer.
GET_UID = (0xFF, 0xCA, 0x00, 0x00, 0x00)
DONE = (0x90, 0x00)
UID_BYTES = frozenset({4, 7, 10})

NOT_INSTALLED = ReaderLost("pyscard is not installed: PC/SC readers cannot be used", "no_driver")


class NoReader(Exception):
    """The reader or the service behind it is not there; the text is for IT staff."""


class CardService(Protocol):
    """What this driver needs of PC/SC."""

    def readers(self) -> list[str]:
        """Names of the readers that are plugged in. Raises NoReader."""

    def uid(self, reader: str) -> str | None:
        """The UID of the card at a reader, hex digits in upper case; None where there is none or it does not tell. Raises NoReader."""


class PyscardService:
    """PC/SC by pyscard (2.3), which has two families of errors that are no kin."""

    def __init__(self) -> None:
        self._system = import_module("smartcard.System")
        errors, low = import_module("smartcard.Exceptions"), import_module("smartcard.pcsc.PCSCExceptions")
        self._no_card = (errors.NoCardException, errors.CardConnectionException)
        self._errors = (errors.SmartcardException, low.BaseSCardException)

    def readers(self) -> list[str]:
        """See CardService."""
        return [str(reader) for reader in self._found()]

    def uid(self, reader: str) -> str | None:
        """See CardService."""
        found = next((one for one in self._found() if str(one) == reader), None)
        if found is None:
            raise NoReader(f"the reader {reader!r} is gone")
        connection = found.createConnection()
        try:
            connection.connect()
            data, *status = connection.transmit(list(GET_UID))
        except self._no_card:
            return None
        except self._errors as error:
            raise NoReader(f"PC/SC failed: {error}") from error
        finally:
            with suppress(*self._errors):
                connection.disconnect()
        return bytes(data).hex().upper() if tuple(status) == DONE and len(data) in UID_BYTES else None

    def _found(self) -> list[Any]:
        try:
            return list(self._system.readers())
        except self._errors as error:
            raise NoReader(f"PC/SC does not answer: {error}") from error


class PcscReader:
    """Cards at the first reader whose name holds `name`."""

    def __init__(self, name: str, service: CardService | None = None) -> None:
        self._name = name
        self._service = service
        self._woken = threading.Event()

    def run(self, on_event: Callable[[ReaderEvent], None], stop: threading.Event) -> None:
        """See CardReader."""
        service = self._service
        if service is None and find_spec("smartcard") is None:
            on_event(NOT_INSTALLED)
            stop.wait()
            return
        service = service or PyscardService()
        there: bool | None = None
        held: str | None = None
        while not stop.is_set():
            try:
                card = service.uid(self._found(service))
            except NoReader as error:
                if there is not False:
                    there, held = False, None
                    on_event(ReaderLost(str(error)))
            else:
                if not there:
                    there = True
                    on_event(ReaderBack())
                self._compare(held, card, on_event)
                held = card
            # woken: asked to stop
            self._woken.wait(LOOK_EVERY_S)

    def cancel(self) -> None:
        """See CardReader."""
        self._woken.set()

    def _found(self, service: CardService) -> str:
        for reader in service.readers():
            if self._name in reader:
                return reader
        raise NoReader(f"no PC/SC reader is called {self._name!r}")

    @staticmethod
    def _compare(held: str | None, card: str | None, on_event: Callable[[ReaderEvent], None]) -> None:
        now_ms = boot_clock_ms()
        if held is not None and card != held:
            on_event(CardRemoved(held, now_ms))
        if card is not None and card != held:
            on_event(CardRead(card, now_ms))
