"""`POST /v1/sms/report`: what became of a short message that the gateway took: it reached the phone, or it never will.

Signed as the inbound feed is. The first word that is final counts; the same one again is answered the same. One that failed is
undeliverable: what was paid for it comes back, as for mail.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import structlog
from pydantic import Field, StringConstraints
from sqlalchemy import Connection, select, update
from starlette.requests import Request

from central.database import Database
from central.deposits.providers import SMS, verify_provider
from central.mail_out.statuses import Advance, advance, publish_sent
from central.mail_out.tables import outgoing
from central.sms.inbound import CHANNEL, SmsTaken
from central.web import Refusal, parse
from kiosk.sync.wire_base import Payload

log = structlog.get_logger()


class SmsReport(Payload):
    """`message` is the one that central sent it with; `at_ms` when it reached the phone, as the gateway knows."""

    message: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    status: Literal["delivered", "failed"]
    at_ms: int | None = Field(default=None, ge=0, lt=4_102_444_800_000)


@dataclass(frozen=True)
class SmsReports:
    """Takes reports. `root` is the key that the gateways' secrets are derived from."""

    database: Database
    root: bytes

    def take(self, request: Request, body: bytes, now_ms: int) -> SmsTaken:
        """The answer to a signed report. Raises Refusal: 400, 401, 422 (no such message went out as an SMS)."""
        with self.database.read() as connection:
            verify_provider(connection, self.root, request, body, feed=SMS)
        report = parse(SmsReport, body)
        with self.database.write() as connection:
            if not take_report(connection, report, now_ms):
                raise Refusal(422, "unknown_message", "no short message of this id was sent on")
        return SmsTaken()


def take_report(connection: Connection, report: SmsReport, now_ms: int) -> bool:
    """Note what became of a short message, once; False when none of this id was sent on."""
    mine = (outgoing.c.id == report.message, outgoing.c.channel == CHANNEL)
    row = connection.execute(select(outgoing).where(*mine).with_for_update()).one_or_none()
    if row is None or row.status not in {"sent_on", "undeliverable"}:
        return False
    if row.status == "undeliverable" or row.delivered_ms is not None:
        return True
    log.info("short message reported", message=row.id, status=report.status)
    if report.status == "failed":
        advance(connection, row.id, Advance("undeliverable", "undeliverable", reported=True), now_ms)
        return True
    at_ms = min(report.at_ms or now_ms, now_ms)
    connection.execute(update(outgoing).where(outgoing.c.id == row.id).values(delivered_ms=at_ms))
    publish_sent(connection, row.id, now_ms)
    return True
