"""More landscapes of the films: snow, a boat at dusk, rain, an evening under lights. As in `scenes`."""

# ruff: noqa: S311 - the scatter of flakes and drops is no secret

from __future__ import annotations

import math
import random

from resources.demo.media.svg import box, disc, fade, fir, glints, glow, hill, line, oval, page, shape, stars, through


def snow(w: float, h: float, t: float) -> str:
    """Mountains and woods in snow, flakes falling."""
    chance = random.Random(8)
    unit = min(w, h)
    trees = "".join(
        fir(w * x, h * (0.74 + 0.03 * math.sin(x * 9)), unit * chance.uniform(0.13, 0.22), "#2c5068")
        for x in (n / 15 for n in range(16))
    )
    near = "".join(
        fir(w * x, h * y, unit * size, "#173a50")
        for x, y, size in ((0.06, 0.9, 0.38), (0.17, 0.87, 0.27), (0.9, 0.92, 0.42), (0.78, 0.88, 0.24))
    )
    flakes = "".join(
        disc(
            (chance.random() * w + math.sin(t * 0.8 + n) * w * 0.02) % w,
            (chance.random() * h + t * h * chance.uniform(0.05, 0.11)) % h,
            unit * chance.uniform(0.003, 0.009),
            "#ffffff",
            opacity=chance.uniform(0.5, 0.95),
        )
        for n in range(70)
    )
    px, py = w * 0.56, h * 0.27
    base = h * 0.72

    def peak(x: float, y: float, half: float, colour: str, cap: str) -> str:
        low = y + (base - y) * 0.34
        share = (low - y) / (base - y)
        return shape([(x, y), (x - half, base), (x + half, base)], colour) + shape(
            [
                (x, y),
                (x - half * share, low),
                (x - half * share * 0.45, low - (low - y) * 0.22),
                (x - half * share * 0.05, low + (low - y) * 0.12),
                (x + half * share * 0.4, low - (low - y) * 0.2),
                (x + half * share, low),
            ],
            cap,
        )

    return page(
        w,
        h,
        fade("sky", (0, "#2f4a74"), (0.7, "#7f9cbd"), (1, "#c8d6e2")),
        fade("ground", (0, "#f7fafc"), (1, "#c7d6e4")),
        box(0, 0, w, h, "url(#sky)"),
        stars(w, h * 0.35, 26, 2),
        disc(w * 0.26, h * 0.16, unit * 0.08, "#f6f1dd"),
        peak(w * 0.2, h * 0.43, w * 0.42, "#6d89a8", "#dfe8f0"),
        peak(w * 0.9, h * 0.4, w * 0.4, "#6483a4", "#dfe8f0"),
        peak(px, py, w * 0.5, "#557596", "#f4f8fb"),
        hill(w, h, h * 0.7, h * 0.02, "#7591ac", seed=5),
        trees,
        hill(w, h, h * 0.77, h * 0.03, "url(#ground)", seed=3, waves=1.0),
        near,
        hill(w, h, h * 0.91, h * 0.03, "#edf3f8", seed=12, waves=0.9),
        flakes,
    )


def ferry(w: float, h: float, t: float) -> str:
    """The last boat, its windows lit, in a green dusk."""
    sea = h * 0.6
    x, y = w * (0.32 + 0.012 * t), sea + h * 0.02 + math.sin(t * 1.3) * h * 0.006
    long = w * 0.5
    unit = min(w, h)
    windows = "".join(
        box(x + long * (0.16 + n * 0.085), y - unit * 0.105, long * 0.045, unit * 0.035, "#ffe3a1", round_=3) for n in range(7)
    )
    upper = "".join(box(x + long * (0.33 + n * 0.1), y - unit * 0.18, long * 0.05, unit * 0.03, "#ffe3a1", round_=3) for n in range(3))
    smoke = "".join(
        disc(
            x + long * 0.42 - n * w * 0.035,
            y - unit * (0.29 + 0.035 * n) + math.sin(t + n) * 4,
            unit * (0.018 + 0.008 * n),
            "#d7e6dd",
            opacity=0.5 - 0.08 * n,
        )
        for n in range(5)
    )
    return page(
        w,
        h,
        fade("sky", (0, "#123c46"), (0.55, "#3f7f7c"), (0.85, "#b8b98a"), (1, "#f2cf8e")),
        fade("sea", (0, "#2f6a6a"), (0.4, "#174750"), (1, "#0a2a33")),
        glow("sun", "#ffe2a0", 0.8),
        box(0, 0, w, sea + 2, "url(#sky)"),
        stars(w, h * 0.3, 24, 6),
        disc(w * 0.78, sea, unit * 0.3, "url(#sun)"),
        hill(w, sea, sea - h * 0.03, h * 0.035, "#2b5f60", seed=21, waves=0.9),
        hill(w, sea, sea - h * 0.012, h * 0.02, "#1f4d52", seed=22, waves=1.3),
        box(0, sea, w, h - sea, "url(#sea)"),
        glints(w, sea + h * 0.02, h, 60, 7, "#f2d597", drift=t * w * 0.01),
        smoke,
        box(x + long * 0.4, y - unit * 0.27, long * 0.08, unit * 0.08, "#c1513f"),
        box(x + long * 0.26, y - unit * 0.2, long * 0.46, unit * 0.07, "#e8e2d0", round_=4),
        box(x + long * 0.1, y - unit * 0.13, long * 0.76, unit * 0.09, "#f4efe0", round_=4),
        shape(
            [(x, y - unit * 0.05), (x + long, y - unit * 0.05), (x + long * 0.92, y + unit * 0.06), (x + long * 0.07, y + unit * 0.06)],
            "#16303c",
        ),
        box(x + long * 0.015, y - unit * 0.05, long * 0.97, unit * 0.018, "#c1513f"),
        windows,
        upper,
        oval(x + long * 0.5, y + unit * 0.065, long * 0.5, unit * 0.012, "#d9ebe2", opacity=0.4),
    )


def rain(w: float, h: float, t: float) -> str:
    """A warm kitchen window on a wet evening, bread on the sill."""
    chance = random.Random(17)
    unit = min(w, h)
    wide, tall = unit * 0.66, unit * 0.6
    x, y = (w - wide) / 2, h * 0.5 - tall * 0.62
    drops = "".join(
        line(f"M{x0 * w * 1.05:.1f} {(y0 + t * speed) % 1.05 * h:.1f} l{-w * 0.006:.1f} {h * 0.034:.1f}", "#b9d2e2", 1.6, opacity=0.5)
        for x0, y0, speed in ((chance.random(), chance.random(), chance.uniform(0.7, 1.0)) for _ in range(90))
    )
    loaf_x, loaf_y = x + wide * 0.5, y + tall * 0.995
    crust = f"q{-unit * 0.03} {-unit * 0.15} {unit * 0.1} {-unit * 0.15} h{unit * 0.2} q{unit * 0.13} 0 {unit * 0.1} {unit * 0.15}"
    steam = "".join(
        line(
            through(
                [
                    (loaf_x + (n - 1) * unit * 0.07 + math.sin(t * 1.4 + s + n) * unit * 0.012, loaf_y - unit * (0.17 + 0.05 * s))
                    for s in range(5)
                ]
            ),
            "#fff6df",
            2.4,
            opacity=0.55,
        )
        for n in range(3)
    )
    return page(
        w,
        h,
        fade("wall", (0, "#2c3a55"), (1, "#1c2740")),
        fade("warm", (0, "#ffdf9a"), (1, "#f4a95a")),
        glow("light", "#ffcf86", 0.5),
        box(0, 0, w, h, "url(#wall)"),
        "".join(
            box(
                (row % 2) * unit * 0.07 - unit * 0.07 + n * unit * 0.15,
                row * unit * 0.075,
                unit * 0.14,
                unit * 0.066,
                "#33425f",
                round_=3,
                opacity=0.55,
            )
            for row in range(int(h / unit / 0.075) + 1)
            for n in range(int(w / unit / 0.15) + 2)
        ),
        disc(w / 2, y + tall / 2, unit * 0.62, "url(#light)"),
        box(x - unit * 0.035, y - unit * 0.035, wide + unit * 0.07, tall + unit * 0.07, "#e9dfc8", round_=6),
        box(x, y, wide, tall, "url(#warm)"),
        shape([(x, y), (x + wide * 0.26, y), (x + wide * 0.12, y + tall * 0.55), (x, y + tall * 0.62)], "#c9574a", opacity=0.9),
        shape(
            [(x + wide, y), (x + wide * 0.74, y), (x + wide * 0.88, y + tall * 0.55), (x + wide, y + tall * 0.62)],
            "#c9574a",
            opacity=0.9,
        ),
        line(f"M{w / 2} {y} V{y + tall * 0.24}", "#6d4632", 2),
        shape(
            [
                (w / 2 - unit * 0.07, y + tall * 0.33),
                (w / 2 + unit * 0.07, y + tall * 0.33),
                (w / 2 + unit * 0.03, y + tall * 0.24),
                (w / 2 - unit * 0.03, y + tall * 0.24),
            ],
            "#3f5d58",
        ),
        disc(w / 2, y + tall * 0.345, unit * 0.022, "#fff6d6"),
        steam,
        f'<path d="M{loaf_x - unit * 0.2} {loaf_y} {crust} Z" fill="#a9622e"/>',
        "".join(
            line(
                f"M{loaf_x + (n - 1) * unit * 0.09 - unit * 0.02} {loaf_y - unit * 0.125} l{unit * 0.05} {unit * 0.07}",
                "#e3b277",
                unit * 0.016,
            )
            for n in range(3)
        ),
        box(x - unit * 0.07, y + tall, wide + unit * 0.14, unit * 0.05, "#d8cbae", round_=4),
        drops,
    )


def innings(w: float, h: float, t: float) -> str:
    """A ball field under lights on a summer evening."""
    edge = h * 0.5
    unit = min(w, h)
    cx = w * 0.5
    ball = (t * 0.22 + 0.62) % 1
    bx, by = w * (0.18 + 0.64 * ball), h * (0.56 - 1.6 * ball * (1 - ball) * 0.85)

    def lamp(x: float) -> str:
        heads = "".join(
            disc(w * x + (n - 1.5) * unit * 0.035, h * (0.16 + 0.022 * row), unit * 0.013, "#fff8d8")
            for n in range(4)
            for row in range(2)
        )
        return (
            disc(w * x, h * 0.17, unit * 0.2, "url(#flood)")
            + line(f"M{w * x} {h * 0.17} V{edge}", "#1c2c44", unit * 0.012)
            + box(w * x - unit * 0.08, h * 0.14, unit * 0.16, h * 0.045, "#24364f", round_=3)
            + heads
        )

    field = [(cx, h * 0.94), (cx + w * 0.3, h * 0.74), (cx, h * 0.6), (cx - w * 0.3, h * 0.74)]
    inner = [(cx, h * 0.885), (cx + w * 0.19, h * 0.74), (cx, h * 0.645), (cx - w * 0.19, h * 0.74)]
    return page(
        w,
        h,
        fade("sky", (0, "#26336b"), (0.6, "#6a5a9c"), (1, "#f0a07e")),
        fade("grass", (0, "#4c8f55"), (1, "#2f6c42")),
        glow("flood", "#fff6cf", 0.55),
        box(0, 0, w, edge + 2, "url(#sky)"),
        stars(w, h * 0.25, 30, 14),
        hill(w, edge, edge - h * 0.06, h * 0.05, "#58477f", seed=31, waves=1.1),
        hill(w, edge, edge - h * 0.025, h * 0.03, "#40376a", seed=32, waves=1.4),
        lamp(0.16),
        lamp(0.84),
        box(0, edge, w, h - edge, "url(#grass)"),
        box(0, edge, w, h * 0.035, "#1f4a3a"),
        "".join(
            shape(
                [
                    (cx + (n - 4) * w * 0.07, edge + h * 0.035),
                    (cx + (n - 3.5) * w * 0.07, edge + h * 0.035),
                    (cx + (n - 3.5) * w * 0.3, h),
                    (cx + (n - 4) * w * 0.3, h),
                ],
                "#5a9d61",
                opacity=0.45,
            )
            for n in range(9)
        ),
        shape(field, "#c58a58"),
        shape(inner, "#4c8f55"),
        oval(cx, h * 0.755, w * 0.035, h * 0.014, "#c58a58"),
        line(
            f"M{cx} {h * 0.925} L{w * 1.02} {edge + h * 0.1} M{cx} {h * 0.925} L{-w * 0.02} {edge + h * 0.1}",
            "#f6f1e2",
            2.4,
            opacity=0.8,
        ),
        "".join(
            shape([(px, py - h * 0.008), (px + w * 0.014, py), (px, py + h * 0.008), (px - w * 0.014, py)], "#fbf8ee")
            for px, py in ((cx, h * 0.925), (cx + w * 0.26, h * 0.742), (cx, h * 0.618), (cx - w * 0.26, h * 0.742))
        ),
        line(through([(bx - w * 0.09, by + h * 0.05), (bx - w * 0.045, by + h * 0.02), (bx, by)]), "#ffffff", 2, opacity=0.5),
        disc(bx, by, unit * 0.017, "#ffffff"),
    )
