"""Session descriptions (SDP, RFC 8866) on their way from one side of a visit to the other.

Neither side learns where the other is: every address is taken out, and the relay's is put in as the only candidate (RFC 8839).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from central.calls.stun import Credentials

MAX_BYTES = 32 * 1024
MAX_MEDIA = 4
_ADDRESSES = ("a=candidate:", "a=end-of-candidates", "a=remote-candidates:", "a=rtcp:")
_KEPT = ("v=", "s=", "t=", "a=")
_FRAGMENT = re.compile(r"[A-Za-z0-9+/]{4,256}")
_PASSWORD = re.compile(r"[A-Za-z0-9+/]{22,256}")
#: RFC 8445, 5.1.2: a host candidate of the only component.
_PRIORITY = (126 << 24) + (65_535 << 8) + 255


class Malformed(Exception):
    """What was sent is no session description that this central passes on."""


@dataclass(frozen=True)
class Carried:
    """A description as the other side gets it, and the credentials of who sent it."""

    sdp: str
    sender: Credentials


def carry(sdp: str, host: str, port: int) -> Carried:
    """Take the sender's addresses out and put the relay's in. Raises Malformed."""
    # A lone CR ends a line for some readers, and would hide one from us.
    text = sdp.replace("\r\n", "\n")
    if len(sdp) > MAX_BYTES or not text.startswith("v=0") or not all(" " <= letter <= "~" or letter == "\n" for letter in text):
        raise Malformed
    lines = [line for line in text.split("\n") if line]
    credentials = Credentials(_only(lines, "a=ice-ufrag:", _FRAGMENT), _only(lines, "a=ice-pwd:", _PASSWORD))
    family = "IP6" if ":" in host else "IP4"
    nowhere = f"c=IN {family} {'::' if family == 'IP6' else '0.0.0.0'}"  # noqa: S104 - an address of nobody, as RFC 8839 has it
    candidate = [f"a=candidate:1 1 udp {_PRIORITY} {host} {port} typ host", "a=end-of-candidates"]
    out: list[str] = []
    media = 0
    for line in lines:
        if line.startswith("m="):
            if media:
                out += candidate
            media += 1
            out += [_without_port(line), nowhere]
        elif line.startswith("o="):
            out.append(_without_origin(line))
        elif line.startswith(_KEPT) and not line.startswith(_ADDRESSES):
            out.append(line)
    if not 0 < media <= MAX_MEDIA:
        raise Malformed
    return Carried("\r\n".join([*out, *candidate, ""]), credentials)


def _only(lines: list[str], name: str, form: re.Pattern[str]) -> str:
    """The value that all parts of the description agree on: media go by one way (BUNDLE)."""
    found = {line.removeprefix(name) for line in lines if line.startswith(name)}
    if len(found) != 1:
        raise Malformed
    value = found.pop()
    if form.fullmatch(value) is None:
        raise Malformed
    return value


def _without_port(line: str) -> str:
    kind, port, *rest = line.split(" ")
    if not port.isdecimal() or len(rest) < 2:
        raise Malformed
    return " ".join([kind, port if port == "0" else "9", *rest])


def _without_origin(line: str) -> str:
    parts = line.split(" ")
    if len(parts) != 6:
        raise Malformed
    return " ".join(["o=-", *parts[1:3], "IN", "IP4", "127.0.0.1"])
