"""The judgement after the storm: nothing lost, nothing doubled, nobody richer or poorer than they should be.

Three witnesses are held against each other: the journals of what the screens called saved, the kiosks' stores, and central's ledger.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import Any

from sqlalchemy import func, select

from central.allowances.endings import reclaim
from central.allowances.tables import HELD, allowance_spends, allowances
from central.commands.tables import commands
from central.ledger.audit import audit
from central.ledger.book import AccountKind, Commodity, balance, resident_owner
from central.mail_in.tables import messages as letters
from central.mail_out.tables import outgoing
from central.stamp_books.tables import stamp_purchases
from kiosk.device.identity import load_identity
from kiosk.mail.tables import drafts
from kiosk.mail.tables import messages as inbox
from kiosk.sync.tables import outbox
from tests.torture.facility import LAWYER, PEOPLE, Facility, Kiosk
from tests.torture.person import read_journal

#: Beyond every allowance and its grace.
_LATER_MS = 400 * 24 * 3600 * 1000


@dataclass
class Disk:
    """What a kiosk's store holds. `made`: its commands by id; `drafts`: (resident, text) → how often; `letters` by resident."""

    device: str
    journal: list[dict[str, str]]
    resident: str
    made: dict[str, Any]
    drafts: Counter[tuple[str, str]] = field(default_factory=Counter)
    letters: dict[str, Counter[str]] = field(default_factory=dict)


def reckon(facility: Facility) -> Counter[str]:
    """Judge a facility that has settled, then stop it and judge what lies at rest. Returns what was counted."""
    disks = [_read(kiosk) for kiosk in facility.kiosks]
    with facility.database.read() as connection:
        taken = {row.id: row for row in connection.execute(select(outgoing))}
        bought = {row.id: row for row in connection.execute(select(stamp_purchases))}
        answered = {(row.device, row.id): row for row in connection.execute(select(commands))}
        arrived = Counter(connection.execute(select(letters.c.id)).scalars())
        from_allowances = connection.execute(select(func.count()).select_from(allowance_spends)).scalar_one()
    counted = Counter(f"rejected: {row.code}" if row.status == "rejected" else f"accepted: {row.kind}" for row in answered.values())
    assert not counted["rejected: failed"], "a fault became a refusal"
    counted["paid from an allowance"] = from_allowances
    counted["paid by a reply stamp"] = sum(row.reply_stamp is not None for row in taken.values())
    _audit(facility)
    _same_history(disks, answered)
    _messages(disks, taken, counted)
    _mails(facility, taken)
    _letters(facility, disks, arrived)
    _purchases(disks, bought, counted)
    free = {row.id for row in taken.values() if row.free}
    assert {taken[message].contact for message in free} <= {LAWYER}, "mail went free that must be paid"
    counted["free, to a lawyer"] = len(free)
    _money(facility, disks, free)
    facility.stop()
    _all_comes_back(facility, disks, free)
    return counted


def _read(kiosk: Kiosk) -> Disk:
    store = kiosk.open()
    try:
        with store.read() as conn:
            disk = Disk(
                load_identity(conn).device,
                read_journal(kiosk.journal),
                kiosk.resident,
                {row.id: row for row in conn.execute(select(outbox))},
                Counter((row.resident, row.text) for row in conn.execute(select(drafts))),
            )
            for row in conn.execute(select(inbox.c.resident, inbox.c.message)):
                disk.letters.setdefault(row.resident, Counter())[row.message] += 1
    finally:
        store.close()
    return disk


def _audit(facility: Facility) -> None:
    with facility.database.read() as connection:
        broken = [f"{one.number}: {one.words}: {one.broken}" for one in audit(connection) if not one.holds]
    assert broken == []


def _same_history(disks: list[Disk], answered: dict[tuple[str, str], Any]) -> None:
    """Both sides know the same commands, in the same places, with the same outcomes."""
    here = {(disk.device, row.id): (row.seq, row.kind, row.state, row.code) for disk in disks for row in disk.made.values()}
    there = {key: (row.seq, row.kind, row.status, row.code) for key, row in answered.items()}
    assert {key: here[key] for key in here.keys() - there.keys()} == {}, "central does not know of commands"
    assert {key: there[key] for key in there.keys() - here.keys()} == {}, "a kiosk does not know of its commands"
    assert {key: (here[key], there[key]) for key in here if here[key] != there[key]} == {}, "outcomes differ"


def _messages(disks: list[Disk], taken: dict[str, Any], counted: Counter[str]) -> None:
    """Every saved message is at central, or a draft of the resident; every draft is there; nothing is there twice."""
    assert len({row.text for row in taken.values()}) == len(taken), "a text is at central twice"
    sent = [row.id for disk in disks for row in disk.made.values() if row.kind == "mail.send" and row.state == "accepted"]
    assert sorted(sent) == sorted(taken), "what kiosks call accepted is not what central has"
    kept: Counter[tuple[str, str]] = Counter()
    for disk in disks:
        assert {text: many for text, many in disk.drafts.items() if many > 1} == {}, "a draft is on a kiosk twice"
        kept |= disk.drafts
    for disk in disks:
        counted.update(line["did"] for line in disk.journal)
        taken_back = {line["message"] for line in disk.journal if line["did"] == "taken back"}
        for line in disk.journal:
            if line["did"] == "drafted":
                assert kept[line["resident"], line["text"]], "a saved draft is lost"
            if line["did"] != "sent":
                continue
            message, text = line["message"], line["text"]
            is_draft = bool(kept[line["resident"], text])
            if message in taken_back:
                assert message not in taken, "taken back, and yet at central"
                assert is_draft, "taken back, but the words are lost"
            elif message in taken:
                assert taken[message].text == text, "the words changed on their way"
                assert not is_draft, "at central, and yet a draft"
                counted["at central"] += 1
            else:
                # A take-back that was killed before its line is in the journal is as good as one with it.
                assert is_draft, f"a sent message is lost ({disk.made[message].state})"
                counted["rejected, a draft again" if disk.made[message].state == "rejected" else "taken back unseen"] += 1


def _mails(facility: Facility, taken: dict[str, Any]) -> None:
    """Each message left once, with its words."""
    bodies: Counter[str] = Counter()
    for file in (facility.maildir / "new").iterdir():
        mail = message_from_bytes(file.read_bytes(), policy=policy.default)
        body = mail.get_body(("plain",))
        assert body is not None
        bodies[" ".join(body.get_content().split())] += 1
    wanted = Counter(" ".join(row.text.split()) for row in taken.values())
    assert bodies - wanted == Counter(), "a mail was delivered that nobody sent, or twice"
    assert wanted - bodies == Counter(), "a mail was not delivered"


def _letters(facility: Facility, disks: list[Disk], arrived: Counter[str]) -> None:
    """Every letter is at central once, and on every kiosk that follows its resident."""
    assert arrived.total() == facility.letters, "a letter is lost or doubled"
    assert set(arrived.values()) <= {1}
    for disk in disks:
        for resident, there in disk.letters.items():
            assert there == arrived, f"the letters of {resident} are not those of central"


def _purchases(disks: list[Disk], bought: dict[str, Any], counted: Counter[str]) -> None:
    """What the screen called bought is bought at that price, or refused with a reason, or taken back; the same for what it undid."""
    for disk in disks:
        undone = {line["command"] for line in disk.journal if line["did"] == "undone"}
        undos = {json.loads(row.payload)["command"]: row for row in disk.made.values() if row.kind == "wallet.undo"}
        for line in disk.journal:
            if line["did"] == "moved":
                assert disk.made[line["command"]].kind == "wallet.move_to_credits", "a transfer is lost"
            if line["did"] != "bought":
                continue
            command, made = line["command"], disk.made[line["command"]]
            if made.state == "rejected":
                assert command not in bought, "refused, and yet bought"
            elif made.kind == "taken_back":
                assert command not in bought, "taken back, and yet bought"
            else:
                assert command in bought, "a purchase is lost"
                row = bought[command]
                assert (row.stamps, row.cents) == (int(line["stamps"]), int(line["cents"])), "not what the screen showed"
                undo = undos.get(command)
                accepted = undo is not None and undo.state == "accepted"
                assert (row.undone_by is not None) == accepted, "undone here and not there"
                assert undo is not None or command not in undone, "an undo is lost"
                counted["undone at central"] += accepted


def _money(facility: Facility, disks: list[Disk], free: set[str]) -> None:
    """Each resident has what they had, and were given, and bought, less what the kiosks say they spent: not a stamp or a cent more."""
    fair: Counter[tuple[str, str]] = Counter(facility.at_start)
    fair.update(facility.given)
    for disk in disks:
        for row in disk.made.values():
            if row.state == "accepted" and row.payload is not None and row.id not in free:
                for commodity, amount in _effect(row.kind, json.loads(row.payload), disk).items():
                    fair[disk.resident, commodity] += amount
    with facility.database.read() as connection:

        def held(resident: str, kinds: tuple[AccountKind, ...], commodity: Commodity) -> int:
            return sum(balance(connection, kind, resident_owner(resident), commodity) for kind in kinds)

        there = {}
        for resident in PEOPLE:
            there[resident, "stamp"] = held(resident, ("available", "escrow"), "stamp")
            there[resident, "usd_cents"] = held(resident, ("available", "escrow"), "usd_cents")
            there[resident, "trust"] = held(resident, ("trust",), "usd_cents")
    assert there == dict(fair), "somebody has more or less than they should"


def _effect(kind: str, payload: dict[str, Any], disk: Disk) -> dict[str, int]:
    """What an accepted command did to the wallet of its resident."""
    if kind == "mail.send":
        return {} if payload["pay"]["kind"] == "reply_stamp" else {"stamp": -payload["pay"]["count"]}
    if kind == "wallet.buy_stamps":
        return {"stamp": payload["stamps"], "usd_cents": -payload["cents"]}
    if kind == "wallet.undo":
        undone = json.loads(disk.made[payload["command"]].payload)
        return {"stamp": -undone["stamps"], "usd_cents": undone["cents"]}
    if kind == "wallet.move_to_credits":
        return {"usd_cents": payload["cents"], "trust": -payload["cents"]}
    return {}


def _all_comes_back(facility: Facility, disks: list[Disk], free: set[str]) -> None:
    """When every time is over, nothing lies set aside any more, and the wallets hold all."""
    with facility.database.read() as connection:
        last = max(connection.execute(select(allowances.c.reclaim_ms)).scalars(), default=0)
    reclaim(facility.database, last + _LATER_MS)
    with facility.database.read() as connection:
        assert connection.execute(select(allowances.c.id).where(allowances.c.state.in_(HELD))).all() == []
        for resident in PEOPLE:
            for commodity in ("stamp", "usd_cents"):
                assert balance(connection, "escrow", resident_owner(resident), commodity) == 0
    _audit(facility)
    _money(facility, disks, free)
