"""Make the clip of the beach that the sample letters carry: 30 seconds of a slow pan with the sound of waves, its captions and poster.

python -m resources.demo.make_clip
"""

from __future__ import annotations

import math
import random
from array import array
from fractions import Fraction
from pathlib import Path

import av
from PIL import Image

FOLDER = Path(__file__).parent
CLIP, CAPTIONS, POSTER = (FOLDER / "clips" / name for name in ("beach.mp4", "beach.vtt", "beach.jpg"))
SECONDS, RATE = 30, 12
WIDTH, HEIGHT = 640, 400
SAMPLES = 22_050
#: A wave comes in so often, in seconds.
WAVE = 6
WORDS = (
    (1, 5, "The waves are huge today."),
    (6, 10, "You can hear the gulls, if you listen."),
    (12, 16, "That is our red umbrella."),
    (18, 23, "Do you remember this beach?"),
    (24, 29, "Write back soon. Love, Theo."),
)


def frames() -> list[Image.Image]:
    """A window that wanders over the photo."""
    photo = Image.open(FOLDER / "photos" / "beach.jpg").convert("RGB")
    made = []
    for number in range(SECONDS * RATE):
        share = (1 - math.cos(math.pi * number / (SECONDS * RATE))) / 2
        width = photo.width * (0.95 - 0.3 * share)
        height = width * HEIGHT / WIDTH
        left, top = (photo.width - width) * share, (photo.height - height) * (0.5 + 0.4 * share)
        made.append(photo.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR, (left, top, left + width, top + height)))
    return made


def waves() -> array[int]:
    """Noise through a soft filter that swells and falls."""
    chance = random.Random(7)  # noqa: S311 - noise, always the same
    level = 0.0
    made = array("h")
    for number in range(SECONDS * SAMPLES):
        swell = 0.25 + 0.75 * math.sin(math.pi * (number / SAMPLES % WAVE) / WAVE) ** 2
        level += 0.06 * (chance.uniform(-1, 1) - level)
        made.append(int(level * swell * 20_000))
    return made


def write() -> None:
    """The three files; the same on every run of the same encoder."""
    CLIP.parent.mkdir(exist_ok=True)
    pictures = frames()
    pictures[0].save(POSTER, quality=82)
    stamp = "{:02d}:{:02d}.000"
    cues = (f"{stamp.format(*divmod(start, 60))} --> {stamp.format(*divmod(end, 60))}\n{words}\n" for start, end, words in WORDS)
    CAPTIONS.write_text("WEBVTT\n\n" + "\n".join(cues), encoding="utf-8")
    with av.open(str(CLIP), "w", options={"movflags": "+faststart"}) as out:
        picture = out.add_stream("libx264", rate=RATE, options={"crf": "32", "preset": "veryslow", "profile": "main", "bf": "0"})
        picture.width, picture.height, picture.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        sound = out.add_stream("aac", rate=SAMPLES, layout="mono", options={"b": "24000"})
        for image in pictures:
            out.mux(picture.encode(av.VideoFrame.from_image(image)))  # type: ignore[no-untyped-call]
        out.mux(picture.encode(None))
        samples = waves()
        for start in range(0, len(samples), 1024):
            piece = samples[start : start + 1024].tobytes()
            frame = av.AudioFrame(format="s16", layout="mono", samples=len(piece) // 2)
            frame.planes[0].update(piece.ljust(frame.planes[0].buffer_size, b"\0"))
            frame.sample_rate, frame.pts, frame.time_base = SAMPLES, start, Fraction(1, SAMPLES)
            out.mux(sound.encode(frame))
        out.mux(sound.encode(None))


if __name__ == "__main__":
    write()
