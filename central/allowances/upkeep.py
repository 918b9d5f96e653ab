"""What is due for allowances from time to time: reclaiming, filling up tablets, and telling devices of new revisions.

Run by the worker that leads; every step locks what it changes, so that two runs at once do no harm.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select, update

from central.allowances.endings import reclaim
from central.allowances.issue import Place, fill, is_due
from central.allowances.rows import claims_of, find, lock_device
from central.allowances.tables import allowances
from central.database import Database
from central.devices.tables import devices
from central.facility.facility import load_facility
from central.jobs import Job
from central.residents.residents import RESIDENT
from central.residents.tables import residents
from central.signin.grants import Signer
from central.signin.tables import grants
from central.streams.streams import append, device_stream
from kiosk.sync.wire import AllowanceChange


def allowance_jobs(signer: Signer) -> tuple[Job, ...]:
    """Jobs of the worker that leads."""
    return (
        Job("allowances for devices", 1.0, lambda database, now_ms: fill_and_tell(database, signer, now_ms)),
        Job("allowances ended", 60.0, reclaim_and_fill),
    )


def reclaim_and_fill(database: Database, now_ms: int) -> None:
    """What may wait a minute: ended allowances return to their wallets; tablets get their share of value that came, or run anew."""
    reclaim(database, now_ms)
    with database.read() as connection:
        policy = load_facility(connection).policy.allowance
        due = [place for place in _tablets(connection, now_ms) if is_due(connection, place, policy, now_ms)]
    for place in due:
        _fill(database, place, now_ms)


def fill_and_tell(database: Database, signer: Signer, now_ms: int) -> None:
    """What a device should have at its next look: tablets that spent most of theirs are filled up; new revisions are signed."""
    low = (allowances.c.stamps - allowances.c.used_stamps < allowances.c.low_stamps) | (
        allowances.c.credits_cents - allowances.c.used_cents < allowances.c.low_cents
    )
    with database.read() as connection:
        found = connection.execute(
            select(allowances.c.device, allowances.c.resident, devices.c.kind, devices.c.epoch)
            .join(devices, devices.c.id == allowances.c.device)
            .where(allowances.c.state == "open", low, devices.c.state == "active")
            .distinct()
        )
        places = [Place(row.device, row.kind, row.epoch, row.resident) for row in found]
    for place in places:
        _fill(database, place, now_ms)
    tell(database, signer, now_ms)


def _tablets(connection: Connection, now_ms: int) -> list[Place]:
    """Tablets with a living grant that were in contact since something was set aside for them.

    One that central does not hear of gets nothing more, and what it has runs out.
    """
    latest = select(allowances.c.id).where(
        allowances.c.device == grants.c.device,
        allowances.c.resident == grants.c.resident,
        allowances.c.issued_ms >= func.coalesce(devices.c.last_contact_ms, 0),
    )
    found = connection.execute(
        select(grants.c.device, grants.c.resident, devices.c.kind, devices.c.epoch)
        .join(devices, devices.c.id == grants.c.device)
        .join(residents, residents.c.id == grants.c.resident)
        .where(
            residents.c.role == RESIDENT,
            devices.c.kind == "tablet",
            devices.c.state == "active",
            devices.c.retired_ms.is_(None),
            grants.c.epoch == devices.c.epoch,
            grants.c.revoked_ms.is_(None),
            grants.c.offline_until_ms > now_ms,
            ~latest.exists(),
        )
        .distinct()
        .order_by(grants.c.device, grants.c.resident)
    )
    return [Place(row.device, row.kind, row.epoch, row.resident) for row in found]


def _fill(database: Database, place: Place, now_ms: int) -> None:
    with database.write() as connection:
        lock_device(connection, place.device)
        fill(connection, place, load_facility(connection).policy.allowance, now_ms)


def tell(database: Database, signer: Signer, now_ms: int) -> int:
    """Sign the revisions that devices were not told of yet, each into its device's stream; returns how many."""
    untold = (allowances.c.state == "open", allowances.c.told_revision < allowances.c.revision)
    with database.read() as connection:
        found = connection.execute(select(allowances.c.id).where(*untold).order_by(allowances.c.id)).scalars().all()
    told = 0
    for allowance in found:
        with database.write() as connection:
            row = find(connection, allowance)
            if row is None or row.state != "open" or row.told_revision >= row.revision:
                continue
            change = AllowanceChange(signed=signer.sign(claims_of(row)))
            append(connection, device_stream(row.device), "wallet.allowance", change, now_ms, key=f"allowance:{row.id}")
            connection.execute(update(allowances).where(allowances.c.id == row.id).values(told_revision=row.revision))
            told += 1
    return told
