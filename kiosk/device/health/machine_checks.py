"""Checks of the machine itself."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.device.health.findings import Check, Said, Seen
from kiosk.device.health.scene import Scene

MIB = 1024 * 1024
DISK_FREE_BYTES = 500 * MIB
MEMORY_FREE_BYTES = 150 * MIB
#: Industrial boards throttle from about 85 °C on and switch off near 100 °C.
WARM_C, HOT_C = 80, 92
BATTERY_LOW_PERCENT, BATTERY_EMPTY_PERCENT = 20, 8


def _disk(scene: Scene) -> Seen:
    room = scene.machine.disk(scene.settings.data)
    if room is None:
        return Seen("unknown")
    percent = round(100 * room.free / room.total) if room.total else 0
    code = "read_only" if room.read_only else "low" if room.free < DISK_FREE_BYTES else "ok"
    return Seen(code, {"free_mib": room.free // MIB, "percent": percent})


def _memory(scene: Scene) -> Seen:
    room = scene.machine.memory()
    percent = round(100 * room.available / room.total) if room.total else 0
    return Seen("ok" if room.available >= MEMORY_FREE_BYTES else "low", {"free_mib": room.available // MIB, "percent": percent})


def _temperature(scene: Scene) -> Seen:
    degrees = scene.machine.celsius()
    if degrees is None:
        return Seen("absent")
    return Seen("hot" if degrees >= HOT_C else "warm" if degrees >= WARM_C else "ok", {"celsius": degrees})


def _battery(scene: Scene) -> Seen:
    battery = scene.machine.battery()
    if battery is None:
        return Seen("unknown" if scene.settings.kind == "tablet" else "absent")
    if battery.health:
        return Seen("worn", {"health": battery.health})
    if battery.percent is None:
        return Seen("unknown")
    values = {"percent": battery.percent}
    if battery.charging:
        return Seen("charging", values)
    if battery.percent < BATTERY_EMPTY_PERCENT:
        return Seen("empty", values)
    return Seen("low" if battery.percent < BATTERY_LOW_PERCENT else "ok", values)


def _camera(scene: Scene) -> Seen:
    if scene.settings.camera == "none":
        return Seen("off")
    if scene.settings.camera == "test":
        return Seen("test")
    return _connected(scene, "camera", scene.machine.cameras)


def _microphone(scene: Scene) -> Seen:
    if scene.settings.camera in {"none", "test"}:
        return Seen("off")
    return _connected(scene, "microphone", scene.machine.microphones)


def _sound(scene: Scene) -> Seen:
    return _connected(scene, "sound", scene.machine.speakers)


def _touch_screen(scene: Scene) -> Seen:
    return _connected(scene, "touch screen", scene.machine.touch_screens)


def _connected(scene: Scene, check: str, there: Callable[[], bool]) -> Seen:
    """What was there once and is not any more is missed; what never was there is not."""
    if there():
        return Seen("ok")
    return Seen("gone" if scene.before.get(check) in {"ok", "gone"} else "absent")


def _network(scene: Scene) -> Seen:
    found = scene.machine.interfaces()
    if not found:
        return Seen("none")
    best = found[0]
    kind = "wireless" if best.wireless else "wired"
    if best.linked is None:
        return Seen("unknown", {"interface": best.name})
    if not best.linked:
        return Seen("no_link", {"kind": kind, "interface": best.name})
    reached = [(one, addresses[0]) for one in found if one.linked and (addresses := scene.machine.addresses(one.name))]
    if not reached:
        return Seen("no_address", {"kind": kind, "interface": best.name})
    interface, address = reached[0]
    return Seen("ok", {"kind": "wireless" if interface.wireless else "wired", "interface": interface.name, "address": address})


_GONE = "Look at its cable."

NETWORK = Check(
    "network",
    {
        "ok": Said("ok", "It is {kind}, with the address {address}."),
        "no_link": Said("problem", "No network is plugged in ({interface}).", "Look at the cable and the switch."),
        "no_address": Said("problem", "The network gives no address ({interface}).", "Look at the network's DHCP."),
        "none": Said("problem", "This machine has no network interface.", "Look at the network hardware."),
        "unknown": Said("unknown", "The interface {interface} does not tell its state.", "Look at its lights."),
    },
    _network,
)
CAMERA = Check(
    "camera",
    {
        "ok": Said("ok", "A camera is connected."),
        "test": Said("ok", "A made-up picture stands in for it."),
        "off": Said("absent", "The settings name none."),
        "absent": Said("absent", "None is connected."),
        "gone": Said("problem", "The camera is not connected any more.", f'{_GONE} If it was taken away, set camera = "none".'),
    },
    _camera,
)
MICROPHONE = Check(
    "microphone",
    {
        "ok": Said("ok", "A microphone is connected."),
        "off": Said("absent", "The settings name no camera, so none is used."),
        "absent": Said("absent", "None is connected."),
        "gone": Said("problem", "The microphone is not connected any more.", _GONE),
    },
    _microphone,
)
SOUND = Check(
    "sound",
    {
        "ok": Said("ok", "A loudspeaker or handset is connected."),
        "absent": Said("absent", "None is connected."),
        "gone": Said("problem", "The loudspeaker or handset is not connected any more.", _GONE),
    },
    _sound,
)
TOUCH_SCREEN = Check(
    "touch screen",
    {
        "ok": Said("ok", "A touch screen is connected."),
        "absent": Said("absent", "None is connected."),
        "gone": Said("problem", "The touch screen is not connected any more.", _GONE),
    },
    _touch_screen,
)
DISK = Check(
    "disk",
    {
        "ok": Said("ok", "{free_mib} MiB are free ({percent}%)."),
        "low": Said("problem", "Only {free_mib} MiB are free.", "Free space on the data disk."),
        "read_only": Said("problem", "The disk cannot be written to.", "Restart the device. If it stays so, replace the disk."),
        "unknown": Said("unknown", "The disk does not tell how full it is.", "Look at the data folder."),
    },
    _disk,
)
MEMORY = Check(
    "memory",
    {
        "ok": Said("ok", "{free_mib} MiB are free ({percent}%)."),
        "low": Said("problem", "Only {free_mib} MiB are free.", "Restart the device."),
    },
    _memory,
)
TEMPERATURE = Check(
    "temperature",
    {
        "ok": Said("ok", "It is {celsius} °C inside."),
        "warm": Said("care", "It is warm inside: {celsius} °C.", "Clean its vents and look for the sun."),
        "hot": Said("problem", "It is too hot inside: {celsius} °C.", "Switch it off and let it cool down."),
        "absent": Said("absent", "This machine has no sensor for it."),
    },
    _temperature,
)
BATTERY = Check(
    "battery",
    {
        "ok": Said("ok", "It is {percent}% full."),
        "charging": Said("ok", "It is {percent}% full, with the charger plugged in."),
        "low": Said("care", "It is {percent}% full.", "Put it on its charger soon."),
        "empty": Said("problem", "It is nearly empty: {percent}%.", "Put it on its charger now."),
        "worn": Said("problem", "The battery says: {health}.", "Take the device out of use and replace the battery."),
        "unknown": Said("unknown", "The battery does not tell how full it is.", "Look at the charger's light."),
        "absent": Said("absent", "This machine has none."),
    },
    _battery,
)
