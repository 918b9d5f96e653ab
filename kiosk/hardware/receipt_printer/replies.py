"""What an ESC/POS printer says back, pure: bytes in, replies out.

Four kinds share the line and tell themselves apart by fixed bits: real-time status (b & 0x93 == 0x12), automatic status (first of four
bytes: b & 0x93 == 0x10), answers in turn (b & 0x90 == 0) and blocks that begin with 0x37. XON and XOFF are none of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.hardware.receipt_printer.port import PrinterStatus

_BLOCK, _PROCESS_ID, _BUFFER_DROPPED = 0x37, 0x22, 0x25


@dataclass(frozen=True)
class StatusByte:
    """Answer to one DLE EOT."""

    value: int


@dataclass(frozen=True)
class Echo:
    """Answer to GS ( H function 48: everything before it is done."""

    tag: bytes


@dataclass(frozen=True)
class InTurn:
    """Answer to GS r: everything before it is done, but it does not say whose."""

    value: int


@dataclass(frozen=True)
class Change:
    """Automatic status (GS a): how the printer is since now, told without a question."""

    status: PrinterStatus


Reply = StatusByte | Echo | InTurn | Change


class ReplyReader:
    """Cuts the printer's bytes into replies; keeps a half-received one, never raises, skips what it does not know."""

    def __init__(self) -> None:
        self._partial = bytearray()

    def feed(self, data: bytes) -> list[Reply]:
        """Replies that ended in `data`."""
        replies: list[Reply] = []
        for byte in data:
            reply = self._take(byte)
            if reply is not None:
                replies.append(reply)
        return replies

    def reset(self) -> None:
        """Forget a half-received reply."""
        self._partial.clear()

    def _take(self, byte: int) -> Reply | None:
        if self._partial:
            if self._partial[0] == _BLOCK:
                return self._block(byte)
            if byte & 0x90 == 0:
                self._partial.append(byte)
                return self._change()
            self._partial.clear()
        return self._first(byte)

    def _first(self, byte: int) -> Reply | None:
        if byte & 0x93 == 0x12:
            return StatusByte(byte)
        if byte == _BLOCK or byte & 0x93 == 0x10:
            self._partial.append(byte)
            return None
        return InTurn(byte) if byte & 0x90 == 0 else None

    def _change(self) -> Reply | None:
        if len(self._partial) < 4:
            return None
        first, second, third, _ = self._partial
        self._partial.clear()
        return Change(status_of_change(first, second, third))

    def _block(self, byte: int) -> Reply | None:
        partial = self._partial
        if len(partial) == 1:
            fits = byte in {_PROCESS_ID, _BUFFER_DROPPED}
        elif partial[1] == _PROCESS_ID and len(partial) < 6:
            fits = 0x20 <= byte <= 0x7E
        else:
            fits = byte == 0
        if not fits:
            partial.clear()
            return self._first(byte)
        partial.append(byte)
        if byte != 0:
            return None
        done = bytes(partial)
        partial.clear()
        return Echo(done[2:6]) if done[1] == _PROCESS_ID else None


def status_of(printer: int, cause: int, error: int, paper: int) -> PrinterStatus:
    """The four answers to DLE EOT 1, 2, 3 and 4 (Epson's reference, "Transmit real-time status")."""
    out = bool(paper & 0x60) or bool(cause & 0x20)
    low = bool(paper & 0x0C)
    return PrinterStatus(
        answered=True,
        offline=bool(printer & 0x08) or bool(cause & 0x40),
        cover_open=bool(cause & 0x04),
        paper="out" if out else "low" if low else "ok",
        cutter_error=bool(error & 0x08),
        broken=bool(error & 0x20),
    )


def status_of_change(first: int, second: int, third: int) -> PrinterStatus:
    """The first three bytes of an automatic status (Epson's reference, "GS a"); the fourth tells nothing of receipts."""
    return PrinterStatus(
        answered=True,
        offline=bool(first & 0x08),
        cover_open=bool(first & 0x20),
        paper="out" if third & 0x0C else "low" if third & 0x03 else "ok",
        cutter_error=bool(second & 0x08),
        broken=bool(second & 0x20),
    )
