"""Small words for drawing in SVG, and the way from there to a picture. Sizes are of the picture's own pixels."""

# ruff: noqa: S311 - the scatter of stars and trees is no secret

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from resources import RESOURCES

FONT = "Atkinson Hyperlegible Next"
Point = tuple[float, float]


def page(width: float, height: float, *body: str) -> str:
    """The whole picture."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}">{"".join(body)}</svg>'


def fade(name: str, *stops: tuple[float, str], across: bool = False) -> str:
    """A gradient from top to bottom (or left to right), used as `url(#name)`."""
    marks = "".join(f'<stop offset="{at}" stop-color="{colour}"/>' for at, colour in stops)
    return f'<defs><linearGradient id="{name}" x1="0" y1="0" x2="{int(across)}" y2="{int(not across)}">{marks}</linearGradient></defs>'


def glow(name: str, colour: str, strength: float = 0.8) -> str:
    """A light that ends softly, used as `url(#name)`."""
    return (
        f'<defs><radialGradient id="{name}" cx=".5" cy=".5" r=".5"><stop offset="0" stop-color="{colour}" stop-opacity="{strength}"/>'
        f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient></defs>'
    )


def box(x: float, y: float, width: float, height: float, fill: str, *, round_: float = 0, opacity: float = 1) -> str:
    """A rectangle."""
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {place} rx="{round_:.1f}" fill="{fill}" opacity="{opacity:.2f}"/>'


def disc(x: float, y: float, radius: float, fill: str, *, opacity: float = 1) -> str:
    """A circle."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" opacity="{opacity:.2f}"/>'


def oval(x: float, y: float, across: float, down: float, fill: str, *, opacity: float = 1) -> str:
    """An ellipse by its half axes."""
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{across:.1f}" ry="{down:.1f}" fill="{fill}" opacity="{opacity:.2f}"/>'


def shape(points: Sequence[Point], fill: str, *, opacity: float = 1) -> str:
    """A polygon."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{path}" fill="{fill}" opacity="{opacity:.2f}"/>'


def line(path: str, colour: str, width: float, *, opacity: float = 1) -> str:
    """A stroke along an SVG path."""
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:.1f}" stroke-linecap="round" stroke-linejoin="round" '
        f'opacity="{opacity:.2f}"/>'
    )


def through(points: Sequence[Point]) -> str:
    """The path of a soft curve through points (Catmull-Rom, as Béziers)."""
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for n in range(len(points) - 1):
        before, here, there, after = (points[max(0, min(len(points) - 1, n + step))] for step in (-1, 0, 1, 2))
        path += (
            f" C{here[0] + (there[0] - before[0]) / 6:.1f} {here[1] + (there[1] - before[1]) / 6:.1f} "
            f"{there[0] - (after[0] - here[0]) / 6:.1f} {there[1] - (after[1] - here[1]) / 6:.1f} {there[0]:.1f} {there[1]:.1f}"
        )
    return path


def words(x: float, y: float, text: str, size: float, fill: str, *, weight: int = 700, middle: bool = False) -> str:
    """A line of text on its base line."""
    anchor = "middle" if middle else "start"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FONT}" font-size="{size:.1f}" font-weight="{weight}" fill="{fill}" '
        f'text-anchor="{anchor}">{text}</text>'
    )


def hill(width: float, height: float, base: float, rise: float, fill: str, *, seed: int, waves: float = 1.6, opacity: float = 1) -> str:
    """A ridge across the picture, about `base` from the top, that fills what is under it."""
    chance = random.Random(seed)
    turns = [(waves * (0.6 + n * 0.7), chance.uniform(0, math.tau), 1 / (1 + 1.2 * n)) for n in range(3)]
    points = []
    for step in range(33):
        x = width * (step / 32 * 1.1 - 0.05)
        points.append((x, base - rise * sum(share * math.sin(math.tau * many * x / width + turn) for many, turn, share in turns) / 1.6))
    return (
        f'<path d="{through(points)} L{width * 1.05:.1f} {height} L{-width * 0.05:.1f} {height} Z" fill="{fill}" opacity="{opacity}"/>'
    )


def fir(x: float, base: float, height: float, fill: str) -> str:
    """A fir of three layers on its foot."""
    layers = ((1.0, 0.58, 0.17), (0.76, 0.3, 0.24), (0.52, 0.04, 0.3))
    return box(x - height * 0.03, base - height * 0.1, height * 0.06, height * 0.1, fill) + "".join(
        shape(
            [(x, base - height * top), (x - height * half, base - height * bottom), (x + height * half, base - height * bottom)], fill
        )
        for top, bottom, half in layers
    )


def stars(width: float, height: float, count: int, seed: int, colour: str = "#fff6dc") -> str:
    """Small lights in the upper part of the sky."""
    chance = random.Random(seed)
    return "".join(
        disc(chance.random() * width, chance.random() * height, chance.uniform(0.6, 1.8), colour, opacity=chance.uniform(0.3, 0.9))
        for _ in range(count)
    )


def glints(width: float, top: float, bottom: float, count: int, seed: int, colour: str, *, drift: float = 0) -> str:
    """Strokes of light on water, longer toward the viewer; `drift` moves them."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        depth = chance.random() ** 1.3
        long, x = (0.04 + 0.14 * depth * chance.random()) * width, chance.random() * width
        speed, opacity = chance.choice((-1, 1)) * (0.3 + depth), 0.2 + 0.5 * chance.random()
        x = (x + drift * speed) % (width * 1.2) - width * 0.1
        made.append(box(x, top + (bottom - top) * depth, long, 1.5 + 2.5 * depth, colour, round_=2, opacity=opacity))
    return "".join(made)


def skyline(width: float, base: float, height: float, seed: int, wall: str, light: str, *, first: float = 0, lit: float = 0.3) -> str:
    """Houses side by side from `first` to the right edge, with lights in some windows."""
    chance = random.Random(seed)
    made, x = [], first
    while x < width:
        wide, tall = chance.uniform(0.04, 0.09) * width, chance.uniform(0.45, 1.0) * height
        made.append(box(x, base - tall, wide + 1, tall + 1, wall))
        for column in range(int(wide / 9)):
            for row in range(int(tall / 13)):
                if chance.random() < lit:
                    shine = chance.uniform(0.5, 1)
                    made += [box(x + 4 + column * 9, base - tall + 6 + row * 13, 3.2, 4.6, light, opacity=shine)]
        x += wide + chance.choice((0, 0, 0.012 * width))
    return "".join(made)


@cache
def _application() -> QCoreApplication:
    """Fonts need Qt's application: the one that runs, or one without a display."""
    found = QGuiApplication.instance() or QGuiApplication(["draw", "-platform", "offscreen"])
    for font in sorted((RESOURCES / "fonts").glob("AtkinsonHyperlegibleNext-*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    return found


def render(svg: str, width: int, height: int) -> QImage:
    """The picture in pixels."""
    _application()
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    drawing = QSvgRenderer(QByteArray(svg.encode()))
    if not drawing.isValid():
        raise ValueError("the drawing is no SVG")
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return picture


def as_file(picture: QImage, kind: str = "JPEG", quality: int = 88) -> bytes:
    """The picture as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
