"""Landscapes of the films, in any size and at any moment: covers and moving pictures are drawn by the same hand. `t`: seconds."""

# ruff: noqa: S311 - the scatter of windows and flakes is no secret

from __future__ import annotations

import math
import random
from collections.abc import Callable

from resources.demo.media.svg import (
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
    shape,
    skyline,
    stars,
    through,
)

Scene = Callable[[float, float, float], str]


def harbor(w: float, h: float, t: float) -> str:
    """A lighthouse before a town at night; its beam goes round."""
    sea, x = h * 0.665, w * 0.25
    tall = h * 0.36
    top = sea - tall
    turn = math.cos(t * 0.7)
    reach = w * 1.1 * abs(turn) + w * 0.06
    side = 1 if turn > 0 else -1
    spread = 0.05 + 0.05 * abs(turn)
    lamp = top + tall * 0.06
    beam = [(x, lamp), (x + side * reach, lamp - reach * spread * 1.2), (x + side * reach, lamp + reach * spread * 0.9)]
    wide = max(w, h * 0.8) * 0.032
    bands = "".join(
        shape(
            [
                (x - wide * (1 + 0.25 * low), top + tall * low),
                (x + wide * (1 + 0.25 * low), top + tall * low),
                (x + wide * (1 + 0.25 * high), top + tall * high),
                (x - wide * (1 + 0.25 * high), top + tall * high),
            ],
            colour,
        )
        for low, high, colour in ((0.12, 0.36, "#efe7d6"), (0.36, 0.52, "#b34a41"), (0.52, 0.72, "#efe7d6"), (0.72, 0.88, "#b34a41"), (0.88, 1, "#efe7d6"))
    )
    return page(
        w,
        h,
        fade("sky", (0, "#16284a"), (0.6, "#2b4d7d"), (0.86, "#5c6187"), (1, "#a97b7d")),
        fade("sea", (0, "#1d3f63"), (1, "#0c1d31")),
        glow("moon", "#fbe7b8", 0.5),
        box(0, 0, w, sea + 2, "url(#sky)"),
        stars(w, sea * 0.6, 34, 3),
        disc(w * 0.68, h * 0.225, h * 0.22, "url(#moon)"),
        disc(w * 0.68, h * 0.225, h * 0.092, "#fbe7b8"),
        shape(beam, "#fdeeb9", opacity=0.16 + 0.22 * abs(turn)),
        skyline(w * 0.97, sea, h * 0.19, 11, "#10263f", "#ffdf8a", first=w * 0.09),
        box(0, sea, w, h - sea, "url(#sea)"),
        glints(w, sea + h * 0.03, h * 0.99, 46, 5, "#e9c98d", drift=t * w * 0.012),
        bands,
        box(x - wide * 1.25, top + tall * 0.1, wide * 2.5, tall * 0.035, "#23354f"),
        box(x - wide * 0.95, top, wide * 1.9, tall * 0.11, "#fde49a"),
        shape([(x - wide * 1.2, top + 1), (x + wide * 1.2, top + 1), (x, top - tall * 0.1)], "#2b3a55"),
        disc(x, lamp, wide * (1.5 + 1.2 * max(0.0, 1 - abs(turn) * 1.3)), "#fff2c4", opacity=0.25 + 0.5 * max(0.0, 1 - abs(turn) * 1.3)),
        oval(x, sea + h * 0.01, wide * 3.2, h * 0.016, "#0d2036"),
    )


def _kite(x: float, y: float, size: float, lean: float, colours: tuple[str, str, str, str], sway: float) -> str:
    cos, sin = math.cos(lean), math.sin(lean)

    def put(dx: float, dy: float) -> tuple[float, float]:
        return x + (dx * cos - dy * sin) * size, y + (dx * sin + dy * cos) * size

    top, right, bottom, left, centre = put(0, -1), put(0.62, -0.15), put(0, 1.1), put(-0.62, -0.15), put(0, -0.15)
    tail = [bottom]
    for step in range(1, 7):
        tail.append((bottom[0] - step * size * 0.16 + math.sin(sway + step * 1.2) * size * 0.32, bottom[1] + step * size * 0.3))
    bows = "".join(disc(*tail[n], size * 0.075, colours[n % 2]) for n in (2, 4, 6))
    return (
        line(through(tail), "#24405c", max(1.4, size * 0.045))
        + bows
        + shape([top, centre, left], colours[0])
        + shape([top, centre, right], colours[1])
        + shape([left, centre, bottom], colours[2])
        + shape([right, centre, bottom], colours[3])
    )


def kites(w: float, h: float, t: float) -> str:
    """Three kites over a meadow."""
    red, gold, plum = (
        ("#d4556a", "#b23a52", "#b23a52", "#8f2c45"),
        ("#f6c25b", "#e2a02f", "#e2a02f", "#c98620"),
        ("#7a4a9a", "#5d357f", "#5d357f", "#482669"),
    )
    unit = min(w, h * 0.82)

    def cloud(x: float, y: float, size: float) -> str:
        x = (x * w + t * w * 0.012 * size) % (w * 1.4) - w * 0.2
        long = w * 0.13 * size
        return oval(x, y * h, long, h * 0.026 * size, "#f4f8f4", opacity=0.85) + oval(x + long * 0.4, y * h - h * 0.016, long * 0.6, h * 0.028, "#fbfdfb", opacity=0.85)

    def at(x: float, y: float, phase: float) -> tuple[float, float, float]:
        return (
            w * x + math.sin(t * 0.8 + phase) * w * 0.022,
            h * y + math.sin(t * 1.1 + phase * 2) * h * 0.02,
            0.28 + 0.12 * math.sin(t * 0.9 + phase),
        )

    (x1, y1, l1), (x2, y2, l2), (x3, y3, l3) = at(0.64, 0.24, 0), at(0.3, 0.33, 2), at(0.76, 0.57, 4)
    return page(
        w,
        h,
        fade("sky", (0, "#5a9fc9"), (0.55, "#a6d2de"), (1, "#eceed8")),
        box(0, 0, w, h, "url(#sky)"),
        disc(w * 0.12, h * 0.12, unit * 0.07, "#fff3c9"),
        cloud(0.18, 0.58, 1.1),
        cloud(0.82, 0.42, 0.9),
        cloud(0.5, 0.1, 0.7),
        line(f"M{x1} {y1 + unit * 0.1} Q{w * 0.5} {h * 0.7} {w * 0.42} {h * 0.95}", "#24405c", 1.2, opacity=0.5),
        line(f"M{x2} {y2 + unit * 0.08} Q{w * 0.32} {h * 0.75} {w * 0.41} {h * 0.95}", "#24405c", 1.2, opacity=0.5),
        line(f"M{x3} {y3 + unit * 0.05} Q{w * 0.62} {h * 0.85} {w * 0.43} {h * 0.95}", "#24405c", 1.2, opacity=0.5),
        _kite(x1, y1, unit * 0.17, l1, red, t * 3),
        _kite(x2, y2, unit * 0.115, -l2, gold, t * 3 + 1),
        _kite(x3, y3, unit * 0.085, l3 + 0.2, plum, t * 3 + 2),
        hill(w, h, h * 0.92, h * 0.045, "#4f9160", seed=4, waves=0.8),
        hill(w, h, h * 0.965, h * 0.03, "#35774a", seed=9, waves=1.1),
        _child(w * 0.41, h * 0.945, unit * 0.055, "#22424a", "#d4556a"),
        _child(w * 0.455, h * 0.95, unit * 0.045, "#22424a", "#f6c25b"),
    )


def _child(x: float, base: float, size: float, dark: str, coat: str) -> str:
    """Somebody small with an arm up."""
    return (
        line(f"M{x - size * 0.12} {base} L{x - size * 0.08} {base - size * 0.4} M{x + size * 0.14} {base} L{x + size * 0.06} {base - size * 0.4}", dark, size * 0.12)
        + shape([(x - size * 0.24, base - size * 0.35), (x + size * 0.24, base - size * 0.35), (x + size * 0.12, base - size * 0.85), (x - size * 0.12, base - size * 0.85)], coat)
        + line(f"M{x} {base - size * 0.75} L{x + size * 0.12} {base - size * 1.2}", coat, size * 0.1)
        + disc(x, base - size * 1.0, size * 0.16, dark)
    )


def road(w: float, h: float, t: float) -> str:
    """A straight road toward a low sun."""
    edge = h * 0.52
    cx = w * 0.5
    sun = min(w, h) * 0.205
    dashes = ""
    far = 16.0
    for n in range(12):
        z = far - (n * 1.6 + t * 3.2) % far
        near = max(0.55, z - 0.62)
        if z > 0.7:
            y1, y2 = edge + (h - edge) / z * 0.98, edge + (h - edge) / near * 0.98
            w1, w2 = w * 0.021 / z, w * 0.021 / near
            dashes += shape([(cx - w1, y1), (cx + w1, y1), (cx + w2, y2), (cx - w2, y2)], "#f7dd9a")
    posts = ""
    for n in range(8):
        z = far - (n * 2 + t * 3.2) % far
        if z > 0.9:
            y, x = edge + (h - edge) / z * 0.96, w * 0.62 / z
            tall = h * 0.16 / z
            posts += line(f"M{cx + x} {y} V{y - tall} M{cx - x} {y} V{y - tall}", "#3d2a36", max(1, 5 / z))
    return page(
        w,
        h,
        fade("sky", (0, "#4b3d72"), (0.6, "#8f4a78"), (1, "#d9647a")),
        fade("land", (0, "#c0714f"), (1, "#6b3f45")),
        fade("sun", (0, "#fff0b3"), (1, "#fbc76d")),
        glow("halo", "#ffd28a", 0.6),
        box(0, 0, w, edge + 2, "url(#sky)"),
        disc(cx, edge - sun * 0.1, sun * 2.1, "url(#halo)"),
        disc(cx, edge - sun * 0.15, sun, "url(#sun)"),
        oval(w * 0.2, h * 0.14, w * 0.13, h * 0.009, "#e08a93", opacity=0.6),
        oval(w * 0.76, h * 0.21, w * 0.17, h * 0.008, "#e99a8b", opacity=0.6),
        shape([(-2, edge - h * 0.02), (w * 0.21, edge - h * 0.14), (w * 0.4, edge - h * 0.03), (w * 0.63, edge - h * 0.18), (w * 0.83, edge - h * 0.07), (w + 2, edge - h * 0.12), (w + 2, edge), (-2, edge)], "#7c4a63"),
        shape([(-2, edge), (w * 0.12, edge - h * 0.05), (w * 0.3, edge), (w * 0.7, edge), (w * 0.9, edge - h * 0.06), (w + 2, edge - h * 0.02), (w + 2, edge)], "#66405a"),
        box(0, edge, w, h - edge, "url(#land)"),
        shape([(cx - w * 0.008, edge), (cx + w * 0.008, edge), (cx + w * 0.33, h), (cx - w * 0.33, h)], "#3a2c3a"),
        dashes,
        posts,
    )


def snow(w: float, h: float, t: float) -> str:
    """Mountains and woods in snow, flakes falling."""
    chance = random.Random(8)
    unit = min(w, h)
    trees = "".join(fir(w * x, h * (0.74 + 0.03 * math.sin(x * 9)), unit * chance.uniform(0.13, 0.22), "#2c5068") for x in (n / 15 for n in range(16)))
    near = "".join(fir(w * x, h * y, unit * size, "#173a50") for x, y, size in ((0.06, 0.9, 0.38), (0.17, 0.87, 0.27), (0.9, 0.92, 0.42), (0.78, 0.88, 0.24)))
    flakes = "".join(
        disc((chance.random() * w + math.sin(t * 0.8 + n) * w * 0.02) % w, (chance.random() * h + t * h * chance.uniform(0.05, 0.11)) % h, unit * chance.uniform(0.003, 0.009), "#ffffff", opacity=chance.uniform(0.5, 0.95))
        for n in range(70)
    )
    px, py = w * 0.56, h * 0.27
    base = h * 0.72

    def peak(x: float, y: float, half: float, colour: str, cap: str) -> str:
        low = y + (base - y) * 0.34
        share = (low - y) / (base - y)
        return shape([(x, y), (x - half, base), (x + half, base)], colour) + shape(
            [(x, y), (x - half * share, low), (x - half * share * 0.45, low - (low - y) * 0.22), (x - half * share * 0.05, low + (low - y) * 0.12), (x + half * share * 0.4, low - (low - y) * 0.2), (x + half * share, low)], cap
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
    windows = "".join(box(x + long * (0.16 + n * 0.085), y - unit * 0.105, long * 0.045, unit * 0.035, "#ffe3a1", round_=3) for n in range(7))
    upper = "".join(box(x + long * (0.33 + n * 0.1), y - unit * 0.18, long * 0.05, unit * 0.03, "#ffe3a1", round_=3) for n in range(3))
    smoke = "".join(disc(x + long * 0.42 - n * w * 0.035, y - unit * (0.29 + 0.035 * n) + math.sin(t + n) * 4, unit * (0.018 + 0.008 * n), "#d7e6dd", opacity=0.5 - 0.08 * n) for n in range(5))
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
        shape([(x, y - unit * 0.05), (x + long, y - unit * 0.05), (x + long * 0.92, y + unit * 0.06), (x + long * 0.07, y + unit * 0.06)], "#16303c"),
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
        (lambda dx, dy: line(f"M{dx:.1f} {dy:.1f} l{-w * 0.006:.1f} {h * 0.034:.1f}", "#b9d2e2", 1.6, opacity=0.5))(
            chance.random() * w * 1.05, (chance.random() * h + t * h * chance.uniform(0.7, 1.0)) % (h * 1.05)
        )
        for _ in range(90)
    )
    loaf_x, loaf_y = x + wide * 0.5, y + tall * 0.995
    steam = "".join(
        line(through([(loaf_x + (n - 1) * unit * 0.07 + math.sin(t * 1.4 + s + n) * unit * 0.012, loaf_y - unit * (0.17 + 0.05 * s)) for s in range(5)]), "#fff6df", 2.4, opacity=0.55)
        for n in range(3)
    )
    return page(
        w,
        h,
        fade("wall", (0, "#2c3a55"), (1, "#1c2740")),
        fade("warm", (0, "#ffdf9a"), (1, "#f4a95a")),
        glow("light", "#ffcf86", 0.5),
        box(0, 0, w, h, "url(#wall)"),
        "".join(box((row % 2) * unit * 0.07 - unit * 0.07 + n * unit * 0.15, row * unit * 0.075, unit * 0.14, unit * 0.066, "#33425f", round_=3, opacity=0.55) for row in range(int(h / unit / 0.075) + 1) for n in range(int(w / unit / 0.15) + 2)),
        disc(w / 2, y + tall / 2, unit * 0.62, "url(#light)"),
        box(x - unit * 0.035, y - unit * 0.035, wide + unit * 0.07, tall + unit * 0.07, "#e9dfc8", round_=6),
        box(x, y, wide, tall, "url(#warm)"),
        shape([(x, y), (x + wide * 0.26, y), (x + wide * 0.12, y + tall * 0.55), (x, y + tall * 0.62)], "#c9574a", opacity=0.9),
        shape([(x + wide, y), (x + wide * 0.74, y), (x + wide * 0.88, y + tall * 0.55), (x + wide, y + tall * 0.62)], "#c9574a", opacity=0.9),
        line(f"M{w / 2} {y} V{y + tall * 0.24}", "#6d4632", 2),
        shape([(w / 2 - unit * 0.07, y + tall * 0.33), (w / 2 + unit * 0.07, y + tall * 0.33), (w / 2 + unit * 0.03, y + tall * 0.24), (w / 2 - unit * 0.03, y + tall * 0.24)], "#3f5d58"),
        disc(w / 2, y + tall * 0.345, unit * 0.022, "#fff6d6"),
        steam,
        f'<path d="M{loaf_x - unit * 0.2} {loaf_y} q{-unit * 0.03} {-unit * 0.15} {unit * 0.1} {-unit * 0.15} h{unit * 0.2} q{unit * 0.13} 0 {unit * 0.1} {unit * 0.15} Z" fill="#a9622e"/>',
        "".join(line(f"M{loaf_x + (n - 1) * unit * 0.09 - unit * 0.02} {loaf_y - unit * 0.125} l{unit * 0.05} {unit * 0.07}", "#e3b277", unit * 0.016) for n in range(3)),
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
        heads = "".join(disc(w * x + (n - 1.5) * unit * 0.035, h * (0.16 + 0.022 * row), unit * 0.013, "#fff8d8") for n in range(4) for row in range(2))
        return disc(w * x, h * 0.17, unit * 0.2, "url(#flood)") + line(f"M{w * x} {h * 0.17} V{edge}", "#1c2c44", unit * 0.012) + box(w * x - unit * 0.08, h * 0.14, unit * 0.16, h * 0.045, "#24364f", round_=3) + heads

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
        "".join(shape([(cx + (n - 4) * w * 0.07, edge + h * 0.035), (cx + (n - 3.5) * w * 0.07, edge + h * 0.035), (cx + (n - 3.5) * w * 0.3, h), (cx + (n - 4) * w * 0.3, h)], "#5a9d61", opacity=0.45) for n in range(9)),
        shape(field, "#c58a58"),
        shape(inner, "#4c8f55"),
        oval(cx, h * 0.755, w * 0.035, h * 0.014, "#c58a58"),
        line(f"M{cx} {h * 0.925} L{w * 1.02} {edge + h * 0.1} M{cx} {h * 0.925} L{-w * 0.02} {edge + h * 0.1}", "#f6f1e2", 2.4, opacity=0.8),
        "".join(shape([(px, py - h * 0.008), (px + w * 0.014, py), (px, py + h * 0.008), (px - w * 0.014, py)], "#fbf8ee") for px, py in ((cx, h * 0.925), (cx + w * 0.26, h * 0.742), (cx, h * 0.618), (cx - w * 0.26, h * 0.742))),
        line(through([(bx - w * 0.09, by + h * 0.05), (bx - w * 0.045, by + h * 0.02), (bx, by)]), "#ffffff", 2, opacity=0.5),
        disc(bx, by, unit * 0.017, "#ffffff"),
    )


SCENES: dict[str, Scene] = {
    "harbor-lights": harbor,
    "paper-kites": kites,
    "the-long-way": road,
    "north-of-everything": snow,
    "the-last-ferry": ferry,
    "bread-and-rain": rain,
    "nine-innings": innings,
}
