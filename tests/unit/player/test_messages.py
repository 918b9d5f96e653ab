"""What the screen and the decoder say: each message comes out as it went in, and nothing of another shape does."""

from __future__ import annotations

import struct

import pytest

from kiosk.player import messages as said
from kiosk.player.messages import (
    FROM_PLAYER,
    TO_PLAYER,
    Caption,
    Chapter,
    Kind,
    Message,
    MessageReader,
    Opened,
    Opening,
    Picture,
    Refused,
    Seeking,
    Sound,
)


def test_messages_come_out_as_they_went_in() -> None:
    opening = Opening(3, 9, 1_500, 125, "song-1", bytearray(range(32)))
    assert said.read_opening(opening.body()) == opening
    assert said.read_opening(bytes(Opening(1, 1, 0, 100, "", bytearray()).body())).key == b""
    assert said.read_seeking(Seeking(2, 70, 200).body()) == Seeking(2, 70, 200)
    assert said.read_show(said.show_body(640, 360)) == (640, 360)
    assert said.read_count(said.count_body(4_800)) == 4_800
    told = Opened(1, 5_000, 640, 360, sound=True, captions=("en", "und"), chapters=(Chapter(0, "One"), Chapter(900, "Two")))
    assert said.read_opened(told.body()) == told
    assert said.read_sound(Sound(1, 2, 3, b"abcd").body()) == Sound(1, 2, 3, b"abcd")
    assert said.read_picture(Picture(1, 2, 3, 0, 64, 36).body(), (64, 36)) == Picture(1, 2, 3, 0, 64, 36)
    assert said.read_caption(Caption(1, 2, 3, 4, "Hello\nyou", 15).body()) == Caption(1, 2, 3, 4, "Hello\nyou", 15)
    assert said.read_ended(said.ended_body(7, 8)) == (7, 8)
    assert said.read_refused(said.refused_body(7, "damaged")) == (7, "damaged")


@pytest.mark.parametrize(
    "read",
    [
        lambda: said.read_opening(b"\0" * 15),
        lambda: said.read_opening(bytes(Opening(1, 1, 0, 100, "a", bytearray(32)).body()) + b"x"),
        lambda: said.read_opening(bytes(Opening(1, 1, 0, 100, "", bytearray(7)).body())),
        lambda: said.read_opening(bytes(Opening(1, 1, 0, 4, "", bytearray()).body())),
        lambda: said.read_seeking(Seeking(1, said.MOST_MS + 1, 100).body()),
        lambda: said.read_count(said.count_body(said.AHEAD_FRAMES + 1)),
        lambda: said.read_show(said.show_body(0, 10)),
        lambda: said.read_show(said.show_body(9_000, 10)),
        lambda: said.read_slot(b"\x09"),
        lambda: said.read_sound(struct.pack(">III", 1, 1, 1)),
        lambda: said.read_sound(struct.pack(">III", 1, 1, 1) + b"abc"),
        lambda: said.read_picture(Picture(1, 1, 1, said.SLOTS, 8, 8).body(), (8, 8)),
        lambda: said.read_picture(Picture(1, 1, 1, 0, 16, 8).body(), (8, 8)),
        lambda: said.read_picture(Picture(1, 1, 1, 0, 0, 8).body(), (8, 8)),
        lambda: said.read_caption(struct.pack(">IIIIB", 1, 1, 1, 1, 0) + b"\xff\xfe"),
        lambda: said.read_caption(struct.pack(">IIIIB", 1, 1, 1, 1, 16) + b"words of no track"),
        lambda: said.read_refused(struct.pack(">I", 1) + b"because"),
        lambda: said.read_opened(struct.pack(">I", 1) + b"{}"),
        lambda: said.read_opened(
            struct.pack(">I", 1) + b'{"length_ms":-1,"width":0,"height":0,"sound":true,"captions":[],"chapters":[]}'
        ),
        lambda: said.read_opened(
            struct.pack(">I", 1) + b'{"length_ms":1.5,"width":0,"height":0,"sound":true,"captions":[],"chapters":[]}'
        ),
        lambda: said.read_opened(struct.pack(">I", 1) + b"[" * 100_000),
    ],
)
def test_another_shape_is_refused(read) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused):
        read()


def test_words_of_a_file_are_one_plain_text() -> None:
    told = Opened(1, 0, 0, 0, sound=True, chapters=(Chapter(0, "A\x1b[2Jb\u202ec" + "x" * 500),))
    (chapter,) = said.read_opened(told.body()).chapters
    assert chapter.name.startswith("A [2Jb c")
    assert len(chapter.name) == said.MOST_NAME


def test_a_stream_is_cut_into_messages_and_forgotten() -> None:
    reader = MessageReader(TO_PLAYER)
    key = bytearray(b"k" * 32)
    packed = Message(Kind.OPEN, Opening(1, 1, 0, 100, "t", key).body()).packed()
    assert reader.feed(packed[:20]) == []
    (message,) = reader.feed(packed[20:] + Message(Kind.CLOSE).packed()[:3])
    assert said.read_opening(message.body).key == key
    assert b"k" not in bytes(reader._held)


@pytest.mark.parametrize("raw", [b"\x63\0\0\0\0", b"\x01\xff\xff\xff\xff", b"\x22\0\0\0\0"])
def test_unknown_and_endless_messages_are_refused(raw: bytes) -> None:
    with pytest.raises(Refused):
        MessageReader(TO_PLAYER).feed(raw)
    with pytest.raises(Refused):
        MessageReader(FROM_PLAYER).feed(b"\x22\xff\xff\xff\xff")
