"""The audiobook: an own text, read by espeak-ng between a few bars of music, as M4A with chapters."""

from __future__ import annotations

import re
import subprocess
import tempfile
from array import array
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.audio.resampler import AudioResampler

from resources.demo.media.compose import Piece, compose
from resources.demo.media.covers import cover
from resources.demo.media.film import Sound, pieces
from resources.demo.media.songs import tag
from resources.demo.media.sound import mix

TEXT = Path(__file__).parent / "texts" / "the-night-train.txt"
RATE = 32_000
#: espeak-ng speaks as loud as a file can be.
LEVEL = 0.62
_THEME = Piece(72, 2, "major", (0, 3), (0, 3), ("bell",), "slow", 5)
#: Words a minute, pitch, and how far apart words stand: unhurried.
_VOICE = ("-v", "en-us", "-s", "148", "-p", "38", "-g", "2")


def speak(text: str, *, voice: tuple[str, ...] = _VOICE) -> Sound:
    """A text, read aloud. Raises OSError or CalledProcessError when espeak-ng is missing or fails."""
    wave = subprocess.run(["espeak-ng", *voice, "--stdout", text], check=True, capture_output=True).stdout
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        file.write(wave)
        file.flush()
        said = _stereo(Path(file.name))
    return Sound(RATE, array("h", (int(value * LEVEL) for value in said.samples)))


def _stereo(path: Path) -> Sound:
    resampler = AudioResampler(format="s16", layout="stereo", rate=RATE)
    samples = array("h")
    with av.open(str(path)) as source:
        for frame in [*source.decode(audio=0), None]:
            for piece in resampler.resample(frame):
                samples.frombytes(bytes(piece.planes[0])[: piece.samples * 4])
    return Sound(RATE, samples)


def _silence(seconds: float) -> array[int]:
    return array("h", bytes(int(seconds * RATE) * 4))


def _music() -> array[int]:
    notes, beats = compose(_THEME)
    few = [note for note in notes if note.at < 8]
    return array("h", (int(value * 0.5) for value in mix(few, 60 / _THEME.tempo, min(beats, 10) * 60 / _THEME.tempo).samples))


def make_audiobook(path: Path) -> None:
    """The book as a file, with its chapters, tags and cover."""
    chapters = [part.strip() for part in re.split(r"(?m)^# ", TEXT.read_text(encoding="utf-8")) if part.strip()]
    sound, marks = _music(), []
    for number, chapter in enumerate(chapters, 1):
        heading, _, text = chapter.partition("\n")
        marks.append((heading.strip(), len(sound) // 2))
        sound += speak(f"Chapter {number}. {heading.strip()}.").samples + _silence(0.9)
        for paragraph in re.split(r"\n\s*\n", text.strip()):
            sound += speak(" ".join(paragraph.split())).samples + _silence(0.55)
        sound += _music() if number < len(chapters) else _music() + _silence(0.5)
    _write(path, Sound(RATE, sound), marks)
    words = {"title": "The Night Train", "artist": "Ada Field", "genre": "Stories", "date": "2024"}
    tag(path, words, cover("the-night-train"))


def _write(path: Path, sound: Sound, marks: list[tuple[str, int]]) -> None:
    rate = 24_000
    total = len(sound.samples) // 2
    with av.open(str(path), "w", format="mp4", container_options={"fflags": "+bitexact"}) as target:
        ends = [start for _, start in marks[1:]] + [total]
        target.set_chapters(
            [
                {"id": n, "start": 0 if n == 0 else start, "end": end, "time_base": Fraction(1, RATE), "metadata": {"title": name}}
                for n, ((name, start), end) in enumerate(zip(marks, ends, strict=True))
            ]
        )
        stream: Any = target.add_stream("aac", rate=rate, layout="mono")
        stream.codec_context.bit_rate = 40_000
        resampler = AudioResampler(format="fltp", layout="mono", rate=rate, frame_size=1024)
        for frame in [*pieces(sound, total), None]:
            for ready in resampler.resample(frame):
                ready.time_base = Fraction(1, rate)
                target.mux(stream.encode(ready))
        target.mux(stream.encode(None))
