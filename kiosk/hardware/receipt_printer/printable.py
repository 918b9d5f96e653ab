"""Words that came from outside, made safe for paper: no control characters, no hidden direction marks, no floods.

Native text mode sends words to the printer as they are, so an escape byte in a name must never arrive there as a command.
"""

from __future__ import annotations

import unicodedata

MAX_LETTERS = 240
MAX_MARKS = 3
# joiners that Arabic and Indic scripts need to be spelled right
_JOINERS = frozenset("\u200c\u200d")


def printable(text: str, most: int = MAX_LETTERS) -> str:
    """`text` on one line: spaces collapsed, control and format characters dropped, marks per letter bounded, `most` letters long."""
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", text[: most * 8]):
        category = unicodedata.category(letter)
        if category in {"Cc", "Zs", "Zl", "Zp"}:
            letter = " "  # noqa: PLW2901 - every kind of space is one space
        elif category[0] == "C" and letter not in _JOINERS:
            continue
        marks = marks + 1 if category[0] == "M" else 0
        if marks <= MAX_MARKS:
            kept.append(letter)
    line = " ".join("".join(kept).split())
    return line if len(line) <= most else line[: most - 1] + "…"
