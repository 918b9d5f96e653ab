"""Archives of an encyclopedia (ZIM, openzim.org): asked through a process of their own, where this machine has libzim.

What the process answers is bounded and checked like anything from outside; one that says nothing, or lies, is ended and started once
more at the next question.
"""

from __future__ import annotations

import json
import os
import select
import struct
import subprocess
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import IO, Any, NamedTuple
from urllib.parse import unquote, urlsplit

import structlog

from kiosk.reader.cleaner import flow_of, plain
from kiosk.reader.flow import Flow

ANSWER_SECONDS = 15.0
MAX_WORDS_BYTES = 1024 * 1024
MAX_ENTRY_BYTES = 24 * 1024 * 1024
MAX_TITLE = 200
MAX_ARCHIVES = 12
_PROGRAM = Path(__file__).parents[2]

log = structlog.get_logger(__name__)


class ArchiveLost(Exception):
    """The archive cannot be read now."""


class Found(NamedTuple):
    """An article: the name that it has in the archive, and its title."""

    path: str
    title: str


class Article(NamedTuple):
    """An article that was read."""

    path: str
    title: str
    flow: Flow


def can_read() -> bool:
    """Whether this machine has libzim."""
    return find_spec("libzim") is not None


def archives_in(folder: Path | None) -> list[Path]:
    """The archives that facility IT put there, by name; of one that is split the first part stands for all."""
    if folder is None or not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in {".zim", ".zimaa"} and path.is_file())[:MAX_ARCHIVES]


class Archive:
    """One archive. For one thread at a time; close it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def about(self) -> tuple[str, int]:
        """Its name and how many articles it has. Raises ArchiveLost, as all that follows."""
        told, _ = self._ask({"do": "about"})
        articles = told.get("articles")
        return plain(str(told.get("name", "")))[:MAX_TITLE] or self.path.stem, articles if isinstance(articles, int) else 0

    def suggest(self, words: str) -> list[Found]:
        """Articles whose titles begin like, or hold, these words: the best first."""
        told, _ = self._ask({"do": "suggest", "words": words})
        found = told.get("found")
        if not isinstance(found, list):
            raise ArchiveLost("it answers something else")
        return [Found(str(one["path"]), plain(str(one["title"]))[:MAX_TITLE]) for one in found if isinstance(one, dict)]

    def random(self) -> str:
        """The path of some article."""
        told, _ = self._ask({"do": "random"})
        return str(told.get("path", ""))

    def article(self, path: str) -> Article | None:
        """An article; None when there is none of this name, or it is none."""
        told, data = self._ask({"do": "entry", "path": path})
        if told.get("missing") or not str(told.get("type", "")).startswith("text/html"):
            return None
        return Article(str(told["path"]), plain(str(told.get("title", "")))[:MAX_TITLE], flow_of(data))

    def picture(self, article: str, source: str) -> bytes | None:
        """A picture of an article; None when it has none of this name."""
        path = leads_to(article, source)
        if path is None:
            return None
        try:
            told, data = self._ask({"do": "entry", "path": path})
        except ArchiveLost:
            return None
        return None if told.get("missing") else data

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _ask(self, question: dict[str, str]) -> tuple[dict[str, Any], bytes]:
        with self._lock:
            try:
                if self._process is not None and self._process.poll() is not None:
                    self._end()
                process = self._process = self._process or _start(self.path)
                told, data = _say(process, question)
            except (OSError, ValueError) as error:
                self._end()
                log.warning("archive_lost", archive=self.path.name, error=type(error).__name__)
                raise ArchiveLost(str(error)) from error
        if not isinstance(told, dict) or "error" in told:
            raise ArchiveLost(str(told.get("error") if isinstance(told, dict) else ""))
        return told, data

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


def leads_to(article: str, link: str) -> str | None:
    """The path in the archive that a link of an article leads to; None: out of it."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = normpath(join(dirname(article), unquote(parts.path))).lstrip("/")
    return None if path.startswith("..") or not path or len(path) > 1_000 else path


def _start(path: Path) -> subprocess.Popen[bytes]:
    """With an environment that tells of neither store nor keys."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "HOME"}}
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk.reader.zim_process", str(path)],
        cwd=_PROGRAM,
        env=kept,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )


def _say(process: subprocess.Popen[bytes], question: dict[str, str]) -> tuple[Any, bytes]:
    """Raises OSError when it ends or says nothing in time, ValueError when it says what is none."""
    if process.stdin is None or process.stdout is None:
        raise OSError("there is no line to it")
    process.stdin.write(json.dumps(question).encode() + b"\n")
    until = time.monotonic() + ANSWER_SECONDS
    words, data = struct.unpack(">II", _read(process.stdout, 8, until))
    if words > MAX_WORDS_BYTES or data > MAX_ENTRY_BYTES:
        raise ValueError("the answer is too long")
    return json.loads(_read(process.stdout, words, until)), _read(process.stdout, data, until)


def _read(pipe: IO[bytes], count: int, until: float) -> bytes:
    found = bytearray()
    while len(found) < count:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise TimeoutError("it says nothing")
        piece = os.read(pipe.fileno(), min(1 << 16, count - len(found)))
        if not piece:
            raise ConnectionError("it ended")
        found += piece
    return bytes(found)
