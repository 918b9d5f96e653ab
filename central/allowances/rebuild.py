"""A restored central meets grants and allowances that it signed after the backup: it takes its own signature's word for them.

The escrow of a rebuilt allowance is taken from the resident's wallet; what is missing there (it was spent, or a deposit is lost) the
facility lends at its own loss, never the resident.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

import structlog
from sqlalchemy import Connection, insert, select, update

from central.allowances.endings import loan
from central.allowances.rows import Amount, find, transfer
from central.allowances.tables import allowances
from central.devices.alerts import alert
from central.devices.tables import devices
from central.facility.facility import load_facility
from central.ledger.book import balance, post, resident_owner
from central.ledger.wallet import lock_wallet, publish_balances
from central.residents.residents import get_resident
from central.signin.grants import Signer, rebuild_grant
from central.signin.tables import grants
from kiosk.sync.wire import Allowance, Grant

HOUR_MS = 3600 * 1000

log = structlog.get_logger()


def take_tokens(connection: Connection, signer: Signer, tokens: Sequence[str], *, device: str, now_ms: int) -> None:
    """Rebuild what is not known of the tokens beside a batch. The caller holds the device's row.

    A token that central did not sign, or that is another device's, is ignored, and IT is told.
    """
    unknown = _unknown(connection, tokens)
    if not unknown:
        return
    row = connection.execute(select(devices).where(devices.c.id == device)).one()
    forged = 0
    for token in unknown:
        claims = signer.read(token)
        if claims is None or claims.device != device:
            forged += 1
        elif isinstance(claims, Grant):
            resident = get_resident(connection, claims.resident)
            if resident is not None and rebuild_grant(
                connection,
                claims,
                device=device,
                epoch=row.epoch,
                pin_version=resident.pin_version,
                pin_given=resident.pin_given,
            ):
                log.warning("grant rebuilt", device=device, grant=claims.grant)
        elif claims.epoch == row.epoch:
            rebuild(connection, claims, now_ms=now_ms)
    if forged:
        alert(connection, "forged_token", device=device, detail=f"{forged} tokens", at_ms=now_ms)


def rebuild(connection: Connection, claims: Allowance, *, now_ms: int) -> bool:
    """Make an allowance, or a later revision of one, what its signed claims say. False when that is known already, or cannot be.

    The claims' signature, device and epoch were checked. What ended here stays ended, but for an expiry that they put off.
    """
    row = find(connection, claims.allowance)
    policy = load_facility(connection).policy.allowance
    reclaim_ms = claims.expires_ms + policy.grace_hours * HOUR_MS
    over = reclaim_ms <= now_ms
    if get_resident(connection, claims.resident) is None:
        return False
    if row is not None and (over or claims.revision <= row.revision or row.state not in {"open", "expired"}):
        return False
    # Past its grace nothing is held for an unknown one, but the device's late spends may name it.
    state, closed_ms = ("expired", now_ms) if over else ("open", None)
    values = claims.model_dump(exclude={"allowance"}) | {
        "told_revision": claims.revision, "reclaim_ms": reclaim_ms, "state": state, "closed_ms": closed_ms,
    }  # fmt: skip
    if row is None:
        connection.execute(insert(allowances).values(id=claims.allowance, **values))
        more = Amount() if over else Amount(claims.stamps, claims.credits_cents)
    else:
        granted = Amount(max(claims.stamps, row.stamps), max(claims.credits_cents, row.credits_cents))
        values |= {"stamps": granted.stamps, "credits_cents": granted.cents}
        connection.execute(update(allowances).where(allowances.c.id == row.id).values(**values))
        before = Amount(row.stamps, row.credits_cents) if row.state == "open" else Amount(row.used_stamps, row.used_cents)
        more = Amount(granted.stamps - before.stamps, granted.cents - before.cents)
    if more:
        _hold(connection, claims, more, now_ms)
    log.warning("allowance rebuilt", device=claims.device, allowance=claims.allowance, revision=claims.revision)
    return True


def _hold(connection: Connection, claims: Allowance, amount: Amount, now_ms: int) -> None:
    owner = resident_owner(claims.resident)
    lock_wallet(connection, owner)
    own = Amount(
        min(amount.stamps, balance(connection, "available", owner, "stamp")),
        min(amount.cents, balance(connection, "available", owner, "usd_cents")),
    )
    lent = Amount(amount.stamps - own.stamps, amount.cents - own.cents)
    lines = [*transfer("available", "escrow", claims.resident, own), *loan(claims.resident, lent)]
    post(connection, lines, cause=f"allowance:{claims.allowance}:{claims.revision}:rebuilt", kind="allowance_rebuilt", at_ms=now_ms)
    if lent:
        lost = {"loss_stamps": allowances.c.loss_stamps + lent.stamps, "loss_cents": allowances.c.loss_cents + lent.cents}
        connection.execute(update(allowances).where(allowances.c.id == claims.allowance).values(**lost))
        detail = f"{claims.allowance}: {lent.stamps} stamps, {lent.cents} cents"
        alert(connection, "facility_loss", device=claims.device, detail=detail, at_ms=now_ms)
    publish_balances(connection, claims.resident, now_ms)


def _unknown(connection: Connection, tokens: Sequence[str]) -> list[str]:
    """The tokens that say something new. Only these are worth checking a signature for."""
    said = {token: _peek(token) for token in tokens}
    wanted = {str(claims.get(name)) for claims in said.values() for name in ("grant", "allowance") if name in claims}
    known: dict[str, int] = {}
    ids = sorted(wanted)
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        known |= dict.fromkeys(connection.execute(select(grants.c.id).where(grants.c.id.in_(part))).scalars(), 0)
        rows = connection.execute(select(allowances.c.id, allowances.c.revision).where(allowances.c.id.in_(part)))
        known |= {row.id: row.revision for row in rows}
    return [token for token, claims in said.items() if not _is_known(claims, known)]


def _is_known(claims: dict[str, Any], known: dict[str, int]) -> bool:
    name = claims.get("grant") or claims.get("allowance")
    revision = claims.get("revision", 0)
    return name in known and isinstance(revision, int) and revision <= known[str(name)]


def _peek(token: str) -> dict[str, Any]:
    """What a token claims, before its signature is checked."""
    try:
        body = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (IndexError, ValueError, binascii.Error, RecursionError):
        return {}
    return claims if isinstance(claims, dict) else {}
