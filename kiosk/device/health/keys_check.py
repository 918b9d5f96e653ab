"""Where the device's keys are, said as it is."""

from __future__ import annotations

from pathlib import Path

from kiosk.device.credentials import credentials_given
from kiosk.device.health.findings import Check, Said, Seen
from kiosk.device.health.scene import Scene
from kiosk.device.keyrings import SEALED, in_production
from kiosk.device.keys import keys_folder

_OTHERS = 0o077


def _keys(scene: Scene) -> Seen:
    folder = keys_folder(scene.settings)
    sealed = list(folder.glob(f"*{SEALED}"))
    if sealed or in_production():
        return _sealed(folder, sealed)
    master = folder / "master.key"
    try:
        modes = [path.stat().st_mode for path in (folder, master)]
    except OSError:
        return Seen("missing")
    if any(mode & _OTHERS for mode in modes):
        return Seen("loose")
    return Seen({True: "encrypted_disk", False: "plain_disk", None: "some_disk"}[scene.machine.encrypted(folder)])


def _sealed(folder: Path, files: list[Path]) -> Seen:
    if not files:
        return Seen("missing")
    if any(path.stat().st_mode & _OTHERS for path in (folder, *files)):
        return Seen("loose")
    return Seen("sealed" if credentials_given() else "no_credentials")


_STEP = "For development only. Encrypt the disk before residents use this device."

KEYS = Check(
    "keys",
    {
        "sealed": Said("ok", "The keys are sealed. Only the services of this device open them."),
        "no_credentials": Said(
            "problem", "The keys are sealed, and the system gave nothing to open them.", "Look with `lumen-kiosk doctor`, as root."
        ),
        "encrypted_disk": Said("ok", "The keys are in a file, on an encrypted disk."),
        "plain_disk": Said("care", "The keys are in a file beside the store, on a disk without encryption.", _STEP),
        "some_disk": Said("care", "The keys are in a file beside the store. The disk does not tell whether it is encrypted.", _STEP),
        "loose": Said(
            "problem", "Other users of this machine can read the keys.", "Close `keys` and its files to others (chmod o-rwx)."
        ),
        "missing": Said("problem", "There are no keys yet.", "Enrol this device with `kiosk enrol`."),
    },
    _keys,
)
