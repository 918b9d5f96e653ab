"""Draws the demo's photos (lake, beach, birthday card) as SVG and saves them as JPEG: made-up pictures, free to use.

Run: `QT_QPA_PLATFORM=offscreen python resources/demo/draw_photos.py`. The pictures are committed; this file is their source.
"""

# ruff: noqa: E501, S311 - long lines of SVG; the scatter of trees is no secret

from __future__ import annotations

import random
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PHOTOS = Path(__file__).parent / "photos"
WIDTH, HEIGHT = 1600, 1000


def tree(x: float, base: float, height: float, colour: str) -> str:
    """A fir of three stacked triangles standing on `base`."""
    parts = []
    for level, (top, bottom, half) in enumerate(((1.0, 0.55, 0.16), (0.78, 0.3, 0.22), (0.55, 0.04, 0.28))):
        lean = (level - 1) * height * 0.01
        parts.append(
            f"M{x + lean} {base - height * top} L{x - height * half} {base - height * bottom} "
            f"L{x + height * half} {base - height * bottom} Z"
        )
    return f'<path fill="{colour}" d="{" ".join(parts)}"/>'


def ripples(random_: random.Random, count: int, top: float, bottom: float, colour: str) -> str:
    """Thin strokes of light on water, longer toward the viewer."""
    lines = []
    for _ in range(count):
        depth = random_.random() ** 1.4
        y = top + (bottom - top) * depth
        length = 30 + 190 * depth * random_.random()
        x = random_.random() * WIDTH
        lines.append(
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{length:.0f}" height="{2 + 3 * depth:.1f}" rx="2" fill="{colour}" '
            f'opacity="{0.18 + 0.3 * random_.random():.2f}"/>'
        )
    return "".join(lines)


def lake() -> str:
    """A lake in the evening: dock, red canoe, fir woods and a low sun."""
    random_ = random.Random(7)
    horizon = 440
    woods_left = "".join(
        tree(random_.uniform(0, 620), horizon - 10 + random_.uniform(-26, 4), random_.uniform(46, 96), "#24524d") for _ in range(34)
    )
    woods_right = "".join(
        tree(random_.uniform(1230, 1600), horizon - 8 + random_.uniform(-30, 4), random_.uniform(48, 110), "#1f4a47") for _ in range(24)
    )
    woods_far = "".join(tree(random_.uniform(620, 1240), horizon - 2, random_.uniform(22, 46), "#33635c") for _ in range(26))
    glitter = "".join(
        f'<rect x="{1010 - w / 2 + random_.uniform(-26, 26):.0f}" y="{horizon + 8 + i * 13}" width="{w:.0f}" height="5" rx="2.5" '
        f'fill="#fff3cf" opacity="{0.95 - i * 0.022:.2f}"/>'
        for i, w in ((i, random_.uniform(20, 60) + i * 2.6) for i in range(30))
    )
    planks = "".join(
        f'<path d="M{392 - i * 26} {640 + i * 30} L{572 + i * 4} {640 + i * 30}" stroke="#5b3b2c" stroke-width="4"/>'
        for i in range(1, 13)
    )
    posts = "".join(
        f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="4" fill="#4a2f24"/>'
        for x, y, w, h in (
            (386, 596, 14, 64),
            (566, 596, 14, 64),
            (300, 690, 20, 100),
            (574, 690, 20, 100),
            (186, 820, 28, 180),
            (588, 820, 28, 180),
        )
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">
    <defs>
      <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#6fa5c6"/>
        <stop offset=".45" stop-color="#bcd3cf"/><stop offset=".8" stop-color="#f6dca6"/><stop offset="1" stop-color="#f5c98c"/></linearGradient>
      <linearGradient id="water" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#e3c69a"/>
        <stop offset=".16" stop-color="#9fb6ab"/><stop offset=".5" stop-color="#4c8794"/><stop offset="1" stop-color="#1f4c5e"/></linearGradient>
      <radialGradient id="glow" cx=".5" cy=".5" r=".5"><stop offset="0" stop-color="#fff4cf" stop-opacity=".95"/>
        <stop offset=".35" stop-color="#ffe9b4" stop-opacity=".5"/><stop offset="1" stop-color="#ffe3a8" stop-opacity="0"/></radialGradient>
      <linearGradient id="wood" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8f6449"/><stop offset="1" stop-color="#6d4633"/></linearGradient>
    </defs>
    <rect width="{WIDTH}" height="{horizon + 2}" fill="url(#sky)"/>
    <circle cx="1010" cy="310" r="330" fill="url(#glow)"/><circle cx="1010" cy="310" r="54" fill="#fff6dc"/>
    <path fill="#7d9aad" d="M0 250 C130 220 250 330 380 350 C520 368 620 330 760 372 C900 404 1020 420 1140 392
      C1280 360 1390 402 1600 372 V{horizon} H0 Z"/>
    <path fill="#5e8791" d="M560 {horizon} C700 396 860 402 1000 418 C1120 428 1220 404 1330 414 L1600 400 V{horizon} Z"/>
    <path fill="#3c6f6d" d="M0 372 C90 330 190 330 300 362 C420 398 520 420 640 {horizon} H0 Z"/>
    <path fill="#376a68" d="M1200 {horizon} C1330 404 1450 362 1600 350 V{horizon} Z"/>
    {woods_far}{woods_left}{woods_right}
    <rect y="{horizon}" width="{WIDTH}" height="{HEIGHT - horizon}" fill="url(#water)"/>
    <rect y="{horizon}" width="{WIDTH}" height="5" fill="#fff3cf" opacity=".5"/>
    {ripples(random_, 120, horizon + 14, HEIGHT, "#e9f2ea")}{glitter}
    <path d="M392 636 H576 L616 1000 H96 Z" fill="url(#wood)"/>{planks}{posts}
    <g transform="translate(1080 690)">
      <ellipse cx="0" cy="66" rx="250" ry="16" fill="#173f4e" opacity=".45"/>
      <path d="M-262 -14 C-206 86 206 86 262 -14 C200 16 -200 16 -262 -14 Z" fill="#c2483c"/>
      <path d="M-262 -14 C-190 14 190 14 262 -14 C196 2 -196 2 -262 -14 Z" fill="#e0705b"/>
      <path d="M-214 6 C-120 28 120 28 214 6 C150 42 -150 42 -214 6 Z" fill="#732a28"/>
      <rect x="-96" y="13" width="40" height="11" rx="4" fill="#e8cfa2"/><rect x="62" y="13" width="40" height="11" rx="4" fill="#e8cfa2"/>
    </g>
    <g fill="none" stroke="#41606f" stroke-width="4" stroke-linecap="round">
      <path d="M330 150 q14 -18 28 0 q14 -18 28 0"/><path d="M404 112 q12 -15 24 0 q12 -15 24 0"/><path d="M452 166 q10 -13 20 0 q10 -13 20 0"/>
    </g></svg>"""


def beach() -> str:
    """Waves, a sun over the water and a red umbrella."""
    waves = "".join(
        f'<rect x="{x}" y="{y}" width="{w}" height="7" rx="3.5" fill="#dbeaf0" opacity=".75"/>'
        for x, y, w in ((120, 560, 300), (600, 610, 240), (980, 545, 280), (300, 660, 190), (1190, 640, 260), (760, 700, 160))
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#456b9c"/><stop offset="1" stop-color="#a9bfcf"/></linearGradient>
    <linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#5b93a9"/><stop offset="1" stop-color="#2d6b86"/></linearGradient>
    <linearGradient id="sand" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#ecd9b4"/><stop offset="1" stop-color="#cda873"/></linearGradient></defs>
    <rect width="{WIDTH}" height="500" fill="url(#sky)"/><circle cx="480" cy="400" r="118" fill="#fdeec4"/>
    <rect y="498" width="{WIDTH}" height="502" fill="url(#sea)"/>{waves}
    <path d="M0 730 C300 660 620 800 960 740 C1250 690 1430 700 1600 730 V1000 H0 Z" fill="#f5ead2"/>
    <path d="M0 762 C300 690 620 830 960 768 C1250 716 1430 730 1600 760 V1000 H0 Z" fill="url(#sand)"/>
    <path d="M1290 440 L1180 880" stroke="#6a4a36" stroke-width="20" stroke-linecap="round"/>
    <path d="M1000 520 C1070 380 1250 330 1390 380 C1500 420 1560 500 1580 580 C1480 520 1420 500 1330 510 C1220 500 1120 480 1000 520 Z" fill="#c8435c"/>
    <path d="M1160 480 C1200 400 1280 360 1330 366 C1360 400 1380 440 1370 512 C1300 490 1230 480 1160 480 Z" fill="#f7e6d6"/></svg>"""


def birthday() -> str:
    """A card with flowers round the edge."""
    random_ = random.Random(3)
    flowers = []
    for _ in range(46):
        side = random_.choice("ltrb")
        x = {"l": random_.uniform(30, 210), "r": random_.uniform(1390, 1570)}.get(side, random_.uniform(40, 1560))
        y = {"t": random_.uniform(30, 190), "b": random_.uniform(810, 970)}.get(side, random_.uniform(40, 960))
        colour = random_.choice(("#c94b4b", "#e3a53d", "#5b4aa0", "#d9688f", "#3f6fb0"))
        size = random_.uniform(13, 27)
        petals = "".join(
            f'<ellipse cx="0" cy="{-size:.0f}" rx="{size * 0.55:.0f}" ry="{size:.0f}" fill="{colour}" transform="rotate({k * 72})"/>'
            for k in range(5)
        )
        leaf = f'<ellipse cx="{size * 1.9:.0f}" cy="{size:.0f}" rx="{size:.0f}" ry="{size * 0.4:.0f}" fill="#3f7a4f" transform="rotate({random_.uniform(0, 360):.0f})"/>'
        flowers.append(f'<g transform="translate({x:.0f} {y:.0f})">{leaf}{petals}<circle r="{size * 0.42:.0f}" fill="#f7d774"/></g>')
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">
    <rect width="{WIDTH}" height="{HEIGHT}" fill="#fbf1e0"/><rect x="60" y="60" width="1480" height="880" rx="24" fill="none" stroke="#e5c48a" stroke-width="6"/>
    {"".join(flowers)}
    <text x="800" y="500" font-family="DejaVu Serif" font-style="italic" font-weight="bold" font-size="120" fill="#3b2b58" text-anchor="middle">Happy birthday</text>
    <text x="800" y="600" font-family="DejaVu Sans" font-size="48" fill="#4a4458" text-anchor="middle">We are thinking of you</text></svg>"""


def save(svg: str, path: Path) -> None:
    """Render an SVG to a JPEG of 1600 x 1000."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, WIDTH, HEIGHT))
    painter.end()
    image.save(str(path), quality=88)


if __name__ == "__main__":
    application = QGuiApplication(sys.argv[:1])
    for name, svg in (("lake", lake()), ("beach", beach()), ("birthday", birthday())):
        save(svg, PHOTOS / f"{name}.jpg")
