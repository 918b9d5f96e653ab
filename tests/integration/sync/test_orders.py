"""Central's orders, carried out by the real sync process and a real warden, and what central hears of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from central.devices.tables import alerts, devices
from central.orders.tables import device_orders
from kiosk.device.boot import boot_clock_ms, this_boot
from kiosk.device.health.journal import note_watch
from kiosk.device.identity import load_identity
from kiosk.device.orders import going_down, latest, standing
from kiosk.device.release import say_screen_stands
from kiosk.sync.obeying import somebody_is_here
from tests.integration.central.command_line import Cli
from tests.integration.central.world import World
from tests.integration.sync.relay import Relay
from tests.integration.sync.seated import Seated
from tests.integration.sync.test_with_central import policy, relay, world  # noqa: F401 - fixtures
from tests.postgres import NewDatabase
from tests.released import tree

RECORDER = """#!/bin/sh
case "$1" in show) cat "{0}/starts" 2>/dev/null; exit 0 ;; esac
echo "$*" >> "{0}/calls"
case "$1" in restart|--no-block) cat /proc/sys/kernel/random/uuid > "{0}/starts" ;; esac
"""
RESTART = "--no-block restart lumen-hardware.service lumen-sync.service lumen-screen.service"


class Site:
    """A kiosk in housing unit C with a warden, its sync process, and the `central` command."""

    def __init__(self, folder: Path, world: World, relay: Relay) -> None:  # noqa: F811
        self.folder, self.world = folder, world
        self.kiosk = Seated(folder / "data", world, relay)
        more = {"warden_socket": folder / "warden.sock", "update_root": folder / "root.json"}
        self.settings = self.kiosk.settings = self.kiosk.settings.model_copy(update={**more, "release": folder / "opt" / "current"})
        self.cli = Cli(world)
        with world.database.write() as connection:
            connection.execute(devices.update().where(devices.c.id == self.kiosk.identity.device).values(unit="C"))
        (folder / "systemctl").write_text(RECORDER.format(folder), encoding="utf-8")
        (folder / "systemctl").chmod(0o755)
        self._warden: subprocess.Popen[str] | None = None

    @property
    def device(self) -> str:
        return self.kiosk.identity.device

    def watch(self) -> None:
        """Start the warden."""
        places = {
            "socket": "warden.sock",
            "data": "data",
            "state": "state",
            "releases": "opt",
            "root": "root.json",
            "systemctl": "systemctl",
        }
        words = [word for name, place in places.items() for word in (f"--{name}", str(self.folder / place))]
        code = "import sys; sys.argv = ['kiosk', 'warden', *sys.argv[1:]]; from kiosk.start import main; main()"
        self._warden = subprocess.Popen([sys.executable, "-c", code, *words], stderr=subprocess.PIPE, text=True)
        assert self._warden.stderr is not None
        assert "warden_ready" in self._warden.stderr.readline()

    def close(self) -> None:
        self.kiosk.close()
        if self._warden is not None:
            self._warden.kill()
            self._warden.wait()
            assert self._warden.stderr is not None
            self._warden.stderr.close()

    def order(self, *words: str) -> str:
        """Give an order; its id."""
        return self.cli.run("device", "order", self.device, *words).split()[-1]

    def ended(self, order: str) -> tuple[str, str]:
        """Wait until central knows what became of it."""

        def told() -> tuple[str, str] | None:
            with self.world.database.read() as connection:
                row = connection.execute(select(device_orders).where(device_orders.c.id == order)).one()
            return None if row.outcome is None else (row.outcome, row.code)

        self.kiosk.until(lambda _conn: told() is not None)
        found = told()
        assert found is not None
        return found

    def calls(self) -> list[str]:
        place = self.folder / "calls"
        return place.read_text(encoding="utf-8").splitlines() if place.exists() else []


@pytest.fixture
def database_url(new_database: NewDatabase) -> Iterator[str]:
    """What central keeps of orders is tried on both databases in `tests/integration/central/test_orders.py`."""
    with new_database("sqlite") as url:
        yield url


@pytest.fixture
def site(tmp_path: Path, world: World, relay: Relay) -> Iterator[Site]:  # noqa: F811
    made = Site(tmp_path / "device", world, relay)
    yield made
    made.close()


def test_orders_are_carried_out_once_and_central_hears_of_each(site: Site, relay: Relay) -> None:  # noqa: F811
    site.watch()
    (site.kiosk.settings.data / "logs").mkdir()
    (site.kiosk.settings.data / "logs" / "sync.log").write_text(
        '{"event": "sync started", "level": "info"}\nDear Rosa\n', encoding="utf-8"
    )
    lock = site.order("lock", "--en", "There is a count.", "--es", "Hay un conteo.")
    site.kiosk.start()
    assert site.ended(lock) == ("done", "")
    with site.kiosk.store.read() as conn:
        assert standing(conn).lock == {"en": "There is a count.", "es": "Hay un conteo."}
    off = site.order("features", "--off", "media", "--off", "visits")
    assert site.ended(off) == ("done", "")
    # The answer to what became of it is lost: central hears it twice, and it was done once.
    relay.break_next("orders", "before the answer")
    restart = site.order("restart")
    assert site.ended(restart) == ("done", "")
    relay.broken.wait(10)
    logs, report = site.order("logs"), site.order("report")
    assert site.ended(logs) == ("done", "")
    assert json.loads(site.cli.run("device", "logs", logs))["event"] == "sync started"
    assert site.ended(report) == ("done", "nobody_looks")
    unlock = site.order("unlock")
    assert site.ended(unlock) == ("done", "")
    with site.kiosk.store.read() as conn:
        assert standing(conn).lock is None
        assert standing(conn).off == {"media", "visits"}
    assert site.calls() == ["stop lumen-call.socket lumen-visit.socket", RESTART, "start lumen-call.socket lumen-visit.socket"]
    told = site.cli.run("device", "orders", site.device).splitlines()
    assert [line.split("  ")[3] for line in told] == ["unlock", "report", "send_logs", "restart", "features", "lock"]
    assert "There is a count. / Hay un conteo." in told[-1]


def test_central_gives_no_order_that_it_must_not(site: Site) -> None:
    for words, why in (
        (("features", "--off", "grievance"), "never taken off"),
        (("features", "--off", "medical", "--off", "media"), "never taken off"),
        (("features", "--off", "mail.legal"), "never taken off"),
        (("features", "--off", "doors"), "what can be taken off"),
        (("lock", "--en", "There is a count."), "in English and in Spanish"),
        (("lock", "--en", "x" * 200, "--es", "y"), "at most"),
    ):
        assert why in site.cli.run("device", "order", site.device, *words, code=1)
    assert "no active device" in site.cli.run("device", "order", "Z", "restart", "--unit", code=1)
    with site.world.database.read() as connection:
        assert connection.execute(select(device_orders)).all() == []
    given = site.cli.run("device", "order", "C", "restart", "--unit")
    assert site.device in given
    site.cli.run("device", "withdraw", given.split()[-1])
    assert "withdrawn" in site.cli.run("device", "orders")
    site.cli.run("device", "freeze", site.device)
    assert "the device is frozen" in site.cli.run("device", "order", site.device, "restart", code=1)


def test_nobody_is_interrupted_and_what_cannot_be_done_is_said(site: Site) -> None:
    site.kiosk.start()
    session = site.kiosk.sit_down()
    restart, logs = site.order("restart"), site.order("logs")
    assert site.ended(logs) == ("failed", "no_logs")
    with site.kiosk.store.read() as conn:
        assert somebody_is_here(conn)
        assert not going_down(conn)
        assert {one.id: one.state for one in latest(conn, 9)}[restart] == "waiting"
    site.watch()
    site.kiosk.leave(session)
    assert site.ended(restart) == ("done", "")
    assert site.calls() == [RESTART]
    with site.world.database.read() as connection:
        assert [row.kind for row in connection.execute(select(alerts))] == ["order_failed"]


def test_a_device_enrols_anew_by_order_with_nobody_typing(site: Site) -> None:
    site.kiosk.start()
    before = site.kiosk.identity
    assert site.ended(site.order("reenrol")) == ("done", "")
    with site.kiosk.store.read() as conn:
        after = load_identity(conn)
    assert (after.device, after.epoch) == (before.device, before.epoch + 1)
    assert site.kiosk.sign_in().status == "signed_in"


def test_a_release_comes_by_central_is_tried_and_stays(site: Site) -> None:
    keys = str(site.folder / "offline")
    site.cli.run("update", "init", "--keys", keys)
    (site.folder / "root.json").write_bytes((site.world.settings.data / "updates/metadata/1.root.json").read_bytes())
    tree(site.folder / "opt" / "releases" / "0.9.0", "exit 0")
    (site.folder / "opt" / "current").symlink_to("releases/0.9.0")
    site.cli.run("update", "add", "1.0.0", str(tree(site.folder / "tree", "exit 0")), "--keys", keys)
    assert "give it to one unit first" in site.cli.run("update", "promote", "1.0.0", "--all", code=1)
    order = site.cli.run("update", "promote", "1.0.0", "--unit", "C").split()[-1]
    site.watch()
    site.kiosk.start()
    link = site.folder / "opt" / "current"
    site.kiosk.until(lambda _conn: link.readlink().name == "1.0.0")
    # The programs of the new release come up: the screen says that it stands, sync begins anew and looks at the device.
    site.kiosk.halt()
    site.kiosk.reopen()
    say_screen_stands(site.settings.data, "1.0.0")
    with site.kiosk.store.write() as conn:
        note_watch(conn, boot_id=this_boot(), boot_ms=boot_clock_ms())
    site.kiosk.start()
    assert site.ended(order) == ("done", "")
    assert "done 1" in site.cli.run("update", "list")
    # Everybody else now; who has it is not asked again.
    assert site.cli.run("update", "promote", "1.0.0", "--all") == ""
