"""Everything that moves a resident's money, in any order, against a plain model that knows no ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uuid_utils
from hypothesis import given, settings
from hypothesis import strategies as st

from central.commands.handling import Context, Kinds, Rejected
from central.database import Database, savepoint
from central.deposits.notices import ChargebackNotice, DepositNotice, DepositRefused, NoticeAnswer
from central.deposits.taking import take_notice
from central.devices.tables import devices
from central.ledger.audit import audit
from central.ledger.book import balance, resident_owner
from central.ledger.history import lines_of
from central.ledger.wallet import issue_to_resident
from central.migrate import upgrade
from central.policy import Policy
from central.seed_demo import demo_id, seed_demo
from central.stamp_books import buying
from central.trust import transfers
from central.trust.obligations import add_obligation
from central.trust.reports import report_trust
from kiosk.sync.wire import COMMAND_TYPES, Command
from tests.postgres import NewDatabase

MARCUS = demo_id("marcus.hale")
POLICY = Policy.model_validate(
    {"money": {"deposit_limit_cents": 2000, "move_limit_cents": 1500, "move_day_limit_cents": 4000}, "stamps": {"undo_minutes": 60}}
)
HANDLERS: Kinds = {**buying.HANDLERS, **transfers.HANDLERS}
BOOKS = {"one": (1, 50), "ten": (10, 500), "thirty": (30, 1450)}
NOON_MS = 1_794_000_000_000


@dataclass
class Model:
    """What a resident has, in the plainest terms."""

    stamps: int = 7
    credits: int = 1200
    trust: int = 4620
    owed: int = 0
    moved: int = 0
    obligation: int = 3000
    restitution: int = 50_000 - 200
    deposits: dict[str, tuple[str, int]] = field(default_factory=dict)
    purchases: dict[str, tuple[int, int]] = field(default_factory=dict)


class Money:
    """The real thing and the model, step by step."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.model = Model()
        self.now_ms = NOON_MS
        self.refused = 0
        with database.write() as connection:
            seed_demo(connection, POLICY, NOON_MS)
            connection.execute(devices.insert().values(**_device()))
            self.court = add_obligation(
                connection, MARCUS, "court_fee", "Court fee", 3000, deduct_percent=10, may_pay=True, now_ms=NOON_MS
            )

    def command(self, kind: str, payload: dict[str, Any]) -> str | None:
        """Apply a command; its id when it was accepted."""
        made = Command(
            seq=1, id=str(uuid_utils.uuid7()), grant="g", kind=kind, version=1, payload=payload,
            payload_hash="0" * 64, at_ms=self.now_ms, boot_ms=1, prev_hash="0" * 64, hash="0" * 64,
        )  # fmt: skip
        with self.database.write() as connection:
            context = Context(connection, "d1", MARCUS, "g", POLICY, self.now_ms)
            try:
                with savepoint(connection):
                    HANDLERS[kind, 1].apply(context, made, COMMAND_TYPES[kind, 1].model_validate(payload))
            except Rejected:
                self.refused += 1
                return None
        return made.id

    def notice(self, notice: DepositNotice | ChargebackNotice) -> bool:
        """Take a notice, twice over; whether it was taken."""
        answers: list[NoticeAnswer | None] = []
        for _ in range(2):
            try:
                with self.database.write() as connection:
                    answers.append(take_notice(connection, POLICY, "payco", notice, self.now_ms))
            except DepositRefused:
                answers.append(None)
        assert answers[0] == answers[1]
        self.refused += answers[0] is None
        return answers[0] is not None

    # --- Steps: what is asked of both ---

    def deposit(self, amount: int, choice: int) -> None:
        account, fee = ("trust", "credits")[choice % 2], (0, 30)[choice // 2 % 2]
        reference = f"d{len(self.model.deposits)}"
        made = DepositNotice(
            kind="deposit", reference=reference, resident=MARCUS, account=account, cents=amount, fee_cents=fee, source="phone"
        )  # fmt: skip
        taken = self.notice(made)
        reached = min(amount, 2000) - fee
        assert taken == (reached > 0)
        if not taken:
            return
        model = self.model
        model.deposits[reference] = (account, reached)
        repaid = min(model.owed, reached)
        model.owed -= repaid
        left = reached - repaid
        if account == "credits":
            model.credits += left
            return
        restitution = min(left * 20 // 100, model.restitution)
        court = min(left * 10 // 100, model.obligation, left - restitution)
        model.restitution -= restitution
        model.obligation -= court
        model.trust += left - restitution - court

    def chargeback(self, amount: int, choice: int) -> None:
        model = self.model
        if not model.deposits:
            return
        reference = sorted(model.deposits)[choice % len(model.deposits)]
        account, left = model.deposits[reference]
        made = ChargebackNotice(kind="chargeback", reference=f"c{self.now_ms}", deposit=reference, amount=amount)
        taken = self.notice(made)
        assert taken == (amount <= left)
        if not taken:
            return
        model.deposits[reference] = (account, left - amount)
        if account == "trust":
            part = min(model.trust, amount)
            model.trust -= part
            amount -= part
        part = min(model.credits, amount)
        model.credits -= part
        model.owed += amount - part

    def move(self, amount: int, _choice: int) -> None:
        model = self.model
        allowed = not model.owed and amount <= 1500 and model.moved + amount <= 4000 and amount <= model.trust
        assert (self.command("wallet.move_to_credits", {"cents": amount}) is not None) == allowed
        if allowed:
            model.moved += amount
            model.trust -= amount
            model.credits += amount

    def pay(self, amount: int, _choice: int) -> None:
        model = self.model
        allowed = amount <= model.obligation and amount <= model.trust
        assert (self.command("wallet.pay_obligation", {"obligation": self.court, "cents": amount}) is not None) == allowed
        if allowed:
            model.obligation -= amount
            model.trust -= amount

    def buy(self, _amount: int, choice: int) -> None:
        name = sorted(BOOKS)[choice % 3]
        stamps, cents = BOOKS[name]
        model = self.model
        made = self.command("wallet.buy_stamps", {"book": name, "stamps": stamps, "cents": cents, "price_version": 1})
        assert (made is not None) == (not model.owed and cents <= model.credits)
        if made is not None:
            model.purchases[made] = (stamps, cents)
            model.stamps += stamps
            model.credits -= cents

    def undo(self, _amount: int, choice: int) -> None:
        model = self.model
        if not model.purchases:
            return
        purchase = sorted(model.purchases)[choice % len(model.purchases)]
        stamps, cents = model.purchases[purchase]
        done = self.command("wallet.undo", {"command": purchase}) is not None
        assert done == (stamps > 0)
        if done:
            model.purchases[purchase] = (0, 0)
            model.stamps -= stamps
            model.credits += cents

    def report(self, amount: int, _choice: int) -> None:
        with self.database.write() as connection:
            report_trust(connection, MARCUS, amount, self.now_ms)
        self.model.trust = amount

    def gift(self, amount: int, _choice: int) -> None:
        with self.database.write() as connection:
            issue_to_resident(connection, MARCUS, "stamp", amount, cause=f"gift:{self.now_ms}", now_ms=self.now_ms)
        self.model.stamps += amount

    def check(self) -> None:
        """Both agree; the history adds up; every invariant holds."""
        model, owner = self.model, resident_owner(MARCUS)
        with self.database.read() as connection:
            real = (
                balance(connection, "available", owner, "stamp"),
                balance(connection, "available", owner, "usd_cents"),
                balance(connection, "trust", owner, "usd_cents"),
                -balance(connection, "receivable", owner, "usd_cents"),
            )
            lines = lines_of(connection, MARCUS)
            broken = [finding for finding in audit(connection) if not finding.holds]
            held = connection.exec_driver_sql("SELECT COUNT(*) FROM restrictions WHERE ended_ms IS NULL").scalar_one()
        assert real == (model.stamps, model.credits, model.trust, model.owed)
        assert real[:3] == tuple(sum(getattr(line, name) for line in lines) for name in ("stamps", "credits_cents", "trust_cents"))
        assert held == (1 if model.owed else 0)
        assert broken == []


STEPS: dict[str, Callable[[Money, int, int], None]] = {
    "deposit": Money.deposit,
    "chargeback": Money.chargeback,
    "move": Money.move,
    "pay": Money.pay,
    "buy": Money.buy,
    "undo": Money.undo,
    "report": Money.report,
    "gift": Money.gift,
}
RUN = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(1, 2500), st.integers(0, 11)), min_size=3, max_size=18)


@contextmanager
def money(new_database: NewDatabase, engine: str) -> Iterator[Money]:
    with new_database(engine) as url:
        database = Database(url)
        try:
            upgrade(database)
            yield Money(database)
        finally:
            database.close()


@given(RUN)
@settings(max_examples=20, deadline=None)
def test_any_run_of_money_agrees_with_the_model(new_database: NewDatabase, engine: str, run: list[tuple[str, int, int]]) -> None:
    with money(new_database, engine) as both:
        for step, amount, choice in run:
            both.now_ms += 1000
            STEPS[step](both, amount, choice)
        both.check()


def _device() -> dict[str, Any]:
    texts = {"id": "d1", "name": "Kiosk", "serial": "S", "kind": "kiosk", "signing_key": "k", "state": "active", "last_hash": "0" * 64}
    return {**texts, "epoch": 1, "last_seq": 0, "request_high": 0, "request_seen": "0", "enrolled_ms": 0}
