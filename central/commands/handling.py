"""What a command handler gets, and how it refuses. Each feature exposes `HANDLERS`; the app hands them to `Intake`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from central.policy import Policy
from kiosk.sync.wire import Command


class Rejected(Exception):
    """The command is refused. `code` selects the words that the resident reads; `reason` is a plain sentence for the log.

    `alert`: the kind of alert that IT gets, for what no honest device does.
    """

    def __init__(self, code: str, reason: str, *, alert: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason
        self.alert = alert


@dataclass(frozen=True)
class Context:
    """Where a command applies. `resident` and `grant` are None for kinds that need no grant; `role` is the resident's (or IT's),
    `pin_given`: the grant stands on a PIN that staff gave out."""

    connection: Connection
    device: str
    resident: str | None
    grant: str | None
    policy: Policy
    now_ms: int
    role: str = "resident"
    pin_given: bool = False

    @property
    def author(self) -> str:
        """The resident who made the command."""
        if self.resident is None:
            raise Rejected("no_grant", "this kind needs a session grant")
        return self.resident


#: Applies a command whose payload has its type; raises Rejected. Effects of a rejected command are rolled back.
Handler = Callable[[Context, Command, Any], None]
#: Called after a rejection, in the same transaction: gives the resident their text back.
Returner = Callable[[Context, Command, Any, str], None]


#: Called once before the commands of a kind in a batch are applied, with the context, command and payload of each: reads together
#: what they need one by one. It decides nothing.
Preparer = Callable[[Sequence[tuple[Context, Command, Any]]], None]


@dataclass(frozen=True)
class Kind:
    """How one kind is handled. `who`: whose grants may author it; `by_given_pin`: also while the PIN is one that staff gave out."""

    apply: Handler
    give_back: Returner | None = None
    prepare: Preparer | None = None
    who: tuple[str, ...] = ("resident",)
    by_given_pin: bool = False


Kinds = Mapping[tuple[str, int], Kind]
