"""What must hold at every moment, and what must hold once the weather has cleared."""

from __future__ import annotations

import json

from sqlalchemy import func, select

import central.clock
from central.allowances.aside import set_aside
from central.allowances.tables import HELD, allowance_spends, allowances
from central.commands.tables import commands
from central.devices.tables import alerts
from central.ledger.audit import audit
from central.ledger.book import Commodity, balance, resident_owner
from central.ledger.open_book import FACILITY_OWNER
from central.ledger.tables import accounts
from central.mail_out.tables import outgoing
from central.signin.grants import followed_residents
from central.stamp_books.tables import stamp_purchases
from central.streams.tables import changes
from kiosk.sync.client import CentralError
from kiosk.sync.outbox import backlog
from kiosk.wallet.tables import allowances as kept_allowances
from kiosk.wallet.tables import balances as balance_rows
from kiosk.wallet.wallet import balances as shown_balances
from tests.model.beginning import ANDRE, LETTERS_PER_STAMP, MARCUS, POLICY
from tests.model.device import Device
from tests.model.world import DAY_MS, World, reached

#: What the residents have at the beginning: (stamps, cents).
HELD_AT_START = (7 + 3 + 2, 1200 + 500)
_BOOKS = {book.book: (book.stamps, book.cents) for book in POLICY.stamps.books}
RESIDENTS = (MARCUS, ANDRE)


def check(world: World) -> None:
    """What must hold at every moment."""
    with world.database.read() as connection:
        broken = [f"{one.number}: {one.words}: {one.broken}" for one in audit(connection) if not one.holds]
        assert not broken, f"audit: {broken}"
        sent = connection.execute(select(outgoing)).all()
        bought = connection.execute(select(stamp_purchases)).all()
        assert len({row.text for row in sent}) == len(sent), "a text is at central twice"
        stolen = connection.execute(
            select(commands.c.id).where(commands.c.id.in_(world.forged), commands.c.status == "accepted")
        ).scalars()
        assert not [world.forged[command] for command in stolen], "central accepted what is forged"
        assert not world.forged_texts & {row.text for row in sent}, "central took forged words"
        for row in sent:
            assert row.stamps == -(-len(row.text) // LETTERS_PER_STAMP), "a message has the wrong price"
        for row in bought:
            assert (row.stamps, row.cents) == _BOOKS[row.book], "a purchase has the wrong price"
        stamps, cents = (_held(connection, commodity) for commodity in ("stamp", "usd_cents"))
    own = [row for row in sent if row.reply_stamp is None and not row.free and row.status not in {"rejected", "undeliverable"}]
    kept = [row for row in bought if row.undone_by is None]
    fair = (
        HELD_AT_START[0] + sum(row.stamps for row in kept) - sum(row.stamps for row in own),
        HELD_AT_START[1] - sum(row.cents for row in kept),
    )
    assert (stamps, cents) == fair, "the residents have more or less than they should"


def _held(connection: object, commodity: Commodity) -> int:
    """What the residents have, set aside or not, without what the facility lent."""
    owners = [resident_owner(resident) for resident in RESIDENTS]
    mine = (accounts.c.owner.in_(owners), accounts.c.kind.in_(("available", "escrow")), accounts.c.commodity == commodity)
    held = connection.execute(select(func.coalesce(func.sum(accounts.c.balance), 0)).where(*mine)).scalar_one()  # type: ignore[attr-defined]
    return int(held) - balance(connection, "written_off", FACILITY_OWNER, commodity)  # type: ignore[arg-type]


def settle(world: World) -> None:
    """Good weather until nobody has anything more to say."""
    world.network.fates.clear()
    world.network.down = False
    world.central_fuse.commits = 0
    for device in world.devices.values():
        device.fuse.commits = 0
        device.reboot()
    world.network.late_arrival()
    for _round in range(3):
        for device in world.devices.values():
            _quieten(world, device)


def _quieten(world: World, device: Device) -> None:
    """Up and down until the device has nothing left, or central will not have it."""
    for _step in range(60):
        try:
            more = device.drain.step()
        except CentralError:
            more = True
        if not more:
            break
    world.down(device)


def reckon(world: World) -> None:
    """After `settle`: both sides say the same, nothing saved is lost, and nothing stays set aside."""
    check(world)
    for device in world.devices.values():
        if world.is_trusted(device):
            _agree(world, device, unknown_too=False)
    _last_day(world)
    check(world)
    _nothing_lost(world)
    _tally(world)


def _agree(world: World, device: Device, *, unknown_too: bool = True) -> None:
    """Central's balances are those that the device shows, of everybody whom it follows.

    Without `unknown_too`, something may be set aside that the device never heard of: the answer to a sign-in was lost.
    """
    now_ms = central.clock.now_ms()
    with device.store.read() as conn:
        assert not backlog(conn)[0], f"{device.name} still has commands that central would not take"
        shown = {row.resident: (row.stamps, row.credits_cents) for row in conn.execute(select(balance_rows))}
        spendable = {resident: shown_balances(conn, resident, device.clock.now_ms()) for resident in shown}
        known = set(conn.execute(select(kept_allowances.c.allowance)).scalars())
    with world.database.read() as connection:
        for resident in followed_residents(connection, device.identity.device, now_ms):
            owner = resident_owner(resident)
            held = (balance(connection, "available", owner, "stamp"), balance(connection, "available", owner, "usd_cents"))
            assert shown[resident] == held, "device and central do not agree on the balances"
            here = [aside for aside in set_aside(connection, resident) if aside.device == device.identity.device]
            here = [one for one in here if unknown_too or one.allowance in known]
            there = (held[0] + sum(one.stamps for one in here), held[1] + sum(one.credits_cents for one in here))
            seen = spendable[resident]
            assert seen is not None
            assert (seen.stamps, seen.credits_cents) == there, "what the device would spend is not what central holds"
            reached["agreed"] += 1


def _last_day(world: World) -> None:
    """Days later everybody signs in at every kiosk once more, and leaves: all that was set aside is in the wallets again."""
    world.time.forward(5 * DAY_MS)
    world.look_after_allowances()
    with world.database.read() as connection:
        over = (allowances.c.state.in_(HELD), allowances.c.reclaim_ms <= central.clock.now_ms())
        assert not connection.execute(select(allowances.c.id).where(*over)).first(), "the grace is over, and it is still set aside"
    for device in list(world.devices.values()):
        for resident in RESIDENTS:
            if world.is_trusted(device):
                world.sign_in(device, resident)
                _quieten(world, device)
    trusted = [device for device in world.devices.values() if world.is_trusted(device)]
    for device in trusted:
        assert set(device.sessions) == set(RESIDENTS), f"{device.name} does not let its residents in"
        _quieten(world, device)
        _agree(world, device)
    for device in trusted:
        for resident in RESIDENTS:
            world.sign_out(device, resident)
        _quieten(world, device)
    trusted = [device for device in trusted if world.is_trusted(device)]
    for device in trusted:
        world.down(device)
        _agree(world, device)
    with world.database.read() as connection:
        left = connection.execute(select(allowances.c.device).where(allowances.c.state.in_(HELD))).scalars().all()
    assert not {device.identity.device for device in trusted} & set(left), "what was set aside did not come back"


def _nothing_lost(world: World) -> None:
    """What a resident saw as saved is at central, a draft at every kiosk that is trusted, or on the disk of one that is not."""
    everywhere: set[str] | None = None
    stuck: set[str] = set()
    for device in world.devices.values():
        if world.is_trusted(device):
            drafts = world.texts_on(device, commands=False)
            everywhere = drafts if everywhere is None else everywhere & drafts
        else:
            reached["ended frozen"] += 1
            stuck |= world.texts_on(device)
    if everywhere is None:
        with world.database.read() as connection:
            returned = connection.execute(select(changes.c.payload).where(changes.c.kind == "mail.draft_returned")).scalars()
            everywhere = {json.loads(payload)["text"] for payload in returned}
    for message, item in world.saved.items():
        status = world.status(message)
        if status is not None:
            assert item.copied or not item.taken_back, "taken back, and yet at central"
            came_back = status in {"rejected", "undeliverable"}
            assert item.copied or came_back or item.text not in everywhere, "taken by central, and yet a draft again"
        else:
            assert item.text in everywhere | stuck, "something saved is lost"
            reached["kept as a draft"] += item.text in everywhere


def _tally(world: World) -> None:
    """Count what this run met, as central remembers it."""
    with world.database.read() as connection:
        for row in connection.execute(select(commands.c.code, func.count()).where(commands.c.status == "rejected").group_by("code")):
            reached[f"rejected: {row[0]}"] += row[1]
        for row in connection.execute(select(allowances.c.state, func.count()).group_by("state")):
            reached[f"allowance {row[0]}"] += row[1]
        for row in connection.execute(select(alerts.c.kind, func.count()).group_by("kind")):
            reached[f"alert: {row[0]}"] += row[1]
        reached["allowance spent"] += connection.execute(select(func.count()).select_from(allowance_spends)).scalar_one()
        paid = select(func.count()).select_from(outgoing).where(outgoing.c.reply_stamp.is_not(None))
        reached["reply stamp paid"] += connection.execute(paid).scalar_one()
    for fate, count in world.network.met.items():
        reached[f"message {fate}"] += count
