"""The other end of the decoder's line, without a screen: sends orders, waits for answers with a deadline."""

from __future__ import annotations

import mmap
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kiosk.player.messages import (
    FRAME_BYTES,
    FROM_PLAYER,
    SLOTS,
    Caption,
    Kind,
    Message,
    MessageReader,
    Opened,
    Opening,
    Picture,
    Seeking,
    Sound,
    count_body,
    read_caption,
    read_ended,
    read_opened,
    read_picture,
    read_refused,
    read_sound,
    show_body,
    slot_bytes,
)

PATIENCE_SECONDS = 20


class Client:
    """One decoder's process."""

    def __init__(self, line: socket.socket, child: subprocess.Popen[bytes]) -> None:
        self.line = line
        self.child = child
        self._reader = MessageReader(FROM_PLAYER)
        self._came: list[Message] = []
        self.memory: mmap.mmap | None = None
        self._most = (0, 0)
        self.next(Kind.READY)

    def say(self, kind: Kind, body: bytes | bytearray = b"", file: int = -1) -> None:
        """One order."""
        message = Message(kind, body).packed()
        if file >= 0:
            socket.send_fds(self.line, [message], [file])
        else:
            self.line.sendall(message)

    def show(self, width: int, height: int) -> None:
        """Pictures are wanted."""
        self._most = (width, height)
        memory = os.memfd_create("pictures")
        os.ftruncate(memory, slot_bytes(width, height) * SLOTS)
        self.memory = mmap.mmap(memory, 0)
        self.say(Kind.SHOW, show_body(width, height), memory)
        os.close(memory)

    def open(self, data: bytes | int, *, number: int = 1, turn: int = 1, from_ms: int = 0, **more: Any) -> None:
        """Plain bytes, or a descriptor with `title` and `key`; `speed`, `follow`."""
        file = data if isinstance(data, int) else _memory_of(data)
        opening = Opening(number, turn, from_ms, more.get("speed", 100), more.get("title", ""), bytearray(more.get("key", b"")))
        self.say(Kind.FOLLOW if more.get("follow") else Kind.OPEN, opening.body(), file)
        if not isinstance(data, int):
            os.close(file)

    def seek(self, turn: int, to_ms: int, speed: int = 100) -> None:
        """Go there."""
        self.say(Kind.SEEK, Seeking(turn, to_ms, speed).body())

    def more(self, frames: int) -> None:
        """So much was heard."""
        self.say(Kind.MORE, count_body(frames))

    def next(self, *kinds: Kind) -> Message:
        """The next message of these kinds; others are passed over. Raises EOFError when the process hung up."""
        while True:
            for place, message in enumerate(self._came):
                if message.kind in kinds:
                    del self._came[: place + 1]
                    return message
            self._came.clear()
            data = self.line.recv(256 * 1024)
            if not data:
                raise EOFError
            self._came += self._reader.feed(data)

    def opened(self) -> Opened:
        """The answer to an opening."""
        return read_opened(self.next(Kind.OPENED).body)

    def sound(self, turn: int = 1) -> Sound:
        """The next sound of a turn."""
        while (found := read_sound(self.next(Kind.SOUND).body)).turn != turn:
            pass
        return found

    def picture(self, turn: int = 1) -> Picture:
        """The next picture of a turn."""
        while (found := read_picture(self.next(Kind.PICTURE).body, self._most)).turn != turn:
            self.say(Kind.FREE, bytes([found.slot]))
        return found

    def caption(self) -> Caption:
        """The next words."""
        return read_caption(self.next(Kind.CAPTION).body)

    def refused(self) -> tuple[int, str]:
        """The next refusal."""
        return read_refused(self.next(Kind.REFUSED).body)

    def hear_all(self) -> tuple[list[Sound], list[int]]:
        """Everything up to the last title's end, asked for as it comes; and which titles ended."""
        sounds: list[Sound] = []
        over: list[int] = []
        while True:
            message = self.next(Kind.SOUND, Kind.ENDED, Kind.PICTURE)
            if message.kind == Kind.SOUND:
                sounds.append(read_sound(message.body))
                self.more(len(sounds[-1].samples) // FRAME_BYTES)
            elif message.kind == Kind.PICTURE:
                self.say(Kind.FREE, bytes([read_picture(message.body, self._most).slot]))
            else:
                over.append(read_ended(message.body)[0])
                return sounds, over

    def level(self, picture: Picture) -> int:
        """How bright the middle of a picture is."""
        assert self.memory is not None
        begin = picture.slot * slot_bytes(*self._most)
        return self.memory[begin + (picture.height // 2 * picture.width + picture.width // 2) * 4]


@contextmanager
def player() -> Iterator[Client]:
    """A decoder's process as the screen starts it."""
    ours, theirs = socket.socketpair()
    ours.settimeout(PATIENCE_SECONDS)
    with theirs:
        child = subprocess.Popen([sys.executable, "-m", "kiosk", "play"], stdin=theirs.fileno())
    try:
        yield Client(ours, child)
    finally:
        ours.close()
        child.wait(PATIENCE_SECONDS)


def _memory_of(data: bytes) -> int:
    file = os.memfd_create("title")
    os.write(file, data)
    return file
