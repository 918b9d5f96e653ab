"""A central that was restored from a backup gets back what it lost, also when nobody writes anything new."""

from __future__ import annotations

from kiosk.sync import wire
from tests.enrolled import Device
from tests.integration.sync.scripted_central import Request, ScriptedCentral, roster
from tests.integration.sync.test_drain import Sender, sender
from tests.integration.sync.test_pull import Follower, follower

__all__ = ["follower", "sender"]


def gone(request: Request) -> None:
    answer = wire.CursorGone(code="cursor_gone", streams=("facility",), cursor="0")
    request.answer(answer, 410)


def test_a_device_that_is_told_to_read_anew_sends_again_what_was_lost(
    device: Device, central: ScriptedCentral, sender: Sender, follower: Follower
) -> None:
    central.publish(roster(1))
    follower.all()
    ids = [device.send(f"letter {number}") for number in range(3)]
    sender.all()
    del central.commands[1:]  # the backup is older than the other two
    central.faults["changes"].append(gone)
    follower.all()
    sender.all()
    assert [command.id for command in central.commands] == ids
    assert device.states() == ["accepted"] * 3


def test_a_central_that_lost_nothing_applies_nothing_twice(
    device: Device, central: ScriptedCentral, sender: Sender, follower: Follower
) -> None:
    central.publish(roster(1))
    follower.all()
    command = device.send("once")
    sender.all()
    central.faults["changes"].append(gone)
    follower.all()
    sender.all()
    assert (central.batches, central.applied[command]) == ([1, 1], 1)
    assert device.states() == ["accepted"]


def test_an_answer_that_leads_nowhere_begins_everything_anew(device: Device, central: ScriptedCentral, follower: Follower) -> None:
    """The same cursor again would be refused for ever."""
    central.publish(roster(1))
    follower.all()
    same = wire.CursorGone(code="cursor_gone", streams=("facility",), cursor="1")
    central.faults["changes"].append(lambda request: request.answer(same, 410))
    follower.all()
    assert central.cursors == [None, None]
