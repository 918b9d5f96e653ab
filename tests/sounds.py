"""Small sounds that tell their place."""

from __future__ import annotations

import io
import struct
import wave
from fractions import Fraction
from typing import Any

import av

RATE = 48_000


def staircase(seconds: float) -> bytes:
    """WAV whose every sample is its own place in milliseconds."""
    out = io.BytesIO()
    with wave.open(out, "wb") as target:
        target.setnchannels(2)
        target.setsampwidth(2)
        target.setframerate(RATE)
        for ms in range(round(seconds * 1000)):
            target.writeframes(struct.pack("<hh", ms, ms) * (RATE // 1000))
    return out.getvalue()


def place_of(samples: bytes) -> int:
    """The millisecond of the first sample of a staircase."""
    return int(struct.unpack_from("<h", samples)[0])


def late_tone(silent_ms: int, seconds: float, *, container: str, codec: str, chapters: tuple[tuple[int, str], ...] = ()) -> bytes:
    """Silence, and from a place on a loud tone; coded with losses, as songs are."""
    out = io.BytesIO()
    with av.open(out, "w", format=container) as target:
        stream: Any = target.add_stream(codec, rate=RATE, layout="stereo")
        if chapters:
            ends = [*(at for at, _ in chapters[1:]), round(seconds * 1000)]
            made: Any = target
            made.set_chapters(
                [
                    {"id": n, "start": at, "end": end, "time_base": Fraction(1, 1000), "metadata": {"title": name}}
                    for n, ((at, name), end) in enumerate(zip(chapters, ends, strict=True))
                ]
            )
        step = 960
        for number in range(round(seconds * RATE) // step):
            frame = av.AudioFrame(format="s16", layout="stereo", samples=step)
            frame.planes[0].update(_tone(number * step, silent_ms * RATE // 1000, step))
            frame.sample_rate, frame.pts, frame.time_base = RATE, number * step, Fraction(1, RATE)
            for packet in stream.encode(_as_wanted(stream, frame)):
                target.mux(packet)
        target.mux(stream.encode(None))
    return out.getvalue()


def onset_ms(samples: bytes) -> float:
    """When the tone begins, from the first sample on."""
    levels = memoryview(samples).cast("h")
    return next((n / 2 * 1000 / RATE for n, level in enumerate(levels) if abs(level) > 4_000), -1.0)


def _tone(first: int, silent: int, count: int) -> bytes:
    return b"".join(
        struct.pack("<hh", *([0, 0] if n < silent else [16_000 * (1 if n // 60 % 2 else -1)] * 2)) for n in range(first, first + count)
    )


def _as_wanted(stream: Any, frame: Any) -> Any:
    wanted = stream.codec_context.format
    if wanted.name == "s16":
        return frame
    resampler = av.AudioResampler(format=wanted.name, layout="stereo", rate=RATE)
    return resampler.resample(frame)[0]
