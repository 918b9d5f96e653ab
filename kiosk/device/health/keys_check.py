"""Where the device's keys are, said as it is."""

from __future__ import annotations

from kiosk.device.health.findings import Check, Said, Seen
from kiosk.device.health.scene import Scene

_OTHERS = 0o077


def _keys(scene: Scene) -> Seen:
    folder = scene.settings.data / "keys"
    master = folder / "master.key"
    try:
        modes = [path.stat().st_mode for path in (folder, master)]
    except OSError:
        return Seen("missing")
    if any(mode & _OTHERS for mode in modes):
        return Seen("loose")
    return Seen({True: "encrypted_disk", False: "plain_disk", None: "some_disk"}[scene.machine.encrypted(folder)])


_STEP = "For development only. Encrypt the disk before residents use this device."

KEYS = Check(
    "keys",
    {
        "encrypted_disk": Said("ok", "The keys are in a file, on an encrypted disk."),
        "plain_disk": Said("care", "The keys are in a file beside the store, on a disk without encryption.", _STEP),
        "some_disk": Said("care", "The keys are in a file beside the store. The disk does not tell whether it is encrypted.", _STEP),
        "loose": Said(
            "problem", "Other users of this machine can read the keys.", "Set the modes of `keys` and its files to 0700 and 0600."
        ),
        "missing": Said("problem", "There are no keys yet.", "Enrol this device with `kiosk enrol`."),
    },
    _keys,
)
