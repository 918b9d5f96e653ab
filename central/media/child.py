"""`python -m central.media.child KIND`: a title's file on standard input (a regular file), what it tells on standard output.

The output is a line of JSON, then picture and preview. The kernel ends the process when it takes more memory or time than allowed, and
lets it open no file and no connection once its libraries are loaded.
"""

from __future__ import annotations

import codecs
import importlib
import json
import os
import pkgutil
import sys
import zipfile
from typing import BinaryIO

import mutagen

from central.clips.child import set_bounds
from central.media.read_file import read_file
from central.media.told import Told, Unreadable


def main(kind: str, memory_bytes: int, seconds: int, output_bytes: int) -> None:
    """Read, and say."""
    # Loaded when they are first needed otherwise, which takes files.
    for coding in ("cp437", "latin-1", "utf-16", "utf-16-be", "utf-16-le"):  # names in archives, words in tags
        codecs.lookup(coding)
    for module in pkgutil.walk_packages(mutagen.__path__, "mutagen."):
        if "._tools" not in module.name:
            importlib.import_module(module.name)
    set_bounds(memory_bytes, seconds, output_bytes)
    with os.fdopen(0, "rb", closefd=False) as file:
        told, refused = _read(file, kind)
    sizes = {"picture": len(told.picture), "preview": len(told.preview)}
    out = sys.stdout.buffer
    out.write(json.dumps({"refused": refused, **sizes, "told": told.head()}).encode() + b"\n" + told.picture + told.preview)
    out.flush()


def _read(file: BinaryIO, kind: str) -> tuple[Told, str]:
    try:
        return read_file(file, kind), ""
    except Unreadable as error:
        return Told(), str(error)
    except MemoryError:
        return Told(), "the file needs too much memory"
    except Exception as error:  # noqa: BLE001 - decoders raise what they like on damaged input; this process does nothing else
        bad = "the archive is damaged" if isinstance(error, zipfile.BadZipFile) else "the file is damaged"
        return Told(), bad


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
