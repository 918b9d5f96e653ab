"""The console's rooms: who may open which, what they do by central's own use cases, and that every read of words is on the trail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import insert, select

from central.clock import now_ms
from central.console.roles import ROLES
from central.console.site import create_console
from central.console.tables import trail
from central.console.trail import first_broken
from central.devices.tables import alerts, devices
from central.facility.facility import load_facility
from central.filings.tables import filing_words, filings
from central.mail_in.tables import message_parts, messages
from central.media.tables import titles
from central.media.titles import put_title, read_title, title_row
from central.orders.tables import device_orders
from kiosk.sync.wire import TitleChange
from tests.integration.central.browser import Browser, signed_in
from tests.integration.central.device import Device
from tests.integration.central.filing import SECRET, Author, with_forms
from tests.integration.central.test_filings import grievance
from tests.integration.central.test_screening import LAKE, held
from tests.integration.central.world import MARCUS, MARCUS_PIN, World, letter, serving

#: Path: whose it is. Everybody else is told so, and reads nothing.
PAGES = {
    "/": set(ROLES),
    "/screening": {"screener"},
    "/screening/queue": {"screener"},
    "/screening/message/in/x": {"screener"},
    "/screening/photo/in/x/1/photo": {"screener"},
    "/requests": {"help_desk", "investigator"},
    "/requests/one/x": {"help_desk", "investigator"},
    "/requests/photo/x/y": {"help_desk", "investigator"},
    "/reports": {"investigator"},
    "/reports/one/x": {"investigator"},
    "/wallets/list": {"finance"},
    "/wallet/x": {"finance"},
    "/ledger/list": {"finance"},
    "/purchases/list": {"finance"},
    "/purchase/x": {"finance"},
    "/titles/list": {"finance", "administrator"},
    "/title/x": {"finance", "administrator"},
    "/policy": {"it", "administrator"},
    "/policy/version/1": {"it", "administrator"},
    "/devices": {"it"},
    "/devices/one/x": {"it"},
    "/staff": {"administrator"},
    "/staff/one/x": {"administrator"},
    "/trail/list": {"administrator"},
}
DEEDS = {
    "/screening/decide/in/x": {"screener"},
    "/requests/do/x": {"help_desk", "investigator"},
    "/reports/close/x": {"investigator"},
    "/purchase/x/refund": {"finance"},
    "/title/x/price": {"finance", "administrator"},
    "/title/x/off": {"finance", "administrator"},
    "/policy/check": {"administrator"},
    "/policy/publish": {"administrator"},
    "/devices/code": {"it"},
    "/devices/join": {"it"},
    "/devices/order/x": {"it"},
    "/devices/do/x": {"it"},
    "/staff/add": {"administrator"},
    "/staff/do/x": {"administrator"},
}


@pytest.fixture
def address(world: World) -> Iterator[str]:
    with serving(create_console(world.settings, world.database)) as found:
        yield found


def lines(world: World, about: str) -> list[str]:
    with world.database.read() as connection:
        assert first_broken(connection) is None
        return list(connection.execute(select(trail.c.deed).where(trail.c.about == about).order_by(trail.c.number)).scalars())


def test_each_role_opens_its_own_rooms_and_no_other(world: World, address: str) -> None:
    anybody = Browser(address)
    assert {anybody.get(path).status_code for path in PAGES} == {303}
    for role in ROLES:
        browser = signed_in(world, address, [role], login=f"a-{role.replace('_', '-')}")
        for path, roles in PAGES.items():
            answer = browser.get(path)
            assert (answer.status_code == 403) == (role not in roles), (role, path, answer.status_code)
        for path, roles in DEEDS.items():
            answer = browser.post(path)
            assert (answer.status_code == 403) == (role not in roles), (role, path, answer.status_code)
        menu = browser.get("/").text
        for path in ("/screening", "/requests", "/reports", "/wallets/list", "/devices", "/staff", "/trail/list"):
            assert (f'href="{path}"' in menu) == (role in PAGES[path]), (role, path)


@pytest.mark.both_engines
def test_a_message_is_read_once_on_the_trail_and_decided_by_part(world: World, address: str) -> None:
    mail = letter(subject="<script>alert(1)</script>", text="Bring contraband & <img src=x onerror=alert(1)>")
    mail.add_attachment(LAKE, maintype="image", subtype="jpeg", filename="lake.jpg")
    first = held(world, mail)
    second = held(world, letter(sender="theo@hale.example", text="more contraband"))
    ada = signed_in(world, address, ["screener"])
    shown = ada.get("/screening").text
    assert lines(world, first) == ["read message"]
    assert lines(world, second) == []
    assert "<mark>contraband</mark>" in shown
    assert "<script>alert" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown
    assert "Words on the list" in shown
    photo = ada.get(f"/screening/photo/in/{first}/1/photo")
    assert (photo.headers["content-type"], photo.headers["x-content-type-options"]) == ("image/jpeg", "nosniff")
    assert ada.post(f"/screening/decide/in/{first}", do="withhold", reason="privacy").status_code == 409
    on = ada.post(f"/screening/decide/in/{first}", do="withhold", reason="privacy", part=["1"]).headers["location"]
    assert on.startswith(f"/screening/message/in/{second}?done=")
    assert lines(world, first) == ["read message", "read photo", "incoming released in part"]
    ada.post(f"/screening/decide/in/{second}", do="reject", reason="threat")
    assert "Nothing waits" in ada.get("/screening").text
    again = ada.post(f"/screening/decide/in/{second}", do="release")
    assert (again.status_code, "Somebody else may have decided it" in again.text) == (409, True)
    with world.database.read() as connection:
        states = {row.id: row.state for row in connection.execute(select(messages.c.id, messages.c.state))}
        part = connection.execute(select(message_parts).where(message_parts.c.message == first, message_parts.c.number == 1)).one()
    assert (states[first], states[second], part.kind, part.code) == ("released", "rejected", "withheld", "privacy")
    assert ada.get(f"/screening/photo/in/{first}/1/photo").status_code == 404
    assert world.broken() == []


@pytest.mark.both_engines
def test_a_sealed_filing_is_for_its_desk_and_where_its_key_is(world: World, device: Device, address: str) -> None:
    with_forms(world)
    author = Author(device, MARCUS, MARCUS_PIN)
    filing, outcome = author.file("grievance", grievance())
    assert outcome.status == "accepted", outcome
    other = signed_in(world, address, ["help_desk"], ["support"], login="bob")
    assert other.get(f"/requests/one/{filing}").status_code == 404
    assert other.post(f"/requests/do/{filing}", do="take").status_code == 409
    ada = signed_in(world, address, ["help_desk"], ["grievance"])
    shown = ada.get(f"/requests/one/{filing}").text
    assert SECRET in shown
    assert lines(world, filing) == ["read filing"]
    asked: tuple[dict[str, Any], ...] = (
        {"do": "take"},
        {"do": "write", "text": "We look into it"},
        {"do": "answer", "text": "<b>Here</b>", "sign": "Office"},
    )
    for deed in asked:
        assert ada.post(f"/requests/do/{filing}", **deed).status_code == 303
    with world.database.read() as connection:
        row = connection.execute(select(filings).where(filings.c.id == filing)).one()
        said = connection.execute(select(filing_words.c.text, filing_words.c.for_role)).all()
    assert (row.status, row.taken_by) == ("answered", "Ada Ruiz")
    assert all(one.text is None and one.for_role for one in said)
    assert "&lt;b&gt;Here&lt;/b&gt;" in ada.get(f"/requests/one/{filing}").text
    author.look()
    author.say("filing.note", filing, "It went on.")
    assert "New words" in ada.get("/requests").text, "what an author says after the answer stands among the open ones"
    assert ada.post(f"/requests/do/{filing}", do="heard").status_code == 303
    assert "New words" not in ada.get("/requests").text
    for key in (world.settings.data / "keys" / "roles").glob("grievance*"):
        key.unlink()
    shown = ada.get(f"/requests/one/{filing}").text
    assert SECRET not in shown
    assert "is not on this machine" in shown


@pytest.mark.both_engines
def test_a_policy_is_checked_shown_and_published_once(world: World, address: str) -> None:
    ada, it = signed_in(world, address, ["administrator"]), signed_in(world, address, ["it"], login="ines")
    with world.database.read() as connection:
        policy, number = load_facility(connection).policy, load_facility(connection).policy_number
    wanted = json.loads(policy.model_dump_json())
    bad = ada.post("/policy/check", policy=json.dumps(wanted | {"sign_in": {"tries": 0}, "no": 1}), number=str(number))
    assert bad.status_code == 422
    assert "sign_in.tries" in bad.text
    assert "this is not JSON" in ada.post("/policy/check", policy="{", number=str(number)).text
    wanted["sign_in"]["tries"] = 7
    shown = ada.post("/policy/check", policy=json.dumps(wanted), number=str(number)).text
    assert '"tries": 7' in shown.replace("&#34;", '"')
    assert it.post("/policy/publish", policy=json.dumps(wanted), number=str(number)).status_code == 403
    assert ada.post("/policy/publish", policy=json.dumps(wanted), number=str(number)).status_code == 303
    late = ada.post("/policy/publish", policy=json.dumps(wanted), number=str(number))
    assert (late.status_code, "meanwhile" in late.text) == (409, True)
    with world.database.read() as connection:
        assert (load_facility(connection).policy.sign_in.tries, load_facility(connection).policy_number) == (7, number + 1)
    history = it.get(f"/policy/version/{number + 1}").text
    assert "ada" in history
    assert '"tries": 7' in history.replace("&#34;", '"')


def test_prices_and_sale_of_a_title(world: World, address: str) -> None:
    title = TitleChange(
        title="song-1", kind="book", name="<i>Blue</i> skies", by="", buy_cents=250, container="0" * 64, container_bytes=9
    )
    with world.database.write() as connection:
        put_title(connection, title, now_ms(), key_id=bytes(16))
    ada = signed_in(world, address, ["finance"])
    assert "&lt;i&gt;Blue&lt;/i&gt; skies" in ada.get("/titles/list").text
    assert ada.post("/title/song-1/price", buy_cents="-1").status_code == 409
    assert ada.post("/title/song-1/price", buy_cents="250").status_code == 409
    assert ada.post("/title/song-1/price", buy_cents="1.99").status_code == 303
    ada.post("/title/song-1/off")
    with world.database.read() as connection:
        row = title_row(connection, "song-1")
        assert row is not None
        assert (read_title(row).buy_cents, read_title(row).active) == (199, False)
        assert connection.execute(select(titles.c.buy_cents)).scalar_one() == 199
    assert lines(world, "song-1") == ["price", "title off"]


def test_the_fleet_shows_who_has_waited_longest_and_takes_orders(world: World, device: Device, address: str) -> None:
    world.device("Quiet one", "SN-2")
    with world.database.write() as connection:
        old = now_ms() - 5 * 3600 * 1000
        connection.execute(devices.update().where(devices.c.name == "Quiet one").values(last_contact_ms=old, enrolled_ms=old))
        connection.execute(insert(alerts).values(id="a", kind="it_exit", device=None, detail="<b>x</b>", at_ms=old))
    ines = signed_in(world, address, ["it"])
    shown = ines.get("/devices").text
    assert shown.index("Quiet one") < shown.index("Kiosk C-014")
    assert "5 hours ago" in shown
    assert "&lt;b&gt;x" in shown
    assert ines.post(f"/devices/order/{device.id}", what="wipe").status_code == 409
    assert ines.post(f"/devices/order/{device.id}", what="lock", en="Closed", es="").status_code == 409
    assert ines.post(f"/devices/order/{device.id}", what="restart").status_code == 303
    with world.database.read() as connection:
        assert [tuple(row) for row in connection.execute(select(device_orders.c.what, device_orders.c.given_by))] == [
            ("restart", "ada")
        ]
    assert ines.post(f"/devices/do/{device.id}", do="revoke", name="").status_code == 409
    assert ines.post(f"/devices/do/{device.id}", do="freeze").status_code == 303
    assert "frozen" in ines.get(f"/devices/one/{device.id}").text
    made = ines.post("/devices/code", name="New one", kind="tablet")
    assert "New one" in made.text
