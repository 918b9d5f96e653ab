"""Giving an OSDP reader that is in install mode its own key (IEC 60839-11-5 annex D: KEYSET under SCBK-D).

Only by command of facility IT, with the hardware process stopped: the key goes over the wire under a key that everybody knows, so
nobody else may be on it. The new key is kept before it is sent: a power cut in between leaves a device that can speak to the reader.
"""

from __future__ import annotations

import secrets
import time
from importlib.util import find_spec

from kiosk.device.keys import keep_reader_key, reader_key
from kiosk.hardware.card_reader.osdp_reader import KEY_BYTES, PanelEnded, PanelProcess
from kiosk.settings import DeviceSettings, ReaderSettings

PATIENCE_S = 15.0

_WHY = {
    "silent": "the reader does not answer: look at its cable, its address and its speed",
    "not_secure": "the reader answers, but is not in install mode: see its manual, then try again",
    "no_randomness": "this system's random numbers cannot be used",
}


class NotPaired(Exception):
    """The reader has no key of ours; the text says why and what to do."""


def pair(device: DeviceSettings, reader: ReaderSettings) -> None:
    """Give the reader a new key of its own and speak to it under that key. Raises NotPaired, KeysUnreadable."""
    if reader.protocol != "osdp":
        raise NotPaired(f"the settings name a reader of protocol {reader.protocol}: only OSDP readers are paired")
    if find_spec("osdp_sys") is None:
        raise NotPaired("libosdp is not installed")
    before, key = reader_key(device, reader.address), secrets.token_bytes(KEY_BYTES)
    keep_reader_key(device, reader.address, key)
    try:
        _until_secure(reader, key, pair=True)
        _until_secure(reader, key, pair=False)
    except (NotPaired, KeyboardInterrupt):
        # where the reader took the key and only its answer was lost, the new key holds and the old one would not
        if before is not None and not _answers_to(reader, key):
            keep_reader_key(device, reader.address, before)
        raise


def _answers_to(reader: ReaderSettings, key: bytes) -> bool:
    try:
        _until_secure(reader, key, pair=False)
    except NotPaired:
        return False
    return True


def _until_secure(reader: ReaderSettings, key: bytes, *, pair: bool) -> None:
    """Wait for a secure channel under this very key."""
    deadline = time.monotonic() + PATIENCE_S
    why = _WHY["silent"]
    with PanelProcess(port=reader.port, baud=reader.baud, address=reader.address, key=key, pair=pair) as panel:
        try:
            while time.monotonic() < deadline:
                match panel.next():
                    case {"reader": "secure"}:
                        return
                    case {"reader": "lost", "detail": str(detail)}:
                        raise NotPaired(f"{detail}. Is the hardware process stopped?")
                    case {"reader": str(how)} if how in _WHY:
                        why = _WHY[how]
                        if how != "silent":
                            break
        except PanelEnded as error:
            raise NotPaired(str(error)) from error
    raise NotPaired(why)
