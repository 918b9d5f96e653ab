"""Imports every feature's tables, so that `schema.metadata` is whole."""

from central.commands import tables as commands
from central.contacts import tables as contacts
from central.devices import tables as devices
from central.facility import tables as facility
from central.ledger import tables as ledger
from central.mail_in import tables as mail_in
from central.mail_out import tables as mail_out
from central.reply_stamps import tables as reply_stamps
from central.residents import tables as residents
from central.schema import metadata
from central.signin import tables as signin
from central.streams import tables as streams

__all__ = [
    "commands",
    "contacts",
    "devices",
    "facility",
    "ledger",
    "mail_in",
    "mail_out",
    "metadata",
    "reply_stamps",
    "residents",
    "signin",
    "streams",
]
