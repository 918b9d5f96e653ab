"""While central has frozen this device: what is never blocked goes by id, outside the chain.

Features name their pending commands that may be of that sort (`Feature.never_blocked`); central's policy decides. What it takes or
rejects is acknowledged like any command; what it refuses waits for the day when IT enrols the device anew.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, select

from kiosk.device.clock import TrustedClock
from kiosk.store.engine import Store
from kiosk.sync.client import CentralClient, Malformed
from kiosk.sync.drain import apply_outcomes
from kiosk.sync.link import Link
from kiosk.sync.outbox import UNACKNOWLEDGED
from kiosk.sync.registry import Feature, OnRejected
from kiosk.sync.tables import outbox
from kiosk.sync.wire import Outcome, QuarantineAnswer, QuarantineBatch, QuarantinedCommand

MAX_IN_BATCH = 20
#: What central does not take because too much came today is offered again after so long.
AGAIN_MS = 3600 * 1000
TOO_MANY = "too_many"


class QuarantineLane:
    """One frozen device's narrow way up. `step` is called by one thread."""

    def __init__(self, store: Store, client: CentralClient, clock: TrustedClock, link: Link, features: Sequence[Feature]) -> None:
        self._store = store
        self._client = client
        self._clock = clock
        self._link = link
        self._candidates = [feature.never_blocked for feature in features if feature.never_blocked is not None]
        self._on_rejected: list[OnRejected] = [feature.on_rejected for feature in features if feature.on_rejected is not None]
        self._refused: set[str] = set()
        #: Until when (boot ms) something is not offered again.
        self._later: dict[str, int] = {}

    def step(self) -> bool:
        """Offer what may be never blocked; True when there may be more. Raises as `CentralClient.post`, and StoreFull."""
        with self._store.read() as conn:
            offered = self._eligible(conn)
        if not offered:
            return False
        answer = self._client.post("/quarantine", QuarantineBatch(commands=tuple(offered)), QuarantineAnswer)
        if [command.id for command in offered] != [outcome.id for outcome in answer.outcomes]:
            raise Malformed("the outcomes are not those of the batch")
        refused = [outcome for outcome in answer.outcomes if outcome.status == "refused"]
        self._refused |= {outcome.id for outcome in refused if outcome.code != TOO_MANY}
        again_ms = self._clock.boot_ms() + AGAIN_MS
        self._later |= {outcome.id: again_ms for outcome in refused if outcome.code == TOO_MANY}
        settled = [
            Outcome.model_validate({"seq": 1, **outcome.model_dump()}) for outcome in answer.outcomes if outcome.status != "refused"
        ]
        if settled:
            now_ms = self._clock.now_ms()
            with self._store.write() as conn:
                apply_outcomes(conn, settled, now_ms, self._on_rejected)
        self._link.contact(answer.server_ms)
        return True

    def _eligible(self, conn: Connection) -> list[QuarantinedCommand]:
        self._later = {command: again_ms for command, again_ms in self._later.items() if again_ms > self._clock.boot_ms()}
        named = {command for candidates in self._candidates for command in candidates(conn)} - self._refused - self._later.keys()
        rows = conn.execute(
            select(outbox)
            .where(outbox.c.id.in_(named), outbox.c.state.in_(UNACKNOWLEDGED), outbox.c.payload.is_not(None))
            .order_by(outbox.c.seq)
            .limit(MAX_IN_BATCH)
        ).all()
        return [
            QuarantinedCommand(
                id=row.id, grant=row.grant_id, kind=row.kind, version=row.version, payload=json.loads(row.payload), at_ms=row.at_ms
            )
            for row in rows
        ]
