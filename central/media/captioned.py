"""Captions that lie beside a film go into it before it is sealed, in the bounded process of `media.mux`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from central.mail_in.clean_text import clean_line
from central.media.reader import CHILD_MEMORY_BYTES, CHILD_SECONDS, WALL_SECONDS, FileRefused
from central.media.told import REFUSED_STATUS
from central.media.tracks import long_code

MAX_CAPTION_BYTES = 4 * 1024 * 1024
#: What captions add to a film at most.
_MORE_BYTES = 64 * 1024 * 1024
_PROGRAM = Path(__file__).parents[2]
_NAME = re.compile(r".*\.([A-Za-z]{2,3})(?:-[A-Za-z0-9]+)*\.(?:vtt|srt)", re.IGNORECASE)


def language_of(name: str) -> str:
    """The language that a file's name says: "lake.es.srt" is "es". Raises FileRefused."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise FileRefused(f"{name}: captions are named with their language, as lake.en.vtt or lake.es.srt")
    language = found[1].lower()
    if not long_code(language):
        raise FileRefused(f'{name}: no language is called "{language}"')
    return language


@contextmanager
def captioned(film: Path, captions: Sequence[Path]) -> Iterator[Path]:
    """The film with these captions inside, in a file that goes afterwards. Raises FileRefused."""
    told: dict[str, dict[str, str]] = {}
    for path in captions:
        language = language_of(path.name)
        if language in told:
            raise FileRefused(f"{path.name}: there are captions in this language already")
        told[language] = {"name": path.name, "language": language, "text": _text(path)}
    with tempfile.NamedTemporaryFile(prefix="film-") as target:
        _run(film, json.dumps(list(told.values())).encode(), target.fileno())
        yield Path(target.name)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as source:
            data = source.read(MAX_CAPTION_BYTES + 1)
    except OSError as error:
        raise FileRefused(f"{path.name}: it cannot be opened ({error.strerror})") from error
    if len(data) > MAX_CAPTION_BYTES:
        raise FileRefused(f"{path.name}: it has more than {MAX_CAPTION_BYTES // 1024**2} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused(f"{path.name}: save it as UTF-8") from None


def _run(film: Path, captions: bytes, target: int) -> None:
    with (
        film.open("rb") as source,
        os.fdopen(os.memfd_create("captions"), "w+b") as told,
        os.fdopen(os.memfd_create("reason"), "w+b") as reason,
    ):
        told.write(captions)
        told.seek(0)
        bounds = [CHILD_MEMORY_BYTES, CHILD_SECONDS, os.fstat(source.fileno()).st_size + _MORE_BYTES]
        try:
            done = subprocess.run(
                [sys.executable, "-m", "central.media.mux", str(told.fileno()), *map(str, bounds)],
                stdin=source,
                stdout=target,
                stderr=reason,
                pass_fds=(told.fileno(),),
                cwd=_PROGRAM,
                env={"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
                timeout=WALL_SECONDS,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            raise FileRefused("putting the captions in takes too long") from None
        if done.returncode == REFUSED_STATUS:
            reason.seek(0)
            raise FileRefused(clean_line(reason.read(1000).decode(errors="replace"), 200))
        if done.returncode != 0:
            too_much = "putting the captions in takes too much time or memory"
            raise FileRefused(too_much if done.returncode < 0 else "the film is damaged: no captions can be put in")
