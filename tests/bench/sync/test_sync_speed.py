"""Sync beside the raw limit and beside other engines, a round of each by turns. BENCH_ROUNDS (3) says how many rounds."""

from __future__ import annotations

import os
from statistics import median

import pytest

from tests.bench.sync.central_side import Fsyncs
from tests.bench.sync.peers.run import PEERS, installed
from tests.bench.sync.postgres import durable_postgres
from tests.bench.sync.report import Report, Target, ratio, spread
from tests.bench.sync.rig import Rig, Round
from tests.bench.sync.workload import COMMANDS

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
DRAIN_RAW = Target("drain / raw exactly-once", 0.40, 0.70)
DRAIN = {
    "PouchDB": Target("drain / PouchDB to express-pouchdb", 3, 5, form=".1f"),
    "Morango": Target("drain / Morango", 25, 40, form=".1f"),
    "Kinto": Target("drain / Kinto", 50, 80, form=".1f"),
}
DRAIN_COUCH = Target("drain / CouchDB", 4, 6, form=".1f")
DRAIN_POSTGRES = Target("drain on PostgreSQL / on SQLite", 0.35, 0.50)
DRAIN_PLAIN = Target("drain encrypted / plain store", 0.75, 0.90)
PULL_RAW = Target("pull / raw", 0.60, 0.90)
PULL = {
    "PouchDB": Target("pull / PouchDB", 8, 14, form=".1f"),
    "Morango": Target("pull / Morango", 8, 14, form=".1f"),
    "Kinto": Target("pull / Kinto", 1.3, 2, form=".1f"),
}
DELTA = Target("delta of 10: 100,000 kept / 10,000 kept", 1.3, 1.1, less=True)
FSYNCS = Target("fsyncs of central per 1,000 commands at batch 500", 4, 3, less=True, form=".1f")
DEVICE_MIB = Target("peak memory of the sync process, MiB", 100, 75, less=True, form=".0f")
CENTRAL_MIB = Target("peak memory of central, MiB", 110, 80, less=True, form=".0f")
IDLE_KIB = Target("2,000 idle devices on one worker, KiB each", 30, 20, less=True, form=".0f")
IDLE_MS = Target("2,000 idle devices, all awake after one notice, ms", 200, 100, less=True, form=".0f")
ENQUEUE = Target("enqueue, durable, a second", 3000, 8000, form=",.0f")

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]


def _rates(rounds: list[Round]) -> list[float]:
    return [one.per_s for one in rounds]


def test_drain_and_pull(rig: Rig, report: Report) -> None:
    full, plain, empty = rig.make_site(), rig.make_site(plain=True), rig.make_site(commands=0)
    empty.facility.bring(COMMANDS)
    ups: list[Round] = []
    plains: list[Round] = []
    downs: list[Round] = []
    raw: list[tuple[float, float]] = []
    peers: dict[str, list[tuple[float, float]]] = {name: [] for name in installed()}
    for _ in range(ROUNDS):
        raw.append(rig.raw())
        ups.append(rig.drain(rig.copy(full)))
        plains.append(rig.drain(rig.copy(plain)))
        downs.append(rig.pull(rig.copy(empty)))
        for name, found in peers.items():
            found.append(PEERS[name][1](rig.new_folder(name), rig.environment))
    up, down = _rates(ups), _rates(downs)
    raw_up, raw_down = [one[0] for one in raw], [one[1] for one in raw]
    report.add(DRAIN_RAW, ratio(up, raw_up), f"{spread(up)}/s", f"{spread(raw_up)}/s")
    for name, target in DRAIN.items():
        if name in peers:
            its = [one[0] for one in peers[name]]
            report.add(target, ratio(up, its), f"{spread(up)}/s", f"{spread(its)}/s")
        else:
            report.skip(target, "not installed: `make bench-peers`")
    report.skip(DRAIN_COUCH, "no CouchDB can be installed here")
    report.add(DRAIN_PLAIN, ratio(up, _rates(plains)), f"{spread(up)}/s", f"{spread(_rates(plains))}/s")
    report.add(PULL_RAW, ratio(down, raw_down), f"{spread(down)}/s", f"{spread(raw_down)}/s")
    for name, target in PULL.items():
        if name in peers:
            its = [one[1] for one in peers[name]]
            report.add(target, ratio(down, its), f"{spread(down)}/s", f"{spread(its)}/s")
        else:
            report.skip(target, "not installed: `make bench-peers`")
    print(_costs("drain", ups), _costs("pull", downs), sep="\n")


def _costs(what: str, rounds: list[Round]) -> str:
    device = median(one.device_cpu_s for one in rounds) * 1e6 / COMMANDS
    central = median(one.central_cpu_s for one in rounds) * 1e6 / COMMANDS
    return f"{what}: {device:.0f} µs of a core on the device and {central:.0f} µs at central for each command or change"


def test_drain_on_postgresql(rig: Rig, report: Report) -> None:
    with durable_postgres() as postgres:
        sqlite, on_postgres = rig.make_site(), rig.make_site(url=postgres.new_database())
        ours, its = [], []
        for _ in range(ROUNDS):
            its.append(rig.drain(rig.copy(sqlite)).per_s)
            ours.append(rig.drain(rig.copy(on_postgres, postgres.new_database(like=on_postgres.facility.url))).per_s)
    report.add(DRAIN_POSTGRES, ratio(ours, its), f"{spread(ours)}/s", f"{spread(its)}/s")


def test_a_small_delta_costs_what_changed_not_what_is_kept(rig: Rig, report: Report) -> None:
    few, many = (rig.deltas_ms(rig.make_site(commands=0), kept) for kept in (COMMANDS, 10 * COMMANDS))
    report.add(DELTA, median(many) / median(few), f"{spread(many, '.1f')} ms", f"{spread(few, '.1f')} ms")


def test_fsyncs_of_central(rig: Rig, report: Report) -> None:
    if not Fsyncs.available():
        report.skip(FSYNCS, "strace is not installed")
        return
    counted = rig.fsyncs(rig.make_site())
    report.add(FSYNCS, counted * 1000 / COMMANDS, f"{counted} in all")


def test_memory_at_its_peak(rig: Rig, report: Report) -> None:
    site = rig.make_site()
    site.facility.bring(COMMANDS)
    device, central = rig.whole_process_mib(site)
    report.add(DEVICE_MIB, device)
    report.add(CENTRAL_MIB, central)


def test_enqueue(rig: Rig, report: Report) -> None:
    site = rig.make_site(commands=0)
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(rig.enqueue(rig.copy(site)))
        bare.append(rig.durable_inserts())
    report.add(ENQUEUE, median(ours), f"{spread(ours)}/s", f"{spread(bare)}/s: one row a transaction, plain SQLite")


def test_idle_devices(report: Report) -> None:
    for target in (IDLE_KIB, IDLE_MS):
        report.skip(target, "`central load` measures it")
