from __future__ import annotations

import threading
from typing import Any

import pytest
import requests
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver, algorithms
from http_message_signatures.exceptions import HTTPMessageSignaturesException
from sqlalchemy import select

from kiosk.sync.signature import RequestNumbers, RequestSigner
from kiosk.sync.tables import sync_state
from kiosk.sync.wire import SIGNATURE_LABEL, SIGNED_COMPONENTS
from tests.enrolled import DEVICE, Device


class _Keys(HTTPSignatureKeyResolver):
    def __init__(self, device: Device) -> None:
        self.key = device.keys.signing_key.public_key()

    def resolve_public_key(self, key_id: str) -> Any:
        assert key_id == DEVICE
        return self.key

    def resolve_private_key(self, key_id: str) -> Any:
        raise NotImplementedError(key_id)


class _AnyTime(HTTPMessageVerifier):
    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        """Central does not trust device clocks either."""


def signed(device: Device, method: str = "POST", body: bytes | None = b'{"a":1}') -> requests.PreparedRequest:
    signer = RequestSigner(device.identity, device.keys.signing_key, RequestNumbers(device.store), device.plain)
    request = requests.Request(method, "http://127.0.0.1:1/v1/changes?x=1", data=body).prepare()
    signer.sign(request)
    return request


def verify(device: Device, request: requests.PreparedRequest) -> Any:
    body = request.body if isinstance(request.body, bytes) else b""
    verifier = _AnyTime(signature_algorithm=algorithms.ED25519, key_resolver=_Keys(device))
    [result] = verifier.verify(request, max_age=None, body=body, require_components=SIGNED_COMPONENTS)
    return result


@pytest.mark.parametrize(("method", "body"), [("POST", b'{"a":1}'), ("GET", None)])
def test_a_request_is_signed_over_everything_that_matters(device: Device, method: str, body: bytes | None) -> None:
    request = signed(device, method, body)
    result = verify(device, request)
    assert result.label == SIGNATURE_LABEL
    assert set(result.covered_components) >= {f'"{name}"' for name in SIGNED_COMPONENTS}
    assert request.headers["Lumen-Device"] == DEVICE
    assert request.headers["Lumen-Facility"] == "cedar-ridge"
    assert request.headers["Lumen-Epoch"] == "1"


@pytest.mark.parametrize("change", ["body", "path", "query", "method", "number", "epoch"])
def test_a_changed_request_does_not_verify(device: Device, change: str) -> None:
    request = signed(device)
    assert request.url is not None
    if change == "body":
        request.body = b'{"a":2}'
    elif change == "path":
        request.url = request.url.replace("changes", "commands")
    elif change == "query":
        request.url = request.url.replace("x=1", "x=2")
    elif change == "method":
        request.method = "PUT"
    else:
        name = {"number": "Lumen-Request", "epoch": "Lumen-Epoch"}[change]
        request.headers[name] = "77"
    with pytest.raises(HTTPMessageSignaturesException):
        verify(device, request)


def test_no_number_is_used_twice_also_after_a_crash(device: Device) -> None:
    before = RequestNumbers(device.store, block=10)
    used = [before.take() for _ in range(13)]
    after = RequestNumbers(device.store, block=10)  # the process was killed: what it reserved is given up
    used += [after.take() for _ in range(13)]
    assert used == sorted(set(used))
    assert used[0] == 1


def test_numbers_are_reserved_before_use(device: Device) -> None:
    numbers = RequestNumbers(device.store, block=10)
    for _ in range(25):
        number = numbers.take()
        with device.store.read() as conn:
            assert conn.execute(select(sync_state.c.request_limit)).scalar_one() > number


def test_a_lost_counter_jumps_forward_and_never_back(device: Device) -> None:
    numbers = RequestNumbers(device.store, block=10)
    assert numbers.take() == 1
    numbers.jump(5001)
    assert numbers.take() == 5001
    numbers.jump(3)
    assert numbers.take() == 5002
    assert RequestNumbers(device.store, block=10).take() > 5002


def test_threads_share_the_numbers(device: Device) -> None:
    numbers, seen, lock = RequestNumbers(device.store, block=7), [], threading.Lock()

    def take_some() -> None:
        for _ in range(50):
            number = numbers.take()
            with lock:
                seen.append(number)

    threads = [threading.Thread(target=take_some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(seen)) == 200
