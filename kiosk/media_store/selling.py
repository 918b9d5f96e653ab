"""What is sold to somebody at a moment, at what price, and what is theirs: read once for a whole page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from kiosk.media_store import catalogue
from kiosk.media_store.catalogue import RATINGS, Title
from kiosk.media_store.held import Held, held
from kiosk.media_store.limits import limits_for, not_sold
from kiosk.media_store.prices import Prices, prices
from kiosk.sync.wire import MediaLimits


@dataclass(frozen=True)
class Selling:
    """For one resident."""

    limits: MediaLimits
    prices: Prices
    held: Mapping[str, Held]

    @property
    def highest(self) -> str:
        """The highest rating that is sold."""
        return self.limits.highest_rating or RATINGS[-1]

    def kinds(self, several: Iterable[str]) -> tuple[str, ...]:
        """Those of them that are sold at all."""
        return tuple(kind for kind in several if kind not in self.limits.kinds)

    def allowed(self, several: Iterable[Title]) -> list[Title]:
        """Those that are sold."""
        return [one for one in several if not_sold(self.limits, one) is None]

    def newest(self, conn: Connection, kind: str, limit: int) -> list[Title]:
        """The newest titles of a kind that are sold and not theirs yet: what is theirs is no news."""
        if not self.kinds([kind]):
            return []
        return self.allowed(catalogue.shelf(conn, kind, limit=limit, highest=self.highest, without=self.held.keys()))

    def free(self, conn: Connection, kinds: Sequence[str], limit: int) -> list[Title]:
        """The newest titles of these kinds that cost nothing and are not theirs yet."""
        return self.allowed(catalogue.free(conn, self.kinds(kinds), limit, self.highest, without=self.held.keys()))


def selling(conn: Connection, resident: str, now_ms: int) -> Selling:
    """As it is now. `now_ms`: trusted time."""
    return Selling(limits_for(conn, resident), prices(conn, now_ms), held(conn, resident, now_ms))
