"""Captions of a clip: WebVTT read strictly into plain lines with their times.

Cues that break the format are left out; markup, positions and styles are dropped; what is left is text to show as it stands.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

MAX_BYTES = 256 * 1024
MAX_CUES = 2_000
MAX_CUE_CHARACTERS = 300

_TIME = r"(?:(\d{2,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
_TAG = re.compile(r"<[^<>]*>?")


class BadCaptions(Exception):
    """The file is no WebVTT, or too large."""


@dataclass(frozen=True)
class Cue:
    """Words from `start_ms` until just before `end_ms` of the clip."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True)
class Captions:
    """The cues of one clip, by their beginnings."""

    cues: tuple[Cue, ...] = ()

    def at(self, position_ms: int) -> str:
        """What is said at this moment; "" in a pause. Of cues that overlap the one that began last is shown."""
        after = bisect_right(self.cues, position_ms, key=lambda cue: cue.start_ms)
        return next((cue.text for cue in reversed(self.cues[:after]) if position_ms < cue.end_ms), "")


def parse_captions(data: bytes) -> Captions:
    """Read a WebVTT file. Raises BadCaptions."""
    if len(data) > MAX_BYTES:
        raise BadCaptions("too large")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadCaptions("not UTF-8") from error
    head, *blocks = re.split(r"\n{2,}", text.replace("\r\n", "\n").replace("\r", "\n"))
    if re.match(r"WEBVTT(?:[ \t\n]|\Z)", head) is None:
        raise BadCaptions("not WebVTT")
    cues = [cue for block in blocks[:MAX_CUES] if (cue := _cue(block.strip("\n").split("\n"))) is not None]
    return Captions(tuple(sorted(cues, key=lambda cue: cue.start_ms)))


def _cue(lines: list[str]) -> Cue | None:
    """One block: perhaps a name, then the times, then the words. None for notes, styles and what is broken."""
    for at, line in enumerate(lines[:2]):
        timing = _TIMING.fullmatch(line)
        if timing is not None:
            start, end = _ms(timing.groups()[:4]), _ms(timing.groups()[4:])
            words = _plain("\n".join(lines[at + 1 :]))
            return Cue(start, end, words) if start < end and words else None
    return None


def _ms(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _plain(marked: str) -> str:
    """The words without markup; a speaker's name goes before what they say. Control and direction marks are dropped."""
    text = html.unescape(_TAG.sub("", _VOICE.sub(lambda voice: f"{voice[1].strip()}: ", marked)))
    kept = "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in {"Cc", "Cf", "Co", "Cs"})
    lines = (" ".join(line.split()) for line in kept.split("\n"))
    return "\n".join(line for line in lines if line)[:MAX_CUE_CHARACTERS]
