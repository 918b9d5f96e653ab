"""Which screens go with a feature that central took off by order, and which stay whatever it says. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from kiosk.signin.never_blocked import never_blocked

#: By feature (`wire_orders.FEATURES`): reading what came, balances, requests, help and legal mail are in none of them.
ROUTES: Final[Mapping[str, frozenset[str]]] = {
    "messages": frozenset({"compose", "write-to", "ecard"}),
    "buying": frozenset({"buy-stamps", "transfer"}),
    "media": frozenset(
        {"media", "media-kind", "media-search", "title", "title-bought", "library", "library-title", "downloads", "playlists"}
        | {"playlist", "music", "movie", "book", "encyclopedia", "article"}
    ),
    "games": frozenset({"games", "chess", "solitaire", "word-game"}),
    "visits": frozenset({"visits", "visit", "visits-past", "visit-ask", "visit-check", "call"}),
    "commissary": frozenset({"commissary", "commissary-search", "good", "basket", "order-review"}),
    "camera": frozenset({"camera", "visit-check", "call"}),
}


def is_off(route: str, kind: str, off: Collection[str]) -> bool:
    """Whether a screen about `kind` is closed while these features are off."""
    return not never_blocked(kind) and any(route in ROUTES.get(feature, frozenset()) for feature in off)
