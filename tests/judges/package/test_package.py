"""The packages on a bare Debian: installed without a network, booted, enrolled at a central from its own package, looked at, and tried
to get out of. `make judge-package`; as root."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.judges.package.machine import HEIGHT, WIDTH, Machine

pytestmark = [pytest.mark.judge, pytest.mark.timeout(1800)]

BASE = Path("build/judges/package/base")
PICTURES = Path("build/judges/package")
SERVICES = ("lumen-session", "lumen-screen", "lumen-sync", "lumen-hardware", "lumen-sound", "lumen-warden")
#: What a container cannot have of its own: the kernel's settings, and devices that are plugged in.
OF_THE_HOST = {
    "magic keys", "core files of the kernel", "core files of privileged programs", "looks into other processes",
    "addresses of the kernel", "modules for USB storage and network", "USB devices that are plugged in", "memory on the disk",
    "AppArmor profile of the screen",
}  # fmt: skip
SETTINGS = """
data = "/var/lib/lumen"
kind = "tablet"
central_url = "https://localhost:8443"
camera_socket = "/run/lumen/camera.sock"
call_socket = "/run/lumen/visit.sock"
"""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    if os.geteuid() != 0 or not (BASE / ".ready").exists():
        pytest.skip("make judge-package, as root")
    made = Machine(BASE.absolute(), Path("build/judges/package/run").absolute())
    try:
        packages = [max(Path("build/packages").glob(f"lumen-{name}_*.deb"), key=os.path.getmtime) for name in ("kiosk", "central")]
        made.install(*packages)
        (made.root / "etc/lumen/kiosk.toml").write_text(SETTINGS)
        made.boot()
        _central(made)
        yield made
    finally:
        made.close()


def _central(machine: Machine) -> None:
    """The commands of docs/operations.md, "From a bare machine to a kiosk"."""
    machine.run("lumen-central", "migrate")
    policy = "/opt/lumen/central/lib/python3.11/site-packages/resources/policies/default.json"
    machine.run("lumen-central", "facility", "create", policy, "--id", "judged", "--name", "Judged", "--mail-domain", "judged.example")
    said = machine.run("lumen-central", "tls", "init")
    machine.run("lumen-central", "tls", "issue", "localhost", "127.0.0.1")
    machine.run("systemctl", "enable", "--now", "lumen-central-serve.service")
    machine.until(lambda: ":20FB" in machine.run("cat", "/proc/net/tcp", "/proc/net/tcp6"), "central listens")
    fingerprint = re.search(r"\b[0-9a-f]{64}\b", said.replace(":", "").lower())
    assert fingerprint is not None, said
    code = re.search(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b", machine.run("lumen-central", "device", "code", "--name", "Judged kiosk"))
    assert code is not None
    machine.run("systemctl", "stop", "lumen-sync.service")
    machine.run("lumen-kiosk", "enrol", "--code", code.group(), "--ca-fingerprint", fingerprint.group())
    machine.run("systemctl", "restart", "lumen-sync.service", "lumen-hardware.service", "lumen-screen.service")


def _running(machine: Machine, unit: str) -> bool:
    return machine.shows(f"{unit}.service", "ActiveState") == "active"


def test_it_is_installed_as_it_was_built_and_every_service_runs(machine: Machine) -> None:
    assert [
        line for line in machine.run("dpkg", "--verify", "lumen-kiosk", status=None).splitlines() if "c /etc/lumen" not in line
    ] == []
    for name in SERVICES:
        machine.until(lambda name=name: _running(machine, name), f"{name} runs")  # type: ignore[misc]


def test_the_screen_fills_the_display(machine: Machine) -> None:
    machine.until(lambda: _running(machine, "lumen-screen"), "the screen runs")
    picture = machine.until(lambda: machine.picture(PICTURES / "screen.png"), "there is a picture")
    corners = {picture.getpixel(place) for place in ((2, 2), (WIDTH - 3, 2), (2, HEIGHT - 3), (WIDTH - 3, HEIGHT - 3))}
    assert (0, 0, 0) not in corners
    assert len(picture.getcolors(WIDTH * HEIGHT) or ()) > 200


def test_the_doctor_finds_sealed_keys_and_central(machine: Machine) -> None:
    def well() -> dict[str, Any] | None:
        told = json.loads(machine.run("lumen-kiosk", "doctor", "--json", status=None))
        by_name = {finding["check"]: finding for finding in told["findings"]}
        return by_name if by_name["connection"]["state"] == "ok" else None

    found = machine.until(well, "the device reaches central")
    assert found is not None
    assert found["keys"]["code"] == "sealed"
    assert found["store"]["state"] == "ok"


def test_each_service_has_its_own_keys_and_none_without_the_system(machine: Machine) -> None:
    assert machine.run("sh", "-c", "ls /var/lib/lumen/keys").split() == ["receipt.sealed", "signing.sealed", "store.sealed"]
    as_sync = ("setpriv", "--reuid=lumen-sync", "--regid=lumen", "--clear-groups", "env", "KIOSK_SETTINGS=/etc/lumen/kiosk.toml")
    plain = machine.run(*as_sync, "KIOSK_SERIAL=x", "/opt/lumen/current/bin/kiosk", "migrate", status=1)
    assert plain == ""
    machine.run("systemctl", "stop", "lumen-hardware.service")
    store, other = ("/etc/credstore.encrypted/lumen.store", "/etc/credstore.encrypted/lumen.media")
    machine.run("cp", "-p", store, "/root/store.kept")
    machine.run("cp", other, store)  # sealed for this machine too, under another name
    machine.run("systemctl", "start", "lumen-hardware.service", status=None)
    machine.until(lambda: machine.shows("lumen-hardware.service", "Result") != "success", "it does not start with a moved credential")
    machine.run("cp", "-p", "/root/store.kept", store)
    machine.run("systemctl", "restart", "lumen-hardware.service")
    machine.until(lambda: _running(machine, "lumen-hardware"), "it runs again")


def test_nothing_gets_out_and_what_is_opened_is_seen(machine: Machine) -> None:
    told = json.loads(machine.run("lumen-kiosk", "audit", "--json", status=None))
    outcomes = {one["name"]: (one["outcome"], one["detail"]) for one in told["tried"]}
    # Central is on the same machine here, and listens to the network as it has to.
    allowed = OF_THE_HOST | {"ports that listen to the network"}
    assert {name: said for name, said in outcomes.items() if said[0] == "fail" and name not in allowed} == {}
    for name in (
        "network of lumen-screen",
        "keys of lumen-screen",
        "device files of lumen-call",
        "rights of lumen-sync",
        "packet filter",
    ):
        assert outcomes[name][0] == "pass", outcomes[name]
    hole = machine.root / "etc/systemd/system/lumen-screen.service.d"
    hole.mkdir()
    opens = ("PrivateNetwork=no", "RestrictAddressFamilies=AF_INET", "LoadCredentialEncrypted=lumen.signing", "LimitCORE=infinity")
    (hole / "30-hole.conf").write_text("\n".join(["[Service]", *opens, ""]))
    machine.run("nft", "delete", "table", "inet", "lumen")
    told = json.loads(machine.run("lumen-kiosk", "audit", "--json", status=1))
    failed = {one["name"] for one in told["tried"] if one["outcome"] == "fail"}
    assert {"network of lumen-screen", "keys of lumen-screen", "rights of lumen-screen", "packet filter"} <= failed
    (hole / "30-hole.conf").unlink()
    machine.run("systemctl", "daemon-reload")
    machine.run("systemctl", "start", "lumen-egress.service")


def test_a_hung_screen_is_started_anew(machine: Machine) -> None:
    machine.until(lambda: _running(machine, "lumen-screen"), "the screen runs")
    before, hung = int(machine.shows("lumen-screen.service", "NRestarts")), machine.process("lumen-screen.service")
    os.kill(hung, signal.SIGSTOP)
    machine.until(lambda: int(machine.shows("lumen-screen.service", "NRestarts")) > before, "systemd starts it anew")
    machine.until(lambda: _running(machine, "lumen-screen"), "the screen runs again")
    assert machine.process("lumen-screen.service") != hung


def test_a_cleared_device_loses_its_master_keys(machine: Machine) -> None:
    """Last: the machine is no device any more. The last word as the sync process writes it once central was told."""
    machine.run("systemctl", "stop", "lumen-sync.service", "lumen-screen.service", "lumen-hardware.service")
    words = {
        "device": "d",
        "facility": "f",
        "epoch": 1,
        "facility_ca": None,
        "order": "o",
        "unlock": False,
        "request": 1,
        "told": False,
    }
    folder = machine.root / "var/lib/lumen"

    def master_keys() -> list[str]:
        return machine.run("ls", "/etc/credstore.encrypted").split()

    assert len(master_keys()) == 5
    machine.run("sh", "-c", f"echo '{json.dumps(words)}' > /var/lib/lumen/cleared.json")
    machine.until(lambda: master_keys() == ["lumen.signing"], "all but the last are destroyed")
    machine.run("sh", "-c", f"echo '{json.dumps({**words, 'told': True})}' > /var/lib/lumen/cleared.new")
    machine.run("mv", "/var/lib/lumen/cleared.new", "/var/lib/lumen/cleared.json")
    machine.until(lambda: master_keys() == [], "the last is destroyed too")
    assert folder.exists()
