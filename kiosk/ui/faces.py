"""How a contact is shown: the name people use, the letter in the circle, and its colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.mail.letters import Contact
from kiosk.mail.rules import shown_name

HUES = ("sky", "leaf", "plum", "rose", "honey")


@dataclass(frozen=True)
class Face:
    """`short` is the first word of the name where no other contact shares it, else the whole name. `hue` names a colour pair."""

    name: str
    short: str
    initial: str
    hue: str
    legal: bool
    can_write: bool
    blocked: bool = False
    #: Staff allow visits by video.
    visits: bool = True

    @property
    def kind(self) -> str:
        """What mail with them is to `kiosk.signin.never_blocked`."""
        return "mail.legal" if self.legal else ""


def faces_of(contacts: Sequence[Contact]) -> dict[str, Face]:
    """Faces by contact id. A contact keeps its colour: it follows the order in which contacts were added (their ids)."""
    order = sorted(contacts, key=lambda contact: contact.id)
    return {contact.id: _face(contact, HUES[n % len(HUES)], contacts) for n, contact in enumerate(order)}


def _face(contact: Contact, hue: str, contacts: Sequence[Contact]) -> Face:
    others = [other.name for other in contacts if other.id != contact.id]
    short = shown_name(contact.name, contact.kind, others)
    legal = contact.kind == "legal"
    return Face(contact.name, short, contact.name[:1].upper(), hue, legal, contact.can_write, contact.blocked, contact.visits)
