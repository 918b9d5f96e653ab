"""What can be done to a simulator by hand, told by the simulator itself: the demo's control page has no list of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: In a command: the card that the page has at hand.
SOME_CARD = "*"


@dataclass(frozen=True)
class Choice:
    """A button. It is lit while the simulator's state has `value` under the knob's name; None: it does something and is over."""

    label: str
    command: dict[str, Any]
    value: object = None


@dataclass(frozen=True)
class Knob:
    """Buttons that belong together. `state`: where the simulator's answer to "query" tells which of them is so."""

    title: str
    choices: tuple[Choice, ...]
    state: str = ""

    def as_dict(self) -> dict[str, Any]:
        """For the control socket."""
        choices = [{"label": one.label, "command": one.command, "value": one.value} for one in self.choices]
        return {"title": self.title, "state": self.state, "choices": choices}


CABLE = Knob("Cable", (Choice("Plugged in", {"do": "replug"}, True), Choice("Pulled out", {"do": "unplug"}, False)), "plugged")
POWER = Knob("Power", (Choice("On", {"do": "power", "on": True}, True), Choice("Off", {"do": "power", "on": False}, False)), "powered")


def badly_read(faults: set[str]) -> Knob:
    """A swipe with each fault that a reader knows."""
    swipe = {"do": "swipe", "card": SOME_CARD}
    return Knob(
        "A card, badly read",
        tuple(Choice(fault.replace("_", " ").capitalize(), {**swipe, "fault": fault}) for fault in sorted(faults) if fault),
    )
