"""`central call serve` as IT starts it, what its paths take and refuse, and whom the device's process believes."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from central.calls.rooms import contact_page, open_room
from central.calls.tables import call_events, call_rooms
from central.clock import now_ms
from central.database import Database
from central.tls.authority import issue_server, make_authority, tls_files
from kiosk.visit_call.messages import Join, Kind
from kiosk.visit_call.signalling import NotHeard, RelayAddress, Signalling, TurnedAway, pinned
from tests.integration.calls.house import Calls, DeviceSide, Refused, ask


@pytest.fixture
def secure(database: Database, tmp_path: Path) -> Iterator[tuple[Database, Path, int]]:
    """The process with TLS: its database, its data folder, its port."""
    make_authority(tls_files(tmp_path), "Cedar Ridge", [])
    issue_server(tls_files(tmp_path), ["127.0.0.1"])
    command = [sys.executable, "-m", "central.cli", "call", "serve", "--port", "0", "--tls"]
    options = ["--database", database.engine.url.render_as_string(hide_password=False), "--data", str(tmp_path)]
    child = subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    line = json.loads(child.stderr.readline())
    assert line["event"] == "calls are ready"
    yield database, tmp_path, line["port"]
    child.send_signal(signal.SIGTERM)
    said = child.stderr.read()
    child.stderr.close()
    assert child.wait(20) == 0, said


def test_the_device_believes_the_facility_s_own_authority_and_nobody_else(secure: tuple[Database, Path, int]) -> None:
    database, data, port = secure
    url = f"https://127.0.0.1:{port}"
    with database.write() as connection:
        room = open_room(connection, "tls", now_ms() + 600_000, opens_ms=0, now_ms=now_ms())
    authority = tls_files(data).bundle.read_text()
    here = DeviceSide(url)
    try:
        here.say(Kind.JOIN, Join(room.device_token, authority).packed())
        here.until("connecting", "waiting")
    finally:
        here.close()
    # Without a CA there is nobody to believe; with another's, the server is a stranger.
    nobody = DeviceSide(url)
    try:
        nobody.join(room.device_token)
        nobody.until("over", "unreachable")
    finally:
        nobody.close()
    make_authority(tls_files(data / "other"), "Cedar Ridge", [])
    stranger = pinned(tls_files(data / "other").bundle.read_text())
    with pytest.raises(NotHeard, match="SSLCertVerificationError"):
        asyncio.run(Signalling(RelayAddress.of(url), room.device_token, stranger).join())
    with pytest.raises(TurnedAway, match="refused"):
        asyncio.run(Signalling(RelayAddress.of(url), room.contact_token, pinned(authority)).join())


@pytest.mark.parametrize("url", ["http://central.example:8444", "ftp://127.0.0.1", "https://", "central.example"])
def test_a_relay_is_reached_over_tls_or_on_this_machine(url: str) -> None:
    with pytest.raises(ValueError, match="https"):
        RelayAddress.of(url)


def test_the_page_may_do_what_it_needs_and_no_more(calls: Calls) -> None:
    with httpx.Client(base_url=calls.url, trust_env=False) as http:
        page = http.get("/visit")
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert page.headers["referrer-policy"] == "no-referrer"
        for name in re.findall(r'(?:src|href)="(/[^"]+)"', page.text):
            assert http.get(name).status_code == 200, name
        assert not re.search(r"<script>|onclick=|style=|https?://", page.text)
        assert http.get("/visit/../rooms.py").status_code == 404
        assert http.get("/v1/calls/join").status_code == 405
    assert contact_page("https://visits.example/", "secret") == "https://visits.example/visit#secret"


def test_the_two_languages_say_the_same_things() -> None:
    words = Path("central/calls/page/words.js").read_text()
    english, spanish = words.split("\n  es: {")
    keys = [re.findall(r"^    (\w+): ", part, re.MULTILINE) for part in (english, spanish)]
    assert keys[0] == keys[1]
    page = "".join(Path(f"central/calls/page/{name}").read_text() for name in ("page.html", "page.js"))
    assert set(re.findall(r'data-words="(\w+)"', page)) | set(re.findall(r'(?:say|words|end)\("(\w+)"', page)) <= set(keys[0])
    fields = [re.findall(r"\{\w+\}", part) for part in (english, spanish)]
    assert fields[0] == fields[1]


def test_what_is_not_said_here_is_refused(calls: Calls) -> None:
    room = calls.room(visit="paths")
    for token, what, body, status, code in (
        ("", "join", {}, 401, "refused"),
        ("x" * 500, "join", {}, 401, "refused"),
        (room.room, "join", {}, 401, "refused"),
        (room.contact_token, "events", {"session": "nobody", "after": 0}, 404, "unknown"),
        (room.contact_token, "events", {"session": "nobody", "after": -1}, 400, "bad_request"),
        (room.contact_token, "say", {"session": "s", "round": 1, "kind": "record"}, 400, "bad_request"),
        (room.contact_token, "leave", {"session": "s", "more": 1}, 400, "bad_request"),
        (room.contact_token, "nothing", {}, 404, "not_found"),
    ):
        with pytest.raises(Refused) as refused:
            ask(calls.url, token, what, **body)
        assert (refused.value.status, refused.value.code) == (status, code), (what, body)
    with httpx.Client(base_url=calls.url, trust_env=False, headers={"authorization": f"Bearer {room.contact_token}"}) as http:
        assert http.post("/v1/calls/say", content=b"[" * 100_000).status_code == 400
        assert http.post("/v1/calls/say", content=b"x" * (64 << 20)).status_code == 413


@pytest.mark.both_engines
def test_a_session_of_one_visit_hears_nothing_of_another(calls: Calls) -> None:
    one, other = calls.room(visit="one"), calls.room(visit="other")
    session = ask(calls.url, one.contact_token, "join")["session"]
    with pytest.raises(Refused) as refused:
        ask(calls.url, other.contact_token, "events", session=session, after=0)
    assert refused.value.code == "unknown"
    assert [event["kind"] for event in ask(calls.url, one.contact_token, "events", session=session, after=0)["events"]] == ["waiting"]
    about = ask(calls.url, other.contact_token, "about")
    assert (about["name"], about["recorded"]) == ("Marcus", True)
    assert "name" not in ask(calls.url, other.device_token, "about")


@pytest.mark.both_engines
def test_rooms_keep_hashes_of_tokens_only(calls: Calls) -> None:
    room = calls.room(visit="copied")
    with calls.database.read() as connection:
        held = str([connection.execute(select(table)).all() for table in (call_rooms, call_events)])
    assert room.room in held
    for token in (room.device_token, room.contact_token):
        assert token not in held
