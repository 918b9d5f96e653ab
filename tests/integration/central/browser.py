"""A browser at the staff console, as far as HTTP goes: it keeps cookies, and sends the token of the last form that it was shown."""

from __future__ import annotations

import re
import weakref
from collections.abc import Collection
from http.cookies import SimpleCookie
from typing import Any

import httpx
import pyotp

from central.clock import now_ms
from central.console.accounts import add_account, find_account
from central.console.gate import COOKIE
from central.console.sessions import open_session
from tests.integration.central.world import World

_TOKEN = re.compile(r'name="csrftoken" value="([^"]+)"')


class Browser:
    """Of one person. Cookies are sent although it is no TLS: that they ask for it has a test of its own."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._http = httpx.Client(base_url=address, trust_env=False, timeout=40, verify=False)
        weakref.finalize(self, self._http.close)
        self.cookies: dict[str, str] = {}
        self.token = ""

    def get(self, path: str) -> httpx.Response:
        """A page."""
        return self._sent("GET", path, {})

    def post(self, path: str, headers: dict[str, str] | None = None, **fields: Any) -> httpx.Response:
        """A form. `headers` replace those that a browser sends with it."""
        told = {"origin": self.address, "sec-fetch-site": "same-origin"} if headers is None else headers
        return self._sent("POST", path, told, {"csrftoken": self.token, **fields})

    def begin(self, login: str, password: str) -> httpx.Response:
        """Name and password."""
        self.get("/login")
        self.post("/login", login=login, password=password)
        return self.get("/login")

    def set_up(self, login: str, password: str, chosen: str = "a quiet lake in june") -> tuple[str, list[str]]:
        """The whole first sign-in; returns the secret of the second factor and the recovery codes."""
        assert "Choose your password" in self.begin(login, password).text
        self.post("/login", password=chosen, repeated=chosen)
        shown = self.get("/login").text
        found = re.search(r'class="secret">([A-Z2-7 ]+)<', shown)
        assert found is not None
        secret = found[1].replace(" ", "")
        codes = self.post("/login", code=pyotp.TOTP(secret).now()).text
        return secret, re.findall(r"<li><code>([a-z0-9-]+)</code>", codes)

    def _sent(self, method: str, path: str, headers: dict[str, str], data: dict[str, Any] | None = None) -> httpx.Response:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        told = {"accept": "text/html", **({"cookie": cookies} if cookies else {}), **headers}
        response = self._http.request(method, path, headers=told, data=data)
        self._http.cookies.clear()
        for line in response.headers.get_list("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        found = _TOKEN.search(response.text) if response.headers.get("content-type", "").startswith("text/html") else None
        self.token = found[1] if found is not None else self.token
        return response


def signed_in(world: World, address: str, roles: Collection[str], desks: Collection[str] = (), login: str = "ada") -> Browser:
    """Somebody with these roles, past the door."""
    with world.database.write() as connection:
        known = find_account(connection, login)
        if known is None:
            account, _ = add_account(connection, login=login, name="Ada Ruiz", roles=roles, desks=desks, now_ms=now_ms())
        else:
            account = known.id
        token = open_session(connection, account, "in", now_ms())
    browser = Browser(address)
    browser.cookies[COOKIE] = token
    browser.get("/")
    return browser
