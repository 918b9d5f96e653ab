"""What the cards are drawn of: hills, trees, flowers, light. Each function gives a piece of SVG that Qt can paint (no filters, no masks)."""

# ruff: noqa: E501 - long lines of SVG; the scatter of leaves is no secret

from __future__ import annotations

import math
import random
from collections.abc import Sequence

WIDTH, HEIGHT = 900, 600
PAPER, GOLD = "#FBF2E1", "#E3C38A"
SPRUCE, HONEY, ROSE, PLUM, SKY, LEAF = "#0B5F59", "#F2BE5C", "#C8506E", "#6F4189", "#3F6FB0", "#3F7A4F"


def picture(body: str) -> str:
    """A whole card: the drawing under a passe-partout of cream paper with a thin gold line."""
    m, r = 26, 20
    inner = (
        f"M{m} {m + r} q0 {-r} {r} {-r} H{WIDTH - m - r} q{r} 0 {r} {r} V{HEIGHT - m - r} q0 {r} {-r} {r} H{m + r} q{-r} 0 {-r} {-r} Z"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">{body}'
        f'<path fill="{PAPER}" fill-rule="evenodd" d="M0 0 H{WIDTH} V{HEIGHT} H0 Z {inner}"/>'
        f'<path fill="none" stroke="{GOLD}" stroke-width="2.5" d="{inner}"/></svg>\n'
    )


def sky(*stops: tuple[float, str], name: str = "sky", height: int = HEIGHT) -> str:
    """A sky from top to bottom; `stops` are (place 0 to 1, colour)."""
    return gradient(name, *stops) + f'<rect width="{WIDTH}" height="{height}" fill="url(#{name})"/>'


def gradient(name: str, *stops: tuple[float, str]) -> str:
    """A vertical gradient to fill with."""
    marks = "".join(f'<stop offset="{place}" stop-color="{colour}"/>' for place, colour in stops)
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{marks}</linearGradient>'


def sun(
    x: float, y: float, radius: float, *, colour: str = "#FFF3D2", glow: str = "#FFE3A0", reach: float = 4.6, name: str = "glow"
) -> str:
    """A disc in its own light."""
    return (
        f'<radialGradient id="{name}"><stop offset="0" stop-color="{glow}" stop-opacity=".95"/><stop offset=".35" stop-color="{glow}" stop-opacity=".4"/>'
        f'<stop offset="1" stop-color="{glow}" stop-opacity="0"/></radialGradient>'
        f'<circle cx="{x}" cy="{y}" r="{radius * reach:.1f}" fill="url(#{name})"/><circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}"/>'
    )


def ridge_y(x: float, base: float, rise: float, phase: float) -> float:
    """How high a ridge stands at x."""
    return base - rise * (
        0.55 * math.sin(x / 171 + phase) + 0.3 * math.sin(x / 83 + 2.1 * phase) + 0.15 * math.sin(x / 41 + 3.7 * phase)
    )


def ridge(base: float, rise: float, phase: float, colour: str) -> str:
    """A line of hills from side to side, filled to the foot."""
    line = " ".join(f"L{x} {ridge_y(x, base, rise, phase):.1f}" for x in range(0, WIDTH + 12, 12))
    return f'<path fill="{colour}" d="M0 {HEIGHT} {line} V{HEIGHT} Z"/>'


def fir(x: float, base: float, height: float, colour: str) -> str:
    """A fir of three stacked boughs standing on `base`."""
    boughs = " ".join(
        f"M{x:.1f} {base - height * top:.1f} L{x - height * half:.1f} {base - height * foot:.1f} Q{x:.1f} {base - height * (foot - 0.05):.1f} {x + height * half:.1f} {base - height * foot:.1f} Z"
        for top, foot, half in ((1.0, 0.6, 0.14), (0.8, 0.34, 0.2), (0.58, 0.07, 0.26))
    )
    return f'<rect x="{x - height * 0.025:.1f}" y="{base - height * 0.1:.1f}" width="{height * 0.05:.1f}" height="{height * 0.12:.1f}" fill="{colour}"/><path fill="{colour}" d="{boughs}"/>'


def woods(
    chance: random.Random,
    count: int,
    colour: str,
    *,
    base: float,
    rise: float,
    phase: float,
    low: float,
    high: float,
    left: float = 0,
    right: float = WIDTH,
) -> str:
    """Firs along a ridge."""
    places = sorted(chance.uniform(left, right) for _ in range(count))
    return "".join(fir(x, ridge_y(x, base, rise, phase) + 4, chance.uniform(low, high), colour) for x in places)


def birds(*places: tuple[float, float, float], colour: str = "#3B4C50") -> str:
    """Birds far away; each (x, y, span)."""
    lines = " ".join(f"M{x} {y} q{s * 0.5} {-s * 0.62} {s} 0 q{s * 0.5} {-s * 0.62} {s} 0" for x, y, s in places)
    return f'<path d="{lines}" fill="none" stroke="{colour}" stroke-width="3" stroke-linecap="round"/>'


def cloud(x: float, y: float, size: float, colour: str = "#FFFFFF", opacity: float = 0.85) -> str:
    """A flat cloud of three ellipses."""
    parts = ((0, 0, 1.0, 0.24), (-0.36, -0.1, 0.46, 0.24), (0.3, -0.16, 0.54, 0.32))
    shapes = " ".join(
        f"M{x + (dx - rx) * size:.1f} {y + dy * size:.1f} a{rx * size:.1f} {ry * size:.1f} 0 1 0 {2 * rx * size:.1f} 0 a{rx * size:.1f} {ry * size:.1f} 0 1 0 {-2 * rx * size:.1f} 0 Z"
        for dx, dy, rx, ry in parts
    )
    return f'<path fill="{colour}" opacity="{opacity}" fill-rule="nonzero" d="{shapes}"/>'


def petals(
    x: float, y: float, size: float, colour: str, *, count: int = 5, turn: float = 0, heart: str = "#F7D774", shade: str = ""
) -> str:
    """A flower seen from above."""
    around = "".join(
        f'<ellipse cy="{-size * 0.95:.1f}" rx="{size * 2.6 / count:.1f}" ry="{size * 0.9:.1f}" fill="{colour}" transform="rotate({turn + k * 360 / count:.1f})"/>'
        for k in range(count)
    )
    inner = (
        "".join(
            f'<ellipse cy="{-size * 0.62:.1f}" rx="{size * 0.16:.1f}" ry="{size * 0.42:.1f}" fill="{shade}" fill-opacity=".28" transform="rotate({turn + k * 360 / count:.1f})"/>'
            for k in range(count)
        )
        if shade
        else ""
    )
    return f'<g transform="translate({x:.1f} {y:.1f})">{around}{inner}<circle r="{size * 0.42:.1f}" fill="{heart}"/></g>'


def leaf(x: float, y: float, length: float, angle: float, colour: str) -> str:
    """A pointed leaf that starts at (x, y); 0 degrees points right."""
    half = length * 0.26
    return f'<path transform="translate({x:.1f} {y:.1f}) rotate({angle:.1f})" fill="{colour}" d="M0 0 Q{length * 0.45:.1f} {-half:.1f} {length:.1f} 0 Q{length * 0.45:.1f} {half:.1f} 0 0 Z"/>'


def sprig(x: float, y: float, length: float, angle: float, colour: str, *, bend: float = 0.25, pairs: int = 5, size: float = 26) -> str:
    """A bent twig with pairs of leaves."""
    turn = math.radians(angle)
    ax, ay = math.cos(turn), math.sin(turn)
    mx, my = x + length * (0.5 * ax - bend * ay), y + length * (0.5 * ay + bend * ax)
    ex, ey = x + length * ax, y + length * ay
    parts = [
        f'<path d="M{x:.1f} {y:.1f} Q{mx:.1f} {my:.1f} {ex:.1f} {ey:.1f}" fill="none" stroke="{colour}" stroke-width="3" stroke-linecap="round"/>'
    ]
    for k in range(1, pairs + 1):
        t = k / (pairs + 0.5)
        px = (1 - t) ** 2 * x + 2 * t * (1 - t) * mx + t * t * ex
        py = (1 - t) ** 2 * y + 2 * t * (1 - t) * my + t * t * ey
        way = math.degrees(math.atan2((1 - t) * (my - y) + t * (ey - my), (1 - t) * (mx - x) + t * (ex - mx)))
        grown = size * (1.1 - 0.45 * t)
        parts += [leaf(px, py, grown, way + side * 46, colour) for side in (-1, 1)]
    parts.append(leaf(ex, ey, size * 0.66, math.degrees(math.atan2(ey - my, ex - mx)), colour))
    return "".join(parts)


def star(x: float, y: float, radius: float, colour: str, *, points: int = 5, waist: float = 0.5) -> str:
    """A star with soft corners."""
    corners = [(radius if k % 2 == 0 else radius * waist, math.pi * k / points - math.pi / 2) for k in range(2 * points)]
    path = " L".join(f"{x + r * math.cos(a):.1f} {y + r * math.sin(a):.1f}" for r, a in corners)
    return f'<path fill="{colour}" stroke="{colour}" stroke-width="{radius * 0.22:.1f}" stroke-linejoin="round" d="M{path} Z"/>'


def glitter(chance: random.Random, x: float, top: float, bottom: float, colour: str, *, spread: float = 26, widest: float = 130) -> str:
    """The path of light that a low sun lays on water."""
    rows = int((bottom - top) / 13)
    parts = []
    for k in range(rows):
        wide = 24 + widest * (k / rows) * chance.uniform(0.45, 1)
        at = x - wide / 2 + chance.uniform(-spread, spread)
        parts.append(
            f'<rect x="{at:.0f}" y="{top + k * 13:.0f}" width="{wide:.0f}" height="4.6" rx="2.3" fill="{colour}" opacity="{0.9 - 0.55 * k / rows:.2f}"/>'
        )
    return "".join(parts)


def scatter(chance: random.Random, count: int, box: Sequence[float], apart: float) -> list[tuple[float, float]]:
    """Places in a box (left, top, right, bottom) that keep their distance."""
    left, top, right, bottom = box
    found: list[tuple[float, float]] = []
    for _ in range(count * 60):
        at = (chance.uniform(left, right), chance.uniform(top, bottom))
        if len(found) < count and all(math.dist(at, other) >= apart for other in found):
            found.append(at)
    return found
