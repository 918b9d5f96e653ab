"""Whatever answers at central's address: bounded, no crash, nothing used in part."""

from __future__ import annotations

import gzip
import hashlib
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from kiosk.sync import client as client_module
from kiosk.sync.client import (
    Busy,
    Cancelled,
    CentralClient,
    CentralError,
    Malformed,
    Refused,
    TimedOut,
    TooLarge,
    Unreachable,
)
from kiosk.sync.signature import RequestNumbers, RequestSigner
from kiosk.sync.wire import ChangesAnswer, ChangesRequest, CommandAnswer, Conflict
from tests.enrolled import Device
from tests.integration.sync.certificates import Authority
from tests.integration.sync.scripted_central import Fault, Request, ScriptedCentral, until

GOOD = {"changes": [], "cursor": "1", "more": False, "server_ms": 5}


@pytest.fixture
def client(central: ScriptedCentral, device: Device) -> Iterator[CentralClient]:
    signer = RequestSigner(device.identity, device.keys.signing_key, RequestNumbers(device.store), device.plain)
    made = CentralClient(central.url, ca=None, signer=signer, whole_answer_s=0.5)
    yield made
    made.close()


def ask(client: CentralClient, read_timeout_s: float = 5.0) -> ChangesAnswer:
    return client.post("/changes", ChangesRequest(), ChangesAnswer, read_timeout_s=read_timeout_s)


def answer_with(central: ScriptedCentral, *faults: Fault) -> None:
    central.faults["changes"].extend(faults)


def deep(request: Request) -> None:
    request.send(b'{"changes":' + b"[" * 200_000 + b"]" * 200_000 + b"}")


def deep_payload(request: Request) -> None:
    nested = b'{"a":' * 50_000 + b"1" + b"}" * 50_000
    change = b'{"stream":"facility","n":1,"kind":"k","version":1,"at_ms":1,"payload":' + nested + b"}"
    request.send(b'{"changes":[' + change + b'],"cursor":"1","more":false,"server_ms":5}')


@pytest.mark.parametrize(
    "fault",
    [
        lambda request: request.send(b"not json"),
        lambda request: request.send(b""),
        lambda request: request.answer(GOOD, Content_Type="text/html"),
        lambda request: request.answer([1, 2]),
        lambda request: request.answer({**GOOD, "changes": "none"}),
        lambda request: request.answer({**GOOD, "server_ms": 1 << 70}),
        lambda request: request.answer({**GOOD, "server_ms": "soon"}),
        lambda request: request.send(b'{"changes":[],"cursor":"\\ud800","more":false,"server_ms":5}'),
        lambda request: request.send(b"\xff\xfe" + json.dumps(GOOD).encode()),
        lambda request: request.send(json.dumps(GOOD).encode(), Content_Encoding="gzip"),
        lambda request: request.send(gzip.compress(json.dumps(GOOD).encode())[:40], Content_Encoding="gzip"),
        lambda request: request.send(json.dumps(GOOD).encode(), Content_Encoding="zstd"),
        lambda request: request.send(zstandard.compress(json.dumps(GOOD).encode())[:-3], Content_Encoding="zstd"),
        lambda request: request.send(zstandard.compress(json.dumps(GOOD).encode()) + b"x", Content_Encoding="zstd"),
        deep,
        deep_payload,
    ],
    # Names that are the same in every worker: a function's own name holds its address.
    ids=[
        "text",
        "empty",
        "html",
        "list",
        "changes",
        "time",
        "word time",
        "surrogate",
        "bytes",
        "no gzip",
        "cut gzip",
        "no zstd",
        "cut zstd",
        "long zstd",
        "deep",
        "deep payload",
    ],
)
def test_what_is_not_an_answer_is_malformed(central: ScriptedCentral, client: CentralClient, fault: Fault) -> None:
    answer_with(central, fault)
    with pytest.raises(Malformed):
        ask(client)
    assert ask(client).cursor == "0"


def test_a_truncated_answer_is_malformed(central: ScriptedCentral, client: CentralClient) -> None:
    def truncated(request: Request) -> None:
        request.send(json.dumps(GOOD).encode()[:20], length=400)
        request.cut()

    answer_with(central, truncated)
    with pytest.raises(Malformed):
        ask(client)


@pytest.mark.parametrize("coding", ["", "gzip", "zstd"])
def test_a_huge_answer_is_not_read_to_its_end(central: ScriptedCentral, client: CentralClient, coding: str) -> None:
    body = b"[" + b" " * (client_module.MAX_ANSWER_BYTES + 100) + b"]"
    if coding:
        packed = gzip.compress(body) if coding == "gzip" else zstandard.compress(body)
        answer_with(central, lambda request: request.send(packed, Content_Encoding=coding))
    else:
        answer_with(central, lambda request: request.send(body))
    with pytest.raises(TooLarge):
        ask(client)


def test_an_answer_that_drips_is_given_up(central: ScriptedCentral, client: CentralClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "CONNECT_TIMEOUT_S", 0.3)
    over = threading.Event()

    def drip(request: Request) -> None:
        request.send(b"{", length=1_000_000)
        while not over.wait(0.05):
            request.handler.wfile.write(b" ")

    answer_with(central, drip)
    with pytest.raises(Malformed, match="slow"):
        ask(client, read_timeout_s=0.2)
    over.set()
    assert ask(client).cursor == "0"


def test_no_answer_is_a_time_out(central: ScriptedCentral, client: CentralClient) -> None:
    over = threading.Event()
    answer_with(central, until(over))
    with pytest.raises(TimedOut) as error:
        ask(client, read_timeout_s=0.1)
    over.set()
    assert not error.value.nothing_sent


def test_a_cut_and_a_refused_connection_differ(central: ScriptedCentral, client: CentralClient) -> None:
    answer_with(central, Request.cut)
    with pytest.raises(Unreachable) as error:
        ask(client)
    assert not error.value.nothing_sent
    central.stop()
    with pytest.raises(Unreachable) as error:
        ask(client)
    assert error.value.nothing_sent
    assert not isinstance(error.value, Cancelled)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 429, 408])
def test_busy(central: ScriptedCentral, client: CentralClient, status: int) -> None:
    answer_with(central, lambda request: request.answer({}, status, Retry_After="17"))
    with pytest.raises(Busy) as error:
        ask(client)
    assert error.value.retry_after_s == 17


@pytest.mark.parametrize(
    ("given", "expected"), [("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("soon", None), ("-5", None), ("99999999999999", 86_400.0)]
)
def test_retry_after_in_all_its_forms(central: ScriptedCentral, client: CentralClient, given: str, expected: float | None) -> None:
    answer_with(central, lambda request: request.answer({}, 503, Retry_After=given))
    with pytest.raises(Busy) as error:
        ask(client)
    assert error.value.retry_after_s == expected


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(central: ScriptedCentral, client: CentralClient, status: int) -> None:
    answer_with(central, lambda request: request.answer({}, status, Location=f"{central.url}/v1/asks"))
    with pytest.raises(Refused) as error:
        ask(client)
    assert error.value.status == status
    assert central.seen["asks"] == 0


def test_a_refusal_carries_its_reason(central: ScriptedCentral, client: CentralClient) -> None:
    answer_with(central, lambda request: request.answer({"code": "revoked", "reason": "taken out of service"}, 403))
    with pytest.raises(Refused, match=r"central refused \(403\): taken out of service") as error:
        ask(client)
    assert (error.value.code, error.value.conflict) == ("revoked", None)
    answer_with(central, lambda request: request.answer({"code": "gap", "expected_seq": 7, "new": 1}, 409))
    with pytest.raises(Refused) as error:
        ask(client)
    assert error.value.conflict == Conflict(code="gap", expected_seq=7)
    answer_with(central, lambda request: request.send(b"<html>" * 100, 404))
    with pytest.raises(Refused) as error:
        ask(client)
    assert error.value.code == ""


def test_a_lost_request_number_is_found_again(central: ScriptedCentral, client: CentralClient) -> None:
    answer_with(central, lambda request: request.answer({"code": "request_number", "next_request": 9_001}, 409))
    assert ask(client).cursor == "0"
    assert central.numbers == [1, 9_001]
    for _ in range(2):
        answer_with(central, lambda request: request.answer({"code": "request_number", "next_request": 1}, 409))
    with pytest.raises(Refused):
        ask(client)
    assert central.numbers == [1, 9_001, 9_002, 9_003]


def test_large_bodies_are_packed_and_small_ones_are_not(central: ScriptedCentral, client: CentralClient) -> None:
    seen: list[tuple[str | None, str, bytes]] = []

    def look(request: Request) -> None:
        seen.append((request.headers.get("Content-Encoding"), request.headers["Content-Digest"], request.raw))
        request.answer(GOOD)

    answer_with(central, look, look)
    client.post("/changes", ChangesRequest(cursor="x" * 5000), ChangesAnswer)
    client.post("/changes", ChangesRequest(), ChangesAnswer)
    assert [encoding for encoding, _, _ in seen] == ["gzip", None]
    for _, digest, raw in seen:
        assert digest == f"sha-256=:{_base64(hashlib.sha256(raw).digest())}:"


def test_zstd_is_used_once_central_takes_it_and_until_it_does_not(central: ScriptedCentral, client: CentralClient) -> None:
    seen: list[str | None] = []

    def look(status: int, **headers: str) -> Fault:
        def answer(request: Request) -> None:
            seen.append(request.headers.get("Content-Encoding"))
            if status == 200 and seen[-1] == "zstd":
                assert zstandard.decompress(request.raw) == ChangesRequest(cursor="x" * 5000).model_dump_json().encode()
            request.answer(GOOD if status == 200 else {"code": "encoding"}, status, **headers)

        return answer

    offered = {"Accept_Encoding": "zstd, gzip"}
    answer_with(central, look(200, **offered), look(200), look(415), look(200))
    for refused in (False, False, True, False):
        asked = ChangesRequest(cursor="x" * 5000)
        if refused:
            with pytest.raises(Refused):
                client.post("/changes", asked, ChangesAnswer)
        else:
            client.post("/changes", asked, ChangesAnswer)
    assert seen == ["gzip", "zstd", "zstd", "gzip"]


def test_a_zstd_answer_is_read(central: ScriptedCentral, client: CentralClient) -> None:
    packed = zstandard.compress(json.dumps(GOOD).encode())
    answer_with(central, lambda request: request.send(packed, Content_Encoding="zstd"))
    assert ask(client).cursor == "1"


def _base64(data: bytes) -> str:
    from base64 import b64encode

    return b64encode(data).decode()


def test_the_environment_chooses_neither_proxy_nor_ca(
    central: ScriptedCentral, client: CentralClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "none.pem"))
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert ask(client).cursor == "0"


def test_a_hanging_request_is_cut_from_another_thread(central: ScriptedCentral, client: CentralClient) -> None:
    errors: list[CentralError] = []

    def hang() -> None:
        try:
            client.post("/changes", ChangesRequest(wait_s=30), ChangesAnswer, read_timeout_s=60)
        except CentralError as error:
            errors.append(error)

    thread = threading.Thread(target=hang)
    thread.start()
    central.wait_for(lambda: central.holding == 1)
    client.cut()
    thread.join(5)
    assert not thread.is_alive()
    assert isinstance(errors[0], Cancelled)
    assert ask(client).cursor == "0"


def test_a_cut_before_the_request_ends_the_next_one_only(client: CentralClient) -> None:
    client.cut()
    with pytest.raises(Cancelled) as error:
        ask(client)
    assert error.value.nothing_sent
    assert ask(client).cursor == "0"
    client.close()
    for _ in range(2):
        with pytest.raises(Cancelled):
            ask(client)


def test_blobs_are_bytes_within_a_limit(central: ScriptedCentral, client: CentralClient, monkeypatch: pytest.MonkeyPatch) -> None:
    central.blobs["a" * 64] = b"\xff\xd8" + bytes(100_000)
    assert client.blob("a" * 64) == central.blobs["a" * 64]
    with pytest.raises(Refused):
        client.blob("b" * 64)
    monkeypatch.setattr(client_module, "MAX_BLOB_BYTES", 1000)
    with pytest.raises(TooLarge):
        client.blob("a" * 64)


class TlsCentral:
    """Answers every request with an empty command answer over TLS."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._context = context
        self.served = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        body = b'{"outcomes":[],"server_ms":1}'
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        while True:
            try:
                plain, _ = self._listener.accept()
            except OSError:
                return
            try:
                with self._context.wrap_socket(plain, server_side=True) as secure:
                    asked = b""
                    while not asked.endswith(b"}"):
                        asked += secure.recv(65_536)
                    self.served += 1
                    secure.sendall(head.encode() + body)
            except OSError:
                plain.close()

    def close(self) -> None:
        self._listener.close()


@pytest.mark.parametrize(
    ("issuer", "host", "days", "old_tls", "works"),
    [
        ("facility", "127.0.0.1", 1, False, True),
        ("rogue", "127.0.0.1", 1, False, False),
        ("facility", "127.0.0.2", 1, False, False),
        ("facility", "127.0.0.1", -1, False, False),
        ("facility", "127.0.0.1", 1, True, False),
    ],
    ids=["good", "rogue CA", "another host", "expired", "TLS 1.2"],
)
def test_only_the_facilitys_own_ca_is_trusted(tmp_path: Path, issuer: str, host: str, days: int, old_tls: bool, works: bool) -> None:
    facility, rogue = Authority(tmp_path / "facility"), Authority(tmp_path / "rogue")
    context = {"facility": facility, "rogue": rogue}[issuer].server_context(host, days)
    if old_tls:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    server = TlsCentral(context)
    client = CentralClient(f"https://127.0.0.1:{server.port}", ca=facility.pem)
    try:
        if works:
            assert client.post("/commands", ChangesRequest(), CommandAnswer).outcomes == ()
        else:
            with pytest.raises(Unreachable) as error:
                client.post("/commands", ChangesRequest(), CommandAnswer)
            assert error.value.nothing_sent
            assert server.served == 0
    finally:
        client.close()
        server.close()


def test_a_tls_long_poll_is_cut_too(tmp_path: Path) -> None:
    facility = Authority(tmp_path)
    context = facility.server_context("127.0.0.1", 1)
    listener = socket.create_server(("127.0.0.1", 0))
    reached = threading.Event()

    def serve() -> None:
        plain, _ = listener.accept()
        with context.wrap_socket(plain, server_side=True) as secure:
            while secure.recv(65_536):  # head and body may come in two records
                reached.set()

    threading.Thread(target=serve, daemon=True).start()
    client = CentralClient(f"https://127.0.0.1:{listener.getsockname()[1]}", ca=facility.pem)
    errors: list[CentralError] = []

    def hang() -> None:
        try:
            client.post("/changes", ChangesRequest(wait_s=30), ChangesAnswer, read_timeout_s=60)
        except CentralError as error:
            errors.append(error)

    thread = threading.Thread(target=hang)
    thread.start()
    assert reached.wait(10)
    before = time.monotonic()
    client.close()
    thread.join(5)
    assert not thread.is_alive(), f"still hanging after {time.monotonic() - before:.1f} s"
    assert isinstance(errors[0], Cancelled)
    listener.close()
