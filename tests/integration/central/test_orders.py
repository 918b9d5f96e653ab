"""Orders at central, on both databases: what is given, to whom, and the first word about each."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode

from sqlalchemy import select

from central.clock import now_ms
from central.devices.tables import alerts, devices
from central.orders.tables import device_orders
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import World


def _given(device: Device) -> list[dict[str, object]]:
    device.cursor = None
    tokens = [str(payload["signed"]) for kind, payload in device.pull_all() if kind == "device.order" and payload["signed"] != "-"]
    return [json.loads(urlsafe_b64decode((part := token.split(".")[1]) + "=" * (-len(part) % 4))) for token in tokens]


def test_orders_are_numbered_for_one_device_and_the_first_word_about_each_counts(world: World, device: Device) -> None:
    cli = Cli(world)
    with world.database.write() as connection:
        connection.execute(devices.update().where(devices.c.id == device.id).values(unit="C"))
    restart = cli.run("device", "order", "C", "restart", "--unit").split()[-1]
    logs = cli.run("device", "order", device.id, "logs").split()[-1]
    cli.run("device", "order", device.id, "wipe")
    network = cli.run("device", "order", device.id, "network").split()[-1]
    assert [(one["what"], one["number"], one["device"]) for one in _given(device)] == [
        ("restart", 1, device.id),
        ("send_logs", 2, device.id),
        ("network", 4, device.id),  # the wipe has a number of the same row
    ]
    other = Device(world.http, world.code("Other"), "SN-2")
    said = {"order": restart, "outcome": "failed", "code": "no_warden", "at_ms": now_ms()}
    assert other.post("/v1/orders", {"outcomes": [said | {"outcome": "done"}]}).status_code == 200
    assert device.post("/v1/orders", {"outcomes": [said]}).status_code == 200
    assert device.post("/v1/orders", {"outcomes": [said | {"outcome": "done", "code": ""}]}).status_code == 200
    assert other.post("/v1/orders/logs", {"order": logs, "lines": ["{}"]}).status_code == 404
    for lines in (['{"event":"first"}'], ['{"event":"second"}']):
        assert device.post("/v1/orders/logs", {"order": logs, "lines": lines}).status_code == 200
    assert cli.run("device", "logs", logs) == '{"event":"first"}'
    cli.run("device", "withdraw", network)
    cli.run("device", "withdraw", network, code=1)
    with world.database.read() as connection:
        rows = connection.execute(select(device_orders).order_by(device_orders.c.number)).all()
        assert [(row.outcome, row.code) for row in rows] == [("failed", "no_warden"), (None, ""), (None, "")]
        assert "order_failed" in [row.kind for row in connection.execute(select(alerts))]
    told = cli.run("device", "orders", device.id).splitlines()
    assert [line.split("  ")[3].strip() for line in told] == ["network", "send_logs", "restart"]
