"""What ESC/POS commands do to a simulated printer's paper, and what it answers in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.hardware.simulators.escpos import Command, next_command
from kiosk.hardware.simulators.paper import LINE_HEIGHT, Letters, Paper

_CODE_PAGES = {0: "cp437", 2: "cp850", 16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858"}


class Machine(Protocol):
    """What the interpreter asks of the printer around it."""

    def cut(self) -> None:
        """The paper was cut."""

    def process_id(self, tag: bytes) -> None:
        """GS ( H was reached."""

    def paper_sensor(self) -> None:
        """GS r was reached."""

    def automatic_status(self, mask: int) -> None:
        """GS a was reached."""


class Interpreter:
    """Executes commands as soon as they are whole. `raw` holds the bytes since the last cut."""

    def __init__(self, paper: Paper, machine: Machine) -> None:
        self.paper = paper
        self.raw = bytearray()
        self.unknown = 0
        self._machine = machine
        self._buffer = bytearray()
        self.reset()

    def reset(self) -> None:
        """Power on: nothing waits, plain letters."""
        self._buffer.clear()
        self._initialise()

    def drop(self) -> None:
        """Forget what is not done yet (DLE DC4 function 8)."""
        self.reset()

    @property
    def busy(self) -> bool:
        """Whether a command is half received."""
        return bool(self._buffer)

    def feed(self, data: bytes) -> None:
        """Execute."""
        self._buffer += data
        waiting, at = bytes(self._buffer), 0
        self._buffer.clear()
        while at < len(waiting):
            command = next_command(waiting, at)
            if command is None:
                break
            self.raw += waiting[at : at + command.length]
            at += command.length
            self._execute(command)
        self._buffer += waiting[at:]

    def _initialise(self) -> None:
        self._letters = Letters()
        self._encoding = "cp437"
        self._words = bytearray()
        self._qr = b""
        self._qr_module = 3
        self._qr_correction = 0
        self._graphics: tuple[int, int, bytes] | None = None

    def _execute(self, command: Command) -> None:
        if command.name == b"":
            self._words += command.data
            return
        action = self._actions.get(command.name)
        if action is None:
            if command.name not in _IGNORED:
                self.unknown += 1
            return
        action(self, command.data)

    def _init(self, _data: bytes) -> None:
        self._flush()
        self._initialise()

    def _flush(self, _data: bytes = b"") -> None:
        if self._words:
            self._line_feed(b"")

    def _line_feed(self, _data: bytes) -> None:
        words = self._words.decode(self._encoding, "replace")
        self._words.clear()
        self.paper.line(words, self._letters)

    def _print_mode(self, data: bytes) -> None:
        mode = data[0]
        self._letters = self._letters.but(
            bold=bool(mode & 0x08), high=2 if mode & 0x10 else 1, wide=2 if mode & 0x20 else 1, underlined=bool(mode & 0x80)
        )

    def _bold(self, data: bytes) -> None:
        self._letters = self._letters.but(bold=bool(data[0] & 1))

    def _underline(self, data: bytes) -> None:
        self._letters = self._letters.but(underlined=data[0] not in {0, 48})

    def _invert(self, data: bytes) -> None:
        self._letters = self._letters.but(inverted=bool(data[0] & 1))

    def _align(self, data: bytes) -> None:
        self._letters = self._letters.but(align=data[0] % 48 % 3)

    def _size(self, data: bytes) -> None:
        self._letters = self._letters.but(wide=(data[0] >> 4) % 8 + 1, high=data[0] % 8 + 1)

    def _code_page(self, data: bytes) -> None:
        self._flush()
        self._encoding = _CODE_PAGES.get(data[0], "cp437")

    def _feed_lines(self, data: bytes) -> None:
        self._flush()
        self.paper.feed(data[0] * LINE_HEIGHT)

    def _feed_dots(self, data: bytes) -> None:
        self._flush()
        self.paper.feed(data[0])

    def _cut(self, data: bytes) -> None:
        self._flush()
        if len(data) > 1:
            self.paper.feed(data[1])
        self._machine.cut()

    def _raster(self, data: bytes) -> None:
        self._flush()
        width_bytes, rows = data[2] + 256 * data[3], data[4] + 256 * data[5]
        if width_bytes and rows:
            self.paper.raster(width_bytes, rows, data[6:], self._letters.align)

    def _extended(self, data: bytes) -> None:
        kind, block = data[:1], data[3:]
        match kind:
            case b"H" if block[:2] == b"00" and len(block) == 6:
                self._flush()
                self._machine.process_id(block[2:6])
            case b"L":
                self._graphics_block(block)
            case b"k":
                self._qr_block(block)
            case _:
                self.unknown += 1

    def _long_graphics(self, data: bytes) -> None:
        self._graphics_block(data[5:])

    def _graphics_block(self, block: bytes) -> None:
        """GS ( L: function 112 keeps a picture, functions 2 and 50 print it."""
        function = block[1] if len(block) > 1 else -1
        if function == 112 and len(block) >= 10:
            width, height = block[6] + 256 * block[7], block[8] + 256 * block[9]
            self._graphics = ((width + 7) // 8, height, block[10:])
        elif function in {2, 50} and self._graphics is not None:
            width_bytes, rows, picture = self._graphics
            self._graphics = None
            self._flush()
            if len(picture) == width_bytes * rows and picture:
                self.paper.raster(width_bytes, rows, picture, self._letters.align)

    def _qr_block(self, block: bytes) -> None:
        """GS ( k, code 49: function 67 sets the size of a module, 69 the error correction, 80 keeps the text, 81 prints."""
        if block[:1] != b"1" or len(block) < 3:
            return
        match block[1]:
            case 67:
                self._qr_module = max(1, min(16, block[2]))
            case 69:
                self._qr_correction = block[2] % 48 % 4
            case 80:
                self._qr = block[3:]
            case 81 if self._qr:
                self._flush()
                self.paper.qr(self._qr.decode("utf-8", "replace"), self._qr_module, self._qr_correction, self._letters.align)

    def _process_status(self, _data: bytes) -> None:
        self._flush()
        self._machine.paper_sensor()

    def _automatic(self, data: bytes) -> None:
        self._machine.automatic_status(data[0])

    _actions: dict[bytes, Callable[[Interpreter, bytes], None]] = {
        b"\x1b@": _init,
        b"\n": _line_feed,
        b"\x1b!": _print_mode,
        b"\x1bE": _bold,
        b"\x1bG": _bold,
        b"\x1b-": _underline,
        b"\x1dB": _invert,
        b"\x1ba": _align,
        b"\x1bt": _code_page,
        b"\x1bd": _feed_lines,
        b"\x1bJ": _feed_dots,
        b"\x1d!": _size,
        b"\x1dV": _cut,
        b"\x1dv": _raster,
        b"\x1d(": _extended,
        b"\x1d8": _long_graphics,
        b"\x1dr": _process_status,
        b"\x1da": _automatic,
    }


_IGNORED = frozenset(
    (b"\r", b"\x00", b"\t", b"\x10\x04", b"\x10\x05", b"\x10\x14", b"\x1b2", b"\x1b3", b"\x1bM", b"\x1b{", b"\x1bV", b"\x1bR", b"\x1b ",
     b"\x1bp", b"\x1bS", b"\x1dL", b"\x1dW", b"\x1dP", b"\x1dI", b"\x1c.", b"\x1c&", b"\x1dH", b"\x1dh", b"\x1dw", b"\x1df")
)  # fmt: skip
