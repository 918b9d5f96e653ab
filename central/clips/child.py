"""`python -m central.clips.child DEMUXER MEMORY_BYTES SECONDS FILE_BYTES`: a clip on standard input, made anew on standard output.

The output is a line of JSON that says the sizes of what follows, or why the clip is refused. The kernel ends the process when it takes
more memory or time than allowed, and lets it open no file and no connection once its libraries are loaded; it leaves no core file.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import resource
import sys

import av
from PIL import Image

from central.clips.transcode import Refused, transcode

#: Input, output, errors: no other file is opened.
STANDARD_FILES = 3


_NOT_NEEDED = frozenset({"av.__main__", "av.datasets"})


def main(demuxer: str, memory_bytes: int, seconds: int, file_bytes: int) -> None:
    """Read, transcode, write."""
    set_bounds(memory_bytes, seconds, file_bytes)
    try:
        made = transcode(sys.stdin.buffer.read(), demuxer)
    except Refused as refused:
        _write({"refused": refused.code})
        return
    except MemoryError:
        _write({"refused": "too_large"})
        return
    except (av.error.FFmpegError, ArithmeticError, ValueError, LookupError, RuntimeError, OSError, Image.DecompressionBombError):
        _write({"refused": "unreadable"})
        return
    captions = made.captions.encode()
    sizes = {"video": len(made.video), "poster": len(made.poster), "captions": len(captions)}
    _write({**sizes, "width": made.width, "height": made.height, "duration_ms": made.duration_ms}, made.video, made.poster, captions)


def set_bounds(memory_bytes: int, seconds: int, file_bytes: int) -> None:
    """From here on this process opens nothing, and takes no more than this."""
    # Both load parts of themselves when they are first needed, which takes files.
    Image.init()
    for module in pkgutil.walk_packages(av.__path__, "av."):
        if module.name not in _NOT_NEEDED:
            importlib.import_module(module.name)
    av.logging.set_level(None)
    os.nice(5)
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_NOFILE, STANDARD_FILES),
    ):
        resource.setrlimit(what, (most, most))


def _write(head: dict[str, object], *parts: bytes) -> None:
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    for part in parts:
        out.write(part)
    out.flush()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
