"""Draws the demo's video from its lake photo: a slow look across the water, a few soft notes, captions. Made up, free to use.

Run: `python resources/demo/draw_clip.py`. The clip is committed; this file is its source.
"""

from __future__ import annotations

import math
import struct
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from PIL import Image

HERE = Path(__file__).parent
CLIP = HERE / "clips" / "canoe.mp4"
SECONDS = 9
RATE = 24
SIZE = (640, 360)
HZ = 24_000
CAPTIONS = (
    (300, 2800, "Look. This is the dock you built."),
    (3000, 5800, "The water was flat as glass."),
    (6000, 8700, "Next summer you paddle."),
)
#: A, C sharp, E, one after the other and together.
NOTES = ((0.2, 220.0), (1.4, 277.2), (2.6, 329.6), (4.2, 220.0), (4.2, 329.6), (5.8, 277.2), (7.2, 220.0), (7.2, 277.2), (7.2, 440.0))
_ASS = (
    b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, "
    b"OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, "
    b"Alignment, MarginL, MarginR, MarginV, Encoding\nStyle: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,"
    b"10,10,10,0\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
)


def look(photo: Image.Image, at: float) -> Image.Image:
    """What is seen at a time between 0 and 1: from the dock to the sun, nearer and nearer."""
    eased = (1 - math.cos(math.pi * at)) / 2
    width = photo.width * (0.62 - 0.12 * eased)
    height = width * SIZE[1] / SIZE[0]
    left = (photo.width - width) * (0.08 + 0.62 * eased)
    top = (photo.height - height) * (0.72 - 0.3 * eased) + 4 * math.sin(at * 20)
    return photo.resize(SIZE, Image.Resampling.BICUBIC, box=(left, top, left + width, top + height))


def sound(at: float) -> float:
    """The air at a time in seconds."""
    notes = (math.sin(2 * math.pi * pitch * (at - start)) * math.exp(-1.6 * (at - start)) for start, pitch in NOTES if at >= start)
    fade = min(1.0, 20 * at, (SECONDS - at) * 2)
    return 0.16 * fade * sum(notes)


def main(target: Path) -> None:
    """Draw, play, write."""
    target.parent.mkdir(exist_ok=True)
    photo = Image.open(HERE / "photos" / "lake.jpg").convert("RGB")
    with av.open(str(target), "w", format="mp4", container_options={"fflags": "+bitexact", "movflags": "+faststart"}) as film:
        pictures: Any = film.add_stream("libx264", rate=RATE, options={"preset": "slow", "crf": "27"})
        pictures.width, pictures.height, pictures.pix_fmt = *SIZE, "yuv420p"
        speech: Any = film.add_stream("aac", rate=HZ, layout="mono")
        speech.codec_context.bit_rate = 48_000
        words: Any = film.add_stream("mov_text")
        words.codec_context.subtitle_header = _ASS
        for number in range(SECONDS * RATE):
            made: Any = av.VideoFrame
            frame = made.from_image(look(photo, number / (SECONDS * RATE)))
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            film.mux(pictures.encode(frame))
        film.mux(pictures.encode(None))
        for start in range(0, SECONDS * HZ, 1024):
            samples = [sound(place / HZ) for place in range(start, start + 1024)]
            heard = av.AudioFrame(format="fltp", layout="mono", samples=1024)
            heard.planes[0].update(struct.pack("<1024f", *samples))
            heard.sample_rate, heard.pts, heard.time_base = HZ, start, Fraction(1, HZ)
            film.mux(speech.encode(heard))
        film.mux(speech.encode(None))
        for begin, end, text in CAPTIONS:
            packet = av.Packet(struct.pack(">H", len(text)) + text.encode())
            packet.stream, packet.time_base, packet.pts, packet.dts = words, Fraction(1, 1000), begin, begin
            packet.duration = end - begin
            film.mux(packet)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CLIP)
