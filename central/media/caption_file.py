"""Captions that lie beside a film: WebVTT (W3C, section 4) or SubRip, read strictly into plain words with their times.

A file that breaks the format is refused with the number of its line: half of the captions are none. Markup, styles and places are
dropped.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from central.media.told import Unreadable

MAX_CUES = 20_000
MAX_CUE_CHARACTERS = 500
#: As MP4 and our players take it.
MAX_TIME_MS = 24 * 3_600_000

_TIME = r"(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>|\{\\[^{}]*\}")
#: What is not said (WebVTT section 4.1).
_ASIDE = re.compile(r"(NOTE|STYLE|REGION)(?:[ \t\n]|\Z)")


@dataclass(frozen=True)
class Cue:
    """Words from a moment until just before another; no two at the same moment, as an MP4's track wants it."""

    from_ms: int
    until_ms: int
    words: str


def read_captions(name: str, text: str) -> list[Cue]:
    """The cues of a file, in order. Raises Unreadable with the file's name and line."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    number = 0
    if name.lower().endswith(".vtt"):
        if re.match(r"WEBVTT(?:[ \t]|\Z)", lines[0]) is None:
            raise Unreadable(f"{name}, line 1: a WebVTT file begins with WEBVTT")
        while number < len(lines) and lines[number].strip():  # the header ends with an empty line
            number += 1
    found: list[Cue] = []
    while number < len(lines):
        begin = number
        while number < len(lines) and lines[number].strip():
            number += 1
        if number > begin and not _ASIDE.match(lines[begin]):
            found += _cue(name, begin, lines[begin:number])
            if len(found) > MAX_CUES:
                raise Unreadable(f"{name}: it has more than {MAX_CUES} captions")
        number += 1
    if not found:
        raise Unreadable(f"{name}: there are no captions in it")
    return _one_after_another(found)


def _cue(name: str, begin: int, block: list[str]) -> list[Cue]:
    """A block: perhaps a name or a number, the times, the words. Nothing where nothing is said."""
    for at, line in enumerate(block[:2]):
        timing = _TIMING.fullmatch(line)
        if timing is None:
            continue
        from_ms, until_ms = _ms(timing.groups()[:4]), _ms(timing.groups()[4:])
        if not from_ms < until_ms <= MAX_TIME_MS:
            raise Unreadable(f"{name}, line {begin + at + 1}: a caption ends after it begins")
        words = _plain("\n".join(block[at + 1 :]))
        return [Cue(from_ms, until_ms, words)] if words else []
    raise Unreadable(f"{name}, line {begin + 1}: this is no caption with its times")


def _ms(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _plain(marked: str) -> str:
    """A speaker's name goes before what they say. Control and direction marks are dropped."""
    text = html.unescape(_TAG.sub("", _VOICE.sub(lambda voice: f"{voice[1].strip()}: ", marked)))
    kept = "".join(one for one in text if one == "\n" or unicodedata.category(one) not in {"Cc", "Cf", "Co", "Cs"})
    lines = (" ".join(line.split()) for line in kept.split("\n"))
    return "\n".join(line for line in lines if line)[:MAX_CUE_CHARACTERS]


def _one_after_another(cues: list[Cue]) -> list[Cue]:
    """Where two are said at once, both are shown for as long as both are."""
    cues = sorted(cues, key=lambda cue: cue.from_ms)
    moments = sorted({at for cue in cues for at in (cue.from_ms, cue.until_ms)})
    made: list[Cue] = []
    now: list[Cue] = []
    coming = 0
    for from_ms, until_ms in pairwise(moments):
        now = [cue for cue in now if cue.until_ms > from_ms]
        while coming < len(cues) and cues[coming].from_ms == from_ms:
            now.append(cues[coming])
            coming += 1
        words = "\n".join(dict.fromkeys(cue.words for cue in now))[: 2 * MAX_CUE_CHARACTERS]
        if words and made and made[-1].until_ms == from_ms and made[-1].words == words:
            made[-1] = Cue(made[-1].from_ms, until_ms, words)
        elif words:
            made.append(Cue(from_ms, until_ms, words))
    return made
