"""The chain, the grants, and outcomes: attacks 6, 9, 10, 11, 13 and 47 of the security design."""

from __future__ import annotations

import copy
import random
from dataclasses import replace

from sqlalchemy import insert, select

from central.commands.handling import Context
from central.devices.tables import alerts, devices
from kiosk.sync.wire import TOMBSTONE, Command, MailSend
from tests.integration.central.device import Chain, Device
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, ROSA, World

SETTINGS = {
    "language": "es",
    "theme": "dark",
    "text_step": 150,
    "reduced_motion": False,
    "bigger_buttons": True,
    "slow_touch": True,
    "captions": False,
    "speech_speed": "slow",
}


def conflict(device: Device, *commands: dict[str, object]) -> dict[str, object]:
    response = device.post("/v1/commands", {"commands": list(commands)})
    assert response.status_code == 409, response.text
    return dict(response.json())


def test_a_resent_batch_gets_the_stored_outcomes(world: World, device: Device, grant: str) -> None:
    send = device.chain.command("mail.send", {"contact": ROSA, "text": "x", "pay": {"kind": "own_stamps", "count": 1}}, grant)
    bad = device.chain.command("mail.read", {"message": "none"}, grant)
    first = device.send(send, bad)
    assert [one.status for one in first] == ["accepted", "rejected"]
    more = device.chain.command("settings.save", SETTINGS, grant)
    assert device.send(send, bad, more)[:2] == first
    balances = [payload for kind, payload in device.pull_all() if kind == "wallet.balances"]
    assert balances[-1]["stamps"] == 6
    assert world.broken() == []


def test_a_gap_says_where_to_go_on(device: Device, grant: str) -> None:
    first, second, third = (device.chain.command("settings.save", SETTINGS, grant) for _ in range(3))
    assert conflict(device, second) == {"code": "gap", "reason": "commands are missing", "expected_seq": 1}
    assert conflict(device, first, third)["code"] == "gap"
    assert [one.status for one in device.send(first, second, third)] == ["accepted"] * 3


def test_runs_that_come_twice_late_or_in_any_order_are_no_fork(world: World, device: Device, grant: str) -> None:
    """What a device sends again after power cuts and time-outs: any runs of its chain, some commands taken back meanwhile."""
    chance = random.Random(11)
    made = [device.chain.command("settings.save", SETTINGS, grant) for _ in range(24)]
    gaps = done = 0
    while done < len(made):
        first = chance.randrange(min(len(made), done + 3))
        run = made[first : first + chance.randint(1, 6)]
        taken_back = [{**one, "kind": TOMBSTONE, "version": 1, "payload": None} if chance.random() < 0.3 else one for one in run]
        answer = device.post("/v1/commands", {"commands": taken_back})
        if first > done:
            assert answer.json() == {"code": "gap", "reason": "commands are missing", "expected_seq": done + 1}
            gaps += 1
            continue
        assert [one["status"] for one in answer.json()["outcomes"]] == ["accepted"] * len(run)
        done = max(done, first + len(run))
    assert gaps > 0
    with world.database.read() as connection:
        assert connection.execute(select(devices.c.state, devices.c.last_seq)).one() == ("active", len(made))


def test_a_copied_store_is_a_fork_and_freezes_the_device(world: World, device: Device, grant: str) -> None:
    clone = copy.deepcopy(device.chain)
    device.do("settings.save", SETTINGS, grant)
    forked = clone.command("settings.save", {**SETTINGS, "theme": "light"}, grant)
    assert conflict(device, forked)["code"] == "fork"
    assert conflict(device, device.chain.command("settings.save", SETTINGS, grant))["code"] == "frozen"
    with world.database.read() as connection:
        assert connection.execute(select(devices.c.state)).scalar_one() == "frozen"
        assert connection.execute(select(alerts.c.kind)).scalars().all() == ["fork"]


def test_an_edited_log_freezes_the_device(world: World, device: Device) -> None:
    edits: tuple[dict[str, object], ...] = (
        {"payload": {**SETTINGS, "theme": "light"}},
        {"at_ms": 5},
        {"id": "other"},
        {"prev_hash": "0" * 63 + "1"},
        {"hash": "0" * 64},
        {"kind": "session.close"},
    )
    for number, edit in enumerate(edits):
        edited = world.device("Kiosk", f"E-{number}")
        grant = edited.sign_in(MARCUS, MARCUS_PIN)
        edited.do("settings.save", SETTINGS, grant)
        command = edited.chain.command("settings.save", SETTINGS, grant)
        assert conflict(edited, {**command, **edit})["code"] == "fork", edit


def test_reordered_commands_freeze_the_device(device: Device, grant: str) -> None:
    first, second = (device.chain.command("settings.save", SETTINGS, grant) for _ in range(2))
    assert conflict(device, {**second, "seq": 1}, {**first, "seq": 2})["code"] == "fork"


def test_poison_is_rejected_and_blocks_nothing(device: Device, grant: str) -> None:
    chain = device.chain
    outcomes = device.send(
        chain.command("no.such.kind", {"x": 1}, grant),
        chain.command("settings.save", SETTINGS, grant, version=9),
        chain.command("settings.save", {"theme": []}, grant),
        chain.command("settings.save", {**SETTINGS, "theme": 1.5}, grant),
        chain.command("mail.send", {"contact": ROSA, "text": "x", "pay": {"kind": "own_stamps", "count": 0}}, grant),
        chain.command("mail.send", {"contact": ROSA, "text": "x", "pay": {"kind": "own_stamps", "count": -5}}, grant),
        chain.command(
            "mail.send",
            {"contact": "'; DROP TABLE outgoing; --"[:30], "text": "%s{}", "pay": {"kind": "own_stamps", "count": 1}},
            grant,
        ),
        chain.command("settings.save", None, grant),
        chain.command("settings.save", {"n": 1 << 70}, grant, payload_hash="a" * 64),
        chain.command("settings.save", SETTINGS, grant),
    )
    assert [(one.status, one.code) for one in outcomes] == [
        ("rejected", "unknown_kind"),
        ("rejected", "unknown_kind"),
        ("rejected", "bad_payload"),
        ("rejected", "bad_payload"),
        ("rejected", "bad_payload"),
        ("rejected", "bad_payload"),
        ("rejected", "bad_payload"),
        ("rejected", "bad_payload"),
        ("rejected", "bad_payload"),
        ("accepted", ""),
    ]


def test_what_cannot_be_given_back_blocks_nothing(world: World, device: Device, grant: str) -> None:
    """A fault of ours on one rejected command, when its text goes back: the command is rejected all the same, and no other waits."""

    def fail(context: Context, command: Command, payload: MailSend, code: str) -> None:
        context.connection.execute(insert(alerts).values(id=None, kind="", detail="", at_ms=0))

    intake = world.central.intake
    sending = replace(intake.kinds["mail.send", 1], give_back=fail)
    world.central.intake = replace(intake, kinds={**intake.kinds, ("mail.send", 1): sending})
    wrong = {"contact": "nobody", "text": "x", "pay": {"kind": "own_stamps", "count": 1}}
    outcomes = device.send(device.chain.command("mail.send", wrong, grant), device.chain.command("settings.save", SETTINGS, grant))
    assert [(one.status, one.code) for one in outcomes] == [("rejected", "contact_not_allowed"), ("accepted", "")]
    assert device.do("settings.save", SETTINGS, grant).status == "accepted"


def test_a_taken_back_command_keeps_its_place(device: Device, grant: str) -> None:
    gone = device.chain.command("mail.send", {"contact": ROSA, "text": "no", "pay": {"kind": "own_stamps", "count": 1}}, grant)
    after = device.chain.command("settings.save", SETTINGS, grant)
    outcomes = device.send({**gone, "kind": TOMBSTONE, "version": 1, "payload": None}, after)
    assert [one.status for one in outcomes] == ["accepted", "accepted"]
    assert "mail.sent" not in [kind for kind, _ in device.pull_all()]


def test_nobody_speaks_for_a_resident_without_their_grant(world: World, device: Device, grant: str) -> None:
    other = world.device("Kiosk C-015", "SN-2")
    andres = other.sign_in(ANDRE, ANDRE_PIN)
    late = device.chain.command("settings.save", SETTINGS, grant, at_ms=1 << 50)
    outcomes = device.send(
        late,
        device.chain.command("settings.save", SETTINGS, andres),
        device.chain.command("settings.save", SETTINGS, "made-up"),
        device.chain.command("settings.save", SETTINGS, None),
    )
    assert [(one.status, one.code) for one in outcomes] == [("rejected", "no_grant")] * 4
    with world.database.read() as connection:
        assert connection.execute(select(alerts.c.kind, alerts.c.device)).all() == [("no_grant", device.id)]  # one a batch
    streams = {change.stream for change in device.pull().changes}
    assert streams == {"facility", f"resident:{MARCUS}"}


def test_a_command_id_counts_once(world: World, device: Device, grant: str) -> None:
    send = {"contact": ROSA, "text": "x", "pay": {"kind": "own_stamps", "count": 1}}
    first = device.do("mail.send", send, grant)
    same = device.do("mail.send", send, grant, id=first.id)  # chained anew, as after a new enrolment
    assert (same.status, same.seq) == ("accepted", 2)
    other = device.do("mail.send", {**send, "text": "y"}, grant, id=first.id)
    assert other.code == "duplicate_id"
    assert [payload["stamps"] for kind, payload in device.pull_all() if kind == "wallet.balances"][-1] == 6
    assert world.broken() == []


def test_own_stamps_are_charged_by_centrals_price_and_never_overspent(world: World, device: Device, grant: str) -> None:
    def send(text: str, count: int) -> tuple[str, str]:
        outcome = device.do("mail.send", {"contact": ROSA, "text": text, "pay": {"kind": "own_stamps", "count": count}}, grant)
        return outcome.status, outcome.code

    assert send("x" * 6001, 1) == ("rejected", "price_changed")
    assert send("x" * 6001, 2) == ("accepted", "")
    assert send("x", 99) == ("accepted", "")  # 7 - 2 - 1 = 4 are left
    assert send("x" * 24_001, 5) == ("rejected", "not_enough_stamps")
    assert send("x" * 24_000, 4) == ("accepted", "")
    assert send("x", 1) == ("rejected", "not_enough_stamps")
    changes = device.pull_all()
    assert [payload["stamps"] for kind, payload in changes if kind == "wallet.balances"][-1] == 0
    assert [payload["pay"]["count"] for kind, payload in changes if kind == "mail.sent"] == [2, 1, 4]
    drafts = [payload["code"] for kind, payload in changes if kind == "mail.draft_returned"]
    assert drafts == ["price_changed", "not_enough_stamps", "not_enough_stamps"]
    assert world.broken() == []


def test_settings_follow_the_person(device: Device, grant: str) -> None:
    device.pull_all()
    device.do("settings.save", SETTINGS, grant)
    ((kind, profile),) = device.pull_all()
    assert (kind, profile["settings"]) == ("resident.profile", SETTINGS)


def test_signing_out_closes_the_grant_but_offline_sign_ins_go_on_with_it(device: Device, grant: str) -> None:
    assert device.do("session.close", {"why": "signed_out"}, grant).status == "accepted"
    assert device.do("settings.save", SETTINGS, grant).status == "accepted"


def test_a_new_chain_starts_at_the_genesis_hash(device: Device, grant: str) -> None:
    chain = Chain(hash="1" * 64)
    assert conflict(device, chain.command("settings.save", SETTINGS, grant))["code"] == "fork"
