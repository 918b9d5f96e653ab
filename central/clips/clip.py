"""A clip from outside to what a resident (or a contact) may get. The work is done in a process of its own (`clips.child`).

That process has bounds of memory, processor time, wall time and output, no environment and no way to open files. Its output goes
into memory that no file names. One that fails or meets a bound costs the clip and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import structlog

from central.clips.bounds import MAX_SIDE, Code
from central.clips.recognise import recognise_clip
from central.mail_in.photos import Photo, PhotoRefused, make_photo
from kiosk.sync.wire import MAX_UPLOAD_BYTES

log = structlog.get_logger()

MEDIA_TYPE = "video/mp4"
MAX_FILE_BYTES = MAX_UPLOAD_BYTES
CHILD_MEMORY_BYTES = 768 * 1024 * 1024
CHILD_SECONDS = 60
WALL_SECONDS = 120
#: What 30 seconds come to at most, with much to spare; a device takes blobs of 16 MB.
MAX_OUTPUT_BYTES = 12 * 1024 * 1024
_PROGRAM = Path(__file__).parents[2]
_CODES: tuple[Code, ...] = get_args(Code)


class ClipRefused(Exception):
    """The clip is not shown; `code` says why."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Clip:
    """A clip made anew: MP4 with H.264 (main, yuv420p) and AAC, at most 640 on a side and 30 seconds. `captions`: WebVTT, or empty."""

    data: bytes
    width: int
    height: int
    duration_ms: int
    poster: Photo
    captions: bytes


def make_clip(data: bytes) -> Clip:
    """Make it anew. Raises ClipRefused: `format`, `unreadable`, `too_large` (or too much work), `too_long`."""
    demuxer = recognise_clip(data)
    if demuxer is None:
        raise ClipRefused("format")
    if len(data) > MAX_FILE_BYTES:
        raise ClipRefused("too_large")
    try:
        return _read(_run(data, demuxer))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, PhotoRefused):
        raise ClipRefused("unreadable") from None


def _run(data: bytes, demuxer: str) -> bytes:
    """What the child wrote. Raises ClipRefused when it did not end well."""
    bounds = [str(CHILD_MEMORY_BYTES), str(CHILD_SECONDS), str(MAX_OUTPUT_BYTES)]
    with os.fdopen(os.memfd_create("clip"), "w+b") as output:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "central.clips.child", demuxer, *bounds],
                input=data,
                stdout=output,
                stderr=subprocess.DEVNULL,
                cwd=_PROGRAM,
                env={"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
                timeout=WALL_SECONDS,
                check=False,
            )
        except (OSError, subprocess.SubprocessError) as error:
            log.warning("a clip met its bounds", error=type(error).__name__)
            raise ClipRefused("too_large") from None
        if done.returncode != 0:
            log.warning("a clip met its bounds", code=done.returncode)
            raise ClipRefused("too_large" if done.returncode < 0 else "unreadable")
        output.seek(0)
        return output.read(MAX_OUTPUT_BYTES)


def _read(output: bytes) -> Clip:
    """The child reads hostile input: nothing that it says is taken for granted."""
    line, _, rest = output.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    if (code := head.get("refused")) in _CODES:
        raise ClipRefused(code)
    video, poster, captions = (int(head[name]) for name in ("video", "poster", "captions"))
    width, height, duration_ms = (int(head[name]) for name in ("width", "height", "duration_ms"))
    if min(video, poster, width, height, duration_ms) < 1 or captions < 0 or video + poster + captions != len(rest):
        raise ValueError("the sizes do not add up")
    if max(width, height) > MAX_SIDE or rest[4:8] != b"ftyp":
        raise ValueError("this is not what was asked for")
    return Clip(
        data=rest[:video],
        width=width,
        height=height,
        duration_ms=duration_ms,
        poster=make_photo(rest[video : video + poster]),
        captions=rest[video + poster :],
    )
