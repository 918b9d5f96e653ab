"""Covers of the games."""

from __future__ import annotations

from collections.abc import Callable

from resources.demo.media.svg import box, disc, fade, line, page, words

S = 600


def chess() -> str:
    board = "".join(box(n % 5 * 120, n // 5 * 120, 120, 120, "#d9b98a" if n % 2 else "#8a5a3c") for n in range(25))
    knight = (
        '<path d="M214 494 h190 q6 -58 -22 -104 q44 -92 2 -176 q-30 -58 -104 -70 l-8 -34 l-34 42 q-52 26 -74 102 l-34 62 '
        'q-6 32 24 40 l40 -18 q34 6 66 -20 q-6 58 -38 96 q-20 26 -18 80 Z" fill="{}"/>'
    )
    return page(
        S,
        S,
        board,
        box(0, 0, S, S, "#2a1a12", opacity=0.28),
        f'<g transform="translate(10 14)">{knight.format("#1d1410")}</g>',
        knight.format("#fbf1dc"),
        disc(250, 236, 11, "#5a3a26"),
        box(190, 488, 238, 40, "#fbf1dc", round_=12),
        line("M322 190 q50 40 44 130", "#d9c39c", 9),
    )


def solitaire() -> str:
    def card(x: float, y: float, turn: float, sign: str, mark: str, colour: str) -> str:
        return (
            f'<g transform="translate({x} {y}) rotate({turn})">'
            + box(-92, -134, 184, 268, "#12332c", round_=18, opacity=0.35)
            + box(-96, -140, 184, 268, "#fdf9ef", round_=18)
            + words(-78, -86, sign, 52, colour)
            + f'<g transform="translate(-4 4) scale(1.5)"><path d="{mark}" fill="{colour}"/></g></g>'
        )

    heart = "M0 44 C-60 4 -50 -40 -22 -40 C-8 -40 0 -28 0 -22 C0 -28 8 -40 22 -40 C50 -40 60 4 0 44 Z"
    spade = "M0 -44 C-60 0 -50 32 -24 30 C-14 30 -6 22 -4 16 L-14 46 H14 L4 16 C6 22 14 30 24 30 C50 32 60 0 0 -44 Z"
    diamond = "M0 -46 L34 0 L0 46 L-34 0 Z"
    return page(
        S,
        S,
        fade("felt", (0, "#1f6b57"), (1, "#134a40")),
        box(0, 0, S, S, "url(#felt)"),
        "".join(line(f"M{n * 60 - 300} 600 L{n * 60 + 300} 0", "#ffffff", 1.2, opacity=0.05) for n in range(16)),
        card(190, 320, -16, "K", spade, "#1b2430"),
        card(310, 290, 2, "Q", heart, "#b8353f"),
        card(430, 330, 19, "A", diamond, "#b8353f"),
    )


def letters() -> str:
    colours = {"g": "#3f8f5f", "y": "#e0a93b", "n": "#5d6b78"}
    rows = (("RIVER", "ngnnn"), ("PLANT", "nynng"), ("LIGHT", "ggggg"))
    tiles = "".join(
        box(44 + n * 105, 118 + row * 126, 94, 104, colours[judged[n]], round_=14)
        + words(91 + n * 105, 190 + row * 126, letter, 60, "#ffffff", middle=True)
        for row, (word, judged) in enumerate(rows)
        for n, letter in enumerate(word)
    )
    return page(S, S, fade("paper", (0, "#f6eedd"), (1, "#e6d6b8")), box(0, 0, S, S, "url(#paper)"), tiles)


GAMES: dict[str, Callable[[], str]] = {"chess": chess, "solitaire": solitaire, "five-letters": letters}
