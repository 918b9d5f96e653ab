"""Mail: reading, writing, sending and following letters. The one module that screens import.

Reads take a connection of `Store.read()`; writes take the store, the open session and the trusted clock, and are one transaction each.
"""

from kiosk.mail.contacts import ask, asks, block, block_wishes, contact, contacts, waiting_wishes
from kiosk.mail.conversations import thread_count, thread_page
from kiosk.mail.draft_sync import sync_drafts
from kiosk.mail.drafts import attach, delete_draft, detach, draft_for, drafts, load_draft, save_draft
from kiosk.mail.inbox import inbox_count, inbox_page, mark_read, read_message, screening, unread_count
from kiosk.mail.letters import (
    Attachment,
    CannotAttach,
    Contact,
    ContactWish,
    Draft,
    DraftRow,
    Ecard,
    InboxRow,
    Letter,
    MailError,
    NotAllowed,
    NotEnoughStamps,
    Paid,
    Photo,
    PriceChanged,
    RefusedPart,
    ReplyStampUsed,
    Screening,
    SentLetter,
    SentRow,
    TextTooLong,
)
from kiosk.mail.printing import print_message
from kiosk.mail.saved import save_message, saved_count, saved_page
from kiosk.mail.search import Found, search
from kiosk.mail.sending import is_paused, is_short_message, own_stamps, purse_of, send
from kiosk.mail.sent import sent_count, sent_message, sent_page, take_back, waiting_messages

__all__ = [
    "Attachment",
    "CannotAttach",
    "Contact",
    "ContactWish",
    "Draft",
    "DraftRow",
    "Ecard",
    "Found",
    "InboxRow",
    "Letter",
    "MailError",
    "NotAllowed",
    "NotEnoughStamps",
    "Paid",
    "Photo",
    "PriceChanged",
    "RefusedPart",
    "ReplyStampUsed",
    "Screening",
    "SentLetter",
    "SentRow",
    "TextTooLong",
    "ask",
    "asks",
    "attach",
    "block",
    "block_wishes",
    "contact",
    "contacts",
    "delete_draft",
    "detach",
    "draft_for",
    "drafts",
    "inbox_count",
    "inbox_page",
    "is_paused",
    "is_short_message",
    "load_draft",
    "mark_read",
    "own_stamps",
    "print_message",
    "purse_of",
    "read_message",
    "save_draft",
    "save_message",
    "saved_count",
    "saved_page",
    "screening",
    "search",
    "send",
    "sent_count",
    "sent_message",
    "sent_page",
    "sync_drafts",
    "take_back",
    "thread_count",
    "thread_page",
    "unread_count",
    "waiting_messages",
    "waiting_wishes",
]
