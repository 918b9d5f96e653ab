"""Small films, made by PyAV: good ones, and those that want too much."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import av
from PIL import Image

_ASS_HEADER = (
    b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, "
    b"OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, "
    b"Alignment, MarginL, MarginR, MarginV, Encoding\nStyle: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,"
    b"10,10,10,0\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
)


def film(
    seconds: float = 1,
    size: tuple[int, int] = (320, 180),
    *,
    rate: int = 30,
    container: str = "mp4",
    codec: str = "libx264",
    colours: Sequence[str] = ("black", "red"),
    sound: float = 0,
    channels: str = "stereo",
    captions: Sequence[tuple[int, int, str]] = (),
    metadata: dict[str, str] | None = None,
    gap: int = 1,
) -> bytes:
    """A film of as many seconds. `colours` take turns of half a second; every `gap`-th picture is there."""
    out = io.BytesIO()
    with av.open(out, "w", format=container, options={"movflags": "use_metadata_tags"} if metadata else {}) as target:
        target.metadata.update(metadata or {})
        options = {"preset": "ultrafast"} if codec == "libx264" else {}
        pictures: Any = target.add_stream(codec, rate=rate, options=options)
        pictures.width, pictures.height, pictures.pix_fmt = *size, "yuv420p"
        speech: Any = None
        if sound:
            speech = target.add_stream("libopus" if container == "webm" else "aac", rate=48_000, layout=channels)
        texts: Any = None
        if captions:
            texts = target.add_stream("mov_text")
            texts.codec_context.subtitle_header = _ASS_HEADER
        made: Any = av.VideoFrame
        drawn = [made.from_image(Image.new("RGB", size, colour)).reformat(format="yuv420p") for colour in colours]
        for number in range(0, round(seconds * rate), gap):
            frame = drawn[(number * 2 // rate) % len(drawn)]
            frame.pts, frame.time_base = number, Fraction(1, rate)
            target.mux(pictures.encode(frame))
        target.mux(pictures.encode(None))
        for number in range(round(sound * 48_000 / 960)):
            frame = av.AudioFrame(format="fltp", layout=channels, samples=960)
            for plane in frame.planes:
                plane.update(bytes(plane.buffer_size))
            frame.sample_rate, frame.pts, frame.time_base = 48_000, number * 960, Fraction(1, 48_000)
            target.mux(speech.encode(frame))
        if speech is not None:
            target.mux(speech.encode(None))
        for start, end, words in captions:
            packet = av.Packet(struct.pack(">H", len(words.encode())) + words.encode())
            packet.stream, packet.time_base, packet.pts, packet.dts = texts, Fraction(1, 1000), start, start
            packet.duration = end - start
            target.mux(packet)
    return out.getvalue()


def toilsome_film(pictures: int = 600, size: tuple[int, int] = (1920, 1080)) -> bytes:
    """Noise, which costs some milliseconds a picture to decode; made quickly, for the same eight packets come again and again."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as target:
        stream: Any = target.add_stream("libx264", rate=30, options={"preset": "ultrafast", "g": "8", "crf": "45"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        made: Any = av.VideoFrame
        packets: list[Any] = []
        for number in range(8):
            frame = made.from_image(Image.effect_noise((size[0] // 8, size[1] // 8), 90).resize(size).convert("RGB")).reformat(
                format="yuv420p"
            )
            frame.pts, frame.time_base = number, Fraction(1, 30)
            packets += stream.encode(frame)
        packets += stream.encode(None)
        for number in range(pictures):
            first = packets[number % 8]
            packet = av.Packet(bytes(first))
            packet.stream, packet.time_base, packet.pts, packet.dts = stream, Fraction(1, 30), number, number
            packet.duration, packet.is_keyframe = 1, first.is_keyframe
            target.mux(packet)
    return out.getvalue()


def turned(data: bytes) -> bytes:
    """An MP4 whose display matrix turns the picture by a quarter, as phones that are held upright write it."""
    header = data.index(b"tkhd") + 4
    matrix = header + 40 if data[header] == 0 else header + 52
    quarter = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30)
    return data[:matrix] + quarter + data[matrix + 36 :]


def seen(data: bytes) -> dict[str, Any]:
    """What a player finds in a clip."""
    opened: Any = av.open(io.BytesIO(data))
    with opened as source:
        video: Any = source.streams.video[0]
        frames = list(source.decode(video=0))
        audio: Any = source.streams.audio[0] if source.streams.audio else None
        return {
            "codec": video.codec_context.name,
            "profile": video.codec_context.profile,
            "format": video.codec_context.pix_fmt,
            "size": (video.codec_context.width, video.codec_context.height),
            "frames": len(frames),
            "seconds": float(frames[-1].time),
            "rotation": frames[0].rotation,
            "sound": None if audio is None else (audio.codec_context.name, audio.codec_context.channels),
            "streams": len(source.streams),
            "metadata": dict(source.metadata),
        }
