"""The made-up people of the demo facility, with balances that the ledger knows. Running it again changes nothing."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, select

import resources
from central.contacts.contacts import ContactKind, add_contact
from central.deposits.notices import DepositNotice, Source
from central.deposits.providers import STAFF
from central.deposits.taking import take_notice
from central.facility.facility import Facility, create_facility
from central.facility.tables import facility
from central.ledger.wallet import issue_to_contact, issue_to_resident
from central.policy import HelpPolicy, Policy
from central.residents.residents import add_resident
from central.trust.obligations import add_obligation
from central.trust.reports import report_trust

FACILITY = "cedar-ridge"
NAME = "Cedar Ridge"
UNIT = "Unit C"
DOMAIN = "cedar-ridge.example"
AUTHSERV_ID = "mx.cedar-ridge.example"
CONTACT_STAMPS = 400
DAY_MS = 24 * 3600 * 1000

#: Of the credits, what a deposit twelve days ago brought; it cost this fee.
_DEPOSIT_CENTS = 500
_FEE_CENTS = 100
#: Of the trust account, what a deposit five days ago brought, after 20 % restitution.
_TRUST_DEPOSIT_CENTS = 1000
_RESTITUTION_PERCENT = 20

#: first name, last name, number, card, alias, PIN, stamps, credits in cents, trust in cents
_RESIDENTS = (
    ("Marcus", "Hale", "20714471", "62E3086CED", "marcus.hale", "274913", 7, 1200, 4620),
    ("Andre", "Wells", "20718812", "0A00C3F211", "andre.wells", "805162", 3, 500, 1875),
)

#: name, address, kind, pays for the reply
_CONTACTS_OF_MARCUS: tuple[tuple[str, str, ContactKind, bool], ...] = (
    ("Rosa Hale", "rosa@hale.example", "person", True),
    ("Theo Hale", "theo@hale.example", "person", False),
    ("Dani Ortiz", "dani@ortiz.example", "person", True),
    ("Elena Hale", "elena@hale.example", "person", False),
    ("Ward & Finch Law", "office@wardfinch.example", "legal", False),
    ("June Hale", "june@hale.example", "person", False),
)


def demo_id(name: str) -> str:
    """The same id for the same name on every machine."""
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{name}.{DOMAIN}"))


def _help() -> HelpPolicy:
    """Whom the demo's Help says to call."""
    return HelpPolicy.model_validate_json((Path(resources.__file__).parent / "policies" / "demo_help.json").read_bytes())


def seed_demo(connection: Connection, policy: Policy, now_ms: int) -> bool:
    """Add the demo facility; False when there is a facility already."""
    if connection.execute(select(facility.c.id)).first() is not None:
        return False
    named = policy.facility.model_copy(update={"name": policy.facility.name or NAME, "unit": policy.facility.unit or UNIT})
    policy = policy.model_copy(update={"facility": named, "help": policy.help if policy.help.lines else _help()})
    create_facility(
        connection,
        Facility(id=FACILITY, name=named.name, mail_domain=DOMAIN, authserv_id=AUTHSERV_ID, policy=policy, policy_number=1),
        now_ms,
    )
    for first, last, number, card, alias, pin, stamps, credits_cents, trust in _RESIDENTS:
        resident = add_resident(
            connection,
            first_name=first,
            last_name=last,
            number=number,
            card=card,
            alias=alias,
            pin=pin,
            now_ms=now_ms,
            resident=demo_id(alias),
        )
        issue_to_resident(connection, resident, "stamp", stamps, cause=f"demo:{alias}:stamps", now_ms=now_ms - 14 * DAY_MS)
        _past(connection, policy, resident, alias, credits_cents, trust, now_ms)
    for person, address, kind, pays in _CONTACTS_OF_MARCUS:
        contact = add_contact(
            connection,
            resident=demo_id("marcus.hale"),
            name=person,
            address=address,
            kind=kind,
            pays_for_reply=pays,
            now_ms=now_ms,
            contact=demo_id(address),
        )
        if pays:
            issue_to_contact(connection, contact, CONTACT_STAMPS, cause=f"demo:{address}:stamps", now_ms=now_ms)
    return True


def _past(connection: Connection, policy: Policy, resident: str, alias: str, credits_cents: int, trust_cents: int, now_ms: int) -> None:
    """Some history: a deposit with its fee, an obligation that takes its part of another, and what the facility reported."""

    def deposit(account: Literal["trust", "credits"], source: Source, cents: int, fee_cents: int, days_ago: int) -> None:
        notice = DepositNotice(
            kind="deposit",
            reference=f"demo-{alias}-{account}",
            resident=resident,
            account=account,
            cents=cents,
            fee_cents=fee_cents,
            source=source,
        )
        take_notice(connection, policy, STAFF, notice, now_ms - days_ago * DAY_MS)

    brought = _DEPOSIT_CENTS - _FEE_CENTS
    issue_to_resident(
        connection, resident, "usd_cents", credits_cents - brought, cause=f"demo:{alias}:credits", now_ms=now_ms - 13 * DAY_MS
    )
    deposit("credits", "online", _DEPOSIT_CENTS, _FEE_CENTS, 12)
    add_obligation(
        connection,
        resident,
        "restitution",
        "Restitution",
        50_000,
        deduct_percent=_RESTITUTION_PERCENT,
        may_pay=True,
        now_ms=now_ms - 11 * DAY_MS,
    )
    kept = _TRUST_DEPOSIT_CENTS - _TRUST_DEPOSIT_CENTS * _RESTITUTION_PERCENT // 100
    report_trust(connection, resident, trust_cents - kept, now_ms - 10 * DAY_MS)
    deposit("trust", "money_order", _TRUST_DEPOSIT_CENTS, 0, 5)
    report_trust(connection, resident, trust_cents, now_ms)
