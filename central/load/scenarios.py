"""What a fleet does: waits for news, powers up all at once, sends mail in bursts. Times are seconds, memory is KiB."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from central.devices.manifest import Line
from central.load.connection import Failed
from central.load.simulated_device import SimulatedDevice
from central.load.stage import PIN, Resident, Stage
from kiosk.sync.wire import MailSend, PayOwnStamps
from kiosk.sync.wire_base import Payload

Done = TypeVar("Done")

#: Connections and enrolments under way at once while the fleet is set up.
_AT_ONCE = 50
_POLL_WAIT_S = 30
_AGAIN = "asked again"
#: A device of the load tool gives up after so many tries; a real one never does.
_PATIENCE = 12
#: Until long polls have begun to arrive at central.
_REST_S = 1.0
_WORDS = "please send photo of the children mother visits on friday thank you letter arrived money for stamps love stay strong"


@dataclass
class Result:
    """Figures by name, with their unit; and the times of single requests."""

    name: str
    figures: dict[str, tuple[float, str]] = field(default_factory=dict)
    times_s: list[float] = field(default_factory=list)
    errors: int = 0


@asynccontextmanager
async def fleet(stage: Stage, count: int) -> AsyncIterator[list[SimulatedDevice]]:
    """Enrolled devices, which hang up at the end."""
    devices = [SimulatedDevice(stage.host, stage.port, f"SN-{number}") for number in range(count)]
    codes = await asyncio.to_thread(stage.codes, count)
    await _in_turns([partial(device.enrol, code) for device, code in zip(devices, codes, strict=True)])
    try:
        yield devices
    finally:
        await _hang_up(devices)


async def enrolment(stage: Stage, count: int) -> Result:
    """The day of the installation: so many devices announce themselves, are let in by the manifest, and take the facility's rules."""
    result = Result(f"{count} devices enrol from one manifest")
    devices = [SimulatedDevice(stage.host, stage.port, f"KM-26-{number:06}") for number in range(count)]
    lines = [Line(one.serial, "kiosk", f"Kiosk {one.serial}", f"Unit {number % 12}") for number, one in enumerate(devices)]
    started = time.perf_counter()
    await asyncio.to_thread(stage.expect, lines)
    written = time.perf_counter()
    await _in_turns([partial(_patiently, result, device.announce) for device in devices])
    announced, asked = time.perf_counter(), result.figures.pop(_AGAIN, (0.0, ""))[0]
    rules = Result("")
    await _in_turns([partial(_patiently, rules, partial(_read_all, device)) for device in devices])
    await _hang_up(devices)
    result.errors += rules.errors
    result.figures["sent away and asked again"] = (asked + rules.figures.pop(_AGAIN, (0.0, ""))[0], "times")
    result.figures["writing the manifest"] = (written - started, "s")
    result.figures["until all are enrolled"] = (announced - written, "s")
    result.figures["until all have the rules"] = (time.perf_counter() - written, "s")
    result.figures["devices at central"] = (await asyncio.to_thread(stage.fleet_size), "")
    return result


async def idle(stage: Stage, devices: Sequence[SimulatedDevice]) -> Result:
    """Everybody waits for news; then there is one notice for all."""
    await asyncio.to_thread(stage.until_quiet)
    before = await asyncio.to_thread(stage.memory_kib)  # what the first pulls leave behind counts too: it is there for good
    await _in_turns([device.pull for device in devices])
    await _hang_up(devices)
    result = Result(f"{len(devices)} idle devices")
    waiting = [asyncio.create_task(_timed(result, partial(device.pull_raw, _POLL_WAIT_S))) for device in devices]
    await asyncio.sleep(_REST_S)  # this process has written all requests by then, or keeps central busy with them
    await asyncio.to_thread(stage.until_quiet)  # every poll waits: none may find the notice while it still looks
    after = await asyncio.to_thread(stage.memory_kib)
    if any(task.done() for task in waiting):
        result.errors += sum(task.done() for task in waiting)
    started = time.perf_counter()
    await asyncio.to_thread(stage.give_notice)
    told = time.perf_counter()
    await asyncio.gather(*waiting)
    result.times_s.clear()
    result.figures["memory each"] = ((after - before) / len(devices), "KiB")
    result.figures["all awake after the notice"] = ((time.perf_counter() - told) * 1000, "ms")
    result.figures["the notice itself"] = ((told - started) * 1000, "ms")
    return result


async def rush(stage: Stage, devices: Sequence[SimulatedDevice], spread_s: float) -> Result:
    """The power comes back: each device signs somebody in and reads its streams from the beginning, within `spread_s` seconds."""
    result = Result(f"morning rush of {len(devices)}, spread over {spread_s:g} s")

    async def wake(number: int, device: SimulatedDevice) -> None:
        await device.close()
        device.cursor = None
        await asyncio.sleep(random.uniform(0, spread_s))  # noqa: S311 - no secret
        resident = _resident(stage, number)
        await _timed(result, partial(device.sign_in, resident.id, PIN))
        await _timed(result, partial(_read_all, device))

    started = time.perf_counter()
    await asyncio.gather(*(wake(number, device) for number, device in enumerate(devices)))
    result.figures["until all are up to date"] = (time.perf_counter() - started, "s")
    return result


async def burst(stage: Stage, devices: Sequence[SimulatedDevice], batches: int, size: int) -> Result:
    """Everybody sends letters at once."""
    result = Result(f"mail burst: {len(devices)} devices, {batches} batches of {size} each")
    text = (_WORDS * 4)[:400]

    grants = [await device.sign_in(_resident(stage, number).id, PIN) for number, device in enumerate(devices)]

    async def write(number: int, device: SimulatedDevice) -> None:
        contact = _resident(stage, number).contact
        for _batch in range(batches):
            letters: list[Payload] = [MailSend(contact=contact, text=text, pay=PayOwnStamps(count=1)) for _ in range(size)]
            answers = await _timed(result, partial(device.send, "mail.send", letters, grants[number]))
            result.errors += 0 if answers is None else sum(outcome.status != "accepted" for outcome in answers.outcomes)

    started = time.perf_counter()
    await asyncio.gather(*(write(number, device) for number, device in enumerate(devices)))
    took = time.perf_counter() - started
    result.figures["commands"] = (len(devices) * batches * size / took, "per s")
    return result


def _resident(stage: Stage, number: int) -> Resident:
    return stage.residents[number % len(stage.residents)]


async def _hang_up(devices: Sequence[SimulatedDevice]) -> None:
    await asyncio.gather(*(device.close() for device in devices))


async def _read_all(device: SimulatedDevice) -> None:
    while (await device.pull()).more:
        pass


async def _timed(result: Result, work: Callable[[], Awaitable[Done]]) -> Done | None:
    started = time.perf_counter()
    try:
        done = await work()
    except Failed:
        result.errors += 1
        return None
    result.times_s.append(time.perf_counter() - started)
    return done


async def _patiently(result: Result, work: Callable[[], Awaitable[Done]]) -> None:
    """As devices do: whoever central has no time for comes again a little later."""
    for wait_s in range(1, _PATIENCE):
        try:
            started = time.perf_counter()
            await work()
        except Failed:
            result.figures[_AGAIN] = (result.figures.get(_AGAIN, (0.0, ""))[0] + 1, "times")
            await asyncio.sleep(random.uniform(0, wait_s))  # noqa: S311 - no secret
        else:
            result.times_s.append(time.perf_counter() - started)
            return
    result.errors += 1


async def _in_turns(work: Sequence[Callable[[], Awaitable[object]]]) -> None:
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(job: Callable[[], Awaitable[object]]) -> None:
        async with gate:
            await job()

    await asyncio.gather(*(one(job) for job in work))
