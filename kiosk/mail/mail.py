"""Mail: reading, writing, sending and following letters. The one module that screens import.

Reads take a connection of `Store.read()`; writes take the store, the open session and the trusted clock, and are one transaction each.
"""

from kiosk.mail.draft_sync import sync_drafts
from kiosk.mail.drafts import delete_draft, draft_for, drafts, load_draft, save_draft
from kiosk.mail.inbox import contact, contacts, inbox_count, inbox_page, mark_read, read_message, screening, unread_count
from kiosk.mail.letters import (
    Contact,
    Draft,
    DraftRow,
    InboxRow,
    Letter,
    MailError,
    NotAllowed,
    NotEnoughStamps,
    Paid,
    Photo,
    RefusedPart,
    ReplyStampUsed,
    Screening,
    SentLetter,
    SentRow,
    TextTooLong,
)
from kiosk.mail.sending import own_stamps, purse_of, send
from kiosk.mail.sent import sent_count, sent_message, sent_page, take_back, waiting_messages

__all__ = [
    "Contact",
    "Draft",
    "DraftRow",
    "InboxRow",
    "Letter",
    "MailError",
    "NotAllowed",
    "NotEnoughStamps",
    "Paid",
    "Photo",
    "RefusedPart",
    "ReplyStampUsed",
    "Screening",
    "SentLetter",
    "SentRow",
    "TextTooLong",
    "contact",
    "contacts",
    "delete_draft",
    "draft_for",
    "drafts",
    "inbox_count",
    "inbox_page",
    "load_draft",
    "mark_read",
    "own_stamps",
    "purse_of",
    "read_message",
    "save_draft",
    "screening",
    "send",
    "sent_count",
    "sent_message",
    "sent_page",
    "sync_drafts",
    "take_back",
    "unread_count",
    "waiting_messages",
]
