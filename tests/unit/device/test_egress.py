from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path

import pytest

from kiosk.device.egress import Address, filter_rules, flows_of
from kiosk.settings import DeviceSettings

USERS = {"lumen-sync": 901, "lumen-call": 902, "lumen-hardware": 903, "root": 0}
HOSTS = {"central.example": ["10.0.0.5", "fd00::5"], "calls.example": ["10.0.0.6"], "printer.example": ["10.0.0.7"]}


def _rules(**settings: object) -> list[str]:
    device = DeviceSettings.model_validate(
        {"data": Path("/x"), "serial": "S", "central_url": "https://central.example:8443", **settings}
    )

    def look_up(host: str) -> list[Address]:
        return [ip_address(one) for one in HOSTS.get(host, [])]

    return [line.strip() for line in filter_rules(flows_of(device), look_up, USERS.get).splitlines()]


def _let_out(rules: list[str]) -> list[str]:
    return [line for line in rules if "daddr" in line]


def test_sync_reaches_central_and_nobody_reaches_anything_else() -> None:
    rules = _rules()
    assert _let_out(rules) == [
        "meta skuid 901 ip daddr 10.0.0.5 tcp dport 8443 accept",
        "meta skuid 901 ip6 daddr fd00::5 tcp dport 8443 accept",
    ]
    assert sum(line.endswith("policy drop;") for line in rules) == 3
    assert "udp dport 53" not in "".join(rules)  # this system has no resolver of its own: names are then in /etc/hosts


def test_calls_and_a_printer_on_the_network_have_their_own_hosts() -> None:
    printer = {"transport": "tcp", "port": "printer.example"}
    rules = _rules(calls_url="https://calls.example:8444", printer=printer)
    assert _let_out(rules)[2:] == [
        "meta skuid 902 ip daddr 10.0.0.6 tcp dport 8444 accept",
        "meta skuid 902 ip daddr 10.0.0.6 meta l4proto udp accept",
        "meta skuid 903 ip daddr 10.0.0.7 tcp dport 9100 accept",
    ]
    assert _let_out(_rules(printer={"transport": "serial", "port": "/dev/ttyS0"})) == _let_out(_rules())


@pytest.mark.parametrize("url", ["https://unknown.example:8443"])
def test_a_host_without_an_address_opens_nothing(url: str) -> None:
    assert _let_out(_rules(central_url=url)) == []
