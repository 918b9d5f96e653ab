"""What somebody with a debugger and the disk sees: needles in files, in files that have no name any more, in a process's memory."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_PIECE_BYTES = 4 * 1024 * 1024
_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (r...) \S+ \S+ \S+\s*(.*)")
#: The kernel's own, not to be read.
_KERNELS = ("[vvar]", "[vvar_vclock]", "[vdso]", "[vsyscall]")


def in_files(folder: Path, needles: Mapping[str, bytes]) -> Counter[str]:
    """How often each needle lies in a file below a folder; as "needle in name"."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with suppress(FileNotFoundError):
                found.update(_found(_of_file(path), needles, path.name))
    return found


def in_open_files(pid: int, needles: Mapping[str, bytes]) -> Counter[str]:
    """The same of the files on disk that a process has open, with a name or without. Memory that is only called a file is none."""
    found: Counter[str] = Counter()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):
            target = str(link.readlink())
            if target.startswith("/") and not target.startswith(("/memfd:", "/dev/", "/proc/")) and link.is_file():
                found.update(_found(_of_file(link), needles, target))
    return found


def in_memory(pid: int, needles: Mapping[str, bytes]) -> Counter[str]:
    """The same of everything that a process could read of itself, as a core file would hold it; as "needle in region"."""
    found: Counter[str] = Counter()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8", errors="replace").splitlines():
            region = _REGION.fullmatch(line)
            if region is not None and region[4] not in _KERNELS:
                pieces = _of_region(memory.fileno(), int(region[1], 16), int(region[2], 16))
                found.update(_found(pieces, needles, region[4] or "anonymous"))
    return found


def core_bytes(pid: int) -> str:
    """How large a core file of the process may be: soft and hard limit, in words."""
    limits = Path(f"/proc/{pid}/limits").read_text(encoding="ascii")
    return " ".join(re.search(r"Max core file size\s+(\S+)\s+(\S+)", limits).groups())  # type: ignore[union-attr]


def _of_file(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece


def _of_region(descriptor: int, begin: int, end: int) -> Iterator[bytes]:
    while begin < end:
        try:
            piece = os.pread(descriptor, min(_PIECE_BYTES, end - begin), begin)
        except OSError:  # reserved, never used
            return
        if not piece:
            return
        yield piece
        begin += len(piece)


def _found(pieces: Iterator[bytes], needles: Mapping[str, bytes], where: str) -> Counter[str]:
    found: Counter[str] = Counter()
    overlap = max(map(len, needles.values())) - 1
    before = b""
    for piece in pieces:
        both = before + piece
        for name, needle in needles.items():
            if many := both.count(needle) - before.count(needle):
                found[f"{name} in {where}"] += many
        before = both[-overlap:]
    return found
