"""What each role of the console may see and do. A role never contains another one: whoever needs two has two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SCREENER: Final = "screener"
HELP_DESK: Final = "help_desk"
INVESTIGATOR: Final = "investigator"
FINANCE: Final = "finance"
IT: Final = "it"
ADMINISTRATOR: Final = "administrator"

#: Role: what staff call it.
ROLES: dict[str, str] = {
    SCREENER: "Screener",
    HELP_DESK: "Help desk",
    INVESTIGATOR: "Investigator",
    FINANCE: "Finance",
    IT: "Facility IT",
    ADMINISTRATOR: "Administrator",
}

EVERYBODY: frozenset[str] = frozenset(ROLES)


@dataclass(frozen=True)
class Member:
    """Somebody who is signed in. `desks`: the roles of forms that they answer for."""

    id: str
    login: str
    name: str
    roles: frozenset[str]
    desks: frozenset[str]

    def has(self, roles: frozenset[str]) -> bool:
        """Whether one of these roles is theirs."""
        return not self.roles.isdisjoint(roles)

    @property
    def titles(self) -> str:
        """Their roles in words."""
        return ", ".join(words for role, words in ROLES.items() if role in self.roles)
