"""Attack 23 at the media store: what comes as a file, a licence or a page of the catalogue is bounded, used whole or not at all."""

from __future__ import annotations

import gzip
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.app import features
from kiosk.media_store import catalogue, downloads
from kiosk.media_store.downloads import Downloads
from kiosk.media_store.keys import ask_for_keys
from kiosk.media_store.tables import files, keys, titles, wanted_keys
from kiosk.sync import client as client_module
from kiosk.sync.client import Busy, CentralClient, CentralError, Malformed, Refused, TimedOut, TooLarge, Unreachable
from kiosk.sync.link import Link
from kiosk.sync.pull import Pull
from kiosk.sync.registry import all_handlers
from kiosk.sync.signature import RequestNumbers, RequestSigner
from kiosk.sync.tables import unknown_changes
from tests.enrolled import MARCUS, NOON_MS, Device, enrolled_device
from tests.integration.sync.scripted_central import Fault, Request, ScriptedCentral
from tests.unit.media_store.test_part_file import NAME, SEALED, make

FIRST, END = 1000, 301_000
PART = f"bytes {FIRST}-{END - 1}/{len(SEALED)}"
BODY = SEALED[FIRST:END]
#: Beyond what was asked for, and what is kept of it.
HUGE = 64 * 1024 * 1024
BOUND = 12 * 1024 * 1024


@pytest.fixture
def central() -> Iterator[ScriptedCentral]:
    scripted = ScriptedCentral()
    scripted.start()
    yield scripted
    scripted.stop()


@pytest.fixture
def device(tmp_path: Path, central: ScriptedCentral) -> Iterator[Device]:
    made = enrolled_device(tmp_path, central.url)
    yield made
    made.store.close()


@pytest.fixture
def client(central: ScriptedCentral, device: Device) -> Iterator[CentralClient]:
    signer = RequestSigner(device.identity, device.keys.signing_key, RequestNumbers(device.store), device.plain)
    made = CentralClient(central.url, ca=None, signer=signer, whole_answer_s=0.5)
    yield made
    made.close()


def part(body: bytes = BODY, status: int = 206, **headers: str) -> Fault:
    return lambda request: request.send(body, status, length=None, **{"Content_Range": PART} | headers)


def forever(request: Request) -> None:
    """Says the right things and sends as much as is read."""
    handler = request.handler
    handler.send_response(206)
    handler.send_header("Content-Range", PART)
    handler.end_headers()
    for _ in range(HUGE // 65_536):
        handler.wfile.write(bytes(65_536))


def endless_headers(request: Request) -> None:
    request.handler.wfile.write(b"HTTP/1.1 206 Partial\r\n")
    for number in range(200_000):
        request.handler.wfile.write(b"X-%d: %s\r\n" % (number, b"y" * 60))


@pytest.mark.parametrize(
    ("fault", "raised"),
    [
        (part(status=200), Malformed),
        (part(bytes(HUGE), 200), Malformed),
        (part(Content_Range=f"bytes {FIRST + 1}-{END}/{len(SEALED)}"), Malformed),
        (part(Content_Range=f"bytes 0-{END}/*"), Malformed),
        (part(Content_Range="lines 1-2"), Malformed),
        (part(Content_Range=""), Malformed),
        (part(BODY + b"x"), Malformed),
        (part(BODY[:-1]), Malformed),
        (part(b""), Malformed),
        (part(gzip.compress(bytes(HUGE)), Content_Encoding="gzip"), Malformed),
        (part(BODY, Content_Encoding="zstd"), Malformed),
        (part(b"", 304), Refused),
        (part(b"", 416), Refused),
        (part(b"", 302, Location="http://127.0.0.1:1/elsewhere"), Refused),
        (part(b'{"code":' + b"[" * 100_000 + b"]" * 100_000 + b"}", 404), Refused),
        (part(bytes(HUGE), 404), TooLarge),
        (part(b"", 503), Busy),
        (endless_headers, Unreachable),
        (Request.cut, Unreachable),
    ],
    ids=lambda value: None if callable(value) else value.__name__,
)
def test_attack_23_what_is_not_the_part_costs_nothing(
    central: ScriptedCentral, client: CentralClient, fault: Fault, raised: type[CentralError]
) -> None:
    central.faults["media"].append(fault)
    taken = bytearray()
    tracemalloc.start()
    try:
        with pytest.raises(raised) as caught:
            client.media(NAME, FIRST, END, taken.extend)
        # The server's own copies are in this process too: what it sends was made before.
        assert tracemalloc.get_traced_memory()[1] < 2 * HUGE + BOUND
    finally:
        tracemalloc.stop()
    assert type(caught.value) is raised
    assert taken == b"", "not a byte of it was taken"
    central.faults["media"].append(part())
    client.media(NAME, FIRST, END, taken.extend)
    assert taken == BODY, "the next answer is heard"


def test_attack_23_more_than_was_asked_for_is_not_taken(central: ScriptedCentral, client: CentralClient) -> None:
    central.faults["media"].append(forever)
    taken = bytearray()
    client.media(NAME, FIRST, END, taken.extend)
    assert len(taken) == END - FIRST


def test_attack_23_a_cut_loses_nothing_that_came(central: ScriptedCentral, client: CentralClient) -> None:
    """Not even what is less than a buffer of the library's."""

    def cut(request: Request) -> None:
        request.send(BODY[:100_001], 206, length=len(BODY), Content_Range=PART)
        request.cut()

    central.faults["media"].append(cut)
    taken = bytearray()
    with pytest.raises(Unreachable):
        client.media(NAME, FIRST, END, taken.extend)
    assert taken == BODY[:100_001]


def test_attack_23_a_part_that_drips_is_given_up_and_what_came_stays(
    central: ScriptedCentral, client: CentralClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "CONNECT_TIMEOUT_S", 0.2)
    monkeypatch.setattr(client_module, "READ_TIMEOUT_S", 0.3)
    monkeypatch.setattr(client_module, "WHOLE_PART_S", 0.5)
    over = threading.Event()

    def drip(request: Request) -> None:
        request.send(BODY[:5], 206, length=len(BODY), Content_Range=PART)
        while not over.wait(0.05):
            request.handler.wfile.write(b"y")

    central.faults["media"].append(drip)
    taken = bytearray()
    with pytest.raises(TimedOut):
        client.media(NAME, FIRST, END, taken.extend)
    over.set()
    assert taken.startswith(BODY[:5])
    central.faults["media"].append(part())
    taken.clear()
    client.media(NAME, FIRST, END, taken.extend)
    assert taken == BODY


@pytest.mark.parametrize("of_chunks", [1, 2])
def test_attack_23_a_file_that_lies_holds_up_no_other(
    device: Device, central: ScriptedCentral, client: CentralClient, of_chunks: int
) -> None:
    """Its head says that it is longer, or its chunks are of another file: nothing of it is kept as whole, and the next one comes."""
    folder = device.settings.data / "media"
    data, name = make(of_chunks * 1000)
    other, _ = make(of_chunks * 1000 + 1)
    shelf = {NAME: other.ljust(len(SEALED), b"\0"), name: data}

    def serve(request: Request) -> None:
        first, _, last = request.headers["Range"].removeprefix("bytes=").partition("-")
        begin, end = int(first), int(last) + 1
        body = shelf[request.path.rpartition("/")[2]]
        request.send(body[begin:end], 206, Content_Range=f"bytes {begin}-{end - 1}/{len(body)}")

    central.faults["media"].extend([serve] * 20)
    with device.store.write() as conn:
        downloads.wish(conn, MARCUS.resident, "liar", NAME, len(SEALED), 1)
        downloads.wish(conn, MARCUS.resident, "good", name, len(data), 2)
    queue = Downloads(device.store, client, folder, device.keys.ensure_media_key(), device.clock)
    while queue.step():
        pass
    queue.close()
    with device.store.read() as conn:
        states = {row.container: row.code or row.state for row in conn.execute(select(files))}
    assert states == {NAME: "damaged", name: "whole"}
    assert sorted(path.name for path in folder.iterdir() if not path.name.endswith(".part")) == [name]


@pytest.mark.parametrize(
    "answer",
    [
        {"licences": "none", "proofs": [], "refused": {}, "server_ms": 1},
        {"licences": ["x" * 100_000], "proofs": [], "refused": {}, "server_ms": 1},
        {"licences": [["a"]], "proofs": [], "refused": {}, "server_ms": 1},
        {"licences": [], "proofs": [], "refused": {"l/t": {"a": 1}}, "server_ms": 1},
        {"licences": [], "proofs": [], "refused": {}, "server_ms": 1 << 80},
        {"licences": [], "proofs": ["\ud800"], "refused": {}, "server_ms": 1},
        {},
    ],
)
def test_attack_23_licences_of_wrong_types_are_not_used_in_part(
    device: Device, central: ScriptedCentral, client: CentralClient, answer: dict[str, Any]
) -> None:
    with device.store.write() as conn:
        conn.execute(wanted_keys.insert().values(licence="l", title="t", resident=MARCUS.resident, at_ms=1))
    central.faults["licences"].append(lambda request: request.answer(answer))
    with pytest.raises(Malformed):
        ask(device, client)
    with device.store.read() as conn:
        assert conn.execute(select(keys)).all() == []
        assert conn.execute(select(wanted_keys.c.refused)).scalar_one() is None, "it is asked for again"


def test_attack_23_licences_that_are_none_leave_nothing(device: Device, central: ScriptedCentral, client: CentralClient) -> None:
    with device.store.write() as conn:
        conn.execute(wanted_keys.insert().values(licence="l", title="t", resident=MARCUS.resident, at_ms=1))
    odd = ("a.b.c", "e30.e30.e30", "eyJhbGciOiJub25lIn0.e30.AA", f"{'A' * 4000}.e30.AA")
    answer = {"licences": odd, "proofs": odd, "refused": {"../x": "y" * 32, "l/t": "../" * 100}, "server_ms": NOON_MS}
    central.faults["licences"].append(lambda request: request.answer(answer))
    assert ask(device, client)
    with device.store.read() as conn:
        assert conn.execute(select(keys)).all() == []
        assert len(conn.execute(select(wanted_keys.c.refused)).scalar_one()) <= 32


def ask(device: Device, client: CentralClient) -> bool:
    return ask_for_keys(device.store, client, device.keys.ensure_media_key(), device.clock.now_ms())


GOOD: dict[str, Any] = {"title": "good", "kind": "song", "name": "Lake", "buy_cents": 100}
BAD: list[dict[str, Any]] = [
    {"title": "../../etc/passwd"},
    {"name": "x" * 301},
    {"name": ["Lake"]},
    {"name": {"a": {"b": {}}}},
    {"about": "x" * 4001},
    {"subjects": ["x"] * 21},
    {"parts": ["p"] * 501},
    {"buy_cents": -1},
    {"buy_cents": 1 << 70},
    {"buy_cents": "free"},
    {"container": "../" * 21 + "x"},
    {"container_bytes": -5},
    {"artwork": "0" * 63 + "\n"},
    {"length_ms": 1.5},
    {"kind": "virus"},
    {"rating": None},
]


def titles_page(*payloads: dict[str, Any]) -> dict[str, Any]:
    changes = [
        {"stream": "catalogue", "n": n, "kind": "catalogue.title", "version": 1, "payload": payload, "at_ms": 1, "key": f"k{n}"}
        for n, payload in enumerate(payloads, 1)
    ]
    return {"changes": changes, "cursor": "1", "more": False, "server_ms": NOON_MS}


@pytest.fixture
def pull(device: Device, client: CentralClient) -> Iterator[Pull]:
    clock = device.real_clock()
    rooms = features()
    made = Pull(device.store, client, all_handlers(rooms), Link(device.store, clock), rooms)
    yield made
    client.close()
    made.close()


def known(device: Device) -> set[str]:
    with device.store.read() as conn:
        return set(conn.execute(select(titles.c.title)).scalars())


def test_attack_23_bad_titles_are_set_aside_and_the_others_sell(device: Device, central: ScriptedCentral, pull: Pull) -> None:
    payloads = [GOOD, *(GOOD | {"title": f"bad-{n}"} | bad for n, bad in enumerate(BAD)), GOOD | {"title": "last"}]
    central.faults["changes"].append(lambda request: request.answer(titles_page(*payloads)))
    pull.step(0)
    assert known(device) == {"good", "last"}
    with device.store.read() as conn:
        assert len(conn.execute(select(unknown_changes)).all()) == len(BAD)
        assert {title.title for title in catalogue.search(conn, "lake")} == {"good", "last"}


def nested(depth: int) -> Callable[[Request], None]:
    def send(request: Request) -> None:
        deep = b'{"a":' * depth + b"1" + b"}" * depth
        page = b'{"changes":[{"stream":"catalogue","n":1,"kind":"catalogue.title","version":1,"at_ms":1,"key":"k","payload":%b}],%b}'
        request.send(page % (deep, b'"cursor":"1","more":false,"server_ms":5'))

    return send


def cut_page(request: Request) -> None:
    whole = gzip.compress(b'{"changes":[' + b" " * 100_000)
    request.send(whole[:-20], length=len(whole), Content_Encoding="gzip")
    request.cut()


@pytest.mark.parametrize(
    "fault",
    [
        nested(60_000),
        cut_page,
        lambda request: request.answer({**titles_page(GOOD), "changes": {"0": GOOD}}),
        lambda request: request.answer({**titles_page(GOOD), "cursor": "x" * 300_000}),
        lambda request: request.send(b"\xff" * 100),
    ],
    ids=["nested", "cut", "changes", "cursor", "bytes"],
)
def test_attack_23_a_page_that_is_none_changes_nothing(device: Device, central: ScriptedCentral, pull: Pull, fault: Fault) -> None:
    central.faults["changes"].append(fault)
    with pytest.raises((Malformed, Unreachable)):
        pull.step(0)
    assert known(device) == set()
    central.faults["changes"].append(lambda request: request.answer(titles_page(GOOD)))
    pull.step(0)
    assert known(device) == {"good"}


def test_attack_23_a_page_that_is_too_large_is_asked_for_smaller(device: Device, central: ScriptedCentral, pull: Pull) -> None:
    asked: list[int] = []

    def answer(request: Request) -> None:
        asked.append(request.json["limit"])
        if asked[-1] > 20:
            request.send(gzip.compress(bytes(HUGE)), Content_Encoding="gzip")
        else:
            request.answer(titles_page(GOOD))

    central.faults["changes"].extend([answer] * 8)
    while not known(device):
        pull.step(0)
    assert asked == sorted(asked, reverse=True)
