from kiosk.signin import changes
from kiosk.signin.profile import save_settings, settings_of
from kiosk.sync.outbox import pending_ids
from kiosk.sync.wire import Profile, SettingsSave
from tests.enrolled import Device

OLD = SettingsSave(language="en", theme="light", text_step=100)
NEW = SettingsSave(language="es", theme="dark", text_step=150)


def _central_says(device: Device, settings: SettingsSave | None) -> None:
    profile = Profile(resident="marcus", first_name="Marcus", number="20714471", pin_version=1, settings=settings)
    device.apply([changes.FEATURE], device.change("resident:marcus", "resident.profile", profile))


def _now(device: Device) -> SettingsSave | None:
    with device.store.read() as conn:
        return settings_of(conn, "marcus")


def test_a_choice_counts_at_once_until_central_has_answered(device: Device) -> None:
    assert _now(device) is None
    _central_says(device, OLD)
    assert _now(device) == OLD
    save_settings(device.store, device.session(), NEW, device.clock)
    assert _now(device) == NEW
    _central_says(device, OLD)
    assert _now(device) == NEW, "central had not seen the choice yet"
    with device.store.read() as conn:
        (command,) = pending_ids(conn, "settings.save")
    device.set_command(command, "accepted")
    assert _now(device) == NEW
    _central_says(device, NEW)
    _central_says(device, OLD)
    assert _now(device) == OLD, "chosen later on another device"


def test_a_rejected_choice_drops_out(device: Device) -> None:
    _central_says(device, OLD)
    save_settings(device.store, device.session(), NEW, device.clock)
    with device.store.read() as conn:
        (command,) = pending_ids(conn, "settings.save")
    device.set_command(command, "rejected")
    assert _now(device) == OLD


def test_the_same_choice_again_sends_nothing(device: Device) -> None:
    session = device.session()
    save_settings(device.store, session, NEW, device.clock)
    save_settings(device.store, session, NEW, device.clock)
    assert len(device.commands("settings.save")) == 1
