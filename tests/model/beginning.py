"""How every run of the model begins: central with the demo's people, and two enrolled kiosks that have heard of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import structlog

from central.app import create_app
from central.contacts.contacts import add_contact
from central.database import Database
from central.devices.enrol import make_code
from central.ledger.wallet import issue_to_contact, issue_to_resident
from central.migrate import upgrade
from central.policy import Policy
from central.seed_demo import demo_id, seed_demo
from central.settings import CentralSettings
from kiosk.settings import DeviceSettings
from kiosk.sync.client import CentralClient
from kiosk.sync.enrol import enrol
from tests.model.device import Device, HandTime
from tests.model.weather import Network, Wire

MARCUS, ANDRE = demo_id("marcus.hale"), demo_id("andre.wells")
PEOPLE = {MARCUS: ("Marcus", "20714471", "274913"), ANDRE: ("Andre", "20718812", "805162")}
CONTACTS = [demo_id(address) for address in ("rosa@hale.example", "theo@hale.example", "elena@hale.example")]
NORA = demo_id("nora@wells.example")
WRITES_TO = {MARCUS: CONTACTS, ANDRE: [NORA]}
#: A word that holds a message for staff.
HELD_WORD = "contraband"
LETTERS_PER_STAMP = 80
POLICY = Policy.model_validate(
    {
        "screening": {"words": [HELD_WORD]},
        "sign_in": {"offline_days": 3},
        "mail": {"letters_per_stamp": LETTERS_PER_STAMP},
        "allowance": {"kiosk_stamps": 3, "kiosk_cents": 400},
    }
)


def make_template(folder: Path, time: HandTime, patch: pytest.MonkeyPatch) -> None:
    """Central with the demo's people and two enrolled kiosks that have heard of them."""
    settings = CentralSettings(data=folder / "central")
    settings.data.mkdir(parents=True)
    database = Database(settings.database_url)
    upgrade(database)
    with database.write() as connection:
        seed_demo(connection, POLICY, time.ms)
        add_contact(
            connection,
            resident=ANDRE,
            name="Nora Wells",
            address="nora@wells.example",
            kind="person",
            pays_for_reply=False,
            now_ms=time.ms,
            contact=NORA,
        )
        issue_to_resident(connection, ANDRE, "stamp", 2, cause="model:andre", now_ms=time.ms)
        issue_to_contact(connection, CONTACTS[0], 30, cause="model:rosa", now_ms=time.ms)
        codes = [make_code(connection, name=f"Kiosk {name}", kind="kiosk", serial=None, now_ms=time.ms) for name in ("a", "b")]
    network = Network(app=create_app(settings, database))

    class InProcess(CentralClient):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._session.mount("http://", Wire(network, lambda: None))

    with patch.context() as while_enrolling:
        while_enrolling.setattr("kiosk.sync.enrol.CentralClient", InProcess)
        for name, code in zip(("a", "b"), codes, strict=True):
            enrol(DeviceSettings(data=folder / name, serial=f"SN-{name}", central_url="http://127.0.0.1"), code)
    for name in ("a", "b"):
        device = Device(name, folder / name, time, network)
        while device.pull.step(0):
            pass
        device.stop()
    database.close()


def quiet_logs() -> None:
    """No lines of every step."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
