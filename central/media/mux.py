"""`python -m central.media.mux …`: a film on standard input, the same film with captions inside on standard output (regular files).

Pictures and sound are copied as they are; each file of captions becomes a track of words (mov_text) beside what is said. The captions
come as JSON through a descriptor of their own. Bounded like `media.child`: it opens no file and no connection. Ends with
`REFUSED_STATUS` and the reason on standard error where they cannot be put in.
"""

from __future__ import annotations

import json
import os
import sys
from collections import deque
from contextlib import suppress
from fractions import Fraction
from typing import Any, BinaryIO

import av

from central.clips.child import set_bounds
from central.media.caption_file import Cue, read_captions
from central.media.told import REFUSED_STATUS, Unreadable
from central.media.tracks import captions_of, long_code

#: What FFmpeg's encoder of mov_text wants to know of how words look.
_ASS = (
    b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, "
    b"OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, "
    b"Alignment, MarginL, MarginR, MarginV, Encoding\nStyle: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,"
    b"10,10,10,0\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
)
_MS = Fraction(1, 1000)


def put_in(film: BinaryIO, target: BinaryIO, captions: list[dict[str, str]]) -> None:
    """Write the film with its captions. `captions`: name, language (ISO 639-1), text. Raises Unreadable, and what FFmpeg raises."""
    cues = [read_captions(one["name"], one["text"]) for one in captions]
    with av.open(film, "r", metadata_errors="ignore", io_open=_no_other_file) as source:
        if "mp4" not in source.format.name.split(","):
            raise Unreadable("captions beside a film are put into MP4 films only")
        there = captions_of(source)
        for one in captions:
            if one["language"] in there:
                raise Unreadable(f"{one['name']}: the film has captions in this language inside")
        # The same films and captions give the same bytes: they are not sealed again.
        options = {"fflags": "+bitexact"}
        with av.open(target, "w", format="mp4", container_options=options, io_open=_no_other_file) as made:
            _copy(source, made, [(long_code(one["language"]), track) for one, track in zip(captions, cues, strict=True)])


def _copy(source: Any, made: Any, tracks: list[tuple[str, list[Cue]]]) -> None:
    made.metadata.update(source.metadata)
    copied = {stream.index: _copied(stream, made) for stream in source.streams if _is_kept(stream)}
    coming = deque(_packets([(_track(made, language), cues) for language, cues in tracks]))
    if chapters := source.chapters():
        made.set_chapters(chapters)
    for packet in source.demux([stream for stream in source.streams if stream.index in copied]):
        if packet.dts is None:  # the empty ones at the end
            continue
        while coming and coming[0].pts * _MS <= packet.dts * packet.time_base:
            made.mux(coming.popleft())
        packet.stream = copied[packet.stream.index]
        made.mux(packet)
    for packet in coming:
        made.mux(packet)


def _is_kept(stream: Any) -> bool:
    """Pictures, sound and words; no cover (the store has its own), no timecodes."""
    if stream.type == "subtitle":
        return stream.codec_context is not None and stream.codec_context.name == "mov_text"
    return stream.type == "audio" or (stream.type == "video" and "attached_pic" not in str(stream.disposition).lower())


def _copied(stream: Any, made: Any) -> Any:
    copy = made.add_stream_from_template(stream)
    copy.metadata.update(stream.metadata)
    return copy


def _track(made: Any, language: str) -> Any:
    track = made.add_stream("mov_text")
    track.codec_context.subtitle_header = _ASS
    track.metadata["language"] = language
    return track


def _packets(tracks: list[tuple[Any, list[Cue]]]) -> list[Any]:
    """The words of all tracks in the order of time, with the silence between them: a track has no gaps."""
    found = []
    for track, cues in tracks:
        silent_from = 0
        for cue in cues:
            for begin, end, words in ((silent_from, cue.from_ms, b""), (cue.from_ms, cue.until_ms, cue.words.encode())):
                if end > begin:
                    packet: Any = av.Packet(len(words).to_bytes(2, "big") + words)
                    packet.stream, packet.time_base = track, _MS
                    packet.pts = packet.dts = begin
                    packet.duration = end - begin
                    found.append(packet)
            silent_from = cue.until_ms
    return sorted(found, key=lambda packet: int(packet.pts))


def _no_other_file(*_asked: object) -> Any:
    """Containers may name other files and addresses: nothing is opened."""
    raise FileNotFoundError


def main(captions: int, memory_bytes: int, seconds: int, output_bytes: int) -> int:
    """Put them in; what it ends with."""
    set_bounds(memory_bytes, seconds, output_bytes)
    with os.fdopen(captions, "rb") as told:
        wanted = json.load(told)
    with os.fdopen(0, "rb", closefd=False) as film, os.fdopen(1, "wb", closefd=False) as target:
        try:
            put_in(film, target, wanted)
        except Unreadable as error:
            with suppress(OSError):
                os.write(2, str(error).encode())
            return REFUSED_STATUS
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:5])))
