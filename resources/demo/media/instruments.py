"""Instruments of plain Python: each makes the samples of one note, the same on every run. Pitches as in MIDI (69: A of 440 Hz)."""

# ruff: noqa: S311 - noise, always the same

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import lru_cache

RATE = 32_000
Samples = list[float]
Instrument = Callable[[int, float], Samples]
_TABLE = 4096


def hertz(pitch: float) -> float:
    """The frequency of a pitch."""
    return 440.0 * 2 ** ((pitch - 69) / 12)


def _table(*harmonics: float) -> Samples:
    """One turn of a tone of these overtones."""
    full = sum(harmonics)
    return [
        sum(share * math.sin(math.tau * (n + 1) * step / _TABLE) for n, share in enumerate(harmonics)) / full for step in range(_TABLE)
    ]


def _tone(
    table: Samples,
    pitch: float,
    seconds: float,
    *,
    attack: float,
    decay: float,
    release: float,
    level: float = 1.0,
    vibrato: float = 0.0,
    detune: float = 0.0,
) -> Samples:
    """A tone that swells, falls towards nothing at `decay` a second, and is let go at the end. Vibrato in semitones, after 0.25 s."""
    total = int((seconds + release) * RATE)
    held, swell = int(seconds * RATE), max(1, int(attack * RATE))
    step = hertz(pitch + detune) / RATE * _TABLE
    made, phase, fall, gain = [], 0.0, math.exp(-decay / RATE), level
    let_go = math.exp(-5.0 / max(1, int(release * RATE)))
    depth = vibrato * math.log(2) / 12
    for n in range(total):
        made.append(table[int(phase) & (_TABLE - 1)] * gain * (n / swell if n < swell else 1.0))
        bend = 1.0
        if depth and n > RATE // 4:
            bend += depth * min(1.0, (n - RATE / 4) / RATE * 3) * math.sin(n * math.tau * 5.2 / RATE)
        phase += step * bend
        gain *= fall if n < held else let_go
    return made


@lru_cache(maxsize=1024)
def pluck(pitch: int, seconds: float) -> Samples:
    """A steel string (Karplus and Strong 1983, tuned by an all-pass as Jaffe and Smith did)."""
    chance = random.Random(pitch)
    loop = RATE / hertz(pitch) - 0.5
    size = int(loop - 0.2)
    rest = loop - size
    tune = (1 - rest) / (1 + rest)
    string = [chance.uniform(-1, 1) for _ in range(size)]
    for _ in range(9 if pitch < 58 else 5):  # a finger's flesh: less of the highest
        string = [(string[n] + string[n - 1]) / 2 for n in range(size)]
    middle = sum(string) / size
    most = max(abs(value - middle) for value in string)
    string = [(value - middle) / most for value in string]
    keep = 0.5 * 0.001 ** (1 / (hertz(pitch) * (6 - pitch / 25)))
    made, place, last, held = [], 0, 0.0, 0.0
    total, let_go = int((seconds + 0.25) * RATE), int(seconds * RATE)
    fade = 1.0
    for n in range(total):
        now = string[place]
        soft = keep * (now + last)
        last = now
        out = tune * soft + held
        held = soft - tune * out
        string[place] = out
        place = place + 1 if place + 1 < size else 0
        if n > let_go:
            fade *= 0.9994
        made.append(0.8 * now * fade * min(1.0, n / 48))
    return made


_FLUTE = _table(1, 0.22, 0.09, 0.03)
_FIDDLE = _table(1, 0.55, 0.42, 0.24, 0.17, 0.1, 0.06)
_REED = _table(1, 0.7, 0.5, 0.42, 0.3, 0.2, 0.12, 0.08)
_PAD = _table(1, 0.35, 0.2, 0.1, 0.06)
_BASS = _table(1, 0.42, 0.16, 0.05)
_SOFT = _table(1, 0.08)


@lru_cache(maxsize=1024)
def flute(pitch: int, seconds: float) -> Samples:
    """A wooden flute."""
    return _tone(_FLUTE, pitch, seconds, attack=0.05, decay=0.25, release=0.12, vibrato=0.18)


@lru_cache(maxsize=1024)
def fiddle(pitch: int, seconds: float) -> Samples:
    """A fiddle, warm and a little slow."""
    return _tone(_FIDDLE, pitch, seconds, attack=0.08, decay=0.15, release=0.14, vibrato=0.22, level=0.8)


@lru_cache(maxsize=1024)
def accordion(pitch: int, seconds: float) -> Samples:
    """Two reeds, one a little sharp."""
    low = _tone(_REED, pitch, seconds, attack=0.05, decay=0.1, release=0.1, level=0.5)
    high = _tone(_REED, pitch, seconds, attack=0.05, decay=0.1, release=0.1, level=0.4, detune=0.09)
    return [a + b for a, b in zip(low, high, strict=True)]


@lru_cache(maxsize=512)
def pad(pitch: int, seconds: float) -> Samples:
    """Strings far away."""
    layers = [_tone(_PAD, pitch, seconds, attack=0.5, decay=0.05, release=0.7, level=0.4, detune=cents) for cents in (-0.07, 0.0, 0.08)]
    return [sum(three) for three in zip(*layers, strict=True)]


@lru_cache(maxsize=512)
def bass(pitch: int, seconds: float) -> Samples:
    """An upright bass."""
    return _tone(_BASS, pitch, seconds, attack=0.008, decay=1.6, release=0.08)


@lru_cache(maxsize=512)
def keys(pitch: int, seconds: float) -> Samples:
    """An electric piano: a tone struck by another (frequency modulation)."""
    total, step = int((seconds + 0.3) * RATE), hertz(pitch) / RATE * math.tau
    held, sin = int(seconds * RATE), math.sin
    made, gain, bite, fall, dull, let_go = [], 1.0, 1.6, math.exp(-1.1 / RATE), math.exp(-4.5 / RATE), math.exp(-5 / (0.3 * RATE))
    for n in range(total):
        angle = step * n
        made.append(gain * sin(angle + bite * sin(angle) + 0.12 * bite * sin(angle * 7)) * min(1.0, n / 60))
        gain *= fall if n < held else let_go
        bite *= dull
    return made


@lru_cache(maxsize=512)
def bell(pitch: int, seconds: float) -> Samples:
    """A music box."""
    low = _tone(_SOFT, pitch, seconds, attack=0.003, decay=2.6, release=0.5)
    high = _tone(_SOFT, pitch + 28, seconds, attack=0.002, decay=7, release=0.5, level=0.22)
    return [a + b for a, b in zip(low, high, strict=True)]


@lru_cache(maxsize=8)
def kick(_pitch: int = 0, _seconds: float = 0.0) -> Samples:
    """A soft bass drum."""
    made, phase = [], 0.0
    for n in range(int(0.32 * RATE)):
        at = n / RATE
        phase += math.tau * (46 + 90 * math.exp(-at * 34)) / RATE
        made.append(math.sin(phase) * math.exp(-at * 9.5) * min(1.0, n / 40) * (1 - n / (0.32 * RATE)))
    return made


@lru_cache(maxsize=8)
def brush(_pitch: int = 0, _seconds: float = 0.0) -> Samples:
    """A brush on a snare drum."""
    return _noise(21, 0.2, 15, 0.55, body=185)


@lru_cache(maxsize=8)
def snap(_pitch: int = 0, _seconds: float = 0.0) -> Samples:
    """Fingers, or a rim."""
    return _noise(22, 0.12, 34, 0.35, body=420)


@lru_cache(maxsize=8)
def hat(_pitch: int = 0, _seconds: float = 0.0) -> Samples:
    """A closed cymbal."""
    return _noise(23, 0.07, 70, 0.0)


@lru_cache(maxsize=8)
def shaker(_pitch: int = 0, _seconds: float = 0.0) -> Samples:
    """Seeds in a gourd."""
    return [value * min(1.0, n / 500) for n, value in enumerate(_noise(24, 0.11, 36, 0.0))]


def _noise(seed: int, seconds: float, fall: float, dark: float, body: float = 0.0) -> Samples:
    """A burst of noise, `dark` between 0 (hissing) and 1, with a tone in it."""
    chance = random.Random(seed)
    made, low, last = [], 0.0, 0.0
    total = int(seconds * RATE)
    for n in range(total):
        at, white = n / RATE, chance.uniform(-1, 1)
        low += (1 - dark) * (white - low) if dark else 0.0
        value = low if dark else (white - last) * 0.6
        last = white
        tone = 0.5 * math.sin(math.tau * body * at) * math.exp(-at * fall * 1.6) if body else 0.0
        made.append((value * math.exp(-at * fall) * 0.7 + tone) * min(1.0, n / 24) * (1 - n / total))
    return made


def forget() -> None:
    """Let the notes of a piece go: another one needs others, and a minute of them is much memory."""
    for voice in (pluck, flute, fiddle, accordion, pad, bass, keys, bell):
        voice.cache_clear()
