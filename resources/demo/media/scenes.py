"""Landscapes of the films, in any size and at any moment: covers and moving pictures are drawn by the same hand. `t`: seconds."""

from __future__ import annotations

import math
from collections.abc import Callable

from resources.demo.media import weather
from resources.demo.media.svg import (
    box,
    disc,
    fade,
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
    near = max(0.0, 1 - abs(turn) * 1.3)
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
        for low, high, colour in (
            (0.12, 0.36, "#efe7d6"),
            (0.36, 0.52, "#b34a41"),
            (0.52, 0.72, "#efe7d6"),
            (0.72, 0.88, "#b34a41"),
            (0.88, 1, "#efe7d6"),
        )
    )
    return page(
        w,
        h,
        fade("sky", (0, "#16284a"), (0.6, "#2b4d7d"), (0.86, "#5c6187"), (1, "#a97b7d")),
        fade("sea", (0, "#1d3f63"), (1, "#0c1d31")),
        glow("moon", "#fbe7b8", 0.5),
        glow("lamp", "#fff2c4", 0.9),
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
        disc(x, lamp, wide * (2.2 + 2.4 * near), "url(#lamp)", opacity=0.5 + 0.5 * near),
        oval(x, sea + h * 0.01, wide * 3.2, h * 0.016, "#0d2036"),
    )


def _kite(x: float, y: float, size: float, lean: float, colours: tuple[str, str, str, str], sway: float) -> str:
    cos, sin = math.cos(lean), math.sin(lean)

    def put(dx: float, dy: float) -> tuple[float, float]:
        return x + (dx * cos - dy * sin) * size, y + (dx * sin + dy * cos) * size

    top, right, bottom, left, centre = put(0, -1), put(0.62, -0.15), put(0, 1.1), put(-0.62, -0.15), put(0, -0.15)
    waves = [math.sin(sway + step * 1.2) * size * 0.32 - step * size * 0.16 for step in range(7)]
    tail = [bottom, *((bottom[0] + waves[step], bottom[1] + step * size * 0.3) for step in range(1, 7))]
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
        return oval(x, y * h, long, h * 0.026 * size, "#f4f8f4", opacity=0.85) + oval(
            x + long * 0.4, y * h - h * 0.016, long * 0.6, h * 0.028, "#fbfdfb", opacity=0.85
        )

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
        line(
            f"M{x - size * 0.12} {base} L{x - size * 0.08} {base - size * 0.4} "
            f"M{x + size * 0.14} {base} L{x + size * 0.06} {base - size * 0.4}",
            dark,
            size * 0.12,
        )
        + shape(
            [
                (x - size * 0.24, base - size * 0.35),
                (x + size * 0.24, base - size * 0.35),
                (x + size * 0.12, base - size * 0.85),
                (x - size * 0.12, base - size * 0.85),
            ],
            coat,
        )
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
        shape(
            [
                (-2, edge - h * 0.02),
                (w * 0.21, edge - h * 0.14),
                (w * 0.4, edge - h * 0.03),
                (w * 0.63, edge - h * 0.18),
                (w * 0.83, edge - h * 0.07),
                (w + 2, edge - h * 0.12),
                (w + 2, edge),
                (-2, edge),
            ],
            "#7c4a63",
        ),
        shape(
            [
                (-2, edge),
                (w * 0.12, edge - h * 0.05),
                (w * 0.3, edge),
                (w * 0.7, edge),
                (w * 0.9, edge - h * 0.06),
                (w + 2, edge - h * 0.02),
                (w + 2, edge),
            ],
            "#66405a",
        ),
        box(0, edge, w, h - edge, "url(#land)"),
        shape([(cx - w * 0.008, edge), (cx + w * 0.008, edge), (cx + w * 0.33, h), (cx - w * 0.33, h)], "#3a2c3a"),
        dashes,
        posts,
    )


SCENES: dict[str, Scene] = {
    "harbor-lights": harbor,
    "paper-kites": kites,
    "the-long-way": road,
    "north-of-everything": weather.snow,
    "the-last-ferry": weather.ferry,
    "bread-and-rain": weather.rain,
    "nine-innings": weather.innings,
}
