"""Plain text as mail programs wrap it: flowed lines (RFC 3676) and the quoted history below a reply. Pure."""

from __future__ import annotations

import re

_ATTRIBUTION = re.compile(r".{0,300}(wrote|escribió|writes|schrieb|a écrit)\s*:\s*", re.IGNORECASE)

#: Programs wrap the "On …, … wrote:" line.
_MAX_ATTRIBUTION_LINES = 3


def unflow(text: str, *, delete_space: bool) -> str:
    """Join lines that the sender's program broke. Quoted lines and the signature mark stay as they are."""
    out: list[list[str]] = []  # the pieces of each line
    open_line = False
    for raw in text.replace("\r\n", "\n").split("\n"):
        quoted = raw.startswith(">")
        line = raw.removeprefix(" ")
        joins = open_line and not quoted and line != "-- "
        open_line = line.endswith(" ") and line != "-- " and not quoted
        piece = line[:-1] if open_line and delete_space else line
        if joins:
            out[-1].append(piece)
        else:
            out.append([piece])
    return "\n".join("".join(pieces) for pieces in out)


def cut_history(text: str) -> str:
    """Drop the quoted history at the very end of a reply, with its "… wrote:" line. Quotes that are answered in place stay."""
    lines = text.replace("\r\n", "\n").rstrip().split("\n")
    end = len(lines)
    while end and (lines[end - 1].startswith(">") or not lines[end - 1].strip()):
        end -= 1
    if end == len(lines) or not any(line.startswith(">") for line in lines[end:]):
        return text
    start = end
    while start and lines[start - 1].strip() and end - start < _MAX_ATTRIBUTION_LINES + 1:
        start -= 1
    if end - start > _MAX_ATTRIBUTION_LINES:
        start = end - 1  # no blank line before it: only a line that is an attribution by itself
    if not _ATTRIBUTION.fullmatch(" ".join(lines[start:end])):
        return text
    return "\n".join(lines[:start]).rstrip() or text
