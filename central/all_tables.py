"""Imports every feature's tables, so that `schema.metadata` is whole."""

from central.allowances import tables as allowances
from central.calls import tables as calls
from central.cards import tables as cards
from central.commands import tables as commands
from central.commissary import tables as commissary
from central.console import tables as console
from central.contacts import tables as contacts
from central.courses import tables as courses
from central.deposits import tables as deposits
from central.devices import tables as devices
from central.drafts import tables as drafts
from central.facility import tables as facility
from central.filings import tables as filings
from central.leaving import tables as leaving
from central.ledger import tables as ledger
from central.mail_in import tables as mail_in
from central.mail_out import tables as mail_out
from central.media import tables as media
from central.news import tables as news
from central.notices import tables as notices
from central.orders import tables as orders
from central.prices import tables as prices
from central.receipts import tables as receipts
from central.reply_stamps import tables as reply_stamps
from central.residents import tables as residents
from central.restrictions import tables as restrictions
from central.schema import metadata
from central.signin import tables as signin
from central.stamp_books import tables as stamp_books
from central.streams import tables as streams
from central.trust import tables as trust
from central.visits import tables as visits

__all__ = [
    "allowances",
    "calls",
    "cards",
    "commands",
    "commissary",
    "console",
    "contacts",
    "courses",
    "deposits",
    "devices",
    "drafts",
    "facility",
    "filings",
    "leaving",
    "ledger",
    "mail_in",
    "mail_out",
    "media",
    "metadata",
    "news",
    "notices",
    "orders",
    "prices",
    "receipts",
    "reply_stamps",
    "residents",
    "restrictions",
    "signin",
    "stamp_books",
    "streams",
    "trust",
    "visits",
]
