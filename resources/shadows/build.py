# ruff: noqa: INP001 - a script beside the assets it makes, not a package
"""Draw the shadows of tokens.json as 9-patch pictures (no effects are drawn live).

A file is called LEVEL-RADIUS[-dark].png. Its margin, the part outside the casting
rectangle, is MARGIN[LEVEL] on every side; its border is margin plus radius plus blur.
controls/Shadow.qml knows the same two numbers. Run: python resources/shadows/build.py
"""

from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

MARGIN = {"card": 32, "floating": 64}
REACH = {"card": 20, "floating": 44}
INK = (20, 38, 42)
# (offset y, blur, opacity) per CSS shadow of elevation.card and elevation.floating
LAYERS = {"card": ((1, 2, 0.06), (6, 20, 0.06)), "floating": ((12, 44, 0.18),)}
DARK_LAYERS = {"floating": ((12, 44, 0.5),)}
RADII = {"card": (14, 20, 22, 32), "floating": (14, 20, 22, 32, 56)}


def layer(size: int, inset: int, radius: int, drop: int, blur: int, opacity: float) -> Image.Image:
    mask = Image.new("L", (size, size), 0)
    edge = (inset, inset + drop, size - inset - 1, size - inset - 1 + drop)
    ImageDraw.Draw(mask).rounded_rectangle(edge, radius, fill=255)
    soft = mask.filter(ImageFilter.GaussianBlur(blur / 2))
    return soft.point([round(v * opacity) for v in range(256)])


def draw(level: str, radius: int, dark: bool, folder: Path) -> None:
    inset = MARGIN[level]
    size = 2 * (inset + radius + REACH[level]) + 8
    alpha = Image.new("L", (size, size), 0)
    for drop, blur, opacity in (DARK_LAYERS if dark else LAYERS)[level]:
        alpha = ImageChops.add(alpha, layer(size, inset, radius, drop, blur, opacity))
    picture = Image.new("RGBA", (size, size), (0, 0, 0, 0) if dark else (*INK, 0))
    picture.putalpha(alpha)
    picture.save(folder / f"{level}-{radius}{'-dark' if dark else ''}.png", optimize=True)


def build(folder: Path) -> None:
    for level, radii in RADII.items():
        for radius in radii:
            draw(level, radius, dark=False, folder=folder)
            if level in DARK_LAYERS:
                draw(level, radius, dark=True, folder=folder)


if __name__ == "__main__":
    build(Path(__file__).parent)
