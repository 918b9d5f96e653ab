"""Covers: films by their landscapes, books, albums of hills and towns, a course, games."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from resources.demo.media.book_covers import BOOK, BOOKS
from resources.demo.media.game_covers import GAMES
from resources.demo.media.scenes import SCENES
from resources.demo.media.svg import (
    as_file,
    box,
    disc,
    fade,
    glints,
    glow,
    hill,
    line,
    oval,
    page,
    render,
    shape,
    skyline,
    stars,
    through,
    words,
)

FILM, SQUARE = (600, 732), (600, 600)
S = SQUARE[0]


def _train() -> str:
    """Square: a night train under stars."""
    wagons = "".join(
        box(30 + n * 190, 352, 176, 92, "#8f3443", round_=12)
        + "".join(box(48 + n * 190 + k * 52, 372, 36, 34, "#ffe2a0", round_=5) for k in range(3))
        + disc(70 + n * 190, 450, 15, "#131c2c")
        + disc(166 + n * 190, 450, 15, "#131c2c")
        for n in range(3)
    )
    return page(
        S,
        S,
        fade("sky", (0, "#141d3d"), (0.7, "#3c4b86"), (1, "#8a6b93")),
        glow("moon", "#fbe7b8", 0.5),
        box(0, 0, S, S, "url(#sky)"),
        stars(S, 300, 60, 4),
        disc(458, 130, 120, "url(#moon)"),
        disc(458, 130, 46, "#fbe7b8"),
        hill(S, S, 330, 46, "#2a3763", seed=14),
        hill(S, S, 392, 30, "#1f2a4f", seed=15),
        box(0, 462, S, 7, "#0f1729"),
        "".join(box(n * 40 + 8, 469, 20, 8, "#0f1729") for n in range(15)),
        wagons,
        box(0, 477, S, 123, "#152038"),
        words(42, 560, "The Night Train", 58, "#fbe7b8"),
    )


def _low_country() -> str:
    """The hills of the band's album, as everybody knows them."""
    return page(
        S,
        S,
        fade("sky", (0, "#f2c48a"), (1, "#f6deb0")),
        box(0, 0, S, S, "url(#sky)"),
        disc(192, 220, 80, "#ffefca"),
        hill(S, S, 330, 80, "#d9a86c", seed=2, waves=1.2),
        hill(S, S, 415, 70, "#b97b58", seed=41, waves=1.2),
        hill(S, S, 490, 50, "#8a4f4f", seed=6, waves=1.3),
        hill(S, S, 560, 36, "#563a50", seed=8, waves=1.5),
    )


def _after_hours() -> str:
    wet = "".join(
        box(30 + n * 62, 452, 26 + (n % 3) * 10, 130, ("#ff6fa5", "#5ad1e6", "#ffd166")[n % 3], opacity=0.16, round_=8)
        for n in range(9)
    )
    return page(
        S,
        S,
        fade("sky", (0, "#160f33"), (0.6, "#4a1f63"), (1, "#c23d79")),
        glow("sun", "#ff8fb4", 0.7),
        box(0, 0, S, 450, "url(#sky)"),
        disc(300, 330, 250, "url(#sun)"),
        disc(300, 310, 118, "#ff9db0"),
        "".join(box(170, 300 + n * 26, 260, 4 + n * 2.4, "#6b2a6c") for n in range(5)),
        skyline(S, 452, 250, 5, "#150d2b", "#5ad1e6", lit=0.2),
        skyline(S, 452, 150, 9, "#0d081e", "#ffd166", lit=0.28),
        box(0, 450, S, 150, "#120b26"),
        wet,
        line("M0 452 H600", "#ff6fa5", 3, opacity=0.7),
    )


def _sur() -> str:
    rays = "".join(
        shape(
            [
                (300, 300),
                (300 + 520 * math.cos(a), 300 + 520 * math.sin(a)),
                (300 + 520 * math.cos(a + 0.13), 300 + 520 * math.sin(a + 0.13)),
            ],
            "#f6b94a",
            opacity=0.55,
        )
        for a in (n * math.tau / 24 for n in range(24))
    )
    guitar = (
        box(286, 70, 28, 250, "#5a2f22")
        + box(276, 44, 48, 52, "#3f2018", round_=8)
        + oval(300, 338, 92, 84, "#b3542f")
        + oval(300, 450, 124, 110, "#b3542f")
        + disc(300, 392, 42, "#3a1c14")
        + box(252, 488, 96, 14, "#3f2018", round_=4)
        + "".join(line(f"M{289 + n * 7.4} 60 V494", "#f6dfb3", 1.4) for n in range(4))
    )
    return page(
        S,
        S,
        fade("sky", (0, "#e8742f"), (1, "#c93a3f")),
        box(0, 0, S, S, "url(#sky)"),
        rays,
        disc(300, 300, 220, "#f9d26a", opacity=0.55),
        guitar,
    )


def _waltz() -> str:
    moon = '<path d="M372 118 a190 190 0 1 0 90 310 a160 160 0 0 1 -90 -310 Z" fill="#fbe9c0"/>'
    strings = "".join(
        line(f"M{x} 0 V{y}", "#fbe9c0", 1.6, opacity=0.6)
        + shape(
            [(x, y - 16), (x + 5, y - 5), (x + 16, y), (x + 5, y + 5), (x, y + 16), (x - 5, y + 5), (x - 16, y), (x - 5, y - 5)],
            "#fbe9c0",
        )
        for x, y in ((90, 190), (470, 120), (532, 250), (160, 90))
    )
    return page(
        S,
        S,
        fade("sky", (0, "#27506b"), (1, "#7aa6a9")),
        box(0, 0, S, S, "url(#sky)"),
        line("M330 0 V130", "#fbe9c0", 1.6, opacity=0.6),
        moon,
        strings,
        hill(S, S, 535, 30, "#2d5a60", seed=3),
        _pair(300, 528),
    )


def _pair(x: float, base: float) -> str:
    """Two who dance."""
    return (
        shape([(x - 34, base), (x + 4, base), (x - 10, base - 56)], "#c9574a")
        + disc(x - 11, base - 66, 10, "#c9574a")
        + shape([(x + 6, base), (x + 30, base), (x + 26, base - 58), (x + 8, base - 58)], "#16323c")
        + disc(x + 17, base - 68, 10, "#16323c")
        + line(f"M{x - 10} {base - 50} L{x + 16} {base - 48} M{x - 12} {base - 52} L{x - 36} {base - 66}", "#16323c", 6)
    )


def _heron() -> str:
    """Marsh Light has a picture of its own: a heron among reeds."""
    reeds = "".join(
        line(f"M{x} 600 q{lean} -150 {lean * 1.6} -{tall}", "#2f4a3a", 6) + oval(x + lean * 1.6, 600 - tall, 8, 28, "#6b4430")
        for x, tall, lean in ((60, 250, 14), (112, 300, -10), (500, 280, 12), (556, 330, -14), (456, 210, 8))
    )
    bird = (
        oval(300, 392, 88, 46, "#5f7f92")
        + shape([(220, 392), (150, 436), (240, 424)], "#4b6879")
        + line(through([(372, 372), (404, 330), (372, 276), (396, 236)]), "#5f7f92", 20)
        + oval(402, 228, 24, 17, "#5f7f92")
        + shape([(420, 220), (498, 236), (420, 238)], "#e0a33a")
        + line("M392 214 L340 226", "#2c3e4a", 6)
        + disc(408, 224, 3.4, "#16222c")
        + line("M282 434 V560 M316 434 V560", "#c98f3a", 6)
    )
    return page(
        S,
        S,
        fade("sky", (0, "#f0b27c"), (0.6, "#f4dca8"), (1, "#c9cf9f")),
        box(0, 0, S, S, "url(#sky)"),
        disc(158, 190, 74, "#fff0c6"),
        hill(S, S, 330, 26, "#9db08a", seed=5),
        box(0, 470, S, 130, "#7fa09a"),
        glints(S, 480, 596, 30, 4, "#fff3cf"),
        bird,
        reeds,
    )


def _engine() -> str:
    """The course: a small engine from the side, over the hills of the morning."""
    fins = "".join(box(250, 232 + n * 26, 150, 14, "#c9d3d8", round_=6) for n in range(6))
    wheel = (
        disc(196, 470, 92, "#33454f")
        + disc(196, 470, 66, "#5c727d")
        + "".join(
            line(f"M196 470 L{196 + 60 * math.cos(a)} {470 + 60 * math.sin(a)}", "#33454f", 9)
            for a in (n * math.tau / 8 for n in range(8))
        )
        + disc(196, 470, 18, "#f2b84b")
    )
    return page(
        S,
        S,
        fade("sky", (0, "#1f4a57"), (1, "#4f8d8a")),
        box(0, 0, S, S, "url(#sky)"),
        disc(456, 140, 70, "#f7d98f"),
        hill(S, S, 300, 40, "#3a7576", seed=12),
        hill(S, S, 360, 30, "#2d6266", seed=13),
        box(0, 560, S, 40, "#1b3b43"),
        box(266, 222, 118, 190, "#95a5ad", round_=10),
        fins,
        box(296, 176, 58, 34, "#7c8d96", round_=6),
        box(312, 150, 26, 34, "#f6f2e6", round_=5),
        line("M325 150 q10 -52 74 -46 q70 8 66 96", "#22313a", 10),
        box(216, 396, 222, 164, "#7c8d96", round_=18),
        box(232, 412, 190, 132, "#95a5ad", round_=14),
        box(430, 262, 122, 92, "#c1513f", round_=16),
        box(458, 244, 40, 22, "#22313a", round_=5),
        line("M470 354 v44 h-46", "#22313a", 9),
        box(430, 424, 84, 62, "#5c727d", round_=10),
        wheel,
        "".join(disc(x, y, 9, "#51646e") for x, y in ((252, 430), (402, 430), (252, 526), (402, 526))),
        line("M112 470 q-40 -6 -66 30", "#f2b84b", 9),
        box(26, 492, 36, 16, "#f2b84b", round_=6),
    )


COVERS: dict[str, tuple[tuple[int, int], Callable[[], str]]] = {
    **{name: (FILM, partial(scene, *FILM, 0.0)) for name, scene in SCENES.items()},
    **{name: (BOOK, drawn) for name, drawn in BOOKS.items()},
    "the-night-train": (SQUARE, _train),
    "low-country": (SQUARE, _low_country),
    "marsh-light": (SQUARE, _heron),
    "city-after-hours": (SQUARE, _after_hours),
    "corazon-del-sur": (SQUARE, _sur),
    "paper-moon-waltz": (SQUARE, _waltz),
    "small-engine-repair": (SQUARE, _engine),
    **{name: (SQUARE, drawn) for name, drawn in GAMES.items()},
}


def cover(name: str) -> bytes:
    """A cover as JPEG."""
    size, drawn = COVERS[name]
    return as_file(render(drawn(), *size))
