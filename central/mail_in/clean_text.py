"""Cleaning text from outside once, at central, so that staff and resident see the same. Pure.

NFC; control and invisible format characters stripped except joiners between letters and one variation selector after a symbol or an
ideograph (scripts and emoji need them); bidirectional overrides, tags, soft hyphens and invisible fillers removed; combining marks
capped; line ends unified, blank lines limited. Cleaning twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

MAX_MARKS = 4
MAX_BLANK_LINES = 2
_JOINERS = frozenset("\u200c\u200d")
#: Letters by category that show nothing: Hangul fillers, the Khmer inherent vowels, the Braille blank, the Mongolian separator.
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u17b4\u17b5\u2800\u180b\u180c\u180d\u180e\u180f\u034f")
#: Emoji by a selector that are digits, letters or punctuation otherwise.
_EMOJI_AMONG_OTHERS = frozenset("0123456789#*\u203c\u2049\u2139\u3030")
_LINE_ENDS = re.compile("\r\n|[\r\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029]")
_NOT_PRINTED = re.compile("[^\n -~]+")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
_BLANK_RUN = re.compile(rf"\n{{{MAX_BLANK_LINES + 2},}}")


def clean_text(text: str) -> str:
    """Text of a message: many lines."""
    # Most text is plain ASCII, and settled before it came.
    plain = text.isascii() and text.replace("\n", "").isprintable()
    cleaned = text if plain else _settle(_LINE_ENDS.sub("\n", text))
    if plain and "\n" not in text:
        return text.strip(" ")
    lines = "\n".join(line.rstrip(" ") for line in cleaned.split("\n"))
    return _BLANK_RUN.sub("\n" * (MAX_BLANK_LINES + 1), lines).strip("\n ")


def clean_line(text: str, limit: int) -> str:
    """A name or a subject: one line, at most `limit` characters."""
    return " ".join(clean_text(text[: limit * 4]).split())[:limit].strip()


def _settle(text: str) -> str:
    """Until nothing changes: what is dropped may bring together what composes."""
    if text.isascii():
        return _filter(text)
    while True:
        after = unicodedata.normalize("NFC", _filter(unicodedata.normalize("NFC", text)))
        if after == text:
            return after
        text = after


def _filter(text: str) -> str:
    if text.isascii():
        return _NOT_PRINTED.sub("", text.replace("\t", " "))
    kept: list[str] = []
    marks = 0
    base = False  # a visible letter stands before, so that a mark, a joiner or a selector has something to act on
    for letter in text:
        role = _role(letter)
        if role == "mark":
            marks += 1
        if role == "space":
            kept.append("\n" if letter == "\n" else " ")
            base = False
        elif role == "letter":
            kept.append(letter)
            base, marks = True, 0
        elif role != "dropped" and base and _may_follow(role, kept[-1], marks):
            kept.append(letter)
    return _trim_joiners("".join(kept))


Role = Literal["letter", "space", "mark", "joiner", "selector", "dropped"]


def _role(letter: str) -> Role:
    if letter in _JOINERS:
        return "joiner"
    if _is_selector(letter):
        return "selector"
    category = unicodedata.category(letter)
    if category == "Zs" or letter in "\n\t":
        return "space"
    if category in _DROPPED or letter in _INVISIBLE:
        return "dropped"
    return "mark" if category in {"Mn", "Me"} else "letter"


def _may_follow(role: Role, before: str, marks: int) -> bool:
    """Whether a mark, joiner or selector says anything after `before`."""
    if role == "mark":
        return marks <= MAX_MARKS
    if role == "joiner":
        return before not in _JOINERS
    return _has_variants(before)


def _trim_joiners(text: str) -> str:
    """A joiner at the end of a word joins nothing."""
    return re.sub("[\u200c\u200d]+(?=[ \n]|\\Z)", "", text)


def _has_variants(letter: str) -> bool:
    """Whether a variation selector can choose a form: of an emoji or symbol, or of an ideograph."""
    if unicodedata.category(letter) in {"So", "Sm", "Sk"} or letter in _EMOJI_AMONG_OTHERS:
        return True
    return unicodedata.name(letter, "").startswith(("CJK UNIFIED", "CJK COMPATIBILITY"))


def _is_selector(letter: str) -> bool:
    return "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"
