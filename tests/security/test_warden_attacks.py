"""Attack 46 at the warden: an order that is unsigned, altered, old, replayed, another device's or too late moves nothing."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.warden import warden as warden_module
from kiosk.warden.kept import Kept
from kiosk.warden.warden import Answer
from tests.enrolled import DEVICE, NOON_MS, Central
from tests.warden_machine import Machine, request

RESTART = "--no-block restart lumen-hardware.service lumen-sync.service lumen-screen.service"
DAY_MS = 24 * 3_600_000


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _encoded(claims: dict[str, object]) -> str:
    return urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()


def _altered(machine: Machine) -> str:
    head, _, signature = (token := machine.order("restart")).split(".")
    return f"{head}.{_encoded({**machine.claims(token), 'whole': True})}.{signature}"


def _unsigned(machine: Machine) -> str:
    claims = machine.claims(machine.order("restart"))
    return f"{_encoded({'alg': 'none', 'typ': 'lumen-order'})}.{_encoded(claims)}."


def _by_another(machine: Machine) -> str:
    own, machine.central = machine.central, Central()
    try:
        return machine.order("restart")
    finally:
        machine.central = own


ATTACKS: dict[str, tuple[str, Callable[[Machine], str]]] = {
    "altered": ("signature", _altered),
    "unsigned": ("signature", _unsigned),
    "another key": ("signature", _by_another),
    "a grant": ("signature", lambda m: m.order("restart", typ="lumen-grant")),
    "another device": ("other_device", lambda m: m.order("restart", device="kiosk-d-001")),
    "too late": ("expired", lambda m: m.order("restart", expires_ms=NOON_MS - 1)),
    "no time": ("expired", lambda m: m.order("restart", expires_ms=None)),
    "no number": ("unknown", lambda m: m.order("restart", number=True)),
    "unheard of": ("unknown", lambda m: m.order("format")),
    "a wipe that is none": ("unknown", lambda m: m.order("wipe")),
    "cut off": ("signature", lambda m: m.order("restart")[:-9]),
    "long": ("signature", lambda m: m.order("restart", words={"en": "x" * 5000})),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_word_that_is_not_centrals_for_this_device_now_moves_nothing(machine: Machine, attack: str) -> None:
    code, made = ATTACKS[attack]
    assert machine.warden().take(request("restart", made(machine))) == Answer("refused", code)
    assert machine.calls() == []


def test_an_order_is_carried_out_once_and_an_older_one_never_after_it(machine: Machine) -> None:
    older, order = machine.order("network"), machine.order("restart")
    assert machine.warden().take(request("restart", order)) == Answer("done")
    assert machine.warden().take(request("restart", order)) == Answer("done")
    assert machine.warden().take(request("network", older)) == Answer("refused", "old")
    same_number = machine.order("restart", number=2, order="o-other")
    assert machine.warden().take(request("restart", same_number)) == Answer("refused", "old")
    assert machine.calls() == [RESTART]


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"[1]\n", b'{"verb": "restart"}\n', b'{"verb": "sh", "order": "x"}\n', b'{"verb": "restart", "order": 5}\n', b"\xff\n"],
)
def test_what_is_no_request_is_refused(machine: Machine, line: bytes) -> None:
    assert machine.warden().take(line).outcome == "refused"
    assert machine.calls() == []


def test_an_order_for_one_deed_is_not_used_for_another(machine: Machine) -> None:
    assert machine.warden().take(request("wipe", machine.order("restart"))) == Answer("refused", "verb")
    assert machine.warden().take(request("unlock", machine.order("wipe", typ="lumen-last-order"))) == Answer("refused", "verb")


def test_whose_device_it_is_is_believed_once(machine: Machine) -> None:
    assert machine.warden().take(request("network", machine.order("network"))).outcome == "done"
    stranger = Central()
    own, machine.central = machine.central, stranger
    machine.introduce()
    assert machine.warden().take(request("restart", machine.order("restart"))) == Answer("refused", "signature")
    machine.central = own
    assert machine.warden().take(request("restart", machine.order("restart"))) == Answer("done")


def test_a_wipe_takes_what_root_alone_can_reach_and_the_next_enrolment_is_believed(machine: Machine) -> None:
    store = machine.folder / "etc/credstore.encrypted"
    store.mkdir(parents=True)
    for name in ("lumen.store", "lumen.signing", "host.key"):
        (store / name).write_bytes(b"sealed")
    warden = machine.warden()
    warden.go_on()  # at its start: before the order took the introduction away
    (machine.data / "warden.json").unlink()
    order = machine.order("wipe", typ="lumen-last-order", why="order")
    assert warden.take(request("wipe", order)) == Answer("done")
    assert [path.name for path in store.iterdir()] == ["host.key"]
    machine.introduce("kiosk-new")
    assert machine.warden().take(request("restart", machine.order("restart", device="kiosk-new"))) == Answer("done")
    # Its numbers stay: an old word for the device that it was is worth nothing.
    state = json.loads((machine.folder / "state/state.json").read_bytes())
    assert state["numbers"] == {DEVICE: 1, "kiosk-new": 2}


def test_unlocking_for_its_owner_takes_the_last_order_and_no_other(machine: Machine) -> None:
    assert machine.warden().take(request("unlock", machine.order("unlock"))) == Answer("done")
    assert machine.calls() == ["start lumen-call.socket lumen-visit.socket"]
    assert machine.warden().take(request("unlock", machine.order("unlock", typ="lumen-last-order"))) == Answer("done")
    assert machine.calls()[1].startswith("disable lumen.target")


@pytest.mark.parametrize("when", ["before", "after", "rebooted"])
def test_killed_around_a_restart_it_happens_once(machine: Machine, monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    put = Kept.put

    def killed(kept: Kept, **values: object) -> None:
        ends = values["last"]["phase"] == "ended" if "last" in values else False  # type: ignore[index]
        if ends:
            raise KeyboardInterrupt
        put(kept, **values)
        if when != "after" and "last" in values:
            raise KeyboardInterrupt

    order = machine.order("restart")
    with monkeypatch.context() as patched:
        patched.setattr(Kept, "put", killed)
        with pytest.raises(KeyboardInterrupt):
            machine.warden().take(request("restart", order))
    assert len(machine.calls()) == (1 if when == "after" else 0)
    if when == "rebooted":
        machine.boot = "boot-2"
    started = machine.warden()
    started.go_on()
    assert started.take(request("restart", order)) == Answer("done")
    # The machine's own restart did it.
    assert machine.calls() == ([] if when == "rebooted" else [RESTART])


def test_a_command_that_fails_is_said_so(machine: Machine) -> None:
    machine.record("exit 1")
    assert machine.warden().take(request("lock", machine.order("lock"))) == Answer("failed", "systemctl")
    machine.record()
    assert machine.warden().take(request("lock", machine.order("lock"))) == Answer("done")


def test_the_process_answers_over_its_socket_and_loads_nothing_of_the_program(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    place = tmp_path / "run" / "warden.sock"
    arguments = [
        "--socket",
        str(place),
        "--data",
        str(machine.data),
        "--state",
        str(tmp_path / "state"),
        "--systemctl",
        str(machine.systemctl),
    ]
    code = "import sys; sys.argv = ['kiosk', 'warden', *sys.argv[1:]]; from kiosk.start import main; main()"
    process = subprocess.Popen([sys.executable, "-X", "importtime", "-c", code, *arguments], stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        loaded = []
        for line in process.stderr:
            loaded.append(line)
            if "warden_ready" in line:
                break
        order = machine.order("network", expires_ms=time.time_ns() // 1_000_000 + DAY_MS)
        for request_line, outcome in (
            (request("network", order), "done"),
            (b"x" * 9000 + b"\n", "refused"),
            (request("network", order), "done"),
        ):
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                connection.settimeout(20)
                connection.connect(str(place))
                connection.sendall(request_line)
                assert json.loads(connection.recv(4096))["outcome"] == outcome
        names = {line.rpartition("|")[2].strip() for line in loaded}
        assert "kiosk.warden.main" in names
        assert not {"pydantic", "sqlalchemy", "typer", "requests", "structlog", "kiosk.settings", "kiosk.store"} & names
        assert machine.calls() == ["try-restart systemd-networkd.service", "try-restart NetworkManager.service"]
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


def test_the_boot_is_named_by_the_kernel() -> None:
    assert warden_module.this_boot() == warden_module.this_boot() != ""
