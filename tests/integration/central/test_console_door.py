"""The console's door: two factors, no code twice, waits, what cookies and answers carry, foreign forms, the end of sessions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pyotp
import pytest
from sqlalchemy import select, update

from central.clock import now_ms
from central.console.accounts import add_account
from central.console.gate import COOKIE
from central.console.serve import ConsolePlace, NotPrivate
from central.console.site import create_console
from central.console.tables import accounts, sessions, trail
from central.console.trail import first_broken
from tests.integration.central.browser import Browser, signed_in
from tests.integration.central.command_line import Cli
from tests.integration.central.world import World, serving

PASSWORD = "a quiet lake in june"


@pytest.fixture
def address(world: World) -> Iterator[str]:
    with serving(create_console(world.settings, world.database)) as found:
        yield found


@pytest.fixture
def browser(address: str) -> Browser:
    return Browser(address)


def added(world: World, login: str = "ada") -> str:
    with world.database.write() as connection:
        return add_account(connection, login=login, name="Ada Ruiz", roles=["screener"], desks=[], now_ms=now_ms())[1]


def deeds(world: World) -> list[str]:
    with world.database.read() as connection:
        return list(connection.execute(select(trail.c.deed).order_by(trail.c.number)).scalars())


@pytest.mark.both_engines
def test_two_factors_let_in_and_no_code_is_taken_twice(world: World, browser: Browser) -> None:
    secret, codes = browser.set_up("ada", added(world))
    assert "Hello, Ada" in browser.get("/").text
    browser.post("/logout")
    assert browser.get("/").headers["location"].startswith(f"{browser.address}/login")
    assert "Your code" in browser.begin("ada", PASSWORD).text
    used = pyotp.TOTP(secret).at(now_ms() // 1000)
    assert browser.post("/login", code=used).status_code == 401  # it set the factor up
    later = pyotp.TOTP(secret).at(now_ms() // 1000 + 30)
    assert browser.post("/login", code=later).status_code == 303
    assert "Hello, Ada" in browser.get("/").text
    browser.post("/logout")
    browser.begin("ada", PASSWORD)
    assert browser.post("/login", code=later).status_code == 401
    assert browser.post("/login", code=codes[0].upper()).status_code == 303
    browser.post("/logout")
    browser.begin("ada", PASSWORD)
    assert browser.post("/login", code=codes[0]).status_code == 401
    assert deeds(world).count("signed in") == 3
    assert "recovery code used" in deeds(world)


def test_neither_the_password_alone_nor_a_half_way_opens_a_page(world: World, browser: Browser) -> None:
    browser.set_up("ada", added(world))
    browser.post("/logout")
    browser.begin("ada", PASSWORD)
    for path in ("/", "/screening", "/wallets/list"):
        assert browser.get(path).status_code == 303


def test_wrong_passwords_and_codes_make_the_account_wait(world: World, browser: Browser) -> None:
    secret, _ = browser.set_up("ada", added(world))
    browser.post("/logout")
    for _ in range(5):
        browser.get("/login")
        assert browser.post("/login", login="ada", password="wrong").status_code == 401
    browser.get("/login")
    said = browser.post("/login", login="ada", password=PASSWORD)
    assert "Too many attempts. Wait 1 minute" in said.text
    with world.database.write() as connection:  # the minute is over
        connection.execute(update(accounts).values(locked_until_ms=0))
    browser.begin("ada", PASSWORD)
    for _ in range(4):  # the count went on: a right password alone does not clear it
        assert browser.post("/login", code="000000").status_code == 401
    browser.post("/login", code="000000")
    assert "Too many attempts. Wait 5 minutes" in browser.post("/login", code=pyotp.TOTP(secret).at(now_ms() // 1000 + 30)).text


def test_one_address_is_held_back_whatever_the_names(world: World, browser: Browser) -> None:
    password = added(world)
    for number in range(20):
        browser.get("/login")
        assert "That did not match" in browser.post("/login", login=f"nobody{number}", password="wrong").text
    browser.get("/login")
    assert "Too many attempts from here" in browser.post("/login", login="ada", password=password).text


def test_cookies_ask_for_tls_and_for_this_site_alone(world: World, browser: Browser) -> None:
    password = added(world)
    browser.get("/login")
    sent = browser.post("/login", login="ada", password=password).headers.get_list("set-cookie")
    sent += Browser(browser.address).get("/login").headers.get_list("set-cookie")
    assert any(line.startswith(f"{COOKIE}=") for line in sent)
    for line in sent:
        assert line.endswith("Secure; HttpOnly; SameSite=strict")
    page = browser.get("/login")
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-frame-options"] == "DENY"
    for word in (" style=", "<style", "onclick", "http://", "https://", "<script>"):
        assert word not in page.text.replace("http://www.w3.org", ""), word


def test_a_form_from_elsewhere_does_nothing(world: World, address: str) -> None:
    ada, other = (signed_in(world, address, ["administrator"], login=login) for login in ("ada", "eve"))
    new: dict[str, Any] = {"login": "mallory", "name": "Mallory", "role": "administrator"}
    ours = {"origin": address, "sec-fetch-site": "same-origin"}
    refused = [
        ada.post("/staff/add", headers={"origin": "https://evil.example", "sec-fetch-site": "cross-site"}, **new),
        ada.post("/staff/add", headers={"origin": "null"}, **new),
        ada.post("/staff/add", headers={}, **new),
        ada.post("/staff/add", headers=ours, **{**new, "csrftoken": ""}),
        ada.post("/staff/add", headers=ours, **{**new, "csrftoken": other.token}),
        ada.post("/staff/add", headers=ours, **{**new, "csrftoken": ada.token[:-2]}),
    ]
    assert [answer.status_code for answer in refused] == [403] * 6
    assert httpx.put(f"{address}/staff/add", trust_env=False).status_code == 405
    assert ada.post("/staff/add", **{**new, "name": "x" * 600_000}).status_code == 413
    with world.database.read() as connection:
        assert set(connection.execute(select(accounts.c.login)).scalars()) == {"ada", "eve"}
    assert ada.post("/staff/add", **new).status_code == 200


def test_a_session_ends_by_idling_and_by_an_administrator(world: World, address: str) -> None:
    ada, eve = signed_in(world, address, ["screener"]), signed_in(world, address, ["administrator"], login="eve")
    with world.database.write() as connection:
        connection.execute(update(sessions).values(seen_ms=sessions.c.seen_ms - 14 * 60_000))
    assert ada.get("/").status_code == 200  # it counts as use
    with world.database.write() as connection:
        connection.execute(update(sessions).values(seen_ms=sessions.c.seen_ms - 16 * 60_000))
    assert ada.get("/").status_code == 303
    eve, ada = signed_in(world, address, [], login="eve"), signed_in(world, address, [])
    with world.database.read() as connection:
        account = connection.execute(select(accounts.c.id).where(accounts.c.login == "ada")).scalar_one()
    assert eve.post(f"/staff/do/{account}", do="disable").status_code == 303
    assert ada.get("/").status_code == 303
    assert eve.post(f"/staff/do/{account}", do="reset").status_code == 200
    assert ada.get("/").status_code == 303


@pytest.mark.both_engines
def test_the_command_line_makes_accounts_and_shows_a_whole_trail(world: World, cli: Cli) -> None:
    password = cli.run("console", "add", "ada", "--name", "Ada Ruiz", "--role", "screener", "--desk", "support").strip()
    assert len(password) == 19
    assert "screener,support  Ada Ruiz" in cli.run("console", "list")
    assert cli.run("console", "reset", "ada").strip() != password
    cli.run("console", "disable", "ada")
    assert "disabled" in cli.run("console", "list")
    said = cli.run("console", "trail")
    assert [word in said for word in ("account added", "account reset", "account disable", "whole: 3 lines")] == [True] * 4
    with world.database.write() as connection:
        connection.execute(update(trail).where(trail.c.number == 2).values(detail="nothing"))
    with world.database.read() as connection:
        assert first_broken(connection) == 2


def test_without_tls_it_listens_on_this_machine_alone() -> None:
    ConsolePlace("127.0.0.1", 0, 15).check()
    for host in ("0.0.0.0", "10.0.0.7", "console.example"):
        with pytest.raises(NotPrivate):
            ConsolePlace(host, 0, 15).check()
