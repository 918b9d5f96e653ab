"""Draws the eight eCards, each as SVG and as a PNG of 900 x 600. They carry no words: those are the sender's, in any language.

Run: `QT_QPA_PLATFORM=offscreen python -m resources.ecards.build`. The pictures are committed; this file is their source.
"""

# ruff: noqa: E501, S311 - long lines of SVG; the scatter of leaves is no secret

from __future__ import annotations

import math
import random
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from resources.ecards.drawing import (
    HEIGHT,
    HONEY,
    LEAF,
    PLUM,
    ROSE,
    SKY,
    SPRUCE,
    WIDTH,
    birds,
    cloud,
    fir,
    glitter,
    gradient,
    leaf,
    petals,
    picture,
    ridge,
    scatter,
    sky,
    sprig,
    star,
    sun,
    woods,
)

FOLDER = Path(__file__).parent


def birthday() -> str:
    """A cake with three candles between garlands of flowers."""
    light = "".join(
        f'<radialGradient id="flame{k}"><stop offset="0" stop-color="#FFE3A0" stop-opacity=".9"/><stop offset="1" stop-color="#FFE3A0" stop-opacity="0"/></radialGradient>'
        f'<circle cx="{x}" cy="180" r="62" fill="url(#flame{k})"/>'
        for k, x in enumerate((390, 450, 510))
    )
    candles = "".join(
        f'<rect x="{x - 7}" y="204" width="14" height="66" rx="4" fill="{colour}"/><path d="M{x - 7} 222 l14 -10 v10 l-14 10 Z M{x - 7} 246 l14 -10 v10 l-14 10 Z" fill="#FFF6E4" opacity=".75"/>'
        f'<rect x="{x - 1.5}" y="193" width="3" height="13" fill="#5A4636"/><path d="M{x} 160 C{x + 15} 178 {x + 10} 197 {x} 197 C{x - 10} 197 {x - 15} 178 {x} 160 Z" fill="{HONEY}"/>'
        f'<path d="M{x} 175 C{x + 7} 184 {x + 5} 195 {x} 195 C{x - 5} 195 {x - 7} 184 {x} 175 Z" fill="#FFF6DC"/>'
        for x, colour in ((390, ROSE), (450, SKY), (510, PLUM))
    )

    def icing(left: int, right: int, top: int, drop: int, colour: str) -> str:
        waves = (right - left) // 40
        edge = "".join(
            f"q-10 {drop if k % 2 else drop * 0.55:.0f} -20 {drop if k % 2 else drop * 0.55:.0f} t-20 {-(drop if k % 2 else drop * 0.55):.0f} "
            for k in range(waves)
        )
        return f'<path fill="{colour}" d="M{left} {top + 14} q0 -14 14 -14 H{right - 14} q14 0 14 14 v14 {edge} Z"/>'

    cake = (
        f'<ellipse cx="450" cy="484" rx="216" ry="17" fill="#E9D8B8"/><ellipse cx="450" cy="476" rx="204" ry="15" fill="#FFFFFF"/>'
        f"{gradient('low', (0, '#F3C3A5'), (1, '#E5A583'))}{gradient('high', (0, '#F8DCC0'), (1, '#F0C19A'))}"
        f'<rect x="290" y="366" width="320" height="110" rx="14" fill="url(#low)"/>{icing(290, 610, 356, 26, "#F4CB7C")}'
        f'<rect x="350" y="270" width="200" height="92" rx="12" fill="url(#high)"/>{icing(350, 550, 262, 22, ROSE)}'
        + "".join(
            f'<circle cx="{x}" cy="448" r="8" fill="{c}"/>'
            for x, c in zip(range(322, 600, 43), (ROSE, HONEY, SKY, ROSE, HONEY, SKY, ROSE), strict=True)
        )
    )
    garlands = "".join(
        sprig(x, y, n, a, c, bend=b, pairs=p, size=s)
        for x, y, n, a, c, b, p, s in (
            (96, 96, 240, 12, LEAF, 0.16, 6, 32),
            (96, 96, 230, 80, "#57936A", -0.16, 6, 32),
            (804, 504, 240, 192, LEAF, 0.16, 6, 32),
            (804, 504, 230, 260, "#57936A", -0.16, 6, 32),
        )
    )
    corner = (
        (0, 0, 34, ROSE),
        (74, 8, 25, HONEY),
        (10, 78, 26, SKY),
        (62, 62, 20, PLUM),
        (146, 18, 17, "#E08A9B"),
        (18, 150, 18, HONEY),
        (-34, 40, 15, PLUM),
        (40, -36, 15, SKY),
        (206, 40, 12, PLUM),
        (46, 212, 12, ROSE),
    )
    flowers = "".join(
        petals(96 + x, 96 + y, s, c, turn=8 * k, shade="#FFFFFF") + petals(804 - x, 504 - y, s, c, turn=180 + 8 * k, shade="#FFFFFF")
        for k, (x, y, s, c) in enumerate(corner)
    )
    paper = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FDF7EA"/>'
    return picture(paper + garlands + flowers + light + cake + candles)


def thank_you() -> str:
    """Wild flowers in a jar before the evening sun."""
    chance = random.Random(5)
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#DCE9E2"/><circle cx="450" cy="258" r="206" fill="{HONEY}"/><circle cx="450" cy="258" r="206" fill="#FFF3D2" opacity=".35"/>'
    hills = ridge(392, 34, 0.6, "#B9D2C6") + ridge(432, 26, 2.6, "#97BCAF")
    table = f'<rect y="470" width="{WIDTH}" height="130" fill="#B98A5E"/><rect y="470" width="{WIDTH}" height="8" fill="#CFA376"/><path d="M0 516 H{WIDTH} M0 556 H{WIDTH}" stroke="#A67A50" stroke-width="3" opacity=".6"/>'
    stems, heads = [], []
    blooms = (
        (300, 236, 28, ROSE, 5), (368, 152, 34, "#FFF6E4", 8), (452, 108, 30, PLUM, 5), (536, 158, 34, "#E8765A", 8), (604, 232, 27, SKY, 5),
        (410, 226, 26, "#D9568F", 5), (492, 214, 30, ROSE, 5), (340, 298, 20, SKY, 5), (560, 300, 21, "#FFF6E4", 8), (452, 292, 22, PLUM, 5),
    )  # fmt: skip
    for k, (x, y, size, colour, count) in enumerate(blooms):
        foot = 450 + (x - 450) * 0.14
        stems.append(
            f'<path d="M{foot:.0f} 420 Q{foot + (x - 450) * 0.22:.0f} 320 {x} {y}" fill="none" stroke="#3F7A4F" stroke-width="5" stroke-linecap="round"/>'
        )
        heads.append(
            petals(
                x,
                y,
                size,
                colour,
                count=count,
                turn=17 * k,
                heart="#8A5A2B" if count == 8 else "#F7D774",
                shade="" if count == 8 else "#FFFFFF",
            )
        )
    green = "".join(
        sprig(450 + d * 0.3, 400, n, a, c, bend=b, pairs=6, size=34)
        for d, n, a, c, b in (
            (-60, 214, 214, LEAF, -0.16),
            (60, 214, 326, LEAF, 0.16),
            (-30, 268, 244, "#57936A", -0.1),
            (30, 268, 297, "#57936A", 0.1),
            (0, 176, 270, "#57936A", 0.05),
        )
    )
    jar = (
        '<ellipse cx="450" cy="528" rx="112" ry="13" fill="#8B6440" opacity=".55"/>'
        '<path d="M384 372 H516 V394 C546 408 552 428 552 456 V500 Q552 528 522 528 H378 Q348 528 348 500 V456 C348 428 354 408 384 394 Z" fill="#F5FBFA" opacity=".62"/>'
        '<path d="M349 446 H551 V500 Q551 527 522 527 H378 Q349 527 349 500 Z" fill="#A9D0D3" opacity=".7"/>'
        '<rect x="378" y="364" width="144" height="20" rx="9" fill="#FFFFFF" opacity=".92"/>'
        '<path d="M372 432 Q366 470 372 500" fill="none" stroke="#FFFFFF" stroke-width="8" stroke-linecap="round" opacity=".9"/>'
        f'<path d="M372 392 Q450 414 528 392" fill="none" stroke="{ROSE}" stroke-width="7"/><path d="M450 404 q-34 -24 -44 2 q10 20 44 -2 q34 -24 44 2 q-10 20 -44 -2" fill="{ROSE}"/><path d="M446 406 l-18 42 M454 406 l18 42" stroke="{ROSE}" stroke-width="7" stroke-linecap="round"/>'
    )
    fallen = "".join(
        leaf(x, y, 22, chance.uniform(-30, 30), colour)
        for x, y, colour in ((214, 530, ROSE), (250, 548, "#E08A9B"), (650, 540, HONEY), (688, 526, "#F7D774"))
    )
    return picture(ground + hills + table + green + "".join(stems) + "".join(heads) + jar + fallen)


def thinking_of_you() -> str:
    """A lake at first light: far ridges, a low sun, one boat."""
    chance = random.Random(11)
    shore = 372
    air = sky((0, "#7FAFC4"), (0.4, "#C4D6CF"), (0.72, "#F6DDB0"), (1, "#F9D9A6"), height=shore + 4)
    far = sun(586, 246, 40) + ridge(280, 46, 1.1, "#B4C4BF") + ridge(322, 38, 3.3, "#93AFAC") + ridge(352, 30, 5.2, "#6C9592")
    near = woods(chance, 34, "#2F6660", base=368, rise=14, phase=5.2, low=24, high=54, right=330) + woods(
        chance, 26, "#2F6660", base=368, rise=14, phase=5.2, low=20, high=46, left=720
    )
    water = (
        gradient("water", (0, "#F1D6A5"), (0.16, "#B7C6B6"), (0.55, "#6FA0A4"), (1, "#2F6B78"))
        + f'<rect y="{shore}" width="{WIDTH}" height="{HEIGHT - shore}" fill="url(#water)"/>'
    )
    shine = glitter(chance, 586, shore + 6, 570, "#FFF3CF")
    boat = (
        '<g transform="translate(306 452)"><ellipse cy="40" rx="128" ry="9" fill="#1F4E59" opacity=".4"/>'
        '<path d="M-132 -6 C-104 52 104 52 132 -6 C100 12 -100 12 -132 -6 Z" fill="#B5443B"/><path d="M-132 -6 C-96 12 96 12 132 -6 C98 0 -98 0 -132 -6 Z" fill="#E0705B"/>'
        '<rect x="-50" y="2" width="26" height="7" rx="3" fill="#F3DDB2"/><rect x="30" y="2" width="26" height="7" rx="3" fill="#F3DDB2"/>'
        '<path d="M-6 -2 L84 34" stroke="#7A4F34" stroke-width="6" stroke-linecap="round"/><ellipse cx="92" cy="37" rx="16" ry="6" transform="rotate(22 92 37)" fill="#7A4F34"/></g>'
    )
    reeds = "".join(
        f'<path d="M{x:.0f} 600 Q{x + bend * 0.3:.0f} {y + 60:.0f} {x + bend:.0f} {y:.0f}" fill="none" stroke="#1D4A4B" stroke-width="4" stroke-linecap="round"/>'
        + (f'<rect x="{x + bend - 5:.0f}" y="{y - 30:.0f}" width="10" height="36" rx="5" fill="#5B3B2C"/>' if k % 2 else "")
        for k, (x, y, bend) in enumerate(
            (chance.uniform(690, 850), chance.uniform(418, 500), chance.uniform(-24, 20)) for _ in range(15)
        )
    )
    return picture(
        air
        + far
        + f'<rect y="{shore - 6}" width="{WIDTH}" height="10" fill="#4F7F7B"/>'
        + near
        + water
        + shine
        + boat
        + reeds
        + birds((216, 150, 17), (262, 120, 14), (306, 158, 11))
    )


def love() -> str:
    """A tree whose crown is a heart, on a hill at dusk."""
    chance = random.Random(21)
    air = sky((0, "#5D4A7C"), (0.36, "#A76A8E"), (0.66, "#EFA88E"), (0.84, "#FAD3A2"), (1, "#FAD3A2"))
    back = (
        sun(452, 410, 54, colour="#FFEBC0", glow="#FFD69A", reach=5) + ridge(430, 34, 0.4, "#A5708F") + ridge(466, 30, 2.2, "#7E537B")
    )
    hill = (
        gradient("hill", (0, "#5C3C66"), (1, "#3B2949"))
        + '<path fill="url(#hill)" d="M0 560 C200 520 300 486 452 484 C610 486 720 530 900 566 V600 H0 Z"/>'
    )
    trunk = '<path fill="#33223D" d="M428 492 C440 450 438 400 434 356 L410 300 L420 294 L444 336 L448 262 H460 L462 334 L492 284 L502 292 L472 358 C468 404 470 452 484 492 Z"/>'
    crown = []
    colours = ("#C8506E", "#D9688F", "#E88A9C", "#B23A5E", "#F0A6A0", "#E0607A")
    for _ in range(1300):
        x, y = _heart(chance.uniform(0, 2 * math.pi), math.sqrt(chance.random()))
        crown.append((x + chance.uniform(-6, 6), y + chance.uniform(-6, 6)))
    outline = " L".join(f"{x:.0f} {y:.0f}" for x, y in (_heart(2 * math.pi * k / 60, 0.97) for k in range(60)))
    leaves = f'<path fill="#BF4A6B" d="M{outline} Z"/>' + "".join(
        leaf(x, y, chance.uniform(16, 26), chance.uniform(0, 360), chance.choice(colours)) for x, y in crown
    )
    falling = "".join(
        leaf(x, y, 15, chance.uniform(0, 360), chance.choice(colours)) for x, y in scatter(chance, 12, (500, 400, 800, 545), 44)
    )
    lying = "".join(
        leaf(x, 492 + abs(x - 452) * 0.09 + chance.uniform(2, 28), 14, chance.uniform(-20, 20), chance.choice(colours))
        for x in (chance.uniform(300, 640) for _ in range(46))
    )
    grass = "".join(
        f'<path d="M{x:.0f} {548 + chance.uniform(0, 40):.0f} q3 -16 {chance.uniform(-6, 10):.0f} -24" fill="none" stroke="#4C3357" stroke-width="3"/>'
        for x in (chance.uniform(30, 870) for _ in range(70))
    )
    return picture(
        air + back + hill + grass + trunk + leaves + lying + falling + birds((176, 150, 15), (214, 126, 12), colour="#3B2949")
    )


def _heart(turn: float, reach: float) -> tuple[float, float]:
    """A place in the crown: `turn` around its middle, `reach` 0 to 1 towards its edge."""
    across = 16 * math.sin(turn) ** 3
    up = 13 * math.cos(turn) - 5 * math.cos(2 * turn) - 2 * math.cos(3 * turn) - math.cos(4 * turn)
    return 454 + 11.6 * across * reach, 206 - 10.6 * up * reach


def congratulations() -> str:
    """Kites above green hills."""
    air = sky((0, "#5E9FC6"), (0.5, "#A9D2DE"), (0.85, "#E6F0E4"), (1, "#E6F0E4"))
    clouds = (
        cloud(180, 150, 120) + cloud(724, 300, 150, opacity=0.7) + cloud(560, 96, 84, opacity=0.75) + cloud(110, 356, 90, opacity=0.6)
    )
    hills = ridge(470, 26, 0.9, "#B3D2A8") + ridge(500, 26, 2.9, "#7FB283") + ridge(540, 22, 4.7, "#4F8F63")

    def kite(x: float, y: float, size: float, tilt: float, warm: str, deep: str) -> str:
        return (
            f'<g transform="translate({x} {y}) rotate({tilt})"><path fill="{warm}" d="M0 {-size} L{size * 0.68} {-size * 0.16} L0 {size} L{-size * 0.68} {-size * 0.16} Z"/>'
            f'<path fill="{deep}" d="M0 {-size} L{size * 0.68} {-size * 0.16} L0 {-size * 0.16} Z M{-size * 0.68} {-size * 0.16} L0 {-size * 0.16} L0 {size} Z"/></g>'
        )

    def tail(x: float, y: float, path: str, colour: str, bows: tuple[tuple[float, float, float], ...]) -> str:
        knots = "".join(
            f'<g transform="translate({x + dx} {y + dy}) rotate({turn})"><path fill="{colour}" d="M0 0 L-15 -9 V9 Z M0 0 L15 -9 V9 Z"/></g>'
            for dx, dy, turn in bows
        )
        return f'<path d="M{x} {y} {path}" fill="none" stroke="#2F4F5E" stroke-width="2.5" stroke-linecap="round"/>{knots}'

    kites = (
        tail(420, 292, "c-40 50 24 84 -20 132 s10 70 -26 112", HONEY, ((-13, 44, 30), (-8, 84, -10), (-24, 142, 40), (-22, 190, -20)))
        + kite(450, 190, 106, 16, "#D9566F", "#A8324F")
        + tail(205, 300, "c30 34 -18 60 18 96 s-8 52 14 82", ROSE, ((13, 36, -20), (8, 70, 30), (20, 124, -10)))
        + kite(190, 242, 62, -14, HONEY, "#D99A2E")
        + tail(676, 244, "c-26 36 18 62 -14 98 s12 60 -12 88", SKY, ((-9, 34, 20), (-4, 66, -20), (-16, 124, 30)))
        + kite(690, 184, 66, 14, "#7C4F9A", "#57327A")
    )
    meadow = "".join(
        f'<path d="M{x} {y} v-{h}" stroke="#2F6B4A" stroke-width="3"/>' + petals(x, y - h, s, c, turn=9 * k)
        for k, (x, y, h, s, c) in enumerate(
            (
                (70, 590, 44, 9, HONEY),
                (118, 596, 34, 8, "#FFF6E4"),
                (160, 590, 52, 10, ROSE),
                (232, 594, 30, 8, HONEY),
                (560, 596, 36, 8, "#FFF6E4"),
                (612, 590, 48, 10, HONEY),
                (668, 596, 32, 8, ROSE),
                (738, 590, 54, 10, "#FFF6E4"),
                (786, 594, 36, 9, PLUM),
                (834, 590, 46, 9, HONEY),
                (300, 596, 28, 7, PLUM),
                (500, 596, 26, 7, ROSE),
            )
        )
    )
    return picture(air + clouds + hills + meadow + kites)


def get_well() -> str:
    """A warm cup at a window, the ridges outside."""
    view = (
        sky((0, "#9CC3D2"), (0.5, "#DCE6D8"), (0.75, "#F8E4BC"), (1, "#F8E4BC"))
        + sun(600, 190, 36)
        + ridge(300, 44, 0.7, "#A9BFB7")
        + ridge(340, 36, 2.5, "#7FA39C")
        + ridge(376, 28, 4.4, "#4F827B")
    )
    chance = random.Random(4)
    view += woods(chance, 22, "#2F6660", base=392, rise=16, phase=4.4, low=26, high=52)
    wall = "#F4E3C8"
    window = (
        f'<path fill="{wall}" fill-rule="evenodd" d="M0 0 H{WIDTH} V{HEIGHT} H0 Z M150 74 V430 H750 V74 Z"/>'
        '<path d="M150 74 H750 V430 H150 Z" fill="none" stroke="#FFFFFF" stroke-width="18"/><path d="M450 74 V430 M150 226 H750" stroke="#FFFFFF" stroke-width="12"/>'
        '<path d="M140 64 H760 V440 H140 Z" fill="none" stroke="#DCC49B" stroke-width="3"/>'
    )
    curtain = (
        "".join(
            f'<path fill="{colour}" opacity=".94" d="{d}"/>'
            for colour, d in (
                ("#D98A93", "M96 50 H232 C236 170 214 250 150 318 C134 360 128 420 124 446 H84 V50 Z"),
                ("#C8707F", "M96 50 H150 C162 180 150 260 132 320 C122 370 116 420 112 446 H84 V50 Z"),
                ("#D98A93", "M804 50 H668 C664 170 686 250 750 318 C766 360 772 420 776 446 H816 V50 Z"),
                ("#C8707F", "M804 50 H750 C738 180 750 260 768 320 C778 370 784 420 788 446 H816 V50 Z"),
            )
        )
        + '<rect x="66" y="46" width="768" height="14" rx="7" fill="#A67A50"/>'
    )
    sill = '<rect y="440" width="900" height="160" fill="#C99B6D"/><rect x="0" y="432" width="900" height="16" fill="#DEB487"/><path d="M0 506 H900 M0 556 H900" stroke="#B5875A" stroke-width="3" opacity=".6"/>'
    steam = "".join(
        f'<path d="M{x} 306 c-18 -26 18 -42 0 -70 s14 -40 4 -62" fill="none" stroke="#FFFFFF" stroke-width="9" stroke-linecap="round" opacity="{o}"/>'
        for x, o in ((414, 0.65), (452, 0.85), (490, 0.65))
    )
    cup = (
        '<ellipse cx="452" cy="516" rx="172" ry="16" fill="#8B6440" opacity=".35"/><ellipse cx="452" cy="506" rx="160" ry="19" fill="#FFF8EA"/><ellipse cx="452" cy="502" rx="116" ry="11" fill="#E9D8B8"/>'
        f'<path d="M556 366 C640 350 640 466 534 462" fill="none" stroke="{SPRUCE}" stroke-width="22"/>'
        f'<path fill="{SPRUCE}" d="M338 334 H566 C566 440 540 504 452 504 C364 504 338 440 338 334 Z"/><path fill="#0A524D" d="M520 334 H566 C566 440 540 504 452 504 C500 486 522 430 520 334 Z" opacity=".75"/>'
        f'<ellipse cx="452" cy="334" rx="114" ry="22" fill="#F6ECD6"/><ellipse cx="452" cy="337" rx="98" ry="16" fill="#A5602C"/><ellipse cx="452" cy="339" rx="92" ry="12" fill="#BF7A3E"/>'
        f'<path d="M452 456 C410 428 404 396 428 390 C442 388 450 398 452 406 C454 398 462 388 476 390 C500 396 494 428 452 456 Z" fill="{HONEY}"/>'
    )
    plant = (
        "".join(
            leaf(212, 432, n, a, c)
            for n, a, c in (
                (120, -90, LEAF),
                (108, -116, "#57936A"),
                (108, -62, "#57936A"),
                (90, -140, LEAF),
                (92, -40, LEAF),
                (70, -162, "#57936A"),
                (72, -18, "#57936A"),
            )
        )
        + '<path d="M162 420 H262 L248 506 H176 Z" fill="#C9704F"/><rect x="154" y="412" width="116" height="24" rx="7" fill="#DB8562"/>'
    )
    lemon = (
        '<ellipse cx="690" cy="514" rx="76" ry="10" fill="#8B6440" opacity=".35"/><path d="M616 470 C616 434 656 420 690 420 C724 420 764 434 764 470 C764 500 730 514 690 514 C650 514 616 500 616 470 Z" fill="#F4CF5B"/>'
        '<circle cx="690" cy="468" r="40" fill="#FDF3C8"/>'
        + "".join(
            f'<path transform="translate(690 468) rotate({k * 45})" d="M0 -5 L11 -33 Q0 -38 -11 -33 Z" fill="#F7DC6F"/>'
            for k in range(8)
        )
    )
    return picture(view + window + curtain + sill + plant + steam + cup + lemon)


def holiday() -> str:
    """A snowy night with a lit cabin."""
    chance = random.Random(2)
    air = sky((0, "#12244A"), (0.45, "#2C4C7C"), (0.75, "#6E8DB4"), (1, "#A9BFD6"))
    stars = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{chance.uniform(1.2, 2.8):.1f}" fill="#FFF6DC" opacity="{chance.uniform(0.5, 1):.2f}"/>'
        for x, y in scatter(chance, 60, (40, 40, 860, 300), 26)
    )
    moon = (
        sun(690, 142, 46, colour="#FFF6DC", glow="#DCE6F4", reach=3.6)
        + '<circle cx="676" cy="132" r="9" fill="#EFE3C0"/><circle cx="704" cy="156" r="6" fill="#EFE3C0"/><circle cx="700" cy="124" r="4" fill="#EFE3C0"/>'
    )
    peaks = (
        '<path fill="#8FA9C7" d="M0 420 L120 290 L210 360 L330 236 L470 384 L560 322 L700 424 L900 340 V600 H0 Z"/>'
        '<path fill="#EEF4FA" d="M330 236 L380 289 L352 282 L334 300 L312 278 L286 282 Z M120 290 L154 316 L132 314 L116 326 L98 314 Z M560 322 L602 353 L570 346 L552 358 L536 344 Z"/>'
    )
    hills = ridge(430, 22, 2.0, "#C3D4E6") + woods(chance, 30, "#3A5D78", base=432, rise=22, phase=2.0, low=34, high=64)
    snow = ridge(486, 24, 4.1, "#DDE8F2") + "".join(
        fir(x, y, h, "#1F4653") + _snow_on(x, y, h)
        for x, y, h in ((92, 540, 196), (186, 520, 140), (262, 508, 96), (806, 546, 214), (724, 522, 150), (646, 506, 92))
    )
    front = '<path fill="#F5F9FD" d="M0 548 C180 508 330 520 460 528 C620 538 760 506 900 536 V600 H0 Z"/>'
    cabin = (
        '<radialGradient id="warm"><stop offset="0" stop-color="#FFD98A" stop-opacity=".75"/><stop offset="1" stop-color="#FFD98A" stop-opacity="0"/></radialGradient><ellipse cx="452" cy="478" rx="230" ry="120" fill="url(#warm)"/>'
        '<rect x="372" y="420" width="160" height="112" fill="#6E452F"/><path d="M372 442 H532 M372 464 H532 M372 486 H532 M372 508 H532" stroke="#59361F" stroke-width="3"/>'
        '<rect x="494" y="330" width="24" height="62" fill="#59361F"/><rect x="489" y="324" width="34" height="12" rx="4" fill="#F5F9FD"/>'
        '<path fill="#4B2E1D" d="M346 430 L452 344 L558 430 Z"/><path fill="#F5F9FD" d="M338 430 L452 334 L566 430 C556 440 548 428 538 432 L452 362 L366 432 C356 428 348 440 338 430 Z"/>'
        f'<rect x="392" y="452" width="42" height="42" rx="3" fill="#FFD98A"/><path d="M413 452 V494 M392 473 H434" stroke="#59361F" stroke-width="4"/><path d="M470 532 V464 q0 -8 8 -8 h26 q8 0 8 8 V532 Z" fill="#3E2415"/><circle cx="502" cy="498" r="3.5" fill="{HONEY}"/>'
        '<circle cx="491" cy="474" r="11" fill="none" stroke="#3F7A4F" stroke-width="6"/><circle cx="491" cy="485" r="3.5" fill="#C8506E"/>'
    )
    smoke = '<path d="M506 318 c-14 -24 16 -34 2 -62 s18 -34 8 -60" fill="none" stroke="#E8EEF5" stroke-width="10" stroke-linecap="round" opacity=".5"/>'
    flakes = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{chance.uniform(2, 4.4):.1f}" fill="#FFFFFF" opacity="{chance.uniform(0.55, 0.95):.2f}"/>'
        for x, y in scatter(chance, 90, (34, 40, 866, 570), 30)
    )
    return picture(air + stars + moon + peaks + hills + snow + cabin + smoke + front + flakes)


def _snow_on(x: float, base: float, height: float) -> str:
    """Snow on the boughs of a fir."""
    caps = " ".join(
        f"M{x:.1f} {base - height * top:.1f} L{x - height * half:.1f} {base - height * foot:.1f} Q{x - height * half * 0.5:.1f} {base - height * (foot + 0.07):.1f} {x - height * half * 0.2:.1f} {base - height * (foot + 0.03):.1f} Q{x + height * half * 0.2:.1f} {base - height * (foot + 0.12):.1f} {x + height * half * 0.62:.1f} {base - height * (foot + 0.1):.1f} Z"
        for top, foot, half in ((1.0, 0.76, 0.085), (0.8, 0.5, 0.13), (0.58, 0.24, 0.175))
    )
    return f'<path fill="#F5F9FD" d="{caps}"/>'


def new_baby() -> str:
    """A mobile of moon, stars and clouds over sleeping hills."""
    air = sky((0, "#8C86B8"), (0.45, "#BFAECB"), (0.72, "#F2CFC4"), (0.88, "#FBE6C8"), (1, "#FBE6C8"))
    hills = ridge(452, 30, 0.5, "#C9B4C9") + ridge(492, 28, 2.4, "#A897BB") + ridge(536, 24, 4.6, "#7F77A3")
    specks = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="2" fill="#FFF6DC" opacity=".8"/>'
        for x, y in scatter(random.Random(8), 34, (44, 44, 856, 380), 46)
    )
    bar = '<path d="M450 26 V92" stroke="#FFF8EA" stroke-width="4"/><path d="M164 132 Q450 64 736 132" fill="none" stroke="#FFF8EA" stroke-width="9" stroke-linecap="round"/><circle cx="450" cy="97" r="11" fill="#F2BE5C"/>'
    threads = "".join(
        f'<path d="M{x} {top} V{bottom}" stroke="#FFF8EA" stroke-width="3"/>'
        for x, top, bottom in ((170, 130, 246), (306, 106, 322), (450, 98, 176), (594, 106, 296), (730, 130, 232))
    )
    moon = (
        '<radialGradient id="halo"><stop offset="0" stop-color="#FFF1C9" stop-opacity=".85"/><stop offset="1" stop-color="#FFF1C9" stop-opacity="0"/></radialGradient><circle cx="450" cy="262" r="170" fill="url(#halo)"/>'
        '<path d="M468 172 A92 92 0 1 0 538 300 A76 76 0 0 1 468 172 Z" fill="#FFE9B0"/>'
        '<path d="M384 262 q10 10 20 0" fill="none" stroke="#8A6A3A" stroke-width="4.5" stroke-linecap="round"/><path d="M398 300 q12 10 24 2" fill="none" stroke="#8A6A3A" stroke-width="4.5" stroke-linecap="round"/><circle cx="382" cy="286" r="10" fill="#F2A98F" opacity=".6"/>'
    )
    hung = (
        star(170, 282, 38, HONEY)
        + star(730, 266, 36, "#FFE9B0")
        + cloud(306, 362, 74, "#FFFFFF", 0.95)
        + cloud(594, 336, 80, "#FFFFFF", 0.95)
        + star(306, 436, 20, "#FFE9B0")
        + star(594, 414, 20, HONEY)
        + '<path d="M306 372 V418 M594 348 V396" stroke="#FFF8EA" stroke-width="3"/>'
    )
    return picture(air + specks + hills + bar + threads + moon + hung)


CARDS = {
    "birthday": birthday,
    "thank-you": thank_you,
    "thinking-of-you": thinking_of_you,
    "love": love,
    "congratulations": congratulations,
    "get-well": get_well,
    "holiday": holiday,
    "new-baby": new_baby,
}


def save(svg: str, path: Path) -> None:
    """Render an SVG to a PNG of 900 x 600."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, WIDTH, HEIGHT))
    painter.end()
    image.save(str(path))


if __name__ == "__main__":
    application = QGuiApplication(sys.argv[:1])
    for name, draw in CARDS.items():
        svg = draw()
        (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")
        save(svg, FOLDER / f"{name}.png")
