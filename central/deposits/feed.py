"""`POST /v1/deposits`: a notice of a provider, proven, read, and taken."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from starlette.requests import Request

from central.database import Database
from central.deposits.notices import DepositRefused, NoticeAnswer, NoticeBody
from central.deposits.providers import verify_provider
from central.deposits.taking import take_notice
from central.facility.facility import load_facility
from central.web import Refusal, parse

log = structlog.get_logger()


@dataclass(frozen=True)
class DepositFeed:
    """Takes notices. `root` is the key that providers' secrets are derived from."""

    database: Database
    root: bytes

    def take(self, request: Request, body: bytes, now_ms: int) -> NoticeAnswer:
        """The answer to a signed notice. Raises Refusal: 400, 401, 409 (reference used), 422 (refused: nothing was posted)."""
        with self.database.read() as connection:
            provider = verify_provider(connection, self.root, request, body)
        notice = parse(NoticeBody, body).root
        try:
            with self.database.write() as connection:
                answer = take_notice(connection, load_facility(connection).policy, provider, notice, now_ms)
        except DepositRefused as refused:
            log.warning("deposit refused", provider=provider, code=refused.code)
            raise Refusal(refused.status, refused.code, refused.reason) from None
        log.info("deposit taken", provider=provider, deposit=answer.deposit, kind=notice.kind)
        return answer
