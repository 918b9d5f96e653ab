from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from kiosk.device.supervision import notify, watchdog_ms


def test_what_is_said_arrives_at_systemds_socket(tmp_path: Path) -> None:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(address)
        line.settimeout(5)
        assert notify("WATCHDOG=1", {"NOTIFY_SOCKET": address})
        assert line.recv(64) == b"WATCHDOG=1"


def test_where_nobody_listens_nothing_happens(tmp_path: Path) -> None:
    assert not notify("READY=1", {})
    assert not notify("READY=1", {"NOTIFY_SOCKET": str(tmp_path / "gone")})


@pytest.mark.parametrize(
    ("told", "every"),
    [({}, None), ({"WATCHDOG_USEC": "15000000"}, 5000), ({"WATCHDOG_USEC": "0"}, None), ({"WATCHDOG_USEC": "soon"}, None)],
)
def test_it_is_fed_three_times_in_its_limit(told: dict[str, str], every: int | None) -> None:
    assert watchdog_ms(told) == every
    assert watchdog_ms({**told, "WATCHDOG_PID": str(os.getpid())}) == every
    assert watchdog_ms({**told, "WATCHDOG_PID": "1"}) is None
