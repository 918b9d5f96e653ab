"""Any run of issuing, spending, returning, expiring, filling up, refunding, freezing, restoring and rebuilding keeps the invariants."""

from __future__ import annotations

import functools
import shutil
import sqlite3
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import insert, select

from central.allowances.endings import fence, freeze, reclaim, take_return
from central.allowances.issue import Place, fill, issue
from central.allowances.rebuild import rebuild
from central.allowances.rows import Amount
from central.allowances.spend import AllowanceRefused, refund, spend, take_here
from central.allowances.tables import allowances
from central.database import Database
from central.devices.tables import devices
from central.ledger.audit import audit
from central.ledger.book import AlreadyPosted, NotEnough, balance, resident_owner
from central.ledger.tables import accounts
from central.ledger.wallet import issue_to_resident, publish_balances
from central.migrate import upgrade
from central.policy import AllowancePolicy, Policy
from central.seed_demo import seed_demo
from kiosk.sync.wire import GENESIS_HASH, Allowance, AllowanceReturn
from tests.integration.central.world import ANDRE, MARCUS

HOUR_MS = 3600 * 1000
DAY_MS = 24 * HOUR_MS
START_MS = 1_780_000_000_000
POLICY = AllowancePolicy(kiosk_stamps=4, kiosk_cents=300, kiosk_hours=2, grace_hours=1, tablet_min_stamps=3, tablet_valid_days=1)
DEVICES = {"k1": "kiosk", "k2": "kiosk", "t1": "tablet"}
DEVICE = st.sampled_from(sorted(DEVICES))
RESIDENT = st.sampled_from([MARCUS, ANDRE])
#: Those of the audit that need no commands, grants or messages around the ledger.
CHECKED = {"1", "2", "3", "4", "5", "6", "8", "10", "11"}

reached: Counter[str] = Counter()


@functools.cache
def beginning() -> Path:
    """A database with the demo's people and the devices, made once."""
    path = Path(tempfile.mkdtemp()) / "central.db"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    with database.write() as connection:
        seed_demo(connection, Policy(), START_MS)
        for device, kind in DEVICES.items():
            values = {"signing_key": "", "epoch": 1, "state": "active", "last_seq": 0, "last_hash": GENESIS_HASH}
            values |= {"request_high": 0, "request_seen": "0", "enrolled_ms": START_MS}
            connection.execute(insert(devices).values(id=device, name=device, serial=device, kind=kind, **values))
    database.close()
    return path


class Wallets(RuleBasedStateMachine):
    """Two residents, two kiosks and a tablet."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "central.db"
        shutil.copyfile(beginning(), self.path)
        self.database = Database(f"sqlite:///{self.path}")
        self.now_ms = START_MS
        self.signed: list[Allowance] = []
        self.charged: list[str] = []
        self.copy = beginning()
        self.signed_then = 0
        self.number = 0

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    def next(self, what: str) -> str:
        self.number += 1
        return f"{what}-{self.number}"

    def place(self, device: str, resident: str) -> Place:
        with self.database.read() as connection:
            epoch = connection.execute(select(devices.c.epoch).where(devices.c.id == device)).scalar_one()
        return Place(device, DEVICES[device], epoch, resident)

    @rule(device=DEVICE, resident=RESIDENT)
    def signs_in(self, device: str, resident: str) -> None:
        before = self.whole(resident)
        with self.database.write() as connection:
            made = issue(connection, self.place(device, resident), POLICY, self.now_ms)
        if made is not None:
            reached["issued" if made.revision == 1 else "issued again"] += 1
            self.signed.append(made)
        assert self.whole(resident) == before

    @rule(device=DEVICE, resident=RESIDENT)
    def syncs(self, device: str, resident: str) -> None:
        place = self.place(device, resident)
        if place.standing:
            with self.database.write() as connection:
                reached["filled"] += fill(connection, place, POLICY, self.now_ms)

    @precondition(lambda self: self.signed)
    @rule(data=st.data(), stamps=st.integers(0, 3), cents=st.sampled_from([0, 50, 250]), honest=st.sampled_from([True, True, False]))
    def spends(self, data: st.DataObject, stamps: int, cents: int, honest: bool) -> None:
        claims = data.draw(st.sampled_from(self.signed[-3:]))
        if not stamps and not cents:
            stamps = 1
        command = self.next("command")
        device = claims.device if honest else "k1" if claims.device == "k2" else "k2"
        row, before, whole = self.row(claims), self.whole(claims.resident), self.holds(claims.resident)
        try:
            with self.database.write() as connection:
                charge = spend(
                    connection, allowance=claims.allowance, device=device, resident=claims.resident, stamps=stamps, cents=cents,
                    command=command, kind="spend", now_ms=self.now_ms, quantity=1, unit_price=1,
                )  # fmt: skip
                publish_balances(connection, claims.resident, self.now_ms)
        except AllowanceRefused as refused:
            reached[refused.code] += 1
            assert self.whole(claims.resident) == before
            assert not honest or row is None or stamps > whole[0] or cents > whole[1]
            return
        assert honest
        reached["spent" if charge.allowance else "spent from the wallet"] += 1
        self.charged.append(command)
        assert self.whole(claims.resident) == before

    @rule(device=DEVICE, resident=RESIDENT, stamps=st.integers(1, 9))
    def takes_here(self, device: str, resident: str, stamps: int) -> None:
        before = self.whole(resident)
        with self.database.write() as connection:
            take_here(
                connection, device=device, resident=resident, amount=Amount(stamps), command=self.next("taken"), now_ms=self.now_ms
            )
            publish_balances(connection, resident, self.now_ms)
        assert self.whole(resident) == before

    @precondition(lambda self: self.charged)
    @rule(data=st.data())
    def is_refunded(self, data: st.DataObject) -> None:
        command = data.draw(st.sampled_from(self.charged))
        try:
            with self.database.write() as connection:
                refund(connection, command=command, cause=f"{command}:refund", now_ms=self.now_ms)
                publish_balances(connection, MARCUS, self.now_ms)
                publish_balances(connection, ANDRE, self.now_ms)
            reached["refunded"] += 1
        except (AlreadyPosted, NotEnough):  # whichever is noticed first
            reached["refunded twice"] += 1

    @precondition(lambda self: self.signed)
    @rule(data=st.data())
    def returns(self, data: st.DataObject) -> None:
        claims = data.draw(st.sampled_from(self.signed))
        row = self.row(claims)
        if row is None:
            return
        back = AllowanceReturn(allowance=claims.allowance, stamps=row.used_stamps, credits_cents=row.used_cents)
        for _ in range(2):
            with self.database.write() as connection:
                take_return(connection, back, device=claims.device, resident=claims.resident, now_ms=self.now_ms)
        reached["returned"] += row.state == "open"

    @rule(hours=st.sampled_from([0, 0, 1, 2, 4, 30]))
    def time_passes(self, hours: int) -> None:
        self.now_ms += hours * HOUR_MS
        reached["reclaimed"] += reclaim(self.database, self.now_ms)

    @rule(resident=RESIDENT, amount=st.integers(1, 5))
    def value_comes(self, resident: str, amount: int) -> None:
        with self.database.write() as connection:
            issue_to_resident(connection, resident, "stamp", amount, cause=self.next("gift"), now_ms=self.now_ms)
            issue_to_resident(connection, resident, "usd_cents", amount * 50, cause=self.next("gift"), now_ms=self.now_ms)

    @rule(device=DEVICE, lost=st.booleans(), seldom=st.integers(0, 9))
    def is_frozen(self, device: str, lost: bool, seldom: int) -> None:
        if seldom != 7:
            return
        reached["frozen"] += 1
        with self.database.write() as connection:
            if lost:
                fence(connection, device, self.now_ms)
            else:
                freeze(connection, device, self.now_ms)

    @rule()
    def backup(self) -> None:
        self.copy = Path(self.folder.name) / "backup.db"
        self.signed_then = len(self.signed)
        self._copy(self.path, self.copy)

    @precondition(lambda self: len(self.signed) > self.signed_then)
    @rule()
    def is_restored(self) -> None:
        self._copy(self.copy, self.path)
        self.charged = []
        self.number += 1000
        reached["restored"] += 1
        for claims in self.signed:
            self.rebuild(claims)

    def rebuild(self, claims: Allowance) -> None:
        """As if its device had sent the token beside a batch."""
        if self.place(claims.device, claims.resident).epoch != claims.epoch:
            return
        before = self.row(claims)
        with self.database.write() as connection:
            if rebuild(connection, claims, now_ms=self.now_ms):
                reached["rebuilt" if before is None else "rebuilt later revision"] += 1

    @invariant()
    def holds_together(self) -> None:
        with self.database.read() as connection:
            assert [one for one in audit(connection) if not one.holds and one.number in CHECKED] == []
            lost = connection.execute(
                select(accounts.c.balance).where(accounts.c.kind == "written_off", accounts.c.owner == "facility")
            ).scalars()
            reached["facility's loss"] += any(lost)

    def row(self, claims: Allowance) -> Any:
        with self.database.read() as connection:
            return connection.execute(select(allowances).where(allowances.c.id == claims.allowance)).one_or_none()

    def holds(self, resident: str) -> tuple[int, int]:
        """Free stamps and cents."""
        with self.database.read() as connection:
            owner = resident_owner(resident)
            return balance(connection, "available", owner, "stamp"), balance(connection, "available", owner, "usd_cents")

    def whole(self, resident: str) -> tuple[int, ...]:
        """All stamps and cents of a resident, wherever they are."""
        with self.database.read() as connection:
            owner = resident_owner(resident)
            return tuple(
                sum(balance(connection, kind, owner, commodity) for kind in ("available", "escrow", "spent"))
                for commodity in ("stamp", "usd_cents")
            )

    def _copy(self, source: Path, to: Path) -> None:
        one, other = sqlite3.connect(source), sqlite3.connect(to)
        one.backup(other)
        one.close()
        other.close()


def test_any_run_keeps_the_invariants() -> None:
    reached.clear()
    run = settings(
        max_examples=20,
        stateful_step_count=40,
        deadline=None,
        phases=[Phase.generate],
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    machine: Any = Wallets
    machine.TestCase.settings = run
    machine.TestCase().runTest()
    # A model that never gets anywhere proves nothing.
    wanted = {"issued", "issued again", "spent", "spent from the wallet", "allowance_refused", "returned", "reclaimed", "rebuilt"}
    assert {name for name in wanted if not reached[name]} == set(), reached
