"""Which container a file is, by its first bytes; its name says nothing. Pure."""

from __future__ import annotations

_STILL_OR_SOUND = frozenset(
    {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis", b"crx ", b"M4A ", b"M4B ", b"M4P "}
)
#: QuickTime before it had brands begins with one of these.
_OLD_QUICKTIME = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
_MATROSKA = b"\x1a\x45\xdf\xa3"


def recognise_clip(data: bytes) -> str | None:
    """The demuxer that reads it: `mov` (MP4, QuickTime, 3GP), `matroska` (WebM), `avi`; None for what is no video."""
    kind = data[4:8]
    if kind == b"ftyp":
        return None if data[8:12] in _STILL_OR_SOUND else "mov"
    if kind in _OLD_QUICKTIME:
        return "mov"
    if data.startswith(_MATROSKA):
        return "matroska"
    if data[:4] == b"RIFF" and data[8:12] == b"AVI ":
        return "avi"
    return None
