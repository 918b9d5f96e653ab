"""A small engine, cut open, that turns: for a picture of the course and for its film."""

from __future__ import annotations

import math

from resources.demo.media.svg import box, disc, fade, line, page, shape, words

INK, STEEL, DARK, PALE, RED, GOLD, BLUE = "#1d3640", "#95a5ad", "#5c727d", "#dbe4e6", "#c1513f", "#f2b84b", "#5b9ec4"
STROKES = ("Intake", "Compression", "Power", "Exhaust")


def engine(x: float, y: float, size: float, turn: float, *, label: bool = False) -> str:
    """An engine cut open, its top at (x, y), `size` wide; `turn` of two whole turns, 0 to 1: which stroke, and how far."""
    stroke, angle = int(turn * 4) % 4, turn * 4 % 4 * math.pi
    s = size / 200
    reach, rod = 62 * s, 118 * s
    cx, cy = x, y + 330 * s
    pin_x, pin_y = cx + reach * math.sin(angle), cy - reach * math.cos(angle)
    piston = pin_y - math.sqrt(rod * rod - (pin_x - cx) ** 2) - 26 * s
    gas = {0: BLUE, 1: "#8bb7cf", 2: "#f2a14b", 3: "#a7a7a2"}[stroke]
    open_in, open_out = stroke == 0, stroke == 3
    top = y + 70 * s

    def valve(vx: float, lifted: bool) -> str:
        down = 16 * s if lifted else 0.0
        return box(vx - 3 * s, top - 44 * s + down, 6 * s, 46 * s, DARK) + shape(
            [
                (vx - 20 * s, top + 6 * s + down),
                (vx + 20 * s, top + 6 * s + down),
                (vx + 8 * s, top - 4 * s + down),
                (vx - 8 * s, top - 4 * s + down),
            ],
            DARK,
        )

    flash = ""
    if stroke == 2 and turn * 4 % 1 < 0.35:
        flash = "".join(
            line(f"M{cx} {top + 8 * s} l{24 * s * math.cos(a)} {24 * s * abs(math.sin(a))}", "#fff3b0", 4 * s)
            for a in (0.2, 0.8, 1.57, 2.3, 2.9)
        )
    flow = ""
    if open_in:
        flow = line(
            f"M{cx - 92 * s} {top - 24 * s} H{cx - 56 * s} m{-10 * s} {-8 * s} l{10 * s} {8 * s} l{-10 * s} {8 * s}", BLUE, 5 * s
        )
    if open_out:
        flow = line(
            f"M{cx + 60 * s} {top - 24 * s} H{cx + 94 * s} m{-10 * s} {-8 * s} l{10 * s} {8 * s} l{-10 * s} {8 * s}", "#8a8a85", 5 * s
        )
    return (
        box(cx - 76 * s, top - 6 * s, 152 * s, 196 * s, DARK, round_=6 * s)
        + box(cx - 58 * s, top, 116 * s, 200 * s, PALE)
        + box(cx - 58 * s, top + 2 * s, 116 * s, max(0.0, piston - top - 2 * s), gas, opacity=0.75)
        + box(cx - 80 * s, top - 40 * s, 160 * s, 38 * s, STEEL, round_=6 * s)
        + box(cx - 92 * s, top - 34 * s, 50 * s, 20 * s, "#b9cbd3")
        + box(cx + 42 * s, top - 34 * s, 50 * s, 20 * s, "#c7c3bb")
        + disc(cx, cy, 96 * s, STEEL)
        + disc(cx, cy, 84 * s, PALE)
        + valve(cx - 34 * s, open_in)
        + valve(cx + 34 * s, open_out)
        + box(cx - 7 * s, top - 64 * s, 14 * s, 66 * s, "#f6f2e6", round_=3 * s)
        + box(cx - 11 * s, top - 44 * s, 22 * s, 14 * s, GOLD)
        + flash
        + shape(
            [(cx - 7 * s, piston + 20 * s), (cx + 7 * s, piston + 20 * s), (pin_x + 9 * s, pin_y), (pin_x - 9 * s, pin_y)], "#6f848e"
        )
        + box(cx - 56 * s, piston, 112 * s, 46 * s, INK, round_=5 * s)
        + "".join(box(cx - 56 * s, piston + (8 + 9 * n) * s, 112 * s, 3 * s, STEEL) for n in range(2))
        + line(f"M{cx} {cy} L{pin_x} {pin_y}", DARK, 30 * s)
        + disc(cx, cy, 22 * s, INK)
        + disc(pin_x, pin_y, 12 * s, GOLD)
        + flow
        + (words(cx, cy + 132 * s, STROKES[stroke], 30 * s, INK, middle=True) if label else "")
    )


def strokes_film(w: float, h: float, t: float) -> str:
    """The film: eight seconds for two turns, the stroke named beside it."""
    turn = t / 8 % 1
    stroke = int(turn * 4)
    told = ("Air and fuel come in.", "Both valves shut. It is squeezed.", "The spark lights it. It pushes!", "The burnt gas goes out.")
    names = "".join(
        box(w * 0.5, h * (0.2 + 0.15 * n), w * 0.42, h * 0.12, GOLD if n == stroke else PALE, round_=12)
        + words(w * 0.53, h * (0.278 + 0.15 * n), f"{n + 1}  {name}", h * 0.058, INK)
        for n, name in enumerate(STROKES)
    )
    return page(
        w,
        h,
        fade("back", (0, "#f3f6f1"), (1, "#dfe8e4")),
        box(0, 0, w, h, "url(#back)"),
        engine(w * 0.25, h * 0.02, h * 0.44, turn),
        names,
        words(w * 0.5, h * 0.13, told[stroke], h * 0.05, INK, weight=400),
    )
