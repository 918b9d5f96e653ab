"""Drawings of the course on small engines."""

from __future__ import annotations

import math
from collections.abc import Callable

from resources.demo.media.engine import BLUE, DARK, GOLD, INK, PALE, RED, STEEL, engine
from resources.demo.media.svg import box, disc, fade, line, oval, page, shape, through, words

W, H = 720, 450


def _card(*body: str) -> str:
    return page(W, H, fade("back", (0, "#f3f6f1"), (1, "#dde7e3")), box(0, 0, W, H, "url(#back)"), *body)


def _named(x: float, y: float, to_x: float, to_y: float, text: str) -> str:
    return (
        line(f"M{x} {y} L{to_x} {to_y}", INK, 2.4)
        + disc(to_x, to_y, 5, INK)
        + words(x + (8 if x > to_x else -8 - len(text) * 12.6), y + 8, text, 25, INK, weight=400)
    )


def _plug(x: float, y: float, s: float) -> str:
    """A spark plug, upright, its foot at (x, y)."""
    return (
        box(x - 9 * s, y - 330 * s, 18 * s, 30 * s, DARK, round_=4)
        + box(x - 22 * s, y - 302 * s, 44 * s, 122 * s, "#fbf8ef", round_=10)
        + "".join(box(x - 22 * s, y - (286 - 24 * n) * s, 44 * s, 5 * s, "#d9d3c4") for n in range(4))
        + shape([(x - 44 * s, y - 180 * s), (x + 44 * s, y - 180 * s), (x + 44 * s, y - 130 * s), (x - 44 * s, y - 130 * s)], STEEL)
        + box(x - 30 * s, y - 130 * s, 60 * s, 88 * s, DARK)
        + "".join(
            line(f"M{x - 30 * s} {y - (120 - 16 * n) * s} L{x + 30 * s} {y - (112 - 16 * n) * s}", STEEL, 4 * s) for n in range(5)
        )
        + box(x - 9 * s, y - 42 * s, 18 * s, 20 * s, "#fbf8ef")
        + box(x - 4 * s, y - 24 * s, 8 * s, 12 * s, INK)
        + line(f"M{x + 25 * s} {y - 42 * s} V{y} H{x - 8 * s}", INK, 9 * s)
    )


def _plug_wire() -> str:
    return _card(
        box(70, 250, 300, 170, STEEL, round_=16),
        "".join(box(90, 262 + n * 26, 260, 12, DARK, round_=5) for n in range(6)),
        _plug(220, 262, 0.5),
        box(250, 60, 84, 62, INK, round_=16),
        line(through([(330, 84), (420, 60), (520, 120), (640, 90)]), INK, 16),
        shape([(560, 196), (640, 120), (720, 190), (720, 330), (640, 300)], "#3b6ea3"),
        line(through([(610, 214), (500, 190), (420, 190)]), "#c98d63", 84),
        "".join(
            line(through([(450, 150 + 30 * n), (390, 128 + 28 * n), (330, 116 + 26 * n)]), "#c98d63" if n % 2 else "#bd8159", 32)
            for n in range(3)
        ),
        line(through([(470, 160), (420, 90), (340, 66)]), "#c98d63", 34),
        line("M150 130 q40 -60 90 -40 m-22 -14 l22 14 l-18 20", RED, 8),
    )


def _strokes() -> str:
    return _card(*(engine(98 + n * 175, 20, 160, (n + (0.45, 0.6, 0.2, 0.5)[n]) / 4, label=True) for n in range(4)))


def _tools() -> str:
    wrench = "".join(
        line(f"M{90 + n * 62} 130 V{330 - n * 22}", STEEL, 17)
        + disc(90 + n * 62, 120, 23, STEEL)
        + disc(90 + n * 62, 120, 11, "#7a5a3c")
        + disc(90 + n * 62, 340 - n * 22, 19, STEEL)
        + disc(90 + n * 62, 340 - n * 22, 9, "#7a5a3c")
        for n in range(4)
    )
    drivers = "".join(
        box(346 + n * 56, 90, 30, 100, colour, round_=12) + box(357 + n * 56, 190, 9, 130, PALE)
        for n, colour in enumerate((RED, "#2f6e7d"))
    )
    gauge = "".join(
        f'<g transform="rotate({-50 + n * 22} 520 330)">' + box(512, 130 + n * 5, 17, 196, PALE if n % 2 else STEEL, round_=7) + "</g>"
        for n in range(5)
    ) + disc(520, 330, 17, INK)
    pliers = (
        line("M610 110 q-22 60 10 110 l-24 130", RED, 19)
        + line("M650 110 q22 60 -10 110 l24 130", RED, 19)
        + line("M616 120 L628 210 M644 120 L632 210", STEEL, 15)
        + disc(630, 220, 15, INK)
    )
    return page(
        W,
        H,
        box(0, 0, W, H, "#8a6847"),
        "".join(line(f"M0 {n * 56 + 20} H720", "#7a5a3c", 3) for n in range(9)),
        wrench,
        drivers,
        gauge,
        pliers,
        words(360, 425, "A place for each", 27, "#f6e7cd", middle=True),
    )


def _path() -> str:
    steps = (
        ("Fuel", "Fresh? Valve open?", GOLD),
        ("Air", "Filter clean?", BLUE),
        ("Spark", "Blue? Wire on?", "#e88d4f"),
        ("Compression", "Thumb pushed away?", "#7fa05d"),
    )
    return _card(
        "".join(
            box(60 + n * 34, 34 + n * 100, 420, 78, colour, round_=16)
            + words(88 + n * 34, 70 + n * 100, f"{n + 1}  {name}", 31, INK)
            + words(88 + n * 34, 98 + n * 100, asked, 22, INK, weight=400)
            + (line(f"M{100 + n * 34} {112 + n * 100} v16 m-8 -8 l8 9 l8 -9", INK, 4) if n < 3 else "")
            for n, (name, asked, colour) in enumerate(steps)
        )
    )


def _fuel() -> str:
    return _card(
        box(60, 170, 170, 220, RED, round_=18),
        box(86, 140, 60, 40, RED, round_=10),
        box(176, 120, 26, 60, INK, round_=8),
        words(145, 300, "FUEL", 34, "#ffffff", middle=True),
        box(360, 70, 260, 130, PALE, round_=22),
        box(364, 130, 252, 66, GOLD, round_=18, opacity=0.8),
        box(450, 44, 76, 34, INK, round_=8),
        line("M490 200 V260 M490 320 V360 H590", INK, 12),
        box(466, 256, 48, 68, "#fbf8ef", round_=10),
        line("M490 272 V306 m-9 -10 l9 10 l9 -10", RED, 5),
        box(586, 334, 90, 56, STEEL, round_=8),
        words(524, 296, "filter", 24, INK, weight=400),
        words(598, 420, "carburetor", 22, INK, weight=400),
        words(376, 112, "tank", 24, INK, weight=400),
    )


def _filter() -> str:
    folds = "".join(
        shape(
            [(86 + n * 26, 120), (99 + n * 26, 104), (112 + n * 26, 120), (112 + n * 26, 320), (99 + n * 26, 336), (86 + n * 26, 320)],
            "#f2e6c4" if n % 2 else "#dfcf9f",
        )
        for n in range(9)
    )
    return _card(
        box(60, 84, 286, 274, INK, round_=18),
        folds,
        disc(530, 220, 132, "#3b4a52"),
        disc(530, 220, 112, "#e8b64c"),
        disc(530, 220, 56, PALE),
        "".join(
            disc(530 + 84 * math.cos(a), 220 + 84 * math.sin(a), 5 + n % 3 * 2, "#c99a35")
            for n, a in enumerate(k * math.tau / 14 for k in range(14))
        ),
        words(203, 408, "paper", 28, INK, middle=True),
        words(530, 408, "foam", 28, INK, middle=True),
    )


def _plug_picture() -> str:
    return _card(
        _plug(290, 410, 1.08),
        box(180, 392, 96, 9, GOLD),
        box(70, 380, 120, 32, STEEL, round_=8),
        _named(420, 80, 300, 80, "terminal"),
        _named(420, 150, 308, 150, "porcelain"),
        _named(420, 240, 330, 242, "hexagon"),
        _named(420, 310, 318, 310, "thread"),
        _named(420, 405, 300, 398, "gap: 0.030 inch"),
    )


def _carburetor() -> str:
    outline = "M120 110 H250 Q330 150 410 110 H600 V220 H410 Q330 180 250 220 H120 Z"
    throat = f'<path d="{outline}" fill="{PALE}" stroke="{DARK}" stroke-width="10"/>'
    return _card(
        throat,
        line("M60 165 H150 m-16 -14 l16 14 l-16 14", BLUE, 8),
        box(316, 176, 28, 130, DARK),
        box(325, 150, 10, 180, GOLD),
        f'<path d="M200 270 H460 V350 Q460 400 330 400 Q200 400 200 350 Z" fill="{STEEL}"/>',
        f'<path d="M214 300 H446 V350 Q446 386 330 386 Q214 386 214 350 Z" fill="{GOLD}" opacity=".85"/>',
        box(316, 290, 28, 92, DARK),
        box(226, 292, 76, 34, "#fbf8ef", round_=12),
        line("M226 300 L196 286", INK, 5),
        shape([(180, 262), (196, 262), (188, 292)], INK),
        f'<g transform="rotate(24 520 165)">{box(515, 112, 10, 106, INK)}</g>',
        _named(560, 60, 520, 130, "throttle"),
        _named(500, 365, 336, 350, "main jet"),
        _named(500, 300, 290, 306, "float"),
        _named(130, 330, 186, 276, "needle"),
    )


def _dipstick() -> str:
    return _card(
        box(110, 60, 120, 44, INK, round_=16),
        box(160, 100, 20, 300, STEEL, round_=6),
        box(160, 296, 20, 104, "#a9762b", round_=6),
        box(148, 262, 44, 6, RED),
        box(148, 352, 44, 6, RED),
        _named(300, 268, 196, 265, "full"),
        _named(300, 356, 196, 355, "add oil"),
        box(470, 150, 150, 230, "#2f6e7d", round_=18),
        box(520, 110, 50, 46, GOLD, round_=8),
        box(490, 220, 110, 90, "#fbf8ef", round_=8),
        words(545, 262, "SAE", 32, INK, middle=True),
        words(545, 298, "30", 32, INK, middle=True),
    )


def _gauge() -> str:
    marks = "".join(
        line(
            f"M{470 + 108 * math.cos(a):.1f} {190 + 108 * math.sin(a):.1f} L{470 + 90 * math.cos(a):.1f} {190 + 90 * math.sin(a):.1f}",
            INK,
            4,
        )
        for a in (math.radians(140 + n * 26) for n in range(11))
    )
    return _card(
        box(60, 260, 230, 150, STEEL, round_=14),
        "".join(box(74, 270 + n * 24, 202, 11, DARK, round_=5) for n in range(6)),
        box(160, 216, 30, 50, INK),
        line(through([(175, 216), (180, 130), (280, 110), (360, 180)]), INK, 14),
        disc(470, 190, 132, INK),
        disc(470, 190, 118, "#fbf8ef"),
        marks,
        line("M470 190 L520 106", RED, 7),
        disc(470, 190, 12, INK),
        words(470, 262, "80 psi", 32, INK, middle=True),
    )


def _blade() -> str:
    return _card(
        box(0, 0, W, 70, "#8a6847"),
        box(350, 60, 20, 120, INK),
        f'<path d="M80 190 L300 160 H420 L640 190 L640 222 L420 206 H300 L80 222 Z" fill="{STEEL}"/>',
        shape([(80, 222), (80, 206), (190, 196), (190, 214)], "#fbf8ef"),
        shape([(640, 222), (640, 206), (530, 196), (530, 214)], "#fbf8ef"),
        disc(360, 182, 15, INK),
        line("M80 300 H640", GOLD, 4),
        "".join(line(f"M{x} 292 v16", GOLD, 4) for x in (80, 360, 640)),
        words(360, 350, "level", 30, INK, middle=True),
    )


def _shed() -> str:
    mower = (
        shape([(150, 330), (400, 330), (380, 270), (180, 270)], RED)
        + box(220, 220, 120, 56, INK, round_=12)
        + box(256, 196, 44, 28, STEEL, round_=6)
        + disc(170, 350, 36, INK)
        + disc(170, 350, 15, STEEL)
        + disc(384, 350, 36, INK)
        + disc(384, 350, 15, STEEL)
        + line("M190 270 L70 140 H30", INK, 11)
    )
    roof = shape([(0, 90), (360, 10), (720, 90), (720, 120), (360, 44), (0, 120)], "#7a4a35")
    sheet = box(520, 150, 130, 160, "#fbf8ef", round_=6) + "".join(
        line(f"M542 {184 + n * 30} l8 8 l14 -16 M576 {184 + n * 30} h56", "#2f6e55", 5) for n in range(4)
    )
    return page(
        W,
        H,
        fade("wall", (0, "#e6d3b3"), (1, "#cdb48c")),
        box(0, 0, W, H, "url(#wall)"),
        "".join(line(f"M{n * 60} 60 V386", "#bea277", 3) for n in range(13)),
        box(0, 386, W, 64, "#8d7a60"),
        roof,
        mower,
        sheet,
        oval(280, 390, 190, 12, "#6d5d48", opacity=0.5),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "plug-wire.jpg": _plug_wire,
    "strokes.jpg": _strokes,
    "tools.jpg": _tools,
    "path.jpg": _path,
    "fuel.jpg": _fuel,
    "filter.jpg": _filter,
    "plug.jpg": _plug_picture,
    "carburetor.jpg": _carburetor,
    "dipstick.jpg": _dipstick,
    "gauge.jpg": _gauge,
    "blade.jpg": _blade,
    "shed.jpg": _shed,
}
