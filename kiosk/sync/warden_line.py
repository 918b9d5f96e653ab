"""Asking the warden (`kiosk.warden`) to carry out an order: it checks the order itself, and tells what became of it."""

from __future__ import annotations

import json
import socket
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from kiosk.device.identity import Identity
from kiosk.device.keyrings import write_durably

CONNECT_S = 2.0
#: Stopping programs may take the warden this long.
ANSWER_S = 130.0
_MOST_BYTES = 4096
_OUTCOMES = frozenset({"done", "failed", "refused", "begun", "busy"})


#: Whose device this is, for a warden that does not know it yet.
INTRODUCTION = "warden.json"


class NoWarden(Exception):
    """Nobody listens there, or what answers is no warden."""


@dataclass(frozen=True)
class Said:
    """The warden's answer: "done", "failed", "refused", "begun" (ask again) or "busy", and why."""

    outcome: str
    code: str = ""


def introduce(data: Path, identity: Identity) -> None:
    """Say whose device this is, and by which key central's word is known. The warden believes it once."""
    told = json.dumps({"device": identity.device, "central": b64encode(identity.central_signing_key).decode()}).encode()
    place = data / INTRODUCTION
    if not place.exists() or place.read_bytes() != told:
        write_durably(place, told)


def ask_warden(path: Path, verb: str, signed: str) -> Said:
    """Hand over an order; the same one again is answered with what became of it. Raises NoWarden."""
    line = json.dumps({"verb": verb, "order": signed}).encode() + b"\n"
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(CONNECT_S)
            connection.connect(str(path))
            connection.sendall(line)
            connection.settimeout(ANSWER_S)
            answer = b""
            while not answer.endswith(b"\n") and len(answer) < _MOST_BYTES and (piece := connection.recv(_MOST_BYTES)):
                answer += piece
        told = json.loads(answer)
        said = Said(str(told["outcome"]), str(told["code"])[:40])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoWarden("the warden does not answer") from error
    if said.outcome not in _OUTCOMES:
        raise NoWarden("the warden does not answer")
    return said
