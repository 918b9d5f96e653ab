import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.call.messages import (
    CLIP_MS,
    FROM_CAMERA,
    HEAD_BYTES,
    MAX_CLIP_BYTES,
    PREVIEW_SIDE,
    TO_CAMERA,
    Kind,
    Message,
    MessageReader,
    Refused,
    clip_limit_body,
    preview_body,
    read_clip,
    read_clip_limit,
    read_photo,
    read_preview,
)

messages = st.sampled_from(sorted(FROM_CAMERA)).flatmap(
    lambda kind: st.builds(Message, st.just(kind), st.binary(max_size=min(200, FROM_CAMERA[kind])))
)


@given(st.lists(messages, max_size=8), st.lists(st.integers(1, 40), min_size=1, max_size=20))
def test_messages_come_out_as_they_went_in_however_the_stream_is_cut(sent: list[Message[Kind]], cuts: list[int]) -> None:
    stream = b"".join(message.packed() for message in sent)
    reader = MessageReader(FROM_CAMERA)
    read = []
    at = turn = 0
    while at < len(stream):
        step = cuts[turn % len(cuts)]
        read += reader.feed(stream[at : at + step])
        at, turn = at + step, turn + 1
    assert read == sent


@given(st.binary(min_size=HEAD_BYTES, max_size=400))
def test_what_is_no_message_is_refused_or_held_and_never_more_than_one_is_held(noise: bytes) -> None:
    reader = MessageReader(TO_CAMERA)
    try:
        read = reader.feed(noise)
    except Refused:
        return
    assert all(len(message.body) <= TO_CAMERA[message.kind] for message in read)
    assert len(reader._held) <= HEAD_BYTES + max(TO_CAMERA.values())


def test_a_body_that_is_too_long_is_refused_before_it_comes() -> None:
    head = Message(Kind.CLIP).packed()[:1] + (MAX_CLIP_BYTES + 1).to_bytes(4, "big")
    with pytest.raises(Refused):
        MessageReader(FROM_CAMERA).feed(head)


@pytest.mark.parametrize("kind", sorted(FROM_CAMERA))
def test_the_camera_takes_no_orders_of_its_own_kind(kind: Kind) -> None:
    with pytest.raises(Refused):
        MessageReader(TO_CAMERA).feed(Message(kind).packed())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00\x10",
        preview_body(0, 4, b""),
        preview_body(4, 4, bytes(4 * 4 * 4 - 1)),
        preview_body(4, 4, bytes(4 * 4 * 4 + 1)),
        preview_body(PREVIEW_SIDE + 1, 1, bytes((PREVIEW_SIDE + 1) * 4)),
    ],
)
def test_a_preview_has_exactly_its_pixels(body: bytes) -> None:
    with pytest.raises(Refused):
        read_preview(body)


def test_a_preview_is_read() -> None:
    assert read_preview(preview_body(2, 1, b"abcdefgh")) == (2, 1, b"abcdefgh")


def test_a_clip_has_a_length_and_never_more_than_thirty_seconds() -> None:
    assert read_clip_limit(clip_limit_body(1_500)) == 1_500
    assert read_clip_limit(clip_limit_body(10 * CLIP_MS)) == CLIP_MS == 30_000
    for body in (b"", b"\x00\x00\x00\x00", b"\x01"):
        with pytest.raises(Refused):
            read_clip_limit(body)


def test_only_a_jpeg_is_a_photo_and_only_an_mp4_is_a_clip() -> None:
    assert read_photo(b"\xff\xd8\xff..\xff\xd9")
    assert read_clip(b"\x00\x00\x00\x20ftypisom")
    for body in (b"", b"GIF89a", b"\xff\xd8\xff without an end"):
        with pytest.raises(Refused):
            read_photo(body)
    for body in (b"", b"RIFF....AVI ", b"#!/bin/sh"):
        with pytest.raises(Refused):
            read_clip(body)
