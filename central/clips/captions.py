"""Embedded subtitles to WebVTT: plain words with their times, nothing else. Pure."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from central.mail_in.clean_text import clean_text

#: Codecs whose packets are text.
TEXT_CODECS = frozenset({"mov_text", "webvtt", "subrip", "srt", "text", "ass", "ssa"})
MAX_CUES = 500
MAX_CUE_CHARACTERS = 500
_MARKUP = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_ASS_FIELDS = 8


@dataclass(frozen=True)
class Cue:
    """Words that are shown from `start_ms` to `end_ms`."""

    start_ms: int
    end_ms: int
    text: str


def words_of(codec: str, packet: bytes) -> str:
    """The words in a packet of a text codec, cleaned."""
    if codec == "mov_text":
        if len(packet) < 2:
            return ""
        (length,) = struct.unpack_from(">H", packet)
        packet = packet[2 : 2 + length]
    text = packet[: 8 * MAX_CUE_CHARACTERS].decode("utf-8", "replace")
    if codec in {"ass", "ssa"}:
        text = text.split(",", _ASS_FIELDS)[-1].replace("\\N", "\n").replace("\\n", "\n")
    return clean_text(_MARKUP.sub("", text))[:MAX_CUE_CHARACTERS]


def to_webvtt(cues: Sequence[Cue]) -> str:
    """The file; empty when nothing is said."""
    said = [cue for cue in cues if cue.text and cue.end_ms > cue.start_ms]
    if not said:
        return ""
    blocks = [f"{_time(cue.start_ms)} --> {_time(cue.end_ms)}\n{_escaped(cue.text)}\n" for cue in said[:MAX_CUES]]
    return "WEBVTT\n\n" + "\n".join(blocks)


def _escaped(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "\n".join(line for line in plain.split("\n") if line.strip())  # a blank line would end the cue


def _time(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
