"""The model: any order of what people, networks, power and thieves do, over the real code of both sides."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
import requests
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.mail import mail
from kiosk.signin.rules import Session
from tests.model.beginning import ANDRE, HELD_WORD, LETTERS_PER_STAMP, MARCUS, WRITES_TO, make_template
from tests.model.device import Device, HandTime
from tests.model.reckoning import check, reckon, settle
from tests.model.thieves import TRICKS, Thief, Trick
from tests.model.weather import FATES, Fate, Moment
from tests.model.world import World, reached
from tests.quick_pins import quick_pins

HOUR_MS = 3_600_000
MINUTE_MS = 60_000
NAMES = st.sampled_from(["a", "b"])
RESIDENTS = st.sampled_from([MARCUS, ANDRE])
MOMENTS: st.SearchStrategy[Moment] = st.sampled_from(["before", "after"])
#: Long waits end grants and allowances: a run has few of them.
LONG_WAITS = 3


@functools.cache
def template(folder: Path) -> Path:
    """The starting world, made once a folder."""
    quick_pins()
    time = HandTime()
    with pytest.MonkeyPatch.context() as patch:
        time.take_over(patch)
        make_template(folder, time, patch)
    return folder


class Model(RuleBasedStateMachine):
    """Rules are events; invariants hold between any two of them; at the end the weather clears and everything is counted."""

    start: Path

    @initialize()
    def begin(self) -> None:
        reached["runs"] += 1
        self.time = HandTime()
        self._patch = pytest.MonkeyPatch()
        self.time.take_over(self._patch)
        self.world = World(self.start, self.time)
        self.texts = self.waits = 0
        self.disks: list[tuple[str, Path]] = []
        self.backups: list[Path] = []
        self.world.letter_arrives()
        for name, resident in (("a", MARCUS), ("b", MARCUS), ("b", ANDRE)):
            self.sign_in(name, resident)

    def _text(self, who: str, words: str = "") -> str:
        self.texts += 1
        return f"words {self.texts} of {who[:4]} {words}".strip()

    def _present(self) -> list[tuple[Device, Session]]:
        """Who stands at which kiosk."""
        devices = self.world.devices
        return [(devices[name], session) for name in sorted(devices) for _who, session in sorted(devices[name].sessions.items())]

    def _somebody(self, data: st.DataObject) -> tuple[Device, Session]:
        present = self._present()
        return present[data.draw(st.integers(0, len(present) - 1))]

    def _write(self, device: Device, resident: str, words: str = "", times: int = 1) -> None:
        """Somebody writes, as long as they are signed in and know whom to write to."""
        for _time in range(times):
            session = device.sessions.get(resident)
            with device.store.read() as conn:
                known = mail.contact(conn, resident, WRITES_TO[resident][0])
            if session is not None and known is not None:
                self.world.send(device, session, known.id, self._text(resident, words))

    @rule(name=NAMES, resident=RESIDENTS)
    def sign_in(self, name: str, resident: str) -> None:
        device = self.world.devices[name]
        if resident not in device.sessions and self.world.sign_in(device, resident):
            self.world.down(device)

    @precondition(lambda self: self._present())
    @rule(data=st.data(), send=st.booleans())
    def sign_out(self, data: st.DataObject, send: bool) -> None:
        device, session = self._somebody(data)
        self.world.sign_out(device, session.person.resident)
        if send:
            self.world.sync(device)

    @rule(name=NAMES, resident=RESIDENTS, times=st.integers(1, 3))
    def come_by_without_a_link(self, name: str, resident: str, times: int) -> None:
        """Sign in without a connection, write, leave; perhaps another allowance is here, perhaps none."""
        device, before = self.world.devices[name], self.world.network.down
        self.world.network.down = True
        self.world.sign_out(device, resident)
        if self.world.sign_in(device, resident):
            self._write(device, resident, times=times)
        self.world.network.down = before

    @precondition(lambda self: self._present())
    @rule(data=st.data(), times=st.integers(1, 4), send=st.booleans(), long=st.booleans())
    def write(self, data: st.DataObject, times: int, send: bool, long: bool) -> None:
        """Somebody writes; perhaps it leaves at once."""
        device, session = self._somebody(data)
        self._write(device, session.person.resident, "." * LETTERS_PER_STAMP if long else "", times)
        if send:
            self.world.up(device)

    @precondition(lambda self: self._present())
    @rule(data=st.data(), keep=st.booleans(), look=st.booleans())
    def write_what_is_held(self, data: st.DataObject, keep: bool, look: bool) -> None:
        """Words that staff have to look at."""
        device, session = self._somebody(data)
        self._write(device, session.person.resident, HELD_WORD)
        self.world.up(device)
        if look:
            self.world.staff_decide(keep)

    @precondition(lambda self: any(MARCUS in device.sessions for device in self.world.devices.values()))
    @rule(place=st.integers(0, 1))
    def answer(self, place: int) -> None:
        """Marcus answers the same letter wherever he stands: one stamp, perhaps two answers."""
        self._answer(place)

    def _answer(self, place: int) -> None:
        answers = 0
        for device in self.world.devices.values():
            session = device.sessions.get(MARCUS)
            if session is None:
                continue
            with device.store.read() as conn:
                inbox = mail.inbox_page(conn, MARCUS, place, 1)
            if inbox and self.world.send(device, session, inbox[0].contact, self._text(MARCUS), inbox[0].message):
                answers += 1
        reached["answered"] += answers
        reached["race for a reply stamp"] += answers > 1

    @precondition(lambda self: self.world.saved)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        message = data.draw(st.sampled_from(sorted(self.world.saved)[-6:]))
        self.world.take_back(self.world.devices[self.world.saved[message].device], message)

    @precondition(lambda self: self._present())
    @rule(data=st.data())
    def write_and_take_back(self, data: st.DataObject) -> None:
        device, session = self._somebody(data)
        self._write(device, session.person.resident)
        if self.world.saved:
            self.take_back(data)
        self.world.up(device)

    @precondition(lambda self: self._present())
    @rule(data=st.data(), place=st.integers(0, 4), send=st.booleans())
    def buy_stamps(self, data: st.DataObject, place: int, send: bool) -> None:
        device, session = self._somebody(data)
        self.world.buy(device, session, place)
        if send:
            self.world.sync(device)

    @precondition(lambda self: self._present())
    @rule(data=st.data(), place=st.integers(0, 4), minutes=st.sampled_from([0, 0, 14, 16]), sync=st.booleans())
    def buy_and_undo(self, data: st.DataObject, place: int, minutes: int, sync: bool) -> None:
        device, session = self._somebody(data)
        self.world.buy(device, session, place)
        if sync:
            self.world.sync(device)
        self.world.time_passes(minutes * MINUTE_MS)
        if session.person.resident in device.sessions:
            self.world.undo(device, device.sessions[session.person.resident])

    @rule(answered=st.booleans())
    def letter_arrives(self, answered: bool) -> None:
        self.world.letter_arrives()
        for device in self.world.devices.values():
            self.world.down(device)
        if answered:
            self._answer(0)

    @rule(name=NAMES)
    def sync(self, name: str) -> None:
        self.world.sync(self.world.devices[name])

    @rule(keep=st.booleans())
    def central_works(self, keep: bool) -> None:
        """Staff decide; central looks after its allowances."""
        self.world.staff_decide(keep)
        self.world.look_after_allowances()

    @rule(name=NAMES, fates=st.lists(st.sampled_from(FATES), min_size=1, max_size=4), resident=RESIDENTS, buy=st.booleans())
    def bad_weather(self, name: str, fates: list[Fate], resident: str, buy: bool) -> None:
        """Some of the next messages fare badly."""
        device = self.world.devices[name]
        self._write(device, resident)
        if buy and resident in device.sessions:
            self.world.buy(device, device.sessions[resident], 0)
        self.world.network.fates = list(fates)
        self.world.sync(device)

    @rule(down=st.sampled_from([True, False, False]))
    def cable(self, down: bool) -> None:
        self.world.network.down = down

    @precondition(lambda self: self.world.network.late)
    @rule()
    def late_arrival(self) -> None:
        self.world.network.late_arrival()

    @rule(name=NAMES, moment=MOMENTS, commits=st.integers(1, 4), resident=RESIDENTS)
    def device_loses_power(self, name: str, moment: Moment, commits: int, resident: str) -> None:
        """Around one of the next commits, while somebody writes and it is sent."""
        device = self.world.devices[name]
        device.fuse.set(moment, commits)
        self._write(device, resident)
        self.world.sync(device)

    @rule(name=NAMES, moment=MOMENTS, commits=st.integers(1, 5), resident=RESIDENTS)
    def central_loses_power(self, name: str, moment: Moment, commits: int, resident: str) -> None:
        """Around one of its next commits, while it takes what a kiosk sends."""
        device = self.world.devices[name]
        self._write(device, resident)
        self.world.central_fuse.set(moment, commits)
        self.world.sync(device)

    @rule(name=NAMES)
    def reboot(self, name: str) -> None:
        self.world.devices[name].reboot()

    @rule(minutes=st.integers(1, 40))
    def a_while_passes(self, minutes: int) -> None:
        self.world.time_passes(minutes * MINUTE_MS)

    @precondition(lambda self: self.waits < LONG_WAITS)
    @rule(hours=st.sampled_from([7, 13, 13, 26, 80]))
    def time_passes(self, hours: int) -> None:
        self.waits += 1
        self.world.time_passes(hours * HOUR_MS)

    @precondition(lambda self: self._present())
    @rule(data=st.data(), hours=st.sampled_from([-50, 2, 90]))
    def wrong_clock(self, data: st.DataObject, hours: int) -> None:
        """A device believes another time until it hears central again, and works meanwhile."""
        device, session = self._somebody(data)
        self.world.on(device, lambda: device.clock.learn(self.time.ms + hours * HOUR_MS))
        self._write(device, session.person.resident)
        reached["wrong clock"] += 1

    @precondition(lambda self: len(self.disks) < 2)
    @rule(name=NAMES, resident=RESIDENTS)
    def copy_disk(self, name: str, resident: str) -> None:
        self.disks.append((name, self.world.copy_disk(self.world.devices[name])))
        self._write(self.world.devices[name], resident)
        self.world.up(self.world.devices[name])

    @precondition(lambda self: self.disks)
    @rule(data=st.data(), resident=RESIDENTS)
    def put_old_disk_back(self, data: st.DataObject, resident: str) -> None:
        name, disk = self.disks.pop(data.draw(st.integers(0, len(self.disks) - 1)))
        device = self.world.devices[name]
        self.world.put_back(device, disk)
        self.come_by_without_a_link(name, resident, 1)
        reached["disk put back"] += 1

    @precondition(lambda self: self.disks and "c" not in self.world.devices)
    @rule(data=st.data())
    def start_clone(self, data: st.DataObject) -> None:
        name, disk = self.disks.pop(data.draw(st.integers(0, len(self.disks) - 1)))
        self.world.clone(name, disk)
        reached["clone started"] += 1

    @precondition(lambda self: "c" in self.world.devices)
    @rule(resident=RESIDENTS, send=st.booleans())
    def use_clone(self, resident: str, send: bool) -> None:
        """Beside its original."""
        device = self.world.devices["c"]
        self.come_by_without_a_link("c", resident, 1)
        if send:
            self.world.sync(device)
        reached["clone used"] += 1

    @precondition(lambda self: any(not self.world.is_trusted(self.world.devices[name]) for name in ("a", "b")))
    @rule()
    def enrol_anew(self) -> None:
        """IT looks at frozen devices. What an earlier enrolment sent is not sent again: backups lose their use."""
        for name in ("a", "b"):
            device = self.world.devices[name]
            if not self.world.is_trusted(device) and not self.world.network.down:
                self.backups.clear()
                self.disks = [(of, disk) for of, disk in self.disks if of != name]
                self.world.enrol_anew(device, self._patch)

    @precondition(lambda self: len(self.backups) < 2)
    @rule()
    def back_up_central(self) -> None:
        self.backups.append(self.world.backup())

    @precondition(lambda self: self.backups)
    @rule(data=st.data(), name=NAMES, resident=RESIDENTS)
    def restore_central(self, data: st.DataObject, name: str, resident: str) -> None:
        """After some more was taken that the backup knows nothing of."""
        self._write(self.world.devices[name], resident)
        self.world.sync(self.world.devices[name])
        self.world.restore_central(self.backups.pop(data.draw(st.integers(0, len(self.backups) - 1))))
        reached["central restored"] += 1

    @precondition(lambda self: self.world.network.captured)
    @rule(place=st.integers(0, 40))
    def replay(self, place: int) -> None:
        """A thief on the line sends again what he heard, after it had arrived."""
        heard = self.world.network.captured
        try:
            status, _headers, _body = self.world.network.deliver(*heard[-1 - place % len(heard)])
        except requests.ConnectionError:
            return
        assert status in {401, 403, 409}, f"a replayed request was answered {status}"
        reached["replayed"] += 1

    @precondition(lambda self: self._present())
    @rule(data=st.data(), trick=st.sampled_from(TRICKS), send=st.booleans())
    def trick(self, data: st.DataObject, trick: Trick, send: bool) -> None:
        """Somebody opened a device and lies with its keys."""
        device, session = self._somebody(data)
        self.world.on(device, lambda: Thief(self.world, device, session).play(trick))
        if send:
            self.world.sync(device)

    @precondition(lambda self: self._present() and not self.world.forged_texts)
    @rule(data=st.data())
    def edit_a_payload(self, data: st.DataObject) -> None:
        device, session = self._somebody(data)
        self._write(device, session.person.resident)
        if self.world.on(device, Thief(self.world, device, session).edit_a_payload):
            self.world.up(device)

    @invariant()
    def the_books_are_right(self) -> None:
        if hasattr(self, "world"):
            check(self.world)

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            settle(self.world)
            reckon(self.world)
        finally:
            self._patch.undo()
            self.world.close()
