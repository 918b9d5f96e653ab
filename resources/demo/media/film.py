"""Films from drawings: a scene at each moment, music under it, captions in two languages as subtitle tracks of the file."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from resources.demo.media.svg import render

WIDTH, HEIGHT, FRAMES = 854, 480, 20
#: What FFmpeg wants to know of how captions look before it writes a mov_text track.
_ASS = (
    b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, "
    b"OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, "
    b"Alignment, MarginL, MarginR, MarginV, Encoding\nStyle: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,"
    b"10,10,10,0\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
)


@dataclass(frozen=True)
class Cue:
    """What is said from a second to another, in English and Spanish."""

    begin: float
    end: float
    en: str
    es: str


@dataclass(frozen=True)
class Sound:
    """Stereo sound: samples of both sides in turn, from -32768 to 32767."""

    rate: int
    samples: array[int]


def make_film(
    draw: Callable[[float, float, float], str],
    seconds: float,
    sound: Sound | None,
    cues: Sequence[Cue],
    *,
    title: str,
    spoken: str = "eng",
) -> bytes:
    """An MP4 of H.264 and AAC, its captions as tracks; the same on every run of the same encoder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        _write(path, draw, seconds, sound, cues, title, spoken)
        return path.read_bytes()


def _write(
    path: Path,
    draw: Callable[[float, float, float], str],
    seconds: float,
    sound: Sound | None,
    cues: Sequence[Cue],
    title: str,
    spoken: str,
) -> None:
    options = {"fflags": "+bitexact", "movflags": "+faststart"}
    with av.open(str(path), "w", format="mp4", container_options=options) as film:
        film.metadata["title"] = title
        settings = {"preset": "slow", "crf": "26", "profile": "main", "threads": "1", "g": str(FRAMES * 4)}
        pictures: Any = film.add_stream("libx264", rate=FRAMES, options=settings)
        pictures.width, pictures.height, pictures.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        heard: Any = None
        if sound is not None:
            heard = film.add_stream("aac", rate=sound.rate, layout="stereo")
            heard.codec_context.bit_rate = 80_000
            heard.metadata["language"] = spoken
        tracks = [_track(film, "eng"), _track(film, "spa")] if cues else []
        for number in range(round(seconds * FRAMES)):
            frame = _frame(draw(WIDTH, HEIGHT, number / FRAMES))
            frame.pts, frame.time_base = number, Fraction(1, FRAMES)
            film.mux(pictures.encode(frame))
        film.mux(pictures.encode(None))
        if sound is not None:
            for piece in pieces(sound, round(seconds * sound.rate)):
                film.mux(heard.encode(piece))
            film.mux(heard.encode(None))
        for track, words in zip(tracks, ([cue.en for cue in cues], [cue.es for cue in cues]), strict=False):
            _say(film, track, cues, words)


def pieces(sound: Sound, most: int, size: int = 1024) -> list[av.AudioFrame]:
    """The sound in frames of an encoder."""
    made = []
    for start in range(0, min(most, len(sound.samples) // 2), size):
        part = sound.samples[start * 2 : (start + size) * 2]
        frame = av.AudioFrame(format="s16", layout="stereo", samples=len(part) // 2)
        frame.planes[0].update(part.tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
        frame.sample_rate, frame.pts, frame.time_base = sound.rate, start, Fraction(1, sound.rate)
        made.append(frame)
    return made


def _frame(drawing: str) -> Any:
    picture = render(drawing, WIDTH, HEIGHT)
    frame: Any = av.VideoFrame(WIDTH, HEIGHT, "bgra")
    bits = memoryview(picture.constBits())
    line, stride = picture.bytesPerLine(), frame.planes[0].line_size
    data = (
        bytes(bits) if line == stride else b"".join(bytes(bits[n * line : (n + 1) * line]).ljust(stride, b"\0") for n in range(HEIGHT))
    )
    frame.planes[0].update(data)
    return frame


def _track(film: Any, language: str) -> Any:
    track = film.add_stream("mov_text")
    track.codec_context.subtitle_header = _ASS
    track.metadata["language"] = language
    return track


def _say(film: Any, track: Any, cues: Sequence[Cue], words: Sequence[str]) -> None:
    """The captions, with the silence between them: a track has no gaps."""
    silent_from = 0.0
    for cue, text in zip(cues, words, strict=True):
        for begin, end, said in ((silent_from, cue.begin, ""), (cue.begin, cue.end, text)):
            if end > begin:
                coded = said.encode()
                packet = av.Packet(len(coded).to_bytes(2, "big") + coded)
                packet.stream, packet.time_base = track, Fraction(1, 1000)
                packet.pts = packet.dts = round(begin * 1000)
                packet.duration = round((end - begin) * 1000)
                film.mux(packet)
        silent_from = cue.end
