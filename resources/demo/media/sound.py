"""Playing what was composed: notes become samples, a room round them, at an even loudness; and files of it."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.audio.resampler import AudioResampler

from resources.demo.media import instruments
from resources.demo.media.compose import DRUMS, Note, Piece, compose
from resources.demo.media.film import Sound, pieces

RATE = instruments.RATE
#: How loud a piece is on the whole, and its loudest sample, both against full scale.
LOUDNESS, PEAK = 0.13, 0.84
#: Who sits where, from -1 (left) to 1, how loud, and how much of the room one hears of them.
_SEATS = {
    "pluck": (-0.25, 0.62, 0.16),
    "flute": (0.2, 0.4, 0.3),
    "fiddle": (0.28, 0.36, 0.28),
    "accordion": (0.15, 0.34, 0.2),
    "pad": (0.0, 0.5, 0.4),
    "bass": (0.0, 0.62, 0.04),
    "keys": (-0.12, 0.34, 0.2),
    "bell": (0.3, 0.3, 0.4),
    "kick": (0.0, 0.8, 0.03),
    "brush": (0.12, 0.8, 0.12),
    "snap": (0.12, 0.8, 0.16),
    "hat": (0.35, 0.7, 0.05),
    "shaker": (-0.35, 0.7, 0.08),
}


def play(piece: Piece) -> Sound:
    """A song, as sound."""
    notes, beats = compose(piece)
    made = mix(notes, 60 / piece.tempo, beats * 60 / piece.tempo + 1.5, swing=piece.swing)
    instruments.forget()
    return made


def mix(notes: Sequence[Note], beat_s: float, seconds: float, *, swing: float = 0.0) -> Sound:
    """Notes together, at `beat_s` seconds a beat; `swing` delays the second half of each."""
    total = int(seconds * RATE)
    left, right, room = ([0.0] * total for _ in range(3))
    for note in notes:
        at = note.at + (swing if abs(note.at % 1 - 0.5) < 0.01 else 0.0)
        long = 0.0 if note.voice in DRUMS else round(note.beats * beat_s, 2)
        samples = getattr(instruments, note.voice)(note.pitch, long)
        side, level, wet = _SEATS[note.voice]
        gain = note.loud * level
        low, high = gain * math.sqrt((1 - side) / 2), gain * math.sqrt((1 + side) / 2)
        start = int(at * beat_s * RATE)
        for n, value in enumerate(samples[: total - start], start):
            left[n] += low * value
            right[n] += high * value
            room[n] += gain * wet * value
    _reverberate(room, left, right)
    return Sound(RATE, _even(left, right))


def _reverberate(dry: list[float], left: list[float], right: list[float]) -> None:
    """A room: four echoes that feed on themselves for each side, duller each time (Schroeder 1962, Moorer 1979)."""
    for side, times in ((left, (0.0297, 0.0371, 0.0411, 0.0437)), (right, (0.0303, 0.0366, 0.0419, 0.0449))):
        for seconds in times:
            size = int(seconds * RATE)
            line, place, dull = [0.0] * size, 0, 0.0
            keep = 10 ** (-3 * seconds / 1.5)
            for n, value in enumerate(dry):
                out = line[place]
                dull += 0.55 * (out - dull)
                line[place] = value + dull * keep
                place = place + 1 if place + 1 < size else 0
                side[n] += out * 0.42


def _even(left: list[float], right: list[float]) -> array[int]:
    """Both sides at the loudness of every other piece, peaks bent over softly, faded out at the end."""
    _centre(left)
    _centre(right)
    power = (sum(value * value for value in left) + sum(value * value for value in right)) / (2 * len(left))
    gain = LOUDNESS / math.sqrt(power) if power else 0.0
    fade = int(1.2 * RATE)
    made = array("h", bytes(4 * len(left)))
    for n, pair in enumerate(zip(left, right, strict=True)):
        end = min(1.0, (len(left) - n) / fade)
        for side, value in enumerate(pair):
            made[n * 2 + side] = int(32767 * PEAK * math.tanh(value * gain / PEAK) * end)
    return made


def _centre(side: list[float]) -> None:
    """Nothing below what one hears: a high-pass of some 8 Hz."""
    last = out = 0.0
    for n, value in enumerate(side):
        out = value - last + 0.9985 * out
        last = value
        side[n] = out


def write_sound(path: Path, sound: Sound, bit_rate: int, *, codec: str) -> None:
    """A file of it: MP3, Opus or AAC, as the ending says. Raises what FFmpeg raises."""
    rate = 48_000 if codec == "libopus" else 44_100
    with av.open(
        str(path), "w", format={".opus": "ogg", ".m4a": "mp4", ".mp3": "mp3"}[path.suffix], container_options={"fflags": "+bitexact"}
    ) as target:
        stream: Any = target.add_stream(codec, rate=rate, layout="stereo")
        stream.codec_context.bit_rate = bit_rate
        resampler = AudioResampler(
            format=stream.codec_context.format, layout="stereo", rate=rate, frame_size=stream.codec_context.frame_size or 1152
        )
        for frame in [*pieces(sound, len(sound.samples)), None]:
            for ready in resampler.resample(frame):
                ready.time_base = Fraction(1, rate)
                target.mux(stream.encode(ready))
        target.mux(stream.encode(None))
