"""Checks of what the store tells: itself, this device's name, the link, the queue, time, and whether somebody watches the parts."""

from __future__ import annotations

from sqlalchemy import func, select

from kiosk.device.health.findings import Check, Said, Seen
from kiosk.device.health.journal import read_watch, watched
from kiosk.device.health.scene import Scene
from kiosk.device.identity import load_identity
from kiosk.device.status import read_status
from kiosk.store.engine import StoreOutdated
from kiosk.store.migrate import check_current
from kiosk.sync.outbox import NotEnrolled, backlog
from kiosk.sync.tables import sync_state, unknown_changes

LINK_SILENT_MS = 120_000
QUEUE_OLD_MS = 15 * 60_000
CLOCK_OFF_MS = 120_000
#: A jump of the machine's clock is worth a look for a day.
STEP_TOLD_MS = 86_400_000
_NETWORK_STEP = "Look at the network and at central."


def _tables(scene: Scene) -> Seen:
    try:
        check_current(scene.store)
    except StoreOutdated:
        return Seen("outdated")
    return Seen("ok")


def _enrolment(scene: Scene) -> Seen:
    try:
        with scene.store.read() as conn:
            identity = load_identity(conn)
    except NotEnrolled:
        return Seen("none")
    return Seen("ok", {"name": identity.name, "device": identity.device, "facility": identity.facility})


def _connection(scene: Scene) -> Seen:
    with scene.store.read() as conn:
        status = read_status(conn)
    if status.last_contact_ms is None:
        return Seen("never")
    ago = scene.clock.now_ms() - status.last_contact_ms
    code = "lost" if not status.connected else "silent" if ago > LINK_SILENT_MS else "ok"
    return Seen(code, {"ago_ms": ago})


def _queue(scene: Scene) -> Seen:
    with scene.store.read() as conn:
        pending, oldest_ms = backlog(conn)
        frozen = conn.execute(select(sync_state.c.frozen_code)).scalar_one_or_none()
    if frozen:
        return Seen("frozen", {"why": frozen, "count": pending})
    if oldest_ms is None:
        return Seen("empty")
    age = scene.clock.now_ms() - oldest_ms
    return Seen("old" if age > QUEUE_OLD_MS else "ok", {"count": pending, "age_ms": age})


def _updates(scene: Scene) -> Seen:
    with scene.store.read() as conn:
        count = conn.execute(select(func.count()).select_from(unknown_changes)).scalar_one()
    return Seen("set_aside", {"count": count}) if count else Seen("ok")


def _clock(scene: Scene) -> Seen:
    off_ms = scene.clock.machine_off_ms()
    if off_ms is None:
        return Seen("uncertain")
    if off_ms > CLOCK_OFF_MS:
        return Seen("off", {"off_ms": off_ms})
    with scene.store.read() as conn:
        watch = read_watch(conn)
    since_ms = scene.clock.now_ms() - watch.stepped_ms
    if watch.stepped_by_ms and 0 <= since_ms < STEP_TOLD_MS:
        return Seen("stepped", {"step_ms": abs(watch.stepped_by_ms), "ago_ms": since_ms})
    return Seen("ok")


def _hardware(scene: Scene) -> Seen:
    with scene.store.read() as conn:
        return Seen(watched(read_watch(conn), scene.clock.boot_ms()))


STORE = Check(
    "store",
    {
        "ok": Said("ok", "The store opens and its tables are those of this program."),
        "outdated": Said("problem", "The store's tables are not those of this program.", "Run `kiosk migrate`."),
        "missing": Said("problem", "There is no store yet.", "Enrol this device with `kiosk enrol`."),
        "no_keys": Said("problem", "The keys of the store are missing or damaged.", "Keep the files as they are and call facility IT."),
        "unreadable": Said(
            "problem",
            "The store is damaged, or belongs to another device's key.",
            "Keep the file as it is and call facility IT.",
        ),
        "read_only": Said("problem", "The store lies on a disk that cannot be written to.", "See to the disk first."),
        "unknown": Said("unknown", "It could not be looked at.", "Look at the data folder."),
    },
    _tables,
    of_store=True,
)
ENROLMENT = Check(
    "enrolment",
    {
        "ok": Said("ok", "This is {name} ({device}) of {facility}."),
        "none": Said("problem", "This device is not enrolled.", "Enrol it with `kiosk enrol`."),
    },
    _enrolment,
    of_store=True,
)
CONNECTION = Check(
    "connection",
    {
        "ok": Said("ok", "Connected; the last contact was {ago_ms} ago."),
        "never": Said("problem", "Central was never reached.", "Check that the sync process runs and the network is up."),
        "lost": Said("problem", "Central cannot be reached; the last contact was {ago_ms} ago.", _NETWORK_STEP),
        "silent": Said("unknown", "It was connected, but nothing was heard for {ago_ms}.", "Check that the sync process still runs."),
    },
    _connection,
    of_store=True,
)
QUEUE = Check(
    "queue",
    {
        "empty": Said("ok", "Nothing waits to be sent."),
        "ok": Said("ok", "{count} waiting to be sent, the oldest for {age_ms}."),
        "old": Said("problem", "{count} waiting to be sent, the oldest for {age_ms}.", "They are safe; check the connection."),
        "frozen": Said(
            "problem", "Central does not take this device's commands ({why}); {count} waiting.", "Look at `central device show`."
        ),
    },
    _queue,
    of_store=True,
)
UPDATES = Check(
    "updates",
    {
        "ok": Said("ok", "Every change from central was used."),
        "set_aside": Said("problem", "{count} changes from central could not be used.", "Update this program."),
    },
    _updates,
    of_store=True,
)
CLOCK = Check(
    "clock",
    {
        "ok": Said("ok", "The machine's clock agrees with central's."),
        "uncertain": Said("unknown", "Central has not told the time since this device started.", "Wait for a connection."),
        "off": Said("problem", "The machine's own clock is {off_ms} off.", "Set it; the program itself uses central's time."),
        "stepped": Said("care", "The machine's own clock jumped by {step_ms}, {ago_ms} ago.", "Look at what sets it."),
    },
    _clock,
    of_store=True,
)
HARDWARE = Check(
    "hardware process",
    {
        "ok": Said("ok", "It looks after the parts."),
        "silent": Said("problem", "It has not looked at the parts for a while.", "Start the hardware process."),
        "never": Said("unknown", "It has never looked at the parts.", "Start the hardware process."),
    },
    _hardware,
    of_store=True,
)
