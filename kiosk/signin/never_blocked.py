"""What stays open when the rest is closed: outside opening hours, when the day's sign-ins or minutes are used up, without money, under
any sanction (product rules R4, R5 and S4).

Pure. A *kind* is one of the names that central's policy lists as `never_blocked`; "" is everything else. Policy may open more, never
less: what stands here is a floor that no policy of a facility lowers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KINDS: Final = frozenset({"mail.legal", "grievance", "medical", "prea", "help"})

#: Screens that are open to everybody who is signed in, whatever the hour. What they show is chosen by them: the types of requests that
#: may be started, the contacts who are legal, balances without a way to spend.
OPEN_ROUTES: Final = frozenset(
    {"closed", "help", "support", "guided", "settings", "new-pin", "waiting", "leaving"}
    | {"requests", "requests-all", "request-types", "request", "request-note", "filed"}
    | {"money", "money-search", "entry", "money-wrong", "statement", "owed", "set-aside"}
)
#: Screens that are open for what they are about: a form of such a kind, a letter from or to a legal contact.
BY_KIND_ROUTES: Final = frozenset({"form", "conversation", "message", "compose", "sent-message"})
#: Screens on which no clock signs anybody out while they are about something of such a kind. Sitting idle still covers the screen.
UNTIMED_ROUTES: Final = frozenset({"form", "request-note", "compose", "guided"})
#: Screens that are about one kind alone.
_KIND_OF_ROUTE: Final[Mapping[str, str]] = {"guided": "help", "support": "help", "help": "help"}

#: Commands that are enqueued at every hour, whatever they are about.
OPEN_COMMANDS: Final = frozenset(
    {"session.close", "signin.wrong_pins", "settings.save", "card.lost", "card.lost_shown", "wallet.allowance_return", "device.it_exit"}
    | {"mail.read", "mail.draft_save", "mail.draft_drop", "notices.read", "leaving.copy"}
    | {"filing.note", "filing.reopen", "filing.withdraw", "filing.rate", "filing.seen"}
)
#: Commands that are enqueued at every hour when they are about such a kind.
BY_KIND_COMMANDS: Final = frozenset({"filing.file", "mail.send"})


def never_blocked(kind: str) -> bool:
    """Whether nothing may block this kind."""
    return kind in KINDS


def route_open(route: str, kind: str = "") -> bool:
    """Whether a screen about `kind` is open while the rest is closed."""
    return route in OPEN_ROUTES or (route in BY_KIND_ROUTES and never_blocked(kind))


def command_open(command: str, kind: str = "") -> bool:
    """Whether a command about `kind` is taken while the rest is closed."""
    return command in OPEN_COMMANDS or (command in BY_KIND_COMMANDS and never_blocked(kind))


def untimed(route: str, kind: str = "") -> bool:
    """Whether no session time runs on a screen about `kind`."""
    return route in UNTIMED_ROUTES and never_blocked(_KIND_OF_ROUTE.get(route, kind))
