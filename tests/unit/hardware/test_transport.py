"""Lines to a printer that takes nothing, or is not there; and what the settings may name."""

from __future__ import annotations

import itertools
import os
import pty
import socket
import tty
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pydantic import ValidationError

from kiosk.hardware.receipt_printer.port import PrinterLost
from kiosk.hardware.receipt_printer.transport import FileTransport, Transport, open_transport
from kiosk.settings import PrinterSettings

MUCH = bytes(8_000_000)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def _terminal(stack: ExitStack, _folder: Path) -> str:
    master, slave = pty.openpty()
    tty.setraw(slave)
    stack.callback(os.close, slave)
    stack.callback(os.close, master)
    return os.ttyname(slave)


def _pipe(stack: ExitStack, folder: Path) -> str:
    os.mkfifo(folder / "pipe")
    stack.callback(os.close, os.open(folder / "pipe", os.O_RDWR | os.O_NONBLOCK))
    return str(folder / "pipe")


def _listener(stack: ExitStack, _folder: Path) -> str:
    server = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    return f"127.0.0.1:{server.getsockname()[1]}"


LINES: list[tuple[str, Callable[[ExitStack, Path], str]]] = [
    ("serial", _terminal),
    ("file", _terminal),
    ("file", _pipe),
    ("tcp", _listener),
]


def opened(transport: str, port: str) -> Transport:
    return open_transport(PrinterSettings.model_validate({"transport": transport, "port": port}))


@pytest.mark.parametrize(("transport", "end"), LINES, ids=["serial", "usb", "pipe", "tcp"])
def test_an_end_that_takes_nothing_ends_the_wait(
    transport: str, end: Callable[[ExitStack, Path], str], stack: ExitStack, tmp_path: Path
) -> None:
    line = opened(transport, end(stack, tmp_path))
    stack.callback(line.close)
    taken = line.write(MUCH, 0.05, lambda: False)
    assert 0 < taken < len(MUCH)
    assert line.write(MUCH, 60, lambda: True) == 0, "given up before the patience is over"
    assert line.read(0.01) == b""
    line.discard()


@pytest.mark.parametrize(("transport", "port"), [("serial", "nothing"), ("file", "nothing"), ("tcp", "127.0.0.1:1")])
def test_what_is_not_there_is_lost_and_not_waited_for(transport: str, port: str, tmp_path: Path) -> None:
    with pytest.raises(PrinterLost):
        opened(transport, port if transport == "tcp" else str(tmp_path / port))


def test_a_device_file_is_opened_for_one_process_alone(stack: ExitStack, tmp_path: Path) -> None:
    port = _terminal(stack, tmp_path)
    line = opened("file", port)
    with pytest.raises(PrinterLost):
        opened("file", port)
    line.close()
    opened("file", port).close()


@pytest.mark.parametrize(
    "wrong",
    [
        {"transport": "tcp", "port": ""},
        {"transport": "tcp", "port": "printer:99999"},
        {"transport": "tcp", "port": "/dev/usb/lp0"},
        {"port": "/dev/lumen/printer", "width_dots": 100},
        {"port": "/dev/lumen/printer", "width_dots": 577},
        {"port": "/dev/lumen/printer", "baud": 0},
        {"port": "/dev/lumen/printer", "mode": "colour"},
    ],
    ids=str,
)
def test_settings_that_no_printer_has_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PrinterSettings.model_validate(wrong)


def test_a_network_printer_listens_on_9100_unless_told() -> None:
    assert PrinterSettings(transport="tcp", port="10.0.8.9").address == ("10.0.8.9", 9100)
    assert PrinterSettings(transport="tcp", port="[fe80::1]:91").address == ("fe80::1", 91)
    assert PrinterSettings(transport="tcp", port="10.0.8.9").line_baud == 0


def test_a_device_file_that_never_falls_silent_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    line, reads = FileTransport("/dev/zero"), itertools.count()
    read = FileTransport.read

    def counted(self: FileTransport, timeout_s: float) -> bytes:
        assert next(reads) < 100_000, "it is read for ever"
        return read(self, timeout_s)

    monkeypatch.setattr(FileTransport, "read", counted)
    try:
        with pytest.raises(PrinterLost):
            line.discard()
    finally:
        line.close()
