"""Covers of books: cloth with a darker spine, a title in large letters, one plain figure."""

from __future__ import annotations

import math
from collections.abc import Callable

from resources.demo.media.svg import Point, box, disc, fir, line, oval, page, shape, through, words

BOOK = (600, 780)
W, H = BOOK


def book(cloth: str, ink: str, figure: str, *title: str, by: str = "") -> str:
    """A book: cloth, a darker spine, the title in large letters, a figure under it."""
    lines = "".join(words(80, 158 + 90 * n, text, 78, ink) for n, text in enumerate(title))
    author = words(82, 158 + 90 * len(title) - 22, by, 31, ink, weight=400) if by else ""
    return page(
        W,
        H,
        box(0, 0, W, H, cloth),
        box(0, 0, 30, H, "#000000", opacity=0.2),
        box(30, 0, 3, H, "#ffffff", opacity=0.12),
        lines,
        author,
        figure,
    )


def _orchard() -> str:
    pale, dim = "#f3e3b3", "#a9b48e"
    return fir(300, 720, 320, pale) + fir(175, 722, 225, dim) + fir(428, 722, 225, dim)


def _first_light() -> str:
    ink = "#3a2a14"
    return f'<path d="M188 580 a112 112 0 0 1 224 0 Z" fill="{ink}"/>' + box(100, 598, 400, 9, ink) + box(150, 634, 300, 9, ink)


def _wave(colour: str, y: float, height: float, thick: float, opacity: float = 1) -> str:
    return line(through([(100 + n * 8.2, y - height * math.sin(n / 49 * math.tau)) for n in range(50)]), colour, thick, opacity=opacity)


def _river() -> str:
    return _wave("#ffffff", 590, 84, 14) + "".join(
        disc(100 + n * 100.5, 590 - 84 * math.sin(n / 4 * math.tau), 17, "#f6c25b") for n in range(5)
    )


def _blocks() -> str:
    full, dim = "#fbe7bd", "#bfa0ba"
    return "".join(
        box(
            120 + column * 128,
            480 + row * 132,
            112,
            112,
            dim if (column, row) in {(2, 0), (0, 1)} else full,
            round_=56 if (column + row) % 2 else 18,
        )
        for column in range(3)
        for row in range(2)
    )


def _tide() -> str:
    return "".join(_wave("#fbe3cf", 500 + n * 70, 42, 12, 1 - n * 0.26) for n in range(3))


def _port() -> str:
    house = "".join(
        box(x, 700 - tall, 88, tall, colour)
        + shape([(x - 10, 700 - tall), (x + 98, 700 - tall), (x + 44, 700 - tall - 56)], "#7d3b32")
        + box(x + 32, 700 - tall + 34, 26, 36, "#2d4a56")
        + box(x + 32, 634, 26, 66, "#2d4a56")
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
            + shape(
                [(x + size * 1.1, y - size * 0.6), (x + size * 1.55, y - size * 0.43), (x + size * 1.1, y - size * 0.32)], "#e0912f"
            )
            + disc(x + size * 0.84, y - size * 0.58, size * 0.08, "#16222c")
            + line(
                f"M{x - size * 0.1} {y + size * 0.62} v{size * 0.42} M{x + size * 0.22} {y + size * 0.62} v{size * 0.42}",
                "#5a4630",
                size * 0.09,
            )
        )

    return (
        line("M60 592 Q300 560 560 604", "#6b4f34", 13)
        + bird(210, 508, 64, "#3b6ea3", "#f0c9a1")
        + bird(410, 516, 56, "#a5473c", "#f3dcc0")
        + line("M430 588 q50 60 60 120 M120 585 q-20 60 -14 110", "#6b4f34", 8)
        + oval(494, 706, 15, 34, "#7fa05d")
        + oval(106, 700, 15, 34, "#7fa05d")
    )


def _creek() -> str:
    left: list[Point] = [(300, 452), (330, 520), (250, 590), (340, 660), (262, 800)]
    right: list[Point] = [(318, 452), (384, 520), (322, 590), (430, 660), (420, 800)]
    reeds = "".join(box(96 + n * 58, 420 + (n % 3) * 22, 13, 320, "#23303a", opacity=0.9) for n in range(8))
    water = f'<path d="{through(left)} L{through(right[::-1])[1:]} Z" fill="#c9dbe0" opacity=".95"/>'
    return reeds + water + disc(309, 432, 44, "#f4ead2")


BOOKS: dict[str, Callable[[], str]] = {
    "the-quiet-orchard": lambda: book("#2f5f49", "#f3e3b3", _orchard(), "The", "Quiet", "Orchard"),
    "first-light": lambda: book("#f2bd5c", "#3a2a14", _first_light(), "First", "Light"),
    "river-math": lambda: book("#2a5b9f", "#ffffff", _river(), "River", "Math"),
    "start-here": lambda: book("#6c3f88", "#fbe7bd", _blocks(), "Start", "Here"),
    "tide-table": lambda: book("#b4485c", "#fbe3cf", _tide(), "Tide", "Table"),
    "la-casa-del-puerto": lambda: book("#2f6e7d", "#fbf3df", _port(), "La casa", "del puerto"),
    "birds-of-the-yard": lambda: book("#eadfc6", "#3b4a36", _birds(), "Birds of", "the Yard"),
    "cold-creek": lambda: book("#4d6470", "#f4ead2", _creek(), "Cold", "Creek"),
}
