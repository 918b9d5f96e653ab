"""Promotions start and end by themselves: this looks from time to time and publishes the price list that holds then."""

from __future__ import annotations

from central.database import Database
from central.facility.facility import load_facility
from central.prices.prices import NoPrices, current, prices_at, publish_if_changed


def refresh_prices(database: Database, now_ms: int) -> int | None:
    """Publish a new version when one is due; returns its number. Looks before it locks."""
    with database.read() as connection:
        policy = load_facility(connection).policy
        try:
            latest = current(connection)
        except NoPrices:
            latest = None
    if latest is not None and prices_at(policy, now_ms, latest.version) == latest:
        return None
    with database.write() as connection:
        return publish_if_changed(connection, load_facility(connection).policy, now_ms)
