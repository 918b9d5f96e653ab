"""The facility's CA end to end: made by central, pinned at enrolment, and nobody else is ever central (attacks 19 and 20)."""

from __future__ import annotations

import shutil
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from sqlalchemy import select

from central.clock import now_ms
from central.devices.tables import devices
from central.tls import authority as authority_module
from central.tls.authority import (
    TlsError,
    authorities,
    fingerprint,
    issue_server,
    make_authority,
    read_bundle,
    retire_authority,
    server_certificate,
    server_hosts,
    tls_files,
)
from central.tls.publish import publish_authority
from central.tls.serving import ServerContext
from kiosk.app import features
from kiosk.device.authority import apply_authority
from kiosk.device.clock import TrustedClock
from kiosk.device.identity import Identity, load_identity, save_identity
from kiosk.device.keys import device_keys
from kiosk.settings import DeviceSettings
from kiosk.store.engine import open_store
from kiosk.sync.agent import run_sync
from kiosk.sync.client import CentralClient, CentralError, Unreachable
from kiosk.sync.enrol import enrol
from kiosk.sync.pinning import NotPinned, fetch_authority, pinned_authority
from kiosk.sync.signature import RequestNumbers, RequestSigner
from kiosk.sync.wire import AuthorityChange, Change, ChangesAnswer, ChangesRequest
from tests.integration.central.world import World, running

HOST = "127.0.0.1"


@pytest.fixture
def policy() -> dict[str, object]:
    return {}


@pytest.fixture
def made(tmp_path: Path, policy: dict[str, object], database_url: str) -> World:
    """A central with a CA and a certificate, not serving yet."""
    world = World(tmp_path / "central", policy, database_url)
    files = tls_files(world.settings.data)
    make_authority(files, "cedar-ridge", ["cedar-ridge.example"])
    issue_server(files, [HOST])
    return world


def context(world: World) -> ServerContext:
    found = ServerContext.of(tls_files(world.settings.data).server, None)
    assert found is not None
    return found


@pytest.fixture
def world(made: World) -> Iterator[World]:
    with running(made, context(made).context) as served:
        yield served


def settings(folder: Path, world: World, **over: object) -> DeviceSettings:
    return DeviceSettings.model_validate(
        {"data": folder, "serial": "SN-1", "central_url": str(world.http.base_url).rstrip("/"), **over}
    )


def ca_fingerprint(world: World) -> str:
    return fingerprint(authorities(tls_files(world.settings.data))[0])


def enrolled(folder: Path, world: World) -> tuple[DeviceSettings, Identity]:
    found = settings(folder, world)
    return found, enrol(found, world.code(), authority=fetch_authority(found.central_url, ca_fingerprint(world)))


def ask(found: DeviceSettings, identity: Identity) -> ChangesAnswer:
    """What the sync process does first, with all that it checks."""
    keys = device_keys(found)
    store = open_store(found.store_path, keys.store_key)
    client = None
    try:
        signer = RequestSigner(identity, keys.signing_key, RequestNumbers(store), TrustedClock(store))
        client = CentralClient(found.central_url, ca=pinned_authority(found, identity), signer=signer)
        return client.post("/changes", ChangesRequest(), ChangesAnswer)
    finally:
        if client is not None:
            client.close()
        store.close()


def test_enrolment_by_fingerprint_pins_the_ca(tmp_path: Path, world: World) -> None:
    found, identity = enrolled(tmp_path / "kiosk", world)
    assert identity.facility_ca == read_bundle(tls_files(world.settings.data))
    assert ask(found, identity).changes
    spelled = ":".join(ca_fingerprint(world)[at : at + 2] for at in range(0, 64, 2)).upper()
    assert fetch_authority(found.central_url, spelled) == identity.facility_ca


def test_without_fingerprint_or_file_nothing_is_sent(tmp_path: Path, world: World) -> None:
    found = settings(tmp_path / "kiosk", world)
    with pytest.raises(NotPinned, match="not known"):
        enrol(found, world.code())
    with pytest.raises(NotPinned, match="does not have"):
        fetch_authority(found.central_url, "0" * 64)
    with world.database.read() as connection:
        assert connection.execute(select(devices)).first() is None


def test_enrolment_by_the_ca_s_file(tmp_path: Path, world: World) -> None:
    found = settings(tmp_path / "kiosk", world, central_ca=tls_files(world.settings.data).bundle)
    identity = enrol(found, world.code())
    assert identity.facility_ca is not None
    (tmp_path / "bad.pem").write_text("nonsense")
    for name in ("bad.pem", "none.pem"):
        with pytest.raises(NotPinned, match="cannot read"):
            pinned_authority(settings(tmp_path / "other", world, central_ca=tmp_path / name))


class Impostor:
    """Whoever answers at central's address instead of central: counts the requests that reach it."""

    def __init__(self, tls: ssl.SSLContext | None, redirect: str = "") -> None:
        seen: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                seen.append(self.path)
                self.send_response(307 if redirect else 200)
                self.send_header("Location", redirect)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.seen = seen
        self._server = HTTPServer((HOST, 0), Handler)
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a broken handshake is what is tested
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.url = f"{'http' if tls is None else 'https'}://{HOST}:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@contextmanager
def impostor(tls: ssl.SSLContext | None, redirect: str = "") -> Iterator[Impostor]:
    made = Impostor(tls, redirect)
    try:
        yield made
    finally:
        made.close()


def another_facility(folder: Path) -> ssl.SSLContext:
    files = tls_files(folder)
    make_authority(files, "cedar-ridge", ["cedar-ridge.example"])
    issue_server(files, [HOST])
    return ServerContext(files.server).context


def reissued(world: World, folder: Path, host: str, patch: pytest.MonkeyPatch, *, expired: bool = False) -> ssl.SSLContext:
    """Another certificate of the facility's own CA."""
    files = tls_files(folder)
    shutil.copytree(tls_files(world.settings.data).folder, files.folder)
    if expired:
        patch.setattr(authority_module, "BACKDATED", timedelta(days=200))
    issue_server(files, [host], days=-1 if expired else 120)
    return ServerContext(files.server).context


@pytest.mark.parametrize("attack", ["rogue CA", "wrong host", "expired", "TLS 1.2"])
def test_an_impostor_gets_no_request(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch, attack: str) -> None:
    found, identity = enrolled(tmp_path / "kiosk", world)
    # What the environment says of certificates and proxies is not heard (attack 20).
    monkeypatch.setenv("SSL_CERT_FILE", str(tls_files(tmp_path / "rogue").bundle))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tls_files(tmp_path / "rogue").bundle))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    if attack == "rogue CA":
        tls = another_facility(tmp_path / "rogue")
    else:
        host = "127.0.0.2" if attack == "wrong host" else HOST
        tls = reissued(world, tmp_path / "re", host, monkeypatch, expired=attack == "expired")
    if attack == "TLS 1.2":
        tls.minimum_version = tls.maximum_version = ssl.TLSVersion.TLSv1_2
    with impostor(tls) as other:
        moved = found.model_copy(update={"central_url": other.url})
        with pytest.raises(Unreachable) as error:
            ask(moved, identity)
        assert error.value.nothing_sent
        assert other.seen == []
    assert ask(found, identity).changes  # the real one still is heard


def test_plain_http_is_refused_once_a_ca_is_pinned(tmp_path: Path, world: World) -> None:
    found, identity = enrolled(tmp_path / "kiosk", world)
    with impostor(None) as other:
        moved = found.model_copy(update={"central_url": other.url})
        with pytest.raises(NotPinned, match="https"):
            ask(moved, identity)
        with pytest.raises(NotPinned, match="https"):
            run_sync(moved, features(), threading.Event())
        assert other.seen == []


def test_a_redirect_is_not_followed_even_by_the_facilitys_own_server(
    tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, identity = enrolled(tmp_path / "kiosk", world)
    with (
        impostor(another_facility(tmp_path / "rogue")) as elsewhere,
        impostor(reissued(world, tmp_path / "re", HOST, monkeypatch), f"{elsewhere.url}/v1/changes") as own,
    ):
        with pytest.raises(CentralError, match="307"):
            ask(found.model_copy(update={"central_url": own.url}), identity)
        assert (own.seen, elsewhere.seen) == (["/v1/changes"], [])


def test_central_itself_speaks_tls_1_3_only(world: World) -> None:
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    old.load_verify_locations(tls_files(world.settings.data).bundle)
    with pytest.raises(ssl.SSLError), socket.create_connection((HOST, world.http.base_url.port or 0), 10) as plain:
        old.wrap_socket(plain, server_hostname=HOST)


def test_a_rollover_of_the_ca_reaches_devices_before_the_server_changes(tmp_path: Path, made: World) -> None:
    files = tls_files(made.settings.data)
    tls = context(made)
    with running(made, tls.context) as world:
        found, identity = enrolled(tmp_path / "kiosk", world)
        store = open_store(found.store_path, device_keys(found).store_key)
        stop = threading.Event()
        syncing = threading.Thread(target=run_sync, args=(found, features(), stop))
        syncing.start()

        def pinned() -> int:
            with store.read() as conn:
                return (load_identity(conn).facility_ca or "").count("BEGIN")

        try:
            make_authority(files, "cedar-ridge", ["cedar-ridge.example"], renew=True)
            with pytest.raises(TlsError, match="issue --renew"):
                retire_authority(files)
            with world.database.write() as connection:
                publish_authority(connection, files, now_ms())
            wait_for(lambda: pinned() == 2)
            issue_server(files, [HOST])
            assert tls.refresh()
            assert not tls.refresh()
            with store.read() as conn:
                identity = load_identity(conn)
            assert ask(found, identity).changes  # the same server, a certificate of the new CA
            retire_authority(files)
            with world.database.write() as connection:
                publish_authority(connection, files, now_ms())
            wait_for(lambda: pinned() == 1)
        finally:
            stop.set()
            syncing.join(20)
            store.close()


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.02)


def test_a_bundle_that_shares_nothing_with_the_pin_is_refused(tmp_path: Path, world: World) -> None:
    found, identity = enrolled(tmp_path / "kiosk", world)
    another_facility(tmp_path / "rogue")
    rogue = read_bundle(tls_files(tmp_path / "rogue")) or ""
    store = open_store(found.store_path, device_keys(found).store_key)
    change = Change(stream="facility", n=1, kind="facility.authority", version=1, payload={}, at_ms=1)
    try:
        for bundle in (rogue, "nonsense", tls_files(world.settings.data).server.read_text()):
            with store.write() as conn:
                apply_authority(conn, AuthorityChange(bundle=bundle), change)
            with store.read() as conn:
                assert load_identity(conn) == identity
        with store.write() as conn:
            save_identity(conn, Identity(**{**vars(identity), "facility_ca": None}))
            apply_authority(conn, AuthorityChange(bundle=rogue), change)
            assert load_identity(conn).facility_ca is None  # a device on plain HTTP stays so
    finally:
        store.close()


def test_the_authority_vouches_for_its_own_names_only(tmp_path: Path) -> None:
    files = tls_files(tmp_path)
    with pytest.raises(TlsError, match="tls init"):
        issue_server(files, [HOST])
    root = make_authority(files, "cedar-ridge", ["cedar-ridge.example"])
    assert files.authority_key.stat().st_mode & 0o777 == 0o600
    assert root.extensions.get_extension_for_class(x509.NameConstraints).critical
    with pytest.raises(TlsError, match="already"):
        make_authority(files, "cedar-ridge", [])
    made = issue_server(files, ["central.cedar-ridge.example", "localhost", "10.1.2.3", "::1"])
    assert files.server.stat().st_mode & 0o777 == 0o600
    assert server_hosts(server_certificate(files)) == ["central.cedar-ridge.example", "localhost", "10.1.2.3", "::1"]
    assert made.not_valid_after_utc - datetime.now(UTC) >= timedelta(days=90)
    for host in ("central.example", "notcedar-ridge.example", "8.8.8.8", "a b", "", "*.x"):
        with pytest.raises(TlsError):
            issue_server(files, [host])
    with pytest.raises(TlsError, match="one certificate authority only"):
        retire_authority(files)


def test_a_renewed_certificate_that_cannot_be_used_leaves_the_old_one(tmp_path: Path) -> None:
    files = tls_files(tmp_path)
    make_authority(files, "cedar-ridge", [])
    issue_server(files, [HOST])
    served = ServerContext(files.server)
    files.server.write_text("half of")
    assert not served.refresh()
    issue_server(files, [HOST])
    assert served.refresh()
