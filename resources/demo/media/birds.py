"""The birds of a picture book, and a drawing of two triangles: pictures that stand in the demo's books."""

from __future__ import annotations

from dataclasses import dataclass

from resources.demo.media.svg import box, disc, fade, hill, line, oval, page, shape, through, words

W, H = 720, 480


@dataclass(frozen=True)
class Plumage:
    """The colours of a bird, and what sets it apart."""

    coat: str
    breast: str
    cap: str
    beak: str = "#d99a2b"
    wing: str = ""
    sign: str = ""


BIRDS = {
    "robin": Plumage("#5d6770", "#d9713a", "#3a4148", "#e0b23c", "#4c565f"),
    "chickadee": Plumage("#9aa4a8", "#f1e6d2", "#20262b", "#20262b", "#6d777d", "cheek"),
    "cardinal": Plumage("#c2362f", "#d24b40", "#c2362f", "#e8842e", "#9e2722", "crest"),
    "dove": Plumage("#b39a83", "#cbb39c", "#a88f79", "#3a3430", "#97806b", "long tail"),
    "sparrow": Plumage("#8b6a4b", "#cfc3b0", "#80858a", "#3a3430", "#6a4c33", "bib"),
    "crow": Plumage("#22272f", "#2b313b", "#22272f", "#15181d", "#171b21"),
    "swallow": Plumage("#2f5a94", "#e09a5c", "#26497a", "#20262b", "#24466f", "fork"),
    "hawk": Plumage("#7a563c", "#efe3cd", "#6a4830", "#3a3430", "#5c3d28", "red tail"),
    "goose": Plumage("#8c7b68", "#d8ccb9", "#1f2227", "#1f2227", "#6f6050", "neck"),
}


def bird(name: str) -> str:
    """One bird on its branch, or on the grass, before a quiet sky."""
    look = BIRDS[name]
    x, y, size = 350.0, 250.0, 104.0
    tail = [
        (x - size * 1.0, y - size * 0.05),
        (x - size * 2.0, y + size * 0.42),
        (x - size * 1.85, y + size * 0.66),
        (x - size * 0.7, y + size * 0.36),
    ]
    if look.sign == "long tail":
        tail = [
            (x - size * 0.9, y),
            (x - size * 2.7, y + size * 0.62),
            (x - size * 2.55, y + size * 0.76),
            (x - size * 0.7, y + size * 0.4),
        ]
    colour = "#b3542f" if look.sign == "red tail" else look.wing
    behind = shape(tail, colour)
    if look.sign == "fork":
        behind = line(
            through([(x - size * 0.8, y + size * 0.1), (x - size * 1.7, y + size * 0.3), (x - size * 2.6, y + size * 0.24)]),
            look.coat,
            13,
        ) + line(
            through([(x - size * 0.8, y + size * 0.2), (x - size * 1.6, y + size * 0.5), (x - size * 2.4, y + size * 0.72)]),
            look.coat,
            13,
        )
    long = look.sign == "neck"
    head_x, head_y, head = (x + size * 1.22, y - size * 1.3, size * 0.36) if long else (x + size * 0.82, y - size * 0.58, size * 0.5)
    neck = (
        line(through([(x + size * 0.7, y), (x + size * 1.02, y - size * 0.5), (head_x, head_y)]), look.cap, size * 0.34) if long else ""
    )
    body = oval(x, y, size * 1.12, size * 0.74, look.coat) + oval(x + size * 0.34, y + size * 0.2, size * 0.72, size * 0.5, look.breast)
    edge = [(0.3, -0.36), (-0.3, -0.3), (-1.3, 0.36), (-0.3, 0.42), (0.3, -0.36)]
    wing = f'<path d="{through([(x + size * dx, y + size * dy) for dx, dy in edge])} Z" fill="{look.wing}"/>'
    feathers = "".join(
        line(f"M{x - size * (0.2 + 0.24 * n)} {y + size * (0.02 + 0.09 * n)} l{-size * 0.36} {size * 0.17}", look.coat, 4, opacity=0.7)
        for n in range(3)
    )
    beak = shape(
        [
            (head_x + head * 0.82, head_y - head * 0.24),
            (head_x + head * 1.75, head_y + head * 0.08),
            (head_x + head * 0.82, head_y + head * 0.3),
        ],
        look.beak,
    )
    face = disc(head_x, head_y, head, look.cap)
    if look.sign == "crest":
        face = (
            shape(
                [
                    (head_x - head * 0.9, head_y - head * 0.2),
                    (head_x - head * 0.5, head_y - head * 1.75),
                    (head_x + head * 0.7, head_y - head * 0.6),
                ],
                look.cap,
            )
            + face
            + oval(head_x + head * 0.72, head_y + head * 0.1, head * 0.34, head * 0.46, "#201a1c")
        )
    if look.sign in {"cheek", "neck"}:
        face += oval(head_x + head * 0.1, head_y + head * 0.38, head * 0.62, head * 0.34, "#f7f2e6")
    if look.sign == "bib":
        face += oval(head_x + head * 0.3, head_y + head * 0.78, head * 0.46, head * 0.5, "#26211e") + oval(
            head_x + head * 0.05, head_y + head * 0.3, head * 0.5, head * 0.3, "#e6dccb"
        )
    eye = disc(head_x + head * 0.34, head_y - head * 0.16, head * 0.15, "#fdf6e3") + disc(
        head_x + head * 0.36, head_y - head * 0.16, head * 0.1, "#101418"
    )
    legs = line(f"M{x - size * 0.05} {y + size * 0.66} v{size * 0.42} M{x + size * 0.3} {y + size * 0.64} v{size * 0.44}", "#5a4630", 7)
    perch = line(through([(60, 372), (240, 360), (420, 362), (670, 340)]), "#6b4f34", 17) + "".join(
        oval(px, py, 11, 25, "#7fa05d") for px, py in ((112, 398), (178, 330), (560, 316), (612, 376))
    )
    ground = name in {"dove", "sparrow", "crow", "goose"}
    return page(
        W,
        H,
        fade("sky", (0, "#bcd9dc"), (1, "#f4ecd6")),
        box(0, 0, W, H, "url(#sky)"),
        disc(612, 96, 44, "#fff3cf"),
        hill(W, H, 400, 26, "#b9cba4", seed=7),
        hill(W, H, 366, 12, "#8fae7c", seed=3) if ground else hill(W, H, 440, 20, "#9dbb8c", seed=9),
        "" if ground else perch,
        behind,
        legs,
        neck,
        body,
        wing,
        feathers,
        beak,
        face,
        eye,
    )


def river_triangles() -> str:
    """The two triangles of the first chapter of the book of sums."""
    a, b, c, d, tree = (190, 320), (350, 320), (510, 320), (510, 440), (190, 200)
    marks = "".join(disc(px, py, 8, "#24405c") for px, py in (a, b, c, d))
    names = "".join(
        words(px, py, text, 30, "#24405c") for px, py, text in ((160, 350, "A"), (340, 356, "B"), (528, 328, "C"), (528, 452, "D"))
    )
    return page(
        W,
        H,
        box(0, 0, W, H, "#eaf0df"),
        box(0, 190, W, 116, "#7fb2cf"),
        "".join(line(f"M{40 + n * 96} {220 + n % 3 * 28} q18 -10 36 0 q18 10 36 0", "#d7e9f1", 4) for n in range(7)),
        shape([a, b, tree], "#f6c25b", opacity=0.75),
        shape([c, b, d], "#d9713a", opacity=0.75),
        line(f"M{a[0]} {a[1]} H{c[0]}", "#24405c", 4),
        line(f"M{tree[0]} {tree[1]} L{d[0]} {d[1]}", "#24405c", 4),
        line(f"M{a[0]} {a[1]} V{tree[1]} M{c[0]} {c[1]} V{d[1]}", "#24405c", 4),
        shape([(190, 70), (140, 170), (240, 170)], "#35774a"),
        box(183, 170, 14, 32, "#6b4f34"),
        marks,
        names,
        words(238, 348, "20 steps", 24, "#24405c", weight=400),
        words(398, 308, "20 steps", 24, "#24405c", weight=400),
    )
