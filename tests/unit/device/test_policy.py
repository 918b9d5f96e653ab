import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.device.policy import FEATURE, Policy, current_policy
from tests.enrolled import Device, enrolled_device


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = enrolled_device(tmp_path)
    yield made
    made.store.close()


def _say(device: Device, policy: dict[str, Any], number: int = 1) -> None:
    device.apply([FEATURE], device.change("facility", "facility.policy", {"number": number, "policy": policy}))


def _now(device: Device) -> Policy:
    with device.store.read() as conn:
        return current_policy(conn)


def test_defaults_until_central_is_heard(device: Device) -> None:
    assert _now(device) == Policy()


def test_the_last_good_policy_stays(device: Device) -> None:
    _say(device, {"session": {"minutes": 30}, "not_known": {"x": 1}, "mail": {"from_the_future": 2}})
    assert _now(device).session.minutes == 30
    _say(device, {"session": {"minutes": -1}}, 2)
    assert _now(device).session.minutes == 30
    _say(device, {}, 3)
    assert _now(device) == Policy()


@pytest.mark.parametrize(
    "wrong",
    [
        {"sign_in": {"pin_length": 3}},
        {"sign_in": {"tries": 0}},
        {"sign_in": {"waits_ms": []}},
        {"sign_in": {"waits_ms": [-1]}},
        {"mail": {"letters_per_stamp": 0}},
        {"mail": {"letters_per_stamp": 9000, "max_letters": 8000}},
        {"mail": {"max_letters": 60_001}},
        {"facility": {"zone": "../../etc/passwd"}},
        {"facility": {"zone": "Mars/Olympus"}},
        {"receipts": {"reply": "fax"}},
        {"session": "short"},
    ],
)
def test_what_cannot_work_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Policy.model_validate(wrong)


def test_the_default_policy_file_is_the_defaults() -> None:
    file = Path(str(resources.files("resources"))) / "policies" / "default.json"
    stored = json.loads(file.read_text(encoding="utf-8"))
    assert stored == Policy().model_dump(mode="json")
