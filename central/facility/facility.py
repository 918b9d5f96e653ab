"""Use cases of the facility row: set it up, read it, publish its policy to devices."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from central.facility.tables import facility, policy_history
from central.policy import Policy
from central.prices.prices import publish_if_changed
from central.streams.streams import FACILITY, append
from kiosk.sync.wire import PolicyChange


class NoFacility(Exception):
    """The database has no facility yet: seed it first."""


@dataclass(frozen=True)
class Facility:
    """The facility and its policy. Mail for residents arrives at `alias@mail_domain`."""

    id: str
    name: str
    mail_domain: str
    authserv_id: str
    policy: Policy
    policy_number: int


def create_facility(connection: Connection, made: Facility, now_ms: int, *, by: str = "") -> None:
    """Store the facility and publish its policy. `by`: who does it, for the history."""
    connection.execute(
        insert(facility).values(
            id=made.id,
            name=made.name,
            mail_domain=made.mail_domain.lower(),
            authserv_id=made.authserv_id.lower(),
            policy=made.policy.model_dump_json(),
            policy_number=made.policy_number,
        )
    )
    _publish(connection, made.policy, made.policy_number, now_ms, by)


def load_facility(connection: Connection) -> Facility:
    """The facility. Raises NoFacility."""
    row = connection.execute(select(facility)).one_or_none()
    if row is None:
        raise NoFacility("this database has no facility yet: run `central seed-demo` or `central facility create`")
    return Facility(
        id=row.id,
        name=row.name,
        mail_domain=row.mail_domain,
        authserv_id=row.authserv_id,
        policy=Policy.model_validate_json(row.policy),
        policy_number=row.policy_number,
    )


def set_policy(connection: Connection, policy: Policy, now_ms: int, *, by: str = "") -> int:
    """Replace the policy and publish it; returns its new number. `by`: who does it, for the history."""
    row = connection.execute(
        update(facility)
        .values(policy=policy.model_dump_json(), policy_number=facility.c.policy_number + 1)
        .returning(facility.c.policy_number)
    ).one()
    _publish(connection, policy, row.policy_number, now_ms, by)
    return int(row.policy_number)


def _publish(connection: Connection, policy: Policy, number: int, now_ms: int, by: str) -> None:
    connection.execute(insert(policy_history).values(number=number, at_ms=now_ms, by=by[:80], policy=policy.model_dump_json()))
    change = PolicyChange(number=number, policy=policy.for_devices())
    append(connection, FACILITY, "facility.policy", change, now_ms, key="policy")
    publish_if_changed(connection, policy, now_ms)
