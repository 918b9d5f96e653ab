"""Covers of everything that is no film: books in cloth with one plain figure, albums of hills and towns, a course, games."""

# ruff: noqa: S311 - the scatter of lights is no secret

from __future__ import annotations

import math
from collections.abc import Callable

from resources.demo.media.scenes import SCENES
from resources.demo.media.svg import (
    as_file,
    box,
    disc,
    fade,
    fir,
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

FILM, BOOK, SQUARE = (600, 732), (600, 780), (600, 600)
W, H = BOOK
S = SQUARE[0]


def book(cloth: str, ink: str, figure: str, *title: str, by: str = "") -> str:
    """A book: cloth, a darker spine, the title in large letters, a figure under it."""
    lines = "".join(words(80, 158 + 90 * n, text, 78, ink) for n, text in enumerate(title))
    author = words(82, 158 + 90 * len(title) - 22, by, 31, ink, weight=400) if by else ""
    return page(W, H, box(0, 0, W, H, cloth), box(0, 0, 30, H, "#000000", opacity=0.2), box(30, 0, 3, H, "#ffffff", opacity=0.12), lines, author, figure)


def _orchard() -> str:
    pale, dim = "#f3e3b3", "#a9b48e"
    return fir(300, 720, 320, pale) + fir(175, 722, 225, dim) + fir(428, 722, 225, dim)


def _first_light() -> str:
    ink = "#3a2a14"
    return f'<path d="M188 580 a112 112 0 0 1 224 0 Z" fill="{ink}"/>' + box(100, 598, 400, 9, ink) + box(150, 634, 300, 9, ink)


def _wave(colour: str, y: float, height: float, thick: float, opacity: float = 1) -> str:
    return line(through([(100 + n * 8.2, y - height * math.sin(n / 49 * math.tau)) for n in range(50)]), colour, thick, opacity=opacity)


def _river() -> str:
    return _wave("#ffffff", 590, 84, 14) + "".join(disc(100 + n * 100.5, 590 - 84 * math.sin(n / 4 * math.tau), 17, "#f6c25b") for n in range(5))


def _blocks() -> str:
    full, dim = "#fbe7bd", "#bfa0ba"
    return "".join(
        box(120 + column * 128, 480 + row * 132, 112, 112, dim if (column, row) in {(2, 0), (0, 1)} else full, round_=56 if (column + row) % 2 else 18)
        for column in range(3)
        for row in range(2)
    )


def _tide() -> str:
    return "".join(_wave("#fbe3cf", 500 + n * 70, 42, 12, 1 - n * 0.26) for n in range(3))


def _port() -> str:
    house = "".join(
        box(x, 700 - tall, 88, tall, colour) + shape([(x - 10, 700 - tall), (x + 98, 700 - tall), (x + 44, 700 - tall - 56)], "#7d3b32") + box(x + 32, 700 - tall + 34, 26, 36, "#2d4a56") + box(x + 32, 634, 26, 66, "#2d4a56")
        for x, tall, colour in ((96, 196, "#f5e4c4"), (204, 250, "#f0c88a"), (312, 176, "#fbf3df"), (420, 224, "#eab077"))
    )
    return house + box(70, 700, 470, 10, "#fbf3df")


def _birds() -> str:
    def bird(x: float, y: float, size: float, coat: str, breast: str) -> str:
        return (
            shape([(x - size * 1.5, y + size * 0.25), (x - size * 0.5, y - size * 0.2), (x - size * 0.5, y + size * 0.4)], coat)
            + oval(x, y, size * 0.95, size * 0.68, coat)
            + oval(x + size * 0.24, y + size * 0.2, size * 0.6, size * 0.44, breast)
            + disc(x + size * 0.72, y - size * 0.5, size * 0.46, coat)
            + shape([(x + size * 1.1, y - size * 0.6), (x + size * 1.55, y - size * 0.43), (x + size * 1.1, y - size * 0.32)], "#e0912f")
            + disc(x + size * 0.84, y - size * 0.58, size * 0.08, "#16222c")
            + line(f"M{x - size * 0.1} {y + size * 0.62} v{size * 0.42} M{x + size * 0.22} {y + size * 0.62} v{size * 0.42}", "#5a4630", size * 0.09)
        )

    return line("M60 592 Q300 560 560 604", "#6b4f34", 13) + bird(210, 508, 64, "#3b6ea3", "#f0c9a1") + bird(410, 516, 56, "#a5473c", "#f3dcc0") + line("M430 588 q50 60 60 120 M120 585 q-20 60 -14 110", "#6b4f34", 8) + oval(494, 706, 15, 34, "#7fa05d") + oval(106, 700, 15, 34, "#7fa05d")


def _creek() -> str:
    return (
        "".join(box(96 + n * 58, 420 + (n % 3) * 22, 13, 320, "#23303a", opacity=0.9) for n in range(8))
        + f'<path d="{through([(300, 452), (330, 520), (250, 590), (340, 660), (270, 760), (250, 800)])} L420 800 {through([(420, 790), (430, 690), (330, 600), (390, 520), (330, 452)])[0:0]} L420 740 L410 660 L320 590 L384 520 L318 452 Z" fill="#c9dbe0" opacity=".9"/>'
        + disc(300, 432, 44, "#f4ead2")
    )


def _train() -> str:
    """Square: a night train under stars."""
    wagons = "".join(
        box(30 + n * 190, 352, 176, 92, "#8f3443", round_=12) + "".join(box(48 + n * 190 + k * 52, 372, 36, 34, "#ffe2a0", round_=5) for k in range(3)) + disc(70 + n * 190, 450, 15, "#131c2c") + disc(166 + n * 190, 450, 15, "#131c2c")
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
    wet = "".join(box(30 + n * 62, 452, 26 + (n % 3) * 10, 130, ("#ff6fa5", "#5ad1e6", "#ffd166")[n % 3], opacity=0.16, round_=8) for n in range(9))
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
        shape([(300, 300), (300 + 520 * math.cos(a), 300 + 520 * math.sin(a)), (300 + 520 * math.cos(a + 0.13), 300 + 520 * math.sin(a + 0.13))], "#f6b94a", opacity=0.55)
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
    return page(S, S, fade("sky", (0, "#e8742f"), (1, "#c93a3f")), box(0, 0, S, S, "url(#sky)"), rays, disc(300, 300, 220, "#f9d26a", opacity=0.55), guitar)


def _waltz() -> str:
    moon = '<path d="M372 118 a190 190 0 1 0 90 310 a160 160 0 0 1 -90 -310 Z" fill="#fbe9c0"/>'
    strings = "".join(line(f"M{x} 0 V{y}", "#fbe9c0", 1.6, opacity=0.6) + shape([(x, y - 16), (x + 5, y - 5), (x + 16, y), (x + 5, y + 5), (x, y + 16), (x - 5, y + 5), (x - 16, y), (x - 5, y - 5)], "#fbe9c0") for x, y in ((90, 190), (470, 120), (532, 250), (160, 90)))
    return page(S, S, fade("sky", (0, "#27506b"), (1, "#7aa6a9")), box(0, 0, S, S, "url(#sky)"), line("M330 0 V130", "#fbe9c0", 1.6, opacity=0.6), moon, strings, hill(S, S, 535, 30, "#2d5a60", seed=3), _pair(300, 528))


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
    reeds = "".join(line(f"M{x} 600 q{lean} -150 {lean * 1.6} -{tall}", "#2f4a3a", 6) + oval(x + lean * 1.6, 600 - tall, 8, 28, "#6b4430") for x, tall, lean in ((60, 250, 14), (112, 300, -10), (500, 280, 12), (556, 330, -14), (456, 210, 8)))
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
    return page(S, S, fade("sky", (0, "#f0b27c"), (0.6, "#f4dca8"), (1, "#c9cf9f")), box(0, 0, S, S, "url(#sky)"), disc(158, 190, 74, "#fff0c6"), hill(S, S, 330, 26, "#9db08a", seed=5), box(0, 470, S, 130, "#7fa09a"), glints(S, 480, 596, 30, 4, "#fff3cf"), bird, reeds)


def _engine() -> str:
    """The course: a small engine from the side, over the hills of the morning."""
    fins = "".join(box(250, 232 + n * 26, 150, 14, "#c9d3d8", round_=6) for n in range(6))
    wheel = disc(196, 470, 92, "#33454f") + disc(196, 470, 66, "#5c727d") + "".join(line(f"M196 470 L{196 + 60 * math.cos(a)} {470 + 60 * math.sin(a)}", "#33454f", 9) for a in (n * math.tau / 8 for n in range(8))) + disc(196, 470, 18, "#f2b84b")
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


def _chess() -> str:
    board = "".join(box(n % 5 * 120, n // 5 * 120, 120, 120, "#d9b98a" if n % 2 else "#8a5a3c") for n in range(25))
    knight = '<path d="M214 494 h190 q6 -58 -22 -104 q44 -92 2 -176 q-30 -58 -104 -70 l-8 -34 l-34 42 q-52 26 -74 102 l-34 62 q-6 32 24 40 l40 -18 q34 6 66 -20 q-6 58 -38 96 q-20 26 -18 80 Z" fill="{}"/>'
    return page(S, S, board, box(0, 0, S, S, "#2a1a12", opacity=0.28), f'<g transform="translate(10 14)">{knight.format("#1d1410")}</g>', knight.format("#fbf1dc"), disc(250, 236, 11, "#5a3a26"), box(190, 488, 238, 40, "#fbf1dc", round_=12), line("M322 190 q50 40 44 130", "#d9c39c", 9))


def _solitaire() -> str:
    def card(x: float, y: float, turn: float, sign: str, mark: str, colour: str) -> str:
        return f'<g transform="translate({x} {y}) rotate({turn})">' + box(-92, -134, 184, 268, "#12332c", round_=18, opacity=0.35) + box(-96, -140, 184, 268, "#fdf9ef", round_=18) + words(-78, -86, sign, 52, colour) + f'<g transform="translate(-4 4) scale(1.5)"><path d="{mark}" fill="{colour}"/></g></g>'

    heart = "M0 44 C-60 4 -50 -40 -22 -40 C-8 -40 0 -28 0 -22 C0 -28 8 -40 22 -40 C50 -40 60 4 0 44 Z"
    spade = "M0 -44 C-60 0 -50 32 -24 30 C-14 30 -6 22 -4 16 L-14 46 H14 L4 16 C6 22 14 30 24 30 C50 32 60 0 0 -44 Z"
    diamond = "M0 -46 L34 0 L0 46 L-34 0 Z"
    return page(S, S, fade("felt", (0, "#1f6b57"), (1, "#134a40")), box(0, 0, S, S, "url(#felt)"), "".join(line(f"M{n * 60 - 300} 600 L{n * 60 + 300} 0", "#ffffff", 1.2, opacity=0.05) for n in range(16)), card(190, 320, -16, "K", spade, "#1b2430"), card(310, 290, 2, "Q", heart, "#b8353f"), card(430, 330, 19, "A", diamond, "#b8353f"))


def _letters() -> str:
    colours = {"g": "#3f8f5f", "y": "#e0a93b", "n": "#5d6b78"}
    rows = (("RIVER", "ngnnn"), ("PLANT", "nynng"), ("LIGHT", "ggggg"))
    tiles = "".join(
        box(44 + n * 105, 118 + row * 126, 94, 104, colours[judged[n]], round_=14) + words(91 + n * 105, 190 + row * 126, letter, 60, "#ffffff", middle=True)
        for row, (word, judged) in enumerate(rows)
        for n, letter in enumerate(word)
    )
    return page(S, S, fade("paper", (0, "#f6eedd"), (1, "#e6d6b8")), box(0, 0, S, S, "url(#paper)"), tiles)


COVERS: dict[str, tuple[tuple[int, int], Callable[[], str]]] = {
    **{name: (FILM, lambda scene=scene: scene(*FILM, 0.0)) for name, scene in SCENES.items()},
    "the-quiet-orchard": (BOOK, lambda: book("#2f5f49", "#f3e3b3", _orchard(), "The", "Quiet", "Orchard")),
    "first-light": (BOOK, lambda: book("#f2bd5c", "#3a2a14", _first_light(), "First", "Light")),
    "river-math": (BOOK, lambda: book("#2a5b9f", "#ffffff", _river(), "River", "Math")),
    "start-here": (BOOK, lambda: book("#6c3f88", "#fbe7bd", _blocks(), "Start", "Here")),
    "tide-table": (BOOK, lambda: book("#b4485c", "#fbe3cf", _tide(), "Tide", "Table")),
    "la-casa-del-puerto": (BOOK, lambda: book("#2f6e7d", "#fbf3df", _port(), "La casa", "del puerto")),
    "birds-of-the-yard": (BOOK, lambda: book("#eadfc6", "#3b4a36", _birds(), "Birds of", "the Yard")),
    "cold-creek": (BOOK, lambda: book("#4d6470", "#f4ead2", _creek(), "Cold", "Creek")),
    "the-night-train": (SQUARE, _train),
    "low-country": (SQUARE, _low_country),
    "marsh-light": (SQUARE, _heron),
    "city-after-hours": (SQUARE, _after_hours),
    "corazon-del-sur": (SQUARE, _sur),
    "paper-moon-waltz": (SQUARE, _waltz),
    "small-engine-repair": (SQUARE, _engine),
    "chess": (SQUARE, _chess),
    "solitaire": (SQUARE, _solitaire),
    "five-letters": (SQUARE, _letters),
}


def cover(name: str) -> bytes:
    """A cover as JPEG."""
    size, drawn = COVERS[name]
    return as_file(render(drawn(), *size))
