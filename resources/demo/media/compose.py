"""From a few words about a song to its notes: chords by degree, a melody of phrases that answer each other, and who plays along.

A melody is a period of two phrases (the first ends open, the second at home), a middle part that lies higher, and the period again.
"""

# ruff: noqa: S311 - a tune by chance, always the same

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

SCALES = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
}
#: How a bar of so many beats may be filled, in beats; the lengths of its notes. A negative length is a rest.
RHYTHMS: dict[int, tuple[tuple[float, ...], ...]] = {
    4: ((1, 1, 2), (1.5, 0.5, 2), (1, 0.5, 0.5, 2), (0.5, 0.5, 1, 1, 1), (2, 1, 1), (1, 1, 1, 1), (1.5, 0.5, 1, 1), (-1, 1, 1, 1)),
    3: ((1, 1, 1), (2, 1), (1.5, 0.5, 1), (1, 0.5, 0.5, 1), (0.5, 0.5, 1, 1)),
}
LAST = {4: (3.0, -1.0), 3: (2.0, -1.0)}


@dataclass(frozen=True)
class Note:
    """A note: when and how long in beats, its pitch, how loud (0 to 1), and who plays it."""

    at: float
    beats: float
    pitch: int
    loud: float
    voice: str


@dataclass(frozen=True)
class Piece:
    """What a song is made of. `chords`: degrees, one a bar, for the period and for the middle part. `lead`: who sings, part by part."""

    tempo: float
    key: int
    scale: str
    chords: tuple[int, ...]
    middle: tuple[int, ...]
    lead: tuple[str, ...]
    style: str
    seed: int
    beats: int = 4
    form: str = "ABA"
    swing: float = 0.0
    extra: tuple[str, ...] = field(default=())


def compose(piece: Piece) -> tuple[list[Note], float]:
    """The notes in order, and how many beats there are in all."""
    chance = random.Random(piece.seed)
    tunes = {
        "A": _period(piece, chance, piece.chords, 0),
        "B": _period(piece, chance, piece.middle, 3),
    }
    notes: list[Note] = []
    at = 0.0
    intro = piece.chords[: 2 if piece.tempo < 80 else 4]
    notes += _along(piece, intro, at, soft=0.8, full=False)
    at += len(intro) * piece.beats
    for number, part in enumerate(piece.form):
        chords = piece.chords if part == "A" else piece.middle
        notes += _along(piece, chords, at, soft=0.9, full=number > 0)
        voice = piece.lead[number % len(piece.lead)]
        octave = 12 if voice == "bell" else 0
        notes += [Note(at + when, long, pitch + octave, 0.85, voice) for when, long, pitch in tunes[part]]
        if number and "harmony" in piece.extra and part == "A":
            notes += [Note(at + when, long, _third_below(piece, pitch), 0.45, voice) for when, long, pitch in tunes[part] if long >= 1]
        at += len(chords) * piece.beats
    notes += _ending(piece, at)
    return sorted(notes, key=lambda note: note.at), at + 2 * piece.beats


def pitch_of(piece: Piece, degree: int, base: int) -> int:
    """The pitch of a degree of the scale (0: the key's own), at or above `base`'s octave."""
    steps = SCALES[piece.scale]
    octave, within = divmod(degree, 7)
    return base + steps[within] + 12 * octave


def _period(piece: Piece, chance: random.Random, chords: tuple[int, ...], lift: int) -> list[tuple[float, float, int]]:
    """Two phrases: question and answer. Pitches; a chord's own tone on strong beats, steps between."""
    half = len(chords) // 2
    bars = [chance.choice(RHYTHMS[piece.beats]) for _ in range(2)]
    rhythm = [bars[0], bars[1], bars[0], LAST[piece.beats]] if half == 4 else [bars[0], LAST[piece.beats]]
    base = _home(piece)
    made: list[tuple[float, float, int]] = []
    degree = chance.choice((2, 4)) + lift
    opening: dict[int, int] = {}
    for bar, chord in enumerate(chords):
        answer, within = divmod(bar, half)
        at = float(bar * piece.beats)
        for place, long in enumerate(rhythm[within]):
            if long < 0:
                at -= long
                continue
            last = within == half - 1 and place == 0
            if last:
                degree = _nearest(degree, (1, 4, 8) if answer == 0 else (0, 7)) if lift < 3 or answer else _nearest(degree, (4, 6, 8))
            elif answer == 1 and within == 0:  # the answer begins as the question did
                degree = opening[place]
            elif place == 0 or long >= 1.5:
                degree = _nearest(
                    degree + chance.choice((-2, -1, 0, 1, 2)),
                    tuple(chord + step + 7 * octave for octave in (-1, 0, 1) for step in (0, 2, 4)),
                )
            else:
                degree += chance.choice((-1, -1, 1, 1, 1 if degree < 3 + lift else -1, 2 if degree < 4 else -2))
            degree = max(-2 + lift, min(9 + lift // 2, degree))
            if answer == 0 and within == 0:
                opening[place] = degree
            made.append((at, long * 0.96, pitch_of(piece, degree, base)))
            at += long
    return made


def _home(piece: Piece) -> int:
    """Where the melody's key lies: around the middle of the treble staff."""
    return 60 + (piece.key if piece.key < 8 else piece.key - 12)


def _nearest(degree: int, wanted: tuple[int, ...]) -> int:
    return min(wanted, key=lambda one: (abs(one - degree), one))


def _third_below(piece: Piece, pitch: int) -> int:
    base = _home(piece)
    steps = {pitch_of(piece, degree, base): degree for degree in range(-8, 16)}
    return pitch_of(piece, steps[pitch] - 2, base) if pitch in steps else pitch - 4


def _chord(piece: Piece, degree: int, base: int) -> list[int]:
    """The triad of a degree, folded into the octave above `base`."""
    tones = [pitch_of(piece, degree + step, piece.key) % 12 for step in (0, 2, 4)]
    return sorted(base + (tone - base) % 12 for tone in tones)


def _root(piece: Piece, degree: int, low: int = 36) -> int:
    return low + (pitch_of(piece, degree, piece.key) - low) % 12


def _along(piece: Piece, chords: tuple[int, ...], at: float, *, soft: float, full: bool) -> Iterator[Note]:
    """Who plays along, bar by bar; drums when `full`."""
    for bar, degree in enumerate(chords):
        start = at + bar * piece.beats
        high, root = _chord(piece, degree, 52), _root(piece, degree)
        fifth = root + 7 if root < 43 else root - 5
        yield from (
            Note(start + when, beats, pitch, loud * soft, voice)
            for when, beats, pitch, loud, voice in STYLES[piece.style](high, root, fifth, bar)
            if full or voice not in DRUMS
        )


def _ending(piece: Piece, at: float) -> list[Note]:
    """The chord of the key, let ring."""
    voice = "keys" if piece.style in {"night", "house"} else "pluck"
    tones = [_root(piece, 0), *_chord(piece, 0, 52), pitch_of(piece, 7, _home(piece))]
    return [Note(at + n * 0.12, piece.beats * 1.6, pitch, 0.6, voice) for n, pitch in enumerate(tones)]


DRUMS = frozenset({"kick", "brush", "snap", "hat", "shaker"})
_Bar = Iterator[tuple[float, float, int, float, str]]


def _picked(high: list[int], root: int, fifth: int, bar: int) -> _Bar:
    """Thumb and fingers on a guitar, brushes behind it."""
    for beat, pitch, loud in ((0.0, root + 12, 0.8), (2.0, fifth + 12, 0.65)):
        yield beat, 1.9, pitch, loud, "pluck"
    for when, which in ((0.5, 2), (1, 1), (1.5, 0), (2.5, 2), (3, 1), (3.5, 0 if bar % 2 else 2)):
        yield when, 1.4, high[which] + (12 if which == 0 else 0), 0.42, "pluck"
    yield 0, 1.8, root, 0.55, "bass"
    yield 2, 1.6, fifth, 0.45, "bass"
    yield 0, 0, 0, 0.5, "kick"
    yield from ((when, 0, 0, 0.26, "brush") for when in (1, 3))
    yield from ((when, 0, 0, 0.1, "shaker") for when in (0.5, 1.5, 2.5, 3.5))


def _slow(high: list[int], root: int, fifth: int, bar: int) -> _Bar:
    """Broken chords, strings under them."""
    yield from ((0, 3.7, pitch, 0.17, "pad") for pitch in high)
    for n, pitch in enumerate(
        (root + 12, high[0], high[1], high[2], high[1] + 12 if bar % 2 else high[0] + 12, high[2], high[1], high[0])
    ):
        yield n * 0.5, 1.8, pitch, 0.5 if n == 0 else 0.36, "pluck"
    yield 0, 3.4, root, 0.5, "bass"
    yield 2.5, 1, fifth, 0.25, "bass"
    yield 0, 0, 0, 0.36, "kick"
    yield 2, 0, 0, 0.2, "brush"


def _stroll(high: list[int], root: int, fifth: int, bar: int) -> _Bar:
    """Bass and strum in turn, as on a porch."""
    for when, pitch in ((0, root), (2, fifth)):
        yield when, 0.9, pitch, 0.6, "bass"
        yield when, 0.9, pitch + 12, 0.5, "pluck"
    for when in (1, 3, *((3.5,) if bar % 2 else ())):
        yield from ((when + n * 0.02, 0.8, pitch, 0.34, "pluck") for n, pitch in enumerate([*high, high[0] + 12]))
    yield from ((when, 0, 0, 0.42, "kick") for when in (0, 2))
    yield from ((when, 0, 0, 0.24, "brush") for when in (1, 3))
    yield from ((when, 0, 0, 0.09, "hat") for when in (0.5, 1.5, 2.5, 3.5))


def _waltz(high: list[int], root: int, fifth: int, bar: int) -> _Bar:
    """One, two, three."""
    yield 0, 0.95, fifth if bar % 2 else root, 0.62, "bass"
    for when in (1, 2):
        yield from ((when, 0.7, pitch, 0.2, "accordion") for pitch in high)
        yield from ((when + n * 0.015, 0.8, pitch, 0.26, "pluck") for n, pitch in enumerate(high))
    yield 0, 0, 0, 0.4, "kick"
    yield from ((when, 0, 0, 0.15, "brush") for when in (1, 2))


def _night(high: list[int], root: int, fifth: int, bar: int) -> _Bar:
    """Slow beats and an electric piano."""
    for when, long in ((0, 1.4), (1.5, 2.2)):
        yield from ((when, long, pitch, 0.3, "keys") for pitch in [*high, high[1] + 12])
    for when, pitch, long in ((0, root, 1.2), (1.75, root, 0.5), (2.5, fifth, 0.9), (3.5, root + 12, 0.4)):
        yield when, long, pitch, 0.62, "bass"
    yield from ((0, 3.8, pitch, 0.1, "pad") for pitch in high)
    yield from ((when, 0, 0, 0.62, "kick") for when in (0, 1.75, 2.5 if bar % 2 else 2.75))
    yield from ((when, 0, 0, 0.34, "snap") for when in (1, 3))
    yield from ((n * 0.5, 0, 0, 0.13 if n % 2 else 0.08, "hat") for n in range(8))


def _house(high: list[int], root: int, fifth: int, bar: int) -> _Bar:
    """Four to the bar, chords between them."""
    for when in (0.5, 1.5, 2.5, 3.25):
        yield from ((when, 0.3, pitch, 0.3, "keys") for pitch in [*high, high[0] + 12])
    yield from (
        (when, 0.4, pitch, 0.55, "bass") for when, pitch in ((0, root), (0.75, root), (1.5, root + 12), (2.5, root), (3.25, fifth))
    )
    yield from ((0, 3.8, pitch, 0.11, "pad") for pitch in high)
    yield from ((when, 0, 0, 0.58, "kick") for when in range(4))
    yield from ((when, 0, 0, 0.27, "snap") for when in (1, 3))
    yield from ((when + 0.5, 0, 0, 0.16 if bar % 2 else 0.13, "hat") for when in range(4))


def _son(high: list[int], root: int, fifth: int, bar: int) -> _Bar:
    """Guitar and bass against the beat, and the clave's five strokes over two bars."""
    for when in (0, 0.75, 1.5, 2.25, 3, 3.5):
        yield from ((when + n * 0.015, 0.5, pitch, 0.32, "pluck") for n, pitch in enumerate(high))
    yield from (
        (when, long, pitch, 0.62, "bass")
        for when, long, pitch in ((0, 1.2, root), (1.5, 1.2, fifth), (3, 0.9, root + 12 if root < 41 else root))
    )
    clave = (0, 1.5, 3) if bar % 2 == 0 else (1, 2)
    yield from ((when, 0, 0, 0.34, "snap") for when in clave)
    yield from ((n * 0.5, 0, 0, 0.15 if n % 2 == 0 else 0.09, "shaker") for n in range(8))
    yield from ((when, 0, 0, 0.4, "kick") for when in (0, 2.5))


STYLES = {
    "picked": _picked,
    "slow": _slow,
    "stroll": _stroll,
    "waltz": _waltz,
    "night": _night,
    "house": _house,
    "son": _son,
}
