"""Draws the pictures of guided steps, 960 x 600 each. They carry no words, and nothing that the software renderer cannot draw.

Run: `python -m resources.illustrations.steps.build`. The pictures are committed; this file is their source.
"""

# ruff: noqa: E501 - long lines of SVG

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent
ICONS = FOLDER.parents[1] / "icons"
WIDTH, HEIGHT, CORNER, DESK = 960, 600, 36, 478

INK, SPRUCE, DEEP, HILL, GLASS = "#1F3239", "#0B5F59", "#124B48", "#2F7065", "#8FB3AF"
PAPER, SHADE, HONEY, SUN, ROSE, SKY = "#F8F8F5", "#C9D3CE", "#F2BE5C", "#F9EDD2", "#B23A55", "#9CC3D9"
WOOD, EDGE = "#D9CDB6", "#C5B394"


def room(*, desk: bool = True) -> str:
    """The wall, and the desk that things stand on."""
    wall = (
        '<defs><linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#DBEDE7"/>'
        '<stop offset="1" stop-color="#EFF1EB"/></linearGradient></defs>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="{CORNER}" fill="url(#wall)"/>'
    )
    if not desk:
        return wall
    foot = HEIGHT - CORNER
    table = f"M0 {DESK}H{WIDTH}V{foot}A{CORNER} {CORNER} 0 0 1 {WIDTH - CORNER} {HEIGHT}H{CORNER}A{CORNER} {CORNER} 0 0 1 0 {foot}Z"
    return f'{wall}<path d="{table}" fill="{WOOD}"/><rect y="{DESK}" width="{WIDTH}" height="10" fill="{EDGE}"/>'


def box(x: float, y: float, width: float, height: float, corner: float, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{corner}" fill="{fill}"/>'


def line(path: str, colour: str, width: float) -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"/>'


def disc(x: float, y: float, radius: float, fill: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}"/>'


def view(x: float, y: float, width: float, height: float, *, sun: bool = True) -> str:
    """The landscape on a screen, with square corners: it is drawn within the frame's."""
    low = y + height

    def ridge(left: float, peak: float, right: float, fill: str) -> str:
        a, b, c = low - left * height, low - peak * height, low - right * height
        return f'<path d="M{x} {a}C{x + 0.25 * width} {b} {x + 0.45 * width} {b} {x + 0.62 * width} {(a + c) / 2 + 12}S{x + 0.9 * width} {c + 20} {x + width} {c}V{low}H{x}Z" fill="{fill}"/>'

    light = disc(x + 0.76 * width, y + 0.3 * height, 0.13 * min(width, height), SUN) if sun else ""
    return box(x, y, width, height, 10, GLASS) + light + ridge(0.28, 0.5, 0.34, HILL) + ridge(0.12, 0.28, 0.18, DEEP)


def tablet(x: float, y: float, width: float, height: float, *, sun: bool = True) -> str:
    """A tablet, seen from the front."""
    return box(x, y, width, height, 34, INK) + view(x + 24, y + 24, width - 48, height - 48, sun=sun)


def badge(x: float, y: float, inside: str, *, sparks: bool = True, radius: float = 112) -> str:
    """A white disc with a sign in it; small rays above say "look here"."""
    rays = ""
    if sparks:
        top = y - radius
        rays = (
            line(f"M{x} {top - 6}v14", HONEY, 12)
            + line(f"M{x - 62} {top + 20}l12 12", HONEY, 12)
            + line(f"M{x + 62} {top + 20}l-12 12", HONEY, 12)
        )
    return disc(x, y, radius, "#FFFFFF") + rays + inside


def sign(name: str, x: float, y: float, side: float, colour: str = SPRUCE, stroke: float = 2.1) -> str:
    """One of the icons, drawn large."""
    svg = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    inside = re.sub(r"\s+", " ", svg.partition("<svg")[2].partition(">")[2].rpartition("</svg>")[0]).strip()
    scale = side / 24
    return (
        f'<g transform="translate({x - side / 2:g} {y - side / 2:g}) scale({scale:g})" fill="none" stroke="{colour}" '
        f'stroke-width="{stroke}" stroke-linecap="round" stroke-linejoin="round">{inside}</g>'
    )


def plug_sign(x: float, y: float) -> str:
    return (
        line(f"M{x - 17} {y - 52}v32M{x + 17} {y - 52}v32", SPRUCE, 12)
        + line(f"M{x - 38} {y - 20}h76v16a28 28 0 0 1-28 28h-20a28 28 0 0 1-28-28z", SPRUCE, 12)
        + line(f"M{x} {y + 24}v32", SPRUCE, 12)
    )


def arrow(x: float, y: float, turned: float = 0) -> str:
    """A bold arrow upwards, its point at (x, y)."""
    return (
        f'<g transform="rotate({turned} {x} {y})">{line(f"M{x} {y + 76}V{y + 6}M{x - 30} {y + 32}L{x} {y + 4}l30 28", SPRUCE, 14)}</g>'
    )


def cable(x: float, y: float) -> str:
    """A plug under a device at (x, y), and its cable along the desk."""
    return (
        box(x - 14, y - 14, 28, 30, 5, SHADE)
        + box(x - 28, y + 8, 56, 54, 14, PAPER)
        + line(f"M{x} {y + 62}c0 40 18 58 84 58h440", SHADE, 20)
        + line(f"M{x} {y + 58}c0 40 18 58 84 58h440", PAPER, 16)
    )


def cloth(x: float, y: float) -> str:
    """A folded cloth, and the way it wipes."""
    return (
        f'<path d="M{x} {y}q44-26 96-8t92-10q22 40 4 92q-50 22-100 4t-96 8q-16-44 4-86z" fill="{SKY}"/>'
        f'<path d="M{x + 14} {y + 12}q40-18 86-2t80-8q8 16 8 32q-52 16-94 2t-86 8z" fill="#BFD9E6"/>'
    )


def sparkle(x: float, y: float, size: float) -> str:
    s = size
    return f'<path d="M{x} {y - s}q{s * 0.16} {s * 0.84} {s} {s}q-{s * 0.84} {s * 0.16}-{s} {s}q-{s * 0.16}-{s * 0.84}-{s}-{s}q{s * 0.84}-{s * 0.16} {s}-{s}z" fill="{HONEY}"/>'


def wall_kiosk(x: float, y: float) -> str:
    """A kiosk on the wall, 250 x 430, with its shelf."""
    return (
        box(x, y, 250, 400, 30, INK)
        + view(x + 22, y + 24, 206, 268)
        + box(x + 60, y + 322, 130, 14, 7, "#0F1E23")
        + box(x + 78, y + 352, 94, 10, 5, "#3A5058")
    )


def paper(x: float, y: float, width: float, length: float) -> str:
    """A receipt: lines, and a torn edge."""
    teeth = "".join(f"l{width / 12:g} {-14 if n % 2 == 0 else 14}" for n in range(12))
    lines = "".join(
        line(f"M{x + 30} {row:g}h{width - (60 if n % 3 else 130)}", SHADE, 10)
        for n, row in enumerate(range(int(y + 44), int(y + length - 30), 34))
    )
    return f'<path d="M{x} {y + length}V{y + 14}{teeth}V{y + length}z" fill="#FFFFFF"/>' + lines


def printer(x: float, y: float, *, lid: bool = False) -> str:
    """A receipt printer, 380 x 210, its slot on top."""
    body = box(x, y, 380, 210, 30, INK) + box(x + 40, y + 24, 300, 22, 11, "#0F1E23")
    body += box(x + 40, y + 150, 96, 16, 8, "#3A5058") + disc(x + 324, y + 158, 13, HONEY)
    if lid:
        body += f'<path d="M{x + 16} {y + 6}L{x + 40} {y - 118}q4-20 24-20h252q20 0 24 20l24 124z" fill="#33474F"/>'
    return body


def reader(x: float, y: float) -> str:
    """A card reader, 330 x 84, with its slit."""
    return box(x, y, 330, 96, 30, "#C3D2CB") + box(x + 36, y + 34, 258, 20, 10, "#14262A")


def card(x: float, y: float, turned: float = -5) -> str:
    """An ID card, 280 x 182."""
    return (
        f'<g transform="rotate({turned} {x + 140} {y + 91})">{box(x, y, 280, 182, 24, SPRUCE)}{disc(x + 66, y + 74, 36, HONEY)}'
        f"{box(x + 126, y + 46, 120, 18, 9, '#FFFFFF')}{box(x + 126, y + 84, 86, 18, 9, '#A9CBC6')}{box(x + 32, y + 136, 214, 16, 8, '#4F8E88')}</g>"
    )


def envelope(x: float, y: float, turned: float = 0, mark: str = HONEY) -> str:
    """A letter, 250 x 160, with its stamp."""
    return (
        f'<g transform="rotate({turned} {x + 125} {y + 80})">{box(x, y, 250, 160, 18, "#FFFFFF")}{line(f"M{x + 12} {y + 16}l113 82 113-82", SHADE, 8)}'
        f"{box(x + 196, y + 104, 36, 40, 6, mark)}</g>"
    )


def cover(x: float, y: float, side: float, fill: str, ink: str) -> str:
    """A song or a film."""
    low, mid = y + side, x + side / 2
    hills = f'<path d="M{x} {low - side * 0.3}q{side * 0.3}-{side * 0.3} {side * 0.55} 0t{side * 0.45}-{side * 0.08}V{low - 24}q0 24-24 24H{x + 24}q-24 0-24-24z" fill="{ink}"/>'
    return box(x, y, side, side, 24, fill) + disc(mid + side * 0.16, y + side * 0.3, side * 0.13, SUN) + hills


def drawings() -> dict[str, str]:
    """Every picture's parts, by its name (`kiosk/filings/guide_format.py`)."""
    right = 806
    return {
        "plug": room() + tablet(92, 72, 568, 378) + cable(378, 448) + arrow(286, 486) + badge(right, 170, plug_sign(right, 166)),
        "button": room()
        + tablet(92, 72, 568, 378)
        + box(656, 130, 18, 84, 9, "#3A5058")
        + arrow(700, 172, -90)
        + badge(right + 12, 356, sign("power", right + 12, 356, 118), radius=104),
        "battery": room()
        + tablet(92, 72, 568, 378, sun=False)
        + box(206, 176, 320, 152, 34, "#FFFFFF")
        + box(526, 224, 24, 56, 10, "#FFFFFF")
        + box(226, 196, 74, 112, 20, ROSE)
        + badge(right, 170, plug_sign(right, 166)),
        "connection": room(desk=False)
        + wall_kiosk(110, 100)
        + line("M400 300h56M500 300h10M556 300h10", SHADE, 14)
        + line("M612 300h4", SHADE, 14)
        + badge(770, 300, sign("wifi-off", 770, 296, 150), sparks=False, radius=136),
        "queue": room()
        + envelope(108, 236, -6, SKY)
        + envelope(176, 262, 4, HONEY)
        + envelope(256, 296, -3, ROSE)
        + line("M676 412h14a22 22 0 0 1 0 44h-16", HILL, 14)
        + box(560, 392, 116, 86, 22, HILL)
        + line("M594 366q-12-18 0-34t0-34M640 366q-12-18 0-34t0-34", "#B9CFCB", 10)
        + badge(right, 170, sign("clock", right, 170, 130)),
        "printer": room()
        + paper(200, 92, 240, 220)
        + printer(130, 276)
        + arrow(560, 176)
        + badge(right, 210, sign("eye", right, 210, 132)),
        "receipt": room() + paper(236, 66, 300, 400) + badge(right, 210, sign("receipt", right, 210, 128)),
        "paper": room()
        + printer(130, 276, lid=True)
        + disc(320, 214, 66, "#FFFFFF")
        + disc(320, 214, 22, WOOD)
        + arrow(560, 176, 180)
        + badge(right, 210, sign("printer", right, 210, 128)),
        "card": room(desk=False)
        + card(150, 96)
        + reader(126, 392)
        + arrow(290, 366, 180)
        + badge(right - 26, 276, sign("credit-card", right - 26, 276, 138)),
        "wipe-reader": room(desk=False)
        + card(128, 190, -8)
        + cloth(310, 300)
        + line("M452 196q66 16 92 70M430 250q46 12 64 46", SPRUCE, 12)
        + sparkle(470, 134, 34)
        + sparkle(118, 152, 24)
        + badge(right - 26, 276, sign("credit-card", right - 26, 276, 138)),
        "handset": room(desk=False)
        + wall_kiosk(120, 100)
        + _handset(446, 150)
        + arrow(604, 236)
        + badge(right, 316, sign("headphones", right, 316, 132)),
        "earbuds": room()
        + tablet(92, 72, 568, 378)
        + line("M660 300h40c70 0 90-40 90-90M700 300c80 0 150-30 160-90", PAPER, 12)
        + box(640, 284, 36, 32, 8, SHADE)
        + box(668, 280, 52, 40, 14, PAPER)
        + box(768, 150, 44, 64, 22, PAPER)
        + disc(790, 162, 20, INK)
        + box(838, 150, 44, 64, 22, PAPER)
        + disc(860, 162, 20, INK)
        + arrow(680, 366, -90)
        + sparkle(826, 108, 26),
        "loudness": room()
        + tablet(92, 72, 568, 378, sun=False)
        + box(166, 224, 420, 64, 32, "#FFFFFF")
        + box(182, 240, 250, 32, 16, SPRUCE)
        + disc(432, 256, 36, HONEY)
        + badge(right, 210, sign("volume-2", right, 210, 132)),
        "camera": room()
        + tablet(92, 92, 568, 358)
        + disc(376, 104, 11, SKY)
        + cloth(286, 40)
        + line("M214 66q26-30 56-28M500 40q32 2 54 30", SPRUCE, 12)
        + badge(right, 236, sign("camera", right, 236, 132)),
        "wipe-screen": room()
        + tablet(92, 72, 568, 378)
        + cloth(300, 236)
        + line("M190 300q-14-90 80-124M236 322q-10-58 44-90", PAPER, 12)
        + sparkle(568, 150, 36)
        + sparkle(176, 150, 22)
        + badge(right, 236, sign("hand", right, 236, 128)),
        "downloads": room()
        + cover(96, 150, 300, "#C7D9D0", HILL)
        + cover(296, 190, 260, "#E7D3DC", "#7A4765")
        + badge(right, 210, sign("download", right, 206, 128))
        + box(636, 394, 270, 30, 15, "#FFFFFF")
        + box(636, 394, 150, 30, 15, SPRUCE),
        "room": room() + _shelf() + badge(right, 210, sign("hard-drive", right, 210, 132)),
    }


def _handset(x: float, y: float) -> str:
    """A handset, lying upright, with its cord."""
    return (
        line(f"M{x + 40} {y + 270}c-6 60-36 84-60 66s-10-60-46-66", "#3A5058", 12)
        + line(f"M{x + 40} {y + 40}v200", INK, 44)
        + box(x, y, 84, 92, 30, INK)
        + box(x, y + 188, 84, 92, 30, INK)
        + "".join(disc(x + 26 + 16 * n, y + 30, 5, GLASS) for n in range(3))
    )


def _shelf() -> str:
    fills = (("#C7D9D0", HILL), ("#E7D3DC", "#7A4765"), ("#F1E3C3", "#8A6A24"), ("#CFE0EA", "#33617A"))
    rows = "".join(cover(116 + 134 * n, 106 + 176 * row, 118, *fills[(n + row) % 4]) for row in range(2) for n in range(4))
    return rows + box(96, 230, 560, 16, 8, EDGE) + box(96, 406, 560, 16, 8, EDGE)


def build() -> None:
    """Write every picture."""
    for name, parts in drawings().items():
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">{parts}</svg>\n'
        )
        (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    build()
