"""Taking an order: checked, written down, carried out, written down.

The number of each order is higher than that of the last one carried out, so an old word is worth nothing. The same order again is
answered with what became of it. Killed at any instant, the next start goes on with what was begun.
"""

from __future__ import annotations

import json
import re
import time
from base64 import b64decode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.warden.deeds import Deeds, Failed
from kiosk.warden.installing import Installing
from kiosk.warden.kept import Kept, read_foreign
from kiosk.warden.word import Refused, Word, read_word

VERBS = frozenset({"restart", "lock", "wipe", "update", "network", "unlock"})
MOST_REQUEST = 8 * 1024
_DEVICE = re.compile(r"[0-9a-zA-Z_.:-]{1,64}")
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Answer:
    """`outcome`: "done", "failed", "refused", "begun" (ask again), "busy" (another order is under way). `code`: why."""

    outcome: str
    code: str = ""

    def line(self) -> bytes:
        """As it goes over the socket."""
        return json.dumps({"outcome": self.outcome, "code": self.code}).encode() + b"\n"


def this_boot() -> str:
    """A name for this start of the machine."""
    return _BOOT_ID.read_text(encoding="ascii").strip()


class Warden:
    """`identity`: where sync says at enrolment whose device this is; it is believed once, and then no more."""

    def __init__(
        self,
        kept: Kept,
        deeds: Deeds,
        installing: Installing,
        identity: Path,
        boot: Callable[[], str] = this_boot,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        self._kept = kept
        self._deeds = deeds
        self._installing = installing
        self._identity = identity
        self._boot = boot
        self._now_ms = now_ms

    def take(self, line: bytes) -> Answer:
        """Answer one request. Never raises for what a request holds."""
        try:
            device, public = self._whose()
            return self._obey(self._asked(line, device, public), device)
        except Refused as refused:
            return Answer("refused", str(refused))
        except (ValueError, KeyError, TypeError, RecursionError):
            return Answer("refused", "request")

    def _asked(self, line: bytes, device: str, public: bytes) -> Word:
        asked = json.loads(line)
        verb, token = asked["verb"], asked["order"]
        if verb not in VERBS or not isinstance(token, str):
            raise Refused("verb")
        word = read_word(token, public, device, self._now_ms())
        if word.verb != verb:
            raise Refused("verb")
        return word

    def go_on(self) -> bool:
        """Do the next step of what was begun; False when nothing is under way. Called at the start, and then now and again."""
        with suppress(Refused, ValueError, KeyError, TypeError):
            # Before a last order takes the introduction away.
            self._whose()
        last = self._last
        if last.get("phase") != "begun":
            return False
        if last["verb"] == "update":
            ended = self._installing.step(last, self._keep)
            if ended is not None:
                self._end(*ended)
            return ended is None
        self._end(*self._act(last, again=True))
        return False

    def _obey(self, word: Word, device: str) -> Answer:
        last = self._last
        if last.get("order") == word.order and last.get("device") == device:
            return Answer("begun") if last["phase"] == "begun" else Answer(last["outcome"], last["code"])
        if word.number <= self._kept.values.get("numbers", {}).get(device, 0):
            raise Refused("old")
        if last.get("phase") == "begun":
            return Answer("busy")
        begun: dict[str, Any] = {"order": word.order, "device": device, "verb": word.verb, "last": word.last, "phase": "begun"}
        begun |= {"whole": word.claims.get("whole") is True, "boot": self._boot()}
        if word.verb == "update":
            begun["update"] = word.claims.get("update")
        elif word.verb == "restart" and not begun["whole"]:
            try:
                begun["starts"] = self._deeds.starts()
            except Failed as failed:
                return Answer("failed", str(failed))
        numbers = {**self._kept.values.get("numbers", {}), device: word.number}
        self._kept.put(last=begun, numbers=numbers)
        if word.verb == "update":
            return Answer("begun")
        return self._end(*self._act(begun, again=False))

    def _act(self, begun: dict[str, Any], *, again: bool) -> tuple[str, str]:
        """Carry it out; `again`: the warden was killed in the middle, and only what has no effect yet is done."""
        try:
            match begun["verb"]:
                case "restart" if again and self._restarted(begun):
                    pass
                case "restart" if begun["whole"]:
                    self._deeds.reboot()
                case "restart":
                    self._deeds.restart()
                case "lock":
                    self._deeds.shut_senses()
                case "unlock" if begun["last"]:
                    self._deeds.wipe()
                    self._deeds.hand_over()
                case "unlock":
                    self._deeds.open_senses()
                case "wipe":
                    self._deeds.wipe()
                case "network":
                    self._deeds.restart_network()
        except Failed as failed:
            return "failed", str(failed)
        return "done", ""

    def _restarted(self, begun: dict[str, Any]) -> bool:
        if begun["boot"] != self._boot():
            return True
        return not begun["whole"] and self._deeds.starts() != begun["starts"]

    def _keep(self, last: dict[str, Any]) -> None:
        self._kept.put(last=last)

    def _end(self, outcome: str, code: str) -> Answer:
        last = {**self._last, "phase": "ended", "outcome": outcome, "code": code}
        # A device that was cleared is nobody's: the next enrolment is believed again. Its numbers stay.
        gone = {"whose": None} if last["last"] and outcome == "done" else {}
        self._kept.put(last=last, **gone)
        return Answer(outcome, code)

    @property
    def _last(self) -> dict[str, Any]:
        return dict(self._kept.values.get("last") or {})

    def _whose(self) -> tuple[str, bytes]:
        """This device's id and central's key. Raises Refused: not enrolled."""
        whose = self._kept.values.get("whose")
        if whose is None:
            offered = read_foreign(self._identity, MOST_REQUEST)
            if offered is None:
                raise Refused("not_enrolled")
            told = json.loads(offered)
            whose = {"device": told["device"], "central": told["central"]}
            if not _DEVICE.fullmatch(whose["device"]) or len(b64decode(whose["central"], validate=True)) != 32:
                raise Refused("not_enrolled")
            self._kept.put(whose=whose)
        return whose["device"], b64decode(whose["central"])
