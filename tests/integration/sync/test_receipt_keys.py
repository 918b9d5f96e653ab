"""The key that signs receipts, from enrolment to central's judgement: made by the device, known to central, new with each epoch."""

from __future__ import annotations

from pathlib import Path

import pytest

from central.receipts.verify import Finding, verify_receipt
from kiosk.device.keyrings import KeysMissing
from kiosk.device.keys import device_keys
from kiosk.device.policy import FacilityPolicy
from kiosk.hardware.receipt_seal import receipt_seal
from kiosk.settings import DeviceSettings
from kiosk.signin.rules import Person
from kiosk.store.engine import open_store
from kiosk.sync.enrol import enrol
from kiosk.wallet.receipt import Sale, receipt_of
from tests.integration.central.world import World, running

SALE = Sale("0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", 1_780_516_320_000, 500, stamps=10)
PAPER = receipt_of(SALE, Person("marcus", "Marcus", "20714471"), FacilityPolicy(), "Kiosk C-014", "en")


def test_an_enrolled_device_signs_and_central_knows_its_hand(tmp_path: Path, database_url: str) -> None:
    with running(World(tmp_path / "central", {}, database_url)) as world:
        settings = DeviceSettings(data=tmp_path / "device", serial="SN-1", central_url=str(world.http.base_url).rstrip("/"))

        def judged() -> Finding:
            keys = device_keys(settings)
            store = open_store(settings.store_path, keys.store_key)
            try:
                seal = receipt_seal(store, keys)
            finally:
                store.close()
            assert seal is not None
            with world.database.read() as connection:
                return verify_receipt(connection, seal.sealed(PAPER, duplicate=False).qr, PAPER.number)

        identity = enrol(settings, world.code())
        assert (judged().code, dict(judged().lines)["Where"]) == ("not_synced", "Kiosk C-014")
        again = enrol(settings, world.code(renews=identity.device), again=True)
        assert (again.device, again.epoch) == (identity.device, 2)
        assert judged().code == "not_synced"
        with pytest.raises(KeysMissing):
            device_keys(settings).receipt_key_of(1)  # the device keeps no key of an epoch that ended
