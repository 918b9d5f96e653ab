"""The model: any order of what people, networks, power and thieves do, over the real code of both sides."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
import requests
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.mail import mail
from tests.model.weather import FATES
from tests.model.world import ANDRE, CONTACTS, MARCUS, HandTime, World, make_template, quick_pins, reached

HOUR_MS = 3_600_000
NAMES = st.sampled_from(["a", "b"])
RESIDENTS = st.sampled_from([MARCUS, ANDRE])


@functools.cache
def template(folder: Path) -> Path:
    """The starting world, made once a folder."""
    quick_pins()
    time = HandTime()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("central.clock.time", time)
        make_template(folder, time, patch)
    return folder


class Model(RuleBasedStateMachine):
    """Rules are events; invariants hold between any two of them; at the end the weather clears and everything is counted."""

    start: Path

    @initialize()
    def begin(self) -> None:
        self.time = HandTime()
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr("central.clock.time", self.time)
        self.world = World(self.start, self.time)
        self.texts = 0
        self.disks: list[tuple[str, Path]] = []
        self.backups: list[Path] = []
        self.world.letter_arrives()
        for name, resident in (("a", MARCUS), ("b", MARCUS), ("b", ANDRE)):
            self.sign_in(name, resident)

    def _text(self, who: str) -> str:
        self.texts += 1
        return f"words {self.texts} of {who[:4]}"

    def _present(self) -> list[tuple[str, str]]:
        """Who stands at which kiosk."""
        return sorted((name, resident) for name, device in self.world.devices.items() for resident in device.sessions)

    @rule(name=NAMES, resident=RESIDENTS)
    def sign_in(self, name: str, resident: str) -> None:
        device = self.world.devices[name]
        if resident not in device.sessions and self.world.sign_in(device, resident):
            self.world.down(device)

    @precondition(lambda self: self._present())
    @rule(data=st.data())
    def sign_out(self, data: st.DataObject) -> None:
        name, resident = data.draw(st.sampled_from(self._present()))
        self.world.sign_out(self.world.devices[name], resident)

    @precondition(lambda self: self._present())
    @rule(contact=st.sampled_from(CONTACTS), times=st.integers(1, 3), send=st.booleans())
    def write(self, contact: str, times: int, send: bool) -> None:
        """Everybody who stands at a kiosk writes; perhaps it leaves at once."""
        for name, resident in self._present():
            device = self.world.devices[name]
            with device.store.read() as conn:
                known = mail.contact(conn, resident, contact)
            for _time in range(times):
                session = device.sessions.get(resident)
                if known is not None and session is not None:
                    self.world.send(device, session, contact, self._text(resident))
            if send:
                self.world.up(device)

    @precondition(lambda self: any(MARCUS in device.sessions for device in self.world.devices.values()))
    @rule(place=st.integers(0, 2))
    def answer(self, place: int) -> None:
        """Marcus answers the same letter wherever he stands: one stamp, perhaps two answers."""
        for device in self.world.devices.values():
            session = device.sessions.get(MARCUS)
            if session is None:
                continue
            with device.store.read() as conn:
                inbox = mail.inbox_page(conn, MARCUS, place, 1)
            if inbox and self.world.send(device, session, inbox[0].contact, self._text(MARCUS), inbox[0].message):
                reached["answered"] += 1

    @precondition(lambda self: self.world.saved)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        message = data.draw(st.sampled_from(sorted(self.world.saved)))
        self.world.take_back(self.world.devices[self.world.saved[message].device], message)

    @precondition(lambda self: self._present())
    @rule(data=st.data(), place=st.integers(0, 4), send=st.booleans())
    def buy_stamps(self, data: st.DataObject, place: int, send: bool) -> None:
        name, resident = data.draw(st.sampled_from(self._present()))
        device = self.world.devices[name]
        self.world.buy(device, device.sessions[resident], place)
        if send:
            self.world.sync(device)

    @precondition(lambda self: self._present())
    @rule(data=st.data())
    def undo_purchase(self, data: st.DataObject) -> None:
        name, resident = data.draw(st.sampled_from(self._present()))
        device = self.world.devices[name]
        self.world.undo(device, device.sessions[resident])
        self.world.sync(device)

    @rule()
    def letter_arrives(self) -> None:
        self.world.letter_arrives()

    @rule(name=NAMES)
    def sync(self, name: str) -> None:
        self.world.sync(self.world.devices[name])

    @rule(name=NAMES)
    def send_up(self, name: str) -> None:
        self.world.up(self.world.devices[name])

    @rule(name=NAMES, fates=st.lists(st.sampled_from(FATES), min_size=1, max_size=4), contact=st.sampled_from(CONTACTS))
    def bad_weather(self, name: str, fates: list[str], contact: str) -> None:
        """Some of the next messages fare badly."""
        self.write(contact, 1, send=False)
        self.world.network.fates = list(fates)  # type: ignore[arg-type]
        self.world.sync(self.world.devices[name])

    @rule(down=st.sampled_from([True, False, False]))
    def cable(self, down: bool) -> None:
        self.world.network.down = down

    @precondition(lambda self: self.world.network.late)
    @rule()
    def late_arrival(self) -> None:
        reached["late arrival"] += 1
        self.world.network.late_arrival()

    @rule(name=NAMES, moment=st.sampled_from(["before", "after"]), commits=st.integers(1, 4), contact=st.sampled_from(CONTACTS))
    def device_loses_power(self, name: str, moment: str, commits: int, contact: str) -> None:
        """Around one of the next commits, while somebody writes and it is sent."""
        device = self.world.devices[name]
        device.fuse.set(moment, commits)  # type: ignore[arg-type]
        self.write(contact, 1, send=True)
        self.world.sync(device)

    @rule(name=NAMES, moment=st.sampled_from(["before", "after"]), commits=st.integers(1, 5), contact=st.sampled_from(CONTACTS))
    def central_loses_power(self, name: str, moment: str, commits: int, contact: str) -> None:
        """Around one of its next commits, while it takes what a kiosk sends."""
        self.write(contact, 1, send=False)
        self.world.central_fuse.set(moment, commits)  # type: ignore[arg-type]
        self.world.sync(self.world.devices[name])

    @precondition(lambda self: self._present())
    @rule(name=NAMES)
    def reboot(self, name: str) -> None:
        self.world.devices[name].reboot()

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours: int) -> None:
        self.time.forward(hours * HOUR_MS)
        reached["hours passed"] += hours

    @rule(name=NAMES)
    def copy_disk(self, name: str) -> None:
        if len(self.disks) < 3:
            self.disks.append((name, self.world.snapshot(self.world.devices[name])))

    @precondition(lambda self: self.disks)
    @rule(data=st.data())
    def put_old_disk_back(self, data: st.DataObject) -> None:
        name, disk = data.draw(st.sampled_from(self.disks))
        self.world.restore(self.world.devices[name], disk)
        reached["disk put back"] += 1

    @rule()
    def back_up_central(self) -> None:
        if len(self.backups) < 2:
            self.backups.append(self.world.backup())

    @precondition(lambda self: self.backups)
    @rule(data=st.data())
    def restore_central(self, data: st.DataObject) -> None:
        self.world.restore_central(data.draw(st.sampled_from(self.backups)))
        reached["central restored"] += 1

    @precondition(lambda self: self.world.network.captured)
    @rule(place=st.integers(0, 40))
    def replay(self, place: int) -> None:
        """A thief on the line sends again what he heard, after it had arrived."""
        heard = self.world.network.captured
        try:
            status, _headers, _body = self.world.network.deliver(*heard[place % len(heard)])
        except requests.ConnectionError:
            return
        assert status in {401, 403, 409}, f"a replayed request was answered {status}"
        reached["replayed"] += 1

    @invariant()
    def the_books_are_right(self) -> None:
        if hasattr(self, "world"):
            self.world.check()

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.world.settle()
            self.world.reckon()
        finally:
            self._patch.undo()
            self.world.close()
