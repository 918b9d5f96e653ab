"""The features that take part in sessions at this screen, in the order in which they begin and end."""

from __future__ import annotations

from kiosk.commissary import basket
from kiosk.filings import sealing
from kiosk.mail import draft_sync
from kiosk.media_store import library
from kiosk.signin.parts import SessionPart
from kiosk.wallet import allowances

SESSION_PARTS: tuple[SessionPart, ...] = (
    sealing.SESSION_PART,
    draft_sync.SESSION_PART,
    library.SESSION_PART,
    basket.SESSION_PART,
    allowances.SESSION_PART,
)
